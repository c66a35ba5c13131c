"""How instants, days, flags and JSON are written into columns. Shell.

Whole numbers and text only: not every database keeps `Numeric` exactly, and a binary fraction changes money.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from checker.domain.record import canonical
from checker.store import sqlite

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

# Microseconds need eight bytes.
Whole = BigInteger().with_variant(sqlite.EIGHT_BYTES, sqlite.NAME)


def microseconds(instant: datetime) -> int:
    """Whole microseconds since 1970 (UTC) of an aware instant. ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError(f"the instant {instant.isoformat()} has no time zone")
    return (instant - EPOCH) // MICROSECOND


def instant_of(count: int) -> datetime:
    """The instant (aware, UTC) of `microseconds`."""
    return EPOCH + count * MICROSECOND


class InstantColumn(TypeDecorator[datetime]):
    """An aware instant as whole microseconds, UTC."""

    impl = Whole
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else microseconds(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else instant_of(int(value))


class DayColumn(TypeDecorator[date]):
    """A local day as `2016-04-30`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0; not every database has a BOOLEAN."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """Canonical JSON as text: equal values are equal texts, and equal hashes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else canonical(value).decode()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else json.loads(value)
