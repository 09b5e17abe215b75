"""Trees of provisions: what makes a node and what does not. The cases are real ones (shortened)."""

import pytest
from printed import plain, reading

from registry.model import Document, Paragraph
from registry.parsing import parse

HEAD = ("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "Số: 84/2025/QĐ-UBND", "QUYẾT ĐỊNH", "Quy định mức hỗ trợ", "Căn cứ Luật Đất đai;")


def parsed(*texts: str | Paragraph) -> Document:
    return parse(reading(*plain(*HEAD), *(t if isinstance(t, Paragraph) else Paragraph(t) for t in texts)))


def nodes(*texts: str | Paragraph) -> list[str]:
    return [p.id.removeprefix("main/") for p in parsed(*texts).components[0].provisions]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # A reference that a line happens to begin with.
        (("Điều 1. Tên", "1. Theo quy định tại khoản 2", "Điều 2 Quyết định số 15/2025/QĐ-UBND ngày 01/3/2025.", "2. Hai"), "dieu_1 dieu_1/khoan_1 dieu_1/khoan_2"),
        (("Điều 1. Tên", "1. Một", "Điều 16 Nghị định số 62/2025/NĐ-CP.", "2. Hai"), "dieu_1 dieu_1/khoan_1 dieu_1/khoan_2"),
        # Headings broken over a line.
        (("Điều", "1. Phạm vi", "1. Một", "Điều", "2. Tên", "Hai"), "dieu_1 dieu_1/khoan_1 dieu_2"),
        (("Chương", "I", "QUY ĐỊNH CHUNG", "Điều 1. Tên", "Một"), "chuong_I dieu_1"),
        # 'Điều' left behind at the end of the paragraph before.
        (("Điều 1. Một. Điều", "2. Hai có hiệu lực. Điều", "3. Ba"), "dieu_1 dieu_2 dieu_3"),
        # Numbers skipped and printed twice stay as printed.
        (("Điều 1. Tên", "1. Một.", "3. Ba.", "3. Ba nữa."), "dieu_1 dieu_1/khoan_1 dieu_1/khoan_3 dieu_1/khoan_3"),
        (("Điều 13. Tên", "1. Một", "Điều 13. Tên khác", "1. Một"), "dieu_13 dieu_13/khoan_1 dieu_13 dieu_13/khoan_1"),
        # Inserted numbers.
        (("Điều 4a. Tên", "1. Một", "1a. Một a", "a) Điểm", "a1) Điểm"), "dieu_4a dieu_4a/khoan_1 dieu_4a/khoan_1a dieu_4a/khoan_1a/diem_a dieu_4a/khoan_1a/diem_a1"),
        # No nodes: brackets, dashes, amounts, dates.
        (("Điều 1. Tên", "(1) Một", "- Hai", "1.500.000 đồng", "20 tháng 11 năm 2025"), "dieu_1"),
        # Points and khoản that run on within a line.
        (("Điều 1. Tên", "a) Một. b) Hai.", "c) Ba."), "dieu_1 dieu_1/diem_a dieu_1/diem_b dieu_1/diem_c"),
        (("Điều 1. Tên", "1. Giao Sở A. 2. Giao Sở B.", "3. Giao Sở C."), "dieu_1 dieu_1/khoan_1 dieu_1/khoan_2 dieu_1/khoan_3"),
        # A list of its own under a điểm is text.
        (("Điều 1. Tên", "1. Một", "a) Gồm:", "1) Một", "2) Hai", "2. Hai"), "dieu_1 dieu_1/khoan_1 dieu_1/khoan_1/diem_a dieu_1/khoan_2"),
        # A list of its own under a khoản is text, even where its numbers pass those of the khoản.
        (("Điều 1. Tên", "1. Gồm:", "1. Con;", "2. Con.", "2. Hai", "1. Con", "2. Con", "3. Con", "3. Ba"),
         "dieu_1 dieu_1/khoan_1 dieu_1/khoan_2 dieu_1/khoan_3"),
        (("Điều 1. Tên", "1. Đoàn một", "2. Ông A", "* Đoàn hai", "1. Ông B", "2. Ông C", "* Đoàn ba", "1. Ông D", "2. Ông E"),
         "dieu_1 dieu_1/khoan_1 dieu_1/khoan_2"),
        (("Điều 1. Tên", "1. Một.", "2. Hai.", "3. Bổ sung:", "“Điều 14b. Tên", "1. Một”.", "2. Hai của nó.", "3. Ba của nó.", "4. Bốn."),
         "dieu_1 dieu_1/khoan_1 dieu_1/khoan_2 dieu_1/khoan_3 dieu_1/khoan_4"),
        # A khoản whose point was forgotten or mistyped: the next number, after a whole sentence, with its follower ahead.
        (("Điều 1. Tên", "1 Một.", "2. Hai.", "3; Ba.", "4. Bốn.", "5. Năm."),
         "dieu_1 dieu_1/khoan_1 dieu_1/khoan_2 dieu_1/khoan_3 dieu_1/khoan_4 dieu_1/khoan_5"),
        (("Điều 1. Tên", "1. Một gồm", "2 Sở và các xã.", "3. Ba."), "dieu_1 dieu_1/khoan_1 dieu_1/khoan_3"),
        (("Điều 1. Tên", "1. Một.", "2 ảnh.", "3. Ba."), "dieu_1 dieu_1/khoan_1 dieu_1/khoan_3"),
        (("Điều 1. Tên", "1. Một.", "2 Sở A."), "dieu_1 dieu_1/khoan_1"),
        # Numbered points, and letters under them.
        (("Điều 3. Tên", "2. Hai", "2.1. Một", "a) Tiết", "2.2. Hai", "9.10. Khác"), "dieu_3 dieu_3/khoan_2 dieu_3/khoan_2/diem_2.1 dieu_3/khoan_2/diem_2.1/tiet_a dieu_3/khoan_2/diem_2.2"),
        # Old typing: '1/', 'a-'.
        (("Điều 1: Tên", "1/ Một", "a- Điểm", "b- Điểm", "2/ Hai"), "dieu_1 dieu_1/khoan_1 dieu_1/khoan_1/diem_a dieu_1/khoan_1/diem_b dieu_1/khoan_2"),
        # Divisions.
        (("Phần thứ nhất", "CHUNG", "Chương I", "MỘT", "Mục 1. A", "Điều 1. Tên", "x", "Mục 2. B", "Điều 2. Tên", "x", "Chương II. HAI", "Điều 3. Tên"),
         "phan_thứ_nhất chuong_I chuong_I/muc_1 dieu_1 chuong_I/muc_2 dieu_2 chuong_II dieu_3"),
        (("Điều 1. Tên\nMột.\nMục 1\nTÊN\nĐiều 2. Tên\nHai theo\nMục 2\nnày.",), "dieu_1 muc_1 dieu_2"),
        # Quoted text makes none.
        (("Điều 1. Sửa đổi Điều 5 như sau:", "“Điều 5. Tên", "1. Một", "a) Điểm”.", "Điều 2. Hiệu lực"), "dieu_1 dieu_2"),
        # A table between two khoản.
        (("Điều 1. Tên", "1. Một", Paragraph("2. Ô của bảng", cell=(0, 0, 0)), "2. Hai"), "dieu_1 dieu_1/khoan_1 dieu_1/khoan_2"),
    ],
)  # fmt: skip
def test_nodes(texts: tuple[str | Paragraph, ...], expected: str) -> None:
    assert nodes(*texts) == expected.split()


def test_a_directive_without_articles_has_khoan() -> None:
    document = parse(reading(*plain("UBND TỈNH HÀ TĨNH", "Số: 5/2010/CT-UBND", "CHỈ THỊ", "Về phòng cháy", "Để chủ động:", "1. Sở A:", "a) Một;", "2. Sở B.")))
    assert [p.id for p in document.components[0].provisions] == ["main/khoan_1", "main/khoan_1/diem_a", "main/khoan_2"]
    assert document.warnings[-1] == "Không thấy Điều nào trong phần quyết định."


def test_parents_and_spans() -> None:
    main = parsed("Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Tên", "1. Một", "a) Điểm", "đoạn của điểm", "Điều 2. Tên", "Hai").components[0]
    found = {p.id: p for p in main.provisions}
    assert found["main/dieu_1"].parent == "main/chuong_I"
    assert found["main/dieu_1/khoan_1/diem_a"].parent == "main/dieu_1/khoan_1"
    assert found["main/dieu_1/khoan_1/diem_a"].span.of(main.text) == "a) Điểm\nđoạn của điểm"
    assert found["main/dieu_1"].span.of(main.text) == "Điều 1. Tên\n1. Một\na) Điểm\nđoạn của điểm"
    assert found["main/chuong_I"].span.end == found["main/dieu_2"].span.end


def test_doubts_are_told() -> None:
    told = parsed("Điều 1. Tên", "1. Một.", "3. Ba.", "Điều 3. Tên", "Điều 3. Tên").warnings
    assert "main/dieu_1: khoản 3 không nối tiếp số trước đó." in told
    assert "main: Điều 3 không nối tiếp số trước đó." in told
    assert "main: Điều 3 in hai lần." in told


@pytest.mark.parametrize(
    ("paragraphs", "heading"),
    [
        ((Paragraph("Điều 1. Phạm vi điều chỉnh", bold=1.0), Paragraph("Quyết định này quy định.")), "Phạm vi điều chỉnh"),
        ((Paragraph("Điều 1. Tổ chức thực hiện"), Paragraph("1. Giao Sở A.")), "Tổ chức thực hiện"),
        # Bold words before the text of the same paragraph.
        ((Paragraph("Điều 1. Đối tượng áp dụng Người nộp thuế và cơ quan thuế.", bold=20 / 45),), "Đối tượng áp dụng"),
        ((Paragraph("Điều 1. Tên của điều này"), Paragraph("còn một dòng nữa"), Paragraph("1. Một.")), "Tên của điều này còn một dòng nữa"),
        # Leads and texts are no titles, bold or not.
        ((Paragraph("Điều 1. Sửa đổi khoản 2 Điều 3 như sau:", bold=1.0), Paragraph("“2. Mới”.")), None),
        ((Paragraph("Điều 1. Quyết định này có hiệu lực kể từ ngày ký.", bold=1.0),), None),
        ((Paragraph("Điều 1. Ban hành kèm theo Quyết định này Quy chế."), Paragraph("Quy chế có 3 chương.")), None),
    ],
)
def test_titles_of_articles(paragraphs: tuple[Paragraph, ...], heading: str | None) -> None:
    assert parsed(*paragraphs).components[0].provisions[0].heading == heading


def test_title_of_a_chapter_over_two_lines() -> None:
    main = parsed("Chương II", "MỘT SỐ CƠ CHẾ, CHÍNH SÁCH", "TRONG THI HÀNH LUẬT", "Điều 1. Tên", "x").components[0]
    assert main.provisions[0].heading == "MỘT SỐ CƠ CHẾ, CHÍNH SÁCH TRONG THI HÀNH LUẬT"
