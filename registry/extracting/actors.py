"""Bodies to which a text gives something to do: 'Ủy ban nhân dân cấp tỉnh', 'Bộ trưởng Bộ Y tế', 'Sở Tài chính'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from registry.extracting.phrases import spaced
from registry.law.bodies import true_name
from registry.law.tables import rows
from registry.model.document import Header
from registry.model.text import fold, squeeze

CENTRAL_TYPES = ("Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh", "Lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch")
_UBND = r"(?:[uủ][yỷ] ban nhân dân|ubnd)"
_HDND = r"(?:hội đồng nhân dân|hđnd)"
_KIND = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)"
_LEVEL = r"(?:cấp (?:tỉnh|huyện|xã|cơ sở|có thẩm quyền|trên|dưới)|(?:các|cùng) cấp)"
_UNIT = (
    rf"(?:(?:ở )?(?:các )?(?:{_LEVEL}|{_KIND})"
    rf"(?:(?:\s*,\s*| và | hoặc )(?:{_LEVEL}|{_KIND})(?!\w))*(?: trực thuộc trung ương)?)"
)
_LOCAL = (
    rf"(?:(?P<office>chủ tịch|thường trực) )?(?P<body>{_UBND}|{_HDND})(?:(?:\s*,\s*| và )(?P<other>{_UBND}|{_HDND}))?"
    rf"(?: (?P<unit>{_UNIT})(?!\w))?"
)
_AUTHORITIES = r"chính quyền địa phương(?: các cấp| cấp (?:tỉnh|xã)| ở \w+)?"
_ANCHORS = (
    "nhân dân", "ubnd", "hđnd", "chính phủ", "bộ trưởng", "chính quyền địa phương", "thống đốc",
    "kiểm toán", " bộ ", " sở ", "ngân hàng nhà nước",
)  # fmt: skip
# Words before an anchor that belong to the name, the nearest first.
_BEFORE = (
    ("ủy ban ", "uỷ ban ", "hội đồng ", "tòa án ", "toà án ", "viện kiểm sát ", "thủ tướng ", "thanh tra ", "văn phòng ",
     "tổng "),
    ("chủ tịch ", "thường trực ", "bộ trưởng ", "bộ trưởng, chủ nhiệm ", "chánh án ", "viện trưởng ", "thống đốc ", "tổng ",
     "hội đồng thẩm phán ", "giám đốc "),
)  # fmt: skip
_NAME = spaced(r" ([^\W\d_]\w*)")
_LEVELS = (
    (spaced(r"cấp tỉnh|^(?:các )?tỉnh\s*,\s*thành phố|trung ương"), "cấp tỉnh"),
    (spaced(r"cấp huyện|^(?:các )?(?:quận|huyện|thị xã)(?:\s*,| và)|thành phố thuộc"), "cấp huyện"),
    (spaced(r"cấp (?:xã|cơ sở)|^(?:các )?(?:xã|phường|thị trấn|đặc khu)(?:\s*,| và)|^các (?:xã|phường)"), "cấp xã"),
    (spaced(r"các cấp"), "các cấp"),
)


@dataclass(frozen=True, slots=True)
class Actor:
    """text[start:end] names a body; kind: local (UBND, HĐND), central, agency."""

    start: int
    end: int
    kind: str
    office: str = ""
    bodies: tuple[str, ...] = ()
    unit: str = ""


def find(text: str, low: str) -> Iterator[Actor]:
    """The bodies named in a text, in order; `low` is the text in lower case with plain spaces.

    Words that every name holds are looked for first: one literal at a time is thirty times as fast as all in one pattern.
    """
    done = 0
    pattern = _pattern()
    for anchor in sorted({at for word in _ANCHORS for at in _all(low, word)}):
        if anchor < done:
            continue
        match = pattern.match(low, _beginning(low, anchor))
        if match is not None and match.start() >= done:
            actor = _actor(text, match)
            done = actor.end
            yield actor


def _beginning(low: str, anchor: int) -> int:
    """Where the name begins that holds the anchor: behind a space of its own, and the words that can stand before it."""
    start = anchor + 1 if low[anchor] == " " else anchor
    for group in _BEFORE:
        if low.endswith(group, 0, start):  # one call for all of them: most anchors have none
            start -= next(len(words) for words in group if low.endswith(words, 0, start))
    return start


def _all(low: str, word: str) -> Iterator[int]:
    at = low.find(word)
    while at >= 0:
        yield at
        at = low.find(word, at + len(word))


def _actor(text: str, match: re.Match[str]) -> Actor:
    if not match["body"]:
        end = _named_end(text, match.end()) if match["agency"] else match.end()
        return Actor(match.start(), end, "agency" if match["agency"] else "central")
    bodies = tuple("Hội đồng nhân dân" if b.startswith("h") else "Ủy ban nhân dân" for b in (match["body"], match["other"]) if b)
    end = _named_end(text, match.end()) if match["unit"] else match.end()
    unit = squeeze(text[match.start("unit") : end]) if match["unit"] else ""
    return Actor(match.start(), end, "local", squeeze(match["office"] or "").capitalize(), bodies, unit)


def _named_end(text: str, offset: int) -> int:
    """Behind the proper name that follows 'tỉnh' or 'Sở Tài chính tỉnh'."""
    for _ in range(4):
        word = _NAME.match(text, offset)
        if word is None or not word[1][0].isupper() or word[1].isupper():
            break
        offset = word.end()
    return offset


def names(actor: Actor, text: str, header: Header, same_level: str = "") -> frozenset[str]:
    """What the bodies are called: 'Ủy ban nhân dân cấp tỉnh' in a central act, the body's own name in a local one.

    same_level: the unit words that 'cùng cấp' refers to.
    """
    words = squeeze(text[actor.start : actor.end])
    if actor.kind != "local":
        return frozenset({true_name(words) or words})
    unit = level_of(actor.unit) or actor.unit
    own = header.key.issuer if header.key else None
    if "cùng" in unit and "cấp" in unit:
        unit = same_level or ("" if is_central(header) else _own_unit(header))
    elif is_central(header) and fold(unit) in ("tỉnh", "thành phố", "xã", "huyện", "phường"):
        unit = {"tỉnh": "cấp tỉnh", "thành phố": "cấp tỉnh", "huyện": "cấp huyện"}.get(fold(unit), "cấp xã")
    told = [squeeze(f"{(actor.office + ' ' + body) if actor.office else body} {unit}") for body in actor.bodies]
    if unit.startswith("c") or is_central(header):
        return frozenset(told)
    return frozenset(true_name(name, own, header.issued) or name for name in told)


def level_of(unit: str) -> str:
    """'tỉnh, thành phố trực thuộc trung ương' -> 'cấp tỉnh'; '' where the words name one unit."""
    low = fold(unit)
    return next((level for pattern, level in _LEVELS if pattern.search(low)), "")


def is_central(header: Header) -> bool:
    """Whether a central body issued it: by its type, else by its issuer."""
    local = fold(header.issuer).startswith(("ủy ban nhân dân", "hội đồng nhân dân", "chủ tịch ủy ban", "thường trực hội đồng"))
    return header.type in CENTRAL_TYPES or not (local or header.type in ("Quyết định", "Chỉ thị") or not header.issuer)


def _own_unit(header: Header) -> str:
    return re.sub(r"^(?:chủ tịch |thường trực )?(?:ủy ban|hội đồng) nhân dân\s*", "", fold(header.issuer)) and " ".join(
        header.issuer.split()[4 + (2 if header.issuer.startswith(("Chủ tịch", "Thường trực")) else 0) :]
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Central bodies and provincial agencies come from the table of bodies."""
    listed = [(row["name"].lower(), row["kind"] == "so") for row in rows("bodies")]
    agencies = _grouped([n for n, agency in listed if agency])
    central = _grouped([n for n, agency in listed if not agency and n not in ("quốc hội", "chủ tịch nước")])
    minister = r"(?:bộ trưởng(?:,\s*chủ nhiệm)?|thống đốc|chánh án|viện trưởng|tổng kiểm toán|tổng thanh tra) "
    return spaced(
        rf"(?<!\w)(?:{_LOCAL}|{_AUTHORITIES}|(?:{minister})?(?:{central})(?!\w)"
        rf"|(?P<agency>(?:giám đốc )?(?:{agencies}|(?:các )?sở\s*,\s*(?:ban\s*,\s*)?ngành)(?!\w)(?: (?:tỉnh|"
        rf"thành phố)(?!\w))?))"
    )


def _grouped(listed: list[str]) -> str:
    """An alternation of names with their first word taken out, so that few branches are tried at a time."""
    groups: dict[str, list[str]] = {}
    for name in sorted(listed, key=len, reverse=True):
        first, _, rest = name.partition(" ")
        groups.setdefault(first, []).append(r" ".join(map(re.escape, rest.split())))
    return "|".join(rf"{re.escape(first)} (?:{'|'.join(rests)})" for first, rests in groups.items())
