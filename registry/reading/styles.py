"""styles.xml: what a paragraph or run looks like when it does not say so itself."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from registry.reading.package import W

VAL = f"{W}val"
STYLE, BASED_ON, P_PR, R_PR, JC, NUM_PR = f"{W}style", f"{W}basedOn", f"{W}pPr", f"{W}rPr", f"{W}jc", f"{W}numPr"
TOGGLES = {f"{W}b": "bold", f"{W}i": "italic", f"{W}caps": "caps", f"{W}vanish": "hidden"}
_OFF = frozenset({"0", "false", "off"})
_ALIGN = {"center": "center", "right": "right", "end": "right", "both": "both", "distribute": "both"}
_DEPTH = 24


def on(element: etree._Element) -> bool:
    """A toggle: present and not switched off."""
    return element.get(VAL) not in _OFF


def align(value: str | None) -> str:
    return _ALIGN.get(value or "", "left")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says, its ancestors included; None = nothing."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    align: str | None = None
    num: tuple[str | None, int | None] = (None, None)  # numId, ilvl
    num_style: str = ""  # the style that names the list
    borders: etree._Element | None = None
    name: str = ""


PLAIN = Look()


def toggles(r_pr: etree._Element | None) -> dict[str, bool]:
    if r_pr is None:
        return {}
    return {TOGGLES[child.tag]: on(child) for child in r_pr if child.tag in TOGGLES}


def num_of(p_pr: etree._Element) -> tuple[str | None, int | None]:
    """numId and level of a w:pPr, each None where not said."""
    num_pr = p_pr.find(NUM_PR)
    if num_pr is None:
        return None, None
    num, level = num_pr.find(f"{W}numId"), num_pr.find(f"{W}ilvl")
    deep = level.get(VAL, "") if level is not None else ""
    return num.get(VAL) if num is not None else None, int(deep) if deep.isdecimal() and len(deep) < 3 else None


class Styles:
    """Looks by style id, resolved once each."""

    def __init__(self, root: etree._Element | None) -> None:
        self.elements: dict[str, etree._Element] = {}
        self.looks: dict[str, Look] = {}
        self.default = ""
        self.default_table = ""
        self.base = PLAIN
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults")
        if defaults is not None:
            r_pr = defaults.find(f"{W}rPrDefault/{R_PR}")
            jc = defaults.find(f"{W}pPrDefault/{P_PR}/{JC}")
            self.base = Look(**toggles(r_pr), align=align(jc.get(VAL)) if jc is not None else None)
        for style in root.iterfind(STYLE):
            id = style.get(f"{W}styleId", "")
            self.elements.setdefault(id, style)
            if style.get(f"{W}default") in ("1", "true", "on"):
                if style.get(f"{W}type") == "paragraph":
                    self.default = id
                elif style.get(f"{W}type") == "table":
                    self.default_table = id

    def look(self, id: str | None) -> Look:
        """The look of a style; PLAIN for an unknown one."""
        if not id or id not in self.elements:
            return PLAIN
        if id not in self.looks:
            self.looks[id] = self._resolve(id)
        return self.looks[id]

    def _resolve(self, id: str) -> Look:
        """The style's own words first, then those of what it is based on (a loop of styles ends at _DEPTH)."""
        told: dict[str, bool] = {}
        place: str | None = None
        num, level, num_style, borders = None, None, "", None
        current, seen = id, 0
        while current in self.elements and seen < _DEPTH:
            style = self.elements[current]
            told = {**toggles(style.find(R_PR)), **told}
            p_pr = style.find(P_PR)
            if p_pr is not None:
                jc = p_pr.find(JC)
                if place is None and jc is not None:
                    place = align(jc.get(VAL))
                own_num, own_level = num_of(p_pr)
                if num is None and own_num is not None:
                    num, num_style = own_num, current
                level = own_level if level is None else level
            if borders is None:
                borders = style.find(f"{W}tblPr/{W}tblBorders")
            based = style.find(BASED_ON)
            current, seen = based.get(VAL, "") if based is not None else "", seen + 1
        name = self.elements[id].find(f"{W}name")
        return Look(
            **told, align=place, num=(num, level), num_style=num_style, borders=borders,
            name=name.get(VAL, "") if name is not None else "",
        )  # fmt: skip
