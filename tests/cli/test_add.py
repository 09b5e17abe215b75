"""rasoat add, as typed: zips, and folders in which there is nothing to take in."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from test_manners import rasoat

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ONE, TWO = (CORPUS / f"{n}-2025-QD-UBND-lam-giang.docx" for n in (24, 26))


def test_documents_of_a_zip_are_taken_in_under_its_name_and_hostile_zips_refused(tmp_path: Path) -> None:
    folder = tmp_path / "nhận về"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w") as made:
        made.write(ONE, "quyết định/một.docx")
        made.write(TWO, "../../hai.docx")
        made.writestr("hỏng.docx", b"PK\x03\x04")
        made.writestr("bảng.xlsx", b"")
    (folder / "cụt.zip").write_bytes((folder / "a.zip").read_bytes()[:900])
    with zipfile.ZipFile(folder / "phình.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.doc", bytes(40 << 20))
    with zipfile.ZipFile(folder / "trống.zip", "w") as made:
        made.writestr("a.xlsx", b"")
    done = rasoat("add", str(folder), "--format", "json")
    rows = {str(Path(row["file"]).relative_to(folder)): row for row in json.loads(done.stdout)}
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert {name: row["result"] for name, row in rows.items()} == {
        "a.zip/quyết định/một.docx": "added", "a.zip/hai.docx": "added", "a.zip/hỏng.docx": "refused", "cụt.zip": "refused",
        "phình.zip": "refused", "trống.zip": "skipped",
    }  # fmt: skip
    assert not (tmp_path.parent / "hai.docx").exists() and sorted(p.name for p in tmp_path.iterdir()) == ["kho văn bản", "nhận về"]
    again = rasoat("add", str(folder / "a.zip"))
    assert "2 không đổi, 1 không nhận" in again.stdout
    held = rasoat("show", "24/2025/QĐ-UBND", "--format", "json")
    assert json.loads(held.stdout)["components"][0]["text"]


def test_a_folder_without_documents_says_what_was_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "bảng"
    folder.mkdir()
    for name in ("a.xlsx", "b.xlsx", "c.png"):
        (folder / name).write_bytes(b"x")
    done = rasoat("add", str(folder))
    assert done.returncode == 2
    assert "bỏ qua 2 tệp: không phải văn bản (.xlsx)" in done.stdout and "(.png)" in done.stdout
    assert "Không có văn bản nào" in done.stderr
