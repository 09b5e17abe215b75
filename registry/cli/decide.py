"""rasoat decide: a person's word on a finding, kept across re-reading."""

from __future__ import annotations

import re
from datetime import date

import click

from registry.cli.home import document_id, library_of, open_registry
from registry.cli.output import Refused, as_of_option, say

VERDICTS = {"confirm": "confirmed", "reject": "rejected", "defer": "deferred"}
WORDS = {"confirmed": "xác nhận", "rejected": "bác bỏ", "deferred": "để lại"}


@click.command()
@click.argument("fingerprint")
@click.argument("verdict", type=click.Choice(tuple(VERDICTS)))
@click.option("--document", help="Chỉ tìm trong văn bản này (nhanh hơn).")
@click.option("--reason", default="", help="Lý do; bắt buộc khi bác bỏ hoặc để lại.")
@click.option("--by", required=True, help="Người quyết định.")
@as_of_option()
@click.pass_context
def decide(ctx, fingerprint: str, verdict: str, document: str | None, reason: str, by: str, as_of: date) -> None:
    """Quyết định về một dấu hiệu: confirm (xác nhận), reject (bác bỏ), defer (để lại).

    MÃ là mã trong ngoặc ở cuối mỗi dấu hiệu của `rasoat check` (tám chữ số đầu là đủ),
    hoặc all: mọi dấu hiệu chưa ai quyết định, để lập mốc cho kho đã có từ lâu.
    Quyết định giữ nguyên khi đọc lại tệp; `rasoat check --new` chỉ nêu dấu hiệu chưa ai quyết định.
    """
    from registry.checks import check
    from registry.intake import deciding
    from registry.store.errors import StoreError

    every = fingerprint == "all"
    if not every and not re.fullmatch(r"[0-9a-f]{8,16}", fingerprint):
        raise Refused(f"'{fingerprint}' không phải mã dấu hiệu; mã gồm ít nhất tám chữ số trong ngoặc của: rasoat check")
    registry = open_registry(ctx)
    library = library_of(registry, as_of)
    ids = [document_id(registry, document)] if document else library.ids()
    known = registry.decisions()
    found = check(ids, library)
    chosen = (
        [f for f in found if f.fingerprint not in known] if every else [f for f in found if f.fingerprint.startswith(fingerprint)]
    )
    if not every and len({f.fingerprint for f in chosen}) != 1:
        raise Refused(f"có {len(chosen)} dấu hiệu mang mã '{fingerprint}'; hãy xem lại bằng: rasoat check")
    try:
        for finding in chosen:
            deciding.decide(registry, finding, VERDICTS[verdict], reason, by)  # type: ignore[arg-type]
    except StoreError as problem:
        raise Refused(str(problem)) from None
    say(f"Đã {WORDS[VERDICTS[verdict]]} {len(chosen)} dấu hiệu.")
