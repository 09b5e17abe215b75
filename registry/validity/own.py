"""Events of a document that its own text, its issuer and the catalogue of acts tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from registry.law import bodies, rules, units
from registry.law.acts import Act, amenders, detailed, replacers
from registry.model import Document, Event, Header, Period
from registry.model.derived import Certainty
from registry.model.keys import TargetKey
from registry.model.numbers import same_number
from registry.model.spans import touches
from registry.validity.articles import article
from registry.validity.provisions import UNNAMED, Tree, covers
from registry.validity.territory import merged

NEVER = Period(date.max, None)
"""A first day that is not known: the provision waits for an event that its text does not date."""


def own_events(header: Header, document: Document | None, act: Act | None = None) -> tuple[Event, ...]:
    """Issue, entry into force, term, what the law adds to a text that is silent, and what became of its issuer's unit.

    document: None where only the header is known; act: the catalogue's row of the same act. The event of issue carries the
    territory of the issuer (None = the whole country).
    """
    found = [*_issue(header), *(_text(document) if document else ()), *(_catalogue(header.id, act) if act else ())]
    if not any(e.cause == "hieu_luc" and not e.provisions for e in found):
        found += _default(header)
    return (*found, *_unit(header), *(_temporary(document) if document else ()))


def settled(events: Iterable[Event], tree: Tree) -> Iterator[Event]:
    """Dates of the own text whose sentence was amended before they came are no longer facts: the new wording may say others."""
    known = tuple(events)
    changes = [e for e in known if e.cause == "sua_doi" and e.period.start]
    for event in known:
        place = event.evidence
        own = event.origin == "text" and not event.by and event.cause in ("hieu_luc", "het_han") and place is not None
        if own and place and any(_earlier(e, event) and covers(e.provisions, place.provision, tree) for e in changes):
            event = replace(event, certainty="flag")
        yield event


def _earlier(change: Event, event: Event) -> bool:
    return (change.period.start or date.max) < (event.period.start or date.max)


def home(header: Header) -> str | None:
    """The unit whose body issued the document; None for a central or unknown one."""
    return bodies.unit_of(header.key.issuer) if header.key else None


def _issue(header: Header) -> Iterator[Event]:
    unit = home(header)
    period = Period(header.issued, None)
    territory = frozenset({unit}) if unit else None
    yield Event(header.id, (), territory, "ban_hanh", period, "", "fact", None, "text")


def _text(document: Document) -> Iterator[Event]:
    for clause in document.effects:
        scope = document.id, clause.provisions, clause.territory
        if clause.kind == "su_kien":
            yield Event(*scope, "hieu_luc", NEVER, "", "flag", clause.place, "text")
        elif clause.kind == "hieu_luc" and clause.period.start:
            yield Event(*scope, "hieu_luc", Period(clause.period.start, None), "", "fact", clause.place, "text")
        if clause.period.end:
            end = clause.period.end
            yield Event(*scope, "het_han", Period(end, None), article("het_han", end), "fact", clause.place, "text")
    if not any(e.period.end and not e.provisions for e in document.effects):
        yield from _stage(document)


def _stage(document: Document) -> Iterator[Event]:
    """'giai đoạn 2021-2025' in the title or the effect article and no term: a sign from the first day after (domain.md 4.4)."""
    for clause in document.clauses:
        values = dict(clause.values)
        last = values.get("to", "")
        if clause.kind == "period_named" and values.get("where") in ("title", "effect") and last.isdigit() and int(last) < 9999:
            schools = values.get("what") in ("năm học", "niên khóa") and last != values.get("from")
            end = date(int(last), 9, 1) if schools else date(int(last) + 1, 1, 1)  # a school year ends in summer
            if until := values.get("until"):
                end = date.fromisoformat(until) + timedelta(days=1)
            period = Period(end, None)
            yield Event(document.id, (), None, "het_giai_doan", period, "", "flag", clause.place, "text")
            return


def _catalogue(id: str, act: Act) -> Iterator[Event]:
    if act.effective_from:
        yield Event(id, (), None, "hieu_luc", Period(act.effective_from, None), "", act.dated, None, "catalogue")
    if act.expired_on:
        cause, by = "thay_the" if act.replaced_by else "het_hieu_luc", ", ".join(a.id for a in replacers(act))
        law = article(cause, act.expired_on)
        yield Event(id, (), None, cause, Period(act.expired_on, None), law, act.ended, None, "catalogue", by)
    since = act.effective_from or act.issued or date.min
    for parent in detailed(act) if not act.expired_on else ():
        if parent.expired_on and since < parent.expired_on:
            yield Event(id, (), None, "goc_het", Period(parent.expired_on, None), "", "flag", None, "catalogue", parent.id)
    for amender in amenders(act):
        if amender.effective_from:
            period = Period(amender.effective_from, None)
            law = article("sua_doi", amender.effective_from)
            yield Event(id, (UNNAMED,), None, "sua_doi", period, law, act.dated, None, "catalogue", amender.id)


def _default(header: Header) -> Iterator[Event]:
    """2005 to 6-2016 the law itself set the day for a text that named none; later a silent text stays unknown."""
    if header.key is None or header.issued is None or header.form != "normative":
        return
    found = rules.default_effect(header.issued, bodies.level(header.key.issuer))
    if found:
        period = Period(header.issued + timedelta(days=found.days), None)
        yield Event(header.id, (), None, "hieu_luc", period, found.article, "flag", None, "text")


def _unit(header: Header) -> Iterator[Event]:
    """What the end of the issuer's unit does: a district's documents get a last day, a merged province's keep to its old land."""
    unit = units.unit(home(header) or "")
    if unit is None or unit.valid.end is None or header.key is None or (header.issued and header.issued >= unit.valid.end):
        return
    end = unit.valid.end
    if unit.level == "huyen" and header.form == "normative" and (found := rules.rule("district_documents", end, "huyen")):
        certainty: Certainty = "fact" if header.key.type in found.what.split() else "flag"
        period = Period(date.fromisoformat(found.value), None)
        yield Event(header.id, (), None, "cap_huyen", period, found.article, certainty, None, "catalogue")
    elif merged(unit):
        found = rules.rule("merger", end, "tinh")
        law = found.article if found else ""
        yield Event(header.id, (), frozenset({unit.id}), "sap_nhap", Period(end, None), law, "fact", None, "catalogue")


def _temporary(document: Document) -> Iterator[Event]:
    """Documents that rest on khoản 9 Điều 54 Luật 72/2025/QH15 end on a day of that law, unless replaced before (domain.md 0.1 #9)."""
    issued = document.header.issued
    found = rules.rule("l72_54_9", issued) if issued else None
    if found is None:
        return
    for mention in document.mentions:
        key = mention.target
        law = isinstance(key, TargetKey) and key.number and same_number(key.number, "72/2025/QH15") and not mention.nested
        if law and any(touches(p, "dieu_54/khoan_9") and p.startswith("dieu_54/khoan_9") for p in mention.provisions):
            period = Period(date.fromisoformat(found.value), None)
            yield Event(document.id, (), None, "luat_72_54_9", period, found.article, "flag", mention.place, "text")
            return
