"""A store in which the shipped rules are in force since the first days of 2016: made once a run, and copied."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from checker.store import Store
from tests.driven import activated_store
from tests.stored import copied_store


def ruled_store(folder: Path) -> AbstractContextManager[Store]:
    """A copy in a folder of one's own."""
    return copied_store(activated_store(), folder)
