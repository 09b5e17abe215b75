"""Linking on real data: relations that titles state, and what annotated documents cite."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from registry.law.bodies import body_id
from registry.law.units import units_named
from registry.linking import resolve
from registry.model import DocKey, Header, Mention, Place, Span, TargetKey
from registry.model.numbers import normal_number

TYPES = {"Quyet-dinh": ("qd", "ubnd"), "Nghi-quyet": ("nq", "hdnd"), "Chi-thi": ("ct", "ubnd")}
NAMES = {"QD": "Quyết định", "NQ": "Nghị quyết", "CT": "Chỉ thị"}


def number(order: str, year: str, symbol: str) -> str:
    return normal_number(f"{order}/{year}/{symbol}" if year else f"{order}/{symbol}")


@pytest.fixture(scope="module")
def held(real_data: Path) -> dict[str, Header]:
    """Record number -> header without a date; the id ends with the record's number."""
    provinces: dict[str, str] = {}
    found = {}
    with (real_data / "registry/local_docs.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            guess = row["tinh_guess"]
            if guess not in provinces:
                named = [u.id for u in units_named(guess.replace("-", " "), date(2020, 1, 1)) if u.parent is None]
                provinces[guess] = named[0] if len(named) == 1 else "khong-ro"
            if row["loai"] not in TYPES:
                continue
            type, office = TYPES[row["loai"]]
            key = DocKey(body_id(office, provinces[guess]), type, number(row["so"], row["nam"], row["ky_hieu"]), None)
            found[row["tvpl_id"]] = Header(f"{key.issuer}.{type}.{row['tvpl_id']}.0000-00-00", key)
    return found


def test_relations_stated_in_titles(real_data: Path, held: dict[str, Header]) -> None:
    blocks: dict[str, list[Header]] = defaultdict(list)
    for header in held.values():
        for block in header.blocks:
            blocks[block].append(header)
    right = wrong = missed = 0
    with (real_data / "registry/title_relations.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            citing, known = held.get(row["src_tvpl_id"]), held.get(row["dst_tvpl_id_if_unique"])
            if citing is None or known is None:
                continue
            target = TargetKey(NAMES.get(row["dst_ky_hieu"][:2]), number(row["dst_so"], row["dst_nam"], row["dst_ky_hieu"]))
            mention = Mention(Place(citing.id, "main", "main/title", Span(0, 1), "?"), target, "dan_chieu")
            link = resolve(mention, [h for block in sorted(target.blocks) for h in blocks[block]], None)
            right += link.target == known.id
            wrong += link.state == "resolved" and link.target != known.id
            missed += link.state != "resolved"
    assert right > 1000
    assert wrong == 0
    assert missed <= right // 100


def test_the_catalogue_knows_what_local_documents_cite(real_data: Path) -> None:
    """Slips that offices made are told as slips; nothing is told of a document without one."""
    from registry.extracting import extract
    from registry.library import Library, MemoryShelf
    from registry.parsing import parse
    from registry.reading import read

    files = sorted((real_data / "local_2025/docx_regen").glob("*.docx"))
    documents = [extract(parse(read(file))) for file in files[::4]]
    library = Library(MemoryShelf(documents), date(2026, 11, 23))
    states: dict[str, int] = defaultdict(int)
    for id in library.ids():
        for link in library.links(id):
            target = link.mention.target
            if isinstance(target, TargetKey) and target.number and "QH" in target.number:
                states[link.state] += 1
                if link.state == "resolved":
                    assert link.target and link.target.startswith(("quoc-hoi.", "ubtvqh."))
    assert states["resolved"] > 20 * (states["absent"] + states["mismatch"] + states["ambiguous"])
