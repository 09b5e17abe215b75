"""Full-text search: units of documents, a query language, and engines that all give the same answer (ADR 4).

    index = open_index(home / "index")
    if index.change is None:
        index.rebuild(all_units, change)
    for hit in index.search("bảng giá đất -tạm thời").hits: ...
"""

from __future__ import annotations

from pathlib import Path

from registry.searching.answer import Hit, Result
from registry.searching.fields import statuses
from registry.searching.index import Absent, Busy, EngineName, Index
from registry.searching.query import parse_query
from registry.searching.snippets import Snippet
from registry.searching.tree import Outside, Query
from registry.searching.units import Unit, units

__all__ = [
    "Absent", "Busy", "Hit", "Index", "Outside", "Query", "Result", "Snippet", "Unit", "open_index", "parse_query", "statuses",
    "units",
]  # fmt: skip


def open_index(folder: Path, engine: EngineName = "auto", owner: str = "") -> Index:
    """The index in `folder`, which need not be there yet: its `change` is None until rebuild().

    engine: 'auto' chooses by number when rebuilt; another engine than the one that wrote it means absent.
    owner: a token of the registry that it belongs to; an index of another owner, or one moved or copied here from
    another folder, is absent. Never raises for what lies in the folder.
    """
    return Index(folder, engine, owner)
