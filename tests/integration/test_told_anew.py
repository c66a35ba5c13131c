"""A mail server that is away for weeks leaves no finding untold: what still holds is told once mails leave again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import update

from checker.domain.health import HealthCode
from checker.domain.message import MessageKind, OutboxState
from checker.store import findings, journal, outbox
from checker.store.tables import message
from checker.usecases.running.status import status
from checker.usecases.telling.send import send_due
from notifications.smtp import Server, SmtpTransport
from tests.integration.a_house import CRITERIA, SENDER, THE_POST_IS_FILLED, House, a_house

BACK = date(2016, 6, 1)
# The weekly mail goes to administration and service.
TO_BOTH = 2


def without_a_server(house: House, until: date) -> None:
    """The days pass, each mail is tried, and nobody answers."""
    while house.day < until:
        house.day += timedelta(days=1)
        house.tick_without_sending()
        for hour in (7, 9, 12):
            send_due(house.store, house.at(hour), SmtpTransport(Server("127.0.0.1", 1, timeout_seconds=0.2)), SENDER)


def open_findings(house: House) -> set[str]:
    with house.store.read() as tx:
        return {key for key, episode in findings.current(tx).items() if not episode.is_over}


def states(house: House) -> dict[OutboxState, int]:
    with house.store.read() as tx:
        found = [mail.state for mail in outbox.list_messages(tx)]
    return {state: found.count(state) for state in set(found)}


def of_the_finding(house: House) -> list[tuple[str, MessageKind, OutboxState, int]]:
    """Kind of mail, kind of item, what became of it, and its resend; about the one finding."""
    with house.store.read() as tx:
        return [
            (str(mail.message.kind), item.kind, mail.state, item.resend)
            for mail in outbox.list_messages(tx, obligation=CRITERIA)
            for item in mail.message.items
            if item.obligation == CRITERIA and item.kind is not MessageKind.REMINDER
        ]


def still_to_be_told(house: House, kind: MessageKind) -> set[tuple[str, str]]:
    """About what and to whom nothing of a kind has left, though it was planned."""
    with house.store.read() as tx:
        mails = outbox.list_messages(tx)
    items = [(mail.state, item) for mail in mails for item in mail.message.items if item.kind is kind]
    planned = {(item.obligation, item.addressed) for _, item in items}
    return planned - {(item.obligation, item.addressed) for state, item in items if state is OutboxState.SENT}


def test_four_weeks_without_a_server_leave_no_open_finding_untold(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(date(2016, 5, 2))
        without_a_server(house, date(2016, 5, 31))
        assert CRITERIA in open_findings(house)
        assert (str(MessageKind.ALERT), MessageKind.ALERT, OutboxState.DEAD, 0) in of_the_finding(house)
        assert any(issue.code is HealthCode.MAIL_SESSION for issue in status(house.store).issues)

        house.walk(BACK + timedelta(days=2))
        told = of_the_finding(house)
        assert (str(MessageKind.DIGEST), MessageKind.ALERT, OutboxState.SENT, 1) in told
        assert sum(state is OutboxState.SENT and kind is MessageKind.ALERT for _, kind, state, _ in told) == 1
        assert still_to_be_told(house, MessageKind.OVERDUE_REPORT) == set()
        codes = {issue.code for issue in status(house.store).issues}
        assert not codes & {HealthCode.FINDING_UNHEARD, HealthCode.MAIL_SESSION, HealthCode.MAIL_DEAD}


def test_it_is_one_collective_mail_a_mailbox_and_told_once(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(date(2016, 5, 2))
        without_a_server(house, date(2016, 5, 31))
        house.walk(date(2016, 6, 17))
        with house.store.read() as tx:
            mails = outbox.list_messages(tx)
            replaced = [entry.facts["message"] for entry in journal.entries(tx, kind="mail.replaced")]
        anew = [mail for mail in mails if any(item.resend for item in mail.message.items)]
        assert {mail.message.kind for mail in anew} == {MessageKind.DIGEST}
        mailboxes = [mail.mailbox for mail in anew]
        assert len(mailboxes) == len(set(mailboxes))
        assert replaced
        assert {mail.state for mail in mails if mail.key in replaced} == {OutboxState.SUPERSEDED}


def test_while_the_server_is_away_nothing_is_planned_anew(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(date(2016, 5, 2))
        without_a_server(house, date(2016, 5, 31))
        assert [resend for *_, resend in of_the_finding(house) if resend] == []


def test_what_is_good_by_then_is_not_told(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(date(2016, 5, 2))
        without_a_server(house, date(2016, 5, 30))
        house.receive_minutes(date(2016, 5, 30))
        without_a_server(house, date(2016, 5, 31))
        house.walk(BACK + timedelta(days=2))
        sent = [kind for _, kind, state, _ in of_the_finding(house) if state is OutboxState.SENT]
        assert sent == [], "nobody had been told that it was missed"
        assert OutboxState.DEAD not in states(house)


def test_a_dead_mail_is_an_issue_until_its_reader_has_been_told_of_the_same_by_another(tmp_path: Path) -> None:
    with a_house(tmp_path, THE_POST_IS_FILLED) as house:
        house.walk(date(2016, 5, 2))
        with house.store.write() as tx:
            weekly = update(message).where(message.c.kind == MessageKind.ALL_WELL.value)
            assert tx.execute(weekly.values(state=OutboxState.DEAD.value, sent_at=None)).rowcount == TO_BOTH
        assert HealthCode.MAIL_DEAD in {issue.code for issue in status(house.store).issues}
        house.walk(date(2016, 5, 6))
        assert HealthCode.MAIL_DEAD in {issue.code for issue in status(house.store).issues}
        house.walk(date(2016, 5, 9))
        assert HealthCode.MAIL_DEAD not in {issue.code for issue in status(house.store).issues}
        assert states(house)[OutboxState.DEAD] == TO_BOTH
