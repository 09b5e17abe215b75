"""Rows of a spreadsheet or CSV file as offices keep them: the heading is found, its columns are recognised by their words."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from registry.model.text import plain, squeeze
from registry.store.errors import StoreError, reason

_MOST_BYTES, _MOST_UNPACKED, _MOST_ROWS, _MOST_COLUMNS = 50_000_000, 500_000_000, 200_000, 100
_HEADING_WITHIN = 30  # rows in which the heading must stand
# Words of a heading, folded, without marks: the first role of which one stands at the beginning, longest words first.
ROLES = {
    "number": ("so ky hieu", "so va ky hieu", "so hieu", "so van ban", "so vb", "ky hieu", "so quyet dinh", "so nghi quyet"),
    "issued": ("ngay ban hanh", "ngay thang nam ban hanh", "ngay thang nam", "ngay thang", "ngay ky", "ngay van ban", "ngay vb",
               "thoi gian ban hanh"),
    "issuer": ("co quan ban hanh", "don vi ban hanh", "noi ban hanh", "chu the ban hanh"),
    "type": ("loai van ban", "ten loai", "hinh thuc van ban", "the loai", "loai vb"),
    "title": ("trich yeu", "ten van ban", "ten goi", "noi dung", "noi dung trich yeu", "ve viec"),
    "status": ("tinh trang", "trang thai", "hieu luc"),
    "effective": ("ngay hieu luc", "ngay co hieu luc", "thoi diem co hieu luc", "thoi diem hieu luc", "hieu luc tu"),
    "expired": ("ngay het hieu luc", "thoi diem het hieu luc", "thoi diem het"),
    "source": ("nguon", "duong dan", "lien ket", "source url", "url"),
    "field": ("linh vuc",),
    "agency": ("co quan chu tri", "don vi chu tri", "co quan soan thao", "don vi soan thao", "co quan tham muu"),
}  # fmt: skip
_EXACT = {"so": "number", "loai": "type", "ngay": "issued", "co quan": "issuer", "hinh thuc": "type"}
_WORDS = sorted(((words, role) for role, many in ROLES.items() for words in many), key=lambda pair: -len(pair[0]))


@dataclass(frozen=True, slots=True)
class Row:
    """line: 1 is the first line of the sheet; cells: role -> text (dates as ISO)."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """columns: role -> heading as typed; unknown: headings of which no role is known."""

    columns: Mapping[str, str]
    unknown: tuple[str, ...]
    rows: tuple[Row, ...]


def role(heading: str) -> str | None:
    """'Số, ký hiệu văn bản' -> 'number'; None where the words say nothing known."""
    words = squeeze("".join(c if c.isalnum() else " " for c in plain(heading)))
    if words in _EXACT:
        return _EXACT[words]
    return next((role for known, role in _WORDS if words.startswith(known) and words[len(known) : len(known) + 1] in ("", " ")), None)


def read_sheet(path: Path) -> Sheet:
    """The table of a .xlsx (first sheet that has one) or .csv file. Raises StoreError with what is wrong and what to do."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise StoreError(f"tệp {path.name} lớn hơn {_MOST_BYTES // 10**6} MB; hãy chia nhỏ")
        tables = _xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else iter((_csv(path),))
        for lines in tables:
            found = _table(lines)
            if found:
                return found
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, csv.Error) as error:
        raise StoreError(f"không đọc được bảng {path.name} ({reason(error)}); hãy lưu lại thành .xlsx hoặc .csv (UTF-8)") from None
    raise StoreError(
        f"không thấy dòng tiêu đề trong {path.name}: cần ít nhất cột số ký hiệu (hoặc tên văn bản) và một cột khác, "
        "như 'Số ký hiệu', 'Ngày ban hành', 'Cơ quan ban hành', 'Trích yếu'"
    )


def _table(lines: Iterator[list[str]]) -> Sheet | None:
    roles: dict[int, str] = {}
    headings: list[str] = []
    rows = []
    for line, cells in enumerate(lines, 1):
        if not roles:
            if line > _HEADING_WITHIN:
                return None
            found: dict[int, str] = {}
            for n, cell in enumerate(cells):
                known = role(cell) if len(cell) < 120 else None
                if known and known not in found.values():
                    found[n] = known
            if len(found) > 1 and {"number", "title"} & set(found.values()):
                roles, headings = found, cells
        elif any(cells[n] for n in roles if n < len(cells)):
            rows.append(Row(line, {role: cells[n] for n, role in roles.items() if n < len(cells) and cells[n]}))
            if len(rows) > _MOST_ROWS:
                raise StoreError(f"bảng có hơn {_MOST_ROWS} dòng; hãy chia nhỏ")
    if not roles:
        return None
    unknown = tuple(text for n, text in enumerate(headings) if text and n not in roles)
    return Sheet({role: headings[n] for n, role in roles.items()}, unknown, tuple(rows))


def _xlsx(path: Path) -> Iterator[Iterator[list[str]]]:
    with zipfile.ZipFile(path) as package:
        if sum(entry.file_size for entry in package.infolist()) > _MOST_UNPACKED:
            raise StoreError(f"tệp {path.name} bung ra quá lớn")
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            yield (list(map(_text, row)) for row in sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True))
    finally:
        book.close()


def _csv(path: Path) -> Iterator[list[str]]:
    data = path.read_bytes()
    text = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode("utf-8-sig")
    first = "\n".join(text.splitlines()[:_HEADING_WITHIN])
    delimiter = max(",;\t", key=first.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield [squeeze(cell) for cell in row[:_MOST_COLUMNS]]


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return squeeze(str(value)) if value is not None else ""
