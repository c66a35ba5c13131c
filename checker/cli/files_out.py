"""A result as a file: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from typing import IO

import click

from checker.cli.options import App


def show_or_write(app: App, result: str | bytes, out: Path | None, *, colour: bool = False) -> None:
    """A result to stdout, or into the file `out`, which is then named on stderr. What is no text needs a file."""
    if out is None:
        assert isinstance(result, str), "bytes need a file"
        click.echo(result, color=colour)
        return
    write_out(out, result if isinstance(result, bytes) else f"{result}\n".encode())
    app.note(f"written: {out}")


def write_out(path: Path, content: bytes) -> None:
    """Put `content` in the place of `path`, which is as it was where that fails. Raises UsageError with the reason."""
    stream_out(path, lambda file: file.write(content))


def stream_out(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """As `write_out`, of what is written piece by piece."""
    try:
        handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _refused(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException as error:
        with suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError):
            raise _refused(path, error) from None
        raise


def _refused(path: Path, error: OSError) -> click.UsageError:
    return click.UsageError(f"cannot write {path}: {error.strerror or error}; name another file with --out")


def _umask() -> int:
    """What others may not do with a new file, as the process says; asking for it means setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
