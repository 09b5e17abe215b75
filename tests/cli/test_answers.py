"""What commands answer about a small registry: two sample decrees, one document known from a list only."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from test_manners import rasoat

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
LISTED = "lam-dong.ubnd.qd.14-2020.2020-05-05"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho")
    files = [str(CORPUS / name) for name in ("12-2019-QD-UBND-lam-giang.docx", "18-2025-QD-UBND-lam-giang.docx")]
    assert rasoat("add", *files, RASOAT_HOME=str(folder)).returncode == 0
    table = folder / "danh mục.csv"
    table.write_text(
        "Số ký hiệu,Ngày ban hành,Trích yếu,Tình trạng\n14/2020/QĐ-UBND,05/05/2020,Bảng giá đất bãi bồi,Còn hiệu lực\n", encoding="utf-8"
    )
    said = rasoat("metadata", str(table), "--issuer", "UBND tỉnh Lâm Đồng", "--write", "--by", "Lan", RASOAT_HOME=str(folder))
    assert said.returncode == 0
    return folder


def ask(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = rasoat(*arguments, RASOAT_HOME=str(home))
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("command", [["show"], ["status"], ["history"], ["graph", "luocdo"], ["impact"]])
def test_an_act_of_the_catalogue_answers_for_itself(home: Path, command: list[str]) -> None:
    done = ask(home, *command, "64/2025/QH15")
    assert done.returncode == 0
    assert "12-2019" not in done.stdout
    if command[0] in ("show", "status"):
        assert "Chỉ có trong danh mục, chưa có văn bản." in done.stdout


@pytest.mark.parametrize("command", [["check"], ["withdraw", "--reason", "x"], ["correct"], ["reread"]])
def test_what_needs_a_document_does_not_take_an_act_of_the_catalogue(home: Path, command: list[str]) -> None:
    done = ask(home, command[0], "64/2025/QH15", *command[1:])
    assert (done.returncode, done.stdout) == (2, "")
    assert "chỉ có trong danh mục, chưa có văn bản" in done.stderr


def test_another_document_of_the_same_number_is_named_but_not_shown(home: Path) -> None:
    done = ask(home, "show", "12/2019/NQ-HĐND")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cùng số có:\n  lam-giang.ubnd.qd.12-2019" in done.stderr


def test_a_document_without_text_shows_what_is_known(home: Path) -> None:
    done = ask(home, "show", "14/2020/QĐ-UBND")
    assert done.returncode == 0
    assert "Quyết định số 14/2020/QĐ-UBND ngày 05/05/2020\n  Bảng giá đất bãi bồi" in done.stdout
    assert "chưa có toàn văn" in done.stdout and "còn hiệu lực" in done.stdout
    told = json.loads(ask(home, "show", LISTED, "--format", "json").stdout)
    assert (told["id"], told["held"], told["components"]) == (LISTED, False, [])
