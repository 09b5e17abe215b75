"""numbering.xml: the numbers that Word prints by itself ('Điều 1.', 'a)'), counted as Word counts them (ECMA-376-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from registry.reading.losses import Losses
from registry.reading.names import VAL, W
from registry.reading.styles import Look, NumPr, Styles, on
from registry.reading.symbols import bullet

LEVELS = 9
MAX_LABEL = 255  # of a pattern; Word takes no longer one
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(value: int) -> str:
    """4 -> 'iv'. Beyond 3,999 Word has no Roman number either: digits."""
    if not 0 < value < 4000:
        return str(value)
    told = ""
    for size, sign in _ROMAN:
        told += sign * (value // size)
        value %= size
    return told


def letter(value: int) -> str:
    """1 -> 'a', 26 -> 'z', 27 -> 'aa', 28 -> 'bb', as Word prints; the Vietnamese alphabet is not in it."""
    if value < 1:
        return str(value)
    turns, place = divmod(value - 1, 26)
    return chr(97 + place) * min(turns + 1, 40)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "lowerRoman": roman,
    "upperRoman": lambda value: roman(value).upper(),
    "lowerLetter": letter,
    "upperLetter": lambda value: letter(value).upper(),
    "none": lambda value: "",
    "numberInDash": lambda value: f"- {value} -",
}


@dataclass(slots=True)
class Level:
    start: int = 1
    format: str = "decimal"
    pad: int = 0  # of a custom format '001, 002, ...'
    text: str = ""
    suffix: str = " "
    legal: bool = False
    restart: int | None = None
    style: str = ""
    caps: bool = False
    hidden: bool = False
    font: str = ""


@dataclass(slots=True)
class Num:
    """One w:num: its list, its own levels, and the starts that it sets when it is first used."""

    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


def _number(element: etree._Element | None, otherwise: int) -> int:
    value = element.get(VAL, "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 9 else otherwise


def _level(lvl: etree._Element) -> Level:
    level = Level(start=_number(lvl.find(f"{W}start"), 0))
    for child in lvl.iter():
        tag, value = child.tag, child.get(VAL, "")
        if tag == f"{W}numFmt" and level.format != "custom":  # what follows in a Fallback is for older programs
            level.format = value
            if value == "custom":
                level.pad = len(child.get(f"{W}format", "").split(",")[0].strip())
        elif tag == f"{W}lvlText":
            level.text = value[:MAX_LABEL]
        elif tag == f"{W}suff":
            level.suffix = "" if value == "nothing" else " "
        elif tag == f"{W}isLgl":
            level.legal = on(child)
        elif tag == f"{W}lvlRestart":
            level.restart = _number(child, 0)
        elif tag == f"{W}pStyle":
            level.style = value
        elif tag == f"{W}caps":
            level.caps = on(child)
        elif tag == f"{W}vanish":
            level.hidden = on(child)
        elif tag == f"{W}rFonts":
            level.font = child.get(f"{W}ascii") or child.get(f"{W}hAnsi") or ""
    return level


class Numbering:
    """Counts as the paragraphs come by: ask label() once a paragraph, in document order."""

    def __init__(self, root: etree._Element | None, styles: Styles, losses: Losses) -> None:
        self.styles = styles
        self.losses = losses
        self.lists: dict[str, dict[int, Level]] = {}
        self.links: dict[str, str] = {}
        self.nums: dict[str, Num] = {}
        self.counts: dict[str, list[int | None]] = {}
        self.started: set[tuple[str, int]] = set()
        if root is None:
            return
        for abstract in root.iterfind(f"{W}abstractNum"):
            id = abstract.get(f"{W}abstractNumId", "")
            self.lists[id] = {_ilvl(lvl): _level(lvl) for lvl in abstract.iterfind(f"{W}lvl")}
            link = abstract.find(f"{W}numStyleLink")
            if link is not None:
                self.links[id] = link.get(VAL, "")
        for num in root.iterfind(f"{W}num"):
            self.nums[num.get(f"{W}numId", "")] = self._num(num)

    def _num(self, element: etree._Element) -> Num:
        abstract = element.find(f"{W}abstractNumId")
        num = Num(abstract.get(VAL, "") if abstract is not None else "")
        for override in element.iterfind(f"{W}lvlOverride"):
            place = _ilvl(override)
            lvl, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
            if lvl is not None:
                num.levels[place] = _level(lvl)
            if start is not None:
                num.starts[place] = _number(start, 0)
        return num

    def label(self, own: NumPr, look: Look, caps: bool = False) -> str:
        """The number of the next paragraph with its separator, '' where it has none.

        own: numId and level of the paragraph itself; look: of its style; caps: whether its mark is in capitals.
        """
        id, place = own[0] or look.num[0], own[1]
        if not id or id == "0" or id not in self.nums:
            return ""
        num = self._linked(self.nums[id])
        if place is None:
            place = self._styled_level(num, look, own[0] is None)
        level = self._level_of(num, place)
        if level is None or not 0 <= place < LEVELS:
            return ""
        counts = self._advance(id, num, place)
        text = "" if level.hidden else self._print(num, level, place, counts)
        if not text.strip():
            return ""
        return (text.upper() if level.caps or caps else text).rstrip() + level.suffix if level.suffix else text

    def _linked(self, num: Num) -> Num:
        """A list that only points at a list style counts as that style's list."""
        style = self.links.get(num.abstract)
        there = self.nums.get(self.styles.look(style).num[0] or "") if style else None
        return Num(there.abstract, num.levels, num.starts) if there else num

    def _styled_level(self, num: Num, look: Look, by_style: bool) -> int:
        if by_style and look.num[1] is not None:
            return look.num[1]
        if by_style:
            for place, level in self.lists.get(num.abstract, {}).items():
                if level.style and level.style == look.num_style:
                    return place
        return 0

    def _level_of(self, num: Num, place: int) -> Level | None:
        return num.levels.get(place) or self.lists.get(num.abstract, {}).get(place)

    def _start(self, num: Num, place: int) -> int:
        level = self._level_of(num, place)
        return num.starts.get(place, level.start if level else 1)

    def _advance(self, id: str, num: Num, place: int) -> list[int | None]:
        """Count the paragraph: lists with one abstractNum share counters; a startOverride counts once, when first met."""
        counts = self.counts.setdefault(num.abstract, [None] * LEVELS)
        if place in num.starts and (id, place) not in self.started:
            counts[place] = None
        self.started.add((id, place))
        held = counts[place]
        counts[place] = self._start(num, place) if held is None else held + 1
        for above in range(place):
            if counts[above] is None:
                counts[above] = self._start(num, above)
        for below in range(place + 1, LEVELS):
            level = self._level_of(num, below)
            limit = below if level is None or level.restart is None else level.restart
            if place < limit:
                counts[below] = None
        return counts

    def _print(self, num: Num, level: Level, place: int, counts: list[int | None]) -> str:
        if level.format == "bullet":
            return "".join(bullet(char, level.font) for char in level.text)

        def shown(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            there = self._level_of(num, which)
            if which > place or there is None:
                return ""
            value = counts[which] or 0
            return str(value) if level.legal else self._format(there, value)

        return _PLACEHOLDER.sub(shown, level.text)

    def _format(self, level: Level, value: int) -> str:
        if level.format == "custom" and level.pad:
            return str(value).zfill(min(level.pad, 9))
        if level.format == "bullet":
            return ""
        if level.format not in FORMATS:
            self.losses.add("formats")
        return FORMATS.get(level.format, str)(value)


def _ilvl(element: etree._Element) -> int:
    value = element.get(f"{W}ilvl", "")
    return int(value) if value.isdecimal() and len(value) < 3 else 0
