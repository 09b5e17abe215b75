"""What a w:p becomes: text, look, alignment, and what is dropped and counted."""

from pathlib import Path

import pytest
from docx_xml import GRID, cell, docx, p, parts, r, row, table, zipped

from registry.model import Span
from registry.reading import read

BOX = "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
BOX += "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"


def field(code: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


# Each line prints the same sentence, however it was typed.
SENTENCE = "Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2025 tại tỉnh Lâm Đồng."
TYPED = {
    "one run": r(SENTENCE),
    "a run a letter": "".join(r(char) for char in SENTENCE),
    "runs split inside a word": r("Quyết định này có hiệ") + r("u lực từ ngày 01 tháng 7 năm 2025 tại tỉnh Lâm Đồng."),
    "content control": r("Quyết định này có hiệu lực từ ngày ") + "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>"
    + r("01 tháng 7 năm 2025") + "</w:sdtContent></w:sdt>" + r(" tại tỉnh Lâm Đồng."),
    "smart tag of a place": r("Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2025 tại ")
    + '<w:smartTag w:element="place"><w:smartTagPr/>' + r("tỉnh Lâm Đồng") + "</w:smartTag>" + r("."),
    "smart tags inside each other": '<w:smartTag><w:smartTag>' + r(SENTENCE) + "</w:smartTag></w:smartTag>",
    "custom XML": "<w:customXml><w:customXmlPr/>" + r(SENTENCE) + "</w:customXml>",
    "hyperlink": r("Quyết định này") + '<w:hyperlink r:id="r9">' + r(SENTENCE[14:]) + "</w:hyperlink>",
    "simple field": r("Quyết định này có hiệu lực từ ngày ") + '<w:fldSimple w:instr="DATE">' + r("01 tháng 7 năm 2025")
    + "</w:fldSimple>" + r(" tại tỉnh Lâm Đồng."),
    "complex field": r("Quyết định này có hiệu lực từ ngày ") + field("REF ngay", r("01 tháng 7 năm 2025")) + r(" tại tỉnh Lâm Đồng."),
    "field in the code of a field": r("Quyết định này có hiệu lực từ ngày ")
    + field("IF " + "</w:instrText></w:r>" + field("PAGE", r("9")) + "<w:r><w:instrText>", r("01 tháng 7 năm 2025"))
    + r(" tại tỉnh Lâm Đồng."),
    "tracked insertion": r("Quyết định này có hiệu lực từ ngày ") + '<w:ins w:id="1">' + r("01 tháng 7 năm 2025") + "</w:ins>"
    + '<w:del w:id="2"><w:r><w:delText>15 tháng 6 năm 2025</w:delText></w:r></w:del>' + r(" tại tỉnh Lâm Đồng."),
    "moved here": "<w:moveTo>" + r(SENTENCE) + "</w:moveTo><w:moveFrom>" + r("chỗ cũ") + "</w:moveFrom>",
    "hidden junk": r("Quyết định này ") + r("BÍ DANH", "<w:vanish/>") + r(SENTENCE[15:]),
    "deleted under an insertion": r("Quyết định này ") + "<w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:ins>" + r(SENTENCE[15:]),
    "bookmarks, proofing, page breaks as shown": '<w:bookmarkStart w:id="0" w:name="a"/><w:proofErr w:type="spellStart"/>'
    + f"<w:r><w:lastRenderedPageBreak/><w:t>{SENTENCE}</w:t></w:r>" + '<w:bookmarkEnd w:id="0"/>',
    "no-break spaces": r(SENTENCE.replace(" ", "\u00a0")),
    "thin and ideographic spaces": r(SENTENCE.replace(" ", "\u2009", 3).replace(" ", "\u3000", 2)),
    "decomposed": r("Quyê\u0301t đi\u0323nh na\u0300y co\u0301 hiê\u0323u lư\u0323c tư\u0300 nga\u0300y 01 tha\u0301ng 7 năm 2025 ta\u0323i tỉnh Lâm Đồng."),
    "decomposed across runs": r("Quyê") + r("\u0301t định này có hiệu lực từ ngày 01 tháng 7 năm 2025 tại tỉnh Lâm Đồng."),
    "Eth for Đ": r(SENTENCE.replace("Đ", "Ð")),
    "zero-width characters": r(SENTENCE.replace(" ngày", "\u200b \ufeffngày")),
    "soft hyphen": r("Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2025 tại tỉnh Lâm<w:t/>".replace("<w:t/>", ""))
    + "<w:r><w:softHyphen/></w:r>" + r(" Đồng."),
    "two text elements in a run": "<w:r><w:t>Quyết định này</w:t><w:t xml:space='preserve'>" + SENTENCE[14:] + "</w:t></w:r>",
    "an unknown element around": "<w:unheardOf>" + r(SENTENCE) + "</w:unheardOf>",
}  # fmt: skip


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
def test_typing_never_matters(tmp_path: Path, typed: str) -> None:
    assert [paragraph.text for paragraph in read(docx(tmp_path, p(typed))).paragraphs] == [SENTENCE]


# XML inside the body -> texts
BODIES = {
    "tab, break, hyphen": (p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:cr/></w:r>"), ["a\tb\nc-d\n"]),
    "tab and line feed inside w:t": (p(r("a\tb\nc")), ["a b c"]),
    "page break": (p(r("a"), '<w:r><w:br w:type="page"/></w:r>', r("b")), ["a\nb"]),
    "empty paragraphs": (p() + p(r("  ")) + p(r("a")), ["a"]),
    "capitals": (p(r("Quyết định", "<w:caps/>"), r(" số 5")), ["QUYẾT ĐỊNH số 5"]),
    "capitals switched off": (p(r("Quyết định", '<w:caps w:val="0"/>')), ["Quyết định"]),
    "a box drawn by a symbol": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Có</w:t></w:r>'), ["☑ Có"]),
    "an unknown symbol": (p('<w:r><w:sym w:font="Zapf" w:char="F0FE"/></w:r>', r("Có")), ["Có"]),
    "a symbol without a code": (p('<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>', r("Có")), ["Có"]),
    "a paragraph whose mark is deleted": (
        p(r("Điều 1. Phạm"), pr='<w:rPr><w:del w:id="1"/></w:rPr>') + p(r(" vi điều chỉnh")), ["Điều 1. Phạm vi điều chỉnh"]),
    "the last mark deleted": (p(r("Điều 1."), pr='<w:rPr><w:del w:id="1"/></w:rPr>'), ["Điều 1."]),
    "a content control around paragraphs": ("<w:sdt><w:sdtContent>" + p(r("a")) + p(r("b")) + "</w:sdtContent></w:sdt>", ["a", "b"]),
    "text box": (p(r("Điều 1."), "<w:r>" + BOX.format(p(r("DỰ THẢO 2")), p(r("DỰ THẢO 2"))) + "</w:r>", r(" Phạm vi")),
                 ["Điều 1. Phạm vi", "DỰ THẢO 2"]),
    "old text box": (p(r("a"), f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(r('b'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"),
                     ["a", "b"]),
    "no Choice": (p("<w:r><mc:AlternateContent><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r>"), ["a"]),
    "two Choices": (p("<w:r><mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice><mc:Choice><w:t>b</w:t></mc:Choice></mc:AlternateContent></w:r>"), ["a"]),
    "AlternateContent around paragraphs": (
        f"<mc:AlternateContent><mc:Choice>{p(r('a'))}</mc:Choice><mc:Fallback>{p(r('b'))}</mc:Fallback></mc:AlternateContent>", ["a"]),
    "a formula": (p(r("S = "), "<m:oMath><m:r><m:t>a×b</m:t></m:r></m:oMath>"), ["S = a×b"]),
    "ruby": (p("<w:r><w:ruby><w:rubyPr/><w:rt>" + r("chú") + "</w:rt><w:rubyBase>" + r("gốc") + "</w:rubyBase></w:ruby></w:r>"), ["gốc"]),
    "a field over paragraphs": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', r("Điều 1"))
        + p(r("Điều 2"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), ["Điều 1", "Điều 2"]),
    "a field without an end": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("mã")) + p(r("Điều 1")), ["Điều 1"]),
    "an end without a field": (p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', r("a")), ["a"]),
    "a run out of place": (r("a") + p(r("b")), ["a", "b"]),
    "text out of place": ("<w:t>a</w:t>" + p("<w:t>b</w:t>"), ["a", "b"]),
    "a paragraph in a paragraph": (p(r("a"), p(r("b")), r("c")), ["ac", "b"]),
    "a comment of XML between": (p(r("a"), "<!-- x -->", "<?x y?>", r("b")), ["ab"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "texts"), BODIES.values(), ids=BODIES.keys())
def test_body(tmp_path: Path, body: str, texts: list[str]) -> None:
    assert [paragraph.text for paragraph in read(docx(tmp_path, body)).paragraphs] == texts


# XML inside the body -> the loss report
LOSSES = {
    "nothing lost": (p(r("a")), []),
    "deleted": (p(r("a"), "<w:del><w:r><w:delText>mười lăm</w:delText></w:r></w:del>"), ["Đã bỏ 7 ký tự bị xóa trong phần theo dõi thay đổi (track changes)."]),
    "moved": (p(r("a"), "<w:moveFrom>" + r("chỗ cũ") + "</w:moveFrom>"), ["Đã bỏ 5 ký tự ở chỗ cũ của đoạn được chuyển đi (track changes)."]),
    "inserted": (p("<w:ins>" + r("a") + "</w:ins>"), ["Có 1 chỗ chèn thêm chưa được chấp nhận (track changes): đọc như đã chấp nhận."]),
    "hidden": (p(r("a"), r("ẩn đi", "<w:vanish/>")), ["Đã bỏ 4 ký tự của chữ ẩn (hidden text)."]),
    "fallback": (p(r("a"), "<w:r>" + BOX.format(p(r("b")), p(r("bản hai"))) + "</w:r>"),
                 ["Đã bỏ 6 ký tự của bản thay thế (Fallback) của khung chữ, hình vẽ."]),
    "field": (p(field("HYPERLINK x", r("a"))), ["Đã bỏ mã của 1 trường (field), giữ kết quả của chúng."]),
    "in a field's code": (p(r("a"), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("mã")), ["Đã bỏ 2 ký tự nằm trong mã trường (field code)."]),
    "invisible": (p(r("a\u200bb\u0085c")), ["Đã bỏ 1 ký tự điều khiển hoặc không nhìn thấy được."]),
    "soft hyphen": (p(r("a"), "<w:r><w:softHyphen/></w:r>"), ["Đã bỏ 1 dấu ngắt từ tùy chọn."]),
    "symbol": (p(r("a"), '<w:r><w:sym w:font="Zapf" w:char="F001"/></w:r>'), ["Không hiểu 1 biểu tượng (symbol) và đã bỏ qua."]),
    "picture": (p(r("a"), "<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r>"), ["Có 1 hình ảnh không đọc được chữ bên trong."]),
    "embedded": (p(r("a"), "<w:r><w:object><o:OLEObject/></w:object></w:r>") + '<w:altChunk r:id="r1"/>',
                 ["Có 2 đối tượng nhúng (OLE, tệp con) không được đọc."]),
    "WordArt": (p(r("a"), '<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>'),
                ["Có 1 chữ nghệ thuật (WordArt, chữ chìm) không được đọc."]),
    "drawn": (p(r("a"), "<w:r><w:drawing><a:txBody><a:p><a:r><a:t>sơ đồ</a:t></a:r></a:p></a:txBody></w:drawing></w:r>"),
              ["Không đưa vào văn bản 4 ký tự trong hình vẽ, sơ đồ."]),
    "in a property": ("<w:p><w:pPr><w:rPr><w:t>lạc</w:t></w:rPr></w:pPr>" + r("a") + "</w:p>", ["Đã bỏ 3 ký tự nằm sai chỗ trong cấu trúc của tệp."]),
    "ruby": (p("<w:r><w:ruby><w:rt>" + r("chú") + "</w:rt><w:rubyBase>" + r("gốc") + "</w:rubyBase></w:ruby></w:r>"), ["Đã bỏ 3 ký tự chú âm (ruby)."]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "losses"), LOSSES.values(), ids=LOSSES.keys())
def test_losses(tmp_path: Path, body: str, losses: list[str]) -> None:
    assert list(read(docx(tmp_path, body)).losses) == losses


def test_other_parts_are_counted(tmp_path: Path) -> None:
    path = docx(
        tmp_path, p(r("a")), header1=p(r("Đầu trang 1")), footer1=p(r("2")), comments=f"<w:comment w:id='0'>{p(r('sửa'))}</w:comment>",
        glossary=p(r("mẫu")),
    )  # fmt: skip
    assert read(path).losses == (
        "Không đưa vào văn bản 9 ký tự ở đầu trang.",
        "Không đưa vào văn bản 1 ký tự ở chân trang.",
        "Không đưa vào văn bản 3 ký tự của ghi chú bên lề (comment).",
        "Không đưa vào văn bản 3 ký tự ở các phần khác của tệp (mẫu dựng sẵn, biểu đồ, sơ đồ).",
    )


def test_a_broken_part_beside_the_body_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped(parts(p(r("Điều 1."))) | {"word/comments.xml": "<w:t>"}))
    reading = read(path)
    assert [x.text for x in reading.paragraphs] == ["Điều 1."]
    assert reading.losses == ("Có 1 phần phụ của tệp bị hỏng hoặc quá lớn, không đếm được chữ bên trong.",)


STYLES = (
    '<w:docDefaults><w:pPrDefault><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Điều"/><w:basedOn w:val="Dam"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Dam"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Manh"><w:rPr><w:b/><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
)
LOOKS = {  # paragraph -> text, alignment, bold, italic, style
    "defaults": (p(r("a")), ("a", "both", 0, 0, "Normal")),
    "own alignment": (p(r("a"), pr='<w:jc w:val="end"/>'), ("a", "right", 0, 0, "Normal")),
    "half bold": (p(r("đậm ", "<w:b/>"), r("nhạt")), ("đậm nhạt", "both", 3 / 7, 0, "Normal")),
    "bold and italic": (p(r("a", "<w:b/><w:i w:val='1'/>")), ("a", "both", 1, 1, "Normal")),
    "bold by the style's base": (p(r("a"), pr='<w:pStyle w:val="Dieu"/>'), ("a", "center", 1, 0, "Điều")),
    "bold switched off": (p(r("a", '<w:b w:val="false"/>'), pr='<w:pStyle w:val="Dieu"/>'), ("a", "center", 0, 0, "Điều")),
    "a toggle in both styles is off": (p(r("a", '<w:rStyle w:val="Manh"/>'), pr='<w:pStyle w:val="Dieu"/>'), ("A", "center", 0, 0, "Điều")),
    "character style": (p(r("a", '<w:rStyle w:val="Manh"/><w:i/>')), ("A", "both", 1, 1, "Normal")),
    "an unknown style": (p(r("a"), pr='<w:pStyle w:val="Zzz"/>'), ("a", "both", 0, 0, "")),
    "styles in a circle": (p(r("a"), pr='<w:pStyle w:val="A"/>'), ("a", "both", 0, 0, "")),
    "white space has no look": (p(r("a"), r("   ", "<w:b/>")), ("a   ", "both", 0, 0, "Normal")),
}  # fmt: skip


@pytest.mark.parametrize(("body", "look"), LOOKS.values(), ids=LOOKS.keys())
def test_look(tmp_path: Path, body: str, look: tuple[str, str, float, float, str]) -> None:
    (found,) = read(docx(tmp_path, body, styles=STYLES)).paragraphs
    assert (found.text, found.align, found.bold, found.italic, found.style) == look


def test_runs_say_where_a_comment_can_be_put(tmp_path: Path) -> None:
    body = p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", r("Điê"), r("\u0300u"), "<w:r/>", r(" 1"))
    (found,) = read(docx(tmp_path, body)).paragraphs
    assert found.text == "Điều 1"
    assert found.runs == (
        (Span(0, 3), "word/document.xml", 1), (Span(3, 4), "word/document.xml", 2), (Span(4, 6), "word/document.xml", 4),
    )  # fmt: skip


def test_notes_follow_the_paragraph_that_calls_them(tmp_path: Path) -> None:
    notes = '<w:footnote w:id="-1"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{i}">{p("<w:r><w:footnoteRef/></w:r>", r(text))}</w:footnote>'
        for i, text in enumerate(("sửa năm 2020", "không ai gọi", "trong bảng"))
    )
    called = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p(r("Điều 1."), called.format(0), r(" Phạm vi")) + table(row(cell(p(r("10"), called.format(2))), cell(p(r("20")))), pr=GRID)
    reading = read(docx(tmp_path, body, footnotes=notes))
    assert [(x.kind, x.text) for x in reading.paragraphs] == [
        ("body", "Điều 1. Phạm vi"), ("footnote", "sửa năm 2020"), ("body", "10"), ("body", "20"), ("footnote", "trong bảng"),
    ]  # fmt: skip
    assert reading.losses == ("Không đưa vào văn bản 10 ký tự của chú thích không còn được dẫn tới.",)
    assert reading.paragraphs[1].runs == ((Span(0, 12), "word/footnotes.xml", 1),)
