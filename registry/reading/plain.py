"""Plain text: a paragraph a line, nothing joined."""

from __future__ import annotations

from pathlib import Path

from registry.model import Paragraph, Reading
from registry.reading.lines import clean, normal
from registry.reading.losses import Losses
from registry.reading.refusal import Unreadable, too_large
from registry.reading.secret import refuse_secret

MAX_TEXT = 32 << 20
MAX_LINES = 300_000
READER = "text 1"


def read_text(text: str, file: str) -> Reading:
    """Each line that is not blank as a paragraph, in NFC. file: the name that the reading carries. Raises Unreadable."""
    losses = Losses()
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    if len(lines) > MAX_LINES:
        raise too_large(f"trên {MAX_LINES // 1000} nghìn dòng")
    paragraphs = tuple(Paragraph(_line(line, losses)) for line in lines if line and not line.isspace())
    refuse_secret(paragraphs)
    return Reading(file, READER, tuple(p for p in paragraphs if p.text.strip()), losses.sentences())


def _line(line: str, losses: Losses) -> str:
    return normal(["\t".join(clean(part, losses) for part in line.split("\t"))], losses)[0]


def read_plain(path: Path) -> Reading:
    """A .txt in UTF-8 or UTF-16. Raises Unreadable for any other encoding: nothing is guessed."""
    if path.stat().st_size > MAX_TEXT:
        raise too_large(f"tệp chữ trên {MAX_TEXT >> 20} MB")
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
        if encoding == "utf-8-sig" and "\x00" in text:  # UTF-16 without its mark, or no text at all
            raise UnicodeDecodeError(encoding, data, 0, 1, "NUL")
    except UnicodeDecodeError as error:
        message = "Tệp chữ không ở mã Unicode (UTF-8): có thể là mã cũ TCVN3 hoặc VNI; hãy chuyển sang Unicode rồi lưu thành UTF-8."
        raise Unreadable("unsupported", message) from error
    return read_text(text, path.name)
