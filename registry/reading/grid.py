"""Tables of formats that know cells by where they end on the page: .doc, RTF, PDF."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from registry.model import Paragraph
from registry.reading.refusal import too_large

MAX_ROWS = 200_000
MAX_CELLS = 2_000_000
NEAR = 60  # twips: edges nearer than this are one


@dataclass(slots=True)
class Row:
    """cells: the paragraphs of each; lefts: where each begins, in twips, empty where unknown; drawn: whether it has lines on two sides."""

    cells: list[list[Paragraph]]
    lefts: list[int] = field(default_factory=list)
    drawn: list[bool] = field(default_factory=list)


class Grid:
    """A table in the making. number: its ordinal in the file."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.rows: list[Row] = []
        self.cells: list[list[Paragraph]] = []
        self.content: list[Paragraph] = []
        self.count = 0

    def end_cell(self) -> None:
        self.cells.append(self.content)
        self.content = []
        self.count += 1
        if self.count > MAX_CELLS:
            raise too_large(f"trên {MAX_CELLS // 1_000_000} triệu ô")

    def end_row(self, lefts: list[int] | None = None, drawn: list[bool] | None = None) -> None:
        if self.content:
            self.end_cell()
        self.rows.append(Row(self.cells, lefts or [], drawn or []))
        self.cells = []
        if len(self.rows) > MAX_ROWS:
            raise too_large(f"trên {MAX_ROWS // 1000} nghìn hàng")

    def paragraphs(self) -> list[Paragraph]:
        """Cell by cell, by the columns of the whole table."""
        if self.cells or self.content:
            self.end_row()
        columns = self._columns()
        told = [mark for row in self.rows for mark in row.drawn[: len(row.cells)]]
        layout = 2 * sum(told) < len(told) or not told
        placed: list[Paragraph] = []
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row.cells):
                column = columns.get(row.lefts[c], c) if c < len(row.lefts) else c
                for p in cell:
                    own = p.cell is None or p.cell[0] == self.number
                    placed.append(replace(p, cell=(self.number, r, column), layout=layout) if own else p)
        return placed

    def _columns(self) -> dict[int, int]:
        """Left edge -> column."""
        columns: dict[int, int] = {}
        column, last = -1, None
        for left in sorted({left for row in self.rows for left in row.lefts[: len(row.cells)]}):
            if last is None or left - last > NEAR:
                column, last = column + 1, left
            columns[left] = column
        return columns
