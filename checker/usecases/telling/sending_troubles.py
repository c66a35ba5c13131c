"""Which mails that do not leave is the service notified of? Shell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from checker.domain.clock import local_time
from checker.domain.message import MessageKind
from checker.store import sending
from checker.store.opening import Store
from checker.usecases.telling.operator_mail import tell_operator
from checker.usecases.telling.send import RefusedMail, SendResult, UnbuiltMail
from notifications.message import TemplateTrouble
from notifications.notices import OperatorTrouble
from notifications.weekly import Occasion

# A server that is restarted is back before anybody could read of it.
WORTH_A_MAIL = timedelta(minutes=15)
SHORT_KEY = 12
LOOK = "zielwacht mail outbox"


def tell_of_sending(store: Store, now: datetime, sent: SendResult, *, mail_domain: str) -> bool:
    """Queue one mail about what a sending ran into, once each. False: there is nothing that was not told.

    What the mail server refuses is told with the first mails that it takes again.
    """
    occasions = [_broken_template(each, now) for each in sent.template_troubles]
    occasions += [_unbuilt(each) for each in sent.unbuilt]
    # Of its own mailbox the service cannot be told by mail: `status` names the dead one.
    occasions += [_refused(each, now) for each in sent.refused if each.kind is not MessageKind.OPERATOR]
    if sent.trouble:
        occasions += _outage(store, now)
    return tell_operator(store, now, occasions, mail_domain=mail_domain)


def _outage(store: Store, now: datetime) -> Iterator[Occasion]:
    """The same outage, however long it lasts, is one: until a mail has left."""
    with store.read() as tx:
        outage = sending.outage(tx)
    if outage is not None and now - outage.since >= WORTH_A_MAIL:
        trouble = OperatorTrouble("mail_server", "", outage.answer, outage.since, LOOK)
        yield Occasion(trouble, outage.since.isoformat(), "all")


def _unbuilt(mail: UnbuiltMail) -> Occasion:
    short = mail.key[:SHORT_KEY]
    trouble = OperatorTrouble("mail_not_built", short, mail.why, command=f"zielwacht mail retry {short}")
    return Occasion(trouble, mail.key, mail.key)


def _refused(mail: RefusedMail, now: datetime) -> Occasion:
    """A mailbox is told of once a month, however many mails it refuses."""
    trouble = OperatorTrouble("unreachable_mailbox", mail.addressed, mail.answer, now, f"{LOOK} --state dead")
    return Occasion(trouble, f"{local_time(now):%Y-%m}", mail.addressed)


def _broken_template(trouble: TemplateTrouble, now: datetime) -> Occasion:
    """Told again in every month that it lasts."""
    found = OperatorTrouble("broken_template", trouble.template, detail=trouble.what)
    return Occasion(found, f"{local_time(now):%Y-%m}")
