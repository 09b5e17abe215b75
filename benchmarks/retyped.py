"""Typing never matters: the annotated decrees held otherwise in their files, each variant scored against the gold.

usage: python benchmarks/retyped.py [--details] [--keep]

The variants are those of tests/retyping.py. 'drop' is the most that any figure loses against the plain file; more than 0.005 fails.
Needs ../shared/gold and its DOCX. --details names the figures that fall; --keep writes docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from accuracy import SETS, figures, score
from report import SHARED, keep, table

from registry.extracting import extract
from registry.model.shape import shape
from registry.parsing import parse
from registry.reading import read_bytes

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from retyping import VARIANTS, retyped

SHOWN = ("exact tree", "nodes", "headings", "citations", "citations with relation", "provisions", "lapses")
MOST = 0.005


def measured(papers: list[tuple[Path, bytes]], variant: str) -> dict[str, float]:
    """The scorer's figures of the documents typed as the variant does it; '' is the plain file."""
    with tempfile.TemporaryDirectory() as out:
        for paper, data in papers:
            document = extract(parse(read_bytes(retyped(data, variant) if variant else data, "decree.docx")))
            Path(out, paper.name).write_text(json.dumps(shape(document), ensure_ascii=False), encoding="utf-8")
        return figures(score([paper for paper, _ in papers], Path(out), details=False))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("the annotated documents are not beside the project", file=sys.stderr)
        return 2
    pairs = [(paper, source(paper)) for folder, source in SETS.values() for paper in sorted(folder.glob("*.json"))]
    papers = [(paper, path.read_bytes()) for paper, path in pairs if path.suffix == ".docx"]
    plain, rows, worst = measured(papers, ""), [], 0.0
    for variant in ("", *VARIANTS):
        found = measured(papers, variant) if variant else plain
        fallen = {key: plain[key] - value for key, value in found.items() if plain[key] > value}
        drop = max(fallen.values(), default=0.0)
        worst = max(worst, drop)
        header = min(value for key, value in found.items() if key.startswith("header."))
        rows.append([variant or "plain", f"{header:.4f}", *(f"{found[key]:.4f}" for key in SHOWN), f"{drop:.4f}"])
        if args.details and fallen:
            print(variant, {key: f"-{value:.4f}" for key, value in fallen.items()})
    text = table([f"{len(papers)} documents", "header, worst field", *SHOWN, "drop"], rows)
    print(text)
    if args.keep:
        keep("retyped", "The same decrees, typed otherwise", "python benchmarks/retyped.py --keep", text)
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
