"""Answers on a page: by a log-in, by the link of a mail alone, and by a link that does not act any more.

A house is walked until the alert about a missed day has left with its link; each test goes on from there.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from checker.domain.access import LogInWay, Viewer
from checker.domain.act import ActKind
from checker.domain.answer import AnswerChoice as A
from checker.domain.clock import at_local
from checker.domain.finding import FindingState
from checker.domain.message import MessageKind, OutboxState
from checker.domain.page_answer import AnswerRecorded, AnswerWaits, AskedOnPage, GivenOnPage, HowAnswered, OffersShown
from checker.domain.proposal import ProposalState, SenderKind
from checker.domain.refusal import ActRefusal, LinkRefusal, ProposalRefusal, RefusalCode, Refused
from checker.store import Store, access_log, acts, findings, journal, members, obligations, outbox, proposals, records
from checker.usecases.acting.act import Wanted, act
from checker.usecases.acting.gathered import gather
from checker.usecases.answering.on_page import answer_on_page, offers_in
from checker.usecases.answering.page_house import PageHouse
from checker.usecases.answering.page_links import asked_by_link, asked_of
from checker.usecases.answering.page_undo import undo_on_page
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.tick import tick
from checker.usecases.telling.send import MailIdentity, send_due
from notifications.link_tokens import LinkKey, LinkTokens
from notifications.transport import Delivered, Outcome
from tests.in_full import IN_FULL
from tests.integration.a_house import CRITERIA, FILLED, TO_THE_DISTRICT, VACANT, rules_with

DOMAIN = "jobcenter.example"
TOKENS = LinkTokens("https://zielwacht.jobcenter.example", lambda: (LinkKey(bytes(range(32))),))
SENDER = MailIdentity(f"Zielwacht <zielwacht@{DOMAIN}>", DOMAIN, links=TOKENS)
LINK = re.compile(r"https://zielwacht\.jobcenter\.example/antwort/(\S+)")
LOG_IN, ALONE, NOBODY = PageHouse(DOMAIN), PageHouse(DOMAIN, link_alone=True), PageHouse(DOMAIN, asks_log_in=False)
# Missed on Tuesday, and told to the owner, whose deputy reads while the post is not held.
TOLD = date(2016, 5, 3)
NOW = at_local(TOLD, 10)
OWNER = "bereichsleitung_leistung@jobcenter"
FILE_NUMBER = "50.1-2016/077"
TAKEN_BACK = "Diese Antwort gilt nicht mehr; es gilt wieder, was davor galt."


@dataclass
class Taken:
    """A mail server that takes everything."""

    mails: list[EmailMessage] = field(default_factory=list)

    def deliver(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> Outcome:
        assert envelope_from
        assert recipient
        before_data()
        mail = message_from_bytes(raw, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return Delivered("250 ok")

    def close(self) -> None:
        """Nothing is open."""


def offers_on_page(
    store: Store, asked: AskedOnPage, viewer: Viewer | None, house: PageHouse, now: datetime
) -> OffersShown:
    with store.read() as tx:
        return offers_in(tx, asked, viewer, house, now)


@dataclass
class Office:
    """A store at the moment that a test has reached."""

    store: Store
    token: str
    now: datetime = NOW

    @property
    def asked(self) -> AskedOnPage:
        return asked_by_link(self.store, self.token, TOKENS)

    def shown(self, viewer: Viewer | None, house: PageHouse) -> OffersShown:
        return offers_on_page(self.store, self.asked, viewer, house, self.now)

    def asked_with_log_in(self, viewer: Viewer) -> AskedOnPage:
        """What the page of the finding asks of somebody."""
        with self.store.read() as tx:
            return asked_of(gather(tx, CRITERIA, self.now), viewer)

    def answer(self, viewer: Viewer | None, house: PageHouse, given: GivenOnPage) -> AnswerRecorded | AnswerWaits:
        return answer_on_page(self.store, self.asked, given, viewer, house, self.now)

    def given(self, choice: A, viewer: Viewer | None, house: PageHouse, **more: object) -> GivenOnPage:
        seen = self.shown(viewer, house)
        return replace(GivenOnPage(choice, seen.seen, seen.form), **more)  # type: ignore[arg-type]

    def act(self) -> tuple[ActKind, str, bool]:
        with self.store.read() as tx:
            last = acts.load(tx)[-1]
        return last.kind, last.post, last.by_link

    def state(self) -> FindingState:
        with self.store.read() as tx:
            return findings.history(tx, CRITERIA)[-1].state

    def answers(self) -> list[tuple[ProposalState, SenderKind]]:
        with self.store.read() as tx:
            return [(one.state, one.sender) for one in proposals.load(tx)]

    def send(self, days: int = 0) -> list[EmailMessage]:
        """What leaves at the next open hour."""
        taken = Taken()
        self.now = at_local((self.now + timedelta(days=days)).date(), 11)
        tick(self.store, self.now, mail_domain=DOMAIN)
        send_due(self.store, self.now, taken, SENDER)
        return taken.mails


def as_(*posts: str) -> Viewer:
    return Viewer(posts, LogInWay.PASSWORD, 1)


BY_LINK = Viewer((OWNER,), LogInWay.LINK)


def sent_on(place: Path, *days: date) -> list[EmailMessage]:
    """A house that looks and sends on these days alone: all that left."""
    taken = Taken()
    store = Store.open(f"sqlite:///{place}", create=False)
    for day in days:
        tick(store, at_local(day, 7), mail_domain=DOMAIN)
        send_due(store, at_local(day, 7), taken, SENDER)
    store.close()
    return taken.mails


def links_of(mails: Iterable[EmailMessage], *, kind: str, about: str = "") -> list[str]:
    """The tokens in the text of the mails of a kind."""
    mine = [mail for mail in mails if mail["X-Zielwacht-Kind"] == kind and about in mail.as_string()]
    bodies = [body.get_content() for mail in mine if (body := mail.get_body(("plain",))) is not None]
    return [token for body in bodies for token in LINK.findall(body)]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The ladder leads to the district in the end; the day was missed, and its owner told of it."""
    folder = tmp_path_factory.mktemp("house")
    place = folder / "house.sqlite3"
    rules = rules_with(folder / "rules", ("organisation.yaml", VACANT, FILLED), TO_THE_DISTRICT)
    store = Store.open(f"sqlite:///{place}", create=True)
    activate_folder(store, rules, at_local(date(2016, 1, 4), 6), "administration")
    with store.write() as tx:
        members.add(tx, "m1", (OWNER,), LogInWay.PASSWORD, by="administration", now=NOW)
    store.close()
    return place, links_of(sent_on(place, date(2016, 5, 2), TOLD), kind="alert", about=CRITERIA)[0]


@pytest.fixture(scope="module")
def with_a_letter(
    walked: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[EmailMessage]]:
    """Goes on until the letter to the district waits for the management; reports have not come either."""
    place = Path(shutil.copy(walked[0], tmp_path_factory.mktemp("letter") / "house.sqlite3"))
    return place, sent_on(place, date(2016, 5, 12), date(2016, 5, 20), date(2016, 5, 23))


@pytest.fixture
def later(with_a_letter: tuple[Path, list[EmailMessage]], tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "store.sqlite3"
    copy.write_bytes(with_a_letter[0].read_bytes())
    store = Store.open(f"sqlite:///{copy}", create=False)
    yield store
    store.close()


@pytest.fixture
def office(walked: tuple[Path, str], tmp_path: Path) -> Iterator[Office]:
    copy = tmp_path / "store.sqlite3"
    copy.write_bytes(walked[0].read_bytes())
    store = Store.open(f"sqlite:///{copy}", create=False)
    yield Office(store, walked[1])
    store.close()


def code(do: Callable[[], object]) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


DAY = date(2016, 5, 10)


def test_looking_at_a_link_changes_nothing(office: Office) -> None:
    with office.store.read() as tx:
        before = list(journal.entries(tx))
    for viewer, house in ((None, LOG_IN), (None, ALONE), (as_(OWNER), LOG_IN)):
        office.shown(viewer, house)
    with office.store.read() as tx:
        assert list(journal.entries(tx)) == before


def test_whoever_holds_the_post_does_it_at_once(office: Office) -> None:
    me = as_(OWNER)
    shown = office.shown(me, LOG_IN)
    assert (shown.how, shown.why) == (HowAnswered.AT_ONCE, None)
    assert [offer.choice for offer in shown.offers][:3] == [A.DONE, A.NEW_DATE, A.TAKE_ON]
    done = office.answer(me, LOG_IN, office.given(A.TAKE_ON, me, LOG_IN, day=DAY))
    assert isinstance(done, AnswerRecorded)
    assert (done.by_link, done.may_undo, done.said) == (False, True, "Übernommen bis 10.05.2016")
    assert "Bis 10.05.2016 kommt dazu keine Mail, außer der Stand verschlechtert sich." in done.effects
    assert office.act() == (ActKind.ACKNOWLEDGE, OWNER, False)
    assert office.state() is FindingState.ACKNOWLEDGED
    with office.store.read() as tx:
        notes = list(access_log.read(tx))
        (act,) = acts.load(tx)
    assert [(note.member, note.way, note.kind) for note in notes] == [(1, LogInWay.PASSWORD, "decide")]
    assert act.confirmed_by is None
    # Whoever did it has read it on the page.
    assert [mail["Subject"] for mail in office.send()] == []


def test_whoever_stands_in_acts_for_the_post(office: Office) -> None:
    from checker.usecases.acting.absences import deputize_in

    with office.store.write() as tx:
        deputize_in(tx, OWNER, TOLD, date(2016, 5, 20), "gf", "administration", office.now)
    me = as_("gf@jobcenter")
    done = office.answer(me, LOG_IN, office.given(A.TAKE_ON, me, LOG_IN, day=DAY))
    assert isinstance(done, AnswerRecorded)
    assert office.act() == (ActKind.ACKNOWLEDGE, OWNER, False)


def test_a_forwarded_mail_is_refused_to_another_role(office: Office) -> None:
    for post in ("controlling@jobcenter", "geschaeftsstellenleitung@ratingen"):
        assert code(lambda post=post: office.shown(as_(post), LOG_IN)) is LinkRefusal.NOT_THEIRS
        given = GivenOnPage(A.TAKE_ON, 0, "x", day=DAY)
        assert code(lambda post=post, given=given: office.answer(as_(post), ALONE, given)) is LinkRefusal.NOT_THEIRS
    assert office.answers() == []


def test_without_a_log_in_the_page_asks_for_one(office: Office) -> None:
    shown = office.shown(None, LOG_IN)
    assert shown.how is HowAnswered.LOG_IN
    assert shown.why is not None
    assert shown.why.code is LinkRefusal.LOG_IN_FIRST
    given = office.given(A.TAKE_ON, None, LOG_IN, day=DAY)
    assert code(lambda: office.answer(None, LOG_IN, given)) is LinkRefusal.LOG_IN_FIRST
    assert office.answers() == []


def test_where_nobody_can_log_in_an_answer_waits(office: Office) -> None:
    waits = office.answer(None, NOBODY, office.given(A.TAKE_ON, None, NOBODY, day=DAY))
    assert isinstance(waits, AnswerWaits)
    assert waits.who == ("Controlling",)
    assert office.answers() == [(ProposalState.WAITING, SenderKind.LINK)]
    assert office.state() is FindingState.OPEN
    subjects = [mail["Subject"] for mail in office.send()]
    assert any("Antwort eingegangen" in subject for subject in subjects)
    assert any("Wartet auf Sie" in subject for subject in subjects)


def test_a_link_alone_is_marked_told_and_taken_back_from_there(office: Office) -> None:
    done = office.answer(None, ALONE, office.given(A.TAKE_ON, None, ALONE, day=DAY))
    assert isinstance(done, AnswerRecorded)
    assert (done.by_link, done.may_undo) == (True, True)
    assert office.act() == (ActKind.ACKNOWLEDGE, OWNER, True)
    with office.store.read() as tx:
        told = [entry.facts.get("by_link") for entry in journal.entries(tx, kind=acts.RECORDED)]
        notes = [(note.member, note.way) for note in access_log.read(tx)]
    assert (told, notes) == ([True], [(None, LogInWay.LINK)])
    mails = office.send()
    assert sorted((mail["To"].split("@")[0].strip("<"), mail["Subject"].split("]")[0]) for mail in mails) == [
        ("bereichsleitung.leistung", "[Über einen Link getan"),
        ("controlling", "[Über einen Link getan"),
    ]
    body = next(mail for mail in mails if "controlling" in mail["To"]).get_body(("plain",))
    assert body is not None
    link = LINK.search(body.get_content())
    assert link is not None
    asked = asked_by_link(office.store, link[1], TOKENS)
    shown = offers_on_page(office.store, asked, None, ALONE, office.now)
    assert (shown.how, shown.offers) == (HowAnswered.SHOWS, ())
    assert isinstance(shown.answered, AnswerRecorded)
    assert shown.answered.may_undo
    undone = undo_on_page(office.store, asked, shown.answered.number, None, ALONE, office.now)
    assert undone.effects == (TAKEN_BACK,)
    assert not undone.may_undo
    assert office.act() == (ActKind.UNDO, OWNER, True)
    assert office.state() is FindingState.OPEN
    again = lambda: undo_on_page(office.store, asked, undone.number, None, ALONE, office.now)  # noqa: E731
    assert code(again) is LinkRefusal.NOT_UNDONE


def test_the_administration_takes_back_what_a_link_alone_has_done(office: Office) -> None:
    operating = as_("controlling@jobcenter")
    done = office.answer(None, ALONE, office.given(A.TAKE_ON, None, ALONE, day=DAY))
    shown = office.shown(operating, LOG_IN)
    assert (shown.how, shown.offers) == (HowAnswered.SHOWS, ())
    undo_on_page(office.store, office.asked, done.number, operating, LOG_IN, office.now)
    assert office.act() == (ActKind.UNDO, OWNER, False)
    with office.store.read() as tx:
        assert acts.load(tx)[-1].confirmed_by == "controlling"


def test_the_history_in_later_mails_says_that_it_was_the_link_alone(office: Office) -> None:
    office.answer(None, ALONE, office.given(A.TAKE_ON, None, ALONE, day=date(2016, 5, 4)))
    office.send()
    later = [mail for days in (2, 7, 1) for mail in office.send(days)]
    texts = [mail.get_body(("plain",)).get_content() for mail in later if mail["X-Zielwacht-Kind"] == "escalation"]  # type: ignore[union-attr]
    assert any("allein über den Link einer Mail" in " ".join(text.split()) for text in texts)


def test_a_release_by_link_alone_waits_whatever_the_house_has_decided(office: Office) -> None:
    from checker.usecases.answering.page_offers import how_this_is

    for choice in (A.RELEASE, A.DO_NOT_SEND, A.CHANGE_NEEDED, A.AWAY):
        assert how_this_is(choice, HowAnswered.BY_LINK) is HowAnswered.WAITS
        assert how_this_is(choice, HowAnswered.AT_ONCE) is HowAnswered.AT_ONCE
    away = office.given(A.AWAY, None, ALONE, day=DAY, until=date(2016, 5, 12), reader="gf")
    assert isinstance(office.answer(None, ALONE, away), AnswerWaits)
    assert office.answers() == [(ProposalState.WAITING, SenderKind.LINK)]


def test_nothing_that_extends_or_waives_is_ever_offered(office: Office) -> None:
    for viewer, house in ((as_(OWNER), LOG_IN), (None, ALONE)):
        assert {offer.choice for offer in office.shown(viewer, house).offers} <= set(A)
    assert not {"extend", "waive"} & {str(choice) for choice in A}


@pytest.mark.parametrize(("viewer", "house"), [(as_(OWNER), LOG_IN), (None, ALONE)], ids=["log-in", "link alone"])
def test_a_fact_is_reported_with_its_file_number_and_ends_the_finding(
    office: Office, viewer: Viewer | None, house: PageHouse
) -> None:
    day = date(2016, 5, 2)
    bare = office.given(A.DONE, viewer, house, day=day)
    assert code(lambda: office.answer(viewer, house, bare)) is ProposalRefusal.STILL_MISSING
    done = office.answer(viewer, house, replace(bare, file_number=FILE_NUMBER))
    assert isinstance(done, AnswerRecorded)
    assert done.may_undo
    with office.store.read() as tx:
        (version,) = records.list_versions(tx)
    assert version.record.reported_by_role == "bereichsleitung_leistung"
    office.send()
    assert office.state() is FindingState.RESOLVED
    assert office.answers() == [(ProposalState.ENTERED, SenderKind.LINK if viewer is None else SenderKind.PAGE)]
    shown = office.shown(viewer, house)
    assert shown.how is HowAnswered.SHOWS
    assert shown.why is not None
    assert shown.why.code is LinkRefusal.RESOLVED


def test_a_report_by_link_is_taken_back(office: Office) -> None:
    given = office.given(A.DONE, None, ALONE, day=date(2016, 5, 2), file_number=FILE_NUMBER)
    done = office.answer(None, ALONE, given)
    assert isinstance(done, AnswerRecorded)
    assert TAKEN_BACK not in done.effects
    undone = undo_on_page(office.store, office.asked, done.number, None, ALONE, office.now)
    assert not undone.may_undo
    assert undone.effects == (TAKEN_BACK,)
    with office.store.read() as tx:
        versions = records.list_versions(tx)
    assert [version.record.record_status for version in versions] == ["active", "retracted"]


def test_a_new_date_decides_nothing_and_is_told_to_who_may_extend(office: Office) -> None:
    me = as_(OWNER)
    done = office.answer(me, LOG_IN, office.given(A.NEW_DATE, me, LOG_IN, day=date(2016, 5, 31)))
    assert isinstance(done, AnswerRecorded)
    assert (done.is_no_act, done.may_undo, done.heard_by) == (True, False, ("Geschäftsführung",))
    assert office.state() is FindingState.OPEN
    assert [mail["To"] for mail in office.send()] == ["geschaeftsfuehrung@jobcenter.example"]


def test_the_same_form_twice_is_one_answer_also_at_once(office: Office) -> None:
    given = office.given(A.TAKE_ON, None, ALONE, day=DAY)
    together = Barrier(2)

    def post() -> AnswerRecorded | AnswerWaits:
        together.wait()
        return office.answer(None, ALONE, given)

    with ThreadPoolExecutor(2) as pool:
        first, second = (future.result() for future in [pool.submit(post), pool.submit(post)])
    assert (first.number, second.number) == (1, 1)
    with office.store.read() as tx:
        assert len(acts.load(tx)) == 1
        assert len([mail for mail in outbox.list_messages(tx) if mail.message.kind is MessageKind.ANSWER]) == 2


def test_a_second_browser_hears_what_is_new(office: Office) -> None:
    me = as_(OWNER)
    first, second = (office.given(A.TAKE_ON, me, LOG_IN, day=DAY) for _ in range(2))
    office.answer(me, LOG_IN, first)
    assert code(lambda: office.answer(me, LOG_IN, second)) is ActRefusal.CHANGED_MEANWHILE
    told = [office.given(A.NEW_DATE, me, LOG_IN, day=date(2016, 5, 31)) for _ in range(2)]
    office.answer(me, LOG_IN, told[0])
    assert code(lambda: office.answer(me, LOG_IN, told[1])) is LinkRefusal.ANSWERED_MEANWHILE


def test_a_crash_between_the_fact_and_its_entry_leaves_an_answer_that_waits(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.usecases.answering import on_page

    given = office.given(A.DONE, None, ALONE, day=date(2016, 5, 2), file_number=FILE_NUMBER)
    assert office.shown(None, ALONE).answered is None

    class Killed(BaseException):
        pass

    def dies(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(on_page, "_entered", dies)
        with pytest.raises(Killed):
            office.answer(None, ALONE, given)
    assert isinstance(office.shown(None, ALONE).answered, AnswerWaits)
    done = office.answer(None, ALONE, given)
    assert isinstance(done, AnswerRecorded)
    assert isinstance(office.shown(None, ALONE).answered, AnswerRecorded)
    assert office.answers() == [(ProposalState.ENTERED, SenderKind.LINK)]
    with office.store.read() as tx:
        assert len(records.list_versions(tx)) == 1


def killed(place: Path, token: str, given: GivenOnPage, at: int) -> bool:
    """Post it in a process that is killed just before it commits for the `at`th time. False: it came to its end."""
    child = os.fork()
    if child == 0:
        commits = count(1)

        def die(_: object) -> None:
            if next(commits) == at:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "commit", die)
        store = Store.open(f"sqlite:///{place}", create=False)
        answer_on_page(store, asked_by_link(store, token, TOKENS), given, None, ALONE, NOW)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize(
    ("choice", "more"),
    [(A.TAKE_ON, {"day": DAY}), (A.DONE, {"day": date(2016, 5, 2), "file_number": FILE_NUMBER})],
    ids=["an act", "a fact"],
)
def test_killed_at_any_commit_it_is_recorded_once_or_not_at_all(
    walked: tuple[Path, str], tmp_path: Path, choice: A, more: dict[str, object]
) -> None:
    seen: set[str] = set()
    # Before the answer is kept, while it waits, and never; `make deep` tries every commit there is.
    for at in count(1) if IN_FULL else (5, 8, 13, 99):
        place = tmp_path / f"{at}.sqlite3"
        place.write_bytes(walked[0].read_bytes())
        office = Office(Store.open(f"sqlite:///{place}", create=False), walked[1])
        given = office.given(choice, None, ALONE, **more)
        office.store.close()
        is_killed = killed(place, walked[1], given, at)
        office = replace(office, store=Store.open(f"sqlite:///{place}", create=False))
        fate = office.shown(None, ALONE).answered
        seen.add(type(fate).__name__)
        assert isinstance(office.answer(None, ALONE, given), AnswerRecorded)
        with office.store.read() as tx:
            assert len(acts.load(tx)) + len(records.list_versions(tx)) == 1
            assert [one.state for one in proposals.load(tx)] == [ProposalState.ENTERED]
            assert len([mail for mail in outbox.list_messages(tx) if mail.message.kind is MessageKind.ANSWER]) == 2
        office.store.close()
        if not is_killed:
            break
    expected = {"NoneType", "AnswerRecorded"} | ({"AnswerWaits"} if choice is A.DONE else set())
    assert seen == expected


def test_a_link_alone_is_no_way_to_flood_a_mailbox(office: Office) -> None:
    for day in range(10):
        given = office.given(A.NEW_DATE, None, ALONE, day=date(2016, 5, 20) + timedelta(days=day))
        office.answer(None, ALONE, given)
    more = office.given(A.NEW_DATE, None, ALONE, day=date(2016, 6, 20))
    assert code(lambda: office.answer(None, ALONE, more)) is LinkRefusal.TOO_MANY
    me = as_(OWNER)
    assert isinstance(office.answer(me, LOG_IN, office.given(A.TAKE_ON, me, LOG_IN, day=DAY)), AnswerRecorded)


def test_after_its_days_a_link_only_shows(office: Office) -> None:
    link = office.asked.link
    assert link is not None
    assert link.acts_on(link.ends_on)
    given = office.given(A.TAKE_ON, None, ALONE, day=DAY)
    office.now = at_local(link.ends_on + timedelta(days=1), 9)
    shown = office.shown(None, ALONE)
    assert (shown.how, shown.offers) == (HowAnswered.SHOWS, ())
    assert shown.why is not None
    assert shown.why.code is LinkRefusal.ENDED
    assert code(lambda: office.answer(None, ALONE, given)) is LinkRefusal.ENDED
    assert office.answers() == []


def test_a_link_whose_mail_is_gone_or_never_left_leads_nowhere(office: Office) -> None:
    foreign = LinkTokens(TOKENS.address, lambda: (LinkKey(bytes(32)),))
    assert code(lambda: asked_by_link(office.store, office.token, foreign)) is LinkRefusal.UNKNOWN_KEY
    assert code(lambda: asked_by_link(office.store, office.token[:-1], TOKENS)) is LinkRefusal.NOT_WHOLE
    assert code(lambda: asked_by_link(office.store, office.token, None)) is LinkRefusal.NO_KEY
    _, claim = TOKENS.read(office.token)
    unknown = TOKENS.token(replace(claim, item="00" * 16))
    assert code(lambda: asked_by_link(office.store, unknown, TOKENS)) is LinkRefusal.GONE
    tick(office.store, at_local(date(2016, 5, 12), 7), mail_domain=DOMAIN)
    with office.store.read() as tx:
        waiting = next(
            mail for mail in outbox.list_messages(tx, states=[OutboxState.PENDING]) if mail.message.items[0].obligation
        )
    unsent = TOKENS.token(replace(claim, item=waiting.message.items[0].key[:32]))
    assert code(lambda: asked_by_link(office.store, unsent, TOKENS)) is LinkRefusal.NEVER_LEFT


def why(office: Office, asked: AskedOnPage) -> RefusalCode | None:
    shown = offers_on_page(office.store, asked, None, ALONE, office.now)
    assert shown.how is HowAnswered.SHOWS
    assert shown.offers == ()
    return shown.why.code if shown.why else None


def test_a_link_says_what_has_become_of_its_matter(office: Office) -> None:
    asked = office.asked
    assert why(office, replace(asked, episode=7)) is LinkRefusal.ANOTHER_EPISODE
    for gone in ("fachaufsicht_alt@jobcenter", "geschaeftsstellenleitung@monheim-alt"):
        lost = replace(asked, addressed=gone)
        assert code(lambda lost=lost: offers_on_page(office.store, lost, None, ALONE, office.now)) is (
            LinkRefusal.ROLE_GONE
        )
    with office.store.write() as tx:
        obligations.sync(tx, set(obligations.next_looks(tx)) - {CRITERIA}, at=office.now)
    assert why(office, asked) is LinkRefusal.NOT_OWED


def test_what_is_chosen_must_be_offered(office: Office) -> None:
    me = as_(OWNER)
    for choice in (A.RELEASE, A.HELD, A.WRONG_FIGURES):
        given = office.given(choice, me, LOG_IN, day=DAY)
        assert code(lambda given=given: office.answer(me, LOG_IN, given)) is LinkRefusal.NOT_OFFERED
    assert office.answers() == []


def test_a_finding_that_is_held_can_be_given_back_with_a_reason_of_the_house(office: Office) -> None:
    me = as_(OWNER)
    office.answer(me, LOG_IN, office.given(A.TAKE_ON, me, LOG_IN, day=DAY))
    shown = office.shown(me, LOG_IN)
    back = next(offer for offer in shown.offers if offer.choice is A.NOT_RESPONSIBLE)
    names = [each.name for each in back.inputs if each.is_required]
    given = office.given(A.NOT_RESPONSIBLE, me, LOG_IN)
    if shown.reasons:
        assert names == ["reason_id"]
        assert code(lambda: office.answer(me, LOG_IN, given)) is ProposalRefusal.STILL_MISSING
        given = replace(given, reason_id=shown.reasons[0].id)
    office.answer(me, LOG_IN, given)
    assert office.act() == (ActKind.HANDBACK, OWNER, False)


def test_the_page_of_a_finding_asks_the_same_of_whoever_is_logged_in(office: Office) -> None:
    me = as_(OWNER)
    asked = office.asked_with_log_in(me)
    shown = offers_on_page(office.store, asked, me, LOG_IN, office.now)
    assert {offer.choice for offer in shown.offers} == {offer.choice for offer in office.shown(me, LOG_IN).offers}
    stranger = as_("controlling@jobcenter")
    assert code(lambda: office.asked_with_log_in(stranger)) is LinkRefusal.NOTHING_ASKED


def test_an_act_elsewhere_is_seen_and_the_rest_of_the_thread_is_superseded(office: Office) -> None:
    tick(office.store, at_local(date(2016, 5, 13), 7), mail_domain=DOMAIN)
    office.now = at_local(date(2016, 5, 13), 8)
    asked = office.asked
    act(office.store, Wanted(ActKind.ACKNOWLEDGE, CRITERIA, "gf", until=date(2016, 5, 20)), office.now)
    with office.store.read() as tx:
        assert [mail.state for mail in outbox.list_messages(tx, obligation=CRITERIA)][-1] is OutboxState.SUPERSEDED
    assert asked.episode == 1


MANAGEMENT = as_("gf@jobcenter")
MONDAY = at_local(date(2016, 5, 23), 9)


def offered_by(store: Store, token: str, viewer: Viewer | None, house: PageHouse) -> tuple[AskedOnPage, OffersShown]:
    asked = asked_by_link(store, token, TOKENS)
    return asked, offers_on_page(store, asked, viewer, house, MONDAY)


def test_a_letter_is_released_by_a_log_in_alone(with_a_letter: tuple[Path, list[EmailMessage]], later: Store) -> None:
    (token,) = links_of(with_a_letter[1][-8:], kind="escalation", about=CRITERIA)
    asked, shown = offered_by(later, token, None, ALONE)
    assert [(offer.choice, offer.how) for offer in shown.offers][:3] == [
        (A.RELEASE, HowAnswered.WAITS), (A.DO_NOT_SEND, HowAnswered.WAITS), (A.CHANGE_NEEDED, HowAnswered.WAITS)
    ]  # fmt: skip
    waits = answer_on_page(later, asked, GivenOnPage(A.RELEASE, shown.seen, shown.form), None, ALONE, MONDAY)
    assert isinstance(waits, AnswerWaits)
    disguised = GivenOnPage(A.NOT_RESPONSIBLE, shown.seen, shown.form)
    again = code(lambda: answer_on_page(later, asked, disguised, None, ALONE, MONDAY))
    assert again is LinkRefusal.ANSWERED_MEANWHILE, "a form that is sent once more with another choice"
    asked, shown = offered_by(later, token, MANAGEMENT, LOG_IN)
    done = answer_on_page(later, asked, GivenOnPage(A.RELEASE, shown.seen, shown.form), MANAGEMENT, LOG_IN, MONDAY)
    assert isinstance(done, AnswerRecorded)
    assert "Das lässt sich nicht zurückholen." in " ".join(done.effects)
    with later.read() as tx:
        states = [mail.state for mail in outbox.list_messages(tx, kinds=[MessageKind.LETTER])]
    assert states == [OutboxState.PENDING]


def test_a_report_that_is_missing_is_announced_or_told_to_be_none(
    with_a_letter: tuple[Path, list[EmailMessage]], later: Store
) -> None:
    token = links_of(with_a_letter[1], kind="overdue_report", about="controlling/key-figures/2016-04")[0]
    sender = as_("controlling@jobcenter")
    asked, shown = offered_by(later, token, sender, LOG_IN)
    choices = [A.COMING, A.NOTHING, A.NOT_APPLICABLE, A.NOT_RESPONSIBLE, A.AWAY]
    assert [offer.choice for offer in shown.offers] == choices
    assert "2016" in shown.title
    given = GivenOnPage(A.NOTHING, shown.seen, shown.form)
    assert isinstance(answer_on_page(later, asked, given, sender, LOG_IN, MONDAY), AnswerRecorded)
    with later.read() as tx:
        (report,) = records.load_reports(tx, sequence=2**62)
    assert (f"{report.sender}/{report.profile}/{report.period}", report.nil) == (asked.about, True)
    _, shown = offered_by(later, token, sender, LOG_IN)
    assert (shown.how, shown.offers) == (HowAnswered.SHOWS, ())


def test_every_link_of_a_month_of_mails_asks_its_reader_something_or_says_why_not(
    with_a_letter: tuple[Path, list[EmailMessage]], later: Store
) -> None:
    tokens = {token for mail in with_a_letter[1] for token in links_of([mail], kind=mail["X-Zielwacht-Kind"])}
    assert len(tokens) > 20
    for token in tokens:
        asked, shown = offered_by(later, token, None, ALONE)
        post = Viewer((asked.addressed,), LogInWay.PASSWORD, 1)
        assert {offer.choice for offer in offered_by(later, token, post, LOG_IN)[1].offers} == {
            offer.choice for offer in shown.offers
        }
        assert bool(shown.offers) is (shown.why is None)
        assert all(offer.effects and offer.refused is None for offer in shown.offers)
