"""What an engine is: it knows texts and numbers, and nothing of validity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from registry.searching.tree import Query
from registry.searching.units import Unit


@dataclass(frozen=True, slots=True)
class Scored:
    unit: Unit
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """total: all units that match; hits: those asked for, best first."""

    total: int
    hits: tuple[Scored, ...]


class Engine(Protocol):
    """Every engine gives the same hit sets, totals and documents; scan.py is the one that the others are held against."""

    name: str

    def find(self, query: Query, within: frozenset[str] | None = None, first: int = 0, count: int = 20) -> Found:
        """Hits number first .. first + count, from 0. within: ids of the documents looked at, None = all.

        query.outside is not looked at: the caller has turned it into `within`.
        """

    def documents(self, query: Query, within: frozenset[str] | None = None) -> dict[str, int]:
        """Id of each document with a hit -> how many units of it match; what facets are counted from."""

    def vocabulary(self) -> Mapping[str, int]:
        """Folded syllable -> units that hold it (about: units taken out may still count)."""

    def __len__(self) -> int:
        """How many units are held."""

    def write(self, units: Iterable[Unit], gone: Iterable[str] = ()) -> None:
        """Takes out the documents `gone`, and those that `units` belong to, and puts in `units`, in one commit."""

    def close(self) -> None:
        """Lets go of the files."""
