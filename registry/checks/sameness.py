"""Whether two statements speak of one thing: the same object, in the same case, on the same ground.

What one statement names must be named by the other, in its own words or by what it stands on (leads, heading, title, scope).
Words that exclude each other (đô thị, nông thôn), other bodies, other cases ('dự án trên 5 tỷ đồng') keep statements apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from registry.extracting import actors
from registry.library.units import Unit
from registry.library.wording import apart, tokens
from registry.model.text import fold

SHARED, EXTRA = 0.5, 3
"""At least this share of the words of the shorter one in common; one of them may say a third more than the other."""


def same(one: Unit, other: Unit, related: bool) -> bool:
    """related: one document rests on the other or has its title, so that their titles need not agree in words."""
    if one.kind != other.kind or one.given != other.given or _excluded(one, other):
        return False
    here, there = _named(one), _named(other)
    shared = len(here & there)
    left, right = here - _ground(other), there - _ground(one)
    if shared < SHARED * min(len(here), len(there)) or shared + len(left) + len(right) == 0:
        return False
    if (left and right) or EXTRA * (len(left) + len(right)) > shared:
        return False
    pairs = [(one.frame, other.frame), (one.heading, other.heading), *([] if related else [(one.title, other.title)])]
    return not any(_words(a) - _ground(other) and _words(b) - _ground(one) for a, b in pairs)


def _named(unit: Unit) -> frozenset[str]:
    """The words of the statement itself, without the bodies that act; those of its heading where it has none."""
    return _words(unit.core) or _words(unit.frame) or _words(unit.heading)


def _ground(unit: Unit) -> frozenset[str]:
    return frozenset().union(*map(_words, (unit.core, unit.frame, unit.heading, unit.title, unit.scope)))


def _excluded(one: Unit, other: Unit) -> bool:
    """Whether the nearest words of a group of words that exclude each other have none in common, or other bodies act."""
    bodies = _bodies(f"{one.frame} {one.core}"), _bodies(f"{other.frame} {other.core}")
    if one.kind != "competence" and all(bodies) and not bodies[0] & bodies[1]:
        return True
    here, there = _nearest(one), _nearest(other)
    return any(not here[group] & there[group] for group in here.keys() & there.keys())


def _nearest(unit: Unit) -> dict[str, frozenset[str]]:
    """The terms of each group in the words nearest to the statement that have any."""
    found: dict[str, frozenset[str]] = {}
    for text in (unit.core, unit.frame, unit.heading, unit.title):
        for group, terms in apart(_acted(text)[0]).items():
            found.setdefault(group, terms)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(_acted(text)[0]))


def _bodies(text: str) -> frozenset[str]:
    return _acted(text)[1]


@lru_cache(maxsize=16384)
def _acted(text: str) -> tuple[str, frozenset[str]]:
    """(the text without the bodies in it, the bodies)."""
    told, bodies, at = [], set(), 0
    for actor in actors.find(text, fold(text)):
        told.append(text[at : actor.start])
        bodies.add(body_key(actor, text))
        at = actor.end
    return " , ".join((*told, text[at:])), frozenset(filter(None, bodies))


def body_key(actor: actors.Actor, text: str) -> str:
    """What kind of body it is, alike in a central and a local text: 'Ủy ban nhân dân cấp xã'; '' where its level is not said."""
    if actor.kind != "local":
        return fold(text[actor.start : actor.end])
    level = actors.level_of(actor.unit) or level_of_name(actor.unit)
    return " ".join(filter(None, (actor.office, *actor.bodies, level))) if level else ""


def level_of_name(unit: str) -> str:
    """'tỉnh Cao Bằng' -> 'cấp tỉnh'."""
    low = fold(unit)
    levels: Iterable[tuple[str, tuple[str, ...]]] = (
        ("cấp tỉnh", ("tỉnh", "thành phố")), ("cấp huyện", ("huyện", "quận", "thị xã")), ("cấp xã", ("xã", "phường", "thị trấn", "đặc khu")),
    )  # fmt: skip
    return next((level for level, kinds in levels if low.startswith(kinds)), "")
