import zipfile

import pytest
from build import decree, incoming, read_of

from registry.intake.backup import backup, restore
from registry.intake.committing import commit
from registry.intake.doctor import doctor
from registry.intake.indexing import catch_up
from registry.intake.keeping import keep, kept
from registry.store.errors import StoreError
from registry.store.registry import Registry


@pytest.fixture
def registry(tmp_path):
    opened = Registry.open(tmp_path / "sổ")
    for content in "ab":
        file = incoming(tmp_path / f"{content}.docx", content)
        assert keep(opened.home, tmp_path / f"{content}.docx", file.sha256, file.suffix)
        commit(opened, file, read_of(decree(number=f"{ord(content)}/2025/QĐ-UBND")), "an")
    yield opened
    opened.close()


def test_what_was_backed_up_comes_back(registry, tmp_path):
    assert backup(registry, tmp_path / "sao lưu.zip") == 2
    assert restore(tmp_path / "sao lưu.zip", tmp_path / "sổ khác") == 2
    other = Registry.open(tmp_path / "sổ khác")
    ids = registry.shelf.ids()
    assert list(other.shelf.documents(ids)) == list(registry.shelf.documents(ids))
    assert other.history() == registry.history()
    catch_up(other)
    assert {check.state for check in doctor(other) if check.name != "Đĩa"} == {"ok"}
    other.close()


def test_a_folder_that_has_a_registry_is_left_alone(registry, tmp_path):
    backup(registry, tmp_path / "a.zip")
    with pytest.raises(StoreError, match="đã có một kho"):
        restore(tmp_path / "a.zip", registry.home.path)


@pytest.mark.parametrize("harm", ["cut", "file", "missing", "other"])
def test_a_harmed_archive_restores_nothing(registry, tmp_path, harm):
    archive, harmed = tmp_path / "a.zip", tmp_path / "b.zip"
    backup(registry, archive)
    if harm == "cut":
        harmed.write_bytes(archive.read_bytes()[:-200])
    else:
        with zipfile.ZipFile(archive) as source, zipfile.ZipFile(harmed, "w") as out:
            for name in source.namelist() if harm != "other" else ["x"]:
                if name.startswith("files/") and harm == "missing":
                    continue
                out.writestr(name, b"z" if name.startswith("files/") or harm == "other" else source.read(name))
    with pytest.raises(StoreError, match="không phải bản sao lưu"):
        restore(harmed, tmp_path / "mới" / "kho")
    assert not (tmp_path / "mới").exists()


def test_doctor_finds_what_is_missing_changed_or_left_over(registry):
    one, two = sorted(registry.home.files.glob("*/*"))
    one.unlink()
    two.write_bytes(b"khac")
    (two.parent / "x.part").write_bytes(b"")
    catch_up(registry)
    told = [(check.name, check.state, check.told) for check in doctor(registry) if check.state != "ok"]
    assert [(name, state) for name, state, _ in told] == [("Tệp gốc", "error"), ("Tệp gốc", "error"), ("Tệp thừa", "warning")]
    assert any(one.name in text for *_, text in told)
    assert any(two.name in text and "thay đổi" in text for *_, text in told)


def test_a_kept_file_that_was_harmed_is_kept_again(registry, tmp_path):
    file = incoming(tmp_path / "a.docx", "a")
    kept(registry.home, file.sha256, file.suffix).write_bytes(b"")
    assert keep(registry.home, tmp_path / "a.docx", file.sha256, file.suffix)
    assert {check.state for check in doctor(registry) if check.name == "Tệp gốc"} == {"ok"}


def test_a_file_that_changed_while_it_was_read_is_not_kept(registry, tmp_path):
    file = incoming(tmp_path / "c.docx", "c")
    (tmp_path / "c.docx").write_bytes(b"d")
    assert not keep(registry.home, tmp_path / "c.docx", file.sha256, file.suffix)
    assert not kept(registry.home, file.sha256, file.suffix).exists()
    assert not list(registry.home.files.glob("*/*.part"))
