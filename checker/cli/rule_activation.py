"""`zielwacht rules activate` and `rules approve`: an edit is previewed, approved, put into force."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from checker.cli.confirmed import is_asked
from checker.cli.options import App, DayParam, InstantParam, global_options
from checker.domain.clock import WallClock

if TYPE_CHECKING:
    from checker.preview.activation import PreparedActivation
    from checker.preview.approving import ApprovalsOfPreview
    from checker.store.opening import Store
    from checker.usecases.rules.activation import Activated


@click.command()
@click.option("--by", default="administration", show_default=True, help="The role that activates.")
@click.option("--preview", metavar="HASH", help="Only if the preview is still this one; it is not asked then.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reason", help="Why: shown in the history and to those whom the edit concerns.")
@click.option(
    "--emergency", metavar="REASON", help="Without the approvals that are missing; management is told at once."
)
@click.option("--despite-tests", metavar="REASON", help="Though rule tests fail.")
@click.option("--again", type=int, metavar="NUMBER", help="Put the rules of an activation in force again.")
@click.option("--withdraw", is_flag=True, help="Close open findings about what is no longer owed.")
@click.option("--rename-organisation", "rename", is_flag=True, help="Give the store's organisation the folder's id.")
@click.option("--now", type=InstantParam(), help="For rehearsals: the instant, not behind the last tick.")
@global_options
def activate(app: App, preview: str | None, yes: bool, again: int | None, now: datetime | None, **given: Any) -> int:
    """Activate the rules folder: preview what it changes, and put it in force.

    The first rules of a store take effect at once. An edit is shown in short and asked about; a script says --yes, or
    --preview with the hash of what somebody has seen. Failing rule tests refuse, and so do missing approvals ('rules
    approve'). If any file has a mistake, nothing changes and the last good rules stay in force. The same holds if a
    rule with open findings is gone, or no longer holds there, unless --withdraw is given, and if the folder belongs to
    another organisation than the store.

    \b
    Example:
      zielwacht rules activate --by administration --reason "Amendment of 30 June"
    """
    from checker.cli.rules import tell_problems
    from checker.preview.activation import ActivationWish, carry_out, prepare, prepare_again
    from checker.rulebook.problems import RulebookError

    wish = ActivationWish(**given, exactly=now is not None)
    at = now or WallClock().now()
    store = app.store(create=again is None)
    try:
        if again is None:
            prepared = prepare(store, app.rules_folder(), at, wish)
        else:
            prepared = prepare_again(store, again, at, wish)
        if not yes and preview is None:
            _ask(store, prepared)
        done = carry_out(store, prepared, preview=preview)
    except RulebookError as wrong:
        return tell_problems(app, wrong.problems)
    finally:
        store.close()
    _tell(app, done, prepared)
    return 0


def _ask(store: Store, prepared: PreparedActivation) -> None:
    """Show what would change, and ask. Where nobody can answer, nothing changes."""
    from checker.cli.activation_sheet import short_form
    from checker.domain.refusal import ActivationRefusal, Refused
    from checker.preview.activation import refuse_what_speaks_against
    from checker.preview.kept_previews import keep

    if not prepared.asks or prepared.preview is None:
        return
    sha256 = keep(store, prepared.preview, prepared.at)
    # What would be refused anyway is refused before anybody is asked.
    refuse_what_speaks_against(prepared)
    for line in short_form(prepared):
        click.echo(line, err=True)
    if not is_asked(asks=True):
        raise Refused(ActivationRefusal.NOT_SEEN, preview=sha256[:12])
    click.confirm("Put it in force?", abort=True, err=True)


def _tell(app: App, done: Activated, prepared: PreparedActivation) -> None:
    if app.json:
        told = {"rulebook": done.sha256, "rules": done.rules, "changed": done.changed, "before": done.before}
        click.echo(json.dumps(told | {"preview": prepared.sha256}))
    elif done.changed:
        click.echo(f"{done.rules} rules in force from now on; rulebook {done.sha256[:12]}")
    else:
        click.echo(f"these rules are in force already; rulebook {done.sha256[:12]}")
    if done.left_behind:
        app.note(f"{done.left_behind} records name the organisation by its old id and count no longer")
    for each in done.dropped:
        holders = "1 record holds" if each.versions == 1 else f"{each.versions} records hold"
        app.note(
            f"{holders} the {each.field} '{each.word}', which vocabulary.yaml does not declare any more: "
            "what is there stays readable, new records with it are kept out"
        )
    for note in _notes(prepared):
        app.note(note)


def _notes(prepared: PreparedActivation) -> list[str]:
    wish, notes = prepared.wish, []
    if prepared.missing and prepared.sha256 is not None:
        has_auditor = prepared.after.book.escalation.auditor is not None
        told = "management and auditor are told" if has_auditor else "management is told"
        notes.append(
            f"In force without approvals ({len(prepared.missing)}); {told} with the next tick. They can be given "
            f"afterwards: 'zielwacht rules approve {prepared.sha256[:12]} --by ROLE'."
        )
    elif wish.emergency is not None:
        notes.append("No approval is missing: --emergency was not needed and is not kept.")
    if wish.despite_tests is not None and not prepared.failing:
        notes.append("No rule test fails: --despite-tests was not needed and is not kept.")
    return notes


@click.command()
@click.argument("preview", metavar="HASH", required=False)
@click.option("--by", help="The role that approves; without it, what is needed is listed.")
@click.option("--rule", "of_rules", multiple=True, help="Only of this rule; may be given more than once.")
@click.option("--file-number", help="Of the decision of the body outside with which the target was agreed.")
@click.option("--decided", "decided_on", type=DayParam(), help="The day of that decision.")
@click.option("--undo", is_flag=True, help="Take the approval back, as long as the edit has not taken effect.")
@click.option("--now", type=InstantParam(), help="For rehearsals: the instant, not behind the last tick.")
@global_options
def approve(app: App, preview: str | None, by: str | None, undo: bool, now: datetime | None, **given: Any) -> int:
    """Approve what a preview of an edit changes, as a role that could waive or extend it; or list what it needs.

    HASH is that of 'rules diff' or 'rules activate', at least eight characters of it. Whoever then activates does not
    count. Without HASH the folder as it is now is meant, or, where it is in force, the last emergency that lacks one.

    \b
    Example:
      zielwacht rules approve 3f2ab8c91e02 --by controlling
    """
    from checker.cli.activation_sheet import THE_HOUSE
    from checker.cli.rules import tell_problems
    from checker.preview.approving import ApprovalWish, approvals_of, take_back
    from checker.preview.approving import approve as entered
    from checker.rulebook.problems import RulebookError

    if by is None:
        if undo or any(given.values()):
            raise click.UsageError("say which role approves: --by ROLE")
    elif preview is None:
        raise click.UsageError("say which preview is approved: its HASH ('zielwacht rules approve' lists it)")
    at = now or WallClock().now()
    store = app.store()
    try:
        if by is None or preview is None:
            _list(app, approvals_of(store, app.rules_folder(), at, preview))
            return 0
        wish = ApprovalWish(by, **given, exactly=now is not None)
        if undo:
            for each in take_back(store, preview, at, wish):
                click.echo(f"taken back  {each.rule or THE_HOUSE}  by {each.by}")
            return 0
        found = entered(store, app.rules_folder(), preview, at, wish)
    except RulebookError as wrong:
        return tell_problems(app, wrong.problems)
    finally:
        store.close()
    if not app.json:
        for each in found.new:
            click.echo(f"approved  {each.rule or THE_HOUSE}  by {each.by}")
    _list(app, found)
    return 0


def _list(app: App, found: ApprovalsOfPreview | None) -> None:
    from checker.cli.activation_sheet import approvals_json, approvals_lines

    if found is None:
        app.note("These rules are in force: there is nothing to approve.")
    if app.json:
        told = approvals_json(found.preview, found.needs, found.given) if found else approvals_json(None, (), ())
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    if found is None or app.json:
        return
    for line in approvals_lines(found.needs, found.given):
        click.echo(line)
    app.note(_next_step(found))


def _next_step(found: ApprovalsOfPreview) -> str:
    """What is to be done about a preview now."""
    start = found.preview[:12]
    if not found.is_complete:
        in_force = ", in force as an emergency" if found.is_in_force else ""
        return f"Preview {start}{in_force}: approve with 'zielwacht rules approve {start} --by ROLE'."
    if found.is_in_force:
        return f"Preview {start} is in force, and approved now: there is nothing more to do."
    if not found.needs:
        return f"No approval is needed: 'zielwacht rules activate --preview {start}'."
    return (
        f"Every approval is given: 'zielwacht rules activate --preview {start} --by ROLE', by a role that has not "
        "approved it, nor is the deputy of one that has."
    )
