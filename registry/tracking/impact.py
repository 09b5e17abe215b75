"""What a changed act touches: the statutory trigger of rà soát (Điều 39 Nghị định 79/2025/NĐ-CP).

A document is to be reviewed where its căn cứ, what it details or what it refers to names an act that was amended, replaced, repealed,
suspended or ended after the document was made (Điều 39 NĐ 79/2025; before, Điều 142, 145 NĐ 34/2016).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from registry.law import acts
from registry.model import Event, Library, Link, Place
from registry.model.spans import any_touches
from registry.validity import effect

# How near the tie is: what details an act is touched first, a mere reference last.
TIES = ("quy_dinh_chi_tiet", "can_cu", "dan_chieu")
_CHANGES = frozenset({"end", "change", "doubt", "suspend", "unclear"})
_ANSWERS = frozenset({"end", "change", "keep", "extend", "suspend"})


@dataclass(frozen=True, slots=True)
class Impact:
    """One local document and one changed act. tie: the nearest of TIES; places: the mentions; changes: events of the act after the
    document was made that touch what it names; done: events of the document since the first change ('' nothing seen).
    """

    document: str
    act: str
    tie: str
    places: tuple[Place, ...]
    changes: tuple[Event, ...]
    done: tuple[Event, ...]


def impact(library: Library, act: str, since: date | None = None) -> list[Impact]:
    """Documents held that have not certainly ended on library.day and that the changes of `act`, or those that it made to others, touch.

    since: only changes that take effect from this day. By tie, then document.
    """
    rows = [row for changed in changed_by(library, act) for row in _of(library, changed, act, since)]
    return sorted(rows, key=lambda r: (TIES.index(r.tie), r.document, r.act))


def changed_by(library: Library, act: str) -> tuple[str, ...]:
    """The act itself and every act that it amends, replaces, repeals or suspends, as texts and the catalogue tell."""
    found = {act}
    for link in library.links(act):
        if link.target and link.mention.relation in ("thay_the", "bai_bo", "sua_doi_bo_sung", "ngung_hieu_luc", "dinh_chi"):
            found.add(link.target)
    for other in acts.all_acts():
        if act in {a.id for a in (*acts.amenders(other), *acts.replacers(other))}:
            found.add(other.id)
    return tuple(sorted(found))


def _of(library: Library, changed: str, trigger: str, since: date | None) -> Iterator[Impact]:
    own = changed == trigger
    events = [
        e
        for e in library.events(changed)
        if effect(e.cause) in _CHANGES
        and e.period.start
        and e.period.start <= library.day
        and (since is None or e.period.start >= since)
        and (own or trigger in e.by.split(", "))
    ]
    if not events:
        return
    held = frozenset(library.ids())
    citing: dict[str, list[Link]] = defaultdict(list)
    for link in library.cited_by(changed):
        if link.source in held and link.source != trigger and link.mention.relation in TIES and not link.mention.nested:
            citing[link.source].append(link)
    for document, links in citing.items():
        yield from _row(library, document, changed, links, events)


def _row(library: Library, document: str, act: str, links: list[Link], events: Iterable[Event]) -> Iterator[Impact]:
    header = library.header(document)
    if header is None or header.issued is None or library.status(document).over:
        return
    named = [p for link in links for p in link.mention.provisions]
    whole = any(not link.mention.provisions for link in links)
    after = [e for e in events if e.period.start and e.period.start > header.issued]
    touching = [e for e in after if whole or not e.provisions or any_touches(named, map(_bare, e.provisions))]
    if touching:
        first = min(e.period.start for e in touching if e.period.start)
        done = [
            e
            for e in library.events(document)
            if _answers(e) and e.period.start and e.period.start >= first
        ]
        tie = min((link.mention.relation for link in links), key=TIES.index)
        yield Impact(document, act, tie, tuple(k.mention.place for k in links), tuple(touching), tuple(done))


def _answers(event: Event) -> bool:
    """Whether somebody has acted on the document; a sign that it went with its parent is nobody's act."""
    kind = effect(event.cause)
    return kind in _ANSWERS and bool(event.by) and (kind != "end" or event.certainty == "fact")


def _bare(provision: str) -> str:
    """'main/dieu_5' -> 'dieu_5', as mentions name provisions of others."""
    head, _, rest = provision.partition("/")
    return rest if head[:3] in ("mai", "att", "app") and rest else provision
