"""A document four times as long takes four times the steps: counted calls, no clock."""

import sys
from collections.abc import Callable

from registry.extracting import extract
from registry.model import Paragraph, Reading
from registry.parsing import parse

HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "Số: 12/2025/QĐ-UBND", "Lâm Đồng, ngày 05 tháng 11 năm 2025", "QUYẾT ĐỊNH", "Quy định về giá đất",
    "Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024;", "QUYẾT ĐỊNH:",
)  # fmt: skip
ARTICLE = (
    "Điều {n}. Hỗ trợ về đất", "1. Mức hỗ trợ không quá 20.000.000 đồng/hộ trong thời hạn 30 ngày kể từ ngày nhận đủ hồ sơ theo quy định tại khoản 1 "
    "Điều 5 Nghị định số 88/2024/NĐ-CP ngày 15 tháng 7 năm 2024 của Chính phủ quy định về bồi thường, hỗ trợ;",
    "2. Sở Tài chính chủ trì, trình Ủy ban nhân dân tỉnh quy định chi tiết mức hỗ trợ tại khoản 1 Điều này.",
    "a) Bãi bỏ khoản 2 Điều {n} Quyết định số {n}/2019/QĐ-UBND;", "b) Huyện Đức Trọng và các xã, phường không được thu phí, trừ trường hợp khác.",
)  # fmt: skip


def decree(articles: int) -> Reading:
    lines = [*HEAD, *(line.format(n=n) for n in range(1, articles + 1) for line in ARTICLE)]
    return Reading("a.docx", "test", tuple(Paragraph(line) for line in lines))


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those of C among them."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def test_parsing_and_extracting_take_as_many_steps_as_the_document_is_long() -> None:
    extract(parse(decree(80)))  # loads the tables of law and fills the caches of words
    short, long = (calls(lambda n=n: extract(parse(decree(n)))) for n in (20, 80))  # type: ignore[misc]
    assert long < 4.4 * short
