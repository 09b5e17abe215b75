"""What is laid side by side when two documents are compared: single statements, each a quantity, a power or a may and must.

A statement has its own words (core), the words above it and before it in its sentence (frame), and the ground that it stands on:
heading of its article, title and scope of its document. One sentence with two quantities makes two statements.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from registry.extracting.competences import competences
from registry.extracting.passages import Passage, passages
from registry.library.wording import acting, bodies, tokens
from registry.model import Clause, Document, Measure, Place
from registry.model.text import fold, nfc
from registry.validity import subject

_FORMAL = re.compile(
    r"(?:hiệu lực|tổ chức thực hiện|điều khoản thi hành|trách nhiệm thi hành|phạm vi|đối tượng áp dụng|giải thích từ ngữ|"
    r"điều khoản chuyển tiếp|quy định chuyển tiếp|căn cứ|bãi bỏ|thay thế|sửa đổi|bổ sung)"
)
_SCOPE = re.compile(r"(?:phạm vi|đối tượng)")
_TIMES = frozenset(("day", "working_day", "hour", "working_hour", "minute", "month", "year"))
_PART = re.compile(r",|;|\s(?:và|hoặc|nhưng)\s")
# A comma behind which something else begins: 'hỗ trợ 20 triệu đồng, chuyển một lần sau nghiệm thu'.
_CLAUSE = re.compile(
    r";|,\s*(?=(?:tối\s|không\s|nhưng\s|trong\s+đó|sau\s+(?:khi|đó)|chuyển\s|do\s|và\s|được\s|thanh\s+toán|chi\s+trả|giải\s+ngân|theo\s|cụ\s+thể|kể\s+từ|"
    r"tính\s+từ|trừ\s|bảo\s+đảm|đảm\s+bảo|ủy\s+ban|ubnd|sở\s|cơ\s+quan|để\s|thực\s+hiện|áp\s+dụng|phần\s|mức\s|thời\s|số\s|kinh\s+phí|phải\s|từ\s))"
)
_SINCE = re.compile(r"\s*,?\s*(?:kể|tính)\s+từ\s[^,;.]*")
_THRESHOLD = re.compile(r"(?:từ|trên|dưới|đến|quá)\s")
_CASE = re.compile(r"(?<!\w)(?:có|đạt|với|đối\s+với|trường\s+hợp|khi|nếu|mà)\s")
_REPORT = re.compile(r"báo\s+cáo\s*$")
CLAUSES = frozenset(("modality", "competence"))
GRAM, KEPT, FEWEST = 3, 8, 2


@dataclass(frozen=True)
class Unit:
    """place: of the quantity with its bound, of the words that are permitted or demanded, or of what a body is to do.

    kind: what can only be compared with its like; said: how the text says it ('tối đa 20 triệu đồng'; must, must_not, may; a body).
    beside: the whole sentence. given: quantities that say for which case this one is ('dự án trên 5 tỷ đồng: …'), as (kind, bound, value).
    cited: provisions that the sentence refers to ('hành vi quy định tại khoản 3 Điều 90').
    """

    place: Place
    kind: str
    said: str
    core: str
    frame: str
    heading: str
    title: str
    scope: str
    beside: str
    given: frozenset[tuple[str, str, float]] = frozenset()
    cited: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tokens(bodies(self.frame)[0]) + tokens(bodies(self.core)[0])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        if self.kind in CLAUSES:
            return frozenset(tokens(bodies(self.core)[0]))
        told = frozenset((*self.words, *tokens(self.heading)))
        return told if len(told) > FEWEST else told | frozenset(tokens(self.title))

    @property
    def grams(self) -> tuple[str, ...]:
        """The KEPT smallest hashes of GRAM neighbouring words: two statements alike keep much the same ones."""
        told = {_hash(" ".join((self.kind, *self.words[at : at + GRAM]))) for at in range(len(self.words) - GRAM + 1)}
        return tuple(sorted(told)[:KEPT])


def kind_of(measure: Measure) -> str:
    """'VND', 'percent', 'm2', 'time' …: what can be compared whatever it is per."""
    unit = measure.unit.split("/", 1)[0]
    return "time" if unit in _TIMES and "tuổi" not in measure.place.quote.lower() else "age" if unit in _TIMES else unit


def units(document: Document) -> tuple[Unit, ...]:
    """Every statement outside formal articles (scope, effect, organisation), in reading order."""
    ground = _ground(document)
    return tuple(unit for passage in passages(document) for unit in _Reader(document, passage, *ground).units())


def unit_at(document: Document, place: Place) -> Unit | None:
    """The statement at that place of units()."""
    passage = next((p for p in passages(document) if p.component.id == place.component), None)
    found = _Reader(document, passage, *_ground(document)).units(place) if passage else iter(())
    return next(found, None)


def _ground(document: Document) -> tuple[str, str]:
    """(title, scope): what the whole document is about, and for whom."""
    title = " ".join(subject(document.header.title)) or document.header.title
    captions = [c.title for c in document.components if c.title and not c.id.startswith("app")]
    scope = [p.span.of(c.text)[:600] for c in document.components for p in c.provisions if p.kind == "dieu" and _SCOPE.match(_heading(p.heading))]
    return ". ".join((title, *captions)), ". ".join(scope)


def _heading(text: str | None) -> str:
    return fold(nfc(text or ""))


class _Reader:
    """One component, with what of its text is quantity or citation and so no word of a statement."""

    def __init__(self, document: Document, passage: Passage, title: str, scope: str) -> None:
        self._document, self._passage, self._title, self._scope = document, passage, title, scope
        id = passage.component.id
        self._measures = sorted((m for m in document.measures if m.place.component == id), key=lambda m: m.place.span)
        self._starts = [m.place.span.start for m in self._measures]
        cited = [m for m in document.mentions if m.place.component == id and not m.nested]
        self._cited = sorted((m.place.span.start, m.provisions) for m in cited if m.provisions)
        self._cut = sorted({(m.place.span.start, m.place.span.end) for m in (*cited, *self._measures)})
        self._leads: dict[str, tuple[str, str, tuple[Measure, ...]]] = {}

    def units(self, place: Place | None = None) -> Iterator[Unit]:
        """All of the component, or the ones at that place."""
        seen: set[tuple[int, int]] = set()
        for measure in self._measures:
            span = (measure.place.span.start, measure.place.span.end)
            if span not in seen and place in (None, measure.place) and self._speaks(measure.place):
                seen.add(span)
                yield from self._quantity(measure)
        modalities = (c for c in self._document.clauses if c.kind == "modality" and c.place.component == self._passage.component.id)
        for clause in (*modalities, *competences(self._passage)):
            if self._speaks(clause.place):
                unit = self._clause(clause)
                if place in (None, unit.place):
                    yield unit

    def _speaks(self, place: Place) -> bool:
        """Whether it stands in an article that regulates something."""
        return "/dieu_" in place.provision and not _FORMAL.match(_heading(self._above(place.provision)[0]))

    def _quantity(self, measure: Measure) -> Iterator[Unit]:
        """The statement of a quantity; none where it only says for which case another one is."""
        start, end = self._passage.sentence_start(measure.place.span.start), self._passage.sentence_end(measure.place.span.end)
        others = [m for m in self._between(start, end) if m.place != measure.place]
        if any(self._is_case(measure, m, start) for m in others):
            return
        cases = [m for m in others if self._is_case(m, measure, start)]
        rules = [m for m in others if m not in cases]
        before = max((m.place.span.end for m in rules if m.place.span.end <= measure.place.span.start), default=start)
        after = min((m.place.span.start for m in rules if m.place.span.start >= measure.place.span.end), default=end)
        heading, leads, given = self._above(measure.place.provision)
        core = f"{self._words(before, measure.place.span.start)} , {self._behind(measure.place.span.end, after, end)}"
        frame = f"{leads} , {self._words(start, before)}"
        if before == start:
            actor, core = acting(core)
            frame = f"{frame} , {actor}"
        if len(tokens(core)) < FEWEST or not tokens(self._words(start, measure.place.span.start)):
            core, frame = f"{self._words(start, measure.place.span.start)} , {self._words(measure.place.span.end, after)}", leads
        yield Unit(
            measure.place, kind_of(measure), measure.place.quote, core, frame, heading, self._title, self._scope,
            self._words(start, end), _given((*given, *cases)), self._provisions(start, end),
        )  # fmt: skip

    def _clause(self, clause: Clause) -> Unit:
        """What is to be done is the core, who does it belongs to the frame: 'không được nuôi …' names nobody."""
        heading, leads, given = self._above(clause.place.provision)
        told, span = dict(clause.values), clause.place.span
        action = told.get("action", "")
        at = self._passage.text.find(action, span.start, span.end)
        start, end = (at, at + len(action)) if at >= 0 else (span.start, span.end)
        if at >= 0:
            # The clause stops at a comma; what is enumerated goes on behind it.
            cut = _CLAUSE.search(self._passage.low, end, span.end) if clause.kind == "modality" else None
            action = self._words(start, cut.start() if cut else span.end if clause.kind == "modality" else end)
        cases = (*given, *self._between(span.start, span.end))
        frame = f"{leads} , {told.get('actor', '')}"
        said = told.get("mode") or told.get("body", "")
        return Unit(
            self._passage.place(start, end), clause.kind, said, action, frame, heading, self._title, self._scope,
            self._words(span.start, span.end), _given(cases), self._provisions(span.start, span.end),
        )  # fmt: skip

    def _provisions(self, start: int, end: int) -> frozenset[str]:
        first = bisect_left(self._cited, (start, ()))
        return frozenset(p for at, named in self._cited[first:] if at < end for p in named)

    def _between(self, start: int, end: int) -> list[Measure]:
        return self._measures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _behind(self, start: int, after: int, end: int) -> str:
        """The words that follow a quantity and belong to it: not what begins a new clause or leads to the next quantity."""
        if after < end:
            parts = list(_PART.finditer(self._passage.low, start, after))
            own = parts and not tokens(self._words(parts[-1].end(), after))
            return self._words(start, after if own or not parts else parts[-1].start())
        cut = _CLAUSE.search(self._passage.low, start, after)
        stop = cut.start() if cut else after
        since = _SINCE.match(self._passage.low, stop, after)
        return self._words(start, since.end() if since else stop)

    def _is_case(self, other: Measure, measure: Measure, start: int) -> bool:
        """Whether `other` says for which case `measure` is, and is not another rule beside it. start: of their sentence."""
        if kind_of(other) in ("age", "year_of_age"):
            return True
        at = other.place.span
        between = self._passage.low[at.end : measure.place.span.start]
        if at.end <= measure.place.span.start and (":" in between or " thì " in between):
            return True
        last = max((m.place.span.end for m in self._between(start, at.start) if m.place.span.end <= at.start), default=start)
        led = self._passage.low[last : at.start]
        return _REPORT.search(led) is not None or bool(_THRESHOLD.match(other.place.quote.lower()) and other.bound != "exact" and _CASE.search(led))

    def _words(self, start: int, end: int) -> str:
        """The text from start to end without quantities and cited documents."""
        told, at = [], start
        for left, right in self._cut[bisect_left(self._cut, (start - 400, 0)) :]:
            if left >= end:
                break
            if right > at:
                told.append(self._passage.text[at : max(at, left)])
                at = max(at, right)
        told.append(self._passage.text[at : max(at, end)])
        return " , ".join(told)

    def _above(self, id: str) -> tuple[str, str, tuple[Measure, ...]]:
        """Heading of the article, the leads of all that holds the provision, and the quantities in those leads."""
        if id not in self._leads:
            self._leads[id] = self._read_above(id)
        return self._leads[id]

    def _read_above(self, id: str) -> tuple[str, str, tuple[Measure, ...]]:
        heading, leads, given = "", [], []
        above = id
        while "/" in above:
            provision = self._passage.provision(above)
            if provision and provision.heading and not heading:
                heading = provision.heading
            children = self._passage.children(above)
            if provision and above != id and children and provision.kind in ("dieu", "khoan", "diem"):
                start, end = self._passage.begin(above) or provision.span.start, children[0].span.start
                if provision.kind == "dieu" and provision.heading and provision.heading in self._passage.text[start:end]:
                    start = self._passage.text.index(provision.heading, start) + len(provision.heading)
                leads.append(self._words(start, end))
                given += self._between(start, end)
            above = provision.parent if provision and provision.parent else above.rpartition("/")[0]
        return heading, " , ".join(reversed(leads)), tuple(given)


def _given(cases: Iterable[Measure]) -> frozenset[tuple[str, str, float]]:
    return frozenset((kind_of(m), m.bound, m.value) for m in cases)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
