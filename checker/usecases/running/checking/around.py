"""Mail server, mailbox of answers, proxies and web address: what the service needs around the machine. Shell: connects
and logs in; no mail is sent, none is read.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from checker.configuration import Configuration
from checker.configuration.settings import ConfigurationError
from checker.domain.checkup import Checkup, CheckupCode
from checker.wording.mailbox_troubles import mailbox_trouble_text
from notifications.mailbox import AnswerMailbox, MailboxNotRead
from notifications.smtp import SmtpTransport

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
FIRST_FREE_PORT = 1024


def smtp(configuration: Configuration, transport: SmtpTransport | None) -> Iterator[Checkup]:
    """`transport` None: mails are files."""
    if transport is None:
        yield Checkup(CheckupCode.MAILS_ARE_FILES, {"folder": str(configuration.mail.folder)})
        return
    settings = configuration.smtp
    place = f"{settings.host}:{settings.port}"
    why = transport.greet()
    if why is not None:
        yield Checkup(CheckupCode.SMTP_FAILS, {"place": place, "why": why})
        return
    login = f", {settings.username}" if settings.username else ""
    yield Checkup(CheckupCode.SMTP, {"place": place, "security": settings.security, "login": login})


def answers(mailbox: AnswerMailbox | None) -> Iterator[Checkup]:
    if mailbox is None:
        yield Checkup(CheckupCode.NO_ANSWERS)
        return
    try:
        with mailbox.open() as opened:
            waiting = len(opened.waiting())
    except MailboxNotRead as failed:
        yield Checkup(CheckupCode.ANSWERS_FAIL, {"why": mailbox_trouble_text(failed.trouble, "en")})
        return
    yield Checkup(CheckupCode.ANSWERS, {"place": mailbox.place, "waiting": str(waiting)})


def without_password(refused: ConfigurationError, code: CheckupCode, place: str) -> Checkup:
    """A password that cannot be read: nothing was asked of the server."""
    return Checkup(code, {"place": place, "why": str(refused)})


def proxies(environ: Mapping[str, str]) -> Iterator[Checkup]:
    """What stands in the environment, in either case; never its value, which may hold a password."""
    named = [name for each in PROXIES for name in (each, each.lower()) if environ.get(name)]
    for name in named:
        parts = urlsplit(environ[name])
        is_one = parts.scheme in {"http", "https", "socks5", "socks5h"} and parts.hostname
        yield Checkup(CheckupCode.PROXY if is_one else CheckupCode.PROXY_IS_NONE, {"variable": name})
    if not named:
        yield Checkup(CheckupCode.NO_PROXY)


def web(configuration: Configuration) -> Iterator[Checkup]:
    """Only what the configuration says: nobody is called, and no port is taken."""
    settings = configuration.web
    if settings.is_open_without_address:
        yield Checkup(CheckupCode.WEB_OPEN_WITHOUT_ADDRESS, {"bind": settings.bind})
    elif settings.address is None:
        yield Checkup(CheckupCode.WEB_WITHOUT_ADDRESS)
    elif settings.is_unencrypted:
        yield Checkup(CheckupCode.WEB_UNENCRYPTED, {"address": settings.address})
    else:
        yield Checkup(CheckupCode.WEB, {"address": settings.address, "bind": settings.bind})
    for network in settings.trusted_proxies:
        if ipaddress.ip_network(network).prefixlen == 0:
            yield Checkup(CheckupCode.WEB_TRUSTS_ALL, {"network": network})
    if 0 < settings.port < FIRST_FREE_PORT and os.geteuid() != 0:
        yield Checkup(CheckupCode.WEB_PORT_OF_ROOT, {"port": str(settings.port)})
