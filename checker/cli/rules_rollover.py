"""`zielwacht rules rollover`: propose next year's plan, with the list of what a person must decide."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import App, global_options
from checker.domain.errors import ExitCode

if TYPE_CHECKING:
    from checker.domain.rollover import ProposedPlan, RolloverDecision
    from checker.wording.locales import Locale

SCHEMA = "zielwacht/rules-rollover/1"
# Of a kind; the list beside the plan has all of them.
MOST_SHOWN = 3


@click.command(name="rollover")
@click.argument("year", type=int)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="A new or empty folder for a copy of the rules with the proposal; the rules folder stays as it is.",
)
@global_options
def rollover(app: App, year: int, out: Path | None) -> int:
    """Propose the plan of YEAR from that of the year before, with a list of what a person must decide.

    Days move by a year, and bounds hold on as assumptions; sources and decisions are empty. The tests are carried, and
    run. Nothing is in force before it is activated; nothing that is there is overwritten.

    \b
    Example:
      zielwacht rules rollover 2027
    """
    from checker.cli.rules import tell_problems
    from checker.domain.bulk import collector_paused
    from checker.rulebook.problems import RulebookError

    with collector_paused():
        from checker.preview.rollover import propose_and_write

    folder = app.rules_folder()
    try:
        proposal, language, names = propose_and_write(folder, year, out)
    except RulebookError as error:
        return tell_problems(app, error.problems)
    where = out or folder
    if app.json:
        click.echo(json.dumps(_document(proposal, names, where, language), ensure_ascii=False, indent=1))
        return ExitCode.ALL_WELL
    for line in _lines(proposal, language):
        click.echo(line)
    app.note(
        f"{len(names)} files in {where / 'plans' / str(year)}, {proposal.tests} tests carried"
        f" ({proposal.tests_skipped} skipped); all points stand in {where / names[-1]}."
    )
    app.note("Next: decide, 'zielwacht rules lint', 'zielwacht rules test', then 'zielwacht rules activate'.")
    return ExitCode.ALL_WELL


def _lines(proposal: ProposedPlan, language: Locale) -> list[str]:
    """Each kind with its number, and its first points."""
    from checker.wording.rollover_texts import HEADINGS, counts, decision_text

    lines = []
    for kind, count in counts(proposal).items():
        lines.append(f"{HEADINGS[language][kind]} ({count})")
        shown = [one for one in proposal.decisions if one.kind is kind]
        for one in shown[:MOST_SHOWN]:
            lines.append(f"  {one.rule or one.file}: {decision_text(one, proposal.year, language)}")
        if count > MOST_SHOWN:
            lines.append(f"  + {count - MOST_SHOWN}")
    return lines


def _document(proposal: ProposedPlan, names: tuple[str, ...], where: Path, language: Locale) -> dict[str, Any]:
    from checker.wording.rollover_texts import counts

    return {
        "schema": SCHEMA,
        "year": proposal.year,
        "folder": str(where),
        "files": list(names),
        "changed": sorted(proposal.changed),
        "tests": proposal.tests,
        "tests_skipped": proposal.tests_skipped,
        "counts": {str(kind): count for kind, count in counts(proposal).items()},
        "decisions": [_decision(one, proposal.year, language) for one in proposal.decisions],
    }


def _decision(one: RolloverDecision, year: int, language: Locale) -> dict[str, Any]:
    from checker.wording.rollover_texts import decision_text

    due = one.due.promised if one.due is not None else None
    return {
        "kind": str(one.kind),
        "file": one.file,
        "rule": one.rule or None,
        "facts": {key: fact.isoformat() if isinstance(fact, date) else fact for key, fact in one.facts.items()},
        "due": due
        and {
            "nominal": due.nominal.isoformat(),
            "effective": due.effective.isoformat(),
            "please_by": due.please_by.isoformat(),
        },
        "text": decision_text(one, year, language),
    }
