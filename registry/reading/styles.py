"""styles.xml: what a paragraph or run looks like when it does not say so itself."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from registry.reading.names import JC, NUM_PR, P_PR, R_PR, VAL, W

BOLD, ITALIC, CAPS, HIDDEN = 1, 2, 4, 8
TOGGLES = {f"{W}b": BOLD, f"{W}i": ITALIC, f"{W}caps": CAPS, f"{W}vanish": HIDDEN}
_OFF = frozenset({"0", "false", "off"})
_ALIGN = {"center": "center", "right": "right", "end": "right", "both": "both", "distribute": "both"}

NumPr = tuple[str | None, int | None]  # numId, level


def on(element: etree._Element) -> bool:
    """A toggle: present and not switched off."""
    return element.get(VAL) not in _OFF


def align(value: str | None) -> str:
    return _ALIGN.get(value or "", "left")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says, its ancestors included. toggles: bits that are on; None = nothing said."""

    toggles: int = 0
    align: str | None = None
    num: NumPr = (None, None)
    num_style: str = ""  # the style that names the list
    borders: etree._Element | None = None
    name: str = ""
    font: str = ""


PLAIN = Look()


def toggles(r_pr: etree._Element | None) -> tuple[int, int]:
    """The bits that a w:rPr speaks of and those that it sets."""
    told = bits = 0
    for child in r_pr if r_pr is not None else ():
        bit = TOGGLES.get(child.tag)
        if bit:
            told |= bit
            bits = bits | bit if on(child) else bits & ~bit
    return told, bits


def num_of(num_pr: etree._Element | None) -> NumPr:
    """numId and level of a w:numPr, each None where not said."""
    num = level = None
    for child in num_pr if num_pr is not None else ():
        if child.tag == f"{W}numId":
            num = child.get(VAL)
        elif child.tag == f"{W}ilvl":
            level = child.get(VAL)
    return num, int(level) if level and level.isdecimal() and len(level) < 3 else None


def font_of(r_pr: etree._Element | None) -> str:
    """The font that a w:rPr names; '' where it names none."""
    fonts = r_pr.find(f"{W}rFonts") if r_pr is not None else None
    return (fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or "") if fonts is not None else ""


class Styles:
    """Looks by style id, resolved once each."""

    def __init__(self, root: etree._Element | None) -> None:
        self.elements: dict[str, etree._Element] = {}
        self.looks: dict[str, Look] = {}
        self.default = self.default_table = ""
        self.base = 0  # bits of the document's defaults
        self.align, self.font = "left", ""
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{R_PR}")
        _, self.base = toggles(defaults)
        self.font = font_of(defaults)
        jc = root.find(f"{W}docDefaults/{W}pPrDefault/{P_PR}/{JC}")
        self.align = align(jc.get(VAL)) if jc is not None else "left"
        for style in root.iterfind(f"{W}style"):
            id = style.get(f"{W}styleId", "")
            self.elements.setdefault(id, style)
            if style.get(f"{W}default") in ("1", "true", "on"):
                if style.get(f"{W}type") == "paragraph":
                    self.default = id
                elif style.get(f"{W}type") == "table":
                    self.default_table = id

    def look(self, id: str | None) -> Look:
        """The look of a style; PLAIN for an unknown one. What it is based on is resolved first; a circle ends where it closes."""
        if not id or id not in self.elements:
            return PLAIN
        chain: dict[str, None] = {}
        while id in self.elements and id not in self.looks and id not in chain:
            chain[id] = None
            based = self.elements[id].find(f"{W}basedOn")
            id = based.get(VAL, "") if based is not None else ""
        look = self.looks.get(id, PLAIN)
        for id in reversed(chain):
            look = self.looks[id] = self._over(look, id)
        return look

    def _over(self, base: Look, id: str) -> Look:
        """The style's own words, else those of what it is based on."""
        style = self.elements[id]
        told, bits = toggles(style.find(R_PR))
        jc = style.find(f"{P_PR}/{JC}")
        num, level = num_of(style.find(f"{P_PR}/{NUM_PR}"))
        borders = style.find(f"{W}tblPr/{W}tblBorders")
        name = style.find(f"{W}name")
        return Look(
            toggles=bits | base.toggles & ~told,
            align=align(jc.get(VAL)) if jc is not None else base.align,
            num=(num if num is not None else base.num[0], level if level is not None else base.num[1]),
            num_style=id if num is not None else base.num_style,
            borders=borders if borders is not None else base.borders,
            name=name.get(VAL, "") if name is not None else "",
            font=font_of(style.find(R_PR)) or base.font,
        )
