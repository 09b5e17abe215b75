"""What a read file does to the registry; files are written, but reading them is taken as given."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from build import decree, incoming, read_of

from registry.intake import committing
from registry.intake.committing import commit, commit_again, is_known
from registry.intake.deciding import decide, record
from registry.intake.withdrawing import undo, withdraw
from registry.model import Event, Finding, Period, json
from registry.store.errors import StoreError
from registry.store.registry import Registry

ID = "lam-dong-2025.ubnd.qd.12-2025.2025-09-30"


@pytest.fixture
def registry(tmp_path):
    opened = Registry.open(tmp_path / "sổ văn bản")
    yield opened
    opened.close()


def put(registry, path, content, document, losses=()):
    """The outcome of a file with this content that reads as the document."""
    file = incoming(path, content)
    if is_known(registry, file.sha256):
        return commit_again(registry, file, "an")
    return commit(registry, file, read_of(replace_file(document, file.name), losses), "an")


def replace_file(document, name):
    return replace(document, components=tuple(replace(c, file=name) for c in document.components))


def contents(registry):
    """All that a shelf tells, as text."""
    shelf = registry.shelf
    documents = list(shelf.documents(shelf.ids()))
    blocks = {b for d in documents for m in d.mentions for b in m.target.blocks} | {b for d in documents for b in d.header.blocks}
    features = {f"c:{b}" for b in blocks}
    return "\n".join([
        *shelf.ids(), *map(json.dumps, shelf.headers(ids=shelf.ids())), *map(json.dumps, shelf.headers(blocks=blocks)),
        *map(json.dumps, documents), *map(json.dumps, shelf.mentions(blocks)), *map(str, shelf.sharing(features)),
    ])  # fmt: skip


def test_a_document_comes_in_whole(registry, tmp_path):
    document = decree()
    outcome = put(registry, tmp_path / "a.docx", "a", document)
    assert (outcome.result, outcome.document, outcome.problems, outcome.inside) == ("added", ID, (), True)
    assert list(registry.shelf.documents([ID, "không có"])) == [document]
    assert registry.shelf.headers(ids=[ID]) == registry.shelf.headers(blocks=["n:12/2025"]) == [document.header]
    assert registry.shelf.mentions(["n:14/2020", "n:1"]) == list(document.mentions)
    assert (registry.change, registry.changes_since(0), registry.changes_since(1)) == (1, ([ID], []), ([], []))


def test_the_same_file_again_changes_nothing(registry, tmp_path):
    put(registry, tmp_path / "a.docx", "a", decree())
    before = contents(registry)
    assert put(registry, tmp_path / "a.docx", "a", decree()).result == "unchanged"
    assert (registry.change, contents(registry)) == (1, before)


def test_the_same_bytes_elsewhere_are_unchanged_and_noted(registry, tmp_path):
    put(registry, tmp_path / "b.docx", "a", decree())
    assert put(registry, tmp_path / "x" / "a.docx", "a", decree()).result == "unchanged"
    assert [entry.what for entry in registry.history(ID)] == ["added", "source"]
    assert registry.changes_since(1) == ([], [])
    (document,) = registry.shelf.documents([ID])
    assert document.components[0].file == "a.docx"  # the first in order, not the first that came


def test_the_same_text_in_another_file_is_a_twin(registry, tmp_path):
    put(registry, tmp_path / "a.docx", "a", decree())
    outcome = put(registry, tmp_path / "b.txt", "b", decree())
    assert (outcome.result, outcome.document, outcome.problems) == ("twin", ID, ())


def test_a_changed_file_at_its_path_speaks_from_then_on(registry, tmp_path):
    new = decree(text="Điều 1. Bãi bỏ Quyết định số 15/2020/QĐ-UBND.", cites="15/2020/QĐ-UBND")
    for content in "abcdef":  # whatever the hashes are
        path = tmp_path / content / "q.docx"
        put(registry, path, f"cũ {content}", decree())
        outcome = put(registry, path, f"mới {content}", new)
        assert (outcome.result, outcome.document) == ("new_version" if content == "a" else "twin", ID)
        assert registry.shelf.mentions(["n:14/2020"]) == []
        assert len(registry.shelf.mentions(["n:15/2020"])) == 1


def test_between_two_files_the_lesser_loss_then_the_format_speaks(registry, tmp_path):
    other = decree(text="Điều 1. Bãi bỏ Quyết định số 15/2020/QĐ-UBND.", cites="15/2020/QĐ-UBND")
    put(registry, tmp_path / "a.docx", "a", decree(), losses=("mất 2 hình",))
    outcome = put(registry, tmp_path / "a.txt", "b", other)
    assert (outcome.result, outcome.problems) == ("new_version", ())
    assert len(registry.shelf.mentions(["n:15/2020"])) == 1
    third = put(registry, tmp_path / "b.docx", "c", decree(), losses=("mất 1 hình", "mất 1 bảng"))
    assert third.result == "twin"
    assert "a.txt" in third.problems[0]


def test_one_number_of_two_bodies_or_days_is_two_documents(registry, tmp_path):
    put(registry, tmp_path / "a.docx", "a", decree())
    put(registry, tmp_path / "b.docx", "b", decree(issuer="gia-lai-2025.ubnd"))
    put(registry, tmp_path / "c.docx", "c", decree(issued=date(2025, 1, 2)))
    assert len(registry.shelf.ids()) == 3
    assert len(registry.shelf.headers(blocks=["n:12/2025"])) == len(registry.lookup("QĐ 12/2025")) == 3


def test_one_identity_with_two_titles_is_said(registry, tmp_path):
    put(registry, tmp_path / "a.docx", "a", decree())
    outcome = put(registry, tmp_path / "b.docx", "b", decree(title="Giá đất", text="Điều 1. Giá.", cites=None))
    assert "“Ban hành quy định” và “Giá đất”" in outcome.problems[0]


def test_a_path_that_held_another_document_is_said_and_nothing_is_lost(registry, tmp_path):
    put(registry, tmp_path / "a.docx", "a", decree())
    outcome = put(registry, tmp_path / "a.docx", "b", decree(number="13/2025/QĐ-UBND"))
    assert outcome.result == "added"
    assert ID in outcome.problems[0]
    assert len(registry.shelf.ids()) == 2


def test_any_order_of_adding_gives_the_same_registry(tmp_path):
    files = [
        ("a/1.docx", "a", decree(), ()),
        ("b/1.docx", "a", decree(), ()),  # the same bytes in another folder
        ("0.docx", "a", decree(), ()),  # and under another name
        ("2.docx", "b", decree(text="Điều 1. Khác.", cites=None, title="Khác"), ()),  # the same identity, other text
        ("2.txt", "c", decree(), ()),
        ("3.docx", "d", decree(text="Điều 1. Sứt mẻ.", cites=None), ("mất 1 hình",)),
        ("4.docx", "e", decree(issuer="gia-lai-2025.ubnd"), ()),  # the same number of another body
        ("5.docx", "f", decree(number="14/2020/QĐ-UBND", issued=date(2020, 5, 5), text="Điều 1. Cũ.", cites=None), ()),
    ]
    seen, dice = set(), random.Random(7)
    for run in range(8):
        registry = Registry.open(tmp_path / f"sổ {run}")
        for name, content, document, losses in files:
            put(registry, tmp_path / "vào" / name, content, document, losses)
        seen.add(contents(registry))
        registry.close()
        dice.shuffle(files)
    assert len(seen) == 1
    assert ID in seen.pop()


def test_withdrawn_is_gone_until_undone(registry, tmp_path):
    put(registry, tmp_path / "a.docx", "a", decree())
    before = contents(registry)
    withdraw(registry, ID, "bản nháp", "Bình")
    assert (registry.shelf.ids(), list(registry.shelf.documents([ID])), registry.shelf.headers(ids=[ID])) == ([], [], [])
    assert (registry.shelf.mentions(["n:14/2020"]), registry.shelf.headers(blocks=["n:12/2025"])) == ([], [])
    assert registry.changes_since(1) == ([], [ID])
    for content in "ab":
        outcome = put(registry, tmp_path / f"{content}.docx", content, decree())
        assert (outcome.result, outcome.document) == ("refused", None)
        assert "Bình: bản nháp" in outcome.problems[0]
    undo(registry, ID, "Bình")
    assert contents(registry) == before
    assert [(entry.what, entry.by) for entry in registry.history(ID)] == [("added", "an"), ("withdrawn", "Bình"), ("restored", "Bình")]


def test_withdrawing_needs_a_reason_and_a_document(registry, tmp_path):
    put(registry, tmp_path / "a.docx", "a", decree())
    with pytest.raises(StoreError, match="lý do"):
        withdraw(registry, ID, "  ", "an")
    with pytest.raises(StoreError, match="Không có văn bản"):
        withdraw(registry, "x", "vì", "an")
    with pytest.raises(StoreError, match="không ở trong danh sách"):
        undo(registry, ID, "an")
    assert registry.change == 1


def test_better_programs_may_give_a_file_another_id(registry, tmp_path, monkeypatch):
    file = incoming(tmp_path / "a.docx", "a")
    wrong = decree(issued=None)
    commit(registry, file, read_of(wrong), "an")
    monkeypatch.setattr(committing, "programs", lambda: "mới")
    assert not is_known(registry, file.sha256)
    outcome = commit(registry, file, read_of(decree()), "an")
    assert (outcome.result, outcome.document) == ("new_version", ID)
    assert registry.shelf.ids() == [ID]
    assert registry.shelf.headers(ids=[wrong.id]) == [replace(decree().header, aliases=frozenset({wrong.id}))]
    assert registry.changes_since(1) == ([ID], [wrong.id])
    assert registry.lookup(wrong.id)[0].id == ID


def test_decisions_and_events_follow_a_new_id(registry, tmp_path, monkeypatch):
    from registry.store import settings

    file = incoming(tmp_path / "a.docx", "a")
    wrong, right = decree(issued=None), decree()
    commit(registry, file, read_of(wrong), "an")
    models, now, using = settings.models(), datetime.now(UTC), settings.connect(registry.home.database)
    finding = Finding("E1", wrong.mentions[0].place, "dấu hiệu")
    event = Event(wrong.id, (), None, "bai_bo", Period(date(2026, 1, 1)), "", "fact", None, "person")
    models.Decision.objects.using(using).create(
        fingerprint=finding.fingerprint, document=wrong.id, state="rejected", by="an", at=now, finding=json.dumps(finding)
    )
    models.Event.objects.using(using).create(document=wrong.id, body=json.dumps(event), by="an", at=now)
    monkeypatch.setattr(committing, "programs", lambda: "mới")
    commit(registry, file, read_of(right), "an")
    decision = models.Decision.objects.using(using).get()
    assert (decision.document, decision.fingerprint) == (ID, replace(finding, place=right.mentions[0].place).fingerprint)
    assert registry.shelf.events(ID) == [replace(event, document=ID)]


def test_a_failure_inside_a_transaction_leaves_nothing(registry, tmp_path, monkeypatch):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(committing, "settle", fail)
    with pytest.raises(RuntimeError):
        put(registry, tmp_path / "a.docx", "a", decree())
    assert (registry.change, registry.shelf.ids(), registry.history()) == (0, [], [])


def test_the_last_word_on_a_finding_holds_and_all_are_kept(registry, tmp_path):
    document = decree()
    put(registry, tmp_path / "a.docx", "a", document)
    finding = Finding("E1", document.mentions[0].place, "dấu hiệu")
    decide(registry, finding, "rejected", "đã sửa ở bản sau", "Bình")
    decide(registry, finding, "confirmed", "", "Chi")
    held = registry.decisions()[finding.fingerprint]
    assert (held.state, held.by, held.document) == ("confirmed", "Chi", ID)
    assert [entry.what for entry in registry.history(ID)] == ["added", "decided", "decided"]
    assert registry.changes_since(1) == ([], [])
    for state, reason, by in (("rejected", " ", "Bình"), ("confirmed", "", "")):
        with pytest.raises(StoreError):
            decide(registry, finding, state, reason, by)


def test_a_recorded_event_is_told(registry):
    event = Event(ID, ("main/dieu_2",), frozenset({"lam-dong"}), "ngung", Period(date(2026, 1, 1)), "Đ53", "fact", None, "person")
    record(registry, event, "an")
    assert registry.shelf.events(ID) == [event]


def test_files_and_withdrawals_are_told(registry, tmp_path):
    put(registry, tmp_path / "a.docx", "a", decree(), losses=("mất 1 hình",))
    put(registry, tmp_path / "b.txt", "b", decree())
    put(registry, tmp_path / "x" / "c.txt", "b", decree())
    told = [(file.names, file.suffix, file.losses, file.speaks) for file in registry.files(ID)]
    assert told == [(("b.txt", "c.txt"), ".txt", (), True), (("a.docx",), ".docx", ("mất 1 hình",), False)]
    assert registry.withdrawals() == []
    withdraw(registry, ID, "sai", "Bình")
    assert [(w.document, w.reason, w.by) for w in registry.withdrawals()] == [(ID, "sai", "Bình")]
