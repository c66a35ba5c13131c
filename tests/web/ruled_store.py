"""A store in which the shipped rules are in force since 04.01.2016: made once a process, and copied."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from checker.store import Store
from checker.usecases.rules.activation import activate_folder
from tests.stored import url_of
from tests.workspace import REPOSITORY

NAME = "zielwacht.sqlite3"


@contextmanager
def ruled_store(folder: Path) -> Iterator[Store]:
    """A copy in a folder of one's own."""
    store = Store.open(url_of(Path(shutil.copy(_made(), folder / NAME))), create=False)
    try:
        yield store
    finally:
        store.close()


@cache
def _made() -> Path:
    folder = Path(mkdtemp(prefix="zielwacht-ruled-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = Store.open(url_of(folder / NAME), create=True)
    activate_folder(store, REPOSITORY / "rules", datetime(2016, 1, 4, 8, 0, tzinfo=UTC), "administration")
    store.close()
    return folder / NAME
