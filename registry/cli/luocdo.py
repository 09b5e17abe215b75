"""The lược đồ of one document as lines of text: what it acts upon, and what acts upon it."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.output import clip
from registry.cli.places import UNISSUED, is_issued
from registry.cli.show import RELATIONS, target_name
from registry.graph import told
from registry.model import Library, Link
from registry.model.derived import UNKNOWN
from registry.model.keys import TargetKey

PASSIVE = {
    "can_cu": "làm căn cứ cho", "thay_the": "bị thay thế bởi", "bai_bo": "bị bãi bỏ bởi", "sua_doi_bo_sung": "được sửa đổi, bổ sung bởi",
    "dinh_chinh": "được đính chính bởi", "dinh_chi": "bị đình chỉ bởi", "ngung_hieu_luc": "bị ngưng hiệu lực bởi",
    "quy_dinh_chi_tiet": "được quy định chi tiết bởi", "dan_chieu": "được dẫn chiếu bởi", "tiep_tuc": "được tiếp tục áp dụng bởi",
    "ap_dung": "được áp dụng bởi", "cong_bo": "được công bố bởi",
}  # fmt: skip
STATES = {"absent": "chưa có trong kho", "ambiguous": "chưa rõ là văn bản nào", "mismatch": "số, ngày hoặc tên không khớp"}


def lines(library: Library, id: str) -> Iterator[str]:
    yield f"{id}{_status(library, id)}"
    yield from _side([(RELATIONS, k, k.target or _named(k)) for k in library.links(id) if not k.mention.nested], library)
    yield from _side([(PASSIVE, k, k.source) for k in library.cited_by(id) if not k.mention.nested and k.source != id], library)


def _side(rows: list[tuple[dict[str, str], Link, str]], library: Library) -> Iterator[str]:
    seen: dict[str, dict[str, list[Link]]] = {}
    for names, link, other in rows:
        seen.setdefault(names[told(library, link)[0]], {}).setdefault(other, []).append(link)
    for relation, others in seen.items():
        yield f"  {relation}"
        for other, links in others.items():
            provisions = dict.fromkeys(p for link in links for p in link.mention.provisions)
            where = f"  ({clip(', '.join(provisions), 50)})" if provisions else ""
            if library.header(other) is None:
                yield f"    · {other}{where}"
                continue
            certain = any(told(library, link)[2] == "fact" for link in links)
            yield f"    ─ {other}{where}{'' if certain else '  (dấu hiệu)'}{_status(library, other)}"


def _status(library: Library, id: str) -> str:
    if not is_issued(library, id, library.day):
        return f"  [{UNISSUED}]"
    status = library.status(id)
    return f"  [{status.word}{'' if status.certainty == 'fact' or status.word == UNKNOWN else ', dấu hiệu'}]"


def _named(link: Link) -> str:
    target = link.mention.target
    name = target_name(target.type, target.number, target.name) if isinstance(target, TargetKey) else target
    return f"{name} ({STATES.get(link.state, link.state)})"
