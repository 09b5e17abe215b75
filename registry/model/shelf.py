"""The two things that hold documents: Shelf, raw memory, and Library, all that tracking and checks ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from registry.model.derived import Event, Link, Status
from registry.model.document import Document, Header, Mention
from registry.model.spans import Place
from registry.model.statement import Statement


class Shelf(Protocol):
    """Raw memory: the database (store/), a dict in tests, an overlay of a draft upon either. Sequences are sorted by id."""

    @property
    def change(self) -> int:
        """Grows with every committed change."""

    def ids(self) -> Sequence[str]: ...
    def headers(self, *, ids: Iterable[str] = (), blocks: Iterable[str] = ()) -> Sequence[Header]: ...
    def documents(self, ids: Iterable[str]) -> Iterator[Document]: ...
    def mentions(self, blocks: Iterable[str]) -> Sequence[Mention]:
        """Every mention whose target shares a block; its place names the citing document."""

    def sharing(self, features: Iterable[str]) -> Sequence[tuple[str, str]]:
        """(feature, id) of every document that has one of the features (library.features)."""

    def events(self, id: str) -> Sequence[Event]:
        """Events that a person or a catalogue recorded about the document."""


class Library(Protocol):
    """All that tracking and checks ask; registry.library.Library is the one implementation, over any Shelf.

    cited_by(d) = mentions(d.blocks), each resolved against headers(its blocks): no table of links, no order.
    """

    day: date

    @property
    def asked(self) -> frozenset[str]:
        """Ids, blocks and features asked for, found or not: what a newcomer touches is computed again."""

    def ids(self) -> Sequence[str]: ...
    def header(self, id: str) -> Header | None: ...
    def document(self, id: str) -> Document | None: ...
    def links(self, id: str) -> Sequence[Link]: ...
    def cited_by(self, id: str) -> Sequence[Link]: ...
    def events(self, id: str) -> Sequence[Event]: ...
    def status(self, id: str, provision: str | None = None, day: date | None = None, territory: str | None = None) -> Status: ...
    def beside(self, id: str) -> Sequence[str]:
        """Ids of the documents that are to be read beside this one, because they share features or rest on each other; sorted."""
    def pairs(self, id: str, other: str) -> Sequence[tuple[Place, Place, str]]:
        """Provisions of `id` with those of one that stands beside it, with the reason; symmetric, by threshold."""
    def statement(self, place: Place) -> Statement | None:
        """What stands at a place that pairs() gave; None for titles."""
