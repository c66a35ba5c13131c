"""What is the reader of a mail offered to answer, and who decides what no answer can? Choices become facts. Pure.

Which choices there are is decided by the table of offers; here they get words, a token and days as an example.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from checker.domain.act import ActKind
from checker.domain.answer import PROVED, AnswerChoice, token_of
from checker.domain.dated import is_dated
from checker.domain.finding import FindingState
from checker.domain.kinds import KINDS
from checker.domain.mail_link import BITS, ITEM_BYTES
from checker.domain.message import TELLS_BAD, Item, MessageKind
from checker.domain.offers import OF_ANYTHING, Situation, offered, offered_in_short
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict
from checker.wording.answer_words import (
    FIRST_LINES,
    LABEL_OF_PROOF,
    LABELS,
    LINE_OF_PROOF,
    LINE_OF_READER,
    SAMPLE_FILE_NUMBER,
    TO_FILL_IN,
)
from checker.wording.dates import day_of_month_text
from checker.wording.post_titles import role_title
from checker.wording.titles import titled_verdict
from notifications.facts import NOTHING_ASKED, AnswerableFacts, AskedFacts, DecidedActs, DecisionFacts, OfferFacts
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, spoken_to

# These tell of a day that may be moved.
EXTENDABLE = TELLS_BAD | {MessageKind.REMINDER}
# What can only have happened within the period it is about.
HAPPENED = frozenset({AnswerChoice.HELD, AnswerChoice.CANCELLED})
# How far ahead the day of an example lies: of an answer that is sent on the day of the mail.
AHEAD = timedelta(days=14)
# So many working days a link acts at most; then it only shows.
LINK_ACTS = 20


@dataclass(frozen=True, slots=True)
class SampleDays:
    """Days that examples name: by when something can have `happened`, and behind which a new day lies (`due`)."""

    happened: date
    due: date


def asked_about(
    mail: MessageKind,
    rule: Rule,
    verdict: Verdict,
    reader: Reader,
    item: Item,
    briefing: Briefing,
    *,
    finding: FindingState | None = None,
    decides_letter: bool = False,
) -> AskedFacts:
    """What a mail about a promise asks of its reader, in their language. A letter to a body outside asks by itself."""
    if reader.is_external:
        return NOTHING_ASKED
    briefing = spoken_to(reader, briefing)
    case = replace(
        situation(mail, rule, verdict, item.addressed, briefing), finding=finding, decides_letter=decides_letter
    )
    choices = offered(case)
    about = titled_verdict(rule.short_title_in(briefing.locale), rule, verdict, briefing.locale)
    return AskedFacts(
        answer=offer_facts(choices, item, about, briefing, _sample_days(verdict, briefing)),
        decisions=_decisions(mail, rule, verdict, item.addressed, briefing),
        may_take_on=AnswerChoice.TAKE_ON in choices,
    )


def item_of(reader: Reader, items: Sequence[Item]) -> Item:
    """Of the items of a mail the one whose post the reader holds, or reads for in the first place: it answers."""
    return next(item for item in items if item.addressed == reader.first.key)


def decides_letters(post: str, briefing: Briefing) -> bool:
    """Is it the management's, or that of whoever stands in for it?"""
    return Post.parse(post).role in briefing.organisation.acting_for(briefing.escalation.management, briefing.sends_on)


def situation(mail: MessageKind, rule: Rule, verdict: Verdict, post: str, briefing: Briefing) -> Situation:
    """What a mail about a promise asks of a post (`role@unit`), as far as rule, state and rights say."""
    return Situation(
        mail=mail,
        state=verdict.state,
        shown_by=KINDS[rule.kind].shown_by(rule.measure.records),
        may_take_on=post in briefing.who_may(ActKind.ACKNOWLEDGE, rule, verdict.scope.id, briefing.sends_on),
        may_object=post in briefing.who_may(ActKind.OBJECT, rule, verdict.scope.id, briefing.sends_on),
    )


def answer_in_short(
    mail: MessageKind,
    rule: Rule,
    verdict: Verdict,
    item: Item,
    briefing: Briefing,
    *,
    finding: FindingState | None,
    held_by: str | None = None,
) -> AnswerableFacts | None:
    """What only this matter has to be answered, for a line of a mail about several, in the language of the briefing.

    `held_by` is the post by whose act the finding rests.
    """
    case = situation(mail, rule, verdict, item.addressed, briefing)
    case = replace(case, finding=finding, holds=held_by == item.addressed)
    about = titled_verdict(rule.short_title_in(briefing.locale), rule, verdict, briefing.locale)
    return offer_facts(offered_in_short(case), item, about, briefing, _sample_days(verdict, briefing))


def offer_facts(
    choices: Sequence[AnswerChoice],
    item: Item,
    about: str,
    briefing: Briefing,
    days: SampleDays | None = None,
) -> AnswerableFacts | None:
    """The choices that the addressed post of an item has, worded. None: it is asked nothing.

    `days` None: an example may lie on any day.
    """
    on = briefing.sends_on
    post = Post.parse(item.addressed)
    able = [choice for choice in choices if choice is not AnswerChoice.AWAY or can_be_away(post, briefing)]
    if not able:
        return None
    offers = tuple(_offer(choice, post, briefing, days or SampleDays(on, on)) for choice in able)
    return AnswerableFacts(
        token_of(item.key),
        about,
        offers,
        item=item.key[: 2 * ITEM_BYTES],
        choices=tuple(str(choice) for choice in BITS if choice in {*able, *OF_ANYTHING}),
        ends_on=link_ends(briefing).isoformat(),
    )


def link_ends(briefing: Briefing) -> date:
    """The last day on which a link acts: whoever answers later looks at the newest mail."""
    calendar, on = briefing.calendar, briefing.sends_on
    is_near = calendar.office_days(on, calendar.last) <= LINK_ACTS
    return calendar.last if is_near else calendar.add_office_days(on, LINK_ACTS)


def within_the_step(asked: AskedFacts, next_told_on: date | None) -> AskedFacts:
    """What is asked on a step of the ladder: its link acts no longer than until the next mail. None: none is ahead."""
    if asked.answer is None or next_told_on is None:
        return asked
    return replace(asked, answer=replace(asked.answer, ends_on=min(asked.answer.ends_on, next_told_on.isoformat())))


def _sample_days(verdict: Verdict, briefing: Briefing) -> SampleDays:
    on = briefing.sends_on
    return SampleDays(min(on, verdict.period.end), max(on, verdict.due.effective))


def _offer(choice: AnswerChoice, post: Post, briefing: Briefing, days: SampleDays) -> OfferFacts:
    locale, on = briefing.locale, briefing.sends_on
    label, line = LABELS[locale][choice], FIRST_LINES[locale][choice]
    if choice in PROVED:
        label, line = label + LABEL_OF_PROOF[locale], line + LINE_OF_PROOF[locale]
    reader = _stand_in(post, briefing)
    prepared = line
    if choice is AnswerChoice.AWAY:
        prepared = line + LINE_OF_READER[locale]
        line = prepared if reader else line
    day = days.happened if choice in HAPPENED else on
    until = (days.due if choice is AnswerChoice.NEW_DATE else on) + AHEAD
    shown = {"day": day_of_month_text(day, locale), "until": day_of_month_text(until, locale)}
    blank = TO_FILL_IN[locale]
    return OfferFacts(
        label=label,
        line=line.format(**shown, file_number=SAMPLE_FILE_NUMBER, reader=reader),
        prepared=prepared.format(day=blank, until=blank, file_number="", reader=""),
    )


def can_be_away(post: Post, briefing: Briefing) -> bool:
    """Is there anybody to stand in, by name or as the deputy of the role?"""
    role = briefing.organisation.role(post.role)
    return role is not None and not role.is_external and bool(role.deputy or _stand_in(post, briefing))


def _stand_in(post: Post, briefing: Briefing) -> str:
    """Whom an example names: the deputy, else the management. Empty: neither can be named by its title alone."""
    organisation = briefing.organisation
    role = organisation.role(post.role)
    named = (role.deputy if role else None, briefing.escalation.management)
    found = (organisation.role(each) for each in named if each and each != post.role)
    able = (each for each in found if each and not each.is_external and not each.exists_at_units)
    return next((each.title_in(briefing.locale) for each in able), "")


def _decisions(
    mail: MessageKind, rule: Rule, verdict: Verdict, post: str, briefing: Briefing
) -> tuple[DecisionFacts, ...]:
    """Who may grant more time, where there is a day, and who an exception, where something is bad."""
    scope, on = verdict.scope.id, briefing.sends_on
    extend = briefing.who_may(ActKind.EXTEND, rule, scope, on) if is_dated(verdict) and mail in EXTENDABLE else ()
    waive = briefing.who_may(ActKind.WAIVE, rule, scope, on) if mail in TELLS_BAD else ()
    if extend == waive:
        return _decision("both", waive, post, briefing)
    return (*_decision("extend", extend, post, briefing), *_decision("waive", waive, post, briefing))


def _decision(acts: DecidedActs, posts: Sequence[str], post: str, briefing: Briefing) -> tuple[DecisionFacts, ...]:
    """Nothing where nobody may: then there is nothing to say either."""
    others = [Post.parse(each) for each in posts if each != post]
    titles = dict.fromkeys(role_title(each.role, each.unit, briefing.organisation, briefing.locale) for each in others)
    return (DecisionFacts(acts, tuple(titles), post in posts),) if posts else ()
