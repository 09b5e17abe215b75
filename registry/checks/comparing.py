"""Differences between two statements that the library lays side by side: amounts, who is competent, what may or must be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from registry.checks.amounts import Amounts, amounts, comparable, differ, exceeds
from registry.checks.sameness import same
from registry.extracting.passages import passages
from registry.library.statements import CLAUSES
from registry.library.wording import tokens
from registry.model import Document, Library, Place, Statement
from registry.model.spans import touches
from registry.model.text import fold

WHAT = {"VND": "mức tiền", "percent": "tỷ lệ", "m2": "diện tích", "time": "thời hạn", "modality": "được, không được, phải", "competence": "cơ quan có thẩm quyền"}
MODES = {"must": "phải", "must_not": "không được", "may": "được"}
DISTRICT = "cấp huyện"
"""A level that ended on 01-7-2025: its tasks went to others by law, which is no conflict (R3 tells of the names)."""
RELATED = frozenset(("viện dẫn", "cùng quy định chi tiết một điều khoản", "tên cùng nội dung"))
_PROCESSED = frozenset(("giải-quyết", "thẩm-định", "phê-duyệt", "cấp", "cấp-phép", "trả", "chi-trả", "xem", "xác", "chấp"))
_LASTING = frozenset(("niêm", "yết", "lấy", "ý", "kiến", "báo", "công"))
_LIMITS = (("max", ("tối đa", "mức trần", "giá trần", "hạn mức")), ("min", ("tối thiểu", "mức sàn", "giá sàn")))
Pair = tuple[Place, Place, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """Both sentences, and what they say differently, as printed; more: how many further rows of the two tables differ."""

    what: str
    here: Place
    there: Place
    values: tuple[str, str]
    more: int = 0


def differences(one: Document, other: Document, pairs: Iterable[Pair], above: bool, library: Library) -> Iterator[Difference]:
    """What the paired statements of two documents say differently, in the order of the pairs; tables last.

    above: `other` is of higher rank; then a stricter limit within its limits is no difference.
    """
    rows: dict[tuple[str, str], list[tuple[Statement, Statement]]] = {}
    differing: list[tuple[Statement, Statement]] = []
    agreed: set[Place] = set()
    for here, there, reason in pairs:
        mine, theirs = library.statement(here), library.statement(there)
        if mine is None or theirs is None:
            continue
        if mine.kind == "row":
            if _rows_differ(mine, theirs, above):
                rows.setdefault((here.provision, there.provision), []).append((mine, theirs))
        elif same(mine, theirs, reason in RELATED):
            if _differs(one, mine, other, theirs, above):
                differing.append((mine, theirs))
            elif _agree(mine, theirs):
                agreed |= {here, there}
    # A text that says a thing twice, once as the other does, speaks of two things: no document contradicts itself.
    for mine, theirs in differing:
        if mine.place not in agreed and theirs.place not in agreed:
            told = (_told(mine), _told(theirs))
            yield Difference(WHAT.get(mine.kind, "số lượng"), sentence(one, mine.place), sentence(other, theirs.place), told)
    for (mine, theirs), *further in rows.values():
        yield Difference("số liệu trong bảng", mine.place, theirs.place, (mine.said, theirs.said), len(further))


def _rows_differ(mine: Statement, theirs: Statement, above: bool) -> bool:
    """Whether a number of two rows with the same words differs; of a lower text under a limit, whether it breaks the limit."""
    limit = _limit(mine.core, mine.title) if above else ""
    pairs = zip(mine.numbers, theirs.numbers)
    return any(a > b if limit == "max" else a < b if limit == "min" else a != b for a, b in pairs)


def more(found: Difference) -> str:
    """'' or what to add to a sentence about the first of several rows."""
    return f" (và {found.more} dòng khác)" if found.more else ""


def titles(pairs: Iterable[Pair]) -> Iterator[tuple[Place, Place]]:
    """The pairs of titles with one subject."""
    return ((here, there) for here, there, _ in pairs if here.provision.endswith("/title"))


def _differs(one: Document, mine: Statement, other: Document, theirs: Statement, above: bool) -> bool:
    if DISTRICT in mine.said + theirs.said:
        return False
    if mine.kind in CLAUSES:
        return bool(mine.said and theirs.said) and mine.said != theirs.said and not (_excepts(one, mine) or _excepts(other, theirs))
    a, b = _amounts(mine), _amounts(theirs)
    if a is None or b is None or not comparable(a, b):
        return False
    if not above:
        return differ(a, b)
    if b.single and (_left_to_locals(other, theirs) or _sooner(a, b, mine)):
        return False
    return exceeds(a, b)


def _agree(mine: Statement, theirs: Statement) -> bool:
    """Whether two that do not differ say the same, or limit the same side: at least 25 m² and at most 70 m² go together, no more."""
    if mine.kind in CLAUSES:
        return mine.said == theirs.said
    a, b = _amounts(mine), _amounts(theirs)
    if a is None or b is None:
        return False
    return (a.low is not None and b.low is not None) or (a.high is not None and b.high is not None)


def _amounts(statement: Statement) -> Amounts | None:
    """What the quantity allows; a plain one under 'giá tối đa' or 'diện tích tối thiểu' is a limit."""
    found = statement.measures
    if len(found) == 1 and found[0].bound == "exact":
        limit = _limit(statement.core, statement.frame, statement.heading, statement.title)
        found = (replace(found[0], bound=limit or "exact"),)
    return amounts(found)


def _limit(*texts: str) -> str:
    """'max' or 'min' where the nearest of the texts that names a limit says so; '' where none does."""
    told = (fold(text) for text in texts)
    return next((bound for text in told for bound, words in _LIMITS if any(w in text for w in words)), "")


def _left_to_locals(document: Document, statement: Statement) -> bool:
    """Whether the provision gives the matter to somebody to regulate: then its fixed amount is no fixed one."""
    return any(touches(d.place.provision, statement.place.provision) for d in document.delegations if d.kind != "trinh")


def _sooner(lower: Amounts, above: Amounts, statement: Statement) -> bool:
    """Whether an authority is to do its work sooner than it must."""
    words = frozenset((*tokens(statement.core), *tokens(statement.frame), *tokens(statement.heading)))
    return statement.kind == "time" and lower.single and bool(words & _PROCESSED) and not words & _LASTING and lower.high < above.high  # type: ignore[operator]


def _excepts(document: Document, statement: Statement) -> bool:
    """Whether the sentence or what holds it names exceptions: then the two may well agree."""
    return any(c.kind == "exception" and touches(c.place.provision, statement.place.provision) for c in document.clauses)


def _told(statement: Statement) -> str:
    return MODES.get(statement.said, statement.printed or statement.said) + (f" {statement.core}" if statement.kind == "modality" else "")


def sentence(document: Document, place: Place) -> Place:
    """The sentence around a place."""
    passage = next(p for p in passages(document) if p.component.id == place.component)
    start, end = passage.sentence_start(place.span.start), passage.sentence_end(place.span.end)
    return passage.place(start, end)
