"""Django, set up when first needed: a connection alone for reading, the models for writing.

One process may open several homes: each is a database alias of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

INSTALLED_APPS = ("django.contrib.contenttypes", "django.contrib.auth", "registry.store.apps.StoreConfig")
BUSY_SECONDS = 30
_guard = threading.Lock()


def database(file: Path) -> dict[str, Any]:
    """SQLite as measured: WAL, every transaction IMMEDIATE (DEFERRED lost two of three under writers), synchronous FULL."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": BUSY_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def options(file: Path) -> dict[str, Any]:
    """The settings that store and web share; web's settings module adds its own to them."""
    return {
        "DATABASES": {"default": database(file)},
        "INSTALLED_APPS": list(INSTALLED_APPS),
        "AUTH_USER_MODEL": "registry.User",
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
        "TIME_ZONE": "Asia/Ho_Chi_Minh",
        "LANGUAGE_CODE": "vi",
        "LOGGING_CONFIG": None,
    }


def connect(file: Path) -> str:
    """The alias under which the database file can be reached through django.db.connections."""
    from django.conf import settings

    with _guard:
        if not settings.configured:
            settings.configure(**options(file))
        from django.db import connections

        name = str(file)
        for alias, known in connections.databases.items():
            if str(known.get("NAME")) == name:
                return alias
        alias = f"home{len(connections.databases)}"
        made = connections.configure_settings({"default": {}, alias: database(file)})
        connections.databases[alias] = made[alias]
        return alias


def models() -> Any:
    """The models module, after Django's own setup (0.15 s, once)."""
    from django.apps import apps

    with _guard:
        if not apps.ready:
            import django

            django.setup()
    from registry.store import models

    return models


def rows(alias: str, sql: str, values: Sequence[Any] = ()) -> list[Any]:
    """What a SELECT gives, without the app registry: Django's own cursor() warns before setup, create_cursor() does not ask."""
    from django.db import connections

    connection = connections[alias]
    with connection.wrap_database_errors:
        connection.ensure_connection()
        with closing(connection.create_cursor()) as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())
