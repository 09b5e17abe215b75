"""rasoat show: one document as it is kept."""

from __future__ import annotations

from datetime import date

import click

from registry.cli.home import document_id, library_of, open_registry
from registry.cli.output import clip, day_text, format_option, print_json, say
from registry.cli.places import event_json
from registry.model.text import plain

RELATIONS = {
    "can_cu": "căn cứ", "thay_the": "thay thế", "bai_bo": "bãi bỏ", "sua_doi_bo_sung": "sửa đổi, bổ sung", "dinh_chinh": "đính chính",
    "dinh_chi": "đình chỉ", "ngung_hieu_luc": "ngưng hiệu lực", "quy_dinh_chi_tiet": "quy định chi tiết", "dan_chieu": "dẫn chiếu",
    "tiep_tuc": "tiếp tục có hiệu lực", "ap_dung": "áp dụng", "cong_bo": "công bố",
}  # fmt: skip
KINDS = {
    "phan": "Phần",
    "chuong": "Chương",
    "muc": "Mục",
    "tieu_muc": "Tiểu mục",
    "dieu": "Điều",
    "khoan": "khoản",
    "diem": "điểm",
}


@click.command()
@click.argument("document")
@click.option("--text", "full", is_flag=True, help="In toàn văn.")
@format_option("text", "json")
@click.pass_context
def show(ctx: click.Context, document: str, full: bool, form: str) -> None:
    """Xem một văn bản, theo mã, số ký hiệu hoặc tên luật. Của văn bản chưa có toàn văn, và của luật trong danh mục, chỉ có thông tin."""
    from registry.model.document import Document, Header
    from registry.model.shape import shape

    registry = open_registry(ctx)
    id = document_id(registry, document, catalogue=True)
    held = next(iter(registry.shelf.documents([id])), None)
    known = held or Document(library_of(registry, date.today()).header(id) or Header(id, None), ())
    if form == "json":
        data = {"id": id, "held": held is not None, **shape(known)}
        for told, component in zip(data["components"], known.components):
            told["text"] = component.text
        print_json(data)
        return
    print_header(known)
    if held is None:
        say(f"  {without_text(id)}")
        print_events(registry, id)
    elif full:
        for component in held.components:
            say(f"\n── {component.kind} ({component.id}) ──\n{component.text}")
    else:
        print_outline(held)
        print_mentions(held)


def without_text(id: str) -> str:
    """Why no text of the document can be shown."""
    from registry.law import acts

    return "Chỉ có trong danh mục, chưa có văn bản." if acts.act_of(id) else "Mới có thông tin từ danh sách, chưa có toàn văn."


def print_events(registry, id: str) -> None:
    """What is known of a document without text: its dated events, by texts that are held, the catalogue and people."""
    day = date.today()
    library = library_of(registry, day)
    status = library.status(id)
    say(f"  Hiệu lực vào ngày {day_text(day)}: {status.word}{'' if status.certainty == 'fact' else ' (dấu hiệu)'}")
    for event in library.events(id):
        say(f"  · {event_json(event)['told']}")


def print_header(held) -> None:
    header = held.header
    say(named(header))
    if header.title:
        say(f"  {clip(header.title, 300)}")
    rows = (
        ("Mã", header.id), ("Cơ quan ban hành", header.issuer), ("Hình thức", "quy phạm" if header.form == "normative" else "hành chính"),
        ("Người ký", "; ".join(f"{s.name} ({s.position})" for s in header.signers)), ("Cơ quan đề nghị", header.proposer),
        ("Lĩnh vực", header.field), ("Cơ quan chủ trì", header.agency), ("Mã cũ", ", ".join(sorted(header.aliases))),
    )  # fmt: skip
    for name, value in rows:
        if value:
            say(f"  {name}: {value}")
    for warning in held.warnings:
        say(f"  Lưu ý: {warning}")


def named(header) -> str:
    """'Quyết định số 12/2019/QĐ-UBND ngày 14/05/2019', without what is not known."""
    number = f"số {header.number}" if header.number else "không rõ số"
    issued = f"ngày {day_text(header.issued)}" if header.issued else "không rõ ngày"
    return f"{header.type or 'Văn bản'} {number} {issued}"


def target_name(type: str | None, number: str | None, name: str | None) -> str:
    """A cited document in few words: 'Luật Đất đai', 'Quyết định 12/2019/QĐ-UBND'."""
    if number or not name:
        return " ".join(filter(None, (type, number)))
    return name if plain(name).startswith(plain(type or "")) else f"{type} {name}"


def print_outline(held) -> None:
    for component in held.components:
        say(f"\n{component.kind} ({component.id}) {clip(component.title or '', 120)}".rstrip())
        for provision in component.provisions:
            if provision.kind in ("khoan", "diem"):
                continue
            say(
                f"  {'' if provision.kind == 'chuong' else '  '}{KINDS.get(provision.kind, provision.kind)} {provision.number}. {clip(provision.heading or '', 90)}"
            )


def print_mentions(held) -> None:
    rows: dict[tuple[str, str], list[str]] = {}
    for m in held.mentions:
        if not isinstance(m.target, str) and not m.nested:
            name = target_name(m.target.type, m.target.number, m.target.name)
            rows.setdefault((m.relation, name), []).extend(m.provisions)
    if rows:
        say("\nViện dẫn")
    for (relation, name), provisions in rows.items():
        where = ", ".join(sorted(set(provisions)))
        say(f"  {RELATIONS.get(relation, relation)}: {clip(name, 90)}{f'  ({clip(where, 60)})' if where else ''}")
