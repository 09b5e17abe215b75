"""How a text was typed changes nothing in its mentions: spaces at line ends, empty lines, hard spaces, lines broken at a width."""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.extracting.mentions import mentions
from registry.model import Document, TargetKey
from registry.parsing import parse
from registry.reading import read, read_text

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.docx"))[::3]


def hard_spaces(text: str) -> str:
    return re.sub(r"(\w+ \w+ \w+ \w+) ", "\\1\xa0", text)


def wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 95, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))


def facts(document: Document) -> list[tuple[object, ...]]:
    """What the mentions say, without where they stand."""
    found: list[tuple[object, ...]] = []
    for m in mentions(document):
        key = m.target
        target = (key.type, key.number, key.issued, key.issuer) if isinstance(key, TargetKey) else key
        found.append((m.place.provision, m.relation, target, m.provisions, m.nested, m.partial, m.period))
    return found


@pytest.fixture(scope="module")
def typed() -> dict[str, tuple[str, list[tuple[object, ...]]]]:
    """Each document's text in plain lines, and its mentions."""
    texts = {path.stem: "\n".join(part.text for part in parse(read(path)).components) for path in CORPUS}
    return {name: (text, facts(parse(read_text(text, "typed.txt")))) for name, text in texts.items()}


@pytest.mark.parametrize(
    "retype",
    [str, lambda text: text.replace("\n", " \n"), lambda text: text.replace("\n", "\r\n"), lambda text: text.replace("\n", "\n\n"), hard_spaces, wrapped],
    ids=["the same again", "spaces at line ends", "CRLF", "empty lines", "hard spaces", "wrapped"],
)
def test_typed_otherwise(typed: dict[str, tuple[str, list[tuple[object, ...]]]], retype: Callable[[str], str]) -> None:
    assert sum(len(found) for _, found in typed.values()) > 100
    for name, (text, found) in typed.items():
        assert facts(parse(read_text(retype(text), "typed.txt"))) == found, name


def test_equal_documents_have_equal_mentions(typed: dict[str, tuple[str, list[tuple[object, ...]]]]) -> None:
    scope = (
        "QUYẾT ĐỊNH\nĐiều 1. Phạm vi điều chỉnh\nQuyết định này quy định tiêu chuẩn theo quy định tại khoản 2 Điều 7 Nghị định số 155/2025/NĐ-CP "
        "ngày 16/6/2025 của Chính phủ.\nĐiều 2. Hiệu lực thi hành\nQuyết định này có hiệu lực từ ngày 01 tháng 01 năm 2026."
    )
    for text in [scope, *(text for text, _ in typed.values())]:
        one, other = (parse(read_text(text, "typed.txt")) for _ in range(2))  # one after the other: what is kept of the first serves the second
        assert mentions(one) == mentions(other)
    assert "quy_dinh_chi_tiet" in [m.relation for m in mentions(parse(read_text(scope, "typed.txt")))]
