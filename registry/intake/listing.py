"""Documents known from a list only: each row becomes a header on the shelf, a stated status an event with its source.

The text takes the place when it comes, by key; the listing and its events stay beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Literal

from registry.intake.choosing import settle
from registry.intake.sheets import Row
from registry.intake.transaction import Writing, writing
from registry.law.bodies import bodies_named, body_name, issuers_of_number, true_name
from registry.model import json
from registry.model.derived import Event
from registry.model.document import Header
from registry.model.keys import TYPE_NAMES
from registry.model.numbers import number_key
from registry.model.spans import Period
from registry.model.text import fold, plain, squeeze
from registry.parsing.form import form
from registry.parsing.key import key
from registry.store.registry import Registry

Result = Literal["new", "text", "known", "problem"]
_LOT = 200  # rows a transaction
_NUMBER = re.compile(r"(?<!\w)\d{1,5}[a-zđ]?\s?(?:/\s?(?:19|20)\d\d\s?)?(?:[/-]\s?[^\W\d_]{1,12}\d{0,2}(?!\w)\s?){1,5}", re.I)
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s?(?:[/.-]|tháng)\s?(\d{1,2})\s?(?:[/.-]|năm)\s?((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_BY = re.compile(r"(?<!\w)của\s+((?:chủ tịch\s+)?(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân)(?:\s+(?:tỉnh|thành phố|huyện|quận|"
                 r"thị xã|xã|phường|đặc khu|tp\.?))?\s+[^,;]{2,40}?)(?=\s+(?:quy định|ban hành|về|sửa đổi|bãi bỏ|phê duyệt|thông qua)(?!\w)|[,;]|$)")  # fmt: skip
_TYPES = sorted(TYPE_NAMES.values(), key=len, reverse=True)
_SYMBOLS = {"QD": "Quyết định", "NQ": "Nghị quyết", "CT": "Chỉ thị", "ND": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch"}


@dataclass(frozen=True, slots=True)
class Listed:
    """What a row says. header: None where problems keep it out; remarks: what to look at although it is taken."""

    line: int
    header: Header | None
    events: tuple[Event, ...]
    source: str
    problems: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """result: new (header only), text (the text is held already), known (nothing new), problem (not taken in)."""

    line: int
    document: str | None
    result: Result
    told: tuple[str, ...]


def read_rows(rows: Iterable[Row], source: str, day: date, issuer: str = "") -> Iterator[Listed]:
    """Each row as header and events. source: the list's name; day: when it was made; issuer: whose it is where rows do not say."""
    own = next(iter(sorted(bodies_named(issuer, day=day))), None) if issuer else None
    seen: dict[str, Listed] = {}
    numbers: dict[tuple[str, str, str, int], Listed] = {}
    for row in rows:
        one = _read(row, source, day, own)
        if one.header is not None and one.header.key and one.header.issued:
            of = one.header.key
            told = numbers.setdefault((of.issuer, of.type, of.number, one.header.issued.year), one)
            if told.header and told.header.issued and told.header.issued != one.header.issued:
                why = f"cùng số, cơ quan với dòng {told.line} nhưng ngày ban hành khác: {one.header.issued:%d/%m/%Y}, {told.header.issued:%d/%m/%Y}"
                one = replace(one, header=None, problems=(why,))
        if one.header is not None:
            first = seen.setdefault(one.header.id, one)
            if first is not one and first.header == one.header:
                one = replace(one, remarks=(*one.remarks, f"trùng với dòng {first.line}"))
            elif first is not one:
                one = replace(one, header=None, problems=(f"cùng số, ngày, cơ quan với dòng {first.line} nhưng nội dung khác",))
        yield one


def _read(row: Row, source: str, day: date, own: str | None) -> Listed:
    cells = row.cells
    problems, remarks = [], []
    told = squeeze(" ".join(filter(None, (cells.get("number"), cells.get("title")))))
    number = _number(cells.get("number", "")) or (_number(told) if "number" not in cells else "")
    issued = _day(cells["issued"]) if "issued" in cells else _day(cells.get("number", "")) or _day(_head(cells.get("title", "")))
    type = _type(cells.get("type", "")) or (_type(cells.get("title", "")) if "number" not in cells else "") or _by_symbol(number)
    issuer = _issuer(cells, number, issued, own)
    if not number:
        problems.append("không có số, ký hiệu")
    if issued is None:
        problems.append(f"ngày ban hành không đọc được: '{cells['issued']}'" if "issued" in cells else "không có ngày ban hành")
    if not type:
        problems.append("không rõ loại văn bản")
    if not issuer and issued:  # which person of that name it was hangs on the day
        problems.append("không rõ cơ quan ban hành; nếu cả bảng của một nơi, hãy nêu --issuer")
    if issued and issued > day:
        problems.append(f"ngày ban hành {issued:%d/%m/%Y} sau ngày của danh sách")
    effective, expired = (_day(cells.get(role, "")) for role in ("effective", "expired"))
    remarks += [f"{name} không đọc được: '{cells[role]}'" for role, name, found in (
        ("effective", "ngày có hiệu lực", effective), ("expired", "ngày hết hiệu lực", expired)) if role in cells and not found]  # fmt: skip
    for name, first in (("ban hành", issued), ("có hiệu lực", effective)):
        if first and expired and expired < first:
            problems.append(f"ngày hết hiệu lực {expired:%d/%m/%Y} trước ngày {name} {first:%d/%m/%Y}")
    identity = key(issuer, type, number, issued, issuer) if not problems else None
    if not problems and identity is None:
        problems.append(f"không rõ '{issuer}' là cơ quan của tỉnh nào")
    if identity is None or issued is None:
        return Listed(row.line, None, (), source, tuple(problems))
    order = number_key(number)
    if order and order.year and order.year != issued.year:
        remarks.append(f"năm trong số ({order.year}) khác năm ban hành ({issued.year})")
    title = cells.get("title", "")
    made = Header(
        identity.id, identity, issuer, type, number, issued=issued, title=title, form=form(type, number, issued, title),
        field=cells.get("field", ""), agency=cells.get("agency", ""),
    )  # fmt: skip
    where = cells.get("source") or source
    events, said = _events(made, cells, where, day)
    return Listed(row.line, made, events, where, (), (*remarks, *said))


def _number(text: str) -> str:
    found = _NUMBER.search(text)
    return re.sub(r"\s+", "", found[0]) if found and number_key(found[0]) else ""


def _head(title: str) -> str:
    """The beginning of 'Nghị quyết số 04/2024/NQ-HĐND ngày 20/6/2024 của …', where the document's own day stands."""
    return title[:120] if _type(title) else ""


def _day(text: str) -> date | None:
    text = text.lower()
    for found, turn in ((_ISO.search(text), 1), (_DAY.search(text), -1)):
        if found:
            year, month, day = map(int, found.groups()[::turn])
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None


def _type(text: str) -> str:
    folded = fold(text)
    return next((name for name in _TYPES if re.match(rf"{fold(name)}(?!\w)", folded)), "")


def _by_symbol(number: str) -> str:
    symbol = re.sub(r"^[\d/]+", "", plain(number).upper())
    return _SYMBOLS.get(re.split(r"[-/]", symbol)[0], "")


def _issuer(cells, number: str, issued: date | None, own: str | None) -> str:
    """As the row says, in its true name; without that, by the symbol where the list is of one place."""
    text = cells.get("issuer", "")
    # Only where the title is the document's full name: elsewhere 'của UBND xã …' is what the act is about.
    if not text and "number" not in cells and (found := _BY.search(cells.get("title", "").lower())):
        text = cells["title"][found.start(1) : found.end(1)]
    name = true_name(text, own, issued) if text else None
    by_symbol = issuers_of_number(number, own, issued) if number and own else frozenset()
    if not name and not text and len(by_symbol) == 1:
        name = body_name(next(iter(by_symbol)))
    name = name or text
    chair = "chủ tịch" in fold(cells.get("type", "")) or "CTUB" in plain(number).upper()
    return f"Chủ tịch {name}" if chair and name.startswith("Ủy ban nhân dân") else name


def _events(header: Header, cells, source: str, day: date) -> tuple[tuple[Event, ...], list[str]]:
    """What the list says of the status, as recorded events of persons; and what of it cannot be dated."""
    status = fold(cells.get("status", ""))
    start, end = _day(cells.get("effective", "")), _day(cells.get("expired", ""))
    law, events, said = f"theo {source}", [], []

    def event(cause: str, first: date, sure: bool) -> None:
        certainty: Literal["fact", "flag"] = "fact" if sure else "flag"
        events.append(Event(header.id, (), None, cause, Period(first, None), law, certainty, None, "person"))

    partly, ended = "một phần" in status, "hết hiệu lực" in status and "một phần" not in status
    in_force = not ended and any(words in status for words in ("còn hiệu lực", "đang có hiệu lực", "đang hiệu lực"))
    if start:
        event("hieu_luc", start, True)
    elif header.issued and (in_force or ended or partly):
        event("hieu_luc", header.issued, False)
        said.append("không nêu ngày có hiệu lực: tạm tính từ ngày ban hành, là dấu hiệu")
    if end and not partly:
        event("het_hieu_luc", end, True)
    elif ended:
        event("het_hieu_luc", day, False)
        said.append("nêu đã hết hiệu lực mà không nêu từ ngày nào: tính từ ngày của danh sách, là dấu hiệu")
    if partly:
        event("Danh sách nêu: hết hiệu lực một phần, không nêu phần nào", end or day, False)
        said.append("nêu hết hiệu lực một phần mà không nêu phần nào: chỉ ghi nhận")
    if status and not (partly or ended or in_force or "chưa có hiệu lực" in status):
        said.append(f"không hiểu tình trạng '{cells['status']}'")
    return tuple(events), said


def preview(registry: Registry, rows: Iterable[Listed]) -> list[Taken]:
    """What take_in() would do, without writing."""
    return [_look(registry, row) for row in rows]


def take_in(registry: Registry, rows: Sequence[Listed], by: str) -> list[Taken]:
    """Write the rows that have no problem, some hundreds a transaction; what is there already is not written twice."""
    taken, rest = [], iter(rows)
    while lot := list(islice(rest, _LOT)):
        with writing(registry, by) as change:
            taken += [_take(change, _look(registry, row), row) for row in lot]
    return taken


def _look(registry: Registry, row: Listed) -> Taken:
    if row.header is None:
        return Taken(row.line, None, "problem", row.problems)
    found = registry.reader.rows(
        "SELECT d.id, d.file_id IS NOT NULL, d.withdrawn FROM registry_document d WHERE d.id = ? UNION "
        "SELECT d.id, d.file_id IS NOT NULL, d.withdrawn FROM registry_alias a JOIN registry_document d ON d.id = a.document WHERE a.id = ?",
        [row.header.id, row.header.id],
    )  # fmt: skip
    if not found:
        return Taken(row.line, row.header.id, "new", row.remarks)
    id, text, withdrawn = next((one for one in found if one[0] == row.header.id), found[0])
    if withdrawn:
        return Taken(row.line, None, "problem", (f"văn bản {id} đã được rút khỏi kho",))
    return Taken(row.line, id, "text" if text else "known", row.remarks)


def _take(change: Writing, look: Taken, row: Listed) -> Taken:
    if row.header is None or look.document is None:
        return look
    id, body = look.document, json.dumps(row.header)
    if look.result == "new":
        change.rows("Document").get_or_create(id=id, defaults={"header": body, "name": ""})
    listing = change.rows("Listing").filter(document_id=id, source=row.source).first()
    fresh = listing is None or listing.header != body
    if fresh:
        now = {"header": body, "by": change.by, "at": change.at}
        change.rows("Listing").update_or_create(document_id=id, source=row.source, defaults=now)
        if look.result != "text":
            settle(change, id)
        change.note("listed", id, source=row.source)
    held = set(change.rows("Event").filter(document=id).values_list("body", flat=True))
    for event in row.events:
        told = json.dumps(replace(event, document=id))
        if told not in held:
            change.rows("Event").create(document=id, body=told, by=change.by, at=change.at)
            change.note("recorded", id, cause=event.cause, source=row.source)
    return look
