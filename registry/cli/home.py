"""Opening the registry that a command is about, and finding the document that somebody typed."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from registry.cli.output import Refused, day_text, note

if TYPE_CHECKING:
    from registry.library import Library
    from registry.model import Header
    from registry.store.registry import Registry


def open_registry(ctx: click.Context, *, create: bool = False) -> Registry:
    """The registry of --home, RASOAT_HOME or the default place; closed when the command ends."""
    from registry.store.errors import StoreError
    from registry.store.registry import Registry

    try:
        registry = Registry.open(ctx.find_root().obj, create=create)
    except StoreError as problem:
        raise Refused(str(problem)) from None
    ctx.call_on_close(registry.close)
    return registry


@contextmanager
def index_may_wait() -> Iterator[None]:
    """What was written stays written where the search index cannot follow; that is said."""
    from registry.store.errors import Unindexed

    try:
        yield
    except Unindexed as problem:
        note(f"{problem} Dựng chỉ mục sau bằng: rasoat index")


def library_of(registry: Registry, day: date) -> Library:
    from registry.library import Library

    return Library(registry.shelf, day)


def document_id(registry: Registry, typed: str, *, catalogue: bool = False) -> str:
    """The id of the one document that is meant; otherwise says which fit.

    catalogue: an act that is known by number, name and dates only will do, where the registry has none that fits.
    """
    from registry.store.lookup import catalogued, same_number

    held = registry.lookup(typed)
    acts = () if held else catalogued(typed)
    found = held or acts
    if not found:
        _refuse_withdrawn(registry, typed)
        near = same_number(registry.shelf, typed)
        told = "; cùng số có:\n" + _listed(near) if near else f"; hãy thử: rasoat search {shlex.quote(typed)}"
        raise Refused(f"không có văn bản nào là '{typed}' trong kho và trong danh mục luật{told}")
    id = only_one(found, typed)
    if acts and not catalogue:
        raise Refused(f"'{typed}' chỉ có trong danh mục, chưa có văn bản; hãy đưa tệp vào kho: rasoat add TỆP")
    return id


def _refuse_withdrawn(registry: Registry, typed: str) -> None:
    """Raises Refused, saying when and why, where what was typed is a document that was taken out."""
    from registry.intake.withdrawing import withdrawn

    meant = {header.id for header in withdrawn(registry, typed)}
    told = [
        f"{one.document} đã được rút khỏi kho ngày {day_text(one.at.astimezone().date())}"
        f"{f' ({one.by})' if one.by else ''}: {one.reason}; đưa trở lại bằng: rasoat withdraw --undo {one.document}"
        for one in registry.withdrawals()
        if one.document in meant
    ]
    if told:
        raise Refused("\n".join(told))


def only_one(found: Sequence[Header], typed: str, which: str = "trong kho") -> str:
    """The id of the only one; which: where they were looked for. Raises Refused."""
    if not found:
        raise Refused(f"không có văn bản nào {which} là '{typed}'")
    if len(found) > 1:
        raise Refused(f"có {len(found)} văn bản phù hợp với '{typed}', hãy dùng một mã sau:\n{_listed(found)}")
    return found[0].id


def _listed(headers: Sequence[Header]) -> str:
    lines = [f"  {h.id}  {h.issuer}" for h in headers[:20]]
    return "\n".join((*lines, *([f"  … và {len(headers) - 20} văn bản nữa"] if len(headers) > 20 else [])))
