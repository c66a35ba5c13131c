"""`zielwacht run`: the daemon. Imports files, judges what is due and sends mails until it is stopped."""

from __future__ import annotations

import click

from checker.cli.options import App, global_options
from checker.domain.clock import WallClock


@click.command(name="run")
@global_options
def command(app: App) -> int:
    """Run the service: read the inbox, judge what is due, and send mails, every interval until SIGTERM.

    One daemon a store; a second refuses to start. 'zielwacht status' shows its state.

    \b
    Example:
      zielwacht run --config /etc/zielwacht/config.toml
    """
    from checker.cli.wiring import mailbox_of, make_link_key, sender_of, transport_of
    from checker.daemon import logs
    from checker.daemon.service import run

    configuration = app.configuration()
    logs.set_up(quiet=app.quiet)
    make_link_key(configuration, WallClock().now())
    transport, sender = transport_of(configuration), sender_of(configuration)
    return run(configuration, transport, sender, WallClock(), mailbox=mailbox_of(configuration))
