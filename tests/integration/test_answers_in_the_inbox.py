"""A mail that lies in the inbox as a file is an answer: taken once, and gone with its name and all that it said."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.domain.file_limits import FileLimits
from checker.domain.proposal import Proposal
from checker.store import Store, import_ledger, proposals
from checker.usecases.importing import inbox as inbox_module
from checker.usecases.importing.inbox import Inbox, look_into
from checker.usecases.running import walk
from notifications.folder import FolderTransport
from tests.answers import ADDRESS, AUTOMATIC, ILLNESS, NAME, D, Shape
from tests.integration.a_house import SENDER
from tests.integration.test_answers_by_mail import told
from tests.integration.walked_house import NOON, store, walked
from tests.traces import traces
from tests.workspace import Workspace

__all__ = ["house", "store"]

EXPLAINED = f"{D}\n\n{NAME} ist wegen {ILLNESS} nicht da.\n"
# As a mail program names a file: after its subject.
FILE = f"AW Frist überschritten {NAME}.eml"


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    """With an inbox, in which nothing lies."""
    made = walked(tmp_path / "house")
    (made.folder / "inbox").mkdir()
    return made


def lay(house: Workspace, raw: bytes, name: str = FILE) -> None:
    house.write(f"inbox/{name}", raw)
    house.write(f"inbox/{name}.done", b"")


def mail_of(house: Workspace, text: str = EXPLAINED) -> bytes:
    return Shape("", text).bytes(*told(house))


def stepped(house: Workspace, store: Store, inbox: Inbox | None = None) -> None:
    """One round, by a process that remembers nothing."""
    inbox = inbox or Inbox(house.folder / "inbox")
    walk.step(store, NOON, inbox, FolderTransport(house.folder / "mails"), SENDER, intake=inbox)


def waiting(store: Store) -> list[tuple[str | None, str | None, str]]:
    with store.read() as tx:
        return [said(one) for one in proposals.load(tx)]


def said(one: Proposal) -> tuple[str | None, str | None, str]:
    return one.choice, one.answer.file_number, one.sender


def left(house: Workspace, folder: str = "") -> set[str]:
    return {path.name for path in (house.folder / "inbox" / folder).iterdir()} - {"done", "rejected"}


def receipt(house: Workspace, name: str, folder: str = "done") -> str:
    return (house.folder / "inbox" / folder / f"{name}.receipt.txt").read_text(encoding="utf-8")


def test_an_answer_as_a_file_waits_and_the_file_is_gone(house: Workspace, store: Store) -> None:
    lay(house, mail_of(house))
    stepped(house, store)

    assert waiting(store) == [("done", "50.1-2016/077", "house")]
    assert (left(house), left(house, "done")) == (set(), {"antwort-1.receipt.txt"})
    assert receipt(house, "antwort-1").splitlines() == [
        "ANTWORT EINGEGANGEN: Sie wartet auf die Eintragung.",
        "",
        "Datei:             antwort-1",
        "Eingegangen:       23.05.2016 12:00",
        "Nummer:            1",
        "",
        "Die Mail ist gelöscht, ohne Kopie und Prüfsumme; mehr als die Antwort blieb nicht.",
        "",
        "Was zu tun ist: nichts.",
    ]


def test_of_an_answer_as_a_file_nothing_is_kept(
    house: Workspace, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    lay(house, mail_of(house))
    stepped(house, store)
    store.close()

    assert traces(house.folder, "Mustermann", ILLNESS, ADDRESS) == []
    assert not [word for word in ("Mustermann", ILLNESS, ADDRESS) if word in caplog.text]


def test_it_is_told_by_what_it_holds_not_by_its_name(house: Workspace, store: Store) -> None:
    lay(house, mail_of(house), "fachaufsicht_2016-Q1.csv")
    stepped(house, store)
    with store.read() as tx:
        assert import_ledger.list_accounts(tx) == ()
    assert waiting(store) == [("done", "50.1-2016/077", "house")]


def test_a_report_that_begins_like_a_letter_is_no_mail(house: Workspace, store: Store) -> None:
    lay(house, b"From: Fachaufsicht\nSubject: Q1\n\nstadt;anzahl\n", "brief.csv")
    stepped(house, store)
    assert (waiting(store), left(house, "rejected")) == ([], {"brief.csv", "brief.csv.receipt.txt"})


def test_what_nobody_wrote_is_only_counted(house: Workspace, store: Store) -> None:
    lay(house, AUTOMATIC[0].bytes(*told(house)))
    stepped(house, store)
    assert waiting(store) == []
    assert "GEZÄHLT" in receipt(house, "antwort-2016-05-23")
    assert traces(house.folder / "inbox", "Mustermann", ILLNESS) == []


def test_an_unclear_answer_is_asked_for_again(house: Workspace, store: Store) -> None:
    lay(house, mail_of(house, f"{NAME} ist wegen {ILLNESS} nicht da.\n"))
    stepped(house, store)
    assert "noch einmal auf die Mail antworten" in receipt(house, "antwort-1")


@pytest.mark.parametrize("dies_at", ["write_whole", "unlink"])
def test_a_death_before_the_file_is_gone_doubles_nothing(
    house: Workspace, store: Store, monkeypatch: pytest.MonkeyPatch, dies_at: str
) -> None:
    def die(*_: object, **__: object) -> None:
        raise SystemExit("killed")

    lay(house, mail_of(house))
    with monkeypatch.context() as patched:
        patched.setattr(inbox_module if dies_at == "write_whole" else Path, dies_at, die)
        with pytest.raises(SystemExit):
            stepped(house, store)
    assert (len(waiting(store)), FILE in left(house)) == (1, True)

    stepped(house, store)
    assert (len(waiting(store)), left(house)) == (1, set())
    assert "Nummer:            1" in receipt(house, sorted(left(house, "done"))[0].removesuffix(".receipt.txt"))


def test_a_file_that_cannot_be_removed_is_not_taken_twice(
    house: Workspace, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    lay(house, mail_of(house))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        for _ in range(2):
            stepped(house, store)
    assert (len(waiting(store)), FILE in left(house)) == (1, True)


def test_the_same_answer_laid_down_twice_waits_once_and_both_files_go(house: Workspace, store: Store) -> None:
    for name in ("eins.eml", "zwei.eml"):
        lay(house, mail_of(house), name)
    stepped(house, store)
    assert (len(waiting(store)), left(house)) == (1, set())


def test_a_mail_over_which_our_program_fails_holds_up_nothing_and_is_told(
    house: Workspace, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(NAME)

    lay(house, mail_of(house))
    lay(house, (house.folder / "inbox" / FILE).read_bytes().replace(b"ERLEDIGT", b"NICHTS"), "zweite.eml")
    with monkeypatch.context() as patched:
        patched.setattr(walk, "receive", fail)
        stepped(house, store)
    assert left(house) == set()
    assert look_into(house.folder / "inbox", NOON).rejected_lately == ("antwort-2016-05-23-2", "antwort-2016-05-23")
    assert "mistake" not in caplog.text or NAME not in caplog.text
    assert traces(house.folder / "inbox", NAME, ILLNESS) == []


def test_an_answer_with_fifty_megabytes_behind_it_is_read(house: Workspace, store: Store) -> None:
    mail = EmailMessage()
    token, message_id = told(house)
    mail["From"], mail["Subject"], mail["In-Reply-To"] = ADDRESS, f"AW: [{token}]", message_id
    mail.set_content(D)
    raw = mail.as_bytes().replace(
        b"Content-Type", b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type', 1
    )
    raw += b"\n--b\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n" + b"/9j/4AAQ" * 6_500_000
    lay(house, raw)
    stepped(house, store)
    assert waiting(store) == [("done", "50.1-2016/077", "house")]


@pytest.mark.parametrize(
    "raw", [b"", b"ERLEDIGT 12.05.\n", b"\xd0\xcf\x11\xe0"], ids=["empty", "no headers", "a torn .msg"]
)
def test_what_is_only_called_a_mail_is_not_kept_either(house: Workspace, store: Store, raw: bytes) -> None:
    lay(house, raw + f"\n{NAME} {ILLNESS}".encode(), f"AW {NAME}.msg")
    stepped(house, store)
    assert (waiting(store), left(house), left(house, "rejected")) == ([], set(), set())
    store.close()
    assert traces(house.folder, "Mustermann", ILLNESS) == []


def test_a_mail_that_is_put_aside_bears_no_name(house: Workspace, store: Store) -> None:
    lay(house, mail_of(house))
    inbox = Inbox(house.folder / "inbox", limits=FileLimits(megabytes=0))
    stepped(house, store, inbox)
    assert [one.name for one in inbox.take_rejections()] == ["mail.eml"]
    assert left(house, "rejected") == {"mail.eml", "mail.eml.receipt.txt"}


@pytest.mark.parametrize("command", [("records", "import"), ("check", "--on", "2016-05-23")])
def test_a_mail_named_as_a_report_is_refused_before_anything_is_kept(
    house: Workspace, command: tuple[str, ...]
) -> None:
    house.write("antwort.eml", mail_of(house))
    done = house.run(*command, house.folder / "antwort.eml")
    (house.folder / "antwort.eml").unlink()
    assert (done.code, "is a mail, no report; 'zielwacht mail answer' takes it as an answer" in done.err) == (2, True)
    assert traces(house.folder, "Mustermann", ILLNESS) == []
