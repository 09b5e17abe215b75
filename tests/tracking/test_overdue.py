"""What became of each delegation: small registries as decrees are printed, with the state that a lawyer would give."""

from datetime import date

import pytest
from decrees import library

from registry.tracking import COVERED, LATE, NONE_FOUND, NOT_DUE, PREDECESSOR, Overdue, overdue

ASKED = {
    "head": "Hội đồng nhân dân tỉnh Nghệ An | Nghị quyết | 1/2025/NQ-HĐND | 2025-07-10 | Quy định chính sách phát triển cây dược liệu",
    "text": """Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Điều 1. Phạm vi điều chỉnh
Nghị quyết này quy định chính sách phát triển cây dược liệu trên địa bàn tỉnh Nghệ An.
Điều 2. Mức hỗ trợ
1. Hỗ trợ 20 triệu đồng/ha.
2. Ủy ban nhân dân tỉnh quy định chi tiết danh mục cây dược liệu được hỗ trợ.
3. Ủy ban nhân dân tỉnh quyết định danh sách hộ được hỗ trợ hằng năm.
Điều 3. Hiệu lực thi hành
Nghị quyết này có hiệu lực thi hành kể từ ngày 01 tháng 8 năm 2025.""",
}


def details(effect: str, issuer: str = "Ủy ban nhân dân tỉnh Nghệ An", number: str = "9/2025/QĐ-UBND", issued: str = "2025-07-15") -> dict[str, str]:
    return {
        "head": f"{issuer} | Quyết định | {number} | {issued} | Quy định danh mục cây dược liệu được hỗ trợ",
        "text": f"""Căn cứ Nghị quyết số 1/2025/NQ-HĐND ngày 10 tháng 7 năm 2025 của Hội đồng nhân dân tỉnh Nghệ An;
Điều 1. Phạm vi điều chỉnh
Quyết định này quy định chi tiết khoản 2 Điều 2 Nghị quyết số 1/2025/NQ-HĐND ngày 10 tháng 7 năm 2025 của Hội đồng nhân dân tỉnh Nghệ An.
Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực thi hành kể từ ngày {effect}.""",
    }


OTHER = {
    "head": "Ủy ban nhân dân tỉnh Nghệ An | Quyết định | 8/2025/QĐ-UBND | 2025-07-20 | Quy định về quản lý chợ",
    "text": """Căn cứ Nghị quyết số 1/2025/NQ-HĐND ngày 10 tháng 7 năm 2025 của Hội đồng nhân dân tỉnh Nghệ An;
Điều 1. Quản lý chợ
Quyết định này quy định về quản lý chợ trên địa bàn tỉnh Nghệ An.
Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực thi hành kể từ ngày 05 tháng 8 năm 2025.""",
}


def rows(documents: dict[str, dict[str, str]], day: str = "2025-12-01") -> tuple[list[Overdue], dict[str, str]]:
    lib, ids = library(documents, date.fromisoformat(day))
    return overdue(lib), ids


@pytest.mark.parametrize(
    ("documents", "day", "state", "days"),
    [
        ({"other": OTHER}, "2025-12-01", NONE_FOUND, 122),
        ({"made": details("25 tháng 7 năm 2025")}, "2025-12-01", COVERED, 0),
        ({"made": details("01 tháng 8 năm 2025")}, "2025-12-01", COVERED, 0),
        ({"made": details("15 tháng 8 năm 2025", issued="2025-08-03")}, "2025-12-01", LATE, 14),
        ({"other": OTHER}, "2025-07-31", NOT_DUE, None),
        ({"other": OTHER, "made": details("15 tháng 8 năm 2025", issued="2025-08-03")}, "2025-08-10", NONE_FOUND, 9),
    ],
)
def test_state_of_the_only_norm_that_was_asked_for(documents: dict[str, dict[str, str]], day: str, state: str, days: int | None) -> None:
    found, ids = rows({"asked": ASKED, **documents}, day)
    assert [(r.document, r.provision, r.body, r.state, r.days) for r in found] == [
        (ids["asked"], "main/dieu_2/khoan_2", "Ủy ban nhân dân tỉnh Nghệ An", state, days)
    ]
    assert found[0].since == date(2025, 8, 1) and found[0].territory == "nghe-an"
    assert found[0].implementing == (ids["made"] if state in (COVERED, LATE) else None)
    assert found[0].quote.startswith("Ủy ban nhân dân tỉnh quy định chi tiết danh mục")


def test_only_bodies_of_which_the_registry_holds_something() -> None:
    assert rows({"asked": ASKED})[0] != []  # its own province's committee is meant by the council's own document
    law = {
        "head": "Hội đồng nhân dân tỉnh Sơn La | Nghị quyết | 2/2025/NQ-HĐND | 2025-07-10 | Quy định mức thu",
        "text": "Điều 1. Mức thu\nỦy ban nhân dân cấp xã quy định mức thu dịch vụ.\nĐiều 2. Nghị quyết này có hiệu lực từ ngày 01/8/2025.",
    }
    assert rows({"law": law, "other": OTHER})[0] == []


def test_a_document_that_ended_covers_no_more() -> None:
    repeal = {
        "head": "Ủy ban nhân dân tỉnh Nghệ An | Quyết định | 10/2025/QĐ-UBND | 2025-09-01 | Bãi bỏ Quyết định số 9/2025/QĐ-UBND",
        "text": """Điều 1. Bãi bỏ toàn bộ Quyết định số 9/2025/QĐ-UBND ngày 15 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh Nghệ An.
Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 15 tháng 9 năm 2025.""",
    }
    found, _ = rows({"asked": ASKED, "made": details("25 tháng 7 năm 2025"), "repeal": repeal})
    assert [r.state for r in found] == [NONE_FOUND]


OLD_LAW = {
    "head": "Hội đồng nhân dân tỉnh Bình Thuận | Nghị quyết | 1/2024/NQ-HĐND | 2024-12-10 | Quy định chính sách phát triển cây dược liệu",
    "text": ASKED["text"].replace("Nghệ An", "Bình Thuận").replace("01 tháng 8 năm 2025", "01 tháng 01 năm 2025"),
}


def test_merged_province_needs_its_own_document_or_a_decision_to_apply_the_old_one() -> None:
    old = details("25 tháng 12 năm 2024", "Ủy ban nhân dân tỉnh Bình Thuận", "9/2024/QĐ-UBND", "2024-12-12")
    old["text"] = (
        old["text"].replace("1/2025/NQ-HĐND", "1/2024/NQ-HĐND").replace("10 tháng 7 năm 2025", "10 tháng 12 năm 2024").replace("Nghệ An", "Bình Thuận")
    )
    new = {
        "head": "Ủy ban nhân dân tỉnh Lâm Đồng | Quyết định | 5/2025/QĐ-UBND | 2025-09-01 | Quy định về quản lý chợ",
        "text": "Điều 1. Quản lý chợ trên địa bàn tỉnh Lâm Đồng.\nĐiều 2. Quyết định này có hiệu lực từ ngày 15 tháng 9 năm 2025.",
    }
    found, ids = rows({"asked": OLD_LAW, "made": old, "new": new})
    assert [(r.body, r.territory, r.state, r.implementing) for r in found] == [
        ("Ủy ban nhân dân tỉnh Lâm Đồng", "lam-dong-2025", PREDECESSOR, ids["made"])
    ]
    assert found[0].body_since == date(2025, 7, 1) and found[0].days == 334
    applied = {
        "head": "Ủy ban nhân dân tỉnh Lâm Đồng | Quyết định | 77/QĐ-UBND | 2025-10-01 | Áp dụng văn bản quy phạm pháp luật",
        "text": """Điều 1. Áp dụng Quyết định số 9/2024/QĐ-UBND ngày 12 tháng 12 năm 2024 của Ủy ban nhân dân tỉnh Bình Thuận trên địa bàn tỉnh Lâm Đồng.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.""",
    }
    found, _ = rows({"asked": OLD_LAW, "made": old, "new": new, "applied": applied})
    assert [r.state for r in found] == [COVERED]


def test_order_of_documents_changes_nothing() -> None:
    documents = {"asked": ASKED, "other": OTHER, "made": details("15 tháng 8 năm 2025", issued="2025-08-03"), "old": OLD_LAW}
    assert rows(documents)[0] == rows(dict(reversed(documents.items())))[0]


LAPSING = {
    "head": "Hội đồng nhân dân tỉnh Nghệ An | Nghị quyết | 5/2023/NQ-HĐND | 2023-07-10 | Quy định chi tiết về đất trồng lúa",
    "text": """Căn cứ Luật Đất đai số 45/2013/QH13 ngày 29 tháng 11 năm 2013;
Điều 1. Phạm vi điều chỉnh
Nghị quyết này quy định chi tiết khoản 3 Điều 134 Luật Đất đai số 45/2013/QH13 ngày 29 tháng 11 năm 2013.
Điều 2. Mức nộp
1. Mức nộp là 50%.
2. Ủy ban nhân dân tỉnh quy định chi tiết trình tự nộp tiền bảo vệ đất trồng lúa.
Điều 3. Hiệu lực thi hành
Nghị quyết này có hiệu lực thi hành kể từ ngày 01 tháng 8 năm 2023.""",
}
ENDING = {
    "head": "Hội đồng nhân dân tỉnh Nghệ An | Nghị quyết | 7/2024/NQ-HĐND | 2024-12-10 | Bãi bỏ Nghị quyết số 5/2023/NQ-HĐND",
    "text": """Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13;
Điều 1. Bãi bỏ toàn bộ Nghị quyết số 5/2023/NQ-HĐND ngày 10 tháng 7 năm 2023 của Hội đồng nhân dân tỉnh Nghệ An.
Điều 2. Hiệu lực thi hành
Nghị quyết này có hiệu lực thi hành kể từ ngày 20 tháng 12 năm 2024.""",
}


def test_only_a_certain_end_takes_a_delegation_off_the_list() -> None:
    """The law that it details has ended, which is a sign; a repeal is certain."""
    lib, ids = library({"asked": LAPSING, "other": OTHER}, date(2025, 12, 1))
    assert (lib.status(ids["asked"]).word, lib.status(ids["asked"]).certainty) == ("hết hiệu lực toàn bộ", "flag")
    (row,) = overdue(lib)
    assert (row.document, row.state, row.since) == (ids["asked"], NONE_FOUND, date(2023, 8, 1))
    assert not rows({"asked": LAPSING, "other": OTHER, "ending": ENDING})[0]


LAND = {
    "head": "Quốc hội | Luật | 31/2024/QH15 | 2024-01-18 | Đất đai",
    "text": """Điều 1. Phạm vi điều chỉnh
Luật này quy định về chế độ sở hữu đất đai.
Điều 111. Bố trí tái định cư
1. Ủy ban nhân dân cấp tỉnh quy định chi tiết về suất tái định cư tối thiểu quy định tại khoản 8 Điều này.
Điều 139. Xử lý vi phạm
1. Hộ gia đình được tiếp tục sử dụng đất trong hạn mức giao đất nông nghiệp do Ủy ban nhân dân cấp tỉnh quy định.
Điều 252. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2024.""",
}


def land(title: str, articles: str, end: str = "", issued: str = "2025-12-04") -> dict[str, str]:
    return {
        "head": f"Ủy ban nhân dân thành phố Hà Nội | Quyết định | 74/2025/QĐ-UBND | {issued} | {title}",
        "text": f"""Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024;
{articles}
Điều 9. Hiệu lực thi hành
1. Quyết định này có hiệu lực thi hành kể từ ngày 15 tháng 12 năm 2025.
{end}""",
    }


BUILDING = land(
    "Quy định về phân cấp một số nội dung thuộc lĩnh vực xây dựng, giao thông",
    "Điều 1. Giao quản lý công trình giao thông\nSở Xây dựng quản lý.\nĐiều 2. Sử dụng đất công nghiệp có thời hạn\nBan Quản lý khu công nghiệp thực hiện.",
)
AMENDING = land(
    "Sửa đổi, bổ sung một số điều của Quy định về bồi thường, hỗ trợ và tái định cư kèm theo Quyết định số 40/2024/QĐ-UBND ngày 04 tháng 10 năm 2024",
    "Điều 1. Sửa đổi khoản 4 Điều 14 như sau:\n“4. Hỗ trợ khác theo khoản 1, khoản 2 Điều 111 Luật Đất đai số 31/2024/QH15 là 10 triệu đồng.”",
)
LIMITS = "Điều 1. Hạn mức giao đất nông nghiệp\nHạn mức giao đất nông nghiệp là 2 ha."
ENDS_OLD = "2. Quyết định này thay thế Quyết định số 55/{year}/QĐ-UBND ngày 10 tháng 10 năm {year} của Ủy ban nhân dân thành phố Hà Nội."


def of_article(documents: dict[str, dict[str, str]], provision: str) -> tuple[str, int | None, str | None]:
    (row,) = [r for r in rows({"asked": LAND, **documents}, "2026-03-01")[0] if r.provision == provision]
    return row.state, row.days, row.earlier


@pytest.mark.parametrize("provision", ["main/dieu_111/khoan_1", "main/dieu_139/khoan_1"])
@pytest.mark.parametrize("other", [BUILDING, AMENDING])
def test_what_rests_on_the_law_or_cites_the_article_in_passing_is_not_on_the_subject(provision: str, other: dict[str, str]) -> None:
    assert of_article({"other": other}, provision) == (NONE_FOUND, 577, None)


def test_what_regulates_the_subject_is_late_even_where_it_only_rests_on_the_law() -> None:
    assert of_article({"made": land("Quy định hạn mức giao đất", LIMITS)}, "main/dieu_139/khoan_1") == (LATE, 501, None)


def test_what_replaces_an_earlier_one_that_is_not_held_is_not_said_to_be_late() -> None:
    """Unless the earlier one was made before the law, and so for another."""
    at = "main/dieu_139/khoan_1"
    state, days, earlier = of_article({"made": land("Quy định hạn mức giao đất", LIMITS, ENDS_OLD.format(year=2024))}, at)
    assert (state, days) == (COVERED, None) and "55/2024/QĐ-UBND" in (earlier or "")
    assert of_article({"made": land("Quy định hạn mức giao đất", LIMITS, ENDS_OLD.format(year=2014))}, at) == (LATE, 501, None)


@pytest.mark.parametrize(("effect", "answer"), [("25 tháng 7", (COVERED, 0, None)), ("20 tháng 10", (LATE, 80, None))])
def test_the_day_of_the_earlier_one_counts_where_it_is_held(effect: str, answer: tuple[str, int | None, str | None]) -> None:
    """Although it does not name the law."""
    earlier = {
        "head": "Ủy ban nhân dân thành phố Hà Nội | Quyết định | 55/2024/QĐ-UBND | 2024-07-10 | Quy định hạn mức giao đất nông nghiệp",
        "text": f"{LIMITS}\nĐiều 2. Hiệu lực thi hành\nQuyết định này có hiệu lực thi hành kể từ ngày {effect} năm 2024.",
    }
    made = land("Quy định hạn mức giao đất", LIMITS, ENDS_OLD.format(year=2024).replace("10 tháng 10", "10 tháng 7"))
    assert of_article({"earlier": earlier, "made": made}, "main/dieu_139/khoan_1") == answer


def test_nothing_is_asked_by_what_was_made_after_the_day() -> None:
    assert rows({"asked": LAND, "other": BUILDING}, "2024-01-17")[0] == []
    assert {r.state for r in rows({"asked": LAND, "other": BUILDING}, "2024-01-18")[0]} == {NOT_DUE}


def test_a_body_is_late_from_its_first_day_only() -> None:
    new = {**OTHER, "head": OTHER["head"].replace("Nghệ An", "Lâm Đồng")}
    row = rows({"asked": LAND, "new": new}, "2025-07-11")[0][0]
    assert (row.days, row.since, row.counted) == (344, date(2024, 8, 1), (date(2025, 7, 1), 10))
