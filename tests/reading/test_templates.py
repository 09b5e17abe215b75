"""What documents made from one template share is read once; what nothing is printed from is not looked at."""

from __future__ import annotations

import random

import pytest
from docx_xml import parts, zipped

from registry.reading import package, read_bytes

BOLD = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Điều"/><w:rPr><w:b/></w:rPr></w:style>'
PLAIN = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Khoản"/></w:style>'
BODY = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'


def test_each_document_has_the_styles_of_its_own_template() -> None:
    made = [(BOLD, "Một"), (PLAIN, "Hai"), (BOLD, "Ba"), (PLAIN, "Bốn")] * 2
    read = [read_bytes(zipped(parts(BODY.format(text), styles=style)), "a.docx").paragraphs[0] for style, text in made]
    assert [(p.text, p.style, p.bold) for p in read] == [(t, "Điều" if s == BOLD else "Khoản", 1.0 if s == BOLD else 0.0) for s, t in made]


@pytest.mark.parametrize(("name", "counted"), [("settings", False), ("theme", False), ("glossaryDocument", True)])
def test_text_is_counted_where_word_prints_from(name: str, counted: bool) -> None:
    files = parts(BODY.format("Một"), **{name: BODY.format("Chín chữ cái")})
    assert bool(read_bytes(zipped(files), "a.docx").losses) == counted


def test_a_body_read_as_a_whole_and_one_read_as_a_stream_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    pieces = (
        BODY.format("Một"), f"<w:tbl><w:tr><w:tc>{BODY.format('Hai')}</w:tc></w:tr></w:tbl>", "<w:r><w:t>lạc</w:t></w:r>",
        f"<w:sdt><w:sdtContent>{BODY.format('Ba')}</w:sdtContent></w:sdt>", f"<w:del>{BODY.format('Bốn')}</w:del>",
        f"<w:ins w:id='1'>{BODY.format('Năm')}</w:ins>", "<w:sectPr/>",
    )  # fmt: skip
    for _ in range(50):
        data = zipped(parts("".join(chance.choices(pieces, k=6))))
        monkeypatch.setattr(package, "WHOLE", 1 << 20)
        whole = read_bytes(data, "a.docx")
        monkeypatch.setattr(package, "WHOLE", 0)
        assert read_bytes(data, "a.docx") == whole
