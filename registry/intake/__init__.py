"""The only room that writes: files come in, are read by workers, and are kept one short transaction each (ADR 10)."""

from registry.intake.adding import add
from registry.intake.outcome import Outcome

__all__ = ["Outcome", "add"]
