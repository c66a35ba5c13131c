"""`zielwacht audit verify`: does the log hold, against what was noted outside?"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock
from checker.domain.errors import ExitCode, UsageError
from checker.wording.escapes import escaped


@click.command(name="verify")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--head", "heads", multiple=True, metavar="NUMBER:HASH", help="A head that was noted outside; may be repeated."
)
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(app: App, file: Path | None, heads: tuple[str, ...], now: datetime | None) -> int:
    """Check the log, of the store or in FILE, against heads that were noted outside.

    Each entry names the hash of the one before, so that a change breaks what follows. Only a head noted outside shows
    that nobody wrote everything anew: what no head covers is said. A check of the store is noted in the log. Exit code
    4: it does not hold.

    \b
    Example:
      zielwacht audit verify
    """
    from checker.audit.verify import heads_of, report, verify
    from checker.usecases.auditing.log import verify_log

    try:
        noted = heads_of(heads)
    except ValueError as refused:
        raise UsageError(str(refused)) from None
    if file is not None:
        try:
            with file.open("rb") as log:
                result = verify((line.removesuffix(b"\n") for line in log), noted)
        except OSError as refused:
            raise UsageError(f"{file} cannot be read: {refused.strerror}") from None
    else:
        store = app.store()
        try:
            result = verify_log(store, noted, now or WallClock().now())
        finally:
            store.close()
    if app.json:
        click.echo(json.dumps({"schema": "zielwacht/audit-verify/1", **asdict(result)}, indent=1))
    else:
        for line in report(result):
            click.echo(escaped(line))
    return ExitCode.FAILED if result.fault else ExitCode.ALL_WELL
