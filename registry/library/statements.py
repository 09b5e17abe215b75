"""The statements of a document: single quantities, powers, and what may, must or must not be done, each with its words."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from registry.extracting.competences import competences
from registry.extracting.passages import Passage, passages
from registry.library.wording import acting, bodies, tokens
from registry.model import Clause, Document, Measure, Place, Span, Statement
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
_OWN_TERM = re.compile(r"(?<!\w)này\s+có\s+hiệu\s+lực")
_REPORT = re.compile(r"báo\s+cáo\s*$")
CLAUSES = frozenset(("modality", "competence"))
GRAM, KEPT, FEWEST = 3, 8, 2


def kind_of(measure: Measure) -> str:
    """'VND', 'percent', 'm2', 'time' …: what can be compared whatever it is per."""
    unit = measure.unit.split("/", 1)[0]
    return "time" if unit in _TIMES and "tuổi" not in measure.place.quote.lower() else "age" if unit in _TIMES else unit


def statements(document: Document) -> tuple[Statement, ...]:
    """Those of every article that is not formal (scope, effect, organisation), in reading order; without rows of tables."""
    ground = _ground(document)
    return tuple(found for passage in passages(document) for found in _Reader(document, passage, *ground).read())


def vocabulary(statement: Statement) -> frozenset[str]:
    """The words by which a statement finds its like."""
    own = tokens(bodies(statement.core)[0])
    if statement.kind in CLAUSES:
        return frozenset(own)
    told = frozenset((*own, *tokens(bodies(statement.frame)[0]), *tokens(statement.heading)))
    return told if len(told) > FEWEST else told | frozenset(tokens(statement.title))


def grams(statement: Statement) -> tuple[str, ...]:
    """The KEPT smallest hashes of GRAM neighbouring words: two statements alike keep much the same ones."""
    words = tokens(bodies(statement.frame)[0]) + tokens(bodies(statement.core)[0])
    told = {_hash(" ".join((statement.kind, *words[at : at + GRAM]))) for at in range(len(words) - GRAM + 1)}
    return tuple(sorted(told)[:KEPT])


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
        places = [*(m.place for m in cited), *(m.place for m in self._measures)]
        self._cut = sorted({(place.span.start, place.span.end) for place in places})
        self._leads: dict[str, tuple[str, str, tuple[Measure, ...]]] = {}

    def read(self) -> Iterator[Statement]:
        """The component's statements: of quantities, then of what is permitted and who is competent."""
        at: dict[Place, list[Measure]] = {}
        for measure in self._measures:
            at.setdefault(measure.place, []).append(measure)
        for place, found in at.items():
            if self._speaks(place):
                yield from self._quantity(place, tuple(found))
        modalities = (c for c in self._document.clauses if c.kind == "modality" and c.place.component == self._passage.component.id)
        for clause in (*modalities, *competences(self._passage)):
            if self._speaks(clause.place):
                yield self._clause(clause)

    def _speaks(self, place: Place) -> bool:
        """Whether it stands in an article that regulates something."""
        return "/dieu_" in place.provision and not _FORMAL.match(_heading(self._above(place.provision)[0]))

    def _quantity(self, place: Place, measures: tuple[Measure, ...]) -> Iterator[Statement]:
        """The statement of a quantity; none where it only says for which case another one is."""
        text, at = self._passage, place.span
        start, end = text.sentence_start(at.start), text.sentence_end(at.end)
        others = tuple(m for m in self._between(start, end) if m.place != place)
        if _OWN_TERM.search(text.low, start, end) or any(self._is_case(measures[0], m, start) for m in others):
            return
        cases = [m for m in others if self._is_case(m, measures[0], start)]
        before = max((m.place.span.end for m in others if m.place.span.end <= at.start and m not in cases), default=start)
        after = min((m.place.span.start for m in others if m.place.span.start >= at.end and m not in cases), default=end)
        heading, leads, given = self._above(place.provision)
        core, frame = self._core(start, before, at, after, end, leads)
        yield Statement(
            place, kind_of(measures[0]), place.quote, core, frame, heading, self._title, self._scope, self._words(start, end),
            measures, others, _given((*given, *cases)), self._provisions(start, end),
        )  # fmt: skip

    def _core(self, start: int, before: int, at: Span, after: int, end: int, leads: str) -> tuple[str, str]:
        """(core, frame) of the quantity `at` between two others that end and begin at `before` and `after`."""
        core, frame = f"{self._words(before, at.start)} , {self._behind(at.end, after, end)}", f"{leads} , {self._words(start, before)}"
        if before == start:
            actor, core = acting(core)
            frame = f"{frame} , {actor}"
        if len(tokens(core)) < FEWEST or not tokens(self._words(start, at.start)):
            return f"{self._words(start, at.start)} , {self._words(at.end, after)}", leads
        return core, frame

    def _clause(self, clause: Clause) -> Statement:
        """What is to be done is the core, who does it belongs to the frame: 'không được nuôi …' names nobody."""
        heading, leads, given = self._above(clause.place.provision)
        told, span = dict(clause.values), clause.place.span
        core = told.get("action", "")
        at = self._passage.text.find(core, span.start, span.end)
        start, end = (at, at + len(core)) if at >= 0 else (span.start, span.end)
        if at >= 0:
            # The clause stops at a comma; what is enumerated goes on behind it.
            cut = _CLAUSE.search(self._passage.low, end, span.end)
            goes_on = clause.kind == "modality" or self._passage.text.startswith(",", end)
            core = self._words(start, (cut.start() if cut else span.end) if goes_on else end)
        others = tuple(self._between(span.start, span.end))
        return Statement(
            self._passage.place(start, end), clause.kind, told.get("mode") or told.get("body", ""), core,
            f"{leads} , {told.get('actor', '')}", heading, self._title, self._scope, self._words(span.start, span.end), (), others,
            _given((*given, *others)), self._provisions(span.start, span.end), printed=told.get("printed", ""),
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
