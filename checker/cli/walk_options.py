"""Options of what walks ahead: which days, what comes in meanwhile, and who acts."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import Command, DayParam

if TYPE_CHECKING:
    from checker.preview.forecast import Coming
    from checker.preview.forecast_result import Span

NOBODY = "none"
ALL_AFTER = re.compile(r"all-after-([0-9]{1,3})")
WHAT_COMES, WHO_ACTS = "none|as-last-year|on-time|FOLDER", "none|all-after-N"


@dataclass(frozen=True, slots=True)
class WalkAhead:
    """The days from `first` to `last`. `acts`: working days after telling; None: nobody acts."""

    first: date
    last: date
    arrivals: str
    acts: int | None

    @property
    def span(self) -> Span:
        from checker.preview.forecast_result import Span

        return Span(self.first, self.last)

    @property
    def coming(self) -> Coming:
        from checker.preview.forecast import Reporting

        return Reporting(self.arrivals) if self.arrivals in tuple(Reporting) else Path(self.arrivals)


class ActsParam(click.ParamType[int | None]):
    """Who acts: nobody (None), or everybody so many working days after being told."""

    name = "acts"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> int | None:
        if value == NOBODY:
            return None
        if found := ALL_AFTER.fullmatch(value):
            return int(found[1])
        raise click.BadParameter(f"'{value}' is neither none nor all-after-N, as in all-after-3", context, param)


def walk_options(command: Command) -> Command:
    """Add the options; the command gets them as one argument `walk`."""

    @functools.wraps(command)
    def with_walk(*args: Any, first: date, last: date, arrivals: str, acts: int | None, **given: Any) -> Any:
        return command(*args, walk=WalkAhead(first, last, arrivals, acts), **given)

    comes, acting = "What senders report; a FOLDER holds one folder a day.", "Who takes findings on, if anybody does."
    whole: Any = with_walk
    for option in (
        click.option("--acts", type=ActsParam(), default=NOBODY, show_default=True, metavar=WHO_ACTS, help=acting),
        click.option("--arrivals", default=NOBODY, show_default=True, metavar=WHAT_COMES, help=comes),
        click.option("--to", "last", type=DayParam(), required=True, help="The last day."),
        click.option("--from", "first", type=DayParam(), required=True, help="The first day that is walked through."),
    ):
        whole = option(whole)
    return whole  # type: ignore[no-any-return]
