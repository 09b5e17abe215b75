"""Status and history on real decrees of 2025: every word explained, no order, the reason in the text."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from registry.extracting import extract
from registry.library import Library, MemoryShelf
from registry.model import Document
from registry.model.derived import ENDED, IN_FORCE, STATUS_WORDS
from registry.model.json import dumps
from registry.parsing import parse
from registry.reading import read
from registry.validity import history

DAY = date(2026, 11, 24)
COUNT = 60


@pytest.fixture(scope="module")
def documents(real_data: Path) -> list[Document]:
    files = sorted((real_data / "local_2025" / "docx_regen").glob("*.docx"))[:COUNT]
    return [extract(parse(read(file))) for file in files]


def test_status_of_each(documents: list[Document]) -> None:
    library = Library(MemoryShelf(documents), DAY)
    for id in library.ids():
        found = library.status(id)
        assert found.word in STATUS_WORDS
        assert found.period.start is None or found.period.start <= DAY
        assert found.because or found.certainty == "flag"
        for event in found.because:
            source = library.document(event.evidence.document) if event.evidence else None
            component = source.component(event.evidence.component) if source and event.evidence else None
            assert not event.evidence or (component and event.evidence.span.of(component.text) == event.evidence.quote)


def test_normative_decisions_of_the_end_of_2025_are_in_force(documents: list[Document]) -> None:
    """They state their first day; what ends one of them within a year is a sign, not a fact."""
    library = Library(MemoryShelf(documents), DAY)
    normative = [d.id for d in documents if d.header.form == "normative"]
    words = [library.status(id) for id in normative]
    assert len(normative) > COUNT // 3
    assert sum(s.word == IN_FORCE and s.certainty == "fact" for s in words) >= 0.9 * len(words)
    assert not [s for s in words if s.word == ENDED and s.certainty == "fact"]


def test_no_order(documents: list[Document]) -> None:
    told = set()
    for seed in range(3):
        library = Library(MemoryShelf(random.Random(seed).sample(documents, len(documents))), DAY)
        asked = random.Random(seed).sample(library.ids(), len(library.ids()))
        found = {id: (library.status(id), history(library, id)) for id in asked}
        told.add(dumps([found[id] for id in sorted(found)]))
    assert len(told) == 1


def test_law_on_land_has_a_history(documents: list[Document]) -> None:
    library = Library(MemoryShelf(documents), DAY)
    rows = history(library, "quoc-hoi.luat.45-2013-qh13.2013-11-29")
    assert (rows[-1].day, rows[-1].state) == (date(2024, 8, 1), "Bị thay thế")
