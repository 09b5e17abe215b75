"""The stages of parsing in order: lines, quoted text, opening, components, trees, header."""

from __future__ import annotations

from collections.abc import Sequence

from registry.model import Component, Document, Header, Reading, Span
from registry.parsing.closing import adopted, closing_start, signers
from registry.parsing.components import Part, split
from registry.parsing.form import form
from registry.parsing.header import proposer, read_head
from registry.parsing.key import chaired, draft_id, key, names
from registry.parsing.lines import Line, lay_out
from registry.parsing.marks import mark
from registry.parsing.opening import Opening, opening, title
from registry.parsing.outline import outline
from registry.parsing.payloads import Payload, payloads
from registry.parsing.vocabulary import RESOLVED


def parse(reading: Reading) -> Document:
    """The document's structure and header; statements stay empty. Always a valid tree; what is doubtful is in warnings."""
    whole, lines = lay_out(reading)
    quoted = payloads(lines)
    barred = _barred(len(lines), quoted)
    opened = opening(lines, barred)
    parts = split(lines, barred, opened.name or "Văn bản", opened.body)
    warnings: list[str] = []
    components, tails = [], []
    for part in parts:
        component, tail, told = _component(part, whole, lines, barred, quoted, reading.file, opened)
        components.append(component)
        tails.append(tail)
        warnings += told
    header, told = _header(lines, opened, tails, components)
    return Document(header, tuple(components), warnings=(*told, *warnings))


def _barred(count: int, quoted: Sequence[Payload]) -> list[bool]:
    barred = [False] * count
    for payload in quoted:
        barred[payload.first : payload.last] = [True] * (payload.last - payload.first)
    return barred


def _component(
    part: Part, whole: str, lines: Sequence[Line], barred: Sequence[bool], quoted: Sequence[Payload], file: str, opened: Opening
) -> tuple[Component, list[Line], list[str]]:
    """The part as a component, with its closing lines and the warnings about its tree."""
    first, last = part.first, part.last
    begin = lines[first].start if first and first < len(lines) else 0
    finish = lines[last].start if last < len(lines) else len(whole)
    text = whole[begin:finish].rstrip("\n") if finish < len(whole) else whole[begin:]
    body = opened.body if part.id == "main" else part.body
    end = closing_start(lines, barred, body, last)
    stop = lines[end].start if end < len(lines) else begin + len(text)
    inner, blocked = lines[body:end], barred[body:end]
    articles = any(line.text[0] == "Đ" and (m := mark(line)) and m.kind == "dieu" for line in inner)
    provisions, warnings = ((), []) if not articles and part.id != "main" else outline(part.id, whole, inner, blocked, stop, bool(articles))
    if part.id.startswith("app"):
        provisions = ()
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
    return component, list(lines[end:last]), warnings


def _cells(lines: Sequence[Line], shift: int) -> tuple[tuple[Span, int, int, int], ...]:
    """(span, table, row, column) of each cell with data, its lines together."""
    cells: dict[tuple[int, int, int], Span] = {}
    for line in lines:
        cell = line.paragraph.cell
        if cell is not None and line.opaque:
            start = cells[cell].start if cell in cells else line.start - shift
            cells[cell] = Span(start, line.end - shift)
    return tuple((span, *cell) for cell, span in cells.items())


def _zones(
    lines: Sequence[Line], opened: Opening, end: int, last: int, shift: int, length: int
) -> tuple[tuple[str, Span], ...]:
    ranges = (
        ("header", 0, opened.type),
        ("title", opened.type, opened.issuer),
        ("can_cu", opened.issuer, opened.body),
        ("closing", end, last),
    )
    zones = []
    for name, first, after in ranges:
        if first < after <= len(lines):
            zones.append((name, Span(lines[first].start - shift, min(lines[after - 1].end - shift, length))))
    return tuple(zones)


def _header(
    lines: Sequence[Line], opened: Opening, tails: Sequence[list[Line]], components: Sequence[Component]
) -> tuple[Header, list[str]]:
    printed = read_head(lines, opened)
    warnings: list[str] = []
    name = "Văn bản hợp nhất" if "VBHN" in printed.number.upper() else opened.name
    heading = title(lines, opened)
    issuer = chaired(printed.issuer, printed.number)
    passed = adopted(tails[0])
    issued = printed.issued
    if issued is None and passed and name in RESOLVED:
        issued = passed
        warnings.append("Không thấy dòng địa danh, ngày tháng; lấy ngày thông qua làm ngày ban hành.")
    who = next((found for tail in (tails[0], *reversed(tails[1:])) if (found := signers(tail))), ())
    preamble = lines[opened.preamble : opened.body]
    identity = key(issuer, name, printed.number, issued)
    for missing, told in ((issuer, "cơ quan ban hành"), (name, "loại văn bản"), (printed.number, "số, ký hiệu"), (issued, "ngày ban hành"), (heading, "trích yếu")):
        if not missing:
            warnings.append(f"Không đọc được {told}.")
    header = Header(
        id=identity.id if identity else draft_id("\n".join(c.text for c in components)),
        key=identity,
        issuer=issuer,
        type=name,
        number=printed.number,
        place=printed.place,
        issued=issued,
        adopted=passed,
        title=heading,
        form=form(name, printed.number, issued, heading),
        proposer=proposer(preamble),
        signers=who,
        names=names(name, heading, "\n".join(line.text for line in preamble)),
    )
    return header, warnings


