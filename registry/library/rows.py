"""Rows of tables as statements: a label and its numbers ('Tàu cá dài từ 12 m đến dưới 15 m | đồng/lượt | 25.000').

Two rows are laid side by side only where label, section and headings of the number columns are the same words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from registry.extracting.quantities import number
from registry.library.wording import tokens
from registry.model import Component, Document, Place, Span
from registry.model.text import fold

_NUMBER = re.compile(r"\d[\d.,]*(?:\s*%)?")
_COUNTER = re.compile(r"(?:stt|tt|số\s*tt|số\s+thứ\s+tự|mã\s+số)\.?")
Cells = dict[int, Span]


@dataclass(frozen=True, slots=True)
class Row:
    """place: from its first cell to its last; key: the words of label, section and number columns; numbers: in their order."""

    place: Place
    key: tuple[str, ...]
    numbers: tuple[Decimal, ...]


def rows(document: Document) -> Iterator[Row]:
    """The rows that have a label and numbers, in the order of the text."""
    for component in document.components:
        tables: dict[int, dict[int, Cells]] = defaultdict(lambda: defaultdict(dict))
        for span, table, row, column in component.cells:
            tables[table][row][column] = span
        for table in sorted(tables):
            yield from _rows(document, component, tables[table])


def partners(ones: Iterator[Row], others: Iterator[Row]) -> Iterator[tuple[Row, Row]]:
    """Rows with one key, which no other row of either document has."""
    here, there = _alone(ones), _alone(others)
    return ((row, there[key]) for key, row in here.items() if key in there and len(row.numbers) == len(there[key].numbers))


def _alone(found: Iterator[Row]) -> dict[tuple[str, ...], Row]:
    by_key: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in found:
        by_key[row.key].append(row)
    return {key: rows[0] for key, rows in by_key.items() if len(rows) == 1}


def _rows(document: Document, component: Component, table: dict[int, Cells]) -> Iterator[Row]:
    heads: dict[int, str] = {}
    section = ""
    for n in sorted(table):
        told = {column: span.of(component.text).strip() for column, span in table[n].items()}
        counted = [c for c in told if _COUNTER.fullmatch(fold(heads.get(c, "")))]
        numbers = {c: value for c, text in told.items() if c not in counted and (value := _value(text)) is not None}
        label = " ; ".join(text for c, text in told.items() if c not in numbers and c not in counted)
        if not numbers:
            heads, section = (dict(told), section) if not heads else (heads, label)
            continue
        key = tokens(f"{section} ; {label}")
        if len(key) > len(tokens(section)):
            columns = tokens(" ; ".join(heads.get(c, "") for c in numbers))
            yield Row(_place(document, component, list(table[n].values())), (*key, "|", *columns), tuple(numbers.values()))


def _value(text: str) -> Decimal | None:
    return number(text.rstrip("% ").rstrip(".,"), money=True) if _NUMBER.fullmatch(text) else None


def _place(document: Document, component: Component, cells: list[Span]) -> Place:
    span = Span(min(s.start for s in cells), max(s.end for s in cells))
    holding = [p for p in component.provisions if span in p.span]
    provision = min(holding, key=lambda p: p.span.end - p.span.start).id if holding else component.id
    return Place(document.id, component.id, provision, span, span.of(component.text))
