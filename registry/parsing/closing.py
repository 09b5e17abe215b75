"""The end of a part: where its provisions stop, who signed, when a resolution was passed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from registry.parsing.days import read_day
from registry.model import Signer
from registry.parsing.lines import Line
from registry.parsing.marks import mark
from registry.parsing.vocabulary import AUTHORITY, OFFICES, is_rule

_TO = re.compile(r"nơi nhận\s*[:;.]?|kính gửi\s*:")
_PASSED = re.compile(
    r"(?:luật|bộ luật|pháp lệnh|nghị quyết|hiến pháp)\s+(?:này\s+)?(?:đã\s+)?được\s+.{0,200}?thông qua\s+(?:tại\s.{0,80}?)?(?:vào\s+)?ngày\s+(?P<day>.{6,40})"
)
_PASSED_START = re.compile(r"(?:luật|bộ luật|pháp lệnh|nghị quyết|hiến pháp)\s+(?:này\s+)?(?:đã\s+)?được\s")
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký, ghi rõ|ký,? đóng dấu|đã ký và đóng dấu)[^)]*\)?\s*[:.]?\s*")
_NAME = re.compile(r"(?:(?:GS|PGS|TS|ThS|BS|KS|CN|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá)\.? ?)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)?$")
_SPLIT = re.compile(r"\t+| {4,}")


def closing_start(lines: Sequence[Line], barred: Sequence[bool], first: int, last: int) -> int:
    """Index of the first line behind the last provision of lines[first:last]: 'Nơi nhận', a signature, '… được thông qua ngày …'."""
    body = first
    for n in range(first, last):
        if not barred[n] and not lines[n].opaque and lines[n].text[0] == "Đ" and (m := mark(lines[n])) and m.kind == "dieu":
            body = n + 1
    for n in range(body, last):
        if barred[n] or not lines[n].text[0].isupper():
            continue
        folded = lines[n].folded
        if _TO.match(folded) or AUTHORITY.match(folded) or (lines[n].capitals and OFFICES.match(folded)):
            return n
        if folded[0] in "nlbph" and _PASSED_START.match(folded) and _PASSED.match(_ahead(lines, n, last)):
            return n
    return last


def _ahead(lines: Sequence[Line], at: int, last: int) -> str:
    return " ".join(line.folded for line in lines[at : min(at + 4, last)])


def adopted(lines: Sequence[Line]) -> date | None:
    """The day of 'Nghị quyết này đã được Hội đồng nhân dân … thông qua ngày …' among the closing lines."""
    for n, line in enumerate(lines):
        if _PASSED_START.match(line.folded) and (found := _PASSED.match(_ahead(lines, n, len(lines)))):
            return read_day(found["day"])
    return None


def signers(lines: Sequence[Line]) -> tuple[Signer, ...]:
    """Who signed: each office in capitals ('KT. CHỦ TỊCH PHÓ CHỦ TỊCH') with the name that follows it in its column."""
    found: list[Signer] = []
    for column in _columns(lines):
        told: list[str] = []
        for text in column:
            low = text.lower()
            if _SIGNED.match(low):
                text = text[_SIGNED.match(low).end() :].strip()  # type: ignore[union-attr]
                if not text:
                    continue
            if is_rule(text):
                continue
            office = text.isupper() and (bool(told) or bool(AUTHORITY.match(low) or OFFICES.match(low)))
            if office and not (told and OFFICES.search(told[-1].lower()) and _is_name(text) and not OFFICES.match(low)):
                told.append(text)
            elif told and OFFICES.search(" ".join(told).lower()) and _is_name(text):
                found.append(_signer(" ".join(told), text))
                told = []
            elif told and not text.isupper() and len(told) > 0 and _is_piece(text):
                found.append(_signer(" ".join(told), text))
                told = []
            else:
                told = []
    return tuple(dict.fromkeys(s for s in found if s.name))


def _columns(lines: Sequence[Line]) -> list[list[str]]:
    """The texts of each cell, and of what stands outside cells, by column where tabs part it."""
    columns: dict[object, list[str]] = {}
    names: dict[object, list[str]] = {}
    for line in lines:
        cell = line.paragraph.cell
        if cell is None:
            for n, piece in enumerate(_SPLIT.split(line.text)):
                if piece.strip():
                    columns.setdefault(("text", n), []).append(piece.strip())
        else:
            key = (cell[0], cell[2]) if cell[0] >= 0 else cell
            columns.setdefault(key, []).append(line.text)
    del names
    return [_rejoined(column) for column in columns.values()]


def _rejoined(column: list[str]) -> list[str]:
    """A name broken over two lines of a cell ('Phùng⏎Thị Hồng Hà') in one piece."""
    kept: list[str] = []
    for text in column:
        if kept and not kept[-1].isupper() and _is_piece(kept[-1]) and len(kept[-1].split()) < 3 and _is_piece(text) and not text.isupper():
            kept[-1] = f"{kept[-1]} {text}"
        else:
            kept.append(text)
    return kept


def _is_piece(text: str) -> bool:
    words = text.split()
    return 0 < len(words) < 7 and all(_WORD.match(word) and word[0].isupper() for word in words)


def _is_name(text: str) -> bool:
    """Whether the text looks like a person's name: two to six words, each with a capital, no mark."""
    bare = text[_NAME.match(text).end() :].strip()  # type: ignore[union-attr]
    words = bare.split()
    return 2 <= len(words) <= 6 and _is_piece(bare)


def _signer(told: str, name: str) -> Signer:
    """('TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH', 'Trần Báu Hà') -> position 'Phó Chủ tịch', authority 'TM. … KT. CHỦ TỊCH'."""
    words = " ".join(told.split())
    low = words.lower()
    spans = [m for m in OFFICES.finditer(low) if m.start() == 0 or not low[m.start() - 1].isalnum()]
    last = spans[-1].start() if spans else 0
    for m in spans:
        if not AUTHORITY.search(low, m.start()) and _ends_authority(low[: m.start()]):
            last = m.start()
            break
    authority = words[:last].strip()
    position = _normal(words[last:])
    if name.isupper():
        name = name.title()
    return Signer(" ".join(name.split()), position, authority)


def _ends_authority(before: str) -> bool:
    """Whether an office that begins here is the signer's own: not the one that 'KT.' or 'TL.' names."""
    return not re.search(r"(?:k\s?t|tl|tuq|k/t|q)\s?[.:/]\s*$", before)


def _normal(office: str) -> str:
    """'PHÓ CHỦ TỊCH THƯỜNG TRỰC' -> 'Phó Chủ tịch Thường trực'."""
    low = office.lower()
    low = re.sub(r"(?<!\w)(chủ tịch|thủ tướng|bộ trưởng|giám đốc|chánh văn phòng|thường trực|thống đốc|chánh án|viện trưởng|tổng)(?!\w)", lambda m: m[0].capitalize(), low)
    return low[:1].upper() + low[1:]
