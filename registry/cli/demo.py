"""rasoat demo: a guided tour over the sample decrees, in a registry of its own."""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path

import click

from registry.cli.output import Refused, note, say

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
DAY = "2026-11-24"
TOUR = (
    ("Tìm theo chữ, không cần dấu", ["search", "dau noi thoat nuoc", "--limit", "3"]),
    ("Tìm đúng cụm từ, kể cả trong bảng của phụ lục", ["search", '"Thác Trường Giang"']),
    ("Tìm theo số ký hiệu, gõ thế nào cũng được", ["search", "QD 12/2019", "--limit", "2"]),
    ("Lược đồ của một văn bản", ["graph", "luocdo", "12/2019/QĐ-UBND"]),
    ("Hiệu lực vào một ngày, và vì sao", ["status", "12/2019/QĐ-UBND", "--as-of", "2022-04-01"]),
    ("Hiệu lực của một điểm", ["status", "12/2019/QĐ-UBND", "att1/dieu_3/khoan_2/diem_b", "--as-of", "2022-04-01"]),
    ("Căn cứ hết hiệu lực khi ban hành, viện dẫn điều khoản không có, hiệu lực quá sớm",
     ["check", "--rule", "B1", "--rule", "R2", "--rule", "E1", "--as-of", DAY]),
    ("Căn cứ, viện dẫn đã bị thay thế về sau", ["check", "30/2014/QĐ-UBND", "--rule", "R1", "--as-of", DAY]),
    ("Mâu thuẫn, chồng chéo: hai câu đặt cạnh nhau", ["check", "--rule", "X1", "--rule", "X2", "--rule", "X5", "--as-of", DAY]),
    ("Nội dung được giao quy định chi tiết: chưa thấy, muộn", ["overdue", "--as-of", DAY]),
)  # fmt: skip


@click.command()
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), help="Giữ kho mẫu trong thư mục này để dùng tiếp.")
@click.option("--corpus", type=click.Path(file_okay=False, path_type=Path), default=CORPUS, help="Thư mục văn bản mẫu.")
@click.pass_context
def demo(ctx: click.Context, keep: Path | None, corpus: Path) -> None:
    """Đưa văn bản mẫu của một tỉnh hư cấu vào một kho mới và đi một vòng: tìm, lược đồ, hiệu lực, dấu hiệu."""
    if not corpus.is_dir():
        raise Refused(
            f"không thấy văn bản mẫu trong {corpus}; hãy chạy trong bản tải về đầy đủ của chương trình, hoặc nêu --corpus"
        )
    if keep is not None:
        if keep.is_dir() and any(keep.iterdir()):
            raise Refused(f"thư mục {keep} đã có dữ liệu; hãy nêu một thư mục mới hoặc trống cho kho mẫu")
        tour(ctx, corpus, keep)
        note(f"Kho mẫu ở {keep}; dùng tiếp: rasoat --home {keep} search ...")
        return
    with tempfile.TemporaryDirectory(prefix="rasoat-", ignore_cleanup_errors=True) as folder:
        tour(ctx, corpus, Path(folder))


def tour(ctx: click.Context, corpus: Path, home: Path) -> None:
    documents = sorted(map(str, corpus.glob("*.docx")))
    run(ctx, home, "Đưa một thư mục văn bản vào kho", ["add", *documents], ["add", corpus.name])
    for title, arguments in TOUR:
        run(ctx, home, title, arguments, arguments)


def run(ctx: click.Context, home: Path, title: str, arguments: list[str], shown: list[str]) -> None:
    """Say what is done, do it as the user would, and go on whatever the exit code."""
    say(f"\n# {title}\n$ rasoat {shlex.join(shown)}")
    root = ctx.find_root().command
    try:
        root.main(["--home", str(home), *arguments], prog_name="rasoat", standalone_mode=False)
    except click.exceptions.Exit:
        return
