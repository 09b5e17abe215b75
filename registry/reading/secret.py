"""Papers with a mark of state secrecy do not belong in a registry of published documents: they are refused unread.

The three marks are those of Luật Bảo vệ bí mật nhà nước 29/2018/QH14, article 8.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from registry.model import Paragraph
from registry.model.text import nfc
from registry.reading.refusal import Unreadable

NEAR_THE_TOP = 40  # paragraphs: the head of a document
# The mark stands alone, in capitals, or after 'Độ mật:'; a sentence about secrets is no mark.
_MARK = re.compile(r"\W*(?:(?i:độ\s*mật)\s*:?\s*(?i:mật|tối\s*mật|tuyệt\s*mật)|M\s*Ậ\s*T|T\s*Ố\s*I\s*M\s*Ậ\s*T|T\s*U\s*Y\s*Ệ\s*T\s*M\s*Ậ\s*T)\W*")


def is_mark(text: str) -> bool:
    """'TỐI MẬT', '( MẬT )', 'Độ mật: Tuyệt mật'."""
    return len(text) < 60 and _MARK.fullmatch(nfc(text)) is not None


def refuse_secret(paragraphs: Iterable[Paragraph], elsewhere: Iterable[str] = ()) -> None:
    """Raise Unreadable where the head carries a mark. elsewhere: texts of page headers and the like.

    In a table with lines a mark counts only if the table holds nothing else: a list of secrets has a column of such words.
    """
    told = tuple(paragraphs)
    lines_of = Counter(p.cell[0] for p in told if p.cell)
    for p in told[:NEAR_THE_TOP]:
        if is_mark(p.text) and (p.cell is None or p.layout or lines_of[p.cell[0]] == 1):
            raise _secret()
    if any(map(is_mark, elsewhere)):
        raise _secret()


def _secret() -> Unreadable:
    return Unreadable(
        "secret", "Văn bản có dấu độ mật (MẬT, TỐI MẬT, TUYỆT MẬT) nên không được đọc: không đưa văn bản mật vào hệ thống này."
    )
