"""A statement of a provision, taken apart so that it can be laid beside one of another document."""

from __future__ import annotations

from dataclasses import dataclass

from registry.model.document import Measure
from registry.model.spans import Place


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence, or one row of a table, says of one thing. One sentence with two quantities makes two.

    place: of the quantity with its bound, of the words that are permitted or demanded, of what a body is to do, or of the row.
    kind: what can only be compared with its like ('VND', 'percent', 'time' …, 'modality', 'competence', 'row').
    said: how the text says it ('tối đa 20 triệu đồng'; must, must_not, may; a body; the row).
    core: its own words; frame: the words above it and before it in its sentence; heading of its article, title and scope of its
    document: the ground that it stands on; sentence: all of it. These without quantities and cited documents.
    measures: at the place; others: further ones of the sentence; given: those that say for which case this is ('dự án trên
    5 tỷ đồng: …'), as (kind, bound, value). cited: provisions that the sentence refers to. numbers: of a row.
    printed: what the text calls the body that `said` means.
    """

    place: Place
    kind: str
    said: str
    core: str
    frame: str = ""
    heading: str = ""
    title: str = ""
    scope: str = ""
    sentence: str = ""
    measures: tuple[Measure, ...] = ()
    others: tuple[Measure, ...] = ()
    given: frozenset[tuple[str, str, float]] = frozenset()
    cited: frozenset[str] = frozenset()
    numbers: tuple[float, ...] = ()
    printed: str = ""
