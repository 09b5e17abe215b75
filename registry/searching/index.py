"""A registry's index in its folder: a cache of the store, current up to a change number, rebuilt whenever in doubt.

Layout: `current.json` points to a generation `g000001/` with an engine's files. Writing goes through one lock; a rebuild
fills a new generation and then switches the pointer, so that readers always have one that is whole.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from registry.model.spans import Place, Span
from registry.searching.answer import Result, answer
from registry.searching.query import parse_query
from registry.searching.tree import Query
from registry.searching.units import Unit

if TYPE_CHECKING:
    from registry.searching.engine import Engine

WHOOSH_AT_MOST = 20_000  # units; beyond, `auto` takes tantivy (docs/benchmarks.md)
_OPENINGS = 3  # tries; a commit met on the way is over by the second
_LOOKS = 4  # a reader that falls behind a writer so often in a row is none
_SWITCHES = 20
EngineName = Literal["auto", "whoosh", "tantivy"]


class Absent(Exception):  # noqa: N818
    """There is no index that can be trusted: rebuild() it."""


class Busy(Exception):  # noqa: N818
    """Another process is writing the index."""


@dataclass(frozen=True, slots=True)
class _Pointer:
    """folder, owner: whose index this is; one that was copied from elsewhere says another folder, and is not opened."""

    schema: str
    engine: str
    generation: str
    change: int
    folder: str
    owner: str


class Index:
    """The index of one registry. Safe for threads."""

    def __init__(self, folder: Path, engine: EngineName = "auto", owner: str = "") -> None:
        self._folder = folder
        self._wanted = engine
        self._owner = owner
        self._lock = threading.RLock()
        self._opened: tuple[_Pointer, Engine] | None = None

    @property
    def change(self) -> int | None:
        """The store's change number up to which the index is current; None = absent, to be rebuilt."""
        opened = self._open()
        return opened[0].change if opened else None

    @property
    def engine(self) -> str | None:
        """Name of the engine in use; None = absent."""
        opened = self._open()
        return opened[0].engine if opened else None

    @property
    def outgrown(self) -> bool:
        """Whether `auto` would take another engine by now, so that a rebuild is worth its time."""
        opened = self._open()
        return bool(opened and self._wanted == "auto" and opened[0].engine == "whoosh" and len(opened[1]) > 1.5 * WHOOSH_AT_MOST)

    def __bool__(self) -> bool:
        return True  # an empty index is one, too

    def __len__(self) -> int:
        """How many units it holds."""
        opened = self._open()
        return len(opened[1]) if opened else 0

    def search(
        self,
        query: str | Query,
        within: Iterable[str] | None = None,
        first: int = 0,
        count: int = 20,
        documents: bool = False,
        nearest: bool = True,
    ) -> Result:
        """Hits number first .. first + count of `query`, best first, from 0.

        within: ids of the documents looked at, None = all; what query.outside asks is the caller's to turn into it.
        documents: count the hits of each document too. nearest: where no unit holds all words, show the nearest.
        Raises Absent where there is no index.
        """
        asked = parse_query(query) if isinstance(query, str) else query
        only = None if within is None else frozenset(within)
        for attempt in range(1, _LOOKS + 1):
            opened = self._open()
            if opened is None:
                break
            try:
                return answer(opened[1], asked, only, first, count, documents, nearest)
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException:  # a damaged index raises what it likes, tantivy's panic is not even an Exception
                self._let_go()
                if attempt > 1 and self._read_pointer() == opened[0]:  # else a writer went on meanwhile: look again
                    _ask_another(opened[0].engine, asked, only)
                    self._pointer_file.unlink(missing_ok=True)
        raise Absent(str(self._folder))

    def update(self, units: Iterable[Unit], gone: Iterable[str], change: int, wait: float = 60.0) -> None:
        """Takes out the documents `gone`, replaces those that `units` belong to, and is current up to `change`.

        Doing it again changes nothing. Raises Busy after `wait` seconds, Absent where there is nothing to update.
        """
        with self._writing(wait):
            opened = self._open()
            if opened is None:
                raise Absent(str(self._folder))
            pointer, engine = opened
            engine.write(units, gone)
            self._point(_Pointer(schema(), engine.name, pointer.generation, change, pointer.folder, self._owner))

    def rebuild(self, units: Iterable[Unit], change: int, wait: float = 60.0) -> None:
        """A new generation from all units, with the engine that fits their number; then the old ones go. Raises Busy."""
        import shutil

        with self._writing(wait):
            generation = self._next_generation()
            units = iter(units)
            start = list(islice(units, WHOOSH_AT_MOST + 1)) if self._wanted == "auto" else []
            name = self._wanted if self._wanted != "auto" else "whoosh" if len(start) <= WHOOSH_AT_MOST else "tantivy"
            (self._folder / generation).mkdir(parents=True)
            engine = _engine(name, self._folder / generation, create=True)
            engine.write(chain(start, units))
            engine.close()
            self._let_go()
            self._point(_Pointer(schema(), name, generation, change, self._where(), self._owner))
            for old in self._generations():
                if old.name != generation:
                    shutil.rmtree(old, ignore_errors=True)  # on Windows one that is being read stays until the next time

    @property
    def _pointer_file(self) -> Path:
        return self._folder / "current.json"

    def _where(self) -> str:
        return str(self._folder.resolve())

    def _generations(self) -> list[Path]:
        return sorted(path for path in self._folder.glob("g[0-9]*") if path.is_dir())

    def _next_generation(self) -> str:
        self._folder.mkdir(parents=True, exist_ok=True)
        return f"g{max((int(path.name[1:]) for path in self._generations()), default=0) + 1:06d}"

    def _read_pointer(self) -> _Pointer | None:
        try:
            pointer = _Pointer(**json.loads(self._pointer_file.read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
        ours = (pointer.schema, pointer.folder, pointer.owner) == (schema(), self._where(), self._owner)
        fits = self._wanted in ("auto", pointer.engine) and pointer.generation in {path.name for path in self._generations()}
        return pointer if ours and fits and isinstance(pointer.change, int) else None

    def _open(self) -> tuple[_Pointer, Engine] | None:
        """What the pointer says now; opened again where another process has moved it; None after any error."""
        with self._lock:
            for _ in range(_OPENINGS):
                pointer = self._read_pointer()
                if pointer is None:
                    break
                if self._opened and self._opened[0] == pointer:
                    return self._opened
                self._let_go()
                try:
                    self._opened = pointer, _engine(pointer.engine, self._folder / pointer.generation)
                    return self._opened
                except (KeyboardInterrupt, SystemExit):
                    raise
                except BaseException:  # a commit met on the way, or a damaged index: look again, then give it up
                    time.sleep(0.05)
            self._let_go()
            return None

    def _let_go(self) -> None:
        with self._lock:
            self._opened = None

    def _point(self, pointer: _Pointer) -> None:
        """Switches the pointer at once and for good; readers of other processes follow when they next look."""
        new = self._folder / "current.new"
        with new.open("wb") as file:
            file.write(json.dumps(asdict(pointer), ensure_ascii=False).encode())
            file.flush()
            os.fsync(file.fileno())
        for attempt in range(_SWITCHES):
            try:
                new.replace(self._pointer_file)
                break
            except PermissionError:  # Windows, while somebody reads it
                if attempt == _SWITCHES - 1:
                    raise
                time.sleep(0.05)

    @contextmanager
    def _writing(self, wait: float) -> Iterator[None]:
        from whoosh.util.filelock import FileLock

        self._folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(self._folder / "lock"))
        end = time.monotonic() + wait
        while not lock.acquire(blocking=False):
            if time.monotonic() >= end:
                raise Busy(str(self._folder))
            time.sleep(0.05)
        try:
            with self._lock:
                yield
        finally:
            lock.release()


@cache
def schema() -> str:
    """What an index holds and how its text is cut, as a digest of the code that decides it: nobody can forget to count it up."""
    here = Path(__file__).parent
    engines = [here / "engines" / name for name in ("whoosh.py", "codec.py", "tantivy.py")]
    model = [here.parent / "model" / name for name in ("text.py", "numbers.py", "keys.py")]
    code = b"".join(path.read_bytes() for path in (here / "analysis.py", here / "units.py", here / "packing.py", *engines, *model))
    return sha256(code).hexdigest()[:16]


def _engine(name: str, folder: Path, create: bool = False) -> Engine:
    if name == "whoosh":
        from registry.searching.engines.whoosh import Whoosh

        return Whoosh(folder, create)
    from registry.searching.engines.tantivy import Tantivy

    return Tantivy(folder, create)


def _ask_another(name: str, query: Query, within: frozenset[str] | None) -> None:
    """Raises where a sound index, too, fails over the query: then it is no damage, and rebuilding would not help."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        engine = _engine(name, Path(folder), create=True)
        engine.write([Unit(Place("sound", "main", "main/dieu_1", Span(0, 3), "một"))])
        answer(engine, query, within, 0, 1, True, True)
