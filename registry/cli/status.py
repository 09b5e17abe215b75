"""rasoat status: whether a document, or a provision of it, is in force on a day, and why."""

from __future__ import annotations

from datetime import date

import click

from registry.cli.files import print_csv
from registry.cli.home import document_id, library_of, open_registry
from registry.cli.output import CERTAINTY, Refused, as_of_option, clip, day_text, format_option, print_json, say
from registry.cli.places import event_json, status_json
from registry.cli.show import without_text
from registry.model.document import Document


@click.command()
@click.argument("document", required=False)
@click.argument("provision", required=False)
@click.option("--all", "every", is_flag=True, help="Mọi văn bản trong kho.")
@click.option("--territory", help="Địa bàn: mã, hoặc tên như 'tỉnh Lâm Đồng (cũ)'.")
@as_of_option()
@format_option("text", "json", "csv")
@click.pass_context
def status(ctx, document: str | None, provision: str | None, every: bool, territory: str | None, as_of: date, form: str) -> None:
    """Hiệu lực vào một ngày, kèm các sự kiện làm căn cứ.

    PROVISION như dieu_5/khoan_2 hoặc att1/dieu_3. Chữ 'dấu hiệu' nghĩa là cần người có thẩm quyền xem xét.
    """
    if not document and not every:
        raise Refused("hãy nêu một văn bản, hoặc --all để xem mọi văn bản")
    registry = open_registry(ctx)
    library = library_of(registry, as_of)
    unit = territory_id(territory, as_of)
    if every:
        rows = [{"document": id, **status_json(library.status(id, None, as_of, unit))} for id in library.ids()]
        _print_all(rows, form)
        return
    id = document_id(registry, document or "", catalogue=True)
    place = provision_id(library.document(id), provision) if provision else None
    found = library.status(id, place, as_of, unit)
    if form == "json":
        print_json({"document": id, "provision": place, "held": library.document(id) is not None, **status_json(found)})
        return
    sure = "" if found.certainty == "fact" else " (dấu hiệu, cần người xem xét)"
    say(f"{id}{' ' + place if place else ''}: {found.word}{sure} vào ngày {day_text(as_of)}")
    say(f"  từ {day_text(found.period.start)} đến {day_text(found.period.end)}")
    for event in found.because:
        told = event_json(event)
        say(f"  · {told['told']}")
        if event.evidence and event.evidence.quote:
            say(f"      «{clip(event.evidence.quote, 200)}»  {event.evidence.document} {event.evidence.provision}")
    if library.document(id) is None:
        say(f"  {without_text(id)}")
        return
    held, cited = library.coverage(id)
    say(f"  Dựa trên {held} trong {cited} văn bản được dẫn có trong kho hoặc danh mục.")


def _print_all(rows: list[dict], form: str) -> None:
    if form == "json":
        print_json(rows)
    elif form == "csv":
        print_csv(({**row, "certainty": CERTAINTY[row["certainty"]]} for row in rows), ["document", "status", "certainty", "since", "until"])
    else:
        for row in rows:
            say(
                f"{row['document']:60} {row['status']}{'' if row['certainty'] == 'fact' else ' (dấu hiệu)'}  {row['since'] or ''}"
            )


def territory_id(typed: str | None, day: date) -> str | None:
    """The unit meant; a bare name is the unit that exists on that day."""
    if not typed:
        return None
    from registry.law import units

    if units.unit(typed):
        return typed
    name = typed.replace("(mới)", "").strip()
    found = units.units_named(name, day) or units.units_named(name)
    if not found:
        raise Refused(
            f"không rõ địa bàn '{typed}'; hãy viết như 'tỉnh Lâm Đồng', 'tỉnh Lâm Đồng (cũ)' hoặc 'xã Tân Hội, tỉnh Lâm Đồng'"
        )
    if len(found) > 1:
        raise Refused(f"'{typed}' có thể là: {', '.join(u.id for u in found)}; hãy dùng một mã")
    return found[0].id


def provision_id(held: Document | None, typed: str) -> str:
    """'dieu_2' is the deciding part's unless only an attachment has it."""
    if held is None:
        return typed if typed.split("/", 1)[0] == "main" else f"main/{typed}"
    if held.component(typed.split("/", 1)[0]):
        return typed
    for component in held.components:
        if held.provision(f"{component.id}/{typed}"):
            return f"{component.id}/{typed}"
    return typed  # put in by a later document, or nowhere: the status says which
