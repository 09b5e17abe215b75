"""A copy of a draft with each finding as a Word comment at its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from registry.model import Document, Finding, Reading, Span

AUTHOR, INITIALS = "rasoat", "RS"
BODY = "word/document.xml"


def commented(source: Path, reading: Reading, document: Document, findings: Iterable[Finding], target: BinaryIO) -> int:
    """Write `source` with comments to `target`; how many findings found their place (the others stand at the first run).

    reading and document: of that very file. Only the body can carry comments (Word allows none in notes).
    """
    import docx
    from docx.oxml.ns import qn
    from docx.text.run import Run

    copy = docx.Document(str(source))
    body = copy.element.body
    runs = list(copy.element.iter(qn("w:r")))
    first = next((run for run in runs if run.text), None)
    if first is None:
        raise ValueError("tệp không có chữ nào để ghi nhận xét")
    begins, placed = starts(reading, document), 0
    for finding in findings:
        at = begins.get(finding.place.component)
        span = finding.place.span
        ordinals = under(reading, Span(at + span.start, at + span.end)) if at is not None and finding.place.provision else []
        anchors = [runs[n] for n in ordinals if n < len(runs)]
        placed += bool(anchors)
        ends = anchors or [first]
        copy.add_comment([Run(ends[0], body), Run(ends[-1], body)], told(finding), AUTHOR, INITIALS)
    copy.save(target)
    return placed


def told(finding: Finding) -> str:
    """The comment: what was found, by which law, what to do."""
    others = "".join(f"\nĐối chiếu {o.document} {o.provision}: «{o.quote}»" for o in finding.others[:2] if o.quote)
    return f"Dấu hiệu {finding.rule}: {finding.message}{others}\nCăn cứ: {finding.source}. Hướng xử lý: {finding.remedy}."


def starts(reading: Reading, document: Document) -> dict[str, int]:
    """Where each component's text begins in the paragraphs joined by line breaks, which is what parsing cut them from."""
    whole, found, at = "\n".join(p.text for p in reading.paragraphs), {}, 0
    for component in document.components:
        begin = whole.find(component.text, at)
        if begin >= 0:
            found[component.id], at = begin, begin + len(component.text)
    return found


def under(reading: Reading, span: Span) -> Sequence[int]:
    """Ordinals of the runs of the body under a span of the joined paragraphs, in order."""
    found, at = [], 0
    for paragraph in reading.paragraphs:
        end = at + len(paragraph.text)
        if at < span.end and span.start < end:
            found += [
                n for run, part, n in paragraph.runs if part == BODY and at + run.start < span.end and span.start < at + run.end
            ]
        at = end + 1
    return found
