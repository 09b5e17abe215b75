"""rasoat correct: what people know better than what was read of a header."""

from __future__ import annotations

import click

from registry.cli.home import document_id, index_may_wait, open_registry
from registry.cli.output import Refused, format_option, print_json, say


@click.command()
@click.argument("document")
@click.option(
    "--set", "sets", multiple=True, metavar="TRƯỜNG=GIÁ TRỊ",
    help="number, issued, issuer, type, title, field hoặc agency; dùng được nhiều lần.",
)
@click.option("--field", default=None, help="Lĩnh vực (như --set field=...).")
@click.option("--agency", default=None, help="Cơ quan chủ trì (như --set agency=...); - để nhận cơ quan máy đề xuất.")
@click.option("--undo", "undone", multiple=True, metavar="TRƯỜNG", help="Lấy lại điều đã đọc từ tệp.")
@click.option("--join", is_flag=True, help="Nếu thông tin đã sửa là của văn bản đã có thì nhập hai văn bản làm một.")
@click.option("--by", default="", help="Người sửa; bắt buộc khi sửa.")
@click.option("--reason", default="", help="Lý do; bắt buộc khi sửa.")
@format_option("text", "json")
@click.pass_context
def correct(
    ctx: click.Context, document: str, sets: tuple[str, ...], field: str | None, agency: str | None, undone: tuple[str, ...],
    join: bool, by: str, reason: str, form: str,
) -> None:  # fmt: skip
    """Sửa thông tin của văn bản: số, ngày, cơ quan, loại, trích yếu, lĩnh vực, cơ quan chủ trì.

    Không nêu gì để sửa: in thông tin đang dùng, điều đã sửa và đề xuất của máy. Điều đã sửa giữ nguyên khi đọc lại tệp, có
    trong `rasoat history --registry`, và lấy lại được bằng --undo. Mã mới thay mã cũ; mã cũ vẫn tìm được.
    """
    from registry.intake import correcting, indexing
    from registry.store.errors import StoreError

    registry = open_registry(ctx)
    id = document_id(registry, document)
    values = dict(_pair(text) for text in sets)
    if field is not None:
        values["field"] = field
    if agency is not None:
        values["agency"] = _proposed(registry, id) if agency == "-" else agency
    if values and undone:
        raise Refused("hãy sửa và lấy lại bằng hai lần chạy")
    try:
        if values:
            id = correcting.correct(registry, id, values, reason, by, join=join)
        elif undone:
            id = correcting.take_back(registry, id, undone, reason, by)
    except StoreError as problem:
        raise Refused(str(problem)) from None
    if values or undone:
        with index_may_wait():
            indexing.catch_up(registry)
    _tell(registry, id, form)


def _pair(text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found:
        raise Refused(f"--set '{text}' thiếu dấu bằng; hãy viết như --set number=12/2025/QĐ-UBND")
    return name.strip(), value


def _proposed(registry, id: str) -> str:
    proposer = registry.shelf.headers(ids=[id])[0].proposer
    if not proposer:
        raise Refused(f"văn bản {id} không nêu 'Theo đề nghị của ...'; hãy tự nêu cơ quan chủ trì")
    return proposer


def _tell(registry, id: str, form: str) -> None:
    from registry.intake.applying import FIELDS

    header = registry.shelf.headers(ids=[id])[0]
    held = {c.what: c for c in registry.corrections(id) if not c.undone}
    rows = []
    for name, told in FIELDS.items():
        value, correction = getattr(header, name), held.get(name)
        shown = value.isoformat() if hasattr(value, "isoformat") else value or ""
        row = {"field": name, "name": told, "value": shown, "origin": "person" if correction else "text" if shown else ""}
        if correction:
            row |= {
                "read": correction.read, "by": correction.by, "at": correction.at.isoformat(timespec="seconds"),
                "reason": correction.reason,
            }  # fmt: skip
        elif name == "agency" and header.proposer:
            row |= {"value": header.proposer, "origin": "proposed"}
        rows.append(row)
    if form == "json":
        print_json({"document": id, "aliases": sorted(header.aliases), "fields": rows})
        return
    say(id + (f"  (mã cũ: {', '.join(sorted(header.aliases))})" if header.aliases else ""))
    for row in rows:
        told = f"  {row['name']} ({row['field']}): {row['value'] or '—'}"
        if row["origin"] == "person":
            told += f"   [sửa bởi {row['by']}: {row['reason']}; trước đó: {row['read'] or '—'}]"
        elif row["origin"] == "proposed":
            told += "   [máy đề xuất, nhận bằng --agency -]"
        say(told)
