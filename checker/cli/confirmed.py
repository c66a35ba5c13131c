"""Is it really meant? Asked on a terminal only, with what would change before the eyes; a script is not asked."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click


def is_asked(*, asks: bool) -> bool:
    """Does somebody sit there who can answer?"""
    return asks and sys.stdin.isatty() and sys.stderr.isatty()


def confirm(preview: Iterable[str]) -> None:
    """Show what would change, and ask. A no ends the command: nothing has changed."""
    for line in preview:
        click.echo(line, err=True)
    click.confirm("Carry it out?", abort=True, err=True)
