"""The table of what can happen to a queued mail."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.domain.message import NOT_LEFT_YET, TOLD_NOBODY, OutboxState
from checker.domain.outbox import IN_HAND, AttemptOutcome, OutboxMove

S, M = OutboxState, OutboxMove
WAYS = {(origin, move.target) for move in M for origin in move.origins}


def test_the_ways_are_those_of_the_design_and_no_other() -> None:
    assert {
        (S.DRAFT, S.PENDING),
        (S.DRAFT, S.DRAFT),
        (S.DRAFT, S.SUPERSEDED),
        (S.DRAFT, S.TOLD_OTHERWISE),
        (S.DRAFT, S.NOT_TO_BE_SENT),
        (S.PENDING, S.CLAIMED),
        (S.PENDING, S.SENT),
        (S.PENDING, S.DEAD),
        (S.PENDING, S.SUPERSEDED),
        (S.CLAIMED, S.DATA),
        (S.CLAIMED, S.PENDING),
        (S.CLAIMED, S.DEAD),
        (S.CLAIMED, S.SUPERSEDED),
        (S.DATA, S.SENT),
        (S.DATA, S.PENDING),
        (S.DATA, S.DEAD),
        (S.DEAD, S.PENDING),
        (S.DEAD, S.SUPERSEDED),
        (S.DEAD, S.TOLD_OTHERWISE),
        (S.SENT, S.DEAD),
    } == WAYS


def test_every_state_is_one_that_rows_have() -> None:
    assert {S.DRAFT, S.PENDING} | {target for _, target in WAYS} == set(S)


def test_what_has_not_left_yet_may_be_kept_back_by_its_key() -> None:
    assert M.SUPERSEDE.origins == NOT_LEFT_YET
    assert not M.SUPERSEDE.is_of_an_attempt


def test_every_outcome_ends_an_attempt_by_some_move() -> None:
    assert {move.outcome for move in M} - {None} == set(AttemptOutcome)


def test_only_what_was_superseded_or_decided_about_stays_so_and_of_what_was_sent_what_does_not_come_back() -> None:
    final = {S.SUPERSEDED, S.TOLD_OTHERWISE, S.NOT_TO_BE_SENT}
    assert set(S) - {origin for origin, _ in WAYS} == final
    assert [move for move in M if S.SENT in move.origins] == [M.BOUNCE]


def test_only_a_draft_may_still_be_written_in_other_words() -> None:
    assert M.EDIT.origins == {S.DRAFT}
    assert M.EDIT.target is S.DRAFT


@given(st.lists(st.sampled_from(list(M)), max_size=40))
def test_no_letter_leaves_that_nobody_has_released(moves: list[OutboxMove]) -> None:
    state, is_released = S.DRAFT, False
    for move in moves:
        if state not in move.origins:
            continue
        is_released = is_released or move is M.RELEASE
        state = move.target
        assert is_released or state in {S.DRAFT, S.SUPERSEDED, S.TOLD_OTHERWISE, S.NOT_TO_BE_SENT}


def test_what_the_house_told_otherwise_counts_as_told_and_what_is_not_to_be_sent_does_not() -> None:
    assert S.TOLD_OTHERWISE not in TOLD_NOBODY
    assert S.NOT_TO_BE_SENT in TOLD_NOBODY


def test_whatever_leaves_our_hands_says_what_the_attempt_came_to() -> None:
    assert all(move.outcome for move in M if move.origins <= IN_HAND and move.target not in IN_HAND)


def test_what_is_in_hand_moves_only_by_the_number_of_its_attempt() -> None:
    assert all(move.is_of_an_attempt for move in M if move.origins & IN_HAND)


def test_what_a_reader_of_the_journal_would_ask_for_is_journaled_by_the_words_of_older_journals() -> None:
    assert {move.name: move.journaled_as for move in M if move.journaled_as and move.target is not S.DEAD} == {
        "RELEASE": "mail.released",
        "EDIT": "mail.edited",
        "TELL_OTHERWISE": "mail.told_otherwise",
        "DECIDE_AGAINST": "mail.not_to_be_sent",
        "ACCEPT": "mail.sent",
        "LOSE_ANSWER": "mail.ambiguous",
        "RETRY": "mail.retried",
        "SUPERSEDE": "mail.superseded",
        "REPLACE": "mail.replaced",
        "SETTLE": "mail.settled",
        "HOLD_BACK": "mail.superseded",
    }
    assert {move.journaled_as for move in M if move.target is S.DEAD} == {"mail.dead", "mail.bounced"}


def test_outcomes_are_the_words_that_older_stores_hold() -> None:
    older = {"sent", "deferred", "ambiguous", "lease expired", "superseded"}
    assert {str(outcome) for outcome in AttemptOutcome} == older | {
        "session failed", "refused", "expired", "not built", "bounced"
    }  # fmt: skip


def test_a_fault_of_the_session_uses_up_no_patience_and_kills_no_mail() -> None:
    assert not AttemptOutcome.SESSION_FAILED.counts
    assert all(outcome.counts for outcome in set(AttemptOutcome) - {AttemptOutcome.SESSION_FAILED})
    assert {move.target for move in M if move.outcome and not move.outcome.counts} == {S.PENDING}


@given(st.lists(st.sampled_from(list(M)), max_size=40))
def test_nothing_is_sent_or_doubtful_without_having_been_announced(moves: list[OutboxMove]) -> None:
    state, announced = S.PENDING, False
    for move in moves:
        # A late answer belongs to an attempt that was announced: the store asks for its number.
        if state not in move.origins or (move is M.ACCEPT and state is S.PENDING):
            continue
        announced = announced or move is M.ANNOUNCE
        state = move.target
        assert announced or (state is not S.SENT and move is not M.LOSE_ANSWER)
