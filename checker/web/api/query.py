"""What did a machine ask for behind the question mark? Pure: declared parameters, and nothing else is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from checker.domain.clock import local_day
from checker.web.api.answers import ApiRefusal, reason
from checker.wording.api_texts import ApiFault
from checker.wording.locales import Locale

MOST_ITEMS, USUAL_ITEMS = 200, 100
PLACE = re.compile(r"(?:[0-9a-f]{2})+")


@dataclass(frozen=True, slots=True)
class ApiQuery:
    """What was asked for. `after` is the last item of the page before; None: from the first on."""

    on: date | None = None
    known_at: datetime | None = None
    since: date | None = None
    until: date | None = None
    everything: bool = False
    limit: int = USUAL_ITEMS
    after: bytes | None = None
    name: str | None = None


class ApiParameter(NamedTuple):
    """A parameter: its name in addresses, the field of `ApiQuery`, its JSON Schema, and what it means."""

    name: str
    field: str
    schema: dict[str, Any]
    means: str
    is_needed: bool = False


DAY: dict[str, Any] = {"type": "string", "format": "date"}
ON = ApiParameter("on", "on", DAY, "the day that is judged: the newest that was judged for a day up to it")
OPEN_ON = ApiParameter("on", "on", DAY, "those that were open on that day, as they have become since")
KNOWN_AT = ApiParameter(
    "known_at", "known_at", {"type": "string", "format": "date-time"}, "only what was stored by that instant"
)
SINCE = ApiParameter("since", "since", DAY, "from this day on; without it from today")
UNTIL = ApiParameter("until", "until", DAY, "up to this day; without it twelve months ahead")
EVERYTHING = ApiParameter("all", "everything", {"type": "boolean"}, "also those that are over, and the watched")
LIMIT = ApiParameter(
    "limit",
    "limit",
    {"type": "integer", "minimum": 1, "maximum": MOST_ITEMS, "default": USUAL_ITEMS},
    "how many items a page has at most",
)
CURSOR = ApiParameter(
    "cursor",
    "after",
    {"type": "string", "pattern": "^([0-9a-f]{2})+$"},
    "where a page begins: of 'next' of the page before",
)
PAGED = (LIMIT, CURSOR)
FILE_NAME = ApiParameter(
    "name", "name", {"type": "string", "minLength": 1, "maxLength": 200}, "what the file is called", is_needed=True
)
IDEMPOTENCY_KEY = ApiParameter(
    "Idempotency-Key",
    "",
    {"type": "string", "pattern": "^[A-Za-z0-9._:-]{8,100}$"},
    "a new one for each sending, the same when it is repeated",
    is_needed=True,
)


class _NotTaken(Exception):
    """The code of why a value is not taken."""


def read_query(
    given: Sequence[tuple[str, str]], takes: Sequence[ApiParameter], now: datetime, locale: Locale
) -> ApiQuery:
    """ApiRefusal with a reason for each parameter that is not taken, or for what has not come yet: nothing is read."""
    known = {each.name: each for each in takes}
    reasons, values = [], dict[str, Any]()
    names = [name for name, _ in given]
    for name, text in given:
        if name not in known:
            reasons.append(reason(locale, "unknown", name=name, allowed=", ".join(known) or "-"))
        elif names.count(name) > 1:
            reasons.append(reason(locale, "twice", name=name))
        else:
            field = known[name].field
            try:
                values[field] = READERS[field](text, now)
            except _NotTaken as why:
                reasons.append(reason(locale, str(why), name=name, most=str(MOST_ITEMS)))
    if reasons:
        raise ApiRefusal(ApiFault.BAD_QUERY, reasons=tuple(dict.fromkeys(reasons)))
    return ApiQuery(**values)


def cursor_of(key: str) -> str:
    """How an item's place stands in an address."""
    return key.encode().hex()


def _day(text: str, _now: datetime) -> date:
    try:
        return date.fromisoformat(text) if len(text) == 10 else _no("day")
    except ValueError:
        raise _NotTaken("day") from None


def _day_up_to_now(text: str, now: datetime) -> date:
    day = _day(text, now)
    if day > local_day(now):
        raise ApiRefusal(ApiFault.NOT_YET, name="on")
    return day


def _instant(text: str, now: datetime) -> datetime:
    try:
        # A plus sign that was not written as %2B arrives as a blank.
        instant = datetime.fromisoformat(text.replace(" ", "+"))
        if instant.tzinfo is None:
            raise _NotTaken("instant")
        at = instant.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _NotTaken("instant") from None
    if at > now:
        raise ApiRefusal(ApiFault.NOT_YET, name="known_at")
    return at


def _flag(text: str, _now: datetime) -> bool:
    return text == "true" if text in {"true", "false"} else _no("flag")


def _limit(text: str, _now: datetime) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= 4
    return int(text) if is_number and 1 <= int(text) <= MOST_ITEMS else _no("limit")


def _after(text: str, _now: datetime) -> bytes:
    return bytes.fromhex(text) if PLACE.fullmatch(text) else _no("cursor")


def _no(code: str) -> Any:
    raise _NotTaken(code)


READERS: dict[str, Callable[[str, datetime], Any]] = {
    "on": _day_up_to_now,
    "known_at": _instant,
    "since": _day,
    "until": _day,
    "everything": _flag,
    "limit": _limit,
    "after": _after,
    "name": lambda text, _now: text,
}
