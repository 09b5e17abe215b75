"""Questions to the database that need no Django: half of what a short command would otherwise spend on starting."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from registry.store.errors import StoreError

BUSY_SECONDS = 30


class Reader:
    """A connection for each thread, on which nothing can be written. WAL: it never waits for a writer, nor a writer for it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """What a SELECT gives, as of the last commit. Raises StoreError where the file is no sound database."""
        try:
            with closing(self._connection().execute(sql, values)) as cursor:
                return cursor.fetchall()
        except sqlite3.OperationalError as error:
            raise StoreError(f"Chưa đọc được cơ sở dữ liệu ({error}); hãy thử lại, rồi chạy `rasoat doctor`.") from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"Không đọc được cơ sở dữ liệu ({error}); hãy phục hồi từ bản sao lưu bằng `rasoat restore`."
            ) from error

    def close(self) -> None:
        """Close this thread's connection."""
        held = getattr(self._local, "connection", None)
        if held is not None:
            held.close()
            self._local.connection = None

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is None:
            held = sqlite3.connect(self._file, timeout=BUSY_SECONDS, isolation_level=None)
            held.execute("PRAGMA query_only = ON")
            self._local.connection = held
        return held
