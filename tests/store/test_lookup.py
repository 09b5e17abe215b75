"""What is typed finds the document that it names, and no other."""

from __future__ import annotations

from datetime import date

import pytest

from registry.library.memory import MemoryShelf
from registry.model.document import Document, Header
from registry.model.keys import TYPE_CODES, DocKey
from registry.store.lookup import catalogued, lookup, same_number


def header(number: str, type: str = "Quyết định", issuer: str = "lam-dong.ubnd", issued: date = date(2019, 5, 14)) -> Header:
    key = DocKey(issuer, TYPE_CODES[type], number, issued)
    return Header(key.id, key, "", type, number, issued=issued)


HELD = (
    header("12/2019/QĐ-UBND"), header("12/2019/QĐ-UBND", issuer="gia-lai.ubnd"), header("12/2019/NQ-HĐND", "Nghị quyết", "lam-dong.hdnd"),
    header("031/2024/QĐ-UBND"), header("1234/QĐ-UBND"), header("5/2019/TTLT-BTC-BTNMT", "Thông tư liên tịch", "bo-tai-chinh"),
)  # fmt: skip
SHELF = MemoryShelf([Document(one, ()) for one in HELD])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (HELD[0].id, [0]),
        ("12/2019/NQ-HĐND", [2]),
        ("012/2019/nq - hdnd", [2]),
        ("Nghị quyết số 12/2019/NQ-HĐND của HĐND tỉnh", [2]),
        ("12-2019-nq-hdnd", [2]),
        ("12/2019/QD-UBND", [0, 1]),
        ("12/2019", [0, 1, 2]),
        ("12", [0, 1, 2]),
        ("NQ 12", [2]),
        ("nghị quyết 12/2019", [2]),
        ("31/2024/QĐ-UBND", [3]),
        ("31/2024", [3]),
        ("1234/QĐ-UBND", [4]),
        ("thông tư liên tịch 5/2019", [5]),
        # Nothing that only looks alike.
        ("31/2024/QH15", []),
        ("12/2019/CT-UBND", []),
        ("12/2019/QĐ", []),
        ("12/2020/QĐ-UBND", []),
        ("nghị quyết 31/2024", []),
        ("thông tư 5/2019", []),
        ("1234", [4]),
        ("điều 12", []),
        ("đất đai", []),
        ("", []),
    ],
)
def test_a_typed_symbol_is_that_document_or_none(typed: str, found: list[int]) -> None:
    assert {h.id for h in lookup(SHELF, typed)} == {HELD[n].id for n in found}


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("64/2025/QH15", ["quoc-hoi.luat.64-2025-qh15.2025-02-19"]),
        ("quoc-hoi.luat.64-2025-qh15.2025-02-19", ["quoc-hoi.luat.64-2025-qh15.2025-02-19"]),
        ("luật 31/2024/qh15", ["quoc-hoi.luat.31-2024-qh15.2024-01-18"]),
        ("Luật Đất đai 2024", ["quoc-hoi.luat.31-2024-qh15.2024-01-18"]),
        ("luật đất đai năm 2013", ["quoc-hoi.luat.45-2013-qh13.2013-11-29"]),
        ("31/2024/QĐ-UBND", []),
        ("Nghị định 31/2024/QH15", []),
    ],
)
def test_acts_of_the_catalogue_answer_to_their_number_and_name(typed: str, ids: list[str]) -> None:
    assert [h.id for h in catalogued(typed)] == ids


def test_documents_of_the_same_number_are_there_to_be_shown() -> None:
    assert [h.number for h in same_number(SHELF, "31/2024/QH15")] == ["031/2024/QĐ-UBND"]
    assert same_number(SHELF, "đất đai") == []
