"""What a document calls another after naming it in full."""

import pytest
from citing import document, told

FULL = "1. Theo Nghị định số 79/2007/NĐ-CP ngày 18 tháng 5 năm 2007 của Chính phủ về cấp bản sao{}.\n"


@pytest.mark.parametrize(
    ("said", "later", "expected"),
    [
        ("", "khoản 1 Điều 2 của Nghị định số 79 thì làm", "dan_chieu 79/2007/NĐ-CP @dieu_2/khoan_1"),
        ("", "theo Nghị định 79.", "dan_chieu 79/2007/NĐ-CP"),
        (" (sau đây gọi tắt là Nghị định 79)", "khoản 1 Điều 2 Nghị định 79", "dan_chieu 79/2007/NĐ-CP @dieu_2/khoan_1"),
        (" (Nghị định số 79)", "tại Nghị định số 79", "dan_chieu 79/2007/NĐ-CP"),
        (" (sau đây gọi là Nghị định)", "Điều 14 của Nghị định", "dan_chieu 79/2007/NĐ-CP @dieu_14"),
    ],
)
def test_later_names(said: str, later: str, expected: str) -> None:
    assert told(document("Điều 1. Quy định\n" + FULL.format(said) + f"2. Làm {later}"), at="main/dieu_1/khoan_2") == [expected]


@pytest.mark.parametrize(
    "later",
    [
        "Nghị định 80", "Thông tư số 79", "Nghị định 79/HĐBT", "Nghị định 790",  # others, or none that can be told
    ],
)  # fmt: skip
def test_what_names_no_document_named_before(later: str) -> None:
    found = told(document("Điều 1. Quy định\n" + FULL.format("") + f"2. Theo khoản 1 Điều 2 {later}."), at="main/dieu_1/khoan_2")
    assert not any("79/2007" in line for line in found)
    assert not any(line.endswith("main") or " main" in line for line in found)  # nor are they this document's own


def test_an_order_that_two_documents_have_names_neither() -> None:
    body = "Điều 1. Quy định\n" + FULL.format("") + "2. Theo Nghị định số 79/2010/NĐ-CP của Chính phủ.\n3. Theo Nghị định 79."
    assert told(document(body), at="main/dieu_1/khoan_3") == []


def test_a_letter_belongs_to_the_order() -> None:
    body = "Điều 1. Quy định\n1. Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008 của Chính phủ.\n2. Theo Nghị quyết 30a và Nghị quyết 30."
    assert told(document(body), at="main/dieu_1/khoan_2") == ["dan_chieu 30a/2008/NQ-CP"]
