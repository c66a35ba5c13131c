"""Answers are read from a mailbox over IMAP, each once, whatever happens; and who hears when none can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from checker.domain.health import MAILBOX_GIVEN
from checker.domain.mailbox_trouble import MailboxTroubleCode
from checker.store import Store, answer_mailbox, outbox, proposals
from checker.store.lock import mailbox_turn
from checker.usecases.answering import mailbox as reading
from checker.usecases.answering.mailbox import MailboxRead, read_mailbox
from checker.usecases.progress import UNWATCHED
from checker.usecases.running.answer_watch import AnswerWatch
from checker.wording.mailbox_troubles import mailbox_trouble_text
from notifications.mailbox import ImapMailbox, MailboxServer
from tests.answers import ADDRESS, ILLNESS, NAME
from tests.imap_server import PASSWORD, USER, ImapServer, running
from tests.integration.test_answers_in_the_inbox import mail_of
from tests.integration.walked_house import DOMAIN, NOON, house, store
from tests.traces import traces
from tests.workspace import Workspace

__all__ = ["house", "store"]

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def imap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ImapServer]:
    (tmp_path / "imap").mkdir()
    with running(tmp_path / "imap") as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
        yield server


def of(imap: ImapServer) -> MailboxServer:
    return MailboxServer("zielwacht, INBOX (localhost)", "localhost", USER, PASSWORD, imap.port, timeout_seconds=1)


def read(store: Store, server: MailboxServer, at: timedelta = timedelta()) -> MailboxRead:
    return read_mailbox(store, ImapMailbox(server), NOON + at, mail_domain=DOMAIN)


def waiting(store: Store) -> list[str | None]:
    with store.read() as tx:
        return [one.choice for one in proposals.load(tx)]


def test_an_answer_waits_from_when_it_reached_the_mailbox_and_is_moved_away(
    house: Workspace, store: Store, imap: ImapServer
) -> None:
    imap.lay(mail_of(house), NOON - 3 * HOUR)
    got = read(store, of(imap))

    assert (got.state.trouble, got.state.read_at) == (None, NOON)
    with store.read() as tx:
        (one,) = proposals.load(tx)
    assert (one.choice, one.received_at, one.sender) == ("done", NOON - 3 * HOUR, "house")
    assert (imap.uids(), len(imap.uids("Zielwacht"))) == ([], 1)


def test_of_a_mail_in_the_mailbox_nothing_is_kept_here(
    house: Workspace, store: Store, imap: ImapServer, caplog: pytest.LogCaptureFixture
) -> None:
    imap.lay(mail_of(house), NOON)
    read(store, of(imap))
    store.close()
    assert traces(house.folder, "Mustermann", ILLNESS, ADDRESS, PASSWORD) == []
    assert not [word for word in ("Mustermann", ILLNESS, PASSWORD) if word in caplog.text]


def test_a_server_whose_clock_runs_ahead_does_not_date_an_answer_into_the_future(
    house: Workspace, store: Store, imap: ImapServer
) -> None:
    imap.lay(mail_of(house), NOON + HOUR)
    (received,) = read(store, of(imap)).received
    assert received.proposal is not None
    assert received.proposal.received_at == NOON


@pytest.mark.parametrize("capabilities", ["IMAP4rev1 MOVE", "IMAP4rev1"], ids=["moves", "copies and deletes"])
def test_servers_of_both_kinds_are_left_tidy(
    house: Workspace, store: Store, imap: ImapServer, capabilities: str
) -> None:
    imap.capabilities = capabilities
    for text in ("ÜBERNEHME bis 15.06.", "ZAHLEN STIMMEN NICHT"):
        imap.lay(mail_of(house, text), NOON)
    read(store, of(imap))
    read(store, of(imap))
    assert (len(waiting(store)), imap.uids(), len(imap.uids("Zielwacht"))) == (2, [], 2)


@pytest.mark.parametrize("command", ["UID MOVE", "LIST", "CREATE"])
def test_what_dies_between_the_commit_and_the_move_neither_loses_nor_doubles(
    house: Workspace, store: Store, imap: ImapServer, command: str
) -> None:
    imap.lay(mail_of(house), NOON)
    imap.lay(mail_of(house, "ÜBERNEHME bis 15.06."), NOON)
    imap.faults = {f"hangs up at {command}"}
    assert read(store, of(imap)).state.trouble is not None
    assert (waiting(store), len(imap.uids())) == (["done"], 2)

    imap.faults = set()
    assert read(store, of(imap)).state.trouble is None
    assert (waiting(store), imap.uids()) == (["done", "take_on"], [])


def test_a_copy_without_its_deletion_is_not_taken_twice(house: Workspace, store: Store, imap: ImapServer) -> None:
    imap.capabilities = "IMAP4rev1"
    imap.lay(mail_of(house), NOON)
    imap.faults = {"hangs up at UID STORE"}
    read(store, of(imap))
    imap.faults = set()
    read(store, of(imap))
    assert (waiting(store), imap.uids()) == (["done"], [])


def test_a_process_that_is_killed_before_the_move_doubles_nothing(
    house: Workspace, store: Store, imap: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise SystemExit("killed")

    imap.lay(mail_of(house), NOON)
    with monkeypatch.context() as patched:
        patched.setattr("notifications.mailbox._Session.put_away", die)
        with pytest.raises(SystemExit):
            read(store, of(imap))
    assert (waiting(store), len(imap.uids())) == (["done"], 1)
    read(store, of(imap))
    assert (waiting(store), imap.uids()) == (["done"], [])


def test_a_full_mailbox_is_read_round_by_round(
    house: Workspace, store: Store, imap: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_MAILS", 3)
    spam = b"From: a@b.example\nMessage-ID: <x@b.example>\nSubject: Angebot\n\nGewinn\n"
    for _ in range(5_000):
        imap.lay(spam, NOON)
    read(store, of(imap))
    assert len(imap.uids()) == 4_997


def test_a_mail_of_fifty_megabytes_is_not_fetched_whole(house: Workspace, store: Store, imap: ImapServer) -> None:
    imap.lay(mail_of(house) + b"\n> " + b"x" * 50_000_000, NOON)
    read(store, of(imap))
    assert waiting(store) == ["done"]
    assert imap.bytes_sent < 2_000_000


def test_what_cannot_be_moved_is_taken_in_once_and_holds_up_nothing(
    house: Workspace, store: Store, imap: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_MAILS", 2)
    for text in ("ÜBERNEHME bis 15.06.", "ZAHLEN STIMMEN NICHT", "TRIFFT NICHT ZU"):
        imap.lay(mail_of(house, text), NOON)
    imap.faults = {"refuses UID MOVE"}
    for _ in range(3):
        got = read(store, of(imap))
    assert got.state.trouble is not None
    assert (got.state.trouble.code, len(waiting(store)), len(imap.uids())) == (MailboxTroubleCode.REFUSED, 3, 3)
    imap.faults = set()
    for _ in range(2):
        read(store, of(imap))
    assert (len(waiting(store)), imap.uids()) == (3, [])


def test_a_mail_over_which_our_program_fails_stays_and_is_told(
    house: Workspace, store: Store, imap: ImapServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(NAME)

    imap.lay(mail_of(house), NOON)
    monkeypatch.setattr(reading, "receive", fail)
    trouble = read(store, of(imap)).state.trouble
    assert trouble is not None
    assert (trouble.code, trouble.detail, len(imap.uids())) == (MailboxTroubleCode.PROGRAM_FAILED, "1", 1)
    assert NAME not in caplog.text


def test_two_processes_never_have_the_same_mail_in_hand(house: Workspace, imap: ImapServer) -> None:
    configured(house, imap)
    imap.lay(mail_of(house), NOON)
    with mailbox_turn(str(house.store)):
        done = house.run("mail", "answer", "--mailbox", "--now", "2016-05-23T12:00")
    assert (done.code, done.err, imap.commands) == (
        4,
        "zielwacht: another process is reading the mailbox of answers: try again when it is done\n",
        [],
    )


# --- What stands in the way is one clear sentence ------------------------------------------------------------------

CODE = MailboxTroubleCode


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        pytest.param("plain text", CODE.NO_TLS, id="no TLS"),
        pytest.param("no imap", CODE.NO_IMAP, id="another protocol"),
        pytest.param("refuses LOGIN", CODE.LOG_IN_REFUSED, id="a log-in that is refused"),
        pytest.param("refuses SELECT", CODE.NO_FOLDER, id="no such folder"),
        pytest.param("refuses UID MOVE", CODE.REFUSED, id="no right to move"),
        pytest.param("hangs up at UID SEARCH", CODE.NO_IMAP, id="hangs up"),
        pytest.param("silent at UID FETCH", CODE.TOO_SLOW, id="silent"),
        pytest.param("drips at UID FETCH", CODE.TOO_SLOW, id="byte by byte"),
        pytest.param("endless at UID FETCH", CODE.NO_IMAP, id="endless"),
        pytest.param("endless at LOGIN", CODE.NO_IMAP, id="endless before anything is asked"),
    ],
)
def test_a_server_at_fault_is_given_up_and_said_why(
    house: Workspace, store: Store, imap: ImapServer, fault: str, code: MailboxTroubleCode
) -> None:
    imap.lay(mail_of(house), NOON)
    imap.faults = {fault}
    trouble = read(store, replace(of(imap), session_seconds=2)).state.trouble
    assert trouble is not None
    assert trouble.code is code
    assert "{" not in mailbox_trouble_text(trouble, "de") + mailbox_trouble_text(trouble, "en")
    with store.read() as tx:
        assert answer_mailbox.look(tx) is not None


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    house: Workspace, store: Store, imap: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    trouble = read(store, of(imap)).state.trouble
    assert trouble is not None
    assert mailbox_trouble_text(trouble, "de") == (
        "Antworten in zielwacht, INBOX (localhost) werden nicht gelesen: dem Zertifikat des Mailservers ist nicht zu "
        "trauen (self-signed certificate): das der Stelle, die es ausgestellt hat, auf diesem Rechner eintragen"
    )
    assert imap.commands == []


def test_a_certificate_for_another_name_is_not_trusted(
    house: Workspace, store: Store, imap: ImapServer, tmp_path: Path
) -> None:
    trouble = read(store, replace(of(imap), host="127.0.0.1")).state.trouble
    assert trouble is not None
    assert trouble.code is CODE.CERTIFICATE


def test_a_wrong_password_is_said_without_it(house: Workspace, store: Store, imap: ImapServer) -> None:
    trouble = read(store, replace(of(imap), password="falsch-ü")).state.trouble
    assert trouble is not None
    assert trouble.code is CODE.LOG_IN_REFUSED
    assert "falsch" not in str(trouble)


def test_nobody_listens(store: Store, imap: ImapServer) -> None:
    trouble = read(store, replace(of(imap), port=1)).state.trouble
    assert trouble is not None
    assert trouble.code is CODE.NOT_REACHED


# --- Who hears of it -------------------------------------------------------------------------------------------------


def operator_mails(store: Store) -> list[str]:
    with store.read() as tx:
        return [mail.message.addressed for mail in outbox.list_messages(tx) if mail.message.kind == "operator"]


def test_a_mailbox_that_cannot_be_read_is_asked_less_often_and_told_once(
    house: Workspace, store: Store, imap: ImapServer
) -> None:
    watch = AnswerWatch(ImapMailbox(replace(of(imap), port=1)), MINUTE)
    told_before = len(operator_mails(store))
    sentences = {
        tuple(watch.round(store, NOON + minute * MINUTE, mail_domain=DOMAIN, progress=UNWATCHED))
        for minute in range(41)
    }
    assert len(sentences) == 1
    assert len(operator_mails(store)) == told_before + 1
    with store.read() as tx:
        state = answer_mailbox.look(tx)
    assert state is not None
    assert (state.failing_since, state.read_at) == (NOON, None)


def test_it_is_read_again_as_soon_as_it_can_be(house: Workspace, store: Store, imap: ImapServer) -> None:
    imap.faults = {"refuses LOGIN"}
    imap.lay(mail_of(house), NOON)
    watch = AnswerWatch(ImapMailbox(of(imap)), MINUTE)
    asked = []
    for minute in range(8):
        imap.faults = imap.faults if minute < 3 else set()
        watch.round(store, NOON + minute * MINUTE, mail_domain=DOMAIN, progress=UNWATCHED)
        asked.append(len(waiting(store)))
    assert asked == [0, 0, 0, 0, 0, 0, 1, 1]


def configured(house: Workspace, imap: ImapServer, password: str = PASSWORD) -> None:
    house.write("answers_password", password + "\n")
    more = f'\n[answers]\nhost = "localhost"\nport = {imap.port}\nuser = "{USER}"\npassword_file = "answers_password"\n'
    house.configure(more=more)


def test_the_command_reads_the_mailbox_once_and_says_what_came(house: Workspace, imap: ImapServer) -> None:
    configured(house, imap)
    imap.lay(mail_of(house), NOON)
    done = house.run("mail", "answer", "--mailbox", "--now", "2016-05-23T12:00")
    assert (done.code, done.err) == (0, f"1 mail read from {USER}, INBOX (localhost:{imap.port})\n")
    assert "done 12.05.2016 50.1-2016/077" in done.out


def test_status_says_since_when_no_answer_is_read(house: Workspace, imap: ImapServer) -> None:
    configured(house, imap, "falsch")
    never = house.run("status", "--now", "2016-05-23T11:59")
    assert f"answers: nobody has read the answers in {USER}, INBOX (localhost:{imap.port}) yet" in never.out

    done = house.run("mail", "answer", "--mailbox", "--now", "2016-05-23T12:00")
    assert (done.code, done.err) == (
        4,
        f"answers in {USER}, INBOX (localhost:{imap.port}) are not read: the log-in is refused "
        "([AUTHENTICATIONFAILED] Invalid credentials): [answers] user and password_file\n",
    )
    at_once, later = (house.run("status", "--now", (NOON + after).isoformat()).out for after in (MINUTE, MAILBOX_GIVEN))
    assert "PROBLEM     answers: answers in" not in at_once
    assert "PROBLEM     answers: answers in" in later
    assert "since 23.05.2016 12:00; try: zielwacht mail answer --mailbox" in later


def test_a_tick_by_the_clock_reads_the_mailbox_and_a_rehearsal_does_not(house: Workspace, imap: ImapServer) -> None:
    configured(house, imap)
    house.run("tick", "--now", "2016-05-24T07:00")
    assert imap.commands == []
    house.run("tick")
    assert "UID SEARCH" in imap.commands


def test_a_tick_by_the_clock_says_what_stands_in_the_way_and_does_not_miss_a_mailbox_of_old(
    house: Workspace, store: Store, imap: ImapServer
) -> None:
    to_this_day = (house.rules / "calendar.yaml").read_text(encoding="utf-8").replace("last: 2018", "last: 2099")
    house.write("rules/calendar.yaml", to_this_day)
    assert house.activate_edit().code == 0
    configured(house, imap, "falsch")
    done = house.run("tick")
    assert (done.code, "are not read: the log-in is refused" in done.err) == (4, True)

    house.configure()
    house.run("tick")
    with store.read() as tx:
        assert answer_mailbox.look(tx) is None


def test_without_a_mailbox_the_command_says_what_is_missing(house: Workspace) -> None:
    done = house.run("mail", "answer", "--mailbox")
    assert (done.code, "section [answers] of config.toml has no host" in done.err) == (2, True)
    assert "name one MAIL" in house.run("mail", "answer").err
