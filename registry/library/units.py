"""The units in which provisions are read side by side: a khoản, or an article without one, with the words that say what it is about."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from registry.model import Component, Document, Place, Provision
from registry.model.text import fold, nfc

_WORD = re.compile(r"[^\W\d_]+")
_FORMAL = re.compile(
    r"(?:hiệu lực|tổ chức thực hiện|điều khoản thi hành|trách nhiệm thi hành|phạm vi|đối tượng áp dụng|giải thích từ ngữ|"
    r"điều khoản chuyển tiếp|quy định chuyển tiếp|căn cứ|bãi bỏ|thay thế|sửa đổi|bổ sung)"
)
GRAM, KEPT = 3, 8


@dataclass(frozen=True, slots=True)
class Unit:
    """place: the whole unit; heading: of its article, folded; words: of its text, folded, without numbers, in order;
    vocabulary: each of them once.
    """

    place: Place
    heading: str
    words: tuple[str, ...]
    vocabulary: frozenset[str]

    @property
    def grams(self) -> tuple[str, ...]:
        """The unit's KEPT smallest hashes of GRAM neighbouring words: two units alike keep much the same ones."""
        told = {_hash(" ".join(self.words[at : at + GRAM])) for at in range(len(self.words) - GRAM + 1)}
        return tuple(sorted(told)[:KEPT])


def units(document: Document) -> tuple[Unit, ...]:
    """Units that hold a measure, in reading order; formal articles (scope, effect, organisation) have none."""
    held = {(m.place.component, m.place.provision) for m in document.measures}
    return tuple(unit for component in document.components for unit in _units(document, component, held)) if held else ()


def _units(document: Document, component: Component, held: set[tuple[str, str]]) -> Iterator[Unit]:
    headings = {p.id: fold(nfc(p.heading or "")) for p in component.provisions if p.kind == "dieu"}
    divided = {p.parent for p in component.provisions if p.kind == "khoan"}
    measured = {provision for id, provision in held if id == component.id}
    for provision in component.provisions:
        if provision.kind not in ("dieu", "khoan") or provision.id in divided:
            continue
        heading = headings.get(_article(provision), "")
        inside = any(m == provision.id or m.startswith(provision.id + "/") for m in measured)
        if inside and not _FORMAL.match(heading):
            place = Place(document.id, component.id, provision.id, provision.span, provision.span.of(component.text))
            words = tuple(_WORD.findall(fold(place.quote)))
            yield Unit(place, heading, words, frozenset(words))


def _article(provision: Provision) -> str:
    return provision.id if provision.kind == "dieu" else provision.parent or ""


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
