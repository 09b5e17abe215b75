"""Units inside units, through parents and mergers."""

import pytest

from registry.validity.territory import meets, within

INSIDE = [
    ("binh-thuan", "lam-dong-2025"), ("lam-dong.huyen-duc-trong", "lam-dong"), ("lam-dong.huyen-duc-trong", "lam-dong-2025"),
    ("lam-dong-2025.xa-duc-trong", "lam-dong.huyen-duc-trong"), ("lam-dong-2025.xa-duc-trong", "lam-dong"),
    ("lam-dong-2025.xa-duc-trong", "lam-dong-2025"), ("thua-thien-hue", "hue"),
]  # fmt: skip
OUTSIDE = [
    ("lam-dong-2025", "lam-dong"), ("binh-thuan", "lam-dong"), ("lam-dong-2025.xa-duc-trong", "binh-thuan"),
    ("nghe-an", "ha-tinh"), ("khong-co", "nghe-an"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), INSIDE)
def test_inside(one: str, other: str) -> None:
    assert within(one, other) and meets(other, one)


@pytest.mark.parametrize(("one", "other"), OUTSIDE)
def test_outside(one: str, other: str) -> None:
    assert not within(one, other)
