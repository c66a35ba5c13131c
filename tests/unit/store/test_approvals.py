"""Approvals of a preview, and what an activation was based on: added, never edited, journaled without a word."""

from __future__ import annotations

from datetime import date

import pytest

from checker.store import Store, activations, approvals, grounds, journal
from checker.store.approvals import Approval, BodyDecision
from checker.store.grounds import ActivationGround, AlteredField, NeededApproval
from tests.stored import BOOK, MINUTE, NOON

PREVIEW = "a" * 64
GIVEN = Approval(PREVIEW, "kdu-error-rate", "geschaeftsfuehrung", NOON)
DECIDED = Approval(
    PREVIEW, "kdu-budget", "geschaeftsfuehrung", NOON, BodyDecision("kreis", "50.1-2016/077", date(2016, 6, 30))
)
GROUND = ActivationGround(
    preview=PREVIEW,
    reason="Beschluss der Trägerversammlung",
    emergency="Datenlieferung ausgefallen",
    despite_tests="Test folgt",
    again_of=1,
    altered=(AlteredField("kdu-error-rate", "target.value", "10", "12"), AlteredField("new-rule", None, None, "new")),
    altered_count=7,
    needs=(NeededApproval("kdu-error-rate", ("geschaeftsfuehrung",), "kreis"),),
)


def test_what_was_approved_stands_in_the_order_in_which_it_was(store: Store) -> None:
    with store.write() as tx:
        approvals.add(tx, GIVEN)
        approvals.add(tx, DECIDED)
    with store.read() as tx:
        assert approvals.standing(tx, PREVIEW) == (GIVEN, DECIDED)
        assert approvals.standing(tx, "b" * 64) == ()


def test_an_approval_that_is_taken_back_counts_no_more_and_can_be_given_again(store: Store) -> None:
    again = Approval(PREVIEW, GIVEN.rule, GIVEN.by, NOON + 2 * MINUTE)
    with store.write() as tx:
        approvals.add(tx, GIVEN)
        approvals.add(tx, Approval(PREVIEW, GIVEN.rule, GIVEN.by, NOON + MINUTE), is_taken_back=True)
        assert approvals.standing(tx, PREVIEW) == ()
        approvals.add(tx, again)
        assert approvals.standing(tx, PREVIEW) == (again,)
        kinds = [entry.kind for entry in journal.entries(tx, kind="rules.appro")]
    assert kinds == ["rules.approved", "rules.approval_taken_back", "rules.approved"]


def test_the_file_number_of_a_decision_is_in_its_row_not_in_the_journal(store: Store) -> None:
    with store.write() as tx:
        approvals.add(tx, DECIDED)
        (told,) = journal.entries(tx, kind="rules.approved")
    assert told.facts == {"preview": PREVIEW, "rule": "kdu-budget", "by": "geschaeftsfuehrung"}


def test_what_an_activation_was_based_on_is_found_by_its_number_and_by_its_preview(store: Store) -> None:
    with store.write() as tx:
        activations.activate(tx, "1" * 64, {"a.yaml": b"1"}, at=NOON, by="admin")
        activations.activate(tx, BOOK, {"a.yaml": b"2"}, at=NOON, by="admin", ground=GROUND)
    with store.read() as tx:
        assert (grounds.of(tx, 1), grounds.of(tx, 2)) == (None, GROUND)
        assert grounds.by_activation(tx) == {2: GROUND}
        assert (grounds.activated_on(tx, PREVIEW), grounds.activated_on(tx, "c" * 64)) == (2, None)
        *_, told = journal.entries(tx, kind="rules.activated")
    based_on = {"preview": PREVIEW, "again_of_number": 1, "emergency": True, "despite_tests": True}
    assert based_on.items() <= told.facts.items()


@pytest.mark.parametrize("words", [GROUND.reason, GROUND.emergency, GROUND.despite_tests])
def test_no_reason_of_an_activation_stands_in_the_journal(store: Store, words: str) -> None:
    with store.write() as tx:
        activations.activate(tx, BOOK, {"a.yaml": b"2"}, at=NOON, by="admin", ground=GROUND)
        assert not any(words in str(entry.facts) for entry in journal.entries(tx))
