"""One decree in five formats reads the same: text, automatic numbers, alignment, bold, cells, notes, losses."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from decree import decree
from doc_bytes import doc, doc6, ole

from registry.model import Paragraph, Reading
from registry.reading import SUFFIXES, Unreadable, read, read_bytes

FILES = Path(__file__).with_name("files")
# A field that LibreOffice computed anew, in each file that it made.
DATE = "11/24/26"


def plain(reading: Reading) -> list[Paragraph]:
    """Without what only a DOCX tells: where its runs are, and the names of styles."""
    return [
        Paragraph(p.text.strip().replace(DATE, "Kết quả"), p.number, p.align, round(p.bold, 1), round(p.italic, 1), p.cell, p.layout, p.kind)
        for p in reading.paragraphs
    ]


@pytest.fixture(scope="module")
def source() -> Reading:
    return read_bytes(decree(), "decree.docx")


@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_the_same_as_its_docx(source: Reading, kind: str) -> None:
    reading = read(FILES / f"decree.{kind}")
    assert plain(reading) == plain(source)
    assert reading.losses == source.losses
    assert reading.reader == f"{kind} 1"


def test_html(source: Reading) -> None:
    """Notes stand at the end, list letters have a full stop, the head of the page stands first: as browsers show it."""
    told, wanted = plain(read(FILES / "decree.html")), plain(source)
    assert told[0].text == "Công báo tỉnh"
    assert told[-1].text.endswith("Theo Luật Phí và lệ phí.")
    body = [p for p in wanted if p.kind == "body"]
    assert [(p.text.replace("a. ", "a) ").replace("b. ", "b) "), p.align, p.bold, p.cell, p.layout) for p in told[1:-1]] == [
        (p.text, p.align, p.bold, p.cell, p.layout) for p in body
    ]


def test_pdf(source: Reading) -> None:
    """Lines are joined, the head and the signatures are two columns, lists keep their numbers, data stands in cells."""
    told = read(FILES / "decree.pdf").paragraphs
    texts = [p.text.strip().replace(DATE, "Kết quả").replace("phí1 ", "phí ") for p in told]
    wanted = [p.text.strip() for p in source.paragraphs if p.kind == "body"]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in " ".join(texts)
    assert [text for text in wanted if text not in texts] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]  # printed on two lines
    assert {p.text: p.cell for p in told if p.cell and not p.layout} == {
        "STT": (1, 0, 0), "Mức thu (đồng)": (1, 0, 1), "1": (1, 1, 0), "20.000": (1, 1, 1), "Người lớn": (1, 1, 2), "2": (1, 2, 0),
        "10.000": (1, 2, 1), "Trẻ em": (1, 2, 2),
    }  # fmt: skip
    assert [(p.text, p.cell) for p in told if p.layout][:3] == [("ỦY BAN NHÂN DÂN", (0, 0, 0)), ("TỈNH LAM GIANG", (0, 0, 0)), ("Số: 12/2025/QĐ-UBND", (0, 0, 0))]
    centred = [p.text for p in told if p.align == "center" and not p.cell]
    assert centred == ["QUYẾT ĐỊNH", "Quy định mức thu phí tham quan", "QUYẾT ĐỊNH:"]


def test_content_decides_and_not_the_name(source: Reading, tmp_path: Path) -> None:
    for kind, name in (("rtf", "a.doc"), ("html", "a.doc"), ("doc", "a.docx"), ("pdf", "a.txt")):
        path = tmp_path / name
        path.write_bytes((FILES / f"decree.{kind}").read_bytes())
        reading = read(path)
        assert (reading.file, reading.reader.split()[0]) == (name, kind)


def test_bytes_read_as_files_do() -> None:
    for path in sorted(FILES.iterdir()):
        assert read_bytes(path.read_bytes(), path.name) == read(path)
        assert path.suffix in SUFFIXES


RTF = {
    "Unicode with stand-ins": (r"\uc1\u272?i\u7873?u 1", "Điều 1"),
    "two stand-ins": (r"\uc2\u272 ??i", "Đi"),
    "a negative code": (r"\u-3913?x", " x"),
    "Latin": (r"Qu\'e1n", "Quán"),
    "TCVN3 by its font": (r"{\fonttbl{\f7\fcharset0 .VnTime;}}\f7 \'a7i\'d2u 1", "Điều 1"),
    "TCVN3 in a font of capitals": (r"{\fonttbl{\f7\fcharset0 .VnTimeH;}}\f7 c\'e9ng h\'dfa", "CỘNG HÒA"),
    "code page 1258": (r"{\fonttbl{\f7\fcharset163 Arial;}}\f7 Ti\'ea\'ecng Vi\'ea\'f2t", "Tiếng Việt"),
    "hidden": (r"a{\v b}c", "ac"),
    "deleted": (r"a{\deleted b}c", "ac"),
    "capitals": (r"{\caps hoa}", "HOA"),
    "the code of a field": (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt Luật}}".replace("ậ", r"\u7853?"), "Luật"),
    "an unknown group": (r"a{\*\nosuch b}c", "ac"),
    "special characters": (r"a\~b\_c\-d\{e\}", "a b-cde}".replace("de", "d{e")),
}


@pytest.mark.parametrize(("inner", "text"), RTF.values(), ids=RTF.keys())
def test_rtf(inner: str, text: str) -> None:
    reading = read_bytes(b"{\\rtf1\\ansi " + inner.encode("ascii") + b"\\par}", "a.rtf")
    assert [p.text for p in reading.paragraphs] == [text]


HTML = {
    "spaces": ("<p>Điều \n 1.<br>\n Phạm vi</p>", ["Điều 1.\nPhạm vi"]),
    "blocks in blocks": ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
    "lists": ("<ol start=3><li>a<li>b</ol><ul><li>c</ul>", ["3. a", "4. b", "- c"]),
    "not shown": ("<p>a<span style='display:none'>b</span></p><script>c</script>", ["a"]),
    "deleted": ("<p>a<del>b</del></p>", ["a"]),
    "entities": ("<p>a&nbsp;&amp;&ecirc;</p>", ["a &ê"]),
    "TCVN3 in a font": ("<p><font face='.VnTime'>§iÒu 1. Ph¹m vi ®iÒu chØnh</font></p>", ["Điều 1. Phạm vi điều chỉnh"]),
    "Unicode under an old font": ("<p><font face='.VnTime'>Điều 1. Phạm vi</font></p>", ["Điều 1. Phạm vi"]),
    "VNI": ("<p style='font-family:VNI-Times'>Ñieàu 1. Phaïm vi ñieàu chænh</p>", ["Điều 1. Phạm vi điều chỉnh"]),
    "the glyph fault": ("<p>PHƢƠNG PHÁP</p>", ["PHƯƠNG PHÁP"]),
    "a footnote's mark": ('<p>phí<a class="sdfootnoteanc" href="#a"><sup>1</sup></a> x</p>', ["phí x"]),
    "navigation": ("<nav>Trang chủ</nav><p>a</p>", ["a"]),
}
FILLING = "<p>" + "Văn bản đủ dài để là một văn bản. " * 3 + "</p>"


@pytest.mark.parametrize(("inner", "texts"), HTML.values(), ids=HTML.keys())
def test_html_text(inner: str, texts: list[str]) -> None:
    reading = read_bytes(f"<html><body>{inner}{FILLING}</body></html>".encode(), "a.html")
    assert [p.text for p in reading.paragraphs[:-1]] == texts


def test_spans_of_html_cells() -> None:
    html = "<table border=1><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>"
    reading = read_bytes((html + FILLING).encode(), "a.html")
    assert [(p.text, p.cell) for p in reading.paragraphs if p.cell] == [("a", (0, 0, 0)), ("b", (0, 0, 1)), ("c", (0, 1, 1)), ("d", (0, 1, 2))]


PAGES = {
    "no document": ("<p>Văn bản không tồn tại</p>", "truncated", "không tồn tại"),
    "attributes only": ("<nav>Trang chủ</nav><p>Thuộc tính</p><p>Tải về</p><p>Số hiệu 01/2025/TT-BTC</p><p>Loại văn bản Thông tư</p>" + FILLING, "unsupported", "thuộc tính"),
    "loaded later": ("<div id=root></div><script src=a.js></script>", "truncated", "không có văn bản"),
}  # fmt: skip


@pytest.mark.parametrize(("inner", "kind", "word"), PAGES.values(), ids=PAGES.keys())
def test_pages_without_a_document_are_refused(inner: str, kind: str, word: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(f"<html><body>{inner}</body></html>".encode(), "a.html")
    assert caught.value.kind == kind
    assert word in caught.value.message


def test_the_page_of_the_national_database_gives_its_document() -> None:
    reading = read_bytes(f"<html><body><p>Lược đồ</p><div class='x preview-content'>{FILLING}</div></body></html>".encode(), "a.html")
    assert len(reading.paragraphs) == 1
    assert "7 ký tự của trang web" in reading.losses[0] or "6 ký tự của trang web" in reading.losses[0]


def test_doc_marks() -> None:
    text = "a\x0bb\x1ec\x1fd\r\x13 PAGE \x141\x15 sau\rx\x0cy\r"
    assert [p.text for p in read_bytes(doc(text), "a.doc").paragraphs] == ["a\nb-cd", "1 sau", "x\ny"]


def test_a_doc_cut_in_pieces_reads_as_one() -> None:
    text = "Điều 1. Phạm vi điều chỉnh\rKhoản một\r"
    assert [p.text for p in read_bytes(doc(text, 7), "a.doc").paragraphs] == [p.text for p in read_bytes(doc(text), "a.doc").paragraphs]


def test_a_field_without_end_is_told() -> None:
    reading = read_bytes(doc("a\x13 bị mất\rb\r"), "a.doc")
    assert [p.text for p in reading.paragraphs] == ["a", "b"]
    assert reading.losses == ("Đã bỏ 5 ký tự nằm trong mã trường (field code).",)


def test_word_6() -> None:
    assert [p.text for p in read_bytes(doc6(b"\xa7i\xd2u 1. Ph\xb9m vi\r", b".VnTime"), "a.doc").paragraphs] == ["Điều 1. Phạm vi"]
    assert [p.text for p in read_bytes(doc6(b"c\xe9ng h\xdfa\r", b".VnTimeH"), "a.doc").paragraphs] == ["CỘNG HÒA"]
    assert [p.text for p in read_bytes(doc6(b"Cafe\r", b"Times"), "a.doc").paragraphs] == ["Cafe"]


def test_a_container_of_something_else() -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(ole({"Workbook": b"a"}), "a.doc")
    assert "Excel" in caught.value.message
    assert io.BytesIO(ole({"a": b"b"})).getvalue()[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
