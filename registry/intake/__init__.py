"""The only room that writes: files come in, are read by workers, and are kept one short transaction each (ADR 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from registry.intake.adding import add
    from registry.intake.outcome import Outcome

__all__ = ["Outcome", "add"]


def __getattr__(name: str) -> Any:
    """Imported when asked for: search comes through here to let the index catch up, and workers have no use for the rest."""
    if name == "add":
        from registry.intake.adding import add

        return add
    if name == "Outcome":
        from registry.intake.outcome import Outcome

        return Outcome
    raise AttributeError(name)
