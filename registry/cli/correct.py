"""rasoat correct: what people know better than what was read of a header."""

from __future__ import annotations

from datetime import date
from json import loads
from typing import Any

import click

from registry.cli.home import document_id, index_may_wait, open_registry
from registry.cli.output import Refused, format_option, print_json, say
from registry.cli.show import RELATIONS
from registry.model.text import plain


@click.command()
@click.argument("document")
@click.option(
    "--set",
    "sets",
    multiple=True,
    metavar="TRƯỜNG=GIÁ TRỊ",
    help="number, issued, issuer, type, title, field hoặc agency; dùng được nhiều lần.",
)
@click.option("--field", default=None, help="Lĩnh vực (như --set field=...).")
@click.option("--agency", default=None, help="Cơ quan chủ trì (như --set agency=...); - để nhận cơ quan máy đề xuất.")
@click.option("--undo", "undone", multiple=True, metavar="TRƯỜNG", help="Lấy lại điều đã đọc từ tệp; của viện dẫn: mention:MÃ.")
@click.option("--mentions", "listing", is_flag=True, help="In các viện dẫn của văn bản, mỗi viện dẫn với mã để sửa.")
@click.option("--mention", default=None, metavar="MÃ", help="Viện dẫn cần sửa; cùng --target, --relation.")
@click.option("--target", default=None, metavar="VĂN BẢN", help="Văn bản mà viện dẫn nói tới.")
@click.option("--relation", default="", metavar="QUAN HỆ", help="Như 'căn cứ', 'thay thế', 'bãi bỏ', 'sửa đổi, bổ sung', 'dẫn chiếu'; hoặc mã của nó (thay_the).")
@click.option("--join", is_flag=True, help="Nếu thông tin đã sửa là của văn bản đã có thì nhập hai văn bản làm một.")
@click.option("--force", is_flag=True, help="Ghi cả giá trị khác thường: năm khác năm trong số, ngày chưa đến, cơ quan không rõ.")
@click.option("--by", default="", help="Người sửa; bắt buộc khi sửa.")
@click.option("--reason", default="", help="Lý do; bắt buộc khi sửa.")
@format_option("text", "json")
@click.pass_context
def correct(
    ctx: click.Context, document: str, sets: tuple[str, ...], field: str | None, agency: str | None, undone: tuple[str, ...],
    listing: bool, mention: str | None, target: str | None, relation: str, join: bool, force: bool, by: str, reason: str, form: str,
) -> None:  # fmt: skip
    """Sửa thông tin của văn bản: số, ngày, cơ quan, loại, trích yếu, lĩnh vực, cơ quan chủ trì; sửa một viện dẫn của văn bản.

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
    if listing:
        _tell_mentions(registry, id, form)
        return
    if (target or relation) and mention is None:
        raise Refused("hãy nêu viện dẫn nào (--mention MÃ); xem mã bằng --mentions")
    if sum(map(bool, (values, undone, mention))) > 1:
        raise Refused("hãy sửa thông tin, sửa viện dẫn và lấy lại bằng các lần chạy riêng")
    try:
        if values:
            id = correcting.correct(registry, id, values, reason, by, join=join, sure=force)
        elif mention is not None:
            meant = document_id(registry, target) if target else ""
            code = next((code for code, name in RELATIONS.items() if plain(name) == plain(relation)), relation)
            correcting.correct_mention(registry, id, mention, code, meant, reason, by)
        elif undone:
            id = correcting.take_back(registry, id, undone, reason, by)
    except StoreError as problem:
        raise Refused(str(problem)) from None
    if values or undone or mention is not None:
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
    said = [c for c in registry.corrections(id) if c.what == "mention" and not c.undone]
    if form == "json":
        mentions = [
            {
                "mention": c.about,
                "said": loads(c.value),
                "read": loads(c.read),
                "by": c.by,
                "at": c.at.isoformat(timespec="seconds"),
                "reason": c.reason,
            }
            for c in said
        ]
        print_json({"document": id, "aliases": sorted(header.aliases), "fields": rows, "mentions": mentions})
        return
    say(id + (f"  (mã cũ: {', '.join(sorted(header.aliases))})" if header.aliases else ""))
    for row in rows:
        told = f"  {row['name']} ({row['field']}): {row['value'] or '—'}"
        if row["origin"] == "person":
            told += f"   [sửa bởi {row['by']}: {row['reason']}; trước đó: {row['read'] or '—'}]"
        elif row["origin"] == "proposed":
            told += "   [máy đề xuất, nhận bằng --agency -]"
        say(told)
    for c in said:
        held, read = loads(c.value), loads(c.read)
        words = ", ".join(
            f"{name} = {RELATIONS.get(held[key], held[key])}" for key, name in (("relation", "quan hệ"), ("meant", "văn bản")) if key in held
        )
        say(f"  viện dẫn {c.about}: {words}   [sửa bởi {c.by}: {c.reason}; trước đó: {RELATIONS.get(read['relation'], read['relation'])} {read['target'] or '—'}]")


def _tell_mentions(registry, id: str, form: str) -> None:
    """Every mention of another document: what to name it by, where it stands, what it does, what it means."""
    from registry.cli.home import library_of
    from registry.cli.unresolved import STATES
    from registry.intake.meaning import fingerprints
    from registry.model.keys import TargetKey

    library = library_of(registry, date.min)  # what a mention means hangs on the citing day alone
    document = library.document(id)
    if document is None:
        raise Refused(f"{id} không có nội dung trong kho nên không có viện dẫn để sửa")
    links = {link.mention: link for link in library.links(id)}
    rows: list[dict[str, Any]] = [
        {
            "mention": mark, "provision": m.place.provision, "relation": m.relation, "quote": " ".join(m.place.quote.split()),
            "state": links[m].state, "target": links[m].target,
        }
        for mark, m in zip(fingerprints(document), document.mentions)
        if isinstance(m.target, TargetKey) and m in links
    ]  # fmt: skip
    if form == "json":
        print_json({"document": id, "mentions": rows})
        return
    for row in rows:
        meant = row["target"] or STATES.get(row["state"], row["state"])
        say(f"{row['mention']}  {row['provision']}  {RELATIONS.get(row['relation'], row['relation'])}  {row['quote']}  → {meant}")
