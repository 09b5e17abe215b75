"""Whether a registry is sound: what was kept is there and unharmed, what is derived is up to date."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from registry.intake.indexing import index_of
from registry.intake.keeping import digest, kept
from registry.intake.rereading import stale
from registry.model.text import fold, squeeze
from registry.store.registry import Registry

State = Literal["ok", "warning", "error"]
_LOW_DISK = 1 << 30


@dataclass(frozen=True, slots=True)
class Check:
    """name: what was looked at; told: what was found and, where not ok, what to do; both Vietnamese."""

    name: str
    state: State
    told: str


def doctor(registry: Registry) -> list[Check]:
    """All checks, in a fixed order; reads only."""
    checks: tuple[Callable[[Registry], Iterator[Check]], ...] = (
        _database,
        _files,
        _leftovers,
        _identities,
        _programs,
        _index,
        _disk,
    )
    return [found for check in checks for found in check(registry)]


def _database(registry: Registry) -> Iterator[Check]:
    name = "Cơ sở dữ liệu"
    for pragma in ("integrity_check", "foreign_key_check"):
        bad = [row for row in registry.reader.rows(f"PRAGMA {pragma}") if row[0] != "ok"]
        if bad:
            yield Check(name, "error", f"hỏng ({pragma}: {bad[0]}); hãy phục hồi từ bản sao lưu bằng `rasoat restore`")
            return
    yield Check(name, "ok", f"nguyên vẹn; {registry.change} thay đổi, {len(registry.shelf.ids())} văn bản")


def _files(registry: Registry) -> Iterator[Check]:
    rows = registry.reader.rows("SELECT sha256, suffix, document_id FROM registry_file ORDER BY document_id, sha256")
    bad = 0
    for sha256, suffix, document in rows:
        path = kept(registry.home, sha256, suffix)
        if not path.is_file():
            yield Check("Tệp gốc", "error", f"thiếu tệp {path.name} của văn bản {document}; hãy thêm lại tệp gốc hoặc phục hồi")
        elif digest(path) != sha256:
            yield Check("Tệp gốc", "error", f"tệp {path.name} của văn bản {document} đã bị thay đổi; hãy phục hồi từ bản sao lưu")
        else:
            continue
        bad += 1
    if not bad:
        yield Check("Tệp gốc", "ok", f"{len(rows)} tệp đủ và đúng mã băm")


def _leftovers(registry: Registry) -> Iterator[Check]:
    known = {f"{sha}{suffix}" for sha, suffix in registry.reader.rows("SELECT sha256, suffix FROM registry_file")}
    found = sorted(p.name for p in registry.home.files.glob("*/*") if p.name not in known)
    if found:
        yield Check("Tệp thừa", "warning", f"{len(found)} tệp không thuộc văn bản nào (lần thêm bị ngắt); không ảnh hưởng gì")
    else:
        yield Check("Tệp thừa", "ok", "không có")


def _identities(registry: Registry) -> Iterator[Check]:
    """One identity whose files bear different titles may be two documents, of which one is not seen."""
    rows = registry.reader.rows(
        "SELECT document_id, body FROM registry_file WHERE document_id IN "
        "(SELECT document_id FROM registry_file GROUP BY document_id HAVING COUNT(DISTINCT text) > 1) ORDER BY document_id",
    )
    titles: dict[str, set[str]] = defaultdict(set)
    for document, body in rows:
        titles[document].add(fold(squeeze(json.loads(body)["header"].get("title", ""))))
    found = [document for document, held in titles.items() if len(held - {""}) > 1]
    for document in found:
        yield Check("Trùng định danh", "warning", f"{document} có các tệp khác trích yếu; hãy xem đó là một văn bản hay hai")
    if not found:
        yield Check("Trùng định danh", "ok", "không có")


def _programs(registry: Registry) -> Iterator[Check]:
    count = len(stale(registry))
    if count:
        yield Check("Phiên bản đọc", "warning", f"{count} tệp do phiên bản khác của chương trình đọc; hãy chạy `rasoat reread`")
    else:
        yield Check("Phiên bản đọc", "ok", "mọi tệp do phiên bản này đọc")


def _index(registry: Registry) -> Iterator[Check]:
    index, last = index_of(registry), registry.change
    if index.change == last:
        yield Check("Chỉ mục tìm kiếm", "ok", f"{len(index)} đơn vị, theo kịp thay đổi {last} ({index.engine})")
    elif last == 0:
        yield Check("Chỉ mục tìm kiếm", "ok", "chưa có gì để tìm")
    else:
        told = "chưa có" if index.change is None else f"mới đến thay đổi {index.change} trên {last}"
        yield Check("Chỉ mục tìm kiếm", "warning", f"{told}; tự dựng ở lần tìm tới, hoặc ngay bằng `rasoat index`")


def _disk(registry: Registry) -> Iterator[Check]:
    free = shutil.disk_usage(registry.home.path).free
    told = f"còn trống {free / 1e9:.1f} GB"
    yield Check("Đĩa", "ok" if free > _LOW_DISK else "warning", told if free > _LOW_DISK else f"{told}; hãy dọn bớt")
