"""What Word leaves around text: fields, smart tags, tracked changes, footnotes, text boxes; as python-docx does not write it."""

from __future__ import annotations

import copy
import html
import io
import re
import zipfile
from pathlib import Path

from docx.document import Document as Docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

STAMP = "2025-12-15T08:00:00Z"
NUMBERING = """<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="Điều %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:suff w:val="space"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>"""
BOX = """<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>
<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>
<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent>"""


def tracked(paragraph: Paragraph, kind: str, text: str) -> None:
    change = OxmlElement(f"w:{kind}")
    for name, value in (("w:id", str(1000 + len(text))), ("w:author", "Chuyên viên"), ("w:date", STAMP)):
        change.set(qn(name), value)
    run, words = OxmlElement("w:r"), OxmlElement("w:t" if kind == "ins" else "w:delText")
    words.set(qn("xml:space"), "preserve")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def split_run(run: Run, pattern: re.Pattern[str]) -> list[Run]:
    """Cut the run so that each match of the pattern is a run of its own; those runs."""
    parts = re.split(f"({pattern.pattern})", run.text)
    found, last = [], run
    for at, part in enumerate(parts):
        if at == 0:
            run.text = part
            continue
        copied = copy.deepcopy(run._r)
        last._r.addnext(copied)
        last = Run(copied, run._parent)
        last.text = part
        found += [last] if at % 2 else []
    return found


def smart_tag(run: Run) -> None:
    element = "date" if run.text.startswith("ngày") else "metricconverter"
    tag = parse_xml(f'<w:smartTag {nsdecls("w")} w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="{element}"/>')
    run._r.addprevious(tag)
    tag.append(run._r)


def hyperlink_field(run: Run) -> None:
    """A complex field around the run, as pasting from a web page leaves it."""
    code = f' HYPERLINK "https://vanban.example/{run.text.replace("/", "-")}" '
    inner = {
        "begin": '<w:fldChar w:fldCharType="begin"/>',
        "code": f'<w:instrText xml:space="preserve">{html.escape(code)}</w:instrText>',
        "separate": '<w:fldChar w:fldCharType="separate"/>',
    }
    for xml in inner.values():
        run._r.addprevious(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))
    run._r.addnext(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>'))


def hyphenate(run: Run) -> None:
    """Soft hyphens inside long syllables, non-breaking hyphens in symbols of documents."""
    text = re.sub(r"\b(ngh|tr|th|ph|kh|ch)(\w{4,})", "\\1\N{SOFT HYPHEN}\\2", run.text)
    text = re.sub(r"(?<=QĐ|NQ|NĐ|Tr)-(?=[A-ZĐ])", "\N{NON-BREAKING HYPHEN}", text)
    run.text = ""
    for part in re.split("([\N{SOFT HYPHEN}\N{NON-BREAKING HYPHEN}])", text):
        name = {"\N{SOFT HYPHEN}": "w:softHyphen", "\N{NON-BREAKING HYPHEN}": "w:noBreakHyphen"}.get(part)
        if name:
            run._r.append(OxmlElement(name))
        elif part:
            run._r.add_t(part)


def add_footnotes(docx: Docx, notes: list[str]) -> None:
    body = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {html.escape(note)}</w:t></w:r></w:p></w:footnote>'
        for at, note in enumerate(notes, 1)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{body}</w:footnotes>'
    main = docx.part
    part = Part(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, xml.encode(), main.package)
    main.relate_to(part, RT.FOOTNOTES)


def wrap_in_control(paragraph: Paragraph) -> None:
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    paragraph._p.addprevious(control)
    control.find(qn("w:sdtContent")).append(paragraph._p)


def save(docx: Docx, target: Path) -> None:
    """Write the package with one fixed time in it, so that the same source gives the same bytes."""
    packed = io.BytesIO()
    docx.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            out.writestr(zipfile.ZipInfo(name, (2025, 12, 15, 8, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
