"""Files and tables that commands write: whole or not at all, with Vietnamese headings, never taken for formulas."""

from __future__ import annotations

import csv
import io
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from registry.cli.output import Refused, note

HEADINGS = {
    "act": "Văn bản thay đổi", "after": "Sau ngày", "at": "Lúc", "before": "Trước ngày", "body": "Cơ quan", "body_since": "Cơ quan có từ ngày",
    "by": "Người làm", "candidates": "Có thể là", "certainty": "Mức chắc chắn", "changes": "Thay đổi", "citing": "Viện dẫn trong",
    "count": "Số lượng", "day": "Ngày", "decision": "Quyết định", "days": "Số ngày", "detail": "Chi tiết", "document": "Văn bản", "documents": "Số văn bản viện dẫn",
    "done": "Đã làm", "earlier": "Có thể đã có văn bản trước", "evidence": "Câu chữ", "fingerprint": "Mã dấu hiệu", "first": "Từ số", "implementing": "Văn bản thực hiện",
    "issued": "Ngày ban hành", "issuer": "Cơ quan ban hành", "kind": "Thiếu gì", "last": "Đến số", "line": "Dòng", "mentions": "Số lần",
    "message": "Nội dung", "mode": "Kiểm tra hay rà soát", "name": "Tên", "number": "Số, ký hiệu", "other": "Đối chiếu với",
    "part": "Phần của văn bản", "place": "Nơi có câu chữ", "problems": "Ghi chú", "provision": "Điều, khoản, điểm", "quote": "Câu chữ", "reason": "Lý do",
    "result": "Kết quả", "rule": "Quy tắc", "score": "Điểm", "severity": "Mức", "since": "Từ ngày", "snippet": "Đoạn", "source": "Nguồn",
    "state": "Trạng thái", "status": "Hiệu lực", "territory": "Địa bàn", "tie": "Quan hệ", "title": "Tên", "type": "Loại",
    "until": "Đến trước ngày", "what": "Việc", "year": "Năm",
}  # fmt: skip


BOM = "\ufeff"
"""What Excel knows UTF-8 by."""


class NewFile(click.Path):
    """A file to be written, in a folder that is there: what is asked for in a wrong place is said before the work begins."""

    def __init__(self, *, or_folder: bool = False) -> None:
        super().__init__(dir_okay=or_folder, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path: Path = super().convert(value, param, ctx)  # type: ignore[assignment]
        if not path.absolute().parent.is_dir():
            self.fail(f"không có thư mục {path.absolute().parent}; hãy tạo thư mục trước", param, ctx)
        refuse_taken(path)
        return path


def _may_overwrite(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    ctx.meta["overwrite"] = value


force_option = click.option(
    "--force", "--ghi-de", is_flag=True, is_eager=True, expose_value=False, callback=_may_overwrite, help="Ghi đè tệp đã có."
)
"""Of every command with a NewFile: eager, so that the file's own check knows it."""


def sheet_options(command: Any) -> Any:
    """--output and --force of a command whose --format has xlsx."""
    return click.option("--output", type=NewFile(), help="Ghi kết quả ra tệp .xlsx (cùng --format xlsx).")(force_option(command))


def sheet_path(form: str, output: Path | None) -> Path | None:
    """Where the sheet goes, None for another form of answer. Raises Refused for a sheet without a file."""
    if form == "xlsx" and output is None:
        raise Refused("hãy nêu --output TỆP.xlsx")
    return output if form == "xlsx" else None


def refuse_taken(path: Path) -> None:
    """Raises Refused for a file that holds something, unless --force was typed: whose work it is nobody here can know."""
    if path.is_file() and path.stat().st_size and not click.get_current_context().meta.get("overwrite"):
        raise Refused(f"đã có tệp {path}; hãy nêu tên khác, hoặc thêm --force để ghi đè")


def write_whole(path: Path, data: bytes) -> None:
    """A reader never meets half of the file. What is no file, such as a pipe, is written to. Raises Refused."""
    from registry.store.errors import reason

    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = path.resolve()
        part = target.with_name(f".rasoat-{os.getpid()}.part")
        try:
            part.write_bytes(data)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(f"không ghi được {path} ({reason(error)})") from None


def new_folder(path: Path) -> None:
    """The folder, made where it is not there yet. Raises Refused."""
    from registry.store.errors import reason

    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise Refused(f"không lập được thư mục {path} ({reason(error)})") from None


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """With a byte order mark where Excel may read it (a file or pipe), and not on a screen."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADINGS[column] for column in columns)
    writer.writerows([unformula(row.get(column)) for column in columns] for row in rows)
    sys.stdout.write(("" if sys.stdout.isatty() else BOM) + text.getvalue())


def put_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], sheet: Path | None) -> None:
    """Into the sheet, or printed as CSV where there is none."""
    if sheet is None:
        print_csv(rows, columns)
        return
    write_sheet(sheet, rows, columns)
    note(f"Đã ghi {len(rows)} dòng vào {sheet}.")


def write_sheet(path: Path, rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """A .xlsx with a line of headings. Raises Refused."""
    from lxml.etree import LxmlError

    try:
        data = _sheet(rows, columns)
    except (OSError, LxmlError):  # sheets go through files in the system's own folder for them
        raise Refused(f"không ghi được {path}: thư mục tạm {tempfile.gettempdir()} hết chỗ hoặc không cho ghi") from None
    write_whole(path, data)


def _sheet(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("rasoat")
    sheet.append([HEADINGS[column] for column in columns])
    for row in rows:
        cells = [WriteOnlyCell(sheet, value=_cell(row.get(column))) for column in columns]
        for cell in cells:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
        sheet.append(cells)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def unformula(value: Any) -> Any:
    """In CSV nothing tells text from formulas: text from documents that begins like one gets an apostrophe."""
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _cell(value: Any) -> Any:
    """Without what a sheet cannot hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub(" ", value)[:32_000] if isinstance(value, str) else value
