"""The tables of central bodies and of kinds of provincial agencies (data/bodies.csv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from registry.law.tables import closed, listed, name_key, rows
from registry.model.spans import Period
from registry.model.text import plain


@dataclass(frozen=True, slots=True)
class Body:
    """A central body, or a kind of provincial agency (kind 'so'), with its symbols and interval as in data/bodies.csv."""

    id: str
    name: str
    aliases: tuple[str, ...]
    symbols: tuple[str, ...]
    kind: str
    valid: Period
    successors: tuple[str, ...]
    source: str
    certainty: str


@cache
def every() -> tuple[Body, ...]:
    """Every row, in the order of the data file."""
    return tuple(
        Body(
            row["id"], row["name"], listed(row["aliases"]), listed(row["symbols"]), row["kind"],
            closed(row["valid_from"], row["valid_to"]), listed(row["successors"]), row["source"], row["certainty"],
        )
        for row in rows("bodies")
    )  # fmt: skip


@cache
def central() -> dict[str, Body]:
    """Central bodies by id."""
    return {row.id: row for row in every() if row.kind != "so"}


@cache
def agencies() -> dict[str, Body]:
    """Kinds of provincial agencies by the last part of their ids."""
    return {row.id: row for row in every() if row.kind == "so"}


@cache
def agency_names() -> dict[str, Body]:
    """Folded names of provincial agencies."""
    return {name_key(name): row for row in agencies().values() for name in (row.name, *row.aliases)}


@cache
def by_name() -> dict[str, Body]:
    """Folded names, other names and symbols of all."""
    return {name_key(name): row for row in reversed(every()) for name in (row.name, *row.aliases, *row.symbols)}


@cache
def by_symbol() -> dict[str, str]:
    """Letters of a symbol without diacritics -> id; the first row of the file wins."""
    found: dict[str, str] = {}
    for row in every():
        for symbol in row.symbols:
            found.setdefault(re.sub(r"[^A-Z]", "", plain(symbol).upper()), row.id)
    return found
