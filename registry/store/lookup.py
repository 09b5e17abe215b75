"""What people type for a document: its id, a former id, or its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registry.model.document import Header
from registry.model.keys import DocKey
from registry.model.numbers import normal_number, number_key
from registry.model.shelf import Shelf
from registry.model.text import plain, squeeze


def lookup(shelf: Shelf, typed: str) -> Sequence[Header]:
    """Headers that fit, sorted by id: one where the id is given, several where a number fits several, none otherwise."""
    typed = squeeze(typed)
    exact = shelf.headers(ids=[typed])
    if exact or not typed:
        return exact
    found = re.search(r"\d[\w./-]*", re.sub(r"\s*([/–-])\s*", r"\1", typed))
    if not found:
        return []
    wanted = number_key(found[0])
    candidates = shelf.headers(blocks=DocKey("", "", normal_number(found[0]), None).blocks)
    if wanted and wanted.symbol:
        candidates = [h for h in candidates if _symbol(h) == wanted.symbol] or candidates
    words = plain(typed[: found.start()]).split()
    kinds = [h for h in candidates if words and _names(words, h)]
    return kinds or candidates


def _symbol(header: Header) -> str | None:
    key = number_key(header.number)
    return key.symbol if key else None


def _names(words: Sequence[str], header: Header) -> bool:
    """Whether 'QĐ', 'quyết định' and the like say the header's type."""
    kind = plain(header.type)
    initials = "".join(word[0] for word in kind.split())
    return initials in words or kind in " ".join(words)
