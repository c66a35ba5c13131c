"""`zielwacht rules history`: every activation, what it changed and what it was based on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import App, global_options
from checker.domain.clock import local_time

if TYPE_CHECKING:
    from checker.store.approvals import Approval, BodyDecision
    from checker.store.grounds import ActivationGround, AlteredField
    from checker.usecases.rules.activation_history import ChangedFiles, PastActivation

SCHEMA = "zielwacht/history/1"
MOST_NAMED = 2
HASH_CHARACTERS = 12


@click.command()
@global_options
def history(app: App) -> None:
    """List every activation of the rules: when, by which role, why, who approved it, what it changed.

    \b
    Example:
      zielwacht rules history
    """
    from checker.cli.columns import in_columns
    from checker.usecases.rules.activation_history import history as all_activations

    store = app.store()
    try:
        found = all_activations(store)
    finally:
        store.close()
    if app.json:
        told = {"schema": SCHEMA, "activations": [_as_json(one) for one in found]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    heads = in_columns([_head(one) for one in found]) if found else []
    for head, one in zip(heads, found, strict=True):
        click.echo(head)
        for line in _based_on(one):
            click.echo(f"    {line}")
    if not found:
        app.note("No rules were ever activated here: 'zielwacht rules activate' puts the folder in force.")


def _head(one: PastActivation) -> tuple[str, ...]:
    head = one.head
    at = f"{local_time(head.activated_at):%d.%m.%Y %H:%M}"
    return str(head.number), at, head.by, head.sha256[:HASH_CHARACTERS], altered_text(one)


def altered_text(one: PastActivation) -> str:
    """What it changed, in a line: fields of rules where they are known, else files."""
    if one.files is None:
        return "the first rules"
    ground = one.ground
    if ground is not None and ground.altered:
        named = "; ".join(field_text(each) for each in ground.altered[:MOST_NAMED])
        return _with_more(named, ground.altered_count - MOST_NAMED)
    parts = [part for part in (_files_text(one.files), "calendar" if one.has_other_calendar else "") if part]
    return "; ".join(parts)


def field_text(each: AlteredField) -> str:
    """One change, as `error-rate: target.value 10 > 12`."""
    about = each.rule or "house"
    if each.field is None:
        return f"{about}: {'new' if each.old is None else 'gone'}"
    return f"{about}: {each.field} {each.old or '(not there)'} > {each.new or '(not there)'}"


def _files_text(files: ChangedFiles) -> str:
    said = (("added", files.added), ("changed", files.changed), ("removed", files.removed))
    return "; ".join(f"{_named(paths)} {verb}" for verb, paths in said if paths)


def _named(paths: Sequence[str]) -> str:
    return _with_more(", ".join(paths[:MOST_NAMED]), len(paths) - MOST_NAMED)


def _with_more(named: str, more: int) -> str:
    return f"{named} and {more} more" if more > 0 else named


def _based_on(one: PastActivation) -> Iterator[str]:
    ground = one.ground
    if ground is None:
        return
    if ground.again_of is not None:
        yield f"again as activation {ground.again_of}"
    yield from (f"{label}: {why}" for label, why in _reasons(ground) if why)
    if ground.preview is not None:
        yield f"preview {ground.preview[:HASH_CHARACTERS]}; {_approved(one)}"


def _reasons(ground: ActivationGround) -> tuple[tuple[str, str | None], ...]:
    return (
        ("reason", ground.reason),
        ("emergency", ground.emergency),
        ("despite failing rule tests", ground.despite_tests),
    )


def _approved(one: PastActivation) -> str:
    if one.approvals:
        by_role: dict[tuple[str, BodyDecision | None], list[str]] = {}
        for each in one.approvals:
            by_role.setdefault((each.by, each.decision), []).append(each.rule or "house")
        said = (f"{_named(rules)} by {by}{_decided(decision)}" for (by, decision), rules in by_role.items())
        return f"approved: {'; '.join(said)}"
    return "not approved" if one.ground is not None and one.ground.needs else "no approval needed"


def _decided(decision: BodyDecision | None) -> str:
    return f" ({decision.body}: {decision.file_number} of {decision.decided_on:%d.%m.%Y})" if decision else ""


def _as_json(one: PastActivation) -> dict[str, Any]:
    head, ground = one.head, one.ground
    based_on = asdict(ground) if ground is not None else {}
    return {
        "number": head.number,
        "at": head.activated_at.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "by": head.by,
        "rulebook": head.sha256,
        "calendar": head.calendar,
        "files": asdict(one.files) if one.files else None,
        "approvals": [approval_json(each) for each in one.approvals],
        "ground": based_on or None,
    }


def approval_json(given: Approval) -> dict[str, Any]:
    """An approval as `--json` says it."""
    decision = given.decision
    return {
        "rule": given.rule,
        "by": given.by,
        "at": given.at.isoformat(),
        "body": decision.body if decision else None,
        "file_number": decision.file_number if decision else None,
        "decided_on": decision.decided_on.isoformat() if decision else None,
    }
