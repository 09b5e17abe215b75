"""Numbers with their units as typed: '20 triệu đồng/hộ', '0,1 ha', '05 (năm) ngày làm việc', '15%' -> value in a basic unit.

Money is in VND, areas in m2, lengths in m, masses in kg, volumes in m3: what is written differently compares equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from registry.extracting.phrases import spaced

# (unit, how much of it, words). In each first letter's list the first that fits is taken: longer words first.
UNITS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("VND", "1000000000", (r"tỷ (?:việt nam )?đồng", r"tỉ (?:việt nam )?đồng", "tỷđ", "tỉđ")),
    ("VND", "1000000", (r"triệu (?:việt nam )?đồng", "triệuđ", "trđ")),
    ("VND", "1000", (r"nghìn (?:việt nam )?đồng", r"ngàn (?:việt nam )?đồng", "nghìnđ", "ngànđ")),
    ("VND", "1", (
        r"đồng(?! (?:thời|bộ|ý|chí|quản|thuận|loạt|bào|nai|tháp|hới|xoài|hành|đều|chủ))", "vnđ", "vnd", r"đ(?=[/.,;)\s]|$)",
    )),
    ("USD", "1", ("usd", r"đô la(?: mỹ)?")),
    ("percent", "1", ("%", r"phần trăm")),
    ("percent", "0.1", ("‰", r"phần nghìn")),
    ("m2", "1", ("m2", "m²", r"mét vuông")),
    ("m2", "10000", ("ha", r"héc\s*-?\s*ta", r"hec\s*-?\s*ta")),
    ("m2", "1000000", ("km2", "km²", r"ki\s*-?\s*lô\s*-?\s*mét vuông")),
    ("m3", "1", ("m3", "m³", r"mét khối")),
    ("m3", "0.001", ("lít",)),
    ("km/h", "1", ("km/h", "km/giờ")),
    ("m", "1000", ("km", r"ki\s*-?\s*lô\s*-?\s*mét")),
    ("m", "0.01", ("cm",)),
    ("m", "0.001", ("mm",)),
    ("m", "1", ("mét", r"m(?!\w|\.\w)")),
    ("kg", "1000", ("tấn",)),
    ("kg", "100", ("tạ",)),
    ("kg", "1", ("kg", r"ki\s*-?\s*lô\s*-?\s*gam")),
    ("kg", "0.001", ("gam",)),
    ("kWh", "1", ("kwh",)),
    ("kW", "1", ("kw",)),
    ("kV", "1", ("kv",)),
    ("working_day", "1", (r"ngày làm việc",)),
    ("working_hour", "1", (r"giờ làm việc",)),
    ("day", "1", (r"ngày(?! \d)",)),
    ("day", "7", ("tuần",)),
    ("hour", "1", ("giờ",)),
    ("minute", "1", ("phút",)),
    ("month", "1", (r"tháng(?!\s*\d)(?: tuổi)?",)),
    ("year", "1", (r"năm(?!\s*(?:19|20)\d\d)",)),
    ("year_of_age", "1", ("tuổi",)),
    ("base_salary", "1", (r"lần mức lương cơ sở",)),
    ("person", "1", (
        "người", "nhân sự", "thành viên", "học sinh", "cán bộ", "công chức", "viên chức", "hội viên", "tình nguyện viên",
        "cộng tác viên", "cấp phó", r"phó (?:giám đốc|chủ tịch|trưởng phòng|chánh văn phòng|bí thư)",
    )),
    ("household", "1", (r"hộ(?: gia đình)?(?! khẩu)",)),
    ("times", "1", ("lần",)),
    ("set", "1", (r"bộ hồ sơ", r"bộ(?=[.,;)]|$)")),
    ("copy", "1", (r"bản(?= (?:chính|sao|gốc|in|giấy)|[.,;)])",)),
    ("", "1", (
        "suất", "giường", r"phòng(?! (?:chống|cháy|ngừa|ban))", "tầng", "chỗ", "thửa", r"căn(?! cứ)", "chiếc", "tiết", "buổi",
        "trang",
        r"điểm(?! [a-zđ](?!\w))", "bậc", r"tín chỉ", "cây", "con", "lượt", "vụ", "giải", r"mô hình",
        "xe", "lớp", "nguyện vọng", "cơ sở", r"đơn vị",
    )),
)  # fmt: skip
# A number, unless what follows shows at once that it counts nothing ('khoản 1 Điều 5', '2. ', 'năm 2025').
_NUMBER = spaced(
    r"\d(?<![\w/.,]\d)[\d.,]*(?=\s{0,2}(?:[%‰(a-zđ]|\Z))(?! (?:điều|và|của|luật|nghị|này|khoản|hoặc|thì|có|được|là|quy|đến|"
    r"các|tại|theo|tháng \d|năm [12]\d{3}))"
)
_SPELT = spaced(r"(?:\s*\((?:bằng chữ: ?)?[^\W\d_][^()\d]{0,60}\))?\s{0,2}")
# '/hộ', '/01 đơn vị tài sản', '/trường hợp', '/người/tháng': a word of one syllable that counts by itself, one of three, else
# two syllables, where the second does not begin what follows.
_ONE = (
    "người|hộ|m2|m²|m3|m³|km2|km²|km|ha|kg|tấn|tạ|yến|lít|kwh|năm|tháng|tuần|ngày|giờ|phút|buổi|đêm|lần|lượt|vụ|con|cây|gốc|bụi|khóm|xe|tàu|"
    "suất|giường|phòng|căn|nhà|cái|chiếc|bộ|bản|tờ|trang|đơn|vé|thẻ|thửa|sào|mẫu|giải|lớp|môn|tiết|kỳ|quý|khóa|đợt|đoàn|đội|nhóm|"
    "tổ|thôn|ấp|xã|phường|huyện|tỉnh|khách|em|cháu|mét|phiếu|chỗ|tầng"
)
_OTHER = (
    "và|hoặc|đối|cho|trên|được|trong|theo|với|tối|không|nhưng|để|từ|kể|là|thì|khi|có|do|của|tại|mỗi|nếu|bằng|đến|áp|gồm|tính|như|sau|trường|"
    "so|còn|các|những|này|đó|mức|trừ|cao|thấp|vào|về|chưa|đã|khu|trở"
)
_PER = spaced(
    r"(?:\s?/\s?(?:(?:1|01|một|mỗi) )?(?:đơn vị(?: tài sản)?|câu lạc bộ|hộ gia đình|năm học|ngày làm việc|giờ làm việc|mét vuông|"
    rf"mét khối|(?:{_ONE})(?!\w)|[^\W\d_][\w²³]*(?: (?!(?:{_OTHER})(?!\w))[^\W\d_]+(?![\w)]))?)){{1,3}}"
)
_MINUTES = spaced(r"\s*(?P<minutes>[0-5]\d)(?:\s*phút)?(?!\s*(?:[%,./-]|\w*\d|ngày|giờ|tháng|năm|người|lần|tuần))")
# 'Điều 5', 'khóa XV năm', 'quý 2': the number counts nothing.
_ORDINAL = spaced(
    r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phần|số|phụ lục|biểu|mẫu|bảng|thứ|khóa|khoá|kỳ|quý|tháng|năm học|lớp|hạng|nhóm|"
    r"loại|cấp|"
    r"tiết|bước|ngày|nhiệm kỳ|tiểu mục|tờ|vùng|trang)(?: (?:\d+|[a-zđ])(?:\s*,\s*| và |\s*[-–]\s*))*\s{0,2}$"
)
_COUNTED = frozenset({"day", "month", "year", "person", "household", "times", "set", "copy", ""})


@dataclass(frozen=True, slots=True)
class Quantity:
    """text[start:end] is number and unit; value in `unit`; factor: how much of it the typed unit is; per: 'hộ', 'người/tháng'."""

    start: int
    end: int
    value: float
    unit: str
    factor: Decimal


def find(low: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Every quantity in lower-case text, in order. A number that numbers ('Điều 5', 'tháng 12 năm 2025') is none."""
    units = _by_letter()
    for typed in _NUMBER.finditer(low, start, len(low) if end is None else end):
        at = _SPELT.match(low, typed.end()).end()  # type: ignore[union-attr]  # it matches the empty string
        pattern = units.get(low[at : at + 1])
        match = pattern.match(low, at) if pattern else None
        if match is not None:
            read = _read(low, typed, match)
            if read is not None:
                yield read


@cache
def _by_letter() -> dict[str, re.Pattern[str]]:
    """For each letter that a unit begins with: a pattern whose groups are named by their place in UNITS."""
    listed: dict[str, list[str]] = {}
    for index, (_, _, words) in enumerate(UNITS):
        for word in words:
            listed.setdefault(word[0], []).append(f"(?P<u{index}_{len(listed.get(word[0], ()))}>{word})")
    return {letter: spaced(rf"(?:{'|'.join(groups)})(?!\w)") for letter, groups in listed.items()}


def _read(low: str, typed: re.Match[str], match: re.Match[str]) -> Quantity | None:
    unit, factor, _ = UNITS[int((match.lastgroup or "u0_").split("_")[0][1:])]
    printed = typed[0].rstrip(".,")
    value = number(printed, money=unit in ("VND", "USD"))
    if value is None or (printed != typed[0] and match.start() > typed.end()):
        return None
    if unit in _COUNTED and _ORDINAL.search(low, max(0, typed.start() - 40), typed.start()):
        return None
    if unit == "hour" and (clock := _MINUTES.match(low, match.end())):
        value += Decimal(clock["minutes"]) / 60
        return Quantity(typed.start(), clock.end(), float(value), unit, Decimal(1))
    per = _PER.match(low, match.end())
    if match[0] == "đ" and not per and value < 100:
        return None
    name = unit or " ".join(match[0].split())
    return Quantity(
        typed.start(), per.end() if per else match.end(), float(value * Decimal(factor)), name + _per(per), Decimal(factor)
    )


def _per(per: re.Match[str] | None) -> str:
    """'/01 hộ /tháng' -> '/hộ/tháng', with areas and the like as basic units."""
    if per is None:
        return ""
    parts = [re.sub(r"^(?:1|01|một|mỗi) ", "", " ".join(part.split())) for part in per[0].split("/")[1:]]
    return "".join(
        "/" + {"m²": "m2", "mét vuông": "m2", "m³": "m3", "mét khối": "m3", "hộ gia đình": "hộ"}.get(p, p) for p in parts
    )


def number(text: str, money: bool = False) -> Decimal | None:
    """'20.000.000', '0,1', '1.500,5', '10.5' -> Decimal. A dot before three digits groups thousands; in money a comma too."""
    groups = re.split(r"[.,]", text)
    marks = re.findall(r"[.,]", text)
    try:
        if not marks:
            return Decimal(text)
        grouped = [len(g) == 3 for g in groups[1:]]
        if all(grouped) and (len(set(marks)) == 1) and (marks[0] == "." or len(marks) > 1 or money) and groups[0] != "0":
            return Decimal("".join(groups))
        return Decimal("".join(groups[:-1]) + "." + groups[-1])
    except InvalidOperation:
        return None
