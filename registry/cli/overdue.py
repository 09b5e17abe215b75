"""rasoat overdue: what laws and resolutions asked local bodies to regulate, and what became of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from registry.cli.files import print_csv
from registry.cli.home import library_of, open_registry
from registry.cli.output import as_of_option, clip, day_text, format_option, print_json, say

if TYPE_CHECKING:
    from registry.tracking import Overdue

STATES = {
    "none found": "chưa thấy văn bản", "covered by predecessor only": "mới có văn bản của đơn vị cũ", "late": "đã có nhưng muộn",
    "covered": "đã có", "not yet due": "chưa đến hạn",
}  # fmt: skip
COLUMNS = ["document", "provision", "body", "territory", "since", "state", "days", "implementing", "quote", "body_since", "earlier"]


@click.command()
@click.option("--all", "every", is_flag=True, help="Cả những nội dung đã có văn bản hoặc chưa đến hạn.")
@as_of_option()
@format_option("text", "json", "csv")
@click.pass_context
def overdue(ctx, every: bool, as_of: date, form: str) -> None:
    """Nội dung được giao quy định chi tiết: chưa thấy, muộn, mới có văn bản của đơn vị cũ, đã có, chưa đến hạn.

    'Chưa thấy' là trong kho này; văn bản có thể đã có ở nơi khác, hoặc không cần ban hành.
    """
    from registry.tracking import overdue as find

    found = find(library_of(open_registry(ctx), as_of))
    if form == "json":
        print_json(list(map(_row, found)))
    elif form == "csv":
        print_csv(({**row, "state": STATES[row["state"]]} for row in map(_row, found)), COLUMNS)
    else:
        _print(found, every)


def _row(one: Overdue) -> dict[str, Any]:
    return {
        "document": one.document, "provision": one.provision, "body": one.body, "territory": one.territory,
        "since": one.since.isoformat(), "state": one.state, "days": one.days, "implementing": one.implementing, "quote": one.quote,
        "body_since": one.body_since.isoformat() if one.body_since else None, "earlier": one.earlier,
    }  # fmt: skip


def _print(rows: list[Overdue], every: bool) -> None:
    counts = Counter(row.state for row in rows)
    say(
        "; ".join(f"{STATES[state]}: {counts[state]}" for state in STATES if counts[state])
        or "Không thấy nội dung nào được giao."
    )
    for row in rows:
        if not every and row.state in ("covered", "not yet due") and not row.earlier:
            continue
        say(f"\n{row.document} {row.provision} → {row.body}: {STATES[row.state]}{_days(row)}")
        say(f"    «{clip(row.quote, 200)}»")
        if row.implementing:
            say(f"    văn bản thực hiện: {row.implementing}")
        if row.earlier:
            say(f"    không tính là muộn: có thể đã có văn bản trước, không có trong kho ({clip(row.earlier, 120)})")


def _days(row: Overdue) -> str:
    first, days = row.counted
    if not days:
        return ""
    told = f", {days} ngày kể từ {day_text(first)}"
    return told if first == row.since else f"{told} là ngày cơ quan được thành lập (nội dung được giao từ {day_text(row.since)})"
