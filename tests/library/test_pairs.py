"""Provisions to be read side by side: found whatever the order, seen from both sides, each with its likeliest partner only."""

from __future__ import annotations

import random
from dataclasses import replace

from validity.made import doc, library, says

from registry.model import Component, Document, Measure, Mention, Place, Provision, Span


def with_articles(document: Document, *articles: tuple[str, list[str]]) -> Document:
    """Điều 1.. with heading and khoản; every khoản holds a measure."""
    text, provisions, measures = "", [], []
    for n, (heading, khoan) in enumerate(articles, 1):
        start = len(text)
        text += f"Điều {n}. {heading}\n"
        inner = []
        for k, words in enumerate(khoan, 1):
            at = len(text)
            text += f"{k}. {words}\n"
            inner.append(Provision(f"main/dieu_{n}/khoan_{k}", "khoan", str(k), None, f"main/dieu_{n}", Span(at, len(text))))
            place = Place(document.id, "main", inner[-1].id, Span(at, len(text)), text[at:])
            measures.append(Measure(place, "exact", 1.0, "VND", ""))
        provisions += [Provision(f"main/dieu_{n}", "dieu", str(n), heading, None, Span(start, len(text))), *inner]
    return replace(document, components=(Component("main", "", None, "", text, tuple(provisions)),), measures=tuple(measures))


PARKING = "Quy định giá dịch vụ trông giữ xe tại các điểm, bãi trông giữ xe trên địa bàn tỉnh "
ONE = with_articles(
    doc("915/2021/QĐ-UBND", "2021-03-08", "2021-03-22", title=PARKING + "Nghệ An"),
    ("Phạm vi điều chỉnh", ["Quyết định này quy định giá dịch vụ trông giữ xe trên địa bàn tỉnh."]),
    ("Mức giá", ["Trông giữ xe ô tô: 20.000 đồng/lượt.", "Trông giữ xe mô tô, xe gắn máy: 5.000 đồng/lượt."]),
)
OTHER = with_articles(
    doc("916/2023/QĐ-UBND", "2023-10-09", "2023-10-23", title=PARKING + "Nghệ An"),
    ("Phạm vi điều chỉnh", ["Quyết định này quy định giá dịch vụ trông giữ xe trên địa bàn tỉnh."]),
    ("Mức giá", ["Trông giữ xe ô tô: 25.000 đồng/lượt.", "Trông giữ xe mô tô, xe gắn máy: 5.000 đồng/lượt."]),
)
FAR = with_articles(
    doc("917/2023/QĐ-UBND", "2023-10-09", "2023-10-23", title="Quy định hạn mức giao đất ở trên địa bàn tỉnh Nghệ An"),
    ("Hạn mức", ["Đất ở tại đô thị: không quá 120 m²."]),
)


def told(*documents: Document) -> list[tuple[str, str, str]]:
    """The pairs of the first document."""
    found = library(*documents).pairs(documents[0].id)
    return [(one.provision, f"{other.document.split('.')[3]} {other.provision}", reason) for one, other, reason in found]


def test_same_subject() -> None:
    assert told(ONE, OTHER, FAR) == [
        ("main/dieu_2/khoan_1", "916-2023 main/dieu_2/khoan_1", "tên cùng nội dung"),
        ("main/dieu_2/khoan_2", "916-2023 main/dieu_2/khoan_2", "tên cùng nội dung"),
    ]


def test_seen_from_both_sides_in_any_order() -> None:
    documents = [ONE, OTHER, FAR]
    for seed in range(4):
        shelf = library(*random.Random(seed).sample(documents, 3))
        there = {(a, b, reason) for a, b, reason in shelf.pairs(ONE.id)}
        back = {(b, a, reason) for a, b, reason in shelf.pairs(OTHER.id)}
        assert there == back and len(there) == 2


def test_places_hold_their_quotes() -> None:
    for one, other, _ in library(ONE, OTHER).pairs(ONE.id):
        for place, document in ((one, ONE), (other, OTHER)):
            assert place.span.of(document.components[0].text) == place.quote


def test_superior_that_is_cited() -> None:
    above = with_articles(
        doc("901/2023/NQ-HĐND", "2023-12-08", "2024-01-01", issuer="nghe-an.hdnd", type="Nghị quyết", title="Chính sách nhà ở"),
        ("Mức hỗ trợ", ["Hộ nghèo được hỗ trợ sửa chữa nhà ở với mức tối đa 20 triệu đồng/hộ."]),
    )
    rests: Mention = says("can_cu", above, at="main/can_cu")
    below = with_articles(
        doc("902/2024/QĐ-UBND", "2024-03-11", "2024-03-25", title="Việc thi hành nghị quyết", says=[rests]),
        ("Mức hỗ trợ", ["Mức hỗ trợ sửa chữa nhà ở cho hộ nghèo tối đa là 30 triệu đồng/hộ.",
                        "Hộ cận nghèo được hỗ trợ vay vốn tín dụng ưu đãi với mức tối đa 30 triệu đồng/hộ."]),
    )  # fmt: skip
    assert told(below, above) == [("main/dieu_1/khoan_1", "901-2023 main/dieu_1/khoan_1", "viện dẫn")]


def test_words_alone_bring_them_together() -> None:
    one = with_articles(
        doc("932/2023/QĐ-UBND", "2023-05-08", "2023-05-22", title="Tổ chức chi trả"),
        ("Thời hạn chi trả", ["Nhà trường chi trả tiền ăn cho học sinh bán trú trước ngày 25 hằng tháng."]),
    )
    other = with_articles(
        doc("933/2025/NQ-HĐND", "2025-12-10", "2026-01-01", issuer="nghe-an.hdnd", type="Nghị quyết", title="Chính sách học sinh"),
        ("Thời hạn", ["Tiền ăn cho học sinh bán trú được chi trả trước ngày 10 hằng tháng."]),
    )
    assert told(one, other, FAR) == [("main/dieu_1/khoan_1", "933-2025 main/dieu_1/khoan_1", "câu chữ giống nhau")]


def test_nothing_to_pair() -> None:
    assert told(FAR, ONE, OTHER) == []
    assert library(ONE).pairs("khong-co") == ()
