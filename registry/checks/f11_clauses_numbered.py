from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from registry.checks.rule import Rule, Source
from registry.checks.subjects import head_place, instruments, is_normative, made_on
from registry.model import Component, Document, Finding, Library, Period, Provision

LETTERS = "abcdđeghiklmnopqrstuvxy"
_NAMES = {"khoan": "khoản", "diem": "điểm"}


class ClausesNumbered(Rule):
    """Số thứ tự khoản hoặc chữ cái của điểm không nối tiếp.

    Căn cứ pháp lý:
    Khoản đánh số bằng chữ số Ả Rập, điểm bằng chữ cái tiếng Việt theo thứ tự (a, b, c, d, đ, e, g …) (khoản 5 Điều 62 Nghị định
    34/2016/NĐ-CP; Điều 63 Nghị định 78/2025/NĐ-CP).

    Ví dụ có dấu hiệu:
    Điều 5 có khoản 1, khoản 2, khoản 4; sau điểm d là điểm e.

    Ví dụ đúng:
    Sau điểm d là điểm đ; sau điểm e là điểm g (không dùng chữ f).

    Hạn chế đã biết:
    Danh sách đánh số nằm trong một khoản có thể bị đọc nhầm thành khoản: vì vậy chỉ là dấu hiệu. Chữ cái in lặp được đọc là lời của
    điểm trước. Nội dung sửa đổi đặt trong ngoặc kép không xét.
    """

    code = "F11"
    name = "the-thuc.so-khoan-diem-khong-lien-tuc"
    groups = ("the-thuc", "kiem-tra")
    aliases = ("T1",)
    severity = "warning"
    decides = "person"
    mode = "kiem_tra"
    legal_class = "2"
    remedy = "đính chính kỹ thuật trình bày"
    sources = (
        Source("Luật 31/2004/QH11", Period(None, date(2016, 7, 1)), verified=False),
        Source("khoản 5 Điều 62 Nghị định 34/2016/NĐ-CP", Period(date(2016, 7, 1), date(2025, 4, 1))),
        Source("Điều 63 Nghị định 78/2025/NĐ-CP", Period(date(2025, 4, 1), None)),
    )

    def check(self, document: Document, library: Library) -> Iterator[Finding]:
        if not is_normative(document):
            return
        for component in instruments(document):
            rows: dict[tuple[str, str], list[Provision]] = defaultdict(list)
            for provision in component.provisions:
                if provision.kind in _NAMES:
                    rows[provision.parent or "", provision.kind].append(provision)
            for (_, kind), row in rows.items():
                yield from self._row(document, component, kind, row)

    def _row(self, document: Document, component: Component, kind: str, row: list[Provision]) -> Iterator[Finding]:
        last = 0
        for provision in row:
            number = _order(kind, provision.number)
            if number is None:
                return
            if number not in (last, last + 1) or (number == last and provision.number.isalnum() and _plain(provision.number)):
                before = f"sau {_NAMES[kind]} {_printed(kind, last)} là" if last else "bắt đầu từ"
                yield self.finding(
                    head_place(document, component, provision),
                    f"Số thứ tự không liên tục: {before} {_NAMES[kind]} {provision.number}.",
                    day=made_on(document),
                    values=[("là", provision.number)],
                )
            last = number


def _order(kind: str, number: str) -> int | None:
    """1 for '1', '1a', 'a', 'a1'; None for what is neither."""
    if kind == "khoan":
        digits = number.rstrip("abcdefghijklmnopqrstuvwxyzđ")
        return int(digits) if digits.isdigit() else None
    letter = number.rstrip("0123456789")
    return LETTERS.index(letter) + 1 if len(letter) == 1 and letter in LETTERS else None


def _plain(number: str) -> bool:
    """'4' and 'a', not '4a' and 'a1'."""
    return number.isdigit() or number.isalpha()


def _printed(kind: str, order: int) -> str:
    return str(order) if kind == "khoan" else LETTERS[order - 1]
