"""`zielwacht rules new`: write the skeleton of a rule with its test."""

from __future__ import annotations

import json

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
    """Write the skeleton of a rule, and a test of it, at the end of the files of its goal.

    All else in these files stays as it is. The skeleton has no mistake and its test passes; what the plan must say
    stands in it as an assumption. Words that the house does not have are declared in vocabulary.yaml.

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
    if app.json:
        click.echo(json.dumps({"schema": "zielwacht/rules-new/1", "rule": added.id, "files": list(added.files)}))
        return ExitCode.ALL_WELL
    for name in added.files:
        click.echo(str(folder / name))
    app.note(
        f"Change what '{added.id}' assumes, then 'zielwacht rules lint' and 'zielwacht rules test'. Once it is in "
        f"force, 'zielwacht audit features --new {added.id}' writes German scenarios of it."
    )
    return ExitCode.ALL_WELL


def _list(app: App) -> int:
    from checker.usecases.rules.new_rule import kind_sentences

    sentences = kind_sentences()
    if app.json:
        click.echo(json.dumps(sentences, indent=1))
    else:
        for line in in_columns([[kind, sentence] for kind, sentence in sentences.items()]):
            click.echo(line)
    return ExitCode.ALL_WELL
