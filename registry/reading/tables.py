"""Which tables hold data and which only place text on the page (the head and the signatures of a decree)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from registry.reading.names import INSERTED, MOVED_HERE, TC, TC_PR, TR, VAL, W
from registry.reading.styles import Styles

SAMPLE = 50  # rows that are looked at
_SIDES = {f"{W}{side}": side for side in ("top", "left", "bottom", "right", "insideH", "insideV")}
_SIDES |= {f"{W}start": "left", f"{W}end": "right"}
_BORDERS = f"{W}tcBorders"
_SEE_THROUGH = frozenset((f"{W}sdt", f"{W}sdtContent", f"{W}customXml", INSERTED, MOVED_HERE))


def _sides(borders: etree._Element | None) -> dict[str, bool]:
    """Side -> whether a line is drawn there; sides that nothing is said of are left out."""
    return {_SIDES[line.tag]: _drawn(line) for line in borders if line.tag in _SIDES} if borders is not None else {}


def _drawn(line: etree._Element) -> bool:
    """Whether the line can be seen: neither none, nor white, nor the grey dots that web editors show in place of none."""
    kind, colour = line.get(VAL, "nil"), line.get(f"{W}color", "").upper()
    return kind not in ("nil", "none") and colour != "FFFFFF" and not (kind == "dotted" and colour == "D3D3D3")


def inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children with the tag, seen through content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _SEE_THROUGH:
            yield from inside(child, tag)


def first_child(parent: etree._Element | None, tag: str) -> etree._Element | None:
    """What find() gives, in a quarter of its time: asked of every cell."""
    for child in parent if parent is not None else ():
        if child.tag == tag:
            return child
    return None


def is_layout(table: etree._Element, styles: Styles) -> bool:
    """Whether fewer than half of the cells have lines on two sides: then it is there for placing, not for data."""
    properties = table.find(f"{W}tblPr")
    style, own = None, None
    if properties is not None:
        named = properties.find(f"{W}tblStyle")
        style = named.get(VAL) if named is not None else None
        own = properties.find(f"{W}tblBorders")
    lines = {**_sides(styles.look(style or styles.default_table).borders), **_sides(own)}
    cells = drawn = 0
    rows = list(islice(inside(table, TR), SAMPLE))
    for r, row in enumerate(rows):
        held = list(inside(row, TC))
        for c, cell in enumerate(held):
            edges = {
                "top": lines.get("insideH" if r else "top", False),
                "bottom": lines.get("insideH" if r < len(rows) - 1 else "bottom", False),
                "left": lines.get("insideV" if c else "left", False),
                "right": lines.get("insideV" if c < len(held) - 1 else "right", False),
                **_sides(first_child(first_child(cell, TC_PR), _BORDERS)),
            }
            cells += 1
            drawn += edges["top"] + edges["bottom"] + edges["left"] + edges["right"] >= 2
    return drawn * 2 < cells
