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

from registry.extracting.measures import words
from registry.law.bodies import unit_of
from registry.model import Delegation, Document, Header, Library, Link
from registry.model.derived import ENDED, NOT_YET, UNKNOWN
from registry.model.spans import touches
from registry.tracking.bodies import Bodies, Owing

NONE_FOUND, PREDECESSOR, COVERED, LATE, NOT_DUE = STATES = (
    "none found", "covered by predecessor only", "covered", "late", "not yet due",
)  # fmt: skip
DETAILS, NAMES, RESTS = 3, 2, 1
# How much of the delegation's words the implementing document's title and scope must hold, by what it says of the provision.
ENOUGH = {DETAILS: 0.0, NAMES: 0.25, RESTS: 0.6}
_WEAK_WORDS = frozenset((
    "chi", "tiết", "khoản", "điều", "điểm", "hướng", "dẫn", "thi", "hành", "biện", "pháp", "nội", "dung", "cấp",
    "tỉnh", "nhân", "dân", "địa", "phương", "ủy", "ban",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overdue:
    """One delegation and one body. since: first day of the delegating provision; days: from it to the effect of the implementing
    document (late), to the day asked (none found, predecessor only), 0 (covered), None (not yet due).

    implementing: id of the document that covers, or of the predecessor's; body_since: first day of a body that came later.
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


@dataclass(frozen=True, slots=True)
class _Made:
    """A document of the body that may carry the delegation out, with its first day."""

    id: str
    start: date
    ended: bool


def overdue(library: Library) -> list[Overdue]:
    """Every delegation of the documents held to local bodies, on library.day; by document, provision in reading order, body.

    Delegations to make norms only (kind ban_hanh); to central bodies none; of provisions that have certainly
    ended none: where there is only a sign of it, what was asked for is still asked for.
    """
    headers = [h for id in library.ids() if (h := library.header(id))]
    bodies = Bodies(headers, library.day)
    rows: list[Overdue] = []
    for header in headers:
        document = library.document(header.id)
        asked = [d for d in document.delegations if d.kind == "ban_hanh"] if document else []
        if document and asked:
            rows += _of_document(library, document, header, asked, bodies)
    return rows


def _of_document(
    library: Library, document: Document, header: Header, asked: Sequence[Delegation], bodies: Bodies
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
                yield _row(library, document, delegation, body, since, due, links)


def _since(library: Library, id: str, provision: str) -> tuple[date | None, bool]:
    """(first day of effect, whether it has come); None where that is unknown or the provision has certainly ended."""
    status = library.status(id, provision)
    if status.word == NOT_YET:
        return status.period.end, False
    if status.word == UNKNOWN or (status.word == ENDED and status.certainty == "fact"):
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
    library: Library, document: Document, delegation: Delegation, body: Owing, since: date, due: bool,
    links: dict[str, list[Link]],
) -> Overdue:
    own: list[_Made] = []
    before: list[_Made] = []
    for source in sorted(links):
        header = library.header(source)
        issuer = header.key.issuer if header and header.key else ""
        if issuer not in body.same and issuer not in body.before:
            continue
        if _carries_out(library, document, delegation, source, links[source]) and (made := _made(library, source)):
            (own if issuer in body.same else before).append(made)
    extended = [made for made in before if _extended(library, made.id, body)]
    state, days, which = _judge(own or extended, before, since, library.day, due)
    later = body.since if body.since and body.since > since else None
    place = delegation.place
    return Overdue(
        place.document, place.provision, body.name, body.unit, since, state, days, which, place.quote, later
    )


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
    return _Made(id, start, library.status(id).word == ENDED) if start else None


def _extended(library: Library, id: str, body: Owing) -> bool:
    """Whether the new body has decided to apply its predecessor's document (Đ54.2 Luật 64/2025)."""
    sources = [library.header(link.source) for link in library.cited_by(id) if link.mention.relation == "ap_dung"]
    return any(h and h.key and unit_of(h.key.issuer) == body.unit for h in sources)


def _carries_out(library: Library, document: Document, delegation: Delegation, source: str, links: Sequence[Link]) -> bool:
    """Whether `source` details the provision, names it and is on its subject, or rests on the document and is on its subject."""
    strength = max((_strength(link, delegation) for link in links), default=0)
    says_which = any(link.mention.relation == "quy_dinh_chi_tiet" and link.mention.provisions for link in links)
    if not strength or (strength == RESTS and says_which):
        return False
    wanted = _subject(document, delegation)
    held = _said(library, source)
    share = len(wanted & held) / len(wanted) if wanted else 0.0
    return share >= ENOUGH[strength]


def _strength(link: Link, delegation: Delegation) -> int:
    """What one mention says of the delegating provision: details it, names it, rests on its document, or 0."""
    mention = link.mention
    wanted = delegation.place.provision.split("/", 1)[-1] if "/" in delegation.place.provision else ""
    named = [p for p in mention.provisions if wanted and touches(p, wanted)]
    article = wanted.split("/")[0]
    if mention.provisions and not named:
        return 0
    if mention.relation == "quy_dinh_chi_tiet":
        exact = any(p.count("/") >= wanted.count("/") or p == article for p in named)
        return DETAILS if exact else NAMES
    if named:
        return DETAILS if any(p == wanted and "/" in p for p in named) and mention.place.provision.endswith("/title") else NAMES
    return RESTS if mention.relation in ("can_cu", "quy_dinh_chi_tiet") else 0


def _subject(document: Document, delegation: Delegation) -> frozenset[str]:
    """The words of what is to be regulated, with those of the article's heading where it says little ('chi tiết Điều này')."""
    told = words(delegation.subject) - _WEAK_WORDS
    if len(told) >= 4:
        return told
    article = "/".join(delegation.place.provision.split("/")[:2])
    provision = document.provision(article)
    return told | (words(provision.heading) - _WEAK_WORDS if provision and provision.heading else frozenset())


def _said(library: Library, id: str) -> frozenset[str]:
    """The words of a document's title and of the headings of its articles."""
    document = library.document(id)
    if document is None:
        return frozenset()
    headings = [p.heading for c in document.components for p in c.provisions if p.heading and p.kind == "dieu"]
    titles = [c.title for c in document.components if c.title]
    return frozenset(w for text in (document.header.title, *titles, *headings) for w in words(text))
