"""What a document read right cannot show, on the quick collections; benchmarks/accuracy.py measures all of them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import consistency

# The documents' own faults, looked at one by one: a number that the print skips, a repeal that somebody else has done.
OWN = {
    "office_docs": {"clauses": 2, "numbers": 1},
    "local_2004_2010": {"articles": 1, "clauses": 1, "bases": 1, "repeals": 1},
    "hanoi": {"articles": 1, "clauses": 4, "dates": 0},
}


@pytest.mark.parametrize("name", OWN)
def test_only_the_documents_own_faults_are_left(real_data: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consistency, "DATA", real_data)
    tally = consistency.measure(dict(consistency.collections())[name])
    assert tally.read >= 20
    assert not tally.refused.keys() - {"scanned"}
    own = {kind: OWN[name].get(kind, 0) for kind in consistency.KINDS if kind != "undated"}
    assert {kind: n for kind, n in tally.documents.items() if kind in own and n > own[kind]} == {}, tally.lines
