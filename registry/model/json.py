"""Model <-> JSON, for the store and for workers: every field, nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import TypeVar

from cattrs import Converter

from registry.model.document import Document
from registry.model.keys import TargetKey

T = TypeVar("T")
converter = Converter(omit_if_default=True)
converter.register_unstructure_hook(date, date.isoformat)
converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
converter.register_unstructure_hook_func(
    lambda kind: getattr(kind, "__origin__", None) is frozenset, lambda value: sorted(map(converter.unstructure, value))
)
converter.register_structure_hook(
    TargetKey | str, lambda value, _: value if isinstance(value, str) else converter.structure(value, TargetKey)
)


def dumps(thing: object) -> str:
    """Compact JSON of a model object; sorted where order has no meaning, so equal objects give equal text."""
    return json.dumps(converter.unstructure(thing), ensure_ascii=False, separators=(",", ":"))


def loads(text: str, kind: type[T]) -> T:
    """The object that dumps() wrote. Raises cattrs' errors on anything else."""
    return converter.structure(json.loads(text), kind)


def document(text: str) -> Document:
    return loads(text, Document)
