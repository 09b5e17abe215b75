"""How Whoosh writes our postings: few large blocks, and no look at lengths of fields that it does not keep."""

from __future__ import annotations

from collections.abc import Iterable

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment
from whoosh.fields import Schema
from whoosh.filedb.filestore import Storage

_BLOCK = 4096  # postings; whole lists are read, never skipped through
_COMPRESSION = 1


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Schema, lengths: object, items: Iterable[object]) -> None:
        """Without `lengths`, for which Whoosh would look for a file once for every posting."""
        super().add_postings(schema, None, items)


class Codec(W3Codec):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__(blocklimit=_BLOCK, compression=_COMPRESSION)

    def field_writer(self, storage: Storage, segment: W3Segment) -> _FieldWriter:
        return _FieldWriter(self, storage, segment)
