"""The deciding part and what is attached to it."""

import pytest
from printed import BODY, RECIPIENTS, SIGNATURE, cells, plain, reading

from registry.model import Document, Paragraph
from registry.parsing import parse

WITH = "(Ban hành kèm theo Quyết định số 84/2025/QĐ-UBND ngày 02/12/2025 của Ủy ban nhân dân tỉnh)"


def parsed(*after: Paragraph) -> Document:
    return parse(reading(*plain("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "Số: 84/2025/QĐ-UBND", *BODY), *cells(1, RECIPIENTS, SIGNATURE), *after))


def centred(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, align="center", bold=1.0) for text in texts]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([*centred("QUY CHẾ", "PHỐI HỢP QUẢN LÝ"), *plain(WITH, "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Tên", "Một")], [("att1", "Quy chế", "PHỐI HỢP QUẢN LÝ")]),
        ([*centred("NỘI QUY MẪU CỦA CHỢ"), *plain(WITH, "Điều 1. Tên", "Một")], [("att1", "Nội quy", "NỘI QUY MẪU CỦA CHỢ")]),
        ([*centred("PHỤ LỤC", "DANH MỤC PHÍ"), *plain(WITH, "1. Phí A")], [("app1", "Phụ lục", "DANH MỤC PHÍ")]),
        # Two quiet captions, with forms that belong to them.
        ([Paragraph("Phụ lục I", bold=1.0), *plain(WITH, "Mẫu số 01: Tờ trình"), Paragraph("Phụ lục II", bold=1.0), *plain(WITH, "Mẫu số 02: Báo cáo")],
         [("app1", "Phụ lục", None), ("app2", "Phụ lục", None)]),
        # A cover caption over the first appendix.
        ([*centred("PHỤ LỤC"), *plain(WITH), *centred("Phụ lục I", "CHI HỖ TRỢ"), *plain("x"), *centred("Phụ lục II", "CHI KHÁC")],
         [("app1", "Phụ lục", "CHI HỖ TRỢ"), ("app2", "Phụ lục", "CHI KHÁC")]),
        # An appendix caption in a cell of the table that also holds the signature.
        ([Paragraph(t, cell=(1, 0, 2)) for t in ("DANH", "MỤC THỦ TỤC HÀNH CHÍNH", "(Kèm theo Quyết", "định số /QĐ-UBND ngày / /2025)", "TT")],
         [("app1", "Danh mục", "DANH MỤC THỦ TỤC HÀNH CHÍNH")]),
        # An instrument without '(Ban hành kèm theo …)': articles begin again.
        ([*plain("QUY ĐỊNH", "QUẢN LÝ CHẤT THẢI", "Điều 1. Tên", "Một")], [("att1", "Quy định", "QUẢN LÝ CHẤT THẢI")]),
        # A regulation with its own appendix and form.
        ([*centred("QUY CHẾ", "XÉT TẶNG"), *plain(WITH, "Điều 1. Tên", "Theo mẫu."), *centred("Mẫu số 01"), *plain("Mẫu báo cáo", "(Kèm theo Quy chế xét tặng)")],
         [("att1", "Quy chế", "XÉT TẶNG"), ("app1", "Mẫu", "Mẫu báo cáo")]),
        ([], []),
    ],
)  # fmt: skip
def test_components(after: list[Paragraph], expected: list[tuple[str, str, str | None]]) -> None:
    document = parsed(*after)
    assert [(c.id, c.kind) for c in document.components[1:]] == [told[:2] for told in expected]
    if expected and expected[0][0] == "att1":
        assert document.components[1].title == expected[0][2]
        assert document.components[1].provisions[-1].id.startswith("att1/dieu_1")
    assert document.components[0].id == "main"
    assert len(document.components[0].provisions) == 6


def test_an_attachment_begins_at_its_caption() -> None:
    document = parsed(*centred("QUY CHẾ", "PHỐI HỢP"), *plain(WITH, "Điều 1. Tên", "Một"))
    assert document.components[1].text == f"QUY CHẾ\nPHỐI HỢP\n{WITH}\nĐiều 1. Tên\nMột"
    assert document.components[0].text.endswith("Trần Báu Hà")


def test_an_appendix_named_in_a_sentence_is_none() -> None:
    document = parsed(*plain("Phụ lục I kèm theo Quyết định này được áp dụng từ ngày ký."))
    assert [c.id for c in document.components] == ["main"]


def test_quoted_appendix_is_none() -> None:
    body = [*BODY[:5], "Điều 1. Thay thế Phụ lục I như sau:", "“PHỤ LỤC I", "BẢNG GIÁ”.", "Điều 2. Hiệu lực", "Từ ngày ký."]
    document = parse(reading(*plain("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "Số: 1/2025/QĐ-UBND", *body)))
    assert [c.id for c in document.components] == ["main"]


def test_cells_of_data_tables_are_addressed() -> None:
    rows = [Paragraph(text, cell=(2, r, c)) for r, row in enumerate([("Loại", "Mức"), ("Xe con", "20.000")]) for c, text in enumerate(row)]
    appendix = parsed(*centred("PHỤ LỤC", "MỨC THU"), *rows).components[1]
    assert [(span.of(appendix.text), row, column) for span, _, row, column in appendix.cells] == [
        ("Loại", 0, 0), ("Mức", 0, 1), ("Xe con", 1, 0), ("20.000", 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("(Ban hành kèm theo Quyết định số:01 /2020/QĐ- UBND, ngày 10 tháng 01 năm 2020", "Quyết định số 01/2020/QĐ-UBND"),
        ("(Ban hành kèm theo Nghị quyết 219/2019/NQ-HĐND ngày 06/12/2019", "Nghị quyết số 219/2019/NQ-HĐND"),
        ("(Kèm theo Quyết định số      /QĐ-UBND ngày    tháng    năm 2026", "Quyết định chưa ghi số"),
    ],
)
def test_an_attachment_alone_is_told_and_has_no_grounds(caption: str, told: str) -> None:
    lines = ("Phụ lục I", "MỨC GIÁ DỊCH VỤ", caption, "của Ủy ban nhân dân tỉnh Vĩnh Long)", "Đơn vị: đồng", "I. Khám bệnh", "II. Ngày giường")
    document = parse(reading(*plain(*lines)))
    assert any(f"chỉ có phần kèm theo {told}:" in warning for warning in document.warnings)
    assert document.components[0].zone("can_cu") is None
