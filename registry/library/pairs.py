"""Provisions of two documents that share enough features to be read side by side (A2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from registry.model import Document, Place


class Sharing(Protocol):
    def document(self, id: str) -> Document | None: ...
    def sharing(self, features: Iterable[str]) -> Sequence[tuple[str, str]]: ...


def pairs(library: Sharing, id: str) -> tuple[tuple[Place, Place, str], ...]:
    return ()
