"""Whether the body that repeals, amends or suspends a document may do so (Đ12.1 Luật 80/2015, Đ8.2 Luật 64/2025; domain.md 5.4, 0.2 #10)."""

from __future__ import annotations

from typing import Literal

from registry.law import bodies, units
from registry.model import Header
from registry.validity import territory

Power = Literal["own", "successor", "superior", "commune", "doubtful", "none"]
"""own: the issuer itself, or the same unit under a new name; successor: of a unit that went into the citing one;
commune: a commune for its own part of a former district; doubtful: a person must look; none: no power."""

_LEVELS = {"central": 4, "tinh": 3, "huyen": 2, "xa": 1}
_CENTRAL = ("quoc-hoi", "ubtvqh", "chu-tich-nuoc", "chinh-phu", "thu-tuong")
_ORGANS = {"hdnd": 3, "tthdnd": 2, "ubnd": 2, "ctubnd": 2}


def power(citing: Header, target: Header) -> Power:
    if citing.key is None or target.key is None:
        return "doubtful"
    one, other = citing.key.issuer, target.key.issuer
    if one == other:
        return "own"
    levels = _LEVELS[bodies.level(one)], _LEVELS[bodies.level(other)]
    here, there = bodies.unit_of(one), bodies.unit_of(other)
    if here is None or there is None:
        return _central(one, other) if here is there else "superior" if here is None else "none"
    kin = here == there or there in units.predecessors(here)
    if kin and levels[0] == levels[1]:
        before = units.unit(there)
        return _same_level(one, other, here == there or before is None or not territory.merged(before))
    if levels[0] > levels[1]:
        return "superior" if territory.within(there, here) else "none"
    return "commune" if levels == (1, 2) and territory.within(here, there) else "none"


def _same_level(one: str, other: str, same_unit: bool) -> Power:
    organs = one.rsplit(".", 1)[-1], other.rsplit(".", 1)[-1]
    if organs[0] == organs[1]:
        return "own" if same_unit else "successor"
    ranks = _ORGANS.get(organs[0], 1), _ORGANS.get(organs[1], 1)
    if ranks[0] == ranks[1] or "tthdnd" in organs:
        return "doubtful"
    return "superior" if ranks[0] > ranks[1] else "none"


def _central(one: str, other: str) -> Power:
    ranks = [_CENTRAL.index(id) if id in _CENTRAL else len(_CENTRAL) for id in (one, other)]
    if ranks[0] == ranks[1]:
        return "doubtful"
    return "superior" if ranks[0] < ranks[1] else "none"
