"""The tables of units, loaded tier by tier, because provinces answer most questions: provinces, districts, communes.

Ids stand in the data, so that a unit's identity is nobody's computation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from registry.law.tables import closed, listed, name_key, rows
from registry.model.spans import Period
from registry.model.text import plain

Tier = Literal["provinces", "districts", "communes"]
TIERS: tuple[Tier, ...] = ("provinces", "districts", "communes")
DISTRICTS_END = date(2025, 7, 1)
KINDS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
COMMUNE_KINDS = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


@dataclass(frozen=True, slots=True)
class Unit:
    """name: without kind ('Lâm Đồng'); full_name: 'Tỉnh Lâm Đồng'; kind: one of KINDS; parent: id of the unit above, None for
    a province; successors: ids; source, certainty: as in the data ('fiction' for the sample documents' units).
    """

    id: str
    name: str
    full_name: str
    kind: str
    parent: str | None
    valid: Period
    successors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: str = ""
    certainty: str = "evidenced"

    @property
    def level(self) -> str:
        """'tinh', 'huyen' or 'xa'. A city below a province is a district; a đặc khu below one is a commune."""
        if self.parent is None:
            return "tinh"
        return "xa" if self.kind in COMMUNE_KINDS else "huyen"

    @property
    def words(self) -> str:
        """'tỉnh Lâm Đồng': the full name as it stands inside a sentence."""
        return self.full_name[0].lower() + self.full_name[1:]


@cache
def tier(name: Tier) -> Mapping[str, Unit]:
    """Units of one level by id, those of the made-up sample province among them."""
    found = {"provinces": _provinces, "districts": _districts, "communes": _communes}[name]()
    level = {"provinces": "tinh", "districts": "huyen", "communes": "xa"}[name]
    return {u.id: u for u in (*found, *(u for u in _fiction() if u.level == level))}


@cache
def by_name(name: Tier) -> Mapping[str, tuple[Unit, ...]]:
    """Folded names of one tier -> units; names typed without diacritics stand under '?' and their letters."""
    return _indexed((name_key(u.name), u) for u in tier(name).values())


@cache
def by_alias() -> Mapping[str, tuple[Unit, ...]]:
    """Folded other names of provinces: 'tphcm', 'thủ đô hà nội', 'đăk lăk'."""
    return _indexed((key, u) for u in tier("provinces").values() for key in sorted({name_key(a) for a in u.aliases}))


@cache
def predecessors_of(name: Tier) -> Mapping[str, tuple[str, ...]]:
    """Id -> ids of the units that went into it, for successors in that tier; districts have none."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in ("provinces",) if name == "provinces" else ("districts", "communes"):
        for u in tier(part).values():
            for successor in u.successors:
                found[successor].append(u.id)
    return {id: tuple(sorted(ids)) for id, ids in found.items()}


def _indexed(pairs: Iterable[tuple[str, Unit]]) -> Mapping[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for key, u in pairs:
        found[key].append(u)
        found["?" + plain(key)].append(u)
    return {key: tuple(units) for key, units in found.items()}


def _provinces() -> Iterator[Unit]:
    for row in rows("provinces"):
        yield Unit(
            row["id"], row["name"], row["full_name"], row["kind"], None, closed(row["valid_from"], row["valid_to"]),
            listed(row["successor_ids"]), listed(row["aliases"]), row["source"], row["certainty"],
        )  # fmt: skip


def _districts() -> Iterator[Unit]:
    for row in rows("districts"):
        province = row["id"].split(".", 1)[0]
        yield _made(row["id"], row["name"], province, Period(None, DISTRICTS_END), _heirs(province, row["successors"]))


def _communes() -> Iterator[Unit]:
    for row in rows("communes_old"):
        province = row["id"].split(".", 1)[0]
        parent = f"{province}.{row['district']}"
        yield _made(row["id"], row["name"], parent, Period(None, DISTRICTS_END), _heirs(province, row["successors"]))
    for row in rows("communes"):
        yield _made(row["id"], row["name"], row["id"].split(".", 1)[0], Period(DISTRICTS_END, None))


def _heirs(province: str, names: str) -> tuple[str, ...]:
    """Successors stand in the data without the province, which is the one that came on 2025-07-01."""
    old = tier("provinces")[province]
    heir = old.successors[0] if old.valid.end == DISTRICTS_END else province
    return tuple(f"{heir}.{name}" for name in listed(names, "|"))


def _fiction() -> Iterator[Unit]:
    for row in rows("demo_units"):
        yield Unit(
            row["id"], row["name"], row["full_name"], row["kind"], row["parent"] or None,
            closed(row["valid_from"], row["valid_to"]), listed(row["successor_ids"]), (), row["note"], "fiction",
        )  # fmt: skip


def _made(id: str, full_name: str, parent: str, valid: Period, heirs: tuple[str, ...] = ()) -> Unit:
    low = full_name.lower()
    kind = next(kind for kind in KINDS if low.startswith(kind + " "))
    return Unit(id, full_name[len(kind) + 1 :], full_name, kind, parent, valid, heirs, source="admin_units")
