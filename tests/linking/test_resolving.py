"""What a mention means: resolved only where exactly one document is clearly meant."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.law import acts
from registry.law.bodies import bodies_named
from registry.linking import proposals, resolve, unresolved
from registry.model import DocKey, Header, Link, Mention, Period, Place, Span, TargetKey
from registry.model.keys import type_code
from registry.model.spans import ALWAYS

OWN = "lam-dong-2025.ubnd.qd.50-2025.2025-11-20"
DAY = date(2025, 11, 20)


def paper(issuer: str, type: str, number: str, issued: date | None, name: str = "") -> Header:
    key = DocKey(issuer, type_code(type), number, issued)
    return Header(key.id, key, issuer, type, number, issued=issued, names=frozenset({name} if name else ()))


HELD = [
    paper("lam-dong.ubnd", "Quyết định", "12/2019/QĐ-UBND", date(2019, 3, 9)),
    paper("binh-thuan.ubnd", "Quyết định", "12/2019/QĐ-UBND", date(2019, 5, 20)),
    paper("ha-noi.ubnd", "Quyết định", "12/2019/QĐ-UBND", date(2019, 3, 9)),
    paper("lam-dong.ubnd", "Quyết định", "1/2025/QĐ-UBND", date(2025, 1, 17)),
    paper("lam-dong-2025.ubnd", "Quyết định", "1/2025/QĐ-UBND", date(2025, 7, 1)),
    paper("lam-dong-2025.ctubnd", "Quyết định", "123/2025/QĐ-CTUBND", date(2025, 9, 1)),
    paper("lam-dong.ubnd", "Quyết định", "2744/QĐ-UBND", date(2018, 6, 5)),
    paper("lam-dong.ubnd", "Quyết định", "63/2006/QĐ-UB", date(2006, 8, 1)),
    paper("lam-dong.hdnd", "Nghị quyết", "45/2023/NQ-HĐND", date(2023, 12, 8)),
]


def link(target: TargetKey, day: date | None = DAY, own: str = OWN, more: tuple[Header, ...] = ()) -> Link:
    held = [h for h in (*HELD, *more) if h.blocks & target.blocks]
    mention = Mention(Place(own, "main", "main/can_cu", Span(0, 1), "?"), target, "can_cu")
    return resolve(mention, [*acts.headers(target.blocks), *held], day)


def decision(number: str, issued: date | Period | None = None, issuer: str | None = None, *ids: str) -> TargetKey:
    period = Period.day(issued) if isinstance(issued, date) else issued
    return TargetKey("Quyết định", number, None, period, issuer, frozenset(ids))


OLD, NEW = "lam-dong.ubnd", "lam-dong-2025.ubnd"


@pytest.mark.parametrize(
    ("target", "state", "ids"),
    [
        (decision("12/2019/QĐ-UBND", date(2019, 3, 9), "Ủy ban nhân dân tỉnh Lâm Đồng", OLD), "resolved", [f"{OLD}.qd.12-2019.2019-03-09"]),
        (decision("012/2019/QD - UBND", Period.year(2019), "Ủy ban nhân dân tỉnh Lâm Đồng", NEW), "resolved", [f"{OLD}.qd.12-2019.2019-03-09"]),
        (decision("12/2019/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Hòa Bình", "hoa-binh.ubnd"), "absent", []),
        (decision("12/2019/QĐ-UBND"), "ambiguous", ["binh-thuan.ubnd.qd.12-2019.2019-05-20", f"{OLD}.qd.12-2019.2019-03-09"]),
        (decision("12/2019/QĐ-UBND", date(2019, 5, 20)), "resolved", ["binh-thuan.ubnd.qd.12-2019.2019-05-20"]),
        (decision("12/2019/QĐ-UBND", date(2019, 9, 3), "Ủy ban nhân dân tỉnh Lâm Đồng", OLD), "mismatch", [f"{OLD}.qd.12-2019.2019-03-09"]),
        (decision("12/2019/QĐ-UBND", date(2019, 3, 8), "Ủy ban nhân dân tỉnh Lâm Đồng", OLD), "mismatch", [f"{OLD}.qd.12-2019.2019-03-09"]),
        (decision("1/2025/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Lâm Đồng", NEW), "ambiguous",
         [f"{NEW}.qd.1-2025.2025-07-01", f"{OLD}.qd.1-2025.2025-01-17"]),
        (decision("1/2025/QĐ-UBND", date(2025, 1, 17), "Ủy ban nhân dân tỉnh Lâm Đồng", OLD), "resolved", [f"{OLD}.qd.1-2025.2025-01-17"]),
        (decision("1/2025/QĐ-UBND", date(2025, 7, 1), "Ủy ban nhân dân tỉnh Lâm Đồng", NEW), "resolved", [f"{NEW}.qd.1-2025.2025-07-01"]),
        (decision("1/2025/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Lâm Đồng", OLD), "resolved", [f"{OLD}.qd.1-2025.2025-01-17"]),
        (decision("123/2025/QĐ-CTUBND", None, "Ủy ban nhân dân tỉnh Lâm Đồng", NEW), "resolved", ["lam-dong-2025.ctubnd.qd.123-2025.2025-09-01"]),
        (decision("2744/QĐ-UBND", date(2018, 6, 5)), "resolved", [f"{OLD}.qd.2744.2018-06-05"]),
        # A number without a year comes back: without a day nobody knows of which year.
        (decision("2744/QĐ-UBND"), "ambiguous", [f"{OLD}.qd.2744.2018-06-05"]),
        (decision("63/2006/QĐ-UBND"), "resolved", [f"{OLD}.qd.63-2006-qd-ub.2006-08-01"]),
        (decision("2744/QĐ-UBND", date(2018, 5, 6)), "mismatch", [f"{OLD}.qd.2744.2018-06-05"]),
        (decision("2744/QĐ-UBND", date(2021, 2, 1)), "absent", []),
        (decision("63/2006/QĐ-UBND", date(2006, 8, 1)), "resolved", [f"{OLD}.qd.63-2006-qd-ub.2006-08-01"]),
        (decision("99/2019/QĐ-UBND", date(2019, 3, 9)), "absent", []),
        (TargetKey("Chỉ thị", "12/2019/QĐ-UBND", None, Period.day(date(2019, 3, 9)), None, frozenset({OLD})), "absent", []),
    ],
)  # fmt: skip
def test_local_documents(target: TargetKey, state: str, ids: list[str]) -> None:
    found = link(target)
    assert (found.state, [id for id, _ in found.candidates]) == (state, ids)


def law(name: str, number: str | None = None, issued: date | Period | None = None) -> TargetKey:
    return TargetKey("Luật", number, name or None, Period.day(issued) if isinstance(issued, date) else issued)


DATDAI = {2003: "quoc-hoi.luat.13-2003-qh11.2003-11-26", 2013: "quoc-hoi.luat.45-2013-qh13.2013-11-29", 2024: "quoc-hoi.luat.31-2024-qh15.2024-01-18"}
LAW2015, LAW2025 = "quoc-hoi.luat.80-2015-qh13.2015-06-22", "quoc-hoi.luat.64-2025-qh15.2025-02-19"


@pytest.mark.parametrize(
    ("target", "day", "state", "ids"),
    [
        (law("Luật Đất đai"), date(2012, 5, 1), "resolved", [DATDAI[2003]]),
        (law("luật đất đai"), date(2014, 7, 1), "resolved", [DATDAI[2013]]),
        (law("Luật Đất đai"), date(2014, 3, 1), "ambiguous", [DATDAI[2003], DATDAI[2013]]),
        (law("Luật Đất đai"), date(2025, 11, 1), "resolved", [DATDAI[2024]]),
        (law("Luật Đất đai"), date(1995, 1, 1), "absent", []),
        (law("Luật Đất đai"), None, "ambiguous", [DATDAI[2003], DATDAI[2024], DATDAI[2013]]),
        (law("Luật Đất đai", issued=Period.year(2013)), date(2025, 1, 1), "resolved", [DATDAI[2013]]),
        (law("Luật Đất đai", issued=date(2013, 11, 29)), date(2015, 1, 1), "resolved", [DATDAI[2013]]),
        (law("Luật Đất đai", issued=date(1993, 7, 14)), date(2000, 1, 1), "absent", []),
        (law("Luật Đất đai", "45/2013/QH13"), date(2015, 1, 1), "resolved", [DATDAI[2013]]),
        (law("Luật Đất đai", "24-L/CTN", date(1993, 7, 14)), date(2003, 1, 1), "absent", []),
        (law("", "31/2024/QH15"), DAY, "resolved", [DATDAI[2024]]),
        (law("", "43/2024/QH1"), DAY, "mismatch", ["quoc-hoi.luat.43-2024-qh15.2024-06-29"]),
        # Real slips of offices: the year, one digit of the year, the number's year, another law's number.
        (law("Luật Ban hành văn bản quy phạm pháp luật", issued=date(2016, 6, 22)), date(2022, 11, 7), "mismatch", [LAW2015]),
        (law("Luật Ban hành văn bản quy phạm pháp luật", issued=date(2015, 6, 22)), date(2022, 11, 7), "resolved", [LAW2015]),
        (law("Luật Thương mại", issued=date(2025, 6, 14)), DAY, "mismatch", ["quoc-hoi.luat.36-2005-qh11.2005-06-14"]),
        (law("Luật Đầu tư công", "58/2025/QH15"), DAY, "mismatch", ["quoc-hoi.luat.58-2024-qh15.2024-11-29"]),
        (law("Luật Đất đai", "64/2025/QH15"), DAY, "mismatch", [LAW2025]),
        (law("Luật Ban hành văn bản quy phạm pháp luật", "64/2025/QH15", date(2025, 2, 18)), DAY, "mismatch", [LAW2025]),
        (law("Luật Ban hành văn bản quy phạm pháp luật", "64/2025/QH15", date(2025, 2, 19)), DAY, "resolved", [LAW2025]),
        (law("Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật"), DAY, "ambiguous",
         ["quoc-hoi.luat.63-2020-qh14.2020-06-18", "quoc-hoi.luat.87-2025-qh15.2025-06-25"]),
        (law("Luật không ai biết"), DAY, "absent", []),
        (law("Luật sửa đổi, bổ sung một số điều của Luật Đất đai", "31/2024/QH15"), DAY, "ambiguous", [DATDAI[2024]]),
    ],
)  # fmt: skip
def test_laws(target: TargetKey, day: date | None, state: str, ids: list[str]) -> None:
    found = link(target, day)
    assert (found.state, [id for id, _ in found.candidates]) == (state, ids)


def test_a_law_and_a_resolution_of_one_number_are_two_acts() -> None:
    law_ = link(TargetKey("Luật", "24/2008/QH12"), date(2012, 1, 1))
    resolution = link(TargetKey("Nghị quyết", "24/2008/QH12"), date(2012, 1, 1))
    assert law_.target == "quoc-hoi.luat.24-2008-qh12.2008-11-13"
    assert resolution.target == "quoc-hoi.nq.24-2008-qh12.2008-11-14"


def test_a_slip_of_the_date_is_named() -> None:
    told = {
        day: link(decision("12/2019/QĐ-UBND", day, "Ủy ban nhân dân tỉnh Lâm Đồng", OLD)).candidates[0][1]
        for day in (date(2019, 9, 3), date(2019, 3, 8), date(2018, 3, 9), date(2019, 12, 24))
    }
    words = ["đảo ngày và tháng", "sai một chữ số", "sai một chữ số", "cùng năm"]
    for reason, word in zip(told.values(), words, strict=True):
        assert word in reason and "09/03/2019" in reason


def test_a_wrong_central_issuer_is_a_mismatch() -> None:
    target = TargetKey("Nghị định", "34/2016/NĐ-CP", None, None, "Bộ Tư pháp", frozenset({"bo-tu-phap"}))
    found = link(target)
    assert found.state == "mismatch" and "Bộ Tư pháp" in found.candidates[0][1]


@pytest.mark.parametrize("words", ["Bộ trưởng", "Bộ trưởng Bộ Thông", "Bộ Không Ai Biết"])
def test_words_that_name_no_known_body_contradict_nothing(words: str) -> None:
    target = TargetKey("Nghị định", "34/2016/NĐ-CP", None, None, words, bodies_named(words, DAY))
    assert link(target).state == "resolved"


def test_a_minister_signs_for_the_ministry() -> None:
    act = next(a for a in acts.all_acts() if a.key.issuer == "bo-tu-phap" and a.issued)
    target = TargetKey("Thông tư", act.number, None, None, "Bộ trưởng Bộ Tư pháp", frozenset({"bo-tu-phap"}))
    assert link(target, DAY).target == act.id


def test_a_later_document_cannot_be_cited() -> None:
    target = decision("1/2025/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Lâm Đồng", OLD)
    assert link(target, date(2025, 1, 3)).state == "mismatch"


def test_the_held_text_of_an_act_stands_for_the_catalogue() -> None:
    held = paper("chinh-phu", "Nghị định", "34/2016/NĐ-CP", date(2016, 5, 15))
    assert link(TargetKey("Nghị định", "34/2016/NĐ-CP"), DAY, more=(held,)).target == held.id


def test_a_component_of_the_document_itself() -> None:
    mention = Mention(Place(OWN, "main", "main/dieu_1", Span(0, 1), "?"), "att1", "dan_chieu")
    assert resolve(mention, [], DAY).target == OWN


def test_a_draft_has_no_body_of_its_own() -> None:
    target = decision("12/2019/QĐ-UBND", date(2019, 3, 9))
    assert link(target, DAY, own="draft.0a1b2c3d").state == "ambiguous"


numbers = st.sampled_from(["12/2019/QĐ-UBND", "12/2019/QD-UBND", "1/2025/QĐ-UBND", "2744/QĐ-UBND", "45/2023/NQ-HĐND", "31/2024/QH15", "x", ""])
targets = st.builds(
    TargetKey,
    st.sampled_from([None, "Quyết định", "Nghị quyết", "Luật", "Văn bản"]),
    st.none() | numbers,
    st.sampled_from([None, "Luật Đất đai", "Luật Ngân sách nhà nước", ""]),
    st.none() | st.dates(date(2000, 1, 1), date(2026, 1, 1)).map(Period.day) | st.integers(2000, 2026).map(Period.year),
    st.sampled_from([None, "Ủy ban nhân dân tỉnh Lâm Đồng", "Quốc hội", "ai đó"]),
    st.sampled_from([frozenset(), frozenset({OLD}), frozenset({NEW}), frozenset({"quoc-hoi"})]),
)


@given(targets, st.none() | st.dates(date(2000, 1, 1), date(2026, 12, 31)), st.randoms())
def test_states_keep_their_promise_in_any_order(target: TargetKey, day: date | None, random) -> None:  # type: ignore[no-untyped-def]
    mention = Mention(Place(OWN, "main", "", Span(0, 1), "?"), target, "can_cu")
    candidates = [*acts.headers(target.blocks), *HELD]
    first = resolve(mention, candidates, day)
    random.shuffle(candidates)
    assert resolve(mention, candidates, day) == first
    count = len(first.candidates)
    assert {"resolved": count == 1, "ambiguous": count > 0, "mismatch": count > 0, "absent": count == 0}[first.state]
    assert (first.target is not None) == (first.state == "resolved")
    assert all(reason for _, reason in first.candidates)
    if target.issued and target.issued.single and first.target and first.target.startswith("lam-dong"):
        assert first.target.endswith(target.issued.single.isoformat()), "a wrong date never resolves"


def test_wanted_documents_are_listed_once_most_cited_first() -> None:
    one = decision("99/2019/QĐ-UBND", date(2019, 3, 9), "Ủy ban nhân dân tỉnh Lâm Đồng", OLD)
    again = decision("099/2019/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Lâm Đồng", OLD)
    other = decision("98/2019/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Lâm Đồng", OLD)
    links = [link(one), link(again, own="lam-dong-2025.ubnd.qd.51-2025.2025-11-21"), link(other), link(decision("2744/QĐ-UBND"))]
    wanted = unresolved(links)
    assert [(w.target.number, len(w.citing), w.mentions) for w in wanted] == [("99/2019/QĐ-UBND", 2, 2), ("98/2019/QĐ-UBND", 1, 1)]
    assert wanted[0].target == one


def test_proposals_only_propose() -> None:
    target = TargetKey("Luật", None, "Luật ban Ban hành văn bản quy phạm pháp luật", None)
    named = [acts.header(a) for a in acts.all_acts() if a.type == "Luật"]
    assert proposals(target, named)[0][0] in (LAW2015, LAW2025, "quoc-hoi.luat.17-2008-qh12.2008-06-03")
    assert link(target).state == "absent"
    assert ALWAYS.single is None


def test_law_named_in_the_text_is_the_one_of_the_preamble() -> None:
    """A resolution of 12-2025 details the law that begins with it in 3-2026, while the law of 2015 is still in force."""
    name = "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"
    bare, based = TargetKey("Luật", None, name), TargetKey("Luật", "121/2025/QH15", name)
    mention = Mention(Place(OWN, "main", "main/title", Span(0, 1), "?"), bare, "quy_dinh_chi_tiet")
    headers, day = acts.headers(bare.blocks), date(2025, 12, 24)
    assert resolve(mention, headers, day).state == "ambiguous"
    assert resolve(mention, headers, day, lambda _: based).target == "quoc-hoi.luat.121-2025-qh15.2025-12-10"
    assert resolve(mention, headers, date(2016, 8, 1)).target == "quoc-hoi.luat.87-2015-qh13.2015-11-20"


def test_law_replaced_by_one_whose_name_nobody_gave_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    target = TargetKey("Luật", None, "Luật Đất đai")
    mention = Mention(Place(OWN, "main", "main/dieu_1", Span(0, 1), "?"), target, "dan_chieu")
    old = [h for h in acts.headers(target.blocks) if h.id == "quoc-hoi.luat.45-2013-qh13.2013-11-29"]
    assert resolve(mention, old, DAY).state == "resolved"
    (heir,) = acts.by_number("31/2024/QH15", "Luật")
    monkeypatch.setattr(acts, "replacers", lambda act: (replace(heir, names=frozenset()),))
    assert resolve(mention, old, DAY).state == "ambiguous"
    assert resolve(mention, old, date(2023, 12, 1)).state == "resolved"  # before the heir was passed
