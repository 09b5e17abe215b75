"""Hostile files of the other formats: .doc, RTF, HTML, PDF, text; made from a seed, the same each time."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from doc_bytes import clx, doc, doc6, ole, word97

FILES = Path(__file__).with_name("files")


def damaged(name: str, count: int, seed: int = 11) -> Iterator[tuple[str, bytes]]:
    """A sound file cut short, with bytes changed, with parts moved or doubled."""
    whole = (FILES / name).read_bytes()
    for i in range(count):
        chance = random.Random(seed * 1_000_003 + i)
        data = bytearray(whole)
        accident = ("cut", "changed", "changed", "ones", "swapped", "doubled")[i % 6]
        if accident == "cut":
            data = data[: chance.randrange(len(data))]
        elif accident == "changed":
            for _ in range(chance.choice((1, 8, 60, 400))):
                data[chance.randrange(len(data))] = chance.randrange(256)
        elif accident == "ones":
            at = chance.randrange(len(data) - 64)
            data[at : at + 64] = b"\xff" * 64
        else:
            a, b = (chance.randrange(len(data) - 512) for _ in range(2))
            part = bytes(data[a : a + 512])
            data[b : b + (512 if accident == "swapped" else 0)] = part
        yield f"{accident} {i}", bytes(data)


def patched(stream: bytes, *changes: tuple[int, str, int]) -> bytes:
    """Numbers written over: offset, format, value."""
    told = bytearray(stream)
    for at, form, value in changes:
        struct.pack_into(form, told, at, value)
    return bytes(told)


TEXT = "Điều 1. Phạm vi\r" * 40
_FIB = {"text": 76, "notes": 80, "clx": 154 + 8 * 33, "styles": 154 + 8, "chpx": 154 + 96, "papx": 154 + 104, "fonts": 154 + 120, "lists": 154 + 584, "overrides": 154 + 592,
        "boxes": 154 + 448, "headers": 154 + 88}  # fmt: skip


def docs(scale: int = 1) -> Iterator[tuple[str, bytes]]:
    n = 100_000 // scale
    body = word97(TEXT)

    def whole(stream: bytes = body, table: bytes = clx(TEXT), **others: bytes) -> bytes:
        return ole({"WordDocument": stream, "1Table": table, **others})

    for name, at in _FIB.items():
        for value in (0x7FFFFFFF, 0xFFFFFFFF):
            yield f"{name} at {value:x}", whole(patched(body, (at, "<I", value)))
    yield "no table", ole({"WordDocument": body})
    yield "an empty stream", ole({"WordDocument": b""})
    yield "a short stream", ole({"WordDocument": b"\xec\xa5\xc1\x00"})
    yield "another magic", whole(patched(body, (0, "<H", 0x1234)))
    yield "encrypted", whole(patched(body, (10, "<H", 0x300)))
    yield "obfuscated", whole(patched(body, (10, "<H", 0x8300)))
    yield "a version from nowhere", whole(patched(body, (2, "<H", 0xFFFF)))
    yield "Word 2", whole(patched(body, (0, "<H", 0xA5DB), (2, "<H", 45)))
    yield "many pieces", doc("a\r" * n, n)
    yield "overlapping pieces", whole(table=b"\x02" + struct.pack("<I", 4 * 3 + 16) + struct.pack("<3I", 0, 640, 640) + struct.pack("<HIH", 0, 0x800, 0) * 2)
    yield "one piece for a thousand times its bytes", _repeated(n)
    yield "many paragraphs", doc("\r" * (4 * n))
    yield "open fields", doc("\x13a" * n + "\r")
    yield "fields that only end", doc("\x15" * n + "\r")
    yield "cells without a table", doc("\x07" * n)
    yield "cells in one paragraph", doc(("a\x07" * 500 + "\r") * (n // 500))
    yield "pictures", doc("\x01\x08" * n + "a\r")
    yield "page breaks", doc("\x0c" * n)
    yield "half surrogate pairs", whole(body[:0x800] + b"\x00\xd8a\x00\r\x00" * 213)
    yield "control characters", doc("".join(map(chr, range(32))) * 1000)
    yield "a pile of marks", doc("a" + "\u0301\u0323" * n + "\r")
    yield "one long paragraph", doc("ă" * (20 * n))
    yield "styles in a circle", _styled(200)
    yield "many styles", _styled(6000, circle=False)
    yield "lists without end", whole(patched(body, (_FIB["lists"], "<I", len(clx(TEXT))), (_FIB["lists"] + 4, "<I", 2)), clx(TEXT) + b"\xff\xff" + b"\xff" * 5000)
    yield "a property list of itself", whole(body + b"\0" * 512, clx(TEXT), Data=b"\xff" * 5000)
    yield "Word 6 with a byte of each kind", doc6(bytes(range(1, 256)) * 100 + b"\r")
    yield "Word 6 cut", ole({"WordDocument": patched(bytes(0x800), (0, "<H", 0xA5DC), (2, "<H", 104), (0x34, "<I", 0x7FFFFFF))})
    sound = doc(TEXT)
    yield "a chain of sectors in a circle", _fat(sound, lambda fat: [1 if x == 2 else x for x in fat])
    yield "all sectors point at themselves", _fat(sound, lambda fat: list(range(len(fat))))
    yield "sectors far outside", _fat(sound, lambda fat: [0x0FFFFFFF if i % 3 else x for i, x in enumerate(fat)])
    yield "a directory in a circle", _directory(sound)
    yield "a stream of four gigabytes", _sized(sound)
    yield "sector size 2**31", patched(sound, (30, "<H", 31))
    yield "no sectors", sound[:512]


def _repeated(n: int) -> bytes:
    """A piece table whose pieces all stand on the same bytes: a small file that is a large text."""
    count = min(n, 15_000)
    told = struct.pack(f"<{count + 1}I", *(640 * i for i in range(count + 1))) + struct.pack("<HIH", 0, 0x800, 0) * count
    table = b"\x02" + struct.pack("<I", len(told)) + told
    stream = patched(word97(TEXT), (76, "<I", 640 * count), (154 + 8 * 33 + 4, "<I", len(table)))
    return ole({"WordDocument": stream, "1Table": table})


def _styled(count: int, circle: bool = True) -> bytes:
    """A style sheet in which each style is based on the next."""
    sheet = struct.pack("<9H", 16, count, 10, 1, 91, 15, 0, 0, 0)
    for i in range(count):
        base = (i + 1) % count if circle else min(i + 1, count - 1)
        std = struct.pack("<5H", 0, 1 | (base & 0xFFF) << 4, 2, 0, 0) + struct.pack("<H", 1) + "a".encode("utf-16-le") + b"\0\0"
        std += struct.pack("<HH", 2, 0) + struct.pack("<H", 0)
        sheet += struct.pack("<H", len(std)) + std
    table = clx(TEXT)
    stream = patched(word97(TEXT), (_FIB["styles"], "<I", len(table)), (_FIB["styles"] + 4, "<I", len(sheet)))
    return ole({"WordDocument": stream, "1Table": table + sheet})


def _fat(data: bytes, change: object) -> bytes:
    """The file with its table of sectors changed."""
    at = 512 * (struct.unpack_from("<I", data, 76)[0] + 1)
    fat = list(struct.unpack_from("<128I", data, at))
    return data[:at] + struct.pack("<128I", *change(fat)) + data[at + 512 :]  # type: ignore[operator]


def _directory(data: bytes) -> bytes:
    at = 512 * (struct.unpack_from("<I", data, 48)[0] + 1)
    return patched(data, (at + 128 + 68, "<I", 1), (at + 128 + 72, "<I", 1), (at + 128 + 76, "<I", 1))


def _sized(data: bytes) -> bytes:
    at = 512 * (struct.unpack_from("<I", data, 48)[0] + 1)
    return patched(data, (at + 128 + 120, "<Q", 0xFFFFFFFF), (at + 256 + 120, "<Q", 0xFFFFFFFF))


def rtfs(scale: int = 1) -> Iterator[tuple[str, bytes]]:
    n = 100_000 // scale

    def rtf(inner: str | bytes) -> bytes:
        return b"{\\rtf1\\ansi\\uc1 " + (inner.encode("ascii") if isinstance(inner, str) else inner) + b"}"

    yield "groups in groups", rtf("{" * n + "a" + "}" * n)
    yield "groups without end", rtf("{" * 1500 + "a")
    yield "ends without groups", rtf("}" * n)
    yield "groups side by side", rtf("{a}" * (5 * n))
    yield "many paragraphs", rtf("\\par a" * (4 * n))
    yield "many tables", rtf("\\trowd\\cellx1\\intbl a\\cell\\row\\pard b\\par " * n)
    yield "tables in tables", rtf("\\pard\\intbl\\itap99999 a\\nestcell" * 50)
    yield "a row of many cells", rtf("\\trowd" + "\\cellx9" * n + "\\intbl " + "a\\cell" * n + "\\row")
    yield "cells without rows", rtf("a\\cell" * (5 * n))
    yield "rows without cells", rtf("\\row" * (5 * n))
    yield "footnotes in footnotes", rtf("{\\footnote a" * 1500 + "}" * 1500)
    yield "shapes in shapes", rtf("{\\shp{\\*\\shpinst{\\shptxt a" * 500 + "}}}" * 500)
    yield "binary data beyond the end", rtf("\\bin999999999 a")
    yield "binary data below nothing", rtf("\\bin-5 a" * n)
    yield "numbers beyond all", rtf("\\u99999999999999 \\f-99999999 \\uc999999999 \\cellx-999999999 \\li99999999999999999999 a")
    yield "a skip of everything", rtf("\\uc100 " + "\\u7873 a" * n)
    yield "half surrogate pairs", rtf("\\u55357 ?" * n)
    yield "one long word", rtf("\\" + "a" * (20 * n))
    yield "one long text", rtf("a" * (90 * n))
    yield "backslashes", rtf("\\\\" * (5 * n) + "\\")
    yield "stars", rtf("{\\*" * 1500)
    yield "many fonts", rtf("{\\fonttbl" + "".join(f"{{\\f{i} F{i};}}" for i in range(n)) + "}\\f5 a")
    yield "fonts whose names are long", rtf("{\\fonttbl{\\f0 " + "a" * (10 * n) + ";}}\\f0 a")
    yield "a page that does not exist", rtf("\\ansicpg99999 \\'e9 a")
    yield "an encoding of its own", rtf("\\ansicpg65001 \\'e1\\'ba\\'bf a \\ansicpg1200 \\'e9 b")
    yield "changes of look", rtf("\\b a\\b0 b" * (2 * n))
    yield "an object", rtf("{\\object{\\*\\objdata " + "00ff" * (5 * n) + "}{\\result a}}")
    yield "a template from elsewhere", rtf("{\\*\\template http://127.0.0.1:9/a.dot}{\\field{\\*\\fldinst INCLUDETEXT /etc/passwd}{\\fldrslt b}}")
    yield "bytes of every kind", rtf(bytes(range(256)).replace(b"{", b"").replace(b"}", b"") * 500)
    yield "marked secret", rtf("\\pard T\\u7888 ?I M\\u7852 ?T\\par a\\par ")
    yield "the head alone", b"{\\rtf1"


def htmls(scale: int = 1) -> Iterator[tuple[str, bytes]]:
    n = 100_000 // scale

    def html(inner: str) -> bytes:
        return f"<!DOCTYPE html><html><meta charset='utf-8'><body>{inner}<p>{'Điều 1. Phạm vi điều chỉnh. ' * 5}</p></body></html>".encode()

    yield "elements in elements", html("<div>" * n + "a")
    yield "spans in spans", html("<span>" * 230 + "a")
    yield "tables in tables", html("<table><tr><td>" * 60 + "a")
    yield "many elements", html("<p>a</p>" * (3 * n))
    yield "too many elements", html("<br>" * (16 * n))
    yield "many cells", html("<table><tr>" + "<td>a</td>" * (3 * n) + "</tr></table>")
    yield "many rows", html("<table>" + "<tr><td>a</td></tr>" * (2 * n) + "</table>")
    yield "spans without end", html("<table><tr>" + "<td colspan=99999999 rowspan=99999999>a</td>" * 1000 + "</tr>" + "<tr><td>b</td></tr>" * 1000 + "</table>")
    yield "spans of rows over columns", html("<table>" + "<tr><td colspan=1000 rowspan=2000>a</td></tr>" * 2000 + "</table>")
    yield "negative spans", html("<table><tr><td colspan=-5 rowspan='1e9'>a</td></tr></table>")
    yield "one long text", html("<p>" + "a" * (90 * n))
    yield "white space", html("<p>" + " \n" * (50 * n))
    yield "a long attribute", html(f"<p style='{'a:b;' * (20 * n)}'>a</p>")
    yield "many attributes", html("<p " + " ".join(f"a{i}=b" for i in range(n)) + ">a</p>")
    yield "styles that take long", html("<p style='" + "-" * (5 * n) + "'>a</p>" + "<td style='border" + " " * n + "x'>")
    yield "entities", html("&amp;" * (5 * n) + "&#0;&#xD800;&#x110000;&nosuch;" * 1000)
    yield "a billion laughs", b"<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><html>&b;</html>"
    yield "a local file", b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><p>&a;</p></html>"
    yield "pictures and frames from elsewhere", html("<img src='http://127.0.0.1:9/a.png'><iframe src='file:///etc/passwd'></iframe><link rel=stylesheet href='http://127.0.0.1:9/a.css'>")
    yield "scripts", html("<script>while(true){}</script>" * 1000)
    yield "comments", html("<!-- a -->" * n + "<!-- never closed")
    yield "lists in lists", html("<ol start=99999999999 type=i><li>a" * 100)
    yield "list numbers far on", html("<ol type=a start=9999999>" + "<li>a" * 1000)
    yield "an encoding that does not exist", b"<html><meta charset='x-none'><body><p>\xe9" + b"a" * 100
    yield "an encoding of another kind", b"<html><meta charset='utf-7'><body><p>+ADw-script+AD4- \xff" + b"a" * 100
    yield "base64 as an encoding", b"<html><meta charset='base64'><body><p>\xff\xff" + b"a" * 100
    yield "UTF-16 cut", "<html><body><p>Điều 1".encode("utf-16")[:-1]
    yield "NUL", html("a\x00b" * n)
    yield "a pile of marks", html("<p>a" + "\u0301\u0323" * (20 * n))
    yield "no document", b"<html><body><p>Not found</p></body></html>"
    yield "only a script", b"<html><body><div id=root></div><script src=a.js></script></body></html>"
    yield "MHTML of nothing", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a--\r\n"
    yield "MHTML in MHTML", b"MIME-Version: 1.0\r\n" + b"".join(b"Content-Type: multipart/related; boundary=a%d\r\n\r\n--a%d\r\n" % (i, i) for i in range(min(n, 3000)))
    yield "MHTML with base64 that is none", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n<<<<\xff\xff"


def pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1."""
    told, places = b"%PDF-1.7\n", []
    for i, held in enumerate(objects, 1):
        places.append(len(told))
        told += b"%d 0 obj\n%b\nendobj\n" % (i, held)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return told + table + b"trailer << /Size %d %b >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(told))


def page(content: bytes, more: bytes = b"", packed: bool = False) -> bytes:
    """A PDF of one page that shows the content."""
    data = zlib.compress(content, 9) if packed else content
    stream = b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), b"/Filter /FlateDecode" if packed else b"", data)
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> " + more + b" >>",
        stream, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ])  # fmt: skip


def pdfs(scale: int = 1) -> Iterator[tuple[str, bytes]]:
    n = 100_000 // scale
    show = b"BT /F1 12 Tf 72 700 Td (Quyet dinh ve viec thu phi tham quan) Tj ET\n"
    yield "one line", page(show * 3)
    yield "an empty page", page(b"")
    yield "too many characters", page(b"BT /F1 1 Tf 1 1 Td (" + b"a" * (3 * n) + b") Tj ET")
    yield "many lines of text", page(b"BT /F1 1 Tf 10 830 Td " + b"(a b) Tj 0 -0.05 Td " * (n // 10) + b"ET")
    yield "text on one spot", page(b"BT /F1 12 Tf 72 700 Td ET " + b"BT /F1 12 Tf 72 700 Td (abc def) Tj ET\n" * (n // 20))
    yield "text far outside", page(b"BT /F1 99999 Tf 9999999 -9999999 Td (abc) Tj ET" + show * 3)
    yield "sizes of nothing", page(b"BT /F1 0 Tf 72 700 Td (abc) Tj ET BT /F1 -12 Tf 0 0 Td (def) Tj ET" + show * 3)
    yield "text turned over", page(b"BT /F1 12 Tf 0 -1 -1 0 300 300 Tm (abc def ghi) Tj ET" + show * 3, b"/Rotate 90")
    yield "an odd angle", page(show * 3, b"/Rotate 37")
    yield "no box", page(show * 3).replace(b"/MediaBox [0 0 595 842]", b"/MediaBox [0 0 0 0]    ")
    yield "a box of a wall", page(show * 3).replace(b"[0 0 595 842]", b"[-9e9 -9e9 9e9 9e9]")
    yield "many lines drawn", page(b"0 0 m 500 500 l S\n" * n + show * 3)
    yield "a raster of rules", page(b"".join(b"10 %d m 580 %d l S %d 10 m %d 830 l S\n" % (i, i, i, i) for i in range(10, 580, 2)) + show * 3)
    yield "rules one on another", page(b"10 10 m 580 10 l S 10 10 m 10 800 l S\n" * (n // 4) + show * 3)
    yield "one long path", page(b"0 0 m " + b"100 100 l 200 0 l " * n + b"S" + show * 3)
    yield "a bomb of streams", page(b" " * (100_000_000 // scale) + show, packed=True)
    yield "streams packed a hundred times", page(show).replace(b"/Length", b"/Filter [" + b"/FlateDecode " * 100 + b"] /Length")
    yield "pages in a circle", pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"])
    yield "more pages than there are", pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 999999999 >>"])
    yield "the same page often", pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [" + b"3 0 R " * (n // 5) + b"] /Count %d >>" % (n // 5),
                                      b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"])  # fmt: skip
    yield "an object of itself", pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"2 0 R"])
    yield "arrays in arrays", pdf([b"<< /Type /Catalog /Pages 2 0 R /A " + b"[" * n + b"]" * n + b" >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])
    yield "a table of nothing", b"%PDF-1.7\nxref\n0 99999999\ntrailer << /Size 99999999 /Root 1 0 R >>\nstartxref\n9\n%%EOF"
    yield "no table", b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj"
    yield "a table before itself", page(show).replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9")
    yield "encrypted", page(show).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (" + b"a" * 32 + b") /U (" + b"b" * 32 + b") /P -4 >>")
    yield "a script", pdf([b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(1);) >> >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])
    yield "a launch of a program", pdf([b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (calc.exe) >> >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])
    yield "a picture only", _pictured()
    yield "a form of itself", page(b"/X Do\n" * 100 + show * 3, b"").replace(b"/Font <<", b"/XObject << /X 4 0 R >> /Font <<")
    yield "the head alone", b"%PDF-1.7"
    yield "a head and noise", b"%PDF-1.4\n" + bytes(random.Random(3).randrange(256) for _ in range(20_000))


def _pictured() -> bytes:
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length 30 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n\x00\nendstream",
    ])  # fmt: skip


def texts(scale: int = 1) -> Iterator[tuple[str, bytes]]:
    """Of the old encodings: read by the name a.txt."""
    n = 100_000 // scale
    tcvn3, vni = b"\xa7i\xd2u 1. Ph\xb9m vi \xae\xd2u ch\xd8nh\n", b"\xd1ie\xe0u 1. Pha\xefm vi \xf1ie\xe0u ch\xe6nh\n"
    yield "TCVN3", tcvn3 * (n // 50)
    yield "VNI", vni * (n // 50)
    yield "both", (tcvn3 + vni) * (n // 100)
    yield "each byte", bytes(range(1, 256)) * 1000
    yield "one long word", b"\xe0" * (50 * n)
    yield "words that nearly are", b"\xe0\xb9 \xf1\xf1\xf1 a\xf9\xf9 " * n
    yield "marks of VNI", b"a" + b"\xf9\xef" * (20 * n)
    yield "noise", bytes(random.Random(5).randrange(1, 256) for _ in range(50_000))


def others() -> dict[str, Iterator[tuple[str, bytes]]]:
    """Class -> its files."""
    return {
        ".doc": docs(), ".doc damaged": damaged("decree.doc", 90), "RTF": rtfs(), "RTF damaged": damaged("decree.rtf", 40),
        "HTML": htmls(), "HTML damaged": damaged("decree.html", 30), "PDF": pdfs(), "PDF damaged": damaged("decree.pdf", 60), "old text": texts(),
    }  # fmt: skip
