"""Files that mean harm, or that went wrong: made from a seed, the same each time."""

from __future__ import annotations

import random
import re
import struct
import zipfile
from collections.abc import Callable, Iterator

from docx_xml import GRID, abstract, cell, instance, lvl, num, p, part, parts, r, relations, row, table, zipped
from hostile_others import others

VALID = (
    table(row(cell(p(r("ỦY BAN NHÂN DÂN"))), cell(p(r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")))), row(cell(p(r("Số: 12/2025/QĐ-UBND"))), cell(p(r("x")))))
    + p(r("QUYẾT ĐỊNH", "<w:b/>"), pr='<w:jc w:val="center"/>')
    + p(r("Phạm vi", "<w:b/><w:caps/>"), '<w:r><w:footnoteReference w:id="1"/></w:r>', pr='<w:pStyle w:val="Dieu"/>' + num(0))
    + p(r("a"), "<w:ins>" + r("thêm") + "</w:ins>", "<w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>", pr=num(1))
    + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("1"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "<w:r><w:tab/><w:br/><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>")
    + p("<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + p(r("DỰ THẢO")) + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback>"
        + r("DỰ THẢO") + "</mc:Fallback></mc:AlternateContent></w:r>", "<w:moveFrom>" + r("chỗ cũ") + "</w:moveFrom>", r("ẩn", "<w:vanish/>"))
    + table(row(cell(p(r("STT"))), cell(p(r("Mức thu")), pr='<w:gridSpan w:val="2"/>')), row(cell(p(r("1")), pr='<w:vMerge/>'), cell(p(r("20.000")))), pr=GRID)
    + "<w:sdt><w:sdtContent>" + p(r("Nơi nhận:")) + "</w:sdtContent></w:sdt>"
)  # fmt: skip
OTHERS = {
    "numbering": abstract(0, lvl(0, "Điều %1."), lvl(1, "%1.%2", "lowerLetter")) + instance(1, 0)
    + instance(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>'),
    "styles": '<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Dieu"><w:basedOn w:val="Cha"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Cha"><w:name w:val="Cha"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>',
    "footnotes": f'<w:footnote w:id="1">{p(r("chú thích"))}</w:footnote>',
    "header1": p(r("đầu trang")),
}  # fmt: skip
_TAG = re.compile(r"<\w[^>]*>")  # a start tag
_ATTRIBUTE = re.compile(r'(\w+:\w+)="([^"]*)"')
_VALUES = ("", "-1", "0", "999999999999999999999", "1e9", "\u0661", "&amp;", "%1%2%3%4%5%6%7%8%9" * 50, "true", "☃" * 100, "/../../etc/passwd")


def mutated(random: random.Random, text: str) -> str:
    """The XML with one to six accidents; most keep it well-formed."""
    for _ in range(random.randint(1, 6)):
        tags = list(_TAG.finditer(text))
        if len(tags) < 4:
            return text
        one, other = random.choice(tags), random.choice(tags)
        accident = random.choice(ACCIDENTS)
        text = accident(random, text, one, other)
    return text


def _element(text: str, tag: re.Match[str]) -> tuple[int, int]:
    """From a start tag to its end tag; only the tag itself where there is none."""
    name = re.match(r"<([\w:]+)", tag[0])
    if not name or tag[0].endswith("/>"):
        return tag.span()
    depth = 0
    for found in re.finditer(rf"<(/?){re.escape(name[1])}(?=[\s>/])[^>]*?(/?)>", text[tag.start() :]):
        depth += 0 if found[2] else -1 if found[1] else 1
        if depth == 0:
            return tag.start(), tag.start() + found.end()
    return tag.start(), tag.start()


def _drop(_: random.Random, text: str, one: re.Match[str], other: re.Match[str]) -> str:
    start, end = _element(text, one)
    return text[:start] + text[end:]


def _double(random: random.Random, text: str, one: re.Match[str], other: re.Match[str]) -> str:
    start, end = _element(text, one)
    return text[:end] + text[start:end] * random.choice((1, 1, 3, 50)) + text[end:] if end - start < 20_000 else text


def _move(_: random.Random, text: str, one: re.Match[str], other: re.Match[str]) -> str:
    """An element to where it cannot be."""
    start, end = _element(text, one)
    taken = text[start:end]
    rest = text[:start] + text[end:]
    tags = list(_TAG.finditer(rest))
    at = tags[other.start() % len(tags)].end() if tags else 0
    return rest[:at] + taken + rest[at:]


def _rename(random: random.Random, text: str, one: re.Match[str], other: re.Match[str]) -> str:
    start, end = _element(text, one)
    names = [re.match(r"<([\w:]+)", tag[0]) for tag in (one, other)]
    if not all(names):
        return text
    old, new = (name[1] for name in names if name)
    return text[:start] + re.sub(rf"(</?){re.escape(old)}(?=[\s>/])", rf"\1{new}", text[start:end]) + text[end:]


def _value(random: random.Random, text: str, one: re.Match[str], other: re.Match[str]) -> str:
    values = list(_ATTRIBUTE.finditer(text))
    if not values:
        return text
    found = random.choice(values)
    return text[: found.start(2)] + random.choice(_VALUES) + text[found.end(2) :]


def _tear(random: random.Random, text: str, one: re.Match[str], other: re.Match[str]) -> str:
    return text[: one.start()] + text[one.end() :] if random.random() < 0.2 else text


def _wrap(random: random.Random, text: str, one: re.Match[str], other: re.Match[str]) -> str:
    start, end = _element(text, one)
    name = random.choice(("w:sdt", "w:ins", "w:del", "w:p", "w:tbl", "w:tc", "mc:Fallback", "w:moveFrom", "w:txbxContent", "w:smartTag", "w:rt"))
    return f"{text[:start]}<{name}>{text[start:end]}</{name}>{text[end:]}"


ACCIDENTS: tuple[Callable[[random.Random, str, re.Match[str], re.Match[str]], str], ...] = (
    _drop, _double, _move, _rename, _value, _value, _tear, _wrap, _wrap,
)  # fmt: skip


def mutants(count: int, seed: int = 2025) -> Iterator[tuple[str, bytes]]:
    """Whole zips whose XML met with accidents."""
    for i in range(count):
        chance = random.Random(seed * 1_000_003 + i)
        held = parts(VALID, **OTHERS)
        names = [name for name in held if name.startswith("word/")]
        for name in sorted({"word/document.xml", *chance.sample(names, chance.randint(0, 2))}):
            start, end = held[name].index(">", held[name].index("xmlns")) + 1, held[name].rindex("</")
            held[name] = held[name][:start] + mutated(chance, held[name][start:end]) + held[name][end:]
        yield f"mutant {i}", zipped(held)


def truncated(count: int, seed: int = 7) -> Iterator[tuple[str, bytes]]:
    """Files that were copied in part, or with bytes changed on the way."""
    whole = zipped(parts(VALID * 20, **OTHERS))
    for i in range(count):
        chance = random.Random(seed * 1_000_003 + i)
        if i % 2:
            yield f"truncated {i}", whole[: chance.randrange(len(whole))]
        else:
            data = bytearray(whole)
            for _ in range(chance.choice((1, 5, 50))):
                data[chance.randrange(len(data))] = chance.randrange(256)
            yield f"damaged {i}", bytes(data)


def body(inner: str, **others: str) -> bytes:
    """Not deflated, so that it is the reading that has to cope and not the limits on ratios."""
    return zipped(parts(inner, **others), zipfile.ZIP_STORED)


def entity(declarations: str, inner: str, name: str = "document") -> bytes:
    head, rest = part(name, inner).split("?>", 1)
    return zipped(parts(p(r("a")), styles="") | {f"word/{name}.xml": f"{head}?><!DOCTYPE w:{name} [{declarations}]>{rest}"})


LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))


def entities() -> Iterator[tuple[str, bytes]]:
    run = "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body>".format
    yield "a billion laughs", entity(LAUGHS, run("&a11;"))
    yield "a billion laughs in an attribute", entity(LAUGHS, '<w:body><w:p><w:pPr><w:jc w:val="&a11;"/></w:pPr></w:p></w:body>')
    yield "a billion laughs in the styles", entity(LAUGHS, "<w:style>&a11;</w:style>", "styles")
    yield "one long entity many times", entity(f'<!ENTITY a "{"x" * 100_000}">', run("&a;" * 10_000))
    yield "a local file", entity('<!ENTITY a SYSTEM "file:///etc/passwd">', run("&a;"))
    yield "a device", entity('<!ENTITY a SYSTEM "file:///dev/zero">', run("&a;"))
    yield "a web address", entity('<!ENTITY a SYSTEM "http://127.0.0.1:9/a">', run("&a;"))
    yield "a parameter entity", entity('<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;', run("b"))
    yield "an entity of itself", entity('<!ENTITY a "&b;"><!ENTITY b "&a;">', run("&a;"))
    yield "a DTD elsewhere", zipped(parts("") | {"word/document.xml": part("document", run("a")).replace("?>", '?><!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/a.dtd">')})
    yield "an entity that is not declared", zipped(parts("") | {"word/document.xml": part("document", run("&a;"))})
    yield "attributes by default", entity('<!ATTLIST w:t a CDATA "x">', run("a"))
    yield "XInclude", body('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>' + p(r("a")))
    yield "a style sheet", zipped(parts("") | {"word/document.xml": part("document", run("a")).replace("?>", '?><?xml-stylesheet href="file:///etc/passwd"?>')})
    yield "relations out of the package", zipped(parts(p(r("a"))) | {"word/_rels/document.xml.rels": relations(("styles", "../../../../etc/passwd"), ("footnotes", "/"))})
    yield "a part related to itself", zipped(parts(p(r("a"))) | {"word/_rels/document.xml.rels": relations(("styles", "document.xml"), ("footnotes", "document.xml"), ("numbering", "document.xml"))})
    yield "relations in UTF-7", zipped(parts(p(r("a"))) | {"word/document.xml": part("document", run("+ADw-")).replace("UTF-8", "UTF-7")})
    yield "an encoding that does not exist", zipped(parts("") | {"word/document.xml": part("document", run("a")).replace("UTF-8", "x-none")})


def too_much(scale: int = 1) -> Iterator[tuple[str, bytes]]:
    """Small files that take much to read. scale: a divisor, for tests in a hurry."""
    n = 100_000 // scale
    yield "100,000 nested elements", body("<w:sdt>" * n + "</w:sdt>" * n)
    yield "250 nested tables", body("<w:tbl><w:tr><w:tc>" * 80 + p(r("a")) + "</w:tc></w:tr></w:tbl>" * 80)
    yield "nested text boxes", body("<w:p><w:r><w:txbxContent>" * 80 + p(r("a")) + "</w:txbxContent></w:r></w:p>" * 80)
    yield "nested smart tags", body("<w:p>" + "<w:smartTag>" * 240 + r("a") + "</w:smartTag>" * 240 + "</w:p>")
    yield "a million empty paragraphs", body("<w:p/>" * (10 * n))
    yield "a million empty runs", body("<w:p>" + "<w:r/>" * (10 * n) + "</w:p>")
    yield "a million letters, a run each", body("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * (10 * n) + "</w:p>")
    yield "a million cells", body(table(row("<w:tc><w:p/></w:tc>" * n)))
    yield "a million rows", body(table("<w:tr><w:tc/></w:tr>" * (10 * n)))
    yield "many tables", body(table(row(cell(p(r("a"))))) * n)
    yield "open fields", body("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>a</w:t></w:r>' * n + "</w:p>")
    yield "open codes of fields", body("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r>' * n + "</w:p>")
    yield "codes left open in every paragraph", body('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r></w:p>' * n)
    yield "marks whose paragraphs are deleted", body(p(r("a"), pr="<w:rPr><w:del/></w:rPr>") * n)
    yield "a long text", body(p(r("a" * (90 * n))))
    yield "a text beyond libxml2's bound", body(p(r("ă" * (60 * n))))
    yield "a pile of marks", body(p(r("a" + "\u0301\u0323" * (20 * n))))
    yield "a pile of marks, a run each", body("<w:p>" + r("\u0301") * n + r("\u0323") * n + "</w:p>")
    yield "a pile of marks in a deletion", body(p("<w:del><w:r><w:delText>a" + "\u0301\u0323" * (20 * n) + "</w:delText></w:r></w:del>"))
    yield "decomposed runs", body("<w:p>" + r("a\u0301") * n + "</w:p>")
    yield "white space", body(p(r(" " * (50 * n))))
    yield "attributes", body("<w:p " + " ".join(f'w:a{i}="x"' for i in range(n)) + "/>")
    yield "a long attribute", body(f'<w:p><w:pPr><w:pStyle w:val="{"x" * (80 * n)}"/></w:pPr></w:p>')
    yield "namespaces", body("".join(f'<n{i}:a xmlns:n{i}="urn:{i}"/>' for i in range(n)) + p(r("a")))
    yield "columns without end", body(table(row(*(cell(p(r("a")), pr='<w:gridSpan w:val="99999999"/>') for _ in range(n // 10)))))
    yield "notes that call each other", _notes(n // 10)
    yield "a note called often", body(p('<w:r><w:footnoteReference w:id="1"/></w:r>' * n), footnotes=f'<w:footnote w:id="1">{p(r("a"))}</w:footnote>')
    yield "styles in a circle", body(p(r("a"), pr='<w:pStyle w:val="s0"/>'), styles="".join(f'<w:style w:styleId="s{i}"><w:basedOn w:val="s{(i + 1) % 1000}"/></w:style>' for i in range(1000)))
    yield "many styles, each used", body("".join(p(r("a"), pr=f'<w:pStyle w:val="s{i}"/>') for i in range(n // 10)), styles="".join(f'<w:style w:styleId="s{i}"><w:basedOn w:val="s{i + 1}"/></w:style>' for i in range(n // 10)))
    yield "many lists", body(p(r("a"), pr=num(0)), numbering="".join(abstract(i, lvl(0, "%1")) + instance(i, i) for i in range(n // 10)))
    yield "long numbers", body(p(r("a"), pr=num(8)) * (n // 10), numbering=abstract(0, *(lvl(i, "%1%2%3%4%5%6%7%8%9" * 200, "upperRoman", 3888) for i in range(9))) + instance(1, 0))
    yield "letters far on", body(p(r("a"), pr=num(0)), numbering=abstract(0, lvl(0, "%1", "lowerLetter", 99_999_999)) + instance(1, 0))
    yield "list styles in a circle", body(p(r("a"), pr=num(0)), numbering='<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>' + instance(1, 0), styles=f'<w:style w:styleId="S"><w:pPr>{num(0)}</w:pPr></w:style>')
    yield "many headers", _headers(min(n, 2000))
    yield "branches", body(p("<w:r><mc:AlternateContent>" + f"<mc:Choice>{r('a')}</mc:Choice>" * n + "</mc:AlternateContent></w:r>"))
    yield "symbols", body(p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' * n))
    yield "comments", body("<!-- a -->" * (10 * n) + p(r("a")))
    yield "processing instructions", body("<?a b?>" * (10 * n) + p(r("a")))
    yield "CDATA", body(p(r("<![CDATA[<w:t>a</w:t>]]>") * 100))


def _notes(count: int) -> bytes:
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'.format
    notes = "".join(f'<w:footnote w:id="{i}">{p(r("a"), call(i + 1), call(i), call(i - 1))}</w:footnote>' for i in range(count))
    return body(p(call(0)), footnotes=notes)


def _headers(count: int) -> bytes:
    held = parts(p(r("a")))
    names = [f"header{i}" for i in range(count)]
    held |= {f"word/{name}.xml": part("hdr", p(r("b"))) for name in names}
    return zipped(held | {"word/_rels/document.xml.rels": relations(*(("header", f"{name}.xml") for name in names))})


def bombs() -> Iterator[tuple[str, bytes]]:
    yield "a part of 200 MB", zipped(parts("") | {"word/document.xml": b" " * (200 << 20)})
    yield "a part of 100 MB of XML", zipped(parts("<w:p/>" * (15 << 20)))
    yield "a picture of 600 MB", _claims(600 << 20)
    yield "an entry that claims less than it holds", _lies(100)
    yield "an entry that claims more than it holds", _lies(10**7)
    yield "70,000 entries", zipped({f"a{i}": b"" for i in range(70_000)}, zipfile.ZIP_STORED)
    yield "5,000 parts of XML", zipped(parts(p(r("a"))) | {f"word/x{i}.xml": part("x", r("a")) for i in range(5_000)})
    yield "3,000 parts of XML", zipped(parts(p(r("a"))) | {f"word/x{i}.xml": part("x", r("a")) for i in range(3_000)})
    yield "a zip in a zip", zipped({"a.docx": zipped({"a.docx": zipped(parts(p(r("a"))))})})
    yield "many parts of 4 MB", zipped(parts(p(r("a"))) | {f"word/x{i}.xml": "<w:t>" + " " * ((4 << 20) - 10) for i in range(60)})
    yield "names of parts in each other's way", zipped(parts(p(r("a"))) | {"/word/document.xml": "x", "word\\document.xml": "y", "../document.xml": "z"})
    yield "a directory of 3 MB", _directory(3 << 20)


def _claims(size: int) -> bytes:
    data = bytearray(zipped(parts(p(r("a"))) | {"word/media/a.png": b"\0" * 5000}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/media/a.png"))
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def _lies(size: int) -> bytes:
    data = bytearray(zipped(parts(p(r("a" * 5000)))))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def _directory(size: int) -> bytes:
    """A central directory made only of small entries that all point at one place."""
    entry = b"PK\x01\x02" + struct.pack("<6H3I5H2I", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    told = entry * (size // len(entry))
    return b"PK\x03\x04" + bytes(26) + told + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, len(told), 30, 0)


def foreign() -> Iterator[tuple[str, bytes]]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    heads = {
        "empty": b"", "one byte": b"P", "PK alone": b"PK", "zeros": bytes(10_000), "a program": b"MZ\x90\x00" + bytes(100), "PDF": b"%PDF-1.4\n", "RTF": b"{\\rtf1 a}",
        "JPEG": b"\xff\xd8\xff\xe0", "PNG": b"\x89PNG\r\n", "TIFF": b"II*\x00", "HTML": b"<!DOCTYPE html><html>", "XML": b"<?xml version='1.0'?><w:document/>",
        "RAR": b"Rar!\x1a\x07", "7z": b"7z\xbc\xaf\x27\x1c", "gzip": b"\x1f\x8b\x08", "Word 2": b"\xdb\xa5-\x00", "OLE2": ole, "OLE2, .doc": ole + "WordDocument".encode("utf-16-le"),
        "OLE2, password": ole + "EncryptedPackage".encode("utf-16-le"), "text": "Điều 1.".encode(), "UTF-16": "Điều 1.".encode("utf-16"), "shell": b"#!/bin/sh\nrm -rf /",
    }  # fmt: skip
    yield from heads.items()
    yield "an empty zip", zipped({})
    yield "a zip of texts", zipped({"a.txt": "a", "b.txt": "b"})
    yield "a workbook", zipped({"[Content_Types].xml": "", "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")), "xl/workbook.xml": "<workbook/>"})
    yield "an OpenDocument", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
    yield "marked secret", body(p(r("TỐI MẬT")) + p(r("Điều 1.")))
    yield "a picture only", body(p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>"))
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield f"zip method {method}", zipped(parts(p(r("a"))), method)


def hostile() -> Iterator[tuple[str, str, bytes]]:
    """(class, name, bytes): more than 600 files, the same each time. Text in an old encoding goes by its name, a.txt."""
    groups = {
        "XML mutated in a valid zip": mutants(130), "truncated or damaged": truncated(80), "entities and references": entities(),
        "too much": too_much(), "bombs": bombs(), "other types": foreign(),
    } | others()  # fmt: skip
    for group, files in groups.items():
        for name, data in files:
            yield group, name, data
