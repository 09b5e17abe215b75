"""Whether two statements speak of one thing: the same object, in the same case, on the same ground.

What one statement names must be named by the other, in its own words or by what it stands on (leads, heading, title, scope).
Words that exclude each other (đô thị, nông thôn), other bodies, other cases ('dự án trên 5 tỷ đồng') keep statements apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from registry.library.units import Unit
from registry.library.wording import apart, bodies, narrowing, tokens

ALONE = 4
"""So many words in common need no agreement of titles, but for what is granted: to whom may be said in the title only."""
_GRANTED = frozenset(("VND", "percent", "base_salary", "person", "household"))
EXTRA = 2
"""One of two statements may say half as many words more as they have in common."""
_BROAD = frozenset(("hỗ-trợ", "chi-trả", "quản", "lý", "sử", "dụng", "giải-quyết", "hoạt", "động", "phân", "công", "tác", "chi", "thu", "giá", "phí", "lệ"))
"""Words of headings and titles that tell what is done in general, not what it is done to."""


def same(one: Unit, other: Unit, related: bool) -> bool:
    """related: one document rests on the other or has its title, so that their titles need not agree in words."""
    if one.kind != other.kind or _excluded(one, other) or not _one_case(one, other):
        return False
    here, there = _named(one), _named(other)
    if 2 * len(here & there) < min(len(here), len(there)):
        # What one says in its lead the other says in its point: 'hộ nghèo: a) xây mới' and 'xây mới: a) hộ nghèo'.
        here, there = here | _words(one.frame), there | _words(other.frame)
    shared = len(here & there)
    left, right = here - _ground(other), there - _ground(one)
    if not left or not right:
        left, right = (frozenset() if _permits(a, b) else words for a, b, words in ((one, other, left), (other, one, right)))
    if shared == 0 or 2 * shared < min(len(here), len(there)) or (left and right) or EXTRA * (len(left) + len(right)) > shared:
        return False
    if _inserted(one, other, left) or _inserted(other, one, right) or left & narrowing(one.core) or right & narrowing(other.core):
        return False
    return not any(_words(a) - _ground(other) - _BROAD and _words(b) - _ground(one) - _BROAD for a, b in _stood_on(one, other, shared, related))


def _stood_on(one: Unit, other: Unit, shared: int, related: bool) -> Iterator[tuple[str, str]]:
    """What of their surroundings must not name two things: the more the statements say themselves, the less."""
    yield one.frame, other.frame
    if shared < ALONE or one.kind not in ("modality", "competence"):
        yield one.heading, other.heading
    if not related and (shared < ALONE or one.kind in _GRANTED):
        yield one.title, other.title


def _permits(one: Unit, other: Unit) -> bool:
    """Whether `one` permits, maybe for one case only, what `other` forbids in all."""
    return one.kind == "modality" and (one.said, other.said) == ("may", "must_not")


def _one_case(one: Unit, other: Unit) -> bool:
    """Whether the quantities that say for which case are the same; a permission may be for a case of what is forbidden."""
    if _permits(one, other) or _permits(other, one):
        narrow, wide = (one, other) if _permits(one, other) else (other, one)
        return wide.given <= narrow.given
    return one.given == other.given


def _named(unit: Unit) -> frozenset[str]:
    """The words of the statement itself, without the bodies that act; those of its heading where it has none."""
    return _words(unit.core) or _words(unit.frame) or _words(unit.heading)


def _ground(unit: Unit) -> frozenset[str]:
    return frozenset().union(*map(_words, (unit.core, unit.frame, unit.heading, unit.title, unit.scope, unit.beside)))


def _excluded(one: Unit, other: Unit) -> bool:
    """Whether the nearest words of a group of words that exclude each other have none in common, or other bodies act."""
    acting = bodies(one.beside)[1], bodies(other.beside)[1]
    if one.kind != "competence" and all(acting) and not acting[0] & acting[1]:
        return True
    here, there = _nearest(one), _nearest(other)
    return any(not here[group] & there[group] for group in here.keys() & there.keys())


def _nearest(unit: Unit) -> dict[str, frozenset[str]]:
    """The terms of each group in the words nearest to the statement that have any."""
    found: dict[str, frozenset[str]] = {}
    for text in (unit.core, unit.frame, unit.heading, unit.title):
        for group, terms in apart(bodies(text)[0]).items():
            found.setdefault(group, terms)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(bodies(text)[0]))


def _inserted(one: Unit, other: Unit, extra: frozenset[str]) -> bool:
    """Whether an extra word stands between two words that follow each other in the other statement: 'hộ [cận] nghèo'."""
    theirs = _sequence(other)
    neighbours = set(pairwise(theirs))
    kept: list[str] = []
    for word, after in zip(mine := _sequence(one), (*mine[1:], "")):
        if word not in extra:
            kept.append(word)
        elif kept and after not in extra and (kept[-1], after) in neighbours:
            return True
    return False


def _sequence(unit: Unit) -> tuple[str, ...]:
    return tokens(bodies(unit.core)[0])
