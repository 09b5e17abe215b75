"""Whether the order of adding changes anything: graph, status and findings, byte by byte, over shuffles of real decrees.

usage: python benchmarks/order.py [--shuffles 10] [--keep]

Beside the real files: two decrees of one issuer with one number (numbers restarted on 1 July 2025), and one decree in three
files: packed anew (the same text) and retyped with another word (another text).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import random
import re
import sys
import tempfile
import zipfile
from contextlib import redirect_stdout
from pathlib import Path

from report import SHARED, keep, table

from registry.cli.main import rasoat
from registry.intake import add

DAY = "2026-11-24"
QUESTIONS = (["graph", "export", "--format", "json"], ["status", "--all", "--format", "json"], ["check", "--format", "json"])
PRINTED = """ỦY BAN NHÂN DÂN
TỈNH AN GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 01/2025/QĐ-UBND
An Giang, ngày {day}
QUYẾT ĐỊNH
Quy định giá {subject}
Điều 1. Giá {subject} là {price} đồng.
Điều 2. Quyết định này có hiệu lực kể từ ngày {effect}.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


def extra(folder: Path, real: Path) -> list[Path]:
    """The look-alikes of the docstring, written into `folder`."""
    old, new, again, other = (folder / name for name in ("cu.txt", "moi.txt", "dong_goi_lai.docx", "go_lai.docx"))
    told = PRINTED.format(day="17 tháng 01 năm 2025", subject="nước sạch", price="7.000", effect="01 tháng 02 năm 2025")
    old.write_text(told, encoding="utf-8")
    told = PRINTED.format(day="01 tháng 7 năm 2025", subject="đò ngang", price="5.000", effect="15 tháng 7 năm 2025")
    new.write_text(told, encoding="utf-8")
    repack(real, again, lambda text: text)
    repack(real, other, lambda text: re.sub("tổ chức thực hiện", "tổ chức thi hành", text))
    return [old, new, again, other]


def repack(source: Path, target: Path, change) -> None:
    with zipfile.ZipFile(source) as held, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
        for name in held.namelist():
            data = held.read(name)
            made.writestr(name, change(data.decode()).encode() if name == "word/document.xml" else data)


def answers(files: list[Path]) -> dict[str, str]:
    """sha256 of what each question prints, and the misplaced quotes of its findings."""
    with tempfile.TemporaryDirectory(prefix="thứ tự ", ignore_cleanup_errors=True) as home:
        results = [outcome.result for outcome in add(files, home)]
        said = {" ".join(q[:2]): ask(home, [*q, "--as-of", DAY]) for q in QUESTIONS}
        told = {name: hashlib.sha256(text.encode()).hexdigest()[:16] for name, text in said.items()}
        findings = json.loads(said["check --format"])
        return told | {
            "added": str(len(results)),
            "findings": str(len(findings)),
            "misplaced quotes": str(misplaced(home, findings)),
        }


def ask(home: str, arguments: list[str]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        rasoat.main(["--home", home, *arguments], prog_name="rasoat", standalone_mode=False)
    return out.getvalue()


def misplaced(home: str, findings: list[dict]) -> int:
    """Quotes that do not stand in the document at their span; must be none."""
    from registry.store.registry import Registry

    registry = Registry.open(home)
    places = [p for f in findings for p in (f, *f["others"]) if p["component"]]
    ids = sorted({p["document"] for p in places})
    texts = {(d.id, c.id): c.text for d in registry.shelf.documents(ids) for c in d.components}
    registry.close()
    held = [p for p in places if (p["document"], p["component"]) in texts]
    return sum(texts[p["document"], p["component"]][p["start"] : p["end"]] != p["quote"] for p in held)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shuffles", type=int, default=10)
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    real = sorted((SHARED / "data/local_2025/docx_regen").glob("*.docx"))
    if not real:
        print("the real documents are not beside the project", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        files = [*real, *extra(Path(folder), real[0])]
        rows, random_ = [], random.Random(20261124)
        for n in range(args.shuffles):
            random_.shuffle(files)
            rows.append(answers(files))
            print(n + 1, rows[-1], flush=True)
    same = all(row == rows[0] for row in rows)
    text = table(["asked", f"answer in {len(rows)} shuffles of {rows[0]['added']} files"], [[k, v] for k, v in rows[0].items()])
    text += f"\n{'Byte-identical' if same else 'NOT identical'} over {len(rows)} shuffles.\n"
    print(text)
    if args.keep:
        keep("order", "The order of adding", "python benchmarks/order.py --keep", text)
    return 0 if same and rows[0]["misplaced quotes"] == "0" else 1


if __name__ == "__main__":
    sys.exit(main())
