"""What a sentence does to the documents it names: trigger, direction, lists that pass it on, and what is no edge."""

from dataclasses import replace
from datetime import date

import pytest
from citing import dated, document, line, only, told

from registry.extracting.mentions import mentions
from registry.model import DocKey, Period
from registry.model.shape import lapses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # domain.md appendix A; the document is of UBND tỉnh Hà Tĩnh
        ("Bãi bỏ toàn bộ Quyết định số 32/2023/QĐ-UBND ngày 26 tháng 7 năm 2023.", "bai_bo 32/2023/QĐ-UBND"),
        ("Quyết định này có hiệu lực từ ngày 04/12/2025 và thay thế: Điều 14, 18 Quyết định số 15/2022/QĐ-UBND ngày 30/3/2022.",
         "thay_the 15/2022/QĐ-UBND @dieu_14 dieu_18"),
        ("Quyết định này có hiệu lực thi hành kể từ ngày 08/12/2025 và thay thế Quyết định số 32/2010/QĐ-UBND.", "thay_the 32/2010/QĐ-UBND"),
        ("Quyết định số 11/2022/QĐ-UBND ngày 03/6/2022 của Ủy ban nhân dân tỉnh Thái Nguyên ban hành Quy định về an toàn lưới điện hết hiệu lực "
         "kể từ ngày Quyết định này có hiệu lực thi hành.", "bai_bo 11/2022/QĐ-UBND"),
        ("Các Nghị quyết sau đây hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực thi hành: số 15/2013/NQ-HĐND ngày 17/7/2013.",
         "bai_bo 15/2013/NQ-HĐND"),
        ("Thông tư liên tịch này có hiệu lực thi hành kể từ ngày 25 tháng 02 năm 2014 và thay thế Thông tư liên tịch số 05/2011/TTLT-UBDT-BTC.",
         "thay_the 05/2011/TTLT-UBDT-BTC"),
        ("Bãi bỏ khoản 1 Điều 12 Nghị định số 65/2017/NĐ-CP.", "bai_bo 65/2017/NĐ-CP @dieu_12/khoan_1"),
        ("Bãi bỏ khoản 2 Điều 5, Điều 7, Phụ lục II ban hành kèm theo Quyết định số 5/2020/QĐ-UBND.",
         "bai_bo 5/2020/QĐ-UBND @dieu_5/khoan_2 dieu_7 phu_luc_II"),
        ("Bãi bỏ chương III Nghị định số 08/2018/NĐ-CP.", "bai_bo 08/2018/NĐ-CP @chuong_III"),
        ("Sửa đổi, bổ sung khoản 2, Điều 8, Nghị định số 13/2008/NĐ-CP như sau:", "sua_doi_bo_sung 13/2008/NĐ-CP @dieu_8/khoan_2"),
        ("Đính chính Điều 3 Quyết định số 5/2020/QĐ-UBND.", "dinh_chinh 5/2020/QĐ-UBND @dieu_3"),
        ("Đình chỉ việc thi hành Quyết định số 5/2020/QĐ-UBND.", "dinh_chi 5/2020/QĐ-UBND"),
        ("Tạm ngưng hiệu lực Quyết định số 5/2020/QĐ-UBND.", "ngung_hieu_luc 5/2020/QĐ-UBND"),
        ("Quyết định số 5/2020/QĐ-UBND tiếp tục có hiệu lực cho đến khi có văn bản thay thế.", "tiep_tuc 5/2020/QĐ-UBND"),
        ("Công bố Nghị định số 24/2016/NĐ-CP ngày 05/4/2016 của Chính phủ tiếp tục có hiệu lực thi hành.", "tiep_tuc 24/2016/NĐ-CP"),
        # wording is amended, not repealed
        ('Bãi bỏ cụm từ "dấu hỏa" tại khoản 2 Điều 1 của Thông tư số 18/2025/TT-BCT.', "sua_doi_bo_sung 18/2025/TT-BCT @dieu_1/khoan_2"),
        ("Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại Điều 4 Quyết định số 1/2020/QĐ-UBND.", "sua_doi_bo_sung 1/2020/QĐ-UBND @dieu_4"),
        # partial without provisions
        ("Bãi bỏ một phần Quyết định số 1/2020/QĐ-UBND.", "bai_bo 1/2020/QĐ-UBND (partial)"),
        ("Bãi bỏ 03 thủ tục hành chính (số thứ tự 04) tại Quyết định số 1388/QĐ-UBND.", "bai_bo 1388/QĐ-UBND (partial)"),
        ("Các thủ tục hành chính đã công bố tại Quyết định số 2194/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
         "bai_bo 2194/QĐ-UBND (partial)"),
        ("Các Quyết định đã được thay thế bởi Quyết định số 7/2020/QĐ-UBND.", "dan_chieu 7/2020/QĐ-UBND"),
        ("Theo quy định tại khoản 1 Điều 5 Nghị định số 7/2020/NĐ-CP.", "dan_chieu 7/2020/NĐ-CP @dieu_5/khoan_1"),
        # others' verbs and events
        ("Sở Tài chính tham mưu Ủy ban nhân dân tỉnh sửa đổi, bổ sung Quyết định số 7/2020/QĐ-UBND.", "dan_chieu 7/2020/QĐ-UBND"),
        ("Điều khoản này có hiệu lực từ ngày Nghị quyết số 61/2022/QH15 hết hiệu lực.", "dan_chieu 61/2022/QH15"),
        ("Bổ sung số lượng máy móc đã quy định tại khoản 1 Điều 4 Quyết định số 15/2025/QĐ-TTg.", "dan_chieu 15/2025/QĐ-TTg @dieu_4/khoan_1"),
    ],
)  # fmt: skip
def test_one_sentence(text: str, expected: str) -> None:
    assert told(document(f"Điều 1. {text}")) == [expected]


@pytest.mark.parametrize(
    ("text", "expected", "first", "end"),
    [
        # 'Bộ luật tố tụng dân sự 2015', Điều 517; Nghị quyết 08/NQ-CP/2022; Nghị định 243/2025/NĐ-CP
        ("Bộ luật tố tụng dân sự số 24/2004/QH11 hết hiệu lực kể từ ngày Bộ luật này có hiệu lực thi hành, trừ các quy định tại Điều 159 và "
         "điểm h khoản 1 Điều 192 tiếp tục có hiệu lực thi hành đến hết ngày 31 tháng 12 năm 2016.",
         "tiep_tuc 24/2004/QH11 @dieu_159 dieu_192/khoan_1/diem_h (implied)", None, date(2017, 1, 1)),
        ("Nghị quyết số 30a/2008/NQ-CP ngày 27 tháng 12 năm 2008 của Chính phủ hết hiệu lực, trừ quy định tại các điểm d, đ, e khoản 3 Điều 5.",
         "tiep_tuc 30a/2008/NQ-CP @dieu_5/khoan_3/diem_d dieu_5/khoan_3/diem_đ dieu_5/khoan_3/diem_e (implied)", None, None),
        ("Nghị định số 35/2021/NĐ-CP của Chính phủ quy định chi tiết Luật Đầu tư hết hiệu lực thi hành, trừ quy định tại Điều 90 của Nghị định số "
         "35/2021/NĐ-CP.", "tiep_tuc 35/2021/NĐ-CP @dieu_90", None, None),
        ("Quyết định số 58/2024/QĐ-UBND hết hiệu lực, trừ khoản 2 Điều 2 tiếp tục được áp dụng đối với hồ sơ đã tiếp nhận cho đến hết ngày "
         "30 tháng 6 năm 2027.", "tiep_tuc 58/2024/QĐ-UBND @dieu_2/khoan_2 (implied)", None, date(2027, 7, 1)),
        ("Luật Việc làm số 38/2013/QH13 hết hiệu lực, trừ quy định tại Điều 1 của Quyết định này.", "dan_chieu main @dieu_1", None, None),
        ("Chấm dứt việc đình chỉ thi hành Quyết định số 5/2020/QĐ-UBND kể từ ngày 15 tháng 12 năm 2021.",
         "tiep_tuc 5/2020/QĐ-UBND", date(2021, 12, 15), None),
        ("Quyết định số 5/2020/QĐ-UBND tiếp tục được thi hành kể từ ngày 15/12/2021.", "tiep_tuc 5/2020/QĐ-UBND", date(2021, 12, 15), None),
        ("Tạm dừng thực hiện Quyết định số 5/2020/QĐ-UBND quy định mức thu từ ngày 01/8/2025 đến hết ngày 31/12/2025.",
         "ngung_hieu_luc 5/2020/QĐ-UBND", date(2025, 8, 1), date(2026, 1, 1)),
        ("Quyết định số 5/2020/QĐ-UBND hết hiệu lực, trừ Điều 7 được áp dụng đến hết ngày 31 tháng 12 năm 2026.",
         "tiep_tuc 5/2020/QĐ-UBND @dieu_7 (implied)", None, date(2027, 1, 1)),
        ("Kéo dài thời gian thực hiện các chính sách quy định tại Nghị quyết số 17/2021/NQ-HĐND quy định chính sách giai đoạn 2022 - 2025 đến hết "
         "ngày 31 tháng 12 năm 2026.", "tiep_tuc 17/2021/NQ-HĐND", None, date(2027, 1, 1)),
        ("Nghị quyết số 17/2021/NQ-HĐND được kéo dài thời gian thực hiện đến hết năm 2026.", "tiep_tuc 17/2021/NQ-HĐND", None, date(2027, 1, 1)),
        ("Tiếp tục thực hiện Nghị quyết số 17/2021/NQ-HĐND đến hết ngày 31/12/2026.", "tiep_tuc 17/2021/NQ-HĐND", None, date(2027, 1, 1)),
        ("Việc gia hạn thời gian thực hiện dự án theo Nghị định số 17/2021/NĐ-CP.", "dan_chieu 17/2021/NĐ-CP", None, None),
        ("Đình chỉ việc thi hành Quyết định số 5/2020/QĐ-UBND quy định mức thu từ ngày 01/6/2021 kể từ ngày 01/9/2021 đến hết ngày 31/12/2021.",
         "dinh_chi 5/2020/QĐ-UBND", date(2021, 9, 1), date(2022, 1, 1)),
        ("Ngưng hiệu lực thi hành các quy định sau tại Nghị định số 65/2022/NĐ-CP đến hết ngày 31 tháng 12 năm 2023:\na) Khoản 1 Điều 8.",
         "ngung_hieu_luc 65/2022/NĐ-CP @dieu_8/khoan_1 (implied)", None, date(2024, 1, 1)),
        ("Tạm ngưng hiệu lực từ ngày 01/8/2025 đến hết ngày 31/12/2025 đối với Điều 4 Quyết định số 5/2020/QĐ-UBND.",
         "ngung_hieu_luc 5/2020/QĐ-UBND @dieu_4", date(2025, 8, 1), date(2026, 1, 1)),
        ("Tạm ngưng hiệu lực Quyết định số 5/2020/QĐ-UBND phê duyệt Chương trình đến năm 2030.", "ngung_hieu_luc 5/2020/QĐ-UBND", None, None),
    ],
)  # fmt: skip
def test_what_goes_on_and_what_is_suspended(text: str, expected: str, first: date | None, end: date | None) -> None:
    mention = mentions(document(f"Điều 1. {text}"))[-1]
    assert line(mention) == expected
    assert (mention.period or Period()) == Period(first, end)


def test_how_long_a_suspension_lasts_may_stand_in_the_next_article() -> None:
    text = (
        "Điều 1. Tạm ngưng hiệu lực Quyết định số 5/2020/QĐ-UBND ngày 10/5/2020.\n"
        "Điều 2. Thời gian tạm ngưng hiệu lực từ ngày 01 tháng 8 năm 2025 đến hết ngày 31 tháng 12 năm 2025."
    )
    assert only(document(text)).period == Period(date(2025, 8, 1), date(2026, 1, 1))


def test_exceptions_are_not_replaced() -> None:
    text = (
        "Điều 1. Quyết định này thay thế Quyết định số 5/2020/QĐ-UBND, trừ trường hợp quy định tại khoản 2 Điều 4 Quyết định số 6/2021/QĐ-UBND."
    )
    assert told(document(text)) == ["thay_the 5/2020/QĐ-UBND", "dan_chieu 6/2021/QĐ-UBND @dieu_4/khoan_2"]


def test_a_dynamic_reference_clause_makes_no_edge() -> None:
    text = (
        "Điều 1. Trường hợp văn bản được dẫn chiếu tại Quyết định này được sửa đổi, bổ sung, thay thế bằng văn bản khác thì áp dụng theo văn bản "
        "sửa đổi, bổ sung hoặc thay thế."
    )
    assert told(document(text)) == []


def test_a_list_passes_its_verb_on() -> None:
    text = (
        "Điều 2. Hiệu lực thi hành\n1. Quyết định này có hiệu lực kể từ ngày 01/12/2025.\n2. Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết "
        "định này có hiệu lực thi hành:\na) Quyết định số 28/2020/QĐ-UBND ngày 16/10/2020 của Ủy ban nhân dân tỉnh ban hành Quy chế quản lý thư "
        "điện tử;\nb) Quyết định số 27/2023/QĐ-UBND ngày 08/6/2023 của Ủy ban nhân dân tỉnh Hà Nam ban hành Quy chế."
    )
    assert told(document(text)) == ["bai_bo 28/2020/QĐ-UBND", "bai_bo 27/2023/QĐ-UBND"]
    assert lapses(_with_mentions(document(text))) == ["28/2020/QĐ-UBND", "27/2023/QĐ-UBND"]


def test_dashes_under_a_line_ending_in_a_colon() -> None:
    text = (
        "Điều 2. Quyết định này thay thế các Quyết định sau:\n- Quyết định số 02/2007/QĐ-UBND ngày 15/01/2007;\n- Quyết định số 64/2008/QĐ-UBND;\n"
        "- Bãi bỏ điểm 3 Mục I Phần A của Quy định giá đất ban hành kèm theo Quyết định số 90/2008/QĐ-UBND."
    )
    assert told(document(text)) == [
        "thay_the 02/2007/QĐ-UBND", "thay_the 64/2008/QĐ-UBND", "bai_bo 90/2008/QĐ-UBND @phan_A/muc_I/diem_3",
    ]  # fmt: skip


def test_a_list_does_not_pass_its_verb_to_what_its_members_refer_to() -> None:
    text = "Điều 1. Bãi bỏ các quy định sau:\n1. Mức thu phí theo Nghị quyết số 5/2020/NQ-HĐND."
    assert told(document(text)) == ["dan_chieu 5/2020/NQ-HĐND"]


def test_part_of_a_document_is_part_for_every_member() -> None:
    text = "Điều 1. Thay thế Danh mục thủ tục hành chính tại Quyết định số 1158/QĐ-UBND, Quyết định số 634/QĐ-UBND."
    assert told(document(text)) == ["thay_the 1158/QĐ-UBND (partial)", "thay_the 634/QĐ-UBND (partial)"]
    assert lapses(_with_mentions(document(text))) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Bãi bỏ Quyết định số 5/2020/QĐ-UBND kể từ ngày 01/01/2026.", Period(date(2026, 1, 1))),
        ("Kể từ ngày 01/01/2026, bãi bỏ Quyết định số 5/2020/QĐ-UBND.", Period(date(2026, 1, 1))),
        ("Quyết định số 5/2020/QĐ-UBND hết hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2026.", Period(date(2026, 1, 1))),
        ("Quyết định số 5/2020/QĐ-UBND tiếp tục có hiệu lực đến hết ngày 31/12/2026.", Period(None, date(2027, 1, 1))),
        ("Quyết định này có hiệu lực từ ngày 01/12/2025 và thay thế Quyết định số 5/2020/QĐ-UBND.", None),
        ("Bãi bỏ Quyết định số 5/2020/QĐ-UBND về bảng giá đất áp dụng từ ngày 01/01/2020.", None),
    ],
)
def test_from_which_day(text: str, period: Period | None) -> None:
    assert only(document(f"Điều 1. {text}")).period == period


def test_scope_articles_detail_the_provisions_that_define_the_subject() -> None:
    text = (
        "Điều 1. Phạm vi điều chỉnh\nQuyết định này quy định giá tính lệ phí trước bạ theo điểm b khoản 1 Điều 7 Nghị định số 10/2022/NĐ-CP.\n"
        "Điều 2. Cách tính\nThực hiện theo Điều 3 Nghị định số 10/2022/NĐ-CP."
    )
    assert told(document(text)) == ["quy_dinh_chi_tiet 10/2022/NĐ-CP @dieu_7/khoan_1/diem_b", "dan_chieu 10/2022/NĐ-CP @dieu_3"]


def test_preamble() -> None:
    basis = (
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\nCăn cứ Thông báo số 387/TB-UBND ngày 17/11/2025 của UBND tỉnh;\n"
        "Thực hiện Quyết định số 2304/QĐ-BTNMT ngày 23/6/2025;\nTheo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 8195/TTr-STC ngày 31/10/2025; "
        "Báo cáo thẩm định số 316/BC-STP ngày 25/9/2025 của Sở Tư pháp;\nỦy ban nhân dân tỉnh ban hành Quyết định bãi bỏ Quyết định số 1/2020/QĐ-UBND."
    )
    found = mentions(document(basis=basis))
    assert [f"{m.relation} {m.target.number}" for m in found] == [  # type: ignore[union-attr]
        "can_cu 72/2025/QH15", "dan_chieu 387/TB-UBND", "can_cu 2304/QĐ-BTNMT", "dan_chieu 8195/TTr-STC", "dan_chieu 316/BC-STP",
        "bai_bo 1/2020/QĐ-UBND",
    ]  # fmt: skip
    assert [m.target.issuer for m in found][3:5] == ["Sở Tài chính", "Sở Tư pháp"]  # type: ignore[union-attr]
    assert {m.place.provision for m in found} == {"main/can_cu"}


def test_a_common_issuer_goes_to_the_members() -> None:
    basis = "Căn cứ các Nghị định của Chính phủ: số 78/2025/NĐ-CP ngày 01/4/2025; số 187/2025/NĐ-CP ngày 01/7/2025;"
    found = mentions(document(basis=basis))
    assert [(m.target.type, m.target.issuer, dated(m)) for m in found] == [  # type: ignore[union-attr]
        ("Nghị định", "Chính phủ", "2025-04-01"), ("Nghị định", "Chính phủ", "2025-07-01"),
    ]  # fmt: skip


def test_administrative_documents_apply_old_ones() -> None:
    text = (
        "Điều 1. Áp dụng các văn bản quy phạm pháp luật trên địa bàn tỉnh, cụ thể như sau:\n1. Quyết định số 28/2016/QĐ-UBND ngày 05/5/2016.\n"
        "Điều 2. Bãi bỏ các văn bản sau:\n1. Quyết định số 76/2006/QĐ-UBND ngày 20/10/2006."
    )
    assert told(document(text, form="administrative")) == ["ap_dung 28/2016/QĐ-UBND", "bai_bo 76/2006/QĐ-UBND"]
    assert told(document(text)) == ["dan_chieu 28/2016/QĐ-UBND", "bai_bo 76/2006/QĐ-UBND"]


def test_a_list_in_an_appendix() -> None:
    body = "Điều 1. Bãi bỏ 02 văn bản quy phạm pháp luật của Ủy ban nhân dân tỉnh (Danh mục tại Phụ lục kèm theo)."
    rows = "PHỤ LỤC\nDANH MỤC\n1\nQuyết định số 1/2010/QĐ-UBND ngày 02/01/2010\nvề giá đất\n2\nQuyết định số 2/2011/QĐ-UBND ngày 03/02/2011"
    assert told(document(body, appendices=(rows,)), at="app1") == ["bai_bo 1/2010/QĐ-UBND", "bai_bo 2/2011/QĐ-UBND"]
    announced = "Điều 1. Công bố Danh mục văn bản quy phạm pháp luật hết hiệu lực (Phụ lục kèm theo)."
    assert told(document(announced, appendices=(rows,)), at="app1") == ["cong_bo 1/2010/QĐ-UBND", "cong_bo 2/2011/QĐ-UBND"]


def _with_mentions(document_):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(document_, mentions=mentions(document_))


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("và thay thế cụm từ “cấp huyện” tại Điều 1 Quyết định số 64/2020/QĐ-UBND", "sua_doi_bo_sung 64/2020/QĐ-UBND @dieu_1"),
        ("; bỏ từ “quận” tại Điều 1 Quyết định số 64/2020/QĐ-UBND", "sua_doi_bo_sung 64/2020/QĐ-UBND @dieu_1"),
        ("và sửa đổi, bổ sung Điều 1 Quyết định số 64/2020/QĐ-UBND như sau:", "sua_doi_bo_sung 64/2020/QĐ-UBND @dieu_1"),
        (", đồng thời thay thế Phụ lục II Quyết định số 64/2020/QĐ-UBND", "thay_the 64/2020/QĐ-UBND @phu_luc_II"),
        ("quy định việc sửa đổi, bổ sung Quyết định số 64/2020/QĐ-UBND", "dan_chieu 64/2020/QĐ-UBND (nested)"),
    ],
)
def test_second_clause_of_a_sentence_has_its_own_verb(second: str, expected: str) -> None:
    text = f"Điều 1. Bãi bỏ Điều 1 Quyết định số 63/2020/QĐ-UBND ngày 12/10/2020 của Ủy ban nhân dân tỉnh {second}."
    assert told(document(text)) == ["bai_bo 63/2020/QĐ-UBND @dieu_1", expected]


def test_provisions_carried_out_under_the_title_are_detailed() -> None:
    under = "(Thực hiện điểm a khoản 2 Điều 28 Luật Thủ đô số 39/2024/QH15)"
    detailed = "quy_dinh_chi_tiet 39/2024/QH15 @dieu_28/khoan_2/diem_a"
    assert told(document(title=f"QUY ĐỊNH VÙNG PHÁT THẢI THẤP {under.upper()}")) == [detailed]
    assert told(document(title="QUY ĐỊNH VÙNG PHÁT THẢI THẤP", basis=f"{under}\nCăn cứ Luật Thủ đô số 39/2024/QH15;")) == [detailed, "can_cu 39/2024/QH15"]
    based = "Hội đồng nhân dân ban hành Nghị quyết quy định mức chi (thực hiện khoản 2 Điều 28 Luật Thủ đô số 39/2024/QH15)."
    assert told(document(basis=based)) == ["dan_chieu 39/2024/QH15 @dieu_28/khoan_2"]


def test_text_that_names_its_own_number_changes_nothing_of_itself() -> None:
    """Codified texts repeat under every article where it comes from."""
    body = "Điều 94. Đính chính văn bản đăng Công báo\n(Điều 94 Quyết định số 34/2025/QĐ-UBND, có hiệu lực thi hành kể từ ngày 01/12/2025)"
    source = document(body)
    key = DocKey("ha-tinh.ubnd", "qd", "34/2025/QĐ-UBND", date(2025, 11, 21))
    own = replace(source, header=replace(source.header, key=key))
    assert [m.relation for m in mentions(own)] == ["dan_chieu"]
    assert [m.relation for m in mentions(replace(source, header=replace(source.header, key=replace(key, number="35/2025/QĐ-UBND"))))] == ["dinh_chinh"]
