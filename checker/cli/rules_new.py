"""`zielwacht rules new`: write the skeleton of a rule with its test and its scenarios."""

from __future__ import annotations

import json
from pathlib import Path

import click

from checker.cli.columns import in_columns
from checker.cli.options import App, global_options
from checker.domain.errors import ExitCode, UsageError


@click.command(name="new")
@click.option("--kind", default=None, metavar="KIND", help="What kind of rule; --list shows them.")
@click.option("--id", "rule_id", default=None, help="Its id.  [default: made of the kind]")
@click.option("--owner", default=None, metavar="ROLE", help="Who answers for it.  [default: who administers]")
@click.option("--goal", default=None, metavar="FILE", help="The goal's file, where the newest plan has several.")
@click.option("--list", "is_listed", is_flag=True, help="Show the kinds, each with what it is for.")
@global_options
def new(app: App, kind: str | None, rule_id: str | None, owner: str | None, goal: str | None, is_listed: bool) -> int:
    """Write the skeleton of a rule, and a test of it, at the end of the files of its goal, and scenarios of it.

    All else in these files stays as it is. The skeleton has no mistake, its test and its scenarios pass; what the plan
    must say stands in it as an assumption. The scenarios, in the language of the house, are a file of their own beside
    the rules folder. Words that the house does not have are declared in vocabulary.yaml.

    \b
    Example:
      zielwacht rules new --kind budget_cap --id travel-costs --goal quality.yaml
    """
    if is_listed:
        return _list(app)
    if kind is None:
        raise UsageError("say which kind of rule: --kind KIND ('zielwacht rules new --list' shows them)")
    from checker.cli.rules import tell_problems
    from checker.rulebook.problems import RulebookError
    from checker.usecases.rules.new_rule import NewRule, add_rule

    folder = app.rules_folder()
    try:
        added = add_rule(folder, NewRule(kind, rule_id, owner, goal))
    except RulebookError as error:
        return tell_problems(app, error.problems)
    scenarios = _scenarios(app, folder, added.id)
    if app.json:
        document = {"schema": "zielwacht/rules-new/1", "rule": added.id, "files": list(added.files)}
        click.echo(json.dumps({**document, "scenarios": str(scenarios) if scenarios else None}))
        return ExitCode.ALL_WELL
    for name in added.files:
        click.echo(str(folder / name))
    if scenarios is not None:
        click.echo(str(scenarios))
    app.note(
        f"Change what '{added.id}' assumes, then 'zielwacht rules lint' and 'zielwacht rules test'. Once it is in "
        "force, 'zielwacht audit features' runs its scenarios: what you have changed in the rule, change there too."
    )
    return ExitCode.ALL_WELL


def _scenarios(app: App, folder: Path, rule: str) -> Path | None:
    """The file that was written. None: it could not be, which is said; the rule is there all the same."""
    from checker.cli.refusals import error_text
    from checker.domain.refusal import Refused
    from checker.rule_testing.scenario_files import write_new_scenarios

    try:
        return write_new_scenarios(folder, rule)
    except Refused as refused:
        app.note(error_text(refused))
        return None


def _list(app: App) -> int:
    from checker.usecases.rules.new_rule import kind_sentences

    sentences = kind_sentences()
    if app.json:
        click.echo(json.dumps(sentences, indent=1))
    else:
        for line in in_columns([[kind, sentence] for kind, sentence in sentences.items()]):
            click.echo(line)
    return ExitCode.ALL_WELL
