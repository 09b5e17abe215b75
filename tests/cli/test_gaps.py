"""rasoat gaps, as typed."""

from __future__ import annotations

import json
from pathlib import Path

from test_manners import rasoat

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def test_numbers_between_those_held_are_named_with_the_days_around_them() -> None:
    files = [str(CORPUS / f"{n}-2025-QD-UBND-lam-giang.docx") for n in (24, 26)]
    assert rasoat("add", *files).returncode == 0
    rows = json.loads(rasoat("gaps", "--format", "json", "--body", "lam-giang", "--year", "2025").stdout)
    numbers = [(row["first"], row["last"]) for row in rows if row["kind"] == "number"]
    assert numbers == [(1, 23), (25, 25)]
    assert rows[1]["after"] and rows[1]["before"] and rows[1]["after"] <= rows[1]["before"]
    assert json.loads(rasoat("gaps", "--format", "json", "--year", "1999").stdout) == []
    assert "25" in rasoat("gaps").stdout
