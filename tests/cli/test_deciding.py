"""What a person decided of a finding stays decided, also when the file is read again."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest
from test_manners import rasoat

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture
def registry(own_home: Path) -> Path:
    assert rasoat("add", str(CORPUS / "21-2025-QD-UBND-lam-giang.docx")).returncode == 0
    return own_home


def new(*arguments: str) -> list[dict]:
    return json.loads(rasoat("check", "--new", "--rule", "E1", "--format", "json", *arguments).stdout)


def test_decided_findings_are_not_new(registry: Path) -> None:
    (finding,) = new()
    done = rasoat("decide", finding["fingerprint"][:8], "reject", "--reason", "có quyết định rút gọn", "--by", "Lan")
    assert done.returncode == 0 and "bác bỏ 1 dấu hiệu" in done.stdout
    assert new() == []


def test_what_was_decided_is_told_with_every_finding_and_counted_apart(registry: Path) -> None:
    (finding,) = new()
    assert finding["decision"] is None
    check = ["check", "--rule", "E1"]
    assert rasoat(*check).returncode == 1
    rasoat("decide", finding["fingerprint"], "defer", "--reason", "chờ Sở", "--by", "Minh")
    assert rasoat(*check).returncode == 1
    rasoat("decide", finding["fingerprint"], "reject", "--reason", "có quyết định rút gọn", "--by", "Lan")
    (told,) = json.loads(rasoat(*check, "--format", "json").stdout)
    assert told["decision"].pop("at")
    assert told["decision"] == {"state": "rejected", "by": "Lan", "reason": "có quyết định rút gọn"}
    assert {**told, "decision": None} == finding
    (row,) = csv.DictReader(io.StringIO(rasoat(*check, "--format", "csv").stdout.lstrip("\ufeff")))
    assert (row["Quyết định"], row["Người làm"], row["Lý do"]) == ("bác bỏ", "Lan", "có quyết định rút gọn") and row["Lúc"]
    done = rasoat(*check)
    assert done.returncode == 0
    assert done.stdout.startswith("Đã có quyết định (1)") and "cần xem xét" not in done.stdout
    assert f"đã bác bỏ: Lan, {datetime.now():%d/%m/%Y}: có quyết định rút gọn" in done.stdout


def test_rejecting_asks_for_a_reason(registry: Path) -> None:
    (finding,) = new()
    done = rasoat("decide", finding["fingerprint"], "reject", "--by", "Lan")
    assert done.returncode == 2 and "lý do" in done.stderr
    assert len(new()) == 1


def test_baseline_leaves_nothing_new(registry: Path) -> None:
    assert rasoat("decide", "all", "defer", "--reason", "có từ trước", "--by", "Lan").returncode == 0
    assert new() == []
