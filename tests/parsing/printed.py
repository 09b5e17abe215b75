"""A decision as offices type it, for tests: the same words in several layouts."""

import re

from registry.model import Paragraph, Reading

LEFT = ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "-------")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------")
NUMBER, DAY = "Số: 84/2025/QĐ-UBND", "Hà Tĩnh, ngày 02 tháng 12 năm 2025"
BODY = (
    "QUYẾT ĐỊNH",
    "Quy định mức hỗ trợ trên địa bàn tỉnh Hà Tĩnh",
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
    "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 12/TTr-STC ngày 01/11/2025;",
    "Ủy ban nhân dân tỉnh ban hành Quyết định quy định mức hỗ trợ trên địa bàn tỉnh Hà Tĩnh.",
    "Điều 1. Mức hỗ trợ",
    "1. Hỗ trợ 05 triệu đồng đối với:",
    "a) Hộ nghèo;",
    "b) Hộ cận nghèo.",
    "2. Hỗ trợ một lần.",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 12 năm 2025.",
)
RECIPIENTS = ("Nơi nhận:", "- Như Điều 2;", "- Lưu: VT.")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Báu Hà")
NODES = ("dieu_1", "dieu_1/khoan_1", "dieu_1/khoan_1/diem_a", "dieu_1/khoan_1/diem_b", "dieu_1/khoan_2", "dieu_2")


def cells(table: int, *columns: tuple[str, ...], row: int = 0) -> list[Paragraph]:
    return [Paragraph(text, cell=(table, row, n), layout=True) for n, column in enumerate(columns) for text in column]


def plain(*texts: str) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]


def reading(*paragraphs: Paragraph) -> Reading:
    return Reading("decree.docx", "test", tuple(paragraphs))


LAYOUTS = {
    "table": [*cells(0, LEFT, RIGHT), *cells(0, (NUMBER,), (DAY,), row=1), *plain(*BODY), *cells(1, RECIPIENTS, SIGNATURE)],
    "columns swapped": [*cells(0, (*RIGHT, DAY), (*LEFT, NUMBER)), *plain(*BODY), *cells(1, SIGNATURE, RECIPIENTS)],
    "broken lines": [
        *cells(0, ("ỦY", "BAN NHÂN DÂN", "TỈNH", "HÀ TĨNH", "--"), ("CỘNG", "HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")),
        *cells(0, ("Số:", "84/2025/", "QĐ - UBND"), ("Hà", "Tĩnh, ngày", "02 tháng 12 năm 2025"), row=1),
        *plain(*BODY),
        *cells(1, RECIPIENTS, ("TM. ỦY BAN", "NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ", "CHỦ TỊCH", "Trần", "Báu Hà")),
    ],
    "tabs": plain(
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH HÀ TĨNH\tĐộc lập - Tự do - Hạnh phúc", f"{NUMBER}\t{DAY}", *BODY,
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Như Điều 2;\tKT. CHỦ TỊCH", "- Lưu: VT.\tPHÓ CHỦ TỊCH", "\t(Đã ký)", "\tTrần Báu Hà",
    ),
    "tabs, the right column broken": plain(
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI", "TỈNH HÀ TĨNH\tCHỦ NGHĨA VIỆT NAM", "\tĐộc lập - Tự do - Hạnh phúc", f"{NUMBER}\tHà Tĩnh, ngày 02",
        "\ttháng 12 năm 2025", *BODY, *SIGNATURE, *RECIPIENTS,
    ),
    "lines": plain(*LEFT, *RIGHT, "Số:   84 /2025/QĐ-UBND", DAY, *BODY, *SIGNATURE, *RECIPIENTS),
    "line breaks": [*cells(0, ("\n".join(LEFT),), ("\n".join(RIGHT),)), *cells(0, (NUMBER,), (DAY,), row=1), Paragraph("\n".join(BODY)),
                    *cells(1, ("\n".join(RECIPIENTS),), ("\n".join(SIGNATURE),))],
    "spaces typed twice": plain(*(re.sub(r"(?<=[^\W\d_])(?<!\bĐiều) (?=[^\W\d_])", "  ", text) for text in (
        *LEFT, *RIGHT, NUMBER, DAY, *BODY[:1], BODY[1], *BODY[2:]))) + plain(*SIGNATURE, *RECIPIENTS),
    "one line": [*cells(0, LEFT, RIGHT), *cells(0, (NUMBER,), (DAY,), row=1), Paragraph(f"{BODY[0]} {BODY[1].upper()}"), *plain(*BODY[2:]),
                 *cells(1, RECIPIENTS, SIGNATURE)],
}  # fmt: skip
