"""Is what is owed a date that is promised, or a figure? Pure."""

from __future__ import annotations

from checker.domain.kinds import KINDS
from checker.domain.verdict import Verdict


def is_dated(verdict: Verdict) -> bool:
    """Is it a date that is promised, and no figure? Of a kind that is gone its target says it: a date has none."""
    kind = KINDS.get(verdict.kind)
    return kind.is_dated if kind is not None else verdict.target is None
