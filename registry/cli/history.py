"""rasoat history: a document's validity, row by row, as the national database shows it, and what was done to it here."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import click

from registry.cli.decide import WORDS
from registry.cli.files import print_csv
from registry.cli.home import document_id, library_of, open_registry
from registry.cli.output import CERTAINTY, as_of_option, clip, day_text, format_option, print_json, say
from registry.cli.places import place_json
from registry.cli.show import RELATIONS

WHAT = {
    "created": "lập kho", "added": "thêm mới", "new_version": "phiên bản mới", "twin": "thêm bản trùng nội dung", "source": "thêm nơi có tệp",
    "reread": "đọc lại", "moved": "đổi mã", "withdrawn": "rút", "restored": "đưa trở lại", "decided": "quyết định về dấu hiệu",
    "recorded": "ghi sự kiện", "corrected": "sửa thông tin", "uncorrected": "lấy lại điều đã đọc", "listed": "nhận thông tin từ danh sách",
}  # fmt: skip
DETAILS = {
    "file": "tệp", "to": "mã mới", "reason": "lý do", "fingerprint": "mã dấu hiệu", "state": "quyết định", "cause": "sự kiện", "source": "nguồn",
    "what": "trường", "value": "giá trị", "read": "đã đọc", "was": "mã cũ", "number": "số, ký hiệu", "issued": "ngày ban hành",
    "issuer": "cơ quan ban hành", "type": "loại văn bản", "title": "trích yếu", "field": "lĩnh vực", "agency": "cơ quan chủ trì",
    "mention": "viện dẫn", "quote": "câu chữ", "relation": "quan hệ", "meant": "văn bản được dẫn",
}  # fmt: skip


@click.command()
@click.argument("document")
@click.option("--registry", "own", is_flag=True, help="Việc đã làm với văn bản trong kho: ai, lúc nào.")
@as_of_option()
@format_option("text", "json", "csv")
@click.pass_context
def history(ctx, document: str, own: bool, as_of: date, form: str) -> None:
    """Lịch sử hiệu lực: ngày, trạng thái, văn bản nguồn, phần của văn bản mà sự kiện nói đến."""
    from registry.validity.history import history as validity_history

    registry = open_registry(ctx)
    id = document_id(registry, document, catalogue=not own)
    rows: list[dict[str, Any]]
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
        flat = [
            {**row, "what": WHAT.get(row["what"], row["what"]), "detail": _detail(row["detail"])} if own
            else {**row, **_evidence(row["evidence"]), "certainty": CERTAINTY[row["certainty"]]}
            for row in rows
        ]  # fmt: skip
        print_csv(flat, ["at", "what", "by", "detail"] if own else ["day", "state", "source", "part", "certainty", "quote", "place"])
    elif own:
        for row in rows:
            at = datetime.fromisoformat(row["at"]).astimezone()
            say(f"{at:%d/%m/%Y %H:%M}  {WHAT.get(row['what'], row['what'])}  {row['by']}  {clip(_detail(row['detail']), 140)}")
    else:
        say(f"{'Ngày':12} {'Trạng thái':34} {'Văn bản nguồn':50} Phần của văn bản")
        for row in rows:
            day = day_text(date.fromisoformat(row["day"])) if row["day"] else "—"
            say(f"{day:12} {row['state']:34} {row['source']:50} {row['part']}")


def _detail(told: str) -> str:
    """'tệp: a.docx; lý do: bản mờ'"""
    known = json.loads(told) if told else {}
    return "; ".join(f"{_named(name)}: {_worded(name, value)}" for name, value in known.items() if value and name != "sha256")


def _named(name: str) -> str:
    return DETAILS["mention"] + name.removeprefix("mention").replace(":", " ") if name.startswith("mention:") else DETAILS.get(name, name)


def _worded(name: str, value: str) -> str:
    """Codes and days as staff read them."""
    from registry.validity.causes import label

    if name.startswith("mention:"):
        return "; ".join(f"{DETAILS.get(part, part)} {_worded(part, one)}" for part, one in json.loads(value).items())
    if name == "issued":
        return day_text(date.fromisoformat(value))
    return label(value, True) if name == "cause" else RELATIONS.get(value, value) if name == "relation" else WORDS.get(value, value)


def _evidence(place: dict | None) -> dict:
    return {"quote": place["quote"], "place": f"{place['document']} {place['provision'] or ''}".strip()} if place else {}


def _row(row) -> dict:
    return {
        "day": row.day.isoformat() if row.day else None, "state": row.state, "source": row.source, "part": row.part,
        "certainty": row.certainty, "evidence": place_json(row.evidence) if row.evidence else None,
    }  # fmt: skip
