"""`zielwacht records report`: one fact without a file."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from checker.cli.confirmed import confirm, is_asked
from checker.cli.options import App, DayParam, InstantParam, global_options
from checker.domain.clock import WallClock, local_day

if TYPE_CHECKING:
    from checker.records.fact_scope import SingleFact
    from checker.store.opening import Store
    from checker.usecases.importing.single_facts import FactDraft, Filed

WEEK = re.compile(
    r"(?:KW ?(?P<first>[0-9]{1,2})(?:[/ ](?P<of>[0-9]{4}))?|(?P<year>[0-9]{4})-W(?P<iso>[0-9]{2}))", re.IGNORECASE
)


class DayOrWeek(click.ParamType[str]):
    """A day, or a week as "KW 45" (of the year of --now, else of today), "KW 45/2016" or 2016-W45."""

    name = "date|week"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> str:
        if found := WEEK.fullmatch(value.strip()):
            number = int(found["first"] or found["iso"])
            year = found["of"] or found["year"]
            return f"{year or '????'}-W{number:02}"
        return DayParam().convert(value, param, context).isoformat()


@click.command(name="report")
@click.argument("rule")
@click.option("--scope", default=None, help="Which unit; the house itself where the rule is judged for all.")
@click.option("--period", default=None, help="Which period, for example 2016-03; dated items: the plan year.")
@click.option("--held-on", type=DayParam(), default=None, help="Event: the day on which it took place.")
@click.option("--planned-on", type=DayOrWeek(), default=None, help='Event: the planned day, or a week: "KW 45".')
@click.option("--cancelled", is_flag=True, default=None, help="Event: it does not take place.")
@click.option("--event-id", default=None, help="Event: which one, as the tracker names it.")
@click.option("--replaces", default=None, help="Event: the id of the one it makes up for.")
@click.option("--another", is_flag=True, default=None, help="Event: none of those that are still planned.")
@click.option("--submitted-on", type=DayParam(), default=None, help="Deliverable: the day it was handed in.")
@click.option("--accepted-on", type=DayParam(), default=None, help="Deliverable: the day it was accepted.")
@click.option("--done", type=click.IntRange(min=0), default=None, help="Deliverable: parts handed in, of --total.")
@click.option("--total", type=click.IntRange(min=0), default=None, help="Deliverable: parts owed.")
@click.option("--reference-date", type=DayParam(), default=None, help="Deliverable: the day its data are as of.")
@click.option("--effective-on", type=DayParam(), default=None, help="Deliverable: the day it comes into force.")
@click.option(
    "--data-status",
    type=click.Choice(["provisional", "final", "corrected"]),
    default=None,
    help="Deliverable: what kind of data it rests on.",
)
@click.option("--reviewed", type=click.IntRange(min=0), default=None, help="Review: how many.")
@click.option("--faulty", type=click.IntRange(min=0), default=None, help="Review: how many with a fault.")
@click.option("--topic", default=None, help="Review: the topic, where the rule leaves a choice.")
@click.option("--stratum", default=None, help="Review: which cases, a stratum of vocabulary.yaml.")
@click.option("--selection", default=None, help="Review: how drawn: random, or another selection of vocabulary.yaml.")
@click.option("--value", default=None, help="Figure: the amount, for example 24519874.36.")
@click.option("--numerator", type=int, default=None, help="Figure: the part.")
@click.option("--denominator", type=click.IntRange(min=0), default=None, help="Figure: the whole.")
@click.option("--days-sick", default=None, help="Staff figure of a whole unit.")
@click.option("--days-target", default=None, help="Staff figure of a whole unit.")
@click.option("--rate", default=None, help="Staff figure of a whole unit, in percent.")
@click.option("--aggregation", default=None, help="Figure: month, ytd, rolling12_mean, year_mean or point.")
@click.option(
    "--data-month", default=None, help="Figure or deliverable: the month the data are as of, for example 2016-05."
)
@click.option("--evidence", default=None, help="What proves it: a file number, never a name.")
@click.option(
    "--evidence-kind", type=click.Choice(["minutes", "report", "mail", "statistic"]), default=None, help="Its kind."
)
@click.option("--by", default=None, help="The role that reports.")
@click.option("--note", default=None, help="A remark; it is never evaluated.")
@click.option("--template", is_flag=True, help="Show which of these options RULE needs, with an example.")
@click.option("--dry-run", is_flag=True, help="Show what would change; nothing is stored.")
@click.option("--yes", is_flag=True, help="Do not ask before it takes effect.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant of the report.")
@global_options
def report(app: App, rule: str, now: datetime | None, template: bool, dry_run: bool, yes: bool, **given: Any) -> None:
    """Report one fact for RULE without a file. Which options apply depends on what the rule counts: see --template.

    On a terminal what would change is shown first, and asked about. `records retract` takes a report back: the command
    for that is printed.

    \b
    Example:
      zielwacht records report meetings-held --scope north --held-on 12.10.2016 --evidence "50.1-2016/077"
    """
    from checker.cli.noted_time import note_time
    from checker.store.heartbeat import note_timed_import
    from checker.usecases.importing.single_facts import draft_fact, file_draft

    instant = now or WallClock().now()
    store = app.store()
    try:
        if template:
            _show_template(app, store, rule)
            return
        draft = draft_fact(store, _fact(rule, given, instant), instant)
        show_ahead(app, store, draft, instant, dry_run=dry_run, asks=not yes)
        if dry_run:
            return
        filed = file_draft(store, draft, instant)
        if now is None:
            note_time(note_timed_import, store.place, instant)
    finally:
        store.close()
    tell_filed(app, filed)
    if filed.read.account.accepted or filed.read.account.correction:
        by = given["by"] or "ROLE"
        app.note(f"take it back: zielwacht records retract {filed.read.sha256[:12]} --reason in-error --by {by}")


def _fact(rule: str, given: dict[str, Any], now: datetime) -> SingleFact:
    from checker.records.fact_scope import SingleFact

    said = {name: value for name, value in given.items() if value is not None and value is not False}
    about = {name: said.pop(name, None) for name in ("scope", "period", "evidence", "evidence_kind", "by", "note")}
    if "planned_on" in said:
        said["planned_on"] = _planned(str(said["planned_on"]), local_day(now).year)
    return SingleFact(rule, **about, said=said)


def _show_template(app: App, store: Store, rule: str) -> None:
    from checker.cli.fact_template_sheet import as_json, as_lines
    from checker.usecases.importing.single_facts import template_of

    book, shown = template_of(store, rule)
    told = json.dumps(as_json(shown), ensure_ascii=False, indent=1)
    click.echo(told if app.json else "\n".join(as_lines(shown, book.language)))


def show_ahead(app: App, store: Store, draft: FactDraft, now: datetime, *, dry_run: bool, asks: bool) -> None:
    """What filing a draft would do: all that a dry run tells; else shown to whoever can answer, and asked about."""
    if not (dry_run or is_asked(asks=asks)):
        return
    from checker.cli.import_preview_sheet import as_json, as_lines
    from checker.usecases.judging.import_preview import preview_draft

    preview = preview_draft(store, draft, now)
    if not dry_run:
        confirm(as_lines(preview))
        return
    click.echo(as_json(preview, now) if app.json else "\n".join(as_lines(preview)))


def _planned(text: str, year: int) -> str:
    planned = text.replace("????", f"{year:04}")
    if "-W" in planned:
        week_year, _, number = planned.partition("-W")
        try:
            date.fromisocalendar(int(week_year), int(number), 1)
        except ValueError:
            raise click.BadParameter(f"there is no week {number} in {week_year}", param_hint="--planned-on") from None
    return planned


def tell_filed(app: App, filed: Filed, done: str = "") -> None:
    """What became of a fact, in one line."""
    from checker.cli.accounts import account_json, tell_accounts

    tell_accounts(app, [filed.read])
    if app.json:
        told = {"schema": "zielwacht/fact/1", "key": filed.key, "counts": filed.counts, "completes": filed.completes}
        click.echo(json.dumps(told | {"import": account_json(filed.read)}, ensure_ascii=False, indent=1))
        return
    if not filed.counts:
        said = "filed, but a version with newer data stays in force: 'zielwacht records list' shows both"
    elif filed.read.account.duplicate:
        said = "known already, nothing counts twice"
    else:
        said = done or ("filed; completes what was known" if filed.completes else "filed")
    click.echo(f"{filed.key}: {said}")
