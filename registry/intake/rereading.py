"""Reading the kept files again after the programs that read them got better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.intake.adding import cores, in_order, reading, user
from registry.intake.committing import Incoming
from registry.intake.indexing import catch_up
from registry.intake.keeping import kept
from registry.intake.outcome import Outcome
from registry.intake.pool import Pool
from registry.intake.programs import programs
from registry.store.registry import Registry


def stale(registry: Registry, ids: Sequence[str] = ()) -> list[Incoming]:
    """The kept files that other programs read than these, in order of their documents; ids: only of these documents."""
    only = f"AND f.document_id IN ({','.join(['?'] * len(ids))}) " if ids else ""
    rows = registry.reader.rows(
        "SELECT MIN(s.path), MIN(s.name), f.suffix, f.sha256, f.size FROM registry_file f JOIN registry_source s ON s.file_id = f.id "
        f"WHERE f.programs <> ? {only}GROUP BY f.id, f.suffix, f.sha256, f.size, f.document_id ORDER BY f.document_id, f.sha256",
        [programs(), *ids],
    )
    return [Incoming(name, path, name, suffix, sha256, size) for path, name, suffix, sha256, size in rows]


def reread(
    registry: Registry, files: Sequence[Incoming] | None = None, *, jobs: int | None = None, seconds: float | None = None,
    by: str | None = None, index: bool = True,
) -> Iterator[Outcome]:  # fmt: skip
    """Read files (None: every stale one) again from the bytes that were kept; outcomes as of add().

    Human corrections, decisions and events stay. A file whose bytes are gone fails; its document stays as it was.
    """
    files, who = stale(registry) if files is None else files, user() if by is None else by
    with Pool(jobs or cores()) as pool:
        yield from in_order(
            reading(kept(registry.home, file.sha256, file.suffix), file, registry, pool, seconds, who) for file in files
        )
    if index:
        catch_up(registry)
