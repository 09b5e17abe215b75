"""The Shelf over the database: plain SQL, no models, so that asking starts fast and stays cheap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from registry.model import json
from registry.model.derived import Event
from registry.model.document import Document, Header, Mention
from registry.store.reader import Reader

# SQLite takes 32,766 parameters; small lots keep memory flat.
_LOT = 500
_DOCUMENTS = 20


class DatabaseShelf:
    """Implements model.shelf.Shelf. Each query sees the last committed state; what was withdrawn is not there."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._header = lru_cache(maxsize=20_000)(_header)

    @property
    def change(self) -> int:
        return int(self._reader.rows("SELECT COALESCE(MAX(number), 0) FROM registry_change")[0][0])

    def ids(self) -> Sequence[str]:
        return [id for (id,) in self._reader.rows("SELECT id FROM registry_document WHERE NOT withdrawn ORDER BY id")]

    def headers(self, *, ids: Iterable[str] = (), blocks: Iterable[str] = ()) -> Sequence[Header]:
        """Of the documents with one of the ids (present or former) or one of the blocks."""
        wanted, named = sorted(set(ids)), sorted(set(blocks))
        found: dict[str, str] = {}
        for lot, marks in _lots(wanted):
            found.update(
                self._reader.rows(f"SELECT id, header FROM registry_document WHERE NOT withdrawn AND id IN ({marks})", lot)
            )
            found.update(self._reader.rows(
                "SELECT d.id, d.header FROM registry_alias a JOIN registry_document d ON d.id = a.document "
                f"WHERE NOT d.withdrawn AND a.id IN ({marks})", lot,
            ))  # fmt: skip
        for lot, marks in _lots(named):
            found.update(self._reader.rows(
                "SELECT d.id, d.header FROM registry_block b JOIN registry_document d ON d.id = b.document_id "
                f"WHERE b.block IN ({marks})", lot,
            ))  # fmt: skip
        return [self._header(found[id]) for id in sorted(found)]

    def documents(self, ids: Iterable[str]) -> Iterator[Document]:
        """Sorted by id, a few in memory at a time; ids that are not on the shelf are passed over."""
        for lot, marks in _lots(sorted(set(ids)), _DOCUMENTS):
            for header, body, name in self._reader.rows(
                "SELECT d.header, f.body, d.name FROM registry_document d JOIN registry_file f ON f.id = d.file_id "
                f"WHERE NOT d.withdrawn AND d.id IN ({marks}) ORDER BY d.id", lot,
            ):  # fmt: skip
                yield assembled(body, self._header(header), name)

    def mentions(self, blocks: Iterable[str]) -> Sequence[Mention]:
        found: dict[tuple[str, int], str] = {}
        for lot, marks in _lots(sorted(set(blocks))):
            rows = self._reader.rows(f"SELECT document_id, ordinal, body FROM registry_mention WHERE block IN ({marks})", lot)
            found.update(((document, ordinal), body) for document, ordinal, body in rows)
        return [json.loads(found[key], Mention) for key in sorted(found)]

    def sharing(self, features: Iterable[str]) -> Sequence[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for lot, marks in _lots(sorted(set(features))):
            found.update(self._reader.rows(f"SELECT feature, document_id FROM registry_feature WHERE feature IN ({marks})", lot))
        return sorted(found)

    def events(self, id: str) -> Sequence[Event]:
        return [json.loads(body, Event) for (body,) in self._reader.rows(
            "SELECT body FROM registry_event WHERE document = ? ORDER BY id", [id],
        )]  # fmt: skip


def assembled(body: str, header: Header, name: str) -> Document:
    """The document as kept, with the header that now holds and its file called by one name whichever came first."""
    document = json.document(body)
    components = tuple(c if c.file == name else replace(c, file=name) for c in document.components)
    return replace(document, header=header, components=components)


def _header(text: str) -> Header:
    return json.loads(text, Header)


def _lots(values: Sequence[str], size: int = _LOT) -> Iterator[tuple[list[str], str]]:
    rest = iter(values)
    while lot := list(islice(rest, size)):
        yield lot, ",".join(["?"] * len(lot))
