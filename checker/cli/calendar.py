"""`zielwacht calendar`: computes due days, with the reasons, and shows what holds in a year."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import click

from checker.cli.options import App, DayParam, global_options
from checker.domain.calendar import DayOff, Off, OutsideCalendar, WorkingCalendar
from checker.domain.calendar_file import FIRST_YEAR, LAST_YEAR, CalendarFile, Years, working_calendar
from checker.domain.due import Due, DuePolicy, due
from checker.domain.problem import meant, nearest
from checker.domain.refusal import Refused
from checker.domain.regions import REGIONS
from checker.domain.spans import Counting, PartOfMonth, day_of_month, end_of_span, extended
from checker.wording.locales import Locale

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_WORKING_DAYS = 5_000  # twenty years
FEWEST_A_YEAR = 240  # working days, in any region


class StartDay(DayParam):
    """A day, or what a plan means by the beginning, middle or end of a month (§ 192 BGB): 2016-02-end."""

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> date:
        if isinstance(value, str) and (found := re.fullmatch(r"(\d{4}-\d{2})-([a-z]+)", value)):
            if found[2] not in set(PartOfMonth):
                self.fail(f"'{found[2]}' is no part of a month; write {', '.join(PartOfMonth)}", param, context)
            first = super().convert(f"{found[1]}-01", param, context)
            value = day_of_month(first.year, first.month, PartOfMonth(found[2]))
        day = super().convert(value, param, context)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(f"holidays are known from {FIRST_YEAR} to {LAST_YEAR}, not in {day.year}", param, context)
        return day


class RegionParam(click.ParamType[str]):
    """A region that has a calendar. Not a choice: a list of all fifty helps nobody who mistyped one."""

    name = "region"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> str:
        if value not in REGIONS:
            kinds = "a German Land such as NW, an Austrian Land such as AT-9, a Swiss canton such as CH-ZH"
            hint = meant(value, nearest(value, REGIONS))
            self.fail(f"there is no region '{value}' ({kinds}){hint}", param, context)
        return str(value)


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked: a day, or a span or a number of working days counted from it, and perhaps an extension."""

    start: date
    span: str | None
    counting: Counting
    working_days: int | None
    extended_by: str | None

    @property
    def end(self) -> date:
        """Where the span ends, before extension and shift; for working days, the day they are counted from."""
        return end_of_span(self.start, self.span, self.counting) if self.span is not None else self.start


@click.group(name="calendar")
def command() -> None:
    """Compute due days with the reasons, and show what holds in a year."""


@command.command(name="due")
@click.argument("start", type=StartDay())
@click.option(
    "--span", default=None, help="A span from START: P10D, P2W, P1M, P1Y; half a year is P6M, half a month P15D."
)
@click.option(
    "--counting",
    type=click.Choice([str(way) for way in Counting]),
    default="event",
    show_default=True,
    help="Does the first day count? event: no (§ 187 (1) BGB); begin: yes (§ 187 (2) BGB).",
)
@click.option(
    "--working-days",
    type=click.IntRange(-MOST_WORKING_DAYS, MOST_WORKING_DAYS),
    default=None,
    metavar="N",
    help="N working days after START; --working-days=-10: before it. A closure of the house is a working day.",
)
@click.option("--extended-by", default=None, metavar="SPAN", help="A span counted from the end of the old (§ 190 BGB).")
@click.option(
    "--policy",
    type=click.Choice([str(policy) for policy in DuePolicy]),
    default="next_working_day",
    show_default=True,
    help="What happens when the day is no working day.",
)
@click.option(
    "--region",
    type=RegionParam(),
    default=None,
    metavar="REGION",
    help="A German or Austrian Land or a Swiss canton, such as NW, AT-9, CH-ZH: its holidays alone, no rules are read. "
    "Default: the house's own calendar.",
)
@global_options
def due_day(
    app: App,
    start: date,
    span: str | None,
    counting: str,
    working_days: int | None,
    extended_by: str | None,
    policy: str,
    region: str | None,
) -> None:
    """Show the nominal, effective and please-by day for START, and why they differ.

    START is a day, or the beginning, middle or end of a month: 2016-02-end.

    \b
    Example:
      zielwacht calendar due 2016-08-31 --span P6M --region NW
    """
    if span is not None and working_days is not None:
        raise click.UsageError("--span and --working-days exclude each other")
    asked = _Question(start, span, Counting(counting), working_days, extended_by)
    try:
        calendar = _calendar(app, asked, region)
        told, nominal = _nominal(asked, calendar)
        dates = due(nominal, DuePolicy(policy), calendar)
        told += _reasons(dates, calendar)
    except OutsideCalendar as outside:
        raise click.UsageError(
            f"the answer leaves the years whose holidays are known, {FIRST_YEAR} to {LAST_YEAR}"
        ) from outside
    except Refused as refused:
        from checker.cli.refusals import error_text

        raise click.UsageError(error_text(refused)) from refused
    if app.json:
        click.echo(json.dumps(_json(dates, calendar, told), ensure_ascii=False))
        return
    for label, day in (("nominal", dates.nominal), ("effective", dates.effective), ("please by", dates.please_by)):
        click.echo(f"{label:<11}{day:%d.%m.%Y}  {WEEKDAYS[day.weekday()]}")
    for reason in told:
        click.echo(f"why        {reason}")


@command.command(name="show")
@click.argument("year", type=click.IntRange(FIRST_YEAR, LAST_YEAR))
@click.option(
    "--region",
    type=RegionParam(),
    default=None,
    metavar="REGION",
    help="The holidays of a region alone, such as NW, AT-9, CH-ZH; no rules are read. Default: the house's calendar.",
)
@click.option("--in-force", is_flag=True, help="As archived with the rules in force, not as in the rules folder.")
@click.option("--locale", type=click.Choice(("de", "en")), default=None, help="The language; without it the house's.")
@global_options
def show(app: App, year: int, region: str | None, in_force: bool, locale: Locale | None) -> None:
    """Show what holds in YEAR: holidays and closures with their origin, working days a month, boxes to tick.

    For whoever compares it by hand with the law and the decisions of the house, once a year.

    \b
    Example:
      zielwacht calendar show 2016
    """
    from checker.domain.calendar_year import calendar_year
    from checker.wording.calendar_year import calendar_year_json, calendar_year_text

    if in_force and region is not None:
        raise click.UsageError("--in-force and --region exclude each other")
    if region is not None:
        shown = _of_region(region, year, locale or "de")
    else:
        shown = _in_force(app) if in_force else _from_folder(app)
    own, table, language = shown
    if year not in own.year_range:
        held = f"{own.years.first} to {own.years.last}"
        raise click.UsageError(f"calendar.yaml holds {held}, not {year}; widen 'years', or name a --region")
    found = calendar_year(own, table, year, language)
    if app.json:
        click.echo(json.dumps(calendar_year_json(found), ensure_ascii=False))
        return
    click.echo(calendar_year_text(found, locale or language))
    if region is None and not in_force:
        app.note("Read from the rules folder; it takes effect with 'zielwacht rules activate'. See also --in-force.")


def _in_force(app: App) -> tuple[CalendarFile, WorkingCalendar, Locale]:
    """What was said of the calendar, and its table, when the rules in force took effect; and the house's language."""
    from checker.usecases.rules.activation import active

    store = app.store()
    try:
        with store.read() as tx:
            book = active(tx)
    finally:
        store.close()
    return book.calendar_file, book.calendar, book.language


def _from_folder(app: App) -> tuple[CalendarFile, WorkingCalendar, Locale]:
    from checker.rulebook.calendar_table import calendar_file_of, holidays_of, language_of

    own, language = calendar_file_of(app.rules_folder()), language_of(app.rules_folder())
    return own, working_calendar(own, *holidays_of(own, language)), language


def _of_region(region: str, year: int, language: Locale) -> tuple[CalendarFile, WorkingCalendar, Locale]:
    from checker.rulebook.calendar_table import build

    own = CalendarFile.model_validate({"region": region, "years": {"first": year, "last": year}})
    return own, build(region, year, year, language), language


def _calendar(app: App, asked: _Question, region: str | None) -> WorkingCalendar:
    """A table of the years the answer may touch: the region's alone, or with the days off of the house.

    Not the years of calendar.yaml: the question may be about any.
    """
    from checker.rulebook.calendar_table import build, calendar_file_of, holidays_of, language_of

    ends = [asked.start, asked.end]
    if asked.extended_by is not None:
        ends.append(extended(asked.end, asked.extended_by))
    reach = 1 + abs(asked.working_days or 0) // FEWEST_A_YEAR
    first = max(FIRST_YEAR, min(ends).year - reach)
    last = min(LAST_YEAR, max(ends).year + reach)
    if max(ends).year > LAST_YEAR:
        raise OutsideCalendar(f"{max(ends):%d.%m.%Y}")
    if region is not None:
        return build(region, first, last)
    own = calendar_file_of(app.rules_folder()).model_copy(update={"years": Years(first=first, last=last)})
    return working_calendar(own, *holidays_of(own, language_of(app.rules_folder())))


def _nominal(asked: _Question, calendar: WorkingCalendar) -> tuple[list[str], date]:
    """How the nominal day was counted, and which it is."""
    told: list[str] = []
    end = asked.end
    if asked.span is not None:
        counted = "does not count" if asked.counting is Counting.EVENT else "counts"
        paragraph = 1 if asked.counting is Counting.EVENT else 2
        told.append(
            f"{asked.span} from {asked.start:%d.%m.%Y}, a day that {counted} (§ 187 ({paragraph}) BGB), "
            f"ends on {end:%d.%m.%Y}"
        )
    if asked.working_days is not None:
        end = calendar.add_working_days(asked.start, asked.working_days)
        where = "before" if asked.working_days < 0 else "after"
        days = _counted(abs(asked.working_days), "working day")
        told.append(f"{end:%d.%m.%Y} is {days} {where} {asked.start:%d.%m.%Y}, which does not count itself")
    if asked.extended_by is not None:
        before, end = end, extended(end, asked.extended_by)
        told.append(
            f"extended by {asked.extended_by} from the end of {before:%d.%m.%Y} (§ 190 BGB), it ends on {end:%d.%m.%Y}"
        )
    return told, end


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _reasons(dates: Due, calendar: WorkingCalendar) -> list[str]:
    """Why the three days differ: the closed days between them, and what the policy does with them."""
    passed = (dates.please_by, *_between(dates.please_by, max(dates.nominal, dates.effective)))
    closed = [told for day in passed if (told := _closed(day, calendar))]
    if dates.nominal == dates.effective == dates.please_by:
        return [*closed, f"{dates.nominal:%d.%m.%Y} is a working day in {calendar.region}"]
    if dates.effective > dates.nominal:
        moved = "moves the effective day forward; reminders aim at the last open day before"
    elif dates.effective < dates.nominal:
        moved = "moves the effective day back"
    else:
        moved = "leaves the effective day where it is; reminders aim at the last open day before"
    if calendar.is_working_day(dates.nominal):
        return [*closed, "a closure moves no due day; reminders aim at the last open day before"]
    return [*closed, f"policy {dates.policy} {moved}"]


def _between(start: date, end: date) -> list[date]:
    """The days after `start`, until `end`."""
    return [start + timedelta(days=count) for count in range(1, (end - start).days + 1)]


def _closed(day: date, calendar: WorkingCalendar) -> str | None:
    match calendar.why_closed(day):
        case DayOff(Off.HOLIDAY, name):
            return f"{day:%d.%m.%Y} is no working day in {calendar.region} ({name})"
        case DayOff(Off.WEEKEND, _):
            return f"{day:%d.%m.%Y} is no working day in {calendar.region} ({WEEKDAYS[day.weekday()]})"
        case DayOff(Off.SHIFTING_CLOSURE, name):
            return f"{day:%d.%m.%Y} is a closure day of the house that shifts due days ({name})"
        case DayOff(Off.CLOSURE, name):
            return f"{day:%d.%m.%Y} is a closure day of the house ({name})"
        case _:
            return None


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
