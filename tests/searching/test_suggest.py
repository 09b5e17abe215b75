"""Did you mean."""

import pytest
from searching_samples import SENTENCES, unit

from registry.searching import Query, parse_query
from registry.searching.engines.scan import Scan
from registry.searching.suggest import suggestion
from registry.searching.tree import Phrase

SCAN = Scan([unit(text, f"d{n}") for n, text in enumerate(SENTENCES * 4)])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bảng giá đấtt", "bảng giá đất"),
        ("bãng giá đất", "bảng giá đất"),
        ("dat đai", "đất đai"),
        ("mức hổ trợ", "mức hỗ trợ"),
        ('"quyền sừ dụng đất"', '"quyền sử dụng đất"'),
        ("quyen su dunng dat", "quyen su dung dat"),
        ("Giấy CHỨNGG nhận loại:QĐ", "Giấy chứng nhận loại:QĐ"),
        ("cấp GCN QSDĐ", None),
        ("bảng giá đất", None),
        ("zzzzzz", None),
        ("48/2099/QĐ-UBND", None),
        ("", None),
    ],
)
def test_suggestion(typed: str, meant: str | None) -> None:
    query = parse_query(typed)
    assert suggestion(query, SCAN.vocabulary(), lambda words: SCAN.find(Query("", Phrase(words), query.bare), count=0).total) == meant
