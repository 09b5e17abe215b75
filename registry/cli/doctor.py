"""rasoat doctor: whether the registry is sound."""

from __future__ import annotations

from dataclasses import asdict

import click

from registry.cli.home import open_registry
from registry.cli.output import format_option, print_json, say

MARKS = {"ok": "tốt", "warning": "lưu ý", "error": "lỗi"}


@click.command()
@format_option("text", "json")
@click.pass_context
def doctor(ctx, form: str) -> None:
    """Kiểm tra cơ sở dữ liệu, tệp gốc, chỉ mục, phiên bản và đĩa; mỗi chỗ chưa ổn nói rõ phải làm gì."""
    from registry.intake import doctor as room

    found = room.doctor(open_registry(ctx))
    if form == "json":
        print_json([asdict(c) for c in found])
    else:
        for check in found:
            say(f"[{MARKS[check.state]}] {check.name}: {check.told}")
    ctx.exit(1 if any(c.state == "error" for c in found) else 0)
