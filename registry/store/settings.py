"""Django, set up when something is to be written; reading does without (reader.py).

One process may open several homes: each is a database alias of its own.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

from registry.store.reader import BUSY_SECONDS

INSTALLED_APPS = ("django.contrib.contenttypes", "django.contrib.auth", "registry.store.apps.StoreConfig")
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


def disconnect(file: Path) -> None:
    """Close what this thread has open to the file, where Django was needed at all."""
    if "django.db" not in sys.modules:
        return
    from django.db import connections

    for alias, known in connections.databases.items():
        if str(known.get("NAME")) == str(file):
            connections[alias].close()


def models() -> Any:
    """The models module, after Django's own setup (0.15 s, once)."""
    from django.apps import apps

    with _guard:
        if not apps.ready:
            import django

            django.setup()
    from registry.store import models

    return models
