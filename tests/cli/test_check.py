"""rasoat check and demo, as typed: what is not known is refused, never taken for nothing found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_manners import rasoat

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
DRAFT = str(CORPUS / "24-2025-QD-UBND-lam-giang.docx")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rule", "ZZ"], "các quy tắc: B1, B2"),
        ([DRAFT, "--rule", "B1", "--rule", "B99"], "không có quy tắc 'B99'"),
        ([DRAFT, "--issuer", "abc xyz"], "ví dụ 'Ủy ban nhân dân tỉnh Lâm Đồng'"),
        ([DRAFT, "--issuer", "UBND tỉnh Lâm Đòng"], "có phải 'Ủy ban nhân dân tỉnh Lâm Đồng'?"),
        ([DRAFT, "--issuer", "hđnd tinh lam dong"], "có phải 'Hội đồng nhân dân tỉnh Lâm Đồng'?"),
        ([DRAFT, "--issuer", "UBND tỉnh"], "ví dụ 'Ủy ban nhân dân tỉnh Lâm Đồng'"),
        ([DRAFT, "--issuer", "HĐND xã Tân Hội"], "xã Tân Hội, tỉnh Lâm Đồng"),
        (["--issuer", "UBND tỉnh Lâm Đồng"], "tệp dự thảo"),
        ([DRAFT, "12/2019/QĐ-UBND"], "mỗi lần chỉ xét một"),
        ([DRAFT, "--comments", "không có thư mục này/a.docx"], "không có thư mục"),
    ],
)
def test_what_is_not_known_is_refused(arguments: list[str], said: str) -> None:
    done = rasoat("check", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


def test_rules_are_chosen_in_any_letters() -> None:
    done = rasoat("check", str(CORPUS / "21-2025-QD-UBND-lam-giang.docx"), "--rule", "e1", "--as-of", "2025-11-20", "--format", "json")
    assert [finding["rule"] for finding in json.loads(done.stdout)] == ["E1"]


def test_demo_touches_no_folder_in_use(tmp_path: Path) -> None:
    (tmp_path / "đang dùng").mkdir()
    (tmp_path / "đang dùng" / "registry.sqlite3").write_bytes(b"")
    done = rasoat("demo", "--keep", str(tmp_path / "đang dùng"))
    assert done.returncode == 2 and "đã có dữ liệu" in done.stderr
    assert [p.name for p in (tmp_path / "đang dùng").iterdir()] == ["registry.sqlite3"]


def test_comments_go_into_word_files_only(tmp_path: Path) -> None:
    draft = tmp_path / "dự thảo.txt"
    draft.write_text("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\nSố: 12/2026/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc x\nĐiều 1. Giá đất.\n", encoding="utf-8")
    done = rasoat("check", str(draft), "--comments", str(tmp_path / "a.docx"))
    assert done.returncode == 2 and "thành .docx" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "a.docx").exists()
