"""What commands answer about a small registry: two sample decrees, one document known from a list only."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from pathlib import Path

import pytest
from test_manners import rasoat

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
LISTED = "lam-dong.ubnd.qd.14-2020.2020-05-05"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho")
    files = [str(CORPUS / f"{name}-QD-UBND-lam-giang.docx") for name in ("12-2019", "07-2022", "18-2025")]
    assert rasoat("add", *files, RASOAT_HOME=str(folder)).returncode == 0
    table = folder / "danh mục.csv"
    table.write_text(
        "Số ký hiệu,Ngày ban hành,Trích yếu,Tình trạng\n14/2020/QĐ-UBND,05/05/2020,Bảng giá đất bãi bồi,Còn hiệu lực\n", encoding="utf-8"
    )
    said = rasoat("metadata", str(table), "--issuer", "UBND tỉnh Lâm Đồng", "--write", "--by", "Lan", RASOAT_HOME=str(folder))
    assert said.returncode == 0
    return folder


def ask(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = rasoat(*arguments, RASOAT_HOME=str(home))
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("command", [["show"], ["status"], ["history"], ["graph", "luocdo"], ["impact"]])
def test_an_act_of_the_catalogue_answers_for_itself(home: Path, command: list[str]) -> None:
    done = ask(home, *command, "64/2025/QH15")
    assert done.returncode == 0
    assert "12-2019" not in done.stdout
    if command[0] in ("show", "status"):
        assert "Chỉ có trong danh mục, chưa có văn bản." in done.stdout


@pytest.mark.parametrize("command", [["check"], ["withdraw", "--reason", "x"], ["correct"], ["reread"]])
def test_what_needs_a_document_does_not_take_an_act_of_the_catalogue(home: Path, command: list[str]) -> None:
    done = ask(home, command[0], "64/2025/QH15", *command[1:])
    assert (done.returncode, done.stdout) == (2, "")
    assert "chỉ có trong danh mục, chưa có văn bản" in done.stderr


def test_another_document_of_the_same_number_is_named_but_not_shown(home: Path) -> None:
    done = ask(home, "show", "12/2019/NQ-HĐND")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cùng số có:\n  lam-giang.ubnd.qd.12-2019" in done.stderr


def test_a_document_without_text_shows_what_is_known(home: Path) -> None:
    done = ask(home, "show", "14/2020/QĐ-UBND")
    assert done.returncode == 0
    assert "Quyết định số 14/2020/QĐ-UBND ngày 05/05/2020\n  Bảng giá đất bãi bồi" in done.stdout
    assert "chưa có toàn văn" in done.stdout and "còn hiệu lực" in done.stdout
    told = json.loads(ask(home, "show", LISTED, "--format", "json").stdout)
    assert (told["id"], told["held"], told["components"]) == (LISTED, False, [])


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Điều 2", "main/dieu_2"),
        ("dieu_2", "main/dieu_2"),
        ("khoản 2 Điều 3", "att1/dieu_3/khoan_2"),
        ("Điểm b, khoản 2, điều 3", "att1/dieu_3/khoan_2/diem_b"),
        ("dieu 3 khoan 2", "att1/dieu_3/khoan_2"),
        ("Điều 1 Quy định ban hành kèm theo", "att1/dieu_1"),
        ("khoản 3 Điều 5", "att1/dieu_5/khoan_3"),  # put in by Quyết định 07/2022
        ("att1", "att1"),
    ],
)
def test_provisions_are_typed_as_they_are_cited(home: Path, typed: str, place: str) -> None:
    told = json.loads(ask(home, "status", "12/2019", typed, "--as-of", "2022-04-01", "--format", "json").stdout)
    assert told["provision"] == place
    assert told["status"] != "chưa xác định"


@pytest.mark.parametrize("typed", ["Điều 99", "dieu_99", "khoản 9 Điều 3", "Phụ lục I", "att2/dieu_1", "chỗ nào đó", "Điều 4a"])
def test_a_provision_that_is_not_there_has_no_status(home: Path, typed: str) -> None:
    done = ask(home, "status", "12/2019", typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert "không có" in done.stderr or "không hiểu" in done.stderr


def test_before_its_issue_there_is_no_document(home: Path) -> None:
    done = ask(home, "status", "12/2019", "--as-of", "2019-01-01")
    assert "chưa ban hành (ban hành ngày 14/05/2019) vào ngày 01/01/2019\n  đến trước ngày 01/06/2019\n" in done.stdout
    told = json.loads(ask(home, "status", "12/2019", "--as-of", "2019-01-01", "--format", "json").stdout)
    assert (told["status"], told["since"], told["until"]) == ("chưa có hiệu lực", None, "2019-06-01")


def test_what_is_not_issued_yet_is_said_alike_everywhere(home: Path) -> None:
    day = ["--as-of", "2019-05-20"]  # 12/2019 is issued, in force from 1 June; 07/2022, 18/2025 and 14/2020 are not there yet
    words = {line.split()[0].split(".")[3]: line.split(maxsplit=1)[1].strip() for line in ask(home, "status", "--all", *day).stdout.splitlines()}
    assert words == {"12-2019": "chưa có hiệu lực  2019-05-14", **dict.fromkeys(("14-2020", "7-2022", "18-2025"), "chưa ban hành")}
    told = json.loads(ask(home, "status", "--all", *day, "--format", "json").stdout)
    assert {row["document"].split(".")[3] for row in told if row["issued"]} == {"12-2019"}
    rows = csv.DictReader(io.StringIO(ask(home, "status", "--all", *day, "--format", "csv").stdout.lstrip("\ufeff")))
    assert sorted(row["Hiệu lực"] for row in rows) == ["chưa ban hành"] * 3 + ["chưa có hiệu lực"]
    hits = json.loads(ask(home, "search", "hiệulực:chưa", *day, "--format", "json").stdout)["hits"]
    assert [hit["document"].split(".")[3] for hit in hits] == ["12-2019"]
    assert "[chưa ban hành]" in ask(home, "graph", "luocdo", "12/2019", *day).stdout


def test_where_a_document_does_not_apply_is_said(home: Path) -> None:
    elsewhere = ask(home, "status", "14/2020/QĐ-UBND", "--territory", "tỉnh Đắk Nông (cũ)")
    assert "không áp dụng trên địa bàn này" in elsewhere.stdout
    assert json.loads(ask(home, "status", "14/2020/QĐ-UBND", "--territory", "tỉnh Đắk Nông (cũ)", "--format", "json").stdout)["applies"] is False
    assert "còn hiệu lực" in ask(home, "status", "14/2020/QĐ-UBND", "--territory", "tỉnh Lâm Đồng (cũ)").stdout


def test_a_document_without_text_is_found(home: Path) -> None:
    for query in ("bãi bồi", "14/2020", "14-2020-qd-ubnd"):
        hits = json.loads(ask(home, "search", query, "--format", "json").stdout)["hits"]
        assert [hit["document"] for hit in hits] == [LISTED], query


@pytest.mark.parametrize("query", ["", "  ", "...", '"', "()", "*", "OR", "từ:abc"])
def test_a_query_without_words_lists_nothing(home: Path, query: str) -> None:
    done = ask(home, "search", query)
    assert (done.returncode, done.stdout) == (2, "")
    assert "không có chữ" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search", "loại:xyz", "nước"], "kho không có văn bản loại 'xyz'"),
        (["search", "-loại:xyz", "nước"], "kho không có văn bản loại 'xyz'"),
        (["search", "trong:99/1999/QĐ-UBND", "nước"], "không có văn bản nào trong kho là '99/1999/QĐ-UBND'"),
        (["search", "hiệulực:abc", "nước"], "không hiểu 'hiệulực:abc'"),
        (["status", "--all", "12/2019"], "không cùng lúc"),
    ],
)
def test_a_condition_that_nothing_meets_is_refused(home: Path, arguments: list[str], said: str) -> None:
    done = ask(home, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_search_has_the_short_help_too(home: Path) -> None:
    assert ask(home, "search", "-h").stdout == ask(home, "search", "--help").stdout
    assert "sau ngày ở" in ask(home, "search", "từ:2026", "đến:2025", "nước").stderr


def test_a_dash_in_front_leaves_out_and_is_no_option(home: Path) -> None:
    every = json.loads(ask(home, "search", "nước", "--format", "json").stdout)["total"]
    for typed in (["nước", "-hộ"], ["-hộ", "nước"], ["nước -hộ"], ["--", "-hộ", "nước"]):
        assert 0 < json.loads(ask(home, "search", "--format", "json", *typed).stdout)["total"] < every
    wrong = ask(home, "search", "nước", "--limt", "3")
    assert wrong.returncode == 2 and "--limt" in wrong.stderr


def test_tables_are_for_excel_and_hold_no_structures(home: Path, tmp_path: Path) -> None:
    told = ask(home, "history", "12/2019", "--format", "csv").stdout
    assert told.startswith("\ufeffNgày,Trạng thái,") and "{" not in told
    rows = list(csv.DictReader(io.StringIO(told.lstrip("\ufeff"))))
    assert any("hiệu lực thi hành" in row["Câu chữ"] for row in rows)
    own = ask(home, "history", "12/2019", "--registry", "--format", "csv").stdout
    assert "thêm mới" in own and "tệp: 12-2019" in own and "{" not in own
    assert ask(home, "graph", "export", "--format", "csv", "--output", str(tmp_path / "bảng")).returncode == 0
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in (tmp_path / "bảng").iterdir())
    missing = ask(home, "graph", "export", "--output", str(tmp_path / "chưa có" / "a.graphml"))
    assert missing.returncode == 2 and "không có thư mục" in missing.stderr and not (tmp_path / "chưa có").exists()


@pytest.mark.parametrize("typed", ["12/2019/QĐ-UBND", "12/2019", "lam-giang.ubnd.qd.12-2019.2019-05-14"])
def test_what_was_withdrawn_comes_back_by_its_number(home: Path, typed: str) -> None:
    assert ask(home, "withdraw", "12/2019", "--reason", "thử").returncode == 0
    for command in ("show", "status", "history", "check"):
        gone = ask(home, command, "12/2019")
        assert gone.returncode == 2
        assert re.search(r"12-2019\S* đã được rút khỏi kho ngày \d\d/\d\d/\d{4} .*: thử; đưa trở lại bằng: rasoat withdraw --undo", gone.stderr)
    assert "Đã đưa trở lại lam-giang" in ask(home, "withdraw", "--undo", typed).stdout
    assert ask(home, "show", "12/2019").returncode == 0
    assert "không có văn bản nào đã rút" in ask(home, "withdraw", "--undo", typed).stderr


@pytest.mark.parametrize("typed", ["", "4b", "không phải mã"])
def test_a_decision_names_its_finding(home: Path, typed: str) -> None:
    done = ask(home, "decide", typed, "confirm", "--by", "Lan")
    assert done.returncode == 2 and "không phải mã dấu hiệu" in done.stderr
