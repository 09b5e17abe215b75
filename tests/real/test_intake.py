"""Real decrees into a registry: all come in, in any order the same, and what the shelf tells is what was read."""

import random
import zipfile

import pytest

from registry.intake import add
from registry.intake.committing import Incoming, commit
from registry.intake.doctor import doctor
from registry.intake.indexing import catch_up
from registry.intake.keeping import digest
from registry.intake.statements import statements
from registry.intake.worker import work
from registry.model import json
from registry.store.registry import Registry

SOME = 12


@pytest.fixture(scope="module")
def files(real_data, tmp_path_factory):
    """A dozen decrees, and one of them a second time in other bytes, as a copy saved anew is."""
    found = sorted((real_data / "local_2025" / "docx_regen").glob("*.docx"))[::11][:SOME]
    again = tmp_path_factory.mktemp("bản sao") / "lưu lại.docx"
    with zipfile.ZipFile(found[3]) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return [*found, again]


def contents(registry):
    shelf = registry.shelf
    documents = list(shelf.documents(shelf.ids()))
    told = [statements(d) for d in documents]
    blocks = {b for t in told for b, *_ in t.mentions} | {b for t in told for b in t.blocks}
    return "\n".join([
        *shelf.ids(), *map(json.dumps, documents), *map(json.dumps, shelf.headers(blocks=blocks)),
        *map(json.dumps, shelf.mentions(blocks)), *map(str, shelf.sharing({f for t in told for f in t.features})),
    ])  # fmt: skip


def test_real_decrees_come_in_whole(files, tmp_path):
    outcomes = list(add(files, tmp_path / "sổ văn bản"))
    assert [o.result for o in outcomes] == ["added"] * SOME + ["twin"]
    registry = Registry.open(tmp_path / "sổ văn bản")
    assert {c.state for c in doctor(registry) if c.name != "Đĩa"} == {"ok"}
    for document in registry.shelf.documents(registry.shelf.ids()):
        for mention in document.mentions:
            place = mention.place
            assert place.document == document.id
            assert place.span.of(document.component(place.component).text) == place.quote
    assert catch_up(registry)
    registry.close()


def test_the_order_of_real_decrees_does_not_matter(files, tmp_path):
    read = {path: work(path, path.name)["read"] for path in files}
    seen, dice = set(), random.Random(3)
    for run in range(3):
        registry = Registry.open(tmp_path / f"sổ {run}")
        for path in files:
            commit(registry, Incoming(path.name, str(path), path.name, ".docx", digest(path), path.stat().st_size), read[path], "an")
        seen.add(contents(registry))
        registry.close()
        dice.shuffle(files)
    assert len(seen) == 1
    assert len(seen.pop()) > 300_000
