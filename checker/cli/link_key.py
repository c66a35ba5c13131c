"""`zielwacht mail link-key`: make, replace or list the keys that sign the links of mails."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, global_options
from checker.domain.clock import WallClock, local_time

if TYPE_CHECKING:
    from notifications.link_key_file import DatedKey, LinkKeyFile


@click.group(name="link-key")
def link_key() -> None:
    """Make, replace or list the keys that sign the links of mails."""


def _file(app: App) -> LinkKeyFile:
    from notifications.link_key_file import LinkKeyFile

    return LinkKeyFile(app.configuration().web.link_key_file)


@link_key.command()
@global_options
def new(app: App) -> None:
    """Make the first key, for this account alone to read. 'zielwacht run' and 'tick' do so where there is none.

    \b
    Example:
      zielwacht mail link-key new
    """
    file = _file(app)
    _show(app, "made", file.make(WallClock().now()))


@link_key.command()
@global_options
def rotate(app: App) -> None:
    """Replace the key by a new one. Links of the old one act until their days are over; to end them, delete the file.

    \b
    Example:
      zielwacht mail link-key rotate
    """
    file = _file(app)
    _show(app, "made, and signs from now on", file.rotate(WallClock().now()))


@link_key.command(name="list")
@global_options
def list_keys(app: App) -> None:
    """List the keys whose links count, the one that signs first: id and when it was made; never the key itself.

    \b
    Example:
      zielwacht mail link-key list
    """
    from checker.wording.year_review.words import counted

    known = _file(app).read()
    if app.json:
        click.echo(json.dumps([_json(one) for one in known], indent=1))
        return
    for place, one in enumerate(known):
        click.echo(f"{one.key.id}  {local_time(one.made_at):%d.%m.%Y %H:%M}  {'checks' if place else 'signs'}")
    app.note(counted(len(known), "keys", "en"))


def _show(app: App, done: str, key: DatedKey) -> None:
    click.echo(json.dumps(_json(key)) if app.json else f"link key {key.key.id}: {done}")


def _json(key: DatedKey) -> dict[str, str]:
    return {"key": key.key.id, "made_at": key.made_at.isoformat()}
