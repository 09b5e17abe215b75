"""One DOCX held otherwise in the file: the words stay, what Word wrote around them changes. Nothing read from it may change."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
Element = etree._Element


def retyped(docx: bytes, variant: str) -> bytes:
    """The same document, typed as VARIANTS[variant] does it."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    numbering = VARIANTS[variant](root)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if numbering is not None:
        _add_numbering(parts, numbering)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def _make(tag: str, *children: Element, text: str = "", **attributes: str) -> Element:
    made = etree.Element(f"{W}{tag}", {f"{W}{name}": value for name, value in attributes.items()})
    made.extend(children)
    if text:
        made.text = text
        made.set(_SPACE, "preserve")
    return made


def _texts(root: Element) -> list[Element]:
    return [t for t in root.iter(f"{W}t") if t.text]


def _runs(root: Element) -> list[Element]:
    """Runs of text, without those of pictures and fields."""
    return [r for r in root.iter(f"{W}r") if r.find(f"{W}t") is not None and r.getparent().tag == f"{W}p"]


def _wrap(node: Element, *outer: Element) -> None:
    """node -> outer[0] > outer[1] > … > node, in its place."""
    node.addprevious(outer[0])
    for holder, inner in zip(outer, (*outer[1:], node)):
        holder.append(inner)


def split_runs(root: Element) -> None:
    """Every word in two runs, as Word leaves it after corrections."""
    for run in _runs(root):
        for text in run.findall(f"{W}t"):
            pieces = re.findall(r"\s+|\S{1,3}", text.text or "")
            for piece in pieces[:-1]:
                copy = _make("r", *([deepcopy(run.find(f"{W}rPr"))] if run.find(f"{W}rPr") is not None else []))
                copy.append(_make("t", text=piece))
                if text is run.find(f"{W}t"):
                    run.addprevious(copy)
            if text is run.find(f"{W}t") and pieces:
                text.text = pieces[-1]
                text.set(_SPACE, "preserve")


def decomposed(root: Element) -> None:
    for text in _texts(root):
        text.text = unicodedata.normalize("NFD", text.text)


def hard_spaces(root: Element) -> None:
    for text in _texts(root):
        text.text = re.sub(r"(\S+ \S+ \S+) ", "\\1\xa0", text.text)


def spaces_twice(root: Element) -> None:
    """A space more in every sixth place, between words."""
    for text in _texts(root):
        text.text = re.sub(r"((?:[^\W\d_]+ ){5}[^\W\d_]+) (?=[^\W\d_])", r"\1  ", text.text)


def content_controls(root: Element) -> None:
    """Every paragraph, and every second run, in a content control."""
    for paragraph in list(root.iter(f"{W}p")):
        for run in [r for r in paragraph.findall(f"{W}r") if r.find(f"{W}t") is not None][::2]:
            _wrap(run, _make("sdt"), _make("sdtContent"))
        if paragraph.getparent().tag == f"{W}body":
            _wrap(paragraph, _make("sdt"), _make("sdtContent"))


def smart_tags(root: Element) -> None:
    for run in _runs(root):
        _wrap(run, _make("smartTag", uri="urn:schemas-microsoft-com:office:smarttags", element="place"))


def hyperlinks(root: Element) -> None:
    for run in _runs(root)[::2]:
        _wrap(run, _make("hyperlink", anchor="a"))


def tracked(root: Element) -> None:
    """Every run is an insertion, beside deletions of other words; deleted paragraphs stand between."""
    who = {"id": "1", "author": "A", "date": "2025-01-01T00:00:00Z"}
    for paragraph in list(root.iter(f"{W}p")):
        for run in [r for r in paragraph.findall(f"{W}r") if r.find(f"{W}t") is not None]:
            _wrap(run, _make("ins", **who))
            gone = _make("r", _make("delText", text="Điều 99. bãi bỏ Quyết định số 1/2001/QĐ-UBND "))
            run.getparent().addprevious(_make("del", gone, **who))
        if paragraph.getparent().tag == f"{W}body":
            mark = _make("pPr", _make("rPr", _make("del", **who)))
            gone = _make("r", _make("delText", text="2. Khoản đã xóa; căn cứ Luật Cũ."))
            paragraph.addnext(_make("p", mark, _make("del", gone, **who)))


def line_breaks(root: Element) -> None:
    """Paragraphs of running text that look alike become lines of one, as typed with Shift+Enter."""
    first: Element | None = None
    for paragraph in list(root.iter(f"{W}p")):
        if not _running(paragraph):
            first = None
        elif first is None or paragraph.getprevious() is not first:
            first = paragraph
        else:
            first.append(_make("r", _make("br")))
            first.extend([child for child in paragraph if child.tag != f"{W}pPr"])
            paragraph.getparent().remove(paragraph)


def _running(paragraph: Element) -> bool:
    marked = paragraph.find(f".//{W}b") is not None or paragraph.find(f".//{W}i") is not None
    marked |= paragraph.find(f"{W}pPr/{W}numPr") is not None
    centred = paragraph.find(f"{W}pPr/{W}jc[@{W}val='center']") is not None
    return bool(_text(paragraph)) and not marked and not centred and paragraph.getparent().tag == f"{W}body"


def _text(paragraph: Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t"))


def header_by_tabs(root: Element) -> None:
    """The table of the head as lines with a tab between its columns."""
    table = root.find(f"{W}body/{W}tbl")
    if table is None or "CỘNG H" not in _text(table).upper():
        return
    for row in table.findall(f"{W}tr"):
        columns = [[_line(p) for p in cell.findall(f"{W}p")] for cell in row.findall(f"{W}tc")]
        columns = [[line for lines in column for line in lines] for column in columns]
        for n in range(max(map(len, columns))):
            cells = [column[n] if n < len(column) else "" for column in columns]
            made = _make("p")
            for k, cell in enumerate(cells):
                made.append(_make("r", *([_make("tab")] if k else []), _make("t", text=cell)))
            table.addprevious(made)
    table.getparent().remove(table)


def _line(paragraph: Element) -> list[str]:
    lines = [""]
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}noBreakHyphen"):
        if node.tag == f"{W}br":
            lines.append("")
        else:
            lines[-1] += (node.text or "") if node.tag == f"{W}t" else "-"
    return [line.strip() for line in lines if line.strip()]


def numbered_articles(root: Element) -> Element:
    """'Điều N.' by automatic numbering."""
    return _numbered(root, re.compile(r"Điều (\d+)\. ?"), "Điều %1.")


def numbered_clauses(root: Element) -> Element:
    """'N.' of khoản by automatic numbering."""
    return _numbered(root, re.compile(r"(\d+)\. "), "%1.")


def _numbered(root: Element, mark: re.Pattern[str], shown: str) -> Element:
    level = _make("lvl", _make("start", val="1"), _make("numFmt", val="decimal"), _make("lvlText", val=shown), ilvl="0")
    numbering = _make("numbering", _make("abstractNum", level, abstractNumId="900"))
    last, list_ = 0, 900
    for paragraph in root.iter(f"{W}p"):
        first = next(iter(paragraph.findall(f"{W}r/{W}t")), None)
        found = mark.match(first.text or "") if first is not None and paragraph.getparent().tag == f"{W}body" else None
        if not found or first is None:
            continue
        if int(found[1]) != last + 1 or list_ == 900:
            list_ += 1
            start = _make("lvlOverride", _make("startOverride", val=found[1]), ilvl="0")
            numbering.append(_make("num", _make("abstractNumId", val="900"), start, numId=str(list_)))
        last = int(found[1])
        first.text = (first.text or "")[found.end() :]
        first.set(_SPACE, "preserve")
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = _make("pPr")
            paragraph.insert(0, properties)
        properties.insert(0, _make("numPr", _make("ilvl", val="0"), _make("numId", val=str(list_))))
    return numbering


def _add_numbering(parts: dict[str, bytes], numbering: Element) -> None:
    """The lists beside those that the document has."""
    if held := parts.get("word/numbering.xml"):
        root = etree.fromstring(held)
        root.insert(0, numbering[0])
        root.extend(list(numbering))
        numbering = root
    parts["word/numbering.xml"] = etree.tostring(numbering, xml_declaration=True, encoding="UTF-8")
    relations = parts["word/_rels/document.xml.rels"]
    if _KIND.encode() not in relations:
        one = f'<Relationship Id="rIdNumbers" Type="{_KIND}" Target="numbering.xml"/></Relationships>'
        parts["word/_rels/document.xml.rels"] = relations.replace(b"</Relationships>", one.encode())
    types = parts["[Content_Types].xml"]
    if b"numbering" not in types:
        one = f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}"/></Types>'
        parts["[Content_Types].xml"] = types.replace(b"</Types>", one.encode())


VARIANTS: dict[str, Callable[[Element], Element | None]] = {
    "words split over runs": split_runs,
    "decomposed": decomposed,
    "hard spaces": hard_spaces,
    "spaces typed twice": spaces_twice,
    "content controls": content_controls,
    "smart tags": smart_tags,
    "hyperlinks": hyperlinks,
    "tracked changes": tracked,
    "line breaks": line_breaks,
    "header by tabs": header_by_tabs,
    "numbered articles": numbered_articles,
    "numbered clauses": numbered_clauses,
}


def told(shape: dict[str, object]) -> Iterator[tuple[str, object]]:
    """What the published shape says, white space in quotes apart."""
    for key, value in shape.items():
        if key != "notes":
            yield key, _squeezed(value)


def _squeezed(value: object) -> object:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {key: _squeezed(one) for key, one in value.items()}
    return [_squeezed(one) for one in value] if isinstance(value, list) else value
