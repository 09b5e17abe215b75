"""The title trap: what belongs to a cited document's title, stands beside it, or amended it."""

from citing import document, told

from registry.extracting.mentions import mentions


def test_a_verb_in_the_title_of_the_target_makes_no_edge() -> None:
    text = (
        "Điều 1. Bãi bỏ toàn bộ Quyết định số 08/2025/QĐ-UBND ngày 01/3/2025 của Ủy ban nhân dân tỉnh bãi bỏ một phần Quy định chức năng, "
        "nhiệm vụ của Sở Tư pháp ban hành kèm theo Quyết định số 09/2022/QĐ-UBND ngày 25/3/2022 của Ủy ban nhân dân tỉnh."
    )
    assert told(document(text)) == ["bai_bo 08/2025/QĐ-UBND", "dan_chieu 09/2022/QĐ-UBND (nested)"]


def test_laws_in_the_title_of_a_decree() -> None:
    basis = (
        "Căn cứ Nghị định số 102/2024/NĐ-CP ngày 30 tháng 7 năm 2024 của Chính phủ quy định chi tiết thi hành một số điều của Luật Đất đai, "
        "được sửa đổi, bổ sung bởi Nghị định số 226/2025/NĐ-CP;"
    )
    assert told(document(basis=basis)) == ["can_cu 102/2024/NĐ-CP", "can_cu Luật Đất đai (nested)", "can_cu 226/2025/NĐ-CP (nested)"]


def test_amenders_say_what_they_amended() -> None:
    basis = (
        "Căn cứ Luật Quản lý, sử dụng tài sản công số 15/2017/QH14 được sửa đổi, bổ sung bởi Luật số 56/2024/QH15 và Luật số 90/2025/QH15;"
    )
    found = mentions(document(basis=basis))
    assert [m.amends for m in found] == [(), (0,), (0,)]
    assert [m.nested for m in found] == [False, True, True]


def test_an_amender_of_bare_provisions_is_nested_in_them() -> None:
    text = (
        "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 08/2022/NĐ-CP ngày 10 tháng 01 năm 2022 của Chính phủ\n"
        "1. Bãi bỏ điểm b khoản 3 Điều 26 (được sửa đổi, bổ sung tại khoản 8 Điều 1 Nghị định số 05/2025/NĐ-CP); khoản 5 Điều 31."
    )
    found = [m for m in mentions(document(text)) if m.place.provision == "main/dieu_1/khoan_1"]
    assert [(m.relation, m.nested, m.provisions) for m in found] == [
        ("bai_bo", False, ("dieu_26/khoan_3/diem_b",)), ("dan_chieu", True, ("dieu_1/khoan_8",)), ("bai_bo", False, ("dieu_31/khoan_5",)),
    ]  # fmt: skip
    assert found[1].amends == (1,)


def test_one_repeal_of_two_the_second_amending_the_first() -> None:
    text = (
        "Điều 1. Bãi bỏ Quyết định số 10/2016/QĐ-UBND ngày 21/3/2016 của Ủy ban nhân dân tỉnh ban hành Quy định chức năng của Sở Ngoại vụ và "
        "Quyết định số 14/2022/QĐ-UBND ngày 15/6/2022 của Ủy ban nhân dân tỉnh về sửa đổi, bổ sung Quyết định số 10/2016/QĐ-UBND."
    )
    assert told(document(text)) == ["bai_bo 10/2016/QĐ-UBND", "bai_bo 14/2022/QĐ-UBND", "dan_chieu 10/2016/QĐ-UBND (nested)"]


def test_a_member_named_again_in_a_title_does_not_swallow_the_next_member() -> None:
    title = (
        "BÃI BỎ QUYẾT ĐỊNH SỐ 55/2014/QĐ-UBND NGÀY 31/12/2014 CỦA UBND THÀNH PHỐ QUY ĐỊNH VỀ VỈA HÈ, QUYẾT ĐỊNH SỐ 24/2019/QĐ-UBND NGÀY 02/5/2019 "
        "CỦA UBND THÀNH PHỐ SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA QUY ĐỊNH BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ 55/2014/QĐ-UBND VÀ QUYẾT ĐỊNH SỐ "
        "08/2023/QĐ-UBND NGÀY 16/3/2023 CỦA UBND THÀNH PHỐ"
    )
    assert told(document(title=title)) == [
        "bai_bo 55/2014/QĐ-UBND", "bai_bo 24/2019/QĐ-UBND", "dan_chieu 55/2014/QĐ-UBND (nested)", "bai_bo 08/2023/QĐ-UBND",
    ]  # fmt: skip


def test_what_ranks_above_the_repealed_circular_is_an_object_of_its_title() -> None:
    text = (
        "Điều 1. Thay thế Thông tư số 219/2013/TT-BTC ngày 31 tháng 12 năm 2013 của Bộ trưởng Bộ Tài chính hướng dẫn thi hành Luật Thuế giá trị gia "
        "tăng và Nghị định số 209/2013/NĐ-CP ngày 18 tháng 12 năm 2013 của Chính phủ và Thông tư số 193/2015/TT-BTC ngày 24 tháng 11 năm 2015."
    )
    assert told(document(text)) == [
        "thay_the 219/2013/TT-BTC", "dan_chieu Luật Thuế giá trị gia tăng (nested)", "dan_chieu 209/2013/NĐ-CP (nested)", "thay_the 193/2015/TT-BTC",
    ]  # fmt: skip


def test_semicolon_ends_a_title() -> None:
    basis = (
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15; Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm "
        "pháp luật số 87/2025/QH15;"
    )
    assert told(document(basis=basis), nested=False) == ["can_cu 64/2025/QH15", "can_cu 87/2025/QH15"]


def test_law_in_the_title_of_an_attached_regulation() -> None:
    text = (
        "Điều 1. Sửa đổi, bổ sung Điều 3 của Quy định giá các dịch vụ theo quy định tại Luật Phí và lệ phí trên địa bàn tỉnh ban hành kèm theo "
        "Quyết định số 06/2017/QĐ-UBND ngày 27/3/2017 như sau:\n1. Điểm b Khoản 1 Điều 3 được sửa đổi như sau:"
    )
    assert told(document(text)) == [
        "sua_doi_bo_sung 06/2017/QĐ-UBND @dieu_3",
        "dan_chieu Luật Phí và lệ phí (nested)",
        "sua_doi_bo_sung 06/2017/QĐ-UBND @dieu_3/khoan_1/diem_b (implied)",
    ]


def test_short_names_lead_back_to_the_number() -> None:
    text = (
        "Điều 1. Thực hiện theo Thông tư số 19/2013/TT-NHNN ngày 06/9/2013 của Thống đốc Ngân hàng Nhà nước Việt Nam (sau đây gọi tắt là Thông tư 19).\n"
        "Điều 2. Việc mua nợ theo khoản 2 Điều 5 Thông tư 19 và các văn bản sửa đổi, bổ sung, thay thế Thông tư 19 (nếu có)."
    )
    assert told(document(text)) == [
        "dan_chieu 19/2013/TT-NHNN", "dan_chieu 19/2013/TT-NHNN @dieu_5/khoan_2", "dan_chieu 19/2013/TT-NHNN",
    ]  # fmt: skip


def test_a_mention_that_only_sets_a_short_name_is_weak() -> None:
    text = (
        "Điều 1. Theo Nghị định số 155/2025/NĐ-CP ngày 16/6/2025 của Chính phủ (sau đây gọi tắt là Nghị định số 155/2025/NĐ-CP)."
    )
    assert told(document(text)) == ["dan_chieu 155/2025/NĐ-CP", "dan_chieu 155/2025/NĐ-CP (weak)"]


def test_a_law_called_by_its_kind_alone() -> None:
    text = (
        "Điều 1. Quy định này hướng dẫn Luật Đất đai số 31/2024/QH15 (sau đây gọi là Luật).\nĐiều 2. Hồ sơ theo khoản 1 Điều 14 của Luật."
    )
    assert told(document(text))[-1] == "dan_chieu 31/2024/QH15 @dieu_14/khoan_1"


def test_provisions_of_a_law_without_a_name_are_never_our_own() -> None:
    assert told(document("Điều 1. Hồ sơ theo khoản 1 Điều 2 của Luật.\nĐiều 2. Hiệu lực\n1. Hồ sơ gồm:")) == []
