"""Where the name of an issuing body ends, and its true name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.extracting import issuers
from registry.law import body_tables, unit_tables


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chính phủ quy định chi tiết", "Chính phủ"),
        ("Chính phủ Quy định chi tiết", "Chính phủ"),
        ("Chính phủ.", "Chính phủ"),
        ("Chính phủ quản lý, cung cấp", "Chính phủ"),
        ("Thủ tướng Chính phủ Ban hành", "Thủ tướng Chính phủ"),
        ("Bộ trưởng Bộ Nông nghiệp và Môi trường hướng dẫn", "Bộ trưởng Bộ Nông nghiệp và Môi trường"),
        ("Bộ Văn hóa, Thể thao và Du lịch về", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Bộ Lao động - Thương binh và Xã hội;", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ quy định", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        ("Bộ Thông tin và Truyền thông và Quyết định số", "Bộ Thông tin và Truyền thông"),
        ("Ủy ban nhân dân tỉnh bãi bỏ một phần", "Ủy ban nhân dân tỉnh"),
        ("UBND TP. Hồ Chí Minh về", "UBND TP. Hồ Chí Minh"),
        ("Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu thuê đất", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
        ("Ủy ban nhân dân tỉnh Bình Phước Tách phòng", "Ủy ban nhân dân tỉnh Bình Phước"),
        ("UBND xã Tân Hội, huyện Đức Trọng về việc", "UBND xã Tân Hội, huyện Đức Trọng"),
        ("Ban Văn hóa - Xã hội Hội đồng nhân dân Thành phố;", "Ban Văn hóa - Xã hội Hội đồng nhân dân Thành phố"),
        ("Ban Chỉ huy Phòng, chống lụt, bão thành phố Hồ Chí Minh về", "Ban Chỉ huy Phòng, chống lụt, bão thành phố Hồ Chí Minh"),
        ("liên Bộ Tài chính - Bộ Xây dựng - Bộ Nông nghiệp và Phát triển nông thôn về",
         "liên Bộ Tài chính - Bộ Xây dựng - Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam ngày", "Quốc hội"),
        ("ỦY BAN NHÂN DÂN TỈNH BAN HÀNH QUY ĐỊNH", "ỦY BAN NHÂN DÂN TỈNH"),
        ("Ủy ban nhân dân huyện Kỳ Anh quy định", "Ủy ban nhân dân huyện Kỳ Anh"),
        ("UBND quận Bắc Từ Liêm về giá", "UBND quận Bắc Từ Liêm"),
        ("UBND xã Đam Rông 2 ban hành Quy chế", "UBND xã Đam Rông 2"),
        ("UBND Quận 7 về việc", "UBND Quận 7"),
        ("Ủy ban nhân dân xã D'Ran phân cấp", "Ủy ban nhân dân xã D'Ran"),
        ("Bộ Bưu chính, Viễn thông hướng dẫn", "Bộ Bưu chính, Viễn thông"),
        ("Sở An toàn thực phẩm về việc", "Sở An toàn thực phẩm"),
        ("Bộ Tài chính gửi Sở Tài chính tổng hợp", "Bộ Tài chính"),
        ("TTg về việc", "TTg"),
        ("Hội đồng bầu cử quốc gia về", "Hội đồng bầu cử quốc gia"),
        ("Thường trực Ủy ban Pháp luật và Tư pháp về", "Thường trực Ủy ban Pháp luật và Tư pháp"),
        ("Thanh tra Chính phủ\nNhà đầu tư nộp", "Thanh tra Chính phủ"),
    ],
)  # fmt: skip
def test_words(text: str, words: str) -> None:
    body = issuers.read(text, 0, len(text))
    assert body is not None and body.words == words


def test_every_catalogued_body_and_district_is_read_whole() -> None:
    bodies = sorted({name for row in body_tables.every() for name in (row.name, *row.aliases) if " " in name})
    districts = sorted({f"Ủy ban nhân dân {unit.words}" for unit in unit_tables.tier("districts").values()})
    assert len(bodies) > 70 and len(districts) > 600
    for name in [*bodies, *districts]:
        for after in (" về việc phân cấp", " quy định X", " Ban hành Quy chế"):
            body = issuers.read(name + after, 0, len(name + after))
            assert body is not None and (name + after)[: body.end] == name, name + after


def test_a_remark_belongs_to_the_quote_but_not_to_the_name() -> None:
    text = "Ủy ban nhân dân tỉnh Phú Yên (trước đây) quy định"
    body = issuers.read(text, 0, len(text))
    assert body is not None and text[: body.end].endswith("(trước đây)")
    assert issuers.name(body.words, None, None) == "Ủy ban nhân dân tỉnh Phú Yên"


@pytest.mark.parametrize("text", ["bộ luật hiện hành", "hoạt động này", "việc thực hiện", "pháp luật", "tổ chức, cá nhân", ""])
def test_no_body(text: str) -> None:
    assert issuers.read(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Quảng Ninh"),
        ("Uỷ ban nhân dân tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam"),
        ("Giám đốc Sở Tài chính", "Sở Tài chính"),
        ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Quảng Ninh"),
        ("Ban Chỉ huy Phòng thủ dân sự tỉnh", "Ban Chỉ huy Phòng thủ dân sự tỉnh Quảng Ninh"),
        ("liên Bộ Tài chính - Bộ Xây dựng", "Bộ Tài chính, Bộ Xây dựng"),
        ("Bộ trưởng Bộ Ngoại giao", "Bộ trưởng Bộ Ngoại giao"),
    ],
)
def test_true_name(words: str, name: str) -> None:
    assert issuers.name(words, "quang-ninh.ubnd", date(2025, 11, 3)) == name


@given(st.text(alphabet="ỦybannhâdtỉhgBộ ,.-&() TPvà", max_size=80))
def test_never_reads_beyond(text: str) -> None:
    body = issuers.read(text, 0, len(text))
    assert body is None or (text.startswith(body.words) and len(body.words) <= body.end <= len(text))
