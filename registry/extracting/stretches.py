"""Stretches of time that a text names for itself without saying that it ends then: a period of years, how long a policy runs.

Signs of a term, never dates of one (domain.md 4.4: no date of an end is stated).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.extracting import dates
from registry.extracting.clause import clause
from registry.extracting.effects import ACTS
from registry.extracting.passages import Passage
from registry.extracting.phrases import spaced
from registry.model.document import Clause, Header

THIS = rf"(?:{ACTS}) này"
SAYS_THIS = spaced(THIS)
_YEARS = spaced(
    r"(?P<what>giai đoạn|nhiệm kỳ|thời kỳ(?: ổn định(?: ngân sách)?)?|năm học|niên khóa|kế hoạch|năm ngân sách|"
    r"niên độ(?: ngân sách)?|(?:trong|cho|từ)(?: các)? năm)\s*,?\s*(?:từ )?(?:năm )?"
    r"(?P<first>(?:19|20)\d\d)(?:\s*(?:[-–/]|đến(?: hết)?(?: năm)?|và)\s*(?P<last>(?:19|20)\d\d))?(?![\d/])"
)
# 'từ năm học 2025-2026', 'năm học 2025-2026 và các năm học tiếp theo' have no end.
_FROM_THEN = spaced(r"(?<!\w)từ $")
_AND_ON = spaced(r"[^.;\n]{0,30}?(?:trở đi|(?:các|những) năm (?:học |ngân sách )?(?:tiếp theo|sau|kế tiếp))")
# 'Nghị quyết này áp dụng trong năm 2026'; 'trong năm 2026' elsewhere is when somebody does something.
_APPLIES = spaced(r"(?:áp dụng|thực hiện|thi hành|hiệu lực) $")
# 'bầu cử đại biểu … nhiệm kỳ 2026-2031': how long those elected serve, not how long the text holds.
_ELECTED = spaced(r"(?:bầu cử|đại biểu)[^.;]{0,160}$")
_ABOUT_OTHERS = spaced(r"(?:về việc )?(?:bãi bỏ|sửa đổi|bổ sung|thay thế|đính chính|kéo dài|công bố|ngưng|tạm ngưng|đình chỉ)")


def years(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """A stretch of years where the text speaks of the document: a sign of a term, never a date (domain.md 4.4)."""
    found = _YEARS.match(passage.low, at)
    if found is None or passage.quoted(at):
        return
    if (not found["last"] or found["what"] == "năm học") and _FROM_THEN.search(passage.low, max(0, at - 6), at):
        return
    if _AND_ON.match(passage.low, found.end()):
        return
    what, where = found["what"], where_said(passage, at)
    if what == "nhiệm kỳ" and _ELECTED.search(passage.low, max(0, at - 200), at):
        return
    if what.endswith(" năm"):
        if where != "effect" or not _APPLIES.search(passage.low, max(0, at - 12), at) or (what.startswith("từ") and not found["last"]):
            return
        what = "năm"
    if not where or (where == "title" and _ABOUT_OTHERS.match(passage.low, passage.sentence_start(at))):
        return
    if where == "effect" and not SAYS_THIS.search(passage.low, passage.sentence_start(at), at):
        return
    if re.search(r"số \d+/(?:19|20)\d\d/\S+[^.;]{0,160}$", passage.low[max(0, at - 220) : at]):
        return
    last = found["last"] or found["first"]
    yield clause(passage, "period_named", at, found.end(), where=where, what=what, from_=found["first"], to=last)


_DURATION = spaced(r"thời (?:gian|hạn) (?:thực hiện|áp dụng)(?: (?:chính sách|nghị quyết|quyết định)(?: này)?)?\s*(?::|$)")


def duration(passage: Passage, header: Header, at: int) -> Iterator[Clause]:
    """'Thời gian thực hiện: từ ngày … đến hết ngày 31 tháng 12 năm 2025' of a policy: no term of the document, but a sign of one."""
    article = re.match(r"main/dieu_[^/]+", passage.at(at))
    held = passage.provision(article[0]) if article else None
    start, end = passage.sentence_start(at), passage.sentence_end(at)
    if held is None or passage.quoted(at) or not (_DURATION.match((held.heading or "").lower()) or _DURATION.match(passage.low, start)):
        return
    read = next(dates.find(passage.text, at + len("đến hết "), end), None)
    last = read[1].end if read and read[0].start - at <= 13 else None
    if last:
        day = last.fromordinal(last.toordinal() - 1)
        told = {"where": "effect", "what": "thời gian thực hiện", "from_": str(day.year), "to": str(day.year), "until": day.isoformat()}
        yield clause(passage, "period_named", start, end, **told)


def where_said(passage: Passage, at: int) -> str:
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
