"""`zielwacht audit diff`: what changed between two days, and why."""

from __future__ import annotations

import json
from datetime import date

import click

from checker.cli.options import App, DayParam, global_options
from checker.wording.escapes import escaped


@click.command(name="diff")
@click.argument("first", metavar="DAY1", type=DayParam())
@click.argument("second", metavar="DAY2", type=DayParam())
@click.option("--rule", "wanted", multiple=True, metavar="RULE", help="Only these rules; patterns are allowed: 'iq-*'.")
@click.option("--scope", "scopes", multiple=True, metavar="UNIT", help="Only these units; patterns are allowed.")
@global_options
def command(app: App, first: date, second: date, wanted: tuple[str, ...], scopes: tuple[str, ...]) -> int:
    """Show which verdicts are others on DAY2 than on DAY1, and why.

    Each day is judged by what was known and in force at its end. A cause is what the change hangs on: a record, an act,
    an activation of the rules, the calendar, the organisation, or time alone. Figures are not shown: the difference of
    two counts may point at one person.

    \b
    Example:
      zielwacht audit diff 2016-06-30 2016-07-01
    """
    from checker.cli.audit import day_diff_sheet
    from checker.cli.check import refuse_unknown_rules
    from checker.usecases.auditing.day_diff import diff_days

    if second <= first:
        raise click.UsageError(f"DAY1 must lie before DAY2; write: zielwacht audit diff {second} {first}")
    store = app.store()
    try:
        found = diff_days(store, first, second, wanted, scopes)
    finally:
        store.close()
    if not found.changes and not found.unchanged:
        refuse_unknown_rules(found.book, wanted)
    if app.json:
        click.echo(json.dumps(day_diff_sheet.as_json(found), ensure_ascii=False, indent=1))
    else:
        for line in day_diff_sheet.lines(found):
            click.echo(escaped(line))
    return 0
