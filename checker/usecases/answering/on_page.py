"""What may be answered on a page, and what becomes of an answer given there? Shell.

Whoever is logged in and holds the addressed post, or stands in for it, acts at once. A link alone is an answer that
waits, or, where the house says so, an act that is marked as done by a link alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checker.domain.access import Viewer
from checker.domain.page_answer import AnswerRecorded, AnswerWaits, AskedOnPage, GivenOnPage, OffersShown
from checker.store.opening import Store
from checker.wording.locales import Locale
from notifications.link_tokens import LinkTokens


@dataclass(frozen=True, slots=True)
class PageHouse:
    """What the house has decided about answers on pages.

    `link_alone`: a link acts without a log-in. `asks_log_in`: there is a way to log in. `mail_domain` ends Message-IDs.
    """

    mail_domain: str
    link_alone: bool = False
    asks_log_in: bool = True


def asked_by_link(store: Store, token: str, tokens: LinkTokens | None, now: datetime) -> AskedOnPage:
    """What the link of a mail asks. `tokens` None: there is no key that could be read.

    Raises Refused (LinkRefusal) where it is none of ours or leads nowhere any more. One whose days are over, or whose
    matter is settled, is shown all the same: `offers_on_page` says why nothing can be answered.
    """
    raise NotImplementedError


def asked_with_log_in(store: Store, obligation: str, viewer: Viewer, now: datetime) -> AskedOnPage:
    """What a post of somebody who is logged in may answer about an obligation: the first that the ladder names.

    Raises Refused where none of theirs is asked.
    """
    raise NotImplementedError


def offers_on_page(
    store: Store, asked: AskedOnPage, viewer: Viewer | None, house: PageHouse, now: datetime, locale: Locale = "de"
) -> OffersShown:
    """What may be answered at the instant `now` (aware). Raises Refused where it is somebody else's to answer."""
    raise NotImplementedError


def answer_on_page(
    store: Store,
    asked: AskedOnPage,
    given: GivenOnPage,
    viewer: Viewer | None,
    house: PageHouse,
    now: datetime,
    locale: Locale = "de",
) -> AnswerRecorded | AnswerWaits:
    """Record the answer, once: the same form posted twice is one. Raises Refused; then nothing has changed.

    `ActRefusal.CHANGED_MEANWHILE` where the finding is not as it was seen (409).
    """
    raise NotImplementedError


def undo_on_page(
    store: Store,
    asked: AskedOnPage,
    number: int,
    viewer: Viewer | None,
    house: PageHouse,
    now: datetime,
    locale: Locale = "de",
) -> AnswerRecorded:
    """Take back what the answer of that number has done. Raises Refused."""
    raise NotImplementedError


def what_became_of(store: Store, form: str, locale: Locale = "de") -> AnswerRecorded | AnswerWaits | None:
    """Of the answer that was posted with a form. None: nothing was recorded."""
    raise NotImplementedError
