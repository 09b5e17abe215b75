"""A finding of a rule: a sign for a person, with its sentence, its rule and the article of law behind it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from registry.model.spans import Place
from registry.model.text import plain, squeeze

Severity = Literal["error", "warning", "info"]
Decides = Literal["machine", "person"]
Mode = Literal["kiem_tra", "ra_soat"]


@dataclass(frozen=True, slots=True)
class Finding:
    """rule: the finest code (F10); aliases: the ids of domain.md 7 that it answers (T1).

    others[0] is always the document held against; legal_class: '1' (trái pháp luật), '2' (sai sót), 'ra_soat'.
    ordinal: which of several findings with the same rule, quote and others in the document, from 0.
    """

    rule: str
    place: Place
    message: str
    others: tuple[Place, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    severity: Severity = "warning"
    decides: Decides = "person"
    mode: Mode = "ra_soat"
    legal_class: str = "ra_soat"
    remedy: str = ""
    source: str = ""
    ordinal: int = 0

    @property
    def fingerprint(self) -> str:
        """From rule, document, folded quote, ordinal and others: no offset, so that a re-reading loses no decision."""
        others = sorted(f"{o.document} {squeeze(plain(o.quote))}" for o in self.others)
        told = "\n".join((self.rule, self.place.document, squeeze(plain(self.place.quote)), str(self.ordinal), *others))
        return hashlib.sha256(told.encode()).hexdigest()[:16]
