"""Provision ids: located in components, held by chapters, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.model.document import ACTING
from registry.model.wording import words
from registry.validity import CAUSED, CAUSES
from registry.validity.provisions import below, covers, lineage, located

TREE = {
    "main": None, "main/dieu_1": "main", "att1": None, "att1/chuong_II": "att1", "att1/dieu_5": "att1/chuong_II",
    "att1/dieu_5/khoan_2": "att1/dieu_5", "app1": None, "app2": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("provision", "instrument", "expected"),
    [
        ("dieu_1", None, "main/dieu_1"),
        ("dieu_5", None, "att1/dieu_5"),
        ("dieu_5/khoan_9", None, "att1/dieu_5/khoan_9"),
        ("dieu_1", "att", "att1/dieu_1"),
        ("dieu_9", None, "main/dieu_9"),
        ("att1/dieu_5", None, "att1/dieu_5"),
        ("phu_luc_II", None, "app2"),
        ("phu_luc_II/muc_A", None, "app2/muc_A"),
        ("phu_luc_XIV", None, "phu_luc_XIV"),
        ("phu_luc", None, "app1"),
    ],
)
def test_located(provision: str, instrument: str | None, expected: str) -> None:
    assert located([provision], instrument, TREE) == (expected,)


def test_located_in_what_is_not_held() -> None:
    assert located(["dieu_3", "dieu_3"], None, {}) == ("main/dieu_3",)
    assert located(["dieu_3"], "att", {}) == ("att1/dieu_3",)


def test_a_chapter_holds_its_articles() -> None:
    assert covers(["att1/chuong_II"], "att1/dieu_5/khoan_2", TREE)
    assert below(["att1/dieu_5/khoan_2"], "att1/chuong_II", TREE)
    assert not below(["att1/chuong_II"], "att1/chuong_II", TREE)
    assert below(["mot_phan"], None, TREE)
    assert not below(["mot_phan"], "main/dieu_1", TREE)


@pytest.mark.parametrize(
    ("provision", "expected"),
    [
        ("main/dieu_4/khoan_2/diem_đ", "điểm đ khoản 2 Điều 4"),
        ("att1/dieu_3", "Điều 3 văn bản ban hành kèm theo"),
        ("app2/muc_A", "Mục A Phụ lục 2"),
        ("phu_luc_II/phan_V", "Phần V Phụ lục II"),
        ("mot_phan", "một phần"),
    ],
)
def test_words(provision: str, expected: str) -> None:
    assert words(provision) == expected


@given(st.text(alphabet="adiu_/1đ", max_size=30), st.dictionaries(st.text(max_size=4), st.one_of(st.none(), st.text(max_size=4)), max_size=5))
def test_lineage_ends(provision: str, tree: dict[str, str | None]) -> None:
    found = lineage(provision, tree)
    assert found[0] == provision and len(found) == len(set(found)) <= 64
    assert isinstance(words(provision), str)


def test_every_acting_relation_causes_something() -> None:
    assert set(CAUSED) == ACTING
    assert set(CAUSED.values()) <= set(CAUSES)
