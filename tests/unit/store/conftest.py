"""A store on a real file for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.store import Store
from tests.stored import new_store, with_obligations


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Empty but for one obligation."""
    opened = with_obligations(new_store(tmp_path / "store.sqlite3"))
    yield opened
    opened.close()
