"""Amounts, rates, areas, counts and deadlines, with their bound and with what they are about, so that two texts can be compared.

subject: the words of the sentence around the quantity, under the heading of the article. conditions: phrases that narrow it,
folded ('đối với hộ cận nghèo'); different conditions are different cases. words() gives what to compare subjects by.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from registry.extracting import dates, quantities
from registry.extracting.passages import Passage, passages
from registry.extracting.phrases import spaced
from registry.extracting.quantities import Quantity
from registry.model.document import Document, Measure
from registry.model.text import fold, squeeze

_MAX = (
    r"không (?:được )?(?:vượt )?quá|tối đa|nhiều nhất|cao nhất|chậm nhất|không (?:cao|lớn|nhiều|dài) hơn|dưới|nhỏ hơn|"
    r"thấp hơn|ít hơn|"
    r"trong (?:thời (?:hạn|gian)|vòng|khoảng)|mức trần|đến|không vượt|trước|chưa (?:đủ|đến|quá)"
)
_MIN = (
    r"tối thiểu|ít nhất|thấp nhất|không (?:được )?(?:thấp|nhỏ|ít|ngắn) hơn|không (?:được )?dưới|trên|lớn hơn|cao hơn|"
    r"nhiều hơn|từ đủ|"
    r"đủ|quá|hơn|sớm nhất"
)
_BOUND = spaced(
    rf"(?<!\w)(?:(?P<max>{_MAX})|(?P<min>{_MIN}))(?: (?:là|bằng|cho|đến|từ|mỗi|một|hơn|tổng|khoảng|với|mức))*\s*:?\s*$"
)
_WITHIN = spaced(r"(?<!\w)(?P<max>trong) $")  # 'trong 05 ngày làm việc'
_TIMES = frozenset(("working_day", "working_hour", "day", "hour", "month"))
_FROM = spaced(r"(?<!\w)từ (?:trên |đủ |mức )?$")
_TO = spaced(r"\s*(?:đến|tới|[-–])\s*(?:hết |dưới |chưa đủ |không quá |tối đa )?$")
_EVERY = spaced(
    r"(?P<bound>(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?|đến(?: hết)?) )?ngày (?P<day>\d{1,2})"
    r"(?:\s*(?:tháng|/|-)\s*(?P<month>\d{1,2}))? (?:hằng|hàng) (?P<every>tháng|năm)"
)
_BEFORE = spaced(r"(?<!\w)(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?|đến hết) $")
_UPWARDS = spaced(r"\s*(?:\([^)]{1,30}\)\s*)?trở (?P<way>lên|xuống|lại)")
_LOWER = spaced(
    r"(?<![\w/.,-])(?P<number>\d[\d.,]*)(?:\s*\([^()\d]{1,30}\))?\s*(?:đến|tới|[-–])\s*(?:dưới |không quá |hết )?$"
)
_CONDITION = spaced(
    r"(?<!\w)(?:đối với|trường hợp|áp dụng (?:cho|với)|dành cho|nếu|tại (?:khu vực|vùng|các xã|các phường|địa bàn)|"
    r"thuộc (?:khu vực|vùng|nhóm|loại)|(?:khu vực|vùng)(?= (?:[ivx\d]+(?!\w)|đô thị|nông thôn|biên giới|miền núi|nội|ngoại|"
    r"trung tâm))) "
)
_NARROWING = ("đối với", "trường hợp", "nếu ", "áp dụng", "dành cho", "khu vực", "vùng", "thuộc", "tại ")
_CONDITION_END = spaced(r"[,.;:()\n]|\s(?:thì|được|là|không quá|tối|mức|trong thời)(?!\w)")
_EMPTY = spaced(r"(?:đối với|trường hợp|nếu)(?: \S+)?(?: sau| dưới| này| trên| đó| đã| khác)(?: đây)?")
# What a subject does not end with: 'Hộ nghèo được hỗ trợ với mức [tối đa 20 triệu đồng]'.
_TAIL = frozenset((
    "là", "có", "với", "được", "bằng", "mức", "từ", "cho", "trong", "của", "theo", "gồm", "và", "hoặc", "tổng", "khoảng",
    "tính", "như", "sau", "đạt", "thì", "phải", "ít", "cụ", "thể", "số", "chi", "hưởng", "trích", "thêm",
))  # fmt: skip
_FOLLOWS = spaced(r"\s*(?:cho|đối với|của|để|kể từ|trên|/|mỗi|một|so với|tính|trong|sau)\s(?:[^.;:\n]|\.(?=\d)){2,160}")
_SHARE = spaced(r" (?!(?:thì|trở|và|hoặc|đến|được|là|so|tính|theo)(?!\w))[^\W\d][^,.;:()\n]{2,100}")
_WORD = spaced(r"[^\W\d_]+")
_STOP = frozenset((
    "và", "hoặc", "của", "cho", "các", "những", "với", "theo", "tại", "từ", "đến", "là", "được", "có", "không", "quá", "tối",
    "đa", "thiểu", "mức", "số", "về", "trong", "trên", "này", "đó", "thì", "phải", "do", "để", "khi", "nếu", "bằng", "như",
    "sau", "một", "mỗi", "bị", "việc", "đối", "trường", "hợp", "quy", "định", "hiện", "hành", "nhất", "vượt", "ít", "ra",
    "vào", "cụ", "thể", "tính", "gồm", "bao", "kể", "ngày",
))  # fmt: skip


def measures(document: Document) -> tuple[Measure, ...]:
    """Every quantity in prose, in reading order; not in data tables, headers and căn cứ.

    bound: max, min, exact, or range_low and range_high as two measures; value in basic units (registry.extracting.quantities);
    unit with what it is per ('VND/hộ', 'working_day', 'percent'); place: the quantity with its bound's words. Deadlines on a day:
    unit day_of_month (25), day_of_year (1231) and date (20251231).
    """
    found = [m for passage in passages(document) for read in (_measures, _days) for m in read(passage)]
    order = {component.id: index for index, component in enumerate(document.components)}
    return tuple(sorted(found, key=lambda m: (order[m.place.component], m.place.span, m.bound != "range_low")))


@lru_cache(maxsize=50_000)
def words(subject: str) -> frozenset[str]:
    """The folded words of a subject that tell what it is about, for comparing two subjects."""
    return frozenset(w for w in _WORD.findall(fold(subject)) if w not in _STOP)


def _measures(passage: Passage) -> Iterator[Measure]:
    cells = sorted((s.start, s.end) for s, *_ in passage.component.cells)
    last = 0
    lower: Quantity | None = None
    for quantity in quantities.find(passage.low):
        at = bisect_right(cells, (quantity.start, len(passage.text))) - 1
        in_table = at >= 0 and quantity.start < cells[at][1]
        if in_table or passage.outside(quantity.start) or passage.in_cited_title(quantity.start):
            continue
        if lower is not None and _same_range(passage.low, lower, quantity):
            yield from _range(passage, lower, quantity, last)
            lower, last = None, quantity.end
            continue
        if lower is not None:
            yield from _single(passage, lower, last)
            last = lower.end
        lower = quantity
    if lower is not None:
        yield from _single(passage, lower, last)


def _days(passage: Passage) -> Iterator[Measure]:
    """Deadlines that are days: 'trước ngày 25 hằng tháng', 'chậm nhất ngày 31/01 hằng năm', 'trước ngày 31 tháng 12 năm 2025'."""
    for anchor in ("hằng ", "hàng "):
        for at in passage.all(anchor):
            found = _EVERY.search(passage.low, max(0, at - 60), at + 10)
            if found and found.end() > at and not passage.outside(at):
                month = int(found["month"] or 0)
                if int(found["day"]) <= 31 and month <= 12 and bool(month) == (found["every"] == "năm"):
                    value, unit = month * 100 + int(found["day"]), "day_of_year" if month else "day_of_month"
                    yield _measure(passage, found.start(), found.end(), "max" if found["bound"] else "exact", value, unit)
    for anchor in ("trước ngày ", "chậm nhất ", "muộn nhất ", "đến hết ngày "):
        for at in passage.all(anchor):
            read = next(dates.find(passage.text, at, min(len(passage.text), at + 60)), None)
            before = _BEFORE.search(passage.low, max(0, read[0].start - 30), read[0].start) if read else None
            if read and before and before.start() == at and read[1].single and not passage.outside(at):
                yield _measure(passage, at, read[0].end, "max", int(read[1].single.strftime("%Y%m%d")), "date")


def _same_range(low: str, lower: Quantity, upper: Quantity) -> bool:
    """'từ trên 15% đến không quá 30%': what stands between is 'đến', and both are of one kind."""
    return bool(_TO.fullmatch(low, lower.end, upper.start)) and lower.unit.split("/")[0] == upper.unit.split("/")[0]


def _range(passage: Passage, lower: Quantity, upper: Quantity, last: int) -> Iterator[Measure]:
    before = _FROM.search(passage.low, max(last, lower.start - 20), lower.start)
    start = before.start() if before else lower.start
    yield _measure(passage, start, upper.end, "range_low", lower.value, upper.unit)
    yield _measure(passage, start, upper.end, "range_high", upper.value, upper.unit)


def _single(passage: Passage, quantity: Quantity, last: int) -> Iterator[Measure]:
    """The measure with its bound; both ends where the lower one is a bare number ('từ 10 đến 15 ngày')."""
    low = passage.low
    floor = max(last, quantity.start - 44, passage.sentence_start(quantity.start))
    bare = _LOWER.search(low, floor, quantity.start)
    value = quantities.number(bare["number"].rstrip(".,")) if bare else None
    before = _FROM.search(low, floor, bare.start() if bare and value is not None else quantity.start)
    up = _UPWARDS.match(low, quantity.end)
    if bare and value is not None:
        start = before.start() if before else bare.start()
        yield _measure(passage, start, quantity.end, "range_low", float(value * quantity.factor), quantity.unit)
        yield _measure(passage, start, quantity.end, "range_high", quantity.value, quantity.unit)
    elif up:
        start = before.start() if before else quantity.start
        yield _measure(passage, start, up.end(), "min" if up["way"] == "lên" else "max", quantity.value, quantity.unit)
    else:
        bound = _BOUND.search(low, floor, quantity.start)
        if bound is None and quantity.unit in _TIMES:
            bound = _WITHIN.search(low, floor, quantity.start) if not low.startswith(" liên t", quantity.end) else None
        kind = "exact" if bound is None else "max" if bound["max"] else "min"
        yield _measure(passage, bound.start() if bound else quantity.start, quantity.end, kind, quantity.value, quantity.unit)


def _measure(passage: Passage, start: int, end: int, bound: str, value: float, unit: str) -> Measure:
    subject, conditions = _about(passage, start, end)
    return Measure(passage.place(start, end), bound, value, unit, subject, conditions)


def _about(passage: Passage, start: int, end: int) -> tuple[str, frozenset[str]]:
    """The subject of the quantity in text[start:end], and its conditions."""
    first, stop = passage.sentence_start(start), passage.sentence_end(end)
    colon = passage.low.rfind(":", first, start)
    before = _without_tail(squeeze(passage.text[colon + 1 if colon >= 0 else first : start]))
    if before.count(" ") < 2 and colon >= 0:
        before = _without_tail(squeeze(passage.text[first:start]))
    enough = before.count(" ") >= 3 and not _CONDITION.match(passage.low, first, start)
    follows = _FOLLOWS.match(passage.text, end, stop) if enough else None
    if enough and passage.low[end - 1] in "%m" and not follows:
        follows = _SHARE.match(passage.text, end, stop)  # '100% chi phí đào tạo'
    after = follows[0] if follows else "" if enough else passage.text[end:stop]
    own = squeeze(f"{_last_words(before)} {_first_words(after)}")
    lead, narrowed = _context(passage, passage.at(start))
    subject = f"{lead}: {own}" if lead and lead not in own else own
    return subject[:400], _conditions(passage.low[first:stop]) | narrowed


def _without_tail(text: str) -> str:
    parts = text.rstrip(" ,(:").split(" ")
    while parts and parts[-1].lower().rstrip(",:(") in _TAIL:
        parts.pop()
    return " ".join(parts).rstrip(" ,(:")


def _last_words(text: str, limit: int = 160) -> str:
    return text if len(text) <= limit else text[-limit:].split(" ", 1)[-1]


def _first_words(text: str, limit: int = 160) -> str:
    text = text.strip(" ,:")
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0]


@lru_cache(maxsize=4096)
def _conditions(sentence: str) -> frozenset[str]:
    """The phrases of a lower-case sentence that narrow what it says, folded."""
    found: set[str] = set()
    if not any(word in sentence for word in _NARROWING):
        return frozenset()
    for match in _CONDITION.finditer(sentence):
        end = _CONDITION_END.search(sentence, match.end(), match.end() + 140)
        told = squeeze(fold(sentence[match.start() : end.start() if end else match.end() + 140]))
        if told.count(" ") >= 2 and not _EMPTY.fullmatch(told):
            found.add(told)
    return frozenset(found)


def _context(passage: Passage, id: str) -> tuple[str, frozenset[str]]:
    """The heading of the article, and the conditions that the leads above `id` state ('1. Đối với hộ nghèo:')."""
    known = passage.contexts.get(id)
    if known is None:
        known = passage.contexts[id] = _read_context(passage, id)
    return known


def _read_context(passage: Passage, id: str) -> tuple[str, frozenset[str]]:
    heading = ""
    narrowed: set[str] = set()
    while "/" in id:
        start = passage.begin(id)
        if start is not None and id.rsplit("/", 1)[-1].startswith(("khoan", "diem")):
            end = min(passage.sentence_end(start), start + 240)
            lead = passage.low[start:end]
            if lead.rstrip().endswith(":") or len(lead) < 120:
                narrowed |= _conditions(lead)
        provision = passage.provision(id)
        if provision is not None and provision.heading and not heading:
            heading = squeeze(provision.heading)[:120]
        id = id.rsplit("/", 1)[0]
    return heading, frozenset(narrowed)
