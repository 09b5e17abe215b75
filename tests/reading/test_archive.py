"""Zips of documents: their members in order, names that cannot leave, limits."""

from pathlib import Path

import pytest
from docx_xml import p, parts, r, zipped

from registry.reading import Unreadable, read_bytes
from registry.reading.archive import is_archive, members, safe

DOCX = zipped(parts(p(r("Điều 1."))))


def test_members_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"b/văn bản.docx": DOCX, "a.txt": "Điều 2.", "ảnh.png": b"x", "~$a.docx": b"", "__MACOSX/a.docx": b""}))
    told = list(members(path))
    assert [name for name, _ in told] == ["a.txt", "b/văn bản.docx"]
    assert [read_bytes(data, name).paragraphs[0].text for name, data in told if isinstance(data, bytes)] == ["Điều 2.", "Điều 1."]


def test_a_docx_is_no_archive(tmp_path: Path) -> None:
    for name, data, archive in (("a.docx", DOCX, False), ("a.zip", zipped({"a.txt": "a"}), True), ("b.zip", b"PK\x03\x04", False), ("c.txt", b"abc", False)):
        path = tmp_path / name
        path.write_bytes(data)
        assert is_archive(path) == archive


@pytest.mark.parametrize(("name", "told"), [("../../etc/a.doc", "etc/a.doc"), ("C:\\a\\b.doc", "C/a/b.doc"), ("/a.doc", "a.doc"), ("a\nb.doc", "ab.doc")])
def test_names_cannot_leave(name: str, told: str) -> None:
    assert safe(name) == told


@pytest.mark.parametrize(("data", "kind"), [(zipped({"a.txt": "a"})[:40], "truncated"), (zipped({"a.doc": bytes(40 << 20)}), "bomb"), (zipped({f"{i}.txt": "" for i in range(2001)}), "too_large")])
def test_refused(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        list(members(path))
    assert caught.value.kind == kind
