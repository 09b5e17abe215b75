"""The history page: the four columns that staff know, with provision and evidence."""

from datetime import date

from validity.made import doc, ends, library, says

from registry.validity import history

BASE = doc("12/2018/QĐ-UBND", "2018-05-10", "2018-05-20", effects=[ends("2030-01-01")])


def test_rows() -> None:
    amends = doc("3/2019/QĐ-UBND", "2019-01-02", "2019-02-01", says=[says("sua_doi_bo_sung", BASE, "dieu_2/khoan_1", "dieu_2/khoan_3")])
    repeals = doc("4/2020/QĐ-UBND", "2020-01-02", "2020-02-01", says=[says("bai_bo", BASE, "dieu_3")])
    rows = history(library(BASE, amends, repeals), BASE.id)
    assert [(r.day, r.state, r.source, r.part) for r in rows] == [
        (date(2018, 5, 10), "Văn bản được ban hành", "Quyết định 12/2018/QĐ-UBND", ""),
        (date(2018, 5, 20), "Văn bản có hiệu lực", "Quyết định 12/2018/QĐ-UBND", ""),
        (date(2019, 2, 1), "Được bổ sung", "Quyết định 3/2019/QĐ-UBND", "khoản 3 Điều 2"),
        (date(2019, 2, 1), "Được sửa đổi", "Quyết định 3/2019/QĐ-UBND", "khoản 1 Điều 2"),
        (date(2020, 2, 1), "Bị bãi bỏ 1 phần", "Quyết định 4/2020/QĐ-UBND", "Điều 3"),
        (date(2030, 1, 1), "Văn bản hết hiệu lực (hết thời hạn)", "Quyết định 12/2018/QĐ-UBND", ""),
    ]
    assert rows[4].evidence == repeals.mentions[0].place and rows[4].by == repeals.id


def test_law_of_the_catalogue() -> None:
    rows = history(library(), "quoc-hoi.luat.45-2013-qh13.2013-11-29")
    assert rows[-1].state == "Bị thay thế" and "31/2024/QH15" in rows[-1].source


def test_what_text_and_catalogue_both_tell_is_one_row() -> None:
    law = doc("31/2024/QH15", "2024-01-18", "2024-08-01", issuer="quoc-hoi", type="Luật")
    rows = [row for row in history(library(law), law.id) if row.state == "Văn bản có hiệu lực"]
    assert [(row.day, row.evidence is None) for row in rows] == [(date(2024, 8, 1), False)]


def test_unknown() -> None:
    assert history(library(), "khong-co") == ()
