"""`zielwacht doctor`: could the service run on this machine as it is configured?"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock
from checker.domain.errors import ExitCode

if TYPE_CHECKING:
    from checker.configuration import Configuration
    from checker.domain.checkup import Checkup


@click.command(name="doctor")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default=None, help="Default: text.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(app: App, form: str | None, now: datetime | None) -> int:
    """Check the machine: Python, clock, disk, rights, database, backup, mail server, mailbox, proxies, web address.

    Each line says what was found, and what to do where it is not well. The mail server is asked to log in, no mail is
    sent. 'zielwacht status' says whether the service does what it should. Exit code 4: something is to be mended.

    \b
    Example:
      zielwacht doctor --format json
    """
    found = list(_checkups(app, now or WallClock().now()))
    if app.json or form == "json":
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=1))
    else:
        _show(found)
    return ExitCode.ALL_WELL if all(each.is_well for each in found) else ExitCode.FAILED


def _checkups(app: App, now: datetime) -> Iterator[Checkup]:
    from checker.configuration.settings import ConfigurationError
    from checker.domain.checkup import Checkup, CheckupCode
    from checker.store.sqlite import version
    from checker.usecases.running.checking import around, kept, machine

    try:
        configuration = app.configuration()
    except ConfigurationError as refused:
        yield Checkup(CheckupCode.NOT_CONFIGURED, {"why": "; ".join(map(str, refused.problems))})
        yield from machine.python(None, version())
        yield from machine.time_zone(now)
        yield from around.proxies(os.environ)
        return
    if configuration.file is None:
        yield Checkup(CheckupCode.NO_CONFIGURATION, {"folder": str(Path.cwd())})
    else:
        yield Checkup(CheckupCode.CONFIGURED, {"file": str(configuration.file)})
    yield from machine.python(configuration, version())
    yield from machine.time_zone(now)
    yield from machine.folders(configuration)
    yield from machine.secrets(configuration)
    yield from kept.rules(configuration.rules.path)
    yield from kept.database(configuration, now)
    yield from _mail_server(configuration)
    yield from _mailbox(configuration)
    yield from around.proxies(os.environ)
    yield from around.web(configuration)


def _mail_server(configuration: Configuration) -> Iterator[Checkup]:
    from checker.cli.wiring import place_of, transport_of
    from checker.configuration.settings import ConfigurationError
    from checker.domain.checkup import CheckupCode
    from checker.usecases.running.checking import around
    from notifications.smtp import SmtpTransport

    try:
        transport = transport_of(configuration)
    except ConfigurationError as refused:
        yield around.without_password(refused, CheckupCode.SMTP_FAILS, place_of(configuration))
        return
    yield from around.smtp(configuration, transport if isinstance(transport, SmtpTransport) else None)


def _mailbox(configuration: Configuration) -> Iterator[Checkup]:
    from checker.cli.wiring import mailbox_of
    from checker.configuration.settings import ConfigurationError
    from checker.domain.checkup import CheckupCode
    from checker.usecases.running.checking import around

    try:
        mailbox = mailbox_of(configuration)
    except ConfigurationError as refused:
        yield around.without_password(refused, CheckupCode.ANSWERS_FAIL, configuration.answers.place)
        return
    yield from around.answers(mailbox)


def _show(found: list[Checkup]) -> None:
    from checker.wording.checkup_texts import PARTS, checkup_text, remedy_text
    from checker.wording.escapes import escaped

    for each in found:
        remedy = remedy_text(each, "en")
        text = checkup_text(each, "en") + (f"; try: {remedy}" if remedy else "")
        click.echo(f"{'ok' if each.is_well else 'PROBLEM':<9}{PARTS['en'][each.code.part]:<15}{escaped(text)}")


def _as_json(found: list[Checkup]) -> dict[str, object]:
    from checker.wording.checkup_texts import checkup_text, remedy_text

    return {
        "schema": "zielwacht/doctor/1",
        "well": all(each.is_well for each in found),
        "checks": [
            {
                "part": each.code.part,
                "code": each.code.value,
                "well": each.is_well,
                "what": checkup_text(each, "en"),
                "remedy": remedy_text(each, "en") or None,
            }
            for each in found
        ],
    }
