"""Lapse with the parent: what the end of a document does to those that detail or amend it (domain.md 1.2, 4.4, 0.1 #2, 0.2 #2).

Always a sign for a person, never a fact. The law that governs is that of the day on which the parent ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from registry.law import rules
from registry.model import Event, Header, Link, Period
from registry.model.text import fold
from registry.validity.causes import effect
from registry.validity.provisions import UNNAMED, Tree, covers, located, whole_instrument

_REPLACED = ("thay_the", "sua_doi")
_AMENDING = re.compile(r"(?:(?:bộ )?luật |pháp lệnh |nghị định |nghị quyết |quyết định |thông tư )?(?:về việc |v/v )?(?:sửa đổi|bổ sung)(?!\w)")


@dataclass(frozen=True, slots=True)
class Parent:
    """A document that another says it details, or amends. link: that saying; events: what is known of it; tree: its provisions;
    heirs: ids of the documents on its subject among those that end it: a text that repeals the one before it replaces it.
    """

    link: Link
    id: str
    events: Sequence[Event]
    tree: Tree
    heirs: frozenset[str] = frozenset()


def details(link: Link) -> bool:
    """Whether the link says that its source details its target."""
    mention = link.mention
    return mention.relation == "quy_dinh_chi_tiet" and not mention.nested and not mention.weak and link.target is not None


def lapse_events(child: Header, parents: Iterable[Parent], since: date | None) -> tuple[Event, ...]:
    """What the ends of parents, or of the provisions detailed, mean for the child: a lapse where all that it details has ended,
    a lapse in part where some has, a doubt where the law of that day keeps it alive or is silent.

    since: the last day on which its makers still stood by it, of issue or of entry into force. Ends up to then are no lapse: it was
    made on a dead base, which is a matter for a check. An amending act details nothing of its own.
    """
    if _amending(child):
        return ()
    ended: dict[tuple[str, str], tuple[Parent, Event] | None] = {}
    for parent in parents:
        mention = parent.link.mention
        named = located(mention.provisions, mention.instrument, parent.tree) or whole_instrument(mention.instrument, parent.tree)
        for provision in named or ("",):
            ended.setdefault((parent.id, provision), _end(parent, provision, since))
    # What details a document as a whole says nothing more than what details provisions of it.
    exact = {id for id, provision in ended if provision}
    ended = {key: end for key, end in ended.items() if key[1] or key[0] not in exact or end}
    ends = [end for end in ended.values() if end]
    return tuple(_lapse(child, ends, all(ended.values()))) if ends else ()


def amends(link: Link) -> bool:
    """Whether the link says that its source amends its target."""
    mention = link.mention
    return mention.relation == "sua_doi_bo_sung" and not mention.nested and not mention.weak


def chain_events(child: Header, bases: Iterable[Parent], since: date | None) -> tuple[Event, ...]:
    """An act that only amends ends in practice with all that it amends (domain.md 4.4, 'amender chain'): a sign."""
    ends = [(base, _end(base, "", since)) for base in bases]
    found = [end for _, end in ends if end]
    if not found or len(found) < len(ends) or not _amending(child):
        return ()
    parent, event = max(found, key=lambda end: end[1].period.start or date.min)
    return (_event(child, parent, event, "het_theo_duoc_sua", (), ""),)


def _amending(child: Header) -> bool:
    return bool(_AMENDING.match(fold(child.title)))


def _end(parent: Parent, provision: str, since: date | None) -> tuple[Parent, Event] | None:
    ends = [e for e in parent.events if _hits(e, provision, parent.tree) and e.period.start and (not since or e.period.start > since)]
    first = min((e.period.start for e in ends if e.period.start), default=None)
    same = [e for e in ends if e.period.start == first]
    best = min(same, key=lambda e: (e.cause not in _REPLACED, e.cause, e.by), default=None)
    return (parent, best) if best else None


def _hits(event: Event, provision: str, tree: Tree) -> bool:
    if event.territory is not None or effect(event.cause) not in ("end", "change"):
        return False
    if not event.provisions:
        return True
    return bool(provision) and covers(event.provisions, provision, tree)


def _lapse(child: Header, ends: list[tuple[Parent, Event]], everything: bool) -> Iterable[Event]:
    judged = [(parent, event, *_outcome(parent, event)) for parent, event in ends]
    lapsed = [row for row in judged if row[2] == "ends"]
    whole = everything and len(lapsed) == len(judged)
    last = sorted(lapsed, key=lambda row: row[1].period.start or date.min)[-1:]
    for parent, event, _, law in last if whole else lapsed:
        yield _event(child, parent, event, "het_theo_goc", () if whole else (UNNAMED,), law)
    for parent, event, outcome, law in judged:
        if outcome != "ends":
            yield _event(child, parent, event, "goc_het", (), law)


def _outcome(parent: Parent, event: Event) -> tuple[str, str]:
    """'ends', 'goes_on' or 'silent' by the law of the day on which the parent ended, and its article."""
    found = rules.lapse_rule(event.period.start) if event.period.start else None
    if found is None:
        return "silent", ""
    replaced = event.cause in (*_REPLACED, "het_theo_goc") or event.by in parent.heirs
    if found.who == "replaced_or_amended" and not replaced:
        return "silent", found.article
    return "goes_on" if found.value == "continues" else "ends", found.article


def _event(child: Header, parent: Parent, event: Event, cause: str, provisions: tuple[str, ...], law: str) -> Event:
    period = Period(event.period.start, None)
    return Event(child.id, provisions, None, cause, period, law, "flag", parent.link.mention.place, "text", parent.id)
