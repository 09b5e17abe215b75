"""Folding keeps length and makes equal what staff mean as equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.model.text import fold, plain, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("hoá đơn", "hóa đơn"),
        ("thuỷ lợi", "thủy lợi"),
        ("sức khoẻ", "sức khỏe"),
        ("QÐ-UBND", "QĐ-UBND"),
        ("QĐ – UBND", "QĐ - UBND"),
        ("“quy chế”", '"quy chế"'),
    ],
)
def test_fold_makes_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("quý", "quy"), ("đất", "dất"), ("hòa", "hoa"), ("toàn", "toan")])
def test_fold_keeps_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_closed_syllables_have_one_placement_already() -> None:
    assert fold("toàn, hoàng, quý, thuyền, tuỳ") == "toàn, hoàng, quý, thuyền, tùy"


@given(st.text())
def test_folding_keeps_length(text: str) -> None:
    assert len(fold(text)) == len(plain(text)) == len(text)


def test_plain_reaches_d() -> None:
    assert plain("Đắk Lắk, ƯỚC") == "dak lak, uoc"


def test_slug() -> None:
    assert slug("Bà Rịa - Vũng Tàu") == "ba-ria-vung-tau"
