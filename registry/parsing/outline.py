"""The lines of one part -> its tree of provisions. Never refuses: what does not fit is text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from registry.model import Provision, Span
from registry.parsing.headings import article_heading, division_heading
from registry.parsing.lines import Line
from registry.parsing.marks import LETTERS, RANK, Mark, mark, order

_REFERENCE = re.compile(
    r"(?:của|và|này|nêu|tại|trên|đến|được|thì|có|do|về|theo|là|hoặc|,|;|nghị|quyết|luật|bộ luật|thông tư|pháp lệnh|quy|"
    r"hiến pháp|chỉ thị)(?!\w)",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;:”\"!?)/]$")
# A clause whose point was forgotten or mistyped: '23 Đề nghị …', '3; Thanh tra …'.
_POINTLESS = re.compile(r"(?P<number>[1-9]\d{0,2})[;,:]?\s+(?P<word>\w)")


@dataclass(slots=True)
class _Node:
    id: str
    kind: str
    number: str
    heading: str | None
    parent: str | None
    start: int
    end: int = -1


@dataclass(slots=True)
class _Tree:
    """The tree while it grows. stack: the open nodes from the top down; last: order of the latest sibling by kind.

    inner: the latest item of a list of its own ('1. 2. 3.') within a khoản, 0 outside of one.
    """

    component: str
    whole: str
    nodes: list[_Node] = field(default_factory=list)
    stack: list[_Node] = field(default_factory=list)
    last: dict[str, tuple[int, str]] = field(default_factory=dict)
    points: dict[str, str] = field(default_factory=dict)
    chapters: set[str] = field(default_factory=set)
    inner: int = 0

    def holder(self, rank: int) -> _Node | None:
        return next((node for node in reversed(self.stack) if RANK[node.kind] < rank), None)

    def has(self, kind: str) -> bool:
        return any(node.kind == kind for node in self.stack)

    def close(self, rank: int, at: int) -> None:
        """Ends every open node of that rank or a lower one before `at`."""
        while self.stack and RANK[self.stack[-1].kind] >= rank:
            node = self.stack.pop()
            node.end = node.start + len(self.whole[node.start : at].rstrip())

    def open(self, kind: str, number: str, heading: str | None, at: int) -> None:
        rank = RANK[kind]
        self.close(rank, at)
        holder = self.holder(rank)
        node = _Node(self._id(kind, number, holder), kind, number, heading, holder.id if holder else None, at)
        self.nodes.append(node)
        self.stack.append(node)
        self.last[kind] = order(kind, number)
        if rank <= RANK["khoan"]:
            self.inner = 0
        for other, other_rank in RANK.items():
            if other_rank > rank and other != "dieu":
                self.last.pop(other, None)
                self.points.pop(other, None)

    def _id(self, kind: str, number: str, holder: _Node | None) -> str:
        name = f"{kind}_{'_'.join(number.split())}"
        if kind == "dieu" or holder is None:
            return f"{self.component}/{name}"
        if kind == "chuong":
            # Chapters run on through the parts of a code; only where they begin anew does the part name them.
            free = f"{self.component}/{name}"
            if free not in self.chapters:
                self.chapters.add(free)
                return free
        return f"{holder.id}/{name}"


def outline(
    component: str, whole: str, lines: Sequence[Line], barred: Sequence[bool], end: int, articles: bool
) -> tuple[Provision, ...]:
    """Provisions of the part, spans in `whole`; barred lines (quoted text) and data cells make none.

    end: offset where the last provision ends; articles: whether the part has any; without them its numbered items are khoản.
    """
    tree = _Tree(component, whole)
    at = 0
    while at < len(lines):
        line = lines[at]
        if barred[at] or line.opaque:
            at += 1
            continue
        found = mark(line)
        if found is None:
            if line.text[0].isdigit() and (number := _pointless(tree, lines, barred, at)):
                tree.open("khoan", number, None, line.start)
            at += 1
        elif found.kind in ("phan", "chuong", "muc", "tieu_muc"):
            at = _division(tree, lines, barred, at, found) if _is_division(tree, lines, at, found) else at + 1
        elif found.kind == "dieu":
            at = _dieu(tree, lines, barred, at, found) if _is_dieu(tree, lines, at, found) else at + 1
        else:
            if found.kind == "khoan" and (articles is False or tree.has("dieu")) and _is_khoan(tree, lines, barred, at, found):
                tree.open("khoan", found.number, None, line.start)
                tree.points["khoan"] = found.point
            elif found.kind == "diem" and _is_diem(tree, found):
                _diem(tree, line, found)
            elif found.kind == "so" and _is_decimal(tree, found):
                tree.open("diem", found.number, None, line.start)
                tree.points["diem"] = "so"
            at += 1
    tree.close(0, end)
    return tuple(Provision(n.id, n.kind, n.number, n.heading, n.parent, Span(n.start, n.end)) for n in tree.nodes)


def _is_division(tree: _Tree, lines: Sequence[Line], at: int, found: Mark) -> bool:
    """'Chương II' alone or with a title; not 'Chương II Nghị định này …' of a wrapped sentence."""
    line = lines[at]
    if found.rest and not found.point:
        if not (found.rest.isupper() or line.centred or (line.paragraph.bold > 0.8 and not _REFERENCE.match(found.rest))):
            return False
    elif found.rest and (found.rest[0].islower() or found.rest[0] in ",;"):
        return False
    value = order(found.kind, found.number)
    last = tree.last.get(found.kind)
    if value[0] == 0:
        return False
    if last is None or value > last:
        return line.first or line.capitals or line.centred or (not found.rest and not _wrapped(lines, at))
    return found.kind in ("muc", "tieu_muc", "chuong") and (value[0] == 1 or line.centred or line.capitals)


def _division(tree: _Tree, lines: Sequence[Line], barred: Sequence[bool], at: int, found: Mark) -> int:
    heading, after = division_heading(lines, barred, at, found)
    tree.open(found.kind, found.number, heading, lines[at].start)
    return after


def _is_dieu(tree: _Tree, lines: Sequence[Line], at: int, found: Mark) -> bool:
    """'Điều 5.'; 'Điều 5' alone, or in bold with a title; not 'Điều 5 Quyết định số 15/2025 …' of a wrapped sentence."""
    line = lines[at]
    if found.point:
        if found.rest and found.rest[0].islower() and line.paragraph.bold < 0.5 and not line.first:
            return False
        return not found.rest.startswith((",", ";"))
    if not found.rest:
        return line.first and (line.paragraph.bold > 0.5 or line.centred or _follows(tree, found)) and not _wrapped(lines, at)
    if found.rest[0] in "-–—" or found.rest[0].isupper():
        return _follows(tree, found) and not _REFERENCE.match(found.rest) and not _wrapped(lines, at)
    return False


def _follows(tree: _Tree, found: Mark) -> bool:
    return order("dieu", found.number)[0] - tree.last.get("dieu", (0, ""))[0] in (0, 1)


def _wrapped(lines: Sequence[Line], at: int) -> bool:
    """Whether the line before breaks off in the middle of a sentence."""
    if not at or lines[at - 1].opaque:
        return False
    before = lines[at - 1]
    return before.text[-1] == "," or (
        before.text[-1].islower() and not before.capitals and not before.centred and before.paragraph.bold < 0.8
    )


def _dieu(tree: _Tree, lines: Sequence[Line], barred: Sequence[bool], at: int, found: Mark) -> int:
    heading, after = article_heading(lines, barred, at, found)
    tree.open("dieu", found.number, heading, lines[at].start)
    return after


def _is_khoan(tree: _Tree, lines: Sequence[Line], barred: Sequence[bool], at: int, found: Mark) -> bool:
    """The next number of the article (a number may be skipped or printed twice); a list of its own under a điểm is text."""
    value = order("khoan", found.number)
    last = tree.last.get("khoan")
    if found.point != "." and not (found.point == tree.points.get("khoan") or (last is None and value[0] == 1)):
        return False
    if found.point == ")" and tree.has("diem"):
        return False
    if last is None:
        return value[0] == 1 or (value[0] < 4 and lines[at].first)
    if not value[1] and _of_inner_list(tree, lines, barred, at, value[0], last[0]):
        tree.inner = value[0]
        return False
    if value > last:
        if value[0] - last[0] == 2 and not value[1]:
            _run_on(tree, lines[at].start, last[0] + 1)
        return value[0] - last[0] <= 1 or (
            value[0] - last[0] <= 3 and lines[at].first and bool(_ENDED.search(lines[at - 1].text))
        )
    return tree.has("dieu") and lines[at].first and value == last and not tree.has("diem")


def _of_inner_list(tree: _Tree, lines: Sequence[Line], barred: Sequence[bool], at: int, number: int, last: int) -> bool:
    """Whether the number begins a list of its own within a khoản, or goes on in it.

    A number that is next in both is the list's where the same number comes again before a new list or article.
    """
    if number == last == 1:
        return lines[at - 1].text[-1] == ":"
    if number < last:
        return True
    if number != tree.inner + 1 or not tree.inner:
        return False
    return number != last + 1 or _ahead(lines, barred, at, number)


def _ahead(lines: Sequence[Line], barred: Sequence[bool], at: int, number: int) -> bool:
    """Whether 'number.' opens a line after this one, before the next article and before a list begins at 1."""
    for n in range(at + 1, len(lines)):
        if barred[n] or lines[n].opaque or lines[n].text[0] not in "0123456789ĐCM":
            continue
        found = mark(lines[n])
        if found and found.kind == "khoan" and found.point == ".":
            if found.number == str(number):
                return True
            if found.number == "1":
                return False
        elif found and found.kind in ("dieu", "chuong", "muc"):
            return False
    return False


def _pointless(tree: _Tree, lines: Sequence[Line], barred: Sequence[bool], at: int) -> str:
    """The number of a khoản whose point was forgotten: the next one of its article, after a whole sentence, with its follower ahead."""
    found = _POINTLESS.match(lines[at].text)
    if not found or not found["word"].isupper() or not lines[at].first or not tree.has("dieu") or tree.inner or tree.points.get("khoan", ".") != ".":
        return ""
    number, opened = int(found["number"]), tree.nodes[-1].kind == "dieu" and tree.nodes[-1].start == lines[at - 1].start
    if number != tree.last.get("khoan", (0, ""))[0] + 1 or not (opened or _ENDED.search(lines[at - 1].text)):
        return ""
    return found["number"] if _ahead(lines, barred, at, number + 1) else ""


def _run_on(tree: _Tree, end: int, number: int) -> None:
    """Opens the khoản that runs on within the text before `end` ('1. … . 2. Giao …'), where the next line skips its number."""
    start = tree.nodes[-1].start
    found = re.search(rf"[.;:”]\s?({number}\.\s)(?=[A-ZĐÀ-Ỹ])", tree.whole[start:end])
    if found:
        tree.open("khoan", str(number), None, start + found.start(1))


def _is_diem(tree: _Tree, found: Mark) -> bool:
    """The next letter under its khoản or article; other points than ')' only where the first letter set them."""
    if not tree.stack or not (tree.has("dieu") or tree.has("khoan")):
        return False
    kind = _letter_kind(tree)
    value = order(kind, found.number)
    last = tree.last.get(kind)
    style = tree.points.get(kind)
    if found.point != ")" and not (found.point == style or (style is None and found.number == "a")):
        return False
    if last is None:
        return value[0] <= (3 if found.point == ")" else 1)
    return value > last and value[0] - last[0] <= 3


def _letter_kind(tree: _Tree) -> str:
    """A letter is a điểm; under a numbered điểm ('2.1') it is a tiết."""
    return "tiet" if tree.points.get("diem") == "so" else "diem"


def _is_decimal(tree: _Tree, found: Mark) -> bool:
    """'2.1' as the next numbered điểm of khoản 2; deeper numbers, and those in another's khoản, are text."""
    khoan = next((node for node in reversed(tree.stack) if node.kind == "khoan"), None)
    head, _, tail = found.number.rpartition(".")
    if khoan is None or head != khoan.number or tree.points.get("diem", "so") != "so":
        return False
    last = tree.last.get("diem", (0, ""))[0]
    return 0 <= int(tail) - last - 1 <= 1


def _diem(tree: _Tree, line: Line, found: Mark) -> None:
    """Opens the điểm or tiết, and those that run on within its line ('a) … . b) …')."""
    kind = _letter_kind(tree)
    tree.open(kind, found.number, None, line.start)
    tree.points[kind] = found.point
    letter, at = found.number[0], found.at
    while letter != LETTERS[-1]:
        letter = LETTERS[LETTERS.index(letter) + 1]
        at = line.text.find(f". {letter}) ", at)
        if at < 0:
            return
        tree.open(kind, letter, None, line.start + at + 2)
