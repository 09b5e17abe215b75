"""The index as a cache: current up to a change number, and absent whenever it cannot be trusted."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from searching_samples import corpus, unit

from registry.searching import Absent, Busy, Index, Query, open_index, parse_query
from registry.searching import index as index_module
from registry.searching.engines.pickles import OwnFolder, loads

UNITS = corpus(12)
HIT = unit("Quy định về bảng giá đất ở nông thôn", "new")
ENGINES = ("whoosh", "tantivy")


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    """A home with a space and diacritics in its path."""
    made = open_index(tmp_path / "Sở Tư pháp" / "index", request.param)
    made.rebuild(iter(UNITS), 5)
    return made


def folder(index: Index) -> Path:
    return index._folder


def files(index: Index) -> list[Path]:
    return sorted(path for path in folder(index).rglob("*") if path.is_file() and path.parent != folder(index))


def test_absent_at_first(tmp_path: Path) -> None:
    index = open_index(tmp_path / "index")
    assert index.change is None
    assert len(index) == 0
    with pytest.raises(Absent):
        index.search("đất")
    with pytest.raises(Absent):
        index.update([], [], 1)


def test_rebuilt_and_opened_by_another(index: Index) -> None:
    other = open_index(folder(index))
    assert (other.change, len(other)) == (5, len(UNITS))
    assert other.search("đất").total == index.search("đất").total > 0


def test_update_takes_out_and_puts_in_and_can_be_repeated(index: Index) -> None:
    other = open_index(folder(index))
    total = other.search("đất").total
    gone = sum(1 for u in UNITS if u.document == "d1")
    for _ in range(2):
        index.update([HIT], ["d1"], 6)
        assert (other.change, len(other)) == (6, len(UNITS) - gone + 1)
        assert [hit.place for hit in other.search("bảng giá đất ở nông thôn").hits] == [HIT.place]
        assert other.search("đất", within=["d1"]).total == 0
    index.update([u for u in UNITS if u.document == "d1"], ["new"], 7)
    assert (other.change, len(other), other.search("đất").total) == (7, len(UNITS), total)


def test_rebuild_leaves_one_generation(index: Index) -> None:
    index.rebuild([HIT], 9)
    index.rebuild([HIT], 10)
    assert len(list(folder(index).glob("g*"))) == 1
    assert (index.change, len(index)) == (10, 1)


def test_auto_takes_tantivy_beyond_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = open_index(tmp_path)
    monkeypatch.setattr(index_module, "WHOOSH_AT_MOST", 4)
    index.rebuild(UNITS[:4], 1)
    assert (index.engine, index.outgrown) == ("whoosh", False)
    index.update(corpus(12), [], 2)
    assert (index.engine, index.outgrown) == ("whoosh", True)
    index.rebuild(iter(UNITS), 3)
    assert (index.engine, index.outgrown, len(index)) == ("tantivy", False, len(UNITS))


def test_another_engine_means_absent(index: Index) -> None:
    other = next(name for name in ENGINES if name != index.engine)
    assert open_index(folder(index), other).change is None
    assert open_index(folder(index), "auto").change == 5


def test_copied_moved_or_another_owners_is_absent(index: Index, tmp_path: Path) -> None:
    shutil.copytree(folder(index), tmp_path / "elsewhere")
    assert open_index(tmp_path / "elsewhere").change is None
    assert open_index(folder(index), owner="another registry").change is None
    assert open_index(folder(index)).change == 5


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"schema": 1}', json.dumps({"schema": "99"})])
def test_a_damaged_pointer_is_absent(index: Index, content: str) -> None:
    (folder(index) / "current.json").write_text(content)
    assert index.change is None
    index.rebuild(UNITS, 6)
    assert index.change == 6


def test_a_pointer_out_of_the_folder_is_absent(index: Index, tmp_path: Path) -> None:
    pointer = folder(index) / "current.json"
    told = json.loads(pointer.read_text("utf-8"))
    shutil.copytree(folder(index) / told["generation"], tmp_path / "g000009")
    pointer.write_text(json.dumps(told | {"generation": "../../g000009"}))
    assert index.change is None


def test_an_older_schema_is_absent(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "schema", lambda: "another")
    assert index.change is None


@pytest.mark.parametrize("damage", ["cut", "empty", "noise", "gone"])
def test_damaged_files_raise_absent_and_nothing_else(index: Index, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever file is hit: the answer is right, or the index is absent and can be rebuilt."""
    monkeypatch.setattr(index_module, "_OPENINGS", 1)  # nobody commits here: no need to look again
    expected = {hit.place for hit in index.search("đất", count=500).hits}
    whole = {path: path.read_bytes() for path in [folder(index) / "current.json", *files(index)]}
    for path, data in whole.items():
        damaged = {"cut": data[: len(data) // 2], "empty": b"", "noise": bytes(255 - byte for byte in data), "gone": None}[damage]
        path.unlink()
        if damaged is not None:
            path.write_bytes(damaged)
        opened = open_index(folder(index))
        try:
            assert {hit.place for hit in opened.search("đất", count=500).hits} == expected
        except Absent:
            assert opened.change is None
        for each, content in whole.items():
            each.write_bytes(content)
    index.rebuild(UNITS, 5)
    assert {hit.place for hit in index.search("đất", count=500).hits} == expected


def test_a_query_that_no_index_can_answer_condemns_none(index: Index) -> None:
    with pytest.raises((TypeError, UnboundLocalError)):
        index.search(Query("", "no node"))  # type: ignore[arg-type]
    assert index.change == 5


class _Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch evil-was-here",)


def test_a_hostile_index_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    index = open_index(tmp_path / "index", "whoosh")
    index.rebuild(UNITS, 5)
    toc = next(path for path in files(index) if path.suffix == ".toc")
    data = toc.read_bytes()
    at = data.rindex(b"\x80", 0, data.rindex(b"W3Segment"))  # the pickled list of segments stands at the end
    toc.write_bytes(data[:at] + pickle.dumps(_Evil()))
    again = open_index(tmp_path / "index", "whoosh")
    assert again.change is None
    assert not (tmp_path / "evil-was-here").exists()
    with pytest.raises(pickle.UnpicklingError):
        loads(pickle.dumps(_Evil(), 2))
    assert loads(pickle.dumps(((1, 2), None, 1.5), 2)) == ((1, 2), None, 1.5)


@pytest.mark.parametrize("name", ["../x", "a/b", "a\\b", "..", "", "C:x"])
def test_names_that_lead_out_of_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match="not a name"):
        OwnFolder(str(tmp_path)).open_file(name)


def _hold(path: str, ready: object, done: object) -> None:
    with open_index(Path(path))._writing(1):
        ready.set()  # type: ignore[attr-defined]
        done.wait(20)  # type: ignore[attr-defined]


def test_only_one_process_writes_and_others_read_on(index: Index) -> None:
    spawn = multiprocessing.get_context("spawn")
    ready, done = spawn.Event(), spawn.Event()
    holder = spawn.Process(target=_hold, args=(str(folder(index)), ready, done))
    holder.start()
    assert ready.wait(20)
    with pytest.raises(Busy):
        index.update([HIT], [], 6, wait=0.1)
    with pytest.raises(Busy):
        index.rebuild([HIT], 6, wait=0.1)
    assert index.search("đất").total > 0
    done.set()
    holder.join(20)
    index.update([HIT], [], 6)
    assert index.change == 6


def _write_on(path: str, engine: str, ready: object) -> None:
    index = open_index(Path(path), engine)  # type: ignore[arg-type]
    for change in range(6, 12):
        index.update([u for u in UNITS if u.document == f"d{change}"], [], change)
        ready.set()  # type: ignore[attr-defined]
        if change == 9:
            index.rebuild(UNITS, change)


def test_readers_meet_a_writer_and_find_all(index: Index) -> None:
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Event()
    expected = index.search("đất").total
    writer = spawn.Process(target=_write_on, args=(str(folder(index)), index.engine, ready))
    writer.start()
    assert ready.wait(30)
    seen = set()
    while writer.is_alive() or 11 not in seen:
        fresh = open_index(folder(index))
        seen.add(fresh.change)
        assert fresh.search("đất").total == index.search("đất").total == expected
    writer.join(20)
    assert None not in seen


def test_a_writer_that_dies_leaves_what_was_there(index: Index) -> None:
    def breaks() -> Iterator[object]:
        yield HIT
        raise struct.error("the reader of units broke")

    for write in (lambda: index.update(breaks(), ["d1"], 6), lambda: index.rebuild(breaks(), 6)):  # type: ignore[arg-type]
        with pytest.raises(struct.error):
            write()
        fresh = open_index(folder(index))
        assert (fresh.change, len(fresh)) == (5, len(UNITS))
    index.update([HIT], [], 6)
    index.rebuild(UNITS, 7)
    assert len(list(folder(index).glob("g*"))) == 1


def test_nearest_only_where_no_unit_holds_all_words(index: Index) -> None:
    whole = index.search("mức thu phí")
    assert (whole.nearest, whole.total > 0) == (False, True)
    part = index.search("mức thu phí xyzt", documents=True)
    assert part.nearest
    assert part.total == sum(part.documents.values()) > 0
    assert index.search("mức thu phí xyzt", nearest=False).total == 0
    assert index.search('"mức thu phí xyzt"').total == 0


def test_result(index: Index) -> None:
    found = index.search(parse_query('"quyền sử dụng đất" loại:QĐ hiệulực:còn'), first=0, count=2, documents=True)
    assert found.total >= len(found.hits) > 0
    assert sum(found.documents.values()) == found.total
    assert [o.value for o in found.outside] == ["còn"]
    assert all("[[" in hit.snippet.marked() for hit in found.hits)
    assert all(hit.place.quote == hit.place.span.of(hit.place.quote) for hit in found.hits)
    assert index.search("quyen su dunng dat").suggestion == "quyen su dung dat"
