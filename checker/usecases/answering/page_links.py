"""Which mail's link was opened, and what does it ask? Shell, read-only: looking at a link changes nothing.

A link names the beginning of an item's key; what that is about stands in the store.
"""

from __future__ import annotations

from checker.domain.access import Viewer
from checker.domain.clock import local_day
from checker.domain.mail_link import MailLink
from checker.domain.page_answer import AskedOnPage
from checker.domain.refusal import LinkRefusal, Refused
from checker.findings.permissions import places_on_ladder
from checker.findings.visibility import acting_posts
from checker.store import proposals
from checker.store.opening import Store
from checker.usecases.acting.gathered import KnownFinding
from notifications.link_tokens import LinkTokens


def asked_by_link(store: Store, token: str, tokens: LinkTokens | None) -> AskedOnPage:
    """What the link of a mail asks. `tokens` None: the house's mails bear none.

    Raises Refused (LinkRefusal) where it is none of ours or leads nowhere any more. One whose days are over, or whose
    matter is settled, is shown all the same: `on_page.offers_in` says why nothing can be answered.
    """
    if tokens is None or tokens.trouble() is not None:
        raise Refused(LinkRefusal.NO_KEY)
    key_id, claim = tokens.read(token)
    with store.read() as tx:
        item = proposals.linked_item(tx, claim.item)
    if item is None:
        raise Refused(LinkRefusal.GONE)
    if not item.has_left:
        raise Refused(LinkRefusal.NEVER_LEFT)
    link = MailLink(key_id, item.key, item.about, item.episode, item.addressed, claim.choices, claim.ends_on)
    return AskedOnPage(item.about, item.addressed, item.episode, item.key, link)


def asked_of(known: KnownFinding, viewer: Viewer) -> AskedOnPage:
    """What a post of somebody who is logged in may answer about an obligation: the first that the ladder names.

    Raises Refused where none of theirs is asked.
    """
    posts = acting_posts(viewer, known.book.organisation, local_day(known.now))
    steps = places_on_ladder(known.rule, known.verdict.scope.id, known.book, known.on)
    mine = sorted((post for post in posts if post in steps), key=lambda post: steps[post])
    if not mine:
        raise Refused(LinkRefusal.NOTHING_ASKED)
    newest = known.episode
    episode = newest.number if newest is not None and not newest.is_over else 0
    return AskedOnPage(known.obligation, mine[0], episode)
