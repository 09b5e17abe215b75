"""What else the text says that a rule needs, each kind with its own reader (ADR 7 lists kinds and values).

A reader is found by a word that its sentences always hold, so that one pass over the words costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.extracting import dates, named_units
from registry.extracting.clause import Reader, clause
from registry.extracting.effects import ACTS
from registry.extracting.modality import may, must, must_not
from registry.extracting.own_provisions import own_provisions
from registry.extracting.passages import Passage, passages
from registry.extracting.phrases import spaced
from registry.extracting.stretches import SAYS_THIS, THIS, duration, where_said, years
from registry.law import bodies
from registry.model.document import Clause, Document, Header
from registry.model.spans import Span


def clauses(document: Document) -> tuple[Clause, ...]:
    """Every clause of the kinds of ADR 7, in reading order; nothing from căn cứ and header but what the kind says."""
    found: dict[tuple[str, Span, tuple[tuple[str, str], ...]], Clause] = {}
    for passage in passages(document):
        read = [c for anchor, reader in READERS for at in passage.all(anchor) for c in reader(passage, document.header, at)]
        for start, end in _speaking_of_the_whole(passage):
            read += [c for a, reader in ABOUT for at in passage.all(a, start, end) for c in reader(passage, document.header, at)]
        read += named_units.clauses(passage, document.header)
        for one in sorted(read, key=lambda c: (c.place.span, c.kind, c.values)):
            found.setdefault((one.kind, one.place.span, one.values), one)
    return tuple(found.values())


def _sentence(passage: Passage, at: int) -> tuple[int, int, str]:
    start, end = passage.sentence_start(at), passage.sentence_end(at)
    return start, end, passage.low[start:end]


_BLANKET = spaced(
    r"(?:những|các|mọi|tất cả) (?:các )?(?:quy định|văn bản|nội dung)(?! (?:nêu|sau|này|tại))[^.;]{0,160}?"
    r"(?:trái|mâu thuẫn|không phù hợp|khác)(?: với)?\s[^.;]{0,120}?(?:bãi bỏ|hết hiệu lực|không còn hiệu lực|hủy bỏ|"
    r"không còn giá trị)"
)
_BLANKET_FIRST = spaced(
    r"bãi bỏ (?:những|các|mọi|tất cả) (?:các )?(?:quy định|văn bản)[^.;]{0,120}(?:trái|mâu thuẫn)(?: với)?\s"
)


def _blanket(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'Những quy định trước đây trái với Quyết định này đều bãi bỏ': repeals without naming (Đ8.3 Luật 64/2025)."""
    start, end, words = _sentence(passage, at)
    if re.search(r"\d+/(?:19|20)\d\d/", words) or passage.quoted(at) or "dấu hiệu" in words:
        return
    if (_BLANKET.search(words) and SAYS_THIS.search(words)) or _BLANKET_FIRST.search(words):
        yield clause(passage, "blanket_repeal", start, end)


_DYNAMIC = spaced(
    rf"(?<!\w)(?:(?:trường hợp|khi|nếu)\s(?:[^.;]{{0,120}}?\s)?(?:{ACTS})\s|(?:{ACTS}) được )[^.;]{{0,260}}?(?:sửa đổi|bổ sung|thay thế|bãi bỏ|"
    r"hết hiệu lực)"
    r"[^.;]{0,160}?(?:thì|,) (?:được |sẽ )?"
    r"(?:áp dụng|thực hiện|theo)(?! hiện)"
)
_CITED = spaced(r"dẫn chiếu|viện dẫn|trích dẫn|văn bản[^.;]{0,60}nêu")
_IF_ANY = spaced(
    r"(?:và|hoặc) (?:các )?văn bản (?:quy phạm pháp luật )?(?:sửa đổi|thay thế|bổ sung)[^.;()]{0,80}(?:\(\s*nếu có\s*\)|"
    r"nếu có)?"
)


def _dynamic(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'Trường hợp văn bản được dẫn chiếu tại Quyết định này được sửa đổi … thì áp dụng …'; 'và các văn bản sửa đổi (nếu có)'."""
    start, end, words = _sentence(passage, at)
    if passage.quoted(at):
        return
    if _DYNAMIC.search(words):
        yield clause(passage, "dynamic_reference", start, end, reach="document" if _CITED.search(words) else "mention")
    elif found := _IF_ANY.search(words):
        yield clause(passage, "dynamic_reference", start + found.start(), start + found.end(), reach="mention")


_SHORT = spaced(
    r"(?:theo|áp dụng|bằng|thực hiện) (?:quy trình,?\s*|trình tự,?\s*)?(?:thủ tục )?rút gọn|(?:trình tự,\s*)?thủ tục rút gọn"
)


def _short(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """The decision on short procedure, named in the căn cứ or the text (domain.md 0.2 #6)."""
    start, end, words = _sentence(passage, at)
    drawn_up = re.search(r"xây dựng|ban hành|soạn thảo|văn bản|nghị quyết|quyết định", words)
    if _SHORT.search(words) and drawn_up and not passage.quoted(at):
        yield clause(passage, "short_procedure", start, end)


_GROUNDS = (
    ("trai_phap_luat", spaced(r"(?:do|vì|có (?:dấu hiệu|nội dung)) [^.;]{0,60}trái (?:với )?(?:pháp luật|quy định)")),
    ("thay_doi_tham_quyen", spaced(r"thay đổi (?:về )?thẩm quyền|(?:do|khi) sắp xếp,?\s*(?:lại )?(?:tổ chức )?bộ máy")),
    ("khong_con_doi_tuong", spaced(r"không còn (?:đối tượng|nội dung) (?:áp dụng|điều chỉnh|thực hiện)|không còn phù hợp")),
    ("sap_nhap", spaced(r"khoản 2 điều 54\s|(?:do|sau khi|theo) (?:sáp nhập|hợp nhất|sắp xếp đơn vị hành chính)")),
)  # fmt: skip


def _ground(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """Why an administrative act repeals a normative one (khoản 3 Điều 4 Nghị định 78/2025/NĐ-CP)."""
    start, end, words = _sentence(passage, at)
    if passage.quoted(at) or not re.search(r"bãi bỏ|hết hiệu lực|căn cứ", f"{words} {header.title.lower()}"):
        return
    for name, pattern in _GROUNDS:
        if pattern.search(words):
            yield clause(passage, "repeal_ground", start, end, ground=name)


_PRIORITY = spaced(
    rf"(?:khác nhau|quy định khác|mâu thuẫn|khác với)[^.;]{{0,200}}thì (?:áp dụng|"
    rf"thực hiện) (?:theo )?(?:các )?(?:quy định )?(?:của |tại )?(?P<this>{THIS})?"
)


def _priority(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'Trường hợp có quy định khác nhau … thì áp dụng quy định của Nghị quyết này' (domain.md 4.6)."""
    start, end, words = _sentence(passage, at)
    found = _PRIORITY.search(words)
    if found and not passage.quoted(at):
        yield clause(passage, "priority", start, end, prevails="self" if found["this"] else "other")


_EXCEPT = spaced(r"(?:,|\(|\s)\s*(?:trừ|ngoại trừ) [^;:\n]{4,240}")


def _exception(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'trừ trường hợp quy định tại khoản 2 Điều này'; 'không áp dụng đối với …'."""
    end = passage.sentence_end(at)
    words = passage.text[at:end]
    if end - at < 8 or passage.outside(at):
        return
    cut = words.find(")")
    stop = at + cut if 0 < cut < words.find("(") or (cut > 0 and "(" not in words) else end
    own = own_provisions(passage.low, at, stop, passage.at(at)) if "này" in passage.low[at:stop] else ()
    yield clause(passage, "exception", at, stop, what=passage.text[at:stop], provisions=" ".join(own))


_NOT_APPLIED = spaced(
    r"(?:không(?: còn| tiếp tục)?|thôi|ngừng|dừng) (?:được )?áp dụng (?:tại|trên|trong|ở) (?P<land>[^;.]{3,200}?)"
    r"(?=\s(?:kể )?từ ngày|[;:.]|$)"
)


def _not_applied(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'Quyết định số … không áp dụng trên địa bàn xã Hòa Sơn kể từ ngày …': where a document ends (Điều 3 Luật 87/2025)."""
    found = _NOT_APPLIED.search(passage.low, max(0, at - 20), min(len(passage.low), at + 240))
    if found is None or found.end() < at or passage.outside(at):
        return
    speaker = bodies.unit_of(header.key.issuer) if header.key else None
    units = named_units.listed(passage.text, passage.low, found.start("land"), found.end("land"), header.issued, speaker)
    if units:
        start, end = passage.sentence_start(at), passage.sentence_end(at)
        yield clause(passage, "not_applied", start, end, units=" ".join(units))


_CONTINUES = spaced(r"tiếp tục (?:được )?(?:có hiệu lực|áp dụng|thực hiện|sử dụng|hưởng|giải quyết|xử lý)(?!\w)")


def _continues(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """Transitional: what was begun goes on under the old rules, until when."""
    start, end, words = _sentence(passage, at)
    if not _CONTINUES.match(passage.low, at) or passage.outside(at):
        return
    until = ""
    term = re.search(r"(?:cho )?đến (?:hết )?(?=ngày|tháng|năm)", passage.low[at:end])
    if term:
        read = next(dates.find(passage.text, at + term.end(), end), None)
        last = read[1].end if read and read[0].start - at - term.end() <= 1 else None
        until = last.fromordinal(last.toordinal() - 1).isoformat() if last else ""
    old = re.search(r"trước ngày|đã (?:được )?(?:tiếp nhận|phê duyệt|ban hành|cấp|ký|thực hiện|giao)|đang", words)
    if old or until or "cho đến khi" in words:
        yield clause(passage, "transitional_continue", start, end, until=until)


_LAND = spaced(
    r"(?:trên|trong|thuộc) (?:phạm vi )?địa bàn (?:toàn )?(?P<unit>(?:các )?(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|"
    r"phường|thị trấn|đặc khu)(?:\s*,\s*(?:xã|phường|đặc khu))*)"
)

def _scope(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'trên địa bàn tỉnh Lâm Đồng' in the title or the scope article (Đ54.2 Luật 64/2025)."""
    where = where_said(passage, at)
    found = _LAND.search(passage.low, max(0, at - 16), at + 90) if where in ("title", "scope") else None
    if found is None or found.end() < at or passage.quoted(at):
        return
    end = named_units.name_end(passage.text, found.start("unit"), found.end())
    yield clause(passage, "scope", found.start(), end, where=where, unit=passage.text[found.start("unit") : end])


_ATTACH = spaced(
    rf"(?:ban hành )?kèm theo (?P<act>{ACTS}|tờ trình) (?:(?P<this>này)|"
    rf"(?:số\s*:?\s*)(?P<number>[\w/.\-–]+(?:\s*[-–/]\s*[\w-]+)*))"
)
_KINDS = spaced(
    r"\s*(?:bản )?(?P<kind>quy định|quy chế|điều lệ|nội quy(?: mẫu)?|quy trình|phụ lục|danh mục|bảng giá|đơn giá|kế hoạch|"
    r"chương trình|đề án|định mức|bộ \w+|quy tắc)(?!\w)"
)


def _attached(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'Ban hành kèm theo Quyết định này Quy chế …', and an attachment's caption '(Ban hành kèm theo Quyết định số … ngày …)'."""
    found = _ATTACH.search(passage.low, max(0, at - 10), at + 120)
    if found is None or found.end() < at or passage.quoted(at):
        return
    head = passage.low[max(0, found.start() - 2) : found.start()].strip()
    if found["number"] and (head == "(" or (passage.component.id != "main" and passage.outside(at))):
        issued = next(dates.find(passage.text, found.end(), min(len(passage.text), found.end() + 60)), None)
        day = issued[1].single if issued else None
        number = passage.text[found.start("number") : found.end("number")]
        told = {"caption": passage.component.id, "number": number, "issued": day.isoformat() if day else ""}
        yield clause(passage, "attached", found.start(), found.end(), **told)
    elif found["this"]:
        kind = _KINDS.match(passage.low, found.end())
        before = _KINDS.search(passage.low[max(0, found.start() - 90) : found.start()])
        named = kind or before
        end = passage.sentence_end(found.end())
        yield clause(passage, "attached", found.start(), min(end, found.end() + 200), what=named["kind"] if named else "")


_PROCEDURE = spaced(
    r"hồ sơ (?:đề nghị [^.;:]{0,80})?(?:gồm|bao gồm)|thành phần(?:,\s*số lượng)? hồ sơ|số lượng hồ sơ|"
    r"trình tự,?\s*thủ tục(?: \w+){0,6}|"
    r"thời hạn giải quyết|cách thức (?:thực hiện|nộp)|lệ phí(?=\s*[:(])"
)


def _procedure(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """Words of an administrative procedure, which a local document may make only where a law lets it (C4)."""
    found = _PROCEDURE.match(passage.low, at)
    if found and not passage.outside(at):
        yield clause(passage, "procedure", at, found.end(), element=found[0])


_APPLIED = spaced(
    rf"(?P<this>{THIS})?[^.;]{{0,160}}?(?:được )?(?:áp dụng|thực hiện|tính) (?:kể )?từ (?=ngày \d|năm \d|tháng \d|"
    rf"năm (?:ngân sách|học))"
)


def _applied(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'… và áp dụng từ ngày 01 tháng 01 năm 2025': another day than that of effect, maybe before it (E2)."""
    start, end, words = _sentence(passage, at)
    begins = re.match(r"(?:áp dụng|thực hiện) (?:kể )?từ (?:năm (?:ngân sách|học) )?", passage.low[at : at + 60])
    if begins is None or passage.quoted(at) or where_said(passage, at) not in ("effect", "scope"):
        return
    if not re.search(rf"{THIS}|có hiệu lực", words):
        return
    read = next(dates.find(passage.text, at + begins.end() - (4 if "năm" in begins[0] else 0), end), None)
    first = read[1].start if read and read[0].start - at <= begins.end() + 2 else None
    if first:
        yield clause(passage, "applied_from", start, end, from_=first.isoformat())


_OTHER_EFFECT = spaced(rf"(?:{ACTS}) này có hiệu lực(?: thi hành)? (?:kể )?từ (?=ngày \d)")


def _other_effect(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """Inside quoted text: the amended document's own effect clause, changed ('“1. Luật này có hiệu lực … từ ngày …”')."""
    if not passage.quoted(at):
        return
    start, end = passage.sentence_start(at), passage.sentence_end(at)
    found = _OTHER_EFFECT.search(passage.low, start, end)
    read = next(dates.find(passage.text, found.end(), end), None) if found else None
    if found and read and read[1].start:
        parts = own_provisions(passage.low, start, found.start(), "main/x")
        yield clause(passage, "effect_of_other", start, end, from_=read[1].start.isoformat(), provisions=" ".join(parts))


READERS: tuple[tuple[str, Reader], ...] = (
    *((word, _blanket) for word in ("trái ", "mâu thuẫn")),
    *((word, _dynamic) for word in ("thay thế", "sửa đổi")),
    ("rút gọn", _short),
    *((word, _ground) for word in ("bãi bỏ", "khoản 2 điều 54", "không còn ", "bộ máy")),
    *((word, _priority) for word in ("khác nhau", "quy định khác", "khác với", "mâu thuẫn")),
    *((word, _exception) for word in ("trừ trường hợp", "trừ các", "ngoại trừ", "không áp dụng")),
    *((word, must_not) for word in ("không được ", "nghiêm cấm ", "cấm ")),
    ("phải ", must),
    ("được ", may),
    ("tiếp tục ", _continues),
    *((word, _not_applied) for word in ("áp dụng trên ", "áp dụng tại ", "áp dụng trong ")),
    ("kèm theo", _attached),
    *((word, _procedure) for word in ("hồ sơ ", "trình tự", "thời hạn giải quyết", "cách thức ", "lệ phí")),
    ("hiệu lực", _other_effect),
    ("đến hết ", duration),
)
# Read only where the text speaks of the document as a whole.
ABOUT: tuple[tuple[str, Reader], ...] = (
    *((word, years) for word in ("giai đoạn", "nhiệm kỳ", "thời kỳ", "năm học", "năm ngân sách", "niên độ")),
    *((word, years) for word in ("trong năm", "trong các năm", "cho năm", "cho các năm", "từ năm")),
    ("địa bàn", _scope),
    *((word, _applied) for word in ("áp dụng từ ", "áp dụng kể từ ", "thực hiện từ ", "thực hiện kể từ ")),
)


def _speaking_of_the_whole(passage: Passage) -> Iterator[tuple[int, int]]:
    title = passage.component.zone("title")
    if title:
        yield title.start, title.end
    for provision in passage.component.provisions:
        if provision.kind == "dieu" and where_said(passage, provision.span.start):
            yield provision.span.start, provision.span.end
