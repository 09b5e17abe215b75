"""Which document bare words mean: 'khoản 2 Điều 11' in an amendment, 'Điều này' in quoted text, 'Phụ lục II kèm theo'."""

from __future__ import annotations

import re
from collections.abc import Callable

from registry.extracting import relations
from registry.extracting.blocks import Block
from registry.extracting.citations import Citation
from registry.extracting.context import CHANGES, Context, opens_up
from registry.extracting.loci import Locus
from registry.extracting.references import Reference
from registry.extracting.verbs import TRIGGER

Introductions = list[tuple[int, int]]
Here = Callable[[str], tuple[str, ...]]
# 'khoản 1 Điều 14 của Luật' without a name is never our own provision.
_OF_A_LAW = re.compile(
    r"\s*,?\s*(?:của|tại|trong)\s+(?:luật|bộ\s+luật|nghị\s+định|nghị\s+quyết|quyết\s+định|thông\s+tư|pháp\s+lệnh|hiến\s+pháp)(?!\s+này)(?!\w)"
)
_SOME_OF = re.compile(r"(?:một\s+số|các)\s+(?:điều|khoản|nội\s+dung|quy\s+định|điểm)|quy\s+định\s+chi\s+tiết|hướng\s+dẫn")
_LENDS = re.compile(
    r"\s*(?:[,;]|và)?\s*(?:(?:sửa\s+đổi,\s*)?bổ\s+sung\s+)?(?:các\s+)?(?:(?:vào\s+)?(?:liền\s+)?(?:sau|trước)\s+|vào\s+)?(?:các\s+)?"
)
_ARTICLE = re.compile(r"(?:^|\n)[\s\"“]*(?:(?P<said>điều\s+)(?P<number>\d{1,3}[a-zđ]{0,2})|(?P<inserted>\d{1,3}[a-zđ]{1,2}))\.\s", re.I)
_FOREIGN_PARTS = frozenset({"mau", "so_thu_tu", "phu_luc", "phan"})  # bare, they say nothing of whose they are
_PLACES = ("dieu", "phu_luc", "chuong", "muc", "phan", "mau")


def resolve(citation: Citation, block: Block, introducing: Introductions, kept: list[Citation], context: Context) -> list[Citation]:
    """The citation with target and paths, or several (one an appendix); none where the words name nothing that can be told.

    introducing: the lines above the block, nearest first; kept: the citations before it in the block.
    """
    if citation.reference is not None:
        citation.target = citation.reference
        citation.paths = tuple(citation.locus.paths(_nowhere)) if citation.locus else ()
        return [citation]
    if citation.locus is None:
        return []
    if citation.own == "kèm" and not block.quoted and (several := _appendices(citation, context)):
        return several
    before = next((c for c in reversed(kept) if not c.nested and c.start >= block.sentence_start(citation.start)), None)
    if before is not None and not block.quoted and relations.excepted(citation, before):
        return _bare(citation, before)
    if block.quoted or citation.own is None:
        amended = next((c for c in kept if opens_up(c)), None) or _amended(block, introducing, context)
        if block.quoted:
            return _in_payload(citation, block, amended, context)
        if amended is not None:
            return _bare(citation, amended)
        if (listed := _listed_under(block, introducing, context)) is not None:
            if listed.relation == "quy_dinh_chi_tiet":
                citation.relation = listed.relation
            return _bare(citation, listed)
        return _bare_own(citation, block, context)
    return _attachment(citation, block, context) if citation.own == "kèm" else _own(citation, block, context)


def _nowhere(level: str) -> tuple[str, ...]:
    return ()


def _along(path: tuple[str, ...]) -> Here:
    """'Điều này' and a lacking article, as parts of a path."""

    def here(level: str) -> tuple[str, ...]:
        for index, part in enumerate(path):
            if part.startswith(f"{level}_"):
                return path[: index + 1]
        return ()

    return here


# the document's own parts


def _own(citation: Citation, block: Block, context: Context) -> list[Citation]:
    assert citation.locus is not None and citation.own is not None
    if context.own.foreign(citation.own):
        return []
    component = context.own.component(citation.own, block.at)
    citation.paths = tuple(citation.locus.paths(lambda level: context.own.here(block.at, level)))
    citation.target = context.own.settle(component, citation.paths)
    return [citation] if citation.paths else []


def _appendices(citation: Citation, context: Context) -> list[Citation]:
    """'phụ lục 1, phụ lục 2 và phụ lục 3 kèm theo': a citation for each; [] where it is one or none."""
    locus = citation.locus
    if locus is None or any(g.level != "phu_luc" for g in locus.groups):
        return []
    locus.paths(_nowhere)  # fills ranges in
    targets = dict.fromkeys(context.own.appendix(number) for group in locus.groups for number in group.numbers)
    if len(targets) < 2:
        return []
    return [Citation(citation.start, citation.end, citation.block, locus=locus, own="kèm", target=t) for t in targets if t]


def _attachment(citation: Citation, block: Block, context: Context) -> list[Citation]:
    """'Phụ lục II kèm theo', 'khoản 2 Điều 9 bản quy định ban hành kèm theo Quyết định này'."""
    locus = citation.locus
    target = context.own.attachment(citation)
    if locus is None or target is None:
        return []
    citation.target = target
    if len(locus.groups) > 1 and locus.groups[-1].level == "phu_luc" and locus.groups[-2].link != "of":
        # 'Điều 3, Điều 4 và Phụ lục kèm theo Thông tư này': articles of the document, and an appendix
        articles = Locus(locus.start, locus.groups[-2].end, locus.groups[:-1])
        before = Citation(articles.start, articles.end, block, locus=articles, own="văn bản")
        alone = Citation(locus.groups[-1].start, citation.end, block, locus=locus, own="kèm", target=target)
        return [*_own(before, block, context), alone]
    if target.startswith("att") or (len(locus.groups) > 1 and locus.groups[-1].level == "phu_luc"):
        paths = locus.paths(lambda level: context.own.here(block.at, level))
        citation.paths = tuple(p.split("/", 1)[-1] if p.startswith("phu_luc") and "/" in p else p for p in paths)
    return [citation]


def _bare_own(citation: Citation, block: Block, context: Context) -> list[Citation]:
    """'tại Điều 3' without a document: our own provision, if we have it."""
    locus, own = citation.locus, context.own
    assert locus is not None
    component = block.at.split("/", 1)[0]
    if block.zone or component.startswith("app") or locus.groups[0].level in _FOREIGN_PARTS:
        return []
    if _OF_A_LAW.match(block.passage.low, locus.end):
        return []
    paths = locus.paths(lambda level: own.here(block.at, level))
    known = any(own.exists(component, p) for p in paths) and all(own.exists(component, p.split("/", 1)[0]) for p in paths)
    if not known or (len(paths) == 1 and block.at == f"{component}/{paths[0]}"):
        return []
    citation.target, citation.paths = component, tuple(paths)
    return [citation]


# another document's


def _amended(block: Block, introducing: Introductions, context: Context) -> Citation | None:
    """The citation that bare provisions in this block are of: named in a line above, in the article's heading, in the title."""
    for start, end in introducing:
        if target := _target_in(start, end, context):
            return target
    component = block.passage.component
    article = context.own.here(block.at, "dieu")
    held = context.own.provision(f"{component.id}/{article[0]}") if article else None
    if held is not None:
        head = _target_in(held.span.start, min(held.span.end, block.start), context)
        if head is not None and head.block.at == held.id:
            return head
    whole = context.title_target
    return whole if whole is not None and component.id == "main" and not block.zone and _changes(block, introducing) else None


def _target_in(start: int, end: int, context: Context) -> Citation | None:
    return next((c for c in context.between(start, end) if opens_up(c)), None)


def _changes(block: Block, introducing: Introductions) -> bool:
    """Whether the block itself, or a line above, begins with a verb of change."""
    low, at = block.passage.low, block.body
    while at < block.end and not low[at].isalnum():
        at += 1
    verb = TRIGGER.match(low, at, block.end)
    if verb and verb.lastgroup in ("phrase", *CHANGES):
        return True
    said = (relations.of_introduction(low, start, end, []) for start, end in introducing)
    return any(one is not None and one.relation in CHANGES for one in said)


def _bare(citation: Citation, of: Citation) -> list[Citation]:
    """Provisions of the document that `of` cites; what they lack is lent by the place of insertion or by `of` itself."""
    assert citation.locus is not None
    base = citation.lent or _common(of.paths)
    if citation.locus.top > 5 and not base:
        return []
    citation.paths = tuple(citation.locus.paths(_along(base)))
    citation.target, citation.implied, citation.instrument = of.target, True, of.instrument
    return [citation] if citation.paths else []


def _listed_under(block: Block, introducing: Introductions, context: Context) -> Citation | None:
    """The law of a list: 'Thông tư này quy định chi tiết một số điều của Bộ luật Lao động về: 1. … theo khoản 3 Điều 21'."""
    low = block.passage.low
    for start, end in introducing:
        if not low[start:end].rstrip().endswith(":"):
            continue
        named = [c for c in context.between(start, end) if not c.nested and isinstance(c.target, Reference) and not c.implied]
        if named:
            whole = not named[-1].paths and _SOME_OF.search(low, start, named[-1].start)
            return named[-1] if whole else None
    return None


def _in_payload(citation: Citation, block: Block, amended: Citation | None, context: Context) -> list[Citation]:
    """Inside quoted text 'Điều này' and 'Quyết định này' are the amended document's."""
    if amended is None or not isinstance(amended.target, Reference) or citation.locus is None:
        return []
    paths = citation.locus.paths(_along(_payload_place(block, amended, context)))
    if not paths or any(not p.startswith(_PLACES) for p in paths):
        return []
    citation.target, citation.paths, citation.implied = amended.target, tuple(paths), True
    return [citation]


def _payload_place(block: Block, amended: Citation, context: Context) -> tuple[str, ...]:
    """Path of the provision whose new text the payload is: the article printed at its head, or the one being amended."""
    passage = block.passage
    span = next((s for s in passage.component.payloads if s.start <= block.start < s.end), None)
    if span is None:
        return ()
    article = _ARTICLE.search(passage.text[span.start : block.end])
    if article is not None:
        return (f"dieu_{(article['number'] or article['inserted']).lower()}",)
    before = [c for c in context.between(0, span.start) if c.implied and c.paths and not c.block.quoted]
    paths = before[-1].paths if before else amended.paths
    return tuple(paths[0].split("/")) if paths else ()


def _common(paths: tuple[str, ...]) -> tuple[str, ...]:
    """What all the paths begin with: 'dieu_53/khoan_5', 'dieu_53/khoan_6' -> ('dieu_53',)."""
    found = []
    for parts in zip(*(path.split("/") for path in paths)):
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
        if _LENDS.fullmatch(low, one.end, after.start):
            paths = after.locus.paths(_along(after.lent))
            if paths and paths[0].startswith("dieu_"):
                one.lent = tuple(paths[0].split("/"))
