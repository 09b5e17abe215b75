"""What a document says it is, with the typing of real headers."""

from datetime import date

import pytest
from printed import BODY, plain, reading

from registry.model import Header, Paragraph
from registry.parsing import parse
from registry.parsing.form import form
from registry.reading import read_text


def header(*texts: str) -> Header:
    return parse(reading(*plain(*texts))).header


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 031/2025/QĐ-UBND", "031/2025/QĐ-UBND"),
        ("Số : 17 /2009/QĐ- UBND", "17/2009/QĐ-UBND"),
        ("Số: 01       /2025/QĐ-UBND", "01/2025/QĐ-UBND"),
        ("Số 174/QĐ-UB", "174/QĐ-UB"),
        ("Số: 183/2010/TTLT/BTC-BNN", "183/2010/TTLT/BTC-BNN"),
        ("Luật số: 31/2024/QH15", "31/2024/QH15"),
        ("Số: 66.12/2026/NQ-CP", "66.12/2026/NQ-CP"),
        ("Số: 06/2026/TT-BTС", "06/2026/TT-BTC"),  # the last letter was typed in Cyrillic
        ("Số:       /2025/QĐ-UBND", ""),
    ],
)
def test_numbers(printed: str, number: str) -> None:
    assert header("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", printed, *BODY).number == number


@pytest.mark.parametrize(
    ("printed", "place", "day"),
    [
        ("Thành phố Hồ Chí Minh, ngày 19 tháng 11 năm 2025", "Thành phố Hồ Chí Minh", date(2025, 11, 19)),
        ("TP. Hồ Chí Minh, ngày 31 tháng 8 năm 2010", "TP. Hồ Chí Minh", date(2010, 8, 31)),
        ("Vĩnh Long, ngày 21   tháng  10  năm 2011", "Vĩnh Long", date(2011, 10, 21)),
        ("Đà Nẵng, ngày 21/11/2025", "Đà Nẵng", date(2025, 11, 21)),
        ("Hà Tĩnh, ngày 31 tháng 02 năm 2025", "Hà Tĩnh", None),
        ("Hà Tĩnh, ngày      tháng      năm 2025", "Hà Tĩnh", None),
    ],
)
def test_place_and_day(printed: str, place: str, day: date | None) -> None:
    told = header("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "Số: 1/2025/QĐ-UBND", printed, *BODY)
    assert (told.place, told.issued) == (place, day)


def test_a_law_is_found_by_its_name() -> None:
    told = header(
        "QUỐC HỘI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Luật số: 31/2024/QH15", "LUẬT", "ĐẤT ĐAI", "Căn cứ Hiến pháp;",
        "Quốc hội ban hành Luật Đất đai.", "Điều 1. Tên", "Một",
        "Luật này được Quốc hội khóa XV, Kỳ họp bất thường lần thứ 5 thông qua ngày 18 tháng 01 năm 2024.",
    )  # fmt: skip
    assert told.id == "quoc-hoi.luat.31-2024-qh15.2024-01-18"
    assert told.names == {"Luật Đất đai"}
    assert (told.issuer, told.title, told.adopted, told.issued) == ("Quốc hội", "ĐẤT ĐAI", date(2024, 1, 18), date(2024, 1, 18))


def test_a_law_that_prints_number_and_day_in_its_title() -> None:
    title = "CÁN BỘ, CÔNG CHỨC CỦA QUỐC HỘI KHÓA XII, KỲ HỌP THỨ TƯ SỐ 22/2008/QH12 NGÀY 13 THÁNG 11 NĂM 2008"
    told = header("LUẬT", title, "Căn cứ Hiến pháp;", "Quốc hội ban hành Luật cán bộ, công chức.", "Điều 1. Tên", "Một")
    assert (told.issuer, told.number, told.issued, told.title) == ("Quốc hội", "22/2008/QH12", date(2008, 11, 13), "CÁN BỘ, CÔNG CHỨC")


def test_text_of_the_codified_laws_tells_its_act_in_a_note() -> None:
    note = (
        "(Điều 1 Nghị định số 34/2016/NĐ-CP Quy định chi tiết Luật ban hành văn bản quy phạm pháp luật ngày 14/05/2016 của Chính phủ, "
        "có hiệu lực thi hành kể từ ngày 01/07/2016)"
    )
    told = header("Nghị định 34/2016/NĐ-CP", "Nguồn: Bộ pháp điển", "Điều 1. Phạm vi", note, "Nghị định này quy định.")
    assert told.id == "chinh-phu.nd.34-2016.2016-05-14"
    assert told.title == "Quy định chi tiết Luật ban hành văn bản quy phạm pháp luật"


@pytest.mark.parametrize(
    ("title", "issuer_line", "signed", "issuer"),
    [
        ("Thành lập Trung tâm", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "KT. CHỦ TỊCH", "Chủ tịch Ủy ban nhân dân tỉnh Hà Tĩnh"),
        # Signed for the committee: three signs against one.
        ("Thành lập Trung tâm", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "TM. ỦY BAN NHÂN DÂN", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
        ("Thành lập Trung tâm", "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "KT. CHỦ TỊCH", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
    ],
)
def test_the_chairman_or_the_committee(title: str, issuer_line: str, signed: str, issuer: str) -> None:
    told = header(
        "ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "Số: 2904/QĐ-UBND", "QUYẾT ĐỊNH", title, issuer_line, "Căn cứ Luật Đất đai;", "QUYẾT ĐỊNH:",
        "Điều 1. Thành lập Trung tâm.", "Nơi nhận:", signed, "PHÓ CHỦ TỊCH", "Nguyễn Văn An",
    )  # fmt: skip
    assert told.issuer == issuer
    assert told.title == title
    assert [s.name for s in told.signers] == ["Nguyễn Văn An"]


def test_the_symbol_of_the_chairman() -> None:
    assert header("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "Số: 12/2025/QĐ-CTUBND", *BODY).key.issuer.endswith(".ctubnd")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "proposer"),
    [
        ("Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 1689/TTr-SCT ngày 06/10/2025;", "Sở Công Thương"),
        ("Theo đề nghị của Bộ trưởng Bộ Tư pháp;", "Bộ Tư pháp"),
        ("Xét đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV,", "Sở Nội vụ"),
        ("Xét Tờ trình số 382/TTr-UBND ngày 12 tháng 11 năm 2025 của Ủy ban nhân dân Thành phố đề nghị ban hành;", "Ủy ban nhân dân Thành phố"),
        ("Theo yêu cầu công tác;", ""),
    ],
)
def test_proposers(line: str, proposer: str) -> None:
    assert header("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "Số: 1/2025/QĐ-UBND", *BODY[:3], line, *BODY[5:]).proposer == proposer


def test_a_title_with_the_issuer_glued_to_it() -> None:
    glued = Paragraph("QUYẾT ĐỊNH VỀ VIỆC CÔNG BỐ DANH MỤC CỦA SỞ Y TẾ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH")
    told = parse(reading(*plain("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "Số: 1/QĐ-UBND"), glued, *plain("Căn cứ Luật Đất đai;", "Điều 1. Công bố."))).header
    assert told.title == "VỀ VIỆC CÔNG BỐ DANH MỤC CỦA SỞ Y TẾ"
    kept = "QUYẾT ĐỊNH BÃI BỎ QUYẾT ĐỊNH SỐ 17/2025/QĐ-UBND CỦA ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH"
    assert header("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "Số: 2/QĐ-UBND", kept, "Căn cứ Luật Đất đai;", "Điều 1. Bãi bỏ.").title == kept[11:]


@pytest.mark.parametrize(
    ("type", "number", "day", "title", "expected"),
    [
        ("Quyết định", "84/2025/QĐ-UBND", date(2025, 12, 2), "Bãi bỏ", "normative"),
        ("Quyết định", "2744/QĐ-UBND", date(2025, 11, 21), "Về việc áp dụng, bãi bỏ một số văn bản", "administrative"),
        ("Quyết định", "5134/QĐ-UBND", date(2010, 11, 17), "Ban hành Quy định công tác trực ban", "suspect"),
        ("Chỉ thị", "09/2009/CT-UBND", date(2009, 4, 15), "Về việc đẩy mạnh", "normative"),
        ("Chỉ thị", "012/CT-UBND", date(2025, 11, 26), "Về việc tăng cường", "administrative"),
        ("Nghị quyết", "97/NQ-HĐND", date(2025, 7, 1), "Về dự toán", "administrative"),
        ("Luật", "31/2024/QH15", None, "Đất đai", "normative"),
        ("Nghị định", "26/CP", date(1993, 5, 23), "Quy định tạm thời", "normative"),
        ("Báo cáo", "1424/BC-STC", None, "", "administrative"),
    ],
)
def test_form(type: str, number: str, day: date | None, title: str, expected: str) -> None:
    assert form(type, number, day, title) == expected


def test_what_could_not_be_read_is_said_and_the_id_is_a_drafts() -> None:
    document = parse(reading(*plain("QUYẾT ĐỊNH", "Quy định mức hỗ trợ", "Căn cứ Luật Đất đai;", "Điều 1. Tên")))
    assert document.id.startswith("draft.")
    assert document.header.key is None
    assert document.warnings == ("Không đọc được cơ quan ban hành.", "Không đọc được số, ký hiệu.", "Không đọc được ngày ban hành.")


def test_an_empty_file_is_a_document_too() -> None:
    document = parse(reading())
    assert [(c.id, c.text, c.provisions) for c in document.components] == [("main", "", ())]
    assert len(document.warnings) == 5


def test_a_commune_is_told_by_the_province_that_the_text_names() -> None:
    head = ("ỦY BAN NHÂN DÂN", "XÃ TÂN HỘI", "Số: 3/2025/QĐ-UBND", "Tân Hội, ngày 10 tháng 9 năm 2025", *BODY[:3], "Điều 1. Tên")
    assert header(*head, "Áp dụng trên địa bàn xã Tân Hội, tỉnh Lâm Đồng.").id == "lam-dong-2025.xa-tan-hoi.ubnd.qd.3-2025.2025-09-10"
    document = parse(reading(*plain(*head, "Áp dụng trên địa bàn xã.")))
    assert document.header.key is None
    assert document.warnings == ("Không rõ Ủy ban nhân dân xã Tân Hội thuộc tỉnh nào: nêu tỉnh trong văn bản hoặc sửa tiêu đề.",)


def test_a_translation_is_told() -> None:
    words = "Pursuant to the Law on Organization of the Government and at the proposal of the Minister of Finance. "
    assert any("bản dịch" in told for told in parse(read_text("DECREE\n" + words * 8, "a.txt")).warnings)
    assert not any("bản dịch" in told for told in parse(read_text("QUYẾT ĐỊNH\n" + "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024; " * 15, "a.txt")).warnings)
