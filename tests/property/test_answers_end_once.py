"""No answer is lost: each ends in exactly one of entered, rejected, lapsed, whoever tries what at the same time."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.domain.answer import AnswerChoice, ReadAnswer
from checker.domain.clock import at_local
from checker.domain.proposal import FOLLOWS, Matter, Proposal, ProposalState, SenderKind, waiting_by_matter
from checker.store import Store, journal, proposals
from tests.workspace import make_workspace

NOON = at_local(date(2016, 5, 23), 12)
CRITERIA = "investigation-criteria-agreed/jobcenter/2016"
ENDS = (ProposalState.ENTERED, ProposalState.REJECTED, ProposalState.LAPSED)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a house whose rules are in force."""
    made = make_workspace(tmp_path_factory.mktemp("house"))
    assert made.run("rules", "activate").code == 0
    return next(made.folder.glob("*.sqlite3"))


def opened(house: Path, folder: Path) -> Store:
    """A copy of it, which may be answered."""
    copy = folder / "store.sqlite3"
    shutil.copy(house, copy)
    return Store.open(f"sqlite:///{copy}", create=False)


def an_answer(days_ago: int = 0, about: str = CRITERIA) -> Proposal:
    matter = Matter("ZW-2d7d45", "2d7d45" + "0" * 58, about, "gf@jobcenter", 1)
    answer = ReadAnswer(AnswerChoice.TAKE_ON, day=date(2016, 6, 15))
    return Proposal(0, NOON - timedelta(days=days_ago), matter, answer, SenderKind.ROLE)


def decided(store: Store, number: int, becomes: ProposalState) -> bool:
    with store.write() as tx:
        found = proposals.find(tx, number)
        assert found is not None
        return proposals.decide(tx, found, becomes, by="controlling", at=NOON)


def test_the_table_of_moves() -> None:
    """Only what a tick has overtaken while it was being entered leaves the state that it has ended in."""
    moves = {(state, after) for state, following in FOLLOWS.items() for after in following}
    waiting = ProposalState.WAITING
    assert moves == {*((waiting, end) for end in ENDS), (ProposalState.LAPSED, ProposalState.ENTERED)}
    assert set(FOLLOWS) == set(ProposalState)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(ENDS)), max_size=20))
def test_every_answer_follows_the_table_and_none_is_lost(
    house: Path, tmp_path_factory: pytest.TempPathFactory, tries: list[tuple[int, ProposalState]]
) -> None:
    store = opened(house, tmp_path_factory.mktemp("answers"))
    with store.write() as tx:
        numbers = [proposals.add(tx, an_answer(days)).number for days in range(4)]
    expected = dict.fromkeys(numbers, ProposalState.WAITING)
    moved = 0
    for place, becomes in tries:
        number = numbers[place]
        may = becomes in FOLLOWS[expected[number]]
        assert decided(store, number, becomes) is may
        expected[number] = becomes if may else expected[number]
        moved += may
    with store.read() as tx:
        assert {one.number: one.state for one in proposals.load(tx)} == expected
        ended = [entry for entry in journal.entries(tx) if entry.kind.removeprefix("proposal.") in ENDS]
    assert len(ended) == moved, "each move, and no other, is journaled"
    store.close()


def test_of_two_who_decide_at_once_one_wins(house: Path, tmp_path: Path) -> None:
    store = opened(house, tmp_path)
    with store.write() as tx:
        number = proposals.add(tx, an_answer()).number
    with ThreadPoolExecutor(4) as several:
        won = list(several.map(lambda _: decided(store, number, ProposalState.ENTERED), range(4)))
    store.close()
    assert sorted(won) == [False, False, False, True]


def test_what_waits_is_told_by_the_days_on_which_it_came_in() -> None:
    waiting = waiting_by_matter(
        [an_answer(3), an_answer(1), an_answer(1), an_answer(2, about="another/jobcenter/2016")]
    )
    assert waiting[CRITERIA].days == (date(2016, 5, 20), date(2016, 5, 22))
    assert set(waiting) == {CRITERIA, "another/jobcenter/2016"}
