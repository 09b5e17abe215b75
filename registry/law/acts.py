"""The catalogue of central acts: constitutions, laws, ordinances, resolutions, decrees and the circulars cited most.

Documents without text, known by number, name and dates (data/laws.csv). What a row does not say is not known: an act without
`expired_on` may have ended. A law and a resolution of the same number are different acts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from registry.law.bodies import body_name, issuers_of_number
from registry.law.tables import day, listed, rows
from registry.model.document import Header
from registry.model.keys import DocKey, law_name, name_block, type_code
from registry.model.numbers import normal_number, number_key, same_number
from registry.model.spans import Period

_ISSUER = {"Hiến pháp": "quoc-hoi", "Bộ luật": "quoc-hoi", "Luật": "quoc-hoi", "Pháp lệnh": "ubtvqh", "Nghị định": "chinh-phu"}
_NAMED = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết"})
_YEAR = re.compile(r",?\s+(?:năm\s+)?(?:19|20)\d\d(?=\s+s[uử]a đ?d?[oổ]i$|$)", re.I)
# How offices shorten and spell laws' names: each gives one more name that a citation may use.
_SHORT = tuple((re.compile(long, re.I), shorts) for long, shorts in (
    ("văn bản quy phạm pháp luật", ("VBQPPL", "văn bản QPPL")),
    ("Ban hành văn bản quy phạm pháp luật", ("BHVBQPPL",)),
    ("Hội đồng nhân dân", ("HĐND",)),
    ("Ủy ban nhân dân", ("UBND",)),
    ("Ngân sách nhà nước", ("NSNN",)),
    ("chính quyền địa phương", ("CQĐP",)),
    ("xử lý vi phạm hành chính", ("XLVPHC",)),
    ("quy", ("qui",)),
    ("quản lý", ("quản lí",)),
    (" và ", (", ",)),
))  # fmt: skip
_DETAILS = re.compile(r"(?<!\w)(?:quy định chi tiết|chi tiết|hướng dẫn)(?!\w).*?(?<!\w)(?=(?:Bộ luật|Luật|Pháp lệnh)\s+\w)", re.I)
_DETAILED_DECREE = re.compile(r"(?<!\w)(?:quy định chi tiết|hướng dẫn)(?!\w)[^;]*?(?<!\w)Nghị định số\s+(\d+/\d{4}/NĐ-CP)", re.I)
_SURE_ENDS = frozenset({"repeal_clause", "vbpl_metadata_2026-04"})


@dataclass(frozen=True, slots=True)
class Act:
    """A row of the catalogue.

    expired_on: first day without effect; expiry_basis: repeal_clause (read in the replacing text), supplement (by hand),
    name_match, with_amended_law. replaced_by, amended_by: numbers as printed; names: folded spellings do not matter.
    source, certainty (evidenced, single_source, memory), notes: as in the data file; memory is nobody's evidence.
    key, id: of the act as a document.
    """

    key: DocKey
    id: str
    number: str
    type: str
    name: str
    issued: date | None
    effective_from: date | None
    expired_on: date | None
    expiry_basis: str
    replaced_by: tuple[str, ...]
    amended_by: tuple[str, ...]
    names: frozenset[str]
    source: str
    certainty: str
    notes: str

    @property
    def in_force(self) -> Period:
        """From the first day of effect, or of issue where that is not known, to the first day without."""
        return Period(self.effective_from or self.issued or _new_year(self.number), self.expired_on)

    @property
    def dated(self) -> Literal["fact", "flag"]:
        """How far issue and effect can be relied on."""
        return "fact" if self.certainty == "evidenced" else "flag"

    @property
    def ended(self) -> Literal["fact", "flag"]:
        """How far expired_on can be relied on: a fact only where the repealing clause or the national database says it."""
        return "fact" if self.expiry_basis in _SURE_ENDS else "flag"

    @property
    def disputed(self) -> tuple[date, ...]:
        """Days of issue that at least one source in five gives against the others: a citation with one of them is no slip."""
        told = re.search(r"issued disputed: ([^/]+)", self.notes)
        votes = [(day(d), int(n)) for d, n in re.findall(r"(\d{4}-\d\d-\d\d)\((\d+)\)", told[1])] if told else []
        most = max((n for _, n in votes), default=0)
        return tuple(d for d, n in votes if d and d != self.issued and 4 * n >= most)

    @property
    def amending(self) -> bool:
        """A law that changes others: many of them have one name, so that the name alone names none."""
        return law_name(self.name).split(" sua doi", 1)[0] != law_name(self.name)


def all_acts() -> tuple[Act, ...]:
    """Every act, in the order of the data file."""
    return _acts()


def by_number(number: str, type: str | None = None) -> tuple[Act, ...]:
    """Acts whose number agrees (tolerantly, as model.numbers compares); type as a name ('Luật') narrows."""
    key = number_key(number)
    found = _by_block().get(key.block, ()) if key else ()
    return tuple(a for a in found if same_number(a.number, number) and (type is None or a.type == type))


def named(name: str) -> tuple[Act, ...]:
    """Acts of that name, oldest first; 'Luật Đất đai' has three. Spelling of capitals and diacritics does not count."""
    return _by_block().get(name_block(_YEAR.sub("", name)), ())


def act_of(id: str) -> Act | None:
    """The act with that document id."""
    return _by_id().get(id)


def header(act: Act) -> Header:
    """The act as a document without text."""
    return _headers()[act.id]


def headers(blocks: Iterable[str]) -> tuple[Header, ...]:
    """Headers of acts that share a block (number or name), sorted by id."""
    found = {a.id for block in blocks for a in _by_block().get(block, ())}
    return tuple(_headers()[id] for id in sorted(found))


def header_of(id: str) -> Header | None:
    """The header of the act with that id."""
    return _headers().get(id)


def amenders(act: Act) -> tuple[Act, ...]:
    """The acts known to amend this one that are in the catalogue, oldest first; the list can be incomplete."""
    found = [a for number in act.amended_by for a in by_number(number) if a.type != "Nghị quyết" or act.type == "Nghị quyết"]
    return tuple(sorted(found, key=lambda a: (a.in_force.start or date.min, a.number)))


def replacers(act: Act) -> tuple[Act, ...]:
    """The acts known to have ended this one."""
    return tuple(a for number in act.replaced_by for a in by_number(number))


@cache
def detailed(act: Act) -> tuple[Act, ...]:
    """What the act details by its own name: the law ('Nghị định quy định chi tiết một số điều của Luật Lâm nghiệp'; of the laws of
    that name the last passed on the day of issue) and the decree ('Thông tư hướng dẫn Nghị định số …'). () where it names none.
    """
    decree = _DETAILED_DECREE.search(act.name) if act.type.startswith("Thông tư") else None
    decrees = by_number(decree[1], "Nghị định")[:1] if decree else ()
    said = _DETAILS.search(act.name)
    day = act.issued or act.effective_from
    if said is None or day is None:
        return decrees
    words = re.findall(r"[^\W_]+", act.name[said.end() :])[:24]
    laws = next((found for n in range(len(words), 1, -1) if (found := named(" ".join(words[:n])))), ())
    passed = [law for law in laws if (since := law.issued or law.effective_from) and since <= day and law is not act]
    return (*decrees, *(law for law in passed[-1:] if not law.amending))


def _key(row: dict[str, str]) -> DocKey:
    issuer = _ISSUER.get(row["type"]) or next(iter(sorted(issuers_of_number(row["number"]))), "trung-uong")
    number = normal_number(row["number"]) if row["number"][:1].isdigit() else ""
    return DocKey(issuer, type_code(row["type"]), number, day(row["issued"]))


def _new_year(number: str) -> date | None:
    key = number_key(number)
    return date(key.year, 1, 1) if key and key.year else None


@cache
def _acts() -> tuple[Act, ...]:
    amended = _amended()
    keyed = [(key := _key(row), key.id, row) for row in rows("laws")]
    return tuple(
        Act(
            key, id, row["number"], row["type"], row["name"], day(row["issued"]), day(row["effective_from"]), day(row["expired_on"]),
            row["expiry_basis"], listed(row["replaced_by"]), tuple(sorted(amended[row["number"], row["type"]])),
            _names(row), row["source"], row["certainty"], row["notes"],
        )
        for key, id, row in keyed
    )  # fmt: skip


def _amended() -> dict[tuple[str, str], set[str]]:
    """(number, type) -> numbers of the acts that amend it, as either of them tells.

    The data names targets by number alone: a law amends the law of that number, not the resolution.
    """
    types: dict[str, list[str]] = defaultdict(list)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows("laws"):
        types[row["number"]].append(row["type"])
        found[row["number"], row["type"]].update(listed(row["amended_by"]))
    for row in rows("laws"):
        for target in listed(row["amends"]):
            same = [t for t in types[target] if (t == "Nghị quyết") == (row["type"] == "Nghị quyết")] or types[target]
            for type in same:
                found[target, type].add(row["number"])
    for (number, _), numbers in found.items():
        numbers.discard(number)
    return found


def _names(row: dict[str, str]) -> frozenset[str]:
    """All names a citation may use, once per folded form."""
    if row["type"] not in _NAMED:
        return frozenset()
    names = [name for name in (row["name"], *listed(row["aliases"])) if name]
    names += [_YEAR.sub("", name) for name in names]
    if row["type"] == "Hiến pháp":
        names.append("Hiến pháp")
    if row["type"] == "Bộ luật":
        names += [name[3:].capitalize() for name in names if name.startswith("Bộ luật ")]
    for pattern, shorts in _SHORT:
        names += [pattern.sub(short, name) for name in tuple(names) if pattern.search(name) for short in shorts]
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(law_name(name), name)
    return frozenset(once.values())


@cache
def _by_id() -> dict[str, Act]:
    return {a.id: a for a in _acts()}


@cache
def _by_block() -> dict[str, tuple[Act, ...]]:
    found: dict[str, list[Act]] = defaultdict(list)
    for a in _acts():
        for block in sorted({*a.key.blocks, *map(name_block, a.names)}):
            found[block].append(a)
    oldest = {block: sorted(acts, key=lambda a: (a.in_force.start or date.min, a.number)) for block, acts in found.items()}
    return {block: tuple(acts) for block, acts in oldest.items()}


@cache
def _headers() -> dict[str, Header]:
    return {
        a.id: Header(
            a.id, a.key, body_name(a.key.issuer), a.type, a.number if a.key.number else "", "Hà Nội", a.issued, None, a.name, "normative",
            names=a.names,
        )
        for a in _acts()
    }  # fmt: skip
