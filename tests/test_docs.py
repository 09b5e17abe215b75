"""What the pages say can be typed: every command and option named there exists."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from registry.cli.main import COMMANDS, rasoat

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs").glob("*.md"))]


def typed() -> list[tuple[str, str]]:
    """(page, command line) of every `$ rasoat ...` line and inline `rasoat ...`."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for line in re.findall(r"(?:^\$ |`)rasoat ([a-z][^`\n#]*)", text, re.M):
            found.append((page.name, line.strip()))
    return found


@pytest.mark.parametrize(("page", "line"), typed())
def test_command_and_options_exist(page: str, line: str) -> None:
    context = click.Context(rasoat)
    command, words = rasoat.get_command(context, line.split()[0]), line.split()[1:]
    assert command is not None, f"{page}: rasoat {line}"
    if isinstance(command, click.Group) and words:
        command = command.get_command(context, words[0])
        assert command is not None, f"{page}: rasoat {line}"
    known = {name for parameter in command.params for name in parameter.opts} | {"--help", "-h"}
    assert set(re.findall(r"(?<!\S)--[a-z-]+", line)) <= known, f"{page}: rasoat {line}"


def test_every_command_is_explained_to_users() -> None:
    guide = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    missing = [name for name in COMMANDS if f"rasoat {name}" not in guide and name not in ("completion",)]
    assert not missing


def test_every_decision_has_its_number_once_and_is_listed() -> None:
    pages = sorted(page.name for page in (ROOT / "docs/adr").glob("[0-9]*.md"))
    listed = re.findall(r"\(([0-9]{4}-[^)]+)\)", (ROOT / "docs/adr/README.md").read_text(encoding="utf-8"))
    assert len({name[:4] for name in pages}) == len(pages) >= 6
    assert listed == pages
