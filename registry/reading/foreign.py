"""What a file is that is no DOCX, told by its first bytes, and what its owner can do."""

from __future__ import annotations

from pathlib import Path

from registry.reading.package import MAX_FILE
from registry.reading.refusal import Kind, Unreadable, broken, no_word

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "hãy mở bằng Word (hoặc LibreOffice) rồi lưu thành .docx."
_PICTURE = "Đây là ảnh chụp văn bản: hãy lấy bản gốc có chữ, hoặc nhận dạng chữ (OCR) rồi thêm lại."
_HEADS: tuple[tuple[bytes, Kind, str], ...] = (
    (b"%PDF", "unsupported", "Tệp PDF chưa đọc được: hãy lấy bản Word gốc, hoặc mở bằng Word rồi lưu thành .docx."),
    (b"{\\rtf", "unsupported", f"Tệp RTF chưa đọc được: {_SAVE}"),
    (b"\x89PNG", "scanned", _PICTURE),
    (b"\xff\xd8\xff", "scanned", _PICTURE),
    (b"II*\x00", "scanned", _PICTURE),
    (b"MM\x00*", "scanned", _PICTURE),
    (b"\xdb\xa5", "unsupported", f"Tệp Word đời cũ (.doc) chưa đọc được: {_SAVE}"),
    (b"Rar!", "unsupported", "Đây là tệp nén RAR: hãy giải nén rồi thêm từng văn bản."),
    (b"7z\xbc\xaf", "unsupported", "Đây là tệp nén 7z: hãy giải nén rồi thêm từng văn bản."),
)  # fmt: skip
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"mime-version:")


def refuse_foreign(path: Path, head: bytes) -> None:
    """Raise Unreadable unless the file may be plain text named .txt."""
    if not head:
        raise Unreadable("truncated", "Tệp rỗng (0 byte): hãy chép lại từ bản gốc.")
    if head.startswith(_OLE):
        raise _ole(path)
    for start, kind, message in _HEADS:
        if head.startswith(start):
            raise Unreadable(kind, message)
    if path.suffix.lower() == ".txt":
        return
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise Unreadable("unsupported", f"Tệp HTML hoặc XML chưa đọc được: {_SAVE}")
    if path.suffix.lower() in (".docx", ".docm", ".dotx") and not head.strip(b"\x00"):
        raise broken()
    raise no_word()


def _ole(path: Path) -> Unreadable:
    """An OLE2 file: a DOCX under a password, a .doc, or another program's."""
    if path.stat().st_size > MAX_FILE:
        return Unreadable("too_large", f"Tệp quá lớn (trên {MAX_FILE >> 20} MB): hãy chia thành nhiều tệp rồi thêm từng tệp.")
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unreadable("encrypted", "Tệp có mật khẩu: hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi thêm lại.")
    if "WordDocument".encode("utf-16-le") in data:
        return Unreadable("unsupported", f"Tệp Word đời cũ (.doc) chưa đọc được: {_SAVE}")
    return Unreadable("unsupported", f"Tệp của chương trình khác (Excel, PowerPoint ...), không phải văn bản Word: {_SAVE}")
