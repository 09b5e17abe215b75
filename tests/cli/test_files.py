"""Files that commands write: never over somebody's work unless it was asked for."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from test_manners import rasoat

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
DRAFT = str(CORPUS / "24-2025-QD-UBND-lam-giang.docx")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("kho")
    assert rasoat("add", DRAFT, RASOAT_HOME=str(folder)).returncode == 0
    return str(folder)


@pytest.mark.parametrize(
    "command",
    [
        ["backup", "{}"],
        ["check", DRAFT, "--comments", "{}"],
        ["search", "nước", "--format", "xlsx", "--output", "{}"],
        ["unresolved", "--format", "xlsx", "--output", "{}"],
        ["gaps", "--format", "xlsx", "--output", "{}"],
        ["graph", "export", "--output", "{}"],
    ],
)
def test_a_file_that_is_there_stays_unless_forced(home: str, tmp_path: Path, command: list[str]) -> None:
    mine = tmp_path / "của tôi.docx"
    mine.write_text("việc của tôi")
    typed = [part.format(mine) for part in command]
    done = rasoat(*typed, RASOAT_HOME=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert "đã có tệp" in done.stderr and "--force" in done.stderr
    assert mine.read_text() == "việc của tôi"
    for flag in ("--force", "--ghi-de"):
        assert rasoat(*typed, flag, RASOAT_HOME=home).returncode in (0, 1)
        assert mine.read_bytes() != "việc của tôi".encode()


def test_an_empty_file_and_a_new_name_need_no_force(home: str, tmp_path: Path) -> None:
    (tmp_path / "trống.graphml").touch()
    for name in ("trống.graphml", "mới.graphml"):
        assert rasoat("graph", "export", "--output", str(tmp_path / name), RASOAT_HOME=home).returncode == 0
        assert (tmp_path / name).stat().st_size


def test_tables_in_a_folder_stay_too(home: str, tmp_path: Path) -> None:
    (tmp_path / "edges.csv").write_text("của tôi")
    export = ["graph", "export", "--format", "csv", "--output", str(tmp_path)]
    assert rasoat(*export, RASOAT_HOME=home).returncode == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edges.csv"]
    done = rasoat(*export, "--force", RASOAT_HOME=home)
    assert done.returncode == 0 and "nodes.csv và" in done.stderr


def test_parsing_a_folder_goes_on_past_a_file_that_is_there(tmp_path: Path) -> None:
    papers, out = tmp_path / "văn bản", tmp_path / "ra"
    papers.mkdir()
    shutil.copy(DRAFT, papers / "a.docx")
    for name in ("a.txt", "b.txt"):
        (papers / name).write_text("Số: 12/2026/QĐ-UBND\nQUYẾT ĐỊNH\nĐiều 1. Giá đất.", encoding="utf-8")
    done = rasoat("parse", str(papers), "--out", str(out))
    assert done.returncode == 1 and "a.txt: a.json đã ghi từ tệp khác cùng tên" in done.stderr
    assert sorted(path.name for path in out.iterdir()) == ["a.json", "b.json"]
    done = rasoat("parse", str(papers / "b.txt"), "--out", str(out))
    assert done.returncode == 1 and "đã có tệp" in done.stderr
    assert rasoat("parse", str(papers / "b.txt"), "--out", str(out), "--force").returncode == 0


def test_restoring_wants_an_empty_folder(home: str, tmp_path: Path) -> None:
    archive, folder = tmp_path / "kho.zip", tmp_path / "kho mới"
    assert rasoat("backup", str(archive), RASOAT_HOME=home).returncode == 0
    folder.mkdir()
    (folder / "ghi chú.txt").write_text("của tôi")
    done = rasoat("restore", str(archive), str(folder))
    assert done.returncode == 2 and "không trống" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["ghi chú.txt"]
    (folder / "ghi chú.txt").unlink()
    assert rasoat("restore", str(archive), str(folder)).returncode == 0


@pytest.mark.parametrize("name", ["không phải zip", "zip khác", "zip cắt"])
def test_what_is_no_backup_is_said_in_vietnamese(tmp_path: Path, name: str, home: str) -> None:
    archive = tmp_path / "a.zip"
    if name == "zip khác":
        with zipfile.ZipFile(archive, "w") as out:
            out.writestr("x", b"x")
    elif name == "zip cắt":
        assert rasoat("backup", str(archive), RASOAT_HOME=home).returncode == 0
        held = bytearray(archive.read_bytes())
        held[60:70] = b"0123456789"
        archive.write_bytes(held)
    else:
        archive.write_bytes(b"\xff\xfe")
    done = rasoat("restore", str(archive), str(tmp_path / "kho mới"))
    assert done.returncode == 2 and not (tmp_path / "kho mới").exists()
    assert done.stderr.strip() == "rasoat: Tệp a.zip không phải bản sao lưu của rasoat hoặc đã hỏng."
