"""Mentions against documents (ADR 1): resolved only where exactly one document is clearly meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from registry.law import acts
from registry.law.bodies import unit_of
from registry.linking.judging import Citing, Judgement, by_number, citing
from registry.linking.names import by_name, force
from registry.model.derived import Link, LinkState
from registry.model.document import Header, Mention
from registry.model.keys import DocKey, TargetKey
from registry.model.numbers import number_key


def resolve(mention: Mention, candidates: Iterable[Header], day: date | None, basis: Callable[[str], TargetKey | None] = lambda _: None) -> Link:
    """What a mention can mean among the candidates.

    candidates: headers that share a block with the target, of documents held and of the catalogue's acts; their order does
    not count. day: of issue of the citing document; it decides which 'Luật Đất đai' is meant, unless basis(name), how the citing
    document's own căn cứ names a law with its number, tells. Never a guess; what a person has said goes before all of it:

    resolved   one document agrees and nothing contradicts
    ambiguous  several do, or the words leave a doubt about the one; all are kept, sorted by id
    mismatch   number or name is a document's, but date, issuer, name or number is not: the closest first
    absent     none
    """
    source = mention.place.document
    if not isinstance(mention.target, TargetKey):
        return Link(source, mention, "resolved", ((source, "chính văn bản này"),))
    once = {h.id: h for h in candidates}
    if meant := mention.target.meant:  # maybe an id that the document had before
        held = next((id for id in sorted(once) if meant == id or meant in once[id].aliases), None)
        told = ((held, "do người rà soát xác định"),) if held else ()
        return Link(source, mention, "resolved" if held else "absent", told)
    headers, where = [once[id] for id in sorted(once)], citing(source, day)
    state, found = judge(mention.target, headers, where)
    if _by_name_alone(mention.target) and (len(found) != 1 or force(found[0].header).end) and (told_in := basis(mention.target.name or "")):
        known = judge(told_in, headers, where)  # a law of the name was or is to be replaced: the preamble says which one is meant
        state, found = known if known[0] == "resolved" else (state, found)
    return Link(source, mention, state, tuple((j.header.id, j.reason) for j in found))


def _by_name_alone(target: TargetKey) -> bool:
    return bool(target.name) and not target.number and target.issued is None


def judge(target: TargetKey, headers: Sequence[Header], where: Citing) -> tuple[LinkState, list[Judgement]]:
    """State and judgements, as resolve() has them."""
    headers = _without_twins(headers)
    told = [j for h in headers if (j := by_number(target, h, where))] if target.number else []
    if not told and target.name:
        told = _named(target, headers, where)
    fitting = [j for j in told if not j.against]
    if len(fitting) > 1:
        fitting = [j for j in fitting if j.exact] or fitting
    if fitting:
        return ("resolved" if len(fitting) == 1 and not fitting[0].doubtful else "ambiguous"), fitting
    return ("mismatch", sorted(told, key=_closeness)) if told else ("absent", [])


def _named(target: TargetKey, headers: Sequence[Header], where: Citing) -> list[Judgement]:
    """By name alone; a printed number that is no document's contradicts, if the date or the number's year is right."""
    found = by_name(target, headers, where)
    if not target.number:
        return found
    printed = number_key(target.number)
    told: list[Judgement] = []
    for j in found:
        own = number_key(j.header.key.number) if j.header.key else None
        same_series = bool(printed and own and (printed.year, printed.symbol) == (own.year, own.symbol))
        if j.exact or (same_series and not target.issued):
            why = f"số ghi {target.number}, văn bản mang số {j.header.number}"
            told.append(Judgement(j.header, j.agrees, (*j.against, why)))
    return told


def _without_twins(headers: Sequence[Header]) -> list[Header]:
    """A central number is unique in its year: where the act is held under another date, the catalogue's row steps back."""
    held = {_series(h.key) for h in headers if acts.act_of(h.id) is None and h.key}
    return [h for h in headers if acts.act_of(h.id) is None or h.key is None or _series(h.key) not in held]


def _series(key: DocKey) -> tuple[str, str, object]:
    number = number_key(key.number)
    whole = number if number and number.year and unit_of(key.issuer) is None else key
    return key.issuer, key.type, whole


def _closeness(j: Judgement) -> tuple[int, int, str]:
    return len(j.against), -len(j.agrees), j.header.id
