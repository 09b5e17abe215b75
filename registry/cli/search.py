"""rasoat search: articles and documents that hold the words, with the words marked."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from registry.cli.files import put_table, sheet_options, sheet_path
from registry.cli.home import library_of, open_registry
from registry.cli.output import Day, Refused, clip, day_text, format_option, note, print_json, say
from registry.cli.places import UNISSUED, is_issued

if TYPE_CHECKING:
    from registry.library import Library
    from registry.searching import Query
    from registry.store.registry import Registry

FACETS = {"loai": "Loại", "co_quan": "Cơ quan", "nam": "Năm", "hieu_luc": "Hiệu lực"}
COLUMNS = ["document", "provision", "title", "snippet", "type", "number", "issuer", "issued", "status", "score"]


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Số kết quả.")
@click.option("--first", type=click.IntRange(0), default=0, help="Bỏ qua bấy nhiêu kết quả đầu.")
@click.option("--as-of", type=Day(), help="Chỉ văn bản đã ban hành đến ngày này; hiệu lực xét vào ngày này.")
@click.option("--in-force", is_flag=True, help="Chỉ văn bản còn hiệu lực (cả hết hiệu lực một phần).")
@click.option("--facets", is_flag=True, help="Đếm thêm theo hiệu lực.")
@sheet_options
@format_option("text", "json", "csv", "xlsx")
@click.pass_context
def search(ctx, query, limit, first, as_of, in_force, facets, output, form: str) -> None:
    """Tìm theo từ (có dấu hoặc không dấu), "cụm từ", -loại trừ, OR, tiền_tố*, số:, loại:, cơquan:, từ:, đến:, hiệulực:, trong:.

    Ví dụ: rasoat search "bồi thường" cây trồng loại:quyết-định từ:2024
    """
    if "-h" in query:  # as an option it would be taken out of '-hộ', too
        say(ctx.get_help())
        return
    from registry.intake import indexing
    from registry.searching import Absent, parse_query
    from registry.store.errors import Unindexed

    sheet = sheet_path(form, output)
    asked = parse_query(" ".join(query))
    check_asked(query, asked)
    registry = open_registry(ctx)
    check_types(registry, asked)
    index = indexing.index_of(registry)
    try:
        indexing.catch_up(registry, index)
        indexed = True
    except Unindexed as problem:
        note(f"{problem} Lần này tìm thẳng trong văn bản, chậm hơn.")
        indexed = False
    state = Statuses(registry, as_of or date.today())
    within = chosen(registry, asked.outside, state, as_of, in_force)
    counted = form == "json" or facets
    try:
        if indexed:
            found = index.search(asked, within, first, limit, counted)
        else:
            found = indexing.search_texts(registry, asked, within, first, limit, counted)
    except Absent:
        raise Refused("chỉ mục đang được tiến trình khác ghi; hãy thử lại sau ít giây") from None
    headers = {
        h.id: h for h in registry.shelf.headers(ids=sorted({hit.place.document for hit in found.hits} | set(found.documents)))
    }
    rows = [_row(hit, headers, state if in_force or as_of or facets else None) for hit in found.hits]
    counts = count(found.documents, headers, state if facets else None)
    for told in found.notices:
        note(told)
    if form == "json":
        print_json(
            {"total": found.total, "nearest": found.nearest, "hits": rows, "facets": counts, "suggestion": found.suggestion}
        )
    elif form in ("csv", "xlsx"):
        put_table(rows, COLUMNS, sheet)
    else:
        print_hits(found, headers, counts if facets else {}, first)


def check_asked(typed: Iterable[str], asked: Query) -> None:
    """Raises Refused for what asks nothing. '-đất' is an exclusion, not an option; '--limt' is neither."""
    from registry.searching.tree import Head

    if wrong := next((word for word in typed if re.match(r"--\w", word)), None):
        raise Refused(f"không có tùy chọn '{wrong}'; xem: rasoat search --help")
    if asked.root == Head() and not (asked.wanted or asked.unwanted or asked.outside):
        for told in asked.notices:
            note(told)
        raise Refused("câu tìm không có chữ hay số nào; liệt kê mọi văn bản: rasoat status --all")


def check_types(registry: Registry, asked: Query) -> None:
    """Raises Refused for a type that neither the language nor the registry knows: nothing found would look like none issued."""
    from registry.model.keys import TYPE_NAMES, type_code

    odd = {*asked.wanted.types, *asked.unwanted.types} - {*TYPE_NAMES}
    if odd and (odd := odd - {type_code(h.type) for h in registry.shelf.headers(ids=registry.shelf.ids())}):
        names = ", ".join(sorted(TYPE_NAMES.values()))
        raise Refused(f"kho không có văn bản loại '{min(odd)}'; hãy viết như loại:QĐ, loại:nghị-quyết; các loại: {names}")


class Statuses:
    """Status words on one day, as `rasoat status` says them, computed only for the documents asked about."""

    def __init__(self, registry: Any, day: date) -> None:
        self.registry, self.day = registry, day

    @cached_property
    def library(self) -> Library:
        return library_of(self.registry, self.day)

    def __call__(self, id: str) -> str:
        return self.library.status(id).word if is_issued(self.library, id, self.day) else UNISSUED


def chosen(registry, outside: Iterable[Any], state: Statuses, as_of: date | None, in_force: bool) -> frozenset[str] | None:
    """The documents that the conditions outside the index leave; None = all."""
    from registry.searching import statuses

    wanted = [({"còn hiệu lực", "hết hiệu lực một phần"}, True)] if in_force else []
    ids: set[str] | None = None
    for one in outside:
        if one.field == "trong":
            inside = {h.id for h in registry.lookup(one.value)}
            if not inside:
                raise Refused(f"không có văn bản nào trong kho là '{one.value}' (trong:{one.value}); hãy viết như trong:12/2025/QĐ-UBND")
            everything = ids if ids is not None else set(registry.shelf.ids())
            ids = everything & inside if one.wanted else everything - inside
        else:
            words = set(statuses(one.value))
            if not words:
                raise Refused(f"không hiểu 'hiệulực:{one.value}'; hãy dùng còn, hết, chưa hoặc một-phần")
            wanted.append((words, one.wanted))
    if as_of is not None:
        held = registry.shelf.headers(ids=sorted(ids if ids is not None else registry.shelf.ids()))
        ids = {h.id for h in held if h.issued is None or h.issued <= as_of}
    if wanted:
        every = ids if ids is not None else set(registry.shelf.ids())
        ids = {id for id in every if all((state(id) in words) is yes for words, yes in wanted)}
    return None if ids is None else frozenset(ids)


def count(documents: dict[str, int], headers: dict[str, Any], state: Statuses | None) -> dict[str, dict[str, int]]:
    """Hits by type, issuer, year and status, most first."""
    facets: dict[str, Counter[str]] = {name: Counter() for name in FACETS if state or name != "hieu_luc"}
    for id, hits in documents.items():
        header = headers.get(id)
        if header is None:
            continue
        facets["loai"][header.type or "?"] += hits
        facets["co_quan"][header.issuer or "?"] += hits
        facets["nam"][str(header.issued.year) if header.issued else "?"] += hits
        if state:
            facets["hieu_luc"][state(id)] += hits
    return {name: dict(sorted(counted.items(), key=lambda item: (-item[1], item[0]))) for name, counted in facets.items()}


def _row(hit: Any, headers: dict[str, Any], state: Statuses | None) -> dict[str, Any]:
    header = headers.get(hit.place.document)
    return {
        "document": hit.place.document, "component": hit.place.component, "provision": hit.place.provision, "title": hit.title,
        "snippet": hit.snippet.marked(), "score": round(hit.score, 4),
        "type": header.type if header else "", "number": header.number if header else "", "issuer": header.issuer if header else "",
        "issued": header.issued.isoformat() if header and header.issued else None,
        "status": state(hit.place.document) if state else None,
    }  # fmt: skip


def named(header: Any) -> str:
    """'Quyết định 12/2019/QĐ-UBND (Ủy ban nhân dân tỉnh Lam Giang, 14/05/2019)', without what is not known."""
    about = ", ".join(filter(None, (header.issuer, day_text(header.issued) if header.issued else "")))
    return f"{header.type or 'Văn bản'} {header.number or '(không rõ số)'}" + (f" ({about})" if about else "")


def print_hits(found: Any, headers: dict[str, Any], counts: dict[str, dict[str, int]], first: int) -> None:
    color = sys.stdout.isatty()
    begin, end = ("\x1b[1;33m", "\x1b[0m") if color else ("[[", "]]")
    if found.suggestion:
        note(f"Có phải bạn muốn tìm: {found.suggestion}")
    if not found.hits:
        say("Không tìm thấy.")
        return
    if found.nearest:
        say("Không có điều nào chứa đủ các từ; sau đây là những điều gần nhất.")
    say(f"{found.total} kết quả" + (f", từ kết quả {first + 1}" if first else ""))
    for hit in found.hits:
        header = headers.get(hit.place.document)
        name = named(header) if header else hit.place.document
        say(f"\n{name}  {hit.place.document}")
        if not hit.head:
            say(f"  {hit.place.provision}  {clip(hit.title, 110)}".rstrip())
        say(f"  {hit.snippet.marked(begin, end)}")
    for name, counted in counts.items():
        say(f"\n{FACETS[name]}: " + "; ".join(f"{value} {hits}" for value, hits in list(counted.items())[:8]))
