"""Reading real documents: all are read, nothing is lost untold, and what Word prints is in the text."""

import re
import sys
from pathlib import Path

import pytest

from registry.reading import Unreadable, read

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


@pytest.mark.parametrize(("folder", "pattern", "kinds"), [
    ("central_doc_2014", "*", {"unsupported"}), ("legacy_tcvn3_doc", "*", {"unsupported"}), ("office_docs", "*.pdf", {"unsupported"}),
])  # fmt: skip
def test_other_formats_are_refused_with_what_to_do(real_data: Path, folder: str, pattern: str, kinds: set[str]) -> None:
    found = set()
    for path in sorted(p for p in (real_data / folder).glob(pattern) if p.is_file())[:30]:
        with pytest.raises(Unreadable) as caught:
            read(path)
        found.add(caught.value.kind)
        assert "hãy" in caught.value.message
    assert found == kinds
