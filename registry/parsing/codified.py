"""Text taken from the Bộ pháp điển: no header of its own, but each article says which act it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from registry.model.text import fold, squeeze
from registry.parsing.days import DAY
from registry.parsing.lines import Line
from registry.parsing.vocabulary import ACTS

_NOTE = re.compile(
    r"\(điều \d{1,4}[a-zđ]? (?P<type>"
    + "|".join(sorted(map(str.lower, ACTS), key=len, reverse=True))
    + r") số (?P<number>\d[^\s,]{3,30})"
    r" (?P<title>.{3,600}?) ngày (?P<day>" + DAY + r") của (?P<issuer>[^,;()]{3,120}?),? có hiệu lực"
)


class Codified(NamedTuple):
    """As the note prints them: '(Điều 1 Nghị định số 34/2016/NĐ-CP Quy định … ngày 14/05/2016 của Chính phủ, có hiệu lực …)'."""

    type: str
    number: str
    title: str
    day: str
    issuer: str


def read_note(lines: Sequence[Line]) -> Codified | None:
    """What the first full note among the first lines tells; None for any other text."""
    for n, line in enumerate(lines[:60]):
        if line.text[0] != "(" or not line.head.startswith("(điều "):
            continue
        text = squeeze(" ".join(part.text for part in lines[n : n + 6]))
        if found := _NOTE.match(fold(text)):
            told = {name: text[slice(*found.span(name))].strip() for name in ("number", "title", "day", "issuer")}
            return Codified(next(t for t in ACTS if t.lower() == found["type"]), **told)
    return None
