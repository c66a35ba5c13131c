"""Links as the mails of a walked house bear them, under a key of the tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from checker.domain.mail_link import BITS, LinkClaim
from checker.domain.message import TELLS_BAD, MessageKind, SentItem
from checker.store import Store
from checker.store.mail_history import notified_about
from checker.usecases.telling.send import MailIdentity
from checker.web.visit import WebHouse
from notifications.link_tokens import LinkKey, LinkTokens
from tests.web.served import ADDRESS, house_over

KEY, OTHER_KEY = LinkKey(b"k" * 32), LinkKey(b"o" * 32)
TOKENS = LinkTokens(ADDRESS, lambda: (KEY,))
ASKS = TELLS_BAD | {MessageKind.OVERDUE_REPORT}
FAR_AHEAD = date(2016, 12, 30)


def house_with_links(store: Store, now: datetime, *, keys: Sequence[LinkKey] = (KEY,), **settings: Any) -> WebHouse:
    """As `house_over`; links are signed with these keys."""
    identity = MailIdentity("zielwacht@test.example", "test.example", links=LinkTokens(ADDRESS, lambda: keys))
    return replace(house_over(store, now, **settings), identity=lambda: identity)


def item_to(store: Store, obligation: str, post: str) -> SentItem:
    """The newest mail that has told a post that something is bad."""
    with store.read() as tx:
        told = notified_about(tx, [obligation])[obligation]
    mine = (sent for sent in reversed(told) if sent.item.addressed == post and sent.has_left)
    return next(sent for sent in mine if sent.item.kind in ASKS)


def link_to(store: Store, obligation: str, post: str, *, ends_on: date = FAR_AHEAD, tokens: LinkTokens = TOKENS) -> str:
    """The path of the link of that mail, which may do all that a link may."""
    claim = LinkClaim(item_to(store, obligation, post).item.key, BITS, ends_on)
    return f"/antwort/{tokens.token(claim)}"
