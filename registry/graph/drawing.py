"""The citation graph of a library: a node a document, an edge a mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import networkx as nx

from registry.model import Document, Library, Link, Mention
from registry.model.derived import Certainty
from registry.model.document import ACTING
from registry.model.keys import TargetKey
from registry.model.text import slug, squeeze
from registry.model.wording import UNNAMED

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph


def build(library: Library) -> Graph:
    """Every document held, every act of the catalogue that one of them cites, and a ghost for what is cited but not known.

    Nodes: label, title, number, type, issuer, issued (ISO or None), status and certainty on library.day, held, catalogue, ghost,
    candidates (ids, of a ghost that several documents or one with another date could be).
    Edges, one a mention, none to oneself; key and `id` = '<source>#<its number in Document.mentions>': relation, provisions
    ('att1/dieu_11' where the instrument is said; 'mot_phan' for a part that is not named), quote, at (provision of the citing
    sentence), certainty, nested, from (first day of the effect on the target, ISO; None where it has none).
    """
    graph: Graph = Graph()
    edges = [edge for id in library.ids() for edge in _edges(library, id)]
    known = sorted({*library.ids(), *(e.target for e in edges if not e.target.startswith("ghost."))})
    held = frozenset(library.ids())
    for id in known:
        graph.add_node(id, **_node(library, id, id in held))
    for id, attributes in sorted(_ghosts(e for e in edges if e.target not in graph).items()):
        graph.add_node(id, **attributes)
    for edge in edges:
        graph.add_edge(edge.source, edge.target, key=edge.id, **edge.attributes)
    return graph


@dataclass(frozen=True, slots=True)
class _Edge:
    id: str
    source: str
    target: str
    link: Link
    attributes: dict[str, Any]


def _edges(library: Library, id: str) -> Iterator[_Edge]:
    document = library.document(id)
    if document is None:
        return
    numbers: dict[Mention, int] = {}
    for number, mention in enumerate(document.mentions):
        numbers.setdefault(mention, number)
    links = [link for link in library.links(id) if link.target != id]
    for n, link in enumerate(links):
        edge = f"{id}#{numbers.get(link.mention, n)}"
        yield _Edge(edge, id, link.target or ghost_id(link), link, {"id": edge, **_told(library, link, links)})


def _told(library: Library, link: Link, links: list[Link]) -> dict[str, Any]:
    mention = link.mention
    relation, start, certainty = told(library, link)
    return {
        "relation": relation, "provisions": _provisions(library, link, links), "quote": squeeze(mention.place.quote),
        "at": mention.place.provision, "certainty": certainty, "nested": mention.nested,
        "from": start.isoformat() if start and start != date.max else None,
    }  # fmt: skip


def told(library: Library, link: Link) -> tuple[str, date | None, Certainty]:
    """Relation, first day of the effect on the target (None: none, or not known), and certainty of one mention."""
    mention = link.mention
    relation = mention.relation
    aside = mention.nested or mention.weak
    if aside and relation in ACTING:
        relation = "dan_chieu"  # a relation named inside another document's title is not this document's (domain.md 5.1)
    start, certainty = (None, "fact") if aside or relation not in ACTING else _effect(library, link)
    sure = certainty == "fact" and link.state == "resolved" and not aside
    return relation, start, "fact" if sure else "flag"


def _effect(library: Library, link: Link) -> tuple[date | None, str]:
    """First day and certainty of the event that the mention, or another of the same source, caused; of a target that is not
    known, the day that the sentence names, else that of the citing document.
    """
    events = [e for e in library.events(link.target) if e.by == link.source and e.origin == "text"] if link.target else []
    exact = [e for e in events if e.evidence == link.mention.place]
    if exact or events:
        return (exact or events)[0].period.start, (exact or events)[0].certainty
    if link.mention.period and link.mention.period.start:
        return link.mention.period.start, "fact"
    own = (e for e in library.events(link.source) if e.cause == "hieu_luc" and not e.provisions)
    return next(((e.period.start, e.certainty) for e in own), (None, "flag"))


def _provisions(library: Library, link: Link, links: list[Link]) -> tuple[str, ...]:
    mention = link.mention
    if mention.instrument:
        target = library.document(link.target) if link.target else None
        return tuple(_placed(p, mention.instrument, target) for p in mention.provisions) or (("att1",) if mention.instrument == "att" else ())
    if mention.provisions or not mention.partial:
        return mention.provisions
    # 'Bãi bỏ một phần Quyết định …' in a title: the articles of the same document name the part.
    same = [other.mention for other in links if other.target == link.target and other.mention.relation == mention.relation]
    return tuple(dict.fromkeys(p for other in same for p in other.provisions)) or (UNNAMED,)


def _placed(provision: str, instrument: str, target: Document | None) -> str:
    """'dieu_11' of an attachment -> 'att1/dieu_11': the one that has it, else the first."""
    if provision.startswith(("main/", "att", "app", "phu_luc")):
        return provision
    attached = [c.id for c in target.components if c.id.startswith("att")] if target and instrument == "att" else []
    holder = next((id for id in attached if target and target.provision(f"{id}/{provision}")), "att1" if instrument == "att" else "main")
    return f"{holder}/{provision}"


def ghost_id(link: Link) -> str:
    """'ghost.' + first block + the date printed: 'ghost.n:12/2025.2025-09-30'."""
    target = link.mention.target
    if not isinstance(target, TargetKey):
        return f"ghost.{target}"
    numbers = sorted(block for block in target.blocks if not block.startswith("luat:"))
    block = next(iter([*numbers, *sorted(target.blocks)]), slug(target.type or "van ban"))
    return ".".join(filter(None, ("ghost", block, printed_date(target))))


def printed_date(target: TargetKey) -> str:
    """'2025-09-30', '2013' for a year, '' where none is printed."""
    if target.issued is None or target.issued.start is None:
        return ""
    return target.issued.single.isoformat() if target.issued.single else str(target.issued.start.year)


def _ghosts(edges: Iterable[_Edge]) -> dict[str, dict[str, Any]]:
    links: dict[str, list[Link]] = defaultdict(list)
    for edge in edges:
        links[edge.target].append(edge.link)
    return {id: _ghost(found) for id, found in links.items()}


def _ghost(links: list[Link]) -> dict[str, Any]:
    targets = [link.mention.target for link in links if isinstance(link.mention.target, TargetKey)]
    first = min(targets, key=lambda t: (-len(_label(t)), _label(t), t.issuer or ""), default=TargetKey())
    candidates = sorted({id for link in links for id, _ in link.candidates})
    return {
        "label": _label(first), "title": first.name or "", "number": first.number or "", "type": first.type or "",
        "issuer": first.issuer or "", "issued": printed_date(first) or None, "status": None, "certainty": None,
        "held": False, "catalogue": False, "ghost": True, "candidates": tuple(candidates),
    }  # fmt: skip


def _label(target: TargetKey) -> str:
    day = target.issued.single if target.issued else None
    date_printed = f"ngày {day:%d/%m/%Y}" if day else f"năm {printed_date(target)}" if printed_date(target) else ""
    name = target.name if target.name and not target.number else ""
    kind = target.type if target.type and not (name or "").startswith(target.type) else ""
    return " ".join(filter(None, (kind, target.number, name, date_printed)))


def _node(library: Library, id: str, held: bool) -> dict[str, Any]:
    header = library.header(id)
    if header is None:
        return {"label": id, "held": held}
    status = library.status(id)
    number = header.number or (header.key.number if header.key else "")
    label = f"{header.type} {number}".strip() if number else squeeze(header.title) or id
    return {
        "label": label, "title": squeeze(header.title), "number": number, "type": header.type, "issuer": header.issuer,
        "issued": header.issued.isoformat() if header.issued else None, "status": status.word, "certainty": status.certainty,
        "held": held, "catalogue": not held, "ghost": False, "candidates": (),
    }  # fmt: skip

