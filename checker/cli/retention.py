"""`zielwacht retention`: what has been kept longer than the house wants to, its end, and what holds that up."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.columns import in_columns
from checker.cli.options import App, DayParam, InstantParam, global_options
from checker.domain.clock import WallClock, local_day
from checker.domain.data_class import DataClass, HoldReason
from checker.wording.retention_texts import CLASS_TEXTS, HOLD_TEXTS, PLAN_TEXTS

if TYPE_CHECKING:
    from checker.usecases.auditing.retention import ClassPlan

CLASSES = click.Choice([each.value for each in DataClass])
NOW = click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")


@click.group(name="retention")
def command() -> None:
    """Show, delete and hold what has been kept for its span."""


@command.command(name="plan")
@click.option("--on", type=DayParam(), default=None, help="The day; today unless given.")
@global_options
def plan(app: App, on: date | None) -> None:
    """Show of each class its span, how much is kept, and what the next run would delete. Changes nothing.

    Spans stand in config.toml under [retention]; without one nothing of the class is ever due.

    \b
    Example:
      zielwacht retention plan --on 2026-01-02
    """
    from checker.usecases.auditing.retention import plan as planned

    day = on or local_day(WallClock().now())
    store = app.store()
    try:
        found = planned(store, app.configuration().spans, day)
    finally:
        store.close()
    if app.json:
        document = {
            "schema": "zielwacht/retention/1",
            "on": day.isoformat(),
            "classes": [_json(each) for each in found],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return
    words = PLAN_TEXTS["de"]
    head = tuple(words[name] for name in ("class", "span", "kept", "due", "oldest", "hold"))
    for line in in_columns([head, *map(_cells, found)]):
        click.echo(line)


@command.command(name="run")
@click.option("--by", required=True, help="The role that deletes.")
@click.option(
    "--offer",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="A folder that gets the evidence of these years before, for the archive that is to be asked.",
)
@NOW
@global_options
def run(app: App, by: str, offer: Path | None, now: datetime | None) -> None:
    """Delete for good what 'retention plan' shows as due, but for what is on hold; the log has how much of which class.

    With --offer first a pack is written for each year with obligations, as 'audit pack --period' does; where one cannot
    be, nothing is deleted. Backups are yours to replace.

    \b
    Example:
      zielwacht retention run --by management
    """
    from checker.cli.wiring import signing_of
    from checker.usecases.auditing.offer import offer as offered
    from checker.usecases.auditing.retention import run as ran

    configuration, instant = app.configuration(), now or WallClock().now()
    spans = configuration.spans
    store = app.store()
    try:
        packs = offered(store, spans, offer, by, instant, signing_of(configuration)) if offer is not None else ()
        done = ran(store, spans, by, instant)
    finally:
        store.close()
    counts = {data_class.value: many for data_class, many in done.deleted.items()}
    if app.json:
        document = {"schema": "zielwacht/retention-run/1", "deleted": counts, "left": done.left}
        document["packs"] = [{"file": str(one.file), "sha256": one.sha256} for one in packs]
        click.echo(json.dumps(document | {"rewritten": done.is_rewritten}, indent=1))
    else:
        for one in packs:
            click.echo(f"{one.file}  {one.octets} bytes, SHA-256 {one.sha256}")
        for name, many in counts.items():
            click.echo(f"{many:>7}  {CLASS_TEXTS['de'][DataClass(name)]}")
        if not counts:
            click.echo(PLAN_TEXTS["de"]["nothing"])
    if done.left:
        app.note(f"{done.left} reasons are said by mails that may still leave: the next run deletes them.")
    if not done.is_rewritten:
        app.note("The store could not be written anew, so traces may be left; the daemon does it.")


@command.command(name="hold")
@click.option("--class", "data_class", type=CLASSES, required=True, help="Of which nothing is deleted.")
@click.option("--until", type=DayParam(), required=True, help="The last day of it, to its end.")
@click.option("--reason-code", type=click.Choice([each.value for each in HoldReason]), required=True, help="Why.")
@click.option("--by", required=True, help="The role that holds it.")
@NOW
@global_options
def hold(app: App, data_class: str, until: date, reason_code: str, by: str, now: datetime | None) -> None:
    """Mark a class as held: no run deletes any of it until the end of that day.

    \b
    Example:
      zielwacht retention hold --class records --until 2027-06-30 --reason-code proceedings --by management
    """
    from checker.store.retention import Hold
    from checker.usecases.auditing.retention import hold as held

    store = app.store()
    try:
        held(store, Hold(DataClass(data_class), until, HoldReason(reason_code), by), now or WallClock().now())
    finally:
        store.close()
    click.echo(f"held: {CLASS_TEXTS['en'][DataClass(data_class)]} until {until:%d.%m.%Y}")


@command.command(name="release")
@click.option("--class", "data_class", type=CLASSES, required=True, help="Which may be deleted again.")
@click.option("--by", required=True, help="The role that ends it.")
@NOW
@global_options
def release(app: App, data_class: str, by: str, now: datetime | None) -> None:
    """Release a class from its hold before that ends.

    \b
    Example:
      zielwacht retention release --class records --by management
    """
    from checker.usecases.auditing.retention import release as released

    store = app.store()
    try:
        released(store, DataClass(data_class), by, now or WallClock().now())
    finally:
        store.close()
    click.echo(f"released: {CLASS_TEXTS['en'][DataClass(data_class)]}")


def _cells(each: ClassPlan) -> tuple[str, ...]:
    words = PLAN_TEXTS["de"]
    held = words["held"].format(until=each.hold.until, why=HOLD_TEXTS["de"][each.hold.why]) if each.hold else ""
    oldest = f"{each.oldest:%d.%m.%Y}" if each.oldest else ""
    named = CLASS_TEXTS["de"][each.data_class]
    return named, each.span or words["no_span"], str(each.kept), str(len(each.due)), oldest, held


def _json(each: ClassPlan) -> dict[str, Any]:
    held = each.hold
    return {
        "class": each.data_class.value,
        "span": each.span,
        "kept": each.kept,
        "due": list(each.due),
        "oldest": each.oldest.isoformat() if each.oldest else None,
        "goes": len(each.goes),
        "hold": {"until": held.until.isoformat(), "why": held.why.value, "by": held.by} if held else None,
    }
