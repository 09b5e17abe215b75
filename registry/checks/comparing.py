"""Differences between two statements that the library lays side by side: amounts, who is competent, what may or must be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from registry.checks.amounts import Amounts, amounts, comparable, differ, exceeds
from registry.checks.sameness import same
from registry.extracting.passages import passages
from registry.library.rows import Row, rows
from registry.library.units import CLAUSES, Unit, unit_at
from registry.library.wording import tokens
from registry.model import Document, Place
from registry.model.spans import touches
from registry.model.text import fold, squeeze

WHAT = {"VND": "mức tiền", "percent": "tỷ lệ", "m2": "diện tích", "time": "thời hạn", "modality": "được, không được, phải", "competence": "cơ quan có thẩm quyền"}
MODES = {"must": "phải", "must_not": "không được", "may": "được"}
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


def differences(one: Document, other: Document, pairs: Iterable[Pair], above: bool) -> Iterator[Difference]:
    """What the paired statements of two documents say differently, in the order of the pairs.

    above: `other` is of higher rank; then a stricter limit within its limits is no difference.
    """
    pairs = list(pairs)
    mine_rows, their_rows = _rows(one), _rows(other)
    for here, there, reason in pairs:
        if here in mine_rows:
            continue
        mine, theirs = unit_at(one, here), unit_at(other, there)
        if mine and theirs and same(mine, theirs, reason in RELATED) and _differs(one, mine, other, theirs, above):
            told = (_told(mine), _told(theirs))
            yield Difference(WHAT.get(mine.kind, "số lượng"), sentence(one, here), sentence(other, there), told)


    yield from _tables([(mine_rows[a], their_rows[b]) for a, b, _ in pairs if a in mine_rows and b in their_rows], one, above)


def _rows(document: Document) -> dict[Place, Row]:
    return {row.place: row for row in rows(document)} if any(c.cells for c in document.components) else {}


def _tables(pairs: Iterable[tuple[Row, Row]], one: Document, above: bool) -> Iterator[Difference]:
    """One difference for two provisions or appendices whose tables differ, at the first row."""
    found: dict[tuple[str, str], list[tuple[Row, Row]]] = {}
    limit = _limit(one.header.title)
    for mine, theirs in pairs:
        apart = [a > b if above and limit == "max" else a < b if above and limit == "min" else a != b for a, b in zip(mine.numbers, theirs.numbers)]
        if any(apart):
            found.setdefault((mine.place.provision, theirs.place.provision), []).append((mine, theirs))
    for rows_apart in found.values():
        mine, theirs = rows_apart[0]
        yield Difference("số liệu trong bảng", mine.place, theirs.place, (_line(mine.place), _line(theirs.place)), len(rows_apart) - 1)


def _line(place: Place) -> str:
    return " | ".join(squeeze(part) for part in place.quote.split("\n") if part.strip())


def more(found: Difference) -> str:
    """'' or what to add to a sentence about the first of several rows."""
    return f" (và {found.more} dòng khác)" if found.more else ""


def titles(pairs: Iterable[Pair]) -> Iterator[tuple[Place, Place]]:
    """The pairs of titles with one subject."""
    return ((here, there) for here, there, _ in pairs if here.provision.endswith("/title"))


def _differs(one: Document, mine: Unit, other: Document, theirs: Unit, above: bool) -> bool:
    if mine.kind in CLAUSES:
        return bool(mine.said and theirs.said) and mine.said != theirs.said and not (_excepts(one, mine) or _excepts(other, theirs))
    a, b = _amounts(one, mine), _amounts(other, theirs)
    if a is None or b is None or not comparable(a, b) or _also_says(one, mine, b) or _also_says(other, theirs, a):
        return False
    if not above:
        return differ(a, b)
    if b.single and (_left_to_locals(other, theirs) or _sooner(a, b, mine)):
        return False
    return exceeds(a, b)


def _amounts(document: Document, unit: Unit) -> Amounts | None:
    """What the quantity allows; a plain one under 'giá tối đa' or 'diện tích tối thiểu' is a limit."""
    found = [m for m in document.measures if m.place == unit.place]
    if len(found) == 1 and found[0].bound == "exact":
        limit = _limit(unit.core, unit.frame, unit.heading, unit.title)
        found = [replace(found[0], bound=limit or "exact")]
    return amounts(found)


def _limit(*texts: str) -> str:
    """'max' or 'min' where the nearest of the texts that names a limit says so; '' where none does."""
    told = (fold(text) for text in texts)
    return next((bound for text in told for bound, words in _LIMITS if any(w in text for w in words)), "")


def _also_says(document: Document, unit: Unit, amount: Amounts) -> bool:
    """Whether the sentence of the statement has the other's amount too: then the two may only be paired across."""
    around = sentence(document, unit.place).span
    inside = {m.place for m in document.measures if m.place.component == unit.place.component and m.place.span in around}
    found = (amounts([m for m in document.measures if m.place == place]) for place in inside if place != unit.place)
    return any(a == amount for a in found)


def _left_to_locals(document: Document, unit: Unit) -> bool:
    """Whether the provision gives the matter to somebody to regulate: then its fixed amount is no fixed one."""
    return any(touches(d.place.provision, unit.place.provision) for d in document.delegations if d.kind != "trinh")


def _sooner(lower: Amounts, above: Amounts, unit: Unit) -> bool:
    """Whether an authority is to do its work sooner than it must."""
    words = frozenset((*unit.words, *tokens(unit.heading)))
    return unit.kind == "time" and lower.single and bool(words & _PROCESSED) and not words & _LASTING and lower.high < above.high  # type: ignore[operator]


def _excepts(document: Document, unit: Unit) -> bool:
    """Whether the sentence or what holds it names exceptions: then the two may well agree."""
    return any(c.kind == "exception" and touches(c.place.provision, unit.place.provision) for c in document.clauses)


def _told(unit: Unit) -> str:
    return MODES.get(unit.said, unit.said) + (f" {unit.core}" if unit.kind == "modality" else "")


def sentence(document: Document, place: Place) -> Place:
    """The sentence around a place."""
    passage = next(p for p in passages(document) if p.component.id == place.component)
    start, end = passage.sentence_start(place.span.start), passage.sentence_end(place.span.end)
    return passage.place(start, end)
