"""A document as units."""

from datetime import date
from itertools import pairwise

from registry.model import Component, DocKey, Document, Header, Provision, Span
from registry.searching import units

TEXT = """ỦY BAN NHÂN DÂN TỈNH A
Số: 12/2025/QĐ-UBND
QUYẾT ĐỊNH
Ban hành Quy định về giá đất
Căn cứ Luật Đất đai;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy định.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày ký.
Nơi nhận: Như Điều 2.
"""
RULES = """QUY ĐỊNH
Về giá đất
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Giá đất.
Chương II
TỔ CHỨC THỰC HIỆN
Mục 1
SỞ
Điều 2. Trách nhiệm
Sở Tài chính.
"""


def span(text: str, start: str, end: str | None = None) -> Span:
    at = text.index(start)
    return Span(at, text.index(end, at) if end else len(text))


def document() -> Document:
    main = Component(
        "main", "Quyết định", None, "f.docx", TEXT,
        (
            Provision("main/dieu_1", "dieu", "1", None, None, span(TEXT, "Điều 1.", "Điều 2.")),
            Provision("main/dieu_2", "dieu", "2", "Hiệu lực", None, span(TEXT, "Điều 2. H", "Nơi nhận")),
        ),
        (
            ("header", span(TEXT, "ỦY", "Ban hành")), ("title", span(TEXT, "Ban hành", "Căn cứ")),
            ("can_cu", span(TEXT, "Căn cứ", "QUYẾT ĐỊNH:")), ("closing", span(TEXT, "Nơi nhận")),
        ),
    )  # fmt: skip
    rules = Component(
        "att1", "Quy định", "Về giá đất", "f.docx", RULES,
        (
            Provision("att1/chuong_I", "chuong", "I", "QUY ĐỊNH CHUNG", None, span(RULES, "Chương I\n", "Chương II")),
            Provision("att1/dieu_1", "dieu", "1", "Phạm vi", "att1/chuong_I", span(RULES, "Điều 1.", "Chương II")),
            Provision("att1/chuong_II", "chuong", "II", "TỔ CHỨC THỰC HIỆN", None, span(RULES, "Chương II")),
            Provision("att1/chuong_II/muc_1", "muc", "1", "SỞ", "att1/chuong_II", span(RULES, "Mục 1")),
            Provision("att1/dieu_2", "dieu", "2", "Trách nhiệm", "att1/chuong_II/muc_1", span(RULES, "Điều 2.")),
        ),
    )  # fmt: skip
    table = Component("app1", "Phụ lục", "BẢNG GIÁ", "f.docx", "PHỤ LỤC\nBẢNG GIÁ\nĐường A | 100\n")
    key = DocKey("a.ubnd", "qd", "12/2025/QĐ-UBND", date(2025, 3, 1))
    header = Header(
        key.id, key, "Ủy ban nhân dân tỉnh A", "Quyết định", "12/2025/QĐ-UBND", "A", key.issued, title="Ban hành Quy định về giá đất"
    )
    return Document(header, (main, rules, table))


def test_units_of_a_decision() -> None:
    told = [(u.place.component, u.place.provision, u.title, u.head) for u in units(document())]
    assert told == [
        ("main", "main/header", "Ban hành Quy định về giá đất", True),
        ("main", "main/can_cu", "", False),
        ("main", "main", "", False),
        ("main", "main/dieu_1", "Điều 1", False),
        ("main", "main/dieu_2", "Điều 2. Hiệu lực", False),
        ("main", "main/closing", "", False),
        ("att1", "att1", "Về giá đất", False),
        ("att1", "att1/dieu_1", "Điều 1. Phạm vi", False),
        ("att1", "att1/dieu_2", "Điều 2. Trách nhiệm", False),
        ("app1", "app1", "BẢNG GIÁ", False),
    ]


def test_every_word_is_in_one_unit_and_quotes_are_true() -> None:
    held = document()
    for component in held.components:
        mine = [u.place for u in units(held) if u.place.component == component.id]
        assert all(place.quote == place.span.of(component.text) for place in mine)
        assert all(a.span.end <= b.span.start for a, b in pairwise(mine))
        assert "".join("".join(p.quote.split()) for p in mine) == "".join(component.text.split())


def test_units_carry_what_the_header_says() -> None:
    for found in units(document()):
        assert (found.number, found.type, found.issuer, found.issued) == (
            "12/2025/QĐ-UBND", "Quyết định", "Ủy ban nhân dân tỉnh A", date(2025, 3, 1),
        )  # fmt: skip


def test_a_document_without_structure_has_its_text() -> None:
    text = "Thông báo không có điều nào.\n" * 100
    bare = Document(Header("draft.x", None), (Component("main", "", None, "f.txt", text),))
    found = list(units(bare))
    assert found[0].head
    assert "".join("".join(u.text.split()) for u in found) == "".join(text.split())
    assert not list(units(Document(Header("draft.y", None), (Component("main", "", None, "f.txt", ""),))))


def test_a_document_without_text_is_found_by_what_is_known_of_it() -> None:
    key = DocKey("a.ubnd", "qd", "12/2025/QĐ-UBND", date(2025, 9, 30))
    header = Header(key.id, key, "Ủy ban nhân dân tỉnh A", "Quyết định", key.number, issued=key.issued, title="Bảng giá đất bãi bồi")
    (unit,) = units(Document(header, ()))
    assert unit.head and unit.place.provision == "main/header"
    assert unit.text == "Ủy ban nhân dân tỉnh A Quyết định số 12/2025/QĐ-UBND ngày 30/09/2025 Bảng giá đất bãi bồi"
    assert unit.place.span == Span(0, len(unit.text))
