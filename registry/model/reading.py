"""What a reader hands to the parser."""

from __future__ import annotations

from dataclasses import dataclass, field

from registry.model.spans import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the file, in reading order.

    text: NFC, line breaks inside as '\\n', tabs as '\\t', otherwise single spaces as typed.
    number: text[:number] is what Word numbered by itself ('Điều 1. ').
    align: left, center, right, both. bold, italic: share of the non-white characters, 0..1.
    cell: (table, row, column) counted from 0, the table's ordinal in the file; None outside tables.
    layout: the cell belongs to a table without borders (header, signatures): text rather than data.
    kind: body, footnote, endnote or textbox.
    runs: span of `text` -> package part and the element's ordinal in it: where a Word comment can be put.
    """

    text: str
    number: int = 0
    align: str = "left"
    bold: float = 0.0
    italic: float = 0.0
    cell: tuple[int, int, int] | None = None
    layout: bool = False
    kind: str = "body"
    runs: tuple[tuple[Span, str, int], ...] = ()
    style: str = ""

    @property
    def capitals(self) -> bool:
        return self.text.isupper()


@dataclass(frozen=True, slots=True)
class Reading:
    """file: the name only; reader: name and version; losses: Vietnamese sentences, what was dropped and how much."""

    file: str
    reader: str
    paragraphs: tuple[Paragraph, ...]
    losses: tuple[str, ...] = field(default=())
