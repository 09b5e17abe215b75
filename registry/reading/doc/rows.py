"""The end of a table row in a .doc: where its cells begin and which have lines ([MS-DOC] 2.6.3, 2.9.324; Word 6: shorter)."""

from __future__ import annotations

import struct

from registry.reading.doc.sprm import DEF_TABLE, modifiers

MAX_CELLS = 64
_BORDERS_80, _BORDERS, _SET_80, _SET = 0xD605, 0xD613, 0xD620, 0xD62F
SIDES = 4  # top, left, bottom, right


def row_of(grpprl: bytes, six: bool) -> tuple[list[int], list[bool]]:
    """Left edges in twips, and for each cell whether it has lines on two sides or more."""
    edges: list[int] = []
    cells: list[list[bool | None]] = []
    table: list[bool] = []
    for code, operand in modifiers(grpprl, six):
        if code == DEF_TABLE and operand:
            count = min(operand[0], MAX_CELLS)
            edges = [e for e, in struct.iter_unpack("<h", operand[1 : 1 + 2 * (count + 1)])] if len(operand) >= 3 + 2 * count else []
            cells = _cells(operand[3 + 2 * count :], count, six)
        elif code in (_BORDERS_80, _BORDERS):
            table = _table(operand, six, code == _BORDERS)
        elif code in (_SET_80, _SET) and len(operand) >= 4:
            _set(cells, operand, six, code == _SET)
    if not edges:
        return [], []
    drawn = []
    for i, sides in enumerate(cells):
        inherited = _inherited(table, i, len(cells))
        drawn.append(sum(bool(inherited[s] if own is None else own) for s, own in enumerate(sides)) >= 2)
    return edges[:-1], drawn


def _cells(data: bytes, count: int, six: bool) -> list[list[bool | None]]:
    """TC by TC: for each side whether a line is drawn, None where the table decides."""
    size = 10 if six else 20
    told: list[list[bool | None]] = []
    for i in range(count):
        tc = data[i * size : (i + 1) * size]
        if len(tc) < size:
            told.append([None] * SIDES)
        elif six:
            told.append([_line_6(struct.unpack_from("<H", tc, 2 + 2 * s)[0]) or None for s in range(SIDES)])
        else:
            told.append([_line_80(tc[4 + 4 * s : 8 + 4 * s]) for s in range(SIDES)])
    return told


def _line_6(brc: int) -> bool:
    return brc & 0x1F != 0


def _line_80(brc: bytes) -> bool | None:
    """A line drawn, none, or (all zero, all ones) nothing said."""
    if brc in (b"\0\0\0\0", b"\xff\xff\xff\xff"):
        return None
    return brc[1] not in (0, 0xFF)


def _table(operand: bytes, six: bool, new: bool) -> list[bool]:
    """Top, left, bottom, right, between rows, between columns."""
    if six:
        return [_line_6(brc) for brc, in struct.iter_unpack("<H", operand[:12])] if len(operand) >= 12 else []
    size, kind = (8, 5) if new else (4, 1)
    if len(operand) < 6 * size:
        return []
    return [operand[i * size + kind] not in (0, 0xFF) for i in range(6)]


def _inherited(table: list[bool], i: int, count: int) -> list[bool]:
    if len(table) < 6:
        return [False] * SIDES
    return [table[0] or table[4], table[1] if i == 0 else table[5], table[2] or table[4], table[3] if i == count - 1 else table[5]]


def _set(cells: list[list[bool | None]], operand: bytes, six: bool, new: bool) -> None:
    """Lines set on a range of cells."""
    first, limit, sides = operand[:3]
    line = _line_6(struct.unpack_from("<H", operand, 3)[0]) if six and len(operand) >= 5 else None
    if not six:
        kind = 3 + (5 if new else 1)
        line = len(operand) > kind and operand[kind] not in (0, 0xFF)
    for cell in cells[first:limit]:
        for s in range(SIDES):
            if sides >> s & 1:
                cell[s] = line
