"""Rows of tables as statements: a label and its numbers ('Tàu cá dài từ 12 m đến dưới 15 m | đồng/lượt | 25.000').

Two rows are laid side by side only where label, section and headings of the number columns are the same words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from registry.extracting.quantities import find, number
from registry.library.wording import tokens
from registry.model import Component, Document, Place, Span, Statement
from registry.model.text import fold, nfc, squeeze

_NUMBER = re.compile(r"\d[\d.,]*(?:\s*%)?")
_WORD = re.compile(r"\w+")
_COUNTER = re.compile(r"(?:stt|tt|số\s*tt|số\s+thứ\s+tự|mã\s+số)\.?")
Cells = dict[int, Span]


def rows(document: Document) -> Iterator[Statement]:
    """The rows that have a label and numbers, in the order of the text. core: the words of section, label and number columns."""
    for component in document.components:
        tables: dict[int, dict[int, Cells]] = defaultdict(lambda: defaultdict(dict))
        for span, table, row, column in component.cells:
            tables[table][row][column] = span
        for table in sorted(tables):
            yield from _rows(document, component, tables[table])


def once(found: Iterable[Statement]) -> dict[str, Statement]:
    """Rows by their words, without those whose words stand in several."""
    by_words: dict[str, list[Statement]] = defaultdict(list)
    for row in found:
        by_words[row.core].append(row)
    return {words: same[0] for words, same in by_words.items() if len(same) == 1}


def _rows(document: Document, component: Component, table: dict[int, Cells]) -> Iterator[Statement]:
    heads: dict[int, str] = {}
    section = ""
    for n in sorted(table):
        told = {column: span.of(component.text).strip() for column, span in table[n].items()}
        counted = [c for c in told if c == min(told) or _COUNTER.fullmatch(fold(heads.get(c, "")))]
        amounts = {c: amount for c, text in told.items() if (amount := _amount(text)) is not None}
        numbers = {c: amount for c, amount in amounts.items() if c not in counted}
        label = " ; ".join(text for c, text in told.items() if c not in amounts)
        if not numbers:
            heads, section = (dict(told), section) if not heads else (heads, label)
            continue
        if tokens(label):
            words = " | ".join((section, label, *(f"{heads.get(c, '')} {unit}" for c, (_, unit) in numbers.items())))
            place = _place(document, component, list(table[n].values()))
            said = " | ".join(squeeze(text) for text in told.values())
            yield Statement(place, "row", said, _same(words), title=document.header.title, numbers=tuple(value for value, _ in numbers.values()))


def _same(words: str) -> str:
    """Letters and numbers only, '06 m' as '6 m': every word counts, for 'dưới 12 m' and 'từ 12 m' are two rows."""
    return " ".join(word.lstrip("0") or word for word in _WORD.findall(fold(nfc(words))))


def _amount(text: str) -> tuple[float, str] | None:
    """(value, unit) of a cell that holds one number, '25.000' or '25.000 đồng/lượt'."""
    if not text.lstrip()[:1].isdigit():  # it begins with its number: most cells do not
        return None
    if _NUMBER.fullmatch(text):
        value = number(text.rstrip("% ").rstrip(".,"), money=True)
        return None if value is None else (float(value), "")
    low = fold(squeeze(text)).rstrip(" .;")
    found = next(find(low), None)
    return (found.value, found.unit) if found and (found.start, found.end) == (0, len(low)) else None


def _place(document: Document, component: Component, cells: list[Span]) -> Place:
    span = Span(min(s.start for s in cells), max(s.end for s in cells))
    holding = [p for p in component.provisions if span in p.span]
    provision = min(holding, key=lambda p: p.span.end - p.span.start).id if holding else component.id
    return Place(document.id, component.id, provision, span, span.of(component.text))
