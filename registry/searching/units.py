"""What is indexed and found: an article, a zone, or the header of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from registry.model import Component, Document, Header, Place, Provision, Span

_HEADER_AT_MOST = 1000  # characters taken for the header where parsing found none
_HEADING_AT_MOST = 300
_DIVISIONS = ("phan", "chuong", "muc", "tieu_muc")


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that can be a hit: its text is place.quote.

    title: heading of the article, trích yếu of the document; head: it stands for the document as a whole;
    number, type ('Quyết định'), issuer (true full name), issued: of the document, '' and None where not known.
    """

    place: Place
    title: str = ""
    head: bool = False
    number: str = ""
    type: str = ""
    issuer: str = ""
    issued: date | None = None

    @property
    def document(self) -> str:
        return self.place.document

    @property
    def text(self) -> str:
        return self.place.quote


def units(document: Document) -> Iterator[Unit]:
    """The units of a document: together they cover every word of its components' texts, none twice.

    One for the header with the trích yếu, one for each điều (with the heading of the chapter that it opens), one for each
    other zone, and one for what stands between (an appendix without articles: its whole text). A document without text has one,
    of what is known of it.
    """
    if not document.components:
        yield _listed(document.header)
    for component in document.components:
        for span, provision, title in _pieces(component, document.header):
            yield Unit(
                Place(document.id, component.id, provision, span, span.of(component.text)),
                title,
                provision == "main/header",
                document.header.number,
                document.header.type,
                document.header.issuer,
                document.header.issued,
            )


def _listed(header: Header) -> Unit:
    """Stands for a document that is known from a list only: nothing of it is printed anywhere, so its words are put together."""
    issued = f"ngày {header.issued:%d/%m/%Y}" if header.issued else ""
    told = " ".join(filter(None, (header.issuer, header.type, f"số {header.number}" if header.number else "", issued, header.title)))
    place = Place(header.id, "main", "main/header", Span(0, len(told)), told)
    return Unit(place, header.title, True, header.number, header.type, header.issuer, header.issued)


def _pieces(component: Component, header: Header) -> Iterator[tuple[Span, str, str]]:
    """(span, provision or zone, title) in the order of the text, without overlap or gap that holds a word."""
    end = 0
    for span, provision, title in sorted(_marked(component, header)):
        if span.start < end:  # zones and articles of a damaged tree: what comes first keeps its text
            span = Span(end, span.end)
        if span.end <= span.start:
            continue
        opening = _opening(component, Span(end, span.start)) if "/dieu_" in provision else span.start
        yield from _between(component, Span(end, opening))
        yield Span(opening, span.end), provision, title
        end = span.end
    yield from _between(component, Span(end, len(component.text)))


def _marked(component: Component, header: Header) -> Iterator[tuple[Span, str, str]]:
    articles = [p for p in component.provisions if p.kind == "dieu"]
    zones = [(component.id + "/" + name, span) for name, span in component.zones if name not in ("header", "title")]
    if component.id == "main":
        others = [span.start for _, span in zones] + [p.span.start for p in articles]
        top = [span.end for name, span in component.zones if name in ("header", "title")]
        end = max(top) if top else min([*others, _HEADER_AT_MOST, len(component.text)])
        yield Span(0, end), "main/header", header.title
    for provision, span in zones:
        yield span, provision, ""
    for article in articles:
        yield article.span, article.id, _heading(article)


def _heading(provision: Provision) -> str:
    name = {"dieu": "Điều", "chuong": "Chương", "phan": "Phần", "muc": "Mục", "tieu_muc": "Tiểu mục"}.get(provision.kind, "")
    return ". ".join(filter(None, (f"{name} {provision.number}".strip(), provision.heading or "")))


def _opening(component: Component, above: Span) -> int:
    """Where the headings of chapters begin that stand right above an article: they are its own, too little for a hit."""
    starts = [p.span.start for p in component.provisions if p.kind in _DIVISIONS and above.start <= p.span.start < above.end]
    start = min(starts, default=above.end)
    return start if above.end - start <= _HEADING_AT_MOST else above.end


def _between(component: Component, span: Span) -> Iterator[tuple[Span, str, str]]:
    """The text between two pieces, cut where a chapter begins; addressed by the innermost provision around it."""
    starts = sorted({p.span.start for p in component.provisions if p.kind in _DIVISIONS})
    cuts = [span.start, *(s for s in starts if span.start < s < span.end), span.end]
    for start, end in pairwise(cuts):
        if any(char.isalnum() for char in component.text[start:end]):
            around = [p for p in component.provisions if p.span.start <= start < p.span.end]
            inner = min(around, key=lambda p: p.span.end - p.span.start, default=None)
            if inner:
                yield Span(start, end), inner.id, _heading(inner)
            else:
                yield Span(start, end), component.id, component.title or ""
