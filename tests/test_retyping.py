"""Typing never matters: a sample decree held otherwise in its file is read as the same decree."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from retyping import VARIANTS, retyped, told

from registry.extracting import extract
from registry.model.shape import shape
from registry.parsing import parse
from registry.reading import read_bytes

SAMPLES = sorted((Path(__file__).parents[1] / "corpus").glob("*.docx"))[::7]


def reading(data: bytes) -> dict[str, Any]:
    return dict(told(shape(extract(parse(read_bytes(data, "decree.docx"))))))


def text_part(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.tostring(etree.fromstring(package.read("word/document.xml")), method="c14n")


@pytest.fixture(scope="module")
def plain() -> dict[str, dict[str, Any]]:
    return {path.name: reading(path.read_bytes()) for path in SAMPLES}


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_sample_typed_otherwise_is_the_same_decree(plain: dict[str, dict[str, Any]], variant: str) -> None:
    assert len(SAMPLES) > 7
    changed = 0
    for path in SAMPLES:
        data = path.read_bytes()
        other = retyped(data, variant)
        changed += text_part(other) != text_part(data)
        assert reading(other) == plain[path.name], path.name
    assert changed
