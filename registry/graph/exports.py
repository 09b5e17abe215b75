"""The graph as files that other programs read: GraphML, GEXF, DOT, JSON (node-link), CSV, Mermaid. Equal graphs give equal bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

from registry.graph import xml
from registry.graph.drawing import Graph
from registry.graph.mermaid import mermaid

_NODES = ("label", "title", "number", "type", "issuer", "issued", "status", "certainty", "held", "catalogue", "ghost", "candidates")
_EDGES = ("relation", "provisions", "quote", "at", "certainty", "nested", "from")


def export(graph: Graph, format: str) -> str | dict[str, str]:
    """The text of one file; for 'csv' {'nodes.csv': ..., 'edges.csv': ...}. Raises ValueError for an unknown format."""
    if format not in FORMATS:
        raise ValueError(format)
    return FORMATS[format](graph)


def graphml(graph: Graph) -> str:
    return xml.graphml(graph, _NODES, _EDGES)


def gexf(graph: Graph) -> str:
    return xml.gexf(graph, _NODES, _EDGES)


def dot(graph: Graph) -> str:
    lines = ["digraph rasoat {", "  rankdir=LR;", '  node [shape=box, fontname="Times New Roman"];']
    for node, data in graph.nodes(data=True):
        style = ', style="dashed"' if data.get("ghost") else ""
        label = "\\n".join(_dot(part) for part in (data.get("label") or node, data.get("status")) if part)
        lines.append(f'  "{_dot(node)}" [label="{label}"{style}];')
    for a, b, data in graph.edges(data=True):
        told = [data["relation"], "; ".join(data["provisions"])]
        label = "\\n".join(_dot(part) for part in told if part)
        style = ', style="dashed"' if data["certainty"] == "flag" else ""
        lines.append(f'  "{_dot(a)}" -> "{_dot(b)}" [id="{_dot(data["id"])}", label="{label}"{style}];')
    return "\n".join((*lines, "}", ""))


def node_link(graph: Graph) -> str:
    nodes = [{"id": node, **{name: data.get(name) for name in _NODES}} for node, data in graph.nodes(data=True)]
    links = [
        {"source": a, "target": b, **{name: data[name] for name in (*_EDGES, "id")}} for a, b, data in graph.edges(data=True)
    ]
    whole = {"directed": True, "multigraph": True, "graph": {}, "nodes": nodes, "links": links}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def csv_pair(graph: Graph) -> dict[str, str]:
    nodes = ((node, *(data.get(name) for name in _NODES)) for node, data in graph.nodes(data=True))
    edges = ((data["id"], a, b, *(data[name] for name in _EDGES)) for a, b, data in graph.edges(data=True))
    return {"nodes.csv": _table(("id", *_NODES), nodes), "edges.csv": _table(("id", "source", "target", *_EDGES), edges)}


def _table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue()


def _cell(value: Any) -> str:
    """Text of a cell; one that a spreadsheet would take for a formula is kept text by an apostrophe."""
    told = xml.plain(value)
    return "'" + told if told[:1] and told[0] in "=+-@" else told


def _dot(text: str) -> str:
    return " ".join(xml.clean(text).split()).replace("\\", "\\\\").replace('"', '\\"')


FORMATS: dict[str, Callable[[Graph], str | dict[str, str]]] = {
    "graphml": graphml, "gexf": gexf, "dot": dot, "json": node_link, "csv": csv_pair, "mermaid": mermaid,
}  # fmt: skip
