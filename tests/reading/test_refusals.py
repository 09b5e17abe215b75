"""What is not read: one kind and one line in Vietnamese for each."""

import pickle
import zipfile
from pathlib import Path

import pytest
from doc_bytes import ole, word97
from docx_xml import GRID, cell, docx, p, part, parts, r, relations, row, table, zipped

from registry.reading import Unreadable, read, read_text
from registry.reading import book as book_module

BODY = p(r("Điều 1."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 200
    return caught.value


GOOD = zipped(parts(BODY))
FILES = {
    "empty": (b"", "truncated", "rỗng"),
    "cut in the middle": (GOOD[: len(GOOD) // 2], "truncated", "hỏng"),
    "cut in its first bytes": (GOOD[:30], "truncated", "hỏng"),
    "bytes changed inside": (GOOD.replace(b"word/document.xml", b"word/document.xml\xff\xff\xff", 1), "truncated", "hỏng"),
    "a .doc of its first bytes": (OLE + "WordDocument".encode("utf-16-le"), "truncated", "hỏng"),
    "a workbook": (ole({"Workbook": b"a"}), "unsupported", "Excel"),
    "a password": (ole({"EncryptedPackage": b"a"}), "encrypted", "mật khẩu"),
    "a .doc with a password": (ole({"WordDocument": word97("Điều 1.\r", flags=0x100), "1Table": b"a"}), "encrypted", "mật khẩu"),
    "PDF of its first bytes": (b"%PDF-1.7", "truncated", "hỏng"),
    "RTF of its first bytes": (b"{\\rtf1", "truncated", "hỏng"),
    "Word 2": (b"\xdb\xa5-\x00", "unsupported", "Word 2.0"),
    "a picture": (b"\xff\xd8\xff\xe0", "scanned", "OCR"),
    "HTML without text": (b"\xef\xbb\xbf\n <HTML><body>", "truncated", "trang trắng"),
    "XML": (b"<?xml version='1.0'?><a/>", "unsupported", "XML"),
    "something else": (b"MZ\x90\x00", "not_docx", "không phải"),
    "a zip of other things": (zipped({"a.txt": "a"}), "not_docx", "giải nén"),
    "a workbook in a zip": (
        zipped({"[Content_Types].xml": "", "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")), "xl/workbook.xml": "<workbook/>"}),
        "not_docx", "không phải"),
    "no body": (zipped({name: data for name, data in parts(BODY).items() if name != "word/document.xml"}), "truncated", "hỏng"),
    "XML that breaks off": (zipped(parts(BODY) | {"word/document.xml": part("document", BODY)[:-20]}), "truncated", "hỏng"),
    "styles that break off": (zipped(parts(BODY, styles="<w:style/>") | {"word/styles.xml": "<w:styles"}), "truncated", "hỏng"),
    "an entity": (
        zipped(parts(BODY) | {"word/document.xml": '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
                              + part("document", f"<w:body>{p(r('&amp;a;')).replace('&amp;', '&')}</w:body>").split("?>")[1]}), "not_docx", "DTD"),
    "a billion laughs in the styles": (
        zipped(parts(BODY, styles="") | {"word/styles.xml": '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'}), "not_docx", "DTD"),
    "a bomb": (zipped(parts(BODY) | {"word/media/a.bin": bytes(40 << 20)}), "bomb", "zip bomb"),
    "too many entries": (zipped(parts(BODY) | {f"a{i}": "" for i in range(4001)}, zipfile.ZIP_STORED), "bomb", "tệp con"),
    "too deep": (zipped(parts("<w:sdt>" * 300 + BODY + "</w:sdt>" * 300)), "bomb", "lồng nhau"),
    "a text of 20 MB": (zipped(parts(p(r("x" * (20 << 20)))), zipfile.ZIP_STORED), "bomb", "dài bất thường"),
    "only a picture": (
        zipped(parts(p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>") + p(r(" . ")))), "scanned", "ảnh chụp"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "kind", "word"), FILES.values(), ids=FILES.keys())
def test_refused(tmp_path: Path, data: bytes, kind: str, word: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    refusal = refused(path)
    assert refusal.kind == kind
    assert word in refusal.message


def test_too_many_paragraphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_module, "MAX_PARAGRAPHS", 1000)
    assert read(docx(tmp_path, "<w:p/>" * 1000)).paragraphs == ()
    assert refused(docx(tmp_path, "<w:p/>" * 1001)).kind == "too_large"


def test_an_encrypted_entry(tmp_path: Path) -> None:
    path = docx(tmp_path, BODY)
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag in the central directory
    path.write_bytes(data)
    assert refused(path).kind == "encrypted"


def test_a_docx_by_another_name_is_read(tmp_path: Path) -> None:
    path = docx(tmp_path, BODY).rename(tmp_path / "a.doc")
    assert [x.text for x in read(path).paragraphs] == ["Điều 1."]


def test_strict_namespaces(tmp_path: Path) -> None:
    strict = {
        name: data.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, data in parts(BODY).items()
    }  # fmt: skip
    path = tmp_path / "a.docx"
    path.write_bytes(zipped(strict))
    assert [x.text for x in read(path).paragraphs] == ["Điều 1."]


def test_utf_16_parts(tmp_path: Path) -> None:
    held = parts(BODY)
    body = held["word/document.xml"].replace("UTF-8", "UTF-16").encode("utf-16")
    path = tmp_path / "a.docx"
    path.write_bytes(zipped({**held, "word/document.xml": body}))
    assert [x.text for x in read(path).paragraphs] == ["Điều 1."]


def test_a_missing_file_is_the_callers_matter(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        read(tmp_path / "không có.docx")


def test_refusals_travel_between_processes() -> None:
    there = pickle.loads(pickle.dumps(Unreadable("bomb", "nổ")))
    assert (there.kind, there.message, str(there)) == ("bomb", "nổ", "nổ")


def stamped(text: str) -> str:
    return p("<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + p(r(text)) + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>", r("Điều 1."))


SECRET = {
    "a paragraph": p(r("MẬT")) + BODY,
    "in brackets": p(r("(TỐI MẬT)")) + BODY,
    "on two lines": p("<w:r><w:t>TUYỆT</w:t><w:br/><w:t>MẬT</w:t></w:r>") + BODY,
    "letters apart": p(r("M Ậ T")) + BODY,
    "decomposed": p(r("MÂ\u0323T")) + BODY,
    "named": p(r("Độ mật: Tối mật")) + BODY,
    "a text box": stamped("TỐI MẬT"),
    "the head table": table(row(cell(p(r("UBND TỈNH")), p(r("MẬT"))), cell(p(r("CỘNG HÒA"))))) + BODY,
    "a table with one cell as a box": table(row(cell(p(r("TUYỆT MẬT")))), pr=GRID) + BODY,
    "WordArt": p('<w:r><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r>', r("Điều 1.")),
    "capitals by format": p(r("mật", "<w:caps/>")) + BODY,
}
OPEN = {
    "a title": p(r("DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT")) + BODY,
    "a sentence": p(r("Tài liệu độ MẬT, TỐI MẬT được quản lý theo quy định.")) + BODY,
    "in small letters": p(r("mật")) + BODY,
    "a column of a list": table(row(cell(p(r("Tài liệu"))), cell(p(r("MẬT")))), row(cell(p(r("Bản đồ"))), cell(p(r("TỐI MẬT")))), pr=GRID) + BODY,
    "far down, in a form": BODY * 50 + p(r("MẬT")),
    "another mark": p(r("HỎA TỐC")) + BODY,
}  # fmt: skip


@pytest.mark.parametrize("body", SECRET.values(), ids=SECRET.keys())
def test_a_mark_of_secrecy_is_refused(tmp_path: Path, body: str) -> None:
    assert refused(docx(tmp_path, body)).kind == "secret"


@pytest.mark.parametrize("body", OPEN.values(), ids=OPEN.keys())
def test_words_about_secrets_are_read(tmp_path: Path, body: str) -> None:
    assert read(docx(tmp_path, body)).paragraphs


def test_a_mark_in_the_page_header(tmp_path: Path) -> None:
    assert refused(docx(tmp_path, BODY, header1=p(r("TỐI ")) + p(r("MẬT")))).kind == "secret"
    assert read(docx(tmp_path, BODY, header1=p(r("Công báo số MẬT")))).paragraphs


def test_a_mark_in_plain_text() -> None:
    with pytest.raises(Unreadable) as caught:
        read_text("UBND TỈNH\nTỐI MẬT\nĐiều 1.", "a.txt")
    assert caught.value.kind == "secret"
