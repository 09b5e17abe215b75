"""Types and issuers that are said once for several documents: before a list, behind it, or before a paper of one's own."""

from __future__ import annotations

import re

from registry.extracting import issuers
from registry.extracting.blocks import Block
from registry.extracting.citations import Citation
from registry.extracting.edges import beside
from registry.extracting.preamble import PAPERS
from registry.extracting.references import Reference
from registry.extracting.targets import Introductions

# 'các Nghị định của Chính phủ:', 'Các Nghị quyết của Hội đồng nhân dân Thành phố sau đây hết hiệu lực …:'
_LIST_OF = re.compile(
    r"(?<!\w)(?:các|những)\s+(?P<type>nghị\s+định|quyết\s+định|nghị\s+quyết|thông\s+tư|chỉ\s+thị|luật|văn\s+bản|báo\s+cáo|tờ\s+trình|công\s+văn)"
    r"(?!\w)(?P<rest>[^;.:]{0,200}):"
)
_OF = re.compile(r"(?<!\w)của\s+")
_AGENT = re.compile(r"(?<!\w)(?:của|giám\s+đốc|được|do)\s+")
_BEFORE_PAPER = re.compile(
    r"\s*,?\s*(?:(?:đã\s+)?(?:thẩm\s+định|thẩm\s+tra|trình|góp\s+ý|có\s+ý\s+kiến|tham\s+gia\s+ý\s+kiến|báo\s+cáo)\s*,?\s*)?"
    r"(?:\(?\s*(?:tại|theo|nêu\s+tại|trong|bằng|có)\s+)?(?:các\s+)?(?:văn\s+bản|tờ\s+trình|báo\s+cáo|công\s+văn)?\s*:?\s*$"
)
_AND = re.compile(r"\s*(?:[,;]|và|,\s*và)\s*")
REACH = 220


def complete(kept: list[Citation], block: Block, introducing: Introductions) -> None:
    """Fill in, in the references of one block's citations, what is said of them elsewhere."""
    low = block.passage.low
    named = [c for c in kept if c.reference is not None and (c.reference.number or not c.reference.name)]
    if not named:
        return
    heads = [*_LIST_OF.finditer(low, block.start, block.end)] if ":" in low[block.start : block.end] else []
    previous: Citation | None = None
    for citation in named:
        reference = citation.reference
        assert reference is not None
        head = next((h for h in reversed(heads) if h.end() <= reference.start), None)
        if head is None and not reference.typed:
            head = next((h for start, end in introducing if (h := _LIST_OF.search(low, start, end))), None)
        if head is not None:
            _from_head(reference, head, block)
        if reference.issuer is None and reference.type in PAPERS:
            reference.issuer = _before(reference, block)
            earlier = previous.reference if previous and beside(previous, citation) else None
            if reference.issuer is None and earlier is not None and earlier.type in PAPERS:
                reference.issuer = earlier.issuer
        previous = citation
    _shared(kept, low)


def _from_head(reference: Reference, head: re.Match[str], block: Block) -> None:
    type_ = " ".join(head["type"].split()).capitalize()
    if not reference.typed and (reference.type is None or reference.code.startswith(("QH", "UBTVQH"))):
        reference.type = type_
    if reference.issuer is None and (not reference.typed or reference.type == type_):
        of = _OF.search(block.passage.low, head.start("rest"), head.end("rest"))
        body = issuers.read(block.passage.text, of.end(), head.end()) if of else None
        reference.issuer = body.words if body else None


def _before(reference: Reference, block: Block) -> str | None:
    """'Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số …': the body stands before the paper."""
    low, text = block.passage.low, block.passage.text
    best = None
    for of in _AGENT.finditer(low, max(block.start, reference.start - REACH), reference.start):
        body = issuers.read(text, of.end(), reference.start)
        if body is not None and _BEFORE_PAPER.fullmatch(low, body.end, reference.start):
            best = body.words
    return best


def _shared(kept: list[Citation], low: str) -> None:
    """'các Quyết định số 1, số 2 và số 3 của Ủy ban nhân dân tỉnh': the last one's issuer is everyone's."""
    for one, after in zip(reversed(kept[:-1]), reversed(kept[1:])):
        a, b = one.reference, after.reference
        if a is None or b is None or a.issuer or not b.issuer or b.typed or not a.number:
            continue
        if _AND.fullmatch(low, one.end, after.start):
            a.issuer = b.issuer
