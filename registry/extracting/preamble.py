"""The preamble: legal bases, papers that the document rests on, and the sentence that enacts it."""

from __future__ import annotations

import re

from registry.extracting.blocks import Block
from registry.extracting.citations import Citation
from registry.extracting.relations import BARE_HEAD, governing
from registry.extracting.verbs import Governed, governed_by

_BASIS = re.compile(r"^[\s\"“*_(-]*(căn\s*cứ|thực\s+hiện|thi\s+hành|theo\s+(?!đề\s+nghị|tờ\s+trình)(?=luật|nghị|quyết|thông))(?!\w)")
_PROPOSAL = re.compile(r"^[\s\"“*_(-]*(?:theo\s+đề\s+nghị|theo\s+tờ\s+trình|xét|trên\s+cơ\s+sở|sau\s+khi|được\s+sự|qua|ý\s+kiến|tiếp\s+theo)(?!\w)")
REACH = 3000
PAPERS = frozenset({"Tờ trình", "Báo cáo", "Thông báo", "Công văn", "Văn bản", "Tờ trình liên ngành", "Biên bản", "Phiếu trình", "Ý kiến", "Đề nghị", "Công điện"})
_ENACTING = re.compile(r"(?<!\w)ban\s+hành\s+(?:quyết\s+định|nghị\s+quyết|chỉ\s+thị|quy\s+định|quy\s+chế)?")
# A line can hold several parts: 'Căn cứ …; Theo đề nghị của …; Ủy ban nhân dân tỉnh ban hành …'.
_PART = re.compile(
    r"[;.,]\s*(?=(?:căn\s+cứ|theo\s+đề\s+nghị|xét\s|thực\s+hiện\s|trên\s+cơ\s+sở|sau\s+khi|ý\s+kiến|qua\s|"
    r"(?:ủy|uỷ|ub|hội\s+đồng|hđnd|chủ\s+tịch|thường\s+trực)[^;]{0,90}\sban\s+hành\s))"
)


def relate(block: Block, citation: Citation, last: Citation | None) -> Governed:
    """What a citation in the preamble is: a basis (can_cu), a paper referred to (dan_chieu), or what the enacting sentence says.

    last: the citation before it that stands beside it.
    """
    low = block.passage.low
    start = block.body
    for stop in _PART.finditer(low, max(block.body, citation.start - REACH), citation.start):
        start = stop.end()
    part = low[start : min(block.end, start + 300)]
    proposal = bool(_PROPOSAL.match(part))
    if not proposal and not _BASIS.match(part) and _ENACTING.search(part[:260]):
        said = None if citation.nested else _enacted(block, citation, last if last and last.start >= start else None, start)
        return said or Governed("dan_chieu")
    type_ = (citation.reference.type if citation.reference else None) or ""
    return Governed("dan_chieu" if proposal or type_ in PAPERS else "can_cu")


def _enacted(block: Block, citation: Citation, last: Citation | None, start: int) -> Governed | None:
    low = block.passage.low
    issue = _ENACTING.search(low, start, citation.start)
    if issue is None:
        return None
    verb = citation.verb = governing(block, citation, last, issue.end(), titled=True)
    if verb is None or (verb.lastgroup in ("ap_dung", "cong_bo") and not BARE_HEAD.match(low[verb.end() : citation.start])):
        return None
    return governed_by(verb, low[verb.end() : citation.start])
