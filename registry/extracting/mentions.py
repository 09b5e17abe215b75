"""Document.mentions: every document and every list of provisions that a document names, with what it does to them."""

from __future__ import annotations

import re
from bisect import bisect_left

from registry.extracting import citations, issuers, relations, titles
from registry.extracting.anchors import Anchors, scan
from registry.extracting.blocks import Block, Outline
from registry.extracting.citations import Citation
from registry.extracting.dates import find as find_dates
from registry.extracting.passages import Passage, passages
from registry.extracting.references import Reference
from registry.extracting.selfs import Own
from registry.law import bodies
from registry.model.document import Document, Mention
from registry.model.keys import TargetKey
from registry.model.numbers import same_number
from registry.model.spans import Period, Place, Span

_LIST_OF = re.compile(r"(?<!\w)(?:các|những)\s+(?P<type>" + "nghị\\s+định|quyết\\s+định|nghị\\s+quyết|thông\\s+tư|chỉ\\s+thị|luật|văn\\s+bản|báo\\s+cáo|tờ\\s+trình|công\\s+văn" + r")(?!\w)(?P<rest>[^;.:]{0,200}):")
_OF = re.compile(r"(?<!\w)(?:của|giám\s+đốc|được|do)\s+")
_BETWEEN_ISSUER = re.compile(
    r"\s*,?\s*(?:(?:đã\s+)?(?:thẩm\s+định|thẩm\s+tra|trình|góp\s+ý|có\s+ý\s+kiến|tham\s+gia\s+ý\s+kiến|báo\s+cáo)\s*,?\s*)?"
    r"(?:\(?\s*(?:tại|theo|nêu\s+tại|trong|bằng|có)\s+)?(?:các\s+)?(?:văn\s+bản|tờ\s+trình|báo\s+cáo|công\s+văn)?\s*:?\s*$"
)
_SINCE = re.compile(r"(?:kể\s+)?từ\s+(?=ngày|năm|tháng|\d)")
_LOSES = re.compile(r"(?:(?:hết|không\s+còn|ngưng|ngừng|chấm\s+dứt)\s+hiệu\s+lực|bị\s+bãi\s+bỏ|tiếp\s+tục\s+(?:có\s+hiệu\s+lực|(?:được\s+)?áp\s+dụng))(?:\s+thi\s+hành)?\s*,?\s*$")
# 'khoản 1 Điều 14 của Luật' without a name is never our own provision.
_LENDS = re.compile(r"\s*(?:[,;]|và)?\s*(?:(?:sửa\s+đổi,\s*)?bổ\s+sung\s+)?(?:các\s+)?(?:(?:vào\s+)?(?:liền\s+)?(?:sau|trước)\s+|vào\s+)?(?:các\s+)?")
_SOME_OF = re.compile(r"(?:một\s+số|các)\s+(?:điều|khoản|nội\s+dung|quy\s+định|điểm)|quy\s+định\s+chi\s+tiết|hướng\s+dẫn")
_OF_A_LAW = re.compile(r"\s*,?\s*(?:của|tại|trong)\s+(?:luật|bộ\s+luật|nghị\s+định|nghị\s+quyết|quyết\s+định|thông\s+tư|pháp\s+lệnh|hiến\s+pháp)(?!\s+này)(?!\w)")
_INSERTED = re.compile(r"(?:vào\s+)?(?:sau|trước|liền\s+sau|phía\s+sau)\s+(?:tên\s+)?$|vào\s+$")
_TITLE_AMENDS = frozenset({"sua_doi_bo_sung", "bai_bo", "thay_the", "dinh_chinh"})
_AMENDING_TITLE = re.compile(r"sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế|đính\s+chính|hủy\s+bỏ|huỷ\s+bỏ")
_OWN_NUMBER = re.compile(r"(?:ban\s+hành\s+)?(?:đính\s+)?kèm(?:\s+theo)?\s*$")


def mentions(document: Document) -> tuple[Mention, ...]:
    """All mentions in reading order; appendices too. A span's quote ends with the cited document's issuer, before its title."""
    reader = _Reader(document)
    for passage in passages(document, appendices=True):
        reader.read(passage)
    return reader.mentions()


class _Reader:
    """One document being read: short names and amended targets that later sentences lean on."""

    def __init__(self, document: Document) -> None:
        self.document = document
        header = document.header
        self.own = Own(document)
        self.body = header.key.issuer if header.key else min(bodies.bodies_named(header.issuer, header.issued), default=None)
        self.day = header.issued
        self.amending = bool(_AMENDING_TITLE.search(header.title.lower()))
        self.aliases: dict[str, Reference] = {}
        self.found: list[Citation] = []
        self.title_target: Citation | None = None
        self._starts: list[int] = []
        self._here: list[Citation] = []

    # reading

    def read(self, passage: Passage) -> None:
        self._here, self._starts = [], []
        anchors = scan(passage.text, passage.low)
        offsets = anchors.offsets()
        if not offsets and not self.aliases:
            return
        outline = Outline(passage)
        for block in outline.blocks(offsets):
            if block.zone not in ("header", "closing"):
                self._block(block, anchors.within(block.body, block.end), outline)

    def _block(self, block: Block, anchors: Anchors, outline: Outline) -> None:
        found = citations.find(block, anchors, self.aliases)
        found = [c for c in found if not self._own_caption(c)]
        titles.arrange(found, block.passage.low, block.passage.text)
        introducing = outline.introductions(block)
        kept: list[Citation] = []
        lend_articles(found, block)
        for citation in found:
            if len(more := self._appendices(citation)) > 1:
                kept += more
            elif self._resolve(citation, block, introducing, outline, kept):
                self._relate(citation, block, introducing, kept, outline)
                kept.append(citation)
        self._complete(kept, block, introducing)
        for citation in kept:
            self._here.append(citation)
            self._starts.append(citation.start)
        self.found += kept
        if block.zone == "title" and self.title_target is None:
            self.title_target = next((c for c in kept if not c.nested and c.reference and _opens_up(c)), None)

    def _own_caption(self, citation: Citation) -> bool:
        """'(Ban hành kèm theo Quyết định số 66/2025/NQ-HĐND …)' over an attachment: its own number."""
        key = self.document.header.key
        reference = citation.reference
        if reference is None or not reference.number or key is None or not same_number(reference.number, key.number):
            return False
        if reference.issued and self.day and reference.issued.single not in (None, self.day):
            return False
        low = citation.block.passage.low
        return bool(_OWN_NUMBER.search(low, max(0, citation.start - 40), citation.start)) or citation.block.at.count("/") == 0

    # targets

    def _resolve(self, citation: Citation, block: Block, introducing: list[tuple[int, int]], outline: Outline, kept: list[Citation]) -> bool:
        """Set target and paths; False where the words name nothing that can be told."""
        at = block.at
        if citation.reference is not None:
            citation.target = citation.reference
            citation.paths = tuple(citation.locus.paths(lambda level: ())) if citation.locus else ()
            return True
        assert citation.locus is not None
        amended = None
        if citation.own is None or block.quoted:
            amended = next((c for c in kept if not c.nested and isinstance(c.target, Reference) and _opens_up(c)), None)
            amended = amended or self._amended(block, introducing)
        if block.quoted:
            return self._in_payload(citation, block, amended, kept)
        if citation.own == "kèm":
            return self._attachment(citation, at)
        if citation.own:
            component = self.own.component(citation.own, at)
            citation.paths = tuple(citation.locus.paths(lambda level: self.own.here(at, level)))
            citation.target = self.own.settle(component, citation.paths)
            return bool(citation.paths)
        if amended is not None:
            return self._bare_amended(citation, amended)
        listed = self._listed_under(block, introducing)
        if listed is not None:
            citation.relation = listed.relation if listed.relation == "quy_dinh_chi_tiet" else citation.relation
            return self._bare_amended(citation, listed)
        return self._bare_own(citation, block)

    def _listed_under(self, block: Block, introducing: list[tuple[int, int]]) -> Citation | None:
        """The law of a list: 'Thông tư này quy định chi tiết một số điều của Bộ luật Lao động về: 1. … theo khoản 3 Điều 21'."""
        low = block.passage.low
        for start, end in introducing:
            if not low[start:end].rstrip().endswith(":"):
                continue
            first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
            named = [c for c in self._here[first:last] if not c.nested and isinstance(c.target, Reference) and not c.implied]
            if named:
                whole = not named[-1].paths and _SOME_OF.search(low, start, named[-1].start)
                return named[-1] if whole else None
        return None

    def _appendices(self, citation: Citation) -> list[Citation]:
        """'phụ lục 1, phụ lục 2 và phụ lục 3 kèm theo': a citation for each."""
        if citation.own != "kèm" or citation.locus is None or any(g.level != "phu_luc" for g in citation.locus.groups):
            return []
        citation.locus.paths(lambda level: ())  # fills ranges in
        targets = [self.own.appendix(number) for group in citation.locus.groups for number in group.numbers]
        return [
            Citation(citation.start, citation.end, citation.block, locus=citation.locus, own="kèm", target=target)
            for target in dict.fromkeys(targets)
            if target
        ]

    def _attachment(self, citation: Citation, at: str) -> bool:
        assert citation.locus is not None
        target = self.own.attachment(citation)
        if target is None:
            return False
        citation.target = target
        inside = [g for g in citation.locus.groups if g.level not in ("phu_luc",)]
        if target.startswith("att") or (inside and citation.locus.groups[-1].level == "phu_luc"):
            paths = citation.locus.paths(lambda level: self.own.here(at, level))
            citation.paths = tuple(p.split("/", 1)[-1] if p.startswith("phu_luc") and "/" in p else p for p in paths)
        return True

    def _bare_own(self, citation: Citation, block: Block) -> bool:
        """'tại Điều 3' without a document: our own provision, if we have it."""
        locus = citation.locus
        assert locus is not None
        if _OF_A_LAW.match(block.passage.low, locus.end) or locus.groups[0].level in ("mau", "so_thu_tu", "phu_luc", "phan") or block.passage.component.id.startswith("app"):
            return False
        component = block.at.split("/", 1)[0]
        paths = locus.paths(lambda level: self.own.here(block.at, level))
        known = [p for p in paths if self.own.exists(component, p)]
        if not known or block.zone or not all(self.own.exists(component, p.split("/", 1)[0]) for p in paths):
            return False
        citation.target, citation.paths = component, tuple(paths)
        return block.at != f"{component}/{paths[0]}" or len(paths) > 1

    def _amended(self, block: Block, introducing: list[tuple[int, int]]) -> Citation | None:
        """The citation that bare provisions in this block are of: named in the article's heading or in a line above."""
        for start, end in introducing:
            if target := self._target_in(start, end):
                return target
        top = block.at.split("/", 1)[0]
        article = self.own.here(block.at, "dieu")
        for provision in block.passage.component.provisions:
            if article and provision.id == f"{top}/{article[0]}":
                head = self._target_in(provision.span.start, min(provision.span.end, block.start))
                if head is not None and head.block.at == provision.id:
                    return head
                break
        if self.title_target is not None and top == "main" and not block.zone and self._amends(block, introducing):
            return self.title_target
        return None

    def _target_in(self, start: int, end: int) -> Citation | None:
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        fitting = [
            c for c in self._here[low:high]
            if not c.nested and isinstance(c.target, Reference) and (c.target.number or c.target.name) and _opens_up(c)
        ]  # fmt: skip
        return fitting[0] if fitting else None

    def _amends(self, block: Block, introducing: list[tuple[int, int]]) -> bool:
        """Whether the block itself, or a line above, begins with a verb of amending."""
        low = block.passage.low
        verb = relations.TRIGGER.match(low, _word(low, block.body), block.end)
        if verb and verb.lastgroup in ("phrase", "thay_the", "bai_bo", "sua_doi_bo_sung"):
            return True
        for start, end in introducing:
            said = relations.of_introduction(low, block.passage.text, start, end, [])
            if said and said.relation in _TITLE_AMENDS:
                return True
        return False

    def _bare_amended(self, citation: Citation, amended: Citation) -> bool:
        assert citation.locus is not None and isinstance(amended.target, Reference)
        base = citation.lent or _common(amended.paths)

        def here(level: str) -> tuple[str, ...]:
            for index, part in enumerate(base):
                if part.startswith(f"{level}_"):
                    return tuple(base[: index + 1])
            return ()

        lacking = citation.locus.top > 5
        paths = citation.locus.paths(here)
        if lacking and not base:
            return False
        citation.target, citation.paths, citation.implied = amended.target, tuple(paths), True
        citation.instrument = amended.instrument
        return bool(paths)

    def _in_payload(self, citation: Citation, block: Block, amended: Citation | None, kept: list[Citation]) -> bool:
        """Inside quoted text 'Điều này' and 'Quyết định này' are the amended document's."""
        if amended is None or not isinstance(amended.target, Reference) or citation.locus is None:
            return False
        local = self._payload_place(block, amended)

        def here(level: str) -> tuple[str, ...]:
            for index, part in enumerate(local):
                if part.startswith(f"{level}_"):
                    return tuple(local[: index + 1])
            return ()

        paths = citation.locus.paths(here)
        if not paths or any(not p.startswith(("dieu", "phu_luc", "chuong", "muc", "phan", "mau")) for p in paths):
            return False
        citation.target, citation.paths, citation.implied = amended.target, tuple(paths), True
        return True

    def _payload_place(self, block: Block, amended: Citation) -> tuple[str, ...]:
        """Path of the provision whose new text the payload is: the article printed at its head, or the one being amended."""
        passage = block.passage
        span = next((s for s in passage.component.payloads if s.start <= block.start < s.end), None)
        if span is None:
            return ()
        article = None
        for article in re.finditer(r"(?:^|\n)[\s\"“]*(?:điều\s+)?(\d{1,3}[a-zđ]{0,2})\.\s", passage.text[span.start : block.end], re.I):
            if article[0].lower().find("điều") >= 0 or re.search(r"[a-zđ]$", article[1]):
                break
        else:
            article = None
        if article is not None:
            return (f"dieu_{article[1].lower()}",)
        before = [c for c in self._here if c.start < span.start and c.implied and c.paths and not c.block.quoted]
        return tuple(before[-1].paths[0].split("/")) if before else (tuple(amended.paths[0].split("/")) if amended.paths else ())

    # relations

    def _relate(self, citation: Citation, block: Block, introducing: list[tuple[int, int]], kept: list[Citation], outline: Outline) -> None:
        low = block.passage.low
        if block.zone == "can_cu":
            self._preamble(citation, block, kept)
            return
        if citation.nested:
            return
        if block.quoted or (isinstance(citation.target, str)):
            return
        if citation.weak or _in_quotes(block, citation.start):
            return
        said = relations.in_body(block, citation, kept, self.amending)
        if citation.implied and _INSERTED.search(low, max(block.start, citation.start - 24), citation.start):
            return
        outer = [c for c in kept if not c.nested and not isinstance(c.target, str)]
        if said is None and not block.zone and relations.inherits(block, citation, outer):
            said = self._inherited(citation, block, introducing)
            if said is not None and relations.is_phrase_item(block) and said.relation in _TITLE_AMENDS:
                said = relations.Governed("sua_doi_bo_sung", verb_at=said.verb_at, phrase=True)
            elif said is not None and said.mixed:
                said = relations.Governed(said.mixed, verb_at=said.verb_at)
        if said is None and outer and self._beside(outer[-1], citation, low):
            said = relations.Governed(outer[-1].relation, outer[-1].partial)
        if said is not None:
            self._say(citation, block, said)
        if citation.relation in ("dan_chieu", "quy_dinh_chi_tiet"):
            scope = relations.details(block, citation, "")
            citation.relation = "quy_dinh_chi_tiet" if scope and self._in_scope(block) else citation.relation

    def _beside(self, one: Citation, other: Citation, low: str) -> bool:
        return bool(re.fullmatch(r"\s*(?:[,;]|và|,\s*và|hoặc)\s*(?:các\s+)?", low[one.end : other.start]))

    def _in_scope(self, block: Block) -> bool:
        component = block.passage.component
        article = self.own.here(block.at, "dieu")
        first = next((p for p in component.provisions if p.kind == "dieu"), None)
        if not article or first is None:
            return False
        own = next((p for p in component.provisions if p.id == f"{component.id}/{article[0]}"), None)
        heading = (own.heading or "").lower() if own else ""
        return (own is first and component.id in ("main", "att1")) or "phạm vi" in heading

    def _say(self, citation: Citation, block: Block, said: relations.Governed) -> None:
        relation = said.relation
        if relation in ("bai_bo",) and said.phrase:
            relation = "sua_doi_bo_sung"
        if relation == "quy_dinh_chi_tiet" and isinstance(citation.target, str):
            return
        if relation == "ap_dung" and self.document.header.form == "normative":
            relation = "dan_chieu"
        citation.relation, citation.partial = relation, said.partial
        if said.verb_at >= 0 and relation != "dan_chieu":
            citation.period = self._since(block, citation)

    def _inherited(self, citation: Citation, block: Block, introducing: list[tuple[int, int]]) -> relations.Governed | None:
        passage = block.passage
        for start, end in introducing:
            low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
            said = relations.of_introduction(passage.low, passage.text, start, end, self._here[low:high])
            if said is not None:
                return said
        return None

    def _since(self, block: Block, citation: Citation) -> Period | None:
        """'hết hiệu lực kể từ ngày 01/01/2026': only a date that is said, from the sentence of the citation."""
        low = block.passage.low
        end = relations.sentence_end(block, citation.end)
        for since in _SINCE.finditer(low, citation.end, end):
            between = low[citation.end : since.start()]
            if between.strip(" ,") and not _LOSES.search(between):
                continue
            span, period = next(find_dates(block.passage.text, since.end(), min(end, since.end() + 50)), (None, None))
            if span is not None and period is not None and period.start and span.start - since.end() <= 2:
                return Period(period.start, None)
        return None

    def _preamble(self, citation: Citation, block: Block, kept: list[Citation]) -> None:
        item = relations.preamble_item(block, citation.start)
        if relations.is_enacting(block, item):
            said = None if citation.nested else relations.enacted(block, citation, kept, item)
            if said is not None:
                citation.relation, citation.partial = said.relation, said.partial
            return
        citation.relation = relations.in_preamble(block, citation, item)

    # what neighbours say of a citation

    def _complete(self, kept: list[Citation], block: Block, introducing: list[tuple[int, int]]) -> None:
        """Types and issuers that a list says once, for all of its members."""
        low, text = block.passage.low, block.passage.text
        heads = list(_LIST_OF.finditer(low, block.start, block.end))
        previous: Citation | None = None
        for citation in kept:
            reference = citation.reference
            if reference is None or reference.name and not reference.number:
                continue
            head = next((h for h in reversed(heads) if h.end() <= reference.start), None)
            if head is None and not reference.typed:
                head = next((h for s, e in introducing if (h := _LIST_OF.search(low, s, e))), None)
            if head is not None and not reference.typed and (reference.type is None or reference.code.startswith(("QH", "UBTVQH"))):
                reference.type = head["type"].capitalize()
            if reference.issuer is None and head is not None and (not reference.typed or _same_type(reference, head["type"])):
                of = re.search(r"(?<!\w)của\s+", low[head.start("rest") : head.end("rest")])
                body = issuers.read(text, head.start("rest") + of.end(), head.end()) if of else None
                reference.issuer = body.words if body else None
            if reference.issuer is None:
                reference.issuer = self._issuer_before(block, citation)
            if reference.issuer is None and previous is not None and self._beside(previous, citation, low):
                papers = {reference.type, previous.reference.type if previous.reference else None} <= relations.PAPERS
                reference.issuer = previous.reference.issuer if papers and previous.reference else None
            previous = citation
        self._shared(kept, low)

    def _shared(self, kept: list[Citation], low: str) -> None:
        """'các Quyết định số 1, số 2 và số 3 của Ủy ban nhân dân tỉnh': the last one's issuer is everyone's."""
        for one, after in zip(reversed(kept[:-1]), reversed(kept[1:])):
            a, b = one.reference, after.reference
            if a is None or b is None or a.issuer or not b.issuer or b.typed or not a.number:
                continue
            if re.fullmatch(r"\s*(?:[,;]|và|,\s*và)\s*", low[one.end : after.start]):
                a.issuer = b.issuer

    def _issuer_before(self, block: Block, citation: Citation) -> str | None:
        """'Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số …': the body stands before the paper."""
        reference = citation.reference
        assert reference is not None
        if (reference.type or "") not in relations.PAPERS:
            return None
        low, text = block.passage.low, block.passage.text
        floor = max(block.start, reference.start - 220)
        best = None
        for of in _OF.finditer(low, floor, reference.start):
            body = issuers.read(text, of.end(), reference.start)
            if body is not None and _BETWEEN_ISSUER.fullmatch(low, body.end, reference.start):
                best = body.words
        return best

    # the result

    def mentions(self) -> tuple[Mention, ...]:
        order = {id(c): n for n, c in enumerate(self.found)}
        amended: dict[int, list[int]] = {}
        for citation in self.found:
            if citation.amender and citation.outer is not None and id(citation.outer) in order:
                amended.setdefault(id(citation), []).append(order[id(citation.outer)])
        return tuple(self._mention(c, tuple(amended.get(id(c), ()))) for c in self.found)

    def _mention(self, citation: Citation, amends: tuple[int, ...]) -> Mention:
        passage = citation.block.passage
        text = passage.text[citation.start : citation.end]
        place = Place(self.document.id, passage.component.id, citation.block.at, Span(citation.start, citation.end), text)
        target = citation.target
        return Mention(
            place=place,
            target=target if isinstance(target, str) else self._key(citation),
            relation=citation.relation,
            provisions=citation.paths,
            instrument=citation.instrument,
            nested=citation.nested,
            weak=citation.weak,
            partial=citation.partial,
            implied=citation.implied,
            period=citation.period,
            amends=amends,
        )

    def _key(self, citation: Citation) -> TargetKey:
        reference = citation.target
        assert isinstance(reference, Reference)
        if citation.implied:
            return TargetKey(reference.type, reference.number, reference.name)
        issuer = issuers.name(reference.issuer, self.body, self.day) if reference.issuer else None
        known = bodies.bodies_named(reference.issuer, self.day, self.body, reference.issued) if reference.issuer else frozenset()
        return TargetKey(reference.type, reference.number, reference.name, reference.issued, issuer, known)


def _in_quotes(block: Block, at: int) -> bool:
    """Whether `at` stands in words that are themselves the object: 'thay thế cụm từ “Luật Đất đai” bằng …'."""
    before = block.passage.text[block.body : at]
    if "“" in before or "”" in before:
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1 and '"' in block.passage.text[at : block.end]


def _common(paths: tuple[str, ...]) -> tuple[str, ...]:
    """What all the paths begin with: 'dieu_53/khoan_5', 'dieu_53/khoan_6' -> ('dieu_53',)."""
    split = [path.split("/") for path in paths]
    found = []
    for parts in zip(*split):
        if len(set(parts)) > 1:
            break
        found.append(parts[0])
    return tuple(found)


def lend_articles(found: list[Citation], block: Block) -> None:
    """'Bổ sung khoản 3a vào sau khoản 3 Điều 59': the place lends its article to what is inserted, and so backwards."""
    low = block.passage.low
    for one, after in zip(reversed(found[:-1]), reversed(found[1:])):
        if one.locus is None or after.locus is None or one.own or one.reference is not None or one.locus.top <= 5:
            continue
        if not _LENDS.fullmatch(low, one.end, after.start):
            continue
        paths = after.locus.paths(lambda level: after.lent[:1] if level == "dieu" else after.lent[:2])
        if paths and paths[0].startswith("dieu_"):
            one.lent = tuple(paths[0].split("/"))


def _opens_up(citation: Citation) -> bool:
    """Whether bare provisions that follow can be the cited document's: it is changed, not replaced as a whole."""
    if citation.relation in ("sua_doi_bo_sung", "dinh_chinh"):
        return True
    return citation.relation in ("bai_bo", "thay_the") and (citation.partial or citation.implied or bool(citation.paths))


def _same_type(reference: Reference, type_: str) -> bool:
    return (reference.type or "").lower() == " ".join(type_.split())


def _word(low: str, at: int) -> int:
    while at < len(low) and not low[at].isalnum():
        at += 1
    return at
