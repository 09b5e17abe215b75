"""Document.mentions: every document and every list of provisions that a document names, with what it does to them.

The way: anchors (the rare words) -> blocks that hold one -> references and loci -> citations -> titles (what is nested) ->
targets (whose the bare provisions are) -> edges (the relation) -> lists (what is said once for several).
"""

from __future__ import annotations

import re

from registry.extracting import citations, edges, issuers, lists, targets, titles
from registry.extracting.anchors import Anchors, scan
from registry.extracting.blocks import Block, Outline
from registry.extracting.citations import Citation
from registry.extracting.context import Context, opens_up
from registry.extracting.passages import Passage, passages
from registry.extracting.references import Reference
from registry.law import bodies
from registry.model.document import Document, Mention
from registry.model.keys import TargetKey
from registry.model.numbers import same_number
from registry.model.spans import Place, Span

_OWN_NUMBER = re.compile(r"(?:ban\s+hành\s+)?(?:đính\s+)?kèm(?:\s+theo)?\s*$")


def mentions(document: Document) -> tuple[Mention, ...]:
    """All mentions in reading order; appendices too. A quote ends with the cited document's issuer, before its title."""
    context = Context(document)
    found: list[Citation] = []
    for passage in passages(document, appendices=True):
        found += _read(passage, context)
    order = {id(c): n for n, c in enumerate(found)}
    return tuple(_mention(c, order, context) for c in found)


def _read(passage: Passage, context: Context) -> list[Citation]:
    context.enter()
    anchors = scan(passage.text, passage.low)
    offsets = anchors.offsets()
    if not offsets:
        return []
    outline = Outline(passage)
    found: list[Citation] = []
    for block in outline.blocks(offsets):
        if block.zone not in ("header", "closing"):
            found += _block(block, anchors.within(block.body, block.end), outline, context)
    return found


def _block(block: Block, anchors: Anchors, outline: Outline, context: Context) -> list[Citation]:
    found = [c for c in citations.find(block, anchors, context.names) if not _own_caption(c, context)]
    if not found:
        return []
    titles.arrange(found, block.passage.low, block.passage.text)
    targets.lend_articles(found, block)
    introducing = outline.introductions(block)
    kept: list[Citation] = []
    for citation in found:
        for one in targets.resolve(citation, block, introducing, kept, context):
            edges.relate(one, block, introducing, kept, context)
            kept.append(one)
    lists.complete(kept, block, introducing)
    context.add(kept)
    if block.zone == "title" and context.title_target is None:
        context.title_target = next((c for c in kept if opens_up(c)), None)
    if block.passage.component.id == "main" and not block.zone and any(c.own == "kèm" for c in kept):
        context.appendix_relation = context.appendix_relation or edges.of_appendix(block)
    return kept


def _own_caption(citation: Citation, context: Context) -> bool:
    """'(Ban hành kèm theo Quyết định số 66/2025/NQ-HĐND …)' over an attachment: its own number."""
    key, reference = context.document.header.key, citation.reference
    if reference is None or not reference.number or key is None or not same_number(reference.number, key.number):
        return False
    if reference.issued and context.day and reference.issued.single not in (None, context.day):
        return False
    low = citation.block.passage.low
    return "/" not in citation.block.at or bool(_OWN_NUMBER.search(low, max(0, citation.start - 40), citation.start))


def _mention(citation: Citation, order: dict[int, int], context: Context) -> Mention:
    passage, target = citation.block.passage, citation.target
    span = Span(citation.start, citation.end)
    amends = (order[id(citation.outer)],) if citation.amender and id(citation.outer) in order else ()
    return Mention(
        place=Place(context.document.id, passage.component.id, citation.block.at, span, span.of(passage.text)),
        target=target if isinstance(target, str) else _key(citation, context),
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


def _key(citation: Citation, context: Context) -> TargetKey:
    """What the text says of the cited document; of an implied one only what names it."""
    reference = citation.target
    assert isinstance(reference, Reference)
    if citation.implied or not reference.issuer:
        return TargetKey(reference.type, reference.number, reference.name, None if citation.implied else reference.issued)
    issuer = issuers.name(reference.issuer, context.body, context.day)
    known = bodies.bodies_named(reference.issuer, context.day, context.body, reference.issued)
    return TargetKey(reference.type, reference.number, reference.name, reference.issued, issuer, known)
