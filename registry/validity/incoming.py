"""Events of a document that other documents cause: repeal, replacement, amendment, suspension, continuation, application."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from registry.law import bodies, rules
from registry.model import Clause, Event, Header, Link, Mention, Period
from registry.model.derived import Certainty
from registry.model.keys import TargetKey
from registry.model.spans import touches
from registry.validity.articles import article
from registry.validity.authority import Power, power
from registry.validity.own import NEVER
from registry.validity.provisions import NOWHERE, UNNAMED, Tree, lineage, located, whole_instrument

CAUSED = {
    "bai_bo": "bai_bo", "thay_the": "thay_the", "sua_doi_bo_sung": "sua_doi", "ngung_hieu_luc": "ngung", "dinh_chi": "dinh_chi",
    "dinh_chinh": "dinh_chinh", "tiep_tuc": "tiep_tuc", "ap_dung": "ap_dung", "cong_bo": "cong_bo",
}  # fmt: skip
"""Relation of a mention -> cause of the event on what it names."""

_ENDING = frozenset({"bai_bo", "thay_the", "sua_doi"})
_NEEDS_POWER = frozenset({*_ENDING, "bo_sung", "ngung", "dinh_chi"})
GROUND = "repeal_ground"
"""Kind of clause that states why an administrative act repeals a normative one (khoản 3 Điều 4 NĐ 78/2025)."""


@dataclass(frozen=True, slots=True)
class Citing:
    """A document with links into another. own: its own_events(); clauses: what its text says else; ended: when another
    document ended it; void: that was before it began."""

    header: Header
    own: tuple[Event, ...]
    clauses: tuple[Clause, ...] = ()
    void: bool = False
    ended: date | None = None


def first_day(own: Iterable[Event], provision: str = "", tree: Tree = NOWHERE) -> tuple[date | None, Certainty]:
    """When a provision of a document takes effect by its own text and the catalogue; (None, 'flag') where nobody says."""
    held = lineage(provision, tree) if provision else ()
    starts = [e for e in own if e.cause == "hieu_luc" and (not e.provisions or set(e.provisions) & set(held))]
    if not starts:
        return None, "flag"
    best = min(starts, key=lambda e: start_rank(e, held))
    if best.period == NEVER:
        return None, "flag"
    return best.period.start, best.certainty


def start_rank(event: Event, held: tuple[str, ...]) -> tuple[int, int, str, int]:
    """Which of several first days counts: the nearest provision's, then a person's, the catalogue's, an amender's, the first in the text."""
    near = min((held.index(p) for p in event.provisions if p in held), default=len(held))
    origin = {"person": 0, "catalogue": 1, "text": 3}[event.origin] - (event.origin == "text" and bool(event.by))
    place = event.evidence
    return near, origin, place.component if place else "", place.span.start if place else 0


def incoming_events(target: Header, links: Iterable[tuple[Citing, Link]], tree: Tree) -> tuple[Event, ...]:
    """The events that resolved links into `target` tell; tree: of the target, {} where its text is not held."""
    by_source: dict[str, list[tuple[Citing, Link]]] = defaultdict(list)
    for citing, link in links:
        if link.source != target.id and link.mention.relation in CAUSED and not (link.mention.nested or link.mention.weak):
            by_source[link.source].append((citing, link))
    found: list[Event] = []
    for source in sorted(by_source):
        citing = by_source[source][0][0]
        if not citing.void:
            mentions = _telling([link.mention for _, link in by_source[source]])
            found += (event for mention in mentions for event in _events(target, citing, mention, tree))
            found += _moved(target, citing, mentions, tree)
    return tuple(dict.fromkeys(_amended_insertions(found)))


def _amended_insertions(events: list[Event]) -> Iterator[Event]:
    """An insertion of what an earlier document inserted is an amendment of it."""
    first: dict[str, Event] = {}
    for event in sorted((e for e in events if e.cause == "bo_sung"), key=lambda e: (e.period.start or date.min, e.by)):
        for provision in event.provisions:
            first.setdefault(provision, event)
    for event in events:
        again = event.cause == "bo_sung" and all(first[p].by != event.by for p in event.provisions)
        yield replace(event, cause="sua_doi") if again else event


def _moved(target: Header, citing: Citing, mentions: list[Mention], tree: Tree) -> Iterator[Event]:
    """A first day that an amendment moves: its quoted text says when the amended document takes effect."""
    amended = [m.place.provision for m in mentions if m.relation == "sua_doi_bo_sung"]
    for clause in citing.clauses:
        day = dict(clause.values).get("from", "")
        if clause.kind == "effect_of_other" and day and any(touches(clause.place.provision, at) for at in amended):
            provisions = located(dict(clause.values).get("provisions", "").split(), None, tree)
            period = Period(date.fromisoformat(day), None)
            event = Event(target.id, provisions, None, "hieu_luc", period, "", "fact", clause.place, "text", citing.header.id)
            if power(citing.header, target) != "none":
                yield event


def _telling(mentions: list[Mention]) -> list[Mention]:
    """What remains when titles, vague wholes and half sentences give way to the articles that say the same exactly."""
    mentions = sorted(mentions, key=lambda m: (_zone(m), m.place.component, m.place.span))
    if any(not _zone(m) for m in mentions):
        mentions = [m for m in mentions if not _zone(m)]
    if any(m.relation == "tiep_tuc" and not m.provisions for m in mentions):
        # 'Chấm dứt việc đình chỉ thi hành Quyết định …; Quyết định … tiếp tục có hiệu lực'
        mentions = [m for m in mentions if m.relation not in ("dinh_chi", "ngung_hieu_luc")]
    if any(m.provisions and CAUSED[m.relation] in _ENDING for m in mentions):
        mentions = [m for m in mentions if not _vague(m)]
    return mentions


def _zone(mention: Mention) -> bool:
    return mention.place.provision.rsplit("/", 1)[-1] in ("title", "can_cu", "header", "closing")


def _vague(mention: Mention) -> bool:
    """'Bãi bỏ một phần …', 'Sửa đổi, bổ sung một số điều của …': the part is named elsewhere, if at all."""
    return not mention.provisions and (mention.partial or mention.relation == "sua_doi_bo_sung")


def _events(target: Header, citing: Citing, mention: Mention, tree: Tree) -> Iterator[Event]:
    cause = CAUSED[mention.relation]
    period, certainty = effect_period(citing.header, citing.own, mention)
    if mention.provisions:
        provisions = located(mention.provisions, mention.instrument, tree)
    elif _vague(mention):
        provisions, certainty = (UNNAMED,), "flag" if cause == "sua_doi" else certainty
    else:
        provisions = whole_instrument(mention.instrument, tree)
    event = Event(
        target.id, provisions, None, cause, period, article(cause, period.start), certainty, mention.place, "text", citing.header.id
    )
    if cause == "tiep_tuc" and mention.provisions:
        event = replace(event, certainty="flag")  # 'trừ khoản 2 … tiếp tục áp dụng đối với hồ sơ đã tiếp nhận': for whom, a person says
    if cause == "ap_dung":
        unit = bodies.unit_of(citing.header.key.issuer) if citing.header.key else None
        event = replace(event, territory=frozenset({unit}) if unit else None)
    if cause in ("ngung", "dinh_chi") and citing.ended and citing.ended < (event.period.end or date.max):
        event = replace(event, period=Period(event.period.start, citing.ended))  # the suspension goes with the act that ordered it
    if cause in _ENDING and (land := _land(citing, mention)):
        event = replace(event, territory=land)
    if cause in _NEEDS_POWER:
        event = _judged(event, citing, target)
    yield from _insertions(event, tree) if event.cause == "sua_doi" and mention.provisions else (event,)


def _land(citing: Citing, mention: Mention) -> frozenset[str]:
    """Where alone the target ends, as the sentence or the line above it says: 'không áp dụng trên địa bàn xã …'."""
    for clause in citing.clauses:
        held = mention.place.span in clause.place.span or mention.place.provision.startswith(f"{clause.place.provision}/")
        if clause.kind == "not_applied" and clause.place.component == mention.place.component and held:
            return frozenset(dict(clause.values).get("units", "").split())
    return frozenset()


def effect_period(citing: Header, own: Iterable[Event], mention: Mention) -> tuple[Period, Certainty]:
    """When what a mention says of its target takes effect: from the day that the sentence names, else from that of the citing provision; an undated text counts from its issue, as a sign."""
    said = mention.period or Period()
    end = said.end if mention.relation in ("ngung_hieu_luc", "dinh_chi", "tiep_tuc", "ap_dung") else None
    if said.start:
        return Period(said.start, end), "fact"
    start, certainty = first_day(own, mention.place.provision)
    if start is None:
        return Period(citing.issued or date.max, end), "flag"
    return Period(start, end), certainty


def _insertions(event: Event, tree: Tree) -> Iterator[Event]:
    """A provision that the target does not have is inserted, and ends no old wording (domain.md 0.2 #1)."""
    if not tree:
        yield event
        return
    new = tuple(p for p in event.provisions if p not in tree and _above(p, tree))
    unseen = tuple(p for p in event.provisions if p not in tree and p not in new)
    old = tuple(p for p in event.provisions if p in tree)
    if old:
        yield replace(event, provisions=old)
    if unseen:
        yield replace(event, provisions=unseen, certainty="flag")
    if new:
        yield replace(event, provisions=new, cause="bo_sung")


def _above(provision: str, tree: Tree) -> bool:
    """Whether the place for a new provision is there: the article of a new khoản, the component of a new article."""
    return provision.rpartition("/")[0] in tree


def _judged(event: Event, citing: Citing, target: Header) -> Event:
    """The event with what the citing body's power and form make of it (domain.md 0.1 #4, 0.2 #5, #10)."""
    held = power(citing.header, target)
    if held == "none":
        return replace(event, cause="trai_tham_quyen", certainty="flag", law=article("trai_tham_quyen", event.period.start))
    if held == "doubtful":
        return replace(event, certainty="flag")
    if held == "commune":
        return _in_commune(event, citing)
    wrong_form = citing.header.form != "normative" and target.form == "normative"
    if wrong_form and held in ("own", "successor") and event.cause in _ENDING:
        return _administrative(event, citing, held)
    return event


def _in_commune(event: Event, citing: Citing) -> Event:
    """A commune ends a district's document for its own land only (khoản 2 Điều 3 Luật 87/2025)."""
    unit = bodies.unit_of(citing.header.key.issuer) if citing.header.key else None
    found = rules.rule("district_documents", event.period.start, "huyen") if event.period.start else None
    event = replace(event, territory=frozenset({unit}) if unit else None)
    return replace(event, law=found.article) if found else replace(event, certainty="flag")


def _administrative(event: Event, citing: Citing, held: Power) -> Event:
    """A normative document ended by an administrative act of its own issuer, or of the body that came after it."""
    day = citing.header.issued or event.period.start
    if day is None:
        return replace(event, certainty="flag")
    merger = rules.rule("merger", day, "tinh")
    if held == "successor" and merger and merger.value == "administrative_or_normative":
        return replace(event, law=merger.article)
    ground = rules.rule("administrative_repeal", day)
    if ground and any(c.kind == GROUND for c in citing.clauses):
        return replace(event, law=ground.article)
    return replace(event, law=ground.article if ground else event.law, certainty="flag")


def doubt_events(target: Header, links: Iterable[tuple[Citing, Link]]) -> Iterator[Event]:
    """Signs from links that may mean `target` but do not say so clearly: another date or name, or several documents of the number.

    Only what a body with power over the target says, and only where the issuer that it names can be this one.
    """
    for citing, link in links:
        mention = link.mention
        known = isinstance(mention.target, TargetKey) and mention.target.issuers
        other_body = known and target.key and target.key.issuer not in known
        aside = mention.nested or mention.weak or _zone(mention) or CAUSED.get(mention.relation) not in _ENDING
        if aside or other_body or citing.void or link.source == target.id or power(citing.header, target) in ("none", "doubtful"):
            continue
        period, _ = effect_period(citing.header, citing.own, mention)
        provisions = located(mention.provisions, mention.instrument, NOWHERE) or ((UNNAMED,) if _vague(mention) else ())
        cause = "khong_khop" if link.state == "mismatch" and not provisions else "chua_ro"
        yield Event(target.id, provisions, None, cause, period, "", "flag", mention.place, "text", citing.header.id)
