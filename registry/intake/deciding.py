"""What people say: of a finding, and of a document's life that no text tells."""

from __future__ import annotations

from registry.intake.transaction import writing
from registry.model import json
from registry.model.derived import Event
from registry.model.finding import Finding
from registry.store.errors import StoreError
from registry.store.records import Verdict
from registry.store.registry import Registry


def decide(registry: Registry, finding: Finding, state: Verdict, reason: str, by: str) -> None:
    """Keep a person's word on a finding, under its fingerprint; the last one holds, all stay. Raises StoreError."""
    if not by.strip():
        raise StoreError("Quyết định cần có tên người quyết định (--by).")
    if state != "confirmed" and not reason.strip():
        raise StoreError("Bác bỏ hoặc để lại thì cần có lý do (--reason).")
    with writing(registry, by) as change:
        change.rows("Decision").create(
            fingerprint=finding.fingerprint, document=finding.place.document, state=state, reason=reason.strip(), by=by, at=change.at,
            finding=json.dumps(finding),
        )  # fmt: skip
        change.note("decided", finding.place.document, fingerprint=finding.fingerprint, state=state, reason=reason.strip())


def record(registry: Registry, event: Event, by: str) -> None:
    """Keep an event that a person or a catalogue knows of; Shelf.events() gives it back."""
    with writing(registry, by) as change:
        change.rows("Event").create(document=event.document, body=json.dumps(event), by=by, at=change.at)
        change.note("recorded", event.document, cause=event.cause)
