"""`zielwacht audit features`: the scenarios that come along and those of the house, run by the rules in force."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock, local_day
from checker.domain.errors import ExitCode, UsageError
from checker.wording.escapes import escaped

if TYPE_CHECKING:
    from checker.cli.audit.features_sheet import FeaturesReport
    from checker.domain.rulebook import Rulebook
    from checker.store.opening import Store

ACTIVE, SHIPPED = "active", "shipped"


def _print_steps(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Nothing else is needed for it: no configuration, no store."""
    from checker.audit.feature_run import step_list

    if asked:
        click.echo(step_list(), nl=False)
        context.exit(ExitCode.ALL_WELL)


@click.command(name="features")
@click.option(
    "--rulebook", "named", default=ACTIVE, metavar="active|HASH|shipped", help="By which rules.  [default: active]"
)
@click.option("--tag", "tags", multiple=True, metavar="ROW", help="Only scenarios of this row: T06; repeatable.")
@click.option("--file", "files", multiple=True, metavar="FILE", help="Only this file, or one of your own; repeatable.")
@click.option(
    "--new", "rule", default="", metavar="RULE", help="Write scenarios of one rule: its bound, days, no data."
)
@click.option(
    "--steps",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_steps,
    help="Print every sentence that a scenario may use, with an example each.",
)
@click.option("--report", "form", type=click.Choice(["html", "junit"]), default=None, help="A page, or JUnit's XML.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Write it there.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(
    app: App,
    named: str,
    tags: tuple[str, ...],
    files: tuple[str, ...],
    rule: str,
    form: str | None,
    out: Path | None,
    now: datetime | None,
) -> int:
    """Check the scenarios against the rules in force, as they lie in the archive: those that come along where they are
    of this plan, and those of the house, beside its rules folder (szenarien/ or scenarios/).

    A scenario whose figures, days or roles are not those of the rulebook fails, and says both. The run is noted in the
    log. Exit code 1: a scenario failed; 2: a file of scenarios is no good. --new writes a file of scenarios to go on
    from, and runs nothing.

    \b
    Example:
      zielwacht audit features --tag T06
    """
    from checker.audit.feature_run import play
    from checker.audit.house_features import files_to_play
    from checker.cli.audit.features_sheet import FeaturesReport

    at = now or WallClock().now()
    with _rules(app, named) as (folder, book, store):
        if rule:
            _write_new(app, rule, book, out)
            return ExitCode.ALL_WELL
        is_all = not files and named != SHIPPED
        chosen = files_to_play(book, app.configuration().rules.path) if is_all else files
        app.note(f"running the scenarios by the rulebook {book.sha256[:12]}")
        run = play(folder, tags=tags, files=chosen)
        report = FeaturesReport(run, book, named, (*tags, *files), local_day(at))
        text = _written(report, "json" if app.json else form)
        if out is not None:
            _write(out, text)
        else:
            click.echo(text)
        _note(app, store, report, tags, text, at)
    if run.refused:
        return ExitCode.WRONG
    return ExitCode.ALL_WELL if run.is_green else ExitCode.FINDINGS


@contextmanager
def _rules(app: App, named: str) -> Iterator[tuple[Path, Rulebook, Store | None]]:
    """The folder of the rules that are meant, what they say, and the store that the run is noted in."""
    from checker.rulebook.load import load
    from checker.starter import rules_folder
    from checker.store.errors import StoreError
    from checker.usecases.auditing.played_rules import unpacked

    if named == SHIPPED:
        try:
            store = app.store()
        except StoreError:
            store = None  # whoever looks at a fresh copy has none yet
        try:
            yield rules_folder(), load(rules_folder()), store
        finally:
            if store is not None:
                store.close()
        return
    store = app.store()
    try:
        with TemporaryDirectory(prefix="zielwacht-rules-") as folder:
            played = unpacked(store, named, Path(folder), app.configuration().rules.path)
            yield played.folder, played.book, store
    finally:
        store.close()


def _write_new(app: App, rule: str, book: Rulebook, out: Path | None) -> None:
    """A new file, never over one that is there: somebody may have gone on writing in it."""
    from checker.domain.problem import nearest
    from checker.domain.refusal import NotThere, Refused
    from checker.rule_testing.new_scenarios import scenarios_of

    planned = book.rule(rule)
    if planned is None:
        near = nearest(rule, [planned.rule.id for planned in book.rules()])
        raise Refused(NotThere.RULE_IN_FORCE, nearest=near, rule=rule)
    place = out or Path(f"{rule}.feature")
    if place.exists():
        raise UsageError(f"{place} is there already and stays as it is; name another file with --out")
    text = scenarios_of(book, planned)
    try:
        with place.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as refused:
        raise UsageError(f"{place} cannot be written: {refused.strerror}; name another file with --out") from None
    click.echo(str(place))
    app.note(f"run them with 'zielwacht audit features --file {place}'")


def _written(report: FeaturesReport, form: str | None) -> str:
    from checker.cli.audit import features_sheet

    match form:
        case "json":
            return features_sheet.as_json(report)
        case "html":
            return features_sheet.as_html(report)
        case "junit":
            return features_sheet.as_junit(report)
        case _:
            return "\n".join(map(escaped, features_sheet.as_text(report)))


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(f"{text}\n", encoding="utf-8")
    except OSError as refused:
        raise UsageError(f"{out} cannot be written: {refused.strerror}; name another file with --out") from None


def _note(
    app: App, store: Store | None, report: FeaturesReport, tags: tuple[str, ...], text: str, at: datetime
) -> None:
    from checker.store.errors import NothingActivated
    from checker.usecases.auditing.played_rules import note_run

    if store is not None:
        sha256 = hashlib.sha256(f"{text}\n".encode()).hexdigest()
        try:
            note_run(store, report.run, report.book.sha256, sha256, tags, at)
        except NothingActivated as nothing:
            app.note(report.words["not_noted"].format(why=nothing))
    else:
        app.note(report.words["not_noted"].format(why=report.words["no_store"]))
