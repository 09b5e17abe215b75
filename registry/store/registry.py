"""One registry: its home, its shelf, and what was done to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from json import loads
from pathlib import Path

from registry.model.document import Header
from registry.store import schema, settings
from registry.store.errors import StoreError
from registry.store.home import Home, default_home
from registry.store.lookup import lookup
from registry.store.reader import Reader
from registry.store.records import Correction, Decision, Entry, HeldFile, Withdrawal, moment
from registry.store.shelf import DatabaseShelf

# Changes that leave every text as it was: an index need not follow them.
_SILENT = ("source", "decided")


@dataclass(frozen=True, slots=True)
class Registry:
    """An open registry. Reading is safe in any thread and process while another writes."""

    home: Home
    shelf: DatabaseShelf
    reader: Reader

    @classmethod
    def open(cls, home: Path | str | None = None, *, create: bool = True) -> Registry:
        """Open the registry in the folder (None: the default one), made or migrated where needed.

        Raises StoreError: a network share, a newer schema, no registry there and create is False.
        """
        place = Home(Path(home if home is not None else default_home()).absolute())
        if not create and not place.path.is_file() and not place.database.is_file():
            raise StoreError(f"Chưa có sổ văn bản nào trong {place.path}; hãy thêm văn bản bằng `rasoat add <thư mục>`.")
        place.prepare()
        reader = Reader(place.database)
        schema.prepare(place, reader)
        return cls(place, DatabaseShelf(reader), reader)

    def close(self) -> None:
        """Close this thread's connections (Windows cannot move or delete an open file)."""
        self.reader.close()
        settings.disconnect(self.home.database)

    @property
    def change(self) -> int:
        """The number of the last committed change, 0 in an empty registry."""
        return self.shelf.change

    @property
    def token(self) -> str:
        """Made once with the database: by it an index, which is a cache, knows whose it is."""
        return str(self.reader.rows("SELECT detail FROM registry_change WHERE number = 0")[0][0])

    def changes_since(self, number: int) -> tuple[list[str], list[str]]:
        """(ids on the shelf, ids that left it) among those whose text or header changed after the number; sorted."""
        marks = ",".join(["?"] * len(_SILENT))
        touched = self.reader.rows(
            "SELECT DISTINCT c.document, d.id IS NOT NULL FROM registry_change c "
            "LEFT JOIN registry_document d ON d.id = c.document AND NOT d.withdrawn "
            f"WHERE c.number > ? AND c.document <> '' AND c.what NOT IN ({marks}) ORDER BY c.document",
            [number, *_SILENT],
        )
        return [id for id, here in touched if here], [id for id, here in touched if not here]

    def history(self, id: str | None = None) -> Sequence[Entry]:
        """What was done, oldest first: to one document, also under its former ids, or to all."""
        former = "WHERE document IN (SELECT ? UNION SELECT id FROM registry_alias WHERE document = ?)"
        where, values = (former, [id, id]) if id else ("WHERE number > 0", [])
        rows = self.reader.rows(
            f'SELECT number, at, "by", what, document, detail FROM registry_change {where} ORDER BY id', values
        )
        return [Entry(number, moment(at), by, what, document, detail) for number, at, by, what, document, detail in rows]

    def files(self, id: str) -> Sequence[HeldFile]:
        """Every file of the document, the one that speaks first."""
        rows = self.reader.rows(
            "SELECT f.sha256, f.suffix, f.size, f.reader, f.extractor, f.losses, d.file_id = f.id, s.name FROM registry_file f "
            "JOIN registry_document d ON d.id = f.document_id JOIN registry_source s ON s.file_id = f.id "
            "WHERE f.document_id = ? ORDER BY d.file_id <> f.id, f.weight, s.name",
            [id],
        )
        names: dict[str, list[str]] = {}
        for sha256, *_, name in rows:
            names.setdefault(sha256, []).append(name)
        return [
            HeldFile(
                sha256,
                suffix,
                tuple(dict.fromkeys(names.pop(sha256))),
                size,
                reader,
                extractor,
                tuple(loads(losses)),
                bool(speaks),
            )
            for sha256, suffix, size, reader, extractor, losses, speaks, _ in rows
            if sha256 in names
        ]

    def withdrawals(self) -> Sequence[Withdrawal]:
        """The documents that are off the shelf, sorted by id."""
        rows = self.reader.rows(
            'SELECT document_id, reason, "by", at FROM registry_withdrawal WHERE undone_at IS NULL ORDER BY document_id'
        )
        return [Withdrawal(document, reason, by, moment(at)) for document, reason, by, at in rows]

    def corrections(self, id: str) -> Sequence[Correction]:
        """Every correction of the document, oldest first, also those taken back."""
        rows = self.reader.rows(
            'SELECT what, value, read, reason, "by", at, undone_at IS NOT NULL, about FROM registry_correction '
            "WHERE document_id = ? ORDER BY id",
            [id],
        )
        return [
            Correction(what, value, read, reason, by, moment(at), bool(undone), about)
            for what, value, read, reason, by, at, undone, about in rows
        ]

    def decisions(self) -> dict[str, Decision]:
        """What was last decided of each finding, by fingerprint."""
        rows = self.reader.rows('SELECT fingerprint, document, state, reason, "by", at FROM registry_decision ORDER BY id')
        return {
            fingerprint: Decision(fingerprint, document, state, reason, by, moment(at))
            for fingerprint, document, state, reason, by, at in rows
        }

    def lookup(self, typed: str) -> Sequence[Header]:
        """Headers of what somebody types: an id, a former id, a number ('12/2025/QD-UBND')."""
        return lookup(self.shelf, typed)
