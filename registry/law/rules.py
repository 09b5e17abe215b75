"""What the law on making normative documents says, by day: rows of data/rules.csv, ranks.csv and settings.csv.

Every answer carries its article and whether the article was read (`verified`); an unverified one may only make a flag.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from registry.law.bodies import body, level
from registry.law.tables import closed, rows
from registry.model.keys import type_code
from registry.model.spans import Period


@dataclass(frozen=True, slots=True)
class Row:
    """One rule in one stretch of time. who: level ('tinh', 'huyen', 'xa') or trigger; what: type and office ('qd.ubnd')."""

    topic: str
    who: str
    what: str
    period: Period
    value: str
    article: str
    verified: bool
    note: str


@dataclass(frozen=True, slots=True)
class EarliestEffect:
    """At least `days` between adoption or signing and the first day of effect (a difference of exactly `days` is lawful)."""

    days: int
    article: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Permission:
    allowed: bool
    article: str
    verified: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A decision where the law is silent (Settings are ours, to be confirmed by a lawyer)."""

    id: str
    value: str
    reason: str
    article: str
    confirmed: bool


def governing(question: Literal["making", "status"], day: date) -> Row:
    """The law on making documents that answers a question. value: its number, what: the number of its amendment.

    making (competence, form, bases, days): `day` is the day of issue, of a resolution the day of adoption.
    status (lapse, replacement, territory): `day` is the day of the event, as of a parent's end. Never one law for both.
    """
    if question not in ("making", "status"):
        raise ValueError(question)
    return _only("governing", day)


def earliest_effect(day: date, level: str) -> EarliestEffect | None:
    """For documents issued on `day` at a level; None where no rule is known (before 2005, a level that may not issue)."""
    row = _find("effect_days", day, level)
    return EarliestEffect(int(row.value), row.article, row.verified) if row else None


def default_effect(day: date, level: str) -> EarliestEffect | None:
    """2005 to 6-2016: a document that states no day takes effect so many days after adoption or signing, by law."""
    row = _find("default_effect", day, level)
    return EarliestEffect(int(row.value), row.article, row.verified) if row else None


def short_procedure(day: date, level: str) -> Row | None:
    """The rule that lets a document of that level take effect on its own day; None where there is none."""
    return _find("short_procedure", day, level)


def retroactive(day: date, level: str, office: str = "") -> Row | None:
    """value 'forbidden' or 'restricted'; office 'ctubnd' has a rule of its own."""
    return _find("retroactive", day, level, office) or _find("retroactive", day, level)


def may_issue(day: date, level: str, type: str, office: str | None = None) -> Permission | None:
    """Whether a body of that level may issue a normative document of that type on that day; None before 1-4-2005.

    type: code or name ('qd', 'Quyết định'); office: 'hdnd', 'ubnd', 'ctubnd'; without it the usual one of the type.
    """
    code = type_code(type) if type and type[0].isupper() else type
    office = office or ("hdnd" if code == "nq" else "ubnd")
    there = [r for r in _rules() if r.topic == "may_issue" and day in r.period]
    if not there:
        return None
    level_rows = [r for r in there if r.who == level]
    row = next((r for r in level_rows if r.what in (f"{code}.{office}", "")), None)
    if row:
        return Permission(row.value == "yes", row.article, row.verified, row.note)
    known = (level_rows or there)[0]
    return Permission(False, known.article.split(" khoản ", 1)[0], known.verified)


def rank(type: str, issuer: str, day: date | None = None) -> int | None:
    """Place in the order of legal force: a smaller number is higher, equal ones are not ordered; None if not normative.

    type: code ('qd'); issuer: body id. Only the order means something. District and older documents keep their place.
    """
    row = rank_row(type, issuer, day)
    return int(row["rank"]) if row else None


def rank_row(type: str, issuer: str, day: date | None = None) -> dict[str, str] | None:
    """The row of ranks.csv, with its article."""
    office, at = issuer.rsplit(".", 1)[-1], level(issuer)
    known = body(issuer.split("+", 1)[0])
    offices = {office, "bo"} if at == "central" and (known is None or known.kind in ("bo", "co_quan")) else {office}
    if "+" in issuer:
        offices = {"bo"}
    for row in rows("ranks"):
        fits = row["type"] == type and row["office"] in offices and row["level"] in ("", at)
        if fits and (day is None or day in closed(row["first"], row["last"])):
            return row
    return None


def lapse_rule(day: date) -> Row | None:
    """What becomes of a detailing document when its parent ends on `day`.

    value: expires; continues (if not contrary, unless announced dead); announced (expires unless its continuation is
    announced); fitting (expires but for what still fits). who: the parent's end that triggers it, any or replaced_or_amended.
    """
    return _find("lapse", day)


def rule(topic: str, day: date, who: str = "") -> Row | None:
    """The row of any other topic: merger, administrative_repeal, district_documents, blanket_repeal, number_year ..."""
    return _find(topic, day, who or None)


def mandatory_bases(day: date) -> tuple[Row, ...]:
    """Laws that a local normative document of that day must rest on; value: the number."""
    return tuple(r for r in _rules() if r.topic == "basis" and day in r.period)


def settings() -> tuple[Setting, ...]:
    return tuple(Setting(r["id"], r["value"], r["reason"], r["article"], r["confirmed"] == "1") for r in rows("settings"))


def setting(id: str) -> Setting:
    """Raises KeyError for an unknown id."""
    return {s.id: s for s in settings()}[id]


def _find(topic: str, day: date, who: str | None = None, what: str | None = None) -> Row | None:
    for row in _rules():
        if row.topic == topic and day in row.period and who in (None, row.who) and (what is None or what == row.what):
            return row
    return None


def _only(topic: str, day: date) -> Row:
    row = _find(topic, day)
    assert row, topic  # the data covers every day, which a test holds
    return row


@cache
def _rules() -> tuple[Row, ...]:
    return tuple(
        Row(
            r["topic"], r["who"], r["what"], closed(r["first"], r["last"]), r["value"], r["article"], r["verified"] == "1",
            r["note"],
        )
        for r in rows("rules")
    )  # fmt: skip
