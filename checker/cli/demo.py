"""`zielwacht demo`: show a whole year in a minute, with real files, a real store and a real SMTP server."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, global_options
from checker.domain.clock import local_day, local_time
from checker.domain.post import Post

if TYPE_CHECKING:
    from checker.cli.demo_sheet import Sent
    from checker.store.mail_rows import QueuedMessage
    from checker.store.opening import Store
    from checker.usecases.running.demo import Workspace
    from checker.usecases.running.walk import WalkStep


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
    """Show January 2016 to April 2017 in a minute: files arrive, verdicts change, German mails leave over SMTP.

    The figures are fictitious. Nothing outside the workspace is touched, nothing leaves this machine.

    \b
    Example:
      zielwacht demo --folder demo-workspace
    """
    from checker.cli.loopback_smtp import HOST, LoopbackSmtp
    from checker.store.opening import Store
    from checker.usecases.running.demo import begin, instants, make_workspace
    from checker.usecases.running.walk import DatedFiles, walk
    from checker.usecases.telling.send import MailIdentity
    from notifications.smtp import Server, SmtpTransport

    workspace = make_workspace(folder.absolute())
    store = Store.open(f"sqlite:///{workspace.folder / 'zielwacht.sqlite3'}", create=True)
    try:
        with LoopbackSmtp(workspace.mails) as server:
            app.note(f"Workspace {folder}; SMTP server on {HOST}:{server.port}")
            for what in workspace.made_up:
                app.note(f"Made up, in the workspace's rules only: {what}")
            transport = SmtpTransport(Server(HOST, server.port))
            sender = MailIdentity("Zielwacht <zielwacht@jobcenter.example>", "jobcenter.example")
            ticks = instants(begin(store, workspace))
            steps = walk(ticks, DatedFiles(workspace.arrivals()), transport, store, sender)
            _follow(app, steps, len(ticks))
        _tell(app, store, workspace, ticks[-1], folder)
    finally:
        store.close()
    return 0


def _follow(app: App, steps: Iterator[WalkStep], count: int) -> None:
    from checker.cli.accounts import account_line

    lines: list[str] = []
    with _progress(app, steps, count) as shown:
        for done in shown:
            lines += [f"{local_time(arrival.at):%d.%m.%Y}  {account_line(read)}" for arrival, read in done.files]
            lines += [f"{done.ticked.on:%d.%m.%Y}  nobody reads for {who}" for who in done.ticked.unreachable]
            if done.sent.trouble:
                lines.append(f"{done.ticked.on:%d.%m.%Y}  mails did not leave: {done.sent.trouble}")
    for line in lines:
        app.note(line)


@contextmanager
def _progress(app: App, steps: Iterator[WalkStep], count: int) -> Iterator[Iterable[WalkStep]]:
    """A progress bar on a terminal, nothing elsewhere."""
    if app.quiet or not sys.stderr.isatty():
        yield steps
        return
    with click.progressbar(steps, length=count, label="January 2016 to April 2017", file=sys.stderr) as bar:
        yield bar


def _tell(app: App, store: Store, workspace: Workspace, last: datetime, folder: Path) -> None:
    from checker.cli.demo_sheet import matrix, most_telling
    from checker.domain.message import OutboxState
    from checker.store import outbox

    _tell_verdicts(store, last)
    with store.read() as tx:
        drafts = outbox.list_messages(tx, states=[OutboxState.DRAFT])
        mails = [_sent(queued) for queued in outbox.list_messages(tx, states=[OutboxState.SENT])]
    click.echo(f"\nMails: {len(mails)} taken by the SMTP server, {_waiting(drafts)}")
    for line in matrix(mails):
        click.echo(line)
    click.echo("\nThe most telling subjects")
    for mail in most_telling(mails):
        click.echo(f"{mail.day:%d.%m.%Y}  {mail.kind:<13}  {mail.role:<24}  {mail.subject}")
    subject_by_file = {mail.file: mail.subject for mail in mails}
    click.echo("\nThe mails as they arrived; beside each .eml its .html")
    for path in sorted(workspace.mails.glob("*.eml")):
        click.echo(f"{folder / 'mails' / path.name}  {subject_by_file.get(path.stem, '')}")
    app.note(f"\nLook around: zielwacht --config {folder / 'config.toml'} status")


def _tell_verdicts(store: Store, last: datetime) -> None:
    from checker.cli.demo_sheet import by_goal
    from checker.cli.table import counts, table, use_colour
    from checker.usecases.judging.check import check_activated
    from checker.usecases.rules.activation import active

    on = local_day(last)
    checked = check_activated(store, on, last)
    click.echo(f"\nVerdicts on {on:%d.%m.%Y}")
    click.echo(table(checked.verdicts, colour=use_colour()), color=use_colour())
    summary = ", ".join(f"{count} {state}" for state, count in counts(checked.verdicts).items())
    click.echo(f"{len(checked.verdicts)} obligations: {summary}")
    with store.read() as tx:
        goals = {planned.rule.id: planned.goal.id for planned in active(tx).rules()}
    click.echo("\nBy goal and state")
    for line in by_goal((goals[verdict.rule], str(verdict.state)) for verdict in checked.verdicts):
        click.echo(line)


def _waiting(drafts: Iterable[QueuedMessage]) -> str:
    """Drafts to bodies outside that nobody has released."""
    roles = sorted(Post.parse(queued.message.addressed).role for queued in drafts)
    return f"{len(roles)} drafts wait for release ({', '.join(roles)})" if roles else "no draft waits for release"


def _sent(queued: QueuedMessage) -> Sent:
    from checker.cli.demo_sheet import Sent
    from checker.cli.loopback_smtp import headers_of
    from notifications.folder import file_stem

    assert queued.rendered is not None, "what was sent was rendered"
    assert queued.sent_at is not None, "what was sent has its instant"
    mail = headers_of(queued.rendered)
    message = queued.message
    return Sent(
        day=local_day(queued.sent_at),
        kind=str(message.kind),
        role=Post.parse(message.addressed).role,
        about=frozenset(item.obligation for item in message.items),
        subject=str(mail["Subject"]),
        file=file_stem(mail),
    )
