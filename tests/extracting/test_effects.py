"""Effect clauses and terms, from real sentences. The typed document was issued on 20-11-2025 and adopted the day before."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed import document, period, sound

from registry.extracting.effects import effects
from registry.model.shape import effect

ADOPTED = date(2025, 11, 19)


def test_first_days_listed_for_parts() -> None:
    text = (
        "Điều 2. Quyết định này có hiệu lực thi hành:\n1. Kể từ ngày 15 tháng 11 năm 2025 đối với thủ tục Phê duyệt danh sách dân tộc.\n"
        "2. Kể từ ngày 01 tháng 12 năm 2025 đối với thủ tục Phê duyệt danh sách xã.\n"
        "Điều 3. Sở Tài chính báo cáo:\n1. Kể từ ngày 01 tháng 01 năm 2026."
    )
    assert read(text) == [
        ("hieu_luc", period("2025-11-15", ""), ()),
        ("hieu_luc", period("2025-12-01", ""), ("mot_phan",)),
    ]
    named = "Điều 3. Nghị quyết này có hiệu lực như sau: a) Từ ngày 01/12/2025; b) Từ ngày 01/7/2026 đối với quy định tại khoản 2 Điều 5."
    assert read(named)[0] == ("hieu_luc", period("2025-12-01", ""), ())
    assert read(named)[1][1:] == (period("2026-07-01", ""), ("main/dieu_5/khoan_2",))


def read(text: str, type: str = "", **more: object) -> list[tuple[str, object, tuple[str, ...]]]:
    found = effects(document(text, type=type, adopted=ADOPTED, **more))  # type: ignore[arg-type]
    return [(e.kind, e.period, e.provisions) for e in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 05/12/2025 và thay thế Quyết định số 65/2024/QĐ-UBND.", "2025-12-05"),
        ("1. Nghị quyết có hiệu lực thi hành kể từ ngày 08 tháng 12 năm 2025.", "2025-12-08"),
        ("Điều 3. Quyết định có hiệu lực thi hành kể từ ngày 12/4/2018./.", "2018-04-12"),
        ("1. Quyết định này có hiệu lực\nthi hành từ ngày 06 tháng 12 năm 2025.", "2025-12-06"),
        ("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.", "2025-11-20"),
        ("Quyết định này có hiệu lực thi hành kể ngày ký.", "2025-11-20"),
        ("1. Quyết định này có hiệu lực kể từ ngày ban hành.", "2025-11-20"),
        ("Điều 4. Hiệu lực và trách nhiệm thi hành Quyết định này có hiệu lực thi hành kể từ ngày ký. Chánh Văn phòng", "2025-11-20"),
        ("1. Nghị quyết này áp dụng trong năm 2026 và có hiệu lực kể từ ngày ký ban hành.", "2025-11-20"),
        ("Nghị quyết này có hiệu lực kể từ ngày Hội đồng nhân dân tỉnh thông qua.", "2025-11-19"),
        ("Quyết định này có hiệu lực thi hành sau 10 ngày, kể từ ngày ký và được đăng công báo cấp tỉnh./.", "2025-11-30"),
        ("Quyết định này có hiệu lực thi hành sau 10 , ngày kể từ ngày ký", "2025-11-30"),
        ("Quyết định này có hiệu lực sau mười ( 10 ) ngày kể từ ngày ký", "2025-11-30"),
        ("Quyết định này có hiệu lực sau mười lăm ngày kể từ ngày ký", "2025-12-05"),
        ("Quyết định này có hiệu lực sau 07 ( bảy ) ngày , kể từ ngày ký", "2025-11-27"),
        ("Nghị quyết này có hiệu lực sau 10 ngày , kể từ ngày thông qua và áp dụng từ năm ngân sách 2008 - 2010", "2025-11-29"),
        ("Quyết định này có hiệu lực sau ngày 01 tháng 01 năm 2010", "2010-01-02"),
        ("Quyết định này có hiệu lực thi hành kể từ tháng 01 năm 2026.", "2026-01-01"),
        (
            "Nghị quyết này đã được Hội đồng nhân dân thành phố Hà Nội khóa XVI thông qua ngày 27 tháng 11 năm 2025 "
            "và có hiệu lực từ ngày 08 tháng 12 năm 2025.",
            "2025-12-08",
        ),
        ("Quyết định này thi hành kể từ ngày ký.", "2025-11-20"),
        ("Điều 1. Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2025, trừ trường hợp quy định tại khoản 2 Điều này.", "2025-01-01"),
    ],
)  # fmt: skip
def test_first_day_of_the_whole(text: str, day: str) -> None:
    assert read(text) == [("hieu_luc", period(day, ""), ())]


@pytest.mark.parametrize(
    "text",
    [
        "2. Nghị quyết số 20/2022/NQ-HĐND ngày 12 tháng 9 năm 2022 hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực thi hành.",
        "a) Hành vi đã lập biên bản trước ngày Nghị quyết này có hiệu lực thì áp dụng mức tiền phạt từ 01/01/2026",
        "Các thủ tục hành chính được công bố tại Quyết định này có hiệu lực từ ngày 01/5/2026",
        "Các chế độ quy định tại Nghị định này được thực hiện từ ngày 01 tháng 01 năm 2015.",
        "Quyết định số 12/2024/QĐ-UBND có hiệu lực từ ngày 01/5/2024 tiếp tục có hiệu lực đến hết ngày 31/12/2026.",
        "Quyết định xử phạt có hiệu lực kể từ ngày ký, trừ trường hợp trong quyết định quy định ngày khác.",
        "Hợp đồng lao động có hiệu lực kể từ ngày hai bên giao kết.",
        "Quyết định này có hiệu lực từ ngày 27 tháng .01.. năm 2025",
        "Nội quy này có hiệu lực từ ngày.... /.... /20....",
        "Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này kể từ ngày ký.",
        "2. Quy định về đào tạo vô tuyến điện viên của Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2024.",
        "Thời gian thực hiện: Sau khi Nghị quyết của HĐND Thành phố có hiệu lực thi hành.",
    ],
)
def test_other_things_than_this_document(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "2. Điều 190 và Điều 248 của Luật này có hiệu lực thi hành từ ngày 01 tháng 4 năm 2024.",
            [("hieu_luc", period("2024-04-01", ""), ("main/dieu_190", "main/dieu_248"))],
        ),
        (
            "Khoản 9 Điều 60 của Luật này có hiệu lực thi hành từ ngày Nghị quyết số 61/2022/QH15 hết hiệu lực.",
            [("su_kien", period("", ""), ("main/dieu_60/khoan_9",))],
        ),
        (
            "Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2016, trừ quy định tại điểm b khoản 1 và khoản 2 Điều 2 của Luật này "
            "thì có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2018.",
            [
                ("hieu_luc", period("2016-01-01", ""), ()),
                ("hieu_luc", period("2018-01-01", ""), ("main/dieu_2/khoan_1/diem_b", "main/dieu_2/khoan_2")),
            ],
        ),
        ("Riêng khoản 2 Điều 5 có hiệu lực từ ngày 01/7/2026.", [("hieu_luc", period("2026-07-01", ""), ("main/dieu_5/khoan_2",))]),
        (
            "Quy định tại Điều 7 Quyết định này có hiệu lực từ ngày 01/7/2026.",
            [("hieu_luc", period("2026-07-01", ""), ("main/dieu_7",))],
        ),
        (
            "Điều 3. Quyết định này có hiệu lực kể từ ngày Nghị định số 262/2025/NĐ-CP ngày 14 tháng 10 năm 2025 của Chính phủ có hiệu lực.",
            [("su_kien", period("", ""), ())],
        ),
        ("Thông tư này có hiệu lực sau 45 ngày kể từ ngày đăng Công báo", [("su_kien", period("", ""), ())]),
        (
            "Quyết định này có hiệu lực từ ngày 01/01/2026 đến hết ngày 31/12/2030.",
            [("hieu_luc", period("2026-01-01", ""), ()), ("het_han", period("", "2031-01-01"), ())],
        ),
        (
            "Nghị quyết này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025 và được thực hiện trong thời hạn 05 năm.",
            [("hieu_luc", period("2025-07-01", ""), ()), ("het_han", period("", "2030-07-01"), ())],
        ),
        (
            "Quyết định này có hiệu lực trong thời hạn 3 năm kể từ ngày ký.",
            [("hieu_luc", period("2025-11-20", ""), ()), ("het_han", period("", "2028-11-20"), ())],
        ),
        ("Nghị định này hết hiệu lực kể từ ngày 01 tháng 3 năm 2027.", [("het_han", period("", "2027-03-01"), ())]),
        ("Nghị quyết này được thực hiện đến hết năm 2025.", [("het_han", period("", "2026-01-01"), ())]),
        (
            "Điều 4. Hiệu lực\n1. Nghị quyết này có hiệu lực thi hành kể từ ngày 25 tháng 7 năm 2022.\n"
            "2. Nghị quyết này áp dụng đến hết ngày 31 tháng 12 năm 2025.",
            [("hieu_luc", period("2022-07-25", ""), ()), ("het_han", period("", "2026-01-01"), ())],
        ),
        (
            "Điều 4. Nghị quyết này có hiệu lực từ ngày 25 tháng 7 năm 2022.\nĐiều 5. Nghị quyết này áp dụng từ ngày 01 tháng 01 năm 2023.",
            [("hieu_luc", period("2022-07-25", ""), ())],
        ),
    ],
)  # fmt: skip
def test_parts_terms_and_events(text: str, found: list[tuple[str, object, tuple[str, ...]]]) -> None:
    assert read(text) == found


def test_signing_day_not_printed_leaves_the_first_day_open() -> None:
    found = effects(document("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", issued=None))
    assert [(e.kind, e.period) for e in found] == [("su_kien", period("", ""))]


def test_quoted_text_of_an_amendment_is_not_this_document() -> None:
    quoted = "“1. Luật này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2024.”"
    text = f"Điều 1. Sửa đổi khoản 1 Điều 252 như sau:\n{quoted}.\nĐiều 2. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2024."
    assert read(text, quoted=quoted) == [("hieu_luc", period("2024-07-01", ""), ())]


def test_a_form_inside_a_decree_speaks_of_another_act() -> None:
    text = "Điều 9. Nghị định này có hiệu lực từ ngày 01/01/2022.\nQuyết định này có hiệu lực thi hành kể từ ngày ký."
    assert read(text, type="Nghị định") == [("hieu_luc", period("2022-01-01", ""), ())]


def test_attached_regulation_speaks_of_itself() -> None:
    assert read("Điều 9. Quy định này có hiệu lực từ ngày 01/01/2022.", component="att1") == [
        ("hieu_luc", period("2022-01-01", ""), ("att1",))
    ]


def test_published_shape_has_first_and_last_day() -> None:
    text = "Điều 1. Quyết định này có hiệu lực từ ngày 01/01/2026 đến hết ngày 31/12/2030."
    typed = document(text)
    told = effect(type(typed)(typed.header, typed.components, effects=effects(typed)))
    assert (told["from"], told["to"]) == ("2026-01-01", "2030-12-31")
    assert told["quote"] == "Quyết định này có hiệu lực từ ngày 01/01/2026 đến hết ngày 31/12/2030"


PIECES = (
    "Quyết định", "Luật", " này", " có", " hết", " hiệu lực", " thi hành", " kể từ", " ngày", " ký", " 01/01/2026", " sau", " 10", " đến hết", " năm",
    " 2030", ", trừ ", "khoản 2 ", "Điều 5 ", "của ", ".", ";", "\n", "Điều 1. ", " trong thời hạn 3 năm", " thông qua", "“", "(",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=200))
def test_never_crashes_and_points_at_its_words(text: str) -> None:
    typed = document(text)
    found = effects(typed)
    assert sound(typed, [e.place for e in found])
    assert found == effects(typed)
