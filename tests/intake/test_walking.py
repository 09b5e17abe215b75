import os

import pytest

from registry.intake.walking import walk


def told(paths):
    return [(one.path.name, one.skip or one.missing) for one in walk(paths)]


def test_a_folder_in_order_without_what_is_no_document(tmp_path):
    for name in ("b.docx", "a.TXT", "~$b.docx", ".ẩn.docx", "expected.json", "không đuôi", "thư mục 2/c.docx", ".git/d.docx", "B.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert told([tmp_path]) == [
        (".git", "tệp hoặc thư mục ẩn"),
        (".ẩn.docx", "tệp hoặc thư mục ẩn"),
        ("B.docx", ""),
        ("a.TXT", ""),
        ("b.docx", ""),
        ("expected.json", "không phải văn bản (.json)"),
        ("không đuôi", "không phải văn bản (không có đuôi)"),
        ("c.docx", ""),
        ("~$b.docx", "tệp khóa của Word"),
    ]


def test_a_file_that_is_named_is_read_whatever_its_ending(tmp_path):
    (tmp_path / "a.json").write_text("x")
    assert told([tmp_path / "a.json", tmp_path / "không có"]) == [("a.json", ""), ("không có", "không tìm thấy tệp hoặc thư mục này")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_links_to_folders_and_devices_are_passed_over(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "vòng").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "x" / "a.docx")
    (tmp_path / "x" / "cụt.docx").symlink_to("không có")
    (tmp_path / "x" / "quẩn.docx").symlink_to("quẩn.docx")
    assert [why for _, why in told([tmp_path / "x"])] == ["liên kết hoặc thiết bị, không phải tệp"] * 4
    assert told([tmp_path / "x" / "a.docx"]) == [("a.docx", "liên kết hoặc thiết bị, không phải tệp")]
    assert told([tmp_path / "x" / "quẩn.docx", tmp_path / "\0"])[0] == ("quẩn.docx", "không đọc được (liên kết quẩn)")


def test_an_entry_that_nobody_may_look_at_does_not_stop_the_walk(tmp_path, monkeypatch):
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_text("x")
    scanned = os.scandir

    class Denied:
        def __init__(self, entry):
            self.name, self.is_dir, self.is_file = entry.name, entry.is_dir, entry.is_file
            if entry.name == "a.docx":
                self.is_file = self.denied

        def denied(self):
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", lambda folder: [Denied(entry) for entry in scanned(folder)])
    assert told([tmp_path]) == [("a.docx", "liên kết hoặc thiết bị, không phải tệp"), ("b.docx", "")]
