"""GraphML and GEXF as text, written here: networkx gives parallel edges one id, which Gephi and yEd drop, writes today's date
into GEXF, and takes ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from registry.graph.drawing import Graph

# What XML 1.0 cannot hold; Gephi and yEd refuse a file with one of these.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_BOOLEAN = ("held", "catalogue", "ghost", "nested")


def clean(text: str) -> str:
    return _ILLEGAL.sub(" ", text)


def plain(value: Any) -> str:
    """Text of an attribute: 'true', '', 'a; b'."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return clean("; ".join(map(str, value)) if isinstance(value, tuple) else str(value))


def graphml(graph: Graph, nodes: Iterable[str], edges: Iterable[str]) -> str:
    """nodes, edges: names of the attributes; one that is not known is left out of its element."""
    nodes, edges = tuple(nodes), tuple(edges)
    lines = [_HEAD, '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for of, names in (("node", nodes), ("edge", edges)):
        for name in names:
            kind = "boolean" if name in _BOOLEAN else "string"
            lines.append(f'<key id="{of}.{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>')
    lines.append('<graph id="rasoat" edgedefault="directed">')
    for node, data in graph.nodes(data=True):
        lines += (f"<node id={_attribute(node)}>", *_data("node", nodes, data), "</node>")
    for a, b, data in graph.edges(data=True):
        ends = f"source={_attribute(a)} target={_attribute(b)}"
        lines += (f"<edge id={_attribute(data['id'])} {ends}>", *_data("edge", edges, data), "</edge>")
    return "\n".join((*lines, "</graph>", "</graphml>", ""))


def gexf(graph: Graph, nodes: Iterable[str], edges: Iterable[str]) -> str:
    nodes, edges = tuple(nodes), tuple(edges)
    lines = [_HEAD, '<gexf xmlns="http://gexf.net/1.3" version="1.3">', "<meta><creator>rasoat</creator></meta>",
             '<graph defaultedgetype="directed" mode="static">']  # fmt: skip
    for of, names in (("node", nodes), ("edge", edges)):
        lines.append(f'<attributes class="{of}">')
        for name in names:
            kind = "boolean" if name in _BOOLEAN else "string"
            lines.append(f'<attribute id="{of}.{name}" title="{name}" type="{kind}"/>')
        lines.append("</attributes>")
    lines.append("<nodes>")
    for node, data in graph.nodes(data=True):
        label = plain(data.get("label") or node)
        lines += (f"<node id={_attribute(node)} label={quoteattr(label)}>", *_attvalues("node", nodes, data), "</node>")
    lines += ("</nodes>", "<edges>")
    for a, b, data in graph.edges(data=True):
        ends = f"source={_attribute(a)} target={_attribute(b)} label={quoteattr(plain(data['relation']))}"
        lines += (f"<edge id={_attribute(data['id'])} {ends}>", *_attvalues("edge", edges, data), "</edge>")
    return "\n".join((*lines, "</edges>", "</graph>", "</gexf>", ""))


def _data(of: str, names: tuple[str, ...], data: dict[str, Any]) -> Iterator[str]:
    for name in names:
        if data.get(name) not in (None, (), ""):
            yield f'<data key="{of}.{name}">{escape(plain(data[name]))}</data>'


def _attvalues(of: str, names: tuple[str, ...], data: dict[str, Any]) -> Iterator[str]:
    found = [name for name in names if data.get(name) not in (None, (), "")]
    if found:
        yield "<attvalues>"
        yield from (f'<attvalue for="{of}.{name}" value={quoteattr(plain(data[name]))}/>' for name in found)
        yield "</attvalues>"


def _attribute(text: str) -> str:
    return quoteattr(clean(text))
