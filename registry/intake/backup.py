"""A registry in one zip file: the database as of one moment and the files that it names; and back again, verified."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import registry as program
from registry.intake.keeping import digest, kept, sync_folder
from registry.store.errors import StoreError, reason
from registry.store.home import Home
from registry.store.registry import Registry

MANIFEST, DATABASE = "rasoat.json", "registry.sqlite3"
_NAMED = re.compile(r"files/([0-9a-f]{2})/([0-9a-f]{64})((?:\.\w{1,15})?)")
_LIMIT = 1 << 40
_UNSOUND = (zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, EOFError, RuntimeError, sqlite3.Error)


class _HarmedError(Exception):
    """str(error): what of the archive is not as backup() wrote it."""


def backup(registry: Registry, to: Path) -> int:
    """Write the zip, taken while others read and write; returns the number of files in it. Raises StoreError."""
    try:
        return _backup(registry, to)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"Không sao lưu được vào {to} ({reason(error)}).") from error


def _backup(registry: Registry, to: Path) -> int:
    part = to.with_name(to.name + ".part")
    with tempfile.TemporaryDirectory(dir=to.absolute().parent, prefix="rasoat-") as folder:
        copy = Path(folder) / DATABASE
        with closing(sqlite3.connect(copy)) as target:
            registry.reader.copy(target)
            target.execute("PRAGMA journal_mode=DELETE")
        files = _files(copy)
        try:
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as out:
                told = {
                    "program": program.__version__,
                    "made": datetime.now(UTC).isoformat(),
                    "database": digest(copy),
                    "files": len(files),
                }
                out.writestr(MANIFEST, json.dumps(told))
                out.write(copy, DATABASE)
                for sha256, suffix in files:
                    path = kept(registry.home, sha256, suffix)
                    if not path.is_file():
                        raise StoreError(f"Thiếu tệp {path.name} trong kho; hãy chạy `rasoat doctor` trước khi sao lưu.")
                    out.write(path, f"files/{sha256[:2]}/{path.name}")
            part.replace(to)
            sync_folder(to.absolute().parent)
        finally:
            part.unlink(missing_ok=True)
    return len(files)


def restore(archive: Path, home: Path) -> int:
    """Make the registry of a backup in a new or empty folder; nothing is there unless all of it is sound.

    Returns the number of files. Raises StoreError where the folder is taken or the archive is not what backup() wrote.
    """
    place = Home(home.absolute())
    if place.database.exists():
        raise StoreError(f"Thư mục {place.path} đã có một kho; hãy phục hồi vào thư mục khác.")
    if place.path.is_dir() and any(place.path.iterdir()):
        raise StoreError(f"Thư mục {place.path} không trống; hãy phục hồi vào một thư mục mới hoặc trống.")
    made = [folder for folder in (place.path, *place.path.parents) if not folder.exists()]
    place.prepare()
    try:
        return _restore(archive, place)
    except OSError as error:
        raise StoreError(f"Không phục hồi được vào {place.path} ({reason(error)}).") from error
    finally:
        for folder in made:
            with suppress(OSError):  # what was restored is in it
                folder.rmdir()


def _restore(archive: Path, place: Home) -> int:
    with tempfile.TemporaryDirectory(dir=place.path, prefix="restore-") as folder:
        try:
            with zipfile.ZipFile(archive) as source:
                files = _unpack(source, Path(folder))
        except (_HarmedError, *_UNSOUND) as error:
            why = f" ({error})" if isinstance(error, _HarmedError) else ""  # what libraries say is English
            raise StoreError(f"Tệp {archive.name} không phải bản sao lưu của rasoat hoặc đã hỏng{why}.") from None
        for path in sorted((Path(folder) / "files").glob("*/*")):
            target = place.files / path.parent.name / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        (Path(folder) / DATABASE).replace(place.database)
        sync_folder(place.path)
    return files


def _unpack(source: zipfile.ZipFile, folder: Path) -> int:
    """Database and files into the folder, each compared with its hash."""
    told = json.loads(source.read(MANIFEST))
    _copy(source, DATABASE, folder / DATABASE, told["database"])
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise _HarmedError("cơ sở dữ liệu hỏng")
    files = _files(folder / DATABASE)
    for sha256, suffix in files:
        name = f"files/{sha256[:2]}/{sha256}{suffix}"
        if not _NAMED.fullmatch(name):
            raise _HarmedError("tên tệp lạ")
        _copy(source, name, folder / name, sha256)
    return len(files)


def _copy(source: zipfile.ZipFile, name: str, target: Path, sha256: str) -> None:
    if source.getinfo(name).file_size > min(_LIMIT, shutil.disk_usage(target.anchor).free):
        raise _HarmedError(f"{name} quá lớn")
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open(name) as packed, target.open("wb") as out:
        shutil.copyfileobj(packed, out, 1 << 20)
    if digest(target) != sha256:
        raise _HarmedError(f"{name} không đúng mã băm")


def _files(database: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(database)) as opened:
        return list(opened.execute("SELECT sha256, suffix FROM registry_file ORDER BY sha256"))
