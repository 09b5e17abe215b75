"""The stages of parsing in order: lines, quoted text, opening, components, trees, header."""

from __future__ import annotations

from collections.abc import Sequence

from registry.law.bodies import true_name
from registry.model import Component, Document, Header, Provision, Reading, Span
from registry.model.text import fold
from registry.parsing.captions import accompanied
from registry.parsing.closing import adopted, closing_start, signers
from registry.parsing.codified import read_note
from registry.parsing.components import Part, split
from registry.parsing.days import read_day
from registry.parsing.doubts import doubts, unmarked
from registry.parsing.form import form
from registry.parsing.header import proposer, read_head
from registry.parsing.key import chaired, draft_id, key, names
from registry.parsing.lines import Line, joined, lay_out
from registry.parsing.marks import mark
from registry.parsing.opening import ENACTS, Opening, Title, enacting_body, opening, read_title
from registry.parsing.outline import outline
from registry.parsing.payloads import Payload, payloads
from registry.parsing.vocabulary import ACTS, PREAMBLE, RESOLVED


def parse(reading: Reading) -> Document:
    """The document's structure and header; statements stay empty. Always a valid tree; what is doubtful is in warnings."""
    whole, lines = lay_out(reading)
    quoted = payloads(lines)
    barred = _barred(len(lines), quoted)
    opened = opening(lines, barred)
    parts = split(lines, barred, opened.name or "Văn bản", opened.body)
    warnings: list[str] = []
    components, ends = [], []
    for part in parts:
        component, end, told = _component(part, whole, lines, barred, quoted, reading.file, opened)
        components.append(component)
        ends.append(end)
        warnings += told
    header, told = _header(lines, opened, ends, components)
    return Document(header, tuple(components), warnings=(*told, *warnings))


def _barred(count: int, quoted: Sequence[Payload]) -> list[bool]:
    barred = [False] * count
    for payload in quoted:
        barred[payload.first : payload.last] = [True] * (payload.last - payload.first)
    return barred


def _component(
    part: Part, whole: str, lines: Sequence[Line], barred: Sequence[bool], quoted: Sequence[Payload], file: str, opened: Opening
) -> tuple[Component, tuple[Sequence[Line], Sequence[Line]], list[str]]:
    """The part as a component, with its last lines and its closing lines, and the warnings about its tree."""
    first, last = part.first, part.last
    begin = lines[first].start if first and first < len(lines) else 0
    finish = lines[last].start if last < len(lines) else len(whole)
    text = whole[begin:finish].rstrip("\n") if finish < len(whole) else whole[begin:]
    body = opened.body if part.id == "main" else part.body
    end = closing_start(lines, barred, body, last)
    stop = lines[end].start if end < len(lines) else begin + len(text)
    inner = lines[body:end]
    articles = any(line.text[0] == "Đ" and (m := mark(line)) and m.kind == "dieu" for line in inner)
    provisions: tuple[Provision, ...] = ()
    if (part.id.startswith("att") and articles) or part.id == "main":
        provisions = outline(part.id, whole, inner, barred[body:end], stop, articles)
    warnings = doubts(provisions)
    if part.id == "main" and not articles and part.kind in ACTS:
        warnings.insert(0, "Không thấy Điều nào trong phần quyết định.")
    shift = begin
    moved = tuple(
        type(p)(p.id, p.kind, p.number, p.heading, p.parent, Span(p.span.start - shift, p.span.end - shift)) for p in provisions
    )
    inside = Span(begin, begin + len(text))
    component = Component(
        part.id,
        part.kind,
        part.title,
        file,
        text,
        moved,
        _zones(lines, opened, end, last, shift, len(text)) if part.id == "main" else (),
        tuple(Span(p.span.start - shift, p.span.end - shift) for p in quoted if p.span in inside),
        _cells(lines[first:last], shift),
    )
    return component, (lines[max(body, end - 8) : end], lines[end:last]), warnings


def _cells(lines: Sequence[Line], shift: int) -> tuple[tuple[Span, int, int, int], ...]:
    """(span, table, row, column) of each cell with data, its lines together."""
    cells: dict[tuple[int, int, int], Span] = {}
    for line in lines:
        cell = line.paragraph.cell
        if cell is not None and line.opaque:
            start = cells[cell].start if cell in cells else line.start - shift
            cells[cell] = Span(start, line.end - shift)
    return tuple((span, *cell) for cell, span in cells.items())


def _zones(lines: Sequence[Line], opened: Opening, end: int, last: int, shift: int, length: int) -> tuple[tuple[str, Span], ...]:
    ranges = (
        ("header", 0, opened.type),
        ("title", opened.type, opened.issuer),
        ("can_cu", opened.issuer, opened.body),
        ("closing", end, last),
    )
    zones = []
    for name, first, after in ranges:
        bare = name == "can_cu" and not opened.name  # an appendix alone, a fragment: no ground is named
        if first < after <= len(lines) and not (bare and not any(PREAMBLE.match(line.head) for line in lines[first:after][:40])):
            zones.append((name, Span(lines[first].start - shift, min(lines[after - 1].end - shift, length))))
    return tuple(zones)


def _header(
    lines: Sequence[Line], opened: Opening, ends: Sequence[tuple[Sequence[Line], Sequence[Line]]], components: Sequence[Component]
) -> tuple[Header, list[str]]:
    """The header, and a warning for each field that could not be read. ends: (last lines of the body, closing lines) by part."""
    printed, heading = read_head(lines, opened), read_title(lines, opened)
    note = None if opened.name else read_note(lines)
    warnings: list[str] = []
    if note:
        warnings.append(f"Văn bản lấy từ Bộ pháp điển: tiêu đề đọc theo chú dẫn của điều ({note.type} số {note.number}).")
    name = "Văn bản hợp nhất" if "VBHN" in printed.number.upper() else opened.name or (note.type if note else "")
    number = printed.number or heading.number or (note.number if note else "")
    passed = adopted([*ends[0][0], *ends[0][1][:6]])
    issued = printed.issued or read_day(heading.day or (note.day if note else ""))
    if issued is None and passed and name in RESOLVED:
        issued = passed
        warnings.append("Không thấy dòng địa danh, ngày tháng; lấy ngày thông qua làm ngày ban hành.")
    who = next((found for _, tail in (ends[0], *reversed(ends[1:])) if (found := signers(tail))), ())
    preamble = lines[opened.preamble : opened.body]
    told = heading.issuer or (note.issuer if note else enacting_body(preamble))
    issuer = printed.issuer or true_name(told) or told
    issuer = chaired(issuer, number, _names_chairman(lines, opened, heading), who)
    subject = note.title if note else heading.text
    identity = key(issuer, name, number, issued, components[0].text)
    fields = (
        (issuer, "cơ quan ban hành"),
        (name, "loại văn bản"),
        (number, "số, ký hiệu"),
        (issued, "ngày ban hành"),
        (subject, "trích yếu"),
    )
    if unmarked(components[0].text):
        warnings.append("Văn bản không có chữ Việt có dấu: là bản dịch hoặc gõ không dấu; hãy thêm bản tiếng Việt chính thức.")
    if not number and (act := accompanied(lines)):
        warnings.append(f"Tệp chỉ có phần kèm theo {act}: hãy ghép với phần chính thành một tệp rồi thêm lại.")
    warnings += [f"Không đọc được {told}." for value, told in fields if not value]
    if not identity and not warnings and issuer:
        warnings.append(f"Không rõ {issuer} thuộc tỉnh nào: nêu tỉnh trong văn bản hoặc sửa tiêu đề.")
    header = Header(
        id=identity.id if identity else draft_id("\n".join(c.text for c in components)),
        key=identity,
        issuer=issuer,
        type=name,
        number=number,
        place=printed.place,
        issued=issued,
        adopted=passed,
        title=subject,
        form=form(name, number, issued, subject),
        proposer=proposer(preamble),
        signers=who,
        names=names(name, subject, "\n".join(line.text for line in preamble)),
    )
    return header, warnings


def _names_chairman(lines: Sequence[Line], opened: Opening, heading: Title) -> bool:
    """Whether the line over the căn cứ, or the enacting sentence, names the chairman of the committee."""
    over = fold(heading.issuer or joined(lines[opened.issuer : opened.preamble])).lstrip("#* ")
    return over.startswith(_CHAIRMAN) or any(
        ENACTS.match(folded) and folded.startswith(_CHAIRMAN)
        for line in lines[opened.preamble : opened.body]
        if (folded := line.head.lstrip("-*_ "))
    )


_CHAIRMAN = ("chủ tịch ủy ban nhân dân", "chủ tịch ubnd")
