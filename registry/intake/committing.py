"""What a worker read becomes a document of the registry, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from registry.intake.applying import restated_read
from registry.intake.choosing import settle, weight
from registry.intake.correcting import standing_for
from registry.intake.doubts import doubts, not_chosen, withdrawn
from registry.intake.following import copy_corrections, follow
from registry.intake.outcome import Outcome, Result
from registry.intake.programs import programs
from registry.intake.statements import Statements
from registry.intake.transaction import Writing, writing
from registry.store.registry import Registry


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file on its way in: as it was named to us, its full path, name, ending, hash and size in bytes."""

    file: str
    path: str
    name: str
    suffix: str
    sha256: str
    size: int


def is_known(registry: Registry, sha256: str) -> bool:
    """Whether these bytes were read by these very programs, so that they need not be read again."""
    sql = "SELECT 1 FROM registry_file WHERE sha256 = ? AND programs = ?"
    return bool(registry.reader.rows(sql, [sha256, programs()]))


def unchanged(registry: Registry, incoming: Incoming) -> Outcome | None:
    """Where these bytes came from this very path before and nothing has happened since: the outcome, without writing."""
    rows = registry.reader.rows(
        "SELECT f.document_id FROM registry_file f JOIN registry_source s ON s.file_id = f.id "
        "JOIN registry_document d ON d.id = f.document_id "
        "WHERE f.sha256 = ? AND f.programs = ? AND s.path = ? AND NOT s.replaced AND NOT d.withdrawn",
        [incoming.sha256, programs(), incoming.path],
    )
    return Outcome(incoming.file, rows[0][0], "unchanged") if rows else None


def commit(registry: Registry, incoming: Incoming, read: Mapping[str, Any], by: str) -> Outcome:
    """Take in what was read of the file; its bytes must have been kept before."""
    as_read, sha256 = read["statements"]["id"], incoming.sha256
    while True:
        values = standing_for(registry, as_read, sha256)
        under = restated_read(read, values) if values else read
        with writing(registry, by) as change:
            if standing_for(registry, as_read, sha256) == values:  # nobody corrected it meanwhile
                return _commit(change, incoming, under)


def _commit(change: Writing, incoming: Incoming, read: Mapping[str, Any]) -> Outcome:
    told = Statements(**read["statements"])
    before = change.rows("File").filter(sha256=incoming.sha256).first()
    if before and before.programs == programs():
        return _again(change, incoming, before)
    out = withdrawn(change, told.id) or (withdrawn(change, before.document_id) if before else "")
    if out:
        return Outcome(incoming.file, None, "refused", (out,))
    return _take_in(change, incoming, read, told, before)


def commit_again(registry: Registry, incoming: Incoming, by: str) -> Outcome:
    """The same bytes as before: nothing is read; a place not seen before is noted. Call where is_known()."""
    with writing(registry, by) as change:
        return _again(change, incoming, change.rows("File").get(sha256=incoming.sha256))


def _take_in(change: Writing, incoming: Incoming, read: Mapping[str, Any], told: Statements, before: Any) -> Outcome:
    id, problems = told.id, [*read["warnings"], *doubts(change, told.id, incoming.path, read["title"])]
    change.rows("Document").get_or_create(id=id)
    new = not change.rows("File").filter(document_id=id).exists()
    twin = change.rows("File").filter(document_id=id, text=read["text"]).exclude(sha256=incoming.sha256).exists()
    if before and before.document_id != id:
        change.rows("Document").filter(file=before).update(file=None)
    file = _write(change, incoming, read, id)
    if before and before.document_id != id:
        _move(change, before.document_id, id)
    _note_source(change, incoming, file)
    settle(change, id, (file.id, told))
    problems += not_chosen(change, id, file)
    if before is None:
        result: Result = "added" if new else "twin" if twin else "new_version"
        change.note(result, id, file=incoming.name, sha256=incoming.sha256)
        return Outcome(incoming.file, id, result, tuple(problems))
    if before.document_id == id and before.body == file.body:
        return Outcome(incoming.file, id, "unchanged")
    change.note("reread", id, file=incoming.name, sha256=incoming.sha256)
    return Outcome(incoming.file, id, "new_version", tuple(problems))


def _again(change: Writing, incoming: Incoming, file: Any) -> Outcome:
    id = file.document_id
    out = withdrawn(change, id)
    if out:
        return Outcome(incoming.file, None, "refused", (out,))
    if change.rows("Source").filter(file=file, path=incoming.path, replaced=False).exists():
        return Outcome(incoming.file, id, "unchanged")
    document = change.rows("Document").filter(id=id)
    before = document.values_list("file_id", flat=True).get()
    _note_source(change, incoming, file)
    settle(change, id)
    same = document.values_list("file_id", flat=True).get() == before
    change.note("source" if same else "new_version", id, file=incoming.name, sha256=incoming.sha256)
    return Outcome(incoming.file, id, "unchanged" if same else "new_version")


def _write(change: Writing, incoming: Incoming, read: Mapping[str, Any], id: str) -> Any:
    values = {
        "document_id": id,
        "size": incoming.size,
        "reader": read["reader"],
        "extractor": read["extractor"],
        "programs": programs(),
        "losses": json.dumps(read["losses"], ensure_ascii=False),
        "text": read["text"],
        "weight": weight(read["losses"], incoming.suffix, incoming.sha256),
        "body": read["body"],
        "printed": read.get("printed", ""),
        "read_as": read.get("read_as", ""),
    }
    return change.rows("File").update_or_create(
        sha256=incoming.sha256, defaults=values, create_defaults={**values, "suffix": incoming.suffix}
    )[0]


def _note_source(change: Writing, incoming: Incoming, file: Any) -> None:
    """This path now holds this file; what it held of the same document before is replaced."""
    held = change.rows("Source").filter(path=incoming.path, file__document_id=file.document_id)
    held.exclude(file=file).update(replaced=True)
    now = {"name": incoming.name, "replaced": False}
    change.rows("Source").update_or_create(file=file, path=incoming.path, defaults=now)


def _move(change: Writing, old: str, new: str) -> None:
    """The file was of `old` and is of `new`: old goes on with its other files, or becomes an alias."""
    change.note("moved", old, to=new)
    if not change.rows("File").filter(document_id=old).exists():
        follow(change, old, new)
    else:
        copy_corrections(change, old, new)
    settle(change, old)
