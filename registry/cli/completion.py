"""rasoat completion: the shell's own script for completing commands."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish", "powershell"]))
def completion(shell: str) -> None:
    """In đoạn lệnh gợi ý; ví dụ: eval "$(rasoat completion bash)"."""
    from click.shell_completion import get_completion_class

    from registry.cli.main import rasoat

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"click ở máy này chưa hỗ trợ {shell}")
    click.echo(found(rasoat, {}, "rasoat", "_RASOAT_COMPLETE").source())
