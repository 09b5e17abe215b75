"""Vietnamese text as the engines see it: syllables, the punctuation between them, pairs, numbers of documents.

Folding is registry.model.text's (lower case, one tone placement); what is typed without diacritics is compared bare.
No stop words, no stemming, no word segmenter: pairs of neighbouring syllables rank better than segmented words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from registry.model.numbers import number_key
from registry.model.spans import Span
from registry.model.text import fold, plain

# A syllable, or a mark that counts in a phrase. White space, quotation marks, underscores, table bars, invisible
# characters and stray combining marks do not count.
_IGNORED = "\"'`*|\x00-\x08\x0e-\x1f\x7f\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff\ud800-\udfff"
BETWEEN = rf"[\s_{_IGNORED}]"
TOKEN = re.compile(rf"[^\W_]+|[^\w\s{_IGNORED}]")
# '48/2020/QĐ-UBND', '1234/QĐ-UBND', '210-KL/TW' as printed: the symbol is in capitals, or words would be taken for it.
_SYMBOL = r"[A-ZĐÐ]{2,}[a-z]?\d{0,2}"
_NUMBER = re.compile(
    rf"(?<![\w/.,-])(\d{{1,6}}\s?[/-]\s?(?:(?:19|20)\d\d\s?/\s?)?{_SYMBOL}(?:\s?[-–/.]\s?{_SYMBOL})*)(?!\w)"
)
_LONGEST_SYMBOL = 16


class _Bare(dict[int, str]):
    """Folded character -> without diacritics, filled as characters come."""

    def __missing__(self, char: int) -> str:
        self[char] = found = plain(chr(char))
        return found


_BARE = _Bare()


def bare(folded: str) -> str:
    """Folded text without diacritics; same length. Equal to plain() on what is folded already, and faster."""
    return folded.translate(_BARE)


def tokens(text: str) -> list[str]:
    """Syllables and marks of an NFC text, folded, in order."""
    return TOKEN.findall(fold(text))


def canonical(text: str) -> str:
    """' căn cứ luật đất đai ; ': tokens with one space around each, so that a phrase is a plain substring."""
    found = tokens(text)
    return f" {' '.join(found)} " if found else " "


def is_syllable(token: str) -> bool:
    return token[0].isalnum()


def syllables(found: Iterable[str]) -> list[str]:
    return [token for token in found if is_syllable(token)]


def pairs(bare_text: str) -> list[str]:
    """Neighbouring syllables with no mark between, of a bare canonical text: 'dat_dai'. What ranks, and finds phrases."""
    return [f"{a}_{b}" for a, b in pairwise(bare_text.split()) if a[0].isalnum() and b[0].isalnum()]


def number_spans(text: str) -> Iterator[Span]:
    """Where numbers of documents are printed in a text."""
    return (Span(*found.span(1)) for found in _NUMBER.finditer(text))


def numbers_in(text: str) -> frozenset[str]:
    """The terms of all numbers printed in a text."""
    return frozenset(term for span in number_spans(text) for term in number_terms(span.of(text)))


def number_terms(number: str, own: bool = False) -> frozenset[str]:
    """What a number answers to: '012/2025/QĐ-UBND' -> 12/2025, 12/2025/qd, 12/2025/qdu ... 12/2025/qdubnd.

    A shorter symbol finds a longer one ('QĐ 12/2025'). own: the document's own number, which also answers to '12'.
    """
    key = number_key(number)
    if key is None:
        return frozenset()
    base = f"{key.order}/{key.year}" if key.year else str(key.order)
    symbol = key.symbol.lower()[:_LONGEST_SYMBOL]
    found = {f"{base}/{symbol[:size]}" for size in range(2, len(symbol) + 1)}
    if key.year or own:
        found.add(base)
    if own:
        found.add(str(key.order))
    return frozenset(found)


def number_term(number: str) -> str | None:
    """The term that a typed number asks for; None where it is none."""
    key = number_key(number)
    if key is None:
        return None
    symbol = key.symbol.lower()[:_LONGEST_SYMBOL]
    base = f"{key.order}/{key.year}" if key.year else str(key.order)
    return f"{base}/{symbol}" if len(symbol) > 1 else base
