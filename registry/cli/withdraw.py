"""rasoat withdraw: take a document out with a reason, or put it back."""

from __future__ import annotations

import click

from registry.cli.home import document_id, index_may_wait, only_one, open_registry
from registry.cli.output import Refused, say


@click.command()
@click.argument("document")
@click.option("--reason", default="", help="Lý do rút; bắt buộc khi rút.")
@click.option("--by", default="", help="Người làm (mặc định: người dùng máy).")
@click.option("--undo", is_flag=True, help="Đưa văn bản đã rút trở lại kho.")
@click.pass_context
def withdraw(ctx, document: str, reason: str, by: str, undo: bool) -> None:
    """Rút văn bản khỏi kho: không ai tìm thấy nữa, nhưng tệp và lịch sử vẫn giữ, và hoàn tác được."""
    from registry.intake import indexing, withdrawing
    from registry.intake.adding import user
    from registry.store.errors import StoreError

    registry = open_registry(ctx)
    try:
        if undo:
            id = only_one(withdrawing.withdrawn(registry, document), document, "đã rút")
            withdrawing.undo(registry, id, by or user())
        else:
            id = document_id(registry, document)
            withdrawing.withdraw(registry, id, reason, by or user())
    except StoreError as problem:
        raise Refused(str(problem)) from None
    with index_may_wait():
        indexing.catch_up(registry)
    say(f"Đã {'đưa trở lại' if undo else 'rút'} {id}." + ("" if undo else f" Hoàn tác: rasoat withdraw --undo {id}"))
