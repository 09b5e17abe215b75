"""What a document is once people's corrections of its header are taken into account: read again under the right header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from registry.intake.meaning import under
from registry.intake.plausible import known_type
from registry.intake.statements import Statements, statements
from registry.model import json
from registry.model.days import typed_day
from registry.model.document import Document, Header
from registry.model.text import squeeze
from registry.store.errors import StoreError

# Header fields that people may set, and what they are called; the first four make the identity.
FIELDS = {
    "number": "số, ký hiệu", "issued": "ngày ban hành", "issuer": "cơ quan ban hành", "type": "loại văn bản",
    "title": "trích yếu", "field": "lĩnh vực", "agency": "cơ quan chủ trì",
}  # fmt: skip
IDENTITY = ("number", "issued", "issuer", "type")


@dataclass(frozen=True, slots=True)
class Restated:
    """What of a file's row depends on corrections; printed and read_as are '' where they changed nothing."""

    statements: Statements
    body: str
    printed: str
    read_as: str


def clean(field: str, value: str) -> str:
    """The value as it is kept. Raises StoreError where it cannot be one."""
    value = squeeze(value)
    if field not in FIELDS:
        raise StoreError(f"không có trường '{field}'; các trường sửa được: {', '.join(FIELDS)}")
    if not value:
        raise StoreError(f"{FIELDS[field]} không được để trống; muốn lấy lại điều đã đọc, dùng --undo {field}")
    if field == "issued":
        try:
            return typed_day(value).isoformat()
        except ValueError as problem:
            raise StoreError(str(problem)) from None
    if field == "issuer":
        from registry.law.bodies import true_name

        return true_name(value) or value
    if field == "number":
        from registry.model.numbers import number_key

        value = value.replace(" ", "")
        if number_key(value) is None:
            raise StoreError(f"'{value}' không phải số, ký hiệu; hãy viết như 12/2025/QĐ-UBND")
    if field == "type":
        known = known_type(value)
        if known is None:
            raise StoreError(f"không có loại văn bản '{value}'; hãy viết như Quyết định, Nghị quyết, Chỉ thị, Kế hoạch, Công văn")
        return known
    return value


def header_under(header: Header, values: Mapping[str, str], text: str = "", preamble: str = "") -> Header:
    """The header with the values set; key, id, form and names follow. text: of the deciding part, preamble: its căn cứ."""
    from registry.parsing.form import form
    from registry.parsing.key import draft_id, key, names

    told: dict[str, Any] = {field: value for field, value in values.items() if field in FIELDS}
    if "issued" in told:
        told["issued"] = date.fromisoformat(told["issued"])
    made = replace(header, **told)
    if not any(getattr(made, field) != getattr(header, field) for field in (*IDENTITY, "title")):
        return made
    identity = key(made.issuer, made.type, made.number, made.issued, text)
    id = identity.id if identity else header.id if header.key is None else draft_id(text or header.id)
    return replace(
        made, id=id, key=identity, form=form(made.type, made.number, made.issued, made.title),
        names=names(made.type, made.title, preamble) or header.names,
    )  # fmt: skip


def restated(body: str, printed: str, values: Mapping[str, str], again: bool = False) -> Restated:
    """A kept or new body under these corrections. printed: the header as first read, '' where the body has it.

    again: statements are read from the text anew, because what a person said of one no longer holds.
    """
    from registry.extracting import extract

    document = json.document(body)
    read = json.loads(printed, Header) if printed else document.header
    main = document.components[0] if document.components else None
    zone = main.zone("can_cu") if main else None
    header = header_under(read, values, main.text if main else "", zone.of(main.text) if main and zone else "")
    same = all(getattr(header, field) == getattr(document.header, field) for field in ("id", *IDENTITY))
    made = replace(document, header=header, warnings=_left(document.warnings, header, values))
    if again or not same:  # whose 'UBND tỉnh' it is, which day 'kể từ ngày ký' means: statements rest on the header
        made = extract(made)
    made = under(made, values)
    changed = header != read
    return Restated(statements(made), json.dumps(made), json.dumps(read) if changed else "", read.id if changed else "")


def restated_read(read: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    """What a worker read, under these corrections."""
    found = restated(read["body"], "", values)
    document = json.document(found.body)
    return {
        **read, "statements": asdict(found.statements), "body": found.body, "printed": found.printed, "read_as": found.read_as,
        "title": document.header.title, "warnings": list(document.warnings),
    }  # fmt: skip


def listed(header: str, values: Mapping[str, str]) -> Statements:
    """Of a document without text."""
    return statements(Document(header_under(json.loads(header, Header), values), ()))


def _left(warnings: tuple[str, ...], header: Header, values: Mapping[str, str]) -> tuple[str, ...]:
    """Without what parsing said of a field that is now known."""
    known = {f"Không đọc được {FIELDS[field]}." for field in values if field in FIELDS}
    return tuple(w for w in warnings if w not in known and not (header.key and w.startswith("Không rõ ")))
