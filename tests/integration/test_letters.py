"""What the management decides about a letter to a body outside: whole ladders, a real store, commands as printed."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.domain.answer import AnswerChoice, ReadAnswer
from checker.domain.message import OutboxState
from checker.domain.proposal import Matter, Proposal, SenderKind
from checker.store import proposals
from checker.store.mail_rows import LetterDecision, QueuedMessage
from checker.usecases.telling.letters import ToldOtherwise, decide_against, edit, release, tell_otherwise
from tests.integration.a_house import CRITERIA, THE_POST_IS_FILLED, TO_THE_DISTRICT, House, a_house, a_house_again
from tests.refused import refused
from tests.workspace import CONFIG, Done, Workspace

DISTRICT, MANAGEMENT = "traeger_kreis@jobcenter", "geschaeftsfuehrung@jobcenter.example"
AT_THE_DISTRICT = "jobcenter@kreis.example"
WRITTEN, REPEATED, AGAIN = date(2016, 5, 23), date(2016, 6, 1), date(2016, 6, 20)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house on the day on which its ladder has led outside, and a letter waits."""
    folder = tmp_path_factory.mktemp("begun")
    with a_house(folder, THE_POST_IS_FILLED, TO_THE_DISTRICT) as made:
        configured = CONFIG.format(transport="folder", port=25).replace("zielwacht.sqlite3", "store.sqlite3")
        Workspace(folder).write("config.toml", configured)
        made.walk(WRITTEN)
    return folder


@pytest.fixture
def house(begun: Path, tmp_path: Path) -> Iterator[House]:
    with a_house_again(Path(shutil.copytree(begun, tmp_path / "house")), WRITTEN) as made:
        yield made


def run(house: House, *words: str) -> Done:
    return Workspace(house.folder).run(*words)


def letters(house: House) -> list[QueuedMessage]:
    return [mail for mail in house.mails() if mail.message.addressed == DISTRICT]


def waiting(house: House) -> QueuedMessage:
    (letter,) = (mail for mail in letters(house) if mail.state is OutboxState.DRAFT)
    return letter


def states(house: House) -> list[str]:
    return [str(mail.state) for mail in letters(house)]


def text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return " ".join(str(body.get_content()).split())


# --- Released ---------------------------------------------------------------------------------------------


def test_a_letter_is_released_by_its_first_key_as_long_as_its_finding_is_open(house: House) -> None:
    """The management is asked three times, weeks apart; what was printed first still lets it go."""
    (printed, *_) = run(house, "mail", "outbox", "--state", "draft").out.split()
    house.walk(AGAIN)
    assert len([mail for mail in house.inbox(MANAGEMENT) if "Das Schreiben im Wortlaut" in text(mail)]) == 3
    done = run(house, "mail", "release", printed, "--by", "gf", "--now", f"{AGAIN}T09:00")
    assert done.code == 0, done.err
    house.walk(date(2016, 6, 21))
    (letter,) = house.inbox(AT_THE_DISTRICT)
    assert "Datum: Montag, 20.06.2016" in text(letter)
    assert "Ihre Antwort erbitten wir bis Montag, 04.07.2016." in text(letter)
    assert letter["Reply-To"] == "geschaeftsfuehrung@jobcenter.example"


def test_the_management_reads_the_whole_letter_in_the_mail_that_asks_for_its_release(house: House) -> None:
    notice = text(house.inbox(MANAGEMENT)[-1])
    release(house.store, waiting(house).key, "gf", house.at(9))
    house.walk(date(2016, 5, 24))
    (letter,) = house.inbox(AT_THE_DISTRICT)
    body = text(letter).replace("Montag, 23.05.2016", "Tag der Absendung")
    body = re.sub(r"(erbitten wir) bis \w+, [\d.]+\d", r"\1 bis zum 10. Arbeitstag nach der Absendung", body)
    assert body in notice.replace("| ", "")


def test_the_next_letter_belongs_to_the_last_that_left_and_not_to_one_that_never_did(house: House) -> None:
    release(house.store, waiting(house).key, "gf", house.at(9))
    house.walk(date(2016, 6, 8))
    release(house.store, waiting(house).key, "gf", house.at(9))
    house.walk(date(2016, 6, 9))
    first, second = house.inbox(AT_THE_DISTRICT)
    assert first["In-Reply-To"] is None
    assert second["In-Reply-To"] == first["Message-ID"]
    assert "was wir Ihnen am 24.05.2016 mitgeteilt haben" in text(second)


# --- Told in another way ----------------------------------------------------------------------------------


def test_what_was_told_in_another_way_counts_as_told_from_its_day_on(house: House) -> None:
    key = waiting(house).key
    house.walk(date(2016, 5, 25))
    done = run(
        house, "mail", "settle", key[:12], "--by", "gf", "--file-number", "50.1-2016/077", "--on", "2016-05-24",
        "--now", "2016-05-25T09:00",
    )  # fmt: skip
    assert done.code == 0, done.err
    (letter,) = letters(house)
    assert letter.decision == LetterDecision("gf", on=date(2016, 5, 24), file_number="50.1-2016/077")
    # Five working days and one after the day on which it was told.
    house.walk(date(2016, 5, 31))
    assert states(house) == ["told_otherwise"]
    house.walk(date(2016, 6, 2))
    assert states(house) == ["told_otherwise", "draft"]
    assert "was wir Ihnen am 24.05.2016 mitgeteilt haben" in run(house, "mail", "show", waiting(house).key).out.replace(
        "\n", " "
    )
    assert "24.05.2016: Schreiben an Kreis Mettmann, auf anderem Weg mitgeteilt" in text(house.inbox(MANAGEMENT)[-1])
    house.receive_minutes(date(2016, 6, 2))
    house.walk(date(2016, 6, 3))
    assert ("draft", "letter", DISTRICT) in house.told(), "whoever was told hears of the end"


@pytest.mark.parametrize(
    ("on", "file_number", "why"),
    [
        pytest.param(date(2016, 5, 26), "50.1-2016/077", "cannot have been told on 26.05.2016", id="still to come"),
        pytest.param(date(2016, 5, 2), "50.1-2016/077", "a day from 03.05.2016 to 23.05.2016", id="before it began"),
        pytest.param(WRITTEN, " ", "name the file", id="without a file number"),
        pytest.param(WRITTEN, "Frau Erika Mustermann", "looks like", id="naming somebody"),
    ],
)
def test_what_cannot_have_been_told_in_another_way(house: House, on: date, file_number: str, why: str) -> None:
    with refused(re.escape(why)):
        tell_otherwise(house.store, waiting(house).key, "gf", ToldOtherwise(on, file_number), house.at(9))
    assert states(house) == ["draft"]


# --- Not to be sent ---------------------------------------------------------------------------------------


def test_what_is_not_to_be_sent_is_written_by_no_repeat_and_the_management_reads_that(house: House) -> None:
    done = run(
        house, "mail", "withhold", waiting(house).key[:12], "--by", "gf", "--reason", "steht auf der Tagesordnung",
        "--now", "2016-05-23T09:00",
    )  # fmt: skip
    assert done.code == 0, done.err
    house.walk(AGAIN)
    assert states(house) == ["not_to_be_sent"]
    (letter,) = letters(house)
    assert letter.decision == LetterDecision("gf", "steht auf der Tagesordnung")
    said = text(house.inbox(MANAGEMENT)[-1])
    assert "Das Schreiben soll nach Ihrer Entscheidung nicht gesendet werden (Empfänger wäre: Kreis Mettmann)." in said
    assert "Das Schreiben im Wortlaut" not in said
    assert "Schreiben an Kreis Mettmann, Entwurf, der nicht gesendet werden soll" in said
    with refused("not to be sent"):
        release(house.store, letter.key, "gf", house.at(9))
    assert house.inbox(AT_THE_DISTRICT) == []


def test_nobody_but_the_management_or_its_deputy_decides_about_a_letter(house: House) -> None:
    key = waiting(house).key
    for by in ("controlling", "traeger_kreis", "bereichsleitung_leistung"):
        with refused("the management may: gf, bereichsleitung_mi"):
            decide_against(house.store, key, by, "nein", house.at(9))
        with refused("the management may"):
            edit(house.store, key, by, {"request": "Bitte antworten Sie."}, house.at(9))
        with refused("the management may"):
            tell_otherwise(house.store, key, by, ToldOtherwise(WRITTEN, "50.1-2016/077"), house.at(9))
    assert states(house) == ["draft"]
    assert decide_against(house.store, key, "bereichsleitung_mi", "nein", house.at(9)).decision is not None


# --- In other words ---------------------------------------------------------------------------------------


def test_a_letter_in_other_words_waits_under_its_key_and_keeps_them_through_repeats(house: House) -> None:
    key = waiting(house).key[:12]
    words = ("--request", "Bitte stimmen Sie der neuen Frist zu.")
    done = run(house, "mail", "edit", key, "--by", "gf", *words, "--now", "2016-05-23T09:00")
    assert done.code == 0, done.err
    house.walk(REPEATED)
    assert waiting(house).key.startswith(key)
    shown = run(house, "mail", "show", key)
    assert "Bitte stimmen Sie der neuen Frist zu." in shown.out
    assert "Bitte teilen Sie uns mit, ob Sie an dem Ziel festhalten" in shown.err, "as it was drafted"
    assert "Bitte stimmen Sie der neuen Frist zu." in text(house.inbox(MANAGEMENT)[-1])
    release(house.store, key, "gf", house.at(9))
    house.walk(date(2016, 6, 2))
    (letter,) = house.inbox(AT_THE_DISTRICT)
    assert "Bitte stimmen Sie der neuen Frist zu." in text(letter)
    assert "Spätestens Montag, 02.05.2016" in text(letter), "facts cannot be edited"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param({}, "say what is to read otherwise", id="nothing"),
        pytest.param({"request": " "}, "one character at least", id="empty"),
        pytest.param({"request": "x" * 2_001}, "2000 at most", id="too long"),
        pytest.param({"opening": "Frau Erika Mustermann hat angerufen."}, "looks like", id="naming somebody"),
    ],
)
def test_words_that_no_letter_gets(house: House, words: dict[str, str], why: str) -> None:
    with refused(why):
        edit(house.store, waiting(house).key, "gf", words, house.at(9))


# --- Shown ------------------------------------------------------------------------------------------------


def test_a_mail_is_shown_as_text_html_and_bytes_and_a_superseded_one_names_what_follows(house: House) -> None:
    draft = waiting(house)
    assert run(house, "mail", "show", draft.key[:12]).out.startswith("Subject: Einsatzkriterien")
    assert "@media print" in run(house, "mail", "show", draft.key[:12], "--html").out
    assert f"Message-ID: {draft.message_id}" in run(house, "mail", "show", draft.key[:12], "--eml").out
    assert json.loads(run(house, "mail", "show", draft.key, "--json").out)["state"] == "draft"
    (first, *_) = house.mails()
    assert run(house, "mail", "show", first.key, "--eml").out.encode().replace(b"\r\n", b"\n") in [
        path.read_bytes().replace(b"\r\n", b"\n") for path in (house.folder / "mails").glob("*.eml")
    ], "as it left"


def test_a_mail_is_shown_as_it_would_leave_now_also_with_an_answer_that_came_meanwhile(house: House) -> None:
    asked = next(mail for mail in house.mails() if mail.message.addressed == "gf@jobcenter")
    with closing(sqlite3.connect(house.folder / "store.sqlite3")) as store, store:
        store.execute("UPDATE message SET state = 'pending', rendered = NULL WHERE key = ?", (asked.key,))
    assert "liegt zur Eintragung vor" not in run(house, "mail", "show", asked.key).out
    came = Matter(about=CRITERIA, addressed="gf@jobcenter", episode=1)
    taken_on = ReadAnswer(AnswerChoice.TAKE_ON, day=date(2016, 6, 6))
    with house.store.write() as tx:
        proposals.add(tx, Proposal(0, house.at(9), came, taken_on, SenderKind.ROLE))
    assert "Antwort vom 23.05.2016 liegt zur Eintragung vor" in run(house, "mail", "show", asked.key).out


@pytest.mark.parametrize(
    ("key", "why"), [("abc", "too short"), ("abcdefabcdef", "no mail whose key begins with 'abcdefabcdef'")]
)
def test_what_is_not_there_is_not_shown(house: House, key: str, why: str) -> None:
    shown = run(house, "mail", "show", key)
    assert (shown.code, shown.out) == (2, "")
    assert why in shown.err


def test_a_letter_can_be_previewed_before_any_ladder_leads_outside(house: House) -> None:
    shown = run(house, "mail", "preview", CRITERIA.split("/")[0], "--kind", "letter", "--on", "2016-06-01")
    assert shown.code == 0, shown.err
    assert "To: jobcenter@kreis.example" in shown.out
    assert "Sehr geehrte Damen und Herren," in shown.out


def test_a_previewed_letter_is_answered_where_one_that_leaves_is(house: House) -> None:
    words = ("mail", "preview", CRITERIA.split("/")[0], "--kind", "letter", "--on", "2016-06-01", "--out", "seen")
    assert run(house, *words).code == 0
    (eml,) = (house.folder / "seen").glob("*.eml")
    assert message_from_bytes(eml.read_bytes(), policy=policy.default)["Reply-To"] == MANAGEMENT
