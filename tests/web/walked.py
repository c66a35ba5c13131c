"""Browsers over the walked house: a reminder, a missed day, steps of a ladder, a letter outside, answers."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from checker.domain.access import LogInWay
from checker.domain.answer import AnswerChoice, ReadAnswer
from checker.domain.clock import local_day
from checker.domain.proposal import Matter, Proposal, SenderKind
from checker.store import Store, cursor, members, outbox, proposals
from checker.web.visit import WebHouse
from tests.integration.a_house import CRITERIA
from tests.integration.walked_house import NOON, OWNER, walked_store
from tests.stored import copied_store
from tests.web.served import house_over, page_client

LAST_DAY = local_day(NOON)
MANAGEMENT = "gf@jobcenter"
ADMINISTRATION, OTHER = "controlling@jobcenter", "geschaeftsstellenleitung@ratingen"


def a_walked_store(folder: Path) -> AbstractContextManager[Store]:
    """A copy of the walked house's store."""
    return copied_store(walked_store(), folder)


def browser(store: Store, *posts: str, now: datetime = NOON, **of: Any) -> Any:
    """As `browser_of`, over the house of a store at an instant."""
    return browser_of(house_over(store, now), *posts, **of)


def browser_of(house: WebHouse, *posts: str, **of: Any) -> Any:
    """Somebody who has logged in for these posts, in a browser of their own."""
    with house.store.write() as tx:
        login, now = ", ".join(posts), house.clock.now()
        someone = members.find(tx, login) or members.add(tx, login, posts, LogInWay.PASSWORD, by="it", now=now)
    return page_client(house).log_in(*posts, member=someone.number, **of)


def quiet_tick(store: Store, at: datetime) -> None:
    """A tick that judges nothing and has nothing to say: the journal does not tell of it."""
    with store.write() as tx:
        last = cursor.read(tx)
        assert last is not None
        cursor.advance(tx, last, replace(last, instant=at))


def answered(store: Store, choice: AnswerChoice | None, at: datetime = NOON, **said: Any) -> int:
    """The number of an answer of the owner that waits, about the matter that was put before the management."""
    sender = said.pop("sender", SenderKind.ROLE)
    post = said.pop("post", OWNER)
    with store.write() as tx:
        item = outbox.list_messages(tx, obligation=CRITERIA, addressed=post)[-1].message.items[0]
        matter = Matter(f"ZW-{item.key[:6]}", item.key, CRITERIA, post, item.episode)
        return proposals.add(tx, Proposal(0, at, matter, ReadAnswer(choice, **said), sender)).number
