"""What became of one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Result = Literal["added", "unchanged", "new_version", "twin", "refused", "failed", "skipped"]
IN = frozenset({"added", "unchanged", "new_version", "twin"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """file: as named to us; document: its readable id, None where it is not in the registry; problems: Vietnamese lines.

    added: new to the registry; unchanged: these bytes are there, read by these programs; new_version: other text of a known document;
    twin: the same text of a known document in another file; refused: cannot be read, or must not be kept, problems say what to do;
    failed: something went wrong on our side; skipped: no document.
    """

    file: str
    document: str | None
    result: Result
    problems: tuple[str, ...] = ()

    @property
    def inside(self) -> bool:
        """Whether the document is in the registry now."""
        return self.result in IN
