"""Word's binary files made from text: an OLE2 container, a Word 97 file with tables and lists left out, a Word 6 file."""

from __future__ import annotations

import struct

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams, each padded so that none goes into the mini stream."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    entries = [_entry("Root Entry", 5, 1 if padded else _FREE, _END, 0)]
    body, fat = b"", []
    for i, (name, data) in enumerate(padded.items(), 1):
        start = len(fat)
        count = -(-len(data) // SECTOR)
        fat += [*range(start + 1, start + count), _END]
        body += data.ljust(count * SECTOR, b"\0")
        entries.append(_entry(name, 2, _FREE, start, len(data), right=i + 1 if i < len(padded) else _FREE))
    directory = b"".join(entries)
    directory = directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")
    first = len(fat)
    count = len(directory) // SECTOR
    fat += [*range(first + 1, first + count), _END]
    body += directory
    sectors = 1
    while len(fat) + sectors > sectors * SECTOR // 4:
        sectors += 1
    at = len(fat)
    fat += [_FAT] * sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(sectors * SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<6H", 0x3E, 3, 0xFFFE, 9, 6, 0) + bytes(8)
    head += struct.pack("<5I", sectors, first, 0, 4096, _END) + struct.pack("<3I", 0, _END, 0)
    head += struct.pack(f"<{sectors}I", *range(at, at + sectors))
    return head.ljust(SECTOR, b"\xff") + body + table


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    told = name.encode("utf-16-le") + b"\0\0"
    return told.ljust(64, b"\0") + struct.pack("<HBB3I", len(told), kind, 1, _FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)


def word97(text: str, flags: int = 0, pieces: int = 1) -> bytes:
    """The WordDocument stream alone; its table stream is clx(text)."""
    stream = bytearray(0x800)
    struct.pack_into("<2H", stream, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", stream, 10, 0x200 | flags)
    struct.pack_into("<2I", stream, 24, 0x800, 0x800 + 2 * len(text))
    struct.pack_into("<i", stream, 76, len(text))
    struct.pack_into("<H", stream, 152, 93)
    struct.pack_into("<2I", stream, 154 + 8 * 33, 0, len(clx(text, pieces)))
    return bytes(stream) + text.encode("utf-16-le")


def clx(text: str, pieces: int = 1) -> bytes:
    """A piece table of so many pieces of one length."""
    cuts = [len(text) * i // pieces for i in range(pieces + 1)]
    told = struct.pack(f"<{len(cuts)}I", *cuts)
    told += b"".join(struct.pack("<HIH", 0, 0x800 + 2 * cut, 0) for cut in cuts[:-1])
    return b"\x02" + struct.pack("<I", len(told)) + told


def doc(text: str, pieces: int = 1) -> bytes:
    """A whole Word 97 file. Paragraphs end with \\r."""
    return ole({"WordDocument": word97(text, pieces=pieces), "1Table": clx(text, pieces)})


def doc6(text: bytes, font: bytes = b".VnTime") -> bytes:
    """A whole Word 6 file in one font, of one byte a character."""
    stream = bytearray(0x800)
    struct.pack_into("<2H", stream, 0, 0xA5DC, 104)
    struct.pack_into("<2I", stream, 24, 0x800, 0x800 + len(text))
    struct.pack_into("<i", stream, 0x34, len(text))
    ffn = struct.pack("<BHBB", 0, 400, 0, 0) + font + b"\0"
    fonts = struct.pack("<H", 3 + len(ffn)) + bytes((len(ffn),)) + ffn
    struct.pack_into("<2I", stream, 0xD0, 0x800 + len(text), len(fonts))
    return ole({"WordDocument": bytes(stream) + text + fonts})
