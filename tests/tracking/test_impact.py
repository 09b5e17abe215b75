"""A change of an act puts on the list what rests on it, with what was done since (Điều 39 NĐ 79/2025)."""

from __future__ import annotations

from datetime import date

from decrees import library

from registry.tracking.impact import impact

GOC = {
    "head": "Ủy ban nhân dân tỉnh Vân Hải | Quyết định | 10/2020/QĐ-UBND | 2020-04-02 | Quy định quản lý chợ",
    "text": """Điều 1. Chợ mở cửa từ 5 giờ.
Điều 2. Phí chợ là 5.000 đồng/lượt.
Điều 3. Quyết định này có hiệu lực kể từ ngày 15 tháng 4 năm 2020.""",
}
SUA = {
    "head": "Ủy ban nhân dân tỉnh Vân Hải | Quyết định | 08/2023/QĐ-UBND | 2023-03-01 | Sửa đổi Điều 2 Quyết định số 10/2020/QĐ-UBND",
    "text": """Điều 1. Sửa đổi Điều 2 Quyết định số 10/2020/QĐ-UBND ngày 02 tháng 4 năm 2020 của Ủy ban nhân dân tỉnh Vân Hải như sau:
“Điều 2. Phí chợ là 8.000 đồng/lượt.”
Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 3 năm 2023.""",
}


def citing(number: str, day: str, provision: str) -> dict[str, str]:
    return {
        "head": f"Ủy ban nhân dân tỉnh Vân Hải | Quyết định | {number} | {day} | Quy định giá thuê mặt bằng",
        "text": f"""Điều 1. Thực hiện theo quy định tại {provision} Quyết định số 10/2020/QĐ-UBND ngày 02 tháng 4 năm 2020 của Ủy ban nhân dân tỉnh Vân Hải.
Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 12 năm {day[:4]}.""",
    }


def touched(documents: dict[str, dict[str, str]], act: str = "goc") -> dict[str, bool]:
    """short name -> whether something was done since, of what `act` touches."""
    shelf, ids = library(documents, date(2026, 11, 24))
    names = {id: name for name, id in ids.items()}
    return {names[row.document]: bool(row.done) for row in impact(shelf, ids[act])}


def test_what_cites_the_changed_article_is_touched_and_no_other() -> None:
    documents = {
        "goc": GOC,
        "sua": SUA,
        "dieu 2": citing("20/2021/QĐ-UBND", "2021-12-01", "Điều 2"),
        "dieu 1": citing("21/2021/QĐ-UBND", "2021-12-01", "Điều 1"),
    }
    assert touched(documents) == {"dieu 2": False}


def test_a_document_made_after_the_change_knew_it() -> None:
    assert touched({"goc": GOC, "sua": SUA, "sau": citing("20/2024/QĐ-UBND", "2024-12-01", "Điều 2")}) == {}


def test_the_amending_act_asks_for_what_rests_on_what_it_amends() -> None:
    assert touched({"goc": GOC, "sua": SUA, "dieu 2": citing("20/2021/QĐ-UBND", "2021-12-01", "Điều 2")}, "sua") == {"dieu 2": False}


def test_what_was_amended_since_is_told_as_done() -> None:
    documents = {
        "goc": GOC,
        "sua": SUA,
        "dieu 2": citing("20/2021/QĐ-UBND", "2021-12-01", "Điều 2"),
        "xu ly": {
            "head": "Ủy ban nhân dân tỉnh Vân Hải | Quyết định | 30/2023/QĐ-UBND | 2023-06-01 | Sửa đổi Điều 1 Quyết định số 20/2021/QĐ-UBND",
            "text": """Điều 1. Sửa đổi Điều 1 Quyết định số 20/2021/QĐ-UBND ngày 01 tháng 12 năm 2021 của Ủy ban nhân dân tỉnh Vân Hải như sau:
“Điều 1. Giá thuê là 8.000 đồng.”
Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 6 năm 2023.""",
        },
    }
    assert touched(documents) == {"dieu 2": True}


def test_only_a_certain_end_takes_a_document_off_the_list() -> None:
    """What it details was replaced, which is a sign of its end and the reason to review it; a repeal is certain."""
    goc = {**GOC, "head": GOC["head"].replace("Ủy ban nhân dân", "Hội đồng nhân dân").replace("Quyết định", "Nghị quyết").replace("QĐ-UBND", "NQ-HĐND")}
    goc["text"] = goc["text"].replace("Quyết định", "Nghị quyết")
    told = "Nghị quyết số 10/2020/NQ-HĐND ngày 02 tháng 4 năm 2020 của Hội đồng nhân dân tỉnh Vân Hải"
    chi_tiet = {
        "head": "Ủy ban nhân dân tỉnh Vân Hải | Quyết định | 20/2021/QĐ-UBND | 2021-12-01 | Quy định chi tiết phí chợ",
        "text": f"""Điều 1. Quyết định này quy định chi tiết Điều 2 {told}.
Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 12 năm 2021.""",
    }
    thay = {
        "head": "Hội đồng nhân dân tỉnh Vân Hải | Nghị quyết | 09/2025/NQ-HĐND | 2025-09-01 | Quy định quản lý chợ",
        "text": f"Điều 1. Chợ mở cửa từ 6 giờ.\nĐiều 2. Nghị quyết này có hiệu lực kể từ ngày 15 tháng 9 năm 2025 và thay thế {told}.",
    }
    bo = {
        "head": "Ủy ban nhân dân tỉnh Vân Hải | Quyết định | 30/2025/QĐ-UBND | 2025-10-01 | Bãi bỏ Quyết định số 20/2021/QĐ-UBND",
        "text": """Điều 1. Bãi bỏ toàn bộ Quyết định số 20/2021/QĐ-UBND ngày 01 tháng 12 năm 2021 của Ủy ban nhân dân tỉnh Vân Hải.
Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 10 năm 2025.""",
    }
    documents = {"goc": goc, "chi tiet": chi_tiet, "thay": thay}
    held, ids = library(documents, date(2026, 11, 24))
    assert (held.status(ids["chi tiet"]).word, held.status(ids["chi tiet"]).certainty) == ("hết hiệu lực toàn bộ", "flag")
    assert touched(documents) == {"chi tiet": False}
    assert touched({**documents, "bo": bo}) == {}
