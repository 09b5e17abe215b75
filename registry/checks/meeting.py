"""Whether two documents can meet: in force on one day, in one territory, neither changing the other; and how they stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from registry.checks.comparing import Pair
from registry.checks.subjects import CHANGING
from registry.law import bodies, rules, units
from registry.model import Document, Header, Library, Place
from registry.model.derived import IN_FORCE, NOT_YET, PARTLY, UNKNOWN
from registry.model.spans import touches
from registry.validity import effect
from registry.validity.territory import merged, within

_UNHEEDED = "nghi_het"
"""A later document of the merged unit leaves this one unnamed (domain 0.2 #4): both may be in force, and that is to be seen."""


def beside(document: Document, library: Library, fits: Callable[[Header], bool]) -> Iterator[tuple[Document, Sequence[Pair]]]:
    """The documents that have statements beside this one's, with these pairs.

    fits: whether two such documents can meet at all, told by the header, so that no text is read in vain.
    """
    for id in library.beside(document.id):
        header = library.header(id)
        other = library.document(id) if header and fits(header) else None
        pairs = library.pairs(document.id, id) if other else ()
        if other and pairs:
            yield other, pairs


def rank(header: Header) -> int | None:
    """Smaller is higher; None for what is not normative."""
    return rules.rank(header.key.type, header.key.issuer, header.issued) if header.key else None


def above(other: Header, header: Header) -> bool:
    """Whether `other` is of higher legal force and reaches the territory of `header`, a local document."""
    here, there = rank(header), rank(other)
    unit, home = _unit(header), _unit(other)
    return here is not None and there is not None and there < here and unit is not None and (home is None or within(unit, home) or _heirs(unit, home))


def _heirs(one: str, other: str) -> bool:
    """Whether both are one unit at different times."""
    return one in units.predecessors(other) or other in units.predecessors(one)


def same_body(one: Header, other: Header) -> bool:
    """Whether one organ of one unit issued both, before and after a merger or a renaming."""
    a, b = _unit(one), _unit(other)
    if not (one.key and other.key and a and b) or _office(one) != _office(other):
        return False
    return one.key.issuer == other.key.issuer or _heirs(a, b)


def once_apart(one: Header, other: Header, day: date) -> bool:
    """Whether two units that issued the documents are parts of one merged unit on that day."""
    a, b = _unit(one), _unit(other)
    if not a or not b or a == b or _heirs(a, b):
        return False
    heirs = set(units.successors(a)) & set(units.successors(b)) if _merged(a) and _merged(b) else set()
    return any(day in u.valid for heir in heirs if (u := units.unit(heir)))


def _merged(id: str) -> bool:
    known = units.unit(id)
    return known is not None and merged(known)


def _unit(header: Header) -> str | None:
    return bodies.unit_of(header.key.issuer) if header.key else None


def _office(header: Header) -> str:
    return header.key.issuer.rsplit(".", 1)[-1] if header.key else ""


def own_territory(header: Header) -> str | None:
    """The unit of the body that issued it; None for a central one."""
    return _unit(header)


def issued_before(one: Header, other: Header) -> bool:
    """A total order: two documents of one day by their ids."""
    return (one.issued or date.min, one.id) < (other.issued or date.min, other.id)


def changes(one: Document, other: Document, library: Library) -> bool:
    """Whether one of the two amends, replaces, repeals or suspends the other, or parts of it."""
    return _changes(one, other, library) or _changes(other, one, library)


def _changes(one: Document, other: Document, library: Library) -> bool:
    return any(k.target == other.id and k.mention.relation in CHANGING for k in library.links(one.id))


def territory(one: Header, other: Header) -> str | None:
    """The unit in which both can apply: the narrower of the two; None = wherever the central one does."""
    here, there = _unit(one), _unit(other)
    if here is None or there is None:
        return here or there
    return here if within(here, there) else there


def shared_day(one: Place, other: Place, where: tuple[str | None, str | None], library: Library) -> date | None:
    """library.day, or the first day of what is not yet in force, if both provisions are in force on it; else None.

    where: the territory asked about for each.
    """
    day = max([library.day, *(first for place in (one, other) if (first := _begins(place, library)))])
    return day if all(_in_force(place, day, unit, library) for place, unit in zip((one, other), where)) else None


def _begins(place: Place, library: Library) -> date | None:
    """The first day of a document that is not yet in force."""
    status = library.status(place.document)
    return status.period.end if status.word == NOT_YET else None


def _in_force(place: Place, day: date, where: str | None, library: Library) -> bool:
    """Whether the provision is in force as it was written."""
    whole = library.status(place.document, None, day, where)
    unheeded = whole.word == UNKNOWN and {e.cause for e in whole.because} == {_UNHEEDED}
    if whole.word not in (IN_FORCE, PARTLY) and not unheeded:
        return False
    if "/dieu_" not in place.provision:
        return True
    rewritten = (e for e in library.events(place.document) if effect(e.cause) == "change" and day in e.period)
    if any(touches(provision, place.provision) for e in rewritten for provision in e.provisions):
        return False
    return unheeded or library.status(place.document, place.provision, day, where).word == IN_FORCE


def other_years(one: Document, other: Document) -> bool:
    """Whether both are for named years ('giai đoạn 2021-2025') that do not meet."""
    a, b = _years(one), _years(other)
    return bool(a and b) and not a & b


def _years(document: Document) -> frozenset[int]:
    found: set[int] = set()
    for clause in document.clauses:
        told = dict(clause.values)
        if clause.kind == "period_named" and told.get("from", "").isdigit() and told.get("to", "").isdigit():
            found.update(range(int(told["from"]), int(told["to"]) + 1))
    return frozenset(found)

