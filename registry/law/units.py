"""Administrative units as legal persons with an interval: what a name means on a day, and who came after whom.

Provinces since 1975-76 with their ids of provinces.csv; districts and communes of the first half of 2025 and communes since
2025-07-01 (Nghị quyết 202/2025/QH15, Luật 72/2025/QH15). Intervals of lower units before 2025 are not known: they start open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from registry.law.tables import name_key
from registry.law.unit_tables import KINDS, TIERS, Tier, Unit, by_alias, by_name, predecessors_of, tier
from registry.model.text import plain, slug, squeeze

__all__ = ["Unit", "lineage", "predecessors", "province_of", "successors", "unit", "units_named", "unknown_id"]

_KINDS = {**{kind: kind for kind in KINDS}, "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "thủ đô": "thành phố"}
_WHERE: dict[str, tuple[Tier, ...]] = {
    "tỉnh": ("provinces",), "thành phố": ("provinces", "districts"), "đặc khu": ("provinces", "communes"),
    **dict.fromkeys(("quận", "huyện", "thị xã"), ("districts",)),
    **dict.fromkeys(("xã", "phường", "thị trấn"), ("communes",)),
}  # fmt: skip
_KIND = re.compile(r"(tỉnh|thành phố|thủ đô|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu|tp|tx|tt)(?=[ .]|$)[ .]*")
_OLD = re.compile(r"\((?:cũ|trước đây|trước sắp xếp|trước sáp nhập|trước khi [^()]*)\)|\b(?:cũ|trước đây)$", re.I)
_NOW = re.compile(r"\(\s*(?:nay|trước) là\b[^()]*\)?|,?\s+nay là\b.*", re.I)
_NOW_IS = re.compile(r"\bnay là\b", re.I)
_ABOVE = re.compile(r"\s*,\s*|\s+thuộc\s+", re.I)


def unit(id: str) -> Unit | None:
    """The unit with that id; None for one that the tables do not know."""
    return _held(id) if "." in id else tier("provinces").get(id)


def successors(id: str) -> tuple[str, ...]:
    """Ids of all units that came out of this one, over every step, sorted."""
    return _closure(id, lambda one: u.successors if (u := unit(one)) else ())


def predecessors(id: str) -> tuple[str, ...]:
    """Ids of all units that went into this one, over every step, sorted."""
    return _closure(id, _before)


def lineage(id: str) -> tuple[str, ...]:
    """This unit and the earlier ones that the same words mean: of the same name, or renamed or raised one to one."""
    found, queue = [id], [id]
    while queue:
        now = queue.pop()
        for before in _before(now):
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
    if kind and kind.end() < len(key):
        wanted = _KINDS[kind[1]]
        name = _spelt(key[kind.end() :])
        found = [u for part in _WHERE[wanted] for u in by_name(part).get(name, ()) if u.kind == wanted]
        return found or list(by_alias().get(_spelt(key), ()))
    key = _spelt(key)
    found = [*by_name("provinces").get(key, ()), *by_alias().get(key, ())]
    return found or [u for part in TIERS[1:] for u in by_name(part).get(key, ())]


def _held(id: str) -> Unit | None:
    return tier("districts").get(id) or tier("communes").get(id)


def _before(id: str) -> tuple[str, ...]:
    return predecessors_of("communes" if "." in id else "provinces").get(id, ())


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
        above = unit(parent)
        parent = above.parent if above else None
    return found


def _renewed(id: str) -> str | None:
    """The one unit that continues exactly this one (Thừa Thiên Huế -> Huế), if there is one."""
    here = unit(id)
    if here is None or len(here.successors) != 1 or _before(here.successors[0]) != (id,):
        return None
    heir = unit(here.successors[0])
    return heir.id if heir and heir.valid.start == here.valid.end else None


def _same_name(one: str, other: str) -> bool:
    a, b = unit(one), unit(other)
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
