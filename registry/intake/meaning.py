"""What people say of a mention: which document it means, and what the text does to it. Kept by fingerprint, put over what was read."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from json import dumps, loads

from registry.model.document import RELATIONS, Document, Mention
from registry.model.keys import TargetKey
from registry.model.text import fold, squeeze
from registry.store.errors import StoreError

PREFIX = "mention:"


def fingerprints(document: Document) -> list[str]:
    """One for each mention: component, quote without regard to case and white space, and which of its like it is.

    No offset and no provision is in it, so that what people said holds after a better reading.
    """
    seen: Counter[tuple[str, str]] = Counter()
    told = []
    for mention in document.mentions:
        key = mention.place.component, fold(squeeze(mention.place.quote))
        seen[key] += 1
        told.append(hashlib.sha256("\x1f".join((*key, str(seen[key]))).encode()).hexdigest()[:12])
    return told


def find(document: Document, typed: str) -> tuple[str, Mention]:
    """Fingerprint and mention of what somebody types: a fingerprint or its beginning. Raises StoreError."""
    typed = typed.removeprefix(PREFIX)
    found = [(mark, m) for mark, m in zip(fingerprints(document), document.mentions) if typed and mark.startswith(typed)]
    if len(found) != 1:
        what = "không có viện dẫn nào" if not found else f"có {len(found)} viện dẫn"
        raise StoreError(f"{document.id} {what} mang mã '{typed}'; xem mã bằng `rasoat correct {document.id} --mentions`")
    mark, mention = found[0]
    if not isinstance(mention.target, TargetKey):
        raise StoreError(f"viện dẫn '{typed}' nói về chính văn bản này; chỉ sửa được viện dẫn tới văn bản khác")
    return mark, mention


def value(relation: str, meant: str) -> str:
    """As it is kept; '' where nothing is said of it. Raises StoreError for a relation that does not exist, or nothing said."""
    if relation and relation not in RELATIONS:
        raise StoreError(f"không có quan hệ '{relation}'; các quan hệ: {', '.join(RELATIONS)}")
    told = {name: said for name, said in (("relation", relation), ("meant", meant)) if said}
    if not told:
        raise StoreError("chưa nêu sửa gì của viện dẫn: --relation hoặc --target")
    return dumps(told, sort_keys=True)


def read(mention: Mention) -> str:
    """What stood there before, for the record."""
    assert isinstance(mention.target, TargetKey)
    return dumps({"relation": mention.relation, "target": mention.target.number or mention.target.name or ""}, ensure_ascii=False)


def under(document: Document, values: Mapping[str, str]) -> Document:
    """The document with what people said of its mentions; a warning where a mention that was corrected is not there any more.

    values: 'mention:<fingerprint>' -> value(); other keys are passed over.
    """
    said = {key.removeprefix(PREFIX): loads(text) for key, text in values.items() if key.startswith(PREFIX)}
    if not said:
        return document
    marks = fingerprints(document)
    mentions = tuple(_said(m, said[mark]) if mark in said else m for mark, m in zip(marks, document.mentions))
    lost = [
        f"Có sửa đổi của người dùng cho viện dẫn '{mark}' nhưng không còn thấy viện dẫn đó."
        for mark in sorted(set(said) - set(marks))
    ]
    return replace(document, mentions=mentions, warnings=(*document.warnings, *(w for w in lost if w not in document.warnings)))


def _said(mention: Mention, told: Mapping[str, str]) -> Mention:
    target = mention.target
    if isinstance(target, TargetKey) and told.get("meant"):
        target = replace(target, meant=told["meant"])
    return replace(mention, target=target, relation=told.get("relation", mention.relation))
