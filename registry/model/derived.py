"""What is computed from statements when asked, and never stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from registry.model.document import Mention
from registry.model.spans import Period, Place

LinkState = Literal["resolved", "ambiguous", "absent", "mismatch"]
Certainty = Literal["fact", "flag"]

NOT_YET = "chưa có hiệu lực"
IN_FORCE = "còn hiệu lực"
PARTLY = "hết hiệu lực một phần"
ENDED = "hết hiệu lực toàn bộ"
SUSPENDED = "tạm ngưng"
UNKNOWN = "chưa xác định"
STATUS_WORDS = (NOT_YET, IN_FORCE, PARTLY, ENDED, SUSPENDED, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Link:
    """A mention and what it can mean. candidates: (id, reason); exactly one when resolved, none when absent.

    mismatch: one document has the number or name but another date, issuer or name; it is the candidate.
    source: the citing document.
    """

    source: str
    mention: Mention
    state: LinkState
    candidates: tuple[tuple[str, str], ...] = ()

    @property
    def target(self) -> str | None:
        return self.candidates[0][0] if self.state == "resolved" else None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated record about `document`: provisions with component (() = whole), territory unit ids (None = all).

    cause: ban_hanh, hieu_luc, sua_doi, bo_sung, bai_bo, thay_the, het_han, ngung, tiep_tuc, dinh_chinh, het_theo_goc ...
    period: from the first day of the consequence; law: the article that gives it; origin: where it is known from.
    by: the document that caused it ('' = its own text).
    """

    document: str
    provisions: tuple[str, ...]
    territory: frozenset[str] | None
    cause: str
    period: Period
    law: str
    certainty: Certainty
    evidence: Place | None
    origin: Literal["text", "catalogue", "person"]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    word: str
    certainty: Certainty
    period: Period
    because: tuple[Event, ...] = ()

    @property
    def over(self) -> bool:
        """Whether the end is certain: a mere sign of it takes nothing off a list of what is to be looked at."""
        return self.word == ENDED and self.certainty == "fact"
