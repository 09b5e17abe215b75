"""Why something could not be done, in the words of staff: nothing of what libraries say in English."""

import errno
import sqlite3
import zipfile
import zlib

import pytest

from registry.store.errors import reason


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "đĩa đã đầy"),
        (OSError(9999, "Strange"), "lỗi hệ thống số 9999"),
        (sqlite3.OperationalError("database is locked"), "tiến trình khác đang ghi"),
        (sqlite3.OperationalError("something new"), "lỗi OperationalError"),
        (UnicodeDecodeError("utf-8", b"\x80", 0, 1, "invalid start byte"), "chữ không phải UTF-8"),
        (zipfile.BadZipFile("Bad CRC-32 for file 'x'"), "tệp nén hỏng, hoặc không phải tệp nén"),
        (zlib.error("Error -3"), "tệp nén hỏng, hoặc không phải tệp nén"),
        (KeyError("There is no item named 'x' in the archive"), "thiếu phần bên trong tệp"),
        (ValueError("tên tệp lạ"), "tên tệp lạ"),
        (ValueError("bad value"), "lỗi ValueError"),
    ],
)
def test_reasons_are_vietnamese(error: Exception, said: str) -> None:
    assert reason(error) == said
