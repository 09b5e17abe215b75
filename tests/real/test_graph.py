"""The graph of real decrees: byte-identical whatever the order, with a number twice and a document twice; readable by others."""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from registry.extracting import extract
from registry.graph import build, export
from registry.library import Library, MemoryShelf
from registry.model import DocKey, Document
from registry.parsing import parse
from registry.reading import read

DAY = date(2026, 11, 24)
COUNT = 40


@pytest.fixture(scope="module")
def documents(real_data: Path) -> list[Document]:
    files = sorted((real_data / "local_2025" / "docx_regen").glob("*.docx"))[:COUNT]
    return [extract(parse(read(file))) for file in files]


def drawn(documents: list[Document]) -> nx.MultiDiGraph:
    return build(Library(MemoryShelf(documents), DAY))


def test_byte_identical_over_shuffles(documents: list[Document]) -> None:
    one = next(d for d in documents if d.header.key)
    assert one.header.key
    other_key = DocKey("son-la.ubnd", one.header.key.type, one.header.key.number, date(2024, 1, 2))
    same_number = replace(one, header=replace(one.header, id=other_key.id, key=other_key, issued=other_key.issued))
    retyped = replace(one, components=(replace(one.components[0], text=one.components[0].text + " "), *one.components[1:]))
    mixed = [*documents, same_number, retyped]
    for form in ("graphml", "gexf", "dot", "json", "csv", "mermaid"):
        told = {json.dumps(export(drawn(random.Random(seed).sample(mixed, len(mixed))), form)) for seed in range(3)}
        assert len(told) == 1, form


def test_read_by_others(documents: list[Document]) -> None:
    graph = drawn(documents)
    size = graph.number_of_nodes(), graph.number_of_edges()
    assert size[1] > 10 * COUNT
    text = export(graph, "graphml")
    assert isinstance(text, str)
    again = nx.parse_graphml(text, force_multigraph=True)
    assert (again.number_of_nodes(), again.number_of_edges()) == size
    gexf = export(graph, "gexf")
    assert isinstance(gexf, str)
    edges = [e.get("id") for e in ET.fromstring(gexf.encode()).iter("{http://gexf.net/1.3}edge")]
    assert len(set(edges)) == size[1]
    pair = export(graph, "csv")
    assert isinstance(pair, dict)
    assert [len(list(csv.DictReader(io.StringIO(pair[name])))) for name in ("nodes.csv", "edges.csv")] == list(size)


def test_every_mention_of_another_document_is_an_edge(documents: list[Document]) -> None:
    library = Library(MemoryShelf(documents), DAY)
    graph = build(library)
    for document in documents:
        links = [link for link in library.links(document.id) if link.target != document.id]
        assert graph.out_degree(document.id) == len(links)
