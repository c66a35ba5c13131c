"""What a newer version has planned keeps this one from nothing else."""

from __future__ import annotations

import pytest

from checker.domain.health import UnknownKind
from checker.domain.message import MessageKind
from checker.store import Store, invariants, outbox
from checker.store.mail_history import notified_about
from tests.stored import NOON, OBLIGATION, item, message, raw


@pytest.mark.parametrize("news", [
    pytest.param("UPDATE message SET kind = 'of_tomorrow' WHERE key = '{}'", id="the mail itself"),
    pytest.param("UPDATE item SET kind = 'of_tomorrow' WHERE key = '{}'", id="an item in it"),
])  # fmt: skip
def test_a_mail_of_an_unknown_kind_is_named_and_all_others_are_read(store: Store, news: str) -> None:
    known, unknown = message(item(step=1)), message(item(step=2))
    with store.write() as tx:
        outbox.enqueue(tx, [known, unknown], at=NOON, domain="jobcenter.example")
        raw(tx, news.format(unknown.key))
    with store.read() as tx:
        assert [mail.key for mail in outbox.list_messages(tx)] == [known.key]
        assert [mail.key for mail in invariants.mails_not_left(tx)] == [known.key]
        assert [one.message for one in notified_about(tx, [OBLIGATION])[OBLIGATION]] == [known.key]
        assert [planned.kind for planned in outbox.planned_since(tx, known.planned_on)][:1] == [MessageKind.ALERT]
        (left,) = invariants.mails_of_unknown_kind(tx)
        assert left.key == unknown.key
        assert left in (UnknownKind(unknown.key, "of_tomorrow"), UnknownKind(unknown.key, "alert"))
