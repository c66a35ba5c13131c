"""A mail is answered: it waits until it is entered, and of whoever wrote it nothing is found anywhere."""

from __future__ import annotations

import json

import pytest

from checker.domain.answer import token_of
from checker.domain.message import OutboxState
from checker.domain.proposal import Dropped, Proposal, ProposalState, SenderKind
from checker.store import Store, acts, journal, outbox, proposals, records
from checker.usecases.answering.receive import receive
from tests.answers import ADDRESS, AUTOMATIC, ILLNESS, NAME, SHAPES, Shape
from tests.integration.a_house import CRITERIA
from tests.integration.walked_house import DOMAIN, NOON, OWNER, STAMP, house, store, walked
from tests.workspace import Done, Workspace

__all__ = ["house", "store"]

OVERDUE = "1 overdue reports of fachaufsicht"


def mails(house: Workspace, **wanted: str) -> list[dict[str, str]]:
    """The mails of the outbox, those about the criteria alone."""
    told = json.loads(house.run("mail", "outbox", "--json").out)
    about = [mail for mail in told if {item["obligation"] for item in mail["items"]} == {CRITERIA}]
    return [mail for mail in about if all(mail[name] == value for name, value in wanted.items())]


def told(house: Workspace, addressed: str = OWNER, kind: str = "alert") -> tuple[str, str]:
    """Token and Message-ID of the last mail of a kind to a role."""
    mail = mails(house, addressed=addressed, kind=kind)[-1]
    return token_of(mail["key"]), mail["message_id"]


def of_report(house: Workspace) -> tuple[str, str]:
    """Token and Message-ID of the mail about the overdue report of the reviews."""
    outbox = json.loads(house.run("mail", "outbox", "--json").out)
    wanted = ("overdue_report", "fachaufsicht@jobcenter")
    mail = next(one for one in outbox if (one["kind"], one["addressed"]) == wanted)
    return token_of(mail["key"]), mail["message_id"]


def came(store: Store, house: Workspace, shape: Shape, **to: str) -> Proposal:
    received = receive(store, shape.bytes(*told(house, **to)), NOON, mail_domain=DOMAIN).proposal
    assert received is not None
    return received


def sent(house: Workspace, text: str, *, sender: str = ADDRESS, **to: str) -> Done:
    """An answer through the command, as the mail server would hand it over."""
    raw = Shape("", text).bytes(*told(house, **to)).replace(ADDRESS.encode(), sender.encode())
    house.write("answer.eml", raw)
    return house.run("mail", "answer", house.folder / "answer.eml", "--now", STAMP)


def decided(house: Workspace, *words: str, at: str = STAMP) -> Done:
    return house.run("proposals", *words, "--now", at)


def said(one: Proposal) -> tuple[str | None, ...]:
    answer = one.answer
    days = (day.isoformat() if day else None for day in (answer.day, answer.until))
    return (answer.choice, *days, answer.file_number, answer.unclear)


def test_there_are_sixty_shapes() -> None:
    assert len(SHAPES) >= 60


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Proposal]:
    """What each shape has become, all of them taken in by one house."""
    house = walked(tmp_path_factory.mktemp("answered"))
    opened = Store.open(f"sqlite:///{next(house.folder.glob('*.sqlite3'))}", create=False)
    of_our_mail = told(house)
    received = {
        shape.name: receive(opened, shape.bytes(*of_our_mail), NOON, mail_domain=DOMAIN).proposal for shape in SHAPES
    }
    opened.close()
    return {name: one for name, one in received.items() if one is not None}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_an_answer_is_understood_or_unclear(answered: dict[str, Proposal], shape: Shape) -> None:
    expected = (shape.choice, shape.day, shape.until, shape.file_number, shape.unclear)
    assert said(answered[shape.name]) == expected


def test_nothing_of_a_person_is_found_after_all_of_them(
    store: Store, house: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    token, message_id = told(house)
    for shape in (*SHAPES, *AUTOMATIC):
        one = receive(store, shape.bytes(token, message_id), NOON, mail_domain=DOMAIN).proposal
        with store.write() as tx:
            # The same answer once more would be none of its own.
            assert one is None or proposals.decide(tx, one, ProposalState.REJECTED, by="controlling", at=NOON)
    with store.read() as tx:
        assert len(proposals.load(tx)) == len(SHAPES)
        assert (acts.load(tx), records.load(tx).versions) == ((), ())
        assert proposals.dropped_since(tx, NOON.date()) == {Dropped.AUTOMATIC: len(AUTOMATIC)}
        assert journal.verify(tx) is None
    store.close()
    written = b"".join(path.read_bytes() for path in house.folder.rglob("*") if path.is_file())
    kept = (written + caplog.text.encode()).lower()
    secrets = (*NAME.split(), ILLNESS, ADDRESS, "vertrauliche", "1971-05-12", "02104 1234")
    assert [secret for secret in secrets if secret.lower().encode() in kept] == []


def test_an_acknowledgement_by_mail_waits_and_is_entered_for_the_role_that_answered(house: Workspace) -> None:
    done = sent(house, "ÜBERNEHME bis 15.06.")
    assert (done.code, done.out.split()[:2]) == (0, ["1", "waiting"])
    assert "breached" in house.run("findings", "list", "--now", STAMP).out.splitlines()[0]
    entered = decided(house, "accept", "1", "--by", "controlling")
    assert (entered.code, entered.out.split()[:2]) == (0, ["1", "entered"]), entered.err
    (act,) = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", STAMP).out)["acts"]
    assert (act["by"], act["confirmed_by"], act["until"]) == ("bereichsleitung_leistung", "controlling", "2016-06-15")
    assert (act["said_at"], act["reason"]) == ("2016-05-23T10:00:00+00:00", "Antwort vom 23.05.2016")


def test_a_fact_by_mail_resolves_the_finding_once_it_is_entered(house: Workspace) -> None:
    sent(house, "ERLEDIGT 12.05. 50.1-2016/077")
    assert decided(house, "accept", "1", "--by", "controlling").code == 0
    assert house.run("tick", "--now", "2016-05-24T07:00").code == 0
    story = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", "2016-05-24T08:00").out)
    assert story["state"] == "resolved"
    again = decided(house, "accept", "1", "--by", "controlling")
    assert (again.code, "has been entered already: on" in again.err) == (2, True)


def test_what_is_missing_can_be_completed_and_what_was_said_cannot_be_changed(house: Workspace) -> None:
    sent(house, "ERLEDIGT 12.05.")
    missing = decided(house, "accept", "1", "--by", "controlling")
    assert (missing.code, "does not say yet: --file-number" in missing.err) == (2, True)
    changed = decided(house, "accept", "1", "--by", "controlling", "--day", "2016-05-11")
    assert "the answer itself says --day" in changed.err
    assert decided(house, "accept", "1", "--by", "controlling", "--file-number", "50.1-2016/077").code == 0


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        pytest.param("ÜBERNEHME bis 15.06.", ("--by", "gf"), "does not enter this answer", id="not the administration"),
        pytest.param("ÜBERNEHME", ("--by", "controlling"), "does not say yet: --day", id="no day"),
        pytest.param("ERLEIDGT 12.05.", ("--by", "controlling"), "can only be rejected", id="unclear"),
        pytest.param("FREIGEBEN", ("--by", "controlling"), "type its token (--token)", id="a release needs its token"),
        pytest.param("EINWAND", ("--by", "controlling", "--day", "2016-05-12"), "no part of an answer", id="no use"),
        pytest.param("ÜBERNEHME bis 15.06.", ("--by", "controlling", "--token", "ZW-000000"), "is not the token",
                     id="another token"),
    ],
)  # fmt: skip
def test_an_answer_is_not_entered(house: Workspace, text: str, words: tuple[str, ...], sentence: str) -> None:
    sent(house, text)
    done = decided(house, "accept", "1", *words)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_the_management_releases_by_mail_what_is_confirmed_with_its_token(house: Workspace) -> None:
    to_the_management = {"addressed": "gf@jobcenter", "kind": "escalation"}
    token, _ = told(house, **to_the_management)
    sent(house, "FREIGEBEN", **to_the_management)
    done = decided(house, "accept", "1", "--by", "controlling", "--token", token)
    assert done.code == 0, done.err
    assert [mail["state"] for mail in mails(house, addressed="traeger_kreis@jobcenter")] == ["pending"]


def test_nobody_else_releases_by_mail(house: Workspace) -> None:
    sent(house, "FREIGEBEN")
    token, _ = told(house)
    assert "in doubt: release.not_the_management" in decided(house, "list").out
    done = decided(house, "accept", "1", "--by", "controlling", "--token", token)
    assert "may not release mails" in done.err
    assert [mail["state"] for mail in mails(house, addressed="traeger_kreis@jobcenter")] == ["draft"]


def test_an_answer_releases_no_other_letter_than_the_one_that_was_read(store: Store, house: Workspace) -> None:
    to_the_management = {"addressed": "gf@jobcenter", "kind": "escalation"}
    sent(house, "FREIGEBEN", **to_the_management)
    with store.write() as tx:
        (draft,) = outbox.list_messages(tx, states=[OutboxState.DRAFT])
        other = draft.message.facts | {"because": ["Inzwischen ist es anders."]}
        outbox.edit(tx, draft.key, other, at=draft.queued_at, by="gf")
    token, _ = told(house, **to_the_management)
    done = decided(house, "accept", "1", "--by", "controlling", "--token", token)
    assert "another letter waits" in done.err
    assert [mail["state"] for mail in mails(house, addressed="traeger_kreis@jobcenter")] == ["draft"]


def test_a_letter_is_kept_back_by_mail(house: Workspace) -> None:
    to_the_management = {"addressed": "gf@jobcenter", "kind": "escalation"}
    sent(house, "NICHT SENDEN", **to_the_management)
    decided(house, "accept", "1", "--by", "controlling", "--token", told(house, **to_the_management)[0])
    assert [mail["state"] for mail in mails(house, addressed="traeger_kreis@jobcenter")] == ["not_to_be_sent"]


def test_a_token_counts_only_if_its_mail_has_left(store: Store, house: Workspace) -> None:
    one = came(store, house, Shape("", "FREIGEBEN"), addressed="traeger_kreis@jobcenter", kind="letter")
    assert (one.unclear, one.matter.addressed) == ("never_sent", "")


@pytest.mark.parametrize(
    ("sender", "kind"),
    [
        pytest.param("bereichsleitung.leistung@jobcenter.example", SenderKind.ROLE, id="the role's mailbox"),
        pytest.param(ADDRESS, SenderKind.HOUSE, id="somebody's own mailbox in the house"),
        pytest.param("jemand@anderswo.example", SenderKind.UNKNOWN, id="a mailbox outside"),
    ],
)
def test_whose_mailbox_it_came_from_is_marked(store: Store, house: Workspace, sender: str, kind: SenderKind) -> None:
    raw = Shape("", "ÜBERNEHME bis 15.06.").bytes(*told(house)).replace(ADDRESS.encode(), sender.encode())
    received = receive(store, raw, NOON, mail_domain=DOMAIN).proposal
    assert received is not None
    assert received.sender is kind


def test_an_unknown_sender_needs_the_token_typed(house: Workspace) -> None:
    done = sent(house, "ÜBERNEHME bis 15.06.", sender="jemand@anderswo.example")
    assert "unknown sender" in done.out
    assert "type its token" in decided(house, "accept", "1", "--by", "controlling").err
    assert decided(house, "accept", "1", "--by", "controlling", "--token", told(house)[0]).code == 0


def test_a_mail_of_a_stranger_about_nothing_of_ours_is_counted_only(house: Workspace) -> None:
    house.write("spam.eml", b"From: a@b.example\nSubject: Angebot\n\nERLEDIGT 12.05.\n")
    done = house.run("mail", "answer", house.folder / "spam.eml", "--now", STAMP)
    assert (done.code, done.out) == (0, "nothing kept: not_ours, counted\n")
    listed = decided(house, "list")
    assert (listed.out, listed.err) == ("", "0 answers; not kept in 30 days: 1 not_ours\n")


def test_an_absence_by_mail_is_entered_and_its_days_are_kept_with_the_absence_alone(house: Workspace) -> None:
    sent(house, "ABWESEND von 25.05. bis 10.06., es liest Fachaufsicht")
    assert decided(house, "accept", "1", "--by", "controlling").code == 0
    (one,) = json.loads(decided(house, "list", "--all", "--json").out)
    assert (one["day"], one["until"], one["reader"]) == (None, None, None)
    assert "fachaufsicht" in house.run("roles", "list", "--on", "2016-05-25").out


def test_that_there_was_nothing_is_a_report_once_it_is_entered(house: Workspace) -> None:
    """The mail about the overdue report of the reviews is answered."""
    raw = Shape("", "NICHTS").bytes(*of_report(house))
    house.write("answer.eml", raw)
    assert (
        "nothing  fachaufsicht/reviews/2016-Q1"
        in house.run("mail", "answer", house.folder / "answer.eml", "--now", STAMP).out
    )
    assert OVERDUE in house.run("status", "--now", STAMP).out
    done = decided(house, "accept", "1", "--by", "controlling")
    assert done.code == 0, done.err
    house.run("tick", "--now", "2016-05-24T07:00")
    assert OVERDUE not in house.run("status", "--now", "2016-05-24T08:00").out


def test_nothing_to_report_is_no_answer_about_an_obligation(house: Workspace) -> None:
    sent(house, "NICHTS")
    assert f"no report '{CRITERIA}'" in decided(house, "accept", "1", "--by", "controlling").err


def test_an_objection_to_what_nobody_has_taken_on_is_told_and_is_no_act(house: Workspace) -> None:
    sent(house, "TRIFFT NICHT ZU")
    assert decided(house, "accept", "1", "--by", "controlling").code == 0
    story = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", STAMP).out)
    assert (story["state"], story["acts"]) == ("open", [])


@pytest.mark.parametrize(
    ("text", "to", "act"),
    [
        pytest.param("NICHT ZUSTÄNDIG", {}, "handback", id="handed back"),
        pytest.param("TRIFFT NICHT ZU", {"addressed": "gf@jobcenter", "kind": "escalation"}, "object", id="objected"),
    ],
)
def test_what_was_taken_on_is_opened_again_by_mail(house: Workspace, text: str, to: dict[str, str], act: str) -> None:
    sent(house, "ÜBERNEHME bis 15.06.")
    assert decided(house, "accept", "1", "--by", "controlling").code == 0
    sent(house, text, **to)
    done = decided(house, "accept", "2", "--by", "controlling")
    assert done.code == 0, done.err
    story = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", STAMP).out)
    assert (story["state"], [one["kind"] for one in story["acts"]]) == ("open", ["acknowledge", act])


@pytest.mark.parametrize("text", ["KOMMT bis 30.05.", "NEUE FRIST 15.06.", "ZAHLEN STIMMEN NICHT", "ÄNDERUNG NÖTIG"])
def test_what_is_only_told_is_entered_and_changes_nothing(house: Workspace, text: str) -> None:
    sent(house, text)
    done = decided(house, "accept", "1", "--by", "controlling")
    assert (done.code, done.out.split()[:2]) == (0, ["1", "entered"]), done.err
    story = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", STAMP).out)
    assert (story["state"], story["acts"]) == ("open", [])


def test_a_rejection_names_its_reason_and_nobody(house: Workspace) -> None:
    sent(house, "ÜBERNEHME bis 15.06.")
    assert "needs a reason" in decided(house, "reject", "1", "--by", "controlling").err
    named = decided(house, "reject", "1", "--by", "controlling", "--reason", "Herr Mustermann ist nicht zuständig")
    assert "looks like a person's name" in named.err
    done = decided(house, "reject", "1", "--by", "controlling", "--reason", "Bitte mit Aktenzeichen")
    assert (done.code, done.out.split()[1]) == (0, "rejected")
    assert decided(house, "list").out == ""


def test_a_subject_in_no_character_set_is_no_crash_that_shows_the_mail(house: Workspace) -> None:
    """A traceback would go to the mail server's log, with what stood in the subject."""
    _, message_id = told(house)
    subject = b"=?utf-\xff8?q?Bandscheibenvorfall?="
    house.write("broken.eml", b"Subject: " + subject + f"\nIn-Reply-To: {message_id}\n\nEINWAND\n".encode())
    done = house.run("mail", "answer", house.folder / "broken.eml", "--now", STAMP)
    assert (done.code, done.err) == (0, "")
    assert "not_applicable" in done.out


BOUNCE = """From: MAILER-DAEMON@relay.example
To: zielwacht@jobcenter.example
Subject: Undelivered Mail
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Ottokar Mustermann <ottokar.mustermann@jobcenter.example> is unknown.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; ottokar.mustermann@jobcenter.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no Mustermann here

--b
Content-Type: text/rfc822-headers

From: zielwacht@jobcenter.example
Message-ID: {message_id}

--b--
"""


def bounced(house: Workspace, message_id: str, action: str = "failed") -> Done:
    house.write("bounce.eml", BOUNCE.format(message_id=message_id, action=action))
    return house.run("mail", "answer", house.folder / "bounce.eml", "--now", STAMP)


def test_a_mail_that_came_back_is_told_once_to_whoever_runs_the_service(house: Workspace) -> None:
    _, message_id = told(house)
    for _ in range(2):
        done = bounced(house, message_id)
        assert (done.code, done.out) == (0, f"came back: a mail to {OWNER}\n")
    outbox = json.loads(house.run("mail", "outbox", "--state", "pending", "--json").out)
    told_now = sorted((mail["kind"], mail["addressed"]) for mail in outbox)
    assert told_now == [("alert", "gf@jobcenter"), ("operator", "it@jobcenter")]
    written = b"".join(path.read_bytes() for path in house.folder.glob("*.sqlite3*"))
    assert b"ustermann" not in written
    assert b'"status":"5.1.1"' in written


@pytest.mark.parametrize(
    ("message_id", "action"),
    [pytest.param("<no@jobcenter.example>", "failed", id="none of ours"), pytest.param("", "delayed", id="only late")],
)
def test_other_reports_are_counted_only(house: Workspace, message_id: str, action: str) -> None:
    done = bounced(house, message_id or told(house)[1], action)
    assert done.out == "nothing kept: automatic, counted\n"
