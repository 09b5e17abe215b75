"""A document -> its statements: mentions with relations, effect clauses, delegations, measures, clauses.

Text is read once, here; no other room runs a pattern over legal text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

from registry.extracting.mentions import mentions as _mentions
from registry.model.document import Document

EXTRACTOR = "extracting 1"
__all__ = ["EXTRACTOR", "extract"]


def extract(document: Document) -> Document:
    """The document with its statements filled in; what it held before is replaced."""
    return replace(
        document,
        mentions=_mentions(document),
        effects=_part("effects")(document),
        delegations=_part("delegations")(document),
        measures=_part("measures")(document),
        clauses=_part("clauses")(document),
        extractor=EXTRACTOR,
    )


def _part(name: str) -> Callable[[Document], Any]:
    try:
        module = import_module(f"registry.extracting.{name}")
    except ModuleNotFoundError:
        return lambda document: ()
    found: Callable[[Document], Any] = getattr(module, name)
    return found
