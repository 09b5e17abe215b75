"""What a document calls another after it has named it in full: 'Nghị định 155', 'Luật', 'Nghị định số 79'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.extracting import references
from registry.extracting.references import Reference
from registry.model.numbers import same_number

_SAID = re.compile(
    r"\s*[,(]\s*(?:(?:sau|dưới)\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+)*là\s*:?\s*[\"“']?(?P<alias>[^()\"”;]{3,60}?)[\"”']?\s*\)"
)
_BARE = re.compile(r"\s*\(\s*(?P<alias>(?:thông tư|nghị định|nghị quyết|quyết định|chỉ thị|luật)\s+(?:số\s+)?\d{1,4})\s*\)")
# 'sau đây gọi là Luật': from there on 'Điều 14 của Luật' is that law's.
_TYPE_ALONE = frozenset({"luật", "bộ luật", "nghị định", "nghị quyết", "pháp lệnh", "thông tư"})
_AS_NAMED = re.compile(r"\s*,?\s*(?:của|tại|trong)\s+(?P<word>luật|bộ luật|nghị định|nghị quyết|pháp lệnh|thông tư)(?!\w)(?!\s+(?:này|số|\d))")
_NUMBERED = re.compile(rf"(?:{references.TYPE})\s.*\d", re.S)
_ORDER = re.compile(r"0*(\d+[a-zA-ZđĐ]?)(?![^\W\d_])")


class ShortNames:
    """The short names that a document has set so far, and the orders of the numbers it has named in full."""

    def __init__(self) -> None:
        self._words: dict[str, Reference] = {}
        self._orders: dict[tuple[str, str], Reference | None] = {}

    def learn(self, low: str, reference: Reference, end: int) -> None:
        """Take in a reference, and '(sau đây gọi tắt là Nghị định 155)' or '(Thông tư 19)' behind it, before low[end]."""
        if not reference.number and not reference.name:
            return
        order = _ORDER.match(reference.number) if reference.number and not reference.weak else None
        if order and reference.type and reference.number:
            key = reference.type, order[1].lower()
            known = self._orders.setdefault(key, reference)
            if known is not None and known.number and not same_number(known.number, reference.number):
                self._orders[key] = None  # two have that order
        said = _BARE.match(low, reference.end, end) or _said(low, reference.end, min(end, reference.end + 420))
        if said:
            alias = said["alias"].strip()
            if alias in _TYPE_ALONE or ("/" not in alias and _NUMBERED.match(alias)):
                self._words.setdefault(alias, reference)

    def used(self, low: str, start: int, end: int, shorts: list[tuple[int, int, str]]) -> Iterator[Reference]:
        """Short names in low[start:end]: those set, and `shorts`, type and order alone, where only one document can be meant."""
        taken: list[int] = []
        for alias, meant in self._words.items():
            at = -1 if alias in _TYPE_ALONE else low.find(alias, start, end)
            while at >= 0:
                stop = at + len(alias)
                if not (low[stop : stop + 1].isalnum() or low[stop : stop + 1] in ("/", "-") or low[max(0, at - 1) : at].isalnum()):
                    taken.append(at)
                    yield _again(meant, at, stop)
                at = low.find(alias, stop, end)
        for at, stop, word in shorts:
            order = low[at:stop].split()[-1].removeprefix("số").lstrip("0")
            known = self._orders.get((references.type_name(word), order)) if at not in taken else None
            if known is not None:
                yield _again(known, at, stop)

    def type_alone(self, low: str, at: int, end: int) -> Reference | None:
        """The law meant by '… của Luật' at low[at], up to low[end]."""
        short = _AS_NAMED.match(low, at, end)
        meant = self._words.get(short["word"]) if short else None
        return _again(meant, short.start("word"), short.end()) if short and meant else None


def _said(low: str, start: int, end: int) -> re.Match[str] | None:
    """'(sau đây gọi tắt là …)' in low[start:end]; its verbs are looked for first, for few references have one behind them."""
    called = low.find("gọi", start, end) >= 0 or low.find("viết", start, end) >= 0
    return _SAID.search(low, start, end) if called else None


def _again(meant: Reference, start: int, end: int) -> Reference:
    return Reference(start, end, meant.type, meant.number, meant.name, code=meant.code)
