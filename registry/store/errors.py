"""What the store and the system cannot do, said in one line of Vietnamese."""

from __future__ import annotations

import errno
import zipfile
import zlib

_SYSTEM = {
    errno.ENOSPC: "đĩa đã đầy", errno.EDQUOT: "hết hạn mức đĩa", errno.EACCES: "không có quyền", errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc", errno.ENOENT: "không có tệp hoặc thư mục này", errno.ENOTDIR: "nằm dưới một tệp, không phải thư mục",
    errno.EISDIR: "là thư mục, không phải tệp", errno.EEXIST: "ở đó đã có một tệp", errno.ENAMETOOLONG: "tên quá dài",
    errno.EIO: "lỗi đọc, ghi đĩa", errno.EBUSY: "đang được chương trình khác dùng", errno.EFBIG: "tệp quá lớn",
    errno.EMFILE: "mở quá nhiều tệp", errno.ENFILE: "mở quá nhiều tệp", errno.ENOMEM: "hết bộ nhớ", errno.ELOOP: "liên kết quẩn",
    errno.EXDEV: "khác ổ đĩa", errno.ENOTEMPTY: "thư mục không trống", errno.ETXTBSY: "đang được chương trình khác dùng",
}  # fmt: skip
_SQLITE = {
    "disk is full": "đĩa đã đầy", "readonly": "chỉ được đọc", "unable to open": "không mở được tệp", "locked": "tiến trình khác đang ghi",
    "not a database": "tệp không phải cơ sở dữ liệu", "malformed": "tệp bị hỏng", "disk I/O": "lỗi đọc, ghi đĩa",
    "no such table": "thiếu bảng",
}  # fmt: skip
_KINDS = (
    (UnicodeError, "chữ không phải UTF-8"), ((zipfile.BadZipFile, zlib.error, EOFError), "tệp nén hỏng, hoặc không phải tệp nén"),
    (KeyError, "thiếu phần bên trong tệp"),
)  # fmt: skip


class StoreError(Exception):
    """str(error) is one sentence for staff, including what to do."""


class Unindexed(StoreError):  # noqa: N818
    """Everything is kept, but the search index could not follow."""


def reason(error: BaseException) -> str:
    """Why the system, the database or a library refused, in Vietnamese: 'đĩa đã đầy'. Of what is not known, the name of the error."""
    if isinstance(error, OSError) and error.errno is not None:
        return _SYSTEM.get(error.errno) or f"lỗi hệ thống số {error.errno}"
    told = str(error)
    known = next((said for words, said in _SQLITE.items() if words in told), None)
    known = known or next((said for kinds, said in _KINDS if isinstance(error, kinds)), None)
    return known or (told if not told.isascii() else f"lỗi {getattr(error, 'sqlite_errorname', None) or type(error).__name__}")
