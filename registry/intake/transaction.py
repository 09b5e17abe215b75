"""One change: a short transaction that gets one number, and the lines of history that say what it did."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from registry.store import settings
from registry.store.errors import StoreError, reason
from registry.store.registry import Registry


@dataclass(slots=True)
class Writing:
    """Inside of one transaction: the models, the database's alias, and who writes."""

    models: Any
    alias: str
    by: str
    at: datetime
    lines: list[tuple[str, str, str]] = field(default_factory=list)

    def rows(self, model: str) -> Any:
        """The table's rows in this registry."""
        return getattr(self.models, model).objects.using(self.alias)

    def insert(self, table: str, columns: Sequence[str], values: Sequence[Sequence[Any]]) -> None:
        """Many plain rows at a fraction of the models' time."""
        from django.db import connections

        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
        with connections[self.alias].cursor() as cursor:
            cursor.executemany(sql, values)

    def remove(self, table: str, document: str) -> None:
        """All plain rows of the document, likewise."""
        from django.db import connections

        with connections[self.alias].cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE document_id = %s", [document])

    def note(self, what: str, document: str, **detail: Any) -> None:
        """A line of history, written with the change's number when the transaction ends."""
        told = json.dumps(detail, ensure_ascii=False, sort_keys=True) if detail else ""
        self.lines.append((what, document, told))


def ready(registry: Registry) -> tuple[str, Any]:
    """Django set up for this registry: the alias of its database, and the models. Takes 0.2 s the first time."""
    return settings.connect(registry.home.database), settings.models()


@contextmanager
def writing(registry: Registry, by: str) -> Iterator[Writing]:
    """A transaction; committed with a change number if anything was noted, rolled back on any exception.

    Raises StoreError where the database does not take it: then nothing of it is there.
    """
    alias, models = ready(registry)
    from django.db import Error, transaction

    try:
        with transaction.atomic(using=alias, durable=True):
            change = Writing(models, alias, by, datetime.now(UTC))
            yield change
            if change.lines:
                _number(change)
    except Error as error:
        raise StoreError(f"Không ghi được vào {registry.home.path} ({reason(error)}); chưa có gì thay đổi.") from error


def _number(change: Writing) -> None:
    """Write what was noted, under the change's number."""
    rows = change.rows("Change")
    number, told = _next(change.alias), {"at": change.at, "by": change.by}
    rows.bulk_create([
        change.models.Change(number=number, what=what, document=document, detail=detail, **told)
        for what, document, detail in change.lines
    ])  # fmt: skip


def _next(alias: str) -> int:
    """One more than the last; nobody else can be here: SQLite's transaction is IMMEDIATE, PostgreSQL's takes a lock."""
    from django.db import connections

    with connections[alias].cursor() as cursor:
        if connections[alias].vendor == "postgresql":
            cursor.execute("LOCK TABLE registry_change IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("SELECT COALESCE(MAX(number), 0) + 1 FROM registry_change")
        return int(cursor.fetchone()[0])
