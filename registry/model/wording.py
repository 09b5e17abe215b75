"""Provision ids in words, as staff write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

UNNAMED = "mot_phan"
"""Stands for the part that a text repeals or amends without naming it: touches no provision that can be asked for."""

_LEVELS = {
    "dieu": "Điều", "khoan": "khoản", "diem": "điểm", "tiet": "tiết", "chuong": "Chương", "muc": "Mục", "tieu_muc": "Tiểu mục",
    "phan": "Phần", "phu_luc": "Phụ lục", "mau": "Mẫu số", "doan": "đoạn",
}  # fmt: skip
_COMPONENTS = {"att": "văn bản ban hành kèm theo", "app": "Phụ lục"}


def words(provision: str) -> str:
    """'main/dieu_4/khoan_2' -> 'khoản 2 Điều 4'; 'att1/dieu_3' -> 'Điều 3 văn bản ban hành kèm theo'."""
    if provision == UNNAMED:
        return "một phần"
    component, *steps = provision.split("/")
    known = re.fullmatch(r"(att|app)(\d+)", component)
    if not known and component != "main":
        steps = [component, *steps]
    told = [_step(step) for step in reversed(steps)]
    if known:
        told.append(_COMPONENTS[known[1]] + (f" {known[2]}" if known[1] == "app" else ""))
    return " ".join(told)


def listed(provisions: Iterable[str]) -> str:
    """The provisions, joined; '' for the whole document."""
    return "; ".join(words(p) for p in provisions)


def _step(step: str) -> str:
    level = next((name for name in sorted(_LEVELS, key=len, reverse=True) if step.startswith(name + "_")), None)
    return f"{_LEVELS[level]} {step[len(level) + 1 :]}" if level else step
