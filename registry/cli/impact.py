"""rasoat impact: which documents are to be reviewed because an act changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from registry.cli.files import print_csv
from registry.cli.home import document_id, library_of, open_registry
from registry.cli.output import Day, as_of_option, clip, format_option, print_json, say
from registry.cli.places import event_json, place_json
from registry.cli.show import RELATIONS


@click.command()
@click.argument("act")
@click.option("--since", type=Day(), help="Chỉ thay đổi có hiệu lực từ ngày này.")
@as_of_option()
@format_option("text", "json", "csv")
@click.pass_context
def impact(ctx, act: str, since: date | None, as_of: date, form: str) -> None:
    """Văn bản phải rà soát vì VĂN_BẢN (luật, nghị định, nghị quyết ...) bị sửa đổi, thay thế, bãi bỏ, hoặc làm điều đó với văn bản khác.

    Căn cứ: Điều 39 Nghị định 79/2025/NĐ-CP. VĂN_BẢN là số ký hiệu, tên luật hoặc mã.
    """
    from registry.tracking.impact import impact as find

    registry = open_registry(ctx)
    rows = find(library_of(registry, as_of), document_id(registry, act, catalogue=True), since)
    data: list[dict[str, Any]] = [
        {
            "document": r.document, "act": r.act, "tie": r.tie, "places": [place_json(p) for p in r.places],
            "changes": [event_json(e) for e in r.changes], "done": [event_json(e) for e in r.done],
        }
        for r in rows
    ]  # fmt: skip
    if form == "json":
        print_json(data)
    elif form == "csv":
        flat = (
            {**d, "tie": RELATIONS[d["tie"]], "changes": "; ".join(e["told"] for e in d["changes"]), "done": "; ".join(e["told"] for e in d["done"])}
            for d in data
        )
        print_csv(flat, ["document", "act", "tie", "changes", "done"])
    else:
        _print(data)


def _print(data: list[dict]) -> None:
    todo = sum(1 for d in data if not d["done"])
    say(f"{len(data)} lượt văn bản bị ảnh hưởng; {todo} chưa thấy xử lý." if data else "Không thấy văn bản nào bị ảnh hưởng.")
    for d in data:
        say(f"\n{d['document']}  ({RELATIONS[d['tie']]} {d['act']})")
        say(f"    {d['places'][0]['provision'] or ''} «{clip(d['places'][0]['quote'], 140)}»")
        for event in d["changes"][:3]:
            say(f"    thay đổi: {event['told']}")
        if len(d["changes"]) > 3:
            say(f"    … và {len(d['changes']) - 3} thay đổi khác")
        for event in d["done"] or [{"told": "chưa thấy"}]:
            say(f"    đã làm: {event['told']}")
