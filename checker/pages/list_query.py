"""Which rows of a list does an address ask for, in which order, which page, and as what file? Pure.

A list declares its filters; whatever the address asks for and there is not becomes a sentence, and the list is empty:
never all rows instead. A filter that is not named, or left empty, chooses nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Literal
from urllib.parse import urlencode

from checker.pages.address_query import AddressQuery
from checker.pages.typed import typed_day, typed_number
from checker.wording.list_texts import LIST_TEXTS
from checker.wording.locales import Locale

PAGE, SORT, FORMAT = "seite", "sortierung", "format"
# What a sentence repeats of what somebody typed.
LONGEST_SAID = 80


class ListFormat(StrEnum):
    """As what a list is taken away."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """A filter: its key in the address (`zustand`), its label, and what can be chosen (id: title, in their order).

    `kind` "day" takes a day, "text" whatever is typed; both have no choices. `nothing`: what stands where nothing is
    chosen; empty: "all".
    """

    key: str
    label: str
    choices: Mapping[str, str] = field(default_factory=dict)
    kind: Literal["choice", "day", "text"] = "choice"
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What is asked of a list. `given`: what the filters were given, as typed; `problems`: sentences by the key of the
    address. `sort` is one of `sorts` (id: title), the first where none is named; empty where there are none. `page`
    from 1. `file` None: the page itself.
    """

    filters: tuple[ListFilter, ...] = ()
    sorts: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    file: ListFormat | None = None

    @property
    def is_possible(self) -> bool:
        """False: what is asked for does not exist, and the list is empty."""
        return not self.problems

    def chosen(self, key: str) -> str:
        """The id that was chosen, or the text that was typed, without blanks around it. Empty: none."""
        return "" if key in self.problems else self.given.get(key, "")

    def day(self, key: str) -> date | None:
        """The day that was typed. None: none."""
        return typed_day(self.chosen(key)) if self.chosen(key) else None

    @property
    def is_narrowed(self) -> bool:
        """Does it choose anything out?"""
        return bool(self.given or self.problems)

    def at_page(self, page: int) -> str:
        """The query (`?zustand=breached&seite=2`) of another page of the same list; empty where nothing is asked."""
        return self._address(*([(PAGE, str(page))] if page != 1 else []))

    def as_file(self, file: str) -> str:
        """The query of the whole list as a file."""
        return self._address((FORMAT, file))

    def _address(self, *more: tuple[str, str]) -> str:
        sort = [(SORT, self.sort)] if self.sort and self.sort != next(iter(self.sorts)) else []
        fields = [*((one.key, self.given[one.key]) for one in self.filters if one.key in self.given), *sort, *more]
        return f"?{urlencode(fields)}" if fields else ""

    def without_file(self, why: str) -> ListQuery:
        """The same query, which is not possible because no file of it is given out."""
        return replace(self, file=None, problems={**self.problems, FORMAT: why})

    def said(self) -> Iterator[tuple[str, str]]:
        """What is chosen out, as labels and titles."""
        for one in self.filters:
            if one.key in self.given:
                given = self.given[one.key]
                yield one.label, one.choices.get(given, given)


EVERYTHING = ListQuery()


def read_query(
    query: Mapping[str, str],
    filters: tuple[ListFilter, ...],
    locale: Locale,
    *,
    sorts: Mapping[str, str] | None = None,
    example: date,
) -> ListQuery:
    """Read what the address of a list asks for. `example`: a day to show how one is written."""
    words, orders = LIST_TEXTS[locale], sorts or {}
    by_key = {one.key: one for one in filters}
    asked = {key: value.strip() for key, value in query.items() if value.strip()}
    problems: dict[str, str] = {}

    def problem(key: str, code: str, given: str, label: str = "") -> None:
        shown = given if len(given) <= LONGEST_SAID else f"{given[:LONGEST_SAID]}…"
        problems[key] = words[code].format(label=label, given=shown, example=f"{example:%d.%m.%Y}")

    page, sort, file = asked.pop(PAGE, "1"), asked.pop(SORT, ""), asked.pop(FORMAT, "")
    for key, value in asked.items():
        if key not in by_key:
            problem(key, "no_such_filter", key)
        elif by_key[key].kind == "choice" and value not in by_key[key].choices:
            problem(key, "no_such_choice", value, by_key[key].label)
        elif by_key[key].kind == "day" and typed_day(value) is None:
            problem(key, "no_such_day", value, by_key[key].label)
    for key in query.doubled if isinstance(query, AddressQuery) else ():
        problem(key, "asked_twice", key, by_key[key].label if key in by_key else key)
    if not typed_number(page):
        problem(PAGE, "no_such_page", page)
    if sort and sort not in orders:
        problem(SORT, "no_such_sort", sort)
    if file and file not in set(ListFormat):
        problem(FORMAT, "no_such_format", file)
    return ListQuery(
        filters=filters,
        sorts=orders,
        given={key: value for key, value in asked.items() if key in by_key},
        problems=problems,
        sort=sort if sort in orders else next(iter(orders), ""),
        page=typed_number(page) or 1,
        file=ListFormat(file) if file and FORMAT not in problems else None,
    )
