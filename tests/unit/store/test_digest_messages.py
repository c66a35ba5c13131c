"""A digest in the outbox: once a week and addressee, with or without news."""

from __future__ import annotations

from dataclasses import replace

from checker.domain.message import Message, MessageKind, digest_item
from checker.store import Store, outbox
from tests.stored import NOON, item, message

OWN = digest_item("jobcenter", "gf@jobcenter", "2016-W27", 1)
NEWS = item(addressed="gf@jobcenter", step=0)


def digest(*news: object) -> Message:
    return message(OWN, *news, facts={"kind": "digest"})  # type: ignore[arg-type]


def queue(store: Store, *messages: Message) -> tuple[Message, ...]:
    with store.write() as tx:
        return outbox.enqueue(tx, messages, at=NOON, domain="jobcenter.example")


def test_a_digest_without_news_goes_out_once(store: Store) -> None:
    assert queue(store, digest()) == (digest(),)
    assert queue(store, digest()) == ()


def test_a_digest_comes_back_with_its_key_and_items(store: Store) -> None:
    queue(store, digest(NEWS))
    with store.read() as tx:
        (stored,) = outbox.list_messages(tx, kinds=[MessageKind.DIGEST])
    assert stored.message == digest(NEWS)
    assert stored.key == OWN.key


def test_news_that_were_told_meanwhile_leave_the_digest_as_it_is(store: Store) -> None:
    queue(store, message(NEWS))
    assert queue(store, digest(NEWS)) == (digest(),)


def test_the_same_digest_with_other_news_is_not_queued_and_its_news_stay_untold(store: Store) -> None:
    queue(store, digest())
    assert queue(store, digest(NEWS)) == ()
    with store.read() as tx:
        assert outbox.known_items(tx, [NEWS.key]) == frozenset()


def test_a_further_digest_of_the_week_is_another_message(store: Store) -> None:
    queue(store, digest())
    second = replace(digest(NEWS), items=(digest_item("jobcenter", "gf@jobcenter", "2016-W27", 2), NEWS))
    assert queue(store, second) == (second,)
