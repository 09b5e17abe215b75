"""Questions to the database that need no Django: half of what a short command would otherwise spend on starting."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from registry.store.errors import StoreError, reason

BUSY_SECONDS = 30
_NO_FILE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)


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
            raise StoreError(f"Chưa đọc được cơ sở dữ liệu ({reason(error)}); hãy thử lại, rồi chạy `rasoat doctor`.") from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"Không đọc được cơ sở dữ liệu ({reason(error)}); hãy phục hồi từ bản sao lưu bằng `rasoat restore`."
            ) from error

    def copy(self, target: sqlite3.Connection) -> None:
        """Write the whole database, as of one moment, into another."""
        self._connection().backup(target)

    def close(self) -> None:
        """Close this thread's connection."""
        held = getattr(self._local, "connection", None)
        if held is not None:
            held.close()
            self._local.connection = None

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is None:
            held = self._local.connection = self._opened()
        return held

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
        try:
            connection.execute("SELECT 1 FROM sqlite_master")
        except sqlite3.OperationalError as error:
            # WAL wants a file beside the database even for reading. Where none can be made, because the disk is full or only to
            # be read, and nobody has left anything in one, the database alone is all there is.
            connection.close()
            log = self._file.with_name(self._file.name + "-wal")
            if error.sqlite_errorcode & 0xFF not in _NO_FILE or (log.exists() and log.stat().st_size):
                raise
            connection = sqlite3.connect(f"{self._file.as_uri()}?immutable=1", uri=True, isolation_level=None)
        return connection
