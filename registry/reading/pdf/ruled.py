"""Tables with ruling lines: which cells the lines enclose and which words stand in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from registry.reading.package import Clock
from registry.reading.pdf.pages import Page, Rule, Word

SNAP = 3.0  # points: lines nearer than this are one
MAX_RULES = 8_000  # of one page
MAX_CELLS = 20_000


@dataclass(slots=True)
class Ruled:
    """A table: its box, and for each cell row, column and words."""

    left: float
    low: float
    right: float
    high: float
    cells: list[tuple[int, int, list[Word]]]


def ruled(page: Page, clock: Clock) -> list[Ruled]:
    """The tables of a page from top to bottom."""
    once = {(round(r.left), round(r.low), round(r.right), round(r.high)): r for r in page.rules}
    rules = [rule for rule in once.values() if -5 <= rule.left <= page.width + 5 and -5 <= rule.low <= page.height + 5][:MAX_RULES]
    tables = []
    for group in _groups(rules, clock):
        clock.check()
        if (table := _table(group, page.words)) is not None:
            tables.append(table)
    return sorted(tables, key=lambda table: -table.high)


def _groups(rules: list[Rule], clock: Clock) -> list[list[Rule]]:
    """Lines that touch each other, found through a raster of places."""
    parent = list(range(len(rules)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    across = sorted((i for i, r in enumerate(rules) if r.low == r.high), key=lambda i: rules[i].low)
    levels = [rules[i].low for i in across]
    for i, upright in enumerate(rules):
        if upright.left != upright.right:
            continue
        if not i & 63:
            clock.check()
        start = bisect_right(levels, upright.low - SNAP)
        for k in across[start:]:
            rule = rules[k]
            if rule.low > upright.high + SNAP:
                break
            if rule.left - SNAP <= upright.left <= rule.right + SNAP:
                parent[root(k)] = root(i)
    groups: dict[int, list[Rule]] = {}
    for i, rule in enumerate(rules):
        groups.setdefault(root(i), []).append(rule)
    return [group for group in groups.values() if len(group) >= 4]


def _snapped(values: list[float]) -> list[float]:
    told: list[float] = []
    for value in sorted(values):
        if not told or value - told[-1] > SNAP:
            told.append(value)
    return told


def _table(rules: list[Rule], words: list[Word]) -> Ruled | None:
    """The cells between the lines; those with no line between them are one."""
    across = [r for r in rules if r.low == r.high]
    upright = [r for r in rules if r.left == r.right]
    xs, ys = _snapped([r.left for r in upright]), _snapped([r.low for r in across])[::-1]
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2) or (len(xs) - 1) * (len(ys) - 1) > MAX_CELLS:
        return None
    columns, rows = len(xs) - 1, len(ys) - 1
    cell = list(range(columns * rows))

    def root(i: int) -> int:
        while cell[i] != i:
            i = cell[i]
        return i

    for r in range(rows):
        middle = (ys[r] + ys[r + 1]) / 2
        walls = [u.left for u in upright if u.low - SNAP <= middle <= u.high + SNAP]
        for c in range(columns - 1):
            if not any(abs(wall - xs[c + 1]) <= SNAP for wall in walls):
                cell[root(r * columns + c + 1)] = root(r * columns + c)
    for c in range(columns):
        middle = (xs[c] + xs[c + 1]) / 2
        floors = [a.low for a in across if a.left - SNAP <= middle <= a.right + SNAP]
        for r in range(rows - 1):
            if not any(abs(floor - ys[r + 1]) <= SNAP for floor in floors):
                one, other = root(r * columns + c), root((r + 1) * columns + c)
                cell[max(one, other)] = min(one, other)
    held: dict[int, list[Word]] = {}
    for word in words:
        x, y = (word.left + word.right) / 2, (word.low + word.high) / 2
        if xs[0] < x < xs[-1] and ys[-1] < y < ys[0]:
            c = bisect_right(xs, x) - 1
            r = len(ys) - 1 - bisect_right(ys[::-1], y)
            held.setdefault(root(r * columns + c), []).append(word)
    if not held:
        return None
    return Ruled(xs[0], ys[-1], xs[-1], ys[0], [(i // columns, i % columns, held[i]) for i in sorted(held)])
