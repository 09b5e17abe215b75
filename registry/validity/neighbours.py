"""Signs that documents on the same subject give, although no text names the document (domain.md 0.2 #4; blanket repeals)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.law import bodies, rules, units
from registry.model import Document, Event, Header, Period
from registry.validity.incoming import first_day
from registry.validity.subject import same_subject

BLANKET = "blanket_repeal"
"""Kind of clause that repeals 'những quy định trước đây trái với Quyết định này' without naming any."""


def neighbour_events(
    header: Header, events: Iterable[Event], others: Iterable[tuple[Document, tuple[Event, ...]]]
) -> Iterator[Event]:
    """Signs about `header` from other documents with the same subject, each with its own_events().

    A new normative document of the merged unit on the same subject; a later one of the same body with a blanket repeal.
    A document that names this one itself gives no such sign.
    """
    known = tuple(events)
    named = {e.by for e in known}
    merged = next((e for e in known if e.cause == "sap_nhap"), None)
    for document, own in others:
        other = document.header
        if other.id == header.id or other.id in named or not same_subject(header, other):
            continue
        start, _ = first_day(own)
        if start is None or not other.issued or not header.issued or other.issued <= header.issued:
            continue
        if merged and _replaces_unit(other, header):
            found = rules.rule("merger", start, "tinh")
            law = found.article if found else ""
            yield Event(header.id, (), None, "nghi_het", Period(start, None), law, "flag", None, "text", other.id)
        blanket = next((c for c in document.clauses if c.kind == BLANKET), None)
        if blanket and other.key and header.key and other.key.issuer == header.key.issuer:
            yield Event(header.id, (), None, "bai_bo_chung", Period(start, None), "", "flag", blanket.place, "text", other.id)


def _replaces_unit(other: Header, header: Header) -> bool:
    """Whether the other is a normative act of the same organ of a unit that this one's went into."""
    if not (other.key and header.key) or other.form != "normative" or header.form != "normative":
        return False
    here, there = bodies.unit_of(other.key.issuer), bodies.unit_of(header.key.issuer)
    same_organ = other.key.issuer.rsplit(".", 1)[-1] == header.key.issuer.rsplit(".", 1)[-1]
    return bool(here and there) and same_organ and there in units.predecessors(here or "")
