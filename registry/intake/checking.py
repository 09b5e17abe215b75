"""Findings kept between runs, so that an added document has only what it touches checked again.

A cache like the index: `findings.sqlite3` beside the registry, thrown away whenever the day, the rules or the file itself do not fit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from registry.checks.cache import Kept, answers, check_kept, findings, version
from registry.library import Library
from registry.model import Document, Finding, json
from registry.store.registry import Registry

_SCHEMA = """
CREATE TABLE IF NOT EXISTS state (day TEXT, version TEXT, change INTEGER);
CREATE TABLE IF NOT EXISTS kept (document TEXT PRIMARY KEY, findings TEXT);
CREATE TABLE IF NOT EXISTS asked (key TEXT, document TEXT, PRIMARY KEY (key, document)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answered (document TEXT, key TEXT, PRIMARY KEY (document, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS asked_document ON asked (document);
"""


def check_registry(registry: Registry, day: date) -> list[Finding]:
    """What check() says of every document held, as of the day: kept results where nothing that they asked has changed."""
    path = registry.home.path / "findings.sqlite3"
    try:
        results = _checked(registry, day, path)
    except sqlite3.DatabaseError:  # damaged, or it cannot be written: it is only a cache
        with suppress(OSError):
            path.unlink(missing_ok=True)
        results = _checked(registry, day, ":memory:")
    return findings(results, Library(registry.shelf, day))


def _checked(registry: Registry, day: date, path: Path | str) -> list[Kept]:
    with closing(sqlite3.connect(path, timeout=60.0)) as cache:
        change = _fit(cache, day)
        now = registry.change
        changed, gone = registry.changes_since(change)
        _forget(cache, registry, changed, gone)
        held = {one.document: one for one in _held(cache, day)}
        every = list(registry.shelf.ids())
        results = list(check_kept(every, registry.shelf, day, held))
        for one in results:
            if one.document not in held:
                _keep(cache, one)
        _note_answers(cache, registry, every)
        cache.execute("UPDATE state SET change = ?", (now,))
        cache.commit()
    return results


def _fit(cache: sqlite3.Connection, day: date) -> int:
    """The change up to which the cache is current; 0, and nothing in it, where day or rules do not fit."""
    cache.executescript(_SCHEMA)
    row = cache.execute("SELECT day, version, change FROM state").fetchone()
    if row and row[:2] == (day.isoformat(), version()):
        return int(row[2])
    for table in ("state", "kept", "asked", "answered"):
        cache.execute(f"DELETE FROM {table}")
    cache.execute("INSERT INTO state VALUES (?, ?, 0)", (day.isoformat(), version()))
    return 0


def _forget(cache: sqlite3.Connection, registry: Registry, changed: list[str], gone: list[str]) -> None:
    """Take out the results that the changed documents touch, by what they answered to before and answer to now."""
    touched = {key for id in (*changed, *gone) for (key,) in cache.execute("SELECT key FROM answered WHERE document = ?", (id,))}
    for document in _documents(registry, changed):
        touched |= answers(document)
    stale = {id for key in touched for (id,) in cache.execute("SELECT document FROM asked WHERE key = ?", (key,))}
    for id in sorted({*stale, *changed, *gone}):
        for table in ("kept", "asked", *(("answered",) if id in changed or id in gone else ())):
            cache.execute(f"DELETE FROM {table} WHERE document = ?", (id,))


def _held(cache: sqlite3.Connection, day: date) -> Iterator[Kept]:
    for document, told in cache.execute("SELECT document, findings FROM kept ORDER BY document"):
        yield Kept(document, day, version(), frozenset(), json.loads(told, tuple[Finding, ...]))


def _keep(cache: sqlite3.Connection, one: Kept) -> None:
    cache.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (one.document, json.dumps(one.findings)))
    cache.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?)", ((key, one.document) for key in sorted(one.asked)))


def _note_answers(cache: sqlite3.Connection, registry: Registry, every: Iterable[str]) -> None:
    known = {id for (id,) in cache.execute("SELECT DISTINCT document FROM answered")}
    for document in _documents(registry, sorted(set(every) - known)):
        cache.executemany(
            "INSERT OR IGNORE INTO answered VALUES (?, ?)", ((document.id, key) for key in sorted(answers(document)))
        )


def _documents(registry: Registry, ids: Iterable[str]) -> Iterator[Document]:
    """The documents; of which only the header is held, without text."""
    left = set(ids)
    for document in registry.shelf.documents(sorted(left)):
        left.discard(document.id)
        yield document
    for header in registry.shelf.headers(ids=left):
        yield Document(header, ())
