"""`zielwacht keys`: by which keys machines read and deliver, for which posts, and until when."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from checker.cli.columns import in_columns
from checker.cli.options import App, InstantParam, global_options
from checker.domain.access_key import LONGEST_DAYS, KeyScope, in_order
from checker.domain.clock import WallClock, local_day

if TYPE_CHECKING:
    from checker.domain.access_key import AccessKey
    from checker.usecases.access.access_keys import KeyEntry

BY = click.option("--by", default="administration", show_default=True, help="The role that does it.")
NOW = click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")


@click.group(name="keys")
def command() -> None:
    """Make, list and end the keys by which machines come in."""


@command.command(name="new")
@click.argument("purpose")
@click.option("--post", required=True, help="The post whose sight it has, as role or role@unit.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice([scope.value for scope in KeyScope]),
    help="What it opens; also several.",
)
@click.option("--days", type=click.IntRange(1, LONGEST_DAYS), default=365, show_default=True, help="How long it holds.")
@BY
@NOW
@global_options
def new(app: App, purpose: str, post: str, scopes: tuple[str, ...], days: int, by: str, now: datetime | None) -> None:
    """Make a key for a machine, and show it; it is shown once. PURPOSE is a word for what it is used for.

    It sees what its post sees, and of that what its scopes name. It never decides anything.

    \b
    Example:
      zielwacht keys new reporting --post controlling --scope findings --scope verdicts
    """
    from checker.usecases.access.access_keys import WantedKey, new_key

    at = now or WallClock().now()
    wanted = WantedKey(post, frozenset(map(KeyScope, scopes)), purpose, local_day(at) + timedelta(days=days))
    store = app.store()
    try:
        made = new_key(store, wanted, by, at)
    finally:
        store.close()
    if app.json:
        document = {"schema": "zielwacht/key-made/1", "secret": made.secret} | _json(made.key)
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        click.echo(made.secret)
        app.note(f"key {made.key.number} for {made.key.post}, until {made.key.last_day:%d.%m.%Y}; not shown again")
    if made.is_vacant:
        app.note(f"vacant, so of no effect yet: {made.key.post}")


@command.command(name="list")
@NOW
@global_options
def list_(app: App, now: datetime | None) -> None:
    """List the keys there are and were: what they open, for which post, and until when.

    \b
    Example:
      zielwacht keys list
    """
    from checker.usecases.access.access_keys import list_keys

    at = now or WallClock().now()
    store = app.store()
    try:
        known = list_keys(store, local_day(at))
    finally:
        store.close()
    if app.json:
        keys = [_json(each.key) | _standing_json(each, at) for each in known]
        click.echo(json.dumps({"schema": "zielwacht/keys/1", "keys": keys}, ensure_ascii=False, indent=1))
        return
    for line in in_columns([_cells(each, at) for each in known]):
        click.echo(line)
    if not known:
        app.note("no machine has a key; 'zielwacht keys new' makes one")


@command.command(name="end")
@click.argument("key")
@BY
@NOW
@global_options
def end(app: App, key: str, by: str, now: datetime | None) -> None:
    """End a key, named by its number or prefix: it opens nothing from now on.

    \b
    Example:
      zielwacht keys end 3
    """
    from checker.usecases.access.access_keys import end_key

    store = app.store()
    try:
        ended = end_key(store, key, by, now or WallClock().now())
    finally:
        store.close()
    document = {"schema": "zielwacht/key-ended/1", "number": ended.number, "prefix": ended.prefix}
    click.echo(json.dumps(document) if app.json else f"{ended.prefix} opens nothing any more")


def _cells(entry: KeyEntry, now: datetime) -> tuple[str, ...]:
    key = entry.key
    scopes = ", ".join(scope.value for scope in in_order(key.scopes))
    return str(key.number), key.prefix, key.purpose, key.post, scopes, _standing(entry, now)


def _standing(entry: KeyEntry, now: datetime) -> str:
    key = entry.key
    if key.ended_at is not None:
        return f"ended {key.last_day:%d.%m.%Y}"
    if not key.holds(now):
        return f"has ended by itself, {key.last_day:%d.%m.%Y}"
    words = [f"until {key.last_day:%d.%m.%Y}"]
    if entry.opens_nothing:
        words.append("its post does not exist" if entry.is_missing else "its post is vacant")
    elif entry.shut:
        words.append(f"its post may not open {', '.join(entry.shut)}")
    return "; ".join(words)


def _standing_json(entry: KeyEntry, now: datetime) -> dict[str, object]:
    return {"holds": entry.key.holds(now), "opens_nothing": entry.opens_nothing, "shut": list(entry.shut)}


def _json(key: AccessKey) -> dict[str, object]:
    return {
        "number": key.number,
        "prefix": key.prefix,
        "purpose": key.purpose,
        "post": key.post,
        "scopes": [scope.value for scope in in_order(key.scopes)],
        "made_at": key.made_at.isoformat(),
        "ends_at": key.ends_at.isoformat(),
        "ended_at": key.ended_at.isoformat() if key.ended_at else None,
    }
