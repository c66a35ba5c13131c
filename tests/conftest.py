"""Every run tries the same examples, however slow the machine: 100 a property on a desk, 400 in CI.

`--hypothesis-profile=search` looks for new ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("desk", derandomize=True, deadline=None, max_examples=100)
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=400)
settings.register_profile("search", derandomize=False, deadline=None, print_blob=True, max_examples=5_000)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True, scope="session")
def _a_cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests and what they start neither see nor fill what the user's own starts have kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CACHE_DIRECTORY", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
        yield
