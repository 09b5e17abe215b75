"""Mentions of documents in 4,272 sentences of central documents that others annotated: found, missed, too many.

usage: python benchmarks/mentions.py [--details] [--keep]

A mention and an annotation agree where they overlap: the annotators end a mention before its issuer, and mark neither
provisions nor letters, submissions and the like, which are left out on both sides. What only sets a short name ('sau đây gọi là
…'), a law named inside the name of another, and the title that opens a sentence ('Thông tư Sửa đổi … Thông tư số … Căn cứ …')
are optional, because the annotators mark them one time and not the other; strict precision counts them as wrong. --details
lists every disagreement; most are the annotators' own. Needs ../shared/data/citation_ner. --keep writes docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter

from consistency import DATA, untokenised
from report import keep, table

from registry.extracting.mentions import mentions
from registry.model import Component, Document, Header, Mention, Span, TargetKey

KINDS = {
    "Nghị định": "NĐ", "Luật": "L", "Thông tư": "TT", "Pháp lệnh": "PL", "Quyết định": "QĐ", "Bộ luật": "BL", "Nghị quyết": "NQ",
    "Thông tư liên tịch": "TTLT", "Hiến pháp": "HP",
}  # fmt: skip
# The title of the sentence's own document, up to its căn cứ.
_TITLE = re.compile(
    r"(?:Nghị định|Thông tư(?: liên tịch)?|Quyết định|Nghị quyết|Luật|Pháp lệnh) (?!số|\d|này)(?:Về(?: việc)? |về(?: việc)? )?"
    r"(?:Sửa|Quy định|Hướng dẫn|Ban hành|Bãi bỏ|Thay thế|Chi tiết|Ngưng|sửa đổi|quy định|hướng dẫn|ban hành|bãi bỏ|ngưng).*?(?=Căn cứ|$)"
)


def sentences() -> list[tuple[str, list[Span]]]:
    found = []
    for line in (DATA / "citation_ner/val.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, places = untokenised(row["data"]["value"])
        values = [mark["value"] for one in row["annotations"] for mark in one["result"]]
        found.append((text, [Span(places[v["start"]], places[v["end"]]) for v in values]))
    return found


def read(text: str) -> list[Mention]:
    """The mentions of documents of the annotated kinds; those of the text's own document are none."""
    part = Component("main", "Thông tư", None, "sentence.txt", text)
    document = Document(Header("sentence", None, type="Thông tư"), (part,))
    return [m for m in mentions(document) if isinstance(m.target, TargetKey) and m.target.type in KINDS and not m.implied]


def meets(one: Span, others: list[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    if not (DATA / "citation_ner").is_dir():
        print("the annotated sentences are not beside the project", file=sys.stderr)
        return 2
    counts: Counter[str] = Counter()
    for text, gold in sentences():
        told = read(text)
        spans = [m.place.span for m in told]
        title = found.end() if (found := _TITLE.match(text)) else 0
        missed = [span for span in gold if not meets(span, spans)]
        extra = [m for m in told if not meets(m.place.span, gold)]
        wrong = [m for m in extra if not (m.weak or m.nested or m.place.span.start < title)]
        counts.update(gold=len(gold), told=len(told), missed=len(missed), extra=len(extra), wrong=len(wrong))
        if args.details:
            print(*(f"missed | {span.of(text)} | {text[max(0, span.start - 80) : span.end + 60]}" for span in missed), sep="\n", end="\n" * bool(missed))
            print(*(f"extra | {m.place.quote} | {text[max(0, m.place.span.start - 80) : m.place.span.end + 60]}" for m in wrong), sep="\n", end="\n" * bool(wrong))
    recall, strict, precision = (
        f"{1 - counts[part] / counts[whole]:.4f}" for part, whole in (("missed", "gold"), ("extra", "told"), ("wrong", "told"))
    )
    text = table(
        ["annotated", "missed", "recall", "told", "not annotated", "precision", "not annotated, optional too", "strict precision"],
        [[counts["gold"], counts["missed"], recall, counts["told"], counts["wrong"], precision, counts["extra"], strict]],
    )
    print(text)
    if args.keep:
        keep("mentions", "Mentions in annotated sentences", "python benchmarks/mentions.py --keep", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
