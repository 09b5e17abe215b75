"""The whole way with real workers: files on a disk, spawned readers, commits."""

import os
import subprocess
import sys
import threading
import time

import pytest

from registry.intake import add
from registry.intake.doctor import doctor
from registry.intake.pool import Pool
from registry.store.registry import Registry

DECREE = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
Số: {number}/2025/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lâm Đồng, ngày 30 tháng 9 năm 2025
QUYẾT ĐỊNH
Bãi bỏ Quyết định số 14/2020/QĐ-UBND
ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Theo đề nghị của Giám đốc Sở Tài chính;
Ủy ban nhân dân ban hành Quyết định bãi bỏ Quyết định số 14/2020/QĐ-UBND.
Điều 1. Bãi bỏ toàn bộ
{text}
Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực kể từ ngày 15 tháng 10 năm 2025.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn A
"""
ID = "lam-dong-2025.ubnd.qd.{}-2025.2025-09-30"


def decree(path, number=12, text="Bãi bỏ Quyết định số 14/2020/QĐ-UBND ngày 05 tháng 5 năm 2020 của Ủy ban nhân dân tỉnh Lâm Đồng."):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(DECREE.format(number=number, text=text), encoding="utf-8")


@pytest.fixture
def home(tmp_path):
    yield tmp_path / "sổ văn bản (Lâm Đồng)"
    Registry.open(tmp_path / "sổ văn bản (Lâm Đồng)").close()


def told(outcomes):
    return [(os.path.basename(o.file), o.document, o.result) for o in outcomes]  # noqa: PTH119


def test_a_folder_comes_in_and_the_bad_harm_nothing(tmp_path, home):
    folder = tmp_path / "công báo số 1"
    decree(folder / "a.txt", 12)
    (folder / "b.docx").write_bytes(b"PK\x03\x04 cut off")
    decree(folder / "c (bản chính).txt", 13)
    decree(folder / "d.txt", 12)
    decree(folder / "e.txt", 12, "Bãi bỏ.")
    (folder / "expected.json").write_text("{}")
    outcomes = list(add([folder, tmp_path / "không có"], home, index=False))
    assert told(outcomes) == [
        ("a.txt", ID.format(12), "added"),
        ("b.docx", None, "refused"),
        ("c (bản chính).txt", ID.format(13), "added"),
        ("d.txt", ID.format(12), "unchanged"),
        ("e.txt", ID.format(12), "new_version"),
        ("expected.json", None, "skipped"),
        ("không có", None, "failed"),
    ]
    assert all(o.problems for o in outcomes if not o.inside)
    registry = Registry.open(home)
    assert registry.shelf.ids() == [ID.format(12), ID.format(13)]
    assert {entry.by for entry in registry.history()} != {None}
    before = registry.change
    again = told(add([folder], registry, index=False))
    assert [result for *_, result in again] == ["unchanged", "refused", "unchanged", "unchanged", "unchanged", "skipped"]
    assert registry.change == before
    assert {check.state for check in doctor(registry)} <= {"ok", "warning"}


def test_what_was_told_is_kept_although_nobody_listens_any_longer(tmp_path, home):
    for number in range(1, 6):
        decree(tmp_path / "vào" / f"{number}.txt", number)
    outcomes = add([tmp_path / "vào"], home, index=False)
    first = next(outcomes)
    outcomes.close()
    registry = Registry.open(home)
    assert first.document in registry.shelf.ids()
    assert len(list(registry.shelf.documents(registry.shelf.ids()))) == registry.change


def test_nothing_to_read_starts_no_worker(tmp_path, home):
    (tmp_path / "trống").mkdir()
    assert told(add([tmp_path / "trống", tmp_path / "không có"], home)) == [("không có", None, "failed")]
    assert list(add([], home)) == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_a_name_that_is_no_text_does_no_harm(tmp_path, home):
    decree(tmp_path / "vào" / os.fsdecode(b"qu\xe1t.txt"))
    (outcome,) = add([tmp_path / "vào"], home, index=False)
    assert (outcome.result, outcome.document) == ("added", ID.format(12))
    assert outcome.file.encode().endswith(b"qu\\udce1t.txt")
    assert [o.result for o in add([tmp_path / "vào"], home, index=False)] == ["unchanged"]


def test_workers_know_no_django(tmp_path):
    code = "import sys; import registry.intake.worker as w; w._warm_up(); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a file that never ends")
def test_a_worker_that_hangs_or_dies_is_replaced(tmp_path):
    os.mkfifo(tmp_path / "treo.txt")
    decree(tmp_path / "lành.txt")
    with Pool(1) as pool:
        hung = pool.submit(tmp_path / "treo.txt", "treo.txt", 0.5).result()
        assert "quá 0 giây" in hung["failed"] or "quá 1 giây" in hung["failed"]
        assert pool.submit(tmp_path / "lành.txt", "lành.txt", 60).result()["read"]["statements"]["id"] == ID.format(12)
        dying = pool.submit(tmp_path / "treo.txt", "treo.txt", 60)
        threading.Timer(0.3, pool._all[-1].kill).start()
        assert "dừng bất ngờ" in dying.result()["failed"]
        assert "read" in pool.submit(tmp_path / "lành.txt", "lành.txt", 60).result()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a file that never ends")
def test_a_worker_ends_when_its_parent_is_gone(tmp_path):
    code = (
        "import sys, os; from pathlib import Path; from registry.intake.pool import Pool\n"
        "pool = Pool(1); pool.submit(Path('x.txt'), 'x.txt', 60).result(); print(pool._all[0]._process.pid, flush=True); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    pid = int(done.stdout)
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
            if stat.read().rsplit(")", 1)[1].split()[0] == "Z":
                return
        time.sleep(0.05)
    raise AssertionError("the worker lives on")


def test_encodings_of_the_console_do_not_matter(tmp_path, home):
    code = (
        "import sys; from registry.intake import add\n"
        "for o in add([sys.argv[1]], sys.argv[2], index=False): print(ascii((o.result, o.document)))"
    )
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1258", "LC_ALL": "C.UTF-8"}
    for number in (12, 13):  # into a new home, then into one that is there
        decree(tmp_path / f"quyết định {number}.txt", number)
        command = [sys.executable, "-c", code, str(tmp_path / f"quyết định {number}.txt"), str(home)]
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
        assert (done.stdout.strip(), done.stderr) == (ascii(("added", ID.format(number))), "")


def test_adding_what_is_there_starts_nothing(tmp_path, home):
    decree(tmp_path / "a.txt")
    list(add([tmp_path / "a.txt"], home, index=False))
    code = (
        "import sys, subprocess; from registry.intake import add; subprocess.Popen = None\n"
        "print([o.result for o in add([sys.argv[1]], sys.argv[2])], 'django' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.txt"), str(home)]
    list(add([tmp_path / "a.txt"], home))
    assert subprocess.run(command, capture_output=True, text=True).stdout.split() == ["['unchanged']", "False"]
