"""The search index brought up to the registry's last change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from registry.model.document import Document
from registry.store.errors import Unindexed, reason
from registry.store.registry import Registry

if TYPE_CHECKING:
    from registry.searching import Index, Query, Result, Unit
    from registry.searching.index import EngineName


def index_of(registry: Registry, engine: EngineName = "auto") -> Index:
    """The index of this registry, which may be absent or behind; catch_up() mends both."""
    from registry.searching import open_index

    return open_index(registry.home.index, engine, registry.token)


def catch_up(registry: Registry, index: Index | None = None, *, rebuild: bool = False, wait: float = 0.0) -> bool:
    """Let the index follow what changed; whether it is current then.

    rebuild: anew from every document. wait: seconds for another process that is writing it; where that goes on, it is left to
    that one. What changes meanwhile is for the next time. Raises Unindexed where it cannot be written.
    """
    from registry.searching import Absent, Busy

    index = index or index_of(registry)
    for _ in range(2):
        last, held = registry.change, index.change
        if held == last and not rebuild:
            return True
        try:
            if rebuild or held is None or held > last or _mostly_new(registry, held):
                index.rebuild(_units(registry, registry.shelf.ids()), last, wait)
            else:
                changed, gone = registry.changes_since(held)
                index.update(_units(registry, changed), [*changed, *gone], last, wait)
            return True
        except Busy:
            return False
        except Absent:  # damaged, or moved away meanwhile
            rebuild = True
        except (OSError, ValueError) as error:  # tantivy tells of a full disk by ValueError
            raise Unindexed(
                f"Không ghi được chỉ mục vào {registry.home.index} ({reason(error)}); văn bản trong kho không bị ảnh hưởng."
            ) from error
    return False


def search_texts(
    registry: Registry, query: Query, within: Iterable[str] | None, first: int, count: int, documents: bool
) -> Result:
    """What Index.search() gives, from every text and without an index: for a home on a disk that is full or only to be read."""
    from registry.searching.answer import answer
    from registry.searching.engines.scan import Scan

    only = None if within is None else frozenset(within)
    return answer(Scan(_units(registry, registry.shelf.ids())), query, only, first, count, documents, True)


def _mostly_new(registry: Registry, held: int) -> bool:
    """More than half has changed: writing all anew is quicker, and the engine may be another."""
    changed, gone = registry.changes_since(held)
    return 2 * len(changed) > len(registry.shelf.ids()) or (held == 0 and bool(gone))


def _units(registry: Registry, ids: Iterable[str]) -> Iterator[Unit]:
    """Of the documents; one of which only the header is held has no text."""
    from registry.searching import units

    left = set(ids)
    for document in registry.shelf.documents(sorted(left)):
        left.discard(document.id)
        yield from units(document)
    for header in registry.shelf.headers(ids=left):
        yield from units(Document(header, ()))
