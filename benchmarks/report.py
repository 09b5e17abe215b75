"""docs/benchmarks.md: each benchmark keeps its own section there, so that a figure and its command stand together."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
SHARED = Path(__file__).resolve().parents[2] / "shared"
HEAD = "# Benchmarks\n\nEvery figure here is printed by the command above it, as a ratio to something else in the same run where it is a speed.\n"


def keep(name: str, title: str, command: str, text: str) -> None:
    """Put the section `name` into the page, in place of its last edition; sections stand in order of name."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else HEAD
    sections = dict(re.findall(r"<!-- (\w+) -->\n(.*?)<!-- end \1 -->\n", page, re.S))
    sections[name] = f"## {title}\n\n`{command}` ({date.today():%Y-%m-%d})\n\n{text.strip()}\n"
    body = "\n".join(f"<!-- {key} -->\n{sections[key]}<!-- end {key} -->\n" for key in sorted(sections))
    PAGE.write_text(f"{HEAD}\n{body}", encoding="utf-8", newline="\n")


def table(heads: list[str], rows: list[list[object]]) -> str:
    """A Markdown table."""
    told = [heads, ["---"] * len(heads), *([str(c) for c in row] for row in rows)]
    return "\n".join("| " + " | ".join(row) + " |" for row in told) + "\n"
