"""What things are: frozen dataclasses, keys, periods and the two protocols of memory. Imports nothing of ours."""

from registry.model.derived import Event, Link, Status
from registry.model.document import (
    Clause,
    Component,
    Delegation,
    Document,
    EffectClause,
    Header,
    Measure,
    Mention,
    Provision,
    Signer,
)
from registry.model.finding import Finding
from registry.model.keys import DocKey, TargetKey
from registry.model.reading import Paragraph, Reading
from registry.model.shelf import Library, Shelf
from registry.model.spans import ALWAYS, Period, Place, Span
from registry.model.statement import Statement

__all__ = [
    "ALWAYS", "Clause", "Component", "Delegation", "DocKey", "Document", "EffectClause", "Event", "Finding", "Header",
    "Library", "Link", "Measure", "Mention", "Paragraph", "Period", "Place", "Provision", "Reading", "Shelf", "Signer",
    "Span", "Statement", "Status", "TargetKey",
]  # fmt: skip
