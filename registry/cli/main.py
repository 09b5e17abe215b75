"""The `rasoat` command: its groups are imported only when called, so that `rasoat --version` is quick."""

from __future__ import annotations

import gettext
import importlib
import os
import sys
from pathlib import Path

import click

from registry import __version__
from registry.store.errors import StoreError, reason

LOCALE = Path(__file__).parent / "locale"

# name -> (module of registry.cli, what the list of commands says). The one place where a command is announced.
COMMANDS = {
    "add": ("add", "Đưa văn bản (tệp hoặc thư mục) vào kho"),
    "reread": ("reread", "Đọc lại tệp gốc trong kho sau khi nâng cấp chương trình"),
    "metadata": ("metadata", "Nhận thông tin văn bản từ bảng Excel, CSV khi chưa có toàn văn"),
    "correct": ("correct", "Sửa số, ngày, cơ quan, trích yếu, lĩnh vực ... của một văn bản"),
    "parse": ("parse", "Đọc văn bản và in cấu trúc, không cần kho"),
    "search": ("search", "Tìm trong kho: từ, \"cụm từ\", số ký hiệu, có dấu hoặc không dấu"),
    "show": ("show", "Xem một văn bản: thuộc tính, cấu trúc, viện dẫn"),
    "status": ("status", "Hiệu lực của văn bản hoặc điều, khoản vào một ngày, kèm lý do"),
    "history": ("history", "Lịch sử hiệu lực của một văn bản"),
    "graph": ("graph", "Đồ thị viện dẫn: xuất tệp, lược đồ quanh một văn bản"),
    "check": ("check", "Tìm các dấu hiệu cần xem xét"),
    "decide": ("decide", "Xác nhận, bác bỏ hoặc để lại một dấu hiệu"),
    "overdue": ("overdue", "Nội dung được giao quy định chi tiết mà chưa thấy văn bản, hoặc muộn"),
    "unresolved": ("unresolved", "Văn bản được viện dẫn mà kho chưa có: nên thêm văn bản nào trước"),
    "gaps": ("gaps", "Số còn thiếu trong dãy số từng năm, phần kèm theo còn thiếu"),
    "impact": ("impact", "Văn bản phải rà soát vì một luật, nghị định ... thay đổi"),
    "rules": ("rules", "Danh sách quy tắc kiểm tra và thẻ của từng quy tắc"),
    "index": ("index", "Cập nhật hoặc dựng lại chỉ mục tìm kiếm"),
    "withdraw": ("withdraw", "Rút văn bản khỏi kho, hoặc hoàn tác việc rút"),
    "doctor": ("doctor", "Kiểm tra sức khỏe của kho"),
    "backup": ("backup", "Sao lưu cả kho vào một tệp"),
    "restore": ("backup", "Phục hồi kho từ bản sao lưu"),
    "demo": ("demo", "Chạy thử trên văn bản mẫu"),
    "completion": ("completion", "Cài gợi ý lệnh cho bash, zsh, fish, PowerShell"),
}  # fmt: skip


# What stands for a value in a usage line: by the type of an option, by the name of an argument.
VALUES = {"integer": "SỐ", "integer range": "SỐ", "float range": "SỐ", "text": "CHỮ", "path": "ĐƯỜNG_DẪN"}
ARGUMENTS = {
    "paths": "ĐƯỜNG_DẪN", "path": "ĐƯỜNG_DẪN", "document": "VĂN_BẢN", "documents": "VĂN_BẢN", "provision": "ĐIỀU_KHOẢN", "query": "CÂU_TÌM",
    "file": "TỆP", "archive": "TỆP_SAO_LƯU", "home": "THƯ_MỤC", "fingerprint": "MÃ", "act": "VĂN_BẢN", "code": "MÃ",
}  # fmt: skip


def in_vietnamese(command: click.Command) -> click.Command:
    """The command, with a usage line that staff can read."""
    command.options_metavar = "[TÙY CHỌN]"
    for parameter in command.params:
        if isinstance(parameter, click.Argument) and parameter.metavar is None and parameter.name in ARGUMENTS:
            told = ARGUMENTS[parameter.name]
            parameter.metavar = (told if parameter.required else f"[{told}]") + ("..." if parameter.nargs != 1 else "")
        elif isinstance(parameter, click.Option) and parameter.metavar is None and not parameter.is_flag:
            parameter.metavar = VALUES.get(parameter.type.name)
    if isinstance(command, click.Group):
        command.subcommand_metavar = "LỆNH [THAM SỐ]..."
        for one in getattr(command, "commands", {}).values():
            in_vietnamese(one)
    return command


class Commands(click.Group):
    """The group that knows names and one-line helps without importing anything."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"registry.cli.{COMMANDS[name][0]}")
        return in_vietnamese(getattr(module, name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="rasoat", message="%(prog)s %(version)s", help="In phiên bản.")
@click.option("--home", type=click.Path(path_type=Path), envvar="RASOAT_HOME", help="Thư mục của kho (hoặc biến RASOAT_HOME).")
@click.pass_context
def rasoat(ctx: click.Context, home: Path | None) -> None:
    """Kho văn bản quy phạm pháp luật của địa phương: tìm kiếm, hiệu lực, viện dẫn, rà soát.

    Chương trình nêu dấu hiệu kèm câu chữ và căn cứ; người có thẩm quyền quyết định.
    """
    ctx.obj = home


in_vietnamese(rasoat)


def speak_vietnamese() -> None:
    """What click itself says comes from its gettext domain."""
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain("messages", str(LOCALE))


def _speak_utf8() -> None:
    """UTF-8 on every platform and under every locale, for what is typed, printed and named."""
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:  # LC_ALL=C: what was typed came in pieces
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, "PYTHONUTF8": "1"})
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Half characters, from names of files that are no text, must not end a command half way.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_output() -> None:
    """Nothing more can or need be printed; without this Python would try, and complain, when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Entry point: UTF-8 on every platform; exit 0 done, 1 findings or refusals, 2 could not run."""
    _speak_utf8()
    speak_vietnamese()
    try:
        code = rasoat.main(prog_name="rasoat", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as problem:
        problem.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Đã dừng theo yêu cầu; những gì đã ghi vào kho vẫn còn.", err=True)
        code = 2
    except BrokenPipeError:
        _close_output()
        code = 0
    except (StoreError, OSError) as problem:
        _close_output()
        place = getattr(problem, "filename", None) or ("lỗi đọc, ghi" if isinstance(problem, OSError) else "")
        click.echo(f"rasoat: {place}: {reason(problem)}" if place else f"rasoat: {problem}", err=True)
        code = 2
    sys.exit(code if isinstance(code, int) else 0)
