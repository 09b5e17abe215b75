"""Tables: cell by cell, no text twice, and which of them only place text on the page."""

from pathlib import Path

import pytest
from docx_xml import GRID, cell, docx, p, r, row, table

from registry.reading import read


def cells(folder: Path, body: str, **others: str) -> list[tuple[str, tuple[int, int, int] | None]]:
    return [(x.text, x.cell) for x in read(docx(folder, body, **others)).paragraphs]


def c(text: str, pr: str = "") -> str:
    return cell(p(r(text)), pr=pr)


def span(width: int) -> str:
    return f'<w:gridSpan w:val="{width}"/>'


TABLES = {
    "row by row": (table(row(c("a"), c("b")), row(c("c"), c("d"))), [("a", (0, 0, 0)), ("b", (0, 0, 1)), ("c", (0, 1, 0)), ("d", (0, 1, 1))]),
    "several paragraphs in a cell": (table(row(cell(p(r("a")), p(r("b"))))), [("a", (0, 0, 0)), ("b", (0, 0, 0))]),
    "columns merged": (table(row(c("a", span(2)), c("b")), row(c("c"), c("d"), c("e"))),
                       [("a", (0, 0, 0)), ("b", (0, 0, 2)), ("c", (0, 1, 0)), ("d", (0, 1, 1)), ("e", (0, 1, 2))]),
    "rows merged": (table(row(c("a", '<w:vMerge w:val="restart"/>'), c("b")), row(cell(p(), pr="<w:vMerge/>"), c("c"))),
                    [("a", (0, 0, 0)), ("b", (0, 0, 1)), ("c", (0, 1, 1))]),
    "columns left out before a row": (
        table('<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>' + c("a") + "</w:tr>"), [("a", (0, 0, 2))]),
    "a table in a cell": (table(row(cell(p(r("a")), table(row(c("b"))), p(r("c"))), c("d"))),
                          [("a", (0, 0, 0)), ("b", (1, 0, 0)), ("c", (0, 0, 0)), ("d", (0, 0, 1))]),
    "two tables": (table(row(c("a"))) + p(r("b")) + table(row(c("c"))), [("a", (0, 0, 0)), ("b", None), ("c", (1, 0, 0))]),
    "content controls around rows and cells": (
        table("<w:sdt><w:sdtContent>" + row("<w:sdt><w:sdtContent>" + c("a") + "</w:sdtContent></w:sdt>", c("b")) + "</w:sdtContent></w:sdt>"),
        [("a", (0, 0, 0)), ("b", (0, 0, 1))]),
    "text out of place": (table(p(r("a")), row(p(r("b")), c("c")), r("d")), [("a", None), ("b", None), ("c", (0, 0, 0)), ("d", None)]),
    "a span that is no number": (table(row(c("a", span(-3)), c("b", span(10**12)), c("c"))), [("a", (0, 0, 0)), ("b", (0, 0, 1)), ("c", (0, 0, 2))]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "found"), TABLES.values(), ids=TABLES.keys())
def test_cells(tmp_path: Path, body: str, found: list[tuple[str, tuple[int, int, int] | None]]) -> None:
    assert cells(tmp_path, body) == found


def lines(kind: str, *sides: str, tag: str = "tcBorders", colour: str = "auto") -> str:
    told = "".join(f'<w:{side} w:val="{kind}" w:color="{colour}"/>' for side in sides or ("top", "left", "bottom", "right", "insideH", "insideV"))
    return f"<w:{tag}>{told}</w:{tag}>"


LUOI = f'<w:style w:type="table" w:styleId="Luoi"><w:tblPr>{GRID}</w:tblPr></w:style><w:style w:type="table" w:styleId="Con"><w:basedOn w:val="Luoi"/></w:style>'
NAMED = '<w:tblStyle w:val="{}"/>'
TWO = row(c("UBND TỈNH"), c("CỘNG HÒA"))
LAYOUT = {
    "no lines": (table(TWO), True),
    "lines of the table": (table(TWO, pr=GRID), False),
    "lines of the style": (table(TWO, pr=NAMED.format("Luoi")), False),
    "lines of the style's base": (table(TWO, pr=NAMED.format("Con")), False),
    "an unknown style": (table(TWO, pr=NAMED.format("Zzz")), True),
    "the style's lines switched off by the table": (table(TWO, pr=NAMED.format("Luoi") + lines("nil", tag="tblBorders")), True),
    "the style's lines switched off by the cells": (table(row(c("a", lines("nil")), c("b", lines("none"))), pr=NAMED.format("Luoi")), True),
    "lines of the cells": (table(row(c("a", lines("single")), c("b", lines("single")))), False),
    "one line under the head": (table(row(c("a", lines("single", "bottom")), c("b"))), True),
    "white lines": (table(row(c("a", lines("single", colour="FFFFFF")), c("b", lines("single", colour="ffffff")))), True),
    "an editor's grey dots": (table(row(c("a", lines("dotted", colour="D3D3D3")))), True),
    "lines between rows only": (table(row(c("a")), row(c("b")), row(c("c")), pr=lines("single", "insideH", "top", "bottom", tag="tblBorders")), False),
}  # fmt: skip


@pytest.mark.parametrize(("body", "layout"), LAYOUT.values(), ids=LAYOUT.keys())
def test_layout(tmp_path: Path, body: str, layout: bool) -> None:
    assert {x.layout for x in read(docx(tmp_path, body, styles=LUOI)).paragraphs} == {layout}
