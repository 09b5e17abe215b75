"""rasoat graph: the citation graph, whole or around one document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from registry.cli.files import BOM, NewFile, force_option, new_folder, refuse_taken, write_whole
from registry.cli.home import document_id, library_of, open_registry
from registry.cli.output import Day, Refused, as_of_option, note, say
from registry.model.document import RELATIONS

FORMATS = ("graphml", "gexf", "dot", "json", "csv", "mermaid")


@click.group()
def graph() -> None:
    """Đồ thị viện dẫn: ai căn cứ, thay thế, bãi bỏ, sửa đổi ai."""


def selection(command):
    """The options that choose a part of the graph."""
    for option in (
        click.option("--around", help="Chỉ quanh văn bản này (mã hoặc số)."),
        click.option("--depth", type=click.IntRange(1), default=1, show_default=True, help="Xa văn bản ấy mấy bước."),
        click.option("--relation", "relations", multiple=True, type=click.Choice(RELATIONS), help="Chỉ quan hệ này."),
        click.option("--since", type=Day(), help="Chỉ quan hệ của văn bản ban hành từ ngày này."),
        as_of_option(),
    ):
        command = option(command)
    return command


@graph.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="graphml", show_default=True, help="Dạng tệp.")
@click.option("--output", type=NewFile(or_folder=True), help="Ghi ra tệp (csv: thư mục nhận nodes.csv và edges.csv; chưa có thì được lập).")
@force_option
@selection
@click.pass_context
def export(
    ctx,
    form: str,
    output: Path | None,
    around: str | None,
    depth: int,
    relations: tuple[str, ...],
    since: date | None,
    as_of: date,
) -> None:
    """Xuất đồ thị cho Gephi, yEd (graphml, gexf), Graphviz (dot), bảng tính (csv) hoặc lược đồ mermaid."""
    from registry.graph import export as told
    from registry.graph.mermaid import MOST_ARROWS

    if output is not None and form == "csv":
        for name in ("nodes.csv", "edges.csv"):
            refuse_taken(output / name)
    drawn = draw(ctx, around, depth, relations, since, as_of)
    text = told(drawn, form)
    if form == "mermaid" and drawn.number_of_edges() > MOST_ARROWS:
        note(f"Lược đồ có {drawn.number_of_edges()} quan hệ, chương trình vẽ mermaid thường chỉ nhận {MOST_ARROWS}; hãy chọn phần cần xem bằng "
             "--around, --relation hoặc --since, hoặc dùng --format graphml.")  # fmt: skip
    if output is None:
        click.echo(BOM + text["edges.csv"] if isinstance(text, dict) else text, nl=False)
        return
    if isinstance(text, dict):
        new_folder(output)
        for name, table in text.items():
            write_whole(output / name, (BOM + table).encode())
    else:
        write_whole(output, text.encode())
    where = f"{output / 'nodes.csv'} và {output / 'edges.csv'}" if isinstance(text, dict) else output
    note(f"Đã ghi {where}: {drawn.number_of_nodes()} văn bản, {drawn.number_of_edges()} quan hệ")


@graph.command()
@click.argument("document")
@click.option("--depth", type=click.IntRange(1), default=1, show_default=True, help="Mấy bước.")
@as_of_option()
@click.pass_context
def luocdo(ctx, document: str, depth: int, as_of: date) -> None:
    """Lược đồ của một văn bản, in ra màn hình."""
    from registry.cli.luocdo import lines

    registry = open_registry(ctx)
    id = document_id(registry, document, catalogue=True)
    for line in lines(library_of(registry, as_of), id):
        say(line)


def draw(ctx, around: str | None, depth: int, relations: tuple[str, ...], since: date | None, as_of: date):
    from registry.graph import around as near
    from registry.graph import build, only

    registry = open_registry(ctx)
    whole = build(library_of(registry, as_of))
    part = only(whole, relations=frozenset(relations), since=since) if relations or since else whole
    if around is None:
        return part
    id = document_id(registry, around, catalogue=True)
    if id not in part:
        raise Refused(f"{id} không có quan hệ nào phù hợp với điều kiện đã chọn")
    return near(part, id, depth)
