"""Provisions as they are named: lists, ranges and what they share (domain.md appendix A)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.extracting import loci
from registry.extracting.anchors import scan
from registry.model.text import fold

HERE = {"dieu": ("dieu_9",), "khoan": ("dieu_9", "khoan_2"), "diem": ("dieu_9", "khoan_2", "diem_c")}


def paths(text: str) -> list[str]:
    """All provisions in the text, as from within Điều 9 khoản 2 điểm c."""
    low = fold(text)
    found = loci.find(text, low, 0, len(text), scan(text, low).levels)
    return [path for locus in found for path in locus.paths(lambda level: HERE.get(level, ()))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mục 1, Chương IX", "chuong_IX/muc_1"),
        ("khoản 1, Điều 9, Chương II", "dieu_9/khoan_1"),
        ("điểm 3, mục II, phần B", "phan_B/muc_II/diem_3"),
        ("khoản 1 Điều 3 Quyết định", "dieu_3/khoan_1"),
        ("khoản 2, Điều 8, Nghị định", "dieu_8/khoan_2"),
        ("Điểm b Khoản 2 Điều 136 Luật Đất đai", "dieu_136/khoan_2/diem_b"),
        ("KHOẢN 2 ĐIỀU 5 CỦA QUY ĐỊNH", "dieu_5/khoan_2"),
        ("các khoản 1, 2 và điểm a khoản 3 Điều 7", "dieu_7/khoan_1 dieu_7/khoan_2 dieu_7/khoan_3/diem_a"),
        ("các điểm a, b, c và d khoản 1, khoản 5 Điều 65",
         "dieu_65/khoan_1/diem_a dieu_65/khoan_1/diem_b dieu_65/khoan_1/diem_c dieu_65/khoan_1/diem_d dieu_65/khoan_5"),
        ("Điều 81, các điểm a, b khoản 1 và khoản 2 Điều 82", "dieu_81 dieu_82/khoan_1/diem_a dieu_82/khoan_1/diem_b dieu_82/khoan_2"),
        ("điểm b khoản 4 Điều 6, Điều 44", "dieu_6/khoan_4/diem_b dieu_44"),
        ("điểm b và đ khoản 4, điểm c khoản 7 và khoản 11 Điều 38",
         "dieu_38/khoan_4/diem_b dieu_38/khoan_4/diem_đ dieu_38/khoan_7/diem_c dieu_38/khoan_11"),
        ("các khoản 15a, 18 Điều 3; khoản 4 Điều 12", "dieu_3/khoan_15a dieu_3/khoan_18 dieu_12/khoan_4"),
        ("các khoản 7, 44 Điều 3, Điều 150 và Chương II", "dieu_3/khoan_7 dieu_3/khoan_44 dieu_150 chuong_II"),
        ("điểm đ khoản 2 Điều 7; điểm đ khoản 2 Điều 11 và điểm b, c khoản 2, khoản 3 Điều 12",
         "dieu_7/khoan_2/diem_đ dieu_11/khoan_2/diem_đ dieu_12/khoan_2/diem_b dieu_12/khoan_2/diem_c dieu_12/khoan_3"),
        ("Điều 14, 18 Quyết định số 15", "dieu_14 dieu_18"),
        ("các điều 25, 26 và 27", "dieu_25 dieu_26 dieu_27"),
        ("từ Điều 19 đến Điều 21", "dieu_19 dieu_20 dieu_21"),
        ("khoản 1 đến khoản 3 Điều 6", "dieu_6/khoan_1 dieu_6/khoan_2 dieu_6/khoan_3"),
        ("từ điểm a đến điểm đ khoản 1 Điều 4", " ".join(f"dieu_4/khoan_1/diem_{x}" for x in "abcdđ")),
        ("khoản 1 các Điều 5, 6", "dieu_5/khoan_1 dieu_6/khoan_1"),
        ("Điều 12 khoản 3 Nghị định", "dieu_12/khoan_3"),
        ("khoản 1,2 và 3 Điều này", "dieu_9/khoan_1 dieu_9/khoan_2 dieu_9/khoan_3"),
        ("điểm b Khoản này", "dieu_9/khoan_2/diem_b"),
        ("khoản 4, 5 và 6", "dieu_9/khoan_4 dieu_9/khoan_5 dieu_9/khoan_6"),
        ("Tiết d điểm 2.1 Khoản 2 Điều 3", "dieu_3/khoan_2/diem_2.1/tiet_d"),
        ("đoạn 2 khoản 1 Điều 270", "dieu_270/khoan_1"),
        ("Điều 5 Chương II Quy định", "dieu_5"),
        ("tên Mục 3 Chương II", "chuong_II/muc_3"),
        ("Mục A Phụ lục II ban hành kèm theo", "phu_luc_II/muc_A"),
        ("điểm 3 Mục I Phần A của Quy định", "phan_A/muc_I/diem_3"),
        ("mục III, mục X Phần I Bộ thủ tục", "phan_I/muc_III phan_I/muc_X"),
        ("khoản 3 Mục III Phụ lục I Phân loại", "phu_luc_I/muc_III/khoan_3"),
        ("mẫu số 7 Phụ lục I Thông tư", "phu_luc_I/mau_7"),
        ("Biểu mẫu số 03/ĐGTĐ-PC Phụ lục III", "phu_luc_III/mau_03-ĐGTĐ-PC"),
        ("số thứ tự thứ 5 Phụ lục IIb Danh mục", "phu_luc_IIb/so_thu_tu_5"),
        ("Phụ lục 2.4", "phu_luc_2.4"),
        ("Mục 2 Phần XI của “Phần C. TRÌNH TỰ, THỦ TỤC ĐĂNG KÝ ĐẤT ĐAI” thuộc Phần V của Phụ lục I", "phu_luc_I/phan_V/phan_C/phan_XI/muc_2"),
        ("tạiĐiều 3 Nghị định", "dieu_3"),
    ],
)  # fmt: skip
def test_lists(text: str, expected: str) -> None:
    assert paths(text) == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "thời điểm 30 ngày", "các khoản thu", "phần mềm quản lý", "mục đích sử dụng", "điều kiện 1",
        "danh mục 5 nhóm", "tài khoản này", "chương trình 135", "phần trăm", "mẫu đơn",
    ],
)  # fmt: skip
def test_no_provisions(text: str) -> None:
    assert paths(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Điều 5, 02 bộ hồ sơ", "dieu_5"),
        ("khoản 2 Điều 5 và 06 tháng đầu", "dieu_5/khoan_2"),
        ("Điều 7, 10 ngày làm việc", "dieu_7"),
    ],
)
def test_numbers_of_other_things_end_the_list(text: str, expected: str) -> None:
    assert paths(text) == expected.split()


def test_a_range_that_goes_wrong_is_no_range() -> None:
    assert loci.between("dieu", "5", "3") == []
    assert loci.between("dieu", "1", "9999") == []
    assert loci.between("phu_luc", "I", "IV") == ["II", "III"]


@given(st.text(alphabet="điểmkhoảnĐiều ,;vàtừđến0123456789ab.“”", max_size=120))
def test_any_text(text: str) -> None:
    low = fold(text)
    for locus in loci.find(text, low, 0, len(text), scan(text, low).levels):
        assert 0 <= locus.start < locus.end <= len(text)
        once = locus.paths(lambda level: HERE.get(level, ()))
        assert once == locus.paths(lambda level: HERE.get(level, ()))
        assert len(once) == len(set(once))
