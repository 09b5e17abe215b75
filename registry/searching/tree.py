"""A query as a tree that every engine answers alike."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """The unit's text holds this syllable."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The text holds a syllable that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """The text holds these tokens (syllables and marks) next to one another. quoted: typed between quotation marks."""

    tokens: tuple[str, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """The text names a document with this number, or the unit is the header of the document that has it."""

    term: str


@dataclass(frozen=True, slots=True)
class Head:
    """The unit is a document's header."""


@dataclass(frozen=True, slots=True)
class All:
    """Every one of parts, none of without."""

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of parts, which are all different."""

    count: int
    parts: tuple[Node, ...]


Node: TypeAlias = Word | Prefix | Phrase | Number | Head | All | Any | AtLeast


@dataclass(frozen=True, slots=True)
class Issuer:
    """Words that the issuer's name must hold; bare as in Query."""

    node: Node
    bare: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of the document, not of the text: any value of a field, all fields; () and None ask nothing.

    numbers: terms of analysis.number_terms(own=True); types: codes of model.keys; [since, until): day of issue.
    """

    numbers: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    issuers: tuple[Issuer, ...] = ()
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Outside:
    """A condition that the index cannot answer: field 'hieu_luc' or 'trong', its value as typed, wanted or not."""

    field: str
    value: str
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """bare: typed without diacritics, so compared without. unwanted: a document with any of these values is left out.

    outside: for the caller to turn into `within`; notices: Vietnamese sentences about what was not understood.
    """

    text: str
    root: Node
    bare: bool = False
    wanted: Filters = Filters()
    unwanted: Filters = Filters()
    outside: tuple[Outside, ...] = ()
    notices: tuple[str, ...] = ()

    def nearest(self) -> Query | None:
        """The same query content with a third of the words; None where there is nothing to give up.

        Phrases, numbers, exclusions and filters stay as they are: only words typed side by side are given up.
        """
        root = _relaxed(self.root)
        return None if root == self.root else replace(self, root=root)


def _relaxed(node: Node) -> Node:
    match node:
        case Any(parts):
            return Any(tuple(_relaxed(part) for part in parts))
        case All(parts, without):
            words = tuple(dict.fromkeys(part for part in parts if not _is_strict(part)))
            if len(words) < 2:
                return All(tuple(_relaxed(part) for part in parts), without)
            kept = tuple(part for part in parts if part not in words)
            return All((AtLeast(math.ceil(len(words) / 3), words), *kept), without)
        case _:
            return node


def _is_strict(node: Node) -> bool:
    if isinstance(node, Any):  # one number in several writings
        return all(map(_is_strict, node.parts))
    return isinstance(node, Number | Head) or (isinstance(node, Phrase) and node.quoted)


def leaves(node: Node) -> Iterator[Word | Prefix | Phrase | Number]:
    """What a hit shows of the query, left to right: everything but exclusions."""
    match node:
        case All(parts, _) | Any(parts) | AtLeast(_, parts):
            for part in parts:
                yield from leaves(part)
        case Head():
            return
        case _:
            yield node
