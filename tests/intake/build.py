"""Small documents and what a worker would have read of them, so that commits can be tested without reading files."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from registry.intake.committing import Incoming
from registry.intake.statements import statements, text_digest
from registry.model import json
from registry.model.document import Component, Document, Header, Mention, Provision
from registry.model.keys import DocKey, TargetKey
from registry.model.spans import Place, Span


def decree(
    number: str = "12/2025/QĐ-UBND",
    issued: date | None = date(2025, 9, 30),
    text: str = "Điều 1. Bãi bỏ Quyết định số 14/2020/QĐ-UBND.",
    *,
    cites: str | None = "14/2020/QĐ-UBND",
    title: str = "Ban hành quy định",
    issuer: str = "lam-dong-2025.ubnd",
    file: str = "a.docx",
) -> Document:
    """A decision of one article; cites: a number printed in its text."""
    key = DocKey(issuer, "qd", number, issued)
    header = Header(key.id, key, "Ủy ban nhân dân tỉnh Lâm Đồng", "Quyết định", number, "Lâm Đồng", issued, title=title, form="normative")
    main = Component("main", "Quyết định", None, file, text, (Provision("main/dieu_1", "dieu", "1", None, None, Span(0, len(text))),))
    mentions: tuple[Mention, ...] = ()
    if cites:
        at = text.index(cites)
        place = Place(key.id, "main", "main/dieu_1", Span(at, at + len(cites)), cites)
        mentions = (Mention(place, TargetKey("Quyết định", cites), "bai_bo"),)
    return Document(header, (main,), mentions, extractor="thử 1")


def read_of(document: Document, losses: tuple[str, ...] = ()) -> dict[str, Any]:
    """As worker.read() gives it, and as JSON brings it."""
    return {
        "statements": asdict(statements(document)), "body": json.dumps(document), "text": text_digest(document), "reader": "thử 1",
        "extractor": document.extractor, "losses": list(losses), "warnings": [], "title": document.header.title,
    }  # fmt: skip


def incoming(path: Path, content: str) -> Incoming:
    """A file with this content, written there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode()
    path.write_bytes(data)
    return Incoming(path.name, str(path), path.name, path.suffix, hashlib.sha256(data).hexdigest(), len(data))
