"""The command line's manners: Vietnamese, exit codes, no traceback."""

from __future__ import annotations

import gettext
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from registry.cli.main import COMMANDS, LOCALE


def rasoat(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "registry", *arguments],
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_version() -> None:
    done = rasoat("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "rasoat")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_vietnamese_help(name: str) -> None:
    done = rasoat(name, "--help")
    assert done.returncode == 0, done.stderr
    assert "Cách dùng:" in done.stdout and "In hướng dẫn này." in done.stdout
    assert re.search("[ạ-ỹđ]", done.stdout.split("\n")[2])
    assert not re.search("OPTIONS|RANGE|INTEGER|TEXT|ARGS|PATH", done.stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch"], "Không có lệnh"),
        (["add"], "Thiếu tham số"),
        (["add", "khong-co"], "không có tệp hoặc thư mục"),
        (["check", "--format", "xml"], "không nằm trong"),
        (["status", "12/2019/QĐ-UBND"], "Chưa có"),
        (["status", "--all", "--as-of", "31/2/2025"], "không phải là ngày"),
        (["rules", "Z9"], "không có quy tắc"),
    ],
)
def test_what_cannot_run_says_so_and_exits_2(arguments: list[str], said: str) -> None:
    done = rasoat(*arguments)
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == ""


def test_output_is_utf8_whatever_the_platform_says() -> None:
    done = rasoat("rules", PYTHONIOENCODING="cp1258", PYTHONUTF8="0")
    assert done.returncode == 0 and "Căn cứ ban hành đã hết hiệu lực" in done.stdout


def test_translation_is_compiled() -> None:
    folder = LOCALE / "vi/LC_MESSAGES"
    with Path(folder, "messages.mo").open("rb") as file:
        told = gettext.GNUTranslations(file)
    single = re.findall(
        r'msgid ("(?:[^"\\]|\\.)+")\nmsgstr ("(?:[^"\\]|\\.)+")', Path(folder, "messages.po").read_text(encoding="utf-8")
    )
    assert len(single) > 30
    for source, wanted in single:
        assert told.gettext(eval(source)) == eval(wanted)
