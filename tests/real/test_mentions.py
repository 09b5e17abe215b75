"""Mentions on real documents: nothing that looks like a citation is passed over, and every place is sound."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from registry.extracting.mentions import mentions
from registry.model import Document
from registry.model.shape import shape
from registry.parsing import parse
from registry.reading import read

NUMBER = re.compile(r"(?<![\d/.,])\d{1,6}[a-z]?\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐ][A-Za-zĐđ\d&-]+")
CAPTION = re.compile(r"kèm\s+theo\s+(?:Quyết định|Nghị quyết)\s+số\s*:?\s*$", re.I)
FORM = re.compile(r"(?:mẫu|biểu)\s*(?:số\s*)?$|/[^/]*$", re.I)


@pytest.fixture(scope="module")
def local(real_data: Path) -> list[Document]:
    """A third of the local documents of 2025, parsed; the whole set is scored by the benchmark."""
    folder = real_data / "local_2025" / "docx_regen"
    if not folder.is_dir():
        pytest.skip("không có local_2025")
    return [parse(read(path)) for path in sorted(folder.glob("*.docx"))[::3]]


def test_numbers_in_the_deciding_part_are_mentioned(local: list[Document]) -> None:
    missed, seen = [], 0
    for document in local:
        part = document.components[0]
        spans = [m.place.span for m in mentions(document) if m.place.component == part.id]
        outside = [zone for zone in (part.zone("header"), part.zone("closing")) if zone]
        for number in NUMBER.finditer(part.text):
            at = number.start()
            before = part.text[max(0, at - 40) : at]
            if any(z.start <= at < z.end for z in outside) or CAPTION.search(before) or FORM.search(before):
                continue
            seen += 1
            if not any(s.start <= at < s.end for s in spans):
                missed.append(f"{document.id}: …{before}{number[0]}")
    assert seen > 300
    assert len(missed) <= seen // 200, missed


def test_every_legal_basis_is_mentioned(local: list[Document]) -> None:
    missed = []
    for document in local:
        part = document.components[0]
        zone = part.zone("can_cu")
        if zone is None:
            continue
        spans = [m.place.span for m in mentions(document) if m.place.provision == "main/can_cu"]
        at = zone.start
        for line in zone.of(part.text).split("\n"):
            named = re.match(r"\W*Căn cứ\s+(?:Luật|Nghị|Quyết|Thông|Bộ|Pháp)\b.*\d", line)
            if named and not any(at <= s.start < at + len(line) for s in spans):
                missed.append(line)
            at += len(line) + 1
    assert missed == []


def test_places_are_sound(local: list[Document]) -> None:
    for document in local:
        for mention in mentions(document):
            place = mention.place
            part = document.component(place.component)
            assert part is not None and place.span.of(part.text) == place.quote
            assert place.provision.split("/", 1)[0] == part.id


def test_gold(real_data: Path, tmp_path: Path) -> None:
    """The published figures of issue A1, with room to spare, by the scorer that everybody uses."""
    gold, scorer = real_data.parent / "gold" / "dev", real_data.parent / "eval" / "score.py"
    if not gold.is_dir() or not scorer.exists():
        pytest.skip("không có bản chú giải chuẩn cạnh dữ liệu thật")
    for paper in gold.glob("*.json"):
        document = parse(read(real_data / json.loads(paper.read_text(encoding="utf-8"))["file"]))
        told = shape(replace(document, mentions=mentions(document)))
        (tmp_path / paper.name).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    run = subprocess.run([sys.executable, scorer, gold, tmp_path, "--json"], capture_output=True, text=True, check=True, encoding="utf-8")
    figures = json.loads(run.stdout)
    wanted = {
        "citations": 0.985, "citations with relation": 0.97, "provisions": 0.96, "lapses": 0.98, "dates of targets": 0.98,
        "issuers of targets": 0.98,
    }  # fmt: skip
    assert {name: figures[name]["f1"] for name in wanted if figures[name]["f1"] < wanted[name]} == {}
