"""The plan's promises as scenarios that an auditor can read and run."""

from __future__ import annotations

import pytest

# A scenario that fails shows what was found instead: also where the sentences live.
pytest.register_assert_rewrite(f"{__name__}.steps")
