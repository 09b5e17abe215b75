"""Parts of a graph: around one document, by relation, by date. Nodes and edges keep the order they had."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from registry.graph.drawing import Graph


def around(
    graph: Graph, id: str, depth: int = 1, relations: Collection[str] = (), day: date | None = None
) -> Graph:
    """The documents at most `depth` mentions away from `id`, in either direction, with the edges walked.

    relations: only these, () = all; day: only mentions by documents issued by then. Raises KeyError for an unknown id.
    """
    if id not in graph:
        raise KeyError(id)
    chosen = only(graph, relations=relations, until=day) if relations or day else graph
    reached, edges, rim = {id}, set(), {id} & set(chosen)
    for _ in range(depth):
        step = {(a, b, k) for node in rim for a, b, k in (*chosen.out_edges(node, keys=True), *chosen.in_edges(node, keys=True))}
        edges |= step
        rim = {end for a, b, _ in step for end in (a, b)} - reached
        reached |= rim
    return _part(graph, lambda node: node in reached, lambda edge: edge in edges)


def only(
    graph: Graph, *, relations: Collection[str] = (), since: date | None = None, until: date | None = None
) -> Graph:
    """The edges of these relations whose citing document was issued from `since` to `until`, both inclusive, and their ends."""
    first, last = since.isoformat() if since else "", until.isoformat() if until else "9999-99-99"
    edges = set()
    for a, b, k, data in graph.edges(keys=True, data=True):
        issued = graph.nodes[a].get("issued") or ""
        if (not relations or data["relation"] in relations) and first <= issued <= last:
            edges.add((a, b, k))
    ends = {end for a, b, _ in edges for end in (a, b)}
    return _part(graph, lambda node: node in ends, lambda edge: edge in edges)


def _part(graph: Graph, node: Callable[[str], bool], edge: Callable[[tuple[str, str, str]], bool]) -> Graph:
    found: Graph = Graph()
    kept: list[tuple[str, dict[str, Any]]] = [(n, data) for n, data in graph.nodes(data=True) if node(n)]
    for name, data in kept:
        found.add_node(name, **data)
    for a, b, k, data in graph.edges(keys=True, data=True):
        if edge((a, b, k)):
            found.add_edge(a, b, key=k, **data)
    return found
