"""What was read of the header -> the identity key, and the names that a law is called by."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from registry.law.bodies import bodies_named
from registry.model import DocKey
from registry.model.keys import type_code
from registry.model.numbers import normal_number
from registry.parsing.vocabulary import LAWS

_CHAIR = re.compile(r"-(?:CTUBND|CTUB)$")
_ENACTED = re.compile(r"ban hành ((?:Bộ luật|Luật|Pháp lệnh)\s[^.;]{3,300}?)\s*[.;]?$", re.MULTILINE)


def key(issuer: str, type: str, number: str, issued: date | None) -> DocKey | None:
    """The key; None where issuer, type or number could not be read. Of several legal persons of one name the one on that day."""
    if not (issuer and type and number):
        return None
    persons = bodies_named(issuer, day=issued, issued=issued)
    if not persons:
        persons = bodies_named(issuer)
    if len(persons) != 1:
        return None
    return DocKey(next(iter(persons)), type_code(type), normal_number(number), issued)


def chaired(issuer: str, number: str) -> str:
    """The chairman as issuer where the symbol says so: 'Ủy ban nhân dân tỉnh X', '12/2025/QĐ-CTUBND' -> 'Chủ tịch Ủy ban …'."""
    if issuer.startswith("Ủy ban nhân dân") and _CHAIR.search(normal_number(number)):
        return f"Chủ tịch {issuer}"
    return issuer


def draft_id(text: str) -> str:
    """The id of a document whose key could not be read, from its text alone."""
    return f"draft.{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def names(type: str, title: str, preamble: str) -> frozenset[str]:
    """What a law is called: 'LUẬT / ĐẤT ĐAI' -> 'Luật đất đai'; and as the enacting sentence writes it ('Luật Đất đai')."""
    if type not in LAWS or not title:
        return frozenset()
    found = _ENACTED.search(preamble)
    own = found[1] if found else f"{type} {title.lower() if title.isupper() else title}"
    return frozenset({" ".join(own.split())})
