"""Every run tries the same examples, however slow the machine: 100 a property on a desk, 400 in CI.

`--hypothesis-profile=search` looks for new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("desk", derandomize=True, deadline=None, max_examples=100)
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=400)
settings.register_profile("search", derandomize=False, deadline=None, print_blob=True, max_examples=5_000)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
