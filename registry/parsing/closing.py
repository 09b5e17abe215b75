"""The end of a part: where its provisions stop, who signed, when a resolution was passed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from registry.model import Signer
from registry.parsing.days import read_day
from registry.parsing.lines import Line
from registry.parsing.marks import mark
from registry.parsing.vocabulary import AUTHORITY, OFFICES, is_rule

_TO = re.compile(r"nơi nhận\s*[:;.]?|kính gửi\s*:")
_PASSED = re.compile(
    r"(?:luật|bộ luật|pháp lệnh|nghị quyết|"
    r"hiến pháp)\s+(?:này\s+)?(?:đã\s+)?được\s+.{0,200}?thông qua\s+(?:tại\s.{0,80}?)?(?:vào\s+)?ngày\s+(?P<day>.{6,40})"
)
_PASSED_START = re.compile(r"(?:luật|bộ luật|pháp lệnh|nghị quyết|hiến pháp)\s+(?:này\s+)?(?:đã\s+)?được\s")
_SIGNED = re.compile(r"^(?:\(\s*(?:đã )?ký[^)]*\)|đã ký)\s*[:.]?\s*", re.IGNORECASE)
_RANK = re.compile(
    r"(?:(?:(?:GS|PGS|TS|ThS|BS|KS|CN|LS)\b\.?|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Tiến sĩ|Thạc sĩ|Bác sĩ|Ông|Bà)[ .,]*)*"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)?$")
_TITLED = re.compile(
    r"(?<!\w)(?:chủ tịch|thủ tướng|bộ trưởng|giám đốc|chánh văn phòng|thường trực|thống đốc|chánh án|viện trưởng|"
    r"quốc hội|chính phủ|ủy ban)(?!\w)"
)
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
        folded = lines[n].head
        if _TO.match(folded) or AUTHORITY.match(folded) or (lines[n].capitals and not lines[n].opaque and OFFICES.match(folded)):
            return n
        if folded[0] in "nlbph" and _PASSED_START.match(folded) and _PASSED.match(_ahead(lines, n, last)):
            return n
    return last


def _ahead(lines: Sequence[Line], at: int, last: int) -> str:
    return " ".join(line.folded for line in lines[at : min(at + 4, last)])


def adopted(lines: Sequence[Line]) -> date | None:
    """The day of 'Nghị quyết này đã được Hội đồng nhân dân … thông qua ngày …', the last such sentence in the lines."""
    told = " ".join(line.folded for line in lines)
    days = [found["day"] for found in _PASSED.finditer(told)]
    return read_day(days[-1]) if days else None


def signers(lines: Sequence[Line]) -> tuple[Signer, ...]:
    """Who signed: each office in capitals ('KT. CHỦ TỊCH⏎PHÓ CHỦ TỊCH') with the name that follows it in its column."""
    found: list[Signer] = []
    for column in _columns(lines):
        loud: list[str] = []
        for text in column:
            if text.isupper():
                loud.append(text)
                continue
            if _is_piece(text) and _names_office(" ".join(loud)):
                found.append(_signer(" ".join(loud), text))
            loud = []
        if len(loud) > 1 and _is_name(loud[-1]) and not _names_office(loud[-1]) and _names_office(" ".join(loud[:-1])):
            found.append(_signer(" ".join(loud[:-1]), loud[-1].title()))
    return tuple(dict.fromkeys(found))


def _columns(lines: Sequence[Line]) -> list[list[str]]:
    """The texts of each column, of cells or of pieces that tabs part, without recipients, rules and '(Đã ký)'."""
    columns: dict[tuple[object, ...], list[str]] = {}
    for line in lines:
        cell = line.paragraph.cell
        pieces = [_SIGNED.sub("", piece.strip()) for piece in _SPLIT.split(line.text)]
        pieces = [piece for piece in pieces if piece and piece[0] not in "-+*" and piece[-1] not in ":;" and not is_rule(piece)]
        for n, piece in enumerate(pieces):
            column = columns.setdefault((cell[0], cell[2], n) if cell else ("text", n), [])
            # A name that breaks over two lines of a cell: 'Phùng⏎Thị Hồng Hà'.
            if column and len(column[-1].split()) < 3 and not column[-1].isupper() and _is_piece(column[-1]) and _is_piece(piece):
                column[-1] = f"{column[-1]} {piece}"
            else:
                column.append(piece)
    return list(columns.values())


def _names_office(text: str) -> bool:
    return any(m.start() == 0 or not text[m.start() - 1].isalnum() for m in OFFICES.finditer(text.lower()))


def _is_piece(text: str) -> bool:
    words = _bare(text).split()
    return 0 < len(words) < 7 and all(_WORD.match(word) and word[0].isupper() for word in words)


def _is_name(text: str) -> bool:
    """Whether the text looks like a person's name: two to six words, each with a capital, no mark."""
    return 2 <= len(_bare(text).split()) <= 6 and _is_piece(text)


def _bare(name: str) -> str:
    """The name without rank or degree: 'Đại tướng Lương Tam Quang' -> 'Lương Tam Quang'."""
    found = _RANK.match(name)
    return name[found.end() :].strip() if found else name


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
    return Signer(" ".join(_bare(name).split()), position, authority)


def _ends_authority(before: str) -> bool:
    """Whether an office that begins here is the signer's own: not the one that 'KT.' or 'TL.' names."""
    return not re.search(r"(?:k\s?t|tl|tuq|k/t|q)\s?[.:/]\s*$", before)


def _normal(office: str) -> str:
    """'PHÓ CHỦ TỊCH THƯỜNG TRỰC' -> 'Phó Chủ tịch Thường trực'."""
    low = office.lower()
    low = _TITLED.sub(lambda m: m[0].capitalize(), low)
    return low[:1].upper() + low[1:]
