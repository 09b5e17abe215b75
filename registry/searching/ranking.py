"""What makes one hit better than another; the same for every engine (docs/benchmarks.md has the figures).

BM25 over pairs of neighbouring syllables without diacritics, half of it again for pairs in the title, and a little for
single syllables, which alone rank queries of one syllable. The header of the document with the number asked for is first.
tantivy's k1 = 1.2 and b = 0.75 are fixed: each pair is indexed three times there, which makes k1 = 0.4 of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from registry.searching.analysis import bare, is_syllable, pairs
from registry.searching.tree import Number, Phrase, Query, Word, leaves

B = 0.75
K1_SYLLABLES = 1.2
REPEATS = 3
K1_PAIRS = K1_SYLLABLES / REPEATS
FACTOR = K1_SYLLABLES + 1  # tantivy's, so that scores are alike
TITLE = 0.5
SYLLABLES = 0.3
OWN_NUMBER = 100.0


@dataclass(frozen=True, slots=True)
class Terms:
    """What a query ranks by: syllables in the query's form, bare pairs, terms of numbers. Each once, sorted."""

    syllables: tuple[str, ...]
    pairs: tuple[str, ...]
    numbers: tuple[str, ...]


def terms(query: Query) -> Terms:
    found: list[str] = []
    numbers: set[str] = set()
    for leaf in leaves(query.root):
        match leaf:
            case Word(text):
                found.append(text)
            case Phrase(tokens):
                found.extend(tokens)
            case Number(term):
                numbers.add(term)
            case _:
                found.append("*")  # a prefix: no pair over it
    return Terms(
        tuple(sorted(set(filter(is_syllable, found)))), tuple(sorted(set(pairs(bare(" ".join(found)))))), tuple(sorted(numbers))
    )


def idf(holding: int, units: int) -> float:
    return math.log(1 + (units - holding + 0.5) / (holding + 0.5))


def bm25(idf: float, times: float, length: float, average: float, k1: float) -> float:
    """What a term is worth in a text of `length` where it occurs `times`."""
    return idf * times * FACTOR / (times + k1 * (1 - B + B * length / average))
