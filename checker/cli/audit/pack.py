"""`zielwacht audit pack`: the evidence of a finding, a rule or a period, in one archive to take home."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.columns import in_columns
from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock
from checker.domain.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from checker.usecases.auditing.pack.make import PackPlan
    from checker.usecases.auditing.pack.scope import PackAbout

SCHEMA = "zielwacht/audit-pack/1"


@click.command(name="pack")
@click.option("--finding", default="", metavar="OBLIGATION", help="The finding about this: RULE/UNIT/PERIOD.")
@click.option("--rule", default="", help="All that came of this rule.")
@click.option("--period", default="", help="All that was decided and told in these days: 2016, 2016-H1, 2016-03.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="The ZIP to write.")
@click.option("--force", is_flag=True, help="Replace the file when it is there already.")
@click.option("--dry-run", is_flag=True, help="Only say what would be in it, and how large it would be.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(
    app: App, finding: str, rule: str, period: str, out: Path | None, force: bool, dry_run: bool, now: datetime | None
) -> int:
    """Write the evidence of a finding, a rule or a period into one archive that is checked without us.

    In it: the senders' files, the rules and the calendar that held, verdicts, mails as they left with the server's
    answers, the log's lines with their proofs, a report to print. Small counts, and what they could be worked out from,
    and whatever names a person are left out and listed. Making one is noted in the log.

    \b
    Example:
      zielwacht audit pack --period 2016-H1 --dry-run
    """
    from checker.cli.wiring import signing_of
    from checker.usecases.auditing.pack.make import make_pack, plan_pack

    about, name = _asked(finding, rule, period)
    store = app.store()
    try:
        if dry_run:
            plan = plan_pack(store, about, name)
            if app.json:
                click.echo(json.dumps(_document(plan), ensure_ascii=False, indent=1))
            else:
                _say(plan)
            return ExitCode.ALL_WELL
        tell = (lambda _: None) if app.json else _say
        signing = signing_of(app.configuration())
        at = now or WallClock().now()
        made = make_pack(store, about, name, at, target=out, signing=signing, force=force, planned=tell)
    finally:
        store.close()
    if app.json:
        result = {"file": str(made.file), "sha256": made.sha256, "bytes": made.octets}
        click.echo(json.dumps(_document(made.plan) | result, ensure_ascii=False, indent=1))
    else:
        click.echo(f"{made.file}  {made.octets} bytes, SHA-256 {made.sha256}")
    return ExitCode.ALL_WELL


def _asked(finding: str, rule: str, period: str) -> tuple[PackAbout, str]:
    from checker.usecases.auditing.pack.scope import PackAbout

    asked = {PackAbout.FINDING: finding, PackAbout.RULE: rule, PackAbout.PERIOD: period}
    given = [(about, name) for about, name in asked.items() if name]
    if len(given) != 1:
        raise UsageError("name one of --finding, --rule and --period")
    return given[0]


def _say(plan: PackPlan) -> None:
    click.echo(f"{plan.name}: {plan.size.files} files, {plan.size.octets} bytes, log up to {plan.head}")
    for line in in_columns([(what, f"{shown} of {whole}") for what, whole, shown in plan.counts]):
        click.echo(f"  {line}")
    for (kind, why), count in plan.left_out:
        click.echo(f"  left out: {count} {kind}, {why}")


def _document(plan: PackPlan) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "name": plan.name,
        "up_to": plan.head,
        "files": plan.size.files,
        "payload_bytes": plan.size.octets,
        "counts": [{"what": what, "whole": whole, "in_the_pack": shown} for what, whole, shown in plan.counts],
        "left_out": [{"what": kind, "why": why, "count": count} for (kind, why), count in plan.left_out],
    }
