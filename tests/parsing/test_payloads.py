"""Quoted amendment text, with the slips of real typing."""

import pytest

from registry.model import Paragraph, Reading
from registry.parsing.lines import lay_out
from registry.parsing.payloads import payloads


def quoted(*texts: str) -> list[str]:
    whole, lines = lay_out(Reading("x", "x", tuple(Paragraph(t) for t in texts)))
    return [p.span.of(whole) for p in payloads(lines)]


LEAD = "1. Sửa đổi, bổ sung khoản 3 Điều 20 như sau:"
NEXT = "2. Bãi bỏ khoản 4 Điều 20."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((LEAD, "“3. Nội dung mới.”.", NEXT), ["“3. Nội dung mới.”."]),
        ((LEAD, "“3. Nội dung:", "a) Một;", "b) Hai.”.", NEXT), ["“3. Nội dung:\na) Một;\nb) Hai.”."]),
        (("Điều 1. Sửa đổi Điều 5 như sau: “Điều 5. Tên", "1. Một.”.", "Điều 2. Hiệu lực"), ["“Điều 5. Tên\n1. Một.”."]),
        # An inner quotation does not end the passage.
        ((LEAD, "“3. Theo mẫu “Mẫu số 01”;", "a) Một.”.", NEXT), ["“3. Theo mẫu “Mẫu số 01”;\na) Một.”."]),
        # Never closed: the next instruction, or the next article, ends it.
        ((LEAD, "“3. Nội dung:", "a) Một;", NEXT, "Điều 2. Hiệu lực"), ["“3. Nội dung:\na) Một;"]),
        (("Điều 1. Bổ sung Điều 6a như sau:", "“Điều 6a. Tên", "1. Một", "Điều 2. Hiệu lực"), ["“Điều 6a. Tên\n1. Một"]),
        # Never opened.
        ((LEAD, "3. Nội dung:", "a) Một.”.", NEXT), ["3. Nội dung:\na) Một.”."]),
        # No quotation marks at all.
        ((LEAD, "Đối với các doanh nghiệp:", "a) Một;", "b) Hai.", NEXT), ["Đối với các doanh nghiệp:\na) Một;\nb) Hai."]),
        # A stray closing mark in the middle.
        (("Điều 20. Sửa đổi Điều 15 như sau:", "“Điều 15. Tên", "1. Một.”.", "2. Hai.”.", "Điều 21. Hiệu lực"), ["“Điều 15. Tên\n1. Một.”.\n2. Hai.”."]),
        ((LEAD, '"3. Nội dung', 'a) Một.".', NEXT), ['"3. Nội dung\na) Một.".']),
        # Words in quotation marks are no payload.
        (("“Xe buýt” là xe có từ 17 chỗ trở lên.", NEXT), []),
        (("Nơi nhận:", "- Như Điều 3;", "phần mềm “Một cửa”.", "hết”."), []),
        # An instruction over instructions.
        (("Điều 1. Sửa đổi, bổ sung một số điều của Quy định như sau:", LEAD, "“3. Mới”.", NEXT), ["“3. Mới”."]),
    ],
)  # fmt: skip
def test_payloads(texts: tuple[str, ...], expected: list[str]) -> None:
    assert quoted(*texts) == expected
