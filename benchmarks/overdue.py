"""What the land law leaves to the provinces and is not seen yet, beside the decrees of local_2025.

    python benchmarks/overdue.py [--keep]

Wanted: the provisions that a lawyer found in the full text of Luật Đất đai 31/2024/QH15 and Nghị quyết 254/2025/QH15. The rows themselves were read
(docs/judged/overdue.md): none may ask for an individual decision.
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from report import SHARED, keep, table  # noqa: E402

from registry.extracting import extract  # noqa: E402
from registry.library import Library, MemoryShelf  # noqa: E402
from registry.parsing import parse  # noqa: E402
from registry.reading import read  # noqa: E402
from registry.tracking import overdue  # noqa: E402

DAY = date(2026, 11, 24)
LAWS = {
    "Luật-31-2024-QH15-Đất-đai.txt": "16.5 102.4 103.4 103.6 104.2 109.4.b 109.5 111.7 111.10 126.1.a 137.1.n 139.4 141.5 159.3 176.5 195.2 196.2 213.4 220.4",
    "Nghị-quyết-254-2025-QH15.txt": "3.4 3.9.c 3.11.a 3.11.c 3.12 7.3 8.2",
}


def short(provision: str) -> str:
    """'main/dieu_109/khoan_4/diem_b' -> '109.4.b'."""
    return ".".join(re.findall(r"_(\w+)", provision))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    data = SHARED / "data"
    if not data.is_dir():
        sys.exit("không có dữ liệu thật: real documents are not shipped with the project")
    paths = [*(data / "central_text" / name for name in LAWS), *sorted((data / "local_2025" / "docx_regen").glob("*.docx"))]
    documents = [extract(parse(read(path))) for path in paths]
    library = Library(MemoryShelf(documents), DAY)
    found = [row for row in overdue(library) if row.state != "covered"]
    rows: list[list[object]] = []
    for name, document in zip(LAWS, documents):
        wanted = set(LAWS[name].split())
        told = {short(row.provision) for row in found if row.document == document.id}
        per_body = sum(row.document == document.id for row in found)
        rows.append([document.header.number, len(wanted), len(wanted & told), " ".join(sorted(wanted - told)) or "-", len(told), per_body])
    text = table(["act", "found by a lawyer", "of these listed", "not listed", "provisions listed", "rows, one a body"], rows)
    print(text)
    if args.keep:
        keep("overdue", "Implementing documents not seen", "python benchmarks/overdue.py --keep", text)


if __name__ == "__main__":
    main()
