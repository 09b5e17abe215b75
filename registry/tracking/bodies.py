"""Which bodies a delegation means: those that exist on the day and of which, or of whose predecessor, a document is held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from registry.law.bodies import bodies_named, body_id, body_name, level, unit_of
from registry.law.units import predecessors, successors, unit
from registry.model import Header
from registry.model.text import fold

_LEVELS = {"cấp tỉnh": "tinh", "cấp xã": "xa", "cấp huyện": "huyen"}
_KINDS = (
    ("chủ tịch ủy ban nhân dân", "ctubnd"), ("thường trực hội đồng nhân dân", "tthdnd"),
    ("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hdnd"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Owing:
    """A body that exists on the day. same: its ids under earlier names or ranks; before: bodies of the units that went into its own."""

    id: str
    name: str
    unit: str
    since: date | None
    same: frozenset[str]
    before: frozenset[str]


class Bodies:
    """The local bodies of a registry on a day."""

    def __init__(self, headers: Iterable[Header], day: date) -> None:
        self._day = day
        issuers = {h.key.issuer for h in headers if h.key and "." in h.key.issuer}
        self._present = {kind_unit for id in issuers for kind_unit in _today(id, day)}

    def meant(self, words: str, own: str | None) -> list[Owing]:
        """The bodies that 'Ủy ban nhân dân cấp tỉnh', or the name of one body, means here. own: the delegating body."""
        low = fold(words)
        kind = next((k for name, k in _KINDS if low.startswith(name)), None)
        if kind is None:
            return []
        tier = next((tier for name, tier in _LEVELS.items() if low.endswith(name)), None)
        if tier:
            found = {u for k, u in self._present if k == kind and level(body_id(k, u)) == tier and _under(u, own)}
        else:
            ids = bodies_named(words, self._day, own)
            found = {u for id in ids for k, u in _today(id, self._day) if k == kind} if len(ids) == 1 else set()
            mine = {u for _, u in self._present if own and unit_of(own) in (u, *predecessors(u))}
            found &= {u for k, u in self._present if k == kind} | mine
        return [_owing(kind, u) for u in sorted(found)]


def _today(id: str, day: date) -> set[tuple[str, str]]:
    """(kind, unit) of the body where its unit exists on the day, else of the same body in the units that came out of it."""
    of, kind = unit_of(id), id.rsplit(".", 1)[-1]
    if of is None:
        return set()
    known = unit(of)
    if known is None or day in known.valid:
        return {(kind, of)}
    later = [s for s in successors(of) if (u := unit(s)) and day in u.valid and level(body_id(kind, s)) == level(id)]
    return {(kind, s) for s in later}


def _under(candidate: str, own: str | None) -> bool:
    """Whether a local delegating body can mean a unit: one within its own ('cấp xã' of a province's resolution)."""
    mine = unit_of(own) if own else None
    return mine is None or candidate == mine or candidate.startswith(mine + ".") or mine in predecessors(candidate)


def _owing(kind: str, of: str) -> Owing:
    known = unit(of)
    earlier = predecessors(of)
    renamed = _one_after_the_other(earlier)
    ids = frozenset(body_id(kind, p) for p in earlier)
    id = body_id(kind, of)
    since = known.valid.start if known and not renamed else None
    return Owing(id, body_name(id), of, since, frozenset({id, *(ids if renamed else ())}), frozenset() if renamed else ids)


def _one_after_the_other(units: tuple[str, ...]) -> bool:
    """Whether a unit was only renamed or raised: no two of its predecessors existed together, and none came apart."""
    periods = [u.valid for id in units if (u := unit(id))]
    together = any(a.meets(b) for n, a in enumerate(periods) for b in periods[n + 1 :])
    apart = any(len([s for s in successors(id) if s not in units]) > 1 for id in units)
    return bool(units) and not together and not apart
