"""Options of `records list` and `records export`: which records are meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker.cli.options import DayParam, InstantParam
from checker.domain.clock import at_local
from checker.domain.record import MODEL_BY_TYPE

if TYPE_CHECKING:
    from checker.store.record_selection import RecordFilter

Command = TypeVar("Command", bound=Callable[..., Any])
NEW_DAY = timedelta(days=1)


def record_filters(command: Command) -> Command:
    """They reach the command as `**given`, for `filter_of`."""
    options = (
        click.option("--key", default=None, help="Only this record."),
        click.option(
            "--type", "record_type", type=click.Choice(tuple(MODEL_BY_TYPE)), default=None, help="Of this type."
        ),
        click.option("--metric", default=None, help="Of this metric, headcount or training."),
        click.option("--topic", default=None, help="Reviews of this topic."),
        click.option("--scope", default=None, help="Of this unit."),
        click.option("--period", default=None, help="Of this period, for example 2016-03."),
        click.option("--sender", default=None, help="Of this sender."),
        click.option("--file", default=None, metavar="NAME|HASH", help="From this file."),
        click.option("--since", type=DayParam(), default=None, help="Recorded on this day or later."),
        click.option("--until", type=DayParam(), default=None, help="Recorded on this day or before."),
        click.option(
            "--versions",
            type=click.Choice(("all", "in-force")),
            default="all",
            show_default=True,
            help="Every version, or of each record the one that counts.",
        ),
        click.option("--known-at", type=InstantParam(), default=None, help="By what was known at this instant."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def filter_of(given: Mapping[str, Any]) -> RecordFilter:
    """What was asked for."""
    from checker.store.record_selection import RecordFilter

    since, until = given["since"], given["until"]
    if since is not None and until is not None and until < since:
        raise click.UsageError(f"--until {until:%d.%m.%Y} lies before --since {since:%d.%m.%Y}")
    return RecordFilter(
        key=given["key"],
        type=given["record_type"],
        metric=given["metric"],
        topic=given["topic"],
        scope=given["scope"],
        period=given["period"],
        sender=given["sender"],
        file=given["file"],
        since=_begin(since),
        until=_begin(until + NEW_DAY if until else None),
        which=given["versions"],
        known_at=given["known_at"],
    )


def _begin(day: date | None) -> datetime | None:
    return None if day is None else at_local(day, 0)
