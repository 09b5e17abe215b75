import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from registry.store import schema
from registry.store.errors import StoreError
from registry.store.registry import Registry


@pytest.fixture
def registry(tmp_path):
    opened = Registry.open(tmp_path / "sổ văn bản")
    yield opened
    opened.close()


def test_a_new_registry_is_empty_and_made_once(registry):
    assert (registry.change, registry.shelf.ids(), registry.changes_since(0), registry.history()) == (0, [], ([], []), [])
    again = Registry.open(registry.home.path)
    again.close()
    assert not registry.home.backups.exists()


def test_opening_without_create_says_what_to_do(tmp_path):
    with pytest.raises(StoreError, match="rasoat add"):
        Registry.open(tmp_path / "không có", create=False)
    assert not (tmp_path / "không có").exists()


def test_the_database_is_set_as_measured(registry):
    from django.db import connections

    from registry.store import settings

    with connections[settings.connect(registry.home.database)].cursor() as cursor:
        told = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert told == ["wal", 2, 1]


def test_a_newer_schema_is_refused_with_a_sentence(registry):
    with closing(sqlite3.connect(registry.home.database)) as database, database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('registry', '9999_later', '2030-01-01')")
    with pytest.raises(StoreError, match="mới hơn"):
        Registry.open(registry.home.path)


def test_an_older_schema_is_backed_up_and_then_migrated(registry, monkeypatch):
    ran = []
    with closing(sqlite3.connect(registry.home.database)) as database, database:
        database.execute("UPDATE django_migrations SET name = '0000_before' WHERE app = 'registry'")
    monkeypatch.setattr(schema, "KNOWN", schema.KNOWN | {"0000_before"})
    monkeypatch.setattr(schema, "_migrate", lambda home: ran.append(home))
    Registry.open(registry.home.path)
    assert ran == [registry.home]
    (copy,) = registry.home.backups.iterdir()
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT COUNT(*) FROM registry_document").fetchone() == (0,)


def test_the_first_schema_with_a_document_is_migrated_for_real(tmp_path):
    """A home as the first release left it: made by its migration alone, filled by SQL, opened by this program."""
    from django.core.management import call_command
    from django.db import connections

    from registry.store import settings

    home = tmp_path / "kho cũ"
    home.mkdir()
    alias = settings.connect(home / "registry.sqlite3")
    settings.models()
    call_command("migrate", "registry", "0001", database=alias, verbosity=0, interactive=False)
    with connections[alias].cursor() as cursor:
        cursor.execute("INSERT INTO registry_document (id, header, name, withdrawn) VALUES ('x', '{\"id\":\"x\",\"key\":null}', 'a', 0)")
        cursor.execute(
            "INSERT INTO registry_file (id, document_id, sha256, suffix, size, reader, extractor, programs, losses, text, weight, body) "
            "VALUES (1, 'x', 'ab', '.txt', 1, '', '', '', '[]', '', '', '{\"header\":{\"id\":\"x\",\"key\":null},\"components\":[]}')"
        )
        cursor.execute("UPDATE registry_document SET file_id = 1")
    settings.disconnect(home / "registry.sqlite3")
    opened = Registry.open(home)
    (document,) = opened.shelf.documents(["x"])
    assert (document.id, opened.corrections("x"), opened.shelf.headers(ids=["x"])[0].field) == ("x", [], "")
    (copy,) = opened.home.backups.iterdir()
    with closing(sqlite3.connect(copy)) as database:
        applied = {name for (name,) in database.execute("SELECT name FROM django_migrations WHERE app = 'registry'")}
        assert applied == {"0001_initial"}
    with closing(sqlite3.connect(home / "registry.sqlite3")) as database, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute("DELETE FROM registry_change")
    opened.close()


def test_what_is_no_database_is_said(tmp_path):
    (tmp_path / "registry.sqlite3").write_bytes(b"not a database at all, but long enough to be taken for one" * 40)
    with pytest.raises(StoreError, match="Không đọc được cơ sở dữ liệu"):
        Registry.open(tmp_path)


def test_history_cannot_be_rewritten(registry):
    with closing(sqlite3.connect(registry.home.database)) as database:
        database.execute(
            "INSERT INTO registry_change (number, at, \"by\", what, document, detail) VALUES (1, '2025-01-01', 'a', 'added', 'x', '')"
        )
        for sql in ("UPDATE registry_change SET \"by\" = 'b'", "DELETE FROM registry_change"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                database.execute(sql)


def test_reading_loads_no_django(registry):
    """The command line's cold start rests on this."""
    code = (
        "import sys; from registry.store.registry import Registry; r = Registry.open(sys.argv[1]); r.shelf.ids(); r.history();"
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code, str(registry.home.path)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_models_and_migrations_agree(registry):
    from django.core.management import call_command

    from registry.store import settings

    settings.models()
    call_command("makemigrations", "registry", check=True, dry_run=True, verbosity=0)


def test_two_that_open_a_new_home_at_once_make_it_once(tmp_path):
    code = "import sys; from registry.store.registry import Registry; print(Registry.open(sys.argv[1]).change)"
    both = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "so")], stdout=subprocess.PIPE) for _ in range(2)]
    assert [(p.communicate()[0].strip(), p.returncode) for p in both] == [(b"0", 0), (b"0", 0)]
    assert not (tmp_path / "so" / "backups").exists()


def test_another_thread_reads(registry):
    seen = []

    def look():
        seen.append(registry.change)
        registry.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [0]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything can be written here")
def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="quyền ghi"):
        Registry.open(tmp_path)


def test_a_lock_that_is_no_file_is_said(tmp_path):
    (tmp_path / "registry.lock").mkdir()
    with pytest.raises(StoreError, match="quyền ghi"):
        Registry.open(tmp_path)
