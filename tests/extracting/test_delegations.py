"""Delegations: norm or single act, active, passive and listed forms, and what is none. Sentences of real laws and decrees."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed import document, sound

from registry.extracting.delegations import delegations
from registry.model import Document


def law(text: str) -> Document:
    return document(f"Điều 1. Quy định\n{text}", type="Luật", issuer="Quốc hội")


def council(text: str) -> Document:
    return document(f"Điều 1. Quy định\n{text}", type="Nghị quyết", issuer="Hội đồng nhân dân tỉnh Nghệ An")


def decision(text: str, title: str = "Quy định một số nội dung") -> Document:
    return document(text, issuer="Ủy ban nhân dân tỉnh Nghệ An", title=title)


def read(typed: Document) -> list[tuple[str, list[str], str]]:
    return [(d.kind, sorted(d.to), d.subject) for d in delegations(typed)]


PROVINCE, COUNCIL = "Ủy ban nhân dân cấp tỉnh", "Hội đồng nhân dân cấp tỉnh"


@pytest.mark.parametrize(
    ("text", "to", "subject"),
    [
        ("2. Ủy ban nhân dân cấp tỉnh quy định mức bồi thường tại khoản 1 Điều này.", PROVINCE, "mức bồi thường tại khoản 1 Điều này"),
        (
            "5. Ủy ban nhân dân cấp tỉnh căn cứ điều kiện, tập quán tại địa phương quy định cụ thể hạn mức công nhận đất ở.",
            PROVINCE,
            "cụ thể hạn mức công nhận đất ở",
        ),
        (
            "3. Ủy ban nhân dân cấp tỉnh, căn cứ quy định tại khoản 1 và khoản 2 Điều này, quy định hạn mức nhận chuyển quyền sử dụng đất.",
            PROVINCE,
            "hạn mức nhận chuyển quyền sử dụng đất",
        ),
        (
            "b) Ủy ban nhân dân cấp tỉnh căn cứ cơ chế, chính sách đã được Thủ tướng Chính phủ quyết định và điều kiện thực tế tại địa phương "
            "quy định mức hỗ trợ cụ thể phù hợp với từng đối tượng;",
            PROVINCE,
            "mức hỗ trợ cụ thể phù hợp với từng đối tượng",
        ),
        ("4. Uỷ ban nhân dân cấp tỉnh ban hành đơn giá bồi thường thiệt hại thực tế về nhà.", PROVINCE, "đơn giá bồi thường thiệt hại thực tế về nhà"),
        ("5. Mức hỗ trợ cụ thể do Ủy ban nhân dân cấp tỉnh quy định căn cứ điều kiện thực tế.", PROVINCE, "Mức hỗ trợ cụ thể"),
        (
            "n) Giấy tờ khác về quyền sử dụng đất có trước ngày 15 tháng 10 năm 1993 do Ủy ban nhân dân cấp tỉnh quy định phù hợp với thực tiễn.",
            PROVINCE,
            "Giấy tờ khác về quyền sử dụng đất có trước ngày 15 tháng 10 năm 1993",
        ),
        ("a) Bồi thường theo thiệt hại thực tế theo quy định của Ủy ban nhân dân cấp tỉnh;", PROVINCE, "Bồi thường theo thiệt hại thực tế"),
        (
            "b) Hội đồng nhân dân cấp tỉnh quy định các tiêu chí để quyết định thực hiện đấu thầu lựa chọn nhà đầu tư;",
            COUNCIL,
            "các tiêu chí để quyết định thực hiện đấu thầu lựa chọn nhà đầu tư",
        ),
        ("2. Ủy ban nhân dân cấp tỉnh quyết định ban hành hệ số điều chỉnh giá đất hằng năm.", PROVINCE, "ban hành hệ số điều chỉnh giá đất hằng năm"),
        ("3. Bộ trưởng Bộ Y tế chủ trì, phối hợp với Bộ trưởng Bộ Tài chính quy định chi tiết Điều này.", "Bộ trưởng Bộ Y tế", "chi tiết Điều này"),
        (
            "6. Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương quy định phạm vi hoạt động của xe thô sơ.",
            PROVINCE,
            "phạm vi hoạt động của xe thô sơ",
        ),
    ],
)  # fmt: skip
def test_norm_for_one_body(text: str, to: str, subject: str) -> None:
    assert read(law(text)) == [("ban_hanh", [to], subject)]


@pytest.mark.parametrize(
    "text",
    [
        "1. Ủy ban nhân dân cấp tỉnh quyết định thu hồi đất đối với tổ chức trong nước.",
        "2. Ủy ban nhân dân cấp tỉnh quyết định thành lập Hội đồng thẩm định giá đất cụ thể.",
        "a) Chủ tịch Ủy ban nhân dân cấp tỉnh quyết định giá đất cụ thể đối với trường hợp giao đất.",
        "3. Chủ tịch Ủy ban nhân dân cấp huyện ban hành quyết định cưỡng chế thu hồi đất.",
        "4. Hội đồng nhân dân cấp tỉnh quyết định chủ trương chuyển mục đích sử dụng rừng.",
        "5. Ủy ban nhân dân cấp xã có trách nhiệm tổ chức thực hiện quy định tại khoản 1 Điều này.",
        "6. Nhiệm vụ của Ủy ban nhân dân cấp xã quy định tại khoản 2 Điều này.",
        "7. Hội đồng bồi thường do Chủ tịch Ủy ban nhân dân cấp huyện quyết định thành lập đối với từng dự án.",
        "8. Giá bán nhà ở tái định cư do Ủy ban nhân dân cấp huyện quyết định.",
        # How to word one, what is told of one, what others do under its rules, what an agency is there for:
        "Ví dụ: “Hội đồng nhân dân cấp tỉnh quy định chi tiết phạm vi nhiệm vụ, quyền hạn được ủy quyền cho công chức”.",
        "Ghi rõ nội dung cần quy định. Ví dụ 2: “Mức thu cụ thể do Hội đồng nhân dân cấp tỉnh quy định”.",
        "a) Thông báo cho Ủy ban nhân dân cấp tỉnh về các nội dung thông tư giao Ủy ban nhân dân cấp tỉnh quy định chi tiết tiêu chí;",
        "a) Thông báo về nội dung thông tư giao Hội đồng nhân dân. Ủy ban nhân dân cấp tỉnh quy định chi tiết trong thời hạn 05 ngày;",
        "b) Ủy ban nhân dân cấp tỉnh quy định cụ thể chậm nhất là ngày 31 tháng 12 hằng năm.",
        "11. Quy định nhiệm vụ của chi cục theo hướng dẫn chung của Bộ quản lý ngành, lĩnh vực và theo quy định của Ủy ban nhân dân cấp tỉnh.",
        "e) Tham mưu giúp Ủy ban nhân dân tỉnh ban hành mức trần thù lao công chứng tại địa phương;",
        "9. Việc sử dụng hồ, đầm do Ủy ban nhân dân cấp huyện quyết định.",
        "10. Ủy ban nhân dân cấp tỉnh ban hành kế hoạch kiểm kê đất đai.",
        "11. Bảng giá đất do Ủy ban nhân dân cấp tỉnh ban hành theo quy định của Luật Đất đai số 45/2013/QH13 được tiếp tục áp dụng.",
        "12. Nghị định số 149/2018/NĐ-CP của Chính phủ quy định chi tiết khoản 3 Điều 63 của Bộ luật Lao động.",
        "13. Diện tích tối thiểu theo quy định của Ủy ban nhân dân cấp tỉnh về diện tích tối thiểu tại khoản 2 Điều 220 của Luật này.",
        "14. Ủy ban nhân dân cấp tỉnh trình Hội đồng nhân dân cùng cấp quyết định phân bổ ngân sách địa phương.",
        "16. Ủy ban nhân dân cấp tỉnh quyết định biện pháp, mức hỗ trợ khác để bảo đảm có chỗ ở đối với người có đất thu hồi cho từng dự án cụ thể.",
        "15. Thẩm quyền của Hội đồng nhân dân được quy định như sau:",
    ],
)
def test_no_delegation(text: str) -> None:
    assert read(law(text)) == []


def test_submitted_by_one_and_made_by_another() -> None:
    text = "3. Ủy ban nhân dân cấp tỉnh xây dựng, trình Hội đồng nhân dân cùng cấp quyết định bảng giá đất lần đầu."
    assert read(law(text)) == [("ban_hanh", [COUNCIL], "bảng giá đất lần đầu"), ("trinh", [PROVINCE], "bảng giá đất lần đầu")]


def test_list_after_a_colon_gives_each_item() -> None:
    text = "2. Bộ trưởng Bộ Y tế quy định các nội dung sau đây:\na) Mẫu giấy ra viện;\nb) Trình tự cấp giấy."
    found = delegations(law(text))
    assert [(d.place.provision, d.subject) for d in found] == [
        ("main/dieu_1/khoan_2/diem_a", "Mẫu giấy ra viện"),
        ("main/dieu_1/khoan_2/diem_b", "Trình tự cấp giấy"),
    ]


def test_duties_after_a_colon_are_told_apart_from_acts() -> None:
    text = (
        "2. Ủy ban nhân dân cấp tỉnh có trách nhiệm:\na) Tổ chức thực hiện Luật này;\nb) Quy định mức thu dịch vụ;\n"
        "c) Ban hành kế hoạch hằng năm."
    )
    assert [(d.place.provision, d.subject) for d in delegations(law(text))] == [("main/dieu_1/khoan_2/diem_b", "mức thu dịch vụ")]


def test_provisions_to_be_detailed() -> None:
    text = "4. Chính phủ quy định chi tiết điểm b khoản 1 và khoản 2 Điều này."
    assert [d.about for d in delegations(law(text))] == [("main/dieu_1/khoan_1/diem_b", "main/dieu_1/khoan_2")]
    foreign = "4. Chính phủ quy định chi tiết mức hưởng theo khoản 2 Điều 7 Nghị định số 155/2025/NĐ-CP."
    assert [d.about for d in delegations(law(foreign))] == [()]


def test_council_of_a_province_delegates_to_its_own_committee() -> None:
    assert read(council("2. Ủy ban nhân dân tỉnh quy định chi tiết tiêu chí, hồ sơ hỗ trợ quy định tại khoản 1 Điều này.")) == [
        ("ban_hanh", ["Ủy ban nhân dân tỉnh"], "chi tiết tiêu chí, hồ sơ hỗ trợ quy định tại khoản 1 Điều này")
    ]
    assert read(council("2. Danh mục cây dược liệu được hỗ trợ thực hiện theo quy định của Ủy ban nhân dân tỉnh.")) == [
        ("ban_hanh", ["Ủy ban nhân dân tỉnh"], "Danh mục cây dược liệu được hỗ trợ")
    ]
    assert read(council("3. Ủy ban nhân dân tỉnh quyết định danh sách hộ được hỗ trợ hằng năm.")) == []
    assert read(council("3. Mức chi thực hiện theo quy định của Chính phủ.")) == []


def test_powers_handed_down_one_by_one() -> None:
    text = (
        "Điều 2. Nguyên tắc\nSở Tài chính quyết định theo pháp luật.\n"
        "Điều 3. Phân cấp thẩm quyền quyết định thu hồi tài sản công\n"
        "1. Sở, ban, ngành thuộc tỉnh quyết định thu hồi tài sản của đơn vị thuộc phạm vi quản lý.\n"
        "2. Ủy ban nhân dân cấp xã quyết định thu hồi tài sản.\n3. Ủy ban nhân dân tỉnh Nghệ An quyết định các trường hợp còn lại."
    )
    found = delegations(decision(text, title="Phân cấp thẩm quyền quyết định trong quản lý tài sản công"))
    assert [(d.place.provision, d.kind, sorted(d.to)) for d in found] == [
        ("main/dieu_3/khoan_1", "phan_cap", ["Sở, ban, ngành thuộc tỉnh"]),
        ("main/dieu_3/khoan_2", "phan_cap", ["Ủy ban nhân dân cấp xã"]),
    ]


def test_series_of_powers_for_one_body() -> None:
    text = "Điều 1. Ủy quyền cho Giám đốc Sở Nội vụ thực hiện các nhiệm vụ sau:\n1. Cấp giấy phép lao động.\n2. Thu hồi giấy phép lao động."
    found = delegations(decision(text, title="Ủy quyền cho Giám đốc Sở Nội vụ thực hiện một số nhiệm vụ"))
    assert [(d.place.provision, d.subject) for d in found] == [
        ("main/dieu_1/khoan_1", "Cấp giấy phép lao động"),
        ("main/dieu_1/khoan_2", "Thu hồi giấy phép lao động"),
    ]


def test_quoted_text_keeps_its_delegation_without_guessing_the_article() -> None:
    quoted = "“3. Chính phủ quy định chi tiết Điều này.”"
    typed = document(
        f"Điều 1. Sửa đổi, bổ sung Điều 5 như sau:\n{quoted}.", type="Luật", issuer="Quốc hội", quoted=quoted
    )  # fmt: skip
    found = delegations(typed)
    assert [(d.place.provision, d.about) for d in found] == [("main/dieu_1", ())]
    assert typed.components[0].payloads[0].start <= found[0].place.span.start


PIECES = (
    "Ủy ban nhân dân cấp tỉnh", "Hội đồng nhân dân", "UBND xã", "Chính phủ", " quy định", " quyết định", " ban hành", " trình ", " do ", " theo quy định của ",
    " chi tiết", " mức hỗ trợ", " khoản 1 Điều này", " căn cứ ", ", ", ";", ".", ":", "\n", "a) ", "1. ", "Điều 2. ", " có trách nhiệm", " phân cấp cho ",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=200), st.booleans())
def test_never_crashes_and_points_at_its_words(text: str, handing: bool) -> None:
    typed = document(f"Điều 1. {text}", type="Nghị quyết", issuer="Hội đồng nhân dân tỉnh Nghệ An", title="Phân cấp" if handing else "")
    found = delegations(typed)
    assert sound(typed, [d.place for d in found])
    assert found == delegations(dataclasses.replace(typed))
    assert all(d.to and d.kind in ("ban_hanh", "trinh", "phan_cap") for d in found)
