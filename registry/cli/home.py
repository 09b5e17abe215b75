"""Where the registry lives, and opening it."""

from __future__ import annotations

from pathlib import Path

import click

CHECKOUT = Path(__file__).resolve().parents[2]


def home_of(ctx: click.Context) -> Path:
    """--home or RASOAT_HOME, else indexes/ of a checkout, else the user's data folder."""
    given = ctx.find_root().obj
    if given is not None:
        return Path(given)
    if (CHECKOUT / "setup.cfg").is_file() and (CHECKOUT / "indexes").is_dir():
        return CHECKOUT / "indexes"
    from platformdirs import user_data_dir

    return Path(user_data_dir("rasoat", appauthor=False, roaming=False))
