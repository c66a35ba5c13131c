"""`zielwacht demo`: show half a year in a minute, with real files, a real store and a real SMTP server."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, global_options
from checker.domain.clock import local_time

if TYPE_CHECKING:
    from checker.store.mail_rows import QueuedMessage
    from checker.store.opening import Store
    from checker.usecases.demo import Workspace
    from checker.usecases.walk import StepReport


@click.command(name="demo")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("demo-workspace"),
    show_default=True,
    help="Where to make the workspace; a former demo there is replaced.",
)
@global_options
def command(app: App, folder: Path) -> int:
    """Show January to July 2016 in a minute: files arrive, verdicts change, German mails leave over SMTP.

    The figures are fictitious. Nothing outside the workspace is touched, nothing leaves this machine.

    \b
    Example:
      zielwacht demo --folder demo-workspace
    """
    from checker.cli.loopback_smtp import HOST, LoopbackSmtp
    from checker.store.opening import Store
    from checker.usecases.demo import begin, instants, make_workspace
    from checker.usecases.send import Sender
    from checker.usecases.walk import DatedFiles, walk
    from notifications.smtp import Server, SmtpTransport

    workspace = make_workspace(folder.absolute())
    store = Store.open(f"sqlite:///{workspace.folder / 'zielwacht.sqlite3'}", create=True)
    try:
        with LoopbackSmtp(workspace.mails) as server:
            app.note(f"Workspace {folder}; SMTP server on {HOST}:{server.port}")
            transport = SmtpTransport(Server(HOST, server.port))
            sender = Sender("Zielwacht <zielwacht@jobcenter.example>", "jobcenter.example")
            ticks = instants(begin(store, workspace))
            steps = walk(ticks, DatedFiles(workspace.arrivals()), transport, store, sender)
            _follow(app, steps, len(ticks))
            taken = server.taken
        _tell(app, store, workspace, ticks[-1], folder, taken)
    finally:
        store.close()
    return 0


def _follow(app: App, steps: Iterator[StepReport], count: int) -> None:
    from checker.cli.accounts import account_line

    lines: list[str] = []
    with _progress(app, steps, count) as shown:
        for done in shown:
            lines += [f"{local_time(arrival.at):%d.%m.%Y}  {account_line(read)}" for arrival, read in done.files]
    for line in lines:
        app.note(line)


@contextmanager
def _progress(app: App, steps: Iterator[StepReport], count: int) -> Iterator[Iterable[StepReport]]:
    """A progress bar on a terminal, nothing elsewhere."""
    if app.quiet or not sys.stderr.isatty():
        yield steps
        return
    with click.progressbar(steps, length=count, label="January to July 2016", file=sys.stderr) as bar:
        yield bar


def _tell(app: App, store: Store, workspace: Workspace, last: datetime, folder: Path, taken: int) -> None:
    from checker.cli.table import counts, table, use_colour
    from checker.domain.clock import local_day
    from checker.store import outbox
    from checker.usecases.check import check_activated

    on = local_day(last)
    checked = check_activated(store, on, last)
    click.echo(f"\nVerdicts on {on:%d.%m.%Y}")
    click.echo(table(checked.verdicts, colour=use_colour()), color=use_colour())
    summary = ", ".join(f"{count} {state}" for state, count in counts(checked.verdicts).items())
    click.echo(f"{len(checked.verdicts)} obligations: {summary}")
    with store.read() as tx:
        messages = outbox.list_messages(tx)
    click.echo(f"\nMails: {taken} taken by the SMTP server")
    for message in messages:
        click.echo(_mail_line(message))
    click.echo("\nThe mails as they arrived")
    for path in sorted(workspace.mails.glob("*.eml")):
        click.echo(f"{folder / 'mails' / path.name}  {folder / 'mails' / path.with_suffix('.html').name}")
    app.note(f"\nLook around: zielwacht --config {folder / 'config.toml'} status")


def _mail_line(message: QueuedMessage) -> str:
    subject = str(message_from_bytes(message.rendered, policy=policy.default)["Subject"]) if message.rendered else "–"
    sent = f"{local_time(message.sent_at):%d.%m.%Y}" if message.sent_at else str(message.state)
    return f"{sent:<12}{message.message.kind:<14}{message.message.addressed:<38}{subject}"
