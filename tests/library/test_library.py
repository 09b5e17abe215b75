"""The library over shelves in memory: linking both ways, drafts, what was asked, and no order."""

from __future__ import annotations

import random
from datetime import date

from validity.made import DAY, doc, library, says

from registry.library import Library, MemoryShelf, Overlay, features
from registry.model import Document, Mention, Period, TargetKey
from registry.model.json import dumps

BASE = doc("12/2018/QĐ-UBND", "2018-05-10", "2018-05-20", title="Quy định về quản lý chợ trên địa bàn tỉnh Nghệ An")
TWIN = doc("12/2018/QĐ-UBND", "2018-06-01", "2018-06-11", issuer="ha-tinh.ubnd")
AFTER = doc("9/2021/QĐ-UBND", "2021-02-01", "2021-02-20", says=[says("thay_the", BASE), says("can_cu", BASE, at="main/can_cu")])
LAW = "quoc-hoi.luat.31-2024-qh15.2024-01-18"


def cites(key: TargetKey, relation: str = "can_cu") -> Document:
    mention = Mention(says(relation, BASE).place, key, relation)
    return doc("7/2025/QĐ-UBND", "2025-02-01", "2025-02-20", says=[mention])


def test_links_both_ways() -> None:
    shelf = library(BASE, TWIN, AFTER)
    assert [link.target for link in shelf.links(AFTER.id)] == [BASE.id, BASE.id]
    assert [(link.source, link.mention.relation) for link in shelf.cited_by(BASE.id)] == [(AFTER.id, "thay_the"), (AFTER.id, "can_cu")]
    assert shelf.cited_by(TWIN.id) == ()
    assert shelf.links("khong-co") == ()


def test_a_later_document_resolves_what_was_cited_before() -> None:
    before, after = library(AFTER), library(AFTER, BASE)
    assert [link.state for link in before.links(AFTER.id)] == ["absent", "absent"]
    assert [link.state for link in after.links(AFTER.id)] == ["resolved", "resolved"]
    assert BASE.header.blocks & before.asked
    assert before.asked.isdisjoint({"n:99/2018"})


def test_ambiguous_number_is_no_link() -> None:
    bare = cites(TargetKey("Quyết định", "12/2018/QĐ-UBND"))
    shelf = library(BASE, TWIN, bare)
    link = shelf.links(bare.id)[0]
    assert link.state in ("ambiguous", "resolved")  # the own province's may be clearly meant
    assert link.target != TWIN.id


def test_catalogue_acts_are_documents_without_text() -> None:
    citing = cites(TargetKey("Luật", "31/2024/QH15", "Luật Đất đai", issuers=frozenset({"quoc-hoi"})))
    shelf = library(citing)
    assert shelf.links(citing.id)[0].target == LAW
    assert [link.source for link in shelf.cited_by(LAW)] == [citing.id]
    assert shelf.document(LAW) is None
    header = shelf.header(LAW)
    assert header and header.number == "31/2024/QH15"
    assert LAW not in shelf.ids()
    assert shelf.coverage(citing.id) == (1, 1)


def test_draft_upon_a_shelf() -> None:
    draft = doc("1/2026/QĐ-UBND", "2026-01-02", "2026-02-01", says=[says("bai_bo", BASE)])
    below = MemoryShelf([BASE, AFTER])
    over = Library(Overlay(below, draft), DAY)
    assert list(over.ids()) == sorted([BASE.id, AFTER.id, draft.id])
    assert [link.source for link in over.cited_by(BASE.id)] == [draft.id, AFTER.id, AFTER.id]
    assert [link.source for link in Library(below, DAY).cited_by(BASE.id)] == [AFTER.id, AFTER.id]


def test_draft_stands_for_the_version_below() -> None:
    revised = doc("9/2021/QĐ-UBND", "2021-02-01", "2021-03-01", says=[])
    assert revised.id == AFTER.id
    over = Library(Overlay(MemoryShelf([BASE, AFTER]), revised), DAY)
    assert over.cited_by(BASE.id) == ()
    assert over.status(BASE.id).word == "còn hiệu lực"


def test_one_id_twice() -> None:
    """Of two readings of one document the same one stays, whichever came first."""
    other = doc("12/2018/QĐ-UBND", "2018-05-10", "2018-05-21")
    kept = {dumps(list(MemoryShelf(both).documents([BASE.id]))) for both in ([BASE, other], [other, BASE])}
    assert len(kept) == 1


def test_order_of_adding_and_asking_changes_nothing() -> None:
    parent = doc("1/2019/NQ-HĐND", "2019-01-10", "2019-02-01", issuer="nghe-an.hdnd", type="Nghị quyết")
    child = doc("2/2019/QĐ-UBND", "2019-02-10", "2019-03-01", says=[says("quy_dinh_chi_tiet", parent, "dieu_2/khoan_1")])
    grandchild = doc("3/2019/QĐ-UBND", "2019-03-10", "2019-04-01", says=[says("quy_dinh_chi_tiet", child)])
    loop = doc("4/2019/NQ-HĐND", "2019-01-11", "2019-02-01", issuer="nghe-an.hdnd", type="Nghị quyết",
               says=[says("quy_dinh_chi_tiet", grandchild)])  # fmt: skip
    end = doc("5/2020/NQ-HĐND", "2020-01-10", "2020-02-01", issuer="nghe-an.hdnd", type="Nghị quyết", says=[says("bai_bo", parent)])
    documents = [BASE, TWIN, AFTER, parent, child, grandchild, loop, end]
    told = set()
    for seed in range(6):
        mixed = random.Random(seed).sample(documents, len(documents))
        shelf = library(*mixed)
        found = {d.id: (shelf.status(d.id), shelf.events(d.id), shelf.links(d.id), shelf.cited_by(d.id)) for d in mixed}
        told.add(dumps([found[id] for id in sorted(found)]))
    assert len(told) == 1
    assert library(*documents).status(grandchild.id).word == "hết hiệu lực toàn bộ"


def test_day_of_the_library() -> None:
    assert library(BASE, AFTER, day=date(2020, 1, 1)).status(BASE.id).word == "còn hiệu lực"
    assert library(BASE, AFTER).status(BASE.id).word == "hết hiệu lực toàn bộ"


def test_features_find_the_same_subject_elsewhere() -> None:
    here = doc("1/2020/QĐ-UBND", "2020-01-01", title="Ban hành Quy định quản lý chợ tại tỉnh Hà Tĩnh năm 2020", issuer="ha-tinh.ubnd")
    other = doc("2/2020/QĐ-UBND", "2020-01-01", title="Quy định về quản lý vỉa hè trên địa bàn tỉnh Nghệ An")
    shared = features(here) & features(BASE)
    assert [f[:2] for f in shared if f.startswith("t:")] == ["t:"]
    assert not any(f.startswith("t:") for f in features(BASE) & features(other))
    found = {id for feature, id in MemoryShelf([here, BASE, other]).sharing(shared) if feature.startswith("t:")}
    assert found == {here.id, BASE.id}


def test_year_alone_is_a_date_too() -> None:
    citing = cites(TargetKey("Luật", None, "Luật Đất đai", Period.year(2013)))
    assert library(citing).links(citing.id)[0].target == "quoc-hoi.luat.45-2013-qh13.2013-11-29"
