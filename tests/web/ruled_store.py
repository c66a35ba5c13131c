"""A store in which the shipped rules are in force since the first days of 2016: made once a run, and copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.store import Store
from tests.driven import activated_store
from tests.stored import url_of


@contextmanager
def ruled_store(folder: Path) -> Iterator[Store]:
    """A copy in a folder of one's own."""
    store = Store.open(url_of(Path(shutil.copy(activated_store(), folder))), create=False)
    try:
        yield store
    finally:
        store.close()
