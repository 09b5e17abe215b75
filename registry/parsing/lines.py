"""Reading -> one text and its lines: what every later stage looks at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from registry.model import Paragraph, Reading, Span
from registry.model.text import fold, squeeze

# A word and its numeral that typing put on two lines: 'Điều⏎1. Phạm vi', 'Chương⏎III'.
_HALF = re.compile(r"(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC|PHỤ|Phụ)$")
_NUMERAL = re.compile(r"(?:(?:\d{1,3}[a-zđ]?|[IVXLC]{1,6})(?:[.:]|\s|$)|(?:LỤC|lục)\b)")
# Lines before which the opening of an act may be typed without a break: its seams.
_HEAD = 60
_SEAMS = re.compile(
    r"(?<=[\w;.,:])\s+(?=Căn cứ (?:Luật|Hiến pháp|Nghị|Pháp lệnh|Bộ luật|Quyết|Thông tư)\s)|(?<=\S)\s+(?=(?:QUYẾT ĐỊNH|"
    r"QUYẾT NGHỊ)\s*:)|(?<=:)\s+(?=Điều 1\b)"
)
# Tabs typed in place of a line break before an article.
_TABBED = re.compile(r"(?<=[.;:,/]) *\t[\t ]*(?=(?:Điều|ĐIỀU) \d{1,3}[a-zđ]?[.:] )")
_TAIL = re.compile(r"(?<=[.:;])\s+(?=(?:Điều|ĐIỀU)$)")


class Line(NamedTuple):
    """One printed line, ends stripped; text == whole[start:end] with line breaks as spaces.

    paragraph: the one it stands in (shared by its lines); first: whether it opens that paragraph.
    """

    text: str
    start: int
    paragraph: Paragraph
    first: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    @property
    def opaque(self) -> bool:
        """No text of the act itself: a cell of a data table, a note."""
        p = self.paragraph
        return (p.cell is not None and not p.layout) or p.kind in ("footnote", "endnote")

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def head(self) -> str:
        """The first words folded, spaces typed twice as one: enough to tell what the line opens with; offsets do not hold in it."""
        text = self.text[:160]
        return fold(squeeze(text) if "  " in text else text)

    @property
    def centred(self) -> bool:
        return self.paragraph.align == "center"

    @property
    def capitals(self) -> bool:
        return self.text.isupper()


def lay_out(reading: Reading) -> tuple[str, list[Line]]:
    """The whole text (paragraphs joined by line breaks) and its lines that are not blank, in order."""
    lines: list[Line] = []
    start = 0
    for paragraph in reading.paragraphs:
        text = paragraph.text
        if "\n" not in text:
            _add(lines, text, start, paragraph, True)
        else:
            at = start
            for n, part in enumerate(text.split("\n")):
                _add(lines, part, at, paragraph, not n)
                at += len(part) + 1
        start += len(text) + 1
    whole = "\n".join([p.text for p in reading.paragraphs])
    return whole, _mend(whole, lines)


def _add(lines: list[Line], text: str, start: int, paragraph: Paragraph, first: bool) -> None:
    bare = text.strip()
    if not bare:
        return
    start += text.index(bare[0])
    tabbed = "\t" in bare
    if tabbed or (len(lines) < _HEAD and len(bare) > 60):
        for seam in (_TABBED if tabbed else _SEAMS).finditer(bare):
            if piece := bare[: seam.start()].rstrip():
                lines.append(Line(piece, start, paragraph, first))
                first = False
            _add(lines, bare[seam.end() :], start + seam.end(), paragraph, first)
            return
    lines.append(Line(bare, start, paragraph, first))


def _mend(whole: str, lines: list[Line]) -> list[Line]:
    """Lines with the halves of a broken heading ('Điều⏎1. ...') joined into one."""
    mended: list[Line] = []
    for line in lines:
        last = mended[-1] if mended else None
        if last and last.text.endswith("iều") and (tail := _TAIL.search(last.text)) and _NUMERAL.match(line.text):
            # 'Điều' left behind at the end of the paragraph before: '… có hiệu lực. Điều⏎4. Chánh Văn phòng …'
            mended[-1] = last._replace(text=last.text[: tail.start()])
            last = last._replace(text=last.text[tail.end() :], start=last.start + tail.end(), first=False)
            mended.append(last)
        if last and len(last.text) < 9 and _HALF.match(last.text) and _NUMERAL.match(line.text) and _same_cell(last, line):
            text = re.sub(r"\s", " ", whole[last.start : line.end])
            mended[-1] = Line(text, last.start, line.paragraph if line.paragraph.bold > 0.5 else last.paragraph, last.first)
        else:
            mended.append(line)
    return mended


def _same_cell(one: Line, other: Line) -> bool:
    return one.paragraph.cell == other.paragraph.cell


def joined(lines: Sequence[Line]) -> str:
    """The lines as one sentence."""
    return " ".join(line.text for line in lines)
