"""rasoat metadata, as typed: looked at first, written on demand."""

from __future__ import annotations

import json
from pathlib import Path

from test_manners import rasoat


def test_nothing_is_written_before_it_is_asked_for(tmp_path: Path) -> None:
    table = tmp_path / "danh mục.csv"
    table.write_text(
        "STT,Số ký hiệu,Ngày ban hành,Trích yếu,Tình trạng,Ghi chú\n"
        '1,14/2020/QĐ-UBND,05/05/2020,"ban hành giá đất, đợt 1",Còn hiệu lực,\n'
        "2,15/2020/QĐ-UBND,,x,Còn hiệu lực,\n"
        "3,16/2020/QĐ-UBND,6/6/2020,thu phí tại chợ của ubnd xã an sơn quản lý,,\n",
        encoding="utf-8-sig",
    )
    command = ("metadata", str(table), "--issuer", "UBND tỉnh Lâm Đồng", "--format", "json")
    seen = rasoat(*command)
    told = json.loads(seen.stdout)
    assert (seen.returncode, told["written"], told["unknown"]) == (1, False, ["STT", "Ghi chú"])
    assert [(row["line"], row["result"]) for row in told["rows"]] == [(2, "new"), (3, "problem"), (4, "new")]
    assert told["rows"][1]["problems"] == ["không có ngày ban hành"]
    assert json.loads(rasoat("status", "--all", "--format", "json").stdout) == []
    assert "--by" in rasoat(*command, "--write").stderr
    assert rasoat(*command, "--write", "--by", "Lan").returncode == 1
    rows = json.loads(rasoat("status", "--all", "--format", "json").stdout)
    assert [row["document"] for row in rows] == ["lam-dong.ubnd.qd.14-2020.2020-05-05", "lam-dong.ubnd.qd.16-2020.2020-06-06"]
    assert (rows[0]["status"], rows[0]["certainty"]) == ("còn hiệu lực", "flag")
    assert rasoat("check").returncode == 0


def test_what_is_no_table_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("một đoạn văn\n", encoding="utf-8")
    done = rasoat("metadata", str(tmp_path / "a.csv"))
    assert done.returncode == 2 and "tiêu đề" in done.stderr and "Traceback" not in done.stderr
