"""What of a document the database must be able to find: computed in the worker, so that a commit only writes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from registry.model import json
from registry.model.document import Document
from registry.model.keys import TargetKey


@dataclass(frozen=True, slots=True)
class Statements:
    """header: JSON of Header; mentions: (block, ordinal in Document.mentions, JSON of Mention), one for each block."""

    id: str
    header: str
    blocks: tuple[str, ...]
    mentions: tuple[tuple[str, int, str], ...]
    features: tuple[str, ...]


def statements(document: Document) -> Statements:
    """What a shelf must find of the document."""
    from registry.library.features import features  # heavy: the parent seldom needs it

    mentions = tuple(
        (block, ordinal, json.dumps(mention))
        for ordinal, mention in enumerate(document.mentions)
        if isinstance(mention.target, TargetKey)
        for block in sorted(mention.target.blocks)
    )
    return Statements(
        document.id, json.dumps(document.header), tuple(sorted(document.header.blocks)), mentions,
        tuple(sorted(features(document))),
    )  # fmt: skip


def text_digest(document: Document) -> str:
    """Of the components' ids and texts: equal for two files that say the same."""
    digest = hashlib.sha256()
    for component in document.components:
        for part in (component.id, component.text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
