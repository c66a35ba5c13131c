"""Which answers may somebody enter or reject, what would entering do, and which were decided lately? Shell, read-only.

Who enters an answer is asked of each (`who_enters`): whoever may not, is not shown it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.clock import local_day
from checker.domain.post import Post
from checker.domain.proposal import ANSWERED_WITHIN, Proposal, ProposalState
from checker.domain.refusal import NotThere, ProposalRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.findings.visibility import acting_posts
from checker.store import verdicts
from checker.store.opening import Store
from checker.usecases.acting.act import ActPreview
from checker.usecases.answering.entering import Entry, check_in, missing_of
from checker.usecases.answering.proposals import asks_token, takes
from checker.usecases.answering.who_enters import who_enters
from checker.usecases.judging.disclosure_history import as_published
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.come_and_waiting import every_answer
from checker.usecases.reading.house_seen import book_seen
from checker.usecases.reading.my_tasks import JudgedMatter

DECIDED_DAYS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class AnswerToDecide:
    """An answer that waits. `by` is the viewer's role that may enter it, `until` the last day on which a ladder waits
    for that; `is_over`: that day has passed. `missing` names what it does not say yet.
    """

    came: Proposal
    by: str
    until: date
    is_over: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswersOfViewer:
    """Those that wait, the oldest first, and those that were decided in the last two weeks, the newest first."""

    book: Rulebook
    waiting: tuple[AnswerToDecide, ...]
    decided: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class AnswerLook:
    """One answer. `decides` None: it was decided, and `came` says how.

    `takes` are the inputs that may be completed, `asks_token`: its token is to be typed. `does` is what entering it
    would do to a finding now; None: it is no act, or `refused` says why it cannot be entered as it is.
    """

    book: Rulebook
    came: Proposal
    decides: AnswerToDecide | None
    takes: tuple[str, ...]
    asks_token: bool
    does: ActPreview | None
    refused: Refused | None
    matter: JudgedMatter | None


def answers_of(store: Store, viewer: Viewer, now: datetime) -> AnswersOfViewer:
    """What a viewer may enter at `now` (aware), and what became of the last ones."""
    with store.read() as tx:
        known = at_head(tx)
        book, every = book_seen(tx, known), every_answer(tx, known)
    on = local_day(now)
    roles = own_roles(viewer, book, on)
    waiting = (_to_decide(one, roles, book, on) for one in every if one.state is ProposalState.WAITING)
    decided = [one for one in every if _is_decided_lately(one, now) and _by(one, roles, book, on) is not None]
    return AnswersOfViewer(book, tuple(one for one in waiting if one is not None), tuple(reversed(decided)))


def look_at_answer(store: Store, viewer: Viewer, number: int, now: datetime) -> AnswerLook:
    """One answer that a viewer may decide about. Refused where there is none such, or it is others' to enter."""
    on = local_day(now)
    with store.read() as tx:
        known = at_head(tx)
        book, every = book_seen(tx, known), every_answer(tx, known)
        came = next((one for one in every if one.number == number), None)
        by = _by(came, own_roles(viewer, book, on), book, on) if came is not None else None
        if came is None or by is None:
            raise Refused(NotThere.PROPOSAL, number=number)
        return known.get(("answer", number, by, on), partial(_looked_at, tx, came, book, Entry(by, now)))


def _looked_at(tx: Connection, came: Proposal, book: Rulebook, entry: Entry) -> AnswerLook:
    waits, on = came.state is ProposalState.WAITING, local_day(entry.now)
    decides = _to_decide(came, (entry.by,), book, on) if waits else None
    does, refused = _effect(tx, came, book, entry) if waits else (None, None)
    return AnswerLook(
        book, came, decides, takes(came.choice), asks_token(came), does, refused, _matter(tx, came, book, does)
    )


def own_roles(viewer: Viewer, book: Rulebook, on: date) -> tuple[str, ...]:
    """The roles by which a viewer acts: their own first, then those they read for."""
    posts = acting_posts(viewer, book.organisation, on)
    return tuple(dict.fromkeys(Post.parse(post).role for post in posts))


def _by(came: Proposal, roles: Iterable[str], book: Rulebook, on: date) -> str | None:
    who = who_enters(came, book, on)
    return next((role for role in roles if role in who), None)


def _to_decide(came: Proposal, roles: Iterable[str], book: Rulebook, on: date) -> AnswerToDecide | None:
    by = _by(came, roles, book, on)
    if by is None:
        return None
    until = book.calendar.add_office_days(local_day(came.received_at), ANSWERED_WITHIN)
    missing = missing_of(came, book) if came.choice is not None and came.unclear is None else ()
    return AnswerToDecide(came, by, until, on > until, missing)


def _is_decided_lately(came: Proposal, now: datetime) -> bool:
    return came.decided_at is not None and came.decided_at >= now - DECIDED_DAYS


def _effect(tx: Connection, came: Proposal, book: Rulebook, entry: Entry) -> tuple[ActPreview | None, Refused | None]:
    """What entering it would do, or why it cannot be entered; what is only missing yet is no reason."""
    if came.choice is None or came.unclear is not None:
        return None, None
    try:
        return check_in(tx, came, book, entry), None
    except Refused as refused:
        return None, None if refused.code is ProposalRefusal.STILL_MISSING else refused


def _matter(tx: Connection, came: Proposal, book: Rulebook, does: ActPreview | None) -> JudgedMatter | None:
    """How what it is about stands; None: it is about no obligation, or that was never judged."""
    verdict = does.verdict if does is not None else _last_judged(tx, came.matter.about)
    rule = book.rule_of(verdict) if verdict is not None else None
    return JudgedMatter(rule, as_published(tx, verdict)) if verdict is not None and rule is not None else None


def _last_judged(tx: Connection, about: str) -> Verdict | None:
    judged = verdicts.latest(tx, {about}).get(about) if about else None
    return judged.verdict if judged is not None else None
