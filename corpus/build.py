"""Write the sample decrees: corpus/source/*.src -> corpus/*.docx.

A source file has a head of `key: value` lines, a line `---`, and the decree as it would be printed. In the text
`{+...+}` and `{-...-}` are tracked insertions and deletions, `[^ ...]` is a footnote, lines of `| a | b |` are a data table,
`=== page` is a page break.
The key `typing` says how untidy the office was; see TYPING. The DOCX are committed; run this only after changing a source.

usage: python corpus/build.py [OUT_DIR]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from unicodedata import normalize

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from word import (
    BOX,
    NUMBERING,
    add_footnotes,
    hyperlink_field,
    hyphenate,
    save,
    smart_tag,
    split_run,
    tracked,
    wrap_in_control,
)

nfc, nfd = partial(normalize, "NFC"), partial(normalize, "NFD")
HERE = Path(__file__).resolve().parent
TYPING = {
    "auto": "điều, khoản, điểm numbered by Word",
    "tabs": "header by tabs instead of a table",
    "runs": "every paragraph split into runs in the middle of words",
    "nfd": "decomposed Unicode",
    "breaks": "line breaks instead of paragraphs in the preamble",
    "control": "title and number in content controls",
    "swapped": "the agency in the right column of the header, the motto in the left",
    "oldtone": "tone marks in the old place: hoà, uỷ, thuỷ",
    "spaces": "stray spaces and dashes inside numbers: 28 /2020/QĐ - UBND",
    "smart": "dates and measures in smart tags",
    "fields": "numbers of documents in hyperlink fields",
    "soft": "soft hyphens inside words, non-breaking hyphens in symbols",
    "footnotes": "has footnotes",
    "box": "the words DỰ THẢO in a text box that was left behind",
}
MARKS_OF_TONE = (
    "\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}\N{COMBINING HOOK ABOVE}\N{COMBINING TILDE}\N{COMBINING DOT BELOW}"
)
OLD_TONE = {nfc(a + mark + b): nfc(a + b + mark) for a, b in ("oa", "oe", "uy") for mark in MARKS_OF_TONE}
SMART = re.compile(r"ngày \d+ tháng \d+ năm \d+|\d[\d.,]* (?:m2|m3|ha|m|km)\b")
NUMBERED = re.compile(r"\d+(?:/\d{4})?/(?:QĐ|NQ|CT)-(?:UBND|HĐND|UB)")
MARKS = re.compile(r"(\{\+.*?\+\}|\{-.*?-\}|\[\^.*?\])")
LABELS = (re.compile(r"Điều (\d+)\. "), re.compile(r"(\d+)\. "), re.compile(r"([a-dđ])\) "))


class Decree:
    """One source file."""

    def __init__(self, path: Path) -> None:
        head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        self.name = path.stem
        self.head = dict(re.split(r":\s*", line, maxsplit=1) for line in head.splitlines() if line.strip())
        self.typing = set(self.head.get("typing", "").split())
        self.number = self.head["number"]
        self.head = {key: self.typed(value) for key, value in self.head.items()}
        self.lines = [self.typed(line) for line in body.split("\n") if line.strip()]
        unknown = self.typing - set(TYPING)
        if unknown:
            raise ValueError(f"{path.name}: typing {sorted(unknown)} is none of {sorted(TYPING)}")

    def typed(self, text: str) -> str:
        """The text as this office types it."""
        if "oldtone" in self.typing:
            text = re.sub("(?:" + "|".join(OLD_TONE) + r")(?!\w)", lambda m: OLD_TONE[m[0]], text)
        if "spaces" in self.typing:
            text = re.sub(r"(\d+)/(\d{4})/(QĐ|NQ|NĐ)-", r"\1 /\2/\3 - ", text)
        return text


class Writer:
    """Puts a decree into a python-docx document."""

    def __init__(self, decree: Decree) -> None:
        self.decree, self.docx, self.tables = decree, Document(), 0
        self.counters = [0, 0, 0]
        self.list_id = 0
        self.notes: list[str] = []
        normal = self.docx.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        if "auto" in decree.typing:
            self.new_list()

    def write(self) -> Docx:
        self.header()
        self.title()
        self.body()
        self.signature()
        if self.notes:
            add_footnotes(self.docx, self.notes)
        core = self.docx.core_properties
        core.author, core.title = "Phòng tư liệu tỉnh Lam Giang (hư cấu)", self.decree.number
        return self.docx

    # -- parts -----------------------------------------------------------

    def header(self) -> None:
        head = self.decree.head
        if "box" in self.decree.typing:
            self.docx.add_paragraph().add_run()._r.append(parse_xml(BOX.format(words="DỰ THẢO")))
        left, right = head["issuer"].split("|"), ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        if "tabs" in self.decree.typing:
            for one, other in zip(left, right):
                self.paragraph(f"{one}\t{other}", bold=True)
            self.paragraph(f"{head['printed']}\t{head['day']}", italic=True)
            return
        table = self.docx.add_table(rows=2, cols=2)
        own, other = (1, 0) if "swapped" in self.decree.typing else (0, 1)
        self.cell(table.cell(0, own), left, bold=True)
        self.cell(table.cell(0, other), right, bold=True)
        self.cell(table.cell(1, own), [head["printed"]])
        self.cell(table.cell(1, other), [head["day"]], italic=True)

    def cell(self, cell, lines: list[str], **style: bool) -> None:
        for at, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            paragraph.alignment = ALIGN.CENTER
            self.runs(paragraph, line, **style)

    def title(self) -> None:
        head = self.decree.head
        self.paragraph(head["type"], ALIGN.CENTER, bold=True)
        for line in head["title"].split("|"):
            paragraph = self.paragraph(line, ALIGN.CENTER, bold=True)
            if "control" in self.decree.typing:
                wrap_in_control(paragraph)

    def body(self) -> None:
        for kind, group in groupby(classify(self.decree.lines), key=lambda item: item[0]):
            lines = [line for _, line in group]
            if kind == "row":
                self.table([[c.strip() for c in line.strip("| ").split("|")] for line in lines])
            elif kind == "italic" and "breaks" in self.decree.typing:
                self.paragraph("\n".join(lines), italic=True)
            else:
                for line in lines:
                    self.page() if kind == "page" else self.line(kind, line)

    def page(self) -> None:
        self.docx.add_page_break()
        if "auto" in self.decree.typing:
            self.new_list()

    def line(self, kind: str, line: str) -> None:
        center = ALIGN.CENTER if kind in ("center", "caption") else ALIGN.JUSTIFY
        level = next((n for n, label in enumerate(LABELS) if label.match(line)), None)
        if "auto" in self.decree.typing and level is not None and self.next_label(level, line):
            paragraph = self.paragraph(LABELS[level].sub("", line, count=1), center, bold=level == 0 and kind == "dieu")
            self.number(paragraph, level)
            return
        self.paragraph(line, center, bold=kind in ("center", "dieu"), italic=kind in ("italic", "caption"))

    def next_label(self, level: int, line: str) -> bool:
        """Whether Word, numbering by itself, would print this label here; quoted text and lists out of order are typed."""
        label = LABELS[level].match(line)
        counters = [*self.counters[:level], self.counters[level] + 1, *[0] * (2 - level)]
        printed = str(counters[level]) if level < 2 else "abcd"[counters[level] - 1 : counters[level]]
        if label is None or printed != label[1]:
            return False
        self.counters = counters
        return True

    def signature(self) -> None:
        table = self.docx.add_table(rows=1, cols=2)
        self.cell(table.cell(0, 0), ["Nơi nhận:", *self.decree.head.get("to", "- Như Điều 3;|- Lưu: VT.").split("|")])
        self.cell(table.cell(0, 1), self.decree.head["sign"].split("|"), bold=True)

    # -- how it is typed ---------------------------------------------------

    def paragraph(self, text: str, align=ALIGN.JUSTIFY, **style: bool) -> Paragraph:
        paragraph = self.docx.add_paragraph()
        paragraph.alignment = align
        self.runs(paragraph, text, **style)
        return paragraph

    def runs(self, paragraph: Paragraph, text: str, bold: bool = False, italic: bool = False) -> None:
        for part in MARKS.split(text):
            if part.startswith("{+"):
                tracked(paragraph, "ins", part[2:-2])
            elif part.startswith("{-"):
                tracked(paragraph, "del", part[2:-2])
            elif part.startswith("[^"):
                self.notes.append(part[2:-1].strip())
                paragraph.add_run()._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(self.notes)}"/>'))
            else:
                for piece in self.pieces(part):
                    run = paragraph.add_run(nfd(piece) if "nfd" in self.decree.typing else piece)
                    run.bold, run.italic = bold or None, italic or None
                    self.dress(run)

    def dress(self, run: Run) -> None:
        """Put the run, or parts of it, into what Word leaves around text."""
        for name, pattern, wrap in (("smart", SMART, smart_tag), ("fields", NUMBERED, hyperlink_field)):
            if name in self.decree.typing:
                for part in split_run(run, pattern):
                    wrap(part)
        if "soft" in self.decree.typing:
            hyphenate(run)

    def pieces(self, text: str) -> Iterator[str]:
        step = 7 if "runs" in self.decree.typing else len(text) or 1
        return (text[at : at + step] for at in range(0, len(text), step))

    def table(self, rows: list[list[str]]) -> None:
        table = self.docx.add_table(rows=0, cols=len(rows[0]))
        table.style = "Table Grid"
        for row in rows:
            for cell, text in zip(table.add_row().cells, row):
                self.runs(cell.paragraphs[0], text)

    def new_list(self) -> None:
        numbering = self.docx.part.numbering_part.element
        abstract, self.list_id = 900 + self.tables, 900 + self.tables
        self.tables += 1
        first = numbering.find(qn("w:num"))
        first.addprevious(parse_xml(NUMBERING.format(ns=nsdecls("w"), id=abstract)))
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.list_id}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        )
        self.counters = [0, 0, 0]

    def number(self, paragraph: Paragraph, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{self.list_id}"/></w:numPr>')
        )


def classify(lines: list[str]) -> Iterator[tuple[str, str]]:
    """(row, page, center, caption, italic, dieu or text, line)."""
    for line in lines:
        if line.startswith("=== page"):
            yield "page", line
        elif line.startswith("|"):
            yield "row", line
        elif line.startswith("^"):
            yield "center", line[1:].strip()
        elif line.startswith(("(Ban hành kèm theo", "(Kèm theo")):
            yield "caption", line
        elif line.startswith(("Căn cứ", "Theo đề nghị", "Xét ", "Thực hiện ")):
            yield "italic", line
        elif re.match(r"“?Điều \d+[a-z]?\. ", line) and not line.rstrip().endswith((".", ";", ":")):
            yield "dieu", line
        else:
            yield "text", line


def main() -> int:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for path in sorted((HERE / "source").glob("*.src")):
        target = out / f"{path.stem}.docx"
        save(Writer(Decree(path)).write(), target)
        print(target.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
