"""kill -9 during `rasoat add --format jsonl`: where it fell, and what was there afterwards.

    python -m benchmarks.crash [--kills 50] [--files 24]

Every run adds the same made-up decrees to a fresh registry and is killed at a random moment of a chosen phase. Then: each
line that was printed is in the registry; documents, their rows and their files agree; the index catches up with what is held; adding
again gives the very registry that an undisturbed run gives. Exits 1 where any of that fails.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from report import keep, table  # noqa: E402

PHASES = {
    "starting": "while starting, opening or making the database",
    "reading": "while reading",
    "keeping": "while keeping the bytes",
    "committing": "while committing",
    "indexing": "while indexing",
}

# The command itself, which kills itself at the n-th call of a function in a phase, at once or up to 3 ms into that call: nothing in the
# program knows of it. Unkilled, it says how many calls each phase had.
DRIVER = """
import os, random, signal, sys, threading, time
from collections import Counter
from registry.intake import adding, indexing
fatal, number, later = sys.argv.pop(1), int(sys.argv.pop(1)), float(sys.argv.pop(1))
pipe = int(sys.argv.pop(1))
calls, phase = Counter(), "starting"
def die(wait=0.0):
    time.sleep(wait)
    os.write(pipe, phase.encode() + b"\\n")
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
def count(frame, event, _):
    calls[phase] += event in ("call", "c_call")
    if phase == fatal and calls[phase] == number and event in ("call", "c_call"):
        threading.Thread(target=die, args=(later,)).start() if later else die()
def turn(word):
    global phase
    phase = word
def within(act, word, after):
    def step(*args, **kwargs):
        turn(word)
        try: return act(*args, **kwargs)
        finally: turn(after)
    return step
adding.keep = within(adding.keep, "keeping", "reading")
adding.commit = within(adding.commit, "committing", "reading")
adding.in_order = within(adding.in_order, "reading", "reading")
indexing.catch_up = within(indexing.catch_up, "indexing", "done")
from registry.cli.main import main
sys.argv[0] = "rasoat"
sys.setprofile(count)
try: main()
finally:
    sys.setprofile(None)
    os.write(pipe, ("done " + " ".join(f"{k}={v}" for k, v in calls.items()) + "\\n").encode())
"""

DECREE = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
Số: {number}/2025/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lâm Đồng, ngày 30 tháng 9 năm 2025
QUYẾT ĐỊNH
Quy định mức chi số {number}
ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;
Ủy ban nhân dân ban hành Quyết định quy định mức chi.
{articles}
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn A
"""
ARTICLE = """Điều {n}. Mức chi thứ {n}
1. Mức chi là {n}.000.000 đồng theo khoản 2 Điều {n} Quyết định số {old}/2020/QĐ-UBND ngày 05 tháng 5 năm 2020.
2. Thời hạn giải quyết không quá {n} ngày làm việc.
"""


def corpus(folder: Path, count: int) -> None:
    folder.mkdir(parents=True)
    for number in range(1, count + 1):
        articles = "".join(ARTICLE.format(n=n, old=number) for n in range(1, 7))
        (folder / f"quyết định {number:03}.txt").write_text(DECREE.format(number=number, articles=articles), encoding="utf-8")


@dataclass
class Run:
    """One run of the command: the lines it printed, and how it ended ('done', or the phase it died in)."""

    home: Path
    folder: Path
    lines: list[str] = field(default_factory=list)
    end: str = "starting"
    calls: dict[str, int] = field(default_factory=dict)

    def go(self, phase: str = "-", number: int = 0, later: float = 0.0) -> None:
        """Run; die at the number-th call in the phase, `later` seconds into it."""
        read, write = os.pipe()
        os.set_inheritable(write, True)
        command = [sys.executable, "-c", DRIVER, phase, str(number), str(later), str(write)]
        command += ["--home", str(self.home), "add", "--format", "jsonl", str(self.folder)]
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=False, text=True, encoding="utf-8"
        )
        os.close(write)
        self.lines.extend(process.stdout or ())
        process.wait()
        with os.fdopen(read, encoding="ascii") as pipe:
            said = pipe.read().split()
        self.end = said[0] if said else "starting"
        self.calls = {name: int(count) for name, _, count in (word.partition("=") for word in said[1:])}

    def printed(self) -> list[str]:
        """Ids on the lines that came out whole."""
        whole = [json.loads(line) for line in self.lines if line.endswith("\n")]
        return [row["document"] for row in whole if row["document"]]


def contents(registry) -> list[str]:
    from registry.model import json as model

    shelf = registry.shelf
    documents = list(shelf.documents(shelf.ids()))
    blocks = sorted({block for d in documents for m in d.mentions if not isinstance(m.target, str) for block in m.target.blocks})
    return [*map(model.dumps, documents), *map(model.dumps, shelf.headers(ids=shelf.ids())), *map(model.dumps, shelf.mentions(blocks))]


def half_there(registry) -> list[str]:
    """What is not whole: rows that do not follow from their document, documents without history, files missing or harmed."""
    from registry.intake.doctor import doctor
    from registry.intake.statements import statements

    found = [f"{check.name}: {check.told}" for check in doctor(registry) if check.state == "error"]
    added = {entry.document for entry in registry.history() if entry.what == "added"}
    for document in registry.shelf.documents(registry.shelf.ids()):
        told = statements(document)
        if document.id not in added:
            found.append(f"{document.id} has no history")
        if document.id not in {h.id for h in registry.shelf.headers(blocks=told.blocks)}:
            found.append(f"{document.id} is not found by its number")
        if document.mentions and not any(m.place.document == document.id for m in registry.shelf.mentions([b for b, *_ in told.mentions])):
            found.append(f"{document.id} has no rows for its mentions")
    return found


def indexed(registry) -> set[str]:
    """The documents that search finds after the index has caught up."""
    from registry.intake.indexing import catch_up, index_of

    index = index_of(registry)
    if not catch_up(registry, index) or index.change != registry.change:
        return set()
    return set(index.search("thời hạn giải quyết", count=1, documents=True).documents)


def examine(run: Run, whole: list[str]) -> list[str]:
    """What is wrong after the kill."""
    from registry.store.registry import Registry

    registry = Registry.open(run.home)
    held = set(registry.shelf.ids())
    wrong = [f"printed but lost: {id}" for id in run.printed() if id not in held]
    wrong += half_there(registry)
    if indexed(registry) != held:
        wrong.append("the index did not catch up")
    registry.close()
    again = Run(run.home, run.folder)
    again.go()
    if again.end != "done":
        wrong.append("adding again did not end well")
    registry = Registry.open(run.home)
    if contents(registry) != whole:
        wrong.append("adding again gave another registry")
    registry.close()
    return wrong


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--files", type=int, default=10)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", action="store_true", help="write the figures to docs/benchmarks.md")
    chosen = options.parse_args()
    dice, fell, wrong = random.Random(chosen.seed), Counter[str](), []
    with tempfile.TemporaryDirectory(prefix="rasoat sổ ") as name:
        top = Path(name)
        corpus(top / "công báo", chosen.files)
        whole = Run(top / "nguyên vẹn", top / "công báo")
        whole.go()
        from registry.store.registry import Registry

        reference, lines = contents(Registry.open(whole.home)), 0
        for number in range(2 * chosen.kills):
            if sum(fell[word] for word in PHASES) >= chosen.kills:
                break
            phase = min(PHASES, key=lambda word: (fell[word], word))  # the one least hit so far
            run = Run(top / f"sổ {number}", top / "công báo")
            run.go(phase, dice.randint(1, whole.calls.get(phase, 1)), dice.choice((0.0, dice.uniform(0, 0.003))))
            fell[run.end] += 1
            lines += len(run.printed())
            for fault in examine(run, reference):
                wrong.append(f"run {number} ({phase}): {fault}")
            print(f"\r{number + 1}: {sum(fell[word] for word in PHASES)}/{chosen.kills} killed ", end="", file=sys.stderr, flush=True)
    rows: list[list[object]] = [[words, fell[phase]] for phase, words in PHASES.items()]
    text = table(["the kill fell", "runs"], [*rows, ["(ended before its kill)", fell["done"]], ["faults", len(wrong)]])
    text += f"\n{len(reference)} objects in the undisturbed registry; {lines} lines had been printed before the kills.\n"
    print(f"\n{text}", *wrong, sep="\n")
    if chosen.keep:
        keep("crash", "Killed while adding", "python -m benchmarks.crash --keep", text)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
