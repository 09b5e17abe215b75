"""Bodies as citations and headers name them; the true names are those of annotated documents."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.law.bodies import bodies_named, body_name, issuers_of_number, level, true_name, unit_of
from registry.model.spans import ALWAYS, Period

AFTER = date(2025, 10, 1)


@pytest.mark.parametrize(
    ("words", "own", "issued", "ids"),
    [
        ("UBND tỉnh", "quang-ninh.ubnd", None, ["quang-ninh.ubnd"]),
        ("UBND tỉnh Lâm Đồng", None, date(2019, 5, 1), ["lam-dong.ubnd"]),
        ("UBND tỉnh Lâm Đồng", None, date(2025, 9, 1), ["lam-dong-2025.ubnd"]),
        ("UBND tỉnh Lâm Đồng", None, date(2025, 6, 30), ["lam-dong.ubnd"]),
        ("UBND tỉnh Lâm Đồng", None, Period.year(2025), ["lam-dong-2025.ubnd", "lam-dong.ubnd"]),
        ("UBND tỉnh", "lam-dong-2025.ubnd", Period.year(2019), ["lam-dong.ubnd"]),
        ("UBND tỉnh", "lam-dong-2025.ubnd", ALWAYS, ["lam-dong-2025.ubnd", "lam-dong.ubnd"]),
        ("UBND tỉnh Bình Thuận (cũ)", "lam-dong-2025.ubnd", None, ["binh-thuan.ubnd"]),
        ("UBND tỉnh Bình Thuận", None, None, ["binh-thuan.ubnd"]),
        ("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NINH", None, None, ["quang-ninh.ubnd"]),
        ("HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HUẾ", None, None, ["hue.hdnd"]),
        ("Uỷ ban Nhân dân TP Hà Nội", None, None, ["ha-noi.ubnd"]),
        ("Hội đồng nhân dân Thành phố", "ha-noi.hdnd", None, ["ha-noi.hdnd"]),
        ("Chủ tịch UBND tỉnh", "gia-lai-2025.ubnd", None, ["gia-lai-2025.ctubnd"]),
        ("Thường trực HĐND tỉnh", "gia-lai-2025.ubnd", None, ["gia-lai-2025.tthdnd"]),
        ("UBND huyện Đức Trọng", "lam-dong-2025.ubnd", None, ["lam-dong.huyen-duc-trong.ubnd"]),
        ("UBND huyện Từ Liêm", "ha-noi.ubnd", date(2010, 1, 1), ["ha-noi.huyen-tu-liem.ubnd"]),
        ("UBND thành phố Huế", "thua-thien-hue.ubnd", date(2020, 1, 1), ["thua-thien-hue.thanh-pho-hue.ubnd"]),
        ("UBND tỉnh", "hue.ubnd", date(2020, 1, 1), ["thua-thien-hue.ubnd"]),
        ("Sở Tài chính", "lam-dong-2025.ubnd", None, ["lam-dong-2025.so-tai-chinh"]),
        ("Ban Pháp chế HĐND Thành phố", "ha-noi.hdnd", None, ["ha-noi.ban-phap-che-hdnd"]),
        ("UBND cấp tỉnh", "lam-dong-2025.ubnd", None, ["lam-dong-2025.ubnd"]),
        ("Bộ trưởng Bộ Tư pháp", None, None, ["bo-tu-phap"]),
        ("Bộ Lao động, Thương binh và Xã hội", None, date(2020, 1, 1), ["bo-lao-dong-thuong-binh-va-xa-hoi"]),
        ("liên Bộ Tài chính - Bộ Xây dựng", None, None, ["bo-tai-chinh+bo-xay-dung"]),
        ("Thủ tướng Chính phủ", None, None, ["thu-tuong"]),
        ("Ủy ban Thường vụ Quốc hội", None, None, ["ubtvqh"]),
        ("Quốc hội nước Cộng hoà xã hội chủ nghĩa Việt Nam", None, None, ["quoc-hoi"]),
        ("UBND huyện Kỳ Anh", "chinh-phu", None, ["ha-tinh.huyen-ky-anh.ubnd"]),
        ("UBND tỉnh", "chinh-phu", None, []),
        ("VĂN PHÒNG QUỐC HỘI", None, None, ["van-phong-quoc-hoi"]),
        ("UBND", None, None, []),
        ("Lâm Đồng", None, None, []),
        ("Công ty cổ phần", None, None, []),
    ],
)
def test_bodies_named(words: str, own: str | None, issued: date | Period | None, ids: list[str]) -> None:
    assert sorted(bodies_named(words, AFTER, own, issued)) == ids


@pytest.mark.parametrize(
    ("words", "own", "name"),
    [
        ("UBND tỉnh", "quang-ninh.ubnd", "Ủy ban nhân dân tỉnh Quảng Ninh"),
        ("UBND TP Hà Nội", None, "Ủy ban nhân dân thành phố Hà Nội"),
        ("Ủy ban nhân dân tỉnh tỉnh", "ha-tinh.ubnd", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
        ("UBND Ủy ban nhân dân thành phố Hà Nội", "ha-noi.ubnd", "Ủy ban nhân dân thành phố Hà Nội"),
        ("HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ HUẾ", None, "Hội đồng nhân dân thành phố Huế"),
        ("UBND tỉnh Vĩnh Phúc (cũ)", "phu-tho-2025.ubnd", "Ủy ban nhân dân tỉnh Vĩnh Phúc"),
        ("Ban Văn hóa - Xã hội HĐND Thành phố", "ha-noi.hdnd", "Ban Văn hóa - Xã hội Hội đồng nhân dân thành phố Hà Nội"),
        ("Đảng ủy Ủy ban nhân dân tỉnh", "gia-lai-2025.ctubnd", "Đảng ủy Ủy ban nhân dân tỉnh Gia Lai"),
        ("Sở Tư pháp", "ha-noi.ubnd", "Sở Tư pháp"),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Phú Thọ", None, "Sở Văn hóa, Thể thao và Du lịch tỉnh Phú Thọ"),
        ("BỘ TRƯỞNG BỘ TÀI CHÍNH", None, "Bộ trưởng Bộ Tài chính"),
        ("Bộ Trưởng, Chủ nhiệm Văn phòng Chính phủ", None, "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        (
            "Liên Bộ trưởng Bộ Tài chính và Bộ trưởng Bộ Tài nguyên và Môi trường", None,
            "Bộ trưởng Bộ Tài chính và Bộ trưởng Bộ Tài nguyên và Môi trường",
        ),
        (
            "liên Bộ Tài chính - Bộ Xây dựng - Bộ Nông nghiệp và Phát triển nông thôn", None,
            "Bộ Tài chính, Bộ Xây dựng, Bộ Nông nghiệp và Phát triển nông thôn",
        ),
        ("UBND cấp xã", "ha-noi.ubnd", "Ủy ban nhân dân cấp xã"),
        ("Ủy ban nhân dân xã Tân Hội, tỉnh Lâm Đồng", None, "Ủy ban nhân dân xã Tân Hội, tỉnh Lâm Đồng"),
        ("cơ sở giáo dục chất lượng cao", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_true_name(words: str, own: str | None, name: str | None) -> None:
    assert true_name(words, own, AFTER) == name


@pytest.mark.parametrize(
    ("number", "own", "ids"),
    [
        ("05/2024/TT-BTP", None, ["bo-tu-phap"]),
        ("31/2024/QH15", None, ["quoc-hoi"]),
        ("78/2025/NĐCP", None, ["chinh-phu"]),
        ("10/2020/QĐ-TTg", None, ["thu-tuong"]),
        ("01/2012/UBTVQH13", None, ["ubtvqh"]),
        ("111/HĐBT", None, ["hoi-dong-bo-truong"]),
        ("183/2010/TTLT/BTC-BNN", None, ["bo-nong-nghiep-va-phat-trien-nong-thon+bo-tai-chinh"]),
        ("19/2012/TTLT-BTC-BKH&ĐT-BTTTT", None, ["bo-ke-hoach-va-dau-tu+bo-tai-chinh+bo-thong-tin-va-truyen-thong"]),
        ("12/2019/QĐ-UBND", None, []),
        ("12/2019/QĐ-UBND", "lam-dong-2025.ubnd", ["lam-dong-2025.ubnd", "lam-dong.ubnd"]),
        ("123/2025/QĐ-CTUBND", "hue.ubnd", ["hue.ctubnd", "thua-thien-hue.ctubnd"]),
        ("1165/TTr-STC", "ha-noi.ubnd", ["ha-noi.so-tai-chinh"]),
        ("1165/TTr-STC", "chinh-phu", []),
        ("54/VBHN-VPQH", None, ["van-phong-quoc-hoi"]),
        ("12", None, []),
        ("", None, []),
    ],
)
def test_issuers_of_number(number: str, own: str | None, ids: list[str]) -> None:
    assert sorted(issuers_of_number(number, own)) == ids


def test_symbols_of_one_day_tell_the_interval_apart() -> None:
    both = bodies_named("UBND tỉnh", AFTER, "an-giang-2025.ubnd", Period.year(2025))
    assert both == {"an-giang.ubnd", "an-giang-2025.ubnd"}, "An Giang has two 01/2025/QĐ-UBND"


@pytest.mark.parametrize(
    ("id", "where", "unit", "name"),
    [
        ("bo-tu-phap", "central", None, "Bộ Tư pháp"),
        ("lam-dong.ubnd", "tinh", "lam-dong", "Ủy ban nhân dân tỉnh Lâm Đồng"),
        ("lam-dong-2025.ctubnd", "tinh", "lam-dong-2025", "Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng"),
        ("lam-dong.huyen-duc-trong.hdnd", "huyen", "lam-dong.huyen-duc-trong", "Hội đồng nhân dân huyện Đức Trọng, tỉnh Lâm Đồng"),
        ("lam-dong-2025.xa-tan-hoi.ubnd", "xa", "lam-dong-2025.xa-tan-hoi", "Ủy ban nhân dân xã Tân Hội, tỉnh Lâm Đồng"),
        ("ha-noi.so-tai-chinh", "tinh", "ha-noi", "Sở Tài chính thành phố Hà Nội"),
        ("hue.dac-khu-la.ubnd", "xa", "hue.dac-khu-la", "Ủy ban nhân dân hue.dac-khu-la"),
    ],
)
def test_id_tells(id: str, where: str, unit: str | None, name: str) -> None:
    assert (level(id), unit_of(id), body_name(id)) == (where, unit, name)


@given(st.text(max_size=120), st.sampled_from([None, "ha-noi.ubnd", "x", "chinh-phu", "lam-dong-2025.xa-tan-hoi.hdnd"]))
def test_any_text_is_survived(text: str, own: str | None) -> None:
    first = true_name(text, own, AFTER), bodies_named(text, AFTER, own), issuers_of_number(text, own)
    assert first == (true_name(text, own, AFTER), bodies_named(text, AFTER, own), issuers_of_number(text, own))


@given(st.sampled_from(["UBND", "HĐND", "Sở", "Bộ", "tỉnh", "TP.", ",", "(cũ)", "nay là", "Hà Nội", "và", "-", "liên"]).flatmap(
    lambda word: st.lists(st.sampled_from([word, "UBND", "tỉnh", "Bộ", "và", ",", "Huế", "(", ")"]), max_size=12)
))
def test_words_of_names_in_any_order_are_survived(words: list[str]) -> None:
    name = true_name(" ".join(words), "hue.ubnd", AFTER)
    assert name is None or name == name.strip()


@pytest.mark.parametrize("own", [None, "chinh-phu", "draft", "x.y.z", "hue.ubnd"])
def test_an_ambiguous_district_is_survived_whoever_cites(own: str | None) -> None:
    found = bodies_named("UBND huyện Châu Thành", AFTER, own)
    assert len(found) > 5 and all(id.endswith(".huyen-chau-thanh.ubnd") for id in found)
