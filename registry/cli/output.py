"""How the program speaks: machine output on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

import click


class Refused(click.ClickException):
    """Could not run: exit 2 with one Vietnamese line."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"rasoat: {self.format_message()}", err=True)


class Day(click.ParamType):
    """2026-11-24, or 24/11/2026 as people type it."""

    name = "ngày"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from registry.model.days import typed_day

        try:
            return typed_day(value)
        except ValueError as problem:
            self.fail(str(problem), param, ctx)


def format_option(*formats: str):
    """--format; the first is the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="Dạng đầu ra."
    )


def as_of_option():
    return click.option("--as-of", type=Day(), default=date.today, help="Xét đến ngày này (mặc định: hôm nay).")


def say(text: str = "") -> None:
    click.echo(text)


def note(text: str) -> None:
    """Progress and remarks: never part of the answer."""
    click.echo(text, err=True)


def print_json(data: Any) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


CERTAINTY = {"fact": "chắc chắn", "flag": "dấu hiệu"}


def day_text(day: date | None) -> str:
    """24/11/2026, as staff read it."""
    return day.strftime("%d/%m/%Y") if day else "—"


def clip(text: str, width: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
