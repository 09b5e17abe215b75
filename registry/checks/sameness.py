"""Whether two statements speak of one thing: the same object, in the same case, on the same ground.

What one statement names must be named by the other, in its own words or by what it stands on (leads, heading, title, scope).
Words that exclude each other (đô thị, nông thôn), other bodies, other cases ('dự án trên 5 tỷ đồng') keep statements apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from registry.library.statements import CLAUSES
from registry.library.wording import apart, bodies, narrowing, tokens
from registry.model import Statement

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARTS = re.compile(r",|\s(?:và|hoặc)\s")
ALONE = 4
"""So many words in common need no agreement of headings where something is permitted or somebody empowered."""
TITLES = 2
"""So many words that two titles have in common make them titles of one matter, but for what is granted: to whom may be said there."""
_GRANTED = frozenset(("VND", "percent", "base_salary", "person", "household", "date"))
ALIKE = 0.5
"""Share of all their words that two statements have in common where each has words of its own."""
EXTRA = 2
"""One of two statements may say half as many words more as they have in common."""
_BROAD = frozenset(("hỗ-trợ", "chi-trả", "quản", "lý", "sử", "dụng", "giải-quyết", "hoạt", "động", "phân", "công", "tác", "chi", "thu", "giá", "phí", "lệ"))
"""Words of headings and titles that tell what is done in general, not what it is done to."""


def same(one: Statement, other: Statement, related: bool) -> bool:
    """related: one document rests on the other or has its title, so that their titles need not agree in words."""
    if one.kind != other.kind or _excluded(one, other) or not _one_case(one, other):
        return False
    here, there = _named(one), _named(other)
    if 2 * len(here & there) < min(len(here), len(there)) and one.kind not in CLAUSES:
        # What one says in its lead the other says in its point: 'hộ nghèo: a) xây mới' and 'xây mới: a) hộ nghèo'.
        here, there = here | _words(one.frame), there | _words(other.frame)
    shared = here & there
    if not shared or 2 * len(shared) < min(len(here), len(there)) or not _like(one, other, here, there):
        return False
    exact = one.kind in CLAUSES or _threshold(one) or _threshold(other)
    left, right = here - (there if exact else _ground(other)), there - (here if exact else _ground(one))
    if not left or not right:
        left, right = _forgiven(one, other, left), _forgiven(other, one, right)
    extra = EXTRA + (one.kind in CLAUSES)
    if (left and right) or extra * (len(left) + len(right)) > len(shared) or _replaced(one.frame, other.frame):
        return False
    if _inserted(one, other, left) or _inserted(other, one, right) or left & narrowing(one.core) or right & narrowing(other.core):
        return False
    if one.kind == "competence" and _one_of_several(one, other):
        return False
    around = _stood_on(one, other, len(shared), related)
    return not any(_words(a) - _ground(other) - _BROAD and _words(b) - _ground(one) - _BROAD for a, b in around)


def _one_of_several(one: Statement, other: Statement) -> bool:
    """Whether a power is given for cases that are told apart ('đối với …', 'trong các trường hợp sau:'), and not for one case."""
    ends = one.sentence.rstrip(" ,").endswith(":") or other.sentence.rstrip(" ,").endswith(":")
    return ends or narrowing(one.sentence) != narrowing(other.sentence)


def _like(one: Statement, other: Statement, here: frozenset[str], there: frozenset[str]) -> bool:
    """Where each names what the other does not: whether they still have most in common, and nothing stands for another thing
    in one place ('phiên [tòa]', 'phiên [họp]').
    """
    if here <= there or there <= here:
        return True
    return len(here & there) >= ALIKE * len(here | there) and not _replaced(one.core, other.core)


def _replaced(one: str, other: str) -> bool:
    """Whether a word stands for another one in the same place."""
    left, right = _words(one) - _words(other) - _BROAD, _words(other) - _words(one) - _BROAD
    shared = _words(one) & _words(other)
    return bool(left and right and _slots(one, left, shared) & _slots(other, right, shared))


def _slots(text: str, words: frozenset[str], shared: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The places of the words: behind or before which shared word."""
    told = _sequence(text)
    behind = {("behind", a) for a, b in pairwise(told) if b in words and a in shared}
    return frozenset(behind | {("before", b) for a, b in pairwise(told) if a in words and b in shared})


def _threshold(statement: Statement) -> bool:
    """Whether the quantity may well say who or what is meant ('từ 81% trở lên'), so that nothing may be read into it."""
    return statement.kind in ("age", "year_of_age") or statement.said.lower().startswith(("từ ", "trên ", "dưới ", "chưa ", "đủ ", "cao hơn "))


def _stood_on(one: Statement, other: Statement, shared: int, related: bool) -> Iterator[tuple[str, str]]:
    """What of their surroundings must not name two things: the more the statements say themselves, the less."""
    yield one.frame, other.frame
    if shared < ALONE or one.kind not in CLAUSES:
        yield one.heading, other.heading
    if related:
        return
    titles = (_words(one.title) & _words(other.title)) - _BROAD
    if one.kind in _GRANTED or len(titles) < TITLES or _other_matter(one, other, titles):
        yield one.title, other.title


def _other_matter(one: Statement, other: Statement, titles: frozenset[str]) -> bool:
    """Whether two titles with words in common name another matter in one place ('tố tụng [dân sự]', 'tố tụng [hành chính]'), and the
    statements do not both name what the titles share.
    """
    left, right = _words(one.title) - _ground(other) - _BROAD, _words(other.title) - _ground(one) - _BROAD
    named = titles & (_words(one.core) | _words(one.frame)) & (_words(other.core) | _words(other.frame))
    return len(named) < TITLES and bool(_slots(one.title, left, titles) & _slots(other.title, right, titles))


def _forgiven(one: Statement, other: Statement, extra: frozenset[str]) -> frozenset[str]:
    """The extra words of `one` that count: a permission may be for a case, a prohibition may be of more things besides."""
    if _permits(one, other):
        return frozenset()
    if _permits(other, one):
        parts = sorted((_words(part) for part in _PARTS.split(one.core)), key=lambda words: -len(words & _named(other)))
        return extra & parts[0]
    return extra


def _permits(one: Statement, other: Statement) -> bool:
    """Whether `one` permits, maybe for one case only, what `other` forbids in all."""
    return one.kind == "modality" and (one.said, other.said) == ("may", "must_not")


def _one_case(one: Statement, other: Statement) -> bool:
    """Whether the quantities that say for which case are the same; a permission may be for a case of what is forbidden."""
    if _permits(one, other) or _permits(other, one):
        narrow, wide = (one, other) if _permits(one, other) else (other, one)
        return wide.given <= narrow.given
    return one.given == other.given


def _named(statement: Statement) -> frozenset[str]:
    """The words of the statement itself, without the bodies that act; those of its heading where it has none."""
    return _words(statement.core) or _words(statement.frame) or _words(statement.heading)


def _ground(statement: Statement) -> frozenset[str]:
    return frozenset().union(*map(_words, (statement.core, statement.frame, statement.heading, statement.title, statement.scope, statement.sentence)))


def _excluded(one: Statement, other: Statement) -> bool:
    """Whether the nearest words of a group of words that exclude each other have none in common, or other bodies act."""
    years = _years(one.sentence), _years(other.sentence)
    if (all(years) and not years[0] & years[1]) or (one.cited and other.cited and not one.cited & other.cited):
        return True
    if one.kind == "competence":  # whose acts are decided upon, not who decides
        apart_bodies = bodies(one.core)[1] != bodies(other.core)[1]
    else:
        acting = bodies(one.sentence)[1], bodies(other.sentence)[1]
        apart_bodies = all(acting) and not acting[0] & acting[1]
    if apart_bodies:
        return True
    here, there = _nearest(one), _nearest(other)
    return any(not here[group] & there[group] for group in here.keys() & there.keys())


def _years(text: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(text))


def _nearest(statement: Statement) -> dict[str, frozenset[str]]:
    """The terms of each group in the words nearest to the statement that have any."""
    found: dict[str, frozenset[str]] = {}
    for text in (statement.core, statement.frame, statement.heading, statement.title):
        for group, terms in apart(bodies(text)[0]).items():
            found.setdefault(group, terms)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(bodies(text)[0]))


def _inserted(one: Statement, other: Statement, extra: frozenset[str]) -> bool:
    """Whether an extra word stands between two words that follow each other in the other statement: 'hộ [cận] nghèo'."""
    theirs = _sequence(other.core)
    neighbours = set(pairwise(theirs))
    kept: list[str] = []
    for word, after in zip(mine := _sequence(one.core), (*mine[1:], "")):
        if word not in extra:
            kept.append(word)
        elif kept and after not in extra and (kept[-1], after) in neighbours:
            return True
    return False


def _sequence(text: str) -> tuple[str, ...]:
    return tokens(bodies(text)[0])
