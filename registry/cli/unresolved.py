"""rasoat unresolved: documents that texts cite and that the registry does not hold, or cannot tell apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from registry.cli.files import put_table, sheet_options, sheet_path
from registry.cli.home import library_of, open_registry
from registry.cli.output import as_of_option, clip, day_text, format_option, print_json, say
from registry.cli.show import target_name

STATES = {"absent": "chưa có trong kho", "mismatch": "có văn bản cùng số hoặc tên nhưng ngày, cơ quan khác", "ambiguous": "chưa rõ là văn bản nào"}
COLUMNS = ["state", "type", "number", "name", "issued", "issuer", "documents", "mentions", "candidates", "citing"]


@click.command()
@click.option("--state", "only", type=click.Choice(tuple(STATES)), default=None, help="Chỉ một loại.")
@click.option("--limit", type=click.IntRange(1), default=None, help="Chỉ in chừng này dòng đầu (mặc định: 50 khi in chữ).")
@sheet_options
@as_of_option()
@format_option("text", "json", "csv", "xlsx")
@click.pass_context
def unresolved(ctx: click.Context, only: str | None, limit: int | None, output: Path | None, as_of: date, form: str) -> None:
    """Văn bản được viện dẫn mà kho chưa có, không khớp hoặc chưa rõ, nhiều văn bản viện dẫn nhất đứng trước.

    Đây là danh sách nên thêm vào kho. Mỗi dòng: loại, số, ngày, cơ quan theo câu chữ đầy đủ nhất; số văn bản viện dẫn, số lần.
    """
    sheet = sheet_path(form, output)
    rows = [row for row in wanted(library_of(open_registry(ctx), as_of)) if only in (None, row["state"])]
    shown = rows[: limit or (50 if form == "text" else None)]
    if form == "json":
        print_json(shown)
    elif form in ("csv", "xlsx"):
        flat = [{**row, "state": STATES[row["state"]], "citing": "; ".join(row["citing"]), "candidates": "; ".join(row["candidates"])} for row in shown]
        put_table(flat, COLUMNS, sheet)
    else:
        _print(shown, len(rows))


def wanted(library) -> list[dict]:
    """A row for each document meant, with who cites it; most cited first."""
    from registry.linking import unresolved as group

    links: dict[str, list] = defaultdict(list)
    for id in library.ids():
        for link in library.links(id):
            if link.state in STATES:
                links[link.state].append(link)
    rows = []
    for state, found in links.items():
        candidates: dict[tuple, set[str]] = defaultdict(set)
        for link in found:
            candidates[_same(link.mention.target)].update(id for id, _ in link.candidates)
        rows += [_row(state, one, sorted(candidates[_same(one.target)])) for one in group(replace(link, state="absent") for link in found)]
    return sorted(rows, key=lambda r: (-r["documents"], -r["mentions"], list(STATES).index(r["state"]), r["number"], r["name"], r["issuer"]))


def _same(target) -> tuple[str, str]:
    return target.number or "", target.name or ""


def _row(state: str, one, candidates: list[str]) -> dict:
    target = one.target
    issued = target.issued
    day = issued.start if issued else None
    whole = bool(issued and issued.start and issued.end and (issued.end - issued.start).days > 1)
    return {
        "state": state, "type": target.type or "", "number": target.number or "", "name": target.name or "",
        "issued": "" if day is None else str(day.year) if whole else day.isoformat(), "issuer": target.issuer or "",
        "documents": len(one.citing), "mentions": one.mentions, "candidates": candidates, "citing": list(one.citing),
    }  # fmt: skip


def _print(rows: list[dict], total: int) -> None:
    if not rows:
        say("Mọi văn bản được viện dẫn đều có trong kho hoặc trong danh mục luật.")
        return
    for row in rows:
        issued = row["issued"] if len(row["issued"]) < 5 else day_text(date.fromisoformat(row["issued"]))
        name = " ".join(filter(None, (target_name(row["type"], row["number"], row["name"]), f"ngày {issued}" if issued else "")))
        say(f"{row['documents']:4} văn bản, {row['mentions']:4} lần  {clip(name, 90)}  {row['issuer']}  [{STATES[row['state']]}]")
        if row["candidates"]:
            say(f"{'':24}có thể là: {', '.join(row['candidates'][:5])}")
    if total > len(rows):
        say(f"... và {total - len(rows)} dòng nữa (--limit).")
