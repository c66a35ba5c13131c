"""Whoever waits at a terminal for a large file sees how far it has come; pipes and the daemon are told nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from checker.cli.options import App
from checker.usecases.progress import NOBODY_WAITS, FileProgress
from checker.wording.escapes import escaped

# Smaller files are read before anybody has looked, and fewer rows judged.
LARGE = 1 << 20
MANY_ROWS = 5_000
FROM_THE_START, TO_THE_END = "\r", "\x1b[K"


@contextmanager
def file_progress(app: App) -> Iterator[FileProgress]:
    """A line on stderr that is written over and over, and gone when the work is done or has failed."""
    if app.quiet or not sys.stderr.isatty():
        yield NOBODY_WAITS
        return
    line = _ProgressLine()
    try:
        yield line
    finally:
        line.clear()


class _ProgressLine:
    def __init__(self) -> None:
        self._is_written = False

    def reads(self, file: str, size: int) -> None:
        self.clear()
        if size >= LARGE:
            self._write(f"{escaped(file)}: reading {size >> 20} MB")

    def stores(self, rows: int, of: int) -> None:
        self._write(f"storing: {rows:,} of {of:,} rows")

    def judges(self, rows: int) -> None:
        self.clear()
        if rows >= MANY_ROWS:
            self._write(f"judging today with {rows:,} rows and without them")

    def clear(self) -> None:
        if self._is_written:
            self._write("")
        self._is_written = False

    def _write(self, text: str) -> None:
        click.echo(f"{FROM_THE_START}{text}{TO_THE_END}", nl=False, err=True)
        self._is_written = True
