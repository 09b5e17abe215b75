"""Numbers that an issuer must have given in a year and that the registry does not hold; attachments that a text announces.

Normative acts are numbered 1, 2, 3 ... within a year by type; decisions of a committee and of its chairman share one counter
(QĐ-UBND and QĐ-CTUBND). A merged province is a legal person of its own, with an id of its own, and began again at 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from registry.model.document import Document, Header
from registry.model.numbers import number_key
from registry.model.text import fold

# Beyond this a number is more likely misread than the last of its year.
_MOST = 2000
_LEAP = 200
_OFFICES = {"ubnd": "ubnd", "ctubnd": "ubnd", "hdnd": "hdnd", "tthdnd": "tthdnd"}
_WITH = ("ban hành kèm theo quyết định này", "ban hành kèm theo nghị quyết này", "kèm theo quyết định này", "kèm theo nghị quyết này")


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers first..last that are not held. after, before: days of issue of the nearest numbers held, None where none is dated."""

    first: int
    last: int
    after: date | None
    before: date | None


@dataclass(frozen=True, slots=True)
class Series:
    """One counter: of the body (id of the committee for committee and chairman), type code, year. held: how many numbers."""

    body: str
    type: str
    year: int
    held: int
    highest: int
    gaps: tuple[Gap, ...]
    doubtful: tuple[str, ...]

    @property
    def missing(self) -> int:
        return sum(gap.last - gap.first + 1 for gap in self.gaps)


def series(headers: Iterable[Header]) -> list[Series]:
    """Every counter of a local body of which a number with a year is held, by body, year and type.

    doubtful: ids of documents whose number stands so far beyond the others that it was probably misread; no gap is made of it.
    """
    counters: dict[tuple[str, int, str], dict[int, list[Header]]] = defaultdict(lambda: defaultdict(list))
    for header in headers:
        key = header.key
        number = number_key(key.number) if key else None
        if not key or not number or not number.year or "." not in key.issuer:
            continue
        unit, office = key.issuer.rsplit(".", 1)
        if office in _OFFICES and 0 < number.order <= _MOST:
            counters[(f"{unit}.{_OFFICES[office]}", number.year, key.type)][number.order].append(header)
    return [_one(body, year, type, held) for (body, year, type), held in sorted(counters.items())]


def _one(body: str, year: int, type: str, held: dict[int, list[Header]]) -> Series:
    orders = sorted(held)
    while len(orders) > 1 and orders[-1] - orders[-2] > _LEAP:
        orders.pop()
    doubtful = tuple(sorted(h.id for order in held if order > orders[-1] for h in held[order]))
    gaps, before = [], 0
    for order in orders:
        if order > before + 1:
            gaps.append(Gap(before + 1, order - 1, _day(held.get(before), max), _day(held[order], min)))
        before = order
    return Series(body, type, year, len(orders), orders[-1], tuple(gaps), doubtful)


def _day(headers: list[Header] | None, choose) -> date | None:
    days = [h.issued for h in headers or () if h.issued]
    return choose(days) if days else None


def announced(documents: Iterable[Document]) -> Iterator[tuple[Document, str]]:
    """Documents whose deciding part says that something is issued with them, of which no part is held; with the sentence."""
    for document in documents:
        main = document.component("main")
        if main is None or len(document.components) > 1:
            continue
        folded = fold(main.text)
        for provision in main.provisions:
            if provision.kind != "dieu" or any(provision.span in quoted for quoted in main.payloads):
                continue
            at = min((n for words in _WITH if (n := folded.find(words, provision.span.start, provision.span.end)) >= 0), default=-1)
            if at >= 0 and not any(quoted.start <= at < quoted.end for quoted in main.payloads):
                start = max(provision.span.start, main.text.rfind("\n", 0, at) + 1)
                end = main.text.find("\n", at)
                yield document, main.text[start : end if end >= 0 else len(main.text)].strip()
                break
