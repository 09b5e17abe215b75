"""rasoat metadata: a list of documents whose texts are not at hand, from a spreadsheet."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import click

from registry.cli.files import print_csv
from registry.cli.home import open_registry
from registry.cli.output import Refused, as_of_option, format_option, print_json, say

RESULTS = {"new": "mới", "known": "đã có thông tin", "text": "đã có toàn văn", "problem": "không nhận"}
ROLES = {
    "number": "số, ký hiệu", "issued": "ngày ban hành", "issuer": "cơ quan ban hành", "type": "loại văn bản", "title": "trích yếu",
    "status": "tình trạng", "effective": "ngày có hiệu lực", "expired": "ngày hết hiệu lực", "source": "nguồn", "field": "lĩnh vực",
    "agency": "cơ quan chủ trì",
}  # fmt: skip
COLUMNS = ["line", "result", "document", "problems"]


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Ghi vào kho.")
@click.option("--dry-run", is_flag=True, help="Chỉ xem trước (mặc định khi không có --write).")
@click.option("--issuer", default="", help="Cơ quan của bảng, cho các dòng chỉ ghi 'UBND tỉnh' hoặc không ghi.")
@click.option("--source", default=None, help="Nguồn của bảng (mặc định: tên tệp).")
@click.option("--by", default="", help="Người ghi; bắt buộc khi --write.")
@as_of_option()
@format_option("text", "json", "csv")
@click.pass_context
def metadata(
    ctx: click.Context, file: Path, write: bool, dry_run: bool, issuer: str, source: str | None, by: str, as_of: date, form: str
) -> None:
    """Nhận thông tin văn bản từ bảng .xlsx hoặc .csv: số, ngày, cơ quan, loại, trích yếu, tình trạng, nguồn.

    Cột được nhận theo tiêu đề tiếng Việt. Mặc định chỉ xem trước; --write mới ghi. Văn bản vào kho không có toàn văn; khi thêm tệp
    thì tệp thế chỗ. Tình trạng nêu trong bảng được ghi là sự kiện do người cung cấp, kèm nguồn. --as-of: ngày lập bảng.
    Kết thúc: 0 nếu mọi dòng nhận được, 1 nếu có dòng không nhận, 2 nếu không đọc được bảng.
    """
    from registry.intake import listing
    from registry.intake.sheets import read_sheet
    from registry.store.errors import StoreError

    dry = dry_run or not write
    if not dry and not by.strip():
        raise Refused("ghi vào kho cần có tên người ghi (--by)")
    if issuer:
        from registry.law.bodies import bodies_named

        if len(bodies_named(issuer, day=as_of)) != 1:
            raise Refused(f"không rõ '{issuer}' là cơ quan nào; hãy viết như 'UBND tỉnh Lâm Đồng'")
    try:
        sheet = read_sheet(file)
    except StoreError as problem:
        raise Refused(str(problem)) from None
    rows = list(listing.read_rows(sheet.rows, source or file.name, as_of, issuer))
    registry = open_registry(ctx, create=True)
    taken = listing.preview(registry, rows) if dry else listing.take_in(registry, rows, by)
    told = [
        {"line": one.line, "result": one.result, "document": one.document, "problems": list(one.told)} for one in taken
    ]
    if form == "json":
        print_json({"columns": dict(sheet.columns), "unknown": list(sheet.unknown), "written": not dry, "rows": told})
    elif form == "csv":
        flat = ({**row, "result": RESULTS[str(row["result"])], "problems": "; ".join(row["problems"])} for row in told)  # type: ignore[arg-type]
        print_csv(flat, COLUMNS)
    else:
        _print(sheet, told, dry)
    ctx.exit(1 if any(one.result == "problem" for one in taken) else 0)


def _print(sheet, rows: list[dict], dry: bool) -> None:
    say("Cột nhận được: " + ", ".join(f"'{heading}' → {ROLES[role]}" for role, heading in sheet.columns.items()))
    if sheet.unknown:
        say("Cột không dùng: " + ", ".join(sheet.unknown))
    reasons: Counter[str] = Counter()
    for row in rows:
        if row["problems"] and (row["result"] == "problem" or len(rows) <= 200):
            reasons[row["result"]] += 1
            if reasons[row["result"]] <= 100:
                say(f"  dòng {row['line']}: {RESULTS[row['result']]}: {'; '.join(row['problems'])}")
    counts = Counter(row["result"] for row in rows)
    say(", ".join(f"{counts[result]} {told}" for result, told in RESULTS.items() if counts[result]) or "Bảng không có dòng nào.")
    if dry:
        say("Mới xem trước, chưa ghi gì; ghi bằng --write --by TÊN.")
