"""Typing never matters: one decision in every layout gives the same header and tree."""

from datetime import date

import pytest
from printed import LAYOUTS, NODES, reading

from registry.model import Signer
from registry.parsing import parse
from registry.reading import read_text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_decision_in_every_layout(layout: str) -> None:
    document = parse(reading(*LAYOUTS[layout]))
    header = document.header
    assert header.id == "ha-tinh.ubnd.qd.84-2025.2025-12-02"
    assert header.issuer == "Ủy ban nhân dân tỉnh Hà Tĩnh"
    assert (header.type, header.number, header.place) == ("Quyết định", "84/2025/QĐ-UBND", "Hà Tĩnh")
    assert header.issued == date(2025, 12, 2)
    assert header.title.lower() == "quy định mức hỗ trợ trên địa bàn tỉnh hà tĩnh"
    assert header.proposer == "Sở Tài chính"
    assert header.form == "normative"
    assert header.signers == (Signer("Trần Báu Hà", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"),)
    assert [c.id for c in document.components] == ["main"]
    assert [p.id for p in document.components[0].provisions] == [f"main/{node}" for node in NODES]
    assert document.warnings == ()


def test_zones_lie_in_the_text_in_order() -> None:
    main = parse(reading(*LAYOUTS["table"])).components[0]
    told = {name: span.of(main.text) for name, span in main.zones}
    assert list(told) == ["header", "title", "can_cu", "closing"]
    assert told["title"] == "QUYẾT ĐỊNH\nQuy định mức hỗ trợ trên địa bàn tỉnh Hà Tĩnh"
    assert told["can_cu"].startswith("Căn cứ Luật Tổ chức")
    assert told["can_cu"].endswith("trên địa bàn tỉnh Hà Tĩnh.")
    assert told["closing"].startswith("Nơi nhận:")
    last = main.provisions[-1].span
    assert last.of(main.text) == "Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 12 năm 2025."


def test_tabs_typed_in_place_of_a_line_break_before_an_article() -> None:
    """As in Thông tư 01/2014/TT-BGDĐT; a mention after a tab is no article."""
    text = "Điều 1. Ban hành kèm theo Thông tư này Khung năng lực.\t\tĐiều 2. Thông tư này có hiệu lực từ ngày 16 tháng 3 năm 2014.\nĐiều 3. Thi hành theo\tĐiều 5 của Luật."
    document = parse(read_text(text, "a.txt"))
    assert [p.id for p in document.components[0].provisions] == ["main/dieu_1", "main/dieu_2", "main/dieu_3"]
