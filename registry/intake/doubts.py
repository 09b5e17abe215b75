"""What a person should look at when a file comes in, in plain words."""

from __future__ import annotations

import json
from typing import Any

from registry.intake.transaction import Writing
from registry.model.text import fold, squeeze


def doubts(change: Writing, id: str, path: str, title: str) -> list[str]:
    """Before the file is written: one identity with two titles; a path that held another document."""
    found = []
    header = change.rows("Document").filter(id=id).values_list("header", flat=True).first()
    held = squeeze(json.loads(header).get("title", "")) if header else ""
    if held and title and fold(held) != fold(squeeze(title)):
        found.append(
            f"cùng cơ quan, số, ký hiệu và ngày với văn bản đã có nhưng khác trích yếu: “{held}” và “{squeeze(title)}”; "
            "hãy xem đó là hai văn bản hay một"
        )
    others = change.rows("Source").filter(path=path, replaced=False).exclude(file__document_id=id)
    for other in sorted(set(others.values_list("file__document_id", flat=True))):
        found.append(
            f"tệp này trước đây là văn bản {other}; văn bản đó vẫn còn trong kho, nếu thừa hãy rút bằng `rasoat withdraw`"
        )
    return found


def not_chosen(change: Writing, id: str, file: Any) -> list[str]:
    """After the choice: that another file speaks for the document, and why."""
    document = change.rows("Document").get(id=id)
    if document.file_id == file.id or document.file.text == file.text:
        return []
    return [f"phần chữ vẫn lấy từ tệp {document.name} của cùng văn bản (theo thứ tự: ít mất mát hơn, định dạng tốt hơn, mã băm)"]


def withdrawn(change: Writing, id: str) -> str:
    """Why the document must not come back by itself; '' where it was not withdrawn."""
    if not change.rows("Document").filter(id=id, withdrawn=True).exists():
        return ""
    why = change.rows("Withdrawal").filter(document_id=id, undone_at=None).order_by("id").last()
    told = f" ({why.by or 'không rõ ai'}: {why.reason})" if why else ""
    return f"văn bản {id} đã được rút khỏi kho{told}; muốn đưa lại, chạy `rasoat withdraw {id} --undo`"
