"""Typing never matters, on real decrees; benchmarks/retyped.py holds every annotated one against the gold."""

from pathlib import Path

import pytest
from retyping import VARIANTS, retyped, told

from registry.extracting import extract
from registry.model.shape import shape
from registry.parsing import parse
from registry.reading import read_bytes


def reading(data: bytes) -> dict[str, object]:
    return dict(told(shape(extract(parse(read_bytes(data, "decree.docx"))))))


@pytest.fixture(scope="module")
def plain(real_data: Path) -> dict[Path, dict[str, object]]:
    paths = sorted((real_data / "local_2025" / "docx_regen").glob("*.docx"))[::25]
    if not paths:
        pytest.skip("không có local_2025")
    return {path: reading(path.read_bytes()) for path in paths}


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_real_decree_typed_otherwise_is_the_same(plain: dict[Path, dict[str, object]], variant: str) -> None:
    for path, expected in plain.items():
        assert reading(retyped(path.read_bytes(), variant)) == expected, path.name
