"""DOCX made from snippets of XML: the tests of reading and the hostile files of the benchmark."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def relations(*pairs: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="r{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(pairs)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{told}</Relationships>'


def part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inner}</w:{root}>'


def parts(body: str, **others: str) -> dict[str, str]:
    """The parts of a DOCX with this body. others: part name without .xml -> what its root holds ('styles', 'header1' ...)."""
    roots = {"header1": "hdr", "footer1": "ftr"}
    held = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(*((name.rstrip("1"), f"{name}.xml") for name in others)),
    }
    return held | {f"word/{name}.xml": part(roots.get(name, name), inner) for name, inner in others.items()}


def zipped(files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip that is the same each time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as package:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            entry.compress_type = compression
            package.writestr(entry, data)
    return target.getvalue()


def docx(folder: Path, body: str, **others: str) -> Path:
    path = folder / "văn bản.docx"
    path.write_bytes(zipped(parts(body, **others)))
    return path


def p(*runs: str, pr: str = "") -> str:
    """A paragraph of runs; pr: inside its w:pPr."""
    return f"<w:p>{f'<w:pPr>{pr}</w:pPr>' if pr else ''}{''.join(runs)}</w:p>"


def r(text: str, pr: str = "") -> str:
    """A run with text; pr: inside its w:rPr."""
    return f'<w:r>{f"<w:rPr>{pr}</w:rPr>" if pr else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def num(level: int, id: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>'


def lvl(ilvl: int, text: str, fmt: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{"".join(levels)}</w:abstractNum>'


def instance(id: int, abstract_id: int, *overrides: str) -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract_id}"/>{"".join(overrides)}</w:num>'


def cell(*paragraphs: str, pr: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{pr}</w:tcPr>' if pr else ''}{''.join(paragraphs)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str, pr: str = "") -> str:
    return f"<w:tbl><w:tblPr>{pr}</w:tblPr>{''.join(rows)}</w:tbl>"


GRID = "<w:tblBorders>" + "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
) + "</w:tblBorders>"
