"""Of several profiles for files of one name: which one is this file for, by its sheets, lines and headings? Pure.

Exactly one, or the file is refused with what each of them expects. Where its headings fit none, but one better than all
others, it is that one's: its refusal then names the heading that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.domain.organisation import Organisation
from checker.domain.problem import Location
from checker.domain.profile import Profile
from checker.domain.record_problem import ProblemCode
from checker.records.contents import Contents
from checker.records.fields import FieldReader
from checker.records.grid import Grid, joined
from checker.records.header import header_at, heading_names
from checker.records.profiles import Choice
from checker.records.reading import refuse
from checker.records.table import HeaderFit, header_fit
from checker.records.templates import fits

SEARCHED_LINES = 20
# How many headings a refusal names of each profile.
NAMED_HEADINGS = 12


class Readable(NamedTuple):
    """The file as a profile's format makes it; `grid` is the sheet that the profile means, None: it has none."""

    choice: Choice
    contents: Contents
    grid: Grid | None


def only_one(name: str, parsed: Sequence[tuple[Choice, Contents]], house: Organisation) -> tuple[Choice, Contents]:
    """The profile for a file called `name`, and its contents. Raises Refused where none fits, or more than one."""
    every = [Readable(choice, contents, _meant(contents, choice[1])) for choice, contents in parsed]
    told_apart = [one for one in every if _has_its_sheet(one) and _has_its_lines(one)]
    told_apart = [one for one in told_apart if _has_its_entries(one)] or told_apart
    if len(told_apart) == 1:
        return told_apart[0][:2]
    expected = [_expected(choice) for choice, _, _ in every]
    if not told_apart:
        code = ProblemCode.LINES_OF_NO_PROFILE if any(map(_has_its_sheet, every)) else ProblemCode.SHEETS_OF_NO_PROFILE
        raise refuse(Location(name), code, {}, expected)
    each_fit = [_fit(one, house) for one in told_apart]
    known = [fit for fit in each_fit if fit is not None]
    if not known:
        raise refuse(Location(name), ProblemCode.HEADINGS_OF_NO_PROFILE, {}, expected)
    best = [one for one, fit in zip(told_apart, each_fit, strict=True) if fit == min(known)]
    if len(best) > 1:  # a heading that is there says more than a place
        best = [one for one in best if one.choice[1].header_levels] or best
    if len(best) == 1:
        return best[0][:2]
    code = ProblemCode.HEADINGS_OF_NO_PROFILE if min(known).wrong else ProblemCode.SEVERAL_PROFILES_FIT
    raise refuse(Location(name), code, {}, expected)


def _meant(contents: Contents, profile: Profile) -> Grid | None:
    sheet = profile.file.sheet
    return next((grid for grid in contents.grids if sheet is None or fits(sheet, grid.sheet) is not None), None)


def _has_its_sheet(one: Readable) -> bool:
    return one.grid is not None or not one.contents.grids


def _has_its_lines(one: Readable) -> bool:
    lines = [joined(row) for row in one.grid.rows[:SEARCHED_LINES]] if one.grid else []
    contains = one.choice[1].file.contains
    return all(any(fits(template, line) is not None for line in lines) for template in contains)


def _has_its_entries(one: Readable) -> bool:
    """Of a list that no profile's columns read: are its entries records as we write them, which name their schema?"""
    listed = one.contents.listed
    return listed is None or any(isinstance(entry, dict) and "schema" in entry for entry in listed.values())


def _fit(one: Readable, house: Organisation) -> HeaderFit | None:
    """None: no line is the header. A list has none."""
    if one.grid is None:
        return HeaderFit(0, 0)
    profile = one.choice[1]
    fields = FieldReader.of(profile, house)
    header = header_at(one.grid, profile, fields)
    return None if header is None else header_fit(one.grid, header, profile, fields)


def _expected(choice: Choice) -> str:
    """What a profile's files have, as its admin wrote it: `amt/akten (Blatt*, Stelle, geprüft)`."""
    sender, profile = choice
    parts = list(_marks_of(profile))
    shown = [*parts[:NAMED_HEADINGS], *(["…"] if len(parts) > NAMED_HEADINGS else [])]
    return f"{sender.sender.id}/{profile.id} ({', '.join(shown)})" if shown else f"{sender.sender.id}/{profile.id}"


def _marks_of(profile: Profile) -> Iterator[str]:
    if profile.file.sheet is not None:
        yield profile.file.sheet
    yield from profile.file.contains
    yield from heading_names(profile)
