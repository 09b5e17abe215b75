"""Small registries with a lawyer's answers, one list of them a file: what the language and the law make of decrees that name each other.

A scenario: name; as_of; documents: short name -> {head, text} as in decrees.py; and any of
status: {document, expect, at, territory, day, certainty, since}; findings: {rule, document, at, other, must, day}, where
information is no finding; relations: {from, to, relation, at}, without `at` on the whole, must: false = none on the whole;
overdue: {document, at, body, state, days}, state: nothing = no row. Places are 'main/dieu_2', or with less before them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from decrees import library

from registry.checks import check
from registry.cli.status import territory_id
from registry.library import Library
from registry.tracking import overdue

HERE = Path(__file__).parent
SECTIONS = {"name", "as_of", "documents", "status", "findings", "relations", "overdue"}


def load() -> Iterator[Any]:
    for path in sorted(HERE.glob("*.yaml")):
        for scenario in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(scenario, id=f"{path.stem}: {scenario['name']}")


@pytest.mark.parametrize("scenario", list(load()))
def test_scenario(scenario: dict[str, Any]) -> None:
    assert scenario.keys() <= SECTIONS
    shelf, ids = library(scenario["documents"], scenario["as_of"])
    wrong = [
        *(told for row in scenario.get("status", ()) if (told := _status(row, shelf, ids))),
        *(told for row in scenario.get("findings", ()) if (told := _finding(row, scenario["documents"], shelf, ids))),
        *(told for row in scenario.get("relations", ()) if (told := _relation(row, shelf, ids))),
        *(told for row in scenario.get("overdue", ()) if (told := _overdue(row, shelf, ids))),
    ]
    assert not wrong, "\n".join(wrong)


def _status(row: dict[str, Any], shelf: Library, ids: dict[str, str]) -> str:
    day: date = row.get("day", shelf.day)
    told = shelf.status(ids[row["document"]], row.get("at"), day, territory_id(row.get("territory"), day))
    since = told.period.start
    right = told.word == row["expect"] and told.certainty == row.get("certainty", "fact") and since == row.get("since", since)
    return "" if right else f"{row}: {told.word} ({told.certainty}) từ {since}: {[(e.cause, e.by, e.provisions) for e in told.because]}"


def _finding(row: dict[str, Any], documents: dict[str, Any], shelf: Library, ids: dict[str, str]) -> str:
    if day := row.get("day"):
        shelf, ids = library(documents, day)
    found = [
        f
        for f in check(ids.values(), shelf, [row["rule"]])
        if f.severity != "info"
        and ids[row["document"]] in (f.place.document, *(o.document for o in f.others if row["rule"] in ("X2", "X5")))
        and _inside(row.get("at"), f.place.provision)
        and ("other" not in row or ids[row["other"]] in (f.place.document, *(o.document for o in f.others)))
    ]
    return "" if bool(found) is row.get("must", True) else f"{row}: {[(f.place.provision, f.place.quote, f.message) for f in found]}"


def _relation(row: dict[str, Any], shelf: Library, ids: dict[str, str]) -> str:
    links = [link for link in shelf.links(ids[row["from"]]) if link.target == ids[row["to"]] and not link.mention.nested]
    same = [link.mention for link in links if link.mention.relation == row["relation"]]
    if row.get("must", True):
        right = any(row["at"] in m.provisions if "at" in row else not m.provisions for m in same)
    else:
        right = all(m.provisions or m.partial for m in same)
    return "" if right else f"{row}: {[(link.mention.relation, link.mention.provisions) for link in links]}"


def _overdue(row: dict[str, Any], shelf: Library, ids: dict[str, str]) -> str:
    found = [
        one
        for one in overdue(shelf)
        if one.document == ids[row["document"]] and _inside(row.get("at"), one.provision) and row.get("body", one.body) == one.body
    ]
    if row["state"] == "nothing":
        return "" if not found else f"{row}: {found}"
    right = [one for one in found if one.state == row["state"] and row.get("days", one.days) == one.days]
    return "" if right else f"{row}: {[(one.provision, one.body, one.state, one.days) for one in found]}"


def _inside(wanted: str | None, told: str) -> bool:
    """Whether a place is the one wanted or inside it."""
    return wanted is None or told == wanted or told.startswith(f"{wanted}/")
