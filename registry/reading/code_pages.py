"""Text of one byte a character, from before Unicode."""

from __future__ import annotations

# Windows' character sets, as fonts name them.
CHARSETS = {161: "cp1253", 162: "cp1254", 163: "cp1258", 186: "cp1257", 204: "cp1251", 238: "cp1250", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5"}


def decoded(data: bytes, page: str = "cp1252") -> str:
    """Bytes in a code page; those that it leaves free keep their code."""
    try:
        return data.decode(page)
    except UnicodeDecodeError:
        return "".join(_one(byte, page) for byte in data)


def _one(byte: int, page: str) -> str:
    try:
        return bytes((byte,)).decode(page)
    except UnicodeDecodeError:
        return chr(byte)
