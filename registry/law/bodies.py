"""Issuing bodies as legal persons: what their names, abbreviations and symbols mean on a day.

Ids: '<unit>.ubnd', '.hdnd', '.ctubnd', '.tthdnd', '<unit>.so-tai-chinh', '<unit>.ban-phap-che-hdnd'; central ones by name
('chinh-phu', 'thu-tuong', 'bo-tu-phap'); bodies acting together are joined with '+', sorted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from registry.law.body_tables import Body, agencies, agency_names, by_name, by_symbol, central
from registry.law.tables import name_key
from registry.law.units import Unit, lineage, predecessors, province_of, unit, units_named, unknown_id
from registry.model.numbers import normal_number
from registry.model.spans import Period
from registry.model.text import fold, nfc, plain, slug, squeeze

KINDS = {
    "ubnd": "Ủy ban nhân dân", "hdnd": "Hội đồng nhân dân", "ctubnd": "Chủ tịch Ủy ban nhân dân",
    "tthdnd": "Thường trực Hội đồng nhân dân",
}  # fmt: skip
_LOCAL = re.compile(
    r"(?P<before>(?:[^\W\d]|[ ,.&-]){0,60}?)(?<!\w)(?:"
    r"(?P<ubnd>(?:ủy|uy) ban (?:nhân|nhan) (?:dân|dan)|ub\s?nd|ub)|"
    r"(?P<hdnd>h[ộồ]i đồng nhân dân|hoi dong nhan dan|h[đd]\s?nd)"
    r")(?!\w)[ .]*(?P<unit>[^;:]{0,120})$"
)
_BARE = re.compile(r"(tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)[ .]*(?:này|ta|nhà)?$")
_CLASS = re.compile(r"cấp (tỉnh|huyện|xã)\b|(?:các|cùng) cấp\b")
_HEAD = re.compile(
    r"(?:bộ trưởng|bộ trường|thứ trưởng|thủ trưởng|giám đốc|lãnh đạo)(?=,? )(?:, chủ nhiệm)?\s+(?=bộ |ủy ban |văn phòng |sở )"
)
_ALSO = re.compile(
    r"(?:\s*,\s*|\s+và\s+|\s*[-;]\s+)(?=(?:bộ trưởng |thống đốc |tổng thanh tra |chánh án )?"
    r"(?:bộ|ngân hàng|thanh tra|tòa án|viện kiểm sát|ủy ban|văn phòng chính phủ)\b)"
)
# Types as they stand in a symbol before the bodies; written together with CP or TTG by hasty hands ('NĐCP').
_TYPES = frozenset(
    ["ND", "QD", "TT", "TTLT", "NQ", "NQLT", "CT", "TTR", "BC", "PL", "L", "LCTN", "VBHN", "KH", "CV", "KL", "HD", "TB"]
)
_GLUED = {"NDCP": "CP", "NQCP": "CP", "QDTTG": "TTG", "CTTTG": "TTG", "QDUBND": "UBND", "QDUB": "UB", "NQHDND": "HDND"}
_LOCAL_SYMBOLS = {"UBND": "ubnd", "UB": "ubnd", "HDND": "hdnd", "CTUBND": "ctubnd", "CTUB": "ctubnd", "TTHDND": "tthdnd"}
_JOINTLY = re.compile(r"^liên (?=bộ)", re.I)
_TAIL = re.compile(r"\s+(?:số\s*:?\s*\d|ngày\s+\d).*|\s+nước cộng h(?:òa|oà) xã hội chủ nghĩa việt nam.*", re.I)
_MINISTER = re.compile("bộ trư[ởờ]ng", re.I)
_OFFICE = re.compile(
    r"(?:trưởng |phó |thường trực |văn phòng |đảng ủy |công an |kho bạc |cục |chi cục |tổng cục |sở |ban |bộ |tỉnh ủy|"
    r"thành ủy|hiệp hội |liên đoàn |hội |viện |tòa án |trung tâm |cơ quan |đoàn )"
)
_TERM = re.compile(r"(UBTVQH|QH)(\d{1,2})?")


@dataclass(frozen=True, slots=True)
class _Named:
    """The parts of a local body's name: office ('ubnd', 'ban-phap-che-hdnd'), its printed form, the words of the unit."""

    office: str
    printed: str
    unit: str


def body_id(kind: str, unit_id: str) -> str:
    """('ubnd', 'lam-dong') -> 'lam-dong.ubnd'."""
    return f"{unit_id}.{kind}"


def unit_of(id: str) -> str | None:
    """'lam-dong-2025.xa-tan-hoi.ubnd' -> 'lam-dong-2025.xa-tan-hoi'; None for a central body."""
    return id.rsplit(".", 1)[0] if "." in id else None


def level(id: str) -> str:
    """'central', 'tinh', 'huyen' or 'xa'."""
    of = unit_of(id)
    if of is None:
        return "central"
    known = unit(of)
    if known:
        return known.level
    last = of.rsplit(".", 1)[-1]
    if last.startswith(("xa-", "phuong-", "thi-tran-", "dac-khu-")):
        return "xa"
    return "huyen" if last.startswith(("huyen-", "quan-", "thi-xa-")) or "." in of else "tinh"


def body_name(id: str) -> str:
    """'lam-dong.ubnd' -> 'Ủy ban nhân dân tỉnh Lâm Đồng'; an unknown id is given back."""
    of, kind = unit_of(id), id.rsplit(".", 1)[-1]
    if of is None:
        return ", ".join(central()[one].name if one in central() else one for one in id.split("+"))
    known = unit(of)
    place = _full_words(known) if known else of
    agency = agencies().get(kind)
    return f"{KINDS.get(kind) or (agency.name if agency else kind)} {place}"


def body(id: str) -> Body | None:
    """The row of a central body or, by the last part of the id, of a kind of agency."""
    return central().get(id) or agencies().get(id.rsplit(".", 1)[-1])


def bodies_named(
    text: str, day: date | None = None, own: str | None = None, issued: date | Period | None = None
) -> frozenset[str]:
    """Ids of every legal person that these words can mean; empty where they name none.

    day: of the citing text; own: id of the citing body, so that 'UBND tỉnh' means its province's.
    issued: date (or stretch of time) of the document that the body issued, where it is known: then the person of that name in
    that time. Without it: the one that exists on `day`, else those that ended before. `issued=ALWAYS` gives all of them.
    """
    period = Period.day(issued) if isinstance(issued, date) else issued
    return _bodies_named(_clean(text), day, own, period)


@lru_cache(maxsize=20000)
def _clean(text: str) -> str:
    """Without what may stand before ('liên Bộ ...') and after ('... số 12', '... ngày 3/5') the name."""
    return squeeze(_TAIL.sub("", _JOINTLY.sub("", squeeze(nfc(text))))).strip(" ,.;:*")


@lru_cache(maxsize=20000)
def _bodies_named(text: str, day: date | None, own: str | None, issued: Period | None) -> frozenset[str]:
    central = _central_named(text, issued or (Period.day(day) if day else Period()))
    if central:
        return central
    named = _local(text)
    if named is None:
        return frozenset()
    return frozenset(body_id(named.office, u) for u in _units_of(named.unit, day, own, issued))


def true_name(text: str, own: str | None = None, day: date | None = None) -> str | None:
    """The full name in normal capitals: 'UBND TP Hà Nội' -> 'Ủy ban nhân dân thành phố Hà Nội'; None if it is no body.

    own, day: as for bodies_named. An agency without a place keeps none ('Sở Tư pháp'); heads keep their office
    ('Bộ trưởng Bộ Tài chính'); '(cũ)' and the like are dropped.
    """
    return _true_name(_clean(text), own, day)


@lru_cache(maxsize=20000)
def _true_name(text: str, own: str | None, day: date | None) -> str | None:
    key = fold(text)
    parts = _ALSO.split(key)
    if len(parts) > 1:
        names = [_true_name(part, own, day) for part in _split_like(text, parts)]
        told = [name for name in names if name]
        return ", ".join(told) if len(told) == len(names) and (text.isupper() or " - " in text) else text
    head = _HEAD.match(key)
    rest = text[head.end() :] if head else text
    row = by_name().get(name_key(rest))
    if row:
        if head:
            office = text[: head.end()].strip()
            return f"{office.capitalize() if office.isupper() else _MINISTER.sub('Bộ trưởng', office)} {row.name}"
        return row.name if name_key(rest) == name_key(row.name) or rest.upper() == rest else rest
    named = _local(text)
    if named is None:
        return text if _OFFICE.match(key) else None
    words = named.unit
    if named.office in agencies() and not words:
        return named.printed
    if _CLASS.match(fold(words)):
        return f"{named.printed} {_tidy(words)}"
    units = [unit(u) for u in _units_of(words, day, own, None)] if words or own else []
    known = [u for u in units if u]
    if known and len({u.words for u in known}) == 1 and "," not in words:
        return f"{named.printed} {known[0].words}"
    return f"{named.printed} {_tidy(words)}".strip()


def issuers_of_number(number: str, own: str | None = None, issued: date | Period | None = None) -> frozenset[str]:
    """The bodies that the symbol tells: '5/2024/TT-BTP' -> bo-tu-phap, '31/2024/QH15' -> quoc-hoi, '183/2010/TTLT/BTC-BNN' ->
    'bo-nong-nghiep-va-phat-trien-nong-thon+bo-tai-chinh'. A local symbol gives the own unit and those above it, if own is given.
    """
    tokens = [t for t in re.split(r"[-/]", re.sub(r"^[\d/]+", "", plain(normal_number(number)).upper())) if t]
    tokens = [_GLUED.get(t, t) for t in tokens if t not in _TYPES]
    if not tokens:
        return frozenset()
    period = Period.day(issued) if isinstance(issued, date) else issued
    if len(tokens) == 1 and (local := _LOCAL_SYMBOLS.get(tokens[0])):
        chain = _chain(own)
        return frozenset(body_id(local, u) for above in chain for u in _in_time(lineage(above), None, period) or [above])
    found = [by_symbol().get(re.sub(r"[^A-Z]", "", _TERM.sub(r"\1", t)), "") for t in tokens]
    if len(found) == 1 and found[0] in agencies():
        return frozenset(body_id(found[0], u) for above in _chain(own)[-1:] for u in _in_time(lineage(above), None, period))
    return frozenset({"+".join(sorted(set(found)))}) if all(found) else frozenset()


def _local(text: str) -> _Named | None:
    """The parts of 'Ban Pháp chế HĐND Thành phố', 'Sở Tài chính tỉnh Phú Thọ'."""
    key = fold(text)
    found = _LOCAL.match(key)
    if not found:
        return _agency(text)
    kind = "ubnd" if found["ubnd"] else "hdnd"
    before = re.sub(r"^(?:tm|kt|tl|đại diện|lãnh đạo)[. ]+", "", found["before"].strip(" ,-"))
    unit_words = re.sub(r"^(\w+)\s+(?=\1\b)", "", text[found.start("unit") :].strip(" ,."), flags=re.I)
    if (again := _LOCAL.match(fold(unit_words))) and not again["before"]:
        unit_words = unit_words[again.start("unit") :]
    if not before:
        return _Named(kind, KINDS[kind], unit_words)
    if (before, kind) in (("chủ tịch", "ubnd"), ("thường trực", "hdnd")):
        office = "ctubnd" if kind == "ubnd" else "tthdnd"
        return _Named(office, KINDS[office], unit_words)
    printed = text[found.start("before") : found.end("before")].strip(" ,-")
    printed = printed.capitalize() if printed.isupper() else printed
    return _Named(f"{slug(before)}-{kind}", f"{printed} {KINDS[kind]}", unit_words)


def _agency(text: str) -> _Named | None:
    """A sở or the like: the longest known name that the words begin with."""
    key = name_key(text)
    head = re.match(r"giám đốc |lãnh đạo ", key)
    key = key[head.end() :] if head else key
    fits = [n for n in agency_names() if key == n or key.startswith(n + " ")]
    if not fits:
        return None
    name = max(fits, key=len)
    place = key[len(name) :].strip()
    at = fold(text).rfind(place) if place else len(text)
    row = agency_names()[name]
    return _Named(row.id, row.name, text[at:] if at >= 0 else place)


def _units_of(words: str, day: date | None, own: str | None, issued: Period | None) -> tuple[str, ...]:
    """Ids of the units that the words after 'UBND' mean."""
    key = fold(words).strip(" ,.")
    if not key:
        chain = _chain(own)[:1]
        return tuple(u for above in chain for u in _in_time(lineage(above), day, issued))
    bare, grade = _BARE.match(key), _CLASS.match(key)
    if bare or grade:
        return _relative(bare, grade, day, own, issued)
    found = units_named(words)
    chain = _chain(own)
    if chain and len(found) > 1:
        home = {chain[-1], *predecessors(chain[-1])}
        found = tuple(u for u in found if province_of(u.id) in home or u.parent is None) or found
    ids = _in_time([u.id for u in found], day, issued)
    if not ids and any(u.parent is None and u.kind == "tỉnh" for u in found):
        ids = [u.id for u in found]  # a date that cannot be: the province is known all the same
    if ids:
        return tuple(ids)
    above = province_of(own) if own and unit_of(own) else None
    return (_unknown(words, above),)


def _relative(
    bare: re.Match[str] | None, grade: re.Match[str] | None, day: date | None, own: str | None, issued: Period | None
) -> tuple[str, ...]:
    """'tỉnh', 'Thành phố', 'cấp tỉnh' without a name: the own unit or one above it, or what it was before a merger."""
    for above in _chain(own):
        kin = [u for id in lineage(above) if (u := unit(id))]
        if grade:
            wanted = {"tỉnh": "tinh", "huyện": "huyen", "xã": "xa"}.get(grade[1] or "", "")
            kin = [u for u in kin if u.level == wanted] if wanted else []
        elif bare:
            kind = "thành phố" if bare[1] == "tp" else bare[1]
            kin = [u for u in kin if u.kind == kind]
        if kin:
            return tuple(_in_time([u.id for u in kin], day, issued))
    return ()


def _in_time(ids: Iterable[str], day: date | None, issued: Period | None) -> list[str]:
    units = [u for id in ids if (u := unit(id))]
    if issued:
        then = [u.id for u in units if u.valid.meets(issued)]
        return then or [u.id for u in units if u.valid.end and issued.start and u.valid.end <= issued.start]
    if day is None:
        return [u.id for u in units]
    return [u.id for u in units if day in u.valid] or [u.id for u in units if u.valid.end and u.valid.end <= day]


def _chain(own: str | None) -> list[str]:
    """The unit of a body and the units above it."""
    at = unit_of(own) if own else None
    found: list[str] = []
    while at:
        found.append(at)
        known = unit(at)
        at = known.parent if known else at.rsplit(".", 1)[0] if "." in at else None
    return found


def _unknown(words: str, province: str | None) -> str:
    lowest, *above = re.split(r"\s*,\s*", words)
    provinces = [u for name in above for u in units_named(name) if u.parent is None]
    return unknown_id(_tidy(lowest), provinces[0].id if provinces else province)


def _full_words(u: Unit) -> str:
    above = unit(province_of(u.id))
    return f"{u.words}, {above.words}" if u.parent and above else u.words


def _tidy(words: str) -> str:
    """'TP Huế (cũ)' -> 'thành phố Huế': the kind in full and lower case, remarks in brackets dropped."""
    words = squeeze(re.sub(r"\([^()]*\)|\s+(?:cũ|trước đây)$", "", words)).strip(" ,.;")
    words = words.title() if words.isupper() and len(words) > 4 else words
    words = re.sub(r"^(?:tp|t\.p)\b[. ]*", "thành phố ", words, flags=re.I)
    kind = re.match(r"(?:cấp )?(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)\b", words, re.I)
    return (kind[0].lower() + words[kind.end() :]).strip() if kind else words


def _central_named(text: str, period: Period) -> frozenset[str]:
    parts = [part for part in _ALSO.split(fold(text)) if part.strip()]
    whole = by_name().get(name_key(text))
    found = [whole] if whole else [by_name().get(name_key(_HEAD.sub("", part, count=1))) for part in parts]
    rows = [row for row in found if row and row.kind != "so"]
    if rows and len(rows) == len(found):
        return frozenset({"+".join(sorted({row.id for row in rows}))})
    ministry = re.match(r"(?:bộ trưởng )?(bộ (?!trưởng|chỉ huy|tư lệnh)[^\W\d_]+(?:[ ,-]+[^\W\d_]+){1,10})$", fold(text))
    return frozenset({slug(ministry[1])}) if ministry and len(parts) == 1 else frozenset()


def _split_like(text: str, parts: list[str]) -> list[str]:
    found, at, key = [], 0, fold(text)
    for part in parts:
        at = key.index(part, at)
        found.append(text[at : at + len(part)])
        at += len(part)
    return found
