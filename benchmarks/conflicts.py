"""Conflicts: those planted in the sample, those planted in real decrees, and pairs that have nothing to do with each other.

    python benchmarks/conflicts.py [--keep]

Real decrees rarely contradict each other, so a real decree gets a twin: the same text under another number, a day later, with one quantity
of one sentence changed to another (20 triệu to 30 triệu). The twin must be told at that sentence, and nowhere else. Unrelated pairs: two
decrees of different titles, the second put under the first one's issuer, so that nothing but their words keeps them apart.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from report import SHARED, keep, table  # noqa: E402

from registry.checks import check  # noqa: E402
from registry.extracting import extract  # noqa: E402
from registry.library import Library, MemoryShelf  # noqa: E402
from registry.model import Document, Finding, Reading  # noqa: E402
from registry.model.keys import normal_number  # noqa: E402
from registry.parsing import parse  # noqa: E402
from registry.reading import read  # noqa: E402

RULES = ("X1", "X2", "X5")
DAY = date(2026, 11, 24)
UNRELATED = 30
OVERLAP = "tên cùng nội dung"
"""X2 also says that two documents have one subject; of a twin that is right, and no difference."""
_QUANTITY = re.compile(r"(?<![\d./,-])(\d{1,3}(?:\.\d{3})+|\d{1,3})(?= ?(?:đồng|triệu|%|m2|m²|ngày làm việc|ngày(?! \d)|tháng(?! \d)))")


def conflicts(documents: Iterable[Document], ids: Iterable[str] | None = None) -> list[Finding]:
    shelf = MemoryShelf(documents)
    return check(ids or shelf.ids(), Library(shelf, DAY), RULES)


def planted(corpus: Path) -> list[list[object]]:
    """Against corpus/expected.yaml: conflicts, by both provisions, and look-alikes that are none."""
    import yaml

    wanted = yaml.safe_load((corpus / "expected.yaml").read_text(encoding="utf-8"))
    documents = [(path.stem, extract(parse(read(path)))) for path in sorted(corpus.glob("*.docx"))]
    names = {document.id: stem for stem, document in documents}
    found = [f for f in conflicts(document for _, document in documents) if f.severity != "info"]

    def told(row: dict[str, str], finding: Finding) -> bool:
        ends = [(row["document"], row.get("provision")), (row["other"], row.get("other_provision"))]
        sides = [(names[p.document], p.provision if "provision" in row else None) for p in (finding.place, finding.others[0])]
        return row.get("rule", finding.rule) == finding.rule and (sides == ends or (sides == ends[::-1] and finding.rule != "X1"))

    met = sum(any(told(row, f) for f in found) for row in wanted["conflicts"])
    besides = sum(not any(told(row, f) for row in wanted["conflicts"]) for f in found)
    alike = sum(any(told(row, f) for f in found) for row in wanted["no_conflicts"])
    return [
        ["planted in corpus/", len(wanted["conflicts"]), met, besides, f"{met / len(wanted['conflicts']):.2f}", f"{met / (met + besides):.2f}"],
        [f"look-alikes in corpus/ ({len(wanted['no_conflicts'])})", 0, 0, alike, "-", "-"],
    ]


def renamed(reading: Reading, number: str, other: str) -> Reading:
    """The reading with its own number in place of the printed one, wherever it stands."""
    digits, symbol = number.split("/", 1)
    said = re.compile(rf"(?<!\d)0*{int(digits)}\s*/\s*{re.escape(symbol)}")
    return replace(reading, paragraphs=tuple(replace(p, text=said.sub(other, p.text), number=0, runs=()) for p in reading.paragraphs))


def twins(readings: list[tuple[str, Reading, Document]], seed: int) -> Iterator[tuple[Document, Document, str]]:
    """A real decree, its twin with one quantity changed, and the words of the twin around the change."""
    draw = random.Random(seed)
    for _, reading, document in readings:
        lines = {m.place.quote for m in document.measures if "/dieu_" in m.place.provision or m.place.component != "main"}
        held = [(i, found) for i, p in enumerate(reading.paragraphs) if p.cell is None and any(quote in p.text for quote in lines)
                for found in _QUANTITY.finditer(p.text, p.number)]  # fmt: skip
        if not held or document.header.form != "normative" or not document.header.issued:
            continue
        index, found = draw.choice(held)
        value = found[1]
        other = value.replace(value[0], "3" if value[0] != "3" else "2", 1) if len(value) > 1 else str(int(value) + 2)
        text = reading.paragraphs[index].text
        changed = text[: found.start()] + other + text[found.end() :]
        paragraphs = [*reading.paragraphs]
        paragraphs[index] = replace(paragraphs[index], text=changed)
        number = document.header.number
        digits, symbol = number.split("/", 1)
        twin = extract(parse(renamed(replace(reading, paragraphs=tuple(paragraphs)), number, f"{int(digits) + 600}/{symbol}")))
        header, key = twin.header, twin.header.key
        if key is None or normal_number(header.number) == normal_number(number):
            continue
        yield document, twin, changed


def in_real_text(readings: list[tuple[str, Reading, Document]]) -> tuple[list[object], list[str]]:
    """Twins told at the changed sentence; what was said elsewhere; the sentences that were missed."""
    made = met = false = 0
    missed: list[str] = []
    for document, twin, changed in twins(readings, seed=1):
        made += 1
        found = [f for f in conflicts([document, twin]) if dict(f.values).get("nội dung") != OVERLAP]
        right = [f for f in found if f.place.quote in changed or changed in f.place.quote or any(o.quote in changed for o in f.others)]
        met += bool(right)
        false += len(found) - len(right)
        if not right:
            missed.append(f"{document.id}: {changed[:160]}")
    return ["one quantity changed in a twin of a real decree", made, met, false, f"{met / made:.2f}", f"{met / (met + false):.2f}"], missed


def unrelated(readings: list[tuple[str, Reading, Document]]) -> list[object]:
    """Random pairs of different titles under one issuer."""
    documents = [d for _, _, d in readings if d.header.form == "normative" and d.header.key and d.header.issued]
    draw = random.Random(2)
    pairs, told = 0, 0
    while pairs < UNRELATED:
        one, other = draw.sample(documents, 2)
        if one.header.key.type != other.header.key.type or one.header.title == other.header.title:  # type: ignore[union-attr]
            continue
        told += len(conflicts([one, under(other, one)]))
        pairs += 1
    return ["random unrelated pairs under one issuer", 0, 0, told, "-", "-"]


def under(document: Document, issuer: Document) -> Document:
    """The document as if the other's issuer had made it a day later."""
    header, home = document.header, issuer.header
    key = replace(header.key, issuer=home.key.issuer)  # type: ignore[union-attr,type-var]
    later = (home.issued or DAY) + timedelta(days=1)
    new = replace(header, id=key.id, key=key, issuer=home.issuer, issued=later)
    return relocated(replace(document, header=new), document.id, key.id)


def relocated(document: Document, old: str, new: str) -> Document:
    """Every place of the document under its new id."""

    def moved(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(moved(v) for v in value)
        place = getattr(value, "place", None)
        return replace(value, place=replace(place, document=new)) if place is not None and place.document == old else value  # type: ignore[type-var]

    names = ("mentions", "effects", "delegations", "measures", "clauses")
    return replace(document, **{name: moved(getattr(document, name)) for name in names})  # type: ignore[arg-type]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    rows = planted(ROOT / "corpus")
    folder = SHARED / "data" / "local_2025" / "docx_regen"
    missed: list[str] = []
    if folder.is_dir():
        held = [(path.stem, read(path)) for path in sorted(folder.glob("*.docx"))]
        readings = [(stem, reading, extract(parse(reading))) for stem, reading in held]
        row, missed = in_real_text(readings)
        found = conflicts(d for _, _, d in readings)
        rows += [row, unrelated(readings), ["local_2025 as it is", 0, 0, len(found), "-", "-"]]
    text = table(["pairs", "to be told", "told", "told besides", "recall", "precision"], rows)
    print(text)
    print("\n".join(f"missed: {line}" for line in missed))
    if args.keep:
        keep("conflicts", "Conflicts of content", "python benchmarks/conflicts.py --keep", text)


if __name__ == "__main__":
    main()
