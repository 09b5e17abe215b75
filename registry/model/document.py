"""A document: header, components with their provisions, and the statements read once from its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry.model.keys import DocKey, TargetKey, id_blocks, name_block
from registry.model.spans import Period, Place, Span

RELATIONS = (
    "can_cu", "thay_the", "bai_bo", "sua_doi_bo_sung", "dinh_chinh", "dinh_chi", "ngung_hieu_luc", "quy_dinh_chi_tiet", "dan_chieu",
    "tiep_tuc", "ap_dung", "cong_bo",
)  # fmt: skip
# Relations that can do something to the target; the others only rest on it or refer to it.
ACTING = frozenset(RELATIONS) - {"can_cu", "quy_dinh_chi_tiet", "dan_chieu"}
ZONES = ("header", "title", "can_cu", "closing")
Form = Literal["normative", "administrative", "suspect"]


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the tree. Spans nest, siblings never overlap; a span covers its children.

    id: 'main/dieu_5/khoan_2/diem_a' (gold/SCHEMA); kind: phan, chuong, muc, tieu_muc, dieu, khoan, diem;
    number: as printed ('5', 'a', 'II'); parent: the id above (an article's is its chapter's), None at the top.
    """

    id: str
    kind: str
    number: str
    heading: str | None
    parent: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Component:
    """main, att1.., app1..: one text each, fixed by file and reader version.

    zones: (name of ZONES, span), the deciding part's addresses that are no provisions.
    payloads: spans of text quoted by an amendment, which makes no provisions.
    cells: (span of a data cell, table, row, column) so that a tariff row can be cited.
    """

    id: str
    kind: str
    title: str | None
    file: str
    text: str
    provisions: tuple[Provision, ...] = ()
    zones: tuple[tuple[str, Span], ...] = ()
    payloads: tuple[Span, ...] = ()
    cells: tuple[tuple[Span, int, int, int], ...] = ()

    def zone(self, name: str) -> Span | None:
        return next((span for zone, span in self.zones if zone == name), None)


@dataclass(frozen=True, slots=True)
class Signer:
    name: str
    position: str
    authority: str


@dataclass(frozen=True, slots=True)
class Header:
    """What the document says it is. '' and None: not printed or not read.

    id: key.id, or 'draft.<sha8 of the text>' where the key could not be read.
    issuer: true full name in normal capitals ('Ủy ban nhân dân tỉnh Lâm Đồng'); type: 'Quyết định';
    number: as printed without spaces; adopted: the day a resolution was passed, where printed;
    proposer: the agency of 'Theo đề nghị của ...'; names: what it is called, titles and short names of laws;
    aliases: ids it had before its header was corrected; field, agency: lĩnh vực and the responsible agency, set by people.
    """

    id: str
    key: DocKey | None
    issuer: str = ""
    type: str = ""
    number: str = ""
    place: str = ""
    issued: date | None = None
    adopted: date | None = None
    title: str = ""
    form: Form = "administrative"
    proposer: str = ""
    signers: tuple[Signer, ...] = ()
    names: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    field: str = ""
    agency: str = ""

    @property
    def blocks(self) -> frozenset[str]:
        """From key, names and former ids, {'n:12/2025', 'luat:luat dat dai'}: what the store indexes."""
        former = (block for alias in self.aliases for block in id_blocks(alias))
        return frozenset({*(self.key.blocks if self.key else ()), *map(name_block, self.names), *former})


# Statements: what ONE document says, read once from its own text (extracting/).


@dataclass(frozen=True, slots=True)
class Mention:
    """A document, or provisions of one, named in the text.

    target: a key, or 'main', 'att1', 'app1' for a component of the document itself.
    instrument: 'main' or 'att' of a foreign target where said ('Quy định ban hành kèm theo ...' is 'att').
    provisions: without component, 'dieu_3/khoan_1'; () = the whole.
    nested: named inside another mention or title; weak: optional reading (gold/SCHEMA).
    partial: said to be in part only, although no provision is named. period: when the relation takes effect,
    where the text says another day than that of the document. amends: indexes, in Document.mentions, of the mentions
    that this one is said to have amended ('được sửa đổi, bổ sung bởi ...').
    """

    place: Place
    target: TargetKey | str
    relation: str
    provisions: tuple[str, ...] = ()
    instrument: str | None = None
    nested: bool = False
    weak: bool = False
    partial: bool = False
    implied: bool = False
    period: Period | None = None
    amends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EffectClause:
    """kind: hieu_luc (period.start = first day) or het_han (period.end = first day without effect), su_kien (on an event).

    provisions: with component ('main/dieu_2'), () = the document; territory: unit ids, None = all of it.
    """

    place: Place
    kind: str
    period: Period
    provisions: tuple[str, ...] = ()
    territory: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """to: bodies as named in the text; kind: ban_hanh, trinh, phan_cap; subject: the words of what is to be regulated.

    about: provisions that are to be detailed, with component, where the text names them.
    """

    place: Place
    to: frozenset[str]
    kind: str
    subject: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """'không quá 05 ngày làm việc' -> bound 'max', 5, 'working_day', with what it is about.

    bound: max, min, exact, range_low, range_high; unit: VND, percent, m2, day, working_day, month, year, person, count ...
    """

    place: Place
    bound: str
    value: float
    unit: str
    subject: str
    conditions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Clause:
    """What else the text says that a rule needs; the kinds are listed in ADR 7."""

    place: Place
    kind: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    header: Header
    components: tuple[Component, ...]
    mentions: tuple[Mention, ...] = ()
    effects: tuple[EffectClause, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    measures: tuple[Measure, ...] = ()
    clauses: tuple[Clause, ...] = ()
    extractor: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.header.id

    def component(self, id: str) -> Component | None:
        return next((c for c in self.components if c.id == id), None)

    def provision(self, id: str) -> Provision | None:
        held = self.component(id.split("/", 1)[0])
        return next((p for p in held.provisions if p.id == id), None) if held else None
