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


def test_what_is_no_document_is_refused_by_what_it_is(tmp_path: Path) -> None:
    import docx

    folder = tmp_path / "nhận về"
    folder.mkdir()
    paper = docx.Document()
    paper.add_paragraph("abc")
    paper.save(str(folder / "a.docx"))
    (folder / "b.txt").write_text("abc")
    (folder / "c.rtf").write_text("{\\rtf1 abc}")
    for name in ("d.pdf", "e.rtf", "f.docx"):
        (folder / name).write_bytes(b"rubbish")
    (folder / "g.txt").write_text("Điều 1. Giá đất là 5 đồng.", encoding="utf-8")
    (folder / "h.docx").symlink_to("không có")
    rows = json.loads(rasoat("add", str(folder), "--format", "json").stdout)
    assert {Path(row["file"]).name: row["result"] for row in rows} == {
        **dict.fromkeys(("a.docx", "b.txt", "c.rtf", "d.pdf", "e.rtf", "f.docx"), "refused"), "g.txt": "added", "h.docx": "skipped",
    }  # fmt: skip
    told = {Path(row["file"]).name: row["problems"][0] for row in rows if row["result"] == "refused"}
    assert all(told[name].startswith("Không nhận ra văn bản") for name in ("a.docx", "b.txt", "c.rtf"))
    assert [told[name].partition(" như")[0] for name in ("d.pdf", "e.rtf", "f.docx")] == [
        f"Nội dung không phải {suffix}" for suffix in (".pdf", ".rtf", ".docx")
    ]


def test_a_folder_without_documents_says_what_was_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "bảng"
    folder.mkdir()
    for name in ("a.xlsx", "b.xlsx", "c.png"):
        (folder / name).write_bytes(b"x")
    done = rasoat("add", str(folder))
    assert done.returncode == 2
    assert "bỏ qua 2 tệp: không phải văn bản (.xlsx)" in done.stdout and "(.png)" in done.stdout
    assert "Không có văn bản nào" in done.stderr
