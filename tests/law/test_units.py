"""What a unit's name means on a day, before and after the mergers of 2025."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.law.tables import rows
from registry.law.units import lineage, predecessors, successors, unit, units_named

AFTER = date(2025, 10, 1)
BEFORE = date(2024, 10, 1)


@pytest.mark.parametrize(
    ("words", "day", "ids"),
    [
        ("tỉnh Lâm Đồng", None, ["lam-dong", "lam-dong-2025"]),
        ("tỉnh Lâm Đồng", BEFORE, ["lam-dong"]),
        ("Lâm Đồng", AFTER, ["lam-dong-2025"]),
        ("LÂM ĐỒNG", BEFORE, ["lam-dong"]),
        ("lam dong", AFTER, ["lam-dong-2025"]),
        ("tỉnh Lâm Đồng (cũ)", AFTER, ["lam-dong"]),
        ("tỉnh Bình Thuận (nay là tỉnh Lâm Đồng)", AFTER, ["binh-thuan"]),
        ("tỉnh Bình Thuận", AFTER, []),
        ("TP. Hồ Chí Minh", AFTER, ["ho-chi-minh-2025"]),
        ("TPHCM", BEFORE, ["ho-chi-minh"]),
        ("tỉnh Hoà Bình", BEFORE, ["hoa-binh"]),
        ("TỈNH BÀ RỊA - VŨNG TÀU", BEFORE, ["ba-ria-vung-tau"]),
        ("Thừa Thiên - Huế", date(2010, 1, 1), ["thua-thien-hue"]),
        ("thành phố Huế", AFTER, ["hue"]),
        ("tỉnh Cần Thơ", date(2000, 1, 1), ["can-tho-tinh"]),
        ("thành phố Đồng Nai", date(2026, 5, 1), ["dong-nai-2026"]),
        ("tỉnh Đồng Nai", date(2026, 4, 29), ["dong-nai-2025"]),
        ("huyện Đức Trọng", BEFORE, ["lam-dong.huyen-duc-trong"]),
        ("huyện Đức Trọng", AFTER, []),
        ("xã Tân Hội, tỉnh Lâm Đồng", AFTER, ["lam-dong-2025.xa-tan-hoi"]),
        ("xã Tân Hội, huyện Đức Trọng, tỉnh Lâm Đồng", BEFORE, ["lam-dong.xa-tan-hoi"]),
        ("đặc khu Côn Đảo", AFTER, ["ho-chi-minh-2025.dac-khu-con-dao"]),
        ("tỉnh Lam Giang", AFTER, ["lam-giang-2025"]),
        ("tỉnh Không Có", None, []),
        ("", None, []),
    ],
)
def test_name_on_a_day(words: str, day: date | None, ids: list[str]) -> None:
    assert [u.id for u in units_named(words, day)] == ids


def test_parent_narrows() -> None:
    everywhere = units_named("xã Hòa Sơn", BEFORE)
    assert len(everywhere) > 3
    assert [u.id for u in units_named("xã Hòa Sơn", BEFORE, parent="hoa-binh")] == ["hoa-binh.xa-hoa-son"]


def test_a_commune_is_found_under_the_city_that_its_province_became() -> None:
    found = units_named("xã Bình Lộc, thành phố Quảng Ninh") or units_named("đặc khu Cô Tô, thành phố Quảng Ninh")
    assert [u.id for u in found] == ["quang-ninh.dac-khu-co-to"]


@pytest.mark.parametrize(
    ("id", "before"),
    [
        ("lam-dong-2025", ["binh-thuan", "dak-nong", "lam-dong", "thuan-hai"]),
        ("hue", ["binh-tri-thien", "thua-thien-hue"]),
        ("lam-giang-2025", ["lam-giang", "truong-khe", "van-hai"]),
    ],
)
def test_predecessors_over_every_step(id: str, before: list[str]) -> None:
    assert list(predecessors(id)) == before


def test_successors_of_lower_units() -> None:
    assert "lam-dong-2025.xa-duc-trong" in successors("lam-dong.huyen-duc-trong")
    assert successors("ba-ria-vung-tau.huyen-con-dao") == ("ho-chi-minh-2025.dac-khu-con-dao",)


def test_lineage_keeps_to_the_name() -> None:
    assert lineage("lam-dong-2025") == ("lam-dong-2025", "lam-dong")
    assert lineage("hue") == ("hue", "thua-thien-hue")


def test_half_open_at_the_border() -> None:
    merged, old = unit("lam-dong-2025"), unit("lam-dong")
    assert merged and old
    assert old.valid.end == merged.valid.start == date(2025, 7, 1)
    assert date(2025, 6, 30) in old.valid and date(2025, 7, 1) not in old.valid


@pytest.mark.parametrize(("day", "count"), [(date(1992, 1, 1), 53), (date(2004, 6, 1), 64), (date(2025, 1, 2), 63), (AFTER, 34)])
def test_number_of_provinces(day: date, count: int) -> None:
    ids = {row["id"] for row in rows("provinces")}
    assert sum(1 for id in ids if (u := unit(id)) and day in u.valid) == count


def test_every_old_commune_went_somewhere() -> None:
    for row in rows("communes_old"):
        assert row["successors"], row


def test_fiction_is_labelled_and_collides_with_no_province() -> None:
    real = {row["name"] for row in rows("provinces")}
    for row in rows("demo_units"):
        assert "hư cấu" in row["note"]
        assert row["name"] not in real
        made = unit(row["id"])
        assert made and made.certainty == "fiction"


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    assert units_named(text, AFTER) == units_named(text, AFTER)
