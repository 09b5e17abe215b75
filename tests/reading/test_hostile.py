"""A slice of the hostile files: each is read or refused with a line; benchmarks/hostile.py runs all of them with clock and memory."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_files import bombs, entities, foreign, mutants, too_much, truncated
from hostile_others import damaged, docs, htmls, pdfs, rtfs

from registry.model import Reading
from registry.reading import Unreadable, read

SMALL_BOMBS = ("an entry", "a zip in", "names of parts", "a directory", "a picture")


def slice_of_all() -> Iterator[tuple[str, bytes]]:
    yield from mutants(40)
    yield from truncated(20)
    yield from entities()
    yield from foreign()
    yield from too_much(scale=500)
    for group, files in (("doc", docs(500)), ("rtf", rtfs(500)), ("html", htmls(500)), ("pdf", pdfs(500))):
        yield from ((f"{group}: {name}", data) for name, data in files)
    for name in ("decree.doc", "decree.rtf", "decree.html", "decree.pdf"):
        yield from ((f"{name}, {accident}", data) for accident, data in damaged(name, 12))
    yield from ((name, data) for name, data in bombs() if name.startswith(SMALL_BOMBS))


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in slice_of_all()])
def test_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    try:
        reading = read(path)
    except Unreadable as refusal:
        assert refusal.message
        assert "\n" not in refusal.message
    else:
        assert_sound(reading)
        assert read(path) == reading


def assert_sound(reading: Reading) -> None:
    """Spans lie inside the text, follow each other, and the text is in NFC without control characters."""
    for paragraph in reading.paragraphs:
        text = paragraph.text
        assert text.strip()
        assert unicodedata.is_normalized("NFC", text)
        assert not any(unicodedata.category(char) == "Cc" for char in text if char not in "\t\n")
        assert 0 <= paragraph.number <= len(text)
        assert 0 <= paragraph.bold <= 1
        assert 0 <= paragraph.italic <= 1
        at = paragraph.number
        for span, part, ordinal in paragraph.runs:
            assert (span.start, part.startswith("word/"), ordinal >= -1) == (at, True, True)
            at = span.end
        assert at == len(text) or not paragraph.runs


def test_the_generator_is_the_same_each_time() -> None:
    assert list(mutants(5)) == list(mutants(5))
    assert list(truncated(5)) == list(truncated(5))
    assert len({data for _, data in mutants(30)}) > 20
