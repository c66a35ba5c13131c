"""What does a mail say to its reader? A verdict, a ladder and an addressee become facts. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from checker.domain.dated import is_dated
from checker.domain.house_title import HouseTitle
from checker.domain.message import TELLS_BAD, TELLS_END, MessageKind
from checker.domain.organisation import ADMINISTRATION, SERVICE, Addressee, Organisation
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from checker.wording.answers import waiting_text
from checker.wording.dates import instant_text, short_weekday_text, weekday_text
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.mail_texts import capitalised, phrase
from checker.wording.post_titles import role_title
from checker.wording.reasons import occasion_text
from checker.wording.states import SIGNS, remarks, state_word
from checker.wording.titles import titled_verdict
from notifications.calendar_facts import calendar_facts
from notifications.fact_row import FactRow
from notifications.facts import NOTHING_ASKED, AskedFacts, MailFacts, NextStep, TitleFacts, UnwrittenLetter
from notifications.figure_rows import how_late, rows, subject_figures, told_reasons
from notifications.letter_facts import LetterFacts
from notifications.mail_context import Briefing

REMINDER = MessageKind.REMINDER
RULEBOOK_CHARACTERS = 7


@dataclass(frozen=True, slots=True)
class Reader:
    """One mailbox and all the addressees it reads for. More than one when a deputy is notified anyway (D15).

    `first` is who is addressed in the first place: who holds the role, else the first in order.
    """

    addressees: tuple[Addressee, ...]

    @property
    def first(self) -> Addressee:
        held = (addressee for addressee in self.addressees if not addressee.is_deputised)
        return next(held, self.addressees[0])

    @property
    def mailbox(self) -> str:
        return self.first.mailbox

    @property
    def is_external(self) -> bool:
        return any(addressee.is_external for addressee in self.addressees)


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What happens if nothing changes. None: nothing of that kind is foreseen."""

    act_by: date | None = None
    next_reminder: date | None = None
    alert_on: date | None = None
    step: int = 0
    addressee: Addressee | None = None
    from_day: date | None = None


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A mail to a body outside that waits for a release, and whom it is for.

    `letters` are what it says, more than one where one cause is told in several. `unwritten`: there is none, for a
    reason.
    """

    addressee: Addressee | None = None
    letters: tuple[LetterFacts, ...] = ()
    unwritten: Literal["hidden", "decided"] | None = None

    def title(self, organisation: Organisation, locale: Locale) -> str:
        """Whom it goes to; empty when there is none."""
        addressee = self.addressee
        return _post_title(addressee, organisation, locale) if addressee else ""


NO_DRAFT = WaitingDraft()


def by_mailbox(addressees: Sequence[Addressee]) -> tuple[Reader, ...]:
    """One reader a mailbox, in the order of the addressees."""
    sharing: dict[str, list[Addressee]] = {}
    for addressee in addressees:
        sharing.setdefault(addressee.mailbox, []).append(addressee)
    return tuple(Reader(tuple(group)) for group in sharing.values())


def spoken_to(reader: Reader, briefing: Briefing) -> Briefing:
    """The briefing in the reader's language: that of the role that reads, else the house's own."""
    role = briefing.organisation.role(reader.first.held_by)
    if role is None or role.locale is None or role.locale == briefing.locale:
        return briefing
    return replace(briefing, locale=role.locale)


def mail_facts(
    kind: MessageKind,
    rule: Rule,
    verdict: Verdict,
    reader: Reader,
    briefing: Briefing,
    *,
    step: int,
    upcoming: Upcoming,
    also_told: Sequence[Addressee] = (),
    history: Sequence[str] = (),
    draft: WaitingDraft = NO_DRAFT,
    sequence: int | None = None,
    notice_number: int = 1,
    is_unanswered: bool = False,
    asked: AskedFacts = NOTHING_ASKED,
) -> MailFacts:
    """The facts of one mail, in the reader's language.

    `sequence` counts how often the day of the reader's calendar entry has changed; None: there is none.
    `notice_number` counts the mails of the same step, or the reminders of the same day.
    """
    briefing = spoken_to(reader, briefing)
    organisation, locale = briefing.organisation, briefing.locale
    first = reader.first
    policy = briefing.escalation.policy(rule.escalation)
    owner = organisation.address(rule.owner, verdict.scope.id, briefing.sends_on)
    return MailFacts(
        kind=kind,
        locale=locale,
        is_critical=verdict.severity == "critical" and kind in TELLS_BAD,
        is_dated=is_dated(verdict),
        is_outside=reader.is_external,
        is_draft=verdict.rule_key in briefing.drafts,
        house=organisation.organisation.name,
        tag=_tag(kind, verdict, step, notice_number, locale, is_last=kind is REMINDER and not upcoming.next_reminder),
        sign=SIGNS[verdict.state],
        state=str(verdict.state),
        state_text=told_state(verdict, briefing),
        title=titled_verdict(rule.title_in(locale), rule, verdict, locale),
        short_title=titled_verdict(rule.short_title_in(locale), rule, verdict, locale),
        figures=subject_figures(kind, rule, verdict, briefing),
        scope_name=verdict.scope.name,
        scope_is_house=verdict.scope.id == organisation.organisation.id,
        rows=(
            *_answers(kind, verdict, reader, briefing),
            *rows(kind, rule, verdict, owner_title(rule, owner, organisation, locale), briefing),
        ),
        because=told_reasons(rule, verdict, locale),
        history=tuple(history),
        step=step,
        act_by=weekday_text(upcoming.act_by, locale) if upcoming.act_by else "",
        next_reminder=weekday_text(upcoming.next_reminder, locale) if upcoming.next_reminder else "",
        alert_on=weekday_text(upcoming.alert_on, locale) if upcoming.alert_on else "",
        next_step=_next_step(upcoming, organisation, locale),
        also_told=tuple(_post_title(addressee, organisation, locale) for addressee in also_told),
        role=role_title(first.held_by, first.read_at, organisation, locale),
        deputy_for=deputy_for(reader, briefing),
        questions_to=_title(briefing.escalation.questions_to, organisation, locale),
        ladder=policy.title_in(locale) if policy and step else "",
        on=weekday_text(briefing.on, locale),
        known_at=instant_text(briefing.known_at, locale),
        rulebook=briefing.rulebook[:RULEBOOK_CHARACTERS],
        rule=verdict.rule,
        obligation=verdict.obligation,
        draft_to="" if draft.unwritten else draft.title(organisation, locale),
        letters=draft.letters,
        unwritten=_unwritten(draft, organisation, locale),
        is_own=first.held_by == rule.owner,
        calendar=calendar_facts(kind, rule, verdict, sequence, briefing),
        asked_by=short_weekday_text(upcoming.act_by, locale) if upcoming.act_by else "",
        notice_number=notice_number,
        is_unanswered=is_unanswered,
        occasion=occasion_text(verdict, locale) if kind is REMINDER and notice_number == 1 else "",
        management=_in_sentences(briefing.titles.management, locale),
        agreed_with=_agreed_with(briefing) if policy and policy.agreed_with else None,
        asked=asked,
    )


def _unwritten(draft: WaitingDraft, organisation: Organisation, locale: Locale) -> UnwrittenLetter | None:
    return UnwrittenLetter(draft.title(organisation, locale), draft.unwritten) if draft.unwritten else None


def _answers(kind: MessageKind, verdict: Verdict, reader: Reader, briefing: Briefing) -> Iterator[FactRow]:
    """That an answer about it waits to be entered. What has ended ends that as well."""
    waiting = briefing.answers.get(verdict.obligation)
    if waiting is not None and kind not in TELLS_END and not reader.is_external:
        yield FactRow(phrase("received", briefing.locale), capitalised(waiting_text(waiting, briefing.locale)))


def activated_by(role_id: str, briefing: Briefing) -> str:
    """Who has let rules take effect, as people call it: a role, or the program itself for whoever keeps it at work."""
    if role_id == ADMINISTRATION:
        return phrase("administration", briefing.locale)
    role = briefing.escalation.serving if role_id == SERVICE else role_id
    return role_title(role, briefing.organisation.organisation.id, briefing.organisation, briefing.locale)


def deputy_for(reader: Reader, briefing: Briefing) -> tuple[str, ...]:
    """The posts that the reader reads for in place of their holders, as people call them."""
    deputised = (addressee for addressee in reader.addressees if addressee.is_deputised)
    return tuple(_post_title(addressee, briefing.organisation, briefing.locale) for addressee in deputised)


def _post_title(addressee: Addressee, organisation: Organisation, locale: Locale) -> str:
    """What is addressed, whoever reads it."""
    return role_title(addressee.role, addressee.scope, organisation, locale)


def _title(role_id: str, organisation: Organisation, locale: Locale) -> str:
    role = organisation.role(role_id)
    return role.title_in(locale) if role else role_id


def owner_title(rule: Rule, owner: Addressee | None, organisation: Organisation, locale: Locale) -> str:
    """Who answers for a rule, as people call it; `owner` is who reads for that, None: nobody does."""
    scope = owner.scope if owner else organisation.organisation.id
    return role_title(rule.owner, scope, organisation, locale)


def _next_step(upcoming: Upcoming, organisation: Organisation, locale: Locale) -> NextStep | None:
    addressee, from_day = upcoming.addressee, upcoming.from_day
    if addressee is None or from_day is None:
        return None
    title = _post_title(addressee, organisation, locale)
    return NextStep(upcoming.step, title, weekday_text(from_day, locale), addressee.is_external)


def _agreed_with(briefing: Briefing) -> TitleFacts:
    """Those with whom the house agrees targets."""
    locale = briefing.locale
    outside = TitleFacts(phrase("bodies_outside", locale), phrase("bodies_outside_dative", locale), is_plural=True)
    return _in_sentences(briefing.titles.agreed_with, locale) or outside


def _in_sentences(title: HouseTitle | None, locale: Locale) -> TitleFacts | None:
    if title is None:
        return None
    return TitleFacts(title.words(locale), title.words(locale, "dative"), title.is_plural(locale))


def _tag(kind: MessageKind, verdict: Verdict, step: int, notice_number: int, locale: Locale, *, is_last: bool) -> str:
    """The first word of the subject: the state of an alert, else what kind of mail it is; of a repeat its number."""
    is_repeat = notice_number > 1
    if kind is REMINDER and verdict.is_owed_on_demand and not is_repeat:
        return phrase("newly_owed", locale)
    if kind is REMINDER and is_repeat:
        again = phrase("reminder_again", locale, number=notice_number)
        return capitalised(phrase("last_of_reminders", locale)) if is_last else again
    if kind not in TELLS_BAD:
        return capitalised(MAIL_KINDS[locale][kind])
    is_step = kind is MessageKind.ESCALATION
    what = capitalised(phrase("escalation_step", locale, step=step) if is_step else _state_word(verdict, locale))
    return phrase("said_again", locale, what=what, number=notice_number) if is_repeat else what


def told_state(verdict: Verdict, briefing: Briefing) -> str:
    """The state as a sentence begins with it: "Frist überschritten seit 6 Arbeitstagen", "Gefährdet (vorläufig)"."""
    locale = briefing.locale
    word = capitalised(_state_word(verdict, locale))
    if is_dated(verdict) and verdict.state is State.BREACHED:
        return f"{word} {how_late(verdict, briefing)}"
    beside = remarks(verdict, locale)
    return f"{word} ({', '.join(beside)})" if beside else word


def _state_word(verdict: Verdict, locale: Locale) -> str:
    """The state; a mail about a date still ahead says what is lacking instead of "open"."""
    if is_dated(verdict) and verdict.state is State.PENDING:
        return phrase("not_reported", locale)
    return state_word(verdict, locale)
