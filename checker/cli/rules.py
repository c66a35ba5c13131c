"""`zielwacht rules`: check, list and show the rule files; their schemas for editors."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.columns import in_columns
from checker.cli.lazy_group import LateGroup
from checker.cli.options import App, DayParam, global_options
from checker.domain.clock import local_time
from checker.domain.errors import ExitCode

if TYPE_CHECKING:
    from checker.configuration import Configuration
    from checker.domain.problem import Problem
    from checker.domain.rule import Rule
    from checker.domain.rulebook import PlannedRule, Rulebook
    from checker.rulebook.load import Linted


MOST_NAMED = 5


# Linting waits for none of them.
LATE = {
    "activate": ("checker.cli.rule_activation", "activate"),
    "approve": ("checker.cli.rule_activation", "approve"),
    "diff": ("checker.cli.rules_diff", "diff"),
    "explain": ("checker.cli.explain", "command"),
    "export": ("checker.cli.rules_export", "hand_over"),
    "history": ("checker.cli.rule_history", "history"),
    "import": ("checker.cli.rules_import", "take_in"),
    "new": ("checker.cli.rules_new", "new"),
    "rollover": ("checker.cli.rules_rollover", "rollover"),
    "test": ("checker.cli.rule_tests", "test"),
}


@click.group(name="rules", cls=LateGroup, late=LATE)
def command() -> None:
    """Check, test, list, show and activate the rule files."""


@command.command()
@global_options
def lint(app: App) -> int:
    """Report every mistake in the rules folder, with file, line and column. Changes nothing.

    \b
    Example:
      zielwacht rules lint
    """
    from checker.domain.bulk import collector_paused

    with collector_paused():
        from checker.rulebook.load import lint as look

        settings = app.configuration()
        found = look(settings.rules.path, _in_force(app, settings))
    if found.stale_schemas:
        app.note(_to_renew(settings.rules.path, found.stale_schemas))
    if found.problems:
        code = tell_problems(app, found.problems)
        if not found.files:
            app.note("No file of rules lies there. 'zielwacht init FOLDER' writes those of a new house.")
        return code
    for remark in _remarks(found):
        app.note(remark)
    if app.json:
        told = {"schema": "zielwacht/lint/1", "rulebook": found.sha256, "rules": found.rules, "problems": []}
        noted = {"stale_schemas": found.stale_schemas, "does_both": found.does_both or None}
        further = {"bare_letters": found.bare_letters, "untranslated": found.untranslated}
        further |= {"uncounted": found.uncounted, "told_twice": found.told_twice}
        click.echo(json.dumps({**told, **noted, **further}))
    else:
        click.echo(f"{found.rules} rules in {found.files} files, no mistake; rulebook {found.sha256[:12]}")
        app.note("They take effect with 'zielwacht rules activate'.")
    return 0


def _remarks(found: Linted) -> Iterator[str]:
    """What is no mistake, and worth a look."""
    if found.does_both:
        yield _one_for_both(found.does_both)
    if found.bare_letters:
        named = ", ".join(found.bare_letters)
        yield f"Letters to bodies outside lack what 'letters' of organisation.yaml does not say: {named}."
    if found.untranslated:
        yield _without_english(found.untranslated)
    if found.uncounted:
        yield _uncounted(found.uncounted)
    if found.told_twice:
        yield _told_twice(found.told_twice)


def _in_force(app: App, settings: Configuration) -> Mapping[str, bytes]:
    """The files of the rulebook in force. None where there is no store yet, or one that cannot be used: the rules are
    checked all the same, and every command that needs it says what is wrong with it.
    """
    from checker.domain.errors import ZielwachtError

    if not settings.store.may_be_there:
        return {}  # told without what opens a store, which takes longer than reading all rules
    from checker.store import activations

    try:
        store = app.store()
        try:
            with store.read() as tx:
                current = activations.current(tx)
        finally:
            store.close()
    except ZielwachtError:
        return {}
    return current.files if current else {}


def _one_for_both(role: str) -> str:
    return (
        f"'{role}' is administration and service of escalation.yaml in one: it reads what is to be entered, and also "
        "what only those can mend who run machine, mail server and templates. No mistake; 'service' names another."
    )


def _without_english(names: Sequence[str]) -> str:
    named = ", ".join(names[:MOST_NAMED]) + (f" and {len(names) - MOST_NAMED} more" if names[MOST_NAMED:] else "")
    return (
        f"Mails in English call rules and ladders by their German titles, for lack of 'title_en' (of a rule also "
        f"'short_title_en'): {named}."
    )


def _uncounted(figures: Sequence[str]) -> str:
    more = f"; and {len(figures) - MOST_NAMED} more" if figures[MOST_NAMED:] else ""
    named = "; ".join(figures[:MOST_NAMED]) + more
    return f"No rule counts what these profiles give ('aggregation'); no mistake, but reported in vain: {named}."


def _told_twice(pairs: Sequence[str]) -> str:
    more = f"; and {len(pairs) - MOST_NAMED} more" if pairs[MOST_NAMED:] else ""
    named = "; ".join(pairs[:MOST_NAMED]) + more
    return (
        f"The same records are held against the same bound by two rules, so that each miss is told twice: {named}. No "
        "mistake where the plan promises it twice; else delete one."
    )


def _to_renew(folder: Path, stale: Sequence[str]) -> str:
    named = ", ".join(name.removesuffix(".schema.json") for name in stale)
    where = shlex.quote(str(folder))
    return (
        f"The schemas beside the rules were drawn from other words or by another version ({named}). No mistake, but "
        f"editors check by them; renew them with 'zielwacht rules schema --rules {where} --out {where}/schema'."
    )


def tell_problems(app: App, problems: Sequence[Problem]) -> int:
    """Each mistake with its place, and the exit code."""
    if app.json:
        listed = [
            {
                "file": problem.where.file,
                "line": problem.where.line,
                "column": problem.where.column,
                "what": problem.what,
                "allowed": list(problem.allowed),
                "nearest": problem.nearest,
            }
            for problem in problems
        ]
        click.echo(json.dumps({"schema": "zielwacht/lint/1", "problems": listed}, ensure_ascii=False, indent=1))
        return ExitCode.WRONG
    for problem in problems:
        click.echo(str(problem), err=True)
    count = len(problems)
    mistakes = f"{count} mistake{'s' if count != 1 else ''}"
    app.note(f"{mistakes}; the rules in force stay as they are. Mend {'them' if count != 1 else 'it'} and lint again.")
    return ExitCode.WRONG


@command.command()
@click.argument("kind", required=False)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to write the schemas to.")
@global_options
def schema(app: App, kind: str | None, out: Path | None) -> int:
    """Print the JSON Schema of one kind of rule file, write all to a folder, or list the kinds.

    Editors use it to complete and check a rule file, whose first line names its schema.

    \b
    Example:
      zielwacht rules schema goal
    """
    from checker.domain.problem import meant, nearest
    from checker.rulebook.load import load_vocabulary
    from checker.rulebook.problems import RulebookError
    from checker.rulebook.schema import FILE_KINDS, as_text, schema_of

    if kind is not None and kind not in FILE_KINDS:
        close = nearest(kind, FILE_KINDS)
        hint = meant(kind, close)
        raise click.UsageError(f"there is no kind of file '{kind}' (allowed: {', '.join(FILE_KINDS)}){hint}")
    kinds = [FILE_KINDS[kind]] if kind is not None else list(FILE_KINDS.values())
    if kind is None and out is None and not app.json:
        for one in kinds:
            click.echo(f"{one.name:<14}{one.files}")
        app.note(
            "Print one with 'zielwacht rules schema KIND'; write all with 'zielwacht rules schema --out rules/schema'."
        )
        return 0
    try:
        vocabulary = load_vocabulary(app.rules_folder())
    except RulebookError as error:
        return tell_problems(app, error.problems)
    if out is not None:
        try:
            out.mkdir(parents=True, exist_ok=True)
            for one in kinds:
                (out / one.published).write_text(as_text(schema_of(one, vocabulary)), encoding="utf-8")
        except OSError as failed:
            raise click.UsageError(f"{out} cannot be written: {failed.strerror}") from failed
        for one in kinds:
            click.echo(str(out / one.published))
    elif kind is not None:
        click.echo(as_text(schema_of(kinds[0], vocabulary)), nl=False)
    else:
        click.echo(json.dumps({one.name: schema_of(one, vocabulary) for one in kinds}, ensure_ascii=False, indent=1))
    return 0


@command.command(name="list")
@global_options
def list_rules(app: App) -> None:
    """List the rules of the folder: id, plan row, kind, target, due day, owner.

    \b
    Example:
      zielwacht rules list
    """
    book = app.folder_rulebook()
    rules = list(book.rules())
    if app.json:
        click.echo(json.dumps([_summary(planned) for planned in rules], ensure_ascii=False, indent=1))
        return
    for line in in_columns([[str(cell) for cell in _summary(planned).values()] for planned in rules]):
        click.echo(line)


def _due(rule: Rule) -> str:
    if rule.due.nominal is not None:
        return f"{rule.due.nominal:%d.%m.%Y}"
    if rule.due.meeting is not None:
        return "with a meeting"
    return "on demand" if rule.period.kind == "request" else f"each {rule.period.kind}"


def _scope(rule: Rule) -> str:
    chosen = rule.scope.unit or rule.scope.group
    return f"{rule.scope.judge}:{chosen}" if chosen else rule.scope.judge


def _summary(planned: PlannedRule) -> dict[str, str]:
    rule = planned.rule
    asked = rule.target
    target = " ".join(filter(None, (asked.operator, asked.value, asked.unit.id))) if asked else "by date"
    return {
        "id": rule.id,
        "plan": f"{planned.plan.year} {rule.source.row}",
        "kind": rule.kind,
        "target": target,
        "due": _due(rule),
        "scope": _scope(rule),
        "severity": rule.severity,
        "owner": rule.owner,
    }


class ActivationParam(click.ParamType[int | date]):
    """Which rules are meant: the number of their activation, or a day on which they were in force."""

    name = "day|number"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> int | date:
        if isinstance(value, int | date):
            return value
        return int(value) if value.isascii() and value.isdigit() else DayParam().convert(value, param, context)


@command.command()
@click.argument("rule_id")
@click.option("--at", type=ActivationParam(), help="As in force on a day, or by an activation of `rules history`.")
@global_options
def show(app: App, rule_id: str, at: int | date | None) -> None:
    """Show one rule as it is read: file and line, its dates, ladder, assumptions and engine rows.

    \b
    Example:
      zielwacht rules show error-rate --at 2016-07-01
    """
    from checker.cli.rule_sheet import as_json, sheet
    from checker.domain.problem import meant, nearest

    book = app.folder_rulebook() if at is None else _book_at(app, at)
    planned = book.rule(rule_id)
    if planned is None:
        close = nearest(rule_id, [known.rule.id for known in book.rules()])
        hint = meant(rule_id, close) or "; 'zielwacht rules list' shows all"
        raise click.UsageError(f"there is no rule '{rule_id}'{hint}")
    click.echo(as_json(book, planned) if app.json else sheet(book, planned))


def _book_at(app: App, at: int | date) -> Rulebook:
    """The rules of an activation, which is named beside the result."""
    from checker.usecases.rules.activation import archived_book
    from checker.usecases.rules.activation_history import activation_at

    store = app.store()
    try:
        with store.read() as tx:
            head = activation_at(tx, at)
            book = archived_book(tx, head)
    finally:
        store.close()
    since = f"{local_time(head.activated_at):%d.%m.%Y %H:%M}"
    app.note(f"Activation {head.number}, in force from {since} on, by {head.by}; rulebook {head.sha256[:12]}")
    return book
