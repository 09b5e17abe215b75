"""'Điều 190 và Điều 248', 'điểm b khoản 1 và khoản 2 Điều này': provisions of the document itself, as ids."""

from __future__ import annotations

import re

_RANK = {"điểm": 0, "khoản": 1, "điều": 2, "mục": 3, "chương": 4, "phần": 5}
_PREFIX = {"điểm": "diem", "khoản": "khoan", "điều": "dieu", "mục": "muc", "chương": "chuong", "phần": "phan"}
_NUMBER = r"(?:[0-9]{1,3}[a-zđ]?(?![\w/])|(?<![\w])[ivxl]{1,6}(?!\w)|(?<!\w)[a-zđ][0-9]{0,2}(?!\w)|này)"
_ITEM = re.compile(
    rf"(?<!\w)(?P<kind>điểm|khoản|điều|mục|chương|phần)\s+"
    rf"(?P<list>{_NUMBER}(?:(?:\s*[,;]\s*|\s+(?:và|hoặc|đến|tới)\s+|\s*[-–]\s*){_NUMBER}){{0,40}})"
)
_MEMBER = re.compile(rf"{_NUMBER}|đến|tới|[-–]")
_LINK = re.compile(r"\s*(?:(?:[,;]|và|hoặc|các|tại|của|quy định|những|cả)\s*){0,6}")
_PARTS = re.compile(r"(?<!\w)(?:và|hoặc)(?!\w)|;")  # what follows is beside, not above


class _Unit:
    """'khoản 1, 2': ids once known; used: ids that smaller units before it are parts of."""

    __slots__ = ("ids", "kind", "link", "numbers", "used")

    def __init__(self, kind: str, numbers: list[str]) -> None:
        self.kind, self.numbers = kind, numbers
        self.ids: list[str] = []
        self.used: set[str] = set()
        self.link: str | None = None  # the words up to the next unit, None where they are more than a link


def own_provisions(low: str, start: int, end: int, here: str) -> tuple[str, ...]:
    """Ids, with component, of the document's own provisions named in low[start:end] (lower-case text), in order.

    here: id of the provision that the words stand in, for 'Điều này' and 'khoản này' and for the component.
    A member whose article is not said is dropped rather than guessed.
    """
    units = _units(low, start, end)
    for index in range(len(units) - 1, -1, -1):
        above = _above(units, index)
        bases = above.ids if above and "các" in (units[index].link or "") else above.ids[:1] if above else []
        units[index].ids = _ids(units[index], bases, here)
        if above is not None and index + 1 < len(units) and above is units[index + 1] and units[index].ids:
            above.used.update(bases)
    return tuple(dict.fromkeys(id for unit in units for id in unit.ids if id not in unit.used))


def _units(low: str, start: int, end: int) -> list[_Unit]:
    matches = list(_ITEM.finditer(low, start, end))
    units = [_Unit(m["kind"], _members(m["list"])) for m in matches]
    for unit, match, after in zip(units, matches, matches[1:]):
        between = low[match.end() : after.start()]
        unit.link = between if len(between) < 60 and _LINK.fullmatch(between) else None
    return units


def _above(units: list[_Unit], index: int) -> _Unit | None:
    """The next unit of a higher rank to the right that the words still belong to ('khoản 1 và khoản 2 Điều 5')."""
    rank = _RANK[units[index].kind]
    for unit, after in zip(units[index : index + 8], units[index + 1 :]):
        if unit.link is None:
            return None
        if _RANK[after.kind] > rank:
            beside = _RANK[after.kind] > _RANK[unit.kind] and _PARTS.search(unit.link)
            return None if beside else after
    return None


def _ids(unit: _Unit, bases: list[str], here: str) -> list[str]:
    component = here.split("/", 1)[0]
    prefix = _PREFIX[unit.kind]
    found: list[str] = []
    for number in unit.numbers:
        printed = number.upper() if unit.kind in ("chương", "phần") else number
        if number == "này":
            own = re.match(rf"(.*?/{prefix}_[^/]+)", here)
            found += [own[1]] if own else []
        elif _RANK[unit.kind] >= 2:
            found.append(f"{component}/{prefix}_{printed}")
        else:
            found += [f"{base}/{prefix}_{printed}" for base in bases]
    return found


def _members(listed: str) -> list[str]:
    """'1, 2 và 4' -> 1, 2, 4; '3 đến 5' -> 3, 4, 5."""
    found: list[str] = []
    ranged = False
    for member in _MEMBER.findall(listed):
        if member in ("đến", "tới", "-", "–"):
            ranged = True
            continue
        if ranged and found and found[-1].isdigit() and member.isdigit() and 0 < int(member) - int(found[-1]) < 200:
            found += [str(n) for n in range(int(found[-1]) + 1, int(member))]
        found.append(member.lstrip("0") or member)
        ranged = False
    return found
