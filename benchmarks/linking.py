"""Linking at the size of the country: 93,335 local documents, 2,730 relations that are stated in titles.

usage: python benchmarks/linking.py [--details] [--keep]

right, wrong, missed: of the relations that the collection itself resolved (1,150, of which 70 to records it no longer has). Of the others: likely = the citing province has one
record here (the collection had seen more of that number, as of its districts), forced = resolved although it has none or
several, left open = ambiguous or absent. Beside it the same by number alone, without asking who issued it. Needs
../shared/data/registry (no dates there, so number and issuer have to do). --keep writes docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from report import SHARED, keep, table

from registry.law.bodies import body_id
from registry.law.units import units_named
from registry.linking import resolve
from registry.model import DocKey, Header, Mention, Place, Span, TargetKey
from registry.model.numbers import normal_number

DATA = SHARED / "data" / "registry"
TYPES = {"Quyet-dinh": ("qd", "ubnd"), "Nghi-quyet": ("nq", "hdnd"), "Chi-thi": ("ct", "ubnd")}
UNPLACED = "khong-ro"
NAMES = {"QD": "Quyết định", "NQ": "Nghị quyết", "CT": "Chỉ thị"}


@dataclass(frozen=True, slots=True)
class Case:
    mention: Mention
    known: str  # id of the one record that the collection resolved it to, '' if it did not
    home: int  # records of that number in the citing province


def headers() -> dict[str, Header]:
    """Every record as a header without a date; its id ends with the record's number, because dates cannot tell them apart."""
    found = {}
    for row in csv.DictReader((DATA / "local_docs.csv").open(encoding="utf-8")):
        if row["loai"] not in TYPES:
            continue
        type, office = TYPES[row["loai"]]
        key = DocKey(body_id(office, _province(row["tinh_guess"])), type, _number(row["so"], row["nam"], row["ky_hieu"]), None)
        found[row["tvpl_id"]] = Header(f"{key.issuer}.{type}.{row['tvpl_id']}.0000-00-00", key)
    return found


@cache
def _province(guess: str) -> str:
    named = [u for u in units_named(guess.replace("-", " "), date(2020, 1, 1)) if u.parent is None]
    return named[0].id if len(named) == 1 else UNPLACED


def _number(order: str, year: str, symbol: str) -> str:
    return normal_number(f"{order}/{year}/{symbol}" if year else f"{order}/{symbol}")


def _whole(number: str) -> str:
    """'UB' is 'UBND' written short."""
    return re.sub(r"UB$", "UBND", number)


def cases(held: dict[str, Header]) -> list[Case]:
    found = []
    home = Counter((h.key.issuer, _whole(h.key.number)) for h in held.values() if h.key)
    for row in csv.DictReader((DATA / "title_relations.csv").open(encoding="utf-8")):
        citing = held.get(row["src_tvpl_id"])
        if citing is None or citing.key is None:
            continue
        number = _number(row["dst_so"], row["dst_nam"], row["dst_ky_hieu"])
        target = TargetKey(NAMES.get(row["dst_ky_hieu"][:2]), number)
        known = held.get(row["dst_tvpl_id_if_unique"])
        mention = Mention(Place(citing.id, "main", "main/title", Span(0, 1), "?"), target, "dan_chieu")
        found.append(Case(mention, known.id if known else "", home[citing.key.issuer, _whole(number)]))
    return found


def outcome(case: Case, state: str, ids: list[str]) -> str:
    if case.known:
        return ("right" if ids == [case.known] else "wrong") if state == "resolved" else f"missed ({state})"
    if state == "resolved":
        return "likely" if case.home == 1 else "forced"
    return f"left open ({state})"


def run(told: list[Case], answer: Callable[[Case], tuple[str, list[str]]]) -> tuple[Counter[str], list[str], float]:
    start, counts, lines = time.perf_counter(), Counter[str](), []
    for case in told:
        state, ids = answer(case)
        kind = outcome(case, state, ids)
        counts[kind] += 1
        if kind in ("wrong", "forced") or kind.startswith("missed"):
            lines.append(f"{kind}: {case.mention.place.document} -> {case.mention.target}; {case.known or '-'}; {ids[:5]}")
    return counts, lines, (time.perf_counter() - start) / len(told)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--details", action="store_true")
    options.add_argument("--keep", action="store_true")
    chosen = options.parse_args()
    held = headers()
    blocks: dict[str, list[Header]] = defaultdict(list)
    for header in held.values():
        for block in header.blocks:
            blocks[block].append(header)
    told = cases(held)

    def candidates(case: Case) -> list[Header]:
        assert isinstance(case.mention.target, TargetKey)
        return [h for block in sorted(case.mention.target.blocks) for h in blocks[block]]

    def linked(case: Case) -> tuple[str, list[str]]:
        link = resolve(case.mention, candidates(case), None)
        return link.state, [id for id, _ in link.candidates]

    def numbered(case: Case) -> tuple[str, list[str]]:
        assert isinstance(case.mention.target, TargetKey)
        number = normal_number(case.mention.target.number or "")
        ids = [h.id for h in candidates(case) if h.key and h.key.number == number]
        return ("resolved" if len(ids) == 1 else "ambiguous" if ids else "absent"), ids

    results = [("issuer and number", *run(told, linked)), ("number alone", *run(told, numbered))]
    known = sum(bool(c.known) for c in told)
    rows: list[list[object]] = []
    for name, counts, lines, seconds in results:
        missed = sum(n for kind, n in counts.items() if kind.startswith("missed"))
        open_ = sum(n for kind, n in counts.items() if kind.startswith("left"))
        rows.append(
            [name, f"{counts['right'] / known:.3f}", counts["wrong"], missed, counts["likely"], counts["forced"], open_, f"{seconds * 1000:.2f}"]
        )  # fmt: skip
        if chosen.details:
            print(f"-- {name}", *lines, sep="\n")
    heads = ["compared", f"right of {known}", "wrong", "missed", f"likely of {len(told) - known}", "forced", "left open", "ms each"]
    text = table(heads, rows)
    print(text)
    if chosen.keep:
        keep("linking", "Linking by keys", "python benchmarks/linking.py", text)


if __name__ == "__main__":
    main()
