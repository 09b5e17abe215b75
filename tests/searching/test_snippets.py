"""What a hit shows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching_samples import SENTENCES

from registry.searching import parse_query
from registry.searching.snippets import LENGTH, marks, snippet


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("đất", "bảng giá đất", "bảng giá [[đất]]"),
        ("gia dat", "bảng giá đất", "bảng [[giá đất]]"),
        ('"đất đai"', "ưu đãi đất đai", "ưu đãi [[đất đai]]"),
        ('"dat dai"', "Đất\n đai, đạt dải", "[[Đất đai]], [[đạt dải]]"),
        ('"uỷ ban"', "ỦY BAN nhân dân", "[[ỦY BAN]] nhân dân"),
        ("UBND", "UBND và Ủy ban nhân dân", "[[UBND]] và [[Ủy ban nhân dân]]"),
        ("giá*", "giám sát giá", "[[giám]] sát [[giá]]"),
        ("48/2020/QD-UBND", "Quyết định số 048/2020/QĐ – UBND.", "Quyết định số [[048/2020/QĐ – UBND]]."),
        ("đất -giá", "đất ở, đất trồng", "[[đất]] ở, [[đất]] trồng"),
        ("rừng", "bảng giá đất", "bảng giá đất"),
    ],
)
def test_marked(query: str, text: str, shown: str) -> None:
    assert snippet(text, parse_query(query)).marked() == shown


def test_the_densest_piece_is_shown() -> None:
    text = "đất " + "và còn nhiều chữ khác nữa " * 40 + "giá đất ở nông thôn " + "rồi lại nhiều chữ khác " * 40
    shown = snippet(text, parse_query("giá đất ở"))
    assert "[[giá đất ở]]" in shown.marked()
    assert shown.before
    assert shown.after
    assert shown.marked().startswith("… ")
    assert text[shown.start :].startswith(shown.text)


@given(
    st.one_of(st.sampled_from(SENTENCES), st.text()),
    st.sampled_from(["đất", "dat ban", '"ủy ban nhân dân"', "ph*", "48/2020/QĐ-UBND", "UBND OR phí -giá"]),
    st.integers(1, 300),
)
def test_marks_lie_inside_and_apart(text: str, typed: str, length: int) -> None:
    query = parse_query(typed)
    spans = [span for span, _ in marks(text, query)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    shown = snippet(text, query, length)
    assert all(0 <= s.start < s.end <= len(shown.text) for s in shown.marks)
    assert bool(shown.marks) == bool(spans)
    starts, ends = {s.start for s in spans}, {s.end for s in spans}
    assert all(s.start + shown.start in starts and s.end + shown.start in ends for s in shown.marks)


def test_a_huge_text_is_no_trouble() -> None:
    shown = snippet("đất đai " * 200_000, parse_query("đất"))
    assert len(shown.text) <= LENGTH + 20
    assert shown.marks
