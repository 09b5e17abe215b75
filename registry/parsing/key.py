"""What was read of the header -> the identity key, and the names that a law is called by."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date

from registry.law.bodies import bodies_named, unit_of
from registry.law.units import province_of, unit
from registry.model import DocKey, Signer
from registry.model.keys import law_name, type_code
from registry.model.numbers import normal_number
from registry.model.text import fold, slug
from registry.parsing.vocabulary import LAWS

_CHAIR = re.compile(r"-(?:CTUBND|CTUB)$")
_FOR = re.compile(r"T\s?/?M\s?[./]")
_ENACTED = re.compile(r"ban hành ((?:Bộ luật|Luật|Pháp lệnh)\s[^.;]{3,400}?)\s*[.,;]?$", re.MULTILINE)


def key(issuer: str, type: str, number: str, issued: date | None, text: str) -> DocKey | None:
    """The key; None where issuer, type or number could not be read, or where the issuer may be several bodies.

    Of several legal persons of one name: the one on that day; of several communes of one name: the one whose province the
    text names ('xã Tân Hội, tỉnh Lâm Đồng'). Nothing is guessed.
    """
    if not (issuer and type and number):
        return None
    persons = bodies_named(issuer, day=issued, issued=issued) or bodies_named(issuer) or frozenset({slug(issuer)})
    if len(persons) > 1:
        folded = fold(text)
        persons = frozenset(
            p for p in persons if (of := unit_of(p)) and (held := unit(province_of(of))) and fold(held.full_name) in folded
        )
    if len(persons) != 1:
        return None
    return DocKey(next(iter(persons)), type_code(type), normal_number(number), issued)


def chaired(issuer: str, number: str, named: bool, signers: Sequence[Signer]) -> str:
    """The chairman as issuer: where the symbol says so ('QĐ-CTUBND'), or where the act names him over or under its căn cứ
    and nobody signs for the committee ('TM.'). Otherwise `issuer`.
    """
    if not issuer.startswith("Ủy ban nhân dân"):
        return issuer
    for_committee = any(_FOR.match(s.authority) for s in signers)
    if _CHAIR.search(normal_number(number)) or (named and not for_committee):
        return f"Chủ tịch {issuer}"
    return issuer


def draft_id(text: str) -> str:
    """The id of a document whose key could not be read, from its text alone."""
    return f"draft.{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def names(type: str, title: str, preamble: str) -> frozenset[str]:
    """What a law is called: by its title ('LUẬT / ĐẤT ĐAI' -> 'Luật đất đai') and by its enacting sentence ('Luật Đất đai')."""
    if type not in LAWS or not title:
        return frozenset()
    told = {law_name(own := f"{type} {title.lower() if title.isupper() else title}"): own}
    if found := _ENACTED.search(preamble):
        told[law_name(found[1])] = found[1]
    return frozenset(" ".join(name.split()) for name in told.values())
