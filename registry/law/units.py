"""Administrative units as legal persons with an interval: what a name means on a day, and who came after whom.

Provinces since 1975-76 with their ids of provinces.csv; districts and communes of the first half of 2025 and communes since
2025-07-01 (Nghị quyết 202/2025/QH15, Luật 72/2025/QH15). Intervals of lower units before 2025 are not known: they start open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from registry.law.tables import closed, listed, name_key, rows
from registry.model.spans import Period
from registry.model.text import plain, slug, squeeze

DISTRICTS_END = date(2025, 7, 1)
_PROVINCE = ("tỉnh", "thành phố", "đặc khu")
_COMMUNE = ("xã", "phường", "thị trấn", "đặc khu")
_KINDS = {
    **{word: word for word in ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")},
    "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "thủ đô": "thành phố",
}  # fmt: skip
_KIND = re.compile(r"(tỉnh|thành phố|thủ đô|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu|tp|tx|tt)(?=[ .]|$)[ .]*")
_OLD = re.compile(r"\((?:cũ|trước đây|trước sắp xếp|trước sáp nhập|trước khi [^()]*)\)|\b(?:cũ|trước đây)$", re.I)
_NOW = re.compile(r"\(\s*(?:nay|trước) là\b[^()]*\)?|,?\s+nay là\b.*", re.I)
_NOW_IS = re.compile(r"\bnay là\b", re.I)
_ABOVE = re.compile(r"\s*,\s*|\s+thuộc\s+", re.I)


@dataclass(frozen=True, slots=True)
class Unit:
    """name: without kind ('Lâm Đồng'); full_name: 'Tỉnh Lâm Đồng'; kind: tỉnh, thành phố, huyện, quận, thị xã, xã, phường,
    thị trấn, đặc khu; parent: id of the unit above, None for a province; successors: ids. certainty as in the data files.
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
        return "xa" if self.kind in _COMMUNE else "huyen"

    @property
    def words(self) -> str:
        """'tỉnh Lâm Đồng': the full name as it stands inside a sentence."""
        return self.full_name[0].lower() + self.full_name[1:]


def unit(id: str) -> Unit | None:
    return _units().get(id)


def successors(id: str) -> tuple[str, ...]:
    """Ids of all units that came out of this one, over every step, sorted."""
    return _closure(id, lambda one: _units()[one].successors if one in _units() else ())


def predecessors(id: str) -> tuple[str, ...]:
    """Ids of all units that went into this one, over every step, sorted."""
    return _closure(id, lambda one: _before().get(one, ()))


def lineage(id: str) -> tuple[str, ...]:
    """This unit and the earlier ones that the same words mean: of the same name, or renamed or raised one to one."""
    found, queue = [id], [id]
    while queue:
        now = queue.pop()
        for before in _before().get(now, ()):
            if before not in found and (_same_name(before, now) or _renewed(before) == now):
                found.append(before)
                queue.append(before)
    return tuple(found)


def units_named(text: str, day: date | None = None, parent: str | None = None) -> tuple[Unit, ...]:
    """Every unit that these words can name; `day` keeps those that exist on it, '(cũ)' those that have ended by then.

    Knows 'tỉnh Lâm Đồng', 'Lâm Đồng', 'TP. Hồ Chí Minh', 'tỉnh Lâm Đồng (cũ)', 'xã Tân Hội, tỉnh Lâm Đồng' in any capitals.
    A bare name is a province's where there is one. parent: id of the unit that it must lie in. Sorted by id; () if unknown.
    """
    text = squeeze(text)
    old = bool(_OLD.search(text) or _NOW_IS.search(text))
    text = _NOW.sub("", _OLD.sub("", text)).strip(" ,.;")
    first, *above = [part for part in _ABOVE.split(text) if part] or [""]
    found: Iterable[Unit] = _lookup(first)
    if parent:
        found = [u for u in found if parent in _ancestors(u)]
    for name in above:
        within = {u.id for u in _lookup(name)}
        found = [u for u in found if within & _ancestors(u)] if within else found
    if old:
        found = [u for u in found if u.valid.end and (day is None or u.valid.end <= day)]
    elif day:
        found = [u for u in found if day in u.valid]
    once = {u.id: u for u in found}
    return tuple(once[id] for id in sorted(once))


def unknown_id(text: str, parent: str | None) -> str:
    """The id of a unit that the tables do not know: 'xã Hòa Tiến' in 'da-nang-2025' -> 'da-nang-2025.xa-hoa-tien'."""
    name = slug(_NOW.sub("", _OLD.sub("", text)))
    return f"{parent}.{name}" if parent else name


def province_of(id: str) -> str:
    """'lam-dong.huyen-duc-trong' -> 'lam-dong'."""
    return id.split(".", 1)[0]


def _lookup(text: str) -> list[Unit]:
    key = name_key(text)
    kind = _KIND.match(key)
    name = key[kind.end() :] if kind else key
    if kind and name:
        wanted = _KINDS[kind[1]]
        return [u for u in _by_name().get(_spelt(name), ()) if u.kind == wanted] or _by_alias().get(_spelt(key), [])
    every = [*_by_name().get(_spelt(key), ()), *_by_alias().get(_spelt(key), ())]
    return [u for u in every if u.parent is None] or every


def _spelt(key: str) -> str:
    """The key itself, or '?' and its letters where it was typed without any diacritics."""
    return "?" + key if key == plain(key) else key


def _ancestors(u: Unit) -> set[str]:
    """Ids of the units above, each with those that it renewed or that renewed it (a city made of one province)."""
    found: set[str] = set()
    parent = u.parent
    while parent:
        renewed = _renewed(parent)
        found |= {*lineage(parent), *([renewed] if renewed else [])}
        above = _units().get(parent)
        parent = above.parent if above else None
    return found


def _renewed(id: str) -> str | None:
    """The one unit that continues exactly this one (Thừa Thiên Huế -> Huế), if there is one."""
    here = _units().get(id)
    if here is None or len(here.successors) != 1 or _before()[here.successors[0]] != (id,):
        return None
    heir = _units()[here.successors[0]]
    return heir.id if heir.valid.start == here.valid.end else None


def _same_name(one: str, other: str) -> bool:
    a, b = _units().get(one), _units().get(other)
    return bool(a and b and a.name == b.name)


def _closure(id: str, step: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    found: set[str] = set()
    queue = [id]
    while queue:
        for other in step(queue.pop()):
            if other not in found:
                found.add(other)
                queue.append(other)
    return tuple(sorted(found))


@cache
def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for u in (*_provinces(), *_lower(), *_demo()):
        found[u.id] = u
    return found


@cache
def _before() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for u in _units().values():
        for successor in u.successors:
            found[successor].append(u.id)
    return {id: tuple(sorted(ids)) for id, ids in found.items()}


@cache
def _by_name() -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for u in _units().values():
        key = name_key(u.name)
        for spelling in (key, "?" + plain(key)):
            found[spelling].append(u)
    return found


@cache
def _by_alias() -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for u in _units().values():
        keys = {name_key(alias) for alias in u.aliases}
        for spelling in sorted(keys | {"?" + plain(key) for key in keys}):
            found[spelling].append(u)
    return found


def _provinces() -> Iterator[Unit]:
    for row in rows("provinces"):
        yield Unit(
            row["id"], row["name"], row["full_name"], row["kind"], None, closed(row["valid_from"], row["valid_to"]),
            listed(row["successor_ids"]), listed(row["aliases"]), row["source"], row["certainty"],
        )  # fmt: skip


def _demo() -> Iterator[Unit]:
    for row in rows("demo_units"):
        period = closed(row["valid_from"], row["valid_to"])
        yield Unit(
            row["id"], row["name"], row["full_name"], row["kind"], row["parent"] or None, period,
            listed(row["successor_ids"]), (), row["note"], "fiction",
        )  # fmt: skip


def _lower() -> Iterator[Unit]:
    """Communes since 2025-07-01, then the districts and communes before: successors are known by name first."""
    start, ended = Period(DISTRICTS_END, None), Period(None, DISTRICTS_END)
    old_ids = _old_ids()
    taken = set(old_ids.values())
    new_ids: dict[tuple[str, str], str] = {}
    for row in rows("communes"):
        name = row["name"]
        id = f"{row['province']}.{slug(name)}"
        id = _free(f"{id}-2025" if id in taken else id, taken)
        new_ids[row["province"], name] = id
        yield _made(id, name, row["province"], start)
    after = {p.id: p.successors[0] if p.successors and p.valid.end == DISTRICTS_END else p.id for p in _provinces()}
    heirs: dict[str, set[str]] = defaultdict(set)
    for row in rows("communes_old"):
        province, district = row["province"], f"{row['province']}.{slug(row['district'])}"
        next_ones = tuple(sorted(new_ids[after[province], name] for name in listed(row["successors"], "|")))
        heirs[district].update(next_ones)
        yield _made(old_ids[province, row["district"], row["name"]], row["name"], district, ended, next_ones)
    for row in rows("districts"):
        id = f"{row['province']}.{slug(row['name'])}"
        island = new_ids.get((after[row["province"]], row["name"].replace("Huyện", "Đặc khu")))
        yield _made(id, row["name"], row["province"], ended, tuple(sorted(heirs[id] or ([island] if island else []))))


def _old_ids() -> dict[tuple[str, str, str], str]:
    """'lam-dong.xa-hiep-an'; where a province had two communes so called, 'lam-dong.huyen-duc-trong.xa-tan-hoi'."""
    shared: dict[str, int] = defaultdict(int)
    for row in rows("communes_old"):
        shared[f"{row['province']}.{slug(row['name'])}"] += 1
    found: dict[tuple[str, str, str], str] = {}
    taken: set[str] = set()
    for row in rows("communes_old"):
        id = f"{row['province']}.{slug(row['name'])}"
        if shared[id] > 1:
            id = f"{row['province']}.{slug(row['district'])}.{slug(row['name'])}"
        found[row["province"], row["district"], row["name"]] = _free(id, taken)
    return found


def _free(id: str, taken: set[str]) -> str:
    """Two names of one province can differ in diacritics alone (xã Tân Thành, xã Tân Thạnh): the second gets '-2'."""
    while id in taken:
        id += "-2"
    taken.add(id)
    return id


def _made(id: str, full_name: str, parent: str, valid: Period, next_ones: tuple[str, ...] = ()) -> Unit:
    kind = next(k for k in sorted(_KINDS) if full_name.lower().startswith(k + " "))
    return Unit(id, full_name[len(kind) + 1 :], full_name, kind, parent, valid, next_ones, source="admin_units")
