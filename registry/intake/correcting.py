"""People's corrections of headers: kept beside what was read, applied to it, and taken back (ADR 10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from json import dumps, loads

from registry.intake import meaning
from registry.intake.applying import Restated, clean, header_under, listed, restated
from registry.intake.choosing import settle
from registry.intake.following import copy_corrections, follow
from registry.intake.plausible import unusual
from registry.intake.transaction import Writing, writing
from registry.law.acts import act_of
from registry.model import json
from registry.model.document import Header
from registry.store.errors import StoreError
from registry.store.registry import Registry

_TRIES = 5


def standing(registry: Registry, id: str) -> dict[str, str]:
    """What people set of the document and did not take back: by header field, and by 'mention:<fingerprint>'."""
    return {_name(c.what, c.about): c.value for c in registry.corrections(id) if not c.undone}


def _name(what: str, about: str) -> str:
    return f"{what}:{about}" if about else what


def standing_for(registry: Registry, read_as: str, sha256: str) -> dict[str, str]:
    """What holds for a file that reads as this document: corrections of the document that it, or another that reads alike, is of."""
    rows = registry.reader.rows(
        "SELECT document_id, 0 FROM registry_file WHERE sha256 = ? UNION SELECT document_id, 1 FROM registry_file WHERE read_as = ? "
        "ORDER BY 2, 1",
        [sha256, read_as],
    )
    return next(filter(None, (standing(registry, id) for id in [*(id for id, _ in rows), read_as])), {})


def correct(
    registry: Registry, id: str, values: Mapping[str, str], reason: str, by: str, *, join: bool = False, sure: bool = False
) -> str:
    """Set header fields of a document; returns its id from now on. The former id stays as an alias, decisions follow.

    values: names of FIELDS with what holds. join: where the corrected header is that of a document already held, the two become one.
    sure: an unusual value is meant (plausible.unusual). Raises StoreError: no such document, a value that cannot be, or is unusual
    where sure is False, no reason, nobody's name, two documents where join is False.
    """
    _signed(reason, by)
    values = {field: clean(field, value) for field, value in values.items()}
    if not values:
        raise StoreError("chưa nêu trường nào để sửa (--set TRƯỜNG=GIÁ TRỊ)")
    for header in registry.shelf.headers(ids=[id]) if not sure else ():
        if doubts := unusual(header_under(header, values), values, date.today()):
            raise StoreError(f"{'; '.join(doubts)}; nếu đúng như vậy, hãy thêm --force")

    def write(change: Writing, header: Header) -> None:
        rows = change.rows("Correction")
        for field, value in sorted(values.items()):
            rows.filter(document_id=id, what=field, undone_at=None).update(undone_by=by, undone_at=change.at)
            was = getattr(header, field)
            rows.create(
                document_id=id, what=field, value=value, read=was.isoformat() if hasattr(was, "isoformat") else was or "",
                reason=reason.strip(), by=by, at=change.at,
            )  # fmt: skip

    return _rewrite(registry, id, {**standing(registry, id), **values}, write, ("corrected", values, reason, by), join)


def correct_mention(registry: Registry, id: str, typed: str, relation: str, meant: str, reason: str, by: str) -> str:
    """Say which document a mention means, what the text does to it, or both; returns the mention's fingerprint.

    typed: the fingerprint or its beginning; relation: of model RELATIONS; meant: id of a document that is held or in the
    catalogue; '' leaves what was read or said before. Raises StoreError: no such mention, document or relation, no reason,
    nobody's name.
    """
    _signed(reason, by)
    document = next(iter(registry.shelf.documents([id])), None)
    if document is None:
        raise StoreError(f"{id} không có nội dung trong kho nên không có viện dẫn để sửa.")
    about, mention = meaning.find(document, typed)
    if meant and not registry.shelf.headers(ids=[meant]) and act_of(meant) is None:
        raise StoreError(f"không có văn bản '{meant}' trong kho hay danh mục; hãy thêm văn bản đó trước")
    said, held = loads(meaning.value(relation, meant)), standing(registry, id)
    name = _name("mention", about)
    value = dumps({**loads(held.get(name, "{}")), **said}, sort_keys=True)

    def write(change: Writing, header: Header) -> None:
        rows = change.rows("Correction")
        before = rows.filter(document_id=id, what="mention", about=about, undone_at=None)
        read = before.values_list("read", flat=True).first() or meaning.read(mention)
        before.update(undone_by=by, undone_at=change.at)
        rows.create(
            document_id=id, what="mention", about=about, value=value, read=read, reason=reason.strip(), by=by, at=change.at
        )

    told = {"mention": about, "quote": mention.place.quote, **said}
    _rewrite(registry, id, {**held, name: value}, write, ("corrected", told, reason, by), False)
    return about


def take_back(registry: Registry, id: str, fields: Iterable[str], reason: str, by: str) -> str:
    """What was read holds again for these fields and mentions; returns the document's id from now on. Raises StoreError."""
    _signed(reason, by)
    held, fields = standing(registry, id), sorted(set(fields))
    for field in fields:
        if field not in held:
            raise StoreError(f"trường '{field}' của {id} chưa được sửa nên không có gì để lấy lại")

    def write(change: Writing, header: Header) -> None:
        for what, _, about in (field.partition(":") for field in fields):
            rows = change.rows("Correction").filter(document_id=id, what=what, about=about, undone_at=None)
            rows.update(undone_by=by, undone_at=change.at)

    left = {field: value for field, value in held.items() if field not in fields}
    return _rewrite(registry, id, left, write, ("uncorrected", {f: held[f] for f in fields}, reason, by), True)


def _signed(reason: str, by: str) -> None:
    if not by.strip():
        raise StoreError("Sửa thông tin cần có tên người sửa (--by).")
    if not reason.strip():
        raise StoreError("Sửa thông tin cần có lý do (--reason).")


def _rewrite(registry: Registry, id: str, values: Mapping[str, str], write, told, join: bool) -> str:
    """Read the files again under the values outside of any transaction, then write all of it in one if nothing happened meanwhile."""
    what, fields, reason, by = told
    for _ in range(_TRIES):
        seen = registry.change
        headers = registry.shelf.headers(ids=[id])
        if not headers or headers[0].id != id:
            raise StoreError(f"Không có văn bản {id} trong kho, hoặc văn bản đã được rút.")
        rows = registry.reader.rows("SELECT id, body, printed FROM registry_file WHERE document_id = ? ORDER BY weight", [id])
        again = any(field.startswith(meaning.PREFIX) for field in fields)
        files = {row: restated(body, printed, values, again) for row, body, printed in rows}
        with writing(registry, by) as change:
            if registry.change != seen:
                continue
            write(change, headers[0])
            targets = _targets(change, id, files, values)
            _refuse_two(change, id, targets, join)
            _place(change, id, files, targets)
            change.note(what, targets[0], reason=reason.strip(), **({"was": id} if targets[0] != id else {}), **fields)
            return targets[0]
    raise StoreError("Kho đang được ghi liên tục; hãy thử lại sau.")


def _targets(change: Writing, id: str, files: Mapping[int, Restated], values: Mapping[str, str]) -> list[str]:
    """The ids that the document's files now have, that of the file that speaks first."""
    found = list(dict.fromkeys(one.statements.id for one in files.values()))
    for listing in change.rows("Listing").filter(document_id=id).order_by("source") if not found else ():
        found.append(listed(listing.header, values).id)
    return found[:1] if not files else found


def _refuse_two(change: Writing, id: str, targets: Iterable[str], join: bool) -> None:
    for target in targets:
        held = change.rows("Document").filter(id=target).first() if target != id else None
        if held is not None and held.withdrawn:
            raise StoreError(f"{target} đã được rút khỏi kho; hãy hoàn tác việc rút trước.")
        if held is not None and held.file_id is not None and not join:
            raise StoreError(f"kho đã có văn bản {target}; nếu đó chính là văn bản này, hãy thêm --join để nhập làm một.")


def _place(change: Writing, id: str, files: Mapping[int, Restated], targets: list[str]) -> None:
    """Give the files to the documents that they now are of."""
    change.rows("Document").filter(id=id).update(file=None)
    for target in targets:
        change.rows("Document").get_or_create(id=target, defaults={"header": json.dumps(Header(target, None))})
        change.rows("Alias").filter(id=target).delete()
    for row, one in files.items():
        change.rows("File").filter(id=row).update(
            document_id=one.statements.id, body=one.body, printed=one.printed, read_as=one.read_as
        )
    if id not in targets:
        change.note("moved", id, to=targets[0])
        follow(change, id, targets[0])
    for target in targets:
        if target not in (id, targets[0]):
            copy_corrections(change, id if id in targets else targets[0], target)
        change.rows("Document").filter(id=target).update(file=None)
    for target in sorted({id, *targets}):
        settle(change, target)
