"""The documents in a zip, each laid out as a file for as long as it is being taken in."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from registry.intake.walking import Found
from registry.store.errors import reason


def unpacked(found: Iterable[Found], folder: Path) -> Iterator[Found]:
    """The same, with each zip replaced by its documents, written into `folder` one at a time, as they are asked for.

    A zip that is broken, encrypted or a bomb is refused, and so is a document in it that cannot be had; a zip in a zip is left out.
    """
    for one in found:
        if one.path.suffix.lower() == ".zip" and not (one.skip or one.missing):
            yield from _members(one.path, folder)
        else:
            yield one


def _members(path: Path, folder: Path) -> Iterator[Found]:
    from registry.reading import Unreadable
    from registry.reading.archive import is_archive, members

    empty = True
    try:
        if not is_archive(path):  # a document of another ending, or broken: for reading to say
            yield Found(path)
            return
        for name, data in members(path):
            empty = False
            if isinstance(data, Unreadable):
                yield Found(path, shown=path / name, refused=data.message)
                continue
            file = folder / (uuid.uuid4().hex + Path(name).suffix)
            file.write_bytes(data)
            yield Found(file, shown=path / name)
    except Unreadable as refusal:
        yield Found(path, refused=refusal.message)
        return
    except OSError as error:
        yield Found(path, missing=f"không mở được tệp nén ({reason(error)})")
        return
    if empty:
        yield Found(path, skip="tệp nén không có văn bản nào")
