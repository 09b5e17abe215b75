"""Kept findings are those of a check from nothing, whatever was added, changed or withdrawn between."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from decrees import printed

from registry.checks import check
from registry.intake import add
from registry.intake.checking import check_registry
from registry.intake.withdrawing import withdraw
from registry.library import Library
from registry.store.registry import Registry

DAY = date(2026, 11, 24)
HEAD = "Ủy ban nhân dân tỉnh Vân Hải | Quyết định | {} | {} | Quy định quản lý chợ"
FERRY = "Ủy ban nhân dân tỉnh Trường Khê | Quyết định | 77/2023/QĐ-UBND | 2023-06-02 | Quy định giá vé đò ngang"
TEXTS = {
    "goc": (HEAD.format("10/2022/QĐ-UBND", "2022-04-02"), "Điều 1. Chợ mở cửa từ 5 giờ.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 4 năm 2022."),
    "dan": (
        HEAD.format("11/2022/QĐ-UBND", "2022-06-02"),
        "Điều 1. Thực hiện theo Điều 1 Quyết định số 10/2022/QĐ-UBND ngày 02 tháng 4 năm 2022 của Ủy ban nhân dân tỉnh Vân Hải.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 6 năm 2022.",
    ),
    "bo": (
        HEAD.format("03/2024/QĐ-UBND", "2024-01-10"),
        "Điều 1. Bãi bỏ Quyết định số 10/2022/QĐ-UBND ngày 02 tháng 4 năm 2022 của Ủy ban nhân dân tỉnh Vân Hải.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày 25 tháng 01 năm 2024.",
    ),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (head, text) in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(printed(head, text), encoding="utf-8")
    return tmp_path


def from_nothing(registry: Registry) -> list:
    return check(registry.shelf.ids(), Library(registry.shelf, DAY))


def take(registry: Registry, path: Path) -> str:
    (outcome,) = add([path], registry, index=False)
    assert outcome.document
    return outcome.document


def test_every_step_agrees_with_a_check_from_nothing(folder: Path, own_home: Path) -> None:
    registry = Registry.open(own_home)
    said = []
    for name in ("dan", "goc", "bo"):
        id = take(registry, folder / f"{name}.txt")
        said.append(check_registry(registry, DAY))
        assert said[-1] == from_nothing(registry)
    assert any(f.rule == "R1" for f in said[-1]) and not any(f.rule == "R1" for f in said[-2])
    withdraw(registry, id, "thử", "Lan")
    assert check_registry(registry, DAY) == from_nothing(registry) == said[-2]


def test_only_what_is_touched_is_checked_again(folder: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from registry.checks import cache

    registry = Registry.open(own_home)
    take(registry, folder / "goc.txt")
    other = folder / "khac.txt"
    other.write_text(printed(FERRY, "Điều 1. Giá vé là 5.000 đồng."), encoding="utf-8")
    untouched = take(registry, other)
    check_registry(registry, DAY)
    asked = []
    about = cache.about
    monkeypatch.setattr(cache, "about", lambda document, *rest: asked.append(document.id) or about(document, *rest))
    take(registry, folder / "bo.txt")
    check_registry(registry, DAY)
    assert untouched not in asked and len(asked) == 2


def test_a_damaged_cache_is_thrown_away(folder: Path, own_home: Path) -> None:
    registry = Registry.open(own_home)
    take(registry, folder / "goc.txt")
    (own_home / "findings.sqlite3").write_text("hỏng" * 999, encoding="utf-8")
    assert check_registry(registry, DAY) == from_nothing(registry)
