"""Documents made by hand for tests of links, events, status and graph: a header, a tree, and what the text says of others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from registry.law.bodies import body_name
from registry.library import Library, MemoryShelf
from registry.model import (
    Clause,
    Component,
    DocKey,
    Document,
    EffectClause,
    Event,
    Header,
    Mention,
    Period,
    Place,
    Provision,
    Span,
    TargetKey,
)  # fmt: skip
from registry.model.keys import TYPE_NAMES, type_code
from registry.model.numbers import normal_number

DAY = date(2026, 11, 23)


def on(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def doc(
    number: str,
    issued: str,
    effect: str | None = None,
    *,
    issuer: str = "nghe-an.ubnd",
    type: str = "Quyết định",
    title: str = "",
    tree: Iterable[str] = ("main/dieu_1", "main/dieu_2", "main/dieu_2/khoan_1", "main/dieu_2/khoan_2", "main/dieu_3", "main/dieu_4"),
    says: Iterable[Mention] = (),
    effects: Iterable[EffectClause] = (),
    clauses: Iterable[Clause] = (),
    form: str | None = None,
) -> Document:
    """effect: first day of the whole, stated in Điều 3. The places of what it says are set to this document."""
    key = DocKey(issuer, type_code(type), normal_number(number), on(issued))
    year = len(number.split("/")) > 2
    header = Header(
        key.id, key, body_name(issuer), TYPE_NAMES[key.type], number, "", on(issued), None, title,
        form or ("normative" if year else "administrative"),
    )  # fmt: skip
    whole = [EffectClause(place("main/dieu_3", 30), "hieu_luc", Period(on(effect), None))] if effect else []
    return Document(
        header, _components(tuple(tree)),
        tuple(replace(m, place=replace(m.place, document=key.id)) for m in says),
        tuple(replace(e, place=replace(e.place, document=key.id)) for e in (*whole, *effects)),
        clauses=tuple(replace(c, place=replace(c.place, document=key.id)) for c in clauses),
    )  # fmt: skip


def _components(tree: tuple[str, ...]) -> tuple[Component, ...]:
    ids = sorted({"main", *(id.split("/")[0] for id in tree)}, key=lambda id: (id != "main", id))
    return tuple(
        Component(id, "", None, "", "x" * 400, tuple(_provision(p) for p in tree if p.split("/")[0] == id and "/" in p)) for id in ids
    )


def _provision(id: str) -> Provision:
    above, _, last = id.rpartition("/")
    return Provision(id, last.split("_")[0], last.split("_")[-1], None, above if "/" in above else None, Span(0, 400))


def place(provision: str, at: int = 0) -> Place:
    return Place("", provision.split("/")[0], provision, Span(at, at + 10), f"«{provision}»")


_COUNT = iter(range(1, 10**6))


def says(relation: str, target: Document, *provisions: str, at: str = "main/dieu_1", **more: Any) -> Mention:
    """A mention of another document by its number, date and issuer. period: 'YYYY-MM-DD' as its first day, or a Period."""
    key = target.header.key
    assert key
    period = more.pop("period", None)
    if isinstance(period, str):
        period = Period(on(period), None)
    where = more.pop("place", None) or place(at, 40 + next(_COUNT) % 300)
    wanted = TargetKey(
        target.header.type, target.header.number, None, Period.day(key.issued) if key.issued else None, target.header.issuer,
        frozenset({key.issuer}),
    )  # fmt: skip
    return Mention(where, wanted, relation, provisions, period=period, **more)


def begins(provision: str, day: str | None) -> EffectClause:
    kind, period = ("hieu_luc", Period(on(day), None)) if day else ("su_kien", Period())
    return EffectClause(place("main/dieu_3", 60), kind, period, (provision,))


def ends(day: str, *provisions: str) -> EffectClause:
    return EffectClause(place("main/dieu_3", 90), "het_han", Period(None, on(day)), provisions)


def library(*documents: Document, events: Iterable[Event] = (), day: date = DAY) -> Library:
    return Library(MemoryShelf(documents, events), day)
