"""The tree of one part -> Vietnamese sentences about what a reader should look at: numbers that skip, repeat or go back."""

from __future__ import annotations

from collections.abc import Sequence

from registry.model import Provision
from registry.parsing.marks import order

_NAMES = {"dieu": "Điều", "khoan": "khoản", "diem": "điểm", "chuong": "Chương", "muc": "Mục"}
_SAMPLE = 3000  # characters that tell the language
_MANY = 20  # sentences; a part that doubts more than that is not read one by one


def unmarked(text: str) -> bool:
    """Whether a long text has hardly a Vietnamese letter: a translation, or typed without diacritics."""
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    return len(letters) > 500 and sum(not char.isascii() for char in letters) < 0.02 * len(letters)


def doubts(provisions: Sequence[Provision]) -> list[str]:
    """'att1: sau Điều 12 là Điều 14.', 'main/dieu_2: khoản 3 in hai lần.'; articles are followed through the part, others in theirs."""
    told: list[str] = []
    last: dict[tuple[str | None, str], tuple[int, str]] = {}
    for p in provisions:
        if p.kind not in _NAMES:
            continue
        component = p.id.split("/", 1)[0]
        place = component if p.kind == "dieu" else p.parent or component
        value, before = order(p.kind, p.number), last.get((place, p.kind))
        last[place, p.kind] = value
        name = _NAMES[p.kind]
        if before is None:
            if value[0] > 1 and p.kind != "diem":
                told.append(f"{place}: {name} đầu tiên là {p.number}.")
        elif value == before:
            told.append(f"{place}: {name} {p.number} in hai lần.")
        elif value < before or (value[0] > before[0] + 1 and not (p.kind == "diem" and p.number == "e" and before[0] == 4)):
            told.append(f"{place}: {name} {p.number} không nối tiếp số trước đó.")
    return told[:_MANY]
