"""Whether a database has our tables: recognised by one query, created or migrated under the home's lock, backed up before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from registry.store import settings
from registry.store.errors import StoreError, reason
from registry.store.home import Home
from registry.store.lock import held
from registry.store.reader import Reader

LOCK_SECONDS = 60.0
KNOWN = frozenset(p.stem for p in (Path(__file__).parent / "migrations").glob("[0-9]*.py"))


def prepare(home: Home, reader: Reader) -> None:
    """Bring the home's database to our schema. Raises StoreError where it is newer, foreign or locked."""
    if _current(home, reader):
        return
    try:
        with held(home.lock, LOCK_SECONDS) as got:
            if not got:
                raise StoreError("Một tiến trình khác đang chuẩn bị cơ sở dữ liệu; hãy thử lại sau.")
            if not _current(home, reader):
                if _applied(home, reader):
                    back_up(home)
                _migrate(home)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"Không ghi được vào {home.path} ({reason(error)}); hãy kiểm tra quyền ghi và chỗ trống trên đĩa.") from None


def _current(home: Home, reader: Reader) -> bool:
    applied = _applied(home, reader)
    if applied - KNOWN:
        raise StoreError(
            "Cơ sở dữ liệu do một phiên bản rasoat mới hơn tạo ra; hãy nâng cấp rasoat. "
            "Phiên bản này không ghi vào đó để khỏi làm hỏng."
        )
    return applied == KNOWN


def _applied(home: Home, reader: Reader) -> frozenset[str]:
    """Our migrations that the database has seen: the table that Django keeps anyway, read without its machinery."""
    if not home.database.is_file() or not reader.rows("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'"):
        return frozenset()
    return frozenset(name for (name,) in reader.rows("SELECT name FROM django_migrations WHERE app = 'registry'"))


def _migrate(home: Home) -> None:
    alias = settings.connect(home.database)
    settings.models()
    from django.core.management import call_command
    from django.db import Error

    try:
        call_command("migrate", database=alias, verbosity=0, interactive=False)
    except Error as error:
        raise StoreError(f"Không cập nhật được cơ sở dữ liệu ({reason(error)}); bản sao lưu nằm trong {home.backups}.") from error


def back_up(home: Home) -> Path:
    """A copy of the database beside it, taken online; returns where."""
    home.backups.mkdir(exist_ok=True)
    to = home.backups / f"registry-{datetime.now():%Y%m%d-%H%M%S-%f}.sqlite3"
    with closing(sqlite3.connect(home.database)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
    return to
