"""How a clause is made of a passage, and what a reader of one kind of clause is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from registry.extracting.passages import Passage
from registry.model.document import Clause, Header
from registry.model.text import squeeze

Reader = Callable[[Passage, Header, int], Iterator[Clause]]
"""Reads the clause around an offset at which a word stands that every clause of its kind holds."""


def clause(passage: Passage, kind: str, start: int, end: int, **values: str) -> Clause:
    """The clause at text[start:end]; values without words are left out, `from_` stands for `from`."""
    told = tuple((name.rstrip("_"), squeeze(value)[:240]) for name, value in values.items() if value)
    return Clause(passage.place(start, end), kind, told)
