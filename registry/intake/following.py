"""When a document's id changes (its header was corrected, or is now read better), what hangs on the id follows."""

from __future__ import annotations

from registry.intake.transaction import Writing
from registry.model import json
from registry.model.finding import Finding


def follow(change: Writing, old: str, new: str) -> None:
    """The old id becomes an alias of the new one; withdrawals, corrections, listings, recorded events and
    decisions move over."""
    change.rows("Alias").filter(document=old).update(document=new)
    change.rows("Alias").filter(id=new).delete()
    change.rows("Alias").update_or_create(id=old, defaults={"document": new})
    change.rows("Withdrawal").filter(document_id=old).update(document_id=new)
    change.rows("Correction").filter(document_id=old).update(document_id=new)
    there = set(change.rows("Listing").filter(document_id=new).values_list("source", flat=True))
    change.rows("Listing").filter(document_id=old).exclude(source__in=there).update(document_id=new)
    was, now = f'"document":{json.dumps(old)}', f'"document":{json.dumps(new)}'
    for event in change.rows("Event").filter(document=old):
        event.document, event.body = new, event.body.replace(was, now)
        event.save(using=change.alias)
    # A finding of another document may hold this one against it: its fingerprint has the id too.
    for decision in change.rows("Decision").filter(finding__contains=was):
        decision.finding = decision.finding.replace(was, now)
        decision.document = new if decision.document == old else decision.document
        decision.fingerprint = json.loads(decision.finding, Finding).fingerprint
        decision.save(using=change.alias)


def copy_corrections(change: Writing, old: str, new: str) -> None:
    """One of several files of a document is now of another: what people set for it goes with it."""
    for row in change.rows("Correction").filter(document_id=old, undone_at=None).order_by("id"):
        if not change.rows("Correction").filter(document_id=new, what=row.what, about=row.about, undone_at=None).exists():
            row.pk, row.document_id = None, new
            row._state.adding = True
            row.save(using=change.alias)
