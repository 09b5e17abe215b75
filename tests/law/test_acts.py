"""The catalogue: acts by number, by name, and what may be told of them as a fact."""

from collections import Counter
from datetime import date

import pytest

from registry.law.acts import act_of, all_acts, amenders, by_number, detailed, header, header_of, headers, named, replacers
from registry.law.tables import rows


def test_ids_are_unique_and_lead_back() -> None:
    assert [id for id, n in Counter(a.id for a in all_acts()).items() if n > 1] == []
    for act in all_acts():
        assert act_of(act.id) == act
        assert header_of(act.id) == header(act)


@pytest.mark.parametrize(
    ("number", "type", "id"),
    [
        ("31/2024/QH15", None, "quoc-hoi.luat.31-2024-qh15.2024-01-18"),
        ("24/2008/QH12", "Luật", "quoc-hoi.luat.24-2008-qh12.2008-11-13"),
        ("24/2008/QH12", "Nghị quyết", "quoc-hoi.nq.24-2008-qh12.2008-11-14"),
        ("34/2016/NĐ - CP", None, "chinh-phu.nd.34-2016.2016-05-14"),
    ],
)
def test_by_number(number: str, type: str | None, id: str) -> None:
    assert [a.id for a in by_number(number, type)] == [id]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Luật Đất đai", ["13/2003/QH11", "45/2013/QH13", "31/2024/QH15"]),
        ("luật đất đai 2013", ["13/2003/QH11", "45/2013/QH13", "31/2024/QH15"]),
        ("Luật Ban hành văn bản QPPL", ["17/2008/QH12", "80/2015/QH13", "64/2025/QH15"]),
        ("Luật tổ chức HĐND, UBND", ["11/2003/QH11"]),
        ("Luật Quản lí thuế", ["78/2006/QH11", "38/2019/QH14", "108/2025/QH15"]),
        ("Luật Không Có", []),
    ],
)
def test_named(name: str, numbers: list[str]) -> None:
    assert [a.number for a in named(name)] == numbers


def test_headers_come_by_block() -> None:
    assert [h.id for h in headers({"n:31/2024", "luat:luat dat dai"}) if h.key and h.key.type == "luat"] == [
        "quoc-hoi.luat.13-2003-qh11.2003-11-26",
        "quoc-hoi.luat.31-2024-qh15.2024-01-18",
        "quoc-hoi.luat.45-2013-qh13.2013-11-29",
    ]
    for act in all_acts()[:200]:
        assert header(act) in headers(header(act).blocks)


def test_end_and_successor() -> None:
    (old,) = by_number("45/2013/QH13")
    assert old.in_force.end == date(2024, 8, 1) and old.ended == "fact"
    assert [a.number for a in replacers(old)] == ["31/2024/QH15"]
    assert "63/2020/QH14" in [a.number for a in amenders(by_number("80/2015/QH13")[0])]


def test_only_a_clause_or_the_national_database_makes_an_end_a_fact() -> None:
    bases = {a.expiry_basis for a in all_acts() if a.expired_on and a.ended == "fact"}
    assert bases <= {"repeal_clause", "vbpl_metadata_2026-04"}
    guessed = [a for a in all_acts() if a.expiry_basis == "name_match"]
    assert guessed and all(a.ended == "flag" for a in guessed)
    assert all(a.dated == "flag" for a in all_acts() if a.certainty == "memory")


def test_no_status_of_one_day_is_kept() -> None:
    assert not {"status_today", "status_basis"} & set(rows("laws")[0])


@pytest.mark.parametrize(
    ("number", "parents"),
    [
        ("43/2014/NĐ-CP", ["45/2013/QH13"]),  # of three laws on land the one of that day
        ("156/2018/NĐ-CP", ["16/2017/QH14"]),
        ("59/2003/TT-BTC", ["60/2003/NĐ-CP", "01/2002/QH11"]),
        ("219/2013/TT-BTC", ["209/2013/NĐ-CP", "13/2008/QH12"]),
        ("60/2021/NĐ-CP", []),  # 'quy định cơ chế tự chủ tài chính …' names none
    ],
)
def test_what_an_act_details_by_its_name(number: str, parents: list[str]) -> None:
    (act,) = by_number(number)
    assert [a.number for a in detailed(act)] == parents


def test_no_law_shares_its_name_with_one_that_it_amends() -> None:
    """The tail of an amending law's title is the name of another law, which would be called replaced by it."""
    plain = [a for a in all_acts() if a.type in ("Luật", "Bộ luật") and not a.amending]
    assert [(a.number, o.number) for o in plain for a in plain if a.number in o.amended_by and a.names & o.names] == []


def test_every_decree_that_ended_another_by_its_own_clause_is_in_the_catalogue() -> None:
    lost = [(a.number, n) for a in all_acts() for n in a.replaced_by if a.expiry_basis == "repeal_clause" and not by_number(n)]
    assert lost == []
