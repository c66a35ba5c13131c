"""`zielwacht calendar`: when is it due, and why?"""

from __future__ import annotations

import json
from datetime import date

import click

from checker.cli.options import App, Day, global_options
from checker.domain.calendar import OutsideCalendar, WorkingCalendar
from checker.domain.calendar_file import REGIONS
from checker.domain.due import Counting, Due, DuePolicy, due, end_of_span


@click.group(name="calendar")
def command() -> None:
    """Answer for dates: due days, working days, and why."""


@command.command(name="due")
@click.argument("start", type=Day())
@click.option("--span", default=None, help="A span from START, for example P1M, P6M, P2W, P10D.")
@click.option(
    "--counting",
    type=click.Choice([str(way) for way in Counting]),
    default="event",
    show_default=True,
    help="Does the first day count? event: no (§ 187 (1) BGB); begin: yes (§ 187 (2) BGB).",
)
@click.option("--working-days", type=int, default=None, help="Working days after START; negative: before it.")
@click.option(
    "--policy",
    type=click.Choice([str(policy) for policy in DuePolicy]),
    default="next_working_day",
    show_default=True,
    help="What happens when the day is no working day.",
)
@click.option(
    "--region",
    type=click.Choice(REGIONS),
    default=None,
    metavar="LAND",
    help="A German Land, for example NW; the house's own unless given.",
)
@global_options
def due_day(
    app: App, start: date, span: str | None, counting: str, working_days: int | None, policy: str, region: str | None
) -> None:
    """Tell the nominal, effective and please-by day for START, and why they differ.

    \b
    Example:
      zielwacht calendar due 2016-04-30
      zielwacht calendar due 2016-08-31 --span P6M
    """
    if span is not None and working_days is not None:
        raise click.UsageError("--span and --working-days exclude each other")
    try:
        calendar = _calendar(app, start, region)
        nominal = _nominal(start, span, Counting(counting), working_days, calendar)
        dates = due(nominal, DuePolicy(policy), calendar)
        told = _reasons(dates, calendar)
    except OutsideCalendar as outside:
        raise click.UsageError(str(outside)) from outside
    except ValueError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    if app.json:
        click.echo(json.dumps(_json(dates, calendar, told), ensure_ascii=False))
        return
    for label, day in (("nominal", dates.nominal), ("effective", dates.effective), ("please by", dates.please_by)):
        click.echo(f"{label:<11}{day:%d.%m.%Y}  {WEEKDAYS[day.weekday()]}")
    for reason in told:
        click.echo(f"why        {reason}")


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _calendar(app: App, start: date, region: str | None) -> WorkingCalendar:
    """The house's calendar, unless a region is asked for or the day lies outside its years."""
    from checker.rulebook.calendar_table import build

    if region is None:
        own = app.folder_rulebook().calendar
        if own.first.year < start.year < own.last.year:
            return own
        region = own.region
    return build(region, start.year - 2, start.year + 3)


def _nominal(start: date, span: str | None, counting: Counting, days: int | None, calendar: WorkingCalendar) -> date:
    if days is not None:
        return calendar.add_working_days(start, days)
    return end_of_span(start, span, counting) if span else start


def _reasons(dates: Due, calendar: WorkingCalendar) -> list[str]:
    closed = calendar.why_closed(dates.nominal)
    if closed is None:
        return [f"{dates.nominal:%d.%m.%Y} is a working day in {calendar.region}"]
    told = [f"{dates.nominal:%d.%m.%Y} is no working day in {calendar.region} ({closed})"]
    if dates.effective != dates.nominal:
        told.append(f"policy {dates.policy} moves the effective day; reminders aim at the last open day before")
    else:
        told.append(f"policy {dates.policy} leaves the effective day where it is")
    return told


def _json(dates: Due, calendar: WorkingCalendar, told: list[str]) -> dict[str, object]:
    return {
        "nominal": dates.nominal.isoformat(),
        "effective": dates.effective.isoformat(),
        "please_by": dates.please_by.isoformat(),
        "policy": str(dates.policy),
        "region": calendar.region,
        "calendar": calendar.source,
        "because": told,
    }
