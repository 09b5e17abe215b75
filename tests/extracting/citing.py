"""Small citing documents, and mentions told in one line, so that a table of sentences can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from typed import _provisions  # the sibling helper of the other statements' tests

from registry.extracting.mentions import mentions
from registry.model import Component, Document, Header, Mention, Span, TargetKey

HA_TINH = "Ủy ban nhân dân tỉnh Hà Tĩnh"


def document(
    body: str = "", *, title: str = "", basis: str = "", issuer: str = HA_TINH, issued: date = date(2025, 11, 21),
    attached: str = "", appendices: tuple[str, ...] = (), quoted: tuple[str, ...] = (), form: str = "normative",
) -> Document:  # fmt: skip
    """A decision with a title, a preamble (`basis`), articles ('Điều 1.', '1.', 'a)' open provisions), what is attached to it
    ('Quy định'), and appendices. quoted: pieces of the body that an amendment quotes."""
    text, zones = "", []
    for zone, words in (("title", title), ("can_cu", basis)):
        if words:
            zones.append((zone, Span(len(text), len(text) + len(words))))
            text += words + "\n"
    start, text = len(text), text + body
    payloads = tuple(Span(text.index(q, start), text.index(q, start) + len(q)) for q in quoted)
    parts = [Component("main", "Quyết định", None, "typed.txt", text, _provisions(text, "main", payloads), tuple(zones), payloads)]
    if attached:
        parts.append(Component("att1", "Quy định", None, "typed.txt", attached, _provisions(attached, "att1", ())))
    parts += [Component(f"app{n}", "Phụ lục", None, "typed.txt", words) for n, words in enumerate(appendices, 1)]
    header = Header("typed", None, type="Quyết định", issuer=issuer, issued=issued, title=title, form=form)  # type: ignore[arg-type]
    return Document(header, tuple(parts))


def told(document: Document, *, at: str = "", nested: bool = True) -> list[str]:
    """Its mentions, one line each: 'bai_bo 10/2016/QĐ-UBND @dieu_5 (nested)'. at: only those of that provision or zone."""
    found = [m for m in mentions(document) if not at or m.place.provision == at]
    return [line(m) for m in found if nested or not m.nested]


def line(mention: Mention) -> str:
    target = mention.target
    name = (target.number or target.name or target.type or "") if isinstance(target, TargetKey) else target
    marks = [mark for mark in ("nested", "weak", "partial", "implied") if getattr(mention, mark)]
    where = "@" + " ".join(mention.provisions) if mention.provisions else ""
    return " ".join(filter(None, (mention.relation, name, where, f"({', '.join(marks)})" if marks else "")))


def dated(mention: Mention) -> str:
    target = mention.target
    assert isinstance(target, TargetKey)
    return target.issued.single.isoformat() if target.issued and target.issued.single else ""


def only(document: Document) -> Mention:
    (mention,) = mentions(document)
    return mention


def drafted(document: Document) -> Document:
    return replace(document, header=replace(document.header, issuer=""))
