"""Whatever the lines are, the tree is valid: random soups of the grammar's own words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from registry.model import Document, Paragraph, Reading
from registry.parsing import parse

NUMERALS = st.one_of(
    st.integers(0, 30).map(str), st.sampled_from(["I", "II", "IV", "X", "4a", "1.1", "2.3.1", "thứ nhất", "A", "99999999999"])
)
OPENERS = st.one_of(
    st.builds("{} {}{}".format, st.sampled_from(["Điều", "ĐIỀU", "Chương", "Mục", "Tiểu mục", "Phần", "PHỤ LỤC", "Mẫu số"]), NUMERALS,
              st.sampled_from(["", ".", ":", " -"])),
    st.builds("{}{}".format, NUMERALS, st.sampled_from([".", ")", "/", "-", ""])),
    st.builds("{}{}".format, st.sampled_from("abcdđeghikxyz"), st.sampled_from([")", ".", "1)"])),
    st.sampled_from([
        "“", '"', "”", "”.", "Điều", "Chương", "Căn cứ Luật Đất đai;", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "NGHỊ QUYẾT", "LUẬT", "Số:",
        "ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH",
        "(Ban hành kèm theo Quyết định số 1/2025/QĐ-UBND)", "QUY ĐỊNH", "- Lưu: VT.", "Trần Báu Hà", "Số: 84/2025/QĐ-UBND", "-------",
        "Hà Tĩnh, ngày 31 tháng 02 năm 2025", "Luật này được Quốc hội thông qua ngày 18 tháng 01 năm 2024.", "", " ", "\t", ". b) c",
        "1. Sửa đổi, bổ sung khoản 3 Điều 20 như sau:", "Sửa đổi Điều 5 như sau: “Điều 5. Tên", "(điều 1 nghị định số 1",
    ]),
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "",
        " Phạm vi",
        " phạm vi điều chỉnh",
        " có hiệu lực. b) hai",
        " như sau:",
        " của Nghị định này",
        " ”;",
        " QUY ĐỊNH CHUNG",
        "\n",
    ]
)
LINES = st.builds("{}{}".format, OPENERS, WORDS)
PARAGRAPHS = st.builds(
    Paragraph,
    LINES,
    align=st.sampled_from(["left", "center", "both"]),
    bold=st.sampled_from([0.0, 0.3, 1.0]),
    cell=st.sampled_from([None, None, None, (0, 0, 0), (0, 0, 1), (1, 2, 0)]),
    layout=st.booleans(),
    kind=st.sampled_from(["body", "body", "body", "footnote", "textbox"]),
)


HEAD = [
    "ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "Số: 84/2025/QĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Tĩnh, ngày 02 tháng 12 năm 2025",
    "QUYẾT ĐỊNH", "BÃI BỎ MỘT SỐ QUYẾT ĐỊNH", "Căn cứ Luật Đất đai số 31/2024/QH15;",
]  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from(["dieu", "khoan", "khoan", "diem", "diem", "chuong", "muc", "text", "soup", "quote", "end", "caption"]),
              st.sampled_from([1, 1, 1, 1, 0, 2, -1])),
    max_size=60,
)  # fmt: skip


@st.composite
def acts(draw: st.DrawFn) -> list[Paragraph]:
    """A decision whose articles, khoản and điểm mostly follow each other, with slips, quotations and soup between them."""
    count = {"dieu": 0, "khoan": 0, "diem": 0, "chuong": 0, "muc": 0}
    paragraphs = [Paragraph(line) for line in HEAD]
    for kind, step in draw(STEPS):
        if kind == "soup":
            paragraphs.append(draw(PARAGRAPHS))
            continue
        if kind in count:
            count[kind] = max(0, count[kind] + step)
            for lower in {"dieu": ("khoan", "diem"), "khoan": ("diem",), "chuong": ("muc",)}.get(kind, ()):
                count[lower] = 0
        n = count.get(kind, 0)
        line = {
            "dieu": f"Điều {n}. Phạm vi điều chỉnh", "khoan": f"{n}. Nội dung của khoản.", "diem": f"{'abcdđeghiklmn'[n % 13]}) Nội dung;",
            "chuong": f"Chương {['I', 'II', 'III', 'IV', 'V'][n % 5]}", "muc": f"Mục {n}. TÊN MỤC", "text": "đoạn văn không đánh số.",
            "quote": f"“{n}. Nội dung mới", "end": "hết”.", "caption": "QUY ĐỊNH\n(Ban hành kèm theo Quyết định số 84/2025/QĐ-UBND)",
        }[kind]  # fmt: skip
        paragraphs.append(Paragraph(line, bold=draw(st.sampled_from([0.0, 1.0]))))
    return paragraphs


def check(document: Document, whole: str) -> None:
    assert "\n".join(p for c in document.components if (p := c.text.strip())).split() == whole.split()
    for component in document.components:
        length = len(component.text)
        for span in (*(s for _, s in component.zones), *component.payloads, *(c[0] for c in component.cells)):
            assert 0 <= span.start <= span.end <= length
        open_ = {}
        last = None
        for p in component.provisions:
            printed = p.span.of(component.text)
            assert p.number.lower() in printed[:40].lower()
            assert printed == printed.strip()
            assert p.id.startswith(component.id + "/")
            if p.parent is not None:
                assert p.span in open_[p.parent]
            if last is not None:
                assert p.span.start >= last.start
            siblings = open_.setdefault(("of", p.parent), p.span)
            assert siblings is p.span or siblings.end <= p.span.start
            open_["of", p.parent] = p.span
            open_[p.id] = p.span
            last = p.span


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(PARAGRAPHS, max_size=45), acts(), acts()))
def test_any_soup_gives_a_valid_tree_and_the_same_again(paragraphs: list[Paragraph]) -> None:
    reading = Reading("soup.docx", "test", tuple(paragraphs))
    document = parse(reading)
    check(document, "\n".join(p.text for p in paragraphs))
    assert parse(reading) == document


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=400))
def test_any_text_is_parsed(text: str) -> None:
    document = parse(Reading("t.txt", "test", (Paragraph(text),)))
    assert document.component("main") is not None
    check(document, text)
