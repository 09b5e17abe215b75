"""The OLE2 container of a .doc: which program made it, whether it is encrypted, the streams that hold text."""

from __future__ import annotations

import io
import struct

from olefile import OleFileIO
from olefile.olefile import NotOleFileError, OleFileError

from registry.reading.refusal import Unreadable, broken, encrypted

MAX_STREAM = 64 << 20
MAX_TEXT_STREAM = 32 << 20  # of the text and its properties: some 10,000 pages
_BROKEN = (NotOleFileError, OleFileError, OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error,
           RecursionError, MemoryError, OverflowError)  # fmt: skip


class Container:
    """The streams by name, '' where there is none. Raises Unreadable."""

    def __init__(self, data: bytes) -> None:
        try:
            self.ole = OleFileIO(io.BytesIO(data))
            self.names = {"/".join(path).lower(): path for path in self.ole.listdir()}
        except _BROKEN as error:
            raise broken() from error
        if "encryptedpackage" in self.names:
            raise encrypted()

    def stream(self, name: str, limit: int = MAX_STREAM) -> bytes:
        path = self.names.get(name.lower())
        if path is None:
            return b""
        try:
            with self.ole.openstream(path) as stream:
                return bytes(stream.read(limit))
        except _BROKEN as error:
            raise broken() from error

    def word(self) -> bytes:
        """The stream with the text. Raises Unreadable where the file is another program's."""
        data = self.stream("WordDocument", MAX_TEXT_STREAM)
        if not data:
            raise Unreadable("unsupported", "Tệp của chương trình khác (Excel, PowerPoint ...), không phải văn bản Word: hãy mở bằng chương trình đó rồi lưu thành .docx.")
        return data
