"""rasoat index: the search index follows the registry."""

from __future__ import annotations

import click

from registry.cli.home import open_registry
from registry.cli.output import Refused, say


@click.command()
@click.option("--rebuild", is_flag=True, help="Dựng lại từ đầu.")
@click.option(
    "--engine", type=click.Choice(["auto", "whoosh", "tantivy"]), default="auto", show_default=True, help="Bộ máy tìm kiếm."
)
@click.pass_context
def index(ctx, rebuild: bool, engine: str) -> None:
    """Cập nhật chỉ mục theo kho. Chỉ mục chỉ là bản tạm: hỏng hay mất thì dựng lại, không mất văn bản nào."""
    from registry.intake import indexing

    registry = open_registry(ctx)
    held = indexing.index_of(registry, engine)  # type: ignore[arg-type]  # click.Choice keeps it one of the names
    if not indexing.catch_up(registry, held, rebuild=rebuild or held.outgrown, wait=60.0):
        raise Refused("tiến trình khác đang ghi chỉ mục; hãy thử lại sau")
    say(f"Chỉ mục đã theo kịp thay đổi số {held.change}: {len(held)} mục, bộ máy {held.engine}.")
