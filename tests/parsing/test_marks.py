"""What a line opens with."""

import pytest

from registry.model import Paragraph
from registry.parsing.lines import Line
from registry.parsing.marks import mark, order, roman


def line(text: str) -> Line:
    return Line(text, 0, Paragraph(text), True)


@pytest.mark.parametrize(
    ("text", "kind", "number", "point", "rest"),
    [
        ("Điều 5. Phạm vi điều chỉnh", "dieu", "5", ".", "Phạm vi điều chỉnh"),
        ("ĐIỀU 12: Hiệu lực", "dieu", "12", ":", "Hiệu lực"),
        ("Điều 4a. Hồ sơ", "dieu", "4a", ".", "Hồ sơ"),
        ("Điều 14, 18 Quyết định số 15/2025/QĐ-UBND", "dieu", "14", "", ", 18 Quyết định số 15/2025/QĐ-UBND"),
        ("Chương III QUY ĐỊNH CHUNG", "chuong", "III", "", "QUY ĐỊNH CHUNG"),
        ("Mục 2. THỦ TỤC", "muc", "2", ".", "THỦ TỤC"),
        ("Tiểu mục 1", "tieu_muc", "1", "", ""),
        ("Phần thứ nhất", "phan", "thứ nhất", "", ""),
        ("3. Quyết định này có hiệu lực", "khoan", "3", ".", "Quyết định này có hiệu lực"),
        ("4a. Phân cấp", "khoan", "4a", ".", "Phân cấp"),
        ("đ) Hồ sơ", "diem", "đ", ")", "Hồ sơ"),
        ("a1) Văn bản", "diem", "a1", ")", "Văn bản"),
        ("2.1. Văn phòng Sở;", "so", "2.1", ".", "Văn phòng Sở;"),
    ],
)
def test_marks(text: str, kind: str, number: str, point: str, rest: str) -> None:
    found = mark(line(text))
    assert found is not None
    assert (found.kind, found.number, found.point, found.rest) == (kind, number, point, rest)
    assert text[found.at :] == rest


@pytest.mark.parametrize(
    "text",
    ["1.500.000 đồng/người", "20 tháng 11 năm 2025", "(1) Xe ô tô", "- Dòng 1", "Điều kiện xét tặng", "Mục tiêu chung", "w) không có", "và khoản 2"],
)
def test_no_marks(text: str) -> None:
    assert mark(line(text)) is None


def test_letters_follow_the_vietnamese_order() -> None:
    assert [order("diem", letter)[0] for letter in "abcdđeghik"] == list(range(1, 11))
    assert order("khoan", "4") < order("khoan", "4a") < order("khoan", "5")
    assert order("phan", "thứ hai") == (2, "")


@pytest.mark.parametrize(("number", "value"), [("IV", 4), ("XIX", 19), ("b", 2), ("QQ", 0)])
def test_roman(number: str, value: int) -> None:
    assert roman(number) == value
