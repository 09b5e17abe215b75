"""Whoosh unpickles everything that it reads. Here its unpickler learns to refuse all but numbers, lists and its own segments.

So a hostile index is an error, which means: rebuild; it never runs code. Whoosh 2.7.4 is the last of its line, which
is why two of its names can be replaced with confidence (`loads` where postings are read, `load` in its files).
"""

from __future__ import annotations

import io
import pickle
from typing import IO

import whoosh.codec.whoosh3
import whoosh.filedb.structfile
from whoosh.filedb.filestore import FileStorage

_ALLOWED = {
    ("whoosh.codec.whoosh3", "W3Segment"),
    ("registry.searching.engines.codec", "Codec"),
    ("collections", "defaultdict"),
    *((module, name) for module in ("builtins", "__builtin__") for name in ("int", "set")),
}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in an index")
        return super().find_class(module, name)


def load(stream: IO[bytes]) -> object:
    return _Unpickler(stream).load()


def loads(data: bytes) -> object:
    return _Unpickler(io.BytesIO(data)).load()


class OwnFolder(FileStorage):  # type: ignore[misc]
    """A folder's files, and none elsewhere: names in an index that lead out of it are refused."""

    def _fpath(self, fname: str) -> str:
        if fname != fname.replace("/", "").replace("\\", "").replace(":", "") or fname in ("", ".", ".."):
            raise OSError(f"not a name of an index's file: {fname!r}")
        return str(super()._fpath(fname))


whoosh.codec.whoosh3.loads = loads
whoosh.filedb.structfile.load_pickle = load
