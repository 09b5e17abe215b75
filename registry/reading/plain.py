"""Plain text: a paragraph a line, nothing joined."""

from __future__ import annotations

from registry.model import Paragraph, Reading
from registry.reading.code_pages import decoded as single_bytes
from registry.reading.legacy import Legacy
from registry.reading.lines import clean, normal
from registry.reading.losses import Losses
from registry.reading.refusal import Unreadable, too_large
from registry.reading.secret import refuse_secret

MAX_TEXT = 32 << 20
MAX_LINES = 300_000
READER = "text 2"


def read_text(text: str, file: str) -> Reading:
    """Each line that is not blank as a paragraph, in NFC. file: the name that the reading carries. Raises Unreadable."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    if len(lines) > MAX_LINES:
        raise too_large(f"trên {MAX_LINES // 1000} nghìn dòng")
    legacy, losses = Legacy(), Losses()
    for line in lines:
        legacy.listen("", line)
    if legacy.found:
        lines = [legacy.decode([line], [""], losses)[0] for line in lines]
    paragraphs = tuple(Paragraph(_line(line, losses)) for line in lines if line and not line.isspace())
    refuse_secret(paragraphs)
    return Reading(file, READER, tuple(p for p in paragraphs if p.text.strip()), losses.sentences())


def _line(line: str, losses: Losses) -> str:
    return normal(["\t".join(clean(part, losses) for part in line.split("\t"))], losses)[0]


def read_plain(data: bytes, file: str) -> Reading:
    """A .txt in UTF-8 or UTF-16, or in TCVN3 or VNI where its words say so. Raises Unreadable for anything else."""
    if len(data) > MAX_TEXT:
        raise too_large(f"tệp chữ trên {MAX_TEXT >> 20} MB")
    return read_text(decoded(data), file)


def decoded(data: bytes) -> str:
    """The text of the bytes; old encodings as the characters of code page 1252 at their codes."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
        if encoding == "utf-8-sig" and "\x00" in text:  # UTF-16 without its mark, or no text at all
            raise UnicodeDecodeError(encoding, data, 0, 1, "NUL")
        return text
    except UnicodeDecodeError as error:
        return _old(data, error)


def _old(data: bytes, error: UnicodeDecodeError) -> str:
    """An old encoding is told by several words; nothing is guessed from less."""
    legacy = Legacy()
    text = single_bytes(data)
    if b"\x00" not in data:
        for line in text.splitlines():
            legacy.listen("", line)
    counts = legacy.fonts[""]
    if max(counts["tcvn3"], counts["vni"]) < 2:
        message = "Tệp chữ không ở mã Unicode (UTF-8), cũng không rõ là mã TCVN3 hay VNI: hãy chuyển sang Unicode rồi lưu thành UTF-8."
        raise Unreadable("unsupported", message) from error
    return text
