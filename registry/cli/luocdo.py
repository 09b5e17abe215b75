"""The lược đồ of one document as lines of text: what it acts upon, and what acts upon it."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.output import clip
from registry.cli.show import RELATIONS, target_name
from registry.model import Library, Link
from registry.model.keys import TargetKey

PASSIVE = {
    "can_cu": "làm căn cứ cho", "thay_the": "bị thay thế bởi", "bai_bo": "bị bãi bỏ bởi", "sua_doi_bo_sung": "được sửa đổi, bổ sung bởi",
    "dinh_chinh": "được đính chính bởi", "dinh_chi": "bị đình chỉ bởi", "ngung_hieu_luc": "bị ngưng hiệu lực bởi",
    "quy_dinh_chi_tiet": "được quy định chi tiết bởi", "dan_chieu": "được dẫn chiếu bởi", "tiep_tuc": "được tiếp tục áp dụng bởi",
    "ap_dung": "được áp dụng bởi", "cong_bo": "được công bố bởi",
}  # fmt: skip
STATES = {"absent": "chưa có trong kho", "ambiguous": "chưa rõ là văn bản nào", "mismatch": "số, ngày hoặc tên không khớp"}


def lines(library: Library, id: str) -> Iterator[str]:
    status = library.status(id)
    yield f"{id}  [{status.word}]"
    yield from _side([(RELATIONS, k, k.target or _named(k)) for k in library.links(id) if not k.mention.nested], library)
    yield from _side([(PASSIVE, k, k.source) for k in library.cited_by(id) if not k.mention.nested and k.source != id], library)


def _side(rows: list[tuple[dict[str, str], Link, str]], library: Library) -> Iterator[str]:
    seen: dict[str, dict[str, list[str]]] = {}
    for names, link, other in rows:
        known = seen.setdefault(names[link.mention.relation], {}).setdefault(other, [])
        known.extend(p for p in link.mention.provisions if p not in known)
    for relation, others in seen.items():
        yield f"  {relation}"
        for other, provisions in others.items():
            header = library.header(other)
            word = f"  [{library.status(other).word}]" if header else ""
            where = f"  ({clip(', '.join(provisions), 50)})" if provisions else ""
            yield f"    {'─' if header else '·'} {other}{where}{word}"


def _named(link: Link) -> str:
    target = link.mention.target
    name = target_name(target.type, target.number, target.name) if isinstance(target, TargetKey) else target
    return f"{name} ({STATES.get(link.state, link.state)})"
