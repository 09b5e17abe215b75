from __future__ import annotations

from collections.abc import Iterator

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import title_of
from registry.model import ALWAYS, Component, Document, Finding, Library, Place

_KINDS = ("dieu_", "khoan_", "diem_")
_INSERTING = frozenset({"sua_doi_bo_sung"})


class ProvisionMissing(Rule):
    """Điều, khoản, điểm được viện dẫn không có trong văn bản được viện dẫn.

    Căn cứ pháp lý:
    Viện dẫn phải chính xác đến điều, khoản, điểm (khoản 2 Điều 75 Nghị định 34/2016/NĐ-CP; Điều 68 Nghị định 78/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    "thực hiện theo khoản 9 Điều 2 Quy định ban hành kèm theo Quyết định số 18/2025/QĐ-UBND", trong khi Điều 2 chỉ có 2 khoản.

    Ví dụ đúng:
    "Bổ sung khoản 3 vào sau khoản 2 Điều 5": khoản được bổ sung thì văn bản cũ chưa có.

    Hạn chế đã biết:
    Chỉ xét văn bản có toàn văn trong kho; phụ lục, biểu mẫu và đoạn không đánh số không xét. Điều khoản do văn bản khác bổ sung về sau được coi là có.
    """

    code = "R2"
    name = "vien-dan.dieu-khoan-khong-co"
    groups = ("vien-dan", "kiem-tra")
    severity = "error"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính viện dẫn"
    sources = (Source("Điều 75 Nghị định 34/2016/NĐ-CP; Điều 68 Nghị định 78/2025/NĐ-CP", ALWAYS),)

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        for mention in document.mentions:
            if (
                isinstance(mention.target, str)
                and mention.relation not in _INSERTING
                and not _in_payload(document, mention.place)
            ):
                own = document.component(mention.target)
                for missing in _missing(mention.provisions, [own] if own else []):
                    yield self._told(mention.place, document.id, missing, "chính văn bản này", document)
        for link in library.links(document.id):
            target = library.document(link.target) if link.target and link.target != document.id else None
            if target is None or link.mention.nested or link.mention.relation in _INSERTING:
                continue
            instruments = _instruments(target, link.mention.instrument)
            added = _added(library, target.id)
            for missing in _missing(link.mention.provisions, instruments):
                if missing not in added:
                    yield self._told(link.mention.place, target.id, missing, title_of(library, target.id), document)

    def _told(self, place: Place, other: str, missing: str, name: str, document: Document) -> Finding:
        return self.finding(
            place,
            f"Không có {spoken(missing)} trong {name}.",
            day=document.header.issued,
            others=[whole(other)],
            values=[("điều khoản", missing)],
        )


def _in_payload(document: Document, place: Place) -> bool:
    component = document.component(place.component)
    return component is not None and any(place.span in payload for payload in component.payloads)


def _instruments(target: Document, said: str | None) -> list[Component]:
    with_articles = [c for c in target.components if any(p.kind == "dieu" for p in c.provisions)]
    if said == "main":
        return [c for c in with_articles if c.id == "main"]
    if said == "att":
        return [c for c in with_articles if c.id.startswith("att")]
    return with_articles


def _missing(provisions: tuple[str, ...], instruments: list[Component]) -> list[str]:
    """Provisions, 'dieu_2/khoan_9', that no instrument has; those of other kinds cannot be judged."""
    if not instruments:
        return []
    held = {p.id.split("/", 1)[1] for c in instruments for p in c.provisions if "/" in p.id}
    plain = [p for p in provisions if all(part.startswith(_KINDS) for part in p.split("/")) and p.startswith("dieu_")]
    return [p for p in plain if p not in held]


def _added(library: Library, id: str) -> frozenset[str]:
    """Provisions that later documents put into it, and what stands in them."""
    return frozenset(p for k in library.cited_by(id) if k.mention.relation == "sua_doi_bo_sung" for p in k.mention.provisions)


def spoken(provision: str) -> str:
    """'dieu_2/khoan_9' -> 'khoản 9 Điều 2'."""
    names = {"dieu": "Điều", "khoan": "khoản", "diem": "điểm"}
    parts = [part.partition("_") for part in provision.split("/")]
    return " ".join(f"{names.get(kind, kind)} {number}" for kind, _, number in reversed(parts))
