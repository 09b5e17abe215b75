"""Parsing on real documents: the annotated decrees, and collections that must be consistent in themselves."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from registry.model import Document
from registry.model.shape import shape
from registry.model.text import fold, squeeze
from registry.parsing import parse
from registry.parsing.marks import order
from registry.reading import read


def gold(real_data: Path) -> list[dict[str, Any]]:
    folder = real_data.parent / "gold" / "dev"
    if not folder.is_dir():
        pytest.skip("không có bản chú giải (gold) bên cạnh dữ liệu thật")
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


@pytest.fixture(scope="module")
def pairs(real_data: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(paper, shape(parse(read(real_data / paper["file"])))) for paper in gold(real_data)]


def same(one: object, other: object) -> bool:
    return fold(squeeze(str(one or ""))) == fold(squeeze(str(other or "")))


@pytest.mark.parametrize("field", ["issuer", "type", "number", "place", "issued", "title", "normative"])
def test_header_fields_of_the_annotated_decrees(pairs: list[tuple[dict[str, Any], dict[str, Any]]], field: str) -> None:
    wrong = [paper["id"] for paper, told in pairs if not same(paper["header"][field], told["header"][field])]
    assert len(wrong) <= 1, wrong


def test_signers_of_the_annotated_decrees(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    wrong = [
        paper["id"] for paper, told in pairs
        if {fold(s["name"]) for s in paper["header"]["signers"]} != {fold(s["name"]) for s in told["header"]["signers"]}
    ]  # fmt: skip
    assert len(wrong) <= 1, wrong


def test_trees_components_and_titles_of_the_annotated_decrees(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    exact = sum(paper["nodes"] == told["nodes"] for paper, told in pairs)
    assert exact / len(pairs) >= 0.94
    hit = sum((Counter(paper["nodes"]) & Counter(told["nodes"])).total() for paper, told in pairs)
    size = sum(len(paper["nodes"]) + len(told["nodes"]) for paper, told in pairs)
    assert 2 * hit / size >= 0.998
    parts = [([(c["id"], c["kind"]) for c in paper["components"]], [(c["id"], c["kind"]) for c in told["components"]]) for paper, told in pairs]
    assert sum(a == b for a, b in parts) / len(parts) >= 0.96
    titles = [same(title, told["headings"].get(node)) for paper, told in pairs for node, title in paper["headings"].items()]
    assert sum(titles) / len(titles) >= 0.98


def broken_sequence(document: Document) -> bool:
    """Whether articles of the deciding part skip, repeat or go back."""
    numbers = [order("dieu", p.number) for p in document.components[0].provisions if p.kind == "dieu"]
    return any(b[0] not in (a[0], a[0] + 1) or b == a for a, b in zip([(0, ""), *numbers], numbers))


@pytest.mark.parametrize("folder", ["local_2025/docx_regen", "central_docx"])
def test_articles_follow_each_other(real_data: Path, folder: str) -> None:
    broken, count = [], 0
    for path in sorted((real_data / folder).glob("*.docx")):
        document = parse(read(path))
        assert document.header.key is not None, path.name
        count += any(p.kind == "dieu" for p in document.components[0].provisions)
        if broken_sequence(document):
            broken.append(path.name)
    assert len(broken) < 0.02 * count, broken


def test_number_and_day_agree_with_the_publishing_site(real_data: Path) -> None:
    rows = json.loads((real_data / "local_2025" / "index.json").read_text(encoding="utf-8"))
    wrong = []
    for row in rows:
        header = parse(read(real_data / "local_2025" / row["docx"])).header
        if header.number != row["so_ky_hieu"] or (header.form == "normative") != row["qppl"]:
            wrong.append((row["docx"], header.number))
    assert len(wrong) <= 2, wrong
