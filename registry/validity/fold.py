"""Status on a day: a fold over dated events, for a document or a provision, in a territory (domain.md 0.1, 0.2, 4.4).

The days on which anything begins or ends cut time into stretches; each stretch gets one of the six words, and neighbours with
the same word make the period of the status. It is a fact where the word is the same without the events that are only signs,
and no doubt touches it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from registry.model import Event, Period, Status
from registry.model.derived import ENDED, IN_FORCE, NOT_YET, PARTLY, SUSPENDED, UNKNOWN, Certainty
from registry.validity.causes import effect
from registry.validity.incoming import start_rank
from registry.validity.own import NEVER
from registry.validity.provisions import NOWHERE, Tree
from registry.validity.scope import Scope

Timeline = tuple[tuple[Period, Status], ...]
"""Stretches of time in order, without gap, each with its status; the period of the status is that of its word."""

Told = tuple[str, tuple[Event, ...]]
_SIGNS = ("het_theo_goc", "het_theo_duoc_sua", "goc_het", "bai_bo_chung", "nghi_het", "het_giai_doan")
"""Causes that an announcement that the document goes on (công bố tiếp tục có hiệu lực) puts at rest."""


def status(
    events: Iterable[Event], provision: str | None, day: date, territory: str | None = None, tree: Tree = NOWHERE
) -> Status:
    """The status on `day`. provision with its component ('main/dieu_2'), None = the document; territory: unit id, None = all its own.

    period: first day of that word and first day of the next one. because: the events that decide, earliest first.
    Nothing known gives 'chưa xác định' as a flag; so does a territory in which the document does not apply.
    """
    return on(timeline(events, provision, territory, tree), day)


def on(timeline: Timeline, day: date) -> Status:
    return next((told for stretch, told in timeline if day in stretch), Status(UNKNOWN, "flag", Period()))


def timeline(
    events: Iterable[Event], provision: str | None = None, territory: str | None = None, tree: Tree = NOWHERE
) -> Timeline:
    """Every status that the document or provision has over time."""
    known = tuple(sorted(set(events), key=order))
    issued = next((e for e in known if e.cause == "ban_hanh"), None)
    scope = Scope(provision, territory, tree, issued.territory if issued else None)
    days = sorted({d for e in known for d in (e.period.start, e.period.end) if d and d != NEVER.start})
    told = [(Period(a, b), *_at(scope, known, a or date.min)) for a, b in zip([None, *days], [*days, None])]
    found: list[tuple[Period, Status]] = []
    for word, group in groupby(told, key=lambda row: row[1]):
        rows = list(group)
        first = issued.period.start if word == NOT_YET and issued and rows[0][0].start is None else rows[0][0].start
        whole = Period(first, rows[-1][0].end)
        found += ((stretch, Status(word, certainty, whole, because)) for stretch, _, certainty, because in rows)
    return tuple(found)


def order(event: Event) -> tuple[object, ...]:
    """Earliest first; then by everything that tells two events apart."""
    place = event.evidence
    told = (place.document, place.component, place.span.start, place.span.end) if place else ("", "", 0, 0)
    start, end = event.period.start or date.min, event.period.end or date.max
    return start, event.cause, event.provisions, event.by, event.origin, end, sorted(event.territory or ()), event.certainty, *told


def _at(scope: Scope, events: Sequence[Event], day: date) -> tuple[str, Certainty, tuple[Event, ...]]:
    word, because = _word(scope, events, day)
    sure, _ = _word(scope, [e for e in events if e.certainty == "fact"], day)
    doubts = _doubts(scope, events, day) if word == IN_FORCE else _orphaned(scope, events, day) if word == PARTLY else ()
    certain = word == sure and not doubts and word != UNKNOWN
    return word, "fact" if certain else "flag", tuple(sorted({*because, *doubts}, key=order))


def _word(scope: Scope, events: Sequence[Event], day: date) -> Told:
    active = [e for e in events if day in e.period]
    if not scope.applies(active):
        return UNKNOWN, tuple(e for e in events if e.cause == "ban_hanh")
    ended = _ended(scope, active)
    if ended:
        return ENDED, ended
    start = _start(scope, events)
    if start is None or start.period == NEVER:
        return UNKNOWN, (start,) if start else ()
    if start.period.start and day < start.period.start:
        return NOT_YET, (start,)
    suspended = tuple(e for e in active if effect(e.cause) == "suspend" and scope.whole(e) and not _lifted(scope, e, active))
    if suspended:
        return SUSPENDED, suspended
    resting = tuple(e for e in active if effect(e.cause) == "suspend" and scope.part(e) and not _lifted(scope, e, active))
    changed = _parts(scope, active)
    if changed:
        return PARTLY, (*changed, *resting)
    unclear = tuple(e for e in active if effect(e.cause) == "unclear" and scope.touches(e) and not _saved(scope, e, active))
    if unclear:
        return UNKNOWN, unclear
    # A new wording ends nothing of what it words anew, but whoever asks for the provision must hear of it.
    more = (e for e in active if effect(e.cause) in ("keep", "extend", "change") or e.cause == "sap_nhap")
    return IN_FORCE, (start, *(e for e in more if scope.touches(e)), *resting)


def _start(scope: Scope, events: Sequence[Event]) -> Event | None:
    """The event that gives the first day; for a provision that the text does not have, its insertion."""
    if scope.unknown:
        inserted = [e for e in events if e.cause == "bo_sung" and e.provisions and scope.whole(e)]
        return min(inserted, key=order, default=None)
    starts = [e for e in events if effect(e.cause) == "start" and scope.touches(e)]
    starts = [e for e in starts if not e.provisions or set(e.provisions) & set(scope.held)]
    return min(starts, key=lambda e: start_rank(e, scope.held), default=None)


def _ended(scope: Scope, active: Sequence[Event]) -> tuple[Event, ...]:
    ends = [e for e in active if effect(e.cause) == "end" and not _saved(scope, e, active)]
    whole = tuple(e for e in ends if scope.whole(e) and not _excepted(scope, e, active))
    if whole or scope.provision or not scope.tree:
        return whole
    inside = [e for e in ends if e.provisions and e.territory is None]
    articles = [id for id in scope.tree if id.rpartition("/")[2].startswith("dieu_")] if inside else []
    gone = {p for e in inside for p in e.provisions}
    if articles and all(gone & {id, *Scope(id, None, scope.tree, None).held} for id in articles):
        return tuple(inside)
    return ()


def _parts(scope: Scope, active: Sequence[Event]) -> tuple[Event, ...]:
    """Ends and changes of a part, and an end of the whole that leaves an exception."""
    found = [e for e in active if effect(e.cause) in ("end", "change") and not _saved(scope, e, active)]
    excepted = [e for e in found if effect(e.cause) == "end" and scope.whole(e) and _excepted(scope, e, active)]
    return (*(e for e in found if scope.part(e)), *excepted)


def _saved(scope: Scope, event: Event, active: Sequence[Event]) -> bool:
    """Whether something active says that what is asked about goes on in spite of the event."""
    for keep in active:
        if effect(keep.cause) != "keep" or not scope.whole(keep):
            continue
        exception = bool(keep.provisions) and keep.by == event.by
        prolonged = event.cause == "het_han" and keep.by != event.by
        if exception or prolonged or event.cause in _SIGNS or keep.origin == "person":
            return True
    return False


def _excepted(scope: Scope, event: Event, active: Sequence[Event]) -> bool:
    """Whether a part is said to go on: 'hết hiệu lực, trừ khoản 2 Điều 2 tiếp tục được áp dụng …'."""
    keeps = (e for e in active if effect(e.cause) == "keep" and e.provisions and scope.part(e))
    return any(keep.by == event.by or event.cause in _SIGNS for keep in keeps)


def _lifted(scope: Scope, event: Event, active: Sequence[Event]) -> bool:
    since = event.period.start or date.min
    return any(effect(e.cause) == "keep" and scope.whole(e) and (e.period.start or date.min) >= since for e in active)


def _orphaned(scope: Scope, events: Sequence[Event], day: date) -> tuple[Event, ...]:
    """That what the document details has ended leaves what is left of it in doubt, too."""
    active = [e for e in events if day in e.period]
    return tuple(e for e in active if e.cause == "goc_het" and scope.touches(e) and not _saved(scope, e, active))


def _doubts(scope: Scope, events: Sequence[Event], day: date) -> tuple[Event, ...]:
    """What makes 'còn hiệu lực' a sign: doubts, insertions (0.2 #1), and a new wording of all that holds the provision."""
    active = [e for e in events if day in e.period]
    found = [e for e in active if effect(e.cause) == "doubt" and scope.touches(e) and not _saved(scope, e, active)]
    if scope.unknown:
        found = [e for e in found if e.cause != "bo_sung" or e.certainty == "flag"]
    rewritten = [e for e in active if effect(e.cause) == "change" and scope.whole(e) and scope.provision not in e.provisions]
    return (*found, *rewritten)
