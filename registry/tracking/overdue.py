"""Overdue implementing documents (nợ đọng): what a delegation asked for, and what each body has made of it (domain.md 6.2-6.3).

'Chưa thấy' is what a registry can say, never 'nợ': the document may exist elsewhere, or no rule be needed. A detailing document
is due on the day that the delegating provision takes effect (Đ53.2 Luật 64/2025, before it Đ11.2 Luật 80/2015; Đ22.2 NQ
115/2025/UBTVQH15).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from registry.law.bodies import unit_of
from registry.model import Delegation, Document, Header, Library, Link
from registry.model.derived import NOT_YET, UNKNOWN
from registry.model.keys import TargetKey
from registry.model.numbers import normal_number, number_key
from registry.tracking.bodies import Bodies, Owing
from registry.tracking.matching import Matching

NONE_FOUND, PREDECESSOR, COVERED, LATE, NOT_DUE = STATES = (
    "none found", "covered by predecessor only", "covered", "late", "not yet due",
)  # fmt: skip
_CHANGING = frozenset({"thay_the", "bai_bo", "sua_doi_bo_sung"})


@dataclass(frozen=True, slots=True)
class Overdue:
    """One delegation and one body. since: first day of the delegating provision; days: from it to the effect of the implementing
    document (late), to the day asked (none found, predecessor only), 0 (covered), None (not yet due).

    implementing: id of the document that covers, or of the predecessor's; body_since: first day of a body that came later.
    earlier: where nothing in time is held, but what is held replaces or amends a document of the body that is not: how it is cited;
    the state is then 'covered', days None.
    """

    document: str
    provision: str
    body: str
    territory: str
    since: date
    state: str
    days: int | None
    implementing: str | None
    quote: str
    body_since: date | None = None
    earlier: str | None = None

    @property
    def counted(self) -> tuple[date, int | None]:
        """The day from which the body itself can be late, and the days from then: a body does not owe before it exists."""
        first = max(self.since, self.body_since or self.since)
        return first, max(0, self.days - (first - self.since).days) if self.days else self.days


@dataclass(frozen=True, slots=True)
class _Made:
    """A document of the body that may carry the delegation out, with its first day; ended: no longer in force on library.day."""

    id: str
    start: date
    ended: bool


def overdue(library: Library) -> list[Overdue]:
    """Every delegation of the documents held to local bodies, on library.day; by document, provision in reading order, body.

    Delegations to make norms only (kind ban_hanh); to central bodies none; of provisions that have certainly
    ended none: where there is only a sign of it, what was asked for is still asked for.
    """
    headers = [h for id in library.ids() if (h := library.header(id))]
    bodies, matching = Bodies(headers, library.day), Matching(library)
    rows: list[Overdue] = []
    for header in headers:
        if header.issued and header.issued > library.day:
            continue
        document = library.document(header.id)
        asked = [d for d in document.delegations if d.kind == "ban_hanh"] if document else []
        if document and asked:
            rows += _of_document(library, matching, document, header, asked, bodies)
    return rows


def _of_document(
    library: Library, matching: Matching, document: Document, header: Header, asked: Sequence[Delegation], bodies: Bodies
) -> Iterator[Overdue]:
    order = {p.id: n for n, p in enumerate(p for c in document.components for p in c.provisions)}
    links: dict[str, list[Link]] = defaultdict(list)
    for link in library.cited_by(header.id):
        if link.source != header.id:
            links[link.source].append(link)
    own = header.key.issuer if header.key else None
    done: set[tuple[str, str]] = set()
    for delegation in sorted(asked, key=lambda d: (order.get(d.place.provision, -1), d.place.span)):
        provision = delegation.place.provision
        meant = sorted({o.id: o for name in delegation.to for o in bodies.meant(name, own)}.items())
        since, due = _since(library, header.id, provision) if meant else (None, False)
        if since is None:
            continue
        for _, body in meant:
            if (provision, body.id) not in done:
                done.add((provision, body.id))
                yield _row(library, matching, document, delegation, body, since, due, links)


def _since(library: Library, id: str, provision: str) -> tuple[date | None, bool]:
    """(first day of effect, whether it has come); None where that is unknown or the provision has certainly ended."""
    status = library.status(id, provision)
    if status.word == NOT_YET:
        return status.period.end, False
    if status.word == UNKNOWN or status.over:
        return None, True
    return _first_day(library, id, provision), True


def _first_day(library: Library, id: str, provision: str | None = None) -> date | None:
    """The first day of effect, however often the status has changed since."""
    day, first = library.day, None
    for _ in range(20):
        status = library.status(id, provision, day)
        if status.word in (NOT_YET, UNKNOWN):
            return first or (status.period.end if status.word == NOT_YET else None)
        if status.period.start is None or status.period.start == date.min:
            return first
        first = status.period.start
        day = first - timedelta(days=1)
    return first


def _row(
    library: Library, matching: Matching, document: Document, delegation: Delegation, body: Owing, since: date, due: bool,
    links: dict[str, list[Link]],
) -> Overdue:
    own: list[_Made] = []
    before: list[_Made] = []
    for source in sorted(links):
        header = library.header(source)
        issuer = header.key.issuer if header and header.key else ""
        if header is None or (header.issued and header.issued > library.day) or issuer not in body.same | body.before:
            continue
        if matching.carries_out(document, delegation, source, links[source]) and (made := _made(library, source)):
            (own if issuer in body.same else before).append(made)
    own = own or [made for made in before if _extended(library, made.id, body)]
    held, unseen = _earlier(library, matching, document, delegation, body, own)
    state, days, which = _judge([*own, *held], before, since, library.day, due)
    earlier = unseen if state == LATE else None
    later = body.since if body.since and body.since > since else None
    place = delegation.place
    return Overdue(
        place.document, place.provision, body.name, body.unit, since, COVERED if earlier else state, None if earlier else days, which,
        place.quote, later, earlier,
    )


def _earlier(
    library: Library, matching: Matching, document: Document, delegation: Delegation, body: Owing, made: Sequence[_Made]
) -> tuple[list[_Made], str | None]:
    """What the body, or one that its own came from, had made on the subject since the delegating document, and those replaced,
    ended as a whole or amended: the held ones, and how one that is not held is cited.
    """
    held: dict[str, _Made] = {}
    unseen: list[str] = []
    todo = [one.id for one in made]
    while todo:
        for link in library.links(todo.pop()):
            if not _before(link, document, body, library):
                continue
            if link.target is None:
                unseen.append(link.mention.place.quote)
            elif link.target not in held and matching.on_subject(document, delegation, link.target) and (one := _made(library, link.target)):
                held[link.target] = one
                todo.append(link.target)
    return list(held.values()), min(unseen, key=len, default=None)


def _before(link: Link, document: Document, body: Owing, library: Library) -> bool:
    """Whether a mention ends or amends a document of the body that can be made for the delegation: not before what delegates."""
    mention, asked = link.mention, document.header.issued
    if mention.relation not in _CHANGING or mention.nested or not isinstance(mention.target, TargetKey) or asked is None:
        return False
    if mention.relation == "bai_bo" and (mention.provisions or mention.partial):
        return False
    header = library.header(link.target) if link.target else None
    if header:
        return bool(header.key and header.issued and header.key.issuer in body.same | body.before and header.issued >= asked)
    told, number = mention.target.issued, number_key(normal_number(mention.target.number or ""))
    day, year = told.single if told else None, told.start.year if told and told.start else number.year if number else None
    made_since = day >= asked if day else bool(year and year >= asked.year)
    return made_since and bool(mention.target.issuers & (body.same | body.before))


def _judge(
    own: list[_Made], before: list[_Made], since: date, day: date, due: bool
) -> tuple[str, int | None, str | None]:
    living = [m for m in own if not m.ended and m.start <= day]
    if living:
        first = min(own, key=lambda m: (m.start, m.id))
        held = min(living, key=lambda m: (m.start, m.id))
        return (COVERED, 0, held.id) if first.start <= since or not due else (LATE, (first.start - since).days, held.id)
    if not due:
        return NOT_DUE, None, min((m.id for m in own), default=None)
    still = [m for m in before if not m.ended and m.start <= day]
    if still:
        return PREDECESSOR, (day - since).days, min(still, key=lambda m: (m.start, m.id)).id
    return NONE_FOUND, (day - since).days, None


def _made(library: Library, id: str) -> _Made | None:
    start = _first_day(library, id)
    return _Made(id, start, library.status(id).over) if start else None


def _extended(library: Library, id: str, body: Owing) -> bool:
    """Whether the new body has decided to apply its predecessor's document (Đ54.2 Luật 64/2025)."""
    sources = [library.header(link.source) for link in library.cited_by(id) if link.mention.relation == "ap_dung"]
    return any(h and h.key and unit_of(h.key.issuer) == body.unit for h in sources)
