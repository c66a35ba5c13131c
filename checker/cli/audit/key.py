"""`zielwacht audit key`: the key that signs the log's checkpoints."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import App, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode
from checker.domain.refusal import Refused

if TYPE_CHECKING:
    from checker.store import Store
    from checker.usecases.auditing.keys import KeyEvent

SCHEMA = "zielwacht/audit-key/1"
SAID = {
    "key.made": "made",
    "key.rotated": "replaced the one before, which signed it",
    "key.lost": "was lost; nothing is signed from here on",
}


@click.group(name="key")
def command() -> None:
    """Make, show, replace or give up the key that signs checkpoints."""


@command.command(name="new")
@global_options
def new(app: App) -> int:
    """Make a key in the file that [audit] key_file names, and note its public half in the log.

    The file is for this user alone. It lies neither beside the store nor in its backup: who has both can sign another
    past. Hand the public key, which is printed, to the auditor now.

    \b
    Example:
      zielwacht audit key new
    """
    from checker.audit.ed25519 import pem_of
    from checker.usecases.auditing.keys import new_key

    audit = app.configuration().audit
    store = app.store()
    try:
        made = new_key(store, audit.key_file, audit.origin, WallClock().now())
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps({"schema": SCHEMA, "key": str(made), "pem": pem_of(made.public)}, indent=1))
    else:
        click.echo(f"{made}\n{pem_of(made.public)}".rstrip())
        app.note(f"made in {audit.key_file}; hand the public key above to the auditor")
    return ExitCode.ALL_WELL


@command.command(name="show")
@global_options
def show(app: App) -> int:
    """Show the public key in force, every key before it, and whether the file serves.

    Exit code 4: a key is in force, but cannot be used, or one replaced another that did not sign it.

    \b
    Example:
      zielwacht audit key show
    """
    from checker.audit.ed25519 import pem_of
    from checker.usecases.auditing.keys import key_history

    file = app.configuration().audit.key_file
    store = app.store()
    try:
        with store.read() as tx:
            history = list(key_history(tx))
        key = history[-1].key if history else None
        trouble = _trouble(store, file) if key else ""
    finally:
        store.close()
    unproved = [one for one in history if not one.is_proved]
    if app.json:
        pem = pem_of(key.public) if key else None
        shown = {"schema": SCHEMA, "key": str(key) if key else None, "pem": pem, "trouble": trouble or None}
        click.echo(json.dumps(shown | {"history": [_event(one) for one in history]}, indent=1))
    else:
        for line in _lines(history):
            click.echo(line)
        click.echo(f"{key}\n{pem_of(key.public)}".rstrip() if key else "no key is in force: checkpoints are not signed")
    if trouble:
        click.echo(trouble, err=True)
    return ExitCode.FAILED if trouble or unproved else ExitCode.ALL_WELL


@command.command(name="rotate")
@global_options
def rotate(app: App) -> int:
    """Replace the key by a new one, which the old one signs in the log. The old one is gone from its file.

    Do so when somebody may have seen the file, and as often as your house changes its keys.

    \b
    Example:
      zielwacht audit key rotate
    """
    from checker.audit.ed25519 import pem_of
    from checker.usecases.auditing.keys import rotate_key

    file = app.configuration().audit.key_file
    store = app.store()
    try:
        old, new_one = rotate_key(store, file, WallClock().now())
    finally:
        store.close()
    if app.json:
        shown = {"schema": SCHEMA, "key": str(new_one), "from": str(old), "pem": pem_of(new_one.public)}
        click.echo(json.dumps(shown, indent=1))
    else:
        click.echo(f"{new_one}\n{pem_of(new_one.public)}".rstrip())
        app.note("the key before signed this one in the log; hand the public key above to the auditor")
    return ExitCode.ALL_WELL


@command.command(name="lost")
@global_options
def lost(app: App) -> int:
    """Declare the key as lost: from this entry of the log on nothing is signed, until a new one is made.

    Nobody can prove that the key after it is yours, but who hands it over: tell the auditor in person.

    \b
    Example:
      zielwacht audit key lost
    """
    from checker.usecases.auditing.keys import declare_lost

    store = app.store()
    try:
        key, entry = declare_lost(store, WallClock().now())
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps({"schema": SCHEMA, "key": None, "lost": str(key), "entry": entry}, indent=1))
    else:
        click.echo(f"from entry {entry} on nothing is signed by {key}")
        app.note("next: tell the auditor, then 'zielwacht audit key new'")
    return ExitCode.ALL_WELL


def _trouble(store: Store, file: Path | None) -> str:
    """Why the key in force cannot be used. Empty: it can."""
    from checker.cli.refusals import error_text
    from checker.usecases.auditing.keys import usable_key

    try:
        usable_key(store, file)
    except Refused as refused:
        return error_text(refused)
    return ""


def _lines(history: list[KeyEvent]) -> Iterator[str]:
    for one in history:
        said = SAID[one.entry.kind] if one.is_proved else "NOT PROVED: the key before did not sign this one"
        yield f"entry {one.entry.seq}, {local_time(one.entry.at):%d.%m.%Y %H:%M}: {one.entry.facts['key']} {said}"


def _event(one: KeyEvent) -> dict[str, Any]:
    entry = one.entry
    facts = {"entry": entry.seq, "at": entry.at.isoformat(), "kind": entry.kind, "key": entry.facts["key"]}
    return facts | {"proved": one.is_proved}
