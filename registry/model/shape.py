"""The published shape of one document: what `parse` and `show` print, and what the gold is written in."""

from __future__ import annotations

from typing import Any

from registry.model.document import Document, EffectClause, Mention
from registry.model.keys import TargetKey
from registry.model.numbers import normal_number
from registry.model.text import squeeze

_PUBLISHED = frozenset({
    "can_cu", "thay_the", "bai_bo", "sua_doi_bo_sung", "dinh_chinh", "dinh_chi", "ngung_hieu_luc", "quy_dinh_chi_tiet", "dan_chieu",
})  # fmt: skip


def shape(document: Document) -> dict[str, Any]:
    """The document as parse prints it: strings as printed with white space collapsed, dates in ISO."""
    header = document.header
    return {
        "header": {
            "issuer": header.issuer,
            "type": header.type,
            "number": header.number,
            "place": header.place,
            "issued": header.issued.isoformat() if header.issued else None,
            "title": squeeze(header.title),
            "signers": [{"name": s.name, "position": s.position, "authority": s.authority} for s in header.signers],
            "normative": header.form == "normative",
        },
        "effect": effect(document),
        "components": [{"id": c.id, "kind": c.kind, "title": squeeze(c.title) if c.title else None} for c in document.components],
        "nodes": [p.id for c in document.components if not c.id.startswith("app") for p in c.provisions],
        "headings": headings(document),
        "citations": [citation(m) for m in document.mentions],
        "lapses": lapses(document),
        "delegations": [
            {"at": d.place.provision, "to": ", ".join(sorted(d.to)), "what": d.subject, "kind": d.kind}
            for d in document.delegations
        ],
        "notes": list(document.warnings),
    }


def headings(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for component in document.components:
        for provision in component.provisions:
            if provision.heading and not component.id.startswith("app"):
                found.setdefault(provision.id, squeeze(provision.heading))
    return found


def effect(document: Document) -> dict[str, Any]:
    """The first day of effect of the whole and the end of its term (the last day, inclusive, as people read it)."""
    start = next((e for e in document.effects if e.kind == "hieu_luc" and not e.provisions and e.period.start), None)
    end = next((e for e in document.effects if e.kind == "het_han" and not e.provisions and e.period.end), None)
    return {"from": _day(start, "start"), "to": _day(end, "end"), "quote": squeeze(start.place.quote) if start else None}


def _day(clause: EffectClause | None, side: str) -> str | None:
    if clause is None:
        return None
    day = clause.period.start if side == "start" else clause.period.end
    if day is not None and side == "end":
        day = day.fromordinal(day.toordinal() - 1)
    return day.isoformat() if day else None


def citation(mention: Mention) -> dict[str, Any]:
    target = mention.target
    told: dict[str, Any] = {
        "at": mention.place.provision,
        "quote": squeeze(mention.place.quote),
        "target": _target(target) if isinstance(target, TargetKey) else {"self": target},
        "provisions": list(mention.provisions),
        "relation": mention.relation if mention.relation in _PUBLISHED else "dan_chieu",
    }
    return told | {name: True for name in ("nested", "weak", "implied") if getattr(mention, name)}


def _target(target: TargetKey) -> dict[str, Any]:
    day = target.issued.single if target.issued else None
    return {
        "type": target.type, "number": target.number, "name": target.name,
        "issued": day.isoformat() if day else None, "issuer": target.issuer,
    }  # fmt: skip


def lapses(document: Document) -> list[str]:
    """Numbers of the documents that this one states to replace or repeal as a whole, each once."""
    found: dict[str, str] = {}
    for m in document.mentions:
        whole = m.relation in ("thay_the", "bai_bo") and not (m.provisions or m.nested or m.weak or m.partial)
        if whole and isinstance(m.target, TargetKey) and m.target.number:
            found.setdefault(normal_number(m.target.number), m.target.number)
    return list(found.values())
