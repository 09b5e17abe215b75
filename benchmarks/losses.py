"""Loss accounting: every character of every w:t of a DOCX is in the text or counted in the loss report.

usage: python benchmarks/losses.py [--keep] [DIR ...]      (default: the DOCX of RASOAT_REAL_DATA or ../shared/data)

The count is taken independently of the reader: lxml over every XML part of the zip, characters in NFC without white space,
as a multiset. Capitals are compared as capitals, since w:caps prints them so. Exit status 1 where a file does not balance.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree
from report import SHARED, keep, table

from registry.reading import Unreadable, read

DATA = Path(os.environ.get("RASOAT_REAL_DATA") or SHARED / "data")
FOLDERS = ("local_2025/docx_regen", "central_docx", "office_docs")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Elements that print a character without holding it.
PRINTED = {f"{W}noBreakHyphen": "-"}


def characters(text: str) -> Counter[str]:
    """The characters other than white space, in NFC with Eth as Đ and Ƣ as Ư, in capitals."""
    return Counter("".join(unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ").replace("Ƣ", "Ư").replace("ƣ", "ư").upper().split()))


def held(path: Path) -> tuple[Counter[str], int, int]:
    """The characters of every w:t of every part, how many w:delText hold besides, and how many symbols there are."""
    texts: list[str] = []
    deleted = symbols = 0
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".xml") and not name.startswith("docProps/"):
                root = etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
                for paragraph in [root, *root.iter(f"{W}p")]:
                    texts.append("".join(own_text(paragraph)))
                deleted += sum(characters(t.text or "").total() for t in root.iter(f"{W}delText"))
                symbols += sum(1 for _ in root.iter(f"{W}sym"))
    return characters("\n".join(texts)), deleted, symbols


def own_text(parent: etree._Element) -> list[str]:
    """The w:t below an element but not below a further w:p, in order, so that marks in the next run join their letter."""
    found, stack = [], list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag in (f"{W}t", f"{M}t"):
            found.append(element.text or "")
        elif element.tag in PRINTED:
            found.append(PRINTED[element.tag])
        if element.tag != f"{W}p":
            stack.extend(reversed(element))
    return found


def told(losses: tuple[str, ...]) -> Counter[str]:
    """Sentence with its number taken out -> the number, of those that count characters."""
    counted: Counter[str] = Counter()
    for sentence in losses:
        number = re.search(r"(\d+) ký tự", sentence)
        if number:
            counted[sentence.replace(number[1], "…", 1)] += int(number[1])
    return counted


def balance(path: Path) -> tuple[int, int, Counter[str], int, int]:
    """Characters held, characters in the text, losses as told, characters gone untold, characters from nowhere."""
    reading = read(path)
    text = characters("\n".join(p.text[p.number :] for p in reading.paragraphs))
    expected, deleted, symbols = held(path)
    losses = told(reading.losses)
    gone = (expected - text).total() + deleted - losses.total()
    invented = (text - expected).total()
    # A symbol prints a character that no w:t holds, in the text or among the losses.
    return expected.total() + deleted, text.total(), losses, 0 if -symbols <= gone <= 0 else gone, max(0, invented - symbols)


def docx_files(folders: list[str]) -> list[Path]:
    """The DOCX of the folders, by what they are and not by their names."""
    places = [Path(folder) for folder in folders] or [DATA / folder for folder in FOLDERS]
    files = (path for place in places for path in sorted(place.iterdir()) if path.is_file())
    return [path for path in files if path.read_bytes()[:2] == b"PK"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--keep", action="store_true", help="write the figures to docs/benchmarks.md")
    args = parser.parse_args()
    files = refused = wrong = total = kept = 0
    losses: Counter[str] = Counter()
    for path in docx_files(args.folders):
        try:
            there, text, lost, gone, invented = balance(path)
        except Unreadable as refusal:
            refused += 1
            print(f"{path.name}: {refusal.message}")
            continue
        files, total, kept, losses = files + 1, total + there, kept + text, losses + lost
        if gone or invented:
            wrong += 1
            print(f"{path.name}: {gone:+d} characters neither in the text nor counted, {invented} in the text from nowhere")
    rows: list[list[object]] = [
        ["files, refused", f"{files}, {refused}"], ["characters of w:t and w:delText", f"{total:,}"], ["in the text", f"{kept:,}"],
        *([sentence, f"{count:,}"] for sentence, count in losses.most_common()), ["files that do not balance", wrong],
    ]  # fmt: skip
    text = table(["what", "how many"], rows)
    print(text)
    if args.keep:
        keep("losses", "Loss accounting", "python benchmarks/losses.py --keep", text)
    return int(bool(wrong or refused or not files))


if __name__ == "__main__":
    sys.exit(main())
