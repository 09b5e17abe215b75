"""What people say of a mention: the document it means and what the text does to it; kept through readings, and taken back."""

from dataclasses import replace
from datetime import date

import pytest
from build import incoming, read_of
from decrees import decree

from registry.extracting import extract
from registry.intake import committing
from registry.intake.committing import commit
from registry.intake.correcting import correct, correct_mention, standing, take_back
from registry.intake.meaning import fingerprints
from registry.library import Library
from registry.model import TargetKey
from registry.model.json import loads
from registry.store.errors import StoreError
from registry.store.registry import Registry

OLD = "Ủy ban nhân dân tỉnh Hà Tĩnh | Quyết định | 14/2020/QĐ-UBND | 2020-05-05 | Quy định giá nước"
OTHER = "Ủy ban nhân dân tỉnh Hà Tĩnh | Quyết định | 41/2020/QĐ-UBND | 2020-12-30 | Quy định giá nước sạch"
NEW = "Ủy ban nhân dân tỉnh Hà Tĩnh | Quyết định | 12/2025/QĐ-UBND | 2025-09-30 | Quy định giá nước"
TEXT = (
    "Căn cứ Luật Giá số 16/2023/QH15;\nĐiều 1. Áp dụng mức giá theo Quyết định số 14/2020/QĐ-UBND ngày 05 tháng 5 năm 2020.\n"
    "Điều 2. Quyết định số 14/2020/QĐ-UBND ngày 05 tháng 5 năm 2020 được thực hiện theo Quyết định này."
)
ID = "ha-tinh.ubnd.qd.12-2025.2025-09-30"
OTHER_ID = "ha-tinh.ubnd.qd.41-2020.2020-12-30"


@pytest.fixture
def registry(tmp_path):
    opened = Registry.open(tmp_path / "sổ")
    for name, head, text in (("old", OLD, "Điều 1. Giá."), ("other", OTHER, "Điều 1. Giá."), ("new", NEW, TEXT)):
        put(opened, tmp_path / f"{name}.txt", decree(head, text, name))
    yield opened
    opened.close()


def put(registry, path, document):
    return commit(registry, incoming(path, path.name + document.components[0].text), read_of(document), "an")


def links(registry):
    """(mention's fingerprint, relation, what it resolves to) of the citing decree, laws aside."""
    library = Library(registry.shelf, date(2026, 1, 1))
    document = library.document(ID)
    marks = dict(zip(map(id, document.mentions), fingerprints(document)))
    return [
        (marks[id(link.mention)], link.mention.relation, link.target)
        for link in library.links(ID)
        if "14/2020" in (link.mention.target.number or "")
    ]


def test_a_mention_means_what_a_person_says_and_the_meant_document_knows_it(registry):
    first, second = links(registry)
    assert (first[1:], second[1:]) == (("dan_chieu", "ha-tinh.ubnd.qd.14-2020.2020-05-05"),) * 2
    assert correct_mention(registry, ID, second[0][:7], "thay_the", OTHER_ID, "số đánh máy đảo", "Lan") == second[0]
    assert links(registry) == [first, (second[0], "thay_the", OTHER_ID)]
    library = Library(registry.shelf, date(2026, 1, 1))
    assert [link.mention.relation for link in library.cited_by(OTHER_ID)] == ["thay_the"]
    assert library.status(OTHER_ID).word == "hết hiệu lực toàn bộ"
    assert [link.mention.relation for link in library.cited_by("ha-tinh.ubnd.qd.14-2020.2020-05-05")] == ["dan_chieu"]


def test_it_survives_reading_again_and_other_corrections_and_is_in_the_history(registry, tmp_path, monkeypatch):
    mark = links(registry)[1][0]
    correct_mention(registry, ID, mark, "", OTHER_ID, "số đánh máy đảo", "Lan")
    correct_mention(registry, ID, mark, "bai_bo", "", "đọc lại", "Minh")
    monkeypatch.setattr(committing, "programs", lambda: "mới")
    put(registry, tmp_path / "new.txt", decree(NEW, TEXT, "new"))
    moved = correct(registry, ID, {"issued": "2025-10-01"}, "bản ký", "Lan")
    library = Library(registry.shelf, date(2026, 1, 1))
    assert ("bai_bo", OTHER_ID) in [(link.mention.relation, link.target) for link in library.links(moved)]
    assert [(e.by, mark in e.detail) for e in registry.history(moved) if e.what == "corrected"] == [
        ("Lan", True),
        ("Minh", True),
        ("Lan", False),
    ]
    (row,) = [c for c in registry.corrections(moved) if c.what == "mention" and not c.undone]
    assert (row.about, row.by, "14/2020/QĐ-UBND" in row.read) == (mark, "Minh", True)


def test_it_follows_the_meant_document_to_its_new_id(registry):
    mark = links(registry)[0][0]
    correct_mention(registry, ID, mark, "", OTHER_ID, "vì", "Lan")
    new = correct(registry, OTHER_ID, {"number": "43/2020/QĐ-UBND"}, "bản ký", "Lan")
    assert links(registry)[0][2] == new != OTHER_ID
    assert len(Library(registry.shelf, date(2026, 1, 1)).cited_by(new)) == 1


def test_taken_back_the_text_speaks_again(registry):
    before = links(registry)
    mark = correct_mention(registry, ID, before[0][0], "bai_bo", OTHER_ID, "vì", "Lan")
    take_back(registry, ID, [f"mention:{mark}"], "nhầm", "Lan")
    assert links(registry) == before
    assert standing(registry, ID) == {}


@pytest.mark.parametrize(
    ("typed", "relation", "meant", "told"),
    [
        ("zzz", "bai_bo", "", "không có viện dẫn nào"),
        ("", "bai_bo", "", "viện dẫn"),
        ("FIRST", "xoa_bo", "", "không có quan hệ"),
        ("FIRST", "", "", "chưa nêu"),
        ("FIRST", "", "ha-tinh.ubnd.qd.99-2020.2020-01-01", "không có văn bản"),
    ],
)
def test_what_cannot_be_is_refused(registry, typed, relation, meant, told):
    before = links(registry)
    with pytest.raises(StoreError, match=told):
        correct_mention(registry, ID, before[0][0] if typed == "FIRST" else typed, relation, meant, "vì", "Lan")
    assert links(registry) == before


def test_a_correction_whose_mention_is_gone_is_told(registry, tmp_path):
    mark = correct_mention(registry, ID, links(registry)[0][0], "bai_bo", "", "vì", "Lan")
    other = decree(NEW, TEXT.replace("14/2020", "15/2020"), "new")
    put(registry, tmp_path / "new.txt", other)
    (document,) = registry.shelf.documents([ID])
    assert any(mark in warning for warning in document.warnings)


def test_fingerprints_hold_where_offsets_move():
    one, other = (decree(NEW, text, "a") for text in (TEXT, "Căn cứ Luật Đất đai;\n" + TEXT.replace("Áp dụng", "Nay áp  dụng")))
    assert len(set(fingerprints(one))) == len(one.mentions) > 2
    assert fingerprints(extract(one)) == fingerprints(one)
    assert [mark for mark in fingerprints(other) if mark in fingerprints(one)] == fingerprints(one)
    assert loads('{"type":"Luật","meant":"a"}', TargetKey) == replace(TargetKey("Luật"), meant="a")
