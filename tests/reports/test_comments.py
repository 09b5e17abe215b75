"""Each finding becomes a comment on the runs that hold its sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx

from registry.checks import check
from registry.extracting import extract
from registry.library import Library, MemoryShelf
from registry.parsing import parse
from registry.reading import read
from registry.reports.comments import commented

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def test_comment_stands_on_its_sentence(tmp_path: Path) -> None:
    source, target = CORPUS / "21-2025-QD-UBND-lam-giang.docx", tmp_path / "nhận xét.docx"
    reading = read(source)
    document = extract(parse(reading))
    found = check([document.id], Library(MemoryShelf([document]), date(2025, 11, 20)), ["E1"])
    with target.open("wb") as file:
        assert commented(source, reading, document, found, file) == len(found) == 1
    written = docx.Document(str(target))
    (comment,) = written.comments
    assert comment.text.startswith("Dấu hiệu E1: Có hiệu lực từ ngày 25/11/2025")
    marked = [p.text for p in written.paragraphs if "commentRangeStart" in p._p.xml]
    assert len(marked) == 1 and "25 tháng 11 năm 2025" in docx_nfc(marked[0])
    assert [p.text for p in written.paragraphs] == [p.text for p in docx.Document(str(source)).paragraphs]


def docx_nfc(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)


def test_starts_of_components_are_where_their_text_is() -> None:
    reading = read(CORPUS / "12-2019-QD-UBND-lam-giang.docx")
    document = parse(reading)
    from registry.reports.comments import starts

    whole = "\n".join(p.text for p in reading.paragraphs)
    begins = starts(reading, document)
    assert set(begins) == {"main", "att1"}
    assert all(whole[at:].startswith(document.component(id).text) for id, at in begins.items())  # type: ignore[union-attr]
