"""Rules on real decrees: quotes at their places, the same whatever the order, and what was judged by reading (docs/judged/findings.md)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from registry.checks import check
from registry.checks.cache import check_kept, stale
from registry.checks.cache import findings as kept_findings
from registry.extracting import extract
from registry.library import Library, MemoryShelf
from registry.model import Document, Finding
from registry.parsing import parse
from registry.reading import read

DAY = date(2026, 11, 24)
JUDGED = Path(__file__).resolve().parents[2] / "docs" / "judged" / "findings.md"


@pytest.fixture(scope="module")
def documents(real_data: Path) -> list[Document]:
    return [extract(parse(read(path))) for path in sorted((real_data / "local_2025" / "docx_regen").glob("*.docx"))]


@pytest.fixture(scope="module")
def findings(documents: list[Document]) -> list[Finding]:
    shelf = MemoryShelf(documents)
    return check(shelf.ids(), Library(shelf, DAY))


def judged() -> dict[str, tuple[str, str]]:
    """fingerprint -> who decided when it was judged, and the verdict."""
    rows = [line.split(" | ") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return {row[0].strip("| `"): (row[2], row[-1].strip(" |")) for row in rows}


def test_every_quote_is_the_text_at_its_place(documents: Sequence[Document], findings: Sequence[Finding]) -> None:
    held = {document.id: document for document in documents}
    places = [place for finding in findings for place in (finding.place, *finding.others) if place.component and place.document in held]
    assert len(places) > 300
    for place in places:
        component = held[place.document].component(place.component)
        assert component and place.span.of(component.text) == place.quote


def test_order_of_adding_changes_nothing(documents: list[Document], findings: list[Finding]) -> None:
    shuffled = random.Random(7).sample(documents, len(documents))
    shelf = MemoryShelf(shuffled)
    assert check(shelf.ids(), Library(shelf, DAY)) == findings


def test_kept_results_are_those_of_a_whole_check(documents: list[Document], findings: list[Finding]) -> None:
    shelf = MemoryShelf(documents)
    assert kept_findings(check_kept(shelf.ids(), shelf, DAY), Library(shelf, DAY)) == findings


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_only_what_a_newcomer_touches_is_checked_again(documents: list[Document], findings: list[Finding], seed: int) -> None:
    newcomer, whole = random.Random(seed).choice(documents), MemoryShelf(documents)
    shelf = MemoryShelf([d for d in documents if d.id != newcomer.id])
    before = {kept.document: kept for kept in check_kept(shelf.ids(), shelf, DAY)}
    touched = stale(before.values(), [newcomer], whole)
    assert len(touched.stale) + len(touched.beside) < len(documents) / 2
    held = {id: kept for id, kept in before.items() if id not in touched.stale}
    after = check_kept(whole.ids(), whole, DAY, held, touched.beside)
    assert kept_findings(after, Library(whole, DAY)) == findings


def test_later_law_is_never_a_fault_of_the_base(documents: list[Document], findings: list[Finding]) -> None:
    made = {d.id: d.header.adopted or d.header.issued for d in documents}
    for finding in findings:
        ended = dict(finding.values).get("hết hiệu lực từ", "")
        issued = made[finding.place.document]
        if finding.rule == "B1" and ended and issued:
            assert date.fromisoformat(ended) <= issued


def test_what_was_judged(findings: list[Finding]) -> None:
    verdicts = judged()
    assert len(verdicts) == 60
    made = [(finding, verdicts[finding.fingerprint][1]) for finding in findings if finding.fingerprint in verdicts]
    machine = [verdict for finding, verdict in made if finding.decides == "machine"]
    assert len(made) >= 40 and len(machine) >= 20, "too little of the sample is still made: judge a new one"
    assert sum(verdict == "đúng" for verdict in machine) >= 0.95 * len(machine)
