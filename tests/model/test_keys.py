"""A number is no key; what people type of it is compared with tolerance."""

from datetime import date

import pytest

from registry.model.keys import DocKey, TargetKey, may_match
from registry.model.numbers import number_key, same_number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12/2025/QĐ-UBND", "012/2025/QĐ - UBND"),
        ("12/2025/QĐ-UBND", "12/2025/QD-UBND"),
        ("63/ 2006/QĐ - UBND", "63/2006/QĐ-UBND"),
        ("61/2018/NĐCP", "61/2018/NĐ-CP"),
        ("183/2010/TTLT/BTC-BNN", "183/2010/TTLT-BTC-BNN"),
        ("12/2025/QÐ-UBND", "12/2025/QĐ-UBND"),
    ],
)
def test_same_number(one: str, other: str) -> None:
    assert same_number(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12/2025/QĐ-UBND", "12/2024/QĐ-UBND"),
        ("12/2025/QĐ-UBND", "12/QĐ-UBND"),
        ("14/2025/QĐ-UBND", "14/2025/NQ-HĐND"),
        ("26/CP", "26/TTg"),
    ],
)
def test_other_number(one: str, other: str) -> None:
    assert not same_number(one, other)


@pytest.mark.parametrize(
    ("key", "id"),
    [
        (("lam-dong-2025.ubnd", "qd", "12/2025/QĐ-UBND", date(2025, 9, 30)), "lam-dong-2025.ubnd.qd.12-2025.2025-09-30"),
        (("lam-dong-2025.ubnd", "qd", "012/2025/QD - UBND", date(2025, 9, 30)), "lam-dong-2025.ubnd.qd.12-2025.2025-09-30"),
        (("lam-dong.ubnd", "qd", "174/QĐ-UB", date(1997, 8, 21)), "lam-dong.ubnd.qd.174-qd-ub.1997-08-21"),
        (("quoc-hoi", "luat", "31/2024/QH15", date(2024, 1, 18)), "quoc-hoi.luat.31-2024-qh15.2024-01-18"),
        (("lam-dong.hdnd", "nq", "", None), "lam-dong.hdnd.nq.khong-so.0000-00-00"),
    ],
)
def test_id_is_a_function_of_the_key_alone(key: tuple[str, str, str, date | None], id: str) -> None:
    assert DocKey(*key).id == id


@pytest.mark.parametrize("printed", ["12/2025/QĐ-UBND", "012/2025/QĐ-UBND", "12/2025/QD-UBND"])
def test_what_may_match_shares_a_block(printed: str) -> None:
    key = DocKey("lam-dong-2025.ubnd", "qd", "12/2025/QĐ-UBND", date(2025, 9, 30))
    target = TargetKey("Quyết định", printed)
    assert may_match(target, key, frozenset())
    assert target.blocks & key.blocks


def test_number_without_year_is_read() -> None:
    key = number_key("2744/QĐ-UBND")
    assert key and (key.order, key.year, key.symbol) == (2744, None, "QDUBND")
