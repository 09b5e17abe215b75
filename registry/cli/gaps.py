"""rasoat gaps: what seems to be missing in the registry: numbers of a year's series, attachments that were announced."""

from __future__ import annotations

from pathlib import Path

import click

from registry.cli.files import put_table, sheet_options, sheet_path
from registry.cli.home import open_registry
from registry.cli.output import clip, day_text, format_option, print_json, say

COLUMNS = ["kind", "body", "type", "year", "first", "last", "count", "after", "before", "document", "quote"]
KINDS = {"number": "số văn bản", "doubtful": "số có vẻ đọc sai", "attachment": "phần kèm theo"}


@click.command()
@click.option("--body", default=None, help="Chỉ cơ quan có mã chứa chữ này (ví dụ lam-dong-2025).")
@click.option("--year", type=int, default=None, help="Chỉ năm này.")
@sheet_options
@format_option("text", "json", "csv", "xlsx")
@click.pass_context
def gaps(ctx: click.Context, body: str | None, year: int | None, output: Path | None, form: str) -> None:
    """Số còn thiếu trong dãy số từng năm của mỗi cơ quan, và phụ lục, quy định kèm theo được nhắc mà không có.

    Quyết định của Ủy ban và của Chủ tịch chung một dãy số; tỉnh mới sau sắp xếp đánh số lại từ 1. Số thiếu có thể là văn bản chưa
    đưa vào kho, hoặc số không dùng: người xem quyết định.
    """
    from registry.store.series import announced, series

    sheet = sheet_path(form, output)
    shelf = open_registry(ctx).shelf
    ids = shelf.ids()
    found = [
        one for one in series(shelf.headers(ids=ids)) if (body or "") in one.body and year in (None, one.year)
    ]
    lacking = [
        (document, quote) for document, quote in announced(shelf.documents(ids))
        if (body or "") in document.id and (year is None or (document.header.issued and document.header.issued.year == year))
    ]  # fmt: skip
    rows = [row for one in found for row in _numbers(one)] + [_attachment(*one) for one in lacking]
    if form == "json":
        print_json(rows)
    elif form in ("csv", "xlsx"):
        put_table(_worded(rows), COLUMNS, sheet)
    else:
        _print(found, lacking)


def _numbers(one) -> list[dict]:
    blank = dict.fromkeys(COLUMNS)
    base = {**blank, "body": one.body, "type": one.type, "year": one.year}
    rows = [
        {
            **base, "kind": "number", "first": gap.first, "last": gap.last, "count": gap.last - gap.first + 1,
            "after": gap.after.isoformat() if gap.after else None, "before": gap.before.isoformat() if gap.before else None,
        }
        for gap in one.gaps
    ]  # fmt: skip
    return rows + [{**base, "kind": "doubtful", "document": id} for id in one.doubtful]


def _worded(rows: list[dict]) -> list[dict]:
    return [{**row, "kind": KINDS[row["kind"]]} for row in rows]


def _attachment(document, quote: str) -> dict:
    return {**dict.fromkeys(COLUMNS), "kind": "attachment", "document": document.id, "quote": clip(quote, 300)}


def _print(found, lacking) -> None:
    from registry.law.bodies import body_name
    from registry.model.keys import TYPE_NAMES

    for one in found:
        if not one.gaps and not one.doubtful:
            continue
        say(
            f"\n{TYPE_NAMES.get(one.type, one.type)} năm {one.year}, {body_name(one.body)}: "
            f"có {one.held} số, cao nhất {one.highest}, thiếu {one.missing}"
        )
        for gap in one.gaps:
            span = f"{gap.first}" if gap.first == gap.last else f"{gap.first}–{gap.last}"
            said = f"  (từ {day_text(gap.after)} đến {day_text(gap.before)})" if gap.after or gap.before else ""
            say(f"  {span}{said}")
        for id in one.doubtful:
            say(f"  số có vẻ đọc sai: {id}")
    if lacking:
        say("\nNhắc văn bản kèm theo nhưng không thấy trong tệp:")
    for document, quote in lacking:
        say(f"  {document.id}\n      «{clip(quote, 200)}»")
    if not lacking and not any(one.gaps or one.doubtful for one in found):
        say("Không thấy số nào thiếu, không thấy phần kèm theo nào thiếu.")
