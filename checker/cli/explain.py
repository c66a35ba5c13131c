"""`zielwacht rules explain`: shows the complete derivation of one verdict."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.columns import in_columns
from checker.cli.options import App, DayParam, global_options, today
from checker.cli.replay_options import Replay, replay_options
from checker.domain.errors import ExitCode, UsageError, ZielwachtError
from checker.domain.period import Period

if TYPE_CHECKING:
    from checker.usecases.judging.explain import Explained, Question
    from checker.wording.explain.sections import ExplanationText, Section


class PeriodOption(click.ParamType[Period]):
    """A period, as 2016, 2016-Q1 or 2016-03."""

    name = "period"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> Period:
        if isinstance(value, Period):
            return value
        try:
            return Period.parse(value)
        except ValueError as wrong:
            raise click.BadParameter(str(wrong), context, param) from wrong


@click.command(name="explain")
@click.argument("rule_id", metavar="RULE")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--scope", default=None, help="The unit judged, where there are several.")
@click.option("--period", type=PeriodOption(), default=None, help="Which of several periods; the last one begun.")
@click.option("--on", type=DayParam(), default=None, help="The day to judge; today unless given.")
@replay_options
@click.option("--locale", type=click.Choice(("de", "en")), default=None, help="The language; without it the house's.")
@global_options
def command(
    app: App,
    rule_id: str,
    files: tuple[Path, ...],
    scope: str | None,
    period: Period | None,
    on: date | None,
    replay: Replay,
    locale: str | None,
) -> int:
    """Explain the verdict on RULE from FILES, or without FILES from the store. Stores nothing.

    Shows the plan's row, the dates, the records that counted and those that did not and why, the arithmetic, the
    engine rule that decided, the assumptions, and what would change the verdict.

    \b
    Example:
      zielwacht rules explain error-rate reviews_2016-Q1.csv --on 2016-07-04
    """
    from checker.cli.accounts import tell_accounts
    from checker.usecases.judging.explain import Question
    from checker.wording.explain.as_json import document
    from checker.wording.explain.sections import tell
    from checker.wording.rules_used import rules_sentence

    replay.refuse_beside(app, files)
    question = Question(rule_id, on or today(), scope, period, replay.known_at)
    explained = _from_files(app, files, question) if files else _from_store(app, question, replay.rulebook)
    tell_accounts(app, explained.imports)
    language: Any = locale or explained.rulebook.language
    if app.json:
        whole = document(explained.explanation, language) | _rules_of(explained)
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        if explained.rules.is_replay:
            click.echo(f"{rules_sentence(explained.rules, explained.rulebook, language)}\n")
        click.echo(as_text(tell(explained.explanation, language)))
    return ExitCode.ALL_WELL if explained.is_clean else ExitCode.QUARANTINED


def _from_files(app: App, files: tuple[Path, ...], question: Question) -> Explained:
    from checker.usecases.judging.explain import explain_files

    return explain_files(app.folder_rulebook(), files, question, today=today(), limits=app.file_limits())


def _from_store(app: App, question: Question, named: str | None) -> Explained:
    from checker.usecases.judging.explain import explain_activated

    try:
        store = app.store()
    except UsageError:
        raise
    except ZielwachtError as missing:
        raise UsageError(f"{missing}; or name the files to explain by") from missing
    try:
        return explain_activated(store, question, app.folder_rulebook() if app.rules else None, named=named)
    finally:
        store.close()


def _rules_of(explained: Explained) -> dict[str, Any]:
    from checker.wording.rules_used import calendar_name, rules_json

    book = explained.rulebook
    return {"rulebook": book.sha256, "calendar": calendar_name(book), "rules": rules_json(explained.rules, book)}


def as_text(told: ExplanationText) -> str:
    """The sections one below the other, tables in columns."""
    parts = [f"{told.title}\n{'=' * len(told.title)}", *map(_section, told.sections)]
    return "\n\n".join(parts)


def _section(section: Section) -> str:
    lines = [section.heading, "-" * len(section.heading), *section.lines]
    if (shown := section.table) is not None:
        lines += [*in_columns((shown.titles, *shown.rows)), *([shown.more] if shown.more else [])]
    return "\n".join([*lines, *section.notes])
