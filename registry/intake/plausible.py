"""What of a corrected header is so unusual that it must be meant: nobody notices a slip of the keyboard in a registry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from registry.model.document import Header
from registry.model.numbers import number_key
from registry.model.text import plain
from registry.parsing.vocabulary import INSTRUMENTS, TYPES

# Administrative documents beside those: Điều 7 Nghị định 30/2020/NĐ-CP.
_ADMINISTRATIVE = (
    "Thông cáo", "Dự án", "Biên bản", "Hợp đồng", "Công văn", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời",
    "Giấy giới thiệu", "Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công",
)  # fmt: skip


def known_type(typed: str) -> str | None:
    """The type as it is written, whatever the letters typed: 'quyet dinh' -> 'Quyết định'; None where there is no such type."""
    return next((name for name in (*TYPES, *INSTRUMENTS, *_ADMINISTRATIVE) if plain(name) == plain(typed)), None)


def unusual(header: Header, changed: Iterable[str], today: date) -> list[str]:
    """What is unusual about the changed fields of a header, in plain words: the issuer no body known, the day not that of the number."""
    changed, found = set(changed), []
    if "issuer" in changed and header.issuer and not is_body(header.issuer, header.issued):
        found.append(f"không rõ cơ quan '{header.issuer}'")
    if changed & {"number", "issued"} and header.issued:
        key = number_key(header.number or "")
        if key and key.year and key.year != header.issued.year:
            found.append(f"năm trong số ({key.year}) khác năm ban hành ({header.issued.year})")
        if header.issued > today:
            found.append(f"ngày ban hành {header.issued:%d/%m/%Y} chưa đến")
    return found


def is_body(named: str, day: date | None) -> bool:
    """Whether the words name bodies that are central, or of a province that there is or was."""
    from registry.law.bodies import bodies_named, unit_of
    from registry.law.units import province_of, unit

    places = [unit_of(id) for id in bodies_named(named, day)]
    return bool(places) and all(place is None or unit(province_of(place)) for place in places)
