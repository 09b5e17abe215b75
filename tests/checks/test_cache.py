"""A kept result is as good as a new one: whatever is added, what is not stale says the same as a check of the whole registry."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from decrees import decree
from test_cases import load

from registry.checks.cache import Kept, Touched, answers, check_kept, findings, stale
from registry.checks.runner import check
from registry.library import Library, MemoryShelf
from registry.model import Document, Finding
from registry.model.json import dumps, loads

DAY = date(2026, 11, 24)
SEVERAL = [param for param in load() if len(param.values[1]["documents"]) > 1]  # type: ignore[arg-type, index, call-overload]


def results(documents: list[Document], kept: dict[str, Kept], touched: Touched | None = None) -> dict[str, Kept]:
    shelf, change = MemoryShelf(documents), touched or Touched((), {})
    held = {id: one for id, one in kept.items() if id not in change.stale}
    return {one.document: one for one in check_kept(shelf.ids(), shelf, DAY, held, change.beside)}


@pytest.mark.parametrize(("code", "case"), SEVERAL)
def test_each_document_as_the_newcomer(code: str, case: dict[str, Any]) -> None:
    documents = [decree(told["head"], told["text"], name) for name, told in case["documents"].items()]
    whole = results(documents, {})
    for newcomer in documents:
        before = results([d for d in documents if d.id != newcomer.id], {})
        touched = stale(before.values(), [newcomer], MemoryShelf(documents))
        after = results(documents, before, touched)
        assert {id: one.findings for id, one in after.items()} == {id: one.findings for id, one in whole.items()}


def test_says_what_an_uncached_check_says() -> None:
    documents = [decree(told["head"], told["text"], name) for param in SEVERAL[:12] for name, told in param.values[1]["documents"].items()]  # type: ignore[index, union-attr]
    shelf = MemoryShelf(documents)
    kept = check_kept(shelf.ids(), shelf, DAY)
    assert findings(kept, Library(shelf, DAY)) == check(shelf.ids(), Library(shelf, DAY))


BASE = "Ủy ban nhân dân tỉnh Vân Hải | Quyết định | {number} | {day} | Quy định {what} trên địa bàn tỉnh Vân Hải"
END = "\nĐiều 2. Quyết định này có hiệu lực kể từ ngày 25 tháng 12 năm 2023."


def made(number: str, day: str, what: str, text: str) -> Document:
    law = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
    return decree(BASE.format(number=number, day=day, what=what), law + text + END)


class TestStale:
    def setup_method(self) -> None:
        self.market = made("10/2023/QĐ-UBND", "2023-12-01", "quản lý chợ", "Điều 1. Chợ mở cửa từ 5 giờ.")
        self.water = made("11/2023/QĐ-UBND", "2023-12-02", "giá nước sạch", "Điều 1. Giá nước sạch là 7.000 đồng/m3.")
        self.kept = results([self.market, self.water], {})

    def test_a_document_on_the_same_law_touches_nobody(self) -> None:
        other = made("12/2023/QĐ-UBND", "2023-12-03", "tách thửa đất ở", "Điều 1. Diện tích tối thiểu là 60 m2.")
        assert stale(self.kept.values(), [other], MemoryShelf([self.market, self.water, other])) == Touched((), {})

    def test_a_repeal_touches_what_it_repeals(self) -> None:
        number = "Quyết định số 10/2023/QĐ-UBND ngày 01 tháng 12 năm 2023 của Ủy ban nhân dân tỉnh Vân Hải"
        other = made("12/2023/QĐ-UBND", "2023-12-03", "phí chợ", f"Điều 1. Bãi bỏ {number}.")
        assert stale(self.kept.values(), [other], MemoryShelf([self.market, self.water, other])) .stale == (self.market.id,)

    def test_a_document_is_its_own_newcomer(self) -> None:
        assert self.market.id in stale(self.kept.values(), [self.market], MemoryShelf([self.market, self.water])).stale

    def test_another_day_is_another_question(self) -> None:
        shelf = MemoryShelf([self.market, self.water])
        again = list(check_kept(shelf.ids(), shelf, date(2024, 1, 1), self.kept))
        assert {one.day for one in again} == {date(2024, 1, 1)}


def test_kept_results_go_through_json() -> None:
    documents = [made("10/2023/QĐ-UBND", "2024-12-01", "quản lý chợ", "Điều 1. Chợ mở cửa từ 5 giờ.")]
    (kept,) = results(documents, {}).values()
    assert kept.findings and loads(dumps(kept), Kept) == kept
    assert all(isinstance(finding, Finding) for finding in kept.findings)
    assert answers(documents[0]) & kept.asked
