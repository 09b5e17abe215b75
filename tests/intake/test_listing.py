"""Documents known from a list only: columns as offices name them, problems by row, and the text that takes the place."""

from datetime import date

import pytest
from build import decree, incoming, read_of
from openpyxl import Workbook

from registry.intake.committing import commit
from registry.intake.listing import preview, read_rows, take_in
from registry.intake.sheets import read_sheet, role
from registry.intake.withdrawing import undo, withdraw
from registry.library import Library
from registry.store.errors import StoreError
from registry.store.registry import Registry

ID = "lam-dong-2025.ubnd.qd.12-2025.2025-09-30"
DAY = date(2025, 12, 31)


@pytest.fixture
def registry(tmp_path):
    opened = Registry.open(tmp_path / "sổ văn bản")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Số, ký hiệu", "number"), ("so_ky_hieu", "number"), ("Số/ký hiệu văn bản", "number"), ("Số hiệu", "number"),
        ("Số, ký hiệu; ngày, tháng, năm ban hành văn bản", "number"), ("Ngày ban hành", "issued"), ("ngay_ban_hanh", "issued"),
        ("Ngày, tháng, năm ban hành", "issued"), ("CƠ QUAN BAN HÀNH", "issuer"), ("Tên loại văn bản", "type"), ("Trích yếu", "title"),
        ("Tên gọi của văn bản/Trích yếu nội dung", "title"), ("Tình trạng hiệu lực", "status"), ("Thời điểm có hiệu lực", "effective"),
        ("Ngày hết hiệu lực", "expired"), ("Lĩnh vực", "field"), ("source_url", "source"), ("Ghi chú", None), ("STT", None),
        ("Số trang", None), ("Người ký", None),
    ],
)  # fmt: skip
def test_headings_as_offices_type_them(heading, expected):
    assert role(heading) == expected


def sheet(tmp_path, *lines, name="ds.csv"):
    path = tmp_path / name
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    return read_sheet(path)


HEAD = "Số ký hiệu;Ngày ban hành;Cơ quan ban hành;Trích yếu;Tình trạng;Ngày có hiệu lực;Ngày hết hiệu lực"


def listed(tmp_path, *lines, issuer="UBND tỉnh Lâm Đồng"):
    return list(read_rows(sheet(tmp_path, HEAD, *lines).rows, "ds.csv", DAY, issuer))


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("12/2025/QĐ-UBND;30/9/2025;UBND tỉnh;Về giá đất", ID),
        ("012/2025/QĐ - UBND;2025-09-30;;Về giá đất", ID),
        ("13/2025/QĐ-CTUBND;30.9.2025;UBND tỉnh;x", "lam-dong-2025.ctubnd.qd.13-2025.2025-09-30"),
        ("7/2020/NQ-HĐND;ngày 10 tháng 7 năm 2020;;x", "lam-dong.hdnd.nq.7-2020.2020-07-10"),
        ("14/2020/QĐ-UBND;5/5/2020;UBND tỉnh Đắk Nông;x", "dak-nong.ubnd.qd.14-2020.2020-05-05"),
        ("78/2025/NĐ-CP;01/04/2025;Chính phủ;x", "chinh-phu.nd.78-2025.2025-04-01"),
    ],
)
def test_a_row_becomes_a_key(tmp_path, line, id):
    (row,) = listed(tmp_path, line)
    assert row.header is not None, row.problems
    assert row.header.id == id


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (";30/9/2025;UBND tỉnh;x", "không có số"),
        ("12/2025/QĐ-UBND;;UBND tỉnh;x", "không có ngày"),
        ("12/2025/QĐ-UBND;31/2/2025;UBND tỉnh;x", "không đọc được: '31/2/2025'"),
        ("3637/UBND-VX;20/7/2025;UBND tỉnh;x", "không rõ loại"),
        ("12/2025/QĐ-UBND;30/9/2027;UBND tỉnh;x", "sau ngày của danh sách"),
        ("12/2025/QĐ-UBND;30/9/2025;;x;;;1/1/2024", "ngày hết hiệu lực 01/01/2024 trước ngày ban hành 30/09/2025"),
        ("12/2025/QĐ-UBND;30/9/2025;;x;;10/10/2025;5/10/2025", "ngày hết hiệu lực 05/10/2025 trước ngày có hiệu lực 10/10/2025"),
    ],
)
def test_each_rows_problem_is_named(tmp_path, line, said):
    (row,) = listed(tmp_path, line)
    assert row.header is None and said in "; ".join(row.problems)


def test_one_number_has_one_day(tmp_path):
    first, other, later = listed(
        tmp_path, "12/2025/QĐ-UBND;30/9/2025;;x", "012/2025/QĐ-UBND;1/10/2025;;x", "15/QĐ-UBND;1/2/2021;;x"
    )
    assert first.header and later.header
    assert other.header is None
    assert other.problems == ("cùng số, cơ quan với dòng 2 nhưng ngày ban hành khác: 01/10/2025, 30/09/2025",)
    assert all(row.header for row in listed(tmp_path, "15/QĐ-UBND;1/2/2021;;x", "15/QĐ-UBND;1/2/2022;;x"))  # a series a year


def test_a_day_that_cannot_be_read_is_remarked(tmp_path):
    (row,) = listed(tmp_path, "12/2025/QĐ-UBND;30/9/2025;;x;;không rõ;31/2/2026")
    assert row.header
    assert row.remarks == ("ngày có hiệu lực không đọc được: 'không rõ'", "ngày hết hiệu lực không đọc được: '31/2/2026'")


def test_a_title_may_hold_all_of_it(tmp_path):
    lines = ("Lĩnh vực,Tên văn bản", 'Đất đai,"Nghị quyết số 04/2024/NQ-HĐND ngày 20/6/2024 của HĐND tỉnh Đắk Lắk Quy định tiêu chí"')
    (row,) = read_rows(sheet(tmp_path, *lines).rows, "ds", DAY)
    assert (row.header.id, row.header.field) == ("dak-lak.hdnd.nq.4-2024.2024-06-20", "Đất đai")


def test_a_workbook_with_a_title_above_the_heading(tmp_path):
    book = Workbook()
    page = book.active
    for line in (["DANH MỤC VĂN BẢN"], [], ["STT", "Số ký hiệu", "Ngày ban hành", "Trích yếu"], [1, "12/2025/QĐ-UBND", date(2025, 9, 30), "=1+1"]):
        page.append(line)
    book.save(tmp_path / "a.xlsx")
    (row,) = read_sheet(tmp_path / "a.xlsx").rows
    assert (row.line, row.cells["issued"]) == (4, "2025-09-30")


@pytest.mark.parametrize("content", [b"", b"khong;co;gi\n1;2;3", b"\xff\xfe\x00", b"\x80\x81;\x82", b"PK\x03\x04rubbish"])
def test_what_is_no_table_is_said(tmp_path, content):
    for name in ("a.csv", "a.xlsx"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(StoreError):
            read_sheet(tmp_path / name)


def test_a_listed_document_is_on_the_shelf_until_its_text_takes_the_place(registry, tmp_path):
    rows = listed(tmp_path, "12/2025/QĐ-UBND;30/9/2025;UBND tỉnh;Về giá đất;Hết hiệu lực toàn bộ;10/10/2025;01/12/2025")
    assert [one.result for one in preview(registry, rows)] == ["new"] and registry.change == 0
    assert [one.result for one in take_in(registry, rows, "Lan")] == ["new"]
    (header,) = registry.shelf.headers(blocks=["n:12/2025"])
    assert (header.id, header.title, registry.shelf.ids(), list(registry.shelf.documents([ID]))) == (ID, "Về giá đất", [ID], [])
    words = [Library(registry.shelf, DAY).status(ID, day=day).word for day in (date(2025, 10, 1), date(2025, 11, 1), date(2025, 12, 1))]
    assert words == ["chưa có hiệu lực", "còn hiệu lực", "hết hiệu lực toàn bộ"]
    assert {e.origin for e in registry.shelf.events(ID)} == {"person"} and "ds.csv" in registry.shelf.events(ID)[0].law
    change = registry.change
    assert [one.result for one in take_in(registry, rows, "Lan")] == ["known"] and registry.change == change
    outcome = commit(registry, incoming(tmp_path / "a.docx", "a"), read_of(decree()), "an")
    assert (outcome.result, outcome.document) == ("added", ID)
    assert registry.shelf.headers(ids=[ID])[0].title == "Ban hành quy định"
    assert len(registry.shelf.events(ID)) == 2
    assert [one.result for one in take_in(registry, rows, "Lan")] == ["text"]


def test_the_order_of_list_and_text_changes_nothing(tmp_path):
    seen = []
    for text_first in (True, False):
        registry = Registry.open(tmp_path / str(text_first))
        rows = listed(tmp_path, "12/2025/QĐ-UBND;30/9/2025;UBND tỉnh;Về giá đất;Còn hiệu lực;10/10/2025")
        acts = [
            lambda r=registry, rows=rows: take_in(r, rows, "Lan"),
            lambda r=registry: commit(r, incoming(tmp_path / "a.docx", "a"), read_of(decree()), "an"),
        ]
        for act in reversed(acts) if text_first else acts:
            act()
        seen.append((registry.shelf.headers(ids=[ID]), list(registry.shelf.documents([ID])), registry.shelf.events(ID)))
        registry.close()
    assert seen[0] == seen[1]


def test_an_end_without_a_day_is_a_sign_from_the_day_of_the_list(registry, tmp_path):
    (row,) = rows = listed(tmp_path, "12/2025/QĐ-UBND;30/9/2025;UBND tỉnh;x;Hết hiệu lực toàn bộ")
    assert any("dấu hiệu" in remark for remark in row.remarks)
    take_in(registry, rows, "Lan")
    status = Library(registry.shelf, DAY).status(ID)
    assert (status.word, status.certainty, status.period.start) == ("hết hiệu lực toàn bộ", "flag", DAY)


def test_a_listed_document_can_be_withdrawn_put_back_and_corrected(registry, tmp_path):
    from registry.intake.correcting import correct, take_back

    rows = listed(tmp_path, "12/2025/QĐ-UBND;30/9/2025;UBND tỉnh;x;Còn hiệu lực;10/10/2025")
    take_in(registry, rows, "Lan")
    before = registry.shelf.headers(ids=[ID])
    withdraw(registry, ID, "nhầm", "Lan")
    assert registry.shelf.ids() == []
    assert [one.result for one in take_in(registry, rows, "Lan")] == ["problem"]
    undo(registry, ID, "Lan")
    assert registry.shelf.headers(blocks=["n:12/2025"]) == before
    new = correct(registry, ID, {"issued": "1/10/2025"}, "vì", "Lan")
    assert (registry.shelf.ids(), new) == (["lam-dong-2025.ubnd.qd.12-2025.2025-10-01"], registry.shelf.ids()[0])
    assert registry.shelf.events(new)[0].document == new
    assert take_back(registry, new, ["issued"], "nhầm", "Lan") == ID
    assert registry.shelf.ids() == [ID]
