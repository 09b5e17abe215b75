"""Statements to be read side by side: found whatever the order, seen from both sides, each with its likeliest partner only."""

from __future__ import annotations

import random
from datetime import date

import pytest
from decrees import decree

from registry.library import Library, MemoryShelf
from registry.library.statements import statements
from registry.library.wording import apart, bodies, tokens
from registry.model import Document, Statement

UBND = "Ủy ban nhân dân tỉnh Nghệ An | Quyết định |"
HDND = "Hội đồng nhân dân tỉnh Nghệ An | Nghị quyết |"
PARKING = "Quy định giá dịch vụ trông giữ xe tại các điểm, bãi trông giữ xe trên địa bàn tỉnh Nghệ An"


def text(*articles: tuple[str, list[str]], bases: str = "") -> str:
    told = [f"Điều {n}. {heading}\n" + "\n".join(f"{k}. {words}" for k, words in enumerate(khoan, 1)) for n, (heading, khoan) in enumerate(articles, 1)]
    return "\n".join([f"Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;{bases}", "QUYẾT ĐỊNH:", *told])


ONE = decree(
    f"{UBND} 915/2021/QĐ-UBND | 2021-03-08 | {PARKING}",
    text(("Mức giá", ["Trông giữ xe ô tô: 20.000 đồng/lượt.", "Trông giữ xe mô tô, xe gắn máy: 5.000 đồng/lượt."])),
)
OTHER = decree(
    f"{UBND} 916/2023/QĐ-UBND | 2023-10-09 | {PARKING}",
    text(("Mức giá", ["Trông giữ xe ô tô: 25.000 đồng/lượt.", "Trông giữ xe mô tô, xe gắn máy: 5.000 đồng/lượt."])),
)
FAR = decree(
    f"{UBND} 917/2023/QĐ-UBND | 2023-10-09 | Quy định hạn mức giao đất ở trên địa bàn tỉnh Nghệ An",
    text(("Hạn mức", ["Đất ở tại đô thị: không quá 120 m².", "Đất ở tại nông thôn: không quá 200 m²."])),
)


def library(*documents: Document) -> Library:
    return Library(MemoryShelf(documents), date(2026, 11, 24))


def told(*documents: Document) -> list[tuple[str, str, str]]:
    """The pairs of the first document."""
    shelf = library(*documents)
    found = [pair for other in shelf.beside(documents[0].id) for pair in shelf.pairs(documents[0].id, other)]
    return [(f"{one.provision} {one.quote}", f"{other.document.split('.')[3]} {other.quote}", reason) for one, other, reason in found]


def test_same_subject_pairs_the_titles_and_the_likeliest_statements() -> None:
    assert told(ONE, OTHER, FAR) == [
        (f"main/title {PARKING}", f"916-2023 {PARKING}", "tên cùng nội dung"),
        ("main/dieu_1/khoan_1 20.000 đồng/lượt", "916-2023 25.000 đồng/lượt", "tên cùng nội dung"),
        ("main/dieu_1/khoan_2 5.000 đồng/lượt", "916-2023 5.000 đồng/lượt", "tên cùng nội dung"),
    ]


def test_seen_from_both_sides_in_any_order() -> None:
    for seed in range(4):
        shelf = library(*random.Random(seed).sample([ONE, OTHER, FAR], 3))
        there = {(a, b, reason) for a, b, reason in shelf.pairs(ONE.id, OTHER.id)}
        back = {(b, a, reason) for a, b, reason in shelf.pairs(OTHER.id, ONE.id)}
        assert there == back and len(there) == 3


def test_places_hold_their_quotes_and_lead_back_to_their_statements() -> None:
    shelf = library(ONE, OTHER)
    for one, other, _ in shelf.pairs(ONE.id, OTHER.id):
        for place, document in ((one, ONE), (other, OTHER)):
            assert place.span.of(document.components[0].text) == place.quote
            found = shelf.statement(place)
            assert found is None if place.provision == "main/title" else found in statements(document)


def test_superior_that_is_cited() -> None:
    above = decree(
        f"{HDND} 901/2023/NQ-HĐND | 2023-12-08 | Quy định chính sách nhà ở trên địa bàn tỉnh Nghệ An",
        text(("Mức hỗ trợ", ["Hộ nghèo được hỗ trợ sửa chữa nhà ở với mức tối đa 20 triệu đồng/hộ."])),
    )
    base = "\nCăn cứ Nghị quyết số 901/2023/NQ-HĐND ngày 08 tháng 12 năm 2023 của Hội đồng nhân dân tỉnh Nghệ An quy định chính sách nhà ở;"
    words = ["Mức hỗ trợ sửa chữa nhà ở cho hộ nghèo tối đa là 30 triệu đồng/hộ.", "Hộ cận nghèo được vay vốn tín dụng ưu đãi tối đa 30 triệu đồng/hộ."]
    below = decree(f"{UBND} 902/2024/QĐ-UBND | 2024-03-11 | Quy định việc thi hành nghị quyết", text(("Mức", words), bases=base))
    assert told(below, above) == [
        ("main/dieu_1/khoan_1 tối đa là 30 triệu đồng/hộ", "901-2023 tối đa 20 triệu đồng/hộ", "viện dẫn"),
    ]


def test_words_alone_bring_them_together() -> None:
    one = decree(
        f"{UBND} 932/2023/QĐ-UBND | 2023-05-08 | Quy định tổ chức chi trả tiền ăn trên địa bàn tỉnh Nghệ An",
        text(("Thời hạn", ["Nhà trường chi trả tiền ăn cho học sinh bán trú trước ngày 25 hằng tháng."])),
    )
    other = decree(
        f"{HDND} 933/2025/NQ-HĐND | 2025-12-10 | Quy định chính sách đối với học sinh trên địa bàn tỉnh Nghệ An",
        text(("Thời hạn", ["Tiền ăn của học sinh bán trú được chi trả trước ngày 10 hằng tháng."])),
    )
    assert [row[1:] for row in told(one, other, FAR)] == [("933-2025 trước ngày 10 hằng tháng", "câu chữ giống nhau")]


def test_nothing_to_pair() -> None:
    assert told(FAR, ONE, OTHER) == []
    assert library(ONE).beside("khong-co") == ()
    assert library(ONE, FAR).pairs(ONE.id, FAR.id) == library(ONE).pairs(ONE.id, "khong-co") == ()


def only(document: Document, kind: str) -> list[Statement]:
    return [statement for statement in statements(document) if statement.kind == kind]


def test_what_a_statement_stands_on() -> None:
    document = decree(
        f"{HDND} 20/2024/NQ-HĐND | 2024-07-10 | Quy định mức hỗ trợ giống cây trồng trên địa bàn tỉnh Nghệ An",
        text(("Mức hỗ trợ", ["Đối với hộ nghèo:\na) Giống lúa: 500.000 đồng/ha.\nb) Hộ có diện tích từ 2 ha trở lên: 300.000 đồng/ha."])),
    )
    first, second = only(document, "VND")
    assert (first.heading, first.core.split(":")[0].strip(), first.given) == ("Mức hỗ trợ", "Giống lúa", frozenset())
    assert "Đối với hộ nghèo" in first.frame and first.said == "500.000 đồng/ha"
    assert second.given == {("m2", "min", 20000.0)}
    assert only(document, "m2") == []  # it only says for whom the amount is


def test_two_quantities_of_one_sentence_are_two_statements() -> None:
    document = decree(
        f"{UBND} 22/2024/QĐ-UBND | 2024-10-07 | Quy định tách thửa đất ở trên địa bàn tỉnh Nghệ An",
        text(("Diện tích", ["Thửa đất sau khi tách có diện tích tối thiểu 50 m² và cạnh tiếp giáp đường giao thông tối thiểu 4 m."])),
    )
    (area,), (side,) = only(document, "m2"), only(document, "m")
    assert "cạnh" not in area.core and "cạnh tiếp giáp" in side.core and "diện tích" in side.frame


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Kinh phí hỗ trợ sửa chữa nhà ở cho hộ nghèo", ("hỗ-trợ", "sửa-chữa", "nhà-ở", "hộ", "nghèo")),
        ("thanh toán tiền ăn hàng tháng trên địa bàn tỉnh Nghệ An", ("chi-trả", "ăn", "hằng-tháng")),
        ("xã thuộc khu vực III; cây điều loại 2", ("xã", "khu-vực#3", "cây", "điều", "loại#2")),
        ("người hoạt động không chuyên trách", ("người", "hoạt", "động", "không-chuyên", "trách")),
    ],
)
def test_words_that_name_something(words: str, told: tuple[str, ...]) -> None:
    assert tokens(words) == told


def test_words_that_exclude_each_other() -> None:
    assert apart("Đất ở tại đô thị")["zone"] != apart("Đất ở tại nông thôn")["zone"]
    assert apart("hộ nghèo")["poverty"] != apart("hộ cận nghèo")["poverty"]
    assert apart("loại I")["loại"] == apart("loại 1")["loại"] != apart("loại 2")["loại"]
    assert apart("tổ chức thẩm định") == apart("thẩm định")


def test_bodies_are_alike_in_central_and_local_words() -> None:
    assert bodies("Ủy ban nhân dân xã, phường, đặc khu lập danh sách")[1] == bodies("UBND cấp xã lập danh sách")[1] == {"ủy ban nhân dân cấp xã"}
    assert bodies("Sở Xây dựng cấp giấy phép") == (" ,  cấp giấy phép", {"sở xây dựng"})
