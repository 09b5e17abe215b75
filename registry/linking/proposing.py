"""For people: what an unresolved mention might have meant, and the list of documents that are cited but not held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from registry.linking.numbers import fit
from registry.model.derived import Link
from registry.model.document import Header
from registry.model.keys import TargetKey, law_name
from registry.model.numbers import normal_number

_NEAR = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that is cited and not held. citing: ids of the citing documents, sorted; mentions: how often."""

    target: TargetKey
    citing: tuple[str, ...]
    mentions: int


def proposals(target: TargetKey, headers: Iterable[Header], limit: int = 5) -> tuple[tuple[str, float], ...]:
    """(id, score 0..100) of documents with a near number or name, best first. Never used to resolve anything."""
    scored: dict[str, float] = {}
    for header in headers:
        if target.number and header.key and (near := fit(target.number, header.key.number)) != "other":
            scored[header.id] = 100.0 if near == "same" else 90.0
        elif target.name and header.names:
            best = process.extractOne(
                law_name(target.name), [law_name(n) for n in sorted(header.names)], scorer=fuzz.token_sort_ratio
            )
            if best and best[1] >= _NEAR:
                scored[header.id] = round(best[1], 1)
    return tuple(sorted(scored.items(), key=lambda item: (-item[1], item[0]))[:limit])


def unresolved(links: Iterable[Link]) -> tuple[Wanted, ...]:
    """Documents that nothing held can be, most cited first: what a registry would gain most from."""
    groups: dict[tuple[str, ...], list[Link]] = defaultdict(list)
    for link in links:
        target = link.mention.target
        if link.state == "absent" and isinstance(target, TargetKey) and (target.number or target.name):
            groups[_same(target)].append(link)
    wanted = [Wanted(_fullest(group), tuple(sorted({link.source for link in group})), len(group)) for group in groups.values()]
    return tuple(sorted(wanted, key=lambda w: (-len(w.citing), -w.mentions, _same(w.target))))


def _same(target: TargetKey) -> tuple[str, ...]:
    """Mentions of one document: number and issuer, or the name with its date."""
    if target.number:
        return (normal_number(target.number), (target.issuer or "").lower())
    return ("", law_name(target.name or ""), str(target.issued.start if target.issued else ""))


def _fullest(group: list[Link]) -> TargetKey:
    targets = [link.mention.target for link in group if isinstance(link.mention.target, TargetKey)]
    return max(targets, key=lambda t: (sum(map(bool, (t.issued, t.issuer, t.name, t.type))), repr(t)))
