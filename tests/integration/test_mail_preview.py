"""`mail preview`, `mail test` and `mail retry` as commands."""

from __future__ import annotations

import email
import sqlite3
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.workspace import Workspace, make_workspace

KDU = "kdu-error-rate"
CRITERIA = "investigation-criteria-agreed"


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, goals=("kdu", "leistungsbereich"))


def read(path: Path) -> EmailMessage:
    mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("reminder", "[Erinnerung]"),
        ("alert", "[Zielwert überschritten]"),
        ("escalation", "[Vorlage Stufe 2]"),
        ("all_clear", "[Entwarnung]"),
        ("rectification", "[Richtigstellung]"),
        ("rule_change", "[Regel geändert]"),
        ("digest", "[Übersicht KW 40]"),
        ("overdue_report", "[Bericht fehlt]"),
    ],
)
def test_every_kind_about_a_rule_can_be_seen_without_a_store(house: Workspace, kind: str, begins: str) -> None:
    done = house.run("mail", "preview", KDU, "--kind", kind, "--on", "2016-10-05")
    assert done.code == 0, done.err
    to, subject, empty, marking, *_ = done.out.splitlines()
    assert to.startswith("To: ")
    assert subject.startswith(f"Subject: {begins}")
    assert (empty, marking) == ("", "INTERN · Zielwacht · Jobcenter ME-aktiv")
    assert "made up" in done.err
    assert not house.store.exists()
    assert not (house.folder / "mails").exists(), "a preview sends nothing"


@pytest.mark.parametrize("kind", ["all_well", "operator", "receipt", "rules_edited", "test"])
def test_notices_are_about_no_rule(house: Workspace, kind: str) -> None:
    assert house.run("mail", "preview", "--kind", kind, "--on", "2016-10-05").code == 0
    refused = house.run("mail", "preview", KDU, "--kind", kind, "--on", "2016-10-05")
    assert refused.code == 2
    assert "is about no rule" in refused.err


def test_what_went_wrong_is_shown_as_the_service_would_get_it(house: Workspace) -> None:
    to, *_ = house.run("mail", "preview", "--kind", "operator", "--on", "2016-10-05").out.splitlines()
    assert to == "To: it@jobcenter.example"


def test_made_up_figures_suit_the_kind(house: Workspace) -> None:
    bad = house.run("mail", "preview", KDU, "--kind", "alert", "--on", "2016-10-05").out
    good = house.run("mail", "preview", KDU, "--kind", "all_clear", "--on", "2016-10-05").out
    assert "40 von 300" in bad
    assert "20 von 300" in good


def test_the_stores_own_verdict_is_shown_where_the_mail_could_tell_it(house: Workspace) -> None:
    house.run("rules", "activate")
    house.run("tick", "--now", "2016-05-04T07:00")
    done = house.run("mail", "preview", CRITERIA, "--kind", "alert", "--on", "2016-05-04")
    assert done.code == 0
    assert "made up" not in done.err
    assert "Bis 02.05.2016, 24:00 Uhr, wurde kein Nachweis gemeldet." in done.out
    ended = house.run("mail", "preview", CRITERIA, "--kind", "all_clear", "--on", "2016-05-04")
    assert "made up" in ended.err, "it is not over, so nobody could be told so"


def test_files_are_written_and_the_mail_among_them_is_whole(house: Workspace) -> None:
    done = house.run(
        "mail", "preview", CRITERIA, "--kind", "reminder", "--on", "2016-04-22", "--locale", "en", "--out", "seen"
    )
    assert done.code == 0
    names = [f"reminder-{CRITERIA}.{ending}" for ending in ("eml", "html", "txt")]
    assert [Path(line).name for line in done.out.splitlines()] == names
    mail = read(house.folder / "seen" / names[0])
    assert str(mail["Subject"]).startswith("[Reminder] Kriterien Ermittlungsdienst, please by Fri 29 Apr 2016")
    assert [part.get_filename() for part in mail.iter_attachments()] == ["due-day.ics"]
    assert '<html lang="en"' in (house.folder / "seen" / names[1]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("kdu-eror-rate", "--kind", "alert"), "did you mean 'kdu-error-rate'?"),
        ((KDU, "--kind", "alert", "--scope", "ratingen"), "is not judged at 'ratingen' (allowed: jobcenter)"),
        (("--kind", "alert"), "is about a rule: name one"),
        ((CRITERIA, "--kind", "overdue_report"), "is never about 'investigation-criteria-agreed'"),
        ((KDU, "--kind", "alarm"), "'alarm' is not one of"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_what_can(house: Workspace, arguments: tuple[str, ...], said: str) -> None:
    done = house.run("mail", "preview", *arguments, "--on", "2016-10-05")
    assert done.code == 2
    assert said in done.err


def with_template(house: Workspace, source: str, name: str = "de/reminder.text.j2") -> None:
    house.write(f"templates/{name}", source)
    config = (house.folder / "config.toml").read_text(encoding="utf-8")
    house.write("config.toml", config.replace('folder = "mails"\n', 'folder = "mails"\ntemplates = "templates"\n'))


def test_an_edited_template_is_seen_at_once(house: Workspace) -> None:
    with_template(house, "Bitte bald: {{ facts.title }}\n")
    done = house.run("mail", "preview", CRITERIA, "--kind", "reminder", "--on", "2016-04-22")
    assert done.code == 0
    assert "Bitte bald: Einsatzkriterien" in done.out


def test_a_broken_template_is_named_with_its_line_and_the_built_in_text_shown(house: Workspace) -> None:
    with_template(house, "Bitte bald:\n{{ facts.titel }}\n")
    done = house.run("mail", "preview", CRITERIA, "--kind", "reminder", "--on", "2016-04-22")
    assert done.code == 2
    assert "de/reminder.text.j2:2: UndefinedError" in done.err
    assert "mails leave with the built-in text" in done.err
    assert "Bitte erledigen Sie diesen Punkt rechtzeitig" in done.out


def test_a_template_of_a_misspelt_name_is_noticed(house: Workspace) -> None:
    with_template(house, "x", "de/remynder.text.j2")
    done = house.run("mail", "preview", CRITERIA, "--kind", "reminder", "--on", "2016-04-22")
    assert done.code == 0
    assert "de/remynder.text.j2 replaces no built-in template" in done.err


def test_mails_leave_with_the_built_in_text_while_a_template_is_broken(house: Workspace) -> None:
    with_template(house, "{{ 1 / 0 }}", "de/alert.html.j2")
    house.run("rules", "activate")
    done = house.run("tick", "--now", "2016-05-04T07:00")
    assert done.code == 0, done.err
    alerts = sorted((house.folder / "mails").glob("*-alert-*.eml"))
    assert alerts, "the finding about the criteria is told"
    body = read(alerts[0]).get_body(("plain",))
    assert body is not None
    assert "Bitte holen Sie den Punkt nach" in body.get_content()


def test_a_test_mail_reaches_the_mailbox_of_a_role_and_is_journaled(house: Workspace) -> None:
    house.run("rules", "activate")
    done = house.run("mail", "test", "--to", "controlling")
    assert done.code == 0, done.err
    assert done.out.startswith("taken for controlling@jobcenter.example by ")
    (path,) = (house.folder / "mails").glob("*.eml")
    mail = read(path)
    assert mail["Subject"] == "[Test] Mails der Zielwacht kommen an – Jobcenter ME-aktiv"
    assert mail["To"] == "controlling@jobcenter.example"
    assert mail["X-Zielwacht-Kind"] == "test"
    assert house.run("mail", "outbox").out == "", "it is no mail of the outbox"
    with sqlite3.connect(house.store) as store:
        kinds = [kind for (kind,) in store.execute("SELECT kind FROM journal ORDER BY seq")]
    assert kinds[-1] == "mail.tested"


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("btm", "outside the house"),
        ("controling", "did you mean 'controlling'?"),
        ("geschaeftsstellenleitung", "has several holders: name one of them, such as geschaeftsstellenleitung@hilden"),
        ("geschaeftsstellenleitung@nirgends", "is not to be found at 'nirgends'"),
    ],
)
def test_a_test_mail_goes_to_one_mailbox_in_the_house_only(house: Workspace, to: str, said: str) -> None:
    house.run("rules", "activate")
    done = house.run("mail", "test", "--to", to)
    assert done.code == 2
    assert said in done.err
    assert not list(house.folder.glob("mails/*"))


def test_a_test_mail_that_is_not_taken_is_a_failure_of_the_environment(house: Workspace) -> None:
    house.run("rules", "activate")
    house.configure("smtp", port=1)
    done = house.run("mail", "test", "--to", "controlling")
    assert done.code == 4
    assert "the test mail to controlling@jobcenter was not taken" in done.err


def test_a_refused_mail_is_retried_and_leaves_with_the_next_tick(house: Workspace) -> None:
    house.run("rules", "activate")
    assert house.run("tick", "--now", "2016-05-03T07:00").code == 0
    (first, *_) = house.run("mail", "outbox", "--state", "sent").out.splitlines()
    key = first.split()[0]
    refused = house.run("mail", "retry", key, "--now", "2016-05-03T09:00")
    assert refused.code == 2
    assert "is sent: only what was refused for good is retried" in refused.err
    with sqlite3.connect(house.store) as store:
        store.execute("UPDATE message SET state = 'dead' WHERE key LIKE ?", (f"{key}%",))
    waiting = house.run("mail", "retry", key, "--now", "2016-05-03T09:00")
    assert waiting.code == 0, waiting.err
    assert waiting.out.startswith(f"waits again: {key}  pending")
    house.run("tick", "--now", "2016-05-03T09:05")
    assert key in house.run("mail", "outbox", "--state", "sent").out
    assert house.run("mail", "retry", "0" * 12).code == 2
    assert house.run("mail", "retry", key, "--by", "niemand").code == 2
