"""`zielwacht demo`: walk through a whole year with real files, a real store and a real SMTP server."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import App, global_options
from checker.domain.clock import local_day, local_time

if TYPE_CHECKING:
    from checker.store.opening import Store
    from checker.usecases.running.demo import Workspace
    from checker.usecases.running.walk import WalkStep
    from checker.wording.year_review.facts import RoleName, YearFacts

PAGE = "index.html"


@click.command(name="demo")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("demo-workspace"),
    show_default=True,
    help="Where to create the workspace; an earlier demo there is replaced.",
)
@click.option("--example", default=None, metavar="NAME", help="Another house: hospital.  [default: the one shipped]")
@click.option(
    "--full", is_flag=True, help="Also print each file's row counts, every verdict and the path of each mail."
)
@click.option(
    "--locale",
    type=click.Choice(("de", "en")),
    default=None,
    help="The language of the summary and the page.  [default: the house's]",
)
@global_options
def command(app: App, folder: Path, example: str | None, full: bool, locale: str | None) -> int:
    """Walk through a whole year of a house: files arrive, verdicts change, mails leave over SMTP in its language.

    Ends with a summary in ten sentences and the path of one page with every month's changes and mails. The figures are
    fictitious. Nothing outside the workspace is changed, and nothing leaves this machine.

    \b
    Example:
      zielwacht demo --example hospital --folder demo-hospital
    """
    from checker.cli.demo_end import end_lines
    from checker.cli.year_page import build_page
    from checker.store.opening import Store
    from checker.usecases.rules.activation import language_in_force
    from checker.usecases.running.demo import make_workspace, told_year
    from checker.usecases.running.year_review import review

    workspace = make_workspace(folder.absolute(), told_year(example))
    store = Store.open(f"sqlite:///{workspace.folder / 'zielwacht.sqlite3'}", create=True)
    try:
        app.note(f"Workspace {folder}; look around: zielwacht --config {folder / 'config.toml'} status")
        ticks = _walk(app, store, workspace, full=full)
        language: Any = locale or language_in_force(store)
        facts = review(store, local_day(ticks[0]), local_day(ticks[-1]))
        serve = serve_command(store, folder)
        if full:
            _tell_all(store, workspace, facts, ticks[-1], folder)
    finally:
        store.close()
    page = build_page(facts, workspace.mails.name, language)
    (workspace.folder / PAGE).write_text(page, encoding="utf-8")
    for line in end_lines(facts, folder / PAGE, language, serve):
        click.echo(line)
    return 0


def serve_command(store: Store, folder: Path) -> str:
    """The command that shows the demo's pages to the management, as of its last day."""
    from checker.usecases.rules.activation import active

    with store.read() as tx:
        management = active(tx).escalation.management
    config = shlex.quote(str(folder / "config.toml"))
    return f"{_program()} serve --config {config} --from-last-tick --sign-in {management}"


def _program() -> str:
    """As it can be typed here: `make demo` starts it from a folder in which no shell looks."""
    typed, found = Path(sys.argv[0]), shutil.which("zielwacht")
    is_elsewhere = typed.name == "zielwacht" and found != str(typed.absolute())
    return str(typed) if is_elsewhere else "zielwacht"


def _walk(app: App, store: Store, workspace: Workspace, *, full: bool) -> list[datetime]:
    """Every step of the year; returns their instants."""
    from checker.cli.loopback_smtp import HOST, LoopbackSmtp
    from checker.usecases.running.demo import begin, instants, with_decisions
    from checker.usecases.running.walk import DatedFiles, walk
    from checker.usecases.telling.send import MailIdentity
    from notifications.message import mail_domain
    from notifications.smtp import Server, SmtpTransport

    with LoopbackSmtp(workspace.mails) as server:
        app.note(f"SMTP server on {HOST}:{server.port}")
        for what in workspace.made_up:
            app.note(f"Made up, in the workspace's rules only: {what}")
        transport = SmtpTransport(Server(HOST, server.port))
        told = workspace.told
        sender = MailIdentity(told.story.sender, mail_domain(told.story.sender))
        ticks = instants(begin(store, workspace), told)
        # As in a house that is watched from outside: whoever runs the machine is written to once a month.
        decided = with_decisions(ticks, store, told)
        steps = walk(decided, DatedFiles(workspace.arrivals()), transport, store, sender, is_watched=True)
        _follow(app, steps, ticks, full=full)
    return ticks


def _follow(app: App, steps: Iterator[WalkStep], ticks: Sequence[datetime], *, full: bool) -> None:
    """Note, once the progress bar is gone, what went wrong; with `full` also what became of each file."""
    from checker.cli.accounts import account_line

    lines: list[str] = []
    with _progress(app, steps, ticks) as shown:
        for done in shown:
            if full:
                lines += [f"{local_time(arrival.at):%d.%m.%Y}  {account_line(read)}" for arrival, read in done.files]
            lines += [f"{done.ticked.on:%d.%m.%Y}  nobody reads for {who}" for who in done.ticked.unreachable]
            if done.sent.trouble:
                lines.append(f"{done.ticked.on:%d.%m.%Y}  mails did not leave: {done.sent.trouble}")
    for line in lines:
        app.note(line)


@contextmanager
def _progress(app: App, steps: Iterator[WalkStep], ticks: Sequence[datetime]) -> Iterator[Iterable[WalkStep]]:
    """A progress bar on a terminal, nothing elsewhere."""
    if app.quiet or not sys.stderr.isatty():
        yield steps
        return
    label = f"{local_day(ticks[0]):%d.%m.%Y} to {local_day(ticks[-1]):%d.%m.%Y}"
    with click.progressbar(steps, length=len(ticks), label=label, file=sys.stderr) as bar:
        yield bar


def _tell_all(store: Store, workspace: Workspace, facts: YearFacts, last: datetime, folder: Path) -> None:
    """Every verdict, the mails by month, a selection of mails, and the path of each."""
    from checker.cli.demo_sheet import matrix, most_telling

    _tell_verdicts(store, last)
    click.echo(f"\nMails: {len(facts.mails)} taken by the SMTP server, {_waiting(facts.drafts)}")
    for line in matrix(facts.mails):
        click.echo(line)
    click.echo("\nThe most telling subjects")
    for mail in most_telling(facts.mails):
        click.echo(f"{mail.day:%d.%m.%Y}  {mail.kind:<13}  {mail.role.id:<24}  {mail.subject}")
    subject_by_file = {mail.file: mail.subject for mail in facts.mails}
    click.echo("\nThe mails as they arrived; beside each .eml its .html")
    for path in sorted(workspace.mails.glob("*.eml")):
        click.echo(f"{folder / 'mails' / path.name}  {subject_by_file.get(path.stem, '')}")
    click.echo()


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


def _waiting(drafts: Iterable[RoleName]) -> str:
    """Drafts to bodies outside that nobody has released."""
    roles = sorted(role.id for role in drafts)
    return f"{len(roles)} drafts wait for release ({', '.join(roles)})" if roles else "no draft waits for release"
