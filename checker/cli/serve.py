"""`zielwacht serve`: the pages in the browser, until it is stopped."""

from __future__ import annotations

import click

from checker.cli.options import App, global_options
from checker.domain.clock import WallClock
from checker.domain.errors import ExitCode, UsageError, ZielwachtError


class CannotServe(ZielwachtError):
    """The pages cannot be shown. The message says what to do."""


@click.command(name="serve")
@click.option("--bind", default=None, help="Where to listen, as 127.0.0.1:8080 (port 0: one that is free).")
@global_options
def command(app: App, bind: str | None) -> int:
    """Show the pages in the browser until SIGTERM, beside the daemon and over the same store.

    Browsers of other machines reach it by a proxy with TLS: docs/web.md.

    \b
    Example:
      zielwacht serve --config /etc/zielwacht/config.toml
    """
    try:
        from checker.web.app import web_app
        from checker.web.server import listening, server_of
    except ModuleNotFoundError as missing:
        raise UsageError(f"the pages need more packages ({missing.name}): pip install 'zielwacht[web]'") from missing
    from checker.daemon import logs
    from checker.web.sessions import SessionsInMemory
    from checker.web.visit import WebHouse

    settings = app.configuration({"web.bind": bind}).web
    logs.set_up(quiet=app.quiet)
    house = WebHouse(app.store(), settings, WallClock(), SessionsInMemory())
    try:
        listener = listening(settings.host, settings.port)
    except OSError as refused:
        house.store.close()
        raise CannotServe(f"cannot listen on {settings.bind}: {refused.strerror}") from refused
    host, port = listener.getsockname()[:2]
    click.echo(f"pages: {settings.address or f'http://{host}:{port}'} (listening on {host}:{port})", err=True)
    server = server_of(web_app(house, port=port))
    try:
        server.run([listener])
    finally:
        house.store.close()
    return ExitCode.ALL_WELL
