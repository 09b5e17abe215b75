from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from registry.checks.rule import Rule, Source, whole
from registry.checks.subjects import instruments, is_normative, title_of
from registry.model import Component, Document, Finding, Library, Period, Place
from registry.model.finding import Decides
from registry.model.wording import words

_KINDS = ("dieu_", "khoan_", "diem_")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_CHANGING = "sua_doi_bo_sung"


class ProvisionMissing(Rule):
    """Điều, khoản, điểm được viện dẫn không có trong văn bản được viện dẫn.

    Căn cứ pháp lý:
    Viện dẫn phải chính xác đến điều, khoản, điểm (Điều 75 Nghị định 34/2016/NĐ-CP; khoản 2 Điều 68 Nghị định 78/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    "thực hiện theo khoản 9 Điều 2 Quy định ban hành kèm theo Quyết định số 18/2025/QĐ-UBND", trong khi Điều 2 chỉ có 2 khoản.

    Ví dụ đúng:
    "Bổ sung khoản 3 vào sau khoản 2 Điều 5": khoản được bổ sung thì văn bản cũ chưa có.

    Hạn chế đã biết:
    Chỉ xét văn bản có toàn văn trong kho; phụ lục, biểu mẫu và đoạn không đánh số không xét. Điều khoản do văn bản khác sửa đổi, bổ sung về
    sau được coi là có. Điều không chia khoản mà viện dẫn khoản thì chỉ là dấu hiệu. Đối với văn bản hành chính chỉ nêu là thông tin.
    """

    code = "R2"
    name = "vien-dan.dieu-khoan-khong-co"
    groups = ("vien-dan", "kiem-tra")
    severity = "error"
    decides = "machine"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính viện dẫn"
    sources = (
        Source("Điều 75 Nghị định 34/2016/NĐ-CP", Period(None, date(2025, 4, 1))),
        Source("khoản 2 Điều 68 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        yield from self._own(document, library)
        for link in library.links(document.id):
            target = library.document(link.target) if link.target and link.target != document.id else None
            if target is None or link.mention.nested or link.mention.relation == _CHANGING or _quoted(document, link.mention.place):
                continue
            for missing in _missing(link.mention.provisions, _said(target, link.mention.instrument)):
                if not _changed(library, target.id, missing):
                    yield self._told(document, link.mention.place, target, missing, title_of(library, target.id), library)

    def _own(self, document: Document, library: Library) -> Iterator[Finding]:
        for mention in document.mentions:
            named = mention.target
            if not isinstance(named, str) or mention.relation == _CHANGING or _quoted(document, mention.place):
                continue
            held = document.component(named)
            for missing in _missing(mention.provisions, [held] if held else []):
                elsewhere = not _missing((missing,), instruments(document))
                if not elsewhere and not _changed(library, document.id, missing):
                    yield self._told(document, mention.place, document, missing, "chính văn bản này", library)

    def _told(
        self, document: Document, place: Place, target: Document, missing: str, name: str, library: Library
    ) -> Finding:
        sure = _sure(library, target, missing)
        return self.finding(
            place,
            f"Không có {words(missing)} trong {name}.",
            day=document.header.issued,
            others=[whole(target.id)],
            values=[("điều khoản", missing)],
            decides=sure,
            severity="info" if not is_normative(document) else "error" if sure == "machine" else "warning",
        )


def _quoted(document: Document, place: Place) -> bool:
    """Whether the words are the text of another document, quoted by an amendment."""
    component = document.component(place.component)
    return component is not None and any(place.span in payload for payload in component.payloads)


def _said(target: Document, instrument: str | None) -> list[Component]:
    held = instruments(target)
    if instrument == "main":
        return [c for c in held if c.id == "main"]
    if instrument == "att":
        return [c for c in held if c.id.startswith("att")]
    return held


def _missing(provisions: Iterable[str], held: Iterable[Component]) -> list[str]:
    """Provisions, 'dieu_2/khoan_9', that no instrument has; those of other kinds cannot be judged."""
    known = _ids(held)
    if not known:
        return []
    plain = [p for p in provisions if p.startswith("dieu_") and all(part.startswith(_KINDS) for part in p.split("/"))]
    return [p for p in plain if p not in known]


def _ids(held: Iterable[Component]) -> set[str]:
    return {p.id.split("/", 1)[1] for c in held if any(p.kind == "dieu" for p in c.provisions) for p in c.provisions if "/" in p.id}


def _changed(library: Library, id: str, missing: str) -> bool:
    """Whether a later document changed that provision, what holds it, or what stands right before it or behind, so that it may exist now."""
    beside = missing.rpartition("/")[0]
    for link in library.cited_by(id):
        if link.mention.relation != _CHANGING or link.mention.nested:
            continue
        for provision in link.mention.provisions:
            near = bool(beside) and provision.rpartition("/")[0] == beside and _order(missing) <= _order(provision) + 1
            if missing == provision or missing.startswith(provision + "/") or near:
                return True
            if not beside and provision.rstrip("abcdefghiklmnopqrstuvxyđ") == missing.rstrip("abcdefghiklmnopqrstuvxyđ"):
                return True
    return False


def _order(provision: str) -> int:
    """The place of a clause or point among its like: 'dieu_2/khoan_3a' -> 3, 'dieu_2/khoan_1/diem_c' -> 3."""
    number = provision.rpartition("_")[2]
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits else _LETTERS.find(number[:1]) + 1


def _sure(library: Library, target: Document, missing: str) -> Decides:
    """A machine decides where the level that is cited is numbered there, and no act that we do not hold changed the text."""
    above = missing.rpartition("/")[0]
    held = _ids(instruments(target))
    numbered = not above or any(id.rpartition("/")[0] == above for id in held)
    unseen = any(e.cause == "sua_doi" and e.by and library.document(e.by) is None for e in library.events(target.id))
    return "machine" if numbered and not unseen and not target.warnings else "person"
