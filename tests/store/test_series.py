"""Missing numbers and attachments, from headers and texts."""

from datetime import date

from registry.model.document import Component, Document, Header, Provision
from registry.model.keys import DocKey
from registry.model.spans import Span
from registry.store.series import Gap, announced, series


def header(issuer, type, number, day):
    key = DocKey(issuer, type, number, day)
    return Header(key.id, key, number=number, issued=day)


def test_committee_and_chairman_share_one_counter_and_the_merged_province_begins_again():
    found = series([
        header("hue.ubnd", "qd", "122/2025/QĐ-UBND", date(2025, 11, 24)),
        header("hue.ctubnd", "qd", "123/2025/QĐ-CTUBND", date(2025, 11, 24)),
        header("hue.ubnd", "qd", "125/2025/QĐ-UBND", date(2025, 11, 26)),
        header("an-giang.ubnd", "qd", "01/2025/QĐ-UBND", date(2025, 1, 17)),
        header("an-giang-2025.ubnd", "qd", "02/2025/QĐ-UBND", date(2025, 7, 2)),
        header("hue.ubnd", "qd", "2744/QĐ-UBND", date(2025, 3, 3)),  # administrative: another counter, without year
        header("chinh-phu", "nd", "78/2025/NĐ-CP", date(2025, 4, 1)),  # not a local body
    ])  # fmt: skip
    assert [(s.body, s.held, s.highest, s.missing) for s in found] == [
        ("an-giang-2025.ubnd", 1, 2, 1), ("an-giang.ubnd", 1, 1, 0), ("hue.ubnd", 3, 125, 122),
    ]  # fmt: skip
    assert found[2].gaps == (Gap(1, 121, None, date(2025, 11, 24)), Gap(124, 124, date(2025, 11, 24), date(2025, 11, 26)))


def test_one_number_held_twice_is_one_and_a_leap_is_doubted():
    far = header("hue.ubnd", "qd", "1255/2025/QĐ-UBND", date(2025, 5, 5))
    twice = [header("hue.ubnd", "qd", "1/2025/QĐ-UBND", date(2025, 1, day)) for day in (2, 3)]
    (one,) = series([far, *twice])
    assert (one.held, one.highest, one.gaps, one.doubtful) == (1, 1, (), (far.id,))


def decree(text, *more, quoted=()):
    main = Component("main", "Quyết định", None, "a.docx", text, (Provision("main/dieu_1", "dieu", "1", None, None, Span(0, len(text))),), (), quoted)
    return Document(header("hue.ubnd", "qd", "5/2025/QĐ-UBND", date(2025, 2, 2)), (main, *more))


def test_an_attachment_that_is_said_and_not_there():
    said = "Điều 1. Ban hành kèm theo Quyết định này Quy định về quản lý chợ trên địa bàn thành phố."
    assert [quote for _, quote in announced([decree(said)])] == [said]
    assert list(announced([decree(said, Component("att1", "Quy định", None, "a.docx", "Chương I"))])) == []
    assert list(announced([decree("Điều 1. Bãi bỏ Quy định ban hành kèm theo Quyết định số 3/2020/QĐ-UBND.")])) == []
    amended = "Điều 1. Sửa đổi Điều 2 như sau: “Ban hành kèm theo Quyết định này Phụ lục I.”"
    assert list(announced([decree(amended, quoted=(Span(amended.index("“"), len(amended)),))])) == []
