"""`zielwacht serve`: the pages in the browser, until it is stopped."""

from __future__ import annotations

import errno
import logging
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, global_options
from checker.domain.clock import Clock, ShiftedClock, WallClock, local_day, local_time
from checker.domain.errors import ExitCode, UsageError, ZielwachtError

if TYPE_CHECKING:
    import socket

    from checker.configuration import Configuration, WebSettings
    from checker.store.opening import Store
    from checker.usecases.running.kept_status import KeptStatus
    from checker.usecases.running.status import Status
    from checker.usecases.telling.send import MailIdentity
    from checker.web.trial import TrialLink
    from checker.web.visit import WebHouse

# What the extra brings; another module that is missing is a mistake of ours.
EXTRA = frozenset({"anyio", "argon2", "h11", "itsdangerous", "multipart", "python_multipart", "starlette", "uvicorn"})


class CannotServe(ZielwachtError):
    """The pages cannot be shown. The message says what to do."""


@click.command(name="serve")
@click.option("--bind", default=None, help="Where to listen, as 127.0.0.1:8080 (port 0: one that is free).")
@click.option("--sign-in", metavar="ROLE", help="Print a link that opens a session for ROLE or ROLE@UNIT, once.")
@click.option("--from-last-tick", is_flag=True, help="For rehearsals: the clock goes on from the store's last instant.")
@global_options
def command(app: App, bind: str | None, sign_in: str | None, from_last_tick: bool) -> int:
    """Show the pages in the browser until SIGTERM, beside the daemon and over the same store.

    Browsers of other machines reach it by a proxy with TLS: docs/web.md.

    \b
    Example:
      zielwacht serve --config /etc/zielwacht/config.toml
    """
    try:
        from checker.web.app import web_app
        from checker.web.server import server_of
    except ModuleNotFoundError as missing:
        if missing.name not in EXTRA:
            raise
        raise UsageError(f"the pages need more packages ('{missing.name}'): pip install 'zielwacht[web]'") from missing
    from checker.cli.pages_beat import pages_beat
    from checker.daemon import logs
    from checker.usecases.running.jobs import clear_after_death

    configuration = app.configuration({"web.bind": bind})
    settings = configuration.web
    _check(settings, is_trial=sign_in is not None or from_last_tick)
    logs.set_up(quiet=app.quiet)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    store = app.store()
    try:
        clear_after_death(store)
        house = _house(app, store, configuration, sign_in, from_last_tick=from_last_tick)
        listener = _listener(settings)
        host, port = listener.getsockname()[:2]
        here = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        _tell_where(app, house, here)
        said = pages_beat(store.place, settings.address or here)
        server_of(web_app(house, port=port), said.beat).run([listener])
        said.end()
    finally:
        store.close()
    return ExitCode.ALL_WELL


def _tell_where(app: App, house: WebHouse, here: str) -> None:
    app.note(f"pages: {house.settings.address or here} (this process listens on {here}; Ctrl-C ends it)")
    if house.trial is not None:
        app.note("to look at them, open within ten minutes, once:")
        click.echo(f"{here}{house.trial.path}")


def _check(settings: WebSettings, *, is_trial: bool) -> None:
    """CannotServe where browsers could not log in, or others than this machine could use what is for it alone."""
    if settings.is_open_without_address:
        raise CannotServe(
            f"{settings.bind} is reached by other machines: write under which address browsers reach the pages, "
            "address = … in section [web], or listen on 127.0.0.1"
        )
    if settings.is_unencrypted:
        raise CannotServe(
            f"[web] address {settings.address} begins with http://: browsers keep the log-in of another machine only "
            "over TLS; write https:// and put a proxy with a certificate in front (docs/web.md)"
        )
    if is_trial and not settings.is_on_loopback:
        raise CannotServe(
            f"--sign-in and --from-last-tick are for this machine alone, and {settings.bind} is reached by others: "
            "--bind 127.0.0.1:0"
        )


def _house(
    app: App, store: Store, configuration: Configuration, sign_in: str | None, *, from_last_tick: bool
) -> WebHouse:
    from checker.cli.wiring import signing_of
    from checker.usecases.running.rehearsed import is_rehearsal, stands_at
    from checker.web.log_in.configured import oidc_of, proxy_of
    from checker.web.stored_sessions import StoredSessions, limits_of
    from checker.web.visit import WebHouse

    settings = configuration.web
    clock: Clock = WallClock()
    stands = stands_at(store)
    if from_last_tick and stands is not None:
        clock = ShiftedClock(clock, stands - clock.now())
    elif stands is not None and is_rehearsal(store):
        day = f"{local_time(stands):%d.%m.%Y}"
        app.note(f"this store was only rehearsed, up to {day}: --from-last-tick shows it as it stood then")
    if stands is None:
        app.note("no rules are in force yet, and the pages say so: 'zielwacht rules activate'")
    if settings.address is None:
        app.note("mails bear no links to these pages: address in section [web] is not set")
    if sign_in is None and settings.log_in == ("password",) and stands is not None and not _has_members(store):
        app.note("nobody can log in yet: 'zielwacht members invite' invites somebody")
    trial = _trial(store, sign_in, clock.now()) if sign_in is not None else None
    return WebHouse(
        store,
        settings,
        clock,
        StoredSessions(store, limits_of(settings)),
        proxy=proxy_of(store, configuration),
        oidc=oidc_of(store, configuration),
        file_limits=app.file_limits(),
        is_rehearsed=from_last_tick,
        trial=trial,
        spans=configuration.spans,
        status=_status(store, configuration, is_clock_given=from_last_tick),
        rules=app.rules_folder().absolute(),
        is_watched=configuration.service.ping_url is not None,
        signing=signing_of(configuration),
        identity=partial(_identity, configuration),
    )


def _status(store: Store, configuration: Configuration, *, is_clock_given: bool) -> KeptStatus:
    """Asked for by the pages that tell whether all is well."""
    from checker.usecases.running.kept_status import KeptStatus

    def ask(now: datetime) -> Status:
        from checker.cli.wiring import around_of
        from checker.usecases.running.status import status

        return status(store, around_of(configuration, now, is_clock_given=is_clock_given))

    return KeptStatus(ask)


def _identity(configuration: Configuration) -> MailIdentity:
    """Asked for by the pages that show a mail or have one written: it takes its time to load."""
    from checker.cli.wiring import sender_of

    return sender_of(configuration)


def _has_members(store: Store) -> bool:
    from checker.store import members

    with store.read() as tx:
        return bool(members.every(tx))


def _trial(store: Store, sign_in: str, now: datetime) -> TrialLink:
    """A link for a post. Refused where there is none such."""
    from checker.usecases.access.posts import posts_of
    from checker.usecases.rules.activation import active
    from checker.web.trial import LASTS, TrialLink

    with store.read() as tx:
        organisation = active(tx).organisation
    (post,) = posts_of([sign_in], organisation, local_day(now))
    return TrialLink(post, now + LASTS)


def _listener(settings: WebSettings) -> socket.socket:
    from checker.web.server import listening

    try:
        return listening(settings.host, settings.port)
    except OSError as refused:
        raise CannotServe(_why_not(settings, refused)) from refused


def _why_not(settings: WebSettings, refused: OSError) -> str:
    match refused.errno:
        case errno.EADDRINUSE:
            return (
                f"something listens on {settings.bind} already, perhaps another 'zielwacht serve': end it, or listen "
                f"elsewhere (--bind {settings.host}:0 takes a port that is free)"
            )
        case errno.EACCES:
            return f"this user may not listen on {settings.bind}: take a port above 1023"
        case errno.EADDRNOTAVAIL:
            return f"this machine has no address {settings.host}: listen on one of its own, such as 127.0.0.1"
    return f"cannot listen on {settings.bind}: {refused.strerror}; name another with --bind"
