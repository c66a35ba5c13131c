"""The working days of a region as a table, frozen for whole years. Edge: the one place that asks `holidays`.

A holiday is what the whole region keeps by law, and what the house declares to be kept at its place: Mariä Himmelfahrt
in Bavaria, Fronleichnam in Saxony and Thuringia, the Friedensfest of Augsburg. ADR 0014, and 0053 for the places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ValidationError

from checker.domain.calendar import OutsideCalendar, WorkingCalendar
from checker.domain.calendar_file import (
    FIRST_YEAR,
    LAST_YEAR,
    CalendarFile,
    ClosuresFile,
    contradicting_closures,
    local_days,
    with_closures,
)
from checker.domain.problem import Location, Problem
from checker.domain.regions import country_and_part
from checker.rulebook.files import CALENDAR, CLOSURES, ORGANISATION, read_folder
from checker.rulebook.problems import RulebookError, schema_problems
from checker.rulebook.yaml_tree import Tree, read

Model = TypeVar("Model", bound=BaseModel)
Language = Literal["de", "en"]
# What the library calls them.
LIBRARYS: Mapping[Language, str] = {"de": "de", "en": "en_US"}


def calendar_file_of(folder: Path) -> CalendarFile:
    """calendar.yaml with the closures beside it, whatever state the other rule files are in.

    Raises RulebookError with the problems of both.
    """
    files, unread = read_folder(folder)
    own = {name: str(folder / name) for name in (CALENDAR, CLOSURES)}
    problems = [problem for problem in unread if problem.where.file in own.values()]
    if CALENDAR not in files and not problems:
        problems = [Problem(Location(own[CALENDAR]), "there is no such calendar; name a region with --region")]
    trees = {name: read(files[name], shown) for name, shown in own.items() if name in files}
    problems += [problem for tree in trees.values() for problem in tree.problems]
    if problems:
        raise RulebookError(problems)
    calendar_file = _understood(CalendarFile, trees[CALENDAR])
    if CLOSURES not in trees:
        return calendar_file
    further = _understood(ClosuresFile, trees[CLOSURES])
    if contradicting := list(closure_problems(calendar_file, further, trees[CLOSURES])):
        raise RulebookError(contradicting)
    return with_closures(calendar_file, further)


def _understood(model: type[Model], tree: Tree) -> Model:
    try:
        return model.model_validate(tree.value)
    except ValidationError as error:
        raise RulebookError(list(schema_problems(error, model, tree))) from error


def closure_problems(calendar_file: CalendarFile, further: ClosuresFile, tree: Tree) -> Iterator[Problem]:
    """Closures beside the calendar that contradict it; `tree` is their file."""
    for place, what in contradicting_closures(calendar_file, further):
        yield Problem(tree.where(("closures", place)), what)


def language_of(folder: Path) -> Language:
    """The language of a house, whatever state its rule files are in; German where they do not say."""
    organisation = folder / ORGANISATION
    tree = read(organisation.read_bytes(), str(organisation)) if organisation.is_file() else None
    return "en" if tree is not None and tree.get(("organisation", "language")) == "en" else "de"


def holidays_of(calendar_file: CalendarFile, language: Language = "de") -> tuple[dict[date, str], str]:
    """The holidays of the place in the calendar's years with their names in a language, and their source.

    The source is the library with its version.
    """
    names, source = _holidays(calendar_file.region, calendar_file.years.first, calendar_file.years.last, language)
    if not calendar_file.local_holidays:
        return dict(names), source
    return local_days(calendar_file, language) | dict(names), f"{source} with {', '.join(calendar_file.local_holidays)}"


def build(region: str, first: int, last: int, language: Language = "de") -> WorkingCalendar:
    """Working days from 1 January `first` to 31 December `last` in a region, for example NW, AT-9 or CH-ZH.

    Years to come follow the law of today. Raises OutsideCalendar for years whose holidays are unknown.
    """
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        raise OutsideCalendar(f"holidays are known from {FIRST_YEAR} to {LAST_YEAR}, not from {first} to {last}")
    names, source = _holidays(region, first, last, language)
    return WorkingCalendar(region, date(first, 1, 1), date(last, 12, 31), holidays=dict(names), source=source)


@lru_cache(maxsize=64)
def _holidays(region: str, first: int, last: int, language: Language) -> tuple[tuple[tuple[date, str], ...], str]:
    # Costly to import, and needed by few commands twice: here, not above.
    import holidays
    from holidays.version import __version__

    country, part = country_and_part(region)
    # For fixed years and copied: asking the live object for a day of another year would add that year to it.
    table = holidays.country_holidays(
        country, subdiv=part, years=range(first, last + 1), language=LIBRARYS[language], expand=False
    )
    return tuple(sorted(table.items())), f"holidays {__version__}, {region}"
