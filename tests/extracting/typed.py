"""Documents from typed lines, as small as a test needs them: 'Điều 1.', '1.', 'a)' at the start of a line make provisions.

What stands behind 'Điều 1.' on a line of its own, without a full stop, is the heading.
"""

from __future__ import annotations

import re
from datetime import date

from registry.model import Component, Document, Header, Period, Place, Provision, Span

_HEADING = re.compile(r"Điều \w+\. ([^.;:\n]+)\n")
_MARKS = (
    ("dieu", re.compile(r"Điều (\d+[a-zđ]?)\.")),
    ("khoan", re.compile(r"(\d+[a-zđ]?)\. ")),
    ("diem", re.compile(r"([a-zđ])\) ")),
)


def document(
    text: str, type: str = "Quyết định", issued: date | None = date(2025, 11, 20), adopted: date | None = None,
    quoted: str = "", issuer: str = "", title: str = "", component: str = "main",
) -> Document:  # fmt: skip
    """One component; `quoted` is a piece of the text that an amendment quotes."""
    payloads = (Span(text.index(quoted), text.index(quoted) + len(quoted)),) if quoted else ()
    part = Component(component, type, None, "typed.txt", text, _provisions(text, component, payloads), payloads=payloads)
    return Document(Header("typed", None, type=type, issued=issued, adopted=adopted, issuer=issuer, title=title), (part,))


def _provisions(text: str, component: str, payloads: tuple[Span, ...]) -> tuple[Provision, ...]:
    marks: list[tuple[int, int, str, str]] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        for level, (kind, mark) in enumerate(_MARKS):
            found = mark.match(line)
            if found and not any(s.start <= offset < s.end for s in payloads):
                marks.append((level, offset, kind, found[1]))
                break
        offset += len(line)
    provisions: list[Provision] = []
    path: dict[int, str] = {}
    for index, (level, start, kind, number) in enumerate(marks):
        path = {k: v for k, v in path.items() if k < level}
        parent = path[max(path)] if path else None
        path[level] = f"{parent or component}/{kind}_{number}"
        end = next((m[1] for m in marks[index + 1 :] if m[0] <= level), len(text))
        heading = _HEADING.match(text, start)
        provisions.append(Provision(path[level], kind, number, heading[1] if heading else None, parent, Span(start, end)))
    return tuple(provisions)


def sound(document: Document, places: list[Place]) -> bool:
    """Every quote is the text at its span, and stands in the provision that the place names."""
    for place in places:
        part = document.component(place.component)
        assert part is not None and place.span.start < place.span.end <= len(part.text)
        assert place.span.of(part.text) == place.quote
        holders = (p for p in part.provisions if p.id == place.provision)  # a number may be typed twice
        assert place.provision == part.id or any(h.span.start <= place.span.start < h.span.end for h in holders)
    return True


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def period(start: str, end: str) -> Period:
    return Period(day(start), day(end))
