"""Delegations and measures for reading: a fixed sample of real documents, and the counts of what was judged right.

    python benchmarks/statements.py delegations|measures [--seed 1] [--count 40] [--verbose]

There is no gold for these statements. A sample is the statements with the smallest hash of seed, file, place and words, half of them
from each folder: it stays the same while the extractor changes elsewhere. Verdicts are kept in docs/judged/<what>.md, one row a
statement, by the same hash; rows whose statement is no longer made count as gone, sampled ones without a row as unread.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from registry.extracting.delegations import delegations  # noqa: E402
from registry.extracting.measures import measures  # noqa: E402
from registry.model import Delegation, Document, Measure  # noqa: E402
from registry.model.text import squeeze  # noqa: E402
from registry.parsing import parse  # noqa: E402
from registry.reading import Unreadable, read  # noqa: E402

FOLDERS = ("local_2025/docx_regen", "central_docx")
PLACES = (os.environ.get("RASOAT_REAL_DATA"), ROOT.parent / "shared" / "data")
ROW = re.compile(r"^\| `(?P<key>[0-9a-f]{10})` \|.*\| (?P<verdict>đúng|sai|một phần)[^|]*\|$", re.M)


def data() -> Path:
    for place in PLACES:
        if place and Path(place).is_dir():
            return Path(place)
    sys.exit("không có dữ liệu thật: đặt RASOAT_REAL_DATA (real documents are not shipped with the project)")


def documents(folder: Path) -> Iterator[tuple[str, Document]]:
    for path in sorted(folder.glob("*.docx")):
        try:
            yield path.stem, parse(read(path))
        except Unreadable as problem:
            print(f"{path.name}: {problem.message}", file=sys.stderr)


def told(statement: Delegation | Measure) -> str:
    """What is to be judged, in one line."""
    if isinstance(statement, Delegation):
        about = f" [{' '.join(statement.about)}]" if statement.about else ""
        return f"{statement.kind} | {'; '.join(sorted(statement.to))} | {statement.subject}{about}"
    narrowed = f" [{'; '.join(sorted(statement.conditions))}]" if statement.conditions else ""
    return f"{statement.bound} {statement.value:g} {statement.unit} | {statement.subject}{narrowed}"


def key(seed: int, stem: str, statement: Delegation | Measure) -> str:
    place = statement.place
    what = statement.kind if isinstance(statement, Delegation) else statement.bound
    words = f"{seed}|{stem}|{place.provision}|{what}|{squeeze(place.quote)}"
    return hashlib.sha1(words.encode()).hexdigest()[:10]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("delegations", "measures"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--verbose", action="store_true", help="the whole sentence under each")
    args = parser.parse_args()
    extract = delegations if args.what == "delegations" else measures
    judged_file = ROOT / "docs" / "judged" / f"{args.what}.md"
    judged = {m["key"]: m["verdict"] for m in ROW.finditer(judged_file.read_text(encoding="utf-8"))} if judged_file.exists() else {}
    made: set[str] = set()
    for folder in FOLDERS:
        found = [(key(args.seed, stem, s), stem, d, s) for stem, d in documents(data() / folder) for s in extract(d)]
        made |= {row[0] for row in found}
        sample = sorted({row[0]: row for row in found}.values(), key=lambda row: row[0])[: args.count // 2]
        print(f"# {folder}: {len(found)} {args.what}")
        for hashed, stem, document, statement in sample:
            print(f"{hashed} {stem[:24]} {statement.place.provision} | {told(statement)}\n    “{squeeze(statement.place.quote)}”  {judged.get(hashed, 'chưa đọc')}")
            if args.verbose:
                text = document.component(statement.place.component)
                start, end = statement.place.span.start, statement.place.span.end
                print(f"    … {squeeze(text.text[max(0, start - 200) : end + 160])} …" if text else "")
    counts = Counter(verdict for hashed, verdict in judged.items() if hashed in made)
    gone = sum(1 for hashed in judged if hashed not in made)
    print(f"# judged: {sum(counts.values())} of which right {counts['đúng']}, in part {counts['một phần']}, wrong {counts['sai']}; no longer made {gone}")


if __name__ == "__main__":
    main()
