"""What becomes of an answer when it is entered? Shell.

An act is the answering role's, and that role must be allowed to do it; whoever enters it is kept beside it. What is
only told (the figures are wrong, a report is on its way) is entered without an act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.act import ActKind
from checker.domain.answer import PROVED
from checker.domain.answer import AnswerChoice as A
from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.message import MessageKind, OutboxState
from checker.domain.obligation_key import ObligationKey, rule_of
from checker.domain.offers import HELD_BY_SOMEBODY
from checker.domain.post import Post
from checker.domain.proposal import Proposal, SenderKind
from checker.domain.refusal import Inputs, ProposalRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.records.fact_scope import SingleFact
from checker.store import findings, outbox
from checker.usecases.acting.absences import deputize_in
from checker.usecases.acting.act import ActPreview, Wanted, act_in, preview_in
from checker.usecases.importing.single_facts import report_nothing_in
from checker.usecases.telling.letters import check_releaser, decide_against_in, release_in
from checker.wording.answer_words import ANSWERED, WITH_FILE
from notifications.facts import MailFacts
from notifications.facts_json import stored_facts
from notifications.letter_facts import LetterFacts
from notifications.letters import says_the_same
from notifications.message import AnyFacts
from notifications.notice_facts import RuleChangeFacts

# By what an answer needs before it can be entered.
NEEDS: Mapping[A, tuple[str, ...]] = {
    A.DONE: ("day",), A.HELD: ("day",), A.PLANNED: ("day",), A.CANCELLED: ("day",), A.TAKE_ON: ("day",),
    A.COMING: ("day",), A.NEW_DATE: ("day",), A.AWAY: ("day", "until"),
}  # fmt: skip
TAKES_A_FILE_NUMBER = frozenset({A.DONE, A.HELD, A.PLANNED, A.CANCELLED, A.NOT_APPLICABLE, A.NOT_RESPONSIBLE})
FACTS = frozenset({A.DONE, A.HELD, A.PLANNED, A.CANCELLED})
ACT_KINDS: Mapping[A, ActKind] = {
    A.TAKE_ON: ActKind.ACKNOWLEDGE, A.NOT_APPLICABLE: ActKind.OBJECT, A.NOT_RESPONSIBLE: ActKind.HANDBACK,
}  # fmt: skip
# What cannot be called back by another answer: whoever enters it types the token.
TYPED = frozenset({A.RELEASE, A.DO_NOT_SEND})


@dataclass(frozen=True, slots=True)
class Entry:
    """Who enters, and when. `on_page`: it is done as it is answered, on a page, with one of the house's reasons."""

    by: str
    now: datetime
    on_page: bool = False
    reason_id: str = ""


def check_in(tx: Connection, came: Proposal, book: Rulebook, entry: Entry) -> ActPreview | None:
    """Refused where the answering role may not do what it answers; changes nothing. Facts are judged when reported.

    What the act would do; None: it is no act.
    """
    _check_complete(came, book)
    wanted = wanted_in(tx, came, book, entry)
    does = preview_in(tx, wanted, entry.now, book=book) if wanted is not None else None
    if _choice(came) in TYPED:
        _letter(tx, came, book, entry.now)
    return does


def _check_complete(came: Proposal, book: Rulebook) -> None:
    if missing := missing_of(came, book):
        raise Refused(ProposalRefusal.STILL_MISSING, inputs=Inputs(missing))


def missing_of(came: Proposal, book: Rulebook) -> tuple[str, ...]:
    """What the answer does not say yet, by name."""
    return tuple(name for name in _needed(came, book) if getattr(came.answer, name) is None)


def _needed(came: Proposal, book: Rulebook) -> tuple[str, ...]:
    """What the answer must say, itself or completed: of some rules the file number too."""
    needed = NEEDS.get(_choice(came), ())
    planned = book.rule(rule_of(came.matter.about)) if _choice(came) in PROVED else None
    return (*needed, "file_number") if planned and planned.rule.measure.evidence == "required" else needed


def enter_in(tx: Connection, came: Proposal, book: Rulebook, entry: Entry) -> bool:
    """Do what the answer says, unless it is a fact. Was it an act about a finding? Raises Refused, as `check_in`."""
    _check_complete(came, book)
    role = Post.parse(came.matter.addressed).role
    answer = came.answer
    match _choice(came):
        case A.RELEASE:
            release_in(tx, _letter(tx, came, book, entry.now), role, entry.now)
        case A.DO_NOT_SEND:
            decide_against_in(tx, _letter(tx, came, book, entry.now), role, _answered(came, book), entry.now)
        case A.NOTHING:
            report_nothing_in(tx, came.matter.about, role, entry.now, answered_at=came.received_at)
        case A.AWAY:
            assert answer.day is not None, "checked before"
            assert answer.until is not None, "checked before"
            deputize_in(tx, came.matter.addressed, answer.day, answer.until, answer.reader or None, entry.by, entry.now)
        case _:
            wanted = wanted_in(tx, came, book, entry)
            if wanted is not None:
                act_in(tx, wanted, entry.now)
            return wanted is not None
    return False


def facts_of(came: Proposal, book: Rulebook) -> tuple[SingleFact, ...]:
    """What the answer reports; nothing where it reports nothing. Raises Refused when it is about no obligation."""
    if _choice(came) not in FACTS:
        return ()
    key = _key(came)
    planned = book.rule(key.rule)
    counted = planned.rule.measure.records if planned else ""
    answer = came.answer
    said: dict[str, object]
    match _choice(came):
        case A.DONE:
            said = {"held_on" if counted == "event" else "submitted_on": answer.day}
        case A.HELD:
            said = {"held_on": answer.day}
        case A.PLANNED:
            said = {"planned_on": answer.day and answer.day.isoformat()}
        case _:
            said = {"planned_on": answer.day and answer.day.isoformat(), "cancelled": True}
    facts = [_fact(came, key, counted, said)]
    if _choice(came) is A.CANCELLED and answer.until:
        facts.append(_fact(came, key, counted, {"planned_on": answer.until.isoformat()}))
    return tuple(facts)


def _fact(came: Proposal, key: ObligationKey, counted: str, said: Mapping[str, object]) -> SingleFact:
    return SingleFact(
        rule=key.rule,
        scope=key.scope,
        period=key.period if counted == "deliverable" else None,
        evidence=came.answer.file_number,
        by=Post.parse(came.matter.addressed).role,
        said=said,
        may_have_moved=True,
    )


def wanted_in(tx: Connection, came: Proposal, book: Rulebook, entry: Entry) -> Wanted | None:
    """The act that an answer asks for. None: it is told, and nothing more."""
    kind = _act_kind(tx, came)
    return wanted_of(came, kind, book, entry) if kind else None


def wanted_of(came: Proposal, kind: ActKind, book: Rulebook, entry: Entry) -> Wanted:
    """The act of the answering role. Entered later it bears who did so and when it was said."""
    return Wanted(
        kind=kind,
        obligation=str(_key(came)),
        by=came.matter.addressed,
        until=came.answer.day if kind is ActKind.ACKNOWLEDGE else None,
        reason="" if entry.reason_id else _answered(came, book),
        reason_id=entry.reason_id,
        confirmed_by=None if entry.on_page else entry.by,
        said_at=came.received_at,
        file_number=came.answer.file_number or "",
        by_link=entry.on_page and came.sender is SenderKind.LINK,
        in_our_words=True,
    )


def _answered(came: Proposal, book: Rulebook) -> str:
    """Why it is done, as it is kept: somebody answered so, on a day, under a file number if the answer names one."""
    day = f"{local_day(came.received_at):%d.%m.%Y}"
    reason = ANSWERED[book.language].format(day=day)
    if came.answer.file_number:
        reason = WITH_FILE[book.language].format(answered=reason, file_number=came.answer.file_number)
    return reason


def _act_kind(tx: Connection, came: Proposal) -> ActKind | None:
    hangs_on_the_finding = ACT_KINDS.get(_choice(came)) not in (None, ActKind.ACKNOWLEDGE)
    return act_kind(came, findings.history(tx, came.matter.about) if hangs_on_the_finding else ())


def act_kind(came: Proposal, episodes: Sequence[Episode]) -> ActKind | None:
    """The kind of the act that an answer asks for, None: none.

    An objection to what nobody has taken on, or to a reminder, is no act: it is told, and the ladder goes on.
    """
    kind = ACT_KINDS.get(_choice(came))
    if kind is None or kind is ActKind.ACKNOWLEDGE:
        return kind
    newest = episodes[-1] if episodes else None
    is_held = newest and newest.number == came.matter.episode and newest.state in HELD_BY_SOMEBODY
    return kind if is_held else None


def _letter(tx: Connection, came: Proposal, book: Rulebook, now: datetime) -> str:
    """The key of the one letter that waits about the matter. Refused for whoever may not decide about it."""
    check_releaser(Post.parse(came.matter.addressed).role, book, local_day(now))
    about = came.matter.about
    waiting = outbox.list_messages(tx, states=[OutboxState.DRAFT], obligation=about)
    if len(waiting) != 1:
        raise Refused(ProposalRefusal.NO_DRAFT, about=about)
    read, letter = _letters_read(tx, came), stored_facts(waiting[0].message.facts)
    if read and isinstance(letter, LetterFacts) and not any(says_the_same(letter, one) for one in read):
        raise Refused(ProposalRefusal.ANOTHER_LETTER, about=about)
    return waiting[0].key


def _letters_read(tx: Connection, came: Proposal) -> tuple[LetterFacts, ...]:
    """The letters in the mail that was answered; none where it carried none."""
    told = outbox.list_messages(tx, obligation=came.matter.about, addressed=came.matter.addressed)
    answered = [one.message for one in told if came.matter.item in {item.key for item in one.message.items}]
    found = (stored_facts(message.facts) for message in answered if message.kind is not MessageKind.DIGEST)
    return tuple(letter for facts in found for letter in _letters_in(facts))


def _letters_in(facts: AnyFacts) -> tuple[LetterFacts, ...]:
    match facts:
        case MailFacts():
            return facts.letters
        case RuleChangeFacts():
            return facts.texts
        case _:
            return ()


def _key(came: Proposal) -> ObligationKey:
    try:
        return ObligationKey.parse(came.matter.about)
    except ValueError:
        raise Refused(ProposalRefusal.NOT_ABOUT_THAT, about=came.matter.about) from None


def _choice(came: Proposal) -> A:
    assert came.choice is not None, "an unclear answer is never entered"
    return came.choice
