"""What a person decided of a finding stays decided, also when the file is read again."""

from __future__ import annotations

import json
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
    assert len(json.loads(rasoat("check", "--rule", "E1", "--format", "json").stdout)) == 1


def test_rejecting_asks_for_a_reason(registry: Path) -> None:
    (finding,) = new()
    done = rasoat("decide", finding["fingerprint"], "reject", "--by", "Lan")
    assert done.returncode == 2 and "lý do" in done.stderr
    assert len(new()) == 1


def test_baseline_leaves_nothing_new(registry: Path) -> None:
    assert rasoat("decide", "all", "defer", "--reason", "có từ trước", "--by", "Lan").returncode == 0
    assert new() == []
