"""Who issued what, when: the identity of a document, and what a mention says of it (ADR 1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from registry.model.numbers import normal_number, number_key, same_number, slashed
from registry.model.spans import Period
from registry.model.text import plain, slug, squeeze

TYPE_CODES = {
    "Hiến pháp": "hp", "Bộ luật": "bl", "Luật": "luat", "Pháp lệnh": "pl", "Lệnh": "lenh",
    "Nghị quyết": "nq", "Nghị quyết liên tịch": "nqlt", "Nghị định": "nd", "Quyết định": "qd", "Chỉ thị": "ct",
    "Thông tư": "tt", "Thông tư liên tịch": "ttlt", "Văn bản hợp nhất": "vbhn", "Sắc lệnh": "sl",
}  # fmt: skip
TYPE_NAMES = {code: name for name, code in TYPE_CODES.items()}
# The symbol that says no more than type and issuer do, so that it stays out of the id.
_USUAL = {
    ("nq", "hdnd"): "NQHDND", ("qd", "ubnd"): "QDUBND", ("ct", "ubnd"): "CTUBND", ("qd", "ctubnd"): "QDCTUBND",
    ("nd", "chinh-phu"): "NDCP", ("nq", "chinh-phu"): "NQCP", ("qd", "thu-tuong"): "QDTTG", ("ct", "thu-tuong"): "CTTTG",
}  # fmt: skip
UNKNOWN_DAY = "0000-00-00"


def type_code(name: str) -> str:
    """'Quyết định' -> 'qd'; a type without a code of its own gives its slug ('to-trinh')."""
    return TYPE_CODES.get(name) or slug(name)


@lru_cache(maxsize=1 << 14)  # a registry asks for the same names again and again
def law_name(name: str) -> str:
    """A law's name as compared: 'Luật  Đất đai số' -> 'luat dat dai'."""
    return squeeze(re.sub(r"[^a-z0-9]+", " ", plain(name)))


@dataclass(frozen=True, slots=True)
class DocKey:
    """The identity of a document: total, and never the number alone.

    issuer: a legal person with its interval, 'lam-dong-2025.ubnd' (law/bodies); type: a code of TYPE_CODES;
    number: normal_number(); issued: None = not printed.
    """

    issuer: str
    type: str
    number: str
    issued: date | None

    @property
    def id(self) -> str:
        """'lam-dong-2025.ubnd.qd.12-2025.2025-09-30', from this key alone."""
        key = number_key(self.number)
        usual = _USUAL.get((self.type, self.issuer.rsplit(".", 1)[-1]))
        if key and key.symbol == usual:
            number = f"{key.order}-{key.year}" if key.year else str(key.order)
        else:
            number = slug(self.number) or "khong-so"
        return f"{self.issuer}.{self.type}.{number}.{self.issued.isoformat() if self.issued else UNKNOWN_DAY}"

    @property
    def blocks(self) -> frozenset[str]:
        key = number_key(self.number)
        return frozenset({key.block} if key else {f"s:{slug(self.number)}"} if self.number else ())


@dataclass(frozen=True, slots=True)
class TargetKey:
    """What a mention names: partial; compared, never completed by a guess.

    type: as a name ('Quyết định'); number as printed without spaces; name: of a law, as printed;
    issued: the day, or the year; issuer: the true name of the body where it is said or implied;
    issuers: every legal person that these words can mean on the citing day; meant: id of the document that a person says is meant.
    """

    type: str | None = None
    number: str | None = None
    name: str | None = None
    issued: Period | None = None
    issuer: str | None = None
    issuers: frozenset[str] = frozenset()
    meant: str = ""

    @property
    def blocks(self) -> frozenset[str]:
        """Law: may_match(target, key, names) implies a common block with the header of that key."""
        found: set[str] = set()
        if self.number:
            found |= DocKey("", "", normal_number(self.number), None).blocks
        if self.name:
            found.add(name_block(self.name))
        if self.meant:
            found |= id_blocks(self.meant)
        return frozenset(found)


def id_blocks(id: str) -> frozenset[str]:
    """The blocks of the number in an id: 'lam-dong.ubnd.qd.12-2019.2019-03-09' -> {'n:12/2019'}; none for a draft's."""
    parts = id.rsplit(".", 3)
    if len(parts) < 4:
        return frozenset()
    family = re.sub(r"^(\d+)-\d{1,2}-(?=(?:19|20)\d\d-)", r"\1-", parts[2])  # '66-2-2025-nq-cp'
    return DocKey("", "", slashed(family), None).blocks


def name_block(name: str) -> str:
    return "luat:" + law_name(name)


def may_match(target: TargetKey, key: DocKey, names: frozenset[str]) -> bool:
    """Whether number or name agree; date and issuer are judged in linking, where a mismatch is a fact of its own."""
    if target.number and same_number(target.number, key.number):
        return True
    return bool(target.name) and law_name(target.name or "") in {law_name(n) for n in names}
