"""Where is what the store kept of a verdict another than what is judged today? Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from checker.domain.json_paths import differing
from checker.store.decided import Decided

Kept = Mapping[str, str | None]

# What makes a verdict another one. Whatever else a row says may move from day to day without another row.
TOLD_APART = ("state", "cause", "figures", "stale")
# Of the verdict itself, what another version of the product must say as well: not how it words its reasons.
ACROSS_VERSIONS = ("state", "provisional", "waived", "late", "evidence", "value", "numerator", "denominator", "target")
ACROSS_VERSIONS_TOO = ("operator", "due", "data_expected", "complete", "stale", "owner", "records")


class Whole(StrEnum):
    """What is different as a whole: judged again nothing of the kind is owed, or the store has no verdict of it."""

    NOT_OWED = "not owed"
    NOT_KEPT = "not kept"


def bytes_unlike(decided: Decided, now: Kept) -> tuple[str, ...]:
    """Paths within the columns whose text is not, byte for byte, that of today; `now`: as `as_kept` gives it."""
    return tuple(path for name in now for path in _unlike(name, decided.columns[name], now[name]))


def unlike_today(decided: Decided, now: Kept) -> tuple[str, ...]:
    """As `bytes_unlike`, of what may not differ between the days on which a verdict stands."""
    return tuple(path for name in TOLD_APART for path in _unlike(name, decided.columns[name], now[name]))


def unlike_across_versions(decided: Decided, now: Kept) -> tuple[str, ...]:
    """As `unlike_today`, and reason codes, dates and records too. What an earlier version did not keep is no part."""
    whole = unlike_today(decided, now)
    try:
        one, other = (_said(columns["verdict"]) for columns in (decided.columns, now))
    except (ValueError, TypeError, KeyError):
        return (*whole, "verdict")
    shared = one.keys() & other.keys()
    return (
        *whole,
        *differing({name: one[name] for name in shared}, {name: other[name] for name in shared}, "verdict"),
    )


def _said(text: str | None) -> dict[str, Any]:
    kept = json.loads(text or "null")
    said = {name: kept[name] for name in (*ACROSS_VERSIONS, *ACROSS_VERSIONS_TOO) if name in kept}
    return {**said, "reasons": [reason["code"] for reason in kept["reasons"]]}


def _unlike(column: str, kept: str | None, now: str | None) -> tuple[str, ...]:
    """The paths within a column, or the column where its text is no JSON or only written otherwise."""
    if kept == now:
        return ()
    try:
        one, other = json.loads(kept or "null"), json.loads(now or "null")
    except ValueError:
        return (column,)
    return tuple(differing(one, other, column)) or (column,)
