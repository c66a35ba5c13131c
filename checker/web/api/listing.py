"""A page of a list: so many items from where the page before ended, and the address of what follows. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from checker.usecases.acting.findings import last_tick
from checker.web.api.answers import document
from checker.web.api.calls import ApiCall
from checker.web.api.models import Listing
from checker.web.api.query import CURSOR, cursor_of
from checker.web.web_answer import WebAnswer

Item = TypeVar("Item")


def listed(
    call: ApiCall,
    model: type[Listing],
    items: Sequence[Item],
    place: Callable[[Item], str],
    shown: Callable[[Sequence[Item]], Sequence[Any]],
    rulebook: str | None = None,
) -> WebAnswer:
    """A page of `items`, which are in the order of their `place`. Only what stands on it is made ready (`shown`).

    An item that is gone by the next page leaves no gap, and one that came is met or not: a place is no number.
    """
    query = call.query
    begins = 0 if query.after is None else bisect_right([place(item).encode() for item in items], query.after)
    page = items[begins : begins + query.limit]
    ends = begins + len(page)
    following = _address(call, place(page[-1])) if page and ends < len(items) else None
    answer = model.model_construct(
        schema_=f"zielwacht/api/{call.request.path.rpartition('/')[2]}/1",
        as_of=last_tick(call.house.store),
        on=query.on,
        known_at=query.known_at,
        rulebook=rulebook or call.book.sha256,
        next=following,
        items=tuple(shown(page)),
    )
    return document(answer, call.request)


def _address(call: ApiCall, last: str) -> str:
    kept = [(name, value) for name, value in call.pairs if name != CURSOR.name]
    return f"{call.request.path}?{urlencode([*kept, (CURSOR.name, cursor_of(last))])}"
