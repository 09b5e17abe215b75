"""rasoat add: files and folders into the registry."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.cli.home import index_may_wait, open_registry
from registry.cli.output import Refused, format_option, note, print_json, say

if TYPE_CHECKING:
    from registry.intake import Outcome

RESULTS = {
    "added": "thêm mới", "unchanged": "không đổi", "new_version": "phiên bản mới", "twin": "bản trùng nội dung",
    "refused": "không nhận", "failed": "bị lỗi", "skipped": "bỏ qua",
}  # fmt: skip


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1), default=None, help="Số tiến trình đọc tệp (mặc định: số nhân của máy).")
@click.option(
    "--seconds", type=click.FloatRange(0.1), default=None,
    help="Thời hạn đọc mỗi tệp, tính bằng giây (mặc định: 10, thêm 10 cho mỗi MB).",
)
@format_option("text", "json", "jsonl")
@click.pass_context
def add(ctx: click.Context, paths: tuple[Path, ...], jobs: int | None, seconds: float | None, form: str) -> None:
    """Đưa tệp, tệp nén .zip hoặc cả thư mục vào kho.

    Nhận .docx, .doc, .rtf, .pdf có chữ, .html, .txt; đuôi khác trong thư mục thì bỏ qua và nói rõ. Thêm lại tệp cũ thì không đổi gì; tệp đã sửa thành phiên bản mới. Một tệp hỏng không ảnh hưởng các tệp khác.
    Kết thúc: 0 nếu mọi văn bản đã vào kho, 1 nếu có tệp không nhận được, 2 nếu không chạy được hoặc không có văn bản nào.
    """
    from registry.intake import add as intake_add

    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        raise Refused(f"không có tệp hoặc thư mục {', '.join(map(str, missing))}; hãy kiểm tra lại đường dẫn")
    registry = open_registry(ctx, create=True)
    report(ctx, intake_add(paths, registry, jobs=jobs, seconds=seconds), form)


def report(ctx: click.Context, outcomes: Iterable[Outcome], form: str) -> None:
    """Tell what became of each file as it is known, then how many of each; exit code as add() says."""
    counts: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    rows, failures = [], []
    with index_may_wait():
        for outcome in progress(outcomes, quiet=form != "text"):
            counts[outcome.result] += 1
            row = {"file": outcome.file, "document": outcome.document, "result": outcome.result, "problems": list(outcome.problems)}
            if outcome.result in ("refused", "failed"):
                failures.append(outcome)
            elif outcome.result == "skipped":
                passed[outcome.problems[0]] += 1
            if form == "jsonl":
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
                sys.stdout.flush()
            elif form == "json":
                rows.append(row)
    if form == "json":
        print_json(rows)
    elif form == "text":
        say("Kết quả: " + (", ".join(f"{counts[r]} {told}" for r, told in RESULTS.items() if counts[r]) or "không có tệp nào"))
        for why, times in sorted(passed.items()):
            say(f"  bỏ qua {times} tệp: {why}")
        for outcome in failures:
            say(f"  {outcome.file}: {'; '.join(outcome.problems)}")
    tried = sum(counts.values()) - counts["skipped"]
    if not tried:
        note("Không có văn bản nào để đưa vào kho.")
    ctx.exit(1 if failures else 0 if tried else 2)


def progress(outcomes: Iterable[Outcome], quiet: bool) -> Iterator[Outcome]:
    """The same outcomes, with a counter on a terminal's stderr."""
    live = not quiet and sys.stderr.isatty()
    for count, outcome in enumerate(outcomes, 1):
        if live:
            sys.stderr.write(f"\r\x1b[K{count} tệp  {Path(outcome.file).name[:60]}")
            sys.stderr.flush()
        elif not quiet and count % 100 == 0:
            note(f"{count} tệp …")
        yield outcome
    if live:
        sys.stderr.write("\r\x1b[K")
