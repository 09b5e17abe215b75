"""What else the text says that a rule needs, each kind with its own reader (ADR 7 lists kinds and values).

A reader is found by a word that its sentences always hold, so that one pass over the words costs little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from registry.extracting import dates, named_units
from registry.extracting.effects import ACTS
from registry.extracting.own_provisions import own_provisions
from registry.extracting.passages import Passage, passages
from registry.model.document import Clause, Document, Header
from registry.model.spans import Span
from registry.model.text import squeeze

Reader = Callable[[Passage, Header, int], Iterator[Clause]]
_THIS = rf"(?:{ACTS})\s+này"


def clauses(document: Document) -> tuple[Clause, ...]:
    """Every clause of the kinds of ADR 7, in reading order; nothing from căn cứ and header but what the kind says."""
    found: dict[tuple[str, Span, tuple[tuple[str, str], ...]], Clause] = {}
    for passage in passages(document):
        read = [c for anchor, reader in READERS for at in passage.all(anchor) for c in reader(passage, document.header, at)]
        for start, end in _speaking_of_the_whole(passage):
            read += [c for a, reader in ABOUT for at in passage.all(a, start, end) for c in reader(passage, document.header, at)]
        read += named_units.clauses(passage, document.header)
        for clause in sorted(read, key=lambda c: (c.place.span, c.kind, c.values)):
            found.setdefault((clause.kind, clause.place.span, clause.values), clause)
    return tuple(found.values())


def _clause(passage: Passage, kind: str, start: int, end: int, **values: str) -> Clause:
    told = tuple((name.rstrip("_"), squeeze(value)[:240]) for name, value in values.items() if value)
    return Clause(passage.place(start, end), kind, told)


def _sentence(passage: Passage, at: int) -> tuple[int, int, str]:
    start, end = passage.sentence_start(at), passage.sentence_end(at)
    return start, end, passage.low[start:end]


_BLANKET = re.compile(
    r"(?:những|các|mọi|tất cả)\s+(?:các\s+)?(?:quy\s+định|văn\s+bản|nội\s+dung)(?!\s+(?:nêu|sau|này|tại))[^.;]{0,160}?"
    r"(?:trái|mâu\s+thuẫn|không\s+phù\s+hợp|khác)(?:\s+với)?\s[^.;]{0,120}?(?:bãi\s+bỏ|hết\s+hiệu\s+lực|không\s+còn\s+hiệu\s+lực|hủy\s+bỏ|không\s+còn\s+giá\s+trị)"
)
_BLANKET_FIRST = re.compile(
    r"bãi\s+bỏ\s+(?:những|các|mọi|tất\s+cả)\s+(?:các\s+)?(?:quy\s+định|văn\s+bản)[^.;]{0,120}(?:trái|mâu\s+thuẫn)(?:\s+với)?\s"
)


def _blanket(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'Những quy định trước đây trái với Quyết định này đều bãi bỏ': repeals without naming (Đ8.3 Luật 64/2025)."""
    start, end, words = _sentence(passage, at)
    if re.search(r"\d+/(?:19|20)\d\d/", words) or passage.quoted(at) or "dấu hiệu" in words:
        return
    if (_BLANKET.search(words) and re.search(_THIS, words)) or _BLANKET_FIRST.search(words):
        yield _clause(passage, "blanket_repeal", start, end)


_DYNAMIC = re.compile(
    r"(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)[^.;]{0,160}?thì\s+(?:được\s+|sẽ\s+)?(?:áp\s+dụng|thực\s+hiện|theo)"
)
_CITED = re.compile(r"dẫn\s+chiếu|viện\s+dẫn|trích\s+dẫn|văn\s+bản[^.;]{0,60}nêu")
_IF_ANY = re.compile(
    r"(?:và|hoặc)\s+(?:các\s+)?văn\s+bản\s+(?:quy\s+phạm\s+pháp\s+luật\s+)?(?:sửa\s+đổi|thay\s+thế|bổ\s+sung)[^.;()]{0,80}(?:\(\s*nếu\s+có\s*\)|nếu\s+có)?"
)


def _dynamic(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'Trường hợp văn bản được dẫn chiếu tại Quyết định này được sửa đổi … thì áp dụng …'; 'và các văn bản sửa đổi (nếu có)'."""
    start, end, words = _sentence(passage, at)
    if passage.quoted(at):
        return
    if _CITED.search(words) and _DYNAMIC.search(words):
        yield _clause(passage, "dynamic_reference", start, end, reach="document")
    elif found := _IF_ANY.search(words):
        yield _clause(passage, "dynamic_reference", start + found.start(), start + found.end(), reach="mention")


_SHORT = re.compile(r"(?:theo|áp\s+dụng|bằng|thực\s+hiện)\s+(?:quy\s+trình,?\s*|trình\s+tự,?\s*)?(?:thủ\s+tục\s+)?rút\s+gọn|(?:trình\s+tự,\s*)?thủ\s+tục\s+rút\s+gọn")


def _short(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """The decision on short procedure, named in the căn cứ or the text (domain.md 0.2 #6)."""
    start, end, words = _sentence(passage, at)
    drawn_up = re.search(r"xây\s+dựng|ban\s+hành|soạn\s+thảo|văn\s+bản|nghị\s+quyết|quyết\s+định", words)
    if _SHORT.search(words) and drawn_up and not passage.quoted(at):
        yield _clause(passage, "short_procedure", start, end)


_GROUNDS = (
    ("trai_phap_luat", re.compile(r"(?:do|vì|có\s+(?:dấu\s+hiệu|nội\s+dung))\s+[^.;]{0,60}trái\s+(?:với\s+)?(?:pháp\s+luật|quy\s+định)")),
    ("thay_doi_tham_quyen", re.compile(r"thay\s+đổi\s+(?:về\s+)?thẩm\s+quyền|(?:do|khi)\s+sắp\s+xếp,?\s*(?:lại\s+)?(?:tổ\s+chức\s+)?bộ\s+máy")),
    ("khong_con_doi_tuong", re.compile(r"không\s+còn\s+(?:đối\s+tượng|nội\s+dung)\s+(?:áp\s+dụng|điều\s+chỉnh|thực\s+hiện)|không\s+còn\s+phù\s+hợp")),
    ("sap_nhap", re.compile(r"khoản\s+2\s+điều\s+54\s|(?:do|sau\s+khi|theo)\s+(?:sáp\s+nhập|hợp\s+nhất|sắp\s+xếp\s+đơn\s+vị\s+hành\s+chính)")),
)  # fmt: skip


def _ground(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """Why an administrative act repeals a normative one (khoản 3 Điều 4 Nghị định 78/2025/NĐ-CP)."""
    start, end, words = _sentence(passage, at)
    if passage.quoted(at) or not re.search(r"bãi\s+bỏ|hết\s+hiệu\s+lực|căn\s+cứ", f"{words} {header.title.lower()}"):
        return
    for name, pattern in _GROUNDS:
        if pattern.search(words):
            yield _clause(passage, "repeal_ground", start, end, ground=name)


_PRIORITY = re.compile(
    rf"(?:khác\s+nhau|quy\s+định\s+khác|mâu\s+thuẫn|khác\s+với)[^.;]{{0,200}}thì\s+(?:áp\s+dụng|thực\s+hiện)\s+(?:theo\s+)?(?:các\s+)?(?:quy\s+định\s+)?(?:của\s+|tại\s+)?(?P<this>{_THIS})?"
)


def _priority(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'Trường hợp có quy định khác nhau … thì áp dụng quy định của Nghị quyết này' (domain.md 4.6)."""
    start, end, words = _sentence(passage, at)
    found = _PRIORITY.search(words)
    if found and not passage.quoted(at):
        yield _clause(passage, "priority", start, end, prevails="self" if found["this"] else "other")


_EXCEPT = re.compile(r"(?:,|\(|\s)\s*(?:trừ|ngoại\s+trừ)\s+[^;:\n]{4,240}")


def _exception(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'trừ trường hợp quy định tại khoản 2 Điều này'; 'không áp dụng đối với …'."""
    end = passage.sentence_end(at)
    words = passage.text[at:end]
    if end - at < 8 or passage.outside(at):
        return
    cut = words.find(")")
    stop = at + cut if 0 < cut < words.find("(") or (cut > 0 and "(" not in words) else end
    own = own_provisions(passage.low, at, stop, passage.at(at)) if "này" in passage.low[at:stop] else ()
    yield _clause(passage, "exception", at, stop, what=passage.text[at:stop], provisions=" ".join(own))


# What somebody himself does: 'xe thô sơ được hoạt động', but not 'hồ sơ được cấp'.
_ACTION = (
    r"(?:hoạt\s+động|kinh\s+doanh|lưu\s+thông|dừng|đỗ|đậu|bán|mua|nuôi|trồng|tách|tham\s+gia|đi|vào|lấn|đổ|xả|đốt|khai\s+thác|vận\s+chuyển|cho\s+thuê|"
    r"chuyển\s+nhượng|treo|giết\s+mổ|chăn\s+nuôi|sản\s+xuất|tự\s+\w+|mang|để|sử\s+dụng|xây\s+dựng|quảng\s+cáo)"
)
_PAUSE = re.compile(r"[,;:]")
_MUST_NOT = re.compile(
    r"không\s+được(?:\s+phép)?(?!\s+(?:vượt|quá|thấp|cao|dưới|ít|nhiều|lớn|nhỏ|hỗ\s+trợ\s+quá))(?=\s+\w)|nghiêm\s+cấm(?=\s+\w)|(?<!nghiêm )cấm(?=\s+\w)"
)
_MUST = re.compile(r"(?<!không )phải(?=\s+\w)")
_MAY = re.compile(rf"(?<!không )được\s+(?:phép|quyền)(?=\s+\w)|(?<!không )được(?=\s+{_ACTION}(?!\w))")


def _modality(mode: str, pattern: re.Pattern[str]) -> Reader:
    """Who must, must not or may do what: 'Phương tiện vận chuyển phải có thùng kín'."""

    def read(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
        word = pattern.match(passage.low, at)
        start = passage.sentence_start(at)
        if word is None or at - start > 260 or passage.outside(at):
            return
        end = passage.sentence_end(at)
        actor = squeeze(passage.text[start:at]).rsplit(". ", 1)[-1].strip(" ,:")
        stop = _PAUSE.search(passage.low, word.end(), end)
        action = passage.text[word.end() : stop.start() if stop else end]
        if action.count(" ") >= 2 and len(actor) <= 200:
            yield _clause(passage, "modality", start, end, mode=mode, actor=actor, action=action)

    return read


_must, _must_not, _may = _modality("must", _MUST), _modality("must_not", _MUST_NOT), _modality("may", _MAY)


_CONTINUES = re.compile(r"tiếp\s+tục\s+(?:được\s+)?(?:có\s+hiệu\s+lực|áp\s+dụng|thực\s+hiện|sử\s+dụng|hưởng|giải\s+quyết|xử\s+lý)(?!\w)")


def _continues(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """Transitional: what was begun goes on under the old rules, until when."""
    start, end, words = _sentence(passage, at)
    if not _CONTINUES.match(passage.low, at) or passage.outside(at):
        return
    until = ""
    term = re.search(r"(?:cho\s+)?đến\s+(?:hết\s+)?(?=ngày|tháng|năm)", passage.low[at:end])
    if term:
        read = next(dates.find(passage.text, at + term.end(), end), None)
        last = read[1].end if read and read[0].start - at - term.end() <= 1 else None
        until = last.fromordinal(last.toordinal() - 1).isoformat() if last else ""
    old = re.search(r"trước\s+ngày|đã\s+(?:được\s+)?(?:tiếp\s+nhận|phê\s+duyệt|ban\s+hành|cấp|ký|thực\s+hiện|giao)|đang", words)
    if old or until or "cho đến khi" in words:
        yield _clause(passage, "transitional_continue", start, end, until=until)


_YEARS = re.compile(
    r"(?P<what>giai\s+đoạn|nhiệm\s+kỳ|thời\s+kỳ(?:\s+ổn\s+định(?:\s+ngân\s+sách)?)?|năm\s+học|niên\s+khóa|kế\s+hoạch|năm\s+ngân\s+sách|niên\s+độ(?:\s+ngân\s+sách)?)\s*,?\s*(?:từ\s+)?(?:năm\s+)?"
    r"(?P<first>(?:19|20)\d\d)(?:\s*(?:[-–/]|đến(?:\s+hết)?(?:\s+năm)?|và)\s*(?P<last>(?:19|20)\d\d))?(?![\d/])"
)
_ABOUT_OTHERS = re.compile(r"(?:về việc\s+)?(?:bãi bỏ|sửa đổi|bổ sung|thay thế|đính chính|kéo dài|công bố|ngưng|tạm ngưng|đình chỉ)")


def _years(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """A stretch of years in the title, the scope article or the effect article: a sign of a term, never a date (domain.md 4.4)."""
    found = _YEARS.match(passage.low, at)
    if found is None or passage.quoted(at):
        return
    where = _where(passage, at)
    if not where or (where == "title" and _ABOUT_OTHERS.match(passage.low, passage.sentence_start(at))):
        return
    if where == "effect" and not re.search(_THIS, passage.low[passage.sentence_start(at) : at]):
        return
    if re.search(r"số\s+\d+/(?:19|20)\d\d/\S+[^.;]{0,160}$", passage.low[max(0, at - 220) : at]):
        return
    yield _clause(
        passage, "period_named", at, found.end(), where=where, what=found["what"], from_=found["first"], to=found["last"] or found["first"]
    )


def _where(passage: Passage, at: int) -> str:
    """'title', 'scope' or 'effect': the places that speak of the document as a whole; '' elsewhere."""
    held = passage.at(at)
    if held.endswith("/title"):
        return "title"
    article = re.match(r"[^/]+/dieu_[^/]+", held)
    provision = passage.provision(article[0]) if article else None
    if provision is None:
        return ""
    heading = (provision.heading or "").lower()
    if "phạm vi" in heading:
        return "scope"
    if "hiệu lực" in heading or "điều khoản thi hành" in heading:
        return "effect"
    return "scope" if not heading and provision.number == "1" and passage.component.id == "main" else ""


_LAND = re.compile(
    r"(?:trên|trong|thuộc)\s+(?:phạm\s+vi\s+)?địa\s+bàn\s+(?:toàn\s+)?(?P<unit>(?:các\s+)?(?:tỉnh|thành\s+phố|tp\.?|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu)(?:\s*,\s*(?:xã|phường|đặc\s+khu))*)"
)

def _scope(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'trên địa bàn tỉnh Lâm Đồng' in the title or the scope article (Đ54.2 Luật 64/2025)."""
    where = _where(passage, at)
    found = _LAND.search(passage.low, max(0, at - 16), at + 90) if where in ("title", "scope") else None
    if found is None or found.end() < at or passage.quoted(at):
        return
    end = named_units.name_end(passage.text, found.start("unit"), found.end())
    yield _clause(passage, "scope", found.start(), end, where=where, unit=passage.text[found.start("unit") : end])


_ATTACH = re.compile(
    rf"(?:ban\s+hành\s+)?kèm\s+theo\s+(?P<act>{ACTS}|tờ\s+trình)\s+(?:(?P<this>này)|(?:số\s*:?\s*)(?P<number>[\w/.\-–]+(?:\s*[-–/]\s*[\w-]+)*))"
)
_KINDS = re.compile(r"\s*(?:bản\s+)?(?P<kind>quy\s+định|quy\s+chế|điều\s+lệ|nội\s+quy(?:\s+mẫu)?|quy\s+trình|phụ\s+lục|danh\s+mục|bảng\s+giá|đơn\s+giá|kế\s+hoạch|chương\s+trình|đề\s+án|định\s+mức|bộ\s+\w+|quy\s+tắc)(?!\w)")


def _attached(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'Ban hành kèm theo Quyết định này Quy chế …', and the caption '(Ban hành kèm theo Quyết định số … ngày …)' of an attachment."""
    found = _ATTACH.search(passage.low, max(0, at - 10), at + 120)
    if found is None or found.end() < at or passage.quoted(at):
        return
    head = passage.low[max(0, found.start() - 2) : found.start()].strip()
    if found["number"] and (head == "(" or (passage.component.id != "main" and passage.outside(at))):
        issued = next(dates.find(passage.text, found.end(), min(len(passage.text), found.end() + 60)), None)
        day = issued[1].single if issued else None
        number = passage.text[found.start("number") : found.end("number")]
        yield _clause(passage, "attached", found.start(), found.end(), caption=passage.component.id, number=number, issued=day.isoformat() if day else "")
    elif found["this"]:
        kind = _KINDS.match(passage.low, found.end())
        before = _KINDS.search(passage.low[max(0, found.start() - 90) : found.start()])
        told = (kind or before) and (kind or before)["kind"]  # type: ignore[index]
        end = passage.sentence_end(found.end())
        yield _clause(passage, "attached", found.start(), min(end, found.end() + 200), what=told or "")


_PROCEDURE = re.compile(
    r"hồ\s+sơ\s+(?:đề\s+nghị\s+[^.;:]{0,80})?(?:gồm|bao\s+gồm)|thành\s+phần(?:,\s*số\s+lượng)?\s+hồ\s+sơ|số\s+lượng\s+hồ\s+sơ|trình\s+tự,?\s*thủ\s+tục(?:\s+\w+){0,6}|"
    r"thời\s+hạn\s+giải\s+quyết|cách\s+thức\s+(?:thực\s+hiện|nộp)|lệ\s+phí(?=\s*[:(])"
)


def _procedure(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """Words of an administrative procedure, which a local document may make only where a law lets it (C4)."""
    found = _PROCEDURE.match(passage.low, at)
    if found and not passage.outside(at):
        yield _clause(passage, "procedure", at, found.end(), element=found[0])


_APPLIED = re.compile(rf"(?P<this>{_THIS})?[^.;]{{0,160}}?(?:được\s+)?(?:áp\s+dụng|thực\s+hiện|tính)\s+(?:kể\s+)?từ\s+(?=ngày\s+\d|năm\s+\d|tháng\s+\d|năm\s+(?:ngân\s+sách|học))")


def _applied(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'… và áp dụng từ ngày 01 tháng 01 năm 2025': another day than that of effect, maybe before it (E2)."""
    start, end, words = _sentence(passage, at)
    begins = re.match(r"(?:áp\s+dụng|thực\s+hiện)\s+(?:kể\s+)?từ\s+(?:năm\s+(?:ngân\s+sách|học)\s+)?", passage.low[at : at + 60])
    if begins is None or passage.quoted(at) or _where(passage, at) not in ("effect", "scope"):
        return
    if not re.search(rf"{_THIS}|có\s+hiệu\s+lực", words):
        return
    read = next(dates.find(passage.text, at + begins.end() - (4 if "năm" in begins[0] else 0), end), None)
    first = read[1].start if read and read[0].start - at <= begins.end() + 2 else None
    if first:
        yield _clause(passage, "applied_from", start, end, from_=first.isoformat())


_OTHER_EFFECT = re.compile(rf"(?:{ACTS})\s+này\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+(?=ngày\s+\d)")


def _other_effect(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """Inside quoted text: the amended document's own effect clause, changed ('“1. Luật này có hiệu lực … từ ngày …”')."""
    if not passage.quoted(at):
        return
    start, end = passage.sentence_start(at), passage.sentence_end(at)
    found = _OTHER_EFFECT.search(passage.low, start, end)
    read = next(dates.find(passage.text, found.end(), end), None) if found else None
    if found and read and read[1].start:
        parts = own_provisions(passage.low, start, found.start(), "main/x")
        yield _clause(passage, "effect_of_other", start, end, from_=read[1].start.isoformat(), provisions=" ".join(parts))


READERS: tuple[tuple[str, Reader], ...] = (
    ("trái ", _blanket), ("mâu thuẫn", _blanket), ("thay thế", _dynamic), ("rút gọn", _short),
    ("bãi bỏ", _ground), ("khoản 2 điều 54", _ground), ("không còn ", _ground), ("bộ máy", _ground),
    ("khác nhau", _priority), ("quy định khác", _priority), ("khác với", _priority), ("mâu thuẫn", _priority), ("trừ trường hợp", _exception), ("trừ các", _exception), ("ngoại trừ", _exception),
    ("không áp dụng", _exception), ("không được ", _must_not), ("nghiêm cấm ", _must_not), ("cấm ", _must_not), ("phải ", _must), ("được ", _may), ("tiếp tục ", _continues),
    ("kèm theo", _attached), ("hồ sơ ", _procedure), ("trình tự", _procedure), ("thời hạn giải quyết", _procedure),
    ("cách thức ", _procedure), ("lệ phí", _procedure), ("hiệu lực", _other_effect),
)  # fmt: skip
# Read only where the text speaks of the document as a whole.
ABOUT: tuple[tuple[str, Reader], ...] = (
    ("giai đoạn", _years), ("nhiệm kỳ", _years), ("thời kỳ", _years), ("năm học", _years), ("năm ngân sách", _years), ("niên độ", _years),
    ("địa bàn", _scope), ("áp dụng từ ", _applied), ("áp dụng kể từ ", _applied), ("thực hiện từ ", _applied), ("thực hiện kể từ ", _applied),
)  # fmt: skip


def _speaking_of_the_whole(passage: Passage) -> Iterator[tuple[int, int]]:
    title = passage.component.zone("title")
    if title:
        yield title.start, title.end
    for provision in passage.component.provisions:
        if provision.kind == "dieu" and _where(passage, provision.span.start):
            yield provision.span.start, provision.span.end
