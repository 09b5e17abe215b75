"""The opening of a file -> what the document says it is: issuer, number, place and day, title, proposer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from registry.law.bodies import true_name
from registry.model.text import fold, squeeze
from registry.parsing.days import DAY, read_day
from registry.parsing.lines import Line
from registry.parsing.opening import Opening
from registry.parsing.vocabulary import is_motto, is_rule

_NUMBER = re.compile(
    r"(?<!\w)số\s*:?\s*(?P<number>\d{1,5}(?:\.\d{1,2}(?=\s?/))?\s*[a-zđ]?(?:\s*[/.]\s*(?:19|"
    r"20)\d\d)?(?:\s*[-–/.]\s*[^\W\d_]{1,14}\d{0,2}(?!\w)){1,9})"
)
_NO_WORD = re.compile(
    r"(?<![\w/])(?P<number>\d{1,5}\s*/\s*(?:(?:19|20)\d\d\s*/\s*)?(?:[a-zđ]{2,10}\d{0,2})"
    r"(?:\s*[-–]\s*[a-zđ]{2,12}\d{0,2})*)(?!\w)"
)
_PLACE = re.compile(rf"(?P<place>(?:[^\W\d_]|[ .'-]){{2,40}}?)\s*,?\s*(?:ngày|ngáy)\s*(?P<day>{DAY})?")
_DAY_ONLY = re.compile(rf"(?:ngày|ngáy)\s*(?P<day>{DAY})")
_ASIDE = re.compile(r"\s*\t| {20,}")  # before words that go on in the right column
_SPLIT = re.compile(r"\t+| {4,}(?! |[/\d.,)–-]|tháng|năm|ngày)")
# Cyrillic letters that look Latin and stand in typed symbols ('TT-BTС').
_CYRILLIC = str.maketrans("АВЕКМНОРСТХаеорсх", "ABEKMHOPCTXaeopcx")
_WIDEST = 400  # characters; no line of a header is longer
_TAG = re.compile(r"</?[a-z][^>]{0,80}>", re.IGNORECASE)
_BODY = re.compile(
    r"(?:thường trực )?(?:hội đồng|ủy ban|hđnd|ubnd|chủ tịch|quốc hội|chính phủ|thủ tướng|bộ |văn phòng|thanh tra|"
    r"tòa án|viện kiểm sát|ngân hàng|sở |ban |cục |liên bộ|tỉnh ủy|kiểm toán)"
)
_AGENCY = re.compile(r"(?:sở|ban(?! nhân dân)|chi cục|cục|trung tâm|văn phòng|phòng|thanh tra|công an|trường|bệnh viện|viện)\s")
_UNIT = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s.+$")
_PROPOSER = re.compile(
    r"(?:theo|xét|căn cứ)\s+(?:các )?(?:đề nghị|đề xuất)\s+của\s+(?P<body>.{3,160}?)"
    r"(?=\s+(?:tại|theo)\s+(?:các\s+)?(?:tờ trình|công văn|văn bản|báo cáo|biên bản)|\s+về việc|[;,.]?\s*$|;|\.\s|\s\(|\s+tại\s|"
    r",\s+(?:ý kiến|báo cáo|tại|quyết định|chính phủ|ủy ban|hội đồng|thủ tướng|bộ trưởng))"
)
_PAPER = re.compile(
    r"xét\s+(?:các )?(?:tờ trình|công văn|văn bản)\s.{0,80}?\scủa\s+(?P<body>.{3,90}?)(?=\s+(?:về|đề nghị|trình|"
    r"quy định|ban hành|tại|và)\s|[;,.]|$)"
)
_HEAD = re.compile(
    r"(?:giám đốc|bộ trưởng|chánh|cục trưởng|vụ trưởng|trưởng ban|tổng giám đốc|thủ trưởng|trưởng)\s+(?=(?:sở|bộ|"
    r"văn phòng|thanh tra|cục|vụ|ban|phòng|ủy ban|công an|chi cục|trung tâm)(?!\w))"
)


class Printed(NamedTuple):
    """As read from the first lines; '' and None where not printed."""

    issuer: str
    number: str
    place: str
    issued: date | None


def read_head(lines: Sequence[Line], found: Opening) -> Printed:
    """Issuer, number, place and day from the header lines, whatever their order, columns and breaks."""
    columns = _columns(lines[: found.type])
    number = _number(columns)
    place, issued = _place_and_day(columns)
    issuer = _issuer(columns)
    if not issuer and found.issuer < found.preamble:
        issuer = _named([line.text for line in lines[found.issuer : found.preamble]])
    return Printed(issuer, number.strip(".,-–/"), place, issued)


def _number(columns: list[list[str]]) -> str:
    """The number of 'Số: 97/2025/⏎QĐ - UBND', without spaces; a number without the word 'Số' counts where no other is printed."""
    text = " ".join(" ".join(column) for column in columns)
    folded = fold(text)
    found = _NUMBER.search(folded) or _NO_WORD.search(folded)
    return re.sub(r"\s+", "", text[slice(*found.span("number"))]).translate(_CYRILLIC) if found else ""


def _columns(lines: Sequence[Line]) -> list[list[str]]:
    """The texts of each column (cells of one column in one list; tabs part columns too), without motto, rules and markup."""
    columns: dict[object, list[str]] = {}
    parted = False
    for line in lines:
        cell = line.paragraph.cell
        pieces = _SPLIT.split(line.text[:_WIDEST])
        aside = parted and line.first and len(pieces) == 1 and bool(_ASIDE.match(line.paragraph.text))
        parted |= cell is None and len(pieces) > 1
        for n, piece in enumerate(pieces, int(aside)):
            bare = squeeze(_TAG.sub(" ", piece)).strip("*#_ ")
            column = columns.setdefault(("cell", cell[0], cell[2]) if cell else ("text", n), [])
            # 'SỞ LAO ĐỘNG - THƯƠNG BINH VÀ⏎XÃ HỘI': a name that goes on with words of the motto.
            named = bool(column) and column[-1].endswith(("VÀ", "-", "–"))
            if bare and not is_rule(bare) and (named or not is_motto(fold(bare))):
                column.append(bare)
    return [_without_motto(column) for column in columns.values()]


def _without_motto(column: list[str]) -> list[str]:
    """The column without a motto that is broken in the middle of words' lines ('CỘNG⏎HÒA XÃ HỘI …')."""
    kept = []
    for n, text in enumerate(column):
        low = fold(text)
        if low in ("cộng", "độc lập", "độc") and n + 1 < len(column):
            continue
        for motto in ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc"):
            at = low.find(motto)
            if at >= 0:
                text, low = text[:at] + text[at + len(motto) :], low[:at] + low[at + len(motto) :]
        if text.strip():
            kept.append(text.strip())
    return kept


def _issuer(columns: list[list[str]]) -> str:
    """The lines in capitals over the number that name a body, with its place."""
    for column in columns:
        told: list[str] = []
        for text in column:
            low = fold(text)
            if told and (_number_line(low) or not text.isupper()):
                break
            if (
                text.isupper()
                and not _number_line(low)
                and (told or _BODY.match(low) or low in ("hội", "ủy", "ủy ban", "hội đồng", "bộ"))
            ):
                told.append(text)
        if told:
            return _named(told)
    return ""


def _number_line(low: str) -> bool:
    return low.startswith(("số", "luật số", "nghị quyết số", "pháp lệnh số", "bộ luật số", "v/v")) or (
        "/" in low and "ngày" not in low
    )


def _named(told: list[str]) -> str:
    """The true name of the body that these lines print; as printed, in normal capitals, where it is not known.

    Of two tiers ('ỦY BAN NHÂN DÂN TỈNH X' over 'SỞ TÀI CHÍNH') the lower one issues, with the place of the upper.
    """
    lower = next((n for n, text in enumerate(told) if n and _AGENCY.match(fold(text))), 0)
    place = next((m[0] for text in told[:lower] if (m := _UNIT.search(text))), "") if lower else ""
    text = squeeze(" ".join([*told[lower:], *([place] if place and not _UNIT.search(" ".join(told[lower:])) else [])])).strip(
        " -–*#"
    )
    text = re.sub(r"\s+(?:KHÓA|KHOÁ|KỲ HỌP)\s.*$", "", text)
    return true_name(text) or (text.capitalize() if text.isupper() else text)


def _place_and_day(columns: list[list[str]]) -> tuple[str, date | None]:
    """From 'Quảng Ninh, ngày⏎20 tháng 11 năm 2025', wherever its column stands; a draft prints the place without the day."""
    place, day = "", None
    for column in columns:
        text = squeeze(" ".join(piece for piece in column if not _number_line(fold(piece)) and not _BODY.match(fold(piece))))
        low = fold(text)
        found = next((m for m in _PLACE.finditer(low) if m["day"]), None)
        if found:
            return _without_unit(text[slice(*found.span("place"))]), read_day(found["day"])
        if not place and (found := _PLACE.search(low)):
            place = _without_unit(text[slice(*found.span("place"))])
        if day is None and (found := _DAY_ONLY.search(low)):
            day = read_day(found["day"])
    return place, day


def _without_unit(place: str) -> str:
    """The place without what stood before it in its column ('TỈNH QUẢNG NINH Quảng Ninh' -> 'Quảng Ninh')."""
    words = place.strip(" ,.-").split()
    while len(words) > 1 and words[0].isupper() and words[0].strip(".") not in ("TP", "TX", "TT", "H", "P"):
        words.pop(0)
    return " ".join(words)


def proposer(lines: Sequence[Line]) -> str:
    """The agency of 'Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình …' -> 'Sở Công Thương'; '' where none is named."""
    for n, line in enumerate(lines):
        low = line.head.lstrip("-* ")
        if not low.startswith(("theo", "xét", "căn cứ đề nghị")):
            continue
        text = squeeze(" ".join(part.text[:2000] for part in (lines[n : n + 3] if line.text[-1] not in ";." else (line,))))
        folded = fold(text)
        found = _PROPOSER.search(folded) or _PAPER.search(folded)
        if found:
            body = text[found.start("body") : found.end("body")].strip(" ,;.*")
            head = _HEAD.match(fold(body))
            return body[head.end() :] if head else body
    return ""
