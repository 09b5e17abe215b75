"""What people set in place of what was read: it survives reading again, follows the document, and can be taken back."""

import random
from dataclasses import replace
from datetime import date

import pytest
from build import decree, incoming, read_of

from registry.intake import committing
from registry.intake.committing import commit
from registry.intake.correcting import correct, standing, take_back
from registry.intake.deciding import decide
from registry.intake.withdrawing import undo, withdraw
from registry.model import Finding
from registry.store.errors import StoreError
from registry.store.registry import Registry

ID = "lam-dong-2025.ubnd.qd.12-2025.2025-09-30"
UNDATED = "lam-dong-2025.ubnd.qd.12-2025.0000-00-00"
TEXT = "Điều 1. Bãi bỏ Quyết định số 14/2020/QĐ-UBND ngày 05 tháng 5 năm 2020 của Ủy ban nhân dân tỉnh."


@pytest.fixture
def registry(tmp_path):
    opened = Registry.open(tmp_path / "sổ văn bản")
    yield opened
    opened.close()


def put(registry, path, document):
    document = replace(document, components=tuple(replace(c, file=path.name) for c in document.components))
    return commit(registry, incoming(path, path.name), read_of(document), "an")


def undated(**changes):
    return decree(issued=None, text=TEXT, **changes)


def headers(registry):
    return {h.id: h for h in registry.shelf.headers(ids=registry.shelf.ids())}


def test_a_date_that_was_not_read_gives_a_new_id_and_statements_follow(registry, tmp_path):
    put(registry, tmp_path / "a.docx", undated())
    assert correct(registry, UNDATED, {"issued": "30/9/2025"}, "bản scan mờ", "Lan") == ID
    (document,) = registry.shelf.documents(registry.shelf.ids())
    assert (document.id, document.header.issued, document.header.aliases) == (ID, date(2025, 9, 30), frozenset({UNDATED}))
    assert {m.place.document for m in document.mentions} == {ID}
    (mention,) = registry.shelf.mentions(["n:14/2020"])
    assert mention.place.document == ID
    assert registry.changes_since(1) == ([ID], [UNDATED])
    assert [e.what for e in registry.history(ID)] == ["added", "moved", "corrected"]
    last = registry.history(ID)[-1]
    assert last.by == "Lan" and "bản scan mờ" in last.detail and "2025-09-30" in last.detail


def test_it_survives_reading_again_and_holds_for_a_twin(registry, tmp_path, monkeypatch):
    put(registry, tmp_path / "a.docx", undated())
    correct(registry, UNDATED, {"issued": "2025-09-30", "title": "Về giá đất"}, "vì", "Lan")
    monkeypatch.setattr(committing, "programs", lambda: "mới")
    assert put(registry, tmp_path / "a.docx", undated()).document == ID
    assert put(registry, tmp_path / "b.txt", undated()).document == ID
    assert put(registry, tmp_path / "c.txt", decree(text=TEXT)).document == ID
    (header,) = headers(registry).values()
    assert (header.id, header.title, header.issued) == (ID, "Về giá đất", date(2025, 9, 30))
    assert len(registry.files(ID)) == 3


def test_reading_better_than_before_keeps_what_people_said(registry, tmp_path, monkeypatch):
    put(registry, tmp_path / "a.docx", undated())
    correct(registry, UNDATED, {"title": "Về giá đất"}, "vì", "Lan")
    monkeypatch.setattr(committing, "programs", lambda: "mới")
    assert put(registry, tmp_path / "a.docx", decree(text=TEXT)).document == ID
    assert headers(registry)[ID].title == "Về giá đất"
    assert standing(registry, ID) == {"title": "Về giá đất"}
    assert take_back(registry, ID, ["title"], "nhầm", "Lan") == ID
    assert headers(registry)[ID].title == "Ban hành quy định"


def test_taking_back_gives_the_former_registry(registry, tmp_path):
    put(registry, tmp_path / "a.docx", undated())
    before = list(registry.shelf.documents([UNDATED]))
    read_before = [replace(d, mentions=()) for d in before]
    correct(registry, UNDATED, {"issued": "2025-09-30"}, "vì", "Lan")
    assert take_back(registry, ID, ["issued"], "nhầm", "Bình") == UNDATED
    (after,) = registry.shelf.documents([UNDATED])
    assert replace(after, mentions=(), header=replace(after.header, aliases=frozenset()), extractor="thử 1") == read_before[0]
    assert registry.shelf.ids() == [UNDATED]
    assert registry.lookup(ID)[0].id == UNDATED
    assert [(c.value, c.undone) for c in registry.corrections(UNDATED)] == [("2025-09-30", True)]


def test_decisions_follow_a_corrected_id(registry, tmp_path):
    document = undated()
    put(registry, tmp_path / "a.docx", document)
    decide(registry, Finding("E1", document.mentions[0].place, "dấu hiệu"), "confirmed", "", "Lan")
    correct(registry, UNDATED, {"issued": "2025-09-30"}, "vì", "Lan")
    (decision,) = registry.decisions().values()
    place = replace(document.mentions[0].place, document=ID)
    assert (decision.document, decision.fingerprint) == (ID, Finding("E1", place, "dấu hiệu").fingerprint)


def test_two_documents_become_one_only_when_told(registry, tmp_path):
    put(registry, tmp_path / "a.docx", undated())
    put(registry, tmp_path / "b.docx", decree(text=TEXT))
    with pytest.raises(StoreError, match="--join"):
        correct(registry, UNDATED, {"issued": "2025-09-30"}, "vì", "Lan")
    assert registry.shelf.ids() == [UNDATED, ID] and registry.change == 2
    assert correct(registry, UNDATED, {"issued": "2025-09-30"}, "vì", "Lan", join=True) == ID
    assert (registry.shelf.ids(), len(registry.files(ID))) == ([ID], 2)
    take_back(registry, ID, ["issued"], "nhầm", "Lan")
    assert registry.shelf.ids() == [UNDATED, ID]
    assert [len(registry.files(id)) for id in (UNDATED, ID)] == [1, 1]


def test_any_order_of_adding_and_correcting_ends_the_same(tmp_path):
    steps = [("a.docx", undated()), ("b.txt", undated()), ("c.txt", decree(text=TEXT)), ("d.docx", decree(number="13/2025/QĐ-UBND"))]
    seen, dice = set(), random.Random(3)
    for run in range(5):
        registry = Registry.open(tmp_path / f"sổ {run}")
        put(registry, tmp_path / "vào" / "a.docx", undated())
        correct(registry, UNDATED, {"issued": "2025-09-30", "agency": "Sở Tài chính"}, "vì", "Lan")
        for name, document in steps:
            put(registry, tmp_path / "vào" / name, document)
        told = [*registry.shelf.documents(registry.shelf.ids()), *registry.shelf.mentions(["n:14/2020"])]
        seen.add(repr([replace(d, extractor="") if hasattr(d, "extractor") else d for d in told]))
        registry.close()
        dice.shuffle(steps)
    assert len(seen) == 1


def test_a_corrected_document_can_be_withdrawn_and_put_back(registry, tmp_path):
    put(registry, tmp_path / "a.docx", undated())
    correct(registry, UNDATED, {"issued": "2025-09-30"}, "vì", "Lan")
    before = list(registry.shelf.documents([ID]))
    withdraw(registry, ID, "sai", "Lan")
    with pytest.raises(StoreError, match="Không có văn bản"):
        correct(registry, ID, {"title": "x"}, "vì", "Lan")
    undo(registry, ID, "Lan")
    assert list(registry.shelf.documents([ID])) == before


@pytest.mark.parametrize(
    ("values", "reason", "by", "said"),
    [
        ({"issued": "31/2/2025"}, "vì", "Lan", "không phải là ngày"),
        ({"number": "không số"}, "vì", "Lan", "không phải số"),
        ({"color": "x"}, "vì", "Lan", "không có trường"),
        ({"title": " "}, "vì", "Lan", "không được để trống"),
        ({}, "vì", "Lan", "chưa nêu"),
        ({"title": "x"}, "", "Lan", "lý do"),
        ({"title": "x"}, "vì", " ", "tên người sửa"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(registry, tmp_path, values, reason, by, said):
    put(registry, tmp_path / "a.docx", undated())
    with pytest.raises(StoreError, match=said):
        correct(registry, UNDATED, values, reason, by)
    assert registry.change == 1


def test_a_failure_inside_leaves_all_as_it_was(registry, tmp_path, monkeypatch):
    from registry.intake import correcting

    put(registry, tmp_path / "a.docx", undated())
    before = list(registry.shelf.documents([UNDATED]))

    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(correcting, "settle", fail)
    with pytest.raises(RuntimeError):
        correct(registry, UNDATED, {"issued": "2025-09-30"}, "vì", "Lan")
    assert (registry.change, list(registry.shelf.documents([UNDATED])), registry.corrections(UNDATED)) == (1, before, [])
