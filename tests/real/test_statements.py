"""Statements of real documents: effect dates against the gold, the delegations that a lawyer listed, and places that hold."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.extracting.clauses import clauses
from registry.extracting.delegations import delegations
from registry.extracting.effects import effects
from registry.extracting.measures import measures
from registry.model import Document, Place
from registry.model.shape import effect
from registry.parsing import parse
from registry.reading import read

# domain 6.4: what Luật Đất đai 31/2024 and NQ 254/2025 leave to provinces, to the committee but where said.
LAND_LAW = {
    "16/khoan_5", "102/khoan_4", "103/khoan_4", "103/khoan_6", "104/khoan_2", "109/khoan_4/diem_b", "109/khoan_5", "111/khoan_7",
    "111/khoan_10", "137/khoan_1/diem_n", "139/khoan_4", "141/khoan_5", "176/khoan_5", "195/khoan_2", "196/khoan_2", "213/khoan_4", "220/khoan_4",
}  # fmt: skip
LAND_LAW_COUNCIL = {"126/khoan_1/diem_a", "159/khoan_3"}
RESOLUTION = {"3/khoan_4", "3/khoan_9/diem_c", "3/khoan_11/diem_a", "3/khoan_11/diem_c", "3/khoan_12", "8/khoan_2"}
RESOLUTION_COUNCIL = {"7/khoan_3"}
SINGLE_ACTS = {"83/khoan_1", "83/khoan_2", "88/khoan_3", "123/khoan_1", "160/khoan_2", "161/khoan_1"}


@pytest.fixture(scope="module")
def decrees(real_data: Path) -> dict[str, Document]:
    return {path.stem: parse(read(path)) for path in sorted((real_data / "local_2025" / "docx_regen").glob("*.docx"))}


def central(real_data: Path, begins: str) -> Document:
    return parse(read(next(iter(sorted((real_data / "central_text").glob(f"{begins}*.txt"))))))


def test_effect_dates_of_the_gold(real_data: Path, decrees: dict[str, Document]) -> None:
    gold = real_data.parent / "gold" / "dev"
    if not gold.is_dir():
        pytest.skip("không có bản chú giải (the annotated documents are not shipped with the project)")
    wrong = []
    for paper in sorted(gold.glob("*.json")):
        wanted = json.loads(paper.read_text(encoding="utf-8"))
        document = decrees[Path(wanted["file"]).stem]
        told = effect(dataclasses.replace(document, effects=effects(document)))
        if (told["from"], told["to"]) != (wanted["effect"]["from"], wanted["effect"]["to"]):
            wrong.append((paper.stem, wanted["effect"], told))
    assert not wrong


def asked(document: Document, body: str) -> set[str]:
    return {d.place.provision.removeprefix("main/dieu_") for d in delegations(document) if body in d.to and d.kind == "ban_hanh"}


def test_delegations_of_the_land_law_to_provinces(real_data: Path) -> None:
    law = central(real_data, "Luật-31-2024")
    assert asked(law, "Ủy ban nhân dân cấp tỉnh") >= LAND_LAW
    assert "108/khoan_2" not in asked(law, "Ủy ban nhân dân cấp tỉnh")  # decided 'cho từng dự án cụ thể'
    assert asked(law, "Hội đồng nhân dân cấp tỉnh") >= LAND_LAW_COUNCIL
    everyone = {d.place.provision.removeprefix("main/dieu_") for d in delegations(law)}
    assert not everyone & SINGLE_ACTS


def test_delegations_of_the_resolution_on_the_land_law(real_data: Path) -> None:
    resolution = central(real_data, "Nghị-quyết-254-2025")
    assert asked(resolution, "Ủy ban nhân dân cấp tỉnh") >= RESOLUTION
    assert asked(resolution, "Hội đồng nhân dân cấp tỉnh") >= RESOLUTION_COUNCIL


def places(document: Document) -> Iterator[Place]:
    for statements in (effects(document), delegations(document), measures(document), clauses(document)):
        yield from (s.place for s in statements)


def test_every_statement_points_at_its_words(decrees: dict[str, Document]) -> None:
    count = 0
    for document in decrees.values():
        for place in places(document):
            part = document.component(place.component)
            assert part is not None and place.span.of(part.text) == place.quote
            holder = document.provision(place.provision)
            assert holder is None or holder.span.start <= place.span.start < holder.span.end
            deeper = [p for p in part.provisions if p.parent == place.provision and p.span.start <= place.span.start < p.span.end]
            assert not deeper
            count += 1
    assert count > 1000
