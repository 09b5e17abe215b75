"""Files of 100 and of 1,000 pages: memory, and whether the time grows as the pages do.

usage: python benchmarks/large.py [--pages 100,1000] [--keep] [FILE.docx]      (default: a decree of ../shared/data)

The body of a real document is repeated until it fills so many pages of 2,500 characters, its articles numbered on. Each file is read,
parsed and extracted by a process of its own; MB are the most that the process held, above what it held before the file was opened.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from report import SHARED, keep, table

WARM = min((Path(__file__).resolve().parents[1] / "corpus").rglob("*.docx"))  # a short one, so that the tables of law are held
FILE = SHARED / "data/central_docx/Nghị-định-68-2025-NĐ-CP.docx"
PAGE = 2500
ARTICLE = re.compile(r"(<w:t(?: [^>]*)?>\s*)Điều (\d+)(?=\.)")
# Run in a process of its own: peak memory is of a process.
MEASURE = """
import json, resource, sys, time
from pathlib import Path
from registry.extracting import extract
from registry.parsing import parse
from registry.reading import read
warm, path = map(Path, sys.argv[1:3])
extract(parse(read(warm)))
def held(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, marks, peaks = held(), [time.process_time()], []
reading = read(path); marks.append(time.process_time()); peaks.append(held() - before)
document = parse(reading); marks.append(time.process_time()); peaks.append(held() - before)
document = extract(document); marks.append(time.process_time()); peaks.append(held() - before)
print(json.dumps({"times": [b - a for a, b in zip(marks, marks[1:])], "peaks": peaks, "before": before,
                  "size": sum(len(c.text) for c in document.components), "mentions": len(document.mentions)}))
"""


def repeated(source: Path, pages: int, made: Path) -> None:
    """The document with its body repeated up to so many pages; every further 'Điều n.' that opens a paragraph has a number of its own."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=True) as part:
                if name != "word/document.xml":
                    part.write(old.read(name))
                    continue
                head, body, tail = _parts(old.read(name).decode("utf-8"))
                length = sum(len(m[1]) for m in re.finditer(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body))
                last = max((int(m[2]) for m in ARTICLE.finditer(body)), default=0)
                part.write(head.encode())
                for n in range(max(1, round(pages * PAGE / length))):
                    part.write(_numbered_on(body, n * last).encode())
                part.write(tail.encode())


def _parts(xml: str) -> tuple[str, str, str]:
    """What stands before the paragraphs, the paragraphs and tables, what stands behind: the last section's properties."""
    start = re.search(r"<w:body(?: [^>]*)?>", xml).end()  # type: ignore[union-attr]  # a DOCX has a body
    end = xml.rfind("<w:sectPr")
    end = end if end > start else xml.rfind("</w:body>")
    return xml[:start], xml[start:end], xml[end:]


def _numbered_on(body: str, more: int) -> str:
    return ARTICLE.sub(lambda m: f"{m[1]}Điều {int(m[2]) + more}", body)


def measured(path: Path) -> dict:
    found = subprocess.run([sys.executable, "-c", MEASURE, str(WARM), str(path)], check=True, capture_output=True, encoding="utf-8")
    return json.loads(found.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--pages", default="100,1000")
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    if not args.file.is_file():
        print("the real documents are not beside the project: name a DOCX", file=sys.stderr)
        return 2
    rows: list[list[object]] = []
    first: tuple[float, float] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for asked in map(int, args.pages.split(",")):
            path = Path(folder, f"{asked}.docx")
            repeated(args.file, asked, path)
            found = measured(path)
            pages = found["size"] / PAGE
            a_page = sum(found["times"]) / pages
            memory = found["peaks"][-1] / pages
            first = first or (a_page, memory)
            rows.append([
                f"{pages:.0f}", found["mentions"], f"{1 / a_page:.0f}", " + ".join(f"{1000 * t / pages:.2f}" for t in found["times"]),
                f"{a_page / first[0]:.2f}", " / ".join(f"{mb:.0f}" for mb in found["peaks"]), f"{1024 * memory:.0f}", f"{memory / first[1]:.2f}",
            ])  # fmt: skip
    heads = ["pages", "mentions", "pages a second", "ms a page: read + parse + extract", "time a page / first row's",
             "MB at most after reading / parsing / extracting", "KB a page", "memory a page / first row's"]  # fmt: skip
    text = table(heads, rows)
    print(text)
    if args.keep:
        keep("large", "Large files", "python benchmarks/large.py --keep", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
