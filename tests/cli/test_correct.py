"""rasoat correct and reread, as typed."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from test_manners import rasoat

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture
def registry(own_home: Path) -> Path:
    assert rasoat("add", str(CORPUS / "12-2019-QD-UBND-lam-giang.docx")).returncode == 0
    return own_home


def told(document: str) -> dict:
    return json.loads(rasoat("correct", document, "--format", "json").stdout)


def test_a_correction_holds_after_reread_and_is_in_the_history(registry: Path) -> None:
    before = told("12/2019/QĐ-UBND")
    day = before["document"].rsplit(".", 1)[1]
    done = rasoat("correct", "12/2019/QĐ-UBND", "--set", "issued=31/12/2019", "--field", "Đất đai", "--by", "Lan", "--reason", "bản ký")
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(registry / "registry.sqlite3")) as database, database:
        database.execute("UPDATE registry_file SET programs = 'cũ'")
    assert "rasoat reread" in rasoat("doctor").stdout
    assert rasoat("reread").returncode == 0
    after = told("12/2019/QĐ-UBND")
    assert after["document"].endswith("2019-12-31") and after["aliases"] == [before["document"]]
    fields = {row["field"]: row for row in after["fields"]}
    assert (fields["issued"]["value"], fields["issued"]["read"], fields["issued"]["by"]) == ("2019-12-31", day, "Lan")
    assert fields["field"]["value"] == "Đất đai"
    history = json.loads(rasoat("history", "12/2019/QĐ-UBND", "--registry", "--format", "json").stdout)
    assert ("corrected", "Lan") in [(row["what"], row["by"]) for row in history]
    assert rasoat("correct", before["document"], "--undo", "issued", "--by", "Lan", "--reason", "nhầm").returncode == 0
    assert told("12/2019/QĐ-UBND")["document"] == before["document"]


def test_the_agency_is_proposed_from_the_preamble_and_taken_by_a_dash(registry: Path) -> None:
    row = next(row for row in told("12/2019/QĐ-UBND")["fields"] if row["field"] == "agency")
    assert row["origin"] == "proposed" and row["value"].startswith("Sở")
    assert rasoat("correct", "12/2019/QĐ-UBND", "--agency", "-", "--by", "Lan", "--reason", "đúng").returncode == 0
    after = next(one for one in told("12/2019/QĐ-UBND")["fields"] if one["field"] == "agency")
    assert (after["origin"], after["value"]) == ("person", row["value"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--set", "issued=31/2/2019", "--by", "Lan", "--reason", "x"], "không phải là ngày"),
        (["--set", "issued=2099-01-01", "--by", "Lan", "--reason", "x"], "năm trong số (2019) khác năm ban hành (2099); ngày ban hành 01/01/2099 chưa đến; nếu đúng"),
        (["--set", "number=12/2018/QĐ-UBND", "--by", "Lan", "--reason", "x"], "năm trong số (2018) khác năm ban hành (2019)"),
        (["--set", "type=Hóa đơn", "--by", "Lan", "--reason", "x"], "không có loại văn bản 'Hóa đơn'"),
        (["--set", "issuer=Ủy ban nhân dân tỉnh Mơ", "--by", "Lan", "--reason", "x"], "không rõ cơ quan 'Ủy ban nhân dân tỉnh Mơ'"),
        (["--set", "issuer=ai đó", "--by", "Lan", "--reason", "x"], "không rõ cơ quan 'ai đó'"),
        (["--set", "issued", "--by", "Lan", "--reason", "x"], "thiếu dấu bằng"),
        (["--set", "title=Khác"], "--by"),
        (["--undo", "title", "--by", "Lan", "--reason", "x"], "chưa được sửa"),
    ],
)
def test_what_cannot_be_set_is_said(registry: Path, arguments: list[str], said: str) -> None:
    done = rasoat("correct", "12/2019/QĐ-UBND", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


def test_what_is_unusual_but_meant_is_forced(registry: Path) -> None:
    values = ["--set", "issued=2020-01-02", "--set", "issuer=UBND tỉnh Mơ", "--set", "type=nghi quyet"]
    assert rasoat("correct", "12/2019/QĐ-UBND", *values, "--force", "--by", "Lan", "--reason", "đúng thế").returncode == 0
    held = {row["field"]: row["value"] for row in told("12/2019/QĐ-UBND")["fields"]}
    assert (held["issued"], held["issuer"], held["type"]) == ("2020-01-02", "Ủy ban nhân dân tỉnh Mơ", "Nghị quyết")
    # what is not touched is not asked about again
    assert rasoat("correct", "12/2019/QĐ-UBND", "--set", "title=Khác", "--by", "Lan", "--reason", "x").returncode == 0


def test_a_mention_is_corrected_by_its_mark_and_taken_back(own_home: Path) -> None:
    assert rasoat("add", *(str(path) for path in sorted(CORPUS.glob("*2019*lam-giang.docx")))).returncode == 0
    document = "12/2019/QĐ-UBND"

    def mentions() -> list[dict]:
        return json.loads(rasoat("correct", document, "--mentions", "--format", "json").stdout)["mentions"]

    first = mentions()[0]
    assert set(first) == {"mention", "provision", "relation", "quote", "state", "target"}
    assert rasoat("correct", document, "--relation", "bai_bo").returncode == 2
    done = rasoat("correct", document, "--mention", first["mention"], "--relation", "dan_chieu", "--target", document, "--by", "Lan", "--reason", "đọc lại")
    assert done.returncode == 0, done.stderr
    assert f"viện dẫn {first['mention']}: quan hệ = dẫn chiếu" in done.stdout
    assert "sửa bởi Lan: đọc lại" in done.stdout
    changed = mentions()[0]
    assert (changed["relation"], changed["target"]) == ("dan_chieu", told(document)["document"])
    assert told(document)["mentions"][0]["by"] == "Lan"
    assert first["mention"] in rasoat("history", document, "--registry", "--format", "json").stdout
    undone = rasoat("correct", document, "--undo", f"mention:{first['mention']}", "--by", "Lan", "--reason", "nhầm")
    assert undone.returncode == 0, undone.stderr
    assert mentions()[0] == first


def test_what_was_done_is_told_without_codes(registry: Path) -> None:
    document, said = "12/2019/QĐ-UBND", ["--by", "Lan", "--reason", "đọc lại"]
    mention = json.loads(rasoat("correct", document, "--mentions", "--format", "json").stdout)["mentions"][0]["mention"]
    assert rasoat("correct", document, "--mention", mention, "--relation", "Thay thế", *said).returncode == 0
    assert rasoat("correct", document, "--set", "issued=2019-12-31", *said).returncode == 0
    assert rasoat("correct", document, "--undo", f"mention:{mention}", *said).returncode == 0
    told = rasoat("history", document, "--registry", "--format", "csv").stdout
    assert "ngày ban hành: 31/12/2019" in told and "mã cũ: " in told and "quan hệ: thay thế" in told
    listed = rasoat("correct", document, "--mentions").stdout
    assert "→ chưa có trong kho" in listed
    for text in (told, listed, rasoat("correct", document).stdout, rasoat("parse", str(CORPUS / "12-2019-QD-UBND-lam-giang.docx")).stdout):
        assert not re.search(r"\b(was|issued|relation|meant|quote|absent|mismatch)\b: |→ absent|(?<!/)can_cu|thay_the|dan_chieu", text), text
