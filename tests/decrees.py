"""Short decrees for tests: a head in one line and the text as it would be printed, read by the real street."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from registry.extracting import extract
from registry.library import Library, MemoryShelf
from registry.model import Document
from registry.parsing import parse
from registry.reading import read_text


def printed(head: str, text: str) -> str:
    """head: 'issuer | type | number | yyyy-mm-dd | title'."""
    issuer, kind, number, issued, title = (part.strip() for part in head.split("|"))
    day = date.fromisoformat(issued)
    body, _, place = issuer.partition(" tỉnh ") if " tỉnh " in issuer else issuer.partition(" thành phố ")
    unit = issuer[len(body) :].strip()
    council = body.startswith("Hội đồng")
    signs = ["CHỦ TỊCH"] if council or "CTUBND" in number else ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    return "\n".join(
        [
            body.upper(), unit.upper(), "-------",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------",
            f"Số: {number}", f"{place or unit}, ngày {day.day:02} tháng {day.month:02} năm {day.year}",
            kind.upper(), title, text.strip(), "Nơi nhận:", "- Lưu: VT.", *signs, "Nguyễn Văn An",
        ]
    )  # fmt: skip


def decree(head: str, text: str, name: str = "vanban") -> Document:
    return extract(parse(read_text(printed(head, text), f"{name}.txt")))


def library(documents: Mapping[str, Any], day: date) -> tuple[Library, dict[str, str]]:
    """documents: short name -> {head, text}; the library and the ids by short name."""
    read = {name: decree(told["head"], told["text"], name) for name, told in documents.items()}
    return Library(MemoryShelf(read.values()), day), {name: document.id for name, document in read.items()}
