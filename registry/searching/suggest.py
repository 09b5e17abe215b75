"""Did you mean: another spelling for words that no text holds, taken from the words that texts do hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from registry.model.text import fold
from registry.searching.analysis import bare, is_syllable
from registry.searching.query import abbreviations
from registry.searching.tree import Phrase, Query, Word, leaves

_LOOKED = 12  # candidates tried beside their neighbours
_RARE = 2  # held by at most so many units, and beside none of its neighbours: a slip that somebody else made too


def suggestion(query: Query, vocabulary: Mapping[str, int], holding: Callable[[tuple[str, ...]], int]) -> str | None:
    """The query as typed with its slips replaced; None where every word is known or nothing is near.

    vocabulary: an engine's; holding: how many units hold these syllables next to one another, as written (bare if it is).
    """
    typed = _typed(query)
    if not typed:
        return None
    known = _bare(vocabulary) if query.bare else vocabulary
    text = query.text
    for at, word in enumerate(typed):
        before, after = typed[at - 1] if at else None, typed[at + 1] if at + 1 < len(typed) else None
        if not _is_slip(word, before, after, known, holding):
            continue
        better = _better(word, before, after, known, holding)
        if better is None:
            continue
        typed[at] = better
        text = _replaced(text, word, better)
    return None if text == query.text else text


def _typed(query: Query) -> list[str]:
    """Syllables of the query, in order, each once; abbreviations are no slips."""
    found: list[str] = []
    for leaf in leaves(query.root):
        if isinstance(leaf, Word):
            found.append(leaf.text)
        elif isinstance(leaf, Phrase):
            found.extend(filter(is_syllable, leaf.tokens))
    return [word for word in dict.fromkeys(found) if bare(word) not in abbreviations()]


def _bare(vocabulary: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word, count in vocabulary.items():
        found[bare(word)] = found.get(bare(word), 0) + count
    return found


def _is_slip(
    word: str, before: str | None, after: str | None, known: Mapping[str, int], holding: Callable[[tuple[str, ...]], int]
) -> bool:
    if word.isdigit():
        return False
    count = known.get(word, 0)
    return count == 0 or (count <= _RARE and _beside(word, before, after, holding) == 0)


def _beside(word: str, before: str | None, after: str | None, holding: Callable[[tuple[str, ...]], int]) -> int:
    return (holding((before, word)) if before else 0) + (holding((word, after)) if after else 0)


def _better(
    word: str, before: str | None, after: str | None, known: Mapping[str, int], holding: Callable[[tuple[str, ...]], int]
) -> str | None:
    """The known word that is nearest: beside its neighbours most often, then most frequent."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = 1 if len(word) < 5 else 2
    near = [found for found, _, _ in extract(word, known.keys(), scorer=OSA.distance, score_cutoff=most, limit=50)]
    near += [other for other in known if bare(other) == bare(word)]  # diacritics left out in one word of several
    held = [other for other in dict.fromkeys(near) if other != word and known[other] > max(_RARE, known.get(word, 0))]
    if not held:
        return None
    held.sort(key=lambda other: (OSA.distance(bare(word), bare(other)), -known[other], other))
    return max(held[:_LOOKED], key=lambda other: (_beside(other, before, after, holding), known[other]))


def _replaced(text: str, word: str, better: str) -> str:
    """`word` (folded, or bare) as typed -> `better`. Folding keeps length, so places in both are the same."""
    folded = fold(text)
    for looked in (folded, bare(folded)):
        if found := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", looked):
            return text[: found.start()] + better + text[found.end() :]
    return text
