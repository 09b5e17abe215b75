"""Quantities with bound, unit and subject, from real sentences and the scenarios' look-alikes."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed import document, sound

from registry.extracting.measures import measures, words
from registry.extracting.quantities import number
from registry.model import Measure


def read(text: str) -> list[Measure]:
    return list(measures(document(f"Điều 1. Quy định\n1. {text}")))


def told(text: str) -> list[tuple[str, float, str]]:
    return [(m.bound, m.value, m.unit) for m in read(text)]


@pytest.mark.parametrize(
    ("text", "bound", "value", "unit"),
    [
        ("Mức hỗ trợ tối đa 20 triệu đồng/hộ.", "max", 20_000_000, "VND/hộ"),
        ("Kinh phí không vượt quá 20.000.000 đồng/hộ, chuyển một lần.", "max", 20_000_000, "VND/hộ"),
        ("Chi 2,5 tỷ đồng.", "exact", 2_500_000_000, "VND"),
        ("Mức chi 1.500.000đ/người/tháng.", "exact", 1_500_000, "VND/người/tháng"),
        ("Giá 20,000 đồng/lượt.", "exact", 20_000, "VND/lượt"),
        ("Hỗ trợ 10 triệu đồng/trường hợp.", "exact", 10_000_000, "VND/trường hợp"),
        ("Hỗ trợ 1 triệu đồng/giáo viên/tháng.", "exact", 1_000_000, "VND/giáo viên/tháng"),
        ("Hỗ trợ 5 triệu đồng/mộ đối với mộ xây.", "exact", 5_000_000, "VND/mộ"),
        ("Thu 500 đồng/xe đạp.", "exact", 500, "VND/xe"),
        ("Diện tích tối thiểu 0,1 ha.", "min", 1000, "m2"),
        ("Khu đất có diện tích từ 1.000 m² trở lên.", "min", 1000, "m2"),
        ("Thửa đất có diện tích nhỏ hơn 50m2.", "max", 50, "m2"),
        ("Không quá 05 (năm) ngày làm việc kể từ ngày nhận đủ hồ sơ.", "max", 5, "working_day"),
        ("Trong thời hạn 15 ngày, kể từ ngày nhận.", "max", 15, "day"),
        ("Ít nhất 02 lần/tuần.", "min", 2, "times/tuần"),
        ("Bằng 0,5% giá trị hợp đồng.", "exact", 0.5, "percent"),
        ("Hỗ trợ không quá 70 phần trăm chi phí.", "max", 70, "percent"),
        ("Bề rộng tối thiểu 1,5 m.", "min", 1.5, "m"),
        ("Xe có trọng tải dưới 3,5 tấn.", "max", 3500, "kg"),
        ("Người từ đủ 18 tuổi trở lên.", "min", 18, "year_of_age"),
        ("Số lượng hồ sơ: 01 bộ.", "exact", 1, "set"),
        ("Lớp học có không quá 35 học sinh/lớp.", "max", 35, "person/lớp"),
        ("Từ 15 chỗ trở xuống.", "max", 15, "chỗ"),
        ("Nhà trường chi trả tiền ăn trước ngày 25 hằng tháng.", "max", 25, "day_of_month"),
        ("Gửi báo cáo chậm nhất ngày 31/01 hàng năm.", "max", 131, "day_of_year"),
        ("Hoàn thành trước ngày 31 tháng 12 năm 2025.", "max", 20251231, "date"),
        ("Bồi thường gấp 02 lần mức lương cơ sở.", "exact", 2, "base_salary"),
    ],
)
def test_value_in_a_basic_unit_with_its_bound(text: str, bound: str, value: float, unit: str) -> None:
    assert told(text) == [(bound, value, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("cao hơn từ trên 15% đến không quá 30% so với mức giá", 15, 30, "percent"),
        ("từ 10 đến 15 ngày", 10, 15, "day"),
        ("từ 10 đến dưới 20 triệu đồng", 10_000_000, 20_000_000, "VND"),
        ("10 - 15 người/lớp", 10, 15, "person/lớp"),
        ("từ 500 nghìn đồng đến 1 triệu đồng", 500_000, 1_000_000, "VND"),
        ("hoạt động từ 06 giờ đến 08 giờ", 6, 8, "hour"),
    ],
)
def test_both_ends_of_a_range_share_their_words(text: str, low: float, high: float, unit: str) -> None:
    found = read(text)
    assert [(m.bound, m.value, m.unit) for m in found] == [("range_low", low, unit), ("range_high", high, unit)]
    assert found[0].place == found[1].place and found[0].subject == found[1].subject


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 12/2025/QĐ-UBND ngày 05 tháng 12 năm 2025 có hiệu lực từ năm 2026.",
        "Thực hiện theo khoản 2 Điều 5 ngày 01 tháng 7 năm 2025.",
        "Theo Mục 3 năm 2025, Phụ lục 2 người có công.",
        "Khóa XV, kỳ họp thứ 9 người dự họp đồng ý.",
        "Nghị quyết số 15 đồng thời thay thế.",
        "Tháng 12 năm 2025 và quý 2 năm 2026.",
        "Tọa độ 12.345 và số 20.000.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("typed", "money", "value"),
    [
        ("1.000", False, "1000"), ("0,1", False, "0.1"), ("1.500,5", False, "1500.5"), ("10.5", False, "10.5"), ("20,000", True, "20000"),
        ("20,000", False, "20.000"), ("1,000,000", False, "1000000"), ("0.125", False, "0.125"), ("05", False, "5"),
    ],
)  # fmt: skip
def test_number_as_typed(typed: str, money: bool, value: str) -> None:
    assert number(typed, money) == Decimal(value)


def test_subject_comes_from_the_sentence_under_the_conditions_above_it() -> None:
    text = "Điều 2. Hỗ trợ\n1. Đối với hộ nghèo:\na) Hỗ trợ sửa chữa nhà ở với mức tối đa 20 triệu đồng/hộ;\nb) 05 triệu đồng cho mỗi lần di chuyển."
    first, second = measures(document(text))
    assert (first.subject, first.conditions) == ("Hỗ trợ sửa chữa nhà ở", frozenset({"đối với hộ nghèo"}))
    assert second.subject == "Hỗ trợ: cho mỗi lần di chuyển"
    assert first.place.quote == "tối đa 20 triệu đồng/hộ" and first.place.provision == "main/dieu_2/khoan_1/diem_a"


def test_subjects_of_look_alikes_differ_in_their_words() -> None:
    wanted = read("Diện tích khu đất nhà văn hoá thôn tối thiểu 300 m².")[0]
    same = read("Khu đất xây dựng nhà văn hóa thôn có diện tích từ 200 m² trở lên.")[0]
    other = read("Hội trường nhà văn hóa thôn có diện tích từ 80 m² trở lên.")[0]
    assert len(words(wanted.subject) & words(same.subject)) > len(words(wanted.subject) & words(other.subject))


def test_conditions_tell_cases_apart() -> None:
    poor = read("Hỗ trợ 500.000 đồng/người đối với hộ nghèo.")[0]
    nearly = read("Hỗ trợ 300.000 đồng/người đối với hộ cận nghèo.")[0]
    assert poor.conditions == {"đối với hộ nghèo"} and nearly.conditions == {"đối với hộ cận nghèo"}


PIECES = ("từ ", "đến ", "không quá ", "tối thiểu ", "05", "20.000.000", "0,1", "1.", " triệu", " đồng", "/hộ", "%", " m2", " ngày làm việc", " năm", " (năm) ",
          " trở lên", " đối với ", "hộ nghèo", ":", ";", ".", "\n", "a) ", "Điều 2. ", "-", "/", "²")  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=200))
def test_never_crashes_and_points_at_its_words(text: str) -> None:
    typed = document(f"Điều 1. {text}")
    found = measures(typed)
    assert sound(typed, [m.place for m in found])
    assert found == measures(typed)
    assert all(m.value >= 0 and m.unit and m.bound in ("max", "min", "exact", "range_low", "range_high") for m in found)
