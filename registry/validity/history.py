"""The history of a document's validity, with the columns of the national database's page (domain.md 8.4) and the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from registry.model import Event, Library, Place
from registry.model.derived import Certainty
from registry.model.wording import listed
from registry.validity.causes import effect, label
from registry.validity.own import NEVER


@dataclass(frozen=True, slots=True)
class Row:
    """day (Ngày): None where no text dates it; state (Trạng thái); source (Văn bản nguồn), in words; part (Phần của văn bản):
    provisions in words, '' for the whole; provisions: their ids; by: id of the source, '' the document itself; law: the article.
    """

    day: date | None
    state: str
    source: str
    part: str
    provisions: tuple[str, ...]
    by: str
    law: str
    certainty: Certainty
    evidence: Place | None


def history(library: Library, id: str) -> tuple[Row, ...]:
    """Every event of the document, earliest first; what only happens on an event without a date stands last.

    What the text and the catalogue both tell is one row, with the text's evidence.
    """
    rows = [_row(library, id, event) for event in library.events(id)]
    once: dict[tuple[object, ...], Row] = {}
    for row in sorted(rows, key=lambda row: (row.day or date.max, row.evidence is None)):
        once.setdefault((row.day, row.state, row.source, row.part), row)
    return tuple(sorted(once.values(), key=lambda row: row.day or date.max))


def _row(library: Library, id: str, event: Event) -> Row:
    day = None if event.period == NEVER else event.period.start
    state = label(event.cause, not event.provisions)
    if effect(event.cause) in ("suspend", "keep", "extend") and event.period.end:
        state += f" đến trước ngày {event.period.end:%d/%m/%Y}"
    source = ", ".join(_named(library, one) for one in (event.by or id).split(", "))
    part = listed(event.provisions)
    return Row(day, state, source, part, event.provisions, event.by, event.law, event.certainty, event.evidence)


def _named(library: Library, id: str) -> str:
    header = library.header(id)
    return f"{header.type} {header.number}".strip() if header and header.number else id
