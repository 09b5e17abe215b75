"""From an engine's hits to what is shown: snippets, the nearest where no unit holds all words, and what may have been meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.model.spans import Place
from registry.searching.query import parse_query
from registry.searching.snippets import Snippet, snippet
from registry.searching.tree import Outside, Phrase, Query

if TYPE_CHECKING:
    from registry.searching.engine import Engine


@dataclass(frozen=True, slots=True)
class Hit:
    """place: the article, zone or header, with its text; title: its heading; head: it stands for the document."""

    place: Place
    title: str
    snippet: Snippet
    score: float
    head: bool


@dataclass(frozen=True, slots=True)
class Result:
    """total: hits in all; nearest: no unit holds all the words, these hold most of what was asked.

    query: as understood; documents: id -> hits in it, where asked for; suggestion: the query with its slips mended;
    notices: Vietnamese sentences about what was not understood.
    """

    total: int
    nearest: bool
    hits: tuple[Hit, ...]
    query: Query
    documents: dict[str, int]
    suggestion: str | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        return self.query.notices

    @property
    def outside(self) -> tuple[Outside, ...]:
        return self.query.outside


def answer(
    engine: Engine, query: Query, within: frozenset[str] | None, first: int, count: int, documents: bool, nearest: bool
) -> Result:
    """Index.search() over one engine; the arguments are its own."""
    found, used, suggested = engine.find(query, within, first, count), query, None
    if not found.total:
        from registry.searching.suggest import suggestion

        suggested = suggestion(query, engine.vocabulary(), lambda words: _holding(engine, words, query.bare))
        if suggested and not engine.find(parse_query(suggested), within, 0, 0).total:
            suggested = None
        relaxed = query.nearest() if nearest else None
        if relaxed:
            found, used = engine.find(relaxed, within, first, count), relaxed
    hits = tuple(
        Hit(hit.unit.place, hit.unit.title, snippet(hit.unit.text, used), hit.score, hit.unit.head) for hit in found.hits
    )
    counted = engine.documents(used, within) if documents and found.total else {}
    return Result(found.total, used is not query and found.total > 0, hits, query, counted, suggested)


def _holding(engine: Engine, words: tuple[str, ...], is_bare: bool) -> int:
    return engine.find(Query("", Phrase(words), is_bare), count=0).total
