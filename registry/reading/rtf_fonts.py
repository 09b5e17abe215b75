"""The fonts of an RTF: what each is called and in which code page its text stands."""

from __future__ import annotations

from registry.reading.code_pages import CHARSETS, decoded

SYMBOL = "symbol"
_LONGEST = 200  # bytes of a name that are kept


class Fonts:
    """By number. page: of the document, for fonts that name none; default: the number of the font of what names none."""

    def __init__(self) -> None:
        self.page = "cp1252"
        self.default = 0
        self._known: dict[int, tuple[str, str]] = {}
        self._begun: tuple[int, int, bytes] | None = None  # the one being described: number, character set, name so far

    def of(self, number: int) -> tuple[str, str]:
        """Name and code page, SYMBOL for a font of signs; '' where the table says nothing. number: -1 is the default one."""
        return self._known.get(number if number >= 0 else self.default, ("", ""))

    def decoded(self, data: bytes, page: str) -> str:
        return decoded(data, page or self.page)

    def code_page(self, number: int) -> None:
        """The document's own; one that does not exist is Windows' of the West."""
        self.page = f"cp{number}" if _exists(f"cp{number}") else "cp1252"

    def begin(self, number: int) -> None:
        self.end()
        self._begun = number, 0, b""

    def charset(self, number: int) -> None:
        if self._begun is not None:
            self._begun = self._begun[0], number, self._begun[2]

    def named(self, data: bytes) -> None:
        if self._begun is not None:
            self._begun = *self._begun[:2], self._begun[2] + data[:_LONGEST]

    def end(self) -> None:
        """The description at hand is complete."""
        if self._begun is None:
            return
        number, charset, name = self._begun
        page = SYMBOL if charset == 2 else CHARSETS.get(charset, "" if charset == 1 else "cp1252")
        self._known[number] = self.decoded(name, "" if page == SYMBOL else page).split(";")[0].strip(), page
        self._begun = None


def _exists(page: str) -> bool:
    try:
        return len(b"a".decode(page)) == 1
    except (LookupError, UnicodeDecodeError):
        return False
