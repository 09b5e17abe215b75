"""Speed and sameness of the search engines on articles made from real texts.

    python benchmarks/searching.py equal              500 queries of each kind, 10,000 articles: every engine against the scan
    python benchmarks/searching.py speed 10000 50000  p50 of each kind against SQLite FTS5 on the same articles and queries
    python benchmarks/searching.py cold 50000         a search in a fresh process, against `python -c pass`

Times are CPU milliseconds of this process, so that other work on the machine does not count. `--keep` puts what was printed
into docs/benchmarks.md. Real texts: RASOAT_REAL_DATA or ../shared/data.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from report import keep  # noqa: E402

from registry.model import Place, Span  # noqa: E402
from registry.model.text import nfc  # noqa: E402
from registry.searching import Query, Unit, open_index, parse_query  # noqa: E402
from registry.searching.analysis import bare, canonical, is_syllable  # noqa: E402
from registry.searching.engine import Engine  # noqa: E402
from registry.searching.engines.scan import Scan  # noqa: E402
from registry.searching.tree import All, Any, Node, Phrase, Word  # noqa: E402

DATA = Path(os.environ.get("RASOAT_REAL_DATA") or HERE.parents[1] / "shared" / "data")
KINDS = ("words", "phrases", "not", "or", "fields", "without diacritics")
TITLES = {"equal": "every engine against the scan", "speed": "engines against SQLite FTS5", "cold": "a fresh process"}
LONGEST = 8000  # characters: tables and appendices are no articles
TYPES = (("Quyết định", "QĐ-UBND"), ("Nghị quyết", "NQ-HĐND"), ("Chỉ thị", "CT-UBND"), ("Nghị định", "NĐ-CP"), ("Luật", "QH15"))
ISSUERS = (
    "Ủy ban nhân dân tỉnh Lâm Đồng", "Hội đồng nhân dân tỉnh Lâm Đồng", "Ủy ban nhân dân thành phố Huế", "Chính phủ",
    "Hội đồng nhân dân tỉnh Quảng Trị", "Ủy ban nhân dân tỉnh An Giang",
)  # fmt: skip


def real_articles() -> list[str]:
    """Articles of real laws, decrees and decisions."""
    texts = [path.read_text("utf-8") for path in sorted(DATA.glob("local_2025/md/*.md"))]
    texts += [path.read_text("utf-8") for path in sorted(DATA.glob("central_text/*.txt"))]
    with (DATA / "vbpl_central" / "docs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            text = re.sub(r"<(br|/p|/div|/tr)[^>]*>", "\n", json.loads(line)["html"])
            texts.append(re.sub(r"[ \t]+", " ", html.unescape(re.sub(r"<[^>]+>", "", text))))
    found = list(json.loads((DATA / "alqac" / "alqac2023_articles.json").read_text("utf-8")).values())
    for text in texts:
        found += [part for part in re.split(r"^(?=\W*Điều \d+[a-z]?[.:])", text, flags=re.MULTILINE)[1:] if part.strip()]
    return [nfc(text).strip() for text in found if 50 < len(text) <= LONGEST]


def made_units(articles: list[str], count: int, seed: int = 1) -> Iterator[Unit]:
    """`count` units: documents of a header and 4 to 14 articles; after the real ones come copies, each varied in a tenth."""
    chance = random.Random(seed)

    def document() -> Iterator[Unit]:
        number = used = 0
        while True:
            number += 1
            kind, symbol = chance.choice(TYPES)
            issuer, issued = chance.choice(ISSUERS), date(2010, 1, 1) + timedelta(chance.randrange(5800))
            own = (f"{chance.randint(1, 99)}/{issued.year}/{symbol}", kind, issuer, issued)
            head = f"{issuer.upper()}\nSố: {own[0]}\n{kind.upper()}\nVề {articles[used % len(articles)][:90]}"
            yield Unit(Place(f"d{number}", "main", "main/header", Span(0, len(head)), head), head[-90:], True, *own)
            for article in range(chance.randint(4, 14)):
                text = articles[used % len(articles)]
                if used >= len(articles):
                    text = varied(text)
                used += 1
                place = Place(f"d{number}", "main", f"main/dieu_{article + 1}", Span(0, len(text)), text)
                yield Unit(place, text.split("\n")[0][:200], False, *own)

    def varied(text: str) -> str:
        words = text.split(" ")
        donor = chance.choice(articles).split(" ")
        for _ in range(max(1, len(words) // 10)):
            words[chance.randrange(len(words))] = chance.choice(donor)
        return " ".join(words)

    return islice(document(), count)


def random_query(kind: str, articles: list[str], chance: random.Random) -> str:
    """A query of the kind, made of what stands in some article: words beside one another, as people type them."""
    tokens: list[str] = []
    while len(tokens) < 12:
        tokens = canonical(chance.choice(articles)).split()
    at = chance.randrange(len(tokens) - 8)
    words = [token for token in tokens[at:] if is_syllable(token)][: chance.randint(2, 5)] or ["đất"]
    match kind:
        case "words":
            extra = [w for w in chance.sample(tokens, 2) if is_syllable(w)]
            return " ".join(words if chance.random() < 0.5 else words[:2] + extra)
        case "phrases":
            return f'"{" ".join(tokens[at : at + chance.randint(2, 6)])}"'
        case "not":
            return " ".join([*words[:2], "-" + chance.choice([t for t in tokens if is_syllable(t)])])
        case "or":
            other = [t for t in canonical(chance.choice(articles)).split() if is_syllable(t)]
            return " ".join([*words[:2], "OR", *other[:2]])
        case "fields":
            field = chance.choice(["loại:QĐ", 'cơquan:"UBND tỉnh"', "từ:2015 đến:6/2018", '-loại:"Nghị quyết"', "số:12"])
            return " ".join([*words[:2], field])
        case _:
            return bare(" ".join(words[: chance.randint(1, 4)]))


def queries(kind: str, articles: list[str], count: int) -> list[Query]:
    chance = random.Random(f"{kind} 7")
    return [parse_query(random_query(kind, articles, chance)) for _ in range(count)]


def engine_in(folder: Path, name: str, units: Iterator[Unit]) -> tuple[Engine, float, float]:
    """(engine, CPU seconds of building, MB on disk)."""
    start = time.process_time()
    index = open_index(folder / name, name)  # type: ignore[arg-type]
    index.rebuild(units, 1)
    opened = index._open()
    assert opened
    size = sum(path.stat().st_size for path in (folder / name).rglob("*") if path.is_file())
    return opened[1], time.process_time() - start, size / 2**20


def equal(articles: list[str], count: int, each: int) -> Iterator[str]:
    """Lines of the table: differences between each engine and the scan."""
    units = list(made_units(articles, count))
    scan = Scan(units)
    yield f"{count:,} articles, {each} random queries of each kind; hit sets, totals and counts by document against the scan.\n"
    yield "| kind | queries | with hits | median hits | whoosh: differences | tantivy: differences |"
    yield "|---|---|---|---|---|---|"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        engines = [engine_in(Path(folder), name, iter(units))[0] for name in ("whoosh", "tantivy")]
        for kind in KINDS:
            differences: Counter[str] = Counter()
            totals = []
            for query in queries(kind, articles, each):
                expected = scan.matching(query)
                keys = {(u.document, u.place.provision) for u in expected}
                counts = Counter(u.document for u in expected)
                totals.append(len(expected))
                for engine in engines:
                    found = engine.find(query, None, 0, count)
                    same = found.total == len(expected)
                    same = same and {(h.unit.document, h.unit.place.provision) for h in found.hits} == keys
                    differences[engine.name] += not (same and engine.documents(query) == counts)
            hits = sum(map(bool, totals))
            yield f"| {kind} | {each} | {hits} | {median(totals):g} | {differences['whoosh']} | {differences['tantivy']} |"


class Fts5:
    """SQLite's own, on the same folded texts: the total and the ten best by its bm25."""

    name = "fts5"

    def __init__(self, path: Path, units: Iterator[Unit]) -> None:
        self.db = sqlite3.connect(path)
        self.db.executescript(
            "pragma journal_mode=off; pragma synchronous=off; create table u(id integer primary key, number, type, issuer, day, unit);"
            "create virtual table f using fts5(exact, bare, tokenize='unicode61 remove_diacritics 0');"
        )
        for number, unit in enumerate(units):
            text = canonical(unit.text)
            row = (number, unit.number, unit.type, canonical(unit.issuer), unit.issued.isoformat() if unit.issued else "", unit.text)
            self.db.execute("insert into u values(?,?,?,?,?,?)", row)
            self.db.execute("insert into f(rowid, exact, bare) values(?,?,?)", (number, text, bare(text)))
        self.db.commit()

    def find(self, query: Query) -> int:
        column = "bare" if query.bare else "exact"
        where, values = ["f match ?"], [f"{{{column}}}: ({self.match(query.root)})"]
        if query.wanted.types or query.unwanted.types:
            where.append("type = ?" if query.wanted.types else "type <> ?")
            values.append("Quyết định" if query.wanted.types else "Nghị quyết")
        if query.wanted.issuers:
            where.append("issuer like '%ủy ban nhân dân%' and issuer like '% tỉnh %'")
        if query.wanted.numbers:
            where.append("number like '12/%'")
        if query.wanted.since and query.wanted.until:
            where.append("day >= ? and day < ?")
            values += [query.wanted.since.isoformat(), query.wanted.until.isoformat()]
        source = f"from f join u on u.id = f.rowid where {' and '.join(where)}" if len(where) > 1 else "from f where f match ?"
        (total,) = self.db.execute(f"select count(*) {source}", values).fetchone()
        best = [row[0] for row in self.db.execute(f"select f.rowid {source} order by rank limit 10", values)]
        self.db.execute(f"select unit from u where id in ({','.join(map(str, best))})").fetchall()
        return int(total)

    def match(self, node: Node) -> str:
        match node:
            case Word(text):
                return f'"{text}"'
            case Phrase(tokens):
                return f'"{" ".join(tokens)}"'
            case Any(parts):
                return "(" + " OR ".join(map(self.match, parts)) + ")"
            case All(parts, without):
                return "(" + " AND ".join(map(self.match, parts)) + "".join(f" NOT {self.match(p)}" for p in without) + ")"
            case _:
                raise ValueError(node)


def timed(ask: Callable[[Query], object], asked: list[Query]) -> tuple[float, float]:
    """(p50, p95) in CPU milliseconds."""
    took = []
    for query in asked:
        start = time.process_time()
        ask(query)
        took.append((time.process_time() - start) * 1000)
    took.sort()
    return took[len(took) // 2], took[int(len(took) * 0.95)]


def speed(articles: list[str], count: int, each: int, names: tuple[str, ...]) -> Iterator[str]:
    """Lines of the table: p50 / p95 by kind, and how many times as fast as FTS5."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        start = time.process_time()
        fts = Fts5(Path(folder) / "fts5.sqlite", made_units(articles, count))
        built = {"fts5": (time.process_time() - start, (Path(folder) / "fts5.sqlite").stat().st_size / 2**20)}
        engines: list[Engine] = []
        for name in names:
            engine, seconds, size = engine_in(Path(folder), name, made_units(articles, count))
            built[name] = seconds, size
            engines.append(engine)
        yield f"\n{count:,} articles, {each} queries of each kind: total and ten best, p50 / p95 in CPU ms; (x) as fast as FTS5.\n"
        yield "| kind | fts5 | " + " | ".join(names) + " |"
        yield "|---" * (len(names) + 2) + "|"
        for kind in (*KINDS, "by document"):
            asked = queries("words" if kind == "by document" else kind, articles, each)
            usual = timed(fts.find, asked) if kind != "by document" else (0.0, 0.0)
            cells = [f"{usual[0]:.2f} / {usual[1]:.1f}" if usual[0] else "-"]
            for engine in engines:
                ask = engine.documents if kind == "by document" else (lambda query, engine=engine: engine.find(query, None, 0, 10))
                middle, high = timed(ask, asked)
                cells.append(f"{middle:.2f} / {high:.1f}" + (f" ({usual[0] / middle:.1f}x)" if usual[0] else ""))
            yield f"| {kind} | " + " | ".join(cells) + " |"
        yield "| building, CPU s | " + " | ".join(f"{built[n][0]:.0f}" for n in ("fts5", *names)) + " |"
        yield "| on disk, MB | " + " | ".join(f"{built[n][1]:.0f}" for n in ("fts5", *names)) + " |"
        yield f"\nPeak memory of the whole run {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB."


def cold(articles: list[str], count: int) -> Iterator[str]:
    """A search in a fresh process: best of five, wall clock, as a multiple of an empty Python."""
    yield f"\n{count:,} articles, one search in a fresh process (wall clock, best of 5), as a multiple of `python -c pass`.\n"
    yield "| engine | words | without diacritics | phrase |"
    yield "|---|---|---|---|"
    program = "import sys; from pathlib import Path; from registry.searching import open_index\n"
    program += "print(open_index(Path(sys.argv[1]), sys.argv[2]).search(sys.argv[3], documents=True).total)"
    usual = fresh(["-c", "pass"])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name in ("whoosh", "tantivy"):
            engine_in(Path(folder), name, made_units(articles, count))
            cells = []
            for asked in ("quyền sử dụng đất", "quyen su dung dat", '"ủy ban nhân dân tỉnh"'):
                took = fresh(["-W", "ignore", "-c", program, str(Path(folder) / name), name, asked])
                cells.append(f"{took * 1000:.0f} ms ({took / usual:.1f}x)")
            yield f"| {name} | " + " | ".join(cells) + " |"


def fresh(arguments: list[str]) -> float:
    took = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=HERE.parent)
        took.append(time.perf_counter() - start)
    return min(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("equal", "speed", "cold"))
    parser.add_argument("articles", nargs="*", type=int)
    parser.add_argument("--each", type=int, default=500, help="queries of each kind")
    parser.add_argument("--engines", default="whoosh,tantivy")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        parser.error("no real texts: set RASOAT_REAL_DATA")
    articles = real_articles()
    for count in options.articles or [10_000]:
        names = tuple(options.engines.split(","))
        lines = {
            "equal": lambda count=count: equal(articles, count, options.each),
            "speed": lambda count=count, names=names: speed(articles, count, options.each, names),
            "cold": lambda count=count: cold(articles, count),
        }[options.what]()
        told = []
        for line in lines:
            print(line, flush=True)
            told.append(line)
        if options.keep:
            title = f"Searching: {TITLES[options.what]}, {count:,} articles"
            keep(f"searching_{options.what}_{count}", title, f"python benchmarks/searching.py {options.what} {count} --keep", "\n".join(told))


if __name__ == "__main__":
    main()
