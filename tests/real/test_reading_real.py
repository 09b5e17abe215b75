"""Reading real documents: all are read, nothing is lost untold, and what Word prints is in the text."""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from registry.reading import Unreadable, read, read_bytes
from registry.reading.syllables import is_syllable

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from losses import balance


def test_documents_balance(real_data: Path) -> None:
    """One in five; benchmarks/losses.py does all."""
    files = [*sorted(real_data.glob("local_2025/docx_regen/*.docx"))[::5], *sorted(real_data.glob("central_docx/*.docx"))[::8]]
    assert len(files) > 20
    for path in files:
        _, kept, _, gone, invented = balance(path)
        assert kept > 500, path.name
        assert (gone, invented) == (0, 0), path.name


def test_automatic_numbers(real_data: Path) -> None:
    """A charter whose clauses Word numbers: each run of numbers begins at 1 and goes up by one."""
    paragraphs = read(real_data / "office_docs" / "vpubnd49_08.docx").paragraphs
    numbers = [p.text[: p.number] for p in paragraphs if p.number]
    assert len(numbers) >= 70
    assert all(re.fullmatch(r"(\d+\.|[a-z]\)|-) ", number) for number in numbers)
    last = 0
    for number in (int(n[:-2]) for n in numbers if n[0].isdigit()):
        assert number in (1, last + 1)
        last = number


def test_articles_numbered_by_word(real_data: Path) -> None:
    """A law all of whose articles Word numbers: 'Điều %1.' from 1 to 93."""
    paragraphs = read(next((real_data / "central_docx").glob("*84-2015-QH13.docx"))).paragraphs
    numbers = [p.text[: p.number] for p in paragraphs if p.text[: p.number].startswith("Điều")]
    assert numbers == [f"Điều {i}. " for i in range(1, 94)]


def test_a_docx_named_doc(real_data: Path) -> None:
    reading = read(real_data / "office_docs" / "vpubnd49_19.doc")
    assert len({p.cell for p in reading.paragraphs if p.cell}) > 500


def test_the_head_of_decrees_is_a_table_for_layout(real_data: Path) -> None:
    for path in sorted(real_data.glob("local_2025/docx_regen/*.docx"))[::10]:
        first = read(path).paragraphs[0]
        assert first.cell == (0, 0, 0), path.name
        assert first.layout, path.name


def test_a_draft_stamp_is_a_text_box(real_data: Path) -> None:
    reading = read(real_data / "office_docs" / "vpubnd49_30.docx")
    assert [p.text for p in reading.paragraphs if p.kind == "textbox"] == ["DỰ THẢO 2"]


def test_decomposed_text_is_composed(real_data: Path) -> None:
    text = "\n".join(p.text for p in read(real_data / "office_docs" / "vpubnd49_26.docx").paragraphs)
    assert not re.search("[\u0300-\u0323]", text)
    assert "phòng, chống ma túy" in text


SCANS = {"mylovecoi_12.pdf", "mylovecoi_15.pdf"}


@pytest.mark.parametrize("folder", ["local_real_doc", "office_docs", "legacy_tcvn3_doc", "central_doc_2014"])
def test_every_document_is_read_but_scans(real_data: Path, folder: str) -> None:
    refused = {}
    for path in sorted((real_data / folder).iterdir()):
        if path.suffix == ".csv":
            continue
        try:
            text = "\n".join(p.text for p in read(path).paragraphs)
            assert len(text) > 300, path.name
            assert not re.search("[\u0300-\u0323\x00-\x08\ue000-\uf8ff]", text), path.name
        except Unreadable as refusal:
            refused[path.name] = refusal.kind
    assert refused == (dict.fromkeys(SCANS, "scanned") if folder == "office_docs" else {})


def test_word_6_in_tcvn3_is_decoded(real_data: Path) -> None:
    """All words but names and Latin are Vietnamese syllables; capitals are capitals."""
    paths = sorted((real_data / "legacy_tcvn3_doc").glob("*.DOC"))
    assert len(paths) == 13
    for path in paths:
        reading = read(path)
        words = re.findall(r"[^\W\d_]+", "\n".join(p.text for p in reading.paragraphs))
        marked = [word for word in words if not word.isascii()]
        assert sum(map(is_syllable, marked)) >= 0.98 * len(marked), path.name
        unicode = path.name == "45000003.DOC"  # converted before, its capitals left half done
        assert any("TCVN3" in sentence for sentence in reading.losses) != unicode, path.name
        assert reading.paragraphs[0].text.strip() == ("SắC LệNH" if unicode else "SẮC LỆNH"), path.name


def test_a_doc_under_an_old_font_that_is_unicode_stays(real_data: Path) -> None:
    """Its list of fonts has .VnTime; turning it from TCVN3 would ruin it."""
    reading = read(real_data / "office_docs" / "mylovecoi_06.doc")
    assert not any("TCVN3" in sentence for sentence in reading.losses)
    assert len({p.cell for p in reading.paragraphs if p.cell}) > 5000


def test_a_docx_and_a_doc_of_one_document_agree(real_data: Path) -> None:
    one, other = (read(real_data / "local_real_doc" / f"HCMC_2010_10403123.doc{end}") for end in ("", ".docx"))
    assert [" ".join(p.text.split()) for p in one.paragraphs] == [" ".join(p.text.split()) for p in other.paragraphs]


def test_a_report_as_pdf_has_the_words_of_its_docx(real_data: Path) -> None:
    """A twin: nine pages with tables; page numbers and the foot of the page are left out."""
    words = [Counter(re.findall(r"\w+", "\n".join(p.text for p in read(real_data / "office_docs" / name).paragraphs))) for name in ("mylovecoi_17.docx", "mylovecoi_18.pdf")]
    assert (words[0] - words[1]).total() < 0.02 * words[0].total()


def test_pages_of_the_national_database(real_data: Path) -> None:
    """Every page is read, or refused because it shows attributes or an error in place of a document."""
    kinds: Counter[str] = Counter()
    for line in (real_data / "vbpl_central" / "docs.jsonl").read_text(encoding="utf-8").splitlines()[::4]:
        page = json.loads(line)["html"]
        try:
            reading = read_bytes(page.encode(), "a.html")
        except Unreadable as refusal:
            kinds[refusal.kind] += 1
            assert "preview-content" not in page
        else:
            kinds["read"] += 1
            assert sum(len(p.text) for p in reading.paragraphs) > 300
    assert kinds["read"] > 90
    assert set(kinds) <= {"read", "unsupported", "truncated"}
