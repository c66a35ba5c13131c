"""What is asked on a page, as things stand now? Gathered once, for whoever shows or answers it. Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.answer import AnswerChoice, token_of
from checker.domain.clock import local_day
from checker.domain.message import TELLS_END, Item, MessageKind, OutboxState
from checker.domain.obligation_key import ObligationKey, of_rule, rule_of
from checker.domain.offers import Situation, offered
from checker.domain.page_answer import AskedOnPage
from checker.domain.post import Post
from checker.domain.proposal import Matter, Proposal, ProposalState, SenderKind
from checker.domain.refusal import LinkRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import STILL_TO_DO, State
from checker.findings.acts import holder
from checker.store import proposals, records
from checker.store.proposals import LinkedItem
from checker.usecases.acting.gathered import KnownFinding, gather
from checker.usecases.rules.activation import active
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.staffed import staffed
from notifications.mail_context import Briefing
from notifications.offers import can_be_away, decides_letters, situation

# So many answers about one thing are told apart.
SEEN_STEP = 10_000
ON_PAGES = frozenset({SenderKind.PAGE, SenderKind.LINK})


@dataclass(frozen=True, slots=True)
class PageCase:
    """`known` None: it is about a report. `over` says why nothing can be answered; None: `choices` can.

    `seen` changes with each decision and each answer about it.
    """

    asked: AskedOnPage
    book: Rulebook
    on: date
    now: datetime
    briefing: Briefing
    known: KnownFinding | None
    answers: tuple[Proposal, ...]
    over: Refused | None
    choices: tuple[AnswerChoice, ...]

    @property
    def matter(self) -> Matter:
        asked = self.asked
        token = token_of(asked.item) if asked.item else ""
        return Matter(token, asked.item, asked.about, asked.addressed, asked.episode)

    @property
    def seen(self) -> int:
        """A version of the finding, and of what was answered about it."""
        moves = sum(1 if one.state is ProposalState.WAITING else 2 for one in self.answers)
        return (self.known.version if self.known else 0) * SEEN_STEP + moves

    @property
    def last_answer(self) -> Proposal | None:
        """What was answered about it on a page last, for this post."""
        mine = [one for one in self.answers if one.sender in ON_PAGES and self._is_same(one.matter)]
        return mine[-1] if mine else None

    def _is_same(self, matter: Matter) -> bool:
        return (matter.addressed, matter.episode) == (self.asked.addressed, self.asked.episode)


def case_of(tx: Connection, asked: AskedOnPage, now: datetime, known: KnownFinding | None = None) -> PageCase:
    """How it stands with what is asked. `known`: what is known of its finding, where somebody has gathered it.

    Raises Refused where the addressed post is gone, or nothing of that name was ever owed.
    """
    book = known.book if known else staffed(tx, active(tx))
    _check_post(asked.addressed, book)
    asked = replace(asked, about=name_now(asked.about, book))
    linked = _linked(tx, asked, known)
    if (report := _report_of(asked.about, book)) is not None:
        return _of_report(tx, asked, linked, report, book, now)
    known = known or gather(tx, asked.about, now, book=book)
    briefing = briefing_of(book, known.on, now, known.answers)
    kind = linked.kind if linked else _kind_without_mail(asked, known)
    over = _why_over(asked, kind, known)
    case = replace(
        situation(kind, known.rule, known.verdict, asked.addressed, briefing),
        finding=known.episode.state if known.episode and not known.episode.is_over else None,
        holds=_holds(asked.addressed, known),
        decides_letter=decides_letters(asked.addressed, briefing) and _letter_waits(known),
    )
    choices = () if over else _choices(asked, offered(case), briefing)
    over = over or (None if choices else Refused(LinkRefusal.NOTHING_ASKED))
    return PageCase(asked, book, known.on, now, briefing, known, known.answers, over, choices)


def _linked(tx: Connection, asked: AskedOnPage, known: KnownFinding | None) -> Item | LinkedItem | None:
    """The item of the mail that asks; of a finding that is known it is known too. None: no mail does."""
    if not asked.item:
        return None
    told = (sent.item for sent in known.notified) if known else ()
    return next((item for item in told if item.key == asked.item), None) or proposals.linked_item(tx, asked.item)


def _check_post(addressed: str, book: Rulebook) -> None:
    post = Post.parse(addressed)
    role = book.organisation.role(post.role)
    if role is None or (post.unit and book.organisation.find(post.unit) is None):
        raise Refused(LinkRefusal.ROLE_GONE, role=addressed)


def name_now(about: str, book: Rulebook) -> str:
    """The key by which it goes now, where its rule was renamed since the mail."""
    return of_rule(about, book.replaced.get(rule_of(about), rule_of(about)))


def _report_of(about: str, book: Rulebook) -> ObligationKey | None:
    """The report that is meant (`sender/profile/period`); None: an obligation is."""
    try:
        key = ObligationKey.parse(about)
    except ValueError:
        return None
    profiles = {(file.sender.id, one.id) for file, one in book.profiles()}
    return key if book.rule(key.rule) is None and (key.rule, key.scope) in profiles else None


def _of_report(
    tx: Connection,
    asked: AskedOnPage,
    linked: Item | LinkedItem | None,
    key: ObligationKey,
    book: Rulebook,
    now: datetime,
) -> PageCase:
    on, answers = local_day(now), proposals.about(tx, asked.about)
    briefing = briefing_of(book, on, now, answers)
    here = [
        one
        for one in records.load_reports(tx, sequence=records.NEWEST)
        if (one.sender, one.profile, str(one.period)) == (key.rule, key.scope, key.period)
    ]
    step = linked.step if linked else 1
    case = Situation(MessageKind.OVERDUE_REPORT, State.NOT_EVALUABLE, None, owes_report=step == 1)
    over = _ended(asked, on) or (Refused(LinkRefusal.RESOLVED, day=local_day(here[-1].recorded_at)) if here else None)
    choices = () if over else _choices(asked, offered(case), briefing)
    return PageCase(asked, book, on, now, briefing, None, answers, over, choices)


def _kind_without_mail(asked: AskedOnPage, known: KnownFinding) -> MessageKind:
    """As a mail would ask that left now."""
    if known.episode is None or known.episode.is_over:
        return MessageKind.REMINDER
    is_owner = Post.parse(asked.addressed).role == known.rule.owner
    return MessageKind.ALERT if is_owner else MessageKind.ESCALATION


def _ended(asked: AskedOnPage, on: date) -> Refused | None:
    link = asked.link
    return Refused(LinkRefusal.ENDED, day=link.ends_on) if link and not link.acts_on(on) else None


def _why_over(asked: AskedOnPage, kind: MessageKind, known: KnownFinding) -> Refused | None:
    """Why nothing can be answered any more: what has ended says more than that the link has."""
    if not known.is_owed:
        return Refused(LinkRefusal.NOT_OWED, about=asked.about)
    newest = known.episode
    if asked.episode and newest is not None and newest.number != asked.episode:
        return Refused(LinkRefusal.ANOTHER_EPISODE)
    if kind not in TELLS_END and (day := _settled_on(asked, known)) is not None:
        return Refused(LinkRefusal.RESOLVED, day=day)
    return _ended(asked, known.on)


def _settled_on(asked: AskedOnPage, known: KnownFinding) -> date | None:
    """Since when nothing is to be done; None: something is."""
    newest = known.episode
    if asked.episode:
        return (newest.resolved_on or known.judged[-1].on) if newest is not None and newest.is_over else None
    if known.verdict.state in STILL_TO_DO or known.verdict.is_bad:
        return None
    return known.judged[-1].on


def _holds(post: str, known: KnownFinding) -> bool:
    held = holder(known.case)
    return held is not None and held.post == post


def _letter_waits(known: KnownFinding) -> bool:
    return len({sent.message for sent in known.notified if sent.state is OutboxState.DRAFT}) == 1


def _choices(asked: AskedOnPage, table: Iterable[AnswerChoice], briefing: Briefing) -> tuple[AnswerChoice, ...]:
    """Of what the table of the mails offers now what the link may, and the post can."""
    is_able = can_be_away(Post.parse(asked.addressed), briefing)
    able = (choice for choice in table if choice is not AnswerChoice.AWAY or is_able)
    return tuple(choice for choice in able if asked.link is None or choice in asked.link.choices)
