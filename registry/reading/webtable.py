"""A table of HTML: which cell stands in which column, and whether it holds data or only places text on the page."""

from __future__ import annotations

import re

from lxml import etree

from registry.reading.refusal import too_large

MAX_COLUMNS = 1_000
MAX_ROW_SPAN = 2_000
MAX_CELLS = 200_000
_LINE = re.compile(r"border(?:-(?:top|left|bottom|right))?(?:-style|-width)?\s*:(?!\s*(?:none|0(?![.\d])|hidden|inherit|initial|medium\s+none))[^;]{1,100}", re.I)
# A table whose lines are unknown places text where it is as small as the head or the signatures of a decree.
LAYOUT_COLUMNS, LAYOUT_ROWS = 2, 6

Cells = list[tuple[int, etree._Element]]


class WebTable:
    """rows: (column, cell) of each. strays: what stands where only rows and cells may."""

    def __init__(self, table: etree._Element) -> None:
        self.rows: list[Cells] = []
        self.strays: list[etree._Element] = []
        self.taken: dict[int, int] = {}  # column -> rows that a cell from above still fills
        self.width = self.cells = 0
        self._body(table)
        self.layout = self._layout(table)

    def _body(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == "tr":
                self.rows.append(self._row(child))
            elif child.tag in ("thead", "tbody", "tfoot"):
                self._body(child)
            elif child.tag in ("td", "th"):
                self.rows.append([(0, child)])
            elif child.tag not in ("col", "colgroup") and isinstance(child.tag, str):
                self.strays.append(child)

    def _row(self, tr: etree._Element) -> Cells:
        told: Cells = []
        column, spans = 0, {}
        for cell in tr:
            if cell.tag not in ("td", "th"):
                if isinstance(cell.tag, str):
                    self.strays.append(cell)
                continue
            while self.taken.get(column, 0) > 0:
                column += 1
            told.append((column, cell))
            wide, high = _number(cell.get("colspan"), MAX_COLUMNS), _number(cell.get("rowspan"), MAX_ROW_SPAN)
            if high > 1:
                spans.update(dict.fromkeys(range(column, min(column + wide, MAX_COLUMNS)), high))
            column = min(column + wide, MAX_COLUMNS)
            self.cells += 1
            if self.cells > MAX_CELLS:
                raise too_large(f"bảng trên {MAX_CELLS // 1000} nghìn ô")
        self.width = max(self.width, column)
        self.taken = {c: n - 1 for c, n in self.taken.items() if n > 1} | {c: n - 1 for c, n in spans.items()}
        return told

    def _layout(self, table: etree._Element) -> bool:
        border = table.get("border")
        if border is not None and border.strip() not in ("0", ""):
            return False
        cells = [cell for row in self.rows[:50] for _, cell in row]
        lined = sum(bool(_LINE.search(cell.get("style", "")[:2000])) for cell in cells)
        if _LINE.search(table.get("style", "")[:2000]) or 2 * lined >= max(1, len(cells)):
            return False
        if border is not None or any("border" in cell.get("style", "")[:2000] for cell in cells):
            return True
        return self.width <= LAYOUT_COLUMNS and len(self.rows) <= LAYOUT_ROWS


def _number(value: str | None, limit: int) -> int:
    return max(1, min(int(value), limit)) if value and value.isdecimal() and len(value) < 8 else 1
