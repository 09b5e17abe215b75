"""Old encodings: what makes syllables decides, not the name of the font."""

from __future__ import annotations

import unicodedata

import pytest
from docx_xml import p, parts, r, zipped
from hypothesis import given
from hypothesis import strategies as st

from registry.reading import read_bytes
from registry.reading.legacy import _TCVN3, _VNI_LETTERS, _VNI_MARKS, Legacy, tcvn3, vni, votes
from registry.reading.losses import Losses
from registry.reading.syllables import is_syllable

WORDS = ["nghị", "quyết", "định", "điều", "khoản", "ủy", "ban", "nhân", "dân", "tỉnh", "thực", "hiện", "quản", "lý", "của", "được", "những", "phường", "Đà", "Nẵng", "hướng", "dẫn", "thuế", "giữa", "kỹ", "thuật", "ngoại", "giao"]
SYLLABLES = ["nghiêng", "Quyết", "HÒA", "hoà", "ủy", "uỷ", "Đăng", "gì", "quý", "khuỷu", "yêu", "ngoằn", "giữa", "thuở", "đ", "xoong"]
NONE = ["ViÖt", "Ñieàu", "§iÒu", "strà", "tiêngh", "hòá", "àc", "Café's", "được̣", "ngànhx"]


def to_tcvn3(text: str) -> str:
    back = {char: chr(code) for code, char in _TCVN3.items() if not unicodedata.combining(char)}
    return "".join(back.get(char, char) for char in text)


def to_vni(text: str) -> str:
    letters = {new: old for old, new in _VNI_LETTERS.items()}
    told = ""
    for char in text:
        if char in letters:
            told += letters[char]
            continue
        marks = unicodedata.normalize("NFD", char)
        base = marks[0]
        rest = unicodedata.normalize("NFD", marks[1:])
        if rest and rest[0] == "\u031b":  # ơ, ư have letters of their own
            base, rest = letters[unicodedata.normalize("NFC", base + "\u031b")], rest[1:]
        rest = "".join(sorted(rest, key=lambda m: m not in "\u0302\u0306"))
        mark = next((old for old, new in _VNI_MARKS.items() if sorted(new) == sorted(rest) and old.islower() == char.islower()), "")
        told += base + mark
    return told


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", NONE)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(unicodedata.normalize("NFC", word))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20))
def test_there_and_back(words: list[str]) -> None:
    text = " ".join(words)
    assert tcvn3(to_tcvn3(text)) == text
    assert vni(to_vni(text)) == text


@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=20, unique=True))
def test_evidence_finds_the_encoding_whatever_the_font(words: list[str]) -> None:
    text = " ".join(words)
    for encode, name in ((to_tcvn3, "tcvn3"), (to_vni, "vni"), (str, "unicode")):
        counts = votes(encode(text))
        assert counts and max(counts, key=lambda n: counts[n]) == name
        for font in (".VnTime", "VNI-Times", "Times New Roman"):
            assert decoded([encode(text)], [font]) == [text]


@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_text_is_decoded_one_piece_for_one(texts: list[str]) -> None:
    fonts = [(".VnTimeH", "Arial", "VNI-Times")[i % 3] for i in range(len(texts))]
    assert len(decoded(texts, fonts)) == len(texts)


def decoded(texts: list[str], fonts: list[str], losses: Losses | None = None) -> list[str]:
    legacy = Legacy()
    for text, font in zip(texts, fonts):
        legacy.listen(font, text)
    return legacy.decode(texts, fonts, losses or Losses())


CASES = {
    "Unicode under .VnTime stays": (["Điều 1. Phạm vi"], [".VnTime"], ["Điều 1. Phạm vi"]),
    "a foreign word in Unicode stays": (["Île của Señor ở Điều 1"], ["Arial"], ["Île của Señor ở Điều 1"]),
    "capitals": (["céng hßa"], [".VnTimeH"], ["CỘNG HÒA"]),
    "capitals in ASCII": (["ban"], [".VnTimeH"], ["BAN"]),
    "a word over two pieces": (["§i", "Òu 1. Ph¹m"], [".VnTime", ".VnTime"], ["Đi", "ều 1. Phạm"]),
    "ư that looks like a soft hyphen": (["ng\u00ad\u00eai d\u00ad\u00acng"], [".VnTime"], ["người dương"]),
    "both in one paragraph": (["§iÒu 1 ", "Điều 2"], [".VnTime", "Arial"], ["Điều 1 ", "Điều 2"]),
    "units and quotes stay": (["m² và “5%” ÷ 10°"], ["Times New Roman"], ["m² và “5%” ÷ 10°"]),
}


@pytest.mark.parametrize(("texts", "fonts", "told"), CASES.values(), ids=CASES.keys())
def test_decoding(texts: list[str], fonts: list[str], told: list[str]) -> None:
    assert decoded(texts, fonts) == told


FONT = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'.format


def test_a_docx_in_tcvn3() -> None:
    """Words over several runs, capitals by the font, a style's font, Unicode beside it; runs keep their places."""
    style = f'<w:style w:type="paragraph" w:styleId="H"><w:rPr>{FONT(".VnTimeH")}</w:rPr></w:style>'
    body = p(r("céng hßa x· héi"), pr='<w:pStyle w:val="H"/>') + p(*(r(t, FONT(".VnTime")) for t in ("§i", "Òu 1. Ph¹m vi ®iÒu chØnh cña ng\u00ad\u00eai d©n"))) + p(r("Điều 2.", FONT("Arial")))
    reading = read_bytes(zipped(parts(body, styles=style)), "a.docx")
    assert [x.text for x in reading.paragraphs] == ["CỘNG HÒA XÃ HỘI", "Điều 1. Phạm vi điều chỉnh của người dân", "Điều 2."]
    assert [(span.start, span.end, ordinal) for span, _, ordinal in reading.paragraphs[1].runs] == [(0, 2, 1), (2, 40, 2)]
    assert reading.losses == ("Đã chuyển 44 chữ từ mã TCVN3 (ABC) sang Unicode.",)


def test_a_docx_in_vni() -> None:
    reading = read_bytes(zipped(parts(p(r("Ñieàu 1. Phaïm vi ñieàu chænh vaø ñoái töôïng aùp duïng", FONT("VNI-Times"))))), "a.docx")
    assert reading.paragraphs[0].text == "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng"
