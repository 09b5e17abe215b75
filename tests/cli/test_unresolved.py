"""rasoat unresolved: the list of documents worth adding."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from test_manners import rasoat

from registry.cli.files import write_sheet
from registry.cli.unresolved import COLUMNS

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture
def registry(own_home: Path) -> Path:
    assert rasoat("add", str(CORPUS / "45-2019-QD-UBND-lam-giang.docx")).returncode == 0
    return own_home


def test_what_is_cited_and_not_held_is_listed_until_it_is_added(registry: Path) -> None:
    rows = json.loads(rasoat("unresolved", "--format", "json").stdout)
    assert rows and all(row["state"] in ("absent", "mismatch", "ambiguous") and row["citing"] for row in rows)
    counts = [(row["documents"], row["mentions"]) for row in rows]
    assert counts == sorted(counts, reverse=True)
    for path in sorted(CORPUS.glob("*-lam-giang.docx")):
        if any(row["number"].startswith("-".join(path.stem.split("-")[:2]).replace("-", "/") + "/") for row in rows):
            gone = "/".join(path.stem.split("-")[:2]) + "/"
            assert rasoat("add", str(path)).returncode == 0
            left = json.loads(rasoat("unresolved", "--format", "json", "--state", "absent").stdout)
            assert not any(row["number"].startswith(gone) and "Lâm Giang" in row["issuer"] for row in left)
            return
    told = csv.DictReader(io.StringIO(rasoat("unresolved", "--format", "csv").stdout.lstrip("\ufeff")))
    assert [row["Số, ký hiệu"] for row in told] == [row["number"] for row in rows]


def test_a_sheet_holds_text_never_formulas(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    row = dict.fromkeys(COLUMNS, "") | {"number": "=1+1", "documents": 2}
    write_sheet(tmp_path / "a.xlsx", [row], COLUMNS)
    sheet = load_workbook(tmp_path / "a.xlsx").active
    cell = sheet.cell(2, COLUMNS.index("number") + 1)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert sheet.cell(2, COLUMNS.index("documents") + 1).value == 2


def test_a_sheet_needs_a_name(registry: Path) -> None:
    done = rasoat("unresolved", "--format", "xlsx")
    assert done.returncode == 2 and "--output" in done.stderr
