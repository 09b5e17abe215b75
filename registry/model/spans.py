"""Places in a text and stretches of time, both half-open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """[start, end) in code points of ONE component's text."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Period:
    """[start, end); None = open. 'năm 2013' = [2013-01-01, 2014-01-01)."""

    start: date | None = None
    end: date | None = None

    @classmethod
    def day(cls, day: date) -> Period:
        return cls(day, day + timedelta(days=1) if day < date.max else None)

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def meets(self, other: Period) -> bool:
        return (self.end is None or other.start is None or other.start < self.end) and (
            other.end is None or self.start is None or self.start < other.end
        )

    @property
    def single(self) -> date | None:
        """The day, where this is exactly one day."""
        return self.start if self.start and self.end == self.start + timedelta(days=1) else None


ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Place:
    """What every finding, hit, edge and event points with; quote == text[start:end] of that component.

    provision: 'main/dieu_5/khoan_2', or a zone 'main/header', 'main/title', 'main/can_cu', 'main/closing';
    '' = the whole document (null in JSON).
    """

    document: str
    component: str
    provision: str
    span: Span
    quote: str


def touches(one: str, other: str) -> bool:
    """Whether two provision ids are the same or one holds the other ('' holds all)."""
    return not one or not other or one == other or one.startswith(other + "/") or other.startswith(one + "/")


def any_touches(ones: Iterable[str], others: Iterable[str]) -> bool:
    held = tuple(others)
    return any(touches(a, b) for a in ones for b in held)
