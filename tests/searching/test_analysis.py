"""Text as the engines see it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.model.text import fold, plain
from registry.searching.analysis import bare, canonical, number_term, number_terms, numbers_in, pairs


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Uỷ ban nhân dân", " ủy ban nhân dân "),
        ("ỦY BAN\nNHÂN  DÂN", " ủy ban nhân dân "),
        ("gọi là “Quỹ”", " gọi là quỹ "),
        ("chặt chẽ, hiệu quả;", " chặt chẽ , hiệu quả ; "),
        ("QĐ – UBND", " qđ - ubnd "),
        ("1.000.000 đồng/m2", " 1 . 000 . 000 đồng / m2 "),
        ("10%", " 10 % "),
        ("y tế ở An Giang", " y tế ở an giang "),
        ("___\n **", " "),
        ("", " "),
    ],
)
def test_canonical(text: str, seen: str) -> None:
    assert canonical(text) == seen


def test_pairs_stop_at_marks() -> None:
    assert pairs(bare(canonical("quyền sử dụng đất, đai"))) == ["quyen_su", "su_dung", "dung_dat"]


@given(st.text())
def test_bare_is_plain_on_folded_text(text: str) -> None:
    assert bare(fold(text)) == plain(text)


@given(st.text())
def test_canonical_is_stable(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert once == once.lower() or any(len(char.lower()) > 1 for char in text)


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("Quyết định số 48/2020/QĐ-UBND ngày", "48/2020/QĐ-UBND", True),
        ("Quyết định số 048/2020/QĐ - UBND ngày", "48/2020/QD-UBND", True),
        ("Quyết định số 48/2020/QÐ-UBND", "48/2020/qđ-ubnd", True),
        ("Quyết định số 48/2020/QĐ-UBND", "48/2020", True),
        ("Quyết định số 48/2020/QĐ-UBND", "48/2020/QĐ", True),
        ("Nghị định số 79/2025/NĐCP", "79/2025/NĐ-CP", True),
        ("Quyết định số 148/2020/QĐ-UBND", "48/2020/QĐ-UBND", False),
        ("Quyết định số 48/2021/QĐ-UBND", "48/2020/QĐ-UBND", False),
        ("Nghị quyết số 48/2020/NQ-HĐND", "48/2020/QĐ-UBND", False),
        ("Quyết định số 1234/QĐ-UBND", "1234/QĐ-UBND", True),
        ("Quyết định số 45/2024/QĐ-TTg ngày", "45/2024/QĐ-TTg", True),
        ("Luật số 31/2024/QH15;", "31/2024/QH15", True),
        ("Kết luận số 210-KL/TW", "210-KL/TW", True),
        ("từ ngày 15/7/2025 đến 12/2025", "12/2025", False),
        ("mức 30/người, 2/3 diện tích", "30/người", False),
    ],
)
def test_numbers_in_text(text: str, asked: str, found: bool) -> None:
    assert (number_term(asked) in numbers_in(text)) is found


def test_own_number_answers_to_its_order() -> None:
    assert "12" in number_terms("12/2025/QĐ-UBND", own=True)
    assert "12" not in number_terms("12/2025/QĐ-UBND")


@given(st.text(alphabet="0123456789/-. QĐUBNDqđ–TTg"))
def test_numbers_never_fail(text: str) -> None:
    assert all("/" in term for term in numbers_in(text))
