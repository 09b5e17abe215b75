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

    def __reduce__(self) -> tuple[type[Unreadable], tuple[Kind, str]]:
        """Workers hand it over by pickle."""
        return type(self), (self.kind, self.message)


def broken() -> Unreadable:
    return Unreadable(
        "truncated", "Tệp bị hỏng hoặc chép thiếu: hãy chép lại từ bản gốc, hoặc mở bằng Word rồi lưu lại thành .docx."
    )


def no_word() -> Unreadable:
    return Unreadable(
        "not_docx", "Tệp không phải văn bản Word (.docx): hãy mở bằng chương trình đã tạo ra nó rồi lưu thành .docx."
    )


def unknown(suffix: str) -> Unreadable:
    """What no reader knows by its first bytes. suffix: the one of a document that it has all the same, or ''."""
    if suffix:
        return Unreadable("not_docx", f"Nội dung không phải {suffix} như đuôi tệp (tệp hỏng hoặc đặt nhầm đuôi): hãy lấy lại bản gốc.")
    return Unreadable(
        "not_docx", "Tệp không phải văn bản (.docx, .doc, .rtf, .pdf, .html, .txt): hãy mở bằng chương trình đã tạo ra nó rồi lưu thành .docx."
    )


def too_large(what: str) -> Unreadable:
    return Unreadable("too_large", f"Văn bản quá lớn ({what}): hãy chia thành nhiều tệp rồi thêm từng tệp.")


def bomb(what: str) -> Unreadable:
    return Unreadable("bomb", f"Tệp nén {what} nên không được mở: hãy hỏi lại nơi gửi tệp.")


def encrypted() -> Unreadable:
    return Unreadable("encrypted", "Tệp có mật khẩu: hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi thêm lại.")


def scanned(what: str) -> Unreadable:
    return Unreadable("scanned", f"{what} chỉ có ảnh chụp, không có chữ: hãy lấy bản gốc có chữ, hoặc nhận dạng chữ (OCR) rồi thêm lại.")
