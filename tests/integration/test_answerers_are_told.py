"""Whoever answers a mail hears of it at once, and again when it is decided: the role, in the same conversation."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.clock import at_local
from checker.domain.message import MessageKind, OutboxState
from checker.domain.outbox import NotNeeded
from checker.domain.proposal import Proposal
from checker.domain.refusal import Refused
from checker.store import Store, outbox, proposals, sending
from checker.store.mail_rows import QueuedMessage
from checker.usecases.acting.findings import story
from checker.usecases.answering.proposals import Completion, accept, reject
from checker.usecases.answering.receive import receive
from checker.usecases.answering.telling import tell_of_waiting
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed
from checker.usecases.running.tick import tick
from notifications.answers import about_answer
from tests.answers import SHAPES, Shape
from tests.integration.a_house import CRITERIA
from tests.integration.walked_house import DOMAIN, NOON, OWNER, house, store
from tests.workspace import Workspace

__all__ = ["house", "store"]

NEXT_DAY = at_local(date(2016, 5, 24), 12)
WAITS = (MessageKind.ANSWER, MessageKind.ANSWERS_WAIT)
STRANGER = b"jemand@anderswo.example"
ADDRESS = b"ottokar.mustermann@jobcenter.example"


def of_kind(store: Store, *kinds: MessageKind, about: str | None = None) -> list[QueuedMessage]:
    with store.read() as tx:
        return list(outbox.list_messages(tx, kinds=kinds, obligation=about))


def alert(store: Store) -> QueuedMessage:
    """The last alert about the criteria to whoever answers for them."""
    return next(mail for mail in of_kind(store, MessageKind.ALERT, about=CRITERIA) if mail.message.addressed == OWNER)


def came(store: Store, text: str, *, to: QueuedMessage | None = None, sender: bytes = ADDRESS) -> Proposal:
    raw = Shape("", text, token=None).bytes("", (to or alert(store)).message_id).replace(ADDRESS, sender)
    received = receive(store, raw, NOON, mail_domain=DOMAIN).proposal
    assert received is not None
    return received


def told(store: Store) -> list[tuple[object, ...]]:
    """To whom, with what fate and what was understood, and whether in the conversation of the alert."""
    root = alert(store).key
    return [
        (one.message.addressed, one.message.facts["fate"], one.message.facts["said"], one.message.root_key == root)
        for one in of_kind(store, MessageKind.ANSWER)
    ]


def test_an_answer_is_told_as_it_comes_in_and_again_as_it_is_entered(store: Store) -> None:
    number = came(store, "ÜBERNEHME bis 15.06.").number
    assert told(store) == [(OWNER, "received", "Übernommen bis 15.06.2016", True)]
    accept(store, number, "controlling", Completion(), NOON, mail_domain=DOMAIN)
    assert told(store)[1:] == [(OWNER, "entered", "Übernommen bis 15.06.2016", True)]


def test_that_an_answer_waits_is_told_to_nobody_once_it_is_decided(store: Store) -> None:
    """Else whoever has entered it reads a day later that it waits."""
    first = came(store, "ÜBERNEHME bis 15.06.")
    assert [mail.state for mail in of_kind(store, *WAITS)] == [OutboxState.PENDING] * 2
    accept(store, first.number, "controlling", Completion(), NOON, mail_domain=DOMAIN)
    assert [(mail.message.kind, mail.state) for mail in of_kind(store, *WAITS)] == [
        (MessageKind.ANSWER, OutboxState.PENDING),
        (MessageKind.ANSWERS_WAIT, OutboxState.SUPERSEDED),
        (MessageKind.ANSWER, OutboxState.PENDING),
    ]
    came(store, "ERLEDIGT 12.05. 50.1-2016/077")
    (waits,) = (mail for mail in of_kind(store, MessageKind.ANSWERS_WAIT) if mail.state is OutboxState.PENDING)
    assert [line["number"] for line in waits.message.facts["to_enter"]] == [2]  # type: ignore[index,union-attr]


def test_a_mail_that_names_others_that_wait_leaves_all_the_same(store: Store) -> None:
    first, second = came(store, "ÜBERNEHME bis 15.06."), came(store, "ERLEDIGT 12.05. 50.1-2016/077")
    with store.write() as tx:
        book = staffed(tx, active(tx))
        keys = [mail.key for mail in outbox.list_messages(tx, kinds=[MessageKind.ANSWERS_WAIT])]
        outbox.supersede(tx, keys, at=NOON, why=NotNeeded.ANSWER_DECIDED)
        tell_of_waiting(tx, book, NEXT_DAY, mail_domain=DOMAIN)
    reject(store, first.number, "controlling", "Der Vorgang ist noch offen", NEXT_DAY, mail_domain=DOMAIN)
    pending = [mail for mail in of_kind(store, MessageKind.ANSWERS_WAIT) if mail.state is OutboxState.PENDING]
    assert any(about_answer(second.number) in {item.obligation for item in mail.message.items} for mail in pending)


def test_a_rejection_is_told_with_its_reason(store: Store) -> None:
    number = came(store, "ERLEDIGT 12.05. 50.1-2016/077").number
    reject(store, number, "controlling", "Der Vorgang ist noch offen", NOON, mail_domain=DOMAIN)
    (mail,) = of_kind(store, MessageKind.ANSWER)[1:]
    assert (mail.message.facts["fate"], mail.message.facts["reason"]) == ("rejected", "Der Vorgang ist noch offen")


def test_a_decision_that_fails_tells_nobody(store: Store) -> None:
    came(store, "ÜBERNEHME bis 15.06.")
    with pytest.raises(Refused, match="not_theirs"):
        accept(store, 1, "gf", Completion(), NOON, mail_domain=DOMAIN)
    assert len(told(store)) == 1


def test_what_it_lacks_is_asked_for_once(store: Store) -> None:
    came(store, "ERLEDIGT 12.05.")
    (mail,) = of_kind(store, MessageKind.ANSWER)
    assert mail.message.facts["missing"] == ["Aktenzeichen"]


def test_an_answer_to_the_mail_about_an_answer_is_about_what_that_was_about(store: Store) -> None:
    came(store, "ERLEDIGT ist das noch nicht")
    (unclear,) = of_kind(store, MessageKind.ANSWER)
    again = came(store, "ÜBERNEHME bis 15.06.", to=sent(store, unclear))
    assert (again.matter.about, again.matter.addressed, again.unclear) == (CRITERIA, OWNER, None)


def sent(store: Store, mail: QueuedMessage) -> QueuedMessage:
    """The mail, taken by the server."""
    with store.write() as tx:
        held = sending.claim(tx, mail.key, now=NOON, until=NOON.replace(hour=NOON.hour + 1))
        assert held is not None
        assert sending.mark_data(tx, held, b"rendered", mailbox="anybody@jobcenter.example")
        assert sending.mark_sent(tx, held, at=NOON)
    return mail


def test_the_role_hears_of_a_stranger_and_the_stranger_of_nothing(store: Store) -> None:
    came(store, "ÜBERNEHME bis 15.06.", sender=STRANGER)
    (mail,) = of_kind(store, MessageKind.ANSWER)
    assert (mail.message.addressed, mail.message.facts["is_stranger"]) == (OWNER, True)
    assert STRANGER.decode() not in str(mail.message.facts)


def test_a_machine_that_answers_every_mail_is_not_answered_for_ever(store: Store) -> None:
    for _ in range(20):
        came(store, "Vielen Dank für Ihre Nachricht")
    assert len(told(store)) == 3
    with store.read() as tx:
        assert len(proposals.load(tx)) == 20, "they all wait"


def test_of_an_absence_no_day_is_told(store: Store) -> None:
    came(store, "ABWESEND von 25.05. bis 10.06., es liest Fachaufsicht")
    (mail,) = of_kind(store, MessageKind.ANSWER)
    assert mail.message.facts["said"] == "Abwesenheit"
    assert "25.05." not in str(mail.message.facts)


def test_every_answer_that_names_a_role_is_told_or_counted_as_unclear(store: Store) -> None:
    """The sixty shapes of answers, one after the other: whoever was understood hears so."""
    root = alert(store)
    for shape in SHAPES:
        receive(store, shape.bytes("ZW-" + root.message.items[0].key[:6], root.message_id), NOON, mail_domain=DOMAIN)
    with store.read() as tx:
        understood = [one.number for one in proposals.load(tx) if one.unclear is None]
    fates = [(one.message.items[0].obligation, one.message.facts["fate"]) for one in of_kind(store, MessageKind.ANSWER)]
    assert {about for about, fate in fates if fate == "received"} == {f"answer/{number}" for number in understood}
    assert len([fate for _, fate in fates if fate == "unclear"]) == 3


def passed_on(store: Store) -> list[tuple[object, ...]]:
    """Who was told of an answer that was entered, and what of it."""
    mails = [one.message for one in of_kind(store, MessageKind.ANSWER)]
    return [(one.addressed, one.facts["choice"]) for one in mails if one.facts["fate"] == "passed_on"]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        pytest.param("NEUE FRIST bis 15.06.", [("gf@jobcenter", "new_date")], id="a new date: who may extend"),
        pytest.param("NICHT ZUSTÄNDIG", [], id="the administration has entered it itself"),
        pytest.param("ÜBERNEHME bis 15.06.", [], id="an act is told by the finding"),
    ],
)
def test_what_decides_nothing_is_heard_by_whom_it_concerns(
    store: Store, text: str, heard: list[tuple[object, ...]]
) -> None:
    accept(store, came(store, text).number, "controlling", Completion(), NOON, mail_domain=DOMAIN)
    assert passed_on(store) == heard


def test_the_administration_hears_what_its_deputy_has_entered(store: Store) -> None:
    accept(store, came(store, "NICHT ZUSTÄNDIG").number, "bfdh", Completion(), NOON, mail_domain=DOMAIN)
    assert passed_on(store) == [("controlling@jobcenter", "not_responsible")]
    entered = of_kind(store, MessageKind.ANSWER)[-2].message.facts
    assert (entered["is_no_act"], entered["passed_to"]) == (True, ["Controlling"])


def to_enter(store: Store) -> list[tuple[str, list[object]]]:
    """Who was told that answers wait, and of which."""
    mails = [one.message for one in of_kind(store, MessageKind.ANSWERS_WAIT)]
    return [(one.addressed, [line["number"] for line in one.facts["to_enter"]]) for one in mails]  # type: ignore[union-attr, attr-defined, index]


def test_whoever_enters_hears_at_once_and_by_one_mail_a_day(store: Store) -> None:
    came(store, "ÜBERNEHME bis 15.06.")
    came(store, "NICHT ZUSTÄNDIG")
    assert to_enter(store) == [("controlling@jobcenter", [1])]


def test_the_deputy_hears_when_the_day_is_over(store: Store) -> None:
    came(store, "ÜBERNEHME bis 15.06.")
    came(store, "NICHT ZUSTÄNDIG")
    tick(store, at_local(date(2016, 5, 24), 7), mail_domain=DOMAIN)
    assert sorted(to_enter(store)[1:]) == [("bfdh@jobcenter", [1, 2]), ("controlling@jobcenter", [2])]
    tick(store, at_local(date(2016, 5, 25), 7), mail_domain=DOMAIN)
    assert len(to_enter(store)) == 3, "nobody is told twice"


def test_what_was_said_stays_with_the_finding_and_in_the_next_mail(store: Store) -> None:
    accept(store, came(store, "NICHT ZUSTÄNDIG").number, "controlling", Completion(), NOON, mail_domain=DOMAIN)
    answers = story(store, CRITERIA, NOON).answers
    assert [(str(one.choice), str(one.state)) for one in answers] == [("not_responsible", "entered")]
    later = [at_local(date(2016, 5, day), 7) for day in range(24, 32)] + [at_local(date(2016, 6, 8), 7)]
    for now in later:
        tick(store, now, mail_domain=DOMAIN)
    said = "23.05.2016: Antwort von Bereichsleitung Leistung: Nicht zuständig"
    repeated = [one.message for one in of_kind(store, MessageKind.ESCALATION, about=CRITERIA)][-1]
    assert said in repeated.facts["history"]  # type: ignore[operator]


def states(store: Store) -> list[str]:
    with store.read() as tx:
        return [str(one.state) for one in proposals.load(tx)]


def test_the_same_said_twice_is_one_answer(store: Store) -> None:
    assert came(store, "ÜBERNEHME bis 15.06.").number == came(store, "Ich übernehme bis zum 15.06.").number
    assert len(told(store)) == 1


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [
        pytest.param("ERLEDIGT 12.05.", "ERLEDIGT 12.05. 50.1-2016/077", ["lapsed", "waiting"], id="what was missing"),
        pytest.param("ERLEIDGT", "ERLEDIGT 12.05. 50.1-2016/077", ["lapsed", "waiting"], id="what was unclear"),
        pytest.param("ÜBERNEHME bis 15.06.", "ERLEDIGT 12.05. 50.1-2016/077", ["waiting", "waiting"], id="another"),
        pytest.param("ERLEDIGT 12.05.", "ERLEIDGT", ["waiting", "waiting"], id="the second is unclear"),
    ],
)
def test_who_was_asked_once_more_and_answers_has_one_answer_waiting(
    store: Store, first: str, then: str, left: list[str]
) -> None:
    came(store, first)
    came(store, then)
    assert states(store) == left
    assert [fate for _, fate, *_ in told(store) if fate == "lapsed"] == []


def test_a_stranger_replaces_nothing_of_the_role(store: Store) -> None:
    came(store, "ERLEDIGT 12.05.")
    came(store, "ERLEDIGT 12.05. 50.1-2016/077", sender=STRANGER)
    assert states(store) == ["waiting", "waiting"]


def test_an_answer_has_a_timeline_from_mail_to_entry(house: Workspace, store: Store) -> None:
    number = came(store, "ÜBERNEHME bis 15.06.").number
    tick(store, at_local(date(2016, 5, 24), 7), mail_domain=DOMAIN)
    accept(store, number, "bfdh", Completion(), at_local(date(2016, 5, 24), 9), mail_domain=DOMAIN)
    done = house.run("proposals", "show", str(number), "--now", "2016-05-24T10:00")
    shown = [line.split(maxsplit=1) for line in done.out.splitlines()[1:]]
    assert ["state", "entered"] in shown
    assert [value.split("  ")[-1] for label, value in shown if label == "mail"] == [
        "received to bereichsleitung_leistung@jobcenter",
        "to enter to controlling@jobcenter",
        "to enter to bfdh@jobcenter",
        "entered to bereichsleitung_leistung@jobcenter",
    ]
