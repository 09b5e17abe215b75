"""rasoat check: signs for a person to look at."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from registry.cli.decide import WORDS
from registry.cli.files import NewFile, force_option, print_csv, write_whole
from registry.cli.home import document_id, library_of, open_registry
from registry.cli.output import Refused, as_of_option, clip, format_option, note, print_json, say
from registry.cli.places import finding_json
from registry.store.records import Decision

SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "thông tin"}
COLUMNS = [
    "document", "rule", "severity", "mode", "provision", "quote", "message", "other", "source", "fingerprint", "decision", "by", "at", "reason",
]  # fmt: skip
MODES = {"kiem_tra": "kiểm tra", "ra_soat": "rà soát"}


@click.command()
@click.argument("documents", nargs=-1)
@click.option("--issuer", help="Cơ quan sẽ ký, khi dự thảo chưa ghi rõ.")
@click.option(
    "--comments", type=NewFile(), help="Ghi bản dự thảo kèm mỗi dấu hiệu là một nhận xét Word."
)
@force_option
@click.option("--new", "fresh", is_flag=True, help="Chỉ dấu hiệu chưa ai quyết định.")
@click.option("--rule", "only", multiple=True, help="Chỉ quy tắc, nhóm này (dùng được nhiều lần).")
@as_of_option()
@format_option("text", "json", "csv")
@click.pass_context
def check(
    ctx, documents, issuer: str | None, comments: Path | None, fresh: bool, only: tuple[str, ...], as_of: date, form: str
) -> None:
    """Tìm dấu hiệu trong các văn bản đã nêu, trong cả kho, hoặc trong một tệp dự thảo chưa ký (không lưu gì).

    Dấu hiệu đã có người quyết định được nêu riêng, kèm quyết định. Kết thúc: 0 nếu không có lỗi hay cảnh báo (trừ dấu hiệu đã bị bác bỏ),
    1 nếu có, 2 nếu không chạy được.
    """
    from registry.checks import check as run
    from registry.intake.checking import check_registry

    only = _known_rules(only)
    drafts = [typed for typed in documents if Path(typed).is_file()]
    if drafts and len(documents) > 1:
        raise Refused("mỗi lần chỉ xét một tệp dự thảo")
    if (issuer or comments) and not drafts:
        raise Refused("--issuer và --comments chỉ dùng khi xét một tệp dự thảo")
    known: dict[str, Decision] = {}
    if drafts:
        found, ids = check_draft(ctx, Path(documents[0]), issuer, comments, only, as_of), documents
    else:
        registry = open_registry(ctx)
        ids = [document_id(registry, typed) for typed in documents] or registry.shelf.ids()
        found = run(ids, library_of(registry, as_of), only) if documents or only else check_registry(registry, as_of)
        known = registry.decisions()
        if fresh:
            found = [f for f in found if f.fingerprint not in known]
    if form == "json":
        print_json([finding_json(f, known.get(f.fingerprint)) for f in found])
    elif form == "csv":
        print_csv((_row(f, known.get(f.fingerprint)) for f in found), COLUMNS)
    else:
        print_findings(found, known)
        note(f"Đã xét {len(ids)} văn bản đến ngày {as_of:%d/%m/%Y}.")
    rejected = {fingerprint for fingerprint, decision in known.items() if decision.state == "rejected"}
    ctx.exit(1 if any(f.severity != "info" and f.fingerprint not in rejected for f in found) else 0)


def _row(f: Any, decided: Decision | None) -> dict[str, Any]:
    told = finding_json(f) | {"other": f.others[0].document if f.others else "", "severity": SEVERITIES[f.severity], "mode": MODES[f.mode]}
    if decided is None:
        return told | {"decision": ""}
    return told | {
        "decision": WORDS[decided.state], "by": decided.by, "at": f"{decided.at.astimezone():%d/%m/%Y %H:%M}", "reason": decided.reason,
    }  # fmt: skip


def _known_rules(only: Iterable[str]) -> tuple[str, ...]:
    """The rules chosen, as they are written. Raises Refused for a code, name or group that no rule has: nothing found would look like nothing wrong."""
    from registry.checks import rules

    names = {name for rule in rules() for name in (rule.code, rule.name, *rule.groups, *rule.aliases)}
    written = {name.lower(): name for name in names}
    if wrong := [name for name in only if name.lower() not in written]:
        codes = ", ".join(rule.code for rule in rules())
        raise Refused(f"không có quy tắc '{wrong[0]}'; các quy tắc: {codes} (xem: rasoat rules)")
    return tuple(written[name.lower()] for name in only)


def check_draft(ctx, path: Path, issuer: str | None, comments: Path | None, only: tuple[str, ...], day: date) -> list[Any]:
    """Findings about the draft, held against the registry where there is one."""
    from registry.checks import check as run
    from registry.cli.draft import read_draft
    from registry.library import Library, Overlay

    if comments is not None and comments.exists() and comments.samefile(path):
        raise Refused("--comments trùng với tệp dự thảo; hãy nêu tên tệp khác")
    reading, document = read_draft(path, issuer, day)
    registry = open_registry(ctx, create=True)
    found = run([document.id], Library(Overlay(registry.shelf, document), day), only)
    if comments is not None:
        from docx.opc.exceptions import PackageNotFoundError

        from registry.reports.comments import commented

        written = io.BytesIO()
        try:
            placed = commented(path, reading, document, found, written)
        except (PackageNotFoundError, KeyError, ValueError):
            raise Refused(f"nhận xét chỉ ghi được vào tệp .docx có chữ; hãy lưu {path.name} thành .docx rồi kiểm tra lại") from None
        write_whole(comments, written.getvalue())
        note(f"Đã ghi {comments}: {len(found)} nhận xét, {placed} đúng chỗ trong văn bản.")
    return found


def print_findings(found: Iterable[Any], known: Mapping[str, Decision]) -> None:
    """known: decisions by fingerprint; what has one is told apart."""
    told = list(found)
    open = [f for f in told if f.fingerprint not in known]
    for title, rows in (
        ("Dấu hiệu cần xem xét", [f for f in open if f.severity != "info"]),
        ("Thông tin", [f for f in open if f.severity == "info"]),
        ("Đã có quyết định", [f for f in told if f.fingerprint in known]),
    ):
        if not rows:
            continue
        say(f"{title} ({len(rows)})")
        document = ""
        for f in rows:
            if f.place.document != document:
                document = f.place.document
                say(f"\n{document}")
            print_finding(f)
            if decided := known.get(f.fingerprint):
                why = f": {decided.reason}" if decided.reason else ""
                say(f"      đã {WORDS[decided.state]}: {decided.by}, {decided.at.astimezone():%d/%m/%Y}{why}")
        say()
    if not told:
        say("Không thấy dấu hiệu nào.")
        return
    say("Quy tắc (xem thẻ: rasoat rules MÃ)")
    for rule, source, remedy in sorted({(f.rule, f.source, f.remedy) for f in told}):
        say(f"  {rule}  {source}. Hướng xử lý: {remedy}.")


def print_finding(f: Any) -> None:
    say(
        f"  {f.rule} [{SEVERITIES[f.severity]}, {MODES[f.mode]}] {f.place.provision or 'cả văn bản'}: {f.message}  ({f.fingerprint[:8]})"
    )
    say(f"      «{clip(f.place.quote, 180)}»")
    for other in f.others[:2]:
        if other.quote:
            say(f"      ↔ {other.document} {other.provision}: «{clip(other.quote, 180)}»")
