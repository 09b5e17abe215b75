"""Taking a document off the shelf with a reason, and putting it back."""

from __future__ import annotations

from collections.abc import Sequence

from registry.intake.choosing import settle, unshelve
from registry.intake.transaction import writing
from registry.library.memory import MemoryShelf
from registry.model import json
from registry.model.document import Document, Header
from registry.store.errors import StoreError
from registry.store.lookup import lookup
from registry.store.registry import Registry


def withdraw(registry: Registry, id: str, reason: str, by: str) -> None:
    """Nobody who asks the registry finds the document any more; files and history stay. Raises StoreError."""
    if not reason.strip():
        raise StoreError("Rút văn bản cần có lý do.")
    with writing(registry, by) as change:
        document = change.rows("Document").filter(id=id).first()
        if document is None:
            raise StoreError(f"Không có văn bản {id} trong kho.")
        if document.withdrawn:
            raise StoreError(f"Văn bản {id} đã được rút từ trước.")
        document.withdrawn = True
        document.save(using=change.alias)
        unshelve(change, id)
        change.rows("Withdrawal").create(document_id=id, reason=reason.strip(), by=by, at=change.at)
        change.note("withdrawn", id, reason=reason.strip())


def withdrawn(registry: Registry, typed: str) -> Sequence[Header]:
    """The documents off the shelf that somebody can mean, as lookup() finds those that are on it."""
    rows = registry.reader.rows("SELECT header FROM registry_document WHERE withdrawn")
    return lookup(MemoryShelf([Document(json.loads(header, Header), ()) for (header,) in rows]), typed)


def undo(registry: Registry, id: str, by: str) -> None:
    """Put a withdrawn document back as it was. Raises StoreError."""
    with writing(registry, by) as change:
        document = change.rows("Document").filter(id=id, withdrawn=True).first()
        if document is None:
            raise StoreError(f"Văn bản {id} không ở trong danh sách đã rút.")
        document.withdrawn, document.file = False, None
        document.save(using=change.alias)
        settle(change, id)
        change.rows("Withdrawal").filter(document_id=id, undone_at=None).update(undone_by=by, undone_at=change.at)
        change.note("restored", id)
