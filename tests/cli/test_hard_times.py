"""Full disks, homes that can only be read, files where folders should be, old locales: one line, no traceback."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from test_manners import rasoat

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FILES = [str(CORPUS / f"{name}-QD-UBND-lam-giang.docx") for name in ("12-2019", "18-2025")]
posix = pytest.mark.skipif(sys.platform == "win32", reason="limits and permissions of POSIX")


@pytest.fixture(scope="module")
def kept() -> Iterator[Path]:
    """A registry in a folder that every user may enter."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        home = Path(folder) / "kho"
        assert rasoat("add", *FILES, RASOAT_HOME=str(home)).returncode == 0
        yield home


@pytest.fixture
def home(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "kho"))


def run(*arguments: str, home: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "RASOAT_HOME": str(home), **more.pop("env", {})}
    command = [sys.executable, "-m", "registry", *arguments]
    more = {"stdout": subprocess.PIPE, **more}
    done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, encoding="utf-8", check=False, **more)
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr, done.stderr
    return done


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["rules"], ["--help"], ["search", "thoát nước"], ["graph", "export"], ["status", "--all"]])
def test_output_that_cannot_be_written_is_said(home: Path, command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = run(*command, home=home, stdout=full)
    assert done.returncode == 2
    assert "đĩa đã đầy" in done.stderr


def small_disk(bytes: int) -> Callable[[], None]:
    """No file can grow beyond this, as on a disk that is about to be full."""

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, bytes))

    return limit


@posix
@pytest.mark.parametrize(
    "command",
    [
        ["index", "--rebuild"],
        ["backup", "{}/sao-lưu.zip"],
        ["graph", "export", "--output", "{}/a.graphml"],
        ["check", FILES[0], "--comments", "{}/a.docx"],
        ["parse", FILES[0], "--out", "{}/out"],
        ["withdraw", "12/2019/QĐ-UBND", "--reason", "thử"],
    ],
)
def test_files_that_cannot_be_written_are_said_and_none_is_left(home: Path, tmp_path: Path, command: list[str]) -> None:
    done = run(*(part.format(tmp_path) for part in command), home=home, preexec_fn=small_disk(2000))
    assert done.returncode == 2
    assert "rasoat: " in done.stderr
    assert [p.name for p in tmp_path.iterdir() if p.name != "kho" and not (p.is_dir() and not [*p.iterdir()])] == []


@posix
def test_adding_to_a_full_disk_says_so_of_each_file(home: Path) -> None:
    done = run("add", str(CORPUS / "24-2025-QD-UBND-lam-giang.docx"), home=home, preexec_fn=small_disk(2000))
    assert done.returncode == 1
    assert "24-2025" in done.stdout and "ghi được vào" in done.stdout


@posix
def test_searching_and_checking_need_no_room(home: Path) -> None:
    shutil.rmtree(home / "index")
    (home / "findings.sqlite3").unlink(missing_ok=True)
    found = run("search", "thoát nước", home=home, preexec_fn=small_disk(2000))
    assert found.returncode == 0 and "12/2019/QĐ-UBND" in found.stdout and "chậm hơn" in found.stderr
    assert run("check", home=home, preexec_fn=small_disk(2000)).stdout == run("check", home=home).stdout


def test_a_file_where_the_index_should_be_is_no_reason_not_to_find(home: Path) -> None:
    shutil.rmtree(home / "index")
    (home / "index").write_text("")
    assert "12/2019/QĐ-UBND" in run("search", "thoát nước", home=home).stdout
    assert "đã có một tệp" in run("index", home=home).stderr


@pytest.mark.parametrize("command", [["search", "x"], ["add", FILES[0]], ["status", "--all"]])
def test_a_file_is_no_home(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "tệp").write_text("")
    for place in (tmp_path / "tệp", tmp_path / "tệp" / "kho"):
        done = run(*command, home=place)
        assert (done.returncode, done.stdout) == (2, "")
        assert "tệp" in done.stderr


def without_privileges() -> None:
    """The superuser, too, is bound by permissions."""
    if os.geteuid() == 0:
        import ctypes

        drop, override, read_search = 24, 1, 2  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        for capability in (override, read_search):
            ctypes.CDLL(None).prctl(drop, capability, 0, 0, 0)


@posix
def test_a_home_that_can_only_be_read_can_be_read(kept: Path) -> None:
    modes = {path: path.stat().st_mode for path in (kept, *kept.rglob("*"))}
    for path, mode in modes.items():
        path.chmod(stat.S_IMODE(mode) & ~0o222 | 0o444)
    try:
        for command in (["search", "thoát nước"], ["status", "12/2019"], ["history", "12/2019"], ["graph", "export"], ["overdue"], ["doctor"]):
            done = run(*command, home=kept, preexec_fn=without_privileges)
            assert done.returncode == 0 and done.stdout
        assert run("check", home=kept, preexec_fn=without_privileges).returncode in (0, 1)
        done = run("withdraw", "12/2019", "--reason", "thử", home=kept, preexec_fn=without_privileges)
        assert done.returncode == 2 and "Không ghi được" in done.stderr
    finally:
        for path, mode in modes.items():
            path.chmod(stat.S_IMODE(mode))


@posix
@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "cp1258", "PYTHONUTF8": "0"}])
def test_what_is_typed_is_understood_under_every_locale(home: Path, tmp_path: Path, locale: dict[str, str]) -> None:
    assert "12/2019/QĐ-UBND" in run("show", "12/2019/QĐ-UBND", home=home, env=locale).stdout
    file = shutil.copy(FILES[0], tmp_path / "Quyết định.docx")
    assert "12/2019/QĐ-UBND" in run("parse", str(file), home=home, env=locale).stdout


@posix
def test_bytes_that_are_no_text_find_nothing(home: Path) -> None:
    done = run("show", os.fsdecode(b"\xff\xfe"), home=home)
    assert (done.returncode, done.stdout) == (2, "")
