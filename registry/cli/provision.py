"""The provision that somebody types: 'khoản 1 Điều 2', 'Phụ lục I' or an id such as att1/dieu_3/khoan_1."""

from __future__ import annotations

import re

from registry.cli.output import Refused
from registry.model import Document, Library
from registry.model.text import fold, nfc, plain, squeeze
from registry.model.wording import words
from registry.validity.provisions import covers, located, tree

# From the whole to its parts; what stands above an article is no part of its id.
_LEVELS = {
    "phu luc": "phu_luc", "phan": "phan", "chuong": "chuong", "muc": "muc", "tieu muc": "tieu_muc", "dieu": "dieu", "khoan": "khoan",
    "diem": "diem", "tiet": "tiet",
}  # fmt: skip
_ROMAN = ("phu_luc", "phan", "chuong", "muc")
_STEP = re.compile(
    r"(?<!\w)(?P<level>phu luc|tieu muc|phan|chuong|muc|dieu|khoan|diem|tiet)(?:\s(?:so\s)?(?P<number>[\w.-]*\w))?(?=[\s,;)]|$)"
)
_ATTACHED = re.compile(r"kem theo|(?<!\w)(?:quy dinh|quy che|dieu le|noi quy|de an|van ban ban hanh)(?!\w)")


def provision_id(library: Library, id: str, typed: str) -> str:
    """The id, with its component. Raises Refused where the document has no such provision and none was put in.

    A bare article is the deciding part's unless only an attachment has it. Of a document without text everything is taken.
    """
    document = library.document(id)
    known = tree(document)
    path, instrument = _path(typed)
    place = located((path,), instrument, known)[0]
    if known and place not in known and not _put_in(library, id, place, document):
        raise Refused(f"{id} không có {words(place)}; xem cấu trúc bằng: rasoat show {id}")
    return place


def _path(typed: str) -> tuple[str, str | None]:
    """('dieu_2/khoan_1', 'att' where the attachment is said)."""
    text = squeeze(nfc(typed))
    if "_" in text or "/" in text or re.fullmatch(r"main|(?:att|app)\d+", text):
        return text.strip("/"), None
    bare, folded = plain(text), fold(text)
    steps: dict[str, str] = {}
    for found in _STEP.finditer(bare):
        level = _LEVELS[found["level"]]
        number = folded[slice(*found.span("number"))] if found["number"] else ""
        if number or level == "phu_luc":
            roman = level in _ROMAN and re.fullmatch("[ivxlc]+", number)
            steps[level] = number.upper() if roman else number
    if not steps:
        raise Refused(f"không hiểu '{typed}'; hãy viết như 'khoản 1 Điều 2', 'Phụ lục I' hoặc dieu_2/khoan_1")
    if "dieu" in steps:
        steps = {level: number for level, number in steps.items() if level in ("phu_luc", "dieu", "khoan", "diem", "tiet")}
    order = list(_LEVELS.values())
    path = "/".join(f"{level}_{steps[level]}".rstrip("_") for level in sorted(steps, key=order.index))
    return path, "att" if _ATTACHED.search(bare) and "phu_luc" not in steps else None


def _put_in(library: Library, id: str, place: str, document: Document | None) -> bool:
    """Whether something is known to have happened to the provision, although the text as issued does not have it."""
    known = tree(document)
    return any(
        place in event.provisions or (event.cause == "bo_sung" and covers(event.provisions, place, known)) for event in library.events(id)
    )
