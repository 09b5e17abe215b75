"""Whether a document carries a delegation out: what it says of the delegating provision, and whether it is on its subject.

To rest on the law, or to cite the article in passing, is not enough: documents on building rest on the land law too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from registry.model import Delegation, Document, Library, Link, Provision
from registry.model.spans import touches
from registry.model.text import fold

DETAILS, NAMES, RESTS = 3, 2, 1
ENOUGH = {DETAILS: 0.0, NAMES: 0.25, RESTS: 0.65}
"""How much of the delegation's subject the document's titles and headings must hold, by what it says of the provision."""
_FEW = 4
_WORD = re.compile(r"[^\W\d_]+")
# Where one phrase ends and the next begins; what a rule says of itself ('quy định cụ thể') is no subject.
_BREAK = re.compile(
    r"[^\w\s]|(?<!\w)(?:và|hoặc|của|cho|với|về|tại|theo|các|những|một số|để|do|được|từ|là|như|trên|khi|việc|cụ thể|chi tiết|quy định|"
    r"hướng dẫn|thi hành|biện pháp|nội dung|ban hành|địa bàn|địa phương|cấp tỉnh|cấp xã|nhân dân|ủy ban|sửa đổi|bổ sung|"
    r"khoản|điểm|điều(?! kiện| chỉnh)|này|luật)(?!\w)"
)
# Behind what is regulated: for whom, by which provision, in view of what.
_ASIDE = re.compile(
    r"(?<!\w)(?:quy định tại|quy định ở|theo quy định|đối với|trong trường hợp|trường hợp|phù hợp|để làm|trên cơ sở|bảo đảm)(?!\w)"
)


class Matching:
    """Delegations laid beside documents of one library; what a document says of its subject is read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._said: dict[str, frozenset[str]] = {}

    def carries_out(self, document: Document, delegation: Delegation, source: str, links: Sequence[Link]) -> bool:
        """Whether `source`, whose mentions of `document` are `links`, details the provision, or names it or rests on its document and is
        on the delegation's subject. A document that says which provisions it details does no others.
        """
        strength = max((_strength(self._library, link, delegation) for link in links), default=0)
        says_which = any(link.mention.relation == "quy_dinh_chi_tiet" and link.mention.provisions for link in links)
        if not strength or (strength == RESTS and says_which):
            return False
        return self._share(document, delegation, source) >= ENOUGH[strength]

    def on_subject(self, document: Document, delegation: Delegation, source: str) -> bool:
        """Whether `source` regulates what was delegated, by its titles and headings alone."""
        return self._share(document, delegation, source) >= ENOUGH[RESTS]

    def _share(self, document: Document, delegation: Delegation, source: str) -> float:
        if source not in self._said:
            self._said[source] = _said(self._library.document(source))
        wanted = _subject(document, delegation)
        return len(wanted & self._said[source]) / len(wanted) if wanted else 0.0


def _strength(library: Library, link: Link, delegation: Delegation) -> int:
    """What one mention says of the delegating provision: details it, names it, rests on its document, or 0."""
    mention = link.mention
    wanted = delegation.place.provision.split("/", 1)[-1] if "/" in delegation.place.provision else ""
    named = [p for p in mention.provisions if wanted and touches(p, wanted)]
    article = wanted.split("/")[0]
    if mention.provisions and not named:
        return 0
    if mention.relation == "quy_dinh_chi_tiet":
        exact = any(p.count("/") >= wanted.count("/") or p == article for p in named)
        return DETAILS if exact else NAMES if named else RESTS
    if named and mention.place.provision.endswith("/title"):
        return DETAILS if any(p == wanted and "/" in p for p in named) else NAMES
    if named:
        return NAMES if mention.relation == "can_cu" or _in_scope(library, link) else RESTS
    return RESTS if mention.relation == "can_cu" else 0


def _in_scope(library: Library, link: Link) -> bool:
    """Whether the mention stands where a document says what it regulates: 'Phạm vi điều chỉnh', or Điều 1 before any clause; what
    Điều 1 writes into another document is no such place.
    """
    document, place = library.document(link.source), link.mention.place.provision
    article = document.provision("/".join(place.split("/")[:2])) if document else None
    if document is None or article is None:
        return False
    amends = any(m.relation == "sua_doi_bo_sung" and touches(article.id, m.place.provision) for m in document.mentions)
    return _is_scope(article) or (place.endswith("/dieu_1") and not amends)


def _is_scope(article: Provision) -> bool:
    return fold(article.heading or "").startswith("phạm vi")


def _subject(document: Document, delegation: Delegation) -> frozenset[str]:
    """The phrases of what is to be regulated, with those of the article's heading where it says little ('chi tiết Điều này')."""
    subject = fold(delegation.subject)
    cut = next((m.start() for m in _ASIDE.finditer(subject) if _phrases(subject[: m.start()])), len(subject))
    told = _phrases(subject[:cut])
    if len(told) >= _FEW:
        return told
    article = document.provision("/".join(delegation.place.provision.split("/")[:2]))
    return told | _phrases(fold(article.heading) if article and article.heading else "")


def _said(document: Document | None) -> frozenset[str]:
    """The phrases of a document's titles, of the headings of its articles, and of what it says that it regulates."""
    return frozenset().union(*(_phrases(fold(text)) for text in _titles(document))) if document else frozenset()


def _titles(document: Document) -> Iterator[str]:
    yield document.header.title
    for component in document.components:
        yield component.title or ""
        for article in component.provisions:
            if article.kind == "dieu" and article.heading:
                yield article.span.of(component.text) if _is_scope(article) else article.heading


def _phrases(text: str) -> frozenset[str]:
    """Pairs of neighbouring syllables: most words have two, and one alone ('giao', 'đất', 'công') is in every title."""
    parts = (_WORD.findall(part) for part in _BREAK.split(text))
    return frozenset(f"{a} {b}" for part in parts for a, b in pairwise(part))
