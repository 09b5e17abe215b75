"""rasoat rules: what is checked, and by which law."""

from __future__ import annotations

import click

from registry.cli.check import MODES, SEVERITIES
from registry.cli.output import Refused, format_option, print_json, say

CLASSES = {"1": "dấu hiệu về tính hợp pháp", "2": "sai sót, đính chính", "ra_soat": "rà soát"}


@click.command()
@click.argument("code", required=False)
@format_option("text", "json")
def rules(code: str | None, form: str) -> None:
    """Danh sách quy tắc; thêm mã (như B1) để xem thẻ của quy tắc đó."""
    from registry.checks import card
    from registry.checks import rules as all_rules

    chosen = [r for r in all_rules() if code is None or code.upper() in (r.code, *r.aliases) or code == r.name]
    if not chosen:
        raise Refused(f"không có quy tắc '{code}'; xem danh sách bằng: rasoat rules")
    if form == "json":
        print_json([_json(r, card(type(r))) for r in chosen])
    elif code is None:
        for r in chosen:
            say(f"{r.code:4} {card(type(r)).summary}  [{SEVERITIES[r.severity]}, {MODES[r.mode]}]")
    else:
        for r in chosen:
            _print_card(r, card(type(r)))


def _json(rule, told) -> dict:
    return {
        "code": rule.code, "name": rule.name, "groups": list(rule.groups), "aliases": list(rule.aliases), "severity": rule.severity,
        "decides": rule.decides, "mode": rule.mode, "legal_class": rule.legal_class, "remedy": rule.remedy, "summary": told.summary,
        "sections": dict(told.sections),
        "sources": [
            {"article": s.article, "from": s.applies.start and s.applies.start.isoformat(),
             "until": s.applies.end and s.applies.end.isoformat(), "verified": s.verified}
            for s in rule.sources
        ],
    }  # fmt: skip


def _print_card(rule, told) -> None:
    say(f"{rule.code}  {rule.name}\n{told.summary}\n")
    decides = "máy kết luận được" if rule.decides == "machine" else "chỉ là dấu hiệu, người quyết định"
    say(f"{SEVERITIES[rule.severity]}; {MODES[rule.mode]}; {CLASSES[rule.legal_class]}; {decides}. Hướng xử lý: {rule.remedy}.")
    for name, text in told.sections:
        say(f"\n{name}\n{text}")
    for source in rule.sources:
        until = f" đến trước {source.applies.end:%d/%m/%Y}" if source.applies.end else ""
        since = f" từ {source.applies.start:%d/%m/%Y}" if source.applies.start else ""
        say(f"\nNguồn: {source.article}{since}{until}{'' if source.verified else ' (chưa đối chiếu nguyên văn)'}")
