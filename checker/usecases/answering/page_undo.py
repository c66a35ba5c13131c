"""What was answered on a page is taken back there. Shell.

By the post that answered, and of what a link alone has done also by the link, or by whoever enters answers.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.act import ActKind
from checker.domain.page_answer import AnswerRecorded, AskedOnPage
from checker.domain.post import Post
from checker.domain.proposal import Proposal
from checker.domain.refusal import LinkRefusal, NotThere, Refused
from checker.findings.page_rights import PageAct
from checker.findings.visibility import acting_posts
from checker.store import obligations, proposals
from checker.store.opening import Store
from checker.usecases.access.access_log import note
from checker.usecases.acting.act import act_in
from checker.usecases.answering.entering import Entry, wanted_of
from checker.usecases.answering.page_case import PageCase, case_of
from checker.usecases.answering.page_fates import became, may_undo
from checker.usecases.answering.page_house import PageHouse
from checker.usecases.answering.page_offers import addressed_title
from checker.usecases.answering.who_enters import entering_role
from checker.usecases.importing.single_facts import retract
from checker.wording.answer_words import ANSWERED
from checker.wording.dates import day_text
from checker.wording.locales import Locale


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
    with store.write() as tx:
        case, came, by = _allowed(tx, asked, number, viewer, house, now)
        if came.act is not None:
            _undo_act(tx, came, case, by, viewer)
            return _noted(tx, asked, came, viewer, now, locale)
    assert came.record is not None, "only what did something may be taken back"
    # A report that is withdrawn twice is withdrawn once: whoever is second is refused above.
    reason = ANSWERED[case.book.language].format(day=day_text(case.on, case.book.language))
    retract(store, came.record, reason=reason, by=by, now=now)
    with store.write() as tx:
        obligations.set_next_looks(tx, {came.matter.about: now})
        return _noted(tx, asked, came, viewer, now, locale)


def _allowed(
    tx: Connection, asked: AskedOnPage, number: int, viewer: Viewer | None, house: PageHouse, now: datetime
) -> tuple[PageCase, Proposal, str]:
    """The answer, and the role that takes it back."""
    came = proposals.find(tx, number)
    if came is None:
        raise Refused(NotThere.PROPOSAL, number=number)
    case = case_of(tx, asked, now)
    matter = came.matter
    if (matter.about, matter.addressed) != (case.asked.about, case.asked.addressed):
        raise Refused(LinkRefusal.NOT_UNDONE)
    by = _by(case, came, viewer, house)
    if not may_undo(tx, came, case):
        raise Refused(LinkRefusal.NOT_UNDONE)
    return case, came, by


def _by(case: PageCase, came: Proposal, viewer: Viewer | None, house: PageHouse) -> str:
    """The role of the post, else the one that enters answers in its place: that one only what a link alone has done.

    A link takes back what a link alone has done, and nothing else. Refused where it is not theirs.
    """
    own, post = Post.parse(case.asked.addressed).role, addressed_title(case, case.briefing.locale)
    if viewer is None or not viewer.is_logged_in:
        link = case.asked.link
        if not (link and house.link_alone and came.is_by_link and link.acts_on(case.on)):
            raise Refused(LinkRefusal.LOG_IN_FIRST, post=post)
        return own
    posts = acting_posts(viewer, case.book.organisation, case.on)
    if case.asked.addressed in posts:
        return own
    entering = entering_role(came, posts, case.book, case.on) if came.is_by_link else None
    if entering is None:
        raise Refused(LinkRefusal.NOT_THEIRS, post=post)
    return entering


def _undo_act(tx: Connection, came: Proposal, case: PageCase, by: str, viewer: Viewer | None) -> None:
    """It stays the act of the post that had answered; whoever does it in its place is kept beside it."""
    is_own = by == Post.parse(case.asked.addressed).role
    wanted = wanted_of(came, ActKind.UNDO, case.book, Entry(by, case.now, on_page=is_own))
    is_by_link = viewer is None or not viewer.is_logged_in
    act_in(tx, replace(wanted, said_at=case.now, file_number="", by_link=is_by_link), case.now)


def _noted(
    tx: Connection, asked: AskedOnPage, came: Proposal, viewer: Viewer | None, now: datetime, locale: Locale
) -> AnswerRecorded:
    note(tx, viewer or Viewer.by_link(asked.addressed), PageAct.ANSWER_BY_LINK, now)
    fate = became(tx, came, case_of(tx, asked, now), locale)
    assert isinstance(fate, AnswerRecorded), "it was done before it was taken back"
    return fate
