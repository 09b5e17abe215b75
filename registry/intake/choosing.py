"""Which of a document's files speaks for it, and the rows that follow from the choice.

The choice is a function of what is there: the least loss, then the better format, then the hash. Never who came first.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from registry.intake.applying import listed
from registry.intake.statements import Statements, statements
from registry.intake.transaction import Writing
from registry.model.keys import id_blocks

# What keeps more of what was typed comes first.
FORMATS = (".docx", ".doc", ".rtf", ".html", ".htm", ".txt", ".pdf")


def weight(losses: Sequence[str], suffix: str, sha256: str) -> str:
    """The smallest speaks: number of losses, rank of the format, hash."""
    rank = FORMATS.index(suffix) if suffix in FORMATS else len(FORMATS)
    return f"{len(losses):06d}.{rank:02d}.{sha256}"


def settle(change: Writing, id: str, fresh: tuple[int, Statements] | None = None) -> None:
    """Choose the document's file again and write header, name and rows where that changed anything.

    fresh: the row id of a file that has just been read, with its statements. Without a file the document is what lists say of it,
    without those it is taken out.
    """
    files, document = change.rows("File").filter(document_id=id), change.rows("Document").get(id=id)
    chosen = files.filter(sources__replaced=False).order_by("weight").first() or files.order_by("weight").first()
    if chosen is None:
        _without_text(change, document)
        return
    sources = change.rows("Source").filter(file=chosen)
    names = sources.filter(replaced=False).values_list("name", flat=True) or sources.values_list("name", flat=True)
    reread = fresh is not None and fresh[0] == chosen.id
    if reread or document.file_id != chosen.id:
        told = fresh[1] if fresh and reread else derived(chosen.body)
        document.file = chosen
        _stand(change, document, told)
    document.name = min(names)
    document.save(using=change.alias)


def _without_text(change: Writing, document: Any) -> None:
    """What lists say of the document, the first by source; no list: no document."""
    listing = change.rows("Listing").filter(document=document).order_by("source").first()
    if listing is None:
        unshelve(change, document.id)
        document.delete(using=change.alias)
        return
    standing = change.rows("Correction").filter(document=document, undone_at=None, about="").order_by("id")
    document.file, document.name = None, ""
    _stand(change, document, listed(listing.header, dict(standing.values_list("what", "value"))))
    document.save(using=change.alias)


def _stand(change: Writing, document: Any, told: Statements) -> None:
    aliases = change.rows("Alias").filter(document=document.id).values_list("id", flat=True)
    document.header = with_aliases(told.header, aliases)
    if not document.withdrawn:
        former = {block for alias in aliases for block in id_blocks(alias)}
        shelve(change, replace(told, blocks=tuple(sorted({*told.blocks, *former}))))


def derived(body: str) -> Statements:
    """The statements of a document as kept."""
    from registry.model.json import document

    return statements(document(body))


def with_aliases(header: str, aliases: Sequence[str]) -> str:
    """The header's JSON with the ids that the document had before."""
    known = sorted(aliases)
    return json.dumps(json.loads(header) | {"aliases": known}, ensure_ascii=False, separators=(",", ":")) if known else header


def shelve(change: Writing, told: Statements) -> None:
    """Put the document's rows where the shelf looks, in place of those that were there."""
    unshelve(change, told.id)
    change.insert("registry_block", ("document_id", "block"), [(told.id, block) for block in told.blocks])
    change.insert(
        "registry_mention", ("document_id", "block", "ordinal", "body"), [(told.id, *mention) for mention in told.mentions]
    )
    change.insert("registry_feature", ("document_id", "feature"), [(told.id, feature) for feature in told.features])


def unshelve(change: Writing, id: str) -> None:
    """Take the document's rows from where the shelf looks."""
    for table in ("registry_block", "registry_mention", "registry_feature"):
        change.remove(table, id)
