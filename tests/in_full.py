"""Does this run take every case, or a part of them as CI does? `make deep` sets TESTS_IN_FULL.

A test that is nothing but more of another bears the mark `deep` instead, and is no part of CI.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

Case = TypeVar("Case")
IN_FULL = "TESTS_IN_FULL" in os.environ


def some_of(cases: Iterable[Case], every: int) -> Iterable[Case]:
    """All cases, or each `every`th of them from the first on: so many that one of each kind is among them."""
    return cases if IN_FULL else islice(cases, 0, None, every)
