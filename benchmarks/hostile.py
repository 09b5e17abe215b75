"""Hostile files: each is read or refused with one line, within 10 seconds of processor time and bounded memory.

usage: python benchmarks/hostile.py [--keep] [--only CLASS] [--write DIR]

The files come from tests/reading/hostile_files.py, the same each time; --write leaves them in DIR (for `rasoat add DIR`).
Every file is read in a process of its own, which is stopped after LIMIT seconds. Exit status 1 where one ends in a traceback,
takes longer than LIMIT (HANG: three times that by the clock) or more memory than MEMORY.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from report import keep, table

LIMIT = 10.0  # seconds
NAMES = {"old text": "a.txt"}  # all else is told by its content
MEMORY = 1024  # MB of a process, the interpreter included
TESTS = Path(__file__).resolve().parents[1] / "tests" / "reading"


def one(path: Path) -> int:
    """Read one file and say how it went, as JSON."""
    from registry.reading import Unreadable, read

    before = time.process_time()  # the machine may be busy with other things
    try:
        outcome = f"read, {len(read(path).paragraphs)} paragraphs"
        kind = "read"
    except Unreadable as refusal:
        outcome, kind = refusal.message, refusal.kind
    print(json.dumps({"kind": kind, "outcome": outcome, "seconds": time.process_time() - before, "mb": peak()}))
    return 0


def peak() -> float:
    """The most memory that this process has held, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    told = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(told[1]) / 1024 if told else 0.0


def run(path: Path) -> dict[str, object]:
    try:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(path)], capture_output=True, text=True, encoding="utf-8", timeout=LIMIT * 3
        )
    except subprocess.TimeoutExpired:
        return {"kind": "HANG", "outcome": f"over {LIMIT * 3} s", "seconds": LIMIT * 3, "mb": 0.0}
    if done.returncode:
        return {"kind": "TRACEBACK", "outcome": done.stderr.strip().splitlines()[-1:], "seconds": 0.0, "mb": 0.0}
    told: dict[str, object] = json.loads(done.stdout)
    return told


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", action="store_true", help="write the figures to docs/benchmarks.md")
    parser.add_argument("--only", default="", help="a class of files, or a part of its name")
    parser.add_argument("--write", type=Path, help="leave the files there and read none")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        return one(args.one)
    sys.path.insert(0, str(TESTS))
    from hostile_files import hostile

    if args.write:
        args.write.mkdir(parents=True, exist_ok=True)
        for group, name, data in hostile():
            (args.write / f"{re.sub(r'[^a-z0-9]+', '-', f'{group}-{name}'.lower())}{Path(NAMES.get(group, 'a.docx')).suffix}").write_bytes(data)
        return 0
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    slowest: dict[str, tuple[float, str]] = defaultdict(lambda: (0.0, ""))
    largest: dict[str, tuple[float, str]] = defaultdict(lambda: (0.0, ""))
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for group, name, data in hostile():
            if args.only not in group:
                continue
            path = Path(folder, NAMES.get(group, "a.docx"))
            path.write_bytes(data)
            found = run(path)
            kind, seconds, mb = str(found["kind"]), float(str(found["seconds"])), float(str(found["mb"]))
            kinds[group][kind] += 1
            slowest[group] = max(slowest[group], (seconds, name))
            largest[group] = max(largest[group], (mb, name))
            if kind in ("TRACEBACK", "HANG") or seconds > LIMIT or mb > MEMORY:
                bad += 1
                print(f"{group}: {name}: {kind}, {seconds:.1f} s, {mb:.0f} MB: {found['outcome']}", file=sys.stderr)
    rows: list[list[object]] = [
        [group, sum(told.values()), ", ".join(f"{kind} {count}" for kind, count in told.most_common()),
         f"{slowest[group][0]:.1f} s ({slowest[group][1]})", f"{largest[group][0]:.0f} MB ({largest[group][1]})"]
        for group, told in kinds.items()
    ]  # fmt: skip
    count = sum(sum(told.values()) for told in kinds.values())
    text = table(["class", "files", "outcomes", "slowest", "most memory"], rows)
    text += f"\n{count} files; {bad} with a traceback, over {LIMIT:.0f} s or over {MEMORY} MB.\n"
    print(text)
    if args.keep:
        keep("hostile", "Hostile files", "python benchmarks/hostile.py --keep", text)
    return int(bool(bad or not count))


if __name__ == "__main__":
    sys.exit(main())
