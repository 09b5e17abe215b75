"""Which programs read a file: a digest of their code and data, so that no version number can be forgotten."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import registry

# The rooms that decide what a file's text and statements are, and what of them is kept.
ROOMS = ("model", "law", "reading", "parsing", "extracting")
FILES = ("library/features.py", "intake/statements.py")


@cache
def programs() -> str:
    """64 hex digits; another release, or another row of law's data, gives another value (a few ms)."""
    root, found = Path(registry.__file__).parent, hashlib.sha256(registry.__version__.encode())
    held = [p for room in ROOMS for p in (root / room).rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    for path in sorted([*held, *(root / name for name in FILES)]):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
