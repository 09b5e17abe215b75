"""Rules by day: the day decides which law answers."""

from datetime import date, timedelta

import pytest

from registry.law.rules import (
    default_effect,
    earliest_effect,
    governing,
    lapse_rule,
    mandatory_bases,
    may_issue,
    rank,
    retroactive,
    rule,
    setting,
    settings,
    short_procedure,
)
from registry.law.tables import rows


@pytest.mark.parametrize(
    ("day", "number", "amended"),
    [
        (date(2005, 3, 31), "52-L/CTN", ""),
        (date(2005, 4, 1), "31/2004/QH11", ""),
        (date(2016, 6, 30), "31/2004/QH11", ""),
        (date(2016, 7, 1), "80/2015/QH13", ""),
        (date(2025, 3, 31), "80/2015/QH13", "63/2020/QH14"),
        (date(2025, 4, 1), "64/2025/QH15", ""),
        (date(2025, 7, 1), "64/2025/QH15", "87/2025/QH15"),
    ],
)
def test_governing_law(day: date, number: str, amended: str) -> None:
    row = governing("making", day)
    assert (row.value, row.what) == (number, amended)
    assert governing("status", day) == row


def test_every_day_has_one_governing_law() -> None:
    day = date(1990, 1, 1)
    while day < date(2027, 1, 1):
        assert governing("making", day)
        day += timedelta(days=31)
    with pytest.raises(ValueError):
        governing("anything", day)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "level", "days", "verified"),
    [
        (date(2010, 1, 1), "tinh", 10, False),
        (date(2010, 1, 1), "xa", 5, False),
        (date(2020, 1, 1), "tinh", 10, True),
        (date(2020, 1, 1), "huyen", 7, True),
        (date(2025, 8, 1), "xa", 10, True),
        (date(2025, 8, 1), "huyen", None, None),
        (date(2025, 5, 1), "xa", None, None),
        (date(2003, 1, 1), "tinh", None, None),
    ],
)
def test_earliest_effect(day: date, level: str, days: int | None, verified: bool | None) -> None:
    found = earliest_effect(day, level)
    assert (found and found.days, found and found.verified) == (days, verified)
    assert found is None or "Điều" in found.article


def test_a_silent_document_has_an_effect_by_law_only_before_7_2016() -> None:
    found = default_effect(date(2012, 1, 1), "huyen")
    assert found and found.days == 7 and not found.verified
    assert default_effect(date(2017, 1, 1), "huyen") is None


@pytest.mark.parametrize(
    ("day", "level", "type", "office", "allowed"),
    [
        (date(2012, 1, 1), "tinh", "ct", None, True),
        (date(2017, 1, 1), "tinh", "Chỉ thị", None, False),
        (date(2017, 1, 1), "xa", "Nghị quyết", None, True),
        (date(2025, 5, 1), "xa", "Quyết định", None, False),
        (date(2025, 5, 1), "huyen", "qd", None, True),
        (date(2025, 7, 1), "huyen", "qd", None, False),
        (date(2025, 7, 1), "xa", "qd", None, True),
        (date(2025, 7, 1), "tinh", "qd", "ctubnd", True),
        (date(2025, 6, 30), "tinh", "qd", "ctubnd", False),
        (date(2025, 8, 1), "tinh", "nq", "tthdnd", False),
    ],
)
def test_may_issue(day: date, level: str, type: str, office: str | None, allowed: bool) -> None:
    found = may_issue(day, level, type, office)
    assert found and found.allowed is allowed and found.article


def test_before_2005_nothing_is_said() -> None:
    assert may_issue(date(2003, 1, 1), "tinh", "qd") is None


def test_ranks_descend() -> None:
    order = [
        ("hp", "quoc-hoi"), ("luat", "quoc-hoi"), ("pl", "ubtvqh"), ("nd", "chinh-phu"), ("qd", "thu-tuong"), ("tt", "bo-tai-chinh"),
        ("ttlt", "bo-tai-chinh+bo-tu-phap"), ("nq", "lam-dong-2025.hdnd"), ("qd", "lam-dong-2025.ubnd"),
        ("qd", "lam-dong-2025.ctubnd"), ("nq", "lam-dong-2025.xa-tan-hoi.hdnd"), ("qd", "lam-dong-2025.xa-tan-hoi.ubnd"),
    ]  # fmt: skip
    ranks = [rank(type, issuer, date(2025, 8, 1)) for type, issuer in order]
    assert None not in ranks
    assert ranks == sorted(ranks) and len(set(ranks)) == len(ranks)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("type", "issuer", "day"),
    [
        ("kh", "lam-dong.ubnd", date(2020, 1, 1)),
        ("ct", "lam-dong.ubnd", date(2020, 1, 1)),
        ("nq", "chinh-phu", date(2020, 1, 1)),
        ("qd", "lam-dong-2025.ctubnd", date(2025, 6, 30)),
        ("qd", "lam-dong.huyen-duc-trong.ubnd", date(2025, 7, 1)),
        ("nq", "lam-dong-2025.tthdnd", date(2025, 8, 1)),
    ],
)
def test_no_rank_for_what_is_not_normative(type: str, issuer: str, day: date) -> None:
    assert rank(type, issuer, day) is None


@pytest.mark.parametrize(
    ("day", "value", "trigger"),
    [
        (date(2010, 1, 1), "fitting", "any"),
        (date(2024, 8, 1), "expires", "any"),
        (date(2025, 6, 30), "continues", "replaced_or_amended"),
        (date(2025, 7, 1), "announced", "replaced_or_amended"),
    ],
)
def test_lapse_with_the_parent(day: date, value: str, trigger: str) -> None:
    row = lapse_rule(day)
    assert row and (row.value, row.who) == (value, trigger)


def test_retroactive_effect() -> None:
    values = [
        (r := retroactive(day, level, office)) and r.value
        for day, level, office in [
            (date(2020, 1, 1), "tinh", ""),
            (date(2025, 8, 1), "tinh", ""),
            (date(2025, 8, 1), "tinh", "ctubnd"),
            (date(2025, 8, 1), "xa", ""),
            (date(2012, 1, 1), "tinh", ""),
        ]
    ]
    assert values == ["forbidden", "restricted", "forbidden", "forbidden", None]


def test_bases_change_with_the_organic_law() -> None:
    told = [[r.value for r in mandatory_bases(day)] for day in (date(2024, 1, 1), date(2025, 5, 1), date(2025, 8, 1))]
    assert told == [["77/2015/QH13", "80/2015/QH13"], ["65/2025/QH15", "64/2025/QH15"], ["64/2025/QH15", "72/2025/QH15"]]


def test_other_topics() -> None:
    assert short_procedure(date(2020, 1, 1), "huyen") is None
    assert short_procedure(date(2025, 8, 1), "xa")
    ended = rule("district_documents", date(2026, 1, 1))
    assert ended and ended.value == "2027-03-01"
    assert rule("merger", date(2025, 8, 1), "tinh")
    assert setting("lapse_with_parent").value == "flag"
    assert all(s.reason and not s.confirmed for s in settings())


def test_every_row_has_an_article_and_whether_it_was_read() -> None:
    for row in rows("rules"):
        assert row["verified"] in ("0", "1"), row
        assert row["article"] or row["last"] == "1996-12-31", row
    for row in rows("ranks"):
        assert row["verified"] in ("0", "1") and row["article"], row
