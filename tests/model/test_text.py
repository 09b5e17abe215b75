"""Folding keeps length and makes equal what staff mean as equal."""

import unicodedata

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


def defined(char: str, low: str) -> str:
    """What fold() says of one character, from its docstring alone: `low` is the character in lower case."""
    kinds = {"-": "‐‑‒–—−", '"': "“”„‟", "'": "‘’‚‛", " ": "\u00a0\u2007\u202f\t\r\n\v\f", "đ": "Ðð"}
    return next((told for told, chars in kinds.items() if low in chars), low if len(low) == 1 else char)


@given(st.text(st.sampled_from("qQ oOòóaAàảáeEèéuUỳýyY–—“”‘\t\n\u00a0ÐðĐİẞa1.")))
def test_fold_is_each_character_folded_and_the_tone_marks_moved(text: str) -> None:
    folded = "".join(defined(char, char.lower()) for char in text)
    pairs = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oè": "òe", "oé": "óe", "uỳ": "ùy", "uý": "úy"}
    expected, at = "", 0
    while at < len(folded):
        pair = folded[at : at + 2]
        open_syllable = not (folded[at + 2 : at + 3].isalnum() or folded[at + 2 : at + 3] == "_")
        moved = pair in pairs and open_syllable and folded[at - 1 : at] != "q"
        expected += pairs[pair] if moved else pair[:1]
        at += 2 if moved else 1
    assert fold(text) == expected


@given(st.text(st.characters(max_codepoint=0x1FFF)))
def test_plain_is_the_letter_under_each_mark(text: str) -> None:
    def letter(char: str) -> str:
        base = unicodedata.normalize("NFD", char)[0]
        return "d" if char == "đ" else base if base.isalpha() else char

    assert plain(text) == "".join(map(letter, fold(text)))
