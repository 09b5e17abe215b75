"""Conflicts on real decrees: none between unrelated ones, none of a decree with itself, and nearly every changed amount found."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from registry.checks import check
from registry.checks.comparing import differences
from registry.checks.sameness import same
from registry.extracting import extract
from registry.library import Library, MemoryShelf
from registry.library.pairs import Held, aligned, held
from registry.model import Document, Place, Statement
from registry.parsing import parse
from registry.reading import read

DAY = date(2026, 11, 24)
PAIRS, SEED = 30, 2026


class Two:
    """What differences() asks a library, of documents that are in none."""

    def __init__(self, *found: Held) -> None:
        self._at = {place: statement for one in found for place, statement in one.at.items()}

    def statement(self, place: Place) -> Statement | None:
        return self._at.get(place)


@pytest.fixture(scope="module")
def decrees(real_data: Path) -> list[Document]:
    """The normative documents of local_2025."""
    found = [extract(parse(read(file))) for file in sorted((real_data / "local_2025" / "docx_regen").glob("*.docx"))]
    return [d for d in found if d.header.form == "normative" and d.header.key]


def of_one_body(document: Document) -> Document:
    """As if one committee had issued it."""
    assert document.header.key
    return replace(document, header=replace(document.header, key=replace(document.header.key, issuer="lam-dong-2025.ubnd")))


def test_unrelated_decrees_have_no_conflict(decrees: list[Document]) -> None:
    """Even if one body had issued both, and with every statement of one laid beside every one of the other."""
    for one, other in random.Random(SEED).sample(list(combinations(decrees, 2)), PAIRS):
        here, there = held(one), held(other)
        pairs = [(a.place, b.place, "câu chữ giống nhau") for a, b in aligned(here, there)]
        assert list(differences(one, other, pairs, False, Two(here, there))) == []  # type: ignore[arg-type]
        shelf = Library(MemoryShelf(map(of_one_body, (one, other))), DAY)
        assert check(shelf.ids(), shelf, ["X1", "X2", "X5"]) == []


def test_no_decree_contradicts_itself(decrees: list[Document]) -> None:
    """Two statements of one decree that were taken for one thing said differently: at most two in a thousand that were compared."""
    compared = wrong = 0
    for document in decrees:
        own = held(document)
        for one, other in combinations(own.statements, 2):
            if one.kind == other.kind:
                compared += 1
                alone = Two(own)
                told = same(one, other, True) and list(differences(document, document, [(one.place, other.place, "")], False, alone))  # type: ignore[arg-type]
                wrong += bool(told)
    assert compared > 2000 and wrong <= 0.002 * compared


def changed(document: Document, place: Place) -> Document:
    """The document with another amount at a place, as a second one."""
    id = f"{document.id}.sau"
    amounts = tuple(replace(m, value=m.value * 1.5 + 1) if m.place == place else m for m in document.measures)
    return replace(
        document,
        header=replace(document.header, id=id),
        measures=tuple(replace(m, place=replace(m.place, document=id)) for m in amounts),
        clauses=tuple(replace(c, place=replace(c.place, document=id)) for c in document.clauses),
        mentions=tuple(replace(m, place=replace(m.place, document=id)) for m in document.mentions),
    )


def test_a_changed_amount_is_found_and_nothing_else(decrees: list[Document]) -> None:
    tried = found = 0
    for document in decrees:
        here = held(document)
        for statement in here.statements:
            if not statement.measures:
                continue
            twin = changed(document, statement.place)
            there = held(twin)
            pairs = [(a.place, b.place, "tên cùng nội dung") for a, b in aligned(there, here)]
            told = list(differences(twin, document, pairs, False, Two(here, there)))  # type: ignore[arg-type]
            tried += 1
            found += any(statement.place.span in d.here.span for d in told)
            assert all(statement.place.span in d.here.span for d in told)
    assert tried > 200 and found >= 0.85 * tried
