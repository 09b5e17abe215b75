"""Search on real decrees and real questions."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.model import Document, Place, Span
from registry.model.text import nfc
from registry.parsing import parse
from registry.reading import read
from registry.searching import Index, Unit, open_index, parse_query, units
from registry.searching.analysis import bare, canonical
from registry.searching.engines.scan import Scan


@pytest.fixture(scope="module")
def decrees(real_data: Path) -> list[Document]:
    return [parse(read(path)) for path in sorted((real_data / "local_2025" / "docx_regen").glob("*.docx"))[:40]]


@pytest.fixture(scope="module")
def held(decrees: list[Document]) -> list[Unit]:
    """A document that was published twice is held once, as in a registry."""
    return [unit for document in {d.id: d for d in decrees}.values() for unit in units(document)]


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def index(request: pytest.FixtureRequest, held: list[Unit], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    made = open_index(tmp_path_factory.mktemp("index"), request.param)
    made.rebuild(held, 1)
    yield made


def test_every_word_of_every_decree_is_in_one_unit(decrees: list[Document]) -> None:
    for document in decrees:
        found = list(units(document))
        for component in document.components:
            places = [u.place for u in found if u.place.component == component.id]
            assert all(place.quote == place.span.of(component.text) for place in places)
            assert sum(map(_words, (p.quote for p in places))) == _words(component.text), (document.id, component.id)


def _words(text: str) -> int:
    return sum(map(str.isalnum, text))


def test_every_number_finds_its_document_first(index: Index, held: list[Unit]) -> None:
    heads = [unit for unit in held if unit.head and unit.number]
    assert len(heads) > 30
    for head in heads:
        first = index.search(head.number, count=5).hits
        assert any(hit.head and hit.place == head.place for hit in first), head.number


def test_phrases_of_the_texts_are_found_and_verified(index: Index, held: list[Unit]) -> None:
    chance = random.Random(11)
    scan = Scan(held)
    for _ in range(60):
        tokens: list[str] = []
        while len(tokens) < 8:
            tokens = canonical(chance.choice(held).text).split()
        at = chance.randrange(len(tokens) - 6)
        phrase = " ".join(tokens[at : at + chance.randint(2, 6)])
        for typed in (f'"{phrase}"', f'"{bare(phrase)}"', phrase):
            query = parse_query(typed)
            found = index.search(query, count=5000)
            assert {hit.place for hit in found.hits} == {unit.place for unit in scan.matching(query)}, typed
        if phrase[0].isalnum() and phrase[-1].isalnum():
            assert all(f" {phrase} " in canonical(hit.place.quote) for hit in index.search(f'"{phrase}"', count=50).hits)


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_whole_questions_find_their_article(real_data: Path, tmp_path: Path, name: str) -> None:
    """The figure itself is benchmarks/retrieval.py's; here it must not fall."""
    laws = json.loads((real_data / "alqac" / "alqac2023_articles.json").read_text("utf-8"))
    index = open_index(tmp_path, name)  # type: ignore[arg-type]
    made = []
    for key, text in laws.items():
        law, number = key.rsplit("@", 1)
        text = nfc(text)
        made.append(Unit(Place(law, "main", f"main/dieu_{number}", Span(0, len(text)), text), text.split("\n")[0]))
    index.rebuild(made, 1)
    worth = []
    for row in json.loads((real_data / "alqac" / "train.json").read_text("utf-8")):
        right = {(a["law_id"], f"main/dieu_{a['article_id']}") for a in row["relevant_articles"]}
        hits = index.search(row["text"], count=50).hits
        rank = next((n for n, hit in enumerate(hits, 1) if (hit.place.document, hit.place.provision) in right), None)
        worth.append(1 / rank if rank else 0.0)
    assert sum(worth) / len(worth) > 0.86
