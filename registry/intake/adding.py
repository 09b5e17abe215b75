"""add(): files in, one outcome a file out, each committed before it is told."""

from __future__ import annotations

import getpass
import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from registry.intake.committing import Incoming, commit, commit_again, is_known, unchanged
from registry.intake.keeping import digest, keep
from registry.intake.outcome import Outcome, Result
from registry.intake.pool import Pool
from registry.intake.transaction import ready
from registry.intake.unpacking import unpacked
from registry.intake.walking import Found, walk
from registry.store.errors import StoreError, reason
from registry.store.registry import Registry

MOST_JOBS = 8
# How far the workers may run ahead of the commits: bounds what waits in memory.
_AHEAD = 8
_SECONDS, _SECONDS_A_MEGABYTE = 30.0, 10.0


class Step(NamedTuple):
    """A file under way: what to wait for (None: nothing), and what gives its outcome then."""

    waits: Future[dict[str, Any]] | None
    outcome: Callable[[], Outcome]


def add(
    paths: Iterable[Path | str],
    home: Registry | Path | str | None = None,
    *,
    jobs: int | None = None,
    seconds: float | None = None,
    by: str | None = None,
    index: bool = True,
) -> Iterator[Outcome]:
    """Take files, folders and zips into the registry; yields an outcome a file, in order, after its commit: what was yielded is kept.

    home: an open registry or its folder; jobs: worker processes (None: one a core); seconds: the deadline a file (None: 10 and 10 more a megabyte); by: who adds
    (None: the system's user); index: let the search index catch up at the end. One bad file never harms the rest.
    Raises StoreError where the registry cannot be opened.
    """
    registry, who = home if isinstance(home, Registry) else Registry.open(home), user() if by is None else by
    with TemporaryDirectory(prefix="rasoat-", ignore_cleanup_errors=True) as folder, Pool(jobs or cores()) as pool:
        files = unpacked(walk(paths), Path(folder))
        yield from in_order(_begin(one, registry, pool, seconds, who) for one in files)
    if index:
        from registry.intake.indexing import catch_up

        catch_up(registry)


def in_order(steps: Iterable[Step]) -> Iterator[Outcome]:
    """Outcomes in the order of the steps, which are begun ahead of the commits, but only so far."""
    waiting: deque[Step] = deque()
    for step in steps:
        waiting.append(step)
        while waiting and (len(waiting) > _AHEAD or waiting[0].waits is None or waiting[0].waits.done()):
            yield waiting.popleft().outcome()
    while waiting:
        yield waiting.popleft().outcome()


def _begin(one: Found, registry: Registry, pool: Pool, seconds: float | None, by: str) -> Step:
    step = _step(one, registry, pool, seconds, by)
    return Step(step.waits, lambda: _cleared(one.path, step.outcome)) if one.shown and not one.refused else step


def _cleared(path: Path, outcome: Callable[[], Outcome]) -> Outcome:
    """The outcome of a file that was laid out for it."""
    try:
        return outcome()
    finally:
        path.unlink(missing_ok=True)


def _step(one: Found, registry: Registry, pool: Pool, seconds: float | None, by: str) -> Step:
    file = _printable(one.name)
    if why := one.skip or one.missing or one.refused:
        return _said(Outcome(file, None, "skipped" if one.skip else "failed" if one.missing else "refused", (why,)))
    try:
        incoming = _incoming(one.path, one.name)
    except OSError as error:
        return _said(Outcome(file, None, "failed", (f"không đọc được tệp ({reason(error)})",)))
    same = unchanged(registry, incoming)
    if same:
        return _said(same)
    if is_known(registry, incoming.sha256):
        return Step(None, lambda: _safely(file, lambda: commit_again(registry, incoming, by)))
    return reading(one.path, incoming, registry, pool, seconds, by)


def _said(outcome: Outcome) -> Step:
    return Step(None, lambda: outcome)


def reading(path: Path, incoming: Incoming, registry: Registry, pool: Pool, seconds: float | None, by: str) -> Step:
    """Have the file at path read by a worker, then keep its bytes and commit."""
    limit = seconds or _SECONDS + _SECONDS_A_MEGABYTE * incoming.size / 1e6
    future = pool.submit(path, incoming.name, limit)
    ready(registry)  # while the worker starts
    return Step(future, lambda: _finish(registry, incoming, path, future.result(), by))


def _finish(registry: Registry, incoming: Incoming, path: Path, answer: dict[str, Any], by: str) -> Outcome:
    if "read" not in answer:
        result: Result = "refused" if "refused" in answer else "failed"
        return Outcome(incoming.file, None, result, (answer.get("refused") or answer["failed"],))

    def write() -> Outcome:
        if not keep(registry.home, path, incoming.sha256, incoming.suffix):
            return Outcome(incoming.file, None, "failed", ("tệp đã thay đổi trong khi đọc; hãy thêm lại",))
        return commit(registry, incoming, answer["read"], by)

    return _safely(incoming.file, write)


def _safely(file: str, act: Callable[[], Outcome]) -> Outcome:
    """The act's outcome, or that the disk or the database did not let it happen: then nothing of it is there."""
    try:
        return act()
    except (OSError, ValueError) as error:
        return Outcome(file, None, "failed", (f"không ghi được vào kho ({reason(error)})",))
    except StoreError as error:
        return Outcome(file, None, "failed", (str(error),))


def _incoming(path: Path, name: Path) -> Incoming:
    """name: what the file at the path is called."""
    full, ending = _printable(os.path.normcase(name.absolute())), name.suffix.lower()
    suffix = ending if re.fullmatch(r"\.\w{1,15}", ending) else ""
    return Incoming(_printable(name), full, _printable(name.name), suffix, digest(path), path.stat().st_size)


def _printable(path: Path | str) -> str:
    """A file's name may hold bytes that are no text; they are shown as escapes."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def cores() -> int:
    """How many workers a machine is asked for by default."""
    return min(os.cpu_count() or 1, MOST_JOBS)


def user() -> str:
    """Who is at the keyboard, '' where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
