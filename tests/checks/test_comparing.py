"""Pairs of provisions that differ, and pairs that only look so; amounts; what a finding says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from decrees import library
from hypothesis import given
from hypothesis import strategies as st

from registry.checks import check
from registry.checks.amounts import amounts, differ, exceeds
from registry.model import Finding, Measure, Place, Span

ROWS = yaml.safe_load((Path(__file__).parent / "comparisons.yaml").read_text(encoding="utf-8"))
DAY = date(2026, 11, 24)
ORGANISATION = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"


def text(subject: str, provision: str, start: str, bases: str = "", end: str = "") -> str:
    return "\n".join(
        [
            ORGANISATION, *([bases] if bases else []), "QUYẾT ĐỊNH:", "Điều 1. Phạm vi điều chỉnh",
            f"Văn bản này quy định {subject} trên địa bàn tỉnh Lam Giang.", "Điều 2. Nội dung", f"1. {provision}",
            "2. Cơ quan có liên quan phối hợp thực hiện.", "Điều 3. Hiệu lực thi hành", f"Văn bản này có hiệu lực kể từ ngày {start}.{end}",
        ]
    )  # fmt: skip


def council(subject: str, provision: str, issued: str = "2023-07-18", start: str = "01 tháng 8 năm 2023") -> dict[str, str]:
    head = f"Hội đồng nhân dân tỉnh Lam Giang | Nghị quyết | 08/2023/NQ-HĐND | {issued} | Quy định {subject} trên địa bàn tỉnh Lam Giang"
    return {"head": head, "text": text(subject, provision, start).replace("Văn bản này", "Nghị quyết này")}


def committee(subject: str, provision: str, number: str = "31/2024", issued: str = "2024-05-10", rests: bool = True) -> dict[str, str]:
    bases = f"Căn cứ Nghị quyết số 08/2023/NQ-HĐND ngày 18 tháng 7 năm 2023 của Hội đồng nhân dân tỉnh Lam Giang quy định {subject};"
    head = f"Ủy ban nhân dân tỉnh Lam Giang | Quyết định | {number}/QĐ-UBND | {issued} | Quy định việc thực hiện {subject} trên địa bàn tỉnh Lam Giang"
    year = issued[:4]
    return {"head": head, "text": text(subject, provision, f"01 tháng 6 năm {year}", bases if rests else "").replace("Văn bản này", "Quyết định này")}


def found(code: str, **documents: dict[str, str]) -> list[Finding]:
    shelf, ids = library(documents, DAY)
    return check(ids.values(), shelf, [code])


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}: {row['below'][:60]}" for n, row in enumerate(ROWS)])
def test_against_the_superior(row: dict[str, Any]) -> None:
    told = found("X1", tren=council(row["subject"], row["above"]), duoi=committee(row["subject"], row["below"]))
    assert bool(told) == row["differs"], [f.message for f in told]


PEERS = [
    ("chi hội nghị", "Chi nước uống: tối đa 40.000 đồng/buổi/người.", "Chi nước uống: tối đa 30.000 đồng/buổi/người.", True),
    ("chi hội nghị", "Chi nước uống: 40.000 đồng/buổi/người.", "Chi nước uống: 0,04 triệu đồng/buổi/người.", False),
    ("cây xanh", "Khoảng cách giữa các cây trên hè phố từ 5 m đến 8 m.", "Khoảng cách giữa các cây trên hè phố là 6 m.", False),
    ("cây xanh", "Khoảng cách giữa các cây trên hè phố từ 5 m đến 8 m.", "Khoảng cách giữa các cây trên hè phố từ 4 m đến 8 m.", True),
    ("tách thửa đất ở", "Thửa đất ở tại đô thị sau khi tách tối thiểu 60 m².", "Thửa đất ở tại đô thị sau khi tách tối thiểu 0,006 ha.", False),
    ("tách thửa đất ở", "Thửa đất ở tại đô thị sau khi tách tối thiểu 60 m².", "Thửa đất ở tại nông thôn sau khi tách tối thiểu 80 m².", False),
    ("xe thô sơ", "Xe thô sơ được hoạt động trên đường Lê Lợi.", "Xe thô sơ không được hoạt động trên đường Lê Lợi.", True),
]  # fmt: skip


@pytest.mark.parametrize(("subject", "one", "other", "differs"), PEERS)
def test_of_one_body(subject: str, one: str, other: str, differs: bool) -> None:
    told = found("X2", mot=committee(subject, one, "21/2022", "2022-05-10", False), hai=committee(subject, other, rests=False))
    assert [f.place.provision for f in told] == (["main/dieu_2/khoan_1"] if differs else ["main/title"])


def test_finding_shows_both_sentences_and_values() -> None:
    subject = "chính sách hỗ trợ sửa chữa nhà ở cho hộ nghèo"
    (told,) = found(
        "X1",
        tren=council(subject, "Hộ nghèo được hỗ trợ sửa chữa nhà ở với mức tối đa 20 triệu đồng/hộ."),
        duoi=committee(subject, "Mức hỗ trợ sửa chữa nhà ở cho hộ nghèo tối đa là 30 triệu đồng/hộ."),
    )
    assert told.place.quote == "Mức hỗ trợ sửa chữa nhà ở cho hộ nghèo tối đa là 30 triệu đồng/hộ"
    assert told.others[0].quote == "Hộ nghèo được hỗ trợ sửa chữa nhà ở với mức tối đa 20 triệu đồng/hộ"
    assert dict(told.values) == {"nội dung": "mức tiền", "văn bản này": "tối đa là 30 triệu đồng/hộ", "văn bản cấp trên": "tối đa 20 triệu đồng/hộ"}
    assert told.message == (
        "Mức tiền: khoản 1 Điều 2 ghi “tối đa là 30 triệu đồng/hộ”, khoản 1 Điều 2 Nghị quyết số 08/2023/NQ-HĐND ngày 18/07/2023 "
        "của Hội đồng nhân dân tỉnh Lam Giang ghi “tối đa 20 triệu đồng/hộ”."
    )
    assert (told.mode, told.legal_class, told.decides, told.severity) == ("kiem_tra", "1", "person", "warning")


def test_a_later_superior_is_for_review_only() -> None:
    subject = "chi trả tiền ăn cho học sinh bán trú"
    (told,) = found(
        "X1",
        tren=council(subject, "Tiền ăn của học sinh bán trú được chi trả trước ngày 10 hằng tháng.", "2025-12-10", "01 tháng 01 năm 2026"),
        duoi=committee(subject, "Nhà trường chi trả tiền ăn cho học sinh bán trú trước ngày 25 hằng tháng.", rests=False),
    )
    assert (told.mode, told.legal_class) == ("ra_soat", "ra_soat") and "việc của rà soát" in told.message


def test_a_superior_signed_before_and_in_force_with_the_lower_one_is_for_control() -> None:
    subject = "chi trả tiền ăn cho học sinh bán trú"
    (told,) = found(
        "X1",
        tren=council(subject, "Tiền ăn của học sinh bán trú được chi trả trước ngày 10 hằng tháng.", "2024-05-02", "01 tháng 6 năm 2024"),
        duoi=committee(subject, "Nhà trường chi trả tiền ăn cho học sinh bán trú trước ngày 25 hằng tháng.", rests=False),
    )
    assert told.mode == "kiem_tra"


def test_a_sentence_that_says_both_amounts_is_no_conflict() -> None:
    subject = "giải quyết khiếu nại"
    one = "Thời hạn giải quyết khiếu nại lần đầu không quá 30 ngày, vụ việc phức tạp không quá 45 ngày."
    other = "Vụ việc phức tạp thì thời hạn giải quyết khiếu nại lần đầu không quá 45 ngày."
    assert found("X1", tren=council(subject, one), duoi=committee(subject, other)) == []


def test_what_the_later_document_settles_itself_is_information() -> None:
    subject = "chi hội nghị"
    later = committee(subject, "Chi nước uống: 30.000 đồng/buổi/người.", rests=False)
    later["text"] += "\nTrường hợp các văn bản có quy định khác nhau về cùng một nội dung thì áp dụng quy định của Quyết định này."
    (told,) = found("X2", mot=committee(subject, "Chi nước uống: 40.000 đồng/buổi/người.", "21/2022", "2022-05-10", False), hai=later)
    assert told.severity == "info"


def measure(value: float, unit: str = "VND", bound: str = "exact") -> Measure:
    return Measure(Place("d", "main", "main/dieu_1", Span(0, 1), ""), bound, value, unit, "")


@pytest.mark.parametrize(
    ("lower", "above", "against"),
    [
        (measure(30, bound="max"), measure(20, bound="max"), True),
        (measure(15, bound="max"), measure(20, bound="max"), False),
        (measure(15), measure(20, bound="max"), False),
        (measure(200, bound="min"), measure(300, bound="min"), True),
        (measure(400, bound="min"), measure(300, bound="min"), False),
        (measure(200, bound="min"), measure(300), True),
        (measure(20), measure(20), False),
        (measure(15), measure(20), True),
        (measure(20, bound="max"), measure(20), False),
        (measure(10, "working_day", "max"), measure(7, "working_day", "max"), True),
        (measure(10, "working_day", "max"), measure(14, "day", "max"), False),  # two weeks, more or less
        (measure(20, "working_day", "max"), measure(14, "day", "max"), True),
        (measure(30, "day"), measure(1, "month"), False),
        (measure(12, "month"), measure(1, "year"), False),
        (measure(48, "hour", "max"), measure(2, "day", "max"), False),
    ],
)
def test_amounts_against_a_superior(lower: Measure, above: Measure, against: bool) -> None:
    one, other = amounts([lower]), amounts([above])
    assert one and other and exceeds(one, other) == against


BOUNDS = st.sampled_from(("exact", "max", "min"))
UNITS = st.sampled_from(("VND", "day", "working_day", "month"))


@given(st.tuples(st.integers(0, 400), UNITS, BOUNDS), st.tuples(st.integers(0, 400), UNITS, BOUNDS))
def test_peers_differ_alike_from_both_sides_and_never_from_themselves(a: tuple[int, str, str], b: tuple[int, str, str]) -> None:
    one, other = amounts([measure(*a)]), amounts([measure(*b)])
    assert one and other and differ(one, other) == differ(other, one) and not differ(one, one)


def test_rows_of_tables() -> None:
    from registry.library.rows import once, rows
    from registry.model import Component, Document, Header

    lines = ["STT", "Đối tượng", "Đơn vị tính", "Giá", "1", "Tàu dài dưới 12 m", "đồng/lượt", "15.000", "2", "Tàu dài từ 12 m", "đồng/lượt", "25.000"]
    told, cells = "", []
    for n, cell in enumerate(lines):
        cells.append((Span(len(told), len(told) + len(cell)), 0, n // 4, n % 4))
        told += cell + "\n"
    document = Document(Header("d", None), (Component("app1", "Phụ lục", None, "", told, cells=tuple(cells)),))
    read = list(rows(document))
    assert [row.numbers for row in read] == [(15000.0,), (25000.0,)] and len(once(read)) == 2
    assert read[0].said == "1 | Tàu dài dưới 12 m | đồng/lượt | 15.000" and read[0].place.provision == "app1"
