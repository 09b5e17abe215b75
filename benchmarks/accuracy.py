"""Reading against the gold, in two columns: the half that rules are tuned on, and the half kept apart.
Beside it, what every collection of real documents shows without gold: see consistency.py.

usage: python benchmarks/accuracy.py [--details] [--keep] [--gold] [--collection NAME]...

A document is in the tuning half where the first hex digit of sha1(id) is 0-7. Needs the annotated documents beside the project
(../shared/gold, scorer ../shared/eval/score.py). --keep writes docs/benchmarks.md; --details prints the tuning half's differences.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import consistency
from report import SHARED, keep, table

from registry.extracting import extract
from registry.model.shape import shape
from registry.parsing import parse
from registry.reading import read

SETS = {
    "2025": (SHARED / "gold/dev", lambda paper: SHARED / "data/local_2025/docx_regen" / f"{paper.stem}.docx"),
    "office": (SHARED / "gold/dev_office", lambda paper: _office(paper)),
}


def _office(paper: Path) -> Path:
    text = paper.with_suffix(".txt")
    return text if text.exists() else SHARED / "data" / json.loads(paper.read_text(encoding="utf-8"))["file"]


def tuned_on(id: str) -> bool:
    return hashlib.sha1(id.encode()).hexdigest()[0] in "01234567"


def score(papers: list[Path], parsed: Path, details: bool) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        for paper in papers:
            shutil.copyfile(paper, Path(folder, paper.name))
        command = [sys.executable, SHARED / "eval/score.py", folder, parsed]
        if details:
            print(subprocess.run([*command, "--details"], capture_output=True, encoding="utf-8", check=True).stdout)
        return json.loads(subprocess.run([*command, "--json"], capture_output=True, encoding="utf-8", check=True).stdout)


def figures(result: dict) -> dict[str, float]:
    header = {f"header.{name}": value for name, value in result["header"].items()}
    others = {name: row["f1"] if isinstance(row, dict) else row for name, row in result.items() if name not in ("header", "documents")}
    return header | others


def run(name: str, details: bool) -> str | None:
    folder, source = SETS[name]
    papers = sorted(folder.glob("*.json"))
    with tempfile.TemporaryDirectory() as out:
        started, size, refused = time.process_time(), 0, []
        for paper in papers:
            try:
                document = extract(parse(read(source(paper))))
            except Exception as problem:  # a benchmark counts what it cannot read, and goes on
                refused.append(f"{paper.stem}: {problem}")
                continue
            size += sum(len(c.text) for c in document.components)
            Path(out, paper.name).write_text(json.dumps(shape(document), ensure_ascii=False), encoding="utf-8")
        spent = time.process_time() - started
        halves = [p for p in papers if tuned_on(p.stem)], [p for p in papers if not tuned_on(p.stem)]
        tuned, kept = (figures(score(half, Path(out), details and n == 0)) for n, half in enumerate(halves))
    rows = [[key, f"{tuned[key]:.4f}", f"{kept[key]:.4f}"] for key in tuned]
    text = table([f"gold {name}", f"tuned on ({len(halves[0])})", f"kept apart ({len(halves[1])})"], rows)
    text += f"\n{len(papers) - len(refused)} of {len(papers)} read; {size / 1e6 / spent:.2f} MB of text a CPU second, the whole chain.\n"
    return text + "".join(f"- not read: {line}\n" for line in refused)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--gold", action="store_true", help="the gold only")
    parser.add_argument("--collection", action="append", default=[], metavar="NAME", help="this collection only, and no gold")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("the annotated documents are not beside the project", file=sys.stderr)
        return 2
    text = "" if args.collection else "\n".join(filter(None, (run(name, args.details) for name in SETS)))
    if not args.gold:
        told, lines = consistency.report(args.collection)
        text += f"\nDocuments of each collection that show a fault of the reader or of their own:\n\n{told}"
        if args.details:
            print(*lines, sep="\n")
    print(text)
    if args.keep and not (args.gold or args.collection):
        keep("accuracy", "Accuracy of reading", "python benchmarks/accuracy.py --keep", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
