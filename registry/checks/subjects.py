"""Questions that several rules ask of a document or a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from registry.model import Document, Library, Link, Place, Status
from registry.model.derived import ENDED

LAPSING = frozenset({"thay_the", "bai_bo"})
CHANGING = LAPSING | {"sua_doi_bo_sung", "ngung_hieu_luc", "dinh_chi"}


def made_on(document: Document) -> date | None:
    """The day whose law governs the making: of adoption for a resolution, else of signing (domain 1.2)."""
    return document.header.adopted or document.header.issued


def effective_on(document: Document) -> date | None:
    """The first day of effect of the whole, where the text states one."""
    return next((e.period.start for e in document.effects if e.kind == "hieu_luc" and not e.provisions and e.period.start), None)


def is_normative(document: Document) -> bool:
    return document.header.form == "normative"


def ended(library: Library, id: str, day: date, provision: str | None = None) -> Status | None:
    """The status, where the document or provision has ended on that day."""
    status = library.status(id, provision, day)
    return status if status.word == ENDED else None


def counted(links: Iterable[Link], relations: Iterable[str]) -> Iterator[Link]:
    """Links of these relations that the document itself states: not nested in a title, not weak."""
    wanted = frozenset(relations)
    return (k for k in links if k.mention.relation in wanted and not k.mention.nested and not k.mention.weak)


def stated_once(links: Iterable[Link]) -> list[Link]:
    """Of links to one target, those in articles; the title and the issuing sentence only where no article says it."""
    held = list(links)
    in_articles = {_target(k) for k in held if "/dieu_" in k.mention.place.provision}
    return [k for k in held if "/dieu_" in k.mention.place.provision or _target(k) not in in_articles]


def _target(link: Link) -> str:
    return link.target or repr(link.mention.target)


def clause_places(document: Document, kind: str) -> list[Place]:
    return [c.place for c in document.clauses if c.kind == kind]


def title_of(library: Library, id: str) -> str:
    """How people name it: 'Quyết định số 12/2019/QĐ-UBND ngày 14/5/2019 của Ủy ban nhân dân tỉnh Lam Giang', a law by its name."""
    header = library.header(id)
    if header is None:
        return id
    name = min(header.names, default="") if header.type in ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh") else ""
    told = [name or header.type, f"số {header.number}" if header.number else ""]
    if header.issued:
        told.append(f"ngày {header.issued.day:02}/{header.issued.month:02}/{header.issued.year}")
    if header.issuer and not name:
        told.append(f"của {header.issuer}")
    return " ".join(filter(None, told))


def day_text(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else "ngày không rõ"
