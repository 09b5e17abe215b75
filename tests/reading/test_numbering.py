"""The numbers that Word prints by itself."""

from pathlib import Path

import pytest
from docx_xml import abstract, docx, instance, lvl, num, p, r

from registry.reading import read
from registry.reading.numbering import letter, roman


def numbered(folder: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    paragraphs = read(docx(folder, body, numbering=numbering, styles=styles)).paragraphs
    return [x.text[: x.number] for x in paragraphs]


def at(*levels: int | tuple[int, int]) -> str:
    """Paragraphs 'x' at these levels, of list 1 or of the list named second."""
    return "".join(p(r("x"), pr=num(*(level if isinstance(level, tuple) else (level,)))) for level in levels)


DECREE = abstract(
    0, lvl(0, "Chương %1", "upperRoman", more='<w:suff w:val="space"/>'), lvl(1, "Điều %2. ", more='<w:lvlRestart w:val="0"/>'),
    lvl(2, "%3."), lvl(3, "%4)", "lowerLetter"),
)  # fmt: skip
DECIMAL = abstract(0, lvl(0, "%1."), lvl(1, "%1.%2."), lvl(2, "%1.%2.%3."))

# levels of the paragraphs, numbering.xml -> numbers
LISTS = {
    "chapters, articles that go on, clauses, points": (
        at(0, 1, 2, 3, 3, 2, 3, 1, 2, 0, 1, 2), DECREE + instance(1, 0),
        ["Chương I ", "Điều 1. ", "1. ", "a) ", "b) ", "2. ", "a) ", "Điều 2. ", "1. ", "Chương II ", "Điều 3. ", "1. "]),
    "levels within each other": (at(0, 1, 1, 2, 0, 1), DECIMAL + instance(1, 0), ["1. ", "1.1. ", "1.2. ", "1.2.1. ", "2. ", "2.1. "]),
    "two lists of one kind go on": (at((0, 1), (0, 1), (0, 2)), DECIMAL + instance(1, 0) + instance(2, 0), ["1. ", "2. ", "3. "]),
    "startOverride begins again, once": (
        at((0, 1), (0, 1), (0, 2), (0, 2), (0, 1)),
        DECIMAL + instance(1, 0) + instance(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        ["1. ", "2. ", "1. ", "2. ", "3. "]),
    "startOverride at 5": (at((0, 2)), DECIMAL + instance(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'), ["5. "]),
    "a level of its own": (
        at((0, 1), (0, 2)), DECIMAL + instance(1, 0) + instance(2, 0, f'<w:lvlOverride w:ilvl="0">{lvl(0, "Mục %1", "upperRoman")}</w:lvlOverride>'),
        ["1. ", "Mục II "]),
    "start": (at(0, 0), abstract(0, lvl(0, "Điều %1.", start=7)) + instance(1, 0), ["Điều 7. ", "Điều 8. "]),
    "start at zero": (at(0, 0), abstract(0, lvl(0, "%1", start=0)) + instance(1, 0), ["0 ", "1 "]),
    "restart only after the first level": (
        at(0, 1, 2, 1, 2), abstract(0, lvl(0, "%1"), lvl(1, "%2"), lvl(2, "%3", more='<w:lvlRestart w:val="1"/>')) + instance(1, 0),
        ["1 ", "1 ", "1 ", "2 ", "2 "]),
    "a skipped level counts": (at(1, 0, 1), DECIMAL + instance(1, 0), ["1.1. ", "2. ", "2.1. "]),
    "legal numbers": (
        at(0, 1), abstract(0, lvl(0, "Chương %1", "upperRoman"), lvl(1, "%1.%2", more="<w:isLgl/>")) + instance(1, 0), ["Chương I ", "1.1 "]),
    "suffixes": (
        at(0, 1, 2), abstract(0, lvl(0, "%1.", more='<w:suff w:val="tab"/>'), lvl(1, "%2.", more='<w:suff w:val="space"/>'),
                              lvl(2, "(%3)", more='<w:suff w:val="nothing"/>')) + instance(1, 0), ["1. ", "1. ", "(1)"]),
    "bullets": (
        at(0, 1, 2, 3), abstract(0, lvl(0, "-", "bullet"), lvl(1, "\uf0b7", "bullet", more='<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'),
                                 lvl(2, "\uf0a7", "bullet"), lvl(3, "\uf0ff", "bullet")) + instance(1, 0), ["- ", "• ", "▪ ", "• "]),
    "no number": (at(0, 1), abstract(0, lvl(0, "%1", "none"), lvl(1, "", "decimal")) + instance(1, 0), ["", ""]),
    "words without a number": (at(0), abstract(0, lvl(0, "Điều khoản chung:", "none")) + instance(1, 0), ["Điều khoản chung: "]),
    "zero before the number": (at(0), abstract(0, lvl(0, "%1.", "decimalZero", 9)) + instance(1, 0), ["09. "]),
    "three digits": (
        at(0), abstract(0, '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
                           '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>') + instance(1, 0), ["007 "]),
    "capitals": (at(0), abstract(0, lvl(0, "Chương %1", "upperRoman", more="<w:rPr><w:caps/></w:rPr>")) + instance(1, 0), ["CHƯƠNG I "]),
    "hidden": (at(0), abstract(0, lvl(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>")) + instance(1, 0), [""]),
    "numbers of deeper levels are not there": (at(0), abstract(0, lvl(0, "%1.%2"), lvl(1, "%2")) + instance(1, 0), ["1. "]),
    "an unknown list": (at((0, 77)), DECIMAL + instance(1, 0), [""]),
    "list zero takes the number away": (at((0, 0)), DECIMAL + instance(0, 0), [""]),
    "an empty paragraph is numbered": (p(pr=num(0)) + at(0), DECIMAL + instance(1, 0), ["1. ", "2. "]),
    "a hidden paragraph is not": (p(pr=num(0) + "<w:rPr><w:vanish/></w:rPr>") + at(0), DECIMAL + instance(1, 0), ["1. "]),
    "a level beyond the last": (at(99), DECIMAL + instance(1, 0), [""]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "numbering", "numbers"), LISTS.values(), ids=LISTS.keys())
def test_list(tmp_path: Path, body: str, numbering: str, numbers: list[str]) -> None:
    assert numbered(tmp_path, body, numbering) == numbers


def style(id: str, inner: str = "", base: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id}">{f"<w:basedOn w:val={chr(34)}{base}{chr(34)}/>" if base else ""}{inner}</w:style>'


def styled(id: str, pr: str = "") -> str:
    return p(r("x"), pr=f'<w:pStyle w:val="{id}"/>{pr}')


LINKED = abstract(0, lvl(0, "Điều %1.", more='<w:pStyle w:val="Dieu"/>'), lvl(1, "%2.", more='<w:pStyle w:val="Khoan"/>')) + instance(1, 0)
OF_LIST = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
STYLED = {
    "the level that names the style": (
        styled("Dieu") + styled("Khoan") + styled("Khoan") + styled("Dieu") + styled("Khoan"), LINKED,
        style("Dieu", OF_LIST) + style("Khoan", OF_LIST), ["Điều 1. ", "1. ", "2. ", "Điều 2. ", "1. "]),
    "inherited from the style's base": (styled("Con"), LINKED, style("Khoan", OF_LIST) + style("Con", base="Khoan"), ["1. "]),
    "level in the style": (
        styled("Khoan"), DECIMAL + instance(1, 0), style("Khoan", f"<w:pPr>{num(1)}</w:pPr>"), ["1.1. "]),
    "level in the style, list in its base": (
        styled("Con"), DECIMAL + instance(1, 0), style("Cha", OF_LIST) + style("Con", '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>', "Cha"), ["1.1. "]),
    "the paragraph overrules": (styled("Dieu", num(1)), LINKED, style("Dieu", OF_LIST), ["1. "]),
    "the paragraph takes the number away": (styled("Dieu", num(0, 0)) + styled("Dieu"), LINKED, style("Dieu", OF_LIST), ["", "Điều 1. "]),
    "a child style takes the number away": (styled("Con"), LINKED, style("Dieu", OF_LIST) + style("Con", f"<w:pPr>{num(0, 0)}</w:pPr>", "Dieu"), [""]),
    "a list that points at a list style": (
        at((0, 2), (0, 2)), '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>' + DECIMAL
        + instance(1, 0) + instance(2, 5), f'<w:style w:type="numbering" w:styleId="DanhSach">{OF_LIST}</w:style>', ["1. ", "2. "]),
    "capitals by the style": (styled("Dieu"), LINKED, style("Dieu", OF_LIST + "<w:rPr><w:caps/></w:rPr>"), ["ĐIỀU 1. "]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "numbering", "styles", "numbers"), STYLED.values(), ids=STYLED.keys())
def test_styled(tmp_path: Path, body: str, numbering: str, styles: str, numbers: list[str]) -> None:
    assert numbered(tmp_path, body, numbering, styles) == numbers


def test_an_unknown_format_is_told(tmp_path: Path) -> None:
    reading = read(docx(tmp_path, at(0), numbering=abstract(0, lvl(0, "%1.", "hebrew1")) + instance(1, 0)))
    assert reading.paragraphs[0].text == "1. x"
    assert reading.losses == ("Có 1 số tự động kiểu lạ, đọc như số thường.",)


def test_a_deleted_paragraph_takes_no_number(tmp_path: Path) -> None:
    gone = p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", pr=num(0) + '<w:rPr><w:del w:id="1"/></w:rPr>')
    assert numbered(tmp_path, at(0) + gone + at(0), DECIMAL + instance(1, 0)) == ["1. ", "2. "]


@pytest.mark.parametrize(("value", "told"), [(1, "a"), (4, "d"), (5, "e"), (26, "z"), (27, "aa"), (28, "bb"), (53, "aaa"), (0, "0")])
def test_letters_are_words_not_vietnamese(value: int, told: str) -> None:
    assert letter(value) == told


@pytest.mark.parametrize(("value", "told"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (1994, "mcmxciv"), (4000, "4000"), (0, "0")])
def test_roman(value: int, told: str) -> None:
    assert roman(value) == told
