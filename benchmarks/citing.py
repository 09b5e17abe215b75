"""The whole chain on real DOCX: documents a second, and how fast statements are taken out of their text.

usage: python benchmarks/citing.py [--rounds 3] [--keep] [DIR ...]      (default: the DOCX of ../shared/data)

CPU seconds of one process, tables of law loaded before; of each folder the best round counts. Beside it, over the same texts: one
pattern of a citation finder (number with symbol, article, clause, point, name of a law: no target, no relation), and NFC of the text.
Megabytes are of UTF-8.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from report import SHARED, keep, table

from registry.extracting import extract
from registry.model import Document
from registry.parsing import parse
from registry.reading import Unreadable, read

FOLDERS = ("local_2025/docx_regen", "central_docx")
ONE_PATTERN = re.compile(
    r"(?P<number>\d+(?:/\d{4})?/[A-ZĐ][\w-]+)|(?P<place>(?:điều|khoản|điểm)\s+[\da-zđ]+)|(?P<law>(?:bộ\s+)?luật\s+[A-ZĐ]\w+(?:\s+\w+){0,8})", re.I
)


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def chain(path: Path, times: list[float]) -> Document | None:
    """The document; the CPU seconds of reading, parsing and extracting are added to `times`."""
    marks = [time.process_time()]
    try:
        reading = read(path)
        marks.append(time.process_time())
        document = parse(reading)
        marks.append(time.process_time())
        document = extract(document)
        marks.append(time.process_time())
    except Unreadable:
        return None
    for n in range(3):
        times[n] += marks[n + 1] - marks[n]
    return document


def measured(folder: Path, rounds: int) -> list[object]:
    paths = sorted(folder.glob("*.docx"))
    best, texts, count = [1e9, 0.0, 0.0], [""], 0
    for _ in range(rounds):
        times = [0.0, 0.0, 0.0]
        found = [d for d in (chain(path, times) for path in paths) if d is not None]
        texts, count = [c.text for d in found for c in d.components], len(found)
        best = min(best, times, key=sum)
    size = sum(len(text.encode()) for text in texts) / 1e6
    pattern = min(spent(lambda: [sum(1 for _ in ONE_PATTERN.finditer(t)) for t in texts]) for _ in range(rounds))
    nfc = min(spent(lambda: [unicodedata.normalize("NFC", t) for t in texts]) for _ in range(rounds))
    return [
        folder.name, count, f"{size:.2f}", f"{count / sum(best):.1f}", " + ".join(f"{1000 * t / count:.1f}" for t in best),
        f"{size / best[2]:.2f}", f"{best[2] / pattern:.1f}", f"{sum(best) / pattern:.1f}", f"{best[2] / nfc:.0f}",
    ]  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[SHARED / "data" / name for name in FOLDERS])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    folders = [folder for folder in args.folders if folder.is_dir()]
    if not folders:
        print("the real documents are not beside the project", file=sys.stderr)
        return 2
    for path in sorted(folders[0].glob("*.docx"))[:10]:
        chain(path, [0.0, 0.0, 0.0])
    heads = ["folder", "documents", "MB of text", "documents a second", "ms a document: read + parse + extract", "extracting, MB/s",
             "extracting / one pattern", "whole chain / one pattern", "extracting / NFC"]  # fmt: skip
    text = table(heads, [measured(folder, args.rounds) for folder in folders])
    print(text)
    if args.keep:
        keep("citing", "Extracting, and the whole chain", "python benchmarks/citing.py --keep", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
