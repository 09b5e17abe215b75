"""The guided tour, as README shows it, and how long it takes.

usage: python benchmarks/demo.py [--keep]

--keep puts the output into README.md between its marks.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

from report import keep, table

README = Path(__file__).resolve().parents[1] / "README.md"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "registry", "demo"], capture_output=True, encoding="utf-8", check=True)
    spent = time.perf_counter() - started
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    base = time.perf_counter() - started
    text = table(["command", "s", "times `python -c pass`"], [["rasoat demo", f"{spent:.1f}", f"{spent / base:.0f}"]])
    print(text)
    if args.keep:
        page = README.read_text(encoding="utf-8")
        shown = f"<!-- demo -->\n```console\n{done.stdout.strip()}\n```\n<!-- end demo -->"
        page = re.sub(r"<!-- demo -->.*?<!-- end demo -->", lambda _: shown, page, flags=re.S)
        README.write_text(page, encoding="utf-8", newline="\n")
        keep("demo", "The guided tour", "python benchmarks/demo.py --keep", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
