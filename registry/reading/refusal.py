"""Why a file was not read, in words for the person who has to do something about it."""

from __future__ import annotations

from typing import Literal

Kind = Literal["not_docx", "encrypted", "truncated", "bomb", "too_large", "secret", "unsupported", "scanned", "timeout"]


class Unreadable(Exception):  # noqa: N818
    """kind: for programs; message: one line in Vietnamese that says what to do."""

    def __init__(self, kind: Kind, message: str) -> None:
        super().__init__(message)
        self.kind: Kind = kind
        self.message = message

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str]]:
        """Workers hand it over by pickle."""
        return type(self), (self.kind, self.message)
