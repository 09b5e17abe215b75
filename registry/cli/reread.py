"""rasoat reread: read the kept files again after the programs that read them got better."""

from __future__ import annotations

import click

from registry.cli.add import report
from registry.cli.home import document_id, open_registry
from registry.cli.output import format_option, say


@click.command()
@click.argument("documents", nargs=-1)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Số tiến trình đọc tệp (mặc định: số nhân của máy).")
@click.option("--seconds", type=click.FloatRange(0.1), default=None, help="Thời hạn đọc mỗi tệp, tính bằng giây.")
@format_option("text", "json", "jsonl")
@click.pass_context
def reread(
    ctx: click.Context, documents: tuple[str, ...], jobs: int | None, seconds: float | None, form: str
) -> None:
    """Đọc lại các tệp gốc giữ trong kho bằng phiên bản hiện tại của chương trình.

    Chỉ đọc tệp do phiên bản khác đọc; nêu văn bản thì chỉ tệp của các văn bản ấy. Tệp gốc ở ngoài kho không cần còn.
    Điều đã sửa bằng `rasoat correct`, quyết định về dấu hiệu và sự kiện đã ghi đều giữ nguyên.
    """
    from registry.intake.rereading import reread as read_again
    from registry.intake.rereading import stale

    registry = open_registry(ctx)
    files = stale(registry, [document_id(registry, typed) for typed in documents])
    if not files and form == "text":
        say("Mọi tệp đã do phiên bản này đọc; không có gì phải đọc lại.")
        return
    report(ctx, read_again(registry, files, jobs=jobs, seconds=seconds), form)
