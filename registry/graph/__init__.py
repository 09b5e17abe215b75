"""The citation graph: drawn from a library, walked, written to files."""

from registry.graph.drawing import Graph, build, told
from registry.graph.exports import FORMATS, export
from registry.graph.walks import around, only

__all__ = ["FORMATS", "Graph", "around", "build", "export", "only", "told"]
