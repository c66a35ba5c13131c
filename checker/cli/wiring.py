"""Makes the transport and mail identity from the configuration."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from checker.configuration import Configuration
from checker.usecases.telling.send import MailIdentity
from notifications.folder import FileRights, FolderTransport
from notifications.link_key_file import LinkKeyFile
from notifications.link_tokens import LinkTokens
from notifications.message import mail_domain
from notifications.smtp import Server, SmtpTransport
from notifications.transport import Transport

if TYPE_CHECKING:
    from checker.usecases.auditing.checkpoints import Signing
    from checker.usecases.running.health import Around
    from notifications.mailbox import AnswerMailbox


def transport_of(configuration: Configuration) -> Transport:
    """SMTP or folder, as configured. Reads the SMTP password now."""
    if configuration.mail.transport == "folder":
        mail = configuration.mail
        return FolderTransport(mail.folder, FileRights(int(mail.mode, 8), mail.group))
    smtp = configuration.smtp
    login = smtp.login()
    return SmtpTransport(
        Server(
            host=smtp.host,
            port=smtp.port,
            security=smtp.security,
            username=login[0] if login else None,
            password=login[1] if login else None,
            timeout_seconds=smtp.timeout_seconds,
        )
    )


def mailbox_of(configuration: Configuration) -> AnswerMailbox | None:
    """Where answers come in, as configured. None: nowhere that we look. Reads the password now."""
    answers = configuration.answers
    if answers.host is None:
        return None
    # The library takes its time to be imported, and few commands look into a mailbox.
    from notifications.mailbox import ImapMailbox, MailboxServer

    user, password = answers.login()
    return ImapMailbox(
        MailboxServer(
            place=answers.place,
            host=answers.host,
            user=user,
            password=password,
            port=answers.port,
            folder=answers.folder,
            moved_to=answers.moved_to,
            timeout_seconds=answers.timeout_seconds,
        )
    )


def sender_of(configuration: Configuration) -> MailIdentity:
    """From whom mails are, the domain of their Message-IDs, where edited templates lie, and what their links are."""
    smtp = configuration.smtp
    links = links_of(configuration)
    return MailIdentity(smtp.sender, mail_domain(smtp.sender), configuration.mail.templates, links)


def links_of(configuration: Configuration) -> LinkTokens | None:
    """What makes and checks the links of mails. None: the house has no pages that they could lead to."""
    web = configuration.web
    return LinkTokens(web.address, LinkKeyFile(web.link_key_file).keys) if web.address else None


def around_of(configuration: Configuration, now: datetime, *, is_clock_given: bool) -> Around:
    """What belongs to the installation beside its store, at an instant (aware) that the machine's clock says, or that
    was named.
    """
    from checker.usecases.running.health import Around

    return Around(
        now=now,
        rules=configuration.rules.path,
        inbox=configuration.inbox.path,
        interval=timedelta(seconds=configuration.service.interval_seconds),
        templates=configuration.mail.templates,
        is_clock_given=is_clock_given,
        answers=configuration.answers.place,
        spans=configuration.spans,
        pages=configuration.web.address or "",
        log_in=configuration.web.log_in,
        links=links_of(configuration),
        backup_days=configuration.backup.warn_after_days,
    )


def make_link_key(configuration: Configuration, now: datetime) -> None:
    """The first key of links, where mails are to bear such and there is none."""
    if configuration.web.address:
        LinkKeyFile(configuration.web.link_key_file).make_if_missing(now)


def signing_of(configuration: Configuration) -> Signing:
    """By which key the log's checkpoints are signed, and under which name."""
    from checker.usecases.auditing.checkpoints import Signing

    return Signing(configuration.audit.key_file, configuration.audit.origin)


def place_of(configuration: Configuration) -> str:
    """Where mails go, for people: host and port, or the folder."""
    if configuration.mail.transport == "folder":
        return str(configuration.mail.folder)
    return f"{configuration.smtp.host}:{configuration.smtp.port}"
