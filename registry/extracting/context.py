"""What later sentences of a document lean on: its own parts, short names, and the citations read before."""

from __future__ import annotations

import re
from bisect import bisect_left

from registry.extracting.citations import Citation
from registry.extracting.references import Reference
from registry.extracting.selfs import Own
from registry.extracting.shortnames import ShortNames
from registry.law import bodies
from registry.model.document import Document

_AMENDING = re.compile(r"sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế|đính\s+chính|hủy\s+bỏ|huỷ\s+bỏ")
_ANNOUNCING = re.compile(r"\s*(?:về\s+việc\s+)?(?:công\s+bố|phê\s+duyệt)")  # 'công bố thủ tục hành chính được sửa đổi, bổ sung'
CHANGES = frozenset({"sua_doi_bo_sung", "bai_bo", "thay_the", "dinh_chinh"})


class Context:
    """One document being read, component by component.

    own: its parts; body, day: who issued it, when; amending: its title says that it changes others; names: short names set
    so far; title_target: the document that its title changes; appendix_relation: what it does to what an appendix lists.
    """

    def __init__(self, document: Document) -> None:
        header = document.header
        self.document = document
        self.own = Own(document)
        self.body = header.key.issuer if header.key else min(bodies.bodies_named(header.issuer, header.issued), default=None)
        self.day = header.issued
        self.administrative = header.form == "administrative"
        title = header.title.lower()
        self.amending = bool(_AMENDING.search(title)) and not _ANNOUNCING.match(title)
        self.names = ShortNames()
        self.title_target: Citation | None = None
        self.appendix_relation: str | None = None
        self._here: list[Citation] = []
        self._starts: list[int] = []

    def enter(self) -> None:
        """Begin a component."""
        self._here, self._starts = [], []

    def add(self, citations: list[Citation]) -> None:
        """Remember the citations of one more block, in order."""
        self._here += citations
        self._starts += [c.start for c in citations]

    def between(self, start: int, end: int) -> list[Citation]:
        """The component's citations read so far that begin in [start, end)."""
        return self._here[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def opens_up(citation: Citation) -> bool:
    """Whether bare provisions that follow can be the cited document's: it is changed, not replaced as a whole."""
    if citation.nested or not isinstance(citation.target, Reference) or not (citation.target.number or citation.target.name):
        return False
    if citation.relation in ("sua_doi_bo_sung", "dinh_chinh"):
        return True
    return citation.relation in ("bai_bo", "thay_the") and (citation.partial or citation.implied or bool(citation.paths))
