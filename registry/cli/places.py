"""Model objects as the published JSON: one spelling of each for every command."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.cli.output import day_text
from registry.model import Event, Finding, Library, Place, Status
from registry.model.wording import listed
from registry.store.records import Decision


def place_json(place: Place) -> dict[str, Any]:
    return {
        "document": place.document, "component": place.component or None, "provision": place.provision or None,
        "start": place.span.start, "end": place.span.end, "quote": place.quote,
    }  # fmt: skip


def event_json(event: Event) -> dict[str, Any]:
    from registry.validity.causes import label

    start = None if event.period.start == date.max else event.period.start  # date.max: waits for an event that nobody dates
    cause = label(event.cause, not event.provisions)
    where = f": {listed(event.provisions)}" if event.provisions else ""
    # 'theo văn bản được quy định chi tiết là …': of these the source is the law that ended, which did nothing to this document
    joined = "là" if event.cause.startswith("het_theo_") or event.cause == "goc_het" else "bởi"
    by = f"{',' if where else ''} {joined} {', '.join(map(_source, event.by.split(', ')))}" if event.by else ""
    return {
        "told": f"{day_text(start) if start else 'Chưa rõ ngày'}: {cause}{where}{by}" + (f" ({event.law})" if event.law else ""),
        "cause": event.cause, "document": event.document, "provisions": list(event.provisions),
        "territory": sorted(event.territory) if event.territory is not None else None,
        "from": start.isoformat() if start else None,
        "until": event.period.end.isoformat() if event.period.end else None,
        "by": event.by or None, "law": event.law, "certainty": event.certainty, "origin": event.origin,
        "evidence": place_json(event.evidence) if event.evidence else None,
    }  # fmt: skip


def _source(id: str) -> str:
    """The id, but the number of an act that the catalogue knows without its day."""
    from registry.law import acts

    act = acts.act_of(id)
    return f"{act.type} {act.number}" if act and act.issued is None else id


def status_json(status: Status, day: date) -> dict[str, Any]:
    """since: None where that word has no first day up to the day asked, as before the document was issued."""
    since = status.period.start
    return {
        "status": status.word, "certainty": status.certainty,
        "since": since.isoformat() if since and since <= day else None,
        "until": status.period.end.isoformat() if status.period.end else None,
        "because": [event_json(e) for e in status.because],
    }  # fmt: skip


UNISSUED = "chưa ban hành"
"""What commands say instead of 'chưa có hiệu lực' where there was no document yet: the six words are of documents."""


def is_issued(library: Library, id: str, day: date) -> bool:
    """Whether the document was there on that day; one whose day of issue is not known was."""
    header = library.header(id)
    return not (header and header.issued and day < header.issued)


def finding_json(finding: Finding, decided: Decision | None = None) -> dict[str, Any]:
    """decided: what a person last said of it; None where nobody did."""
    said = decided and {"state": decided.state, "by": decided.by, "at": decided.at.isoformat(timespec="seconds"), "reason": decided.reason}
    return {
        "fingerprint": finding.fingerprint, "rule": finding.rule, "aliases": list(finding.aliases), **place_json(finding.place),
        "others": [place_json(o) for o in finding.others], "values": dict(finding.values), "severity": finding.severity,
        "decides": finding.decides, "mode": finding.mode, "legal_class": finding.legal_class, "remedy": finding.remedy,
        "source": finding.source, "message": finding.message, "decision": said,
    }  # fmt: skip
