"""rasoat backup, rasoat restore: the whole registry in one file."""

from __future__ import annotations

from pathlib import Path

import click

from registry.cli.files import NewFile, force_option
from registry.cli.home import open_registry
from registry.cli.output import Refused, say


@click.command()
@click.argument("archive", type=NewFile())
@force_option
@click.pass_context
def backup(ctx, archive: Path) -> None:
    """Sao lưu cả kho (cơ sở dữ liệu và tệp gốc) vào một tệp .zip; người khác vẫn dùng kho trong lúc đó."""
    from registry.intake import backup as room
    from registry.store.errors import StoreError

    try:
        count = room.backup(open_registry(ctx), archive)
    except StoreError as problem:
        raise Refused(str(problem)) from None
    say(f"Đã sao lưu {count} tệp gốc vào {archive}.")


@click.command()
@click.argument("archive", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("home", type=click.Path(file_okay=False, path_type=Path))
def restore(archive: Path, home: Path) -> None:
    """Phục hồi bản sao lưu vào THƯ_MỤC mới hoặc trống; mỗi tệp được đối chiếu trước khi nhận."""
    from registry.intake import backup as room
    from registry.store.errors import StoreError

    try:
        count = room.restore(archive, home)
    except StoreError as problem:
        raise Refused(str(problem)) from None
    say(f"Đã phục hồi {count} tệp gốc vào {home}. Dùng: rasoat --home {home} doctor")
