"""A lược đồ that people read: one arrow for all mentions of one relation between two documents, with Vietnamese labels."""

from __future__ import annotations

from typing import Any

from registry.graph.drawing import Graph
from registry.model.derived import UNKNOWN
from registry.model.wording import listed

LABELS = {
    "can_cu": "căn cứ", "thay_the": "thay thế", "bai_bo": "bãi bỏ", "sua_doi_bo_sung": "sửa đổi, bổ sung", "dinh_chinh": "đính chính",
    "dinh_chi": "đình chỉ", "ngung_hieu_luc": "ngưng hiệu lực", "quy_dinh_chi_tiet": "quy định chi tiết", "dan_chieu": "dẫn chiếu",
    "tiep_tuc": "tiếp tục áp dụng", "ap_dung": "áp dụng", "cong_bo": "công bố",
}  # fmt: skip
_CLASSES = {
    "còn hiệu lực": "con", "hết hiệu lực một phần": "motphan", "hết hiệu lực toàn bộ": "het", "chưa có hiệu lực": "chua",
    "tạm ngưng": "ngung",
}  # fmt: skip
_STYLES = (
    "classDef con fill:#e6f4ea,stroke:#188038", "classDef motphan fill:#fef7e0,stroke:#b06000",
    "classDef het fill:#fce8e6,stroke:#c5221f", "classDef chua fill:#e8f0fe,stroke:#1967d2",
    "classDef ngung fill:#f3e8fd,stroke:#8430ce", "classDef ghost fill:#ffffff,stroke:#80868b,stroke-dasharray:4 3",
)  # fmt: skip
_MOST = 3
MOST_ARROWS = 500
"""Beyond this Mermaid draws nothing, and nobody could read it."""


def mermaid(graph: Graph) -> str:
    names = {node: f"v{n}" for n, node in enumerate(graph)}
    lines = ["flowchart LR"]
    for node, data in graph.nodes(data=True):
        kind = "ghost" if data.get("ghost") else _CLASSES.get(data.get("status") or "")
        note = _ghost(data) if data.get("ghost") else _status(data)
        label = "<br/>".join(_text(part) for part in (data.get("label") or node, note) if part)
        lines.append(f'  {names[node]}["{label}"]' + (f":::{kind}" if kind else ""))
    for (a, b, relation), (provisions, certain) in sorted(_arrows(graph).items(), key=lambda row: (names[row[0][0]], names[row[0][1]], row[0][2])):
        where = listed(provisions[:_MOST]) + (" …" if len(provisions) > _MOST else "")
        sign = "" if certain or graph.nodes[b].get("ghost") else " (dấu hiệu)"
        label = _text(LABELS.get(relation, relation) + (f": {where}" if where else "") + sign)
        lines.append(f'  {names[a]} {"-->" if certain else "-.->"}|"{label}"| {names[b]}')
    return "\n".join((*lines, *(f"  {style}" for style in _STYLES), ""))


def _ghost(data: dict[str, Any]) -> str:
    return "chưa rõ là văn bản nào" if data.get("candidates") else "chưa có trong kho"


def _status(data: dict[str, Any]) -> str:
    flagged = data.get("certainty") == "flag" and data["status"] != UNKNOWN
    return f"{data['status']} (dấu hiệu)" if flagged else data.get("status") or ""


def _arrows(graph: Graph) -> dict[tuple[str, str, str], tuple[list[str], bool]]:
    """Provisions of all mentions of one relation between two documents, and whether one of the mentions is certain."""
    found: dict[tuple[str, str, str], tuple[list[str], bool]] = {}
    for a, b, data in graph.edges(data=True):
        if not data["nested"]:
            known, certain = found.get((a, b, data["relation"]), ([], False))
            known.extend(p for p in data["provisions"] if p not in known)
            found[a, b, data["relation"]] = known, certain or data["certainty"] == "fact"
    return found


def _text(text: str) -> str:
    """Inside quotes Mermaid reads entities by #: a quote or bracket of the text must not end the label."""
    return " ".join(text.split()).replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
