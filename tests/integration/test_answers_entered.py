"""An answer is entered: what it reports about events, and who enters what the administration answers for itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.domain.answer import AnswerChoice, ReadAnswer
from checker.domain.clock import at_local, local_day
from checker.domain.message import MessageKind
from checker.domain.proposal import Matter, Proposal, ProposalState, SenderKind
from checker.domain.record import Event
from checker.store import Store, outbox, proposals, records
from checker.usecases.answering.proposals import Completion, accept, reject, who_enters
from checker.usecases.importing.single_facts import report_fact
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed
from tests.refused import refused
from tests.workspace import make_workspace

NOON = at_local(date(2016, 5, 23), 12)
DIALOGUE = "interface-dialogues-held/ratingen/2016"
HEAD_OF_OFFICE = "geschaeftsstellenleitung@ratingen"
FILE_NUMBER = "50.1-2016/077"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_workspace(tmp_path_factory.mktemp("house"))
    assert made.run("rules", "activate").code == 0
    return made.folder


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "store.sqlite3"
    copy.write_bytes(next(folder.glob("*.sqlite3")).read_bytes())
    opened = Store.open(f"sqlite:///{copy}", create=False)
    yield opened
    opened.close()


def answered(choice: AnswerChoice, about: str = DIALOGUE, **said: Any) -> Proposal:
    matter = Matter("ZW-2d7d45", "2d7d45" + "0" * 58, about, HEAD_OF_OFFICE, 1)
    return Proposal(0, NOON, matter, ReadAnswer(choice, **said), SenderKind.ROLE)


def entered(store: Store, *answers: Proposal) -> list[tuple[str, date | None, str | None]]:
    """Status, day held and planned day of the events that the store holds afterwards, by their keys."""
    for one in answers:
        with store.write() as tx:
            number = proposals.add(tx, one).number
        accept(store, number, "controlling", Completion(), NOON, mail_domain="jobcenter.example")
    with store.read() as tx:
        newest = {version.key: version.record for version in records.list_versions(tx)}
    events = [record for record in newest.values() if isinstance(record, Event)]
    return sorted((event.status, event.held_on, event.planned_on) for event in events)


def test_what_was_planned_by_one_mail_is_held_by_the_next(store: Store) -> None:
    planned = answered(AnswerChoice.PLANNED, day=date(2016, 5, 20))
    held = answered(AnswerChoice.HELD, day=date(2016, 5, 20), file_number=FILE_NUMBER)
    assert entered(store, planned, held) == [("held", date(2016, 5, 20), "2016-05-20")]


def test_the_one_that_is_planned_is_the_one_that_was_held_also_on_another_day(store: Store) -> None:
    """Who answers a mail cannot say which; whoever files a fact by itself is asked."""
    planned = answered(AnswerChoice.PLANNED, day=date(2016, 5, 12))
    held = answered(AnswerChoice.HELD, day=date(2016, 5, 20), file_number=FILE_NUMBER)
    assert entered(store, planned, held) == [("held", date(2016, 5, 20), "2016-05-12")]


def test_what_is_planned_for_a_later_day_has_yet_to_be_held(store: Store) -> None:
    planned = [answered(AnswerChoice.PLANNED, day=day) for day in (date(2016, 5, 12), date(2016, 6, 15))]
    held = answered(AnswerChoice.HELD, day=date(2016, 5, 20), file_number=FILE_NUMBER)
    assert entered(store, *planned, held) == [
        ("held", date(2016, 5, 20), "2016-05-12"), ("planned", None, "2016-06-15")
    ]  # fmt: skip


def test_which_of_two_that_are_planned_was_held_is_not_guessed(store: Store) -> None:
    planned = [answered(AnswerChoice.PLANNED, day=day) for day in (date(2016, 5, 11), date(2016, 5, 12))]
    with refused("could be"):
        entered(store, *planned, answered(AnswerChoice.HELD, day=date(2016, 5, 20), file_number=FILE_NUMBER))


def test_done_says_of_an_event_that_it_was_held(store: Store) -> None:
    done = answered(AnswerChoice.DONE, day=date(2016, 5, 20), file_number=FILE_NUMBER)
    assert entered(store, done) == [("held", date(2016, 5, 20), None)]


def test_what_is_cancelled_may_name_the_day_in_its_place(store: Store) -> None:
    planned = answered(AnswerChoice.PLANNED, day=date(2016, 5, 20))
    cancelled = answered(AnswerChoice.CANCELLED, day=date(2016, 5, 20), until=date(2016, 6, 15))
    assert entered(store, planned, cancelled) == [
        ("cancelled", None, "2016-05-20"), ("planned", None, "2016-06-15")
    ]  # fmt: skip


def test_a_fact_without_the_file_number_that_its_rule_asks_for_waits(store: Store) -> None:
    done = answered(AnswerChoice.DONE, "investigation-criteria-agreed/jobcenter/2016", day=date(2016, 5, 20))
    with refused("does not say yet: --file-number"):
        entered(store, done)
    with store.read() as tx:
        assert [one.state for one in proposals.load(tx)] == ["waiting"]


def test_a_fact_counts_as_said_when_the_answer_came_in(store: Store) -> None:
    with store.write() as tx:
        held = answered(AnswerChoice.HELD, day=date(2016, 5, 20), file_number=FILE_NUMBER)
        number = proposals.add(tx, held).number
    accept(store, number, "controlling", Completion(), at_local(date(2016, 5, 25), 9), mail_domain="jobcenter.example")
    with store.read() as tx:
        (version,) = records.list_versions(tx)
    assert (version.record.reported_at, version.recorded_at) == (NOON, at_local(date(2016, 5, 25), 9))
    assert version.record.reported_by_role == "geschaeftsstellenleitung"


def test_where_the_administration_answers_for_the_matter_the_next_step_enters(store: Store) -> None:
    with store.read() as tx:
        book = staffed(tx, active(tx))
    own = next(planned.rule.id for planned in book.rules() if planned.rule.owner == "controlling")
    theirs = who_enters(answered(AnswerChoice.TAKE_ON, f"{own}/jobcenter/2016"), book, local_day(NOON))
    assert "controlling" not in theirs
    assert "gf" in theirs
    assert who_enters(answered(AnswerChoice.TAKE_ON), book, local_day(NOON)) == ("controlling", "bfdh")


def test_who_comes_second_reads_who_was_faster(store: Store) -> None:
    with store.write() as tx:
        number = proposals.add(tx, answered(AnswerChoice.NOT_RESPONSIBLE)).number
    accept(store, number, "controlling", Completion(), NOON, mail_domain="jobcenter.example")
    with refused("has been entered already: on 23.05.2016 by 'controlling'"):
        accept(store, number, "bfdh", Completion(), NOON, mail_domain="jobcenter.example")
    with refused("has been entered already: on 23.05.2016 by 'controlling'"):
        reject(store, number, "bfdh", "zu spät", NOON, mail_domain="jobcenter.example")


def test_a_tick_between_the_fact_and_its_entry_does_not_take_the_entry_away(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.write() as tx:
        held = answered(AnswerChoice.HELD, day=date(2016, 5, 20), file_number=FILE_NUMBER)
        number = proposals.add(tx, held).number

    def and_then_a_tick(*filed: Any, **more: Any) -> object:
        done = report_fact(*filed, **more)
        with store.write() as tx:
            came = proposals.find(tx, number)
            assert came is not None
            assert proposals.decide(tx, came, ProposalState.LAPSED, by=None, at=NOON)
        return done

    monkeypatch.setattr("checker.usecases.answering.proposals.report_fact", and_then_a_tick)
    accept(store, number, "controlling", Completion(), NOON, mail_domain="jobcenter.example")
    with store.read() as tx:
        (one,) = proposals.load(tx)
    assert (one.state, one.decided_by) == (ProposalState.ENTERED, "controlling")


def test_what_has_lapsed_is_not_entered(store: Store) -> None:
    with store.write() as tx:
        came = proposals.add(tx, answered(AnswerChoice.HELD, day=date(2016, 5, 20), file_number=FILE_NUMBER))
        proposals.decide(tx, came, ProposalState.LAPSED, by=None, at=NOON)
    with refused("lapsed on 23.05.2016"):
        accept(store, came.number, "controlling", Completion(), NOON, mail_domain="jobcenter.example")


@pytest.mark.parametrize(
    ("about", "heard"),
    [
        pytest.param("kdu-error-rate/jobcenter/2016", ["fachaufsicht@jobcenter"], id="figures of the supervision"),
        pytest.param("sickness-rate/jobcenter/2016", [], id="whoever enters it reports them itself"),
    ],
)
def test_that_figures_are_wrong_is_told_to_whoever_reports_them(store: Store, about: str, heard: list[str]) -> None:
    with store.write() as tx:
        number = proposals.add(tx, answered(AnswerChoice.WRONG_FIGURES, about)).number
    accept(store, number, "controlling", Completion(), NOON, mail_domain="jobcenter.example")
    with store.read() as tx:
        mails = [one.message for one in outbox.list_messages(tx, kinds=[MessageKind.ANSWER])]
    assert [mail.addressed for mail in mails if mail.facts["fate"] == "passed_on"] == heard
