"""Questions that several rules ask of a document or a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from registry.law import acts, bodies, units
from registry.model import Clause, Component, Document, Header, Library, Link, Place, Provision, Span, Status
from registry.model.derived import ENDED
from registry.model.document import ACTING, Form
from registry.model.keys import DocKey, TargetKey, type_code
from registry.model.numbers import normal_number, number_key, same_number
from registry.model.text import squeeze
from registry.validity import effect

LAPSING = frozenset({"thay_the", "bai_bo"})
CHANGING = LAPSING | {"sua_doi_bo_sung", "ngung_hieu_luc", "dinh_chi"}
NAMED_LAWS = frozenset({"Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh"})


def made_on(document: Document) -> date | None:
    """The day whose law governs the making: of adoption for a resolution, else of signing (domain 1.2)."""
    return document.header.adopted or document.header.issued


def effective_on(document: Document) -> date | None:
    """The first day of effect of the whole, where the text states one."""
    return next((e.period.start for e in document.effects if e.kind == "hieu_luc" and not e.provisions and e.period.start), None)


def is_normative(document: Document) -> bool:
    return document.header.form == "normative"


def issuer(document: Document) -> str:
    """Body id, '' where the header could not be read."""
    return document.header.key.issuer if document.header.key else ""


def is_local(document: Document) -> bool:
    """Issued by a body of a province, district or commune."""
    return bodies.unit_of(issuer(document)) is not None if issuer(document) else False


def office(body: str) -> str:
    """'lam-dong.ubnd' -> 'ubnd'."""
    return body.rsplit(".", 1)[-1]


def merged_into(one: str | None, other: str | None) -> bool:
    """Whether the unit `one` is another than `other` and went into it."""
    return bool(one and other and one != other and one in units.predecessors(other))


def ended(library: Library, id: str, day: date, provision: str | None = None) -> Status | None:
    """The status, where the document or provision has ended on that day."""
    status = library.status(id, provision, day)
    return status if status.word == ENDED else None


def surely(document: Document, link: Link, status: Status) -> bool:
    """Whether the end of the target is a fact that a machine may rest on.

    It is none where the catalogue knows it from an act that it does not hold itself, or that this text says merely amended the target.
    """
    unseen = any(e.origin == "catalogue" and not e.by and effect(e.cause) == "end" for e in status.because)
    return status.certainty == "fact" and not unseen and not _only_amended(document, link)


def _only_amended(document: Document, link: Link) -> bool:
    act = acts.act_of(link.target or "")
    if act is None or not act.replaced_by:
        return False
    amending = [m.target.number for m in document.mentions if m.amends and m.place.provision == link.mention.place.provision
                and isinstance(m.target, TargetKey) and m.target.number]  # fmt: skip
    return any(same_number(number, ending) for number in amending for ending in act.replaced_by)


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
    return link.target or link.candidates[0][0] if link.candidates else repr(link.mention.target)


def key_of(link: Link) -> TargetKey:
    """What the mention names, as printed."""
    target = link.mention.target
    return target if isinstance(target, TargetKey) else TargetKey()


def target_headers(link: Link, library: Library) -> list[Header]:
    """The document meant, or, of one that is not held, what its key says for each body that can have issued it."""
    if link.target:
        header = library.header(link.target)
        return [header] if header else []
    target = key_of(link)
    if link.state != "absent" or not target.number or not target.type or not target.issuers:
        return []
    number, code = normal_number(target.number), type_code(target.type)
    day = target.issued.single if target.issued else None
    keys = [DocKey(body, code, number, day) for body in sorted(target.issuers)]
    read = number_key(number)
    form: Form = "normative" if read and read.year else "administrative"
    return [Header(k.id, k, type=target.type, number=number, issued=day, form=form) for k in keys]


def clauses(document: Document, kind: str) -> list[tuple[Clause, dict[str, str]]]:
    """Clauses of one kind with their values, in reading order."""
    return [(c, dict(c.values)) for c in document.clauses if c.kind == kind]


def clause_places(document: Document, kind: str) -> list[Place]:
    return [c.place for c in document.clauses if c.kind == kind]


def instruments(document: Document) -> list[Component]:
    """The deciding part and the attached regulations: components with articles of their own; appendices are none."""
    return [c for c in document.components if not c.id.startswith("app") and any(p.kind == "dieu" for p in c.provisions)]


def provision_at(component: Component, offset: int) -> str:
    """Id of the smallest provision that holds an offset, '' in none."""
    held = [p for p in component.provisions if p.span.start <= offset < p.span.end]
    return max(held, key=lambda p: p.span.start).id if held else ""


def line_place(document: Document, place: Place) -> Place:
    """The line in which a place stands."""
    component = document.component(place.component)
    if component is None:
        return place
    start = component.text.rfind("\n", 0, place.span.start) + 1
    end = component.text.find("\n", place.span.end)
    span = Span(start, end if end >= 0 else len(component.text))
    return Place(document.id, component.id, place.provision, span, span.of(component.text))


def head_place(document: Document, component: Component, provision: Provision) -> Place:
    """The first line of a provision, to point with."""
    end = component.text.find("\n", provision.span.start, provision.span.end)
    span = Span(provision.span.start, end if end > provision.span.start else provision.span.end)
    return Place(document.id, component.id, provision.id, span, span.of(component.text))


def zone_place(document: Document, *names: str) -> Place:
    """The first line of the first of these zones of the deciding part, of the title the one behind the type; else the whole document."""
    main = document.component("main")
    for name in names:
        span = main.zone(name) if main else None
        lines = list(_lines(main.text, span)) if main and span else []
        if main and lines:
            titled = name == "title" and len(lines) > 1 and squeeze(lines[0].of(main.text)).lower() == document.header.type.lower()
            line = lines[1] if titled else lines[0]
            return Place(document.id, "main", f"main/{name}", line, line.of(main.text))
    return Place(document.id, "", "", Span(0, 0), "")


def _lines(text: str, span: Span) -> Iterator[Span]:
    """Lines of the zone that are not blank, without the white space around them."""
    start = span.start
    for line in span.of(text).split("\n"):
        if line.strip():
            yield Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        start += len(line) + 1


def only_changes(document: Document) -> bool:
    """Whether the document does nothing but repeal or amend others: every article but effect and carrying out acts on one."""
    return document.header.form == "normative" and any(
        m.relation in ACTING and m.place.provision == "main/title" and not m.nested for m in document.mentions
    )


def title_of(library: Library, id: str) -> str:
    """How people name it: 'Quyết định số 12/2019/QĐ-UBND ngày 14/5/2019 của Ủy ban nhân dân tỉnh Lam Giang', a law by its name."""
    header = library.header(id)
    return named(header) if header else id


def named(header: Header) -> str:
    act = acts.act_of(header.id)
    # A held law's own title is 'ĐẤT ĐAI' under the line 'LUẬT': its names have the word.
    name = ((act and act.name) or min(header.names, default=header.title)) if header.type in NAMED_LAWS else ""
    number = act.number if act and header.number else header.number  # the catalogue has it as printed, '02/2026/QH16'
    told = [name or header.type, f"số {number}" if number else ""]
    if header.issued:
        told.append(f"ngày {day_text(header.issued)}")
    if header.issuer and not name:
        told.append(f"của {header.issuer}")
    return " ".join(filter(None, told))


def printed(link: Link) -> str:
    """What the text calls the target: type and number, else its own words."""
    target = key_of(link)
    return f"{target.type or 'văn bản'} số {target.number}" if target.number else link.mention.place.quote


def day_text(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else "ngày không rõ"
