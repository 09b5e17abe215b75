"""Reading DOCX against docx2python, mammoth and python-docx, on the same real files in the same run.

usage: python benchmarks/reading.py [--keep] [--every N]

Speed: processor time of each reader over the same files, in turns, as a multiple of ours. Loss: every word that another reader
keeps must be in our text or in a part that the loss report names (headers, footers, comments ...). Numbers: paragraphs that Word
numbers by itself. Exit status 1 where we are less than WANTED times as fast as docx2python or mammoth, or a word is lost.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.table import Table, _Cell
from docx2python import docx2python
from losses import docx_files
from lxml import etree
from mammoth import extract_raw_text
from report import keep, table

from registry.model.text import nfc
from registry.reading import read

WANTED = 5.0
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# docx2python writes these itself.
_ITS_OWN = re.compile(
    r"----Image alt text---->[^\n]*?<|----media/[^\n]*?----|----(?:foot|end)note\d+----|(?:foot|end)note\d+\)|<a href=\"[^\"]*\">|</a>"
)


def ours(path: Path) -> str:
    return "\n".join(p.text for p in read(path).paragraphs)


def by_docx2python(path: Path) -> str:
    with docx2python(path, duplicate_merged_cells=False) as content:
        return _ITS_OWN.sub(" ", content.text)


def by_mammoth(path: Path) -> str:
    with path.open("rb") as file:
        return str(extract_raw_text(file).value)


def by_python_docx(path: Path) -> str:
    return "\n".join(blocks(Document(str(path))))


def blocks(holder: DocumentType | _Cell) -> list[str]:
    """Paragraphs and cells in reading order, merged cells once: the most that python-docx gives without reading its XML."""
    told: list[str] = []
    for block in holder.iter_inner_content():
        if isinstance(block, Table):
            for tr in block._tbl.tr_lst:
                for tc in tr.tc_lst:
                    told += blocks(_Cell(tc, block))
        else:
            told.append(block.text)
    return told


READERS: dict[str, Callable[[Path], str]] = {
    "registry.reading": ours, "python-docx": by_python_docx, "docx2python": by_docx2python, "mammoth": by_mammoth,
}  # fmt: skip


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", nfc(_UNSEEN.sub("", text)).upper()))


def elsewhere(path: Path) -> Counter[str]:
    """The words of the parts that the loss report names."""
    texts = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(?:header|footer|comments|glossary/document)\d*\.xml", name):
                root = etree.fromstring(package.read(name))
                texts += ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]
    return words("\n".join(texts))


def lost(theirs: str, mine: str, path: Path) -> list[str]:
    """Words that they keep and we do not, but for those that they glue together over a tab or a line break."""
    missing = words(theirs) - words(mine) - elsewhere(path)
    whole = re.sub(r"\W", "", nfc(_UNSEEN.sub("", mine)).upper())
    return sorted(word for word in missing if word not in whole)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", action="store_true", help="write the figures to docs/benchmarks.md")
    parser.add_argument("--every", type=int, default=4, help="take every Nth file; those typed by offices all")
    args = parser.parse_args()
    everything = docx_files([])
    typed = [path for path in everything if path.parent.name == "office_docs"]
    files = typed + [path for path in everything if path not in typed][:: args.every]
    spent = dict.fromkeys(READERS, 0.0)
    gone: dict[str, list[str]] = {name: [] for name in READERS}
    failed: Counter[str] = Counter()
    held: Counter[str] = Counter()
    numbers = 0
    for i, path in enumerate(files):
        texts = {}
        for name in [*READERS][i % len(READERS) :] + [*READERS][: i % len(READERS)]:
            start = time.process_time()
            try:
                texts[name] = READERS[name](path)
            except Exception as error:
                failed[name] += 1
                print(f"{name} on {path.name}: {error!r}", file=sys.stderr)
            spent[name] += time.process_time() - start
        numbers += sum(1 for p in read(path).paragraphs if p.number)
        for name, text in texts.items():
            held[name] += words(text).total()
            gone[name] += (f"{path.name}: {word}" for word in lost(text, texts["registry.reading"], path))
    mine = spent["registry.reading"]
    rows: list[list[object]] = [
        [name, f"{len(files) / spent[name]:.1f}", f"{spent[name] / mine:.1f}", f"{held[name]:,}", len(gone[name]), failed[name]]
        for name in READERS
    ]  # fmt: skip
    text = table(["reader", "files a second", "times our time", "words kept", "words of it that we lose", "files failed on"], rows)
    text += f"\n{len(files)} files; {numbers} paragraphs with an automatic number, printed by registry.reading.\n"
    print(text)
    for name in READERS:
        print(*gone[name][:20], sep="\n")
    if args.keep:
        keep("reading", "Reading DOCX", "python benchmarks/reading.py --keep", text)
    fast = all(spent[name] >= WANTED * mine for name in ("docx2python", "mammoth"))
    return int(not fast or any(gone.values()) or not numbers or bool(failed["registry.reading"]))


if __name__ == "__main__":
    sys.exit(main())
