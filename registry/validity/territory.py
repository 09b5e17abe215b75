"""Where a document applies: units and their successors (Đ155.2 Luật 80/2015, Đ54.2 Luật 64/2025; domain.md 1.3, 0.1 #5)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from registry.law import units


def within(one: str, other: str) -> bool:
    """Whether all of unit `one` lies inside unit `other`, in place or through a merger: old Bình Thuận in new Lâm Đồng.

    A commune of today lies in an old province or district where all the communes that went into it did.
    """
    return one == other or other in _around(one) or (other in _origins(one))


def meets(one: str, other: str) -> bool:
    """Whether one of the two lies inside the other."""
    return within(one, other) or within(other, one)


def anywhere(unit: str, territory: Iterable[str]) -> bool:
    """Whether the unit lies inside one of the territory's units."""
    return any(within(unit, one) for one in territory)


def merged(unit: units.Unit) -> bool:
    """Whether the unit went, with others of its level, into one new unit; a renaming or a raise in rank is no merger."""
    heir = _became(unit)
    return heir is not None and sum(heir in u.successors for one in units.predecessors(heir) if (u := units.unit(one))) > 1


@lru_cache(maxsize=8192)
def _around(id: str) -> frozenset[str]:
    """Every unit that holds this one: its parents, and what each of them went into as a whole (a merger or a renaming)."""
    found: set[str] = set()
    queue = [id]
    while queue:
        now = queue.pop()
        known = units.unit(now)
        above = known.parent if known else now.rpartition(".")[0]
        for one in (above, _became(known) if known else None):
            if one and one not in found:
                found.add(one)
                queue.append(one)
    return frozenset(found)


def _became(unit: units.Unit) -> str | None:
    """The one unit of its level that took this one in whole; None where it goes on, or was split."""
    same = [one for one in unit.successors if (u := units.unit(one)) and u.level == unit.level]
    return same[0] if len(same) == 1 else None


@lru_cache(maxsize=8192)
def _origins(id: str) -> frozenset[str]:
    """Old units that hold every unit of its own level that went into this one: where a commune of today lay before."""
    known = units.unit(id)
    every = [u for one in units.predecessors(id) if known and (u := units.unit(one))]
    before = [u for u in every if known and u.level == known.level] or every  # of some only the district is known
    if not before:
        return frozenset()
    return frozenset.intersection(*(_around(u.id) | {u.id} for u in before)) - {id}
