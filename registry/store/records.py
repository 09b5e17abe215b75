"""What the registry remembers beside the documents, as it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Verdict = Literal["confirmed", "rejected", "deferred"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: what was done to a document, when, by whom; detail is JSON or ''.

    what: added, new_version, twin, source, reread, moved, withdrawn, restored, decided, recorded, corrected,
    uncorrected, listed.
    """

    number: int
    at: datetime
    by: str
    what: str
    document: str
    detail: str


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file of a document. names: what it was called where it came from; losses: Vietnamese sentences; speaks: its text is the one shown."""

    sha256: str
    suffix: str
    names: tuple[str, ...]
    size: int
    reader: str
    extractor: str
    losses: tuple[str, ...]
    speaks: bool


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A document that is off the shelf now."""

    document: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person last said of a finding."""

    fingerprint: str
    document: str
    state: Verdict
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person set in place of what was read. what: a header field, or 'mention' with its fingerprint in about;
    read: what stood there; undone: taken back since.
    """

    what: str
    value: str
    read: str
    reason: str
    by: str
    at: datetime
    undone: bool
    about: str = ""


def moment(text: str) -> datetime:
    """As Django writes it into SQLite: UTC, without a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
