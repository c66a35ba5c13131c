"""`zielwacht audit features`: the German scenarios, run by the rules in force."""

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


@click.command(name="features")
@click.option(
    "--rulebook", "named", default=ACTIVE, metavar="active|HASH|shipped", help="By which rules.  [default: active]"
)
@click.option("--tag", "tags", multiple=True, metavar="ROW", help="Only scenarios of this row: T06; repeatable.")
@click.option("--file", "files", multiple=True, metavar="FILE", help="Only this file, or one of your own; repeatable.")
@click.option("--steps", is_flag=True, help="Print every sentence that a scenario may use, with an example each.")
@click.option("--report", "form", type=click.Choice(["html", "junit"]), default=None, help="A page, or JUnit's XML.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Write the report there.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(
    app: App,
    named: str,
    tags: tuple[str, ...],
    files: tuple[str, ...],
    steps: bool,
    form: str | None,
    out: Path | None,
    now: datetime | None,
) -> int:
    """Check the German scenarios against the rules in force, as they lie in the archive.

    A scenario whose figures, days or roles are not those of the rulebook fails, and says both. The run is noted in the
    log. Exit code 1: a scenario failed; 2: a file of scenarios is no good.

    \b
    Example:
      zielwacht audit features --tag T06
    """
    from checker.audit.feature_run import play, step_list
    from checker.cli.audit.features_sheet import FeaturesReport

    if steps:
        click.echo(step_list(), nl=False)
        return ExitCode.ALL_WELL
    at = now or WallClock().now()
    with _rules(app, named) as (folder, book, store):
        if not files:
            _refuse_another_plan(book)
        app.note(f"running the scenarios by the rulebook {book.sha256[:12]}")
        run = play(folder, tags=tags, files=files)
        report = FeaturesReport(run, book, named, (*tags, *files), local_day(at))
        text = _written(report, "json" if app.json else form)
        if out is not None:
            _write(out, text)
        else:
            click.echo(text)
        _note(app, store, report, tags, text, at)
    if run.refused:
        return ExitCode.WRONG
    return ExitCode.FINDINGS if run.failed else ExitCode.ALL_WELL


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
            played = unpacked(store, named, Path(folder))
            yield played.folder, played.book, store
    finally:
        store.close()


def _refuse_another_plan(book: Rulebook) -> None:
    """The scenarios that come along say nothing of a house that has none of their rows."""
    from checker.audit.feature_run import features_folder
    from checker.audit.scenarios import scenarios_by_tag
    from checker.domain.refusal import FeaturesRefusal, Refused

    tags = scenarios_by_tag(features_folder())
    if tags and not any(planned.rule.source.row in tags for planned in book.rules()):
        raise Refused(FeaturesRefusal.OTHER_PLAN, rulebook=book.sha256[:12])


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
