"""However a text is typed and split, the same comes out; and every character is in the text or counted."""

import re
import sys
import unicodedata
from html import escape
from itertools import pairwise
from pathlib import Path

from docx_xml import docx, p, r
from hostile_files import mutants
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.model.text import nfc
from registry.reading import Unreadable, read, read_text

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from losses import balance

LETTERS = st.text(st.sampled_from("aăâeêioôơuưyđĐbcnh 1234./-“”ÐÁ\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u00a0\u200b"), min_size=1, max_size=40)
WRAPPERS = st.sampled_from((
    "{}", "<w:ins>{}</w:ins>", "<w:smartTag>{}</w:smartTag>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:fldSimple w:instr="X">{}</w:fldSimple>',
    "{}<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", "<w:hyperlink>{}</w:hyperlink>",
))  # fmt: skip
calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def printed(text: str) -> str:
    """As it must be read: two or three spaces between words were one slip, four and more part columns."""
    plain = nfc(text.replace("\u00a0", " ").replace("\u200b", ""))
    return re.sub(r"(?<=\S) {2,3}(?=\S)", " ", plain)


@calm
@given(text=LETTERS, cuts=st.lists(st.integers(0, 40), max_size=6), wrappers=st.lists(WRAPPERS, min_size=7, max_size=7))
def test_splitting_never_matters(tmp_path: Path, text: str, cuts: list[int], wrappers: list[str]) -> None:
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[start:end] for start, end in pairwise(edges)]
    body = p(*(wrapper.format(r(escape(piece))) for wrapper, piece in zip(wrappers, pieces)))
    found = read(docx(tmp_path, body)).paragraphs
    whole = printed(text)
    assert [x.text for x in found] == ([whole] if whole.strip() else [])
    for paragraph in found:
        assert "".join(span.of(paragraph.text) for span, _, _ in paragraph.runs) == paragraph.text


@calm
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    try:
        reading = read_text(text, "a.txt")
    except Unreadable as refusal:
        assert refusal.kind == "secret"
        return
    for paragraph in reading.paragraphs:
        assert unicodedata.is_normalized("NFC", paragraph.text)
        assert paragraph.text.strip()
    assert read_text("\n".join(x.text for x in reading.paragraphs), "a.txt").paragraphs == reading.paragraphs


def test_every_character_of_mutants_is_accounted_for(tmp_path: Path) -> None:
    path, balanced = tmp_path / "a.docx", 0
    for name, data in mutants(60, seed=5):
        path.write_bytes(data)
        try:
            held, kept, _, gone, invented = balance(path)
        except Unreadable:  # torn
            continue
        assert held > kept > 0, name
        assert (gone, invented) == (0, 0), name
        balanced += 1
    assert balanced > 40


def test_a_pile_of_marks_is_thinned_in_time(tmp_path: Path) -> None:
    reading = read(docx(tmp_path, p(r("a" + "\u0301\u0323" * 100_000), r("\u0301" * 100_000))))
    assert len(reading.paragraphs[0].text) <= 31
    assert "Đã bỏ 299970 ký tự điều khiển hoặc không nhìn thấy được." in reading.losses
