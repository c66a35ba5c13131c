"""A house walked once for all tests of pages: a reminder, a missed day, steps of a ladder, a letter outside."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from checker.domain.access import LogInWay
from checker.domain.answer import AnswerChoice, ReadAnswer
from checker.domain.clock import at_local
from checker.domain.proposal import Matter, Proposal, SenderKind
from checker.store import Store, members, outbox, proposals
from tests.integration.a_house import CRITERIA, THE_POST_IS_FILLED, TO_THE_DISTRICT, a_house
from tests.stored import url_of
from tests.web.served import house_over, page_client

LAST_DAY = date(2016, 5, 23)
NOON = at_local(LAST_DAY, 12)
OWNER, MANAGEMENT = "bereichsleitung_leistung@jobcenter", "gf@jobcenter"
ADMINISTRATION, OTHER = "controlling@jobcenter", "geschaeftsstellenleitung@ratingen"


@cache
def walked() -> Path:
    """The store, never written to; once a process."""
    folder = Path(mkdtemp(prefix="walked-"))
    with a_house(folder, THE_POST_IS_FILLED, TO_THE_DISTRICT) as house:
        house.walk(LAST_DAY)
    return folder / "store.sqlite3"


@contextmanager
def a_walked_store(folder: Path) -> Iterator[Store]:
    """A copy of the walked house's store."""
    copy = shutil.copy(walked(), folder / "zielwacht.sqlite3")
    store = Store.open(url_of(Path(copy)), create=False)
    try:
        yield store
    finally:
        store.close()


def browser(store: Store, *posts: str, now: datetime = NOON, **of: Any) -> Any:
    """Somebody who has logged in for these posts, in a browser of their own."""
    with store.write() as tx:
        login = ", ".join(posts)
        someone = members.find(tx, login) or members.add(tx, login, posts, LogInWay.PASSWORD, by="it", now=now)
    return page_client(house_over(store, now)).log_in(*posts, member=someone.number, **of)


def answered(store: Store, choice: AnswerChoice | None, at: datetime = NOON, **said: Any) -> int:
    """The number of an answer of the owner that waits, about the matter that was put before the management."""
    sender = said.pop("sender", SenderKind.ROLE)
    post = said.pop("post", OWNER)
    with store.write() as tx:
        item = outbox.list_messages(tx, obligation=CRITERIA, addressed=post)[-1].message.items[0]
        matter = Matter(f"ZW-{item.key[:6]}", item.key, CRITERIA, post, item.episode)
        return proposals.add(tx, Proposal(0, at, matter, ReadAnswer(choice, **said), sender)).number
