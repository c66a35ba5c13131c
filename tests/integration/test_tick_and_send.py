"""Ticks on a real store, mails to a real SMTP server: what is told, when, how often, and what a crash leaves.

The house has one promise, an item due on Thursday, 30 June 2016: reminders 20, 5 and 1 working days before, an alert
on 1 July. Everybody can count that on a calendar.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import pytest

from checker.domain.clock import local_day
from checker.domain.health import HealthCode
from checker.domain.message import MessageKind, OutboxState
from checker.evaluation.kinds import kinds
from checker.store import BehindTheStore, Overtaken, Store, journal, outbox
from checker.usecases.importing.import_records import import_records
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.status import status
from checker.usecases.running.tick import TickResult, tick
from checker.usecases.telling.outbox_admin import retry_all
from checker.usecases.telling.send import MailIdentity, RefusedMail, SendResult, send_due
from checker.usecases.telling.sending_troubles import tell_of_sending
from checker.wording.health import issue_text, next_command
from notifications.smtp import Server, SmtpTransport
from tests.integration.test_smtp_transport import Mailroom, a_server
from tests.workspace import REPOSITORY, Workspace, make_workspace

BERLIN = ZoneInfo("Europe/Berlin")
DOMAIN = "jobcenter.example"
SENDER = MailIdentity(f"Zielwacht <zielwacht@{DOMAIN}>", DOMAIN)
REMINDED, ALERTED = datetime(2016, 6, 2, 7, tzinfo=BERLIN), datetime(2016, 7, 1, 7, tzinfo=BERLIN)
A_MINUTE = timedelta(minutes=1)
PAPER = {
    "schema": "status-record/1",
    "type": "deliverable",
    "target_id": "statistics-agreed",
    "scope": "jobcenter",
    "period": "2016",
    "submitted_on": "2016-06-01",
    "evidence": {"kind": "minutes", "ref": "50.1-2016/077"},
    "reported_at": "2016-06-02T06:20:00+02:00",
}


class House:
    """A store with one rule in force, and a mail server."""

    def __init__(self, place: Workspace, store: Store, mailroom: Mailroom, server: Server) -> None:
        self.place, self.store, self.mailroom, self.server = place, store, mailroom, server

    def tick(self, at: datetime, server: Server | None = None) -> tuple[TickResult, SendResult]:
        ticked = tick(self.store, at, mail_domain=DOMAIN)
        return ticked, self.send(at, server)

    def send(self, at: datetime, server: Server | None = None) -> SendResult:
        return send_due(self.store, at, SmtpTransport(server or self.server), SENDER)

    @property
    def mails(self) -> list[EmailMessage]:
        found = [message_from_bytes(raw, policy=policy.default) for raw in self.mailroom.taken]
        return [mail for mail in found if isinstance(mail, EmailMessage)]

    @property
    def singles(self) -> list[EmailMessage]:
        """All but the Monday digests and the week's word that all is well."""
        return [mail for mail in self.mails if mail["X-Zielwacht-Kind"] not in ("digest", "all_well")]

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Straight from the file, with nothing of ours in between."""
        with sqlite3.connect(f"file:{self.place.store}?mode=ro", uri=True) as connection:
            return connection.execute(statement).fetchall()

    @property
    def attempts(self) -> list[str]:
        """What each attempt came to, the first one first."""
        return [outcome for (outcome,) in self.rows("SELECT outcome FROM attempt ORDER BY message, number")]

    def journaled(self, kind: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM journal WHERE kind = '{kind}'")[0][0])


@contextmanager
def a_house(folder: Path, edit: Callable[[str], str] = str) -> Iterator[House]:
    place = make_workspace(folder, goals=("statistik",))
    goal = place.goal("statistik")
    goal.write_text(edit(goal.read_text()))
    mailroom, store = Mailroom(), Store.open(f"sqlite:///{place.store}", create=True)
    activate_folder(store, place.rules, datetime(2016, 1, 4, 8, tzinfo=BERLIN), "administration")
    try:
        with a_server(mailroom) as server:
            yield House(place, store, mailroom, server)
    finally:
        store.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path) as made:
        yield made


# --- When -------------------------------------------------------------------------------------------------


def test_a_tick_tells_and_its_repetition_tells_nothing(house: House) -> None:
    first = house.tick(REMINDED)
    again = house.tick(REMINDED)
    later = house.tick(REMINDED + timedelta(hours=3))
    assert [(ticked.queued, sent.sent) for ticked, sent in (first, again, later)] == [(1, 1), (0, 0), (0, 0)]
    (mail,) = house.mails
    assert mail["To"] == "geschaeftsfuehrung@jobcenter.example"
    assert "Erinnerung" in mail["Subject"]


def test_every_day_of_a_month_is_ticked_and_four_of_them_are_told(house: House) -> None:
    for count in range(35):
        house.tick(datetime(2016, 6, 1, 7, tzinfo=BERLIN) + timedelta(days=count))
    sent = [parsedate_to_datetime(mail["Date"]).date() for mail in house.singles]
    assert sent == [date(2016, 6, 2), date(2016, 6, 23), date(2016, 6, 29), date(2016, 7, 1)]
    kinds = ["Erinnerung", "2. Erinnerung", "Letzte Erinnerung", "Frist überschritten"]
    assert [mail["Subject"].split("]")[0].removeprefix("[") for mail in house.singles] == kinds
    identities = [mail["Message-ID"] for mail in house.mails]
    assert len(set(identities)) == len(house.mails)
    items = [key for mail in house.mails for key in mail["X-Zielwacht-Items"].split()]
    assert len(items) == len(set(items))


def test_what_turns_bad_on_a_weekend_is_told_on_monday(house: House) -> None:
    saturday = ALERTED + timedelta(days=1)
    sent = [house.tick(saturday + timedelta(days=count))[1].sent for count in range(3)]
    assert sent == [0, 0, 3]
    told = sorted(kind for (kind,) in house.rows("SELECT kind FROM message"))
    assert told == ["alert", "all_well", "all_well"], "administration and service read each week that it runs"


def test_nobody_is_mailed_on_a_holiday(tmp_path: Path) -> None:
    """Due on Wednesday, 4 May; the alert falls on Ascension Day."""
    with a_house(tmp_path, lambda text: text.replace("nominal: 2016-06-30", "nominal: 2016-05-04")) as house:
        ascension = datetime(2016, 5, 5, 12, tzinfo=BERLIN)
        ticked, sent = house.tick(ascension)
        assert (ticked.queued, sent.sent) == (1, 0)
        assert house.tick(ascension + timedelta(days=1))[1].sent == 1


@pytest.mark.parametrize(("hour", "sent"), [(3, 0), (6, 0), (7, 1), (17, 1), (18, 0), (23, 0)])
def test_mails_leave_in_mail_hours_only(hour: int, sent: int, house: House) -> None:
    assert house.tick(REMINDED.replace(hour=hour))[1].sent == sent


def test_what_goes_nowhere_counts_as_taken_and_nobody_writes_it(house: House) -> None:
    # A mail of which none could be built: nobody tries to.
    planned_for(house, 2, REMINDED)
    with house.store.write() as tx:
        odd, *_ = outbox.list_messages(tx)
        tx.exec_driver_sql("UPDATE message SET facts = '{}' WHERE key = ?", (odd.key,))
    sent = send_due(house.store, REMINDED, None, SENDER)
    assert (sent.sent, sent.dead) == (3, 0)
    assert house.mails == []
    assert house.rows("SELECT DISTINCT state, rendered FROM message") == [("sent", b"")]


# --- What the server says ---------------------------------------------------------------------------------


def test_a_server_that_says_later_gets_the_same_mail_later(house: House) -> None:
    house.mailroom.manner = "450"
    assert house.tick(REMINDED)[1] == SendResult(deferred=1)
    house.mailroom.manner = "accept"
    assert house.send(REMINDED) == SendResult(), "not before the waiting time is over"
    assert house.send(REMINDED + 2 * A_MINUTE) == SendResult(sent=1)
    assert house.rows("SELECT state, attempts FROM message") == [("sent", 2)]
    assert house.attempts == ["deferred", "sent"]


def test_a_server_that_refuses_for_good_is_not_asked_again(house: House) -> None:
    house.mailroom.manner = "550"
    refused = RefusedMail(MessageKind.REMINDER, "gf@jobcenter", "550 no such mailbox")
    assert house.tick(REMINDED)[1] == SendResult(dead=1, refused=[refused])
    house.mailroom.manner = "accept"
    assert house.tick(REMINDED + timedelta(days=1))[1] == SendResult()
    assert house.rows("SELECT state, attempts FROM message") == [("dead", 1)]
    assert house.attempts == ["refused"]
    assert house.journaled("mail.dead") == 1
    assert house.mails == []


def test_a_tick_at_night_says_until_when_mails_wait(house: House) -> None:
    house.place.configure("smtp", house.server.port)
    done = house.place.run("tick", "--now", "2016-06-02T05:00")
    assert (done.code, house.mails) == (0, [])
    assert "Mails wait until 02.06.2016 07:00: the house mails on working days" in done.err


def test_a_mail_refused_for_good_is_told_to_whoever_runs_the_tick_and_in_the_status(house: House) -> None:
    house.mailroom.manner = "550"
    house.place.configure("smtp", house.server.port)
    done = house.place.run("tick", "--now", "2016-06-02T07:00")
    assert done.code == 4
    assert done.err.splitlines() == ["1 mail was refused for good; 'zielwacht status' shows more"]
    status = json.loads(house.place.run("status", "--json").out)
    assert status["mails"] == {"dead": 1, "pending": 1}, "whoever runs the service is told with the next mails"
    assert len(status["stuck"]) == 1
    assert status["well"] is False


def test_a_connection_lost_after_the_text_is_journaled_and_the_same_mail_goes_out_again(house: House) -> None:
    house.mailroom.manner = "drop after DATA"
    assert house.tick(REMINDED)[1].ambiguous == 1
    assert house.journaled("mail.ambiguous") == 1
    house.mailroom.manner = "accept"
    assert house.send(REMINDED + 2 * A_MINUTE) == SendResult(sent=1)
    first, second = house.mailroom.taken
    assert house.attempts == ["ambiguous", "sent"]
    assert first == second, "whoever got both can tell that they are one: the Message-ID is the same"
    assert house.mails[0]["Message-ID"] == house.mails[1]["Message-ID"]


def test_a_server_that_is_away_loses_nothing(house: House) -> None:
    away = Server("127.0.0.1", 1, timeout_seconds=0.5)  # the port of no service
    ticked, sent = house.tick(REMINDED, away)
    assert (ticked.queued, sent.sent, sent.deferred) == (1, 0, 1)
    assert "refused" in sent.trouble.lower()
    assert house.rows("SELECT state FROM message") == [("pending",)]
    assert house.tick(REMINDED + 2 * A_MINUTE)[1] == SendResult(sent=1)
    assert house.attempts == ["session failed", "sent"]
    assert len(house.mails) == 1


# --- What the relay as a whole refuses --------------------------------------------------------------------


@pytest.mark.parametrize("manner", ["550 at MAIL", "relaying denied", "client refused after the text", "530"])
def test_a_relay_that_refuses_us_kills_no_mail(manner: str, house: House) -> None:
    house.mailroom.manner = manner
    sent = house.tick(REMINDED)[1]
    assert (sent.dead, sent.deferred) == (0, 1)
    assert sent.trouble.startswith("5")
    for minute in range(2, 200, 20):
        assert house.send(REMINDED + minute * A_MINUTE).dead == 0
    assert house.rows("SELECT state FROM message") == [("pending",)]
    assert house.journaled("mail.held_up") == 1, "once, not at every round"
    house.mailroom.manner = "accept"
    assert house.send(REMINDED + 300 * A_MINUTE) == SendResult(sent=1)


def planned_for(house: House, count: int, at: datetime) -> None:
    """So many more reminders that wait, to mailboxes of their own."""
    tick(house.store, at, mail_domain=DOMAIN)
    with house.store.write() as tx:
        (message,) = outbox.list_messages(tx)
        (item,) = message.message.items
        for number in range(1, count + 1):
            another = replace(message.message, items=(replace(item, resend=number),))
            outbox.enqueue(tx, [another], at=at, domain=DOMAIN)


def test_a_relay_that_will_not_carry_three_mails_in_a_row_is_not_asked_with_the_fourth(house: House) -> None:
    planned_for(house, 9, REMINDED)
    house.mailroom.manner = "relaying denied"
    assert house.send(REMINDED).deferred == 3
    assert house.rows("SELECT count(*) FROM attempt") == [(3,)]


def test_of_a_relay_that_refuses_our_sender_one_mail_a_round_is_tried(house: House) -> None:
    planned_for(house, 9, REMINDED)
    house.mailroom.manner = "550 at MAIL"
    assert house.send(REMINDED).deferred == 1
    assert {state for (state,) in house.rows("SELECT state FROM message")} == {"pending"}


def test_relaying_denied_for_one_recipient_while_others_are_served_is_that_recipients_fault(house: House) -> None:
    planned_for(house, 2, REMINDED)
    house.mailroom.manner = "relaying denied to the first"
    assert (first := house.send(REMINDED)).sent == 2
    assert (first.dead, first.deferred) == (0, 1), "whether the others are served is not known yet"
    planned = REMINDED + timedelta(days=1)
    with house.store.write() as tx:
        (waiting,) = outbox.list_messages(tx, states=[OutboxState.PENDING])
        (item,) = waiting.message.items
        another = replace(waiting.message, items=(replace(item, resend=7),), not_before=planned)
        outbox.enqueue(tx, [another], at=planned, domain=DOMAIN)
    house.mailroom.manner = "relaying denied to the first"
    house.mailroom.manner = "accept"
    with house.store.write() as tx:
        tx.exec_driver_sql(f"UPDATE message SET not_before = not_before * 2 WHERE key = '{waiting.key}'")
    assert house.send(planned) == SendResult(sent=1)
    with house.store.write() as tx:
        tx.exec_driver_sql(f"UPDATE message SET not_before = not_before / 2 WHERE key = '{waiting.key}'")
    house.mailroom.manner = "relaying denied"
    refused = RefusedMail(MessageKind.REMINDER, "gf@jobcenter", "550 5.7.1 relaying denied")
    assert house.send(planned + A_MINUTE) == SendResult(dead=1, refused=[refused])


def told_to_the_operator(house: House) -> list[str]:
    return [about for (about,) in house.rows("SELECT obligation FROM item WHERE kind = 'operator' ORDER BY obligation")]


def test_an_outage_that_lasts_is_told_to_whoever_runs_the_service_once_and_in_the_status(house: House) -> None:
    house.mailroom.manner = "550 at MAIL"
    for minute in (0, 2, 8):
        sent = house.tick(REMINDED + minute * A_MINUTE)[1]
        tell_of_sending(house.store, REMINDED + minute * A_MINUTE, sent, mail_domain=DOMAIN)
    assert told_to_the_operator(house) == [], "a server that is restarted is back by then"
    for minute in (24, 40, 56, 72):
        sent = house.tick(REMINDED + minute * A_MINUTE)[1]
        tell_of_sending(house.store, REMINDED + minute * A_MINUTE, sent, mail_domain=DOMAIN)
    assert told_to_the_operator(house) == ["mail_server/all"]
    (issue,) = status(house.store).issues
    assert issue_text(issue, "en").startswith("mails: no mail leaves since 02.06.2016 07:00 (waiting: 2): 550")

    house.mailroom.manner = "accept"
    house.send(REMINDED + 100 * A_MINUTE)
    assert [mail["X-Zielwacht-Kind"] for mail in house.mails] == ["reminder", "operator"]
    assert status(house.store).issues == ()


def test_a_mailbox_that_refuses_for_good_is_told_to_whoever_runs_the_service_once_a_month(house: House) -> None:
    house.mailroom.manner = "550"
    planned_for(house, 2, REMINDED)
    sent = house.send(REMINDED)
    assert tell_of_sending(house.store, REMINDED, sent, mail_domain=DOMAIN)
    assert not tell_of_sending(house.store, REMINDED + timedelta(days=1), sent, mail_domain=DOMAIN)
    assert told_to_the_operator(house) == ["unreachable_mailbox/gf@jobcenter"]
    house.mailroom.manner = "accept"
    house.send(REMINDED + A_MINUTE)
    text = house.mails[-1].get_body(("plain",)).get_content()
    assert "Das Postfach der Stelle gf@jobcenter hat eine Mail endgültig abgelehnt" in " ".join(text.split())
    assert tell_of_sending(house.store, REMINDED + timedelta(days=30), sent, mail_domain=DOMAIN)


def test_of_its_own_mailbox_the_operator_is_not_told_by_mail(house: House) -> None:
    house.mailroom.manner = "550"
    planned_for(house, 1, REMINDED)
    tell_of_sending(house.store, REMINDED, house.send(REMINDED), mail_domain=DOMAIN)
    again = house.send(REMINDED + A_MINUTE)
    assert [mail.kind for mail in again.refused] == [MessageKind.OPERATOR]
    assert not tell_of_sending(house.store, REMINDED + A_MINUTE, again, mail_domain=DOMAIN)
    assert HealthCode.MAIL_DEAD in {issue.code for issue in status(house.store).issues}


# --- What cannot be built ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        pytest.param({"short_title": "Zei\x07le"}, "UnsafeHeader", id="a control character in a subject"),
        pytest.param({"of_an_older_version": 1}, "FactsUnreadable", id="facts of another version"),
    ],
)
def test_a_mail_that_cannot_be_built_is_dead_with_its_reason_and_the_others_leave(
    spoil: dict[str, object], why: str, house: House
) -> None:
    planned_for(house, 2, REMINDED)
    with house.store.write() as tx:
        broken, *_ = outbox.list_messages(tx)
        facts = json.dumps(broken.message.facts | spoil)
        tx.exec_driver_sql("UPDATE message SET facts = ? WHERE key = ?", (facts, broken.key))
    sent = house.send(REMINDED)
    assert (sent.sent, sent.dead) == (2, 1)
    ((dead, reply),) = house.rows("SELECT message, reply FROM attempt WHERE outcome = 'not built'")
    assert dead == broken.key
    assert why in reply
    assert [(each.key, each.why) for each in sent.unbuilt] == [(dead, reply)]
    tell_of_sending(house.store, REMINDED, sent, mail_domain=DOMAIN)
    assert told_to_the_operator(house) == [f"mail_not_built/{dead}"]
    assert house.journaled("mail.dead") == 1


def test_a_mail_whose_row_cannot_be_read_is_set_aside_and_the_others_leave(house: House) -> None:
    planned_for(house, 2, REMINDED)
    with house.store.write() as tx:
        broken, *_ = outbox.list_messages(tx)
        tx.exec_driver_sql("UPDATE message SET kind = 'pigeon' WHERE key = ?", (broken.key,))
    sent = house.send(REMINDED)
    assert (sent.sent, sent.dead) == (2, 1)
    ((key, outcome, reply),) = house.rows("SELECT message, outcome, reply FROM attempt WHERE outcome != 'sent'")
    assert (key, outcome) == (broken.key, "not built")
    assert "pigeon" in reply


def test_a_mail_that_waited_for_more_than_two_weeks_is_too_old(house: House) -> None:
    house.mailroom.manner = "450"
    house.tick(REMINDED)
    assert house.send(REMINDED + timedelta(days=20)) == SendResult(dead=1)
    assert house.attempts == ["deferred", "expired"]
    assert house.journaled("mail.dead") == 1


def test_a_mail_that_nobody_reads_for_any_more_cannot_be_built(house: House) -> None:
    tick(house.store, REMINDED, mail_domain=DOMAIN)
    with house.store.write() as tx:
        tx.exec_driver_sql("UPDATE message SET addressed = 'standortleitung@nowhere'")
    sent = house.send(REMINDED)
    assert (sent.dead, sent.sent, [each.why for each in sent.unbuilt]) == (
        1,
        0,
        ["nobody reads for this role any more"],
    )
    assert house.attempts == ["not built"]
    assert house.rows("SELECT reply FROM attempt") == [("nobody reads for this role any more",)]


# --- What a crash leaves ----------------------------------------------------------------------------------

DIES_BEFORE_THE_RESULT = """
import os, signal, sys
from datetime import datetime
from checker.store import Store
from checker.usecases.telling.send import MailIdentity, send_due

class Dying:
    def deliver(self, raw, *, envelope_from, recipient, before_data):
        before_data()
        os.kill(os.getpid(), signal.SIGKILL)
    def close(self):
        pass

store = Store.open(sys.argv[1], create=False)
send_due(store, datetime.fromisoformat(sys.argv[2]), Dying(), MailIdentity(sys.argv[3], sys.argv[4]))
"""


def test_a_kill_between_announcing_and_the_result_sends_the_same_message_id_again(house: House) -> None:
    tick(house.store, REMINDED, mail_domain=DOMAIN)
    command = [sys.executable, "-c", DIES_BEFORE_THE_RESULT, f"sqlite:///{house.place.store}", REMINDED.isoformat()]
    killed = subprocess.run(
        [*command, SENDER.mailbox, DOMAIN], env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    ((state, announced, identity),) = house.rows("SELECT state, rendered, message_id FROM message")
    assert state == "data"

    assert house.send(REMINDED + A_MINUTE) == SendResult(), "the dead process still holds its lease"
    assert house.send(REMINDED + 6 * A_MINUTE) == SendResult(sent=1)
    assert house.mailroom.taken == [announced]
    assert house.mails[0]["Message-ID"] == identity
    assert house.journaled("mail.ambiguous") == 1


# --- What is not needed any more, and races ---------------------------------------------------------------


def hand_in(house: House, at: datetime) -> None:
    file = house.place.write("meldung.json", json.dumps([PAPER]))
    assert import_records(house.store, [file], at).is_clean


def test_a_report_that_arrives_before_the_mail_has_left_takes_it_back(house: House) -> None:
    early = REMINDED.replace(hour=6)
    assert house.tick(early)[0].queued == 1
    hand_in(house, early + 30 * A_MINUTE)
    ticked, sent = house.tick(REMINDED)
    assert (ticked.superseded, sent.sent) == (1, 0)
    assert house.rows("SELECT state FROM message") == [("superseded",)]
    assert house.mails == []


def test_a_server_away_for_five_days_gets_each_mail_once_when_it_is_back(house: House) -> None:
    away = Server("127.0.0.1", 1, timeout_seconds=0.5)  # the port of no service
    alerted = datetime(2016, 7, 1, 7, tzinfo=BERLIN)
    for count in range(5):
        _, sent = house.tick(alerted + timedelta(days=count), away)
        assert sent.sent == 0
    assert house.mails == []
    house.tick(alerted + timedelta(days=6))
    (alert,) = house.singles
    assert "Frist überschritten" in alert["Subject"]
    assert len({mail["Message-ID"] for mail in house.mails}) == len(house.mails)
    assert {state for (state,) in house.rows("SELECT state FROM message")} == {"sent"}


def test_a_tick_behind_the_last_one_is_refused_and_changes_nothing(house: House) -> None:
    house.tick(ALERTED)
    before = house.rows("SELECT seq, hash FROM journal")
    with pytest.raises(BehindTheStore, match="lies before the last tick of this store"):
        tick(house.store, ALERTED - A_MINUTE, mail_domain=DOMAIN)
    assert house.rows("SELECT seq, hash FROM journal") == before


def test_a_tick_behind_the_last_one_is_wrong_usage(house: House) -> None:
    assert house.place.run("tick", "--now", "2016-06-03T07:00").code == 0
    done = house.place.run("tick", "--now", "2016-06-02T07:00")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "zielwacht: the instant 02.06.2016 07:00 lies before the last tick of this store (03.06.2016 07:00): "
        "choose a later one, or rehearse on a copy of the store"
    ]


class _Interrupted:
    """A store on which something happens just before the first write: another process is faster."""

    def __init__(self, store: Store, meanwhile: Callable[[], object]) -> None:
        self._store, self._meanwhile = store, [meanwhile]

    def __getattr__(self, name: str) -> Any:
        if name == "write" and self._meanwhile:
            self._meanwhile.pop()()
        return getattr(self._store, name)


def test_of_two_ticks_at_once_one_is_overtaken_and_all_is_told_once(house: House) -> None:
    slow: Any = _Interrupted(house.store, lambda: tick(house.store, REMINDED, mail_domain=DOMAIN))
    with pytest.raises(Overtaken):
        tick(slow, REMINDED, mail_domain=DOMAIN)
    assert house.rows("SELECT count(*) FROM message") == [(1,)]
    assert house.tick(REMINDED)[1] == SendResult(sent=1)
    assert len(house.mails) == 1


def test_two_senders_at_once_send_a_mail_once(house: House) -> None:
    tick(house.store, REMINDED, mail_domain=DOMAIN)

    class SlowTransport(SmtpTransport):
        """While this one has the mail in hand, the other comes along."""

        def deliver(self, raw: bytes, **given: Any) -> Any:
            assert house.send(REMINDED) == SendResult()
            return super().deliver(raw, **given)

    assert send_due(house.store, REMINDED, SlowTransport(house.server), SENDER) == SendResult(sent=1)
    assert len(house.mails) == 1


# --- What cannot be judged --------------------------------------------------------------------------------


def test_an_obligation_over_which_we_fail_is_named_by_the_status_until_it_is_judged(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> NoReturn:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setitem(kinds(), "dated_deliverable", replace(kinds()["dated_deliverable"], figures=fails))
        assert house.tick(REMINDED)[0].judged > 0
        (found,) = (issue for issue in status(house.store).issues if issue.code is HealthCode.SET_ASIDE)
    assert (found.facts["first"], found.facts["why"]) == ("statistics-agreed/jobcenter/2016", "cannot_judge")
    assert next_command(found) == "zielwacht rules explain statistics-agreed --scope jobcenter"
    house.tick(REMINDED + timedelta(days=60))
    assert not [issue for issue in status(house.store).issues if issue.code is HealthCode.SET_ASIDE]


# --- Tried once more --------------------------------------------------------------------------------------


def test_all_that_died_since_a_day_are_tried_once_more_but_not_what_is_too_old(house: House) -> None:
    house.mailroom.manner = "550"
    assert house.tick(REMINDED)[1].dead == 1
    planned_for(house, 2, REMINDED + timedelta(days=1))
    assert house.send(REMINDED + timedelta(days=1)).dead == 2
    since = local_day(REMINDED + timedelta(days=1))
    assert len(retry_all(house.store, since, "administration", REMINDED + timedelta(days=40)).waiting) == 0
    retried = retry_all(house.store, since, "administration", REMINDED + timedelta(days=1, hours=1))
    assert (len(retried.waiting), retried.too_old) == (2, 0)
    house.mailroom.manner = "accept"
    assert house.send(REMINDED + timedelta(days=1, hours=1)).sent == 2
    assert sorted(state for (state,) in house.rows("SELECT state FROM message")) == ["dead", "sent", "sent"]


def test_retry_names_one_mail_or_a_day(house: House) -> None:
    house.mailroom.manner = "550"
    house.tick(REMINDED)
    assert house.place.run("mail", "retry").code == 2
    assert house.place.run("mail", "retry", "0" * 12, "--all-dead-since", "2016-06-01").code == 2
    done = house.place.run("mail", "retry", "--all-dead-since", "2016-06-02", "--now", "2016-06-02T09:00")
    assert done.code == 0
    assert done.out.startswith("waits again: ")
    assert "1 wait again, 0 are too old" in done.err
    assert house.rows("SELECT state FROM message") == [("pending",)]


# --- Seen to ----------------------------------------------------------------------------------------------


def test_a_dead_mail_that_somebody_has_seen_to_is_no_problem_any_more(house: House) -> None:
    house.mailroom.manner = "550"
    house.tick(REMINDED)
    ((key,),) = house.rows("SELECT key FROM message")
    assert house.place.run("mail", "settle", key).code == 2, "it says how"
    assert "no role 'niemand'" in house.place.run("mail", "settle", key, "--reason", "x", "--by", "niemand").err
    named = house.place.run("mail", "settle", key, "--reason", "Frau Erika Mustermann weiß es")
    assert named.code == 2
    assert "looks like" in named.err
    done = house.place.run("mail", "settle", key[:12], "--reason", "telefonisch mitgeteilt")
    assert done.code == 0
    assert done.out.startswith("settled by administration: ")
    assert status(house.store).issues == ()
    with house.store.read() as tx:
        (entry,) = journal.entries(tx, kind="mail.settled")
    assert entry.facts == {"message": key, "by": "administration"}, "the words are with the mail, where they can end"
    shown = house.place.run("mail", "show", key[:12])
    assert "administration has seen to it: telefonisch mitgeteilt" in shown.out + shown.err
    again = house.place.run("mail", "settle", key, "--reason", "noch einmal")
    assert again.code == 2
    assert "is superseded: only what will not leave is settled" in again.err
