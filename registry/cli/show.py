"""rasoat show: one document as it is kept."""

from __future__ import annotations

import click

from registry.cli.home import document_id, open_registry
from registry.cli.output import Refused, clip, day_text, format_option, print_json, say

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
    """Xem một văn bản trong kho, theo mã hoặc số ký hiệu."""
    from registry.model.shape import shape

    registry = open_registry(ctx)
    id = document_id(registry, document)
    held = next(iter(registry.shelf.documents([id])), None)
    if held is None:
        raise Refused(f"kho chỉ có thông tin, không có toàn văn của {id}")
    if form == "json":
        data = {"id": id, **shape(held)}
        for told, component in zip(data["components"], held.components):
            told["text"] = component.text
        print_json(data)
        return
    print_header(held)
    if full:
        for component in held.components:
            say(f"\n── {component.kind} ({component.id}) ──\n{component.text}")
        return
    print_outline(held)
    print_mentions(held)


def print_header(held) -> None:
    header = held.header
    say(f"{header.type} số {header.number} ngày {day_text(header.issued)}")
    say(f"  {clip(header.title, 300)}")
    rows = (
        ("Mã", header.id), ("Cơ quan ban hành", header.issuer), ("Hình thức", "quy phạm" if header.form == "normative" else "hành chính"),
        ("Người ký", "; ".join(f"{s.name} ({s.position})" for s in header.signers)), ("Cơ quan đề nghị", header.proposer),
        ("Tên cũ của mã", ", ".join(sorted(header.aliases))),
    )  # fmt: skip
    for name, value in rows:
        if value:
            say(f"  {name}: {value}")
    for warning in held.warnings:
        say(f"  Lưu ý: {warning}")


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
            name = " ".join(filter(None, (m.target.type, m.target.number or m.target.name)))
            rows.setdefault((m.relation, name), []).extend(m.provisions)
    if rows:
        say("\nViện dẫn")
    for (relation, name), provisions in rows.items():
        where = ", ".join(sorted(set(provisions)))
        say(f"  {RELATIONS.get(relation, relation)}: {clip(name, 90)}{f'  ({clip(where, 60)})' if where else ''}")
