"""rasoat status: whether a document, or a provision of it, is in force on a day, and why."""

from __future__ import annotations

from datetime import date

import click

from registry.cli.files import print_csv
from registry.cli.home import document_id, library_of, open_registry
from registry.cli.output import CERTAINTY, Refused, as_of_option, clip, day_text, format_option, print_json, say
from registry.cli.places import UNISSUED, event_json, is_issued, status_json
from registry.cli.provision import provision_id
from registry.cli.show import without_text
from registry.model import Library, Status
from registry.model.derived import UNKNOWN


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

    ĐIỀU_KHOẢN như 'khoản 2 Điều 5', 'Phụ lục I', hoặc dieu_5/khoan_2, att1/dieu_3. Chữ 'dấu hiệu' nghĩa là cần người có thẩm quyền
    xem xét.
    """
    if not document and not every:
        raise Refused("hãy nêu một văn bản, hoặc --all để xem mọi văn bản")
    if document and every:
        raise Refused(f"hãy nêu văn bản '{document}' hoặc --all, không cùng lúc cả hai")
    registry = open_registry(ctx)
    library = library_of(registry, as_of)
    unit = territory_id(territory, as_of)
    if every:
        rows = [
            {"document": id, "issued": is_issued(library, id, as_of), **status_json(library.status(id, None, as_of, unit), as_of)}
            for id in library.ids()
        ]
        _print_all(rows, form)
        return
    id = document_id(registry, document or "", catalogue=True)
    place = provision_id(library, id, provision) if provision else None
    found = library.status(id, place, as_of, unit)
    if form == "json":
        told = {"document": id, "provision": place, "issued": is_issued(library, id, as_of), "held": library.document(id) is not None, "applies": applies(found, unit)}
        print_json({**told, **status_json(found, as_of)})
        return
    if form == "csv":
        _print_all([{"document": id, "provision": place, "issued": is_issued(library, id, as_of), **status_json(found, as_of)}], form)
        return
    say(f"{id}{' ' + place if place else ''}: {told_word(library, id, found, unit, as_of)} vào ngày {day_text(as_of)}")
    since, until = found.period.start, found.period.end
    # The word is sure today; that it changes on a later day may be no more than a sign.
    sign = " (dấu hiệu)" if until and found.certainty == "fact" and library.status(id, place, until, unit).certainty == "flag" else ""
    if since and since <= as_of:
        say(f"  từ ngày {day_text(since)}" + (f" đến trước ngày {day_text(until)}{sign}" if until else ""))
    elif until:
        say(f"  đến trước ngày {day_text(until)}{sign}")
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


def applies(found: Status, unit: str | None) -> bool:
    """Whether the document is about the territory at all; where it is not, all that the status rests on is that it was issued."""
    causes = {event.cause for event in found.because}
    return not (unit and found.word == UNKNOWN and causes == {"ban_hanh"})


def told_word(library: Library, id: str, found: Status, unit: str | None, day: date) -> str:
    """The status word, or what says more: that there was no document yet, or that it is not about the territory."""
    header = library.header(id)
    if header and not is_issued(library, id, day):
        return f"{UNISSUED} (ban hành ngày {day_text(header.issued)})"
    if not applies(found, unit):
        return "không áp dụng trên địa bàn này"
    return found.word + ("" if found.certainty == "fact" else " (dấu hiệu, cần người xem xét)")


def _print_all(rows: list[dict], form: str) -> None:
    if form == "json":
        print_json(rows)
        return
    rows = [row if row["issued"] else {**row, "status": UNISSUED, "certainty": "fact"} for row in rows]
    if form == "csv":
        print_csv(({**row, "certainty": CERTAINTY[row["certainty"]]} for row in rows), ["document", "provision", "status", "certainty", "since", "until"])
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
