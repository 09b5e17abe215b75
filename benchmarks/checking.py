"""Checking whole registries of 1,000 and 5,000 documents, and one document added to each.

usage: python benchmarks/checking.py [--sizes 1000,5000] [--jobs 2] [--keep]

The registries are varied copies of the real local documents: other province, number and day for the document and for the local
documents that it cites. Copies of one decree stand on one law and one subject in many provinces: more neighbours to compare than
a real registry has. All rules run, each document over a library of its own, with what it asked kept (registry.checks.cache); the
same documents over one shared library without keeping are the ratio. Added: each of 20 copies that are not held, with only what
it touches checked again. Needs ../shared/data/local_2025. --keep writes docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from report import SHARED, keep, table

from registry.checks.cache import Kept, check_kept, findings, stale
from registry.checks.runner import about, rules
from registry.extracting import extract
from registry.law.bodies import body_name, unit_of
from registry.library import Library, MemoryShelf, Overlay
from registry.model import Document, Mention, Period, Place, TargetKey
from registry.model.numbers import normal_number
from registry.parsing import parse
from registry.reading import read

DATA = SHARED / "data" / "local_2025" / "docx_regen"
DAY = date(2026, 11, 24)
PROVINCES = ("cao-bang", "lang-son", "lai-chau", "dien-bien", "son-la", "thanh-hoa", "nghe-an", "ha-tinh", "lam-dong-2025", "dong-thap-2025",
             "an-giang-2025", "ca-mau-2025", "dak-lak-2025", "gia-lai-2025", "phu-tho-2025", "quang-tri-2025", "tay-ninh-2025", "vinh-long-2025")  # fmt: skip
ADDED = 20


def originals() -> list[Document]:
    return [extract(parse(read(path))) for path in sorted(DATA.glob("*.docx"))]


def copies(documents: list[Document], count: int, seed: int) -> Iterator[Document]:
    """count varied copies; every id once."""
    chance, seen = random.Random(seed), set[str]()
    keyed = [d for d in documents if d.header.key and d.header.issued and unit_of(d.header.key.issuer)]
    while len(seen) < count:
        original = keyed[len(seen) % len(keyed)]
        made = varied(original, chance.choice(PROVINCES), chance.randrange(1, 900), chance.randrange(-300, 300))
        if made.id not in seen:
            seen.add(made.id)
            yield made


def varied(document: Document, province: str, orders: int, days: int) -> Document:
    """The document as another province would have made it; texts stay, so that spans do."""
    header, shift = document.header, timedelta(days=days)
    assert header.key and header.issued
    office = header.key.issuer.rsplit(".", 1)[-1]
    home = unit_of(header.key.issuer) or ""
    key = replace(header.key, issuer=f"{province}.{office}", number=_moved(header.key.number, orders), issued=header.issued + shift)

    def place(one: Place) -> Place:
        return replace(one, document=key.id)

    def mention(one: Mention) -> Mention:
        target = one.target
        if isinstance(target, TargetKey) and target.number and any(unit_of(b) == home for b in target.issuers):
            bodies = frozenset(f"{province}.{b.rsplit('.', 1)[-1]}" for b in target.issuers)
            target = replace(target, number=_moved(target.number, orders), issued=_shifted(target.issued, shift), issuer=None, issuers=bodies)
        return replace(one, place=place(one.place), target=target)

    held = replace(
        header, id=key.id, key=key, issuer=body_name(key.issuer), number=key.number, issued=key.issued,
        adopted=header.adopted and header.adopted + shift,
    )  # fmt: skip
    return replace(
        document, header=held, mentions=tuple(map(mention, document.mentions)),
        effects=tuple(replace(e, place=place(e.place), period=_shifted(e.period, shift) or e.period) for e in document.effects),
        clauses=tuple(replace(c, place=place(c.place)) for c in document.clauses),
        delegations=tuple(replace(d, place=place(d.place)) for d in document.delegations),
        measures=tuple(replace(m, place=place(m.place)) for m in document.measures),
    )  # fmt: skip


def _shifted(period: Period | None, shift: timedelta) -> Period | None:
    return period and Period(*(day and day + shift for day in (period.start, period.end)))


def _moved(number: str, orders: int) -> str:
    order, slash, rest = normal_number(number).partition("/")
    return f"{int(order) + orders}{slash}{rest}" if order.isdigit() else number


SHELF: MemoryShelf | None = None  # inherited by the forked workers of this benchmark


def part(ids: list[str]) -> list[Kept]:
    assert SHELF
    return list(check_kept(ids, SHELF, DAY))


def whole(shelf: MemoryShelf, jobs: int) -> tuple[list[Kept], float]:
    """All results and wall seconds on `jobs` processes."""
    global SHELF
    SHELF, ids, start = shelf, list(shelf.ids()), time.perf_counter()
    shelf.sharing(("",))  # the index of features is part of what is held
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        found = [kept for chunk in pool.imap(part, [ids[n::jobs] for n in range(jobs)]) for kept in chunk]
    return sorted(found, key=lambda one: one.document), time.perf_counter() - start


def shared(shelf: MemoryShelf, ids: list[str]) -> tuple[float, dict[str, float]]:
    """CPU seconds of the same over one library, and by rule."""
    library, by_rule, start = Library(shelf, DAY), defaultdict[str, float](float), time.process_time()
    for id in ids:
        document = library.document(id)
        for rule in rules():
            begun = time.process_time()
            about(document, library, [rule]) if document else []
            by_rule[rule.code] += time.process_time() - begun
    return time.process_time() - start, by_rule


def added(shelf: MemoryShelf, newcomers: list[Document], kept: list[Kept]) -> list[tuple[int, float]]:
    """For each newcomer over the registry: documents checked again, seconds of finding them and checking."""
    told = []
    for newcomer in newcomers:
        start = time.perf_counter()
        registry = Overlay(shelf, newcomer)
        touched = stale(kept, [newcomer], registry)
        held = {one.document: one for one in kept if one.document in touched.beside}
        again = list(check_kept([*touched.stale, *touched.beside, newcomer.id], registry, DAY, held, touched.beside))
        told.append((len(again), time.perf_counter() - start))
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="1000,5000")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    base, rows, slowest = originals(), [], ""
    for size in map(int, args.sizes.split(",")):
        made = list(copies(base, size + ADDED, size))
        held, newcomers = made[:size], made[size:]
        shelf = MemoryShelf(held)
        kept, wall = whole(shelf, args.jobs)
        sample = [one.document for one in kept][:: max(1, size // 500)]
        cpu, by_rule = shared(shelf, sample)
        alone = time.process_time()
        list(check_kept(sample, shelf, DAY))
        alone = time.process_time() - alone
        begun = time.perf_counter()
        findings(kept, Library(shelf, DAY))
        wide = time.perf_counter() - begun
        again = added(shelf, newcomers, kept)
        counts, seconds = [n for n, _ in again], [s for _, s in again]
        found = sum(len(one.findings) for one in kept)
        rows.append([
            size, found, f"{wall / 60:.1f}", f"{1000 * wall / size:.0f}", f"{wide:.1f}", f"{alone / cpu:.2f}",
            f"{statistics.median(counts):.0f} / {max(counts)}", f"{statistics.median(seconds):.2f} / {max(seconds):.2f}",
            f"{wall / statistics.median(seconds):.0f}",
        ])  # fmt: skip
        slowest = ", ".join(f"{code} {100 * s / cpu:.0f} %" for code, s in sorted(by_rule.items(), key=lambda p: -p[1])[:6])
    heads = ["documents", "findings", f"minutes on {args.jobs} cores", "ms a document", "registry-wide rules, s", "CPU: kept results / one shared library",
             "checked again for one added (median / most)", "seconds (median / most)", "whole / added"]  # fmt: skip
    text = table(heads, rows) + f"\nRules by CPU at the largest size: {slowest}.\n"
    print(text)
    if args.keep:
        keep("checking", "Checking a registry", "python benchmarks/checking.py --keep", text)


if __name__ == "__main__":
    main()
