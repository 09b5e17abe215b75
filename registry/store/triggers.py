"""SQL that makes the table of changes append-only: the database refuses, whoever asks; and its first line, number 0."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

_SQLITE = """
CREATE TRIGGER registry_change_{verb} BEFORE {verb} ON registry_change
BEGIN SELECT RAISE(ABORT, 'registry_change is append-only'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE FUNCTION registry_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'registry_change is append-only'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER registry_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON registry_change
FOR EACH STATEMENT EXECUTE FUNCTION registry_append_only()
"""


def create(apps: Any, editor: Any) -> None:
    """For a migration's RunPython."""
    if editor.connection.vendor == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            editor.execute(_SQLITE.format(verb=verb))
    elif editor.connection.vendor == "postgresql":
        editor.execute(_POSTGRESQL_FUNCTION)
        editor.execute(_POSTGRESQL)


def begin(apps: Any, editor: Any) -> None:
    """For a migration's RunPython: the registry's token, by which an index knows whose it is."""
    first = {"number": 0, "at": datetime.now(UTC), "by": "", "what": "created", "document": "", "detail": uuid.uuid4().hex}
    apps.get_model("registry", "Change").objects.using(editor.connection.alias).create(**first)
