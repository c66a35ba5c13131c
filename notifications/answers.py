"""What does whoever has answered a mail hear of their answer? Pure.

It goes to the mailbox of the role that answered, whoever wrote it: no address of a sender is kept. It answers what
somebody did themselves, so that it is outside the week's budget and leaves as soon as mails may.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from checker.domain.mail_link import ITEM_BYTES
from checker.domain.message import Item, Message, MessageKind
from checker.domain.obligation_key import ObligationKey
from checker.domain.organisation import Addressee
from checker.domain.period import Period
from checker.domain.post import Post
from checker.domain.proposal import Matter, Proposal, ProposalState, SenderKind
from checker.domain.refusal import ActRefusal, ProposalRefusal
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State
from checker.wording.answers import WHY_UNCLEAR, said_text
from checker.wording.dates import instant_text, period_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import phrase
from checker.wording.post_titles import role_title
from checker.wording.refusal_texts import INPUTS
from checker.wording.titles import titled
from notifications.digest_facts import DigestFacts
from notifications.fact_row import FactRow
from notifications.facts import AnswerableFacts, MailFacts
from notifications.letter_facts import LetterFacts
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, spoken_to
from notifications.message import AnyFacts
from notifications.notice_facts import AnswerDoubt, AnswerFacts, AnswerFate, to_json
from notifications.notices import common_facts, notice_item
from notifications.offers import link_ends

ABOUT = "answer"
LOOKS = {
    "received": State.PENDING,
    "unclear": State.NOT_EVALUABLE,
    "entered": State.MET,
    "rejected": State.BREACHED,
    "lapsed": State.INFO,
    "passed_on": State.PENDING,
}
# What these say is answered once more.
ASKS_AGAIN = frozenset({"unclear", "rejected"})
OTHERS_DECIDE = frozenset({ActRefusal.NOT_ALLOWED, ActRefusal.NOT_ON_THE_LADDER, ActRefusal.ONES_OWN})


@dataclass(frozen=True, slots=True)
class AnswerNews:
    """An answer as it stands now. `by` is the role that enters it, or has decided; `missing` names what it lacks.

    `answered` is the key of the mail that was answered; None: it is not known any more. `is_no_act`: entered, it
    decides nothing; `heard_by` are those whom it is passed on to. `asked` is what the answered mail asked.
    """

    came: Proposal
    by: str
    missing: tuple[str, ...] = ()
    answered: str | None = None
    is_no_act: bool = False
    heard_by: tuple[Addressee, ...] = ()
    asked: tuple[AnswerableFacts, ...] = ()


def answer_mail(news: AnswerNews, book: Rulebook, briefing: Briefing) -> Message | None:
    """To the role that answered. None: no role is known, nobody reads for it, or it is read outside the house."""
    addressed = news.came.matter.addressed
    reads = briefing.organisation.reader_of(Post.parse(addressed), briefing.sends_on) if addressed else None
    if reads is None or reads.is_external:
        return None
    root = news.answered or _first_of(news.came, reads.key, briefing)
    return _mail(news, fate_of(news.came), reads, book, briefing, root)


def asked_by(facts: AnyFacts) -> tuple[AnswerableFacts, ...]:
    """What a mail asked of its reader; a digest asks nothing by itself, and letters are not answered to us."""
    match facts:
        case MailFacts():
            return (facts.asked.answer,) if facts.asked.answer else ()
        case DigestFacts() | LetterFacts():
            return ()
        case _:
            return facts.answers


def watched_mails(news: AnswerNews, book: Rulebook, briefing: Briefing) -> tuple[Message, ...]:
    """To the operating role, of what a link alone has done: nobody knows by whom. None where it reads for the role."""
    organisation, on = briefing.organisation, briefing.sends_on
    operating = Post(briefing.escalation.administering, organisation.organisation.id)
    reads, role = (organisation.reader_of(post, on) for post in (operating, Post.parse(news.came.matter.addressed)))
    if reads is None or reads.is_external or (role is not None and role.mailbox == reads.mailbox):
        return ()
    return (_mail(news, "entered", reads, book, briefing, None),)


def passed_on_mails(news: AnswerNews, book: Rulebook, briefing: Briefing) -> tuple[Message, ...]:
    """To those who must hear what was said, and decide or mend it."""
    return tuple(_mail(news, "passed_on", reads, book, briefing, None) for reads in news.heard_by)


def _mail(
    news: AnswerNews, fate: AnswerFate, reads: Addressee, book: Rulebook, briefing: Briefing, root: str | None
) -> Message:
    reader = Reader((reads,))
    title = matter_title(news.came.matter, book, spoken_to(reader, briefing).locale)
    return Message(
        kind=MessageKind.ANSWER,
        addressed=reads.key,
        items=(_item(news.came.number, fate, reads.key, briefing),),
        planned_on=briefing.sends_on,
        not_before=briefing.known_at,
        facts=to_json(answer_facts(news, fate, title, reader, briefing)),
        root_key=root,
    )


def answer_facts(news: AnswerNews, fate: AnswerFate, title: str, reader: Reader, briefing: Briefing) -> AnswerFacts:
    """What the mail says, in the reader's language. `title` is what the answer is about, in that language."""
    briefing = spoken_to(reader, briefing)
    locale, came, organisation = briefing.locale, news.came, briefing.organisation
    said, arrived = said_text(came.answer, locale), instant_text(came.received_at, locale)
    of = Post.parse(came.matter.addressed)
    return AnswerFacts(
        **common_facts(MessageKind.ANSWER, LOOKS[fate], _rows(news, fate, said, title, briefing), reader, briefing),
        fate=fate,
        said=said,
        title=title,
        came=arrived,
        by=role_title(news.by, organisation.organisation.id, organisation, locale),
        doubt=_doubt(came) if fate == "received" else "",
        missing=tuple(INPUTS[locale][name] for name in news.missing) if fate == "received" else (),
        why=WHY_UNCLEAR[locale][came.unclear] if came.unclear else "",
        reason=came.reason,
        is_stranger=came.sender is SenderKind.UNKNOWN,
        passed_to=tuple(role_title(one.role, one.scope, organisation, locale) for one in news.heard_by),
        choice=str(came.choice or ""),
        of=role_title(of.role, of.unit, organisation, locale),
        is_no_act=news.is_no_act,
        asked=news.asked if fate in ASKS_AGAIN or (fate == "received" and news.missing) else (),
        by_link=came.is_by_link,
        undo=_undo(came, title, briefing) if came.is_by_link else None,
    )


def _undo(came: Proposal, title: str, briefing: Briefing) -> AnswerableFacts:
    """Its link shows what was done and takes it back; it answers nothing, whoever reads the mail."""
    item, until = came.matter.item[: 2 * ITEM_BYTES], link_ends(briefing).isoformat()
    return AnswerableFacts(came.matter.token, title, (), item=item, ends_on=until)


def _rows(news: AnswerNews, fate: AnswerFate, said: str, title: str, briefing: Briefing) -> tuple[FactRow, ...]:
    locale, came = briefing.locale, news.came
    of = Post.parse(came.matter.addressed)
    told = {
        phrase("answer_understood", locale): said or phrase("answer_not_understood", locale),
        phrase("file_number", locale): came.answer.file_number or "",
        phrase("answer_about", locale): title,
        phrase("answer_of", locale): role_title(of.role, of.unit, briefing.organisation, locale)
        if fate == "passed_on" or came.is_by_link
        else "",
        phrase("received", locale): instant_text(came.received_at, locale),
    }
    return tuple(FactRow(label, text) for label, text in told.items() if text)


def fate_of(came: Proposal) -> AnswerFate:
    """What is told of it."""
    match came.state:
        case ProposalState.WAITING:
            return "unclear" if came.unclear else "received"
        case ProposalState.ENTERED:
            return "entered"
        case ProposalState.REJECTED:
            return "rejected"
        case ProposalState.LAPSED:
            return "lapsed"
        case _:
            assert_never(came.state)


def _first_of(came: Proposal, addressed: str, briefing: Briefing) -> str:
    """The key of the mail that said that it had come in."""
    fate: AnswerFate = "unclear" if came.unclear else "received"
    return _item(came.number, fate, addressed, briefing).key


def _doubt(came: Proposal) -> AnswerDoubt:
    if came.doubt is None:
        return ""
    if came.doubt == ProposalRefusal.STILL_MISSING:
        return "missing"
    return "not_theirs" if came.doubt in OTHERS_DECIDE else "other"


def _item(number: int, fate: AnswerFate, addressed: str, briefing: Briefing) -> Item:
    house = briefing.organisation.organisation.id
    return notice_item(house, MessageKind.ANSWER, about_answer(number), fate, addressed)


def about_answer(number: int) -> str:
    """What the items of its mails are about."""
    return f"{ABOUT}/{number}"


def number_of(about: str) -> int | None:
    """The number of the answer that an item of such a mail is about. None: it is about something else."""
    kind, _, number = about.partition("/")
    return int(number) if kind == ABOUT and number.isdecimal() else None


def matter_title(matter: Matter, book: Rulebook, locale: Locale) -> str:
    """What is answered, as people call it: a promise with its place, or a report with its period. Empty: unknown."""
    try:
        key = ObligationKey.parse(matter.about)
        period = Period.parse(key.period)
    except ValueError:
        return ""
    planned = book.rule(key.rule)
    if planned is not None:
        place = book.organisation.find(key.scope)
        title = titled(planned.rule.title_in(locale), planned.rule, period, locale)
        is_house = place is None or key.scope == book.organisation.organisation.id
        return title if is_house or place is None else f"{title}, {place[1].name}"
    reports = (one for file, one in book.profiles() if (file.sender.id, one.id) == (key.rule, key.scope))
    return next((f"{one.title}, {period_text(period, locale)}" for one in reports), "")
