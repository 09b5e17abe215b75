"""Units as bytes in an index, and days as terms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from registry.model.spans import Place, Span
from registry.searching.units import Unit


def pack(unit: Unit) -> bytes:
    place = unit.place
    row = (
        place.document, place.component, place.provision, place.span.start, place.span.end, place.quote,
        unit.title, unit.head, unit.number, unit.type, unit.issuer, unit.issued.isoformat() if unit.issued else None,
    )  # fmt: skip
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> Unit:
    """The unit that pack() wrote. Raises ValueError on anything else."""
    document, component, provision, start, end, quote, title, head, number, type_, issuer, issued = json.loads(data)
    place = Place(document, component, provision, Span(start, end), quote)
    return Unit(place, title, head, number, type_, issuer, date.fromisoformat(issued) if issued else None)


def days_of(day: date | None) -> tuple[str, ...]:
    """A day as terms: its year, its month, itself."""
    return (day.isoformat()[:4], day.isoformat()[:7], day.isoformat()) if day else ()


def days_inside(held: Iterable[str], since: date | None, until: date | None) -> Iterator[str]:
    """Of the terms that days_of() gave, the fewest that make up [since, until); None = open."""
    start, end = since.isoformat() if since else "", until.isoformat() if until else "~"

    def inside(term: str) -> bool:
        return start <= (term + "-01-01")[:10] and (term + "-12-31" if len(term) == 4 else (term + "-31")[:10]) < end

    return (term for term in held if inside(term) and not (len(term) > 4 and inside(term[:-3])))
