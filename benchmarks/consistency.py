"""What a document read right cannot show: gaps in its numbers, mentions that nothing covers, a date after its own effect.

No gold is needed, so every collection of real documents is measured; what is found is the reader's fault or the document's own.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

from report import SHARED, table

from registry.extracting import extract
from registry.model import Component, Document, Provision, Reading, Span
from registry.parsing import parse
from registry.parsing.marks import order
from registry.reading import Unreadable, read, read_bytes, read_text

DATA = SHARED / "data"
FOLDERS = {
    "local_2025": "local_2025/docx_regen/*.docx", "hanoi": "hanoi_2024_2025/*.md", "office_docs": "office_docs/*.*",
    "local_real_doc": "local_real_doc/*", "local_2004_2010": "local_2004_2010_tokenised/*.ws", "legacy_tcvn3_doc": "legacy_tcvn3_doc/*",
    "central_docx": "central_docx/*.docx", "central_doc_2014": "central_doc_2014/*.doc", "central_text": "central_text/*.txt",
}  # fmt: skip
KINDS = {
    "articles": "article numbers skip or repeat", "clauses": "khoản out of order", "headings": "empty chapter or article",
    "numbers": "số N/… not covered", "bases": "căn cứ without citation", "repeals": "repeal without edge",
    "undated": "no date of issue", "dates": "effect before issue",
}  # fmt: skip
HEADS = ["collection", "read", "refused", "articles in order", *list(KINDS.values())[1:]]
Papers = Iterator[tuple[str, Callable[[], Reading]]]

_NUMBER = re.compile(r"(?<![\w/.,])\d{1,6}[a-z]?\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐ]{2,6}\d{0,2}(?:[-–][A-ZĐ&a-zđ]+\d{0,2})*")
# What a tokeniser put into a text: marks, underscores, spaces before stops and after brackets.
_GLUE = re.compile(r"<[^<>]*> ?|_| (?=[,.;:!?)\]”…%])|(?<=[(\[“]) | {2,}")
_CAPTION = re.compile(r"kèm\s+theo\s+[^\n]{0,80}$", re.I)
# Numbers of forms, standards and bodies, and lists of them.
_FORM = re.compile(
    r"(?:mẫu|biểu|phụ lục|công thức|ký hiệu)(?:[^.;\n]|\.\d){0,400}$|(?:QCVN|TCVN|TCCS|TCXD|TCXDVN|Ban|Quân khu|Bộ Tư lệnh)\s?(?:số\s)?$|/[^/\s]*$", re.I
)
_BASIS = re.compile(r"\W*(?:Căn cứ|Thực hiện)\s+(?:các\s+)?(?:Luật|Nghị|Quyết|Thông|Bộ luật|Pháp lệnh|Hiến pháp|Chỉ thị|Công văn)\b", re.I)
_REPEAL = re.compile(
    r"(?<!\w)(?:thay thế(?: cho)?|bãi bỏ|hủy bỏ|huỷ bỏ)(?: toàn bộ)?(?: các)? (?:Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Luật|Pháp lệnh)"
    r"(?: liên tịch)?(?: số)?:? ?\d", re.I,
)  # fmt: skip


def collections() -> Iterator[tuple[str, Papers]]:
    """Each collection with the names of its documents and how each is read."""
    for name, pattern in FOLDERS.items():
        paths = [path for path in sorted(DATA.glob(pattern)) if path.suffix != ".csv"]
        yield name, ((path.name, partial(_read, path)) for path in paths)
    yield "vbpl_central", _pages()


def _read(path: Path) -> Reading:
    if path.suffix == ".md":
        return read_text(_unmarked(path.read_text(encoding="utf-8")), path.name)
    if path.suffix == ".ws":
        return read_text(untokenised(path.read_text(encoding="utf-8"))[0], path.name)
    return read(path)


def _pages() -> Papers:
    with (DATA / "vbpl_central/docs.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield row["id"], partial(read_bytes, row["html"].encode(), f"{row['id']}.html")


def _unmarked(text: str) -> str:
    """Markdown -> the text as printed: without stars, heads, tags, bars and rules of tables."""
    text = re.sub(r"</?(?:br|p|td|tr|center|div|table|h\d)\b[^>]*>", "\n", text)
    text = re.sub(r"</?\w+[^>\n]*>", "", text)
    lines = (re.sub(r"\*\*|__|^#+\s*|^>\s*", "", line).strip() for line in text.split("\n"))
    return "\n".join(line.strip("| ") for line in lines if not re.fullmatch(r"[|:\-\s]+", line))


def untokenised(text: str) -> tuple[str, list[int]]:
    """Words joined by a machine come apart again, and stops go back to the word before them; with the new offset of each old one."""
    out, last = "", 0
    places: list[int] = []
    for found in _GLUE.finditer(text):
        places += range(len(out), len(out) + found.start() - last)
        out += text[last : found.start()]
        joint = " " if found[0] == "_" or (len(found[0].strip(" ")) == 0 and len(found[0]) > 1) else ""
        places += [len(out)] * (found.end() - found.start())
        out, last = out + joint, found.end()
    places += range(len(out), len(out) + len(text) - last + 1)
    return out + text[last:], places


def doubts(document: Document) -> dict[str, list[str]]:
    """What the document shows of each of KINDS, each as a line that names the place."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    codified = any("Bộ pháp điển" in warning for warning in document.warnings)  # put in another order by the state itself
    for part in document.components:
        articles = [p for p in part.provisions if p.kind == "dieu"]
        found["articles"] += [] if codified else _broken(articles, f"{part.id}: Điều")
        for holder, clauses in _siblings(part, "khoan").items():
            found["clauses"] += _broken(clauses, f"{holder}: khoản")
        found["headings"] += [p.id for p in part.provisions if _empty(part, p)]
        if not part.id.startswith("app"):
            found["numbers"] += _uncovered(document, part)
    main = document.components[0]
    found["bases"] = _baseless(document, main)
    found["repeals"] = _edgeless(document, main)
    issued = document.header.issued
    starts = [e.period.start for e in document.effects if e.kind == "hieu_luc" and not e.provisions and e.period.start]
    if issued is None:
        found["undated"] = [document.header.title[:60]]
    elif starts and min(starts) < issued and document.header.type != "Văn bản hợp nhất":
        found["dates"] = [f"issued {issued}, effect {min(starts)}"]
    return found


def _broken(nodes: list[Provision], place: str) -> list[str]:
    numbers = [(order(p.kind, p.number), p.number) for p in nodes]
    return [
        f"{place} {a[1]} → {b[1]}"
        for a, b in pairwise([((0, ""), "0"), *numbers])
        if not (b[0][0] == a[0][0] + 1 or (b[0][0] == a[0][0] and b[0][1] > a[0][1]))
    ]


def _siblings(part: Component, kind: str) -> dict[str, list[Provision]]:
    held: dict[str, list[Provision]] = {}
    for p in part.provisions:
        if p.kind == kind:
            held.setdefault(p.parent or part.id, []).append(p)
    return held


def _empty(part: Component, p: Provision) -> bool:
    if p.kind in ("chuong", "muc"):
        return not p.heading
    return p.kind == "dieu" and not re.search(r"\w", p.span.of(part.text)[len("Điều ") + len(p.number) :])


def _covered(document: Document, part: Component, at: int) -> bool:
    return any(m.place.component == part.id and m.place.span.start <= at < m.place.span.end for m in document.mentions)


def _uncovered(document: Document, part: Component) -> list[str]:
    own = re.sub(r"\W", "", document.header.number).lower()
    ends = [zone for zone in (part.zone("header"), part.zone("closing")) if zone]
    first = min((p.span.start for p in part.provisions), default=0) if part.id.startswith("att") else 0
    found = []
    for number in _NUMBER.finditer(part.text):
        at, before = number.start(), part.text[max(0, number.start() - 400) : number.start()]
        outside = at < first or any(z.start <= at < z.end for z in ends) or any(c[0].start <= at < c[0].end for c in part.cells)
        if outside or _CAPTION.search(before) or _FORM.search(before) or re.sub(r"\W", "", number[0]).lower() == own:
            continue
        if not _covered(document, part, at):
            found.append(f"{part.id}: …{before[-40:]}{part.text[at : at + 30]}".replace("\n", "⏎"))
    return found


def _baseless(document: Document, main: Component) -> list[str]:
    zone = main.zone("can_cu")
    if zone is None:
        return []
    spans = [m.place.span for m in document.mentions if m.place.component == main.id and m.place.provision == "main/can_cu"]
    found, at = [], zone.start
    for line in zone.of(main.text).split("\n"):
        if _BASIS.match(line) and not any(at <= s.start < at + len(line) for s in spans):
            found.append(line[:120])
        at += len(line) + 1
    return found


def _edgeless(document: Document, main: Component) -> list[str]:
    ends = [zone for zone in (main.zone("header"), main.zone("closing"), main.zone("can_cu")) if zone]
    acting = [
        m.place.span for m in document.mentions
        if m.place.component == main.id and m.relation in ("thay_the", "bai_bo", "sua_doi_bo_sung", "ngung_hieu_luc")
    ]  # fmt: skip
    found = []
    for said in _REPEAL.finditer(main.text):
        window = Span(said.start(), said.end())
        if any(window in z for z in (*ends, *main.payloads)):
            continue
        if not any(s.start < said.end() + 5 and said.start() <= s.end for s in acting):
            found.append(main.text[max(0, said.start() - 60) : said.end() + 60].replace("\n", "⏎"))
    return found


class Tally:
    """The figures of one collection, and a line for each exception."""

    def __init__(self) -> None:
        self.read = self.with_articles = self.foreign = 0
        self.refused: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()
        self.lines: list[str] = []

    def add(self, name: str, document: Document) -> None:
        """Translations are counted as read and looked at no further."""
        self.read += 1
        if any("bản dịch" in warning for warning in document.warnings):
            self.foreign += 1
            return
        self.with_articles += any(p.kind == "dieu" for c in document.components for p in c.provisions)
        for kind, lines in doubts(document).items():
            self.documents[kind] += bool(lines)
            self.lines += [f"{kind} | {name} | {line}" for line in lines]

    def join(self, other: Tally) -> None:
        self.read, self.with_articles, self.foreign = (
            self.read + other.read, self.with_articles + other.with_articles, self.foreign + other.foreign
        )  # fmt: skip
        self.refused.update(other.refused)
        self.documents.update(other.documents)
        self.lines += other.lines

    def row(self, name: str) -> list[object]:
        """Of HEADS: documents with at least one exception of each kind."""
        ordered = f"{1 - self.documents['articles'] / self.with_articles:.3f} of {self.with_articles}" if self.with_articles else "-"
        refused = ", ".join(f"{n} {kind}" for kind, n in sorted(self.refused.items())) or "0"
        read = f"{self.read} ({self.foreign} translations)" if self.foreign else self.read
        return [name, read, refused, ordered, *(self.documents[kind] for kind in list(KINDS)[1:])]


def measure(papers: Papers) -> Tally:
    """Reads, parses and extracts each document; what fails is a line, and the rest goes on."""
    tally = Tally()
    for name, reading in papers:
        try:
            tally.add(name, extract(parse(reading())))
        except Unreadable as refusal:
            tally.refused[refusal.kind] += 1
            tally.lines.append(f"refused | {name} | {refusal}")
        except Exception as problem:  # a benchmark counts what fails, and goes on
            tally.refused["FAILED"] += 1
            tally.lines.append(f"FAILED | {name} | {problem!r}")
    return tally


def report(wanted: list[str]) -> tuple[str, list[str]]:
    """The table of the wanted collections (all where none is named), and the exceptions."""
    total, rows, lines = Tally(), [], []
    for name, papers in collections():
        if not wanted or name in wanted:
            tally = measure(papers)
            total.join(tally)
            rows.append(tally.row(name))
            lines += [f"{name} | {line}" for line in tally.lines]
    return table(HEADS, [*rows, total.row("all")]), lines
