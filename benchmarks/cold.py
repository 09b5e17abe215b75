"""How long a command takes from nothing, beside `python -c pass` in the same run.

usage: python benchmarks/cold.py [FOLDER] [--keep]

FOLDER (default: the 133 real decrees, else corpus/) is added to a fresh registry first. Median of 11 runs, in turn.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from report import SHARED, keep, table

RASOAT = str(Path(sys.executable).with_name("rasoat.exe" if os.name == "nt" else "rasoat"))
REAL = SHARED / "data/local_2025/docx_regen"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=REAL if REAL.is_dir() else Path(__file__).parents[1] / "corpus")
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kho lạnh ", ignore_cleanup_errors=True) as home:
        subprocess.run([RASOAT, "--home", home, "add", str(args.folder)], check=False, capture_output=True)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "rasoat --version": [RASOAT, "--version"],
            "rasoat search bồi thường": [RASOAT, "--home", home, "search", "bồi thường"],
            'rasoat search "12/2025/QĐ-UBND"': [RASOAT, "--home", home, "search", "12/2025/QĐ-UBND"],
        }
        spent: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(11):
            for name, command in commands.items():
                started = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                spent[name].append(time.perf_counter() - started)
    base = statistics.median(spent["python -c pass"])
    rows = [[name, f"{statistics.median(t) * 1000:.0f}", f"{statistics.median(t) / base:.1f}"] for name, t in spent.items()]
    text = table(["command", "ms (median)", "times `python -c pass`"], rows)
    print(text)
    if args.keep:
        keep("cold", "Commands from nothing", "python benchmarks/cold.py --keep", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
