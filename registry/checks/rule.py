"""A rule is a class in its own file; its docstring is the card that staff read, its YAML file its test."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from registry.model import Document, Finding, Library, Period, Place, Span
from registry.model.finding import Decides, Mode, Severity

SECTIONS = ("Căn cứ pháp lý", "Ví dụ có dấu hiệu", "Ví dụ đúng", "Hạn chế đã biết")
FAMILIES = {
    "C": "thẩm quyền", "E": "thời điểm có hiệu lực", "B": "căn cứ ban hành", "L": "quan hệ văn bản", "R": "viện dẫn",
    "X": "mâu thuẫn, chồng chéo", "D": "quy định chi tiết và thời hạn", "S": "phạm vi", "T": "thể thức", "F": "thể thức", "P": "công bố",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """An article of law, when it applied, and whether its wording was read."""

    article: str
    applies: Period
    verified: bool = True


class Rule(ABC):
    """What a subclass says of itself is shown by `rasoat rules`; check() says what it finds, with places.

    mode kiem_tra compares with the law at issue, ra_soat with what came later (NĐ 79/2025 Đ6, Đ37).
    registry_wide: looks at all documents at once; asked over one library, its findings are not kept by document (checks.cache).
    by_pair: finds by Library.pairs alone, and each finding rests on this document and others[0].
    """

    code: ClassVar[str]
    name: ClassVar[str]
    groups: ClassVar[tuple[str, ...]] = ()
    aliases: ClassVar[tuple[str, ...]] = ()
    severity: ClassVar[Severity] = "warning"
    decides: ClassVar[Decides] = "person"
    mode: ClassVar[Mode] = "kiem_tra"
    registry_wide: ClassVar[bool] = False
    by_pair: ClassVar[bool] = False
    legal_class: ClassVar[str]
    remedy: ClassVar[str]
    sources: ClassVar[tuple[Source, ...]]

    @abstractmethod
    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        """Findings about `document`, a held one; pure: no clock, no index, no order of adding."""

    def source(self, day: date | None) -> str:
        """The article that applied on `day`: the last one listed that covers it, else the first."""
        fit = [s.article for s in self.sources if day is None or day in s.applies]
        return fit[-1] if fit else self.sources[0].article

    def finding(
        self,
        place: Place,
        message: str,
        *,
        day: date | None,
        others: Iterable[Place] = (),
        values: Iterable[tuple[str, str]] = (),
        severity: Severity | None = None,
        decides: Decides | None = None,
        mode: Mode | None = None,
        source: str | None = None,
    ) -> Finding:
        """A finding of this rule; what is not given is as the class says. mode: of a finding that is not of the rule's usual one."""
        mode = mode or self.mode
        legal_class = self.legal_class if mode == self.mode else "ra_soat" if mode == "ra_soat" else "2"
        return Finding(
            self.code, place, message, tuple(others), tuple(values), self.aliases, severity or self.severity,
            decides or self.decides, mode, legal_class, self.remedy, source or self.source(day),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Card:
    """The docstring, taken apart: the sentence on top, then SECTIONS."""

    summary: str
    sections: tuple[tuple[str, str], ...]


def card(rule: type[Rule]) -> Card:
    """The card of a rule; a section that the docstring lacks is lacking here (a meta-test fails on it)."""
    lines = [line.strip() for line in (rule.__doc__ or "").strip().splitlines()]
    heads = [n for n, line in enumerate(lines) if line.rstrip(":") in SECTIONS and line.endswith(":")]
    ends = [*heads[1:], len(lines)]
    told = tuple((lines[a].rstrip(":"), "\n".join(lines[a + 1 : b]).strip()) for a, b in zip(heads, ends))
    return Card(re.sub(r"\s+", " ", " ".join(lines[: heads[0] if heads else len(lines)])).strip(), told)


def whole(document: str, quote: str = "") -> Place:
    """The place that means a document as a whole."""
    return Place(document, "", "", Span(0, 0), quote)
