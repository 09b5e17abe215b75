"""Documents as named: type, number, name, date and issuer of each, and how far the words of a mention go."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.extracting import references
from registry.extracting.anchors import scan
from registry.extracting.references import Reference
from registry.law.acts import all_acts
from registry.model.text import fold


def read(text: str) -> list[Reference]:
    low = fold(text)
    return references.read(text, low, 0, len(text), scan(text, low))


@pytest.mark.parametrize(
    ("text", "type", "number", "day", "issuer"),
    [
        ("Quyết định số 14/2025/QĐ-UBND ngày 11 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh", "Quyết định", "14/2025/QĐ-UBND", "2025-02-11",
         "Ủy ban nhân dân tỉnh"),
        ("Quyết định số 111/HĐBT của Hội đồng Bộ trưởng ngày 12 tháng 4 năm 1991", "Quyết định", "111/HĐBT", "1991-04-12", "Hội đồng Bộ trưởng"),
        ("Nghị quyết số 01/2024/NQ-HĐND 19/4/2024", "Nghị quyết", "01/2024/NQ-HĐND", "2024-04-19", None),
        ("Nghị định số 142/2005/NĐ-CP, ngày 14/11/2005 của Chính phủ", "Nghị định", "142/2005/NĐ-CP", "2005-11-14", "Chính phủ"),
        ("Quyết định số 32/2010/QĐ-UBND ngày 21 /05/2010 của Ủy ban nhân dân tỉnh Nghệ An", "Quyết định", "32/2010/QĐ-UBND", "2010-05-21",
         "Ủy ban nhân dân tỉnh Nghệ An"),
        ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6 2025", "Luật", "72/2025/QH15", "2025-06-16", None),
        ("Nghị định số 78/2025/NĐ-CP ngày ngày 01/4/2025 của Chính phủ", "Nghị định", "78/2025/NĐ-CP", "2025-04-01", "Chính phủ"),
        ("Quyết định số 3380/QĐ-BNNMT ngày 25 tháng 8 năm 2025 2025 của Bộ trưởng Bộ Nông nghiệp và Môi trường", "Quyết định",
         "3380/QĐ-BNNMT", "2025-08-25", "Bộ trưởng Bộ Nông nghiệp và Môi trường"),
        ("Thông tư liên tịch 88/2016/TTLT/BTC-BTNMT ngày 22 tháng 6 năm 2016", "Thông tư liên tịch", "88/2016/TTLT/BTC-BTNMT", "2016-06-22", None),
        ("báo cáo thẩm định của Sở Tư pháp số 316/BC-STP ngày 25 tháng 9 năm 2025", "Báo cáo", "316/BC-STP", "2025-09-25", "Sở Tư pháp"),
        ("Báo cáo giải trình, tiếp thu số 473/BC-UBND ngày 25 tháng 11 năm 2025 của Ủy ban nhân dân Thành phố", "Báo cáo", "473/BC-UBND",
         "2025-11-25", "Ủy ban nhân dân Thành phố"),
        ("Nghị định số 189/HĐBT ngày 15 tháng 6 năm 1991 của Hội đồng Bộ trưởng (nay là Chính phủ)", "Nghị định", "189/HĐBT", "1991-06-15",
         "Hội đồng Bộ trưởng"),
        ("Nghịđịnh số 17/1999/NĐ-CP ngày 29 tháng 3 năm 1999 của Chính phủ", "Nghị định", "17/1999/NĐ-CP", "1999-03-29", "Chính phủ"),
        ("QĐ 90/2004/QĐ-UB ngày 16/12/2004", "Quyết định", "90/2004/QĐ-UB", "2004-12-16", None),
    ],
)  # fmt: skip
def test_a_document_and_all_its_words(text: str, type: str, number: str, day: str, issuer: str | None) -> None:
    (found,) = read(text)
    assert (found.type, found.number, str(found.dated), found.issuer) == (type, number, day, issuer)
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("Căn cứ Luật Phí và lệ phí số 97/2015/QH13;", "Luật Phí và lệ phí", "97/2015/QH13"),
        ("Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ số 55/2024/QH15", "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ", "55/2024/QH15"),
        ("Luật Tổ chức Hội đồng nhân dân, Uỷ ban nhân dân, ngày 26/11/2003", "Luật Tổ chức Hội đồng nhân dân, Uỷ ban nhân dân", None),
        ("Luật Ban hành văn bản qui phạm pháp luật của Hội đồng nhân dân, Uỷ ban nhân dân, ngày 03/12/2004",
         "Luật Ban hành văn bản qui phạm pháp luật của Hội đồng nhân dân, Uỷ ban nhân dân", None),
        ("theo Luật Đất đai năm 2024.", "Luật Đất đai", None),
        ("Căn cứ Luật hàng không ngày 29 tháng 6 năm 2006;", "Luật hàng không", None),
        ("quy định của Luật Ngân sách nhà nước và các văn bản hướng dẫn", "Luật Ngân sách nhà nước", None),
        ("một số điều của luật người khuyết tật.", "luật người khuyết tật", None),
        ("Luật ban Ban hành văn bản quy phạm pháp luật được", "Luật ban Ban hành văn bản quy phạm pháp luật", None),
        ("Điều 18 của Luật Giá Sở quản lý ngành", "Luật Giá", None),
        ("Luật Tổ chức Hội đồng nhân dân, Ủy ban nhân dân của Quốc hội nước Cộng hoà xã hội chủ nghĩa Việt Nam ngày 26/11/2003",
         "Luật Tổ chức Hội đồng nhân dân, Ủy ban nhân dân", None),
        ("LUẬT ĐẤT ĐAI SỐ 31/2024/QH15", "LUẬT ĐẤT ĐAI", "31/2024/QH15"),
        ("Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch ngày 20 tháng 11 năm 2018;",
         "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch", None),
        ("Luật này thay thế Luật doanh nghiệp nhà nước năm 2003", "Luật doanh nghiệp nhà nước", None),
        ("Bộ luật Tố tụng dân sự", "Bộ luật Tố tụng dân sự", None),
        ("Hiến pháp năm 2013", "Hiến pháp", None),
        ("của Luật khoa học và công nghệ, các văn bản hướng dẫn", "Luật khoa học và công nghệ", None),
        ("Điều 5 Luật giá và các quy định khác", "Luật giá", None),
        ("Chương IX Luật Các tổ chức tín dung.", "Luật Các tổ chức tín dung", None),
        ("theo Điều 4 Luật thuế doanh thu", "Luật thuế doanh thu", None),
        ("Căn cứ Pháp lệnh về lực lượng dự bị động viên ngày 27 tháng 8 năm 1996;", "Pháp lệnh về lực lượng dự bị động viên", None),
        ("Luật sửa đổi, bổ sung một số điều của 15 luật trong lĩnh vực nông nghiệp, môi trường và các quy định khác",
         "Luật sửa đổi, bổ sung một số điều của 15 luật trong lĩnh vực nông nghiệp, môi trường", None),
    ],
)  # fmt: skip
def test_names_of_laws(text: str, name: str, number: str | None) -> None:
    found = next(r for r in read(text) if r.inside is None)
    assert (found.name, found.number) == (name, number)


def catalogued() -> list[str]:
    """Names of laws as the catalogue has them, without what follows a name."""
    printed = {name for act in all_acts() for name in (act.name, *act.names) if not re.search("[;“]| số ", name, re.I)}
    names = {re.split(r",? +(?:năm +)?(?:19|20)[0-9]{2}| sửa đổi$", name)[0] for name in printed}
    kinds = ("Luật ", "Bộ luật ", "Pháp lệnh ")
    return sorted(name for name in names if name.startswith(kinds) and not name.isascii() and name.count(" ") > 1)


def test_every_catalogued_law_is_read_whole_in_whatever_capitals() -> None:
    names = [name for name in catalogued() if name != "Luật sư"]
    assert len(names) > 400
    for name in names:
        for text in (f"quy định tại Điều 5 {name} và các quy định khác", f"quy định tại Điều 5 {name.capitalize()} và các quy định khác"):
            outer = next((r for r in read(text) if r.inside is None), None)
            assert outer is not None and (outer.name or "").casefold() == name.casefold(), text


@pytest.mark.parametrize(
    "text",
    [
        "theo quy định của pháp luật", "chấp hành pháp Luật Đất đai", "Luật này có hiệu lực", "luật sư Nguyễn Văn A", "kỷ luật lao động",
        "khoa luật khoa học xã hội", "MỤC 3. LUẬT ĐỂ ÁP DỤNG", "Luật đến Sở Tư pháp",
        "Luật sửa đổi, bổ sung một số điều của bộ luật (phải thực hiện quy trình)",
        "các luật có liên quan", "Luật chuyên ngành về đất", "dự thảo Luật Đất đai", "theo luật định", "quyết định này", "Luật và các",
    ],
)  # fmt: skip
def test_no_document(text: str) -> None:
    assert read(text) == []


def test_a_law_inside_the_name_of_another_law_is_nested_and_the_date_is_the_outer_ones() -> None:
    outer, inner = read("Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật ngày 25/6/2025")
    assert inner.inside is outer and inner.name == "Luật Ban hành văn bản quy phạm pháp luật"
    assert str(outer.dated) == "2025-06-25" and inner.dated is None


def test_a_number_behind_an_amending_law_is_its_own() -> None:
    outer, inner = read("Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật số 87/2025/QH15")
    assert outer.number == "87/2025/QH15" and inner.number is None


def test_type_word_once_for_several_numbers() -> None:
    first, second = read("các Nghị định: số 78/2025/NĐ-CP ngày 01/4/2025; số 187/2025/NĐ-CP ngày 01/7/2025")
    assert (first.type, second.type) == ("Nghị định", "Nghị định")
    assert not first.typed and not second.typed


def test_technical_norms_are_weak() -> None:
    (found,) = read("theo Tiêu chuẩn quốc gia TCVN ISO 9001 trong")
    assert found.weak and found.number == "TCVN ISO 9001"


words = st.sampled_from(
    ["Luật ", "số ", "12/2020/QĐ-UBND ", "ngày 01/02/2020 ", "của ", "Ủy ban nhân dân tỉnh ", ", ", "; ", "và ", "Quyết định ", "Đất đai ",
     "sửa đổi, bổ sung ", "một số điều của ", "(cũ) ", "\n", "năm 2015 ", "TCVN 1:2 ", "các ", "báo cáo "]
)  # fmt: skip


@given(st.lists(words, max_size=14).map("".join))
def test_any_order_of_the_words(text: str) -> None:
    found = read(text)
    assert all(0 <= r.start < r.end <= len(text) for r in found)
    outer = [r for r in found if r.inside is None]
    assert all(a.end <= b.start for a, b in pairwise(outer) if not a.weak and not b.weak)
    assert [(r.start, r.end, r.number) for r in read(text)] == [(r.start, r.end, r.number) for r in found]
