"""How well the first hits answer whole questions: ALQAC's questions on law articles, each engine.

    python benchmarks/retrieval.py [--keep]

MRR (mean of 1 / rank of the first right article), and how many are right at 1 and among 10; with the question as typed, and
without its diacritics. Data: RASOAT_REAL_DATA or ../shared/data.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from report import keep, table  # noqa: E402

from registry.model import Place, Span  # noqa: E402
from registry.model.text import nfc, plain  # noqa: E402
from registry.searching import Index, Unit, open_index  # noqa: E402

DATA = Path(os.environ.get("RASOAT_REAL_DATA") or HERE.parents[1] / "shared" / "data") / "alqac"
DEPTH = 100


def articles(folder: Path) -> Iterator[Unit]:
    """The set's articles: law as document, 'main/dieu_5' as provision, the first line as heading."""
    for key, text in json.loads((folder / "alqac2023_articles.json").read_text("utf-8")).items():
        law, number = key.rsplit("@", 1)
        text = nfc(text)
        yield Unit(Place(law, "main", f"main/dieu_{number}", Span(0, len(text)), text), text.split("\n")[0])


def questions(folder: Path) -> list[tuple[str, set[tuple[str, str]]]]:
    """(question, the (law, provision) that answer it)."""
    return [
        (row["text"], {(a["law_id"], f"main/dieu_{a['article_id']}") for a in row["relevant_articles"]})
        for row in json.loads((folder / "train.json").read_text("utf-8"))
    ]


def ranks(index: Index, asked: list[tuple[str, set[tuple[str, str]]]], bare: bool = False) -> list[int | None]:
    """Rank of the first right article for each question, from 1; None = not among the first hundred."""
    found = []
    for question, right in asked:
        hits = index.search(plain(nfc(question)) if bare else question, count=DEPTH).hits
        places = [(hit.place.document, hit.place.provision) for hit in hits]
        found.append(next((rank for rank, place in enumerate(places, 1) if place in right), None))
    return found


def mrr(found: list[int | None]) -> float:
    return sum(1 / rank for rank in found if rank) / len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    asked = questions(DATA)
    rows: list[list[object]] = []
    for name in ("whoosh", "tantivy"):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            index = open_index(Path(folder), name)  # type: ignore[arg-type]
            index.rebuild(articles(DATA), 1)
            for bare in (False, True):
                found = ranks(index, asked, bare)
                first, ten = sum(r == 1 for r in found), sum(r is not None and r <= 10 for r in found)
                rows.append([name, "without diacritics" if bare else "as typed", f"{mrr(found):.3f}", first, ten])
    told = f"{len(asked)} questions, {len(list(articles(DATA))):,} articles.\n\n"
    told += table(["engine", "question", "MRR", "right at 1", "right in 10"], rows)
    print(told)
    if options.keep:
        keep("retrieval", "Whole questions", "python benchmarks/retrieval.py --keep", told)


if __name__ == "__main__":
    main()
