"""PDF with a text layer -> paragraphs. Scans are recognised and refused."""

from __future__ import annotations

from dataclasses import replace

from registry.model import Paragraph, Reading
from registry.reading.lines import visible
from registry.reading.package import Clock
from registry.reading.pdf.lines import Columns, Text, columns, lines, without_furniture
from registry.reading.pdf.pages import Page, Word, pages
from registry.reading.pdf.paragraphs import Block, Margins, joins, margins, paragraphs
from registry.reading.pdf.ruled import Ruled, ruled
from registry.reading.refusal import Unreadable, scanned
from registry.reading.secret import refuse_secret
from registry.reading.writer import Piece, Writer, written

READER = "pdf 1"
FEW = 60  # letters a page: below this a page with a picture is a scan with a stamp on it

Item = Block | Columns | Ruled


def read_pdf(data: bytes, file: str) -> Reading:
    """A PDF by its content. Raises Unreadable: 'scanned' where the text is only in pictures."""
    clock = Clock()
    held = list(pages(data, clock))
    letters = sum(sum(map(str.isalpha, word.text)) for page in held for word in page.words)
    bare = sum(1 for page in held if page.pictures and not page.words)
    if any(page.pictures for page in held) and letters < FEW * len(held):
        raise scanned("Tệp PDF")
    if not letters:
        raise Unreadable("scanned", "Tệp PDF không có lớp chữ: hãy lấy bản Word gốc, hoặc nhận dạng chữ (OCR) rồi thêm lại.")
    told, gone = items(held, clock)
    writer = written(lambda writer: write(told, writer), clock)
    for text in gone:
        writer.losses.add("footer" if text.base < 300 else "header", visible(str(text)))
    writer.losses.add("scanned_pages", bare)
    writer.losses.add("signatures", sum(page.signatures for page in held))
    writer.losses.add("pictures", sum(page.pictures for page in held if page.words))
    refuse_secret(writer.paragraphs, [str(text) for text in gone])
    return Reading(file, READER, tuple(writer.paragraphs), writer.losses.sentences())


def items(held: list[Page], clock: Clock) -> tuple[list[Item], list[Text]]:
    """What stands on the pages, in reading order; and the furniture that was left out."""
    tables = [ruled(page, clock) for page in held]
    free = [_outside(page.words, found) for page, found in zip(held, tables)]
    kept, gone = without_furniture([lines(words) for words in free], held)
    told: list[Item] = []
    divided = [columns(texts) for texts in kept]
    margin_of = _margins(held, divided)
    for number, (parts, found) in enumerate(zip(divided, tables)):
        clock.check()
        margin = margin_of[round(held[number].width)]
        run: list[Text] = []
        for part in [*parts, None]:
            top = part.high if part is not None else -1e9
            while found and found[0].high > top - 2:
                _flush(run, margin, number, told)
                told.append(found.pop(0))
            if isinstance(part, Text):
                run.append(part)
                continue
            _flush(run, margin, number, told)
            if part is not None:
                told.append(part)
    return told, gone


def _margins(held: list[Page], divided: list[list[Text | Columns]]) -> dict[int, Margins]:
    """Width of the page -> its margins: upright and lying pages have their own."""
    texts: dict[int, list[Text]] = {}
    for page, parts in zip(held, divided):
        texts.setdefault(round(page.width), []).extend(part for part in parts if isinstance(part, Text))
    return {width: margins(those) for width, those in texts.items()}


def _outside(words: list[Word], tables: list[Ruled]) -> list[Word]:
    inside = {id(word) for table in tables for _, _, held in table.cells for word in held}
    return [word for word in words if id(word) not in inside]


def _flush(run: list[Text], margin: Margins, page: int, told: list[Item]) -> None:
    """The lines gathered so far as paragraphs; the first goes on from the page before where that ended in the middle."""
    for block in paragraphs(run, margin, page):
        last = told[-1] if told else None
        if isinstance(last, Block) and last.page == page - 1 and last.align == block.align == "both" and joins(last.lines[-1], block.lines[0], last.margins):
            last.lines += block.lines
            last.page, last.margins = page, margin
        else:
            told.append(block)
    run.clear()


def write(told: list[Item], writer: Writer) -> None:
    for item in told:
        if isinstance(item, Block):
            writer.put(writer.finished(pieces(item.lines), align=item.align))
        elif isinstance(item, Columns):
            _write_columns(item, writer)
        else:
            _write_table(item, writer)


def pieces(texts: list[Text]) -> list[Piece]:
    """The words of some lines with single spaces between them."""
    told: list[Piece] = []
    for word in (word for text in texts for word in text.words):
        if told:
            told[-1] = told[-1][0] + " ", *told[-1][1:]
        if told and told[-1][1:] == (word.bits, word.font):
            told[-1] = told[-1][0] + word.text, word.bits, word.font
        else:
            told.append((word.text, word.bits, word.font))
    return told


def _write_columns(item: Columns, writer: Writer) -> None:
    number, writer.tables = writer.tables, writer.tables + 1
    for column, texts in enumerate((item.left, item.right)):
        align = "center" if _centred(texts) else "left"
        for together in _joined(texts):
            _put(writer.finished(pieces(together), align=align), (number, 0, column), True, writer)


def _joined(texts: list[Text]) -> list[list[Text]]:
    """Lines of a column: one that begins with a small letter or a digit goes on from the one before."""
    told: list[list[Text]] = []
    for text in texts:
        first = str(text)[0]
        if told and (first.islower() or first.isdigit()) and str(told[-1][-1])[-1] not in ";.:,":
            told[-1].append(text)
        else:
            told.append([text])
    return told


def _centred(texts: list[Text]) -> bool:
    """Whether lines of different length have their middles in one place."""
    middles = [(text.left + text.right) / 2 for text in texts]
    lefts = [text.left for text in texts]
    return len(texts) == 1 or max(middles) - min(middles) < max(lefts) - min(lefts)


def _write_table(item: Ruled, writer: Writer) -> None:
    number, writer.tables = writer.tables, writer.tables + 1
    for row, column, words in item.cells:
        texts = lines(words)
        for block in paragraphs(texts, margins(texts)):
            _put(writer.finished(pieces(block.lines)), (number, row, column), False, writer)


def _put(paragraph: Paragraph | None, cell: tuple[int, int, int], layout: bool, writer: Writer) -> None:
    writer.put(replace(paragraph, cell=cell, layout=layout) if paragraph is not None else None)
