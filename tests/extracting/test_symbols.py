"""Numbers of documents as printed, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.extracting import symbols
from registry.model.text import fold


def numbers(text: str) -> list[str]:
    return [s.number for s in symbols.find(text, fold(text), 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định số 14/2025/QĐ-UBND ngày 11", "14/2025/QĐ-UBND"),
        ("Nghị quyết số 66.2/2025/NQ-CP ngày 28", "66.2/2025/NQ-CP"),
        ("Quyết định số 07/2022/QĐ- UBND ngày 13/01/2022", "07/2022/QĐ-UBND"),
        ("Nghị quyết số 63/ 2006/QĐ - UBND của", "63/2006/QĐ-UBND"),
        ("Luật Đất đai số 31/2024/ QH15 ngày", "31/2024/QH15"),
        ("Nghị định số 61/2018/NĐCP", "61/2018/NĐCP"),
        ("Thông tư liên tịch số: 183/2010/TTLT/BTC-BNN", "183/2010/TTLT/BTC-BNN"),
        ("Tờ trình số 596/TTr-SNN&MT ngày 31/10/2025", "596/TTr-SNN&MT"),
        ("văn bản số 11268/SNNMT-KL ngày", "11268/SNNMT-KL"),
        ("Quyết định số 769/TTg ngày 18", "769/TTg"),
        ("Nghị định số 26/CP ngày 26", "26/CP"),
        ("Quyết định số 111/HĐBT của", "111/HĐBT"),
        ("Nghị quyết số 18-NQ/TW ngày", "18-NQ/TW"),
        ("Thông tư số 89-TC/TCT ngày 09/11/1993", "89-TC/TCT"),
        ("Quyết định số 17/2025 ngày 01", "17/2025"),
        ("Thông tư số 124/20009/TT-BTC ngày 17/6/2009", "124/20009/TT-BTC"),
        ("quyết định số 09/2005/qđ-ub ngày 17/01/2005", "09/2005/QĐ-UB"),
        ("Nghị định số 126/2004//NĐ-CP ngày", "126/2004//NĐ-CP"),
        ("QUYẾT ĐỊNH SỐ 10/2016/QĐ-UBND NGÀY 21/3/2016", "10/2016/QĐ-UBND"),
        ("Nghị định số30/1998/NĐ-CP ngày 13", "30/1998/NĐ-CP"),
        ("Số:12/2025/QĐ-UBND", "12/2025/QĐ-UBND"),
        ("Thông tư số 08 a/2010/TT-BTP", "08a/2010/TT-BTP"),
        ("(Nghị quyết số 18-NQ/TW);", "18-NQ/TW"),
        ("Văn bản số 919-CV/VPTW/nb ngày", "919-CV/VPTW/nb"),
        ("Quyết định 1141 TC/QĐ/CĐKT, ngày 01-11-1995", "1141TC/QĐ/CĐKT"),
        ("Quyết định số 1357TC/QĐ-TCT ngày 30", "1357TC/QĐ-TCT"),
        ("Thông tư 13/2025/TT BNNMT ngày 19/6/2025", "13/2025/TTBNNMT"),
        ("Quyết định số 150 CP ngày 10/6/1977", "150CP"),
    ],
)
def test_printed_numbers(text: str, expected: str) -> None:
    assert numbers(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 01/3/2025 và ngày 30/11/2025", "(theo Mẫu số 01/ĐK kèm theo)", "Biểu số 02/BC-TH", "tờ bản đồ số 15/2020",
        "05 ngày/Tháng", "theo mẫu số 09A/PL-TNCN, 09B/PL-TNCN", "bảng kê số 06D/BK-TNCN", "Mẫu số 04-GHTD/SHTT/2020, 05-TT/SHTT/2020", "QCVN 01:2021/BXD", "tối đa 24/7", "Mẫu 01-TSC/HH", "1/2 mức", "số 12/3 đường Lê Lợi",
    ],
)  # fmt: skip
def test_what_only_looks_like_one(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("number", "type"),
    [("1/2025/NĐ-CP", "Nghị định"), ("1/TTr-STC", "Tờ trình"), ("2/2010/TTLT-BTC-BNN", "Thông tư liên tịch"), ("3/VP-KT", None)],
)
def test_type_that_a_symbol_names(number: str, type: str | None) -> None:
    (found,) = symbols.find(f"công văn số {number}", f"công văn số {number}".lower(), 0, 60)
    assert found.type == type


@given(st.text(alphabet="0123456789/-–. sốQĐUBNDTt\n", max_size=60))
def test_spans_lie_in_the_text(text: str) -> None:
    for found in symbols.find(text, fold(text), 0, len(text)):
        assert "".join(found.span.of(text).split()).upper() == found.number.upper()
