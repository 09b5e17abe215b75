"""Patterns over running text, written with plain spaces."""

from __future__ import annotations

import re


def spaced(pattern: str) -> re.Pattern[str]:
    r"""The pattern with every space standing for any white space, as people type it; \x20 is one space (in a lookbehind)."""
    return re.compile(pattern.replace(" ", r"\s+"))
