import json
import shutil

import pytest
from build import decree, incoming, read_of

from registry.intake.backup import backup, restore
from registry.intake.committing import commit
from registry.intake.doctor import doctor
from registry.intake.indexing import catch_up, index_of
from registry.intake.keeping import keep
from registry.intake.withdrawing import undo, withdraw
from registry.store.registry import Registry


@pytest.fixture
def registry(tmp_path):
    opened = Registry.open(tmp_path / "sổ")
    yield opened
    opened.close()


def put(registry, tmp_path, number, words):
    document = decree(number=f"{number}/2025/QĐ-UBND", text=f"Điều 1. {words}", cites=None, title="Việc chung")
    file = incoming(tmp_path / f"{number}.docx", words)
    keep(registry.home, tmp_path / f"{number}.docx", file.sha256, file.suffix)
    commit(registry, file, read_of(document), "an")
    return document.id


def found(registry, words):
    return {hit.place.document for hit in index_of(registry).search(f'"{words}"').hits}


def test_the_index_follows_every_change(registry, tmp_path):
    one = put(registry, tmp_path, 1, "Giá đất trồng lúa")
    assert catch_up(registry)
    assert found(registry, "đất trồng lúa") == {one}
    two, three = put(registry, tmp_path, 2, "Giá đất trồng cây"), put(registry, tmp_path, 3, "Học phí mầm non")
    catch_up(registry)
    assert (found(registry, "giá đất"), found(registry, "học phí")) == ({one, two}, {three})
    put(registry, tmp_path, 3, "Viện phí mầm non")  # the same path, other words
    withdraw(registry, one, "sai", "an")
    catch_up(registry)
    assert (found(registry, "giá đất"), found(registry, "học phí"), found(registry, "viện phí")) == ({two}, set(), {three})
    undo(registry, one, "an")
    catch_up(registry)
    assert found(registry, "giá đất") == {one, two}
    assert index_of(registry).change == registry.change


def test_catching_up_twice_writes_once(registry, tmp_path):
    put(registry, tmp_path, 1, "Giá đất")
    catch_up(registry)
    pointer = registry.home.index / "current.json"
    before = pointer.stat().st_mtime_ns
    assert catch_up(registry)
    assert pointer.stat().st_mtime_ns == before


def test_a_damaged_or_foreign_index_is_made_anew(registry, tmp_path):
    one = put(registry, tmp_path, 1, "Giá đất")
    catch_up(registry)
    for path in registry.home.index.glob("g*/*"):
        path.write_bytes(b"harmed")
    assert {check.state for check in doctor(registry) if check.name == "Chỉ mục tìm kiếm"} == {"warning"}
    assert catch_up(registry)
    assert found(registry, "giá đất") == {one}
    other = Registry.open(tmp_path / "khác")
    shutil.copytree(registry.home.index, other.home.index)
    assert catch_up(other)
    assert found(other, "giá đất") == set()
    other.close()


def test_an_index_ahead_of_its_registry_is_made_anew(registry, tmp_path):
    """A backup put back in place: the cache knows of changes that never were."""
    one = put(registry, tmp_path, 1, "Giá đất")
    backup(registry, tmp_path / "a.zip")
    two = put(registry, tmp_path, 2, "Giá nước")
    catch_up(registry)
    assert found(registry, "giá nước") == {two}
    registry.close()
    for path in registry.home.path.glob("registry.sqlite3*"):
        path.unlink()
    restore(tmp_path / "a.zip", tmp_path / "mới")
    (tmp_path / "mới" / "registry.sqlite3").replace(registry.home.database)
    assert catch_up(registry)
    assert (found(registry, "giá nước"), found(registry, "giá đất")) == (set(), {one})


def test_pointer_and_registry_agree_by_number(registry, tmp_path):
    put(registry, tmp_path, 1, "Giá đất")
    catch_up(registry)
    pointer = json.loads((registry.home.index / "current.json").read_text(encoding="utf-8"))
    assert (pointer["change"], pointer["owner"]) == (registry.change, registry.token)
