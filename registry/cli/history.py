"""rasoat history: a document's validity, row by row, as the national database shows it, and what was done to it here."""

from __future__ import annotations

from datetime import date

import click

from registry.cli.files import print_csv
from registry.cli.home import document_id, library_of, open_registry
from registry.cli.output import as_of_option, clip, day_text, format_option, print_json, say
from registry.cli.places import place_json


@click.command()
@click.argument("document")
@click.option("--registry", "own", is_flag=True, help="Việc đã làm với văn bản trong kho: ai, lúc nào.")
@as_of_option()
@format_option("text", "json", "csv")
@click.pass_context
def history(ctx, document: str, own: bool, as_of: date, form: str) -> None:
    """Lịch sử hiệu lực: ngày, trạng thái, văn bản nguồn, phần hết hiệu lực."""
    from registry.validity.history import history as validity_history

    registry = open_registry(ctx)
    id = document_id(registry, document, catalogue=not own)
    if own:
        rows = [
            {"at": e.at.isoformat(timespec="seconds"), "by": e.by, "what": e.what, "detail": e.detail}
            for e in registry.history(id)
        ]
    else:
        rows = [_row(r) for r in validity_history(library_of(registry, as_of), id)]
    if form == "json":
        print_json(rows)
    elif form == "csv":
        print_csv(rows, list(rows[0]) if rows else [])
    elif own:
        for row in rows:
            say(f"{row['at']}  {row['what']}  {row['by']}  {clip(row['detail'], 100)}")
    else:
        say(f"{'Ngày':12} {'Trạng thái':34} {'Văn bản nguồn':50} Phần hết hiệu lực")
        for row in rows:
            day = day_text(date.fromisoformat(row["day"])) if row["day"] else "—"
            say(f"{day:12} {row['state']:34} {row['source']:50} {row['part']}")


def _row(row) -> dict:
    return {
        "day": row.day.isoformat() if row.day else None, "state": row.state, "source": row.source, "part": row.part,
        "certainty": row.certainty, "evidence": place_json(row.evidence) if row.evidence else None,
    }  # fmt: skip
