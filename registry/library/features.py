"""Features by which documents on one matter find each other without a table of pairs: shared, never ranked.

't:' the subject of a title, without the words of its place and kind; 'n:' the same within a province; 'w:' two neighbouring words of it, within a province;
'd:' a provision that the document details;
'c:' a provision that it cites; 's:' hashed shingles of its statements, the same few from equal words everywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import pairwise

from registry.law import bodies, units
from registry.library.statements import grams, statements
from registry.model import Document, Header
from registry.model.keys import TargetKey
from registry.validity import subject


def neighbourhood(header: Header) -> tuple[str, ...]:
    """Features for the whole subject within each province of today; none where the title says too little to be compared."""
    words = " ".join(subject(header.title))
    return tuple(f"n:{_hash(f'{place} {words}')}" for place in _provinces(header)) if words else ()


def features(document: Document) -> frozenset[str]:
    """All features of a document: what Shelf.sharing() is asked with and what a store indexes."""
    return frozenset({*_title(document.header), *_cited(document), *_shingles(document)})


def _title(header: Header) -> Iterator[str]:
    yield from neighbourhood(header)
    words = subject(header.title)
    if words:
        yield f"t:{_hash(' '.join(words))}"
    for place in _provinces(header):
        yield from (f"w:{_hash(f'{place} {a} {b}')}" for a, b in pairwise(words))


def _provinces(header: Header) -> tuple[str, ...]:
    """The provinces of today in which the document's own one lies, '' for a central one: what is of one place, across mergers."""
    unit = bodies.unit_of(header.key.issuer) if header.key else None
    province = units.province_of(unit) if unit else ""
    heirs = tuple(heir for heir in units.successors(province) if not units.successors(heir)) if province else ()
    return heirs or (province,)


def _cited(document: Document) -> Iterator[str]:
    for mention in document.mentions:
        if not isinstance(mention.target, TargetKey) or mention.nested or mention.weak:
            continue
        kind = "d" if mention.relation == "quy_dinh_chi_tiet" else "c" if mention.relation == "dan_chieu" else ""
        block = min(mention.target.blocks, default="")
        if kind and block:
            yield from (f"{kind}:{block}/{provision}" for provision in mention.provisions)


def _shingles(document: Document) -> Iterator[str]:
    for statement in statements(document):
        yield from (f"s:{gram}" for gram in grams(statement))


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
