"""Status on a day, from documents made by hand: what a lawyer answers in small cases (domain.md 0.1, 0.2, 4.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from validity.made import begins, doc, ends, library, on, place, says

from registry.law import acts
from registry.model import Clause, Document, EffectClause, Event, Period, TargetKey
from registry.model.derived import ENDED, IN_FORCE, NOT_YET, PARTLY, SUSPENDED, UNKNOWN, Status

TODAY = "2026-11-23"


def told(documents: list[Document], day: str = TODAY, provision: str | None = None, territory: str | None = None) -> Status:
    """The status of the first document."""
    return library(*documents).status(documents[0].id, provision, on(day), territory)


def short(status: Status) -> tuple[str, str, str | None]:
    return status.word, status.certainty, status.period.start.isoformat() if status.period.start else None


BASE = doc("901/2018/QĐ-UBND", "2018-05-10", "2018-05-20")


def by(number: str, issued: str, effect: str | None, *mentions: object, **more: object) -> Document:
    return doc(number, issued, effect, says=mentions, **more)  # type: ignore[arg-type]


def test_own_text() -> None:
    assert short(told([BASE], "2018-05-15")) == (NOT_YET, "fact", "2018-05-10")
    assert short(told([BASE])) == (IN_FORCE, "fact", "2018-05-20")
    assert told([BASE]).because[0].evidence == BASE.effects[0].place


def test_one_article_later() -> None:
    later = doc("921/2026/QĐ-UBND", "2026-11-09", "2026-11-25", effects=[begins("main/dieu_4", "2027-03-01")])
    assert told([later], "2026-12-10").word == IN_FORCE
    assert told([later], "2026-12-10", "dieu_4").word == NOT_YET
    assert short(told([later], "2027-03-02", "dieu_4")) == (IN_FORCE, "fact", "2027-03-01")
    assert told([later], "2026-12-10", "dieu_2/khoan_1").word == IN_FORCE


def test_article_that_waits_for_an_event() -> None:
    waits = doc("1/2024/QĐ-UBND", "2024-01-05", "2024-02-01", effects=[begins("main/dieu_4", None)])
    assert short(told([waits], TODAY, "dieu_4")) == (UNKNOWN, "flag", None)
    assert told([waits]).word == IN_FORCE


def test_no_effect_date() -> None:
    """Silent texts: by law 10 days in 2005 to 6-2016, as a sign; later nobody knows (domain.md 0.1 #15)."""
    assert short(told([doc("951/2010/QĐ-UBND", "2010-05-10")], "2012-01-01")) == (IN_FORCE, "flag", "2010-05-20")
    assert short(told([doc("951/2018/QĐ-UBND", "2018-05-10")])) == (UNKNOWN, "flag", None)
    assert told([doc("951/QĐ-UBND", "2010-05-10")]).word == UNKNOWN


def test_term() -> None:
    term = doc("930/2022/NQ-HĐND", "2022-07-14", "2022-07-25", issuer="nghe-an.hdnd", type="Nghị quyết", effects=[ends("2026-01-01")])
    assert short(told([term], "2025-12-31")) == (IN_FORCE, "fact", "2022-07-25")
    assert short(told([term])) == (ENDED, "fact", "2026-01-01")
    assert told([term]).because[0].law == "Điều 57 khoản 1 điểm a Luật 64/2025/QH15"


@pytest.mark.parametrize("relation", ["bai_bo", "thay_the"])
def test_repealed_or_replaced(relation: str) -> None:
    after = by("902/2021/QĐ-UBND", "2021-02-01", "2021-02-20", says(relation, BASE))
    assert short(told([BASE, after])) == (ENDED, "fact", "2021-02-20")
    assert told([BASE, after], "2021-02-19").period.end == date(2021, 2, 20)
    assert [e.by for e in told([BASE, after]).because] == [after.id]


def test_repeal_on_a_day_of_its_own() -> None:
    after = by("902/2021/QĐ-UBND", "2021-02-01", "2021-02-20", says("bai_bo", BASE, period="2021-07-01"))
    assert short(told([BASE, after])) == (ENDED, "fact", "2021-07-01")


def test_repeal_in_an_article_that_begins_later() -> None:
    after = by("902/2021/QĐ-UBND", "2021-02-01", "2021-02-20", says("bai_bo", BASE, at="main/dieu_4"),
               effects=[begins("main/dieu_4", "2022-01-01")])  # fmt: skip
    assert short(told([BASE, after])) == (ENDED, "fact", "2022-01-01")


def test_replacement_signed_but_not_in_force() -> None:
    after = by("959/2026/QĐ-UBND", "2026-10-26", "2027-01-01", says("thay_the", BASE))
    assert short(told([BASE, after])) == (IN_FORCE, "fact", "2018-05-20")


def test_replacement_that_is_repealed_before_it_begins() -> None:
    never = by("959/2026/QĐ-UBND", "2026-10-26", "2027-01-01", says("thay_the", BASE))
    stop = by("960/2026/QĐ-UBND", "2026-11-01", "2026-12-01", says("bai_bo", never))
    assert told([BASE, never, stop], "2027-06-01").word == IN_FORCE
    late = by("960/2026/QĐ-UBND", "2026-11-01", "2027-02-01", says("bai_bo", never))
    assert told([BASE, never, late], "2027-06-01").word == ENDED  # nothing revives (0.2 #3)


def test_provisions_repealed() -> None:
    after = by("913/2021/QĐ-UBND", "2021-07-05", "2021-07-20", says("bai_bo", BASE, "dieu_2/khoan_2"),
               says("bai_bo", BASE, at="main/title", partial=True))  # fmt: skip
    assert short(told([BASE, after])) == (PARTLY, "fact", "2021-07-20")
    assert short(told([BASE, after], TODAY, "dieu_2/khoan_2")) == (ENDED, "fact", "2021-07-20")
    assert short(told([BASE, after], TODAY, "dieu_2/khoan_1")) == (IN_FORCE, "fact", "2018-05-20")
    assert short(told([BASE, after], TODAY, "dieu_2")) == (PARTLY, "fact", "2021-07-20")
    assert told([BASE, after], TODAY, "dieu_3").word == IN_FORCE


def test_every_article_repealed_one_by_one() -> None:
    articles = [says("bai_bo", BASE, f"dieu_{n}") for n in (1, 2)]
    first = by("2/2020/QĐ-UBND", "2020-01-01", "2020-02-01", *articles)
    second = by("3/2021/QĐ-UBND", "2021-01-01", "2021-02-01", says("bai_bo", BASE, "dieu_3", "dieu_4"))
    assert told([BASE, first]).word == PARTLY
    assert short(told([BASE, first, second])) == (ENDED, "fact", "2021-02-01")


def test_amendment_and_insertion() -> None:
    """Replaced wording ends a part; a pure insertion does not, and shows as a sign (0.2 #1)."""
    amends = by("902/2023/QĐ-UBND", "2023-05-15", "2023-05-29", says("sua_doi_bo_sung", BASE, "dieu_2/khoan_2"),
                says("sua_doi_bo_sung", BASE, "dieu_4a"), says("sua_doi_bo_sung", BASE, at="main/title"))  # fmt: skip
    assert short(told([BASE, amends])) == (PARTLY, "fact", "2023-05-29")
    assert told([BASE, amends], TODAY, "dieu_2/khoan_2").word == IN_FORCE
    assert short(told([BASE, amends], TODAY, "dieu_4a")) == (IN_FORCE, "fact", "2023-05-29")
    inserts = by("903/2023/QĐ-UBND", "2023-05-15", "2023-05-29", says("sua_doi_bo_sung", BASE, "dieu_2/khoan_3"))
    assert short(told([BASE, inserts])) == (IN_FORCE, "flag", "2018-05-20")
    assert [e.cause for e in told([BASE, inserts]).because] == ["hieu_luc", "bo_sung"]


def test_provision_that_nobody_knows() -> None:
    assert told([BASE], TODAY, "dieu_99").word == UNKNOWN


def test_attachment() -> None:
    base = doc("9/2019/QĐ-UBND", "2019-03-01", "2019-03-15",
               tree=("main/dieu_1", "main/dieu_2", "att1/dieu_1", "att1/dieu_5", "att1/dieu_5/khoan_1"))  # fmt: skip
    amends = by("2/2020/QĐ-UBND", "2020-01-02", "2020-02-01", says("bai_bo", base, "dieu_5", instrument="att"))
    assert told([base, amends], TODAY, "att1/dieu_5/khoan_1").word == ENDED
    assert told([base, amends], TODAY, "dieu_5").word == ENDED  # only the attachment has it
    assert told([base, amends], TODAY, "att1").word == PARTLY
    assert told([base, amends], TODAY, "dieu_1").word == IN_FORCE
    whole = by("3/2020/QĐ-UBND", "2020-01-02", "2020-02-01", says("bai_bo", base, instrument="att"))
    assert told([base, whole]).word == PARTLY
    assert told([base, whole], TODAY, "att1/dieu_1").word == ENDED


def test_end_with_an_exception() -> None:
    """'hết hiệu lực, trừ khoản 2 Điều 2 tiếp tục được áp dụng đối với hồ sơ đã tiếp nhận cho đến hết ngày 30/6/2027'."""
    keep = says("tiep_tuc", BASE, "dieu_2/khoan_2", period=Period(None, date(2027, 7, 1)))
    after = by("959/2026/QĐ-UBND", "2026-10-26", "2027-01-01", says("bai_bo", BASE), keep)
    assert short(told([BASE, after], "2027-02-01")) == (PARTLY, "flag", "2027-01-01")
    assert short(told([BASE, after], "2027-02-01", "dieu_3")) == (ENDED, "fact", "2027-01-01")
    assert told([BASE, after], "2027-02-01", "dieu_2/khoan_2").word == IN_FORCE
    assert told([BASE, after], "2027-07-02").word == ENDED


def test_suspended_and_resumed() -> None:
    base = doc("939/2021/QĐ-UBND", "2021-05-10", "2021-05-20", issuer="ha-tinh.huyen-ky-anh.ubnd")
    stops = by("940/QĐ-UBND", "2021-09-01", "2021-09-01", says("dinh_chi", base, period="2021-09-05"),
               says("dinh_chi", base, at="main/title"), issuer="ha-tinh.ubnd")  # fmt: skip
    resumes = by("941/QĐ-UBND", "2021-12-15", "2021-12-15", says("dinh_chi", base), says("tiep_tuc", base, period="2021-12-20"),
                 issuer="ha-tinh.ubnd")  # fmt: skip
    assert short(told([base, stops, resumes], "2021-10-10")) == (SUSPENDED, "fact", "2021-09-05")
    assert short(told([base, stops, resumes], "2022-03-01")) == (IN_FORCE, "fact", "2021-12-20")
    assert told([base, stops], "2022-03-01").word == SUSPENDED


def test_repeal_of_a_repeal_revives_nothing() -> None:
    repeal = by("916/2019/QĐ-UBND", "2019-04-01", "2019-04-15", says("bai_bo", BASE, "dieu_2/khoan_2"))
    again = by("918/2023/QĐ-UBND", "2023-09-11", "2023-09-25", says("bai_bo", repeal))
    assert short(told([BASE, repeal, again], TODAY, "dieu_2/khoan_2")) == (ENDED, "fact", "2019-04-15")


def test_titles_and_nested_mentions_do_nothing() -> None:
    other = by("918/2023/QĐ-UBND", "2023-09-11", "2023-09-25", says("bai_bo", BASE, nested=True), says("bai_bo", BASE, weak=True))
    assert short(told([BASE, other])) == (IN_FORCE, "fact", "2018-05-20")


@pytest.mark.parametrize(
    ("issuer", "issued", "form", "ground", "word", "certainty"),
    [
        ("nghe-an.ubnd", "2020-01-02", "normative", False, ENDED, "fact"),
        ("nghe-an.ubnd", "2020-01-02", "administrative", False, ENDED, "flag"),  # before 1-4-2025 (0.2 #5)
        ("nghe-an.ubnd", "2025-11-20", "administrative", False, ENDED, "flag"),  # no ground stated (0.1 #4)
        ("nghe-an.ubnd", "2025-11-20", "administrative", True, ENDED, "fact"),
        ("nghe-an.hdnd", "2020-01-02", "normative", False, ENDED, "fact"),
        ("thu-tuong", "2020-01-02", "administrative", False, ENDED, "fact"),
        ("ha-tinh.ubnd", "2020-01-02", "normative", False, IN_FORCE, "flag"),  # no power (0.2 #10)
        ("nghe-an.huyen-do-luong.ubnd", "2020-01-02", "normative", False, IN_FORCE, "flag"),
    ],
)
def test_who_may_repeal(issuer: str, issued: str, form: str, ground: bool, word: str, certainty: str) -> None:
    clauses = [Clause(place("main/dieu_1"), "repeal_ground")] if ground else []
    after = doc("37/2020/QĐ-UBND", issued, issued, issuer=issuer, form=form, says=[says("bai_bo", BASE)], clauses=clauses)
    found = told([BASE, after])
    assert (found.word, found.certainty) == (word, certainty)


def test_council_resolution_is_not_for_the_committee_to_repeal() -> None:
    base = doc("1/2019/NQ-HĐND", "2019-07-10", "2019-08-01", issuer="nghe-an.hdnd", type="Nghị quyết")
    after = by("2/2020/QĐ-UBND", "2020-01-02", "2020-02-01", says("bai_bo", base))
    found = told([base, after])
    assert (found.word, found.certainty) == (IN_FORCE, "flag")
    assert "trai_tham_quyen" in [e.cause for e in found.because]


MERGED = doc("901/2023/QĐ-UBND", "2023-04-03", "2023-04-20", issuer="quang-binh.ubnd")


def test_merged_province() -> None:
    """Goes on in the old territory (0.1 #5), until the new body's administrative act."""
    found = told([MERGED], TODAY, None, "quang-binh")
    assert short(found) == (IN_FORCE, "fact", "2023-04-20")
    assert [e.cause for e in found.because] == ["hieu_luc", "sap_nhap"]
    assert told([MERGED], TODAY, None, "quang-tri").word == UNKNOWN  # never applied there
    assert told([MERGED], TODAY, None, "quang-tri-2025").word == IN_FORCE
    repeal = by("902/QĐ-UBND", "2025-11-18", "2025-11-18", says("bai_bo", MERGED), issuer="quang-tri-2025.ubnd")
    assert short(told([MERGED, repeal])) == (ENDED, "fact", "2025-11-18")
    applies = by("903/QĐ-UBND", "2025-11-18", "2025-11-18", says("ap_dung", MERGED), issuer="quang-tri-2025.ubnd")
    assert told([MERGED, applies], TODAY, None, "quang-tri").word == IN_FORCE
    assert told([MERGED, applies], "2025-08-01", None, "quang-tri").word == UNKNOWN


def test_document_of_the_new_province_applies_in_all_old_ones() -> None:
    new = doc("908/2025/QĐ-UBND", "2025-10-13", "2025-10-27", issuer="lam-dong-2025.ubnd")
    for territory in ("lam-dong-2025", "lam-dong", "dak-nong", "binh-thuan"):
        assert short(told([new], TODAY, None, territory)) == (IN_FORCE, "fact", "2025-10-27")
    assert told([new], TODAY, None, "quang-tri-2025").word == UNKNOWN


def test_new_document_on_the_subject_that_names_only_one_predecessor() -> None:
    title = "Quy định đơn giá bồi thường thiệt hại về cây trồng khi Nhà nước thu hồi đất trên địa bàn tỉnh "
    named = doc("912/2024/QĐ-UBND", "2024-10-14", "2024-10-28", issuer="binh-thuan.ubnd", title=title + "Bình Thuận")
    unnamed = doc("913/2024/QĐ-UBND", "2024-11-04", "2024-11-18", issuer="dak-nong.ubnd", title=title + "Đắk Nông")
    new = by("914/2026/QĐ-UBND", "2026-02-09", "2026-02-24", says("thay_the", named), issuer="lam-dong-2025.ubnd",
             title=title + "Lâm Đồng")  # fmt: skip
    assert short(told([named, unnamed, new])) == (ENDED, "fact", "2026-02-24")
    found = told([unnamed, named, new], TODAY, None, "dak-nong")
    assert short(found) == (UNKNOWN, "flag", "2026-02-24")
    assert told([unnamed, named, new], "2026-02-01").word == IN_FORCE


DISTRICT = doc("931/2023/QĐ-UBND", "2023-06-12", "2023-06-20", issuer="lam-dong.huyen-duc-trong.ubnd")


def test_district_documents_end_in_2027() -> None:
    assert short(told([DISTRICT], "2027-02-28", None, "lam-dong.huyen-duc-trong")) == (IN_FORCE, "fact", "2023-06-20")
    assert short(told([DISTRICT], "2027-03-01")) == (ENDED, "fact", "2027-03-01")
    directive = doc("3/2012/CT-UBND", "2012-06-12", "2012-06-22", issuer="lam-dong.huyen-duc-trong.ubnd", type="Chỉ thị")
    assert told([directive], "2027-03-01").certainty == "flag"  # Điều 3 names only resolutions and decisions


def test_commune_ends_a_district_document_in_its_own_land() -> None:
    commune = doc("1/2026/QĐ-UBND", "2026-02-02", "2026-02-15", issuer="lam-dong-2025.xa-duc-trong.ubnd", says=[says("bai_bo", DISTRICT)])
    assert told([DISTRICT, commune], TODAY, None, "lam-dong-2025.xa-duc-trong").word == ENDED
    assert told([DISTRICT, commune], TODAY, None, "lam-dong.huyen-duc-trong").word == PARTLY


PARENT = doc("908/2023/NQ-HĐND", "2023-07-12", "2023-08-01", issuer="nghe-an.hdnd", type="Nghị quyết")


@pytest.mark.parametrize(
    ("relation", "effect", "word", "causes"),
    [
        ("bai_bo", "2024-07-20", ENDED, ["het_theo_goc"]),  # Đ154.4: whatever the cause
        ("thay_the", "2025-05-20", IN_FORCE, ["hieu_luc", "goc_het"]),  # Đ57.2 as first made: goes on
        ("thay_the", "2026-01-01", ENDED, ["het_theo_goc"]),  # Đ57.2 as amended
        ("bai_bo", "2026-01-01", IN_FORCE, ["hieu_luc", "goc_het"]),  # the law is silent (0.1 #2)
    ],
)
def test_lapse_with_the_parent(relation: str, effect: str, word: str, causes: list[str]) -> None:
    child = by("909/2023/QĐ-UBND", "2023-07-18", "2023-08-01", says("quy_dinh_chi_tiet", PARENT, "dieu_2/khoan_1"),
               says("can_cu", PARENT, at="main/can_cu"))  # fmt: skip
    only_basis = by("910/2024/QĐ-UBND", "2024-02-05", "2024-02-20", says("can_cu", PARENT, at="main/can_cu"))
    end = by("911/2024/NQ-HĐND", effect, effect, says(relation, PARENT), issuer="nghe-an.hdnd", type="Nghị quyết")
    found = told([child, PARENT, end])
    assert (found.word, found.certainty) == (word, "flag")
    assert [e.cause for e in found.because] == causes
    assert short(told([only_basis, PARENT, end])) == (IN_FORCE, "fact", "2024-02-20")
    goes_on = by("20/QĐ-UBND", "2026-02-01", "2026-02-01", says("tiep_tuc", child))
    assert told([child, PARENT, end, goes_on]).word == IN_FORCE


def test_lapse_of_what_details_one_of_two_provisions() -> None:
    child = by("909/2019/QĐ-UBND", "2019-07-18", "2019-08-01", says("quy_dinh_chi_tiet", BASE, "dieu_2/khoan_1", "dieu_3"))
    end = by("2/2020/QĐ-UBND", "2020-01-02", "2020-02-01", says("bai_bo", BASE, "dieu_2"))
    found = told([child, BASE, end])
    assert short(found) == (PARTLY, "flag", "2020-02-01")


def test_parent_that_ends_when_the_child_begins_is_no_parent() -> None:
    """The law of 2025 takes over on the day on which the resolution made under it begins: nothing lapses."""
    child = by("909/2023/QĐ-UBND", "2023-07-18", "2023-09-01", says("quy_dinh_chi_tiet", PARENT, "dieu_2"))
    end = by("911/2023/NQ-HĐND", "2023-08-01", "2023-09-01", says("thay_the", PARENT), issuer="nghe-an.hdnd", type="Nghị quyết")
    assert short(told([child, PARENT, end])) == (IN_FORCE, "fact", "2023-09-01")
    late = by("912/2023/NQ-HĐND", "2023-08-01", "2023-09-02", says("thay_the", PARENT), issuer="nghe-an.hdnd", type="Nghị quyết")
    assert told([child, PARENT, late]).word == ENDED


def test_repeal_by_the_text_on_the_same_subject_keeps_its_word_and_is_a_replacement_for_the_lapse() -> None:
    title = "Quy định mức thu học phí đối với cơ sở giáo dục mầm non trên địa bàn tỉnh Nghệ An"
    parent = doc("908/2023/NQ-HĐND", "2023-07-12", "2023-08-01", issuer="nghe-an.hdnd", type="Nghị quyết", title=title)
    child = by("909/2023/QĐ-UBND", "2023-07-18", "2023-08-01", says("quy_dinh_chi_tiet", parent, "dieu_2"))
    end = by("9/2025/NQ-HĐND", "2025-12-11", "2026-01-01", says("bai_bo", parent), issuer="nghe-an.hdnd", type="Nghị quyết", title=title)
    assert [e.cause for e in told([parent, end]).because] == ["bai_bo"]
    assert [e.cause for e in told([child, parent, end]).because] == ["het_theo_goc"]


def test_amending_act_does_not_lapse_as_one_that_details() -> None:
    title = "Sửa đổi, bổ sung một số điều của Quy định kèm theo Quyết định số 5/2019/QĐ-UBND"
    child = by("909/2023/QĐ-UBND", "2023-07-18", "2023-08-01", says("quy_dinh_chi_tiet", PARENT, "dieu_2"), title=title)
    end = by("911/2024/NQ-HĐND", "2024-07-20", "2024-07-20", says("bai_bo", PARENT), issuer="nghe-an.hdnd", type="Nghị quyết")
    assert short(told([child, PARENT, end])) == (IN_FORCE, "fact", "2023-08-01")


def test_new_wording_and_suspension_of_a_provision_are_told() -> None:
    amends = by("3/2019/QĐ-UBND", "2019-01-02", "2019-02-01", says("sua_doi_bo_sung", BASE, "dieu_2/khoan_1"))
    found = told([BASE, amends], TODAY, "dieu_2/khoan_1")
    assert short(found) == (IN_FORCE, "fact", "2018-05-20")
    assert [(e.cause, e.by) for e in found.because] == [("hieu_luc", ""), ("sua_doi", amends.id)]
    assert [e.cause for e in told([BASE, amends], "2019-01-31", "dieu_2/khoan_1").because] == ["hieu_luc"]
    stop = by("4/QĐ-UBND", "2026-01-02", "2026-02-01", says("dinh_chi", BASE, "dieu_3"), issuer="nghe-an.hdnd")
    found = told([BASE, stop])
    assert (found.word, [e.cause for e in found.because]) == (IN_FORCE, ["hieu_luc", "dinh_chi"])


def test_document_made_on_a_dead_base_does_not_lapse() -> None:
    end = by("2/2020/QĐ-UBND", "2020-01-02", "2020-02-01", says("bai_bo", BASE))
    child = by("9/2021/QĐ-UBND", "2021-07-18", "2021-08-01", says("quy_dinh_chi_tiet", BASE, "dieu_2"))
    assert short(told([child, BASE, end])) == (IN_FORCE, "fact", "2021-08-01")


def test_central_law_from_the_catalogue() -> None:
    land = "quoc-hoi.luat.45-2013-qh13.2013-11-29"
    found = library().status(land, None, date(2024, 7, 31))
    assert (found.word, found.period.end) == (PARTLY, date(2024, 8, 1))
    assert short(library().status(land, None, date(2024, 8, 1)))[0] == ENDED
    assert library().status(land, None, date(2014, 6, 30)).word == NOT_YET


def test_term_prolonged() -> None:
    term = doc("930/2022/QĐ-UBND", "2022-07-14", "2022-07-25", effects=[ends("2026-01-01")])
    more = by("9/2025/QĐ-UBND", "2025-12-01", "2025-12-15", says("tiep_tuc", term, period=Period(date(2026, 1, 1), date(2027, 1, 1))))
    assert short(told([term, more])) == (IN_FORCE, "fact", "2022-07-25")
    assert short(told([term, more], "2027-01-01")) == (ENDED, "fact", "2027-01-01")


def test_term_whose_sentence_was_amended() -> None:
    """The new wording is not read as a date: the old term is no fact any more."""
    term = doc("930/2022/QĐ-UBND", "2022-07-14", "2022-07-25", effects=[ends("2026-01-01")])
    amends = by("9/2025/QĐ-UBND", "2025-12-01", "2025-12-15", says("sua_doi_bo_sung", term, "dieu_3"))
    assert (told([term, amends]).word, told([term, amends]).certainty) == (ENDED, "flag")


def test_repeal_that_names_a_wrong_date() -> None:
    """A sign, no silent guess: number and body agree, the date does not."""
    wrong = says("bai_bo", BASE)
    assert isinstance(wrong.target, TargetKey)
    wrong = replace(wrong, target=replace(wrong.target, issued=Period.day(date(2018, 10, 5))))
    found = told([BASE, by("9/2021/QĐ-UBND", "2021-02-01", "2021-02-15", wrong)])
    assert short(found) == (UNKNOWN, "flag", "2021-02-15")


def test_amender_of_what_has_ended() -> None:
    title = "Sửa đổi, bổ sung một số điều của Quyết định số 901/2018/QĐ-UBND"
    amends = by("2/2020/QĐ-UBND", "2020-01-02", "2020-02-01", says("sua_doi_bo_sung", BASE, "dieu_2"), title=title)
    other = by("3/2020/QĐ-UBND", "2020-01-02", "2020-02-01", says("sua_doi_bo_sung", BASE, "dieu_2"), title="Quy định giá nước sạch")
    end = by("4/2022/QĐ-UBND", "2022-01-02", "2022-02-01", says("bai_bo", BASE))
    assert short(told([amends, BASE, end])) == (ENDED, "flag", "2022-02-01")
    assert short(told([other, BASE, end])) == (IN_FORCE, "fact", "2020-02-01")


def test_inserted_then_amended_then_repealed() -> None:
    inserts = by("2/2020/QĐ-UBND", "2020-01-02", "2020-02-01", says("sua_doi_bo_sung", BASE, "dieu_4a"))
    amends = by("3/2021/QĐ-UBND", "2021-01-02", "2021-02-01", says("sua_doi_bo_sung", BASE, "dieu_4a"))
    repeals = by("4/2022/QĐ-UBND", "2022-01-02", "2022-02-01", says("bai_bo", BASE, "dieu_4a"))
    documents = [BASE, inserts, amends, repeals]
    assert told(documents, "2020-06-01").word == IN_FORCE
    assert short(told(documents, "2021-06-01")) == (PARTLY, "fact", "2021-02-01")
    assert told(documents, "2021-06-01", "dieu_4a").word == IN_FORCE
    assert short(told(documents, TODAY, "dieu_4a")) == (ENDED, "fact", "2022-02-01")


def test_first_day_that_hangs_on_another_documents() -> None:
    sentence = place("main/dieu_3", 200)
    inside = replace(says("dan_chieu", BASE), place=sentence)
    waits = doc("902/2018/QĐ-UBND", "2018-05-12", says=[inside], effects=[EffectClause(sentence, "su_kien", Period())])
    assert short(told([waits])) == (UNKNOWN, "flag", None)
    assert short(told([waits, BASE])) == (IN_FORCE, "flag", "2018-05-20")


def test_renamed_province_is_no_merger() -> None:
    base = doc("1/2020/QĐ-UBND", "2020-01-02", "2020-02-01", issuer="thua-thien-hue.ubnd")
    assert [e.cause for e in told([base]).because] == ["hieu_luc"]
    assert told([base], TODAY, None, "hue").word == IN_FORCE
    end = by("2/2026/QĐ-UBND", "2026-01-02", "2026-02-01", says("bai_bo", base), issuer="hue.ubnd")
    assert short(told([base, end])) == (ENDED, "fact", "2026-02-01")


def test_document_that_rests_on_the_transition_of_2025() -> None:
    law = replace(says("can_cu", BASE), target=TargetKey("Luật", "72/2025/QH15"), provisions=("dieu_54/khoan_9",))
    rests = doc("1/2025/QĐ-UBND", "2025-07-10", "2025-07-20", issuer="nghe-an.ubnd", says=[law])
    assert told([rests], "2027-02-28").word == IN_FORCE
    assert short(told([rests], "2027-03-01")) == (ENDED, "flag", "2027-03-01")


def test_stage_named_in_the_title_is_only_a_sign() -> None:
    named = Clause(place("main/title"), "period_named", (("where", "title"), ("from", "2021"), ("to", "2025")))
    stage = doc("931/2021/QĐ-UBND", "2021-12-10", "2021-12-20", clauses=[named])
    assert short(told([stage], "2025-12-31")) == (IN_FORCE, "fact", "2021-12-20")
    assert short(told([stage])) == (UNKNOWN, "flag", "2026-01-01")
    dated = doc("932/2021/QĐ-UBND", "2021-12-10", "2021-12-20", clauses=[named], effects=[ends("2027-01-01")])
    assert told([dated]).word == IN_FORCE


def test_first_day_moved_by_an_amendment() -> None:
    late = doc("31/2024/QĐ-UBND", "2024-01-18", "2025-01-01")
    sooner = Clause(place("main/dieu_2"), "effect_of_other", (("from", "2024-08-01"),))
    moves = by("43/2024/QĐ-UBND", "2024-06-29", "2024-08-01", says("sua_doi_bo_sung", late, "dieu_3", at="main/dieu_2"), clauses=[sooner])
    assert told([late], "2024-09-01").word == NOT_YET
    assert told([late, moves], "2024-09-01").word == PARTLY
    assert told([late, moves], "2024-07-31").word == NOT_YET


def test_blanket_repeal_is_a_sign_for_what_it_may_mean() -> None:
    title = "Quy định quản lý chợ trên địa bàn tỉnh Nghệ An"
    base = doc("932/2013/QĐ-UBND", "2013-05-06", "2013-05-16", title=title)
    blanket = by("933/2020/QĐ-UBND", "2020-06-08", "2020-06-22", title=title, clauses=[Clause(place("main/dieu_3"), "blanket_repeal")])
    assert short(told([base, blanket])) == (IN_FORCE, "flag", "2013-05-16")
    assert told([base, blanket], "2020-06-21").certainty == "fact"


def test_persons_word() -> None:
    stays = Event(BASE.id, (), None, "tiep_tuc", Period(date(2021, 3, 1), None), "", "fact", None, "person")
    after = by("902/2021/QĐ-UBND", "2021-02-01", "2021-02-20", says("bai_bo", BASE))
    shelf = library(BASE, after, events=[stays])
    assert shelf.status(BASE.id).word == IN_FORCE
    assert shelf.status(BASE.id, day=date(2021, 2, 25)).word == ENDED


def test_unknown_document() -> None:
    assert short(library(BASE).status("khong-co")) == (UNKNOWN, "flag", None)


def test_decree_of_the_catalogue_whose_law_has_ended_is_no_longer_sure() -> None:
    decree = acts.by_number("134/2015/NĐ-CP")[0].id  # no row of the catalogue says that it ended
    assert short(library().status(decree, None, date(2025, 6, 30)))[:2] == (IN_FORCE, "fact")
    found = library().status(decree, None, date(2025, 7, 1))
    assert short(found)[:2] == (IN_FORCE, "flag")
    assert [(e.cause, e.by) for e in found.because][-1] == ("goc_het", "quoc-hoi.luat.58-2014-qh13.2014-11-20")
    land = acts.by_number("43/2014/NĐ-CP")[0].id  # amended: what is left of it is no surer
    assert library().status(land, None, date(2024, 8, 1)).certainty == "flag"
