"""Opening the registry that a command is about, and finding the document that somebody typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from registry.cli.output import Refused

if TYPE_CHECKING:
    from registry.library import Library
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


def library_of(registry: Registry, day: date) -> Library:
    from registry.library import Library

    return Library(registry.shelf, day)


def document_id(registry: Registry, typed: str) -> str:
    """The id of the one document that fits; otherwise says which do."""
    found = registry.lookup(typed)
    if len(found) == 1:
        return found[0].id
    if not found:
        raise Refused(f"không có văn bản nào là '{typed}' trong kho; hãy thử: rasoat search {typed!r}")
    lines = "\n".join(f"  {h.id}  {h.issuer}" for h in found[:20])
    raise Refused(f"có {len(found)} văn bản phù hợp với '{typed}', hãy dùng một mã sau:\n{lines}")
