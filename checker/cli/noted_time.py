"""Note that a command ran by the clock: `status` then holds the clock against what should follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import click


def note_time(note: Callable[[str, datetime], None], place: str, now: datetime) -> None:
    """Note it beside the store; a disk that refuses takes nothing away from what was done."""
    try:
        note(place, now)
    except OSError as refused:
        click.echo(f"'zielwacht status' cannot watch the timer: {refused.filename}: {refused.strerror}", err=True)
