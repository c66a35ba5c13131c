"""What does a letter to a body outside say? A verdict and an addressee become its facts. Pure.

It is written when a step of a ladder leads outside, or an end is told there, and waits for the management. The day that
it bears, and the one by which an answer is asked for, are those of its release: nobody knows them before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from checker.domain.calendar import WorkingCalendar
from checker.domain.dated import is_dated
from checker.domain.message import TELLS_BAD, MessageKind
from checker.domain.organisation import Addressee, Role
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict
from checker.wording.dates import day_text, weekday_text
from checker.wording.letter_texts import letter_phrase
from checker.wording.locales import Locale
from checker.wording.mail_texts import capitalised
from checker.wording.post_titles import role_title
from checker.wording.small_cells import counts_people
from checker.wording.states import SIGNS, remarks, state_word
from checker.wording.suppression import published
from checker.wording.titles import titled
from notifications.fact_row import FactRow
from notifications.figure_rows import telling_rows, told_reasons
from notifications.letter_facts import LetterFacts, LetterWords
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, spoken_to


def is_hidden(rule: Rule, verdict: Verdict) -> bool:
    """May the figure that a letter would be about not leave the house at all?"""
    if is_dated(verdict):
        return False
    shown = published(replace(verdict, counts_people=counts_people(rule)))
    return shown.kept_back and shown.value is None


def letter_facts(
    kind: MessageKind,
    rule: Rule,
    verdict: Verdict,
    reader: Reader,
    briefing: Briefing,
    *,
    told_on: date | None,
    changed_on: date | None = None,
) -> LetterFacts:
    """The letter to the body that reads, as a draft. `kind` is what it tells: that a finding is bad, or its end.

    `told_on` is the day on which the body was told of it last; None: this is the first that it hears. `changed_on` is
    the day since when something else is required, of what that has ended.
    """
    briefing = spoken_to(reader, briefing)
    organisation, locale, house = briefing.organisation, briefing.locale, briefing.organisation.letters
    is_for_a_meeting = _meets(organisation.role(reader.first.held_by)) and kind in TELLS_BAD
    questions = organisation.address(briefing.escalation.questions_to, organisation.organisation.id, briefing.sends_on)
    agrees = _agrees(rule, reader, briefing)
    opening = _opening(kind, rule, verdict, briefing, agrees=agrees, is_for_a_meeting=is_for_a_meeting, told_on=told_on)
    if changed_on is not None:
        opening = _no_longer_asked(rule, verdict, briefing, told_on or briefing.on, changed_on)
    request = _request(kind, agrees=agrees, is_for_a_meeting=is_for_a_meeting)
    return LetterFacts(
        kind=MessageKind.LETTER,
        locale=locale,
        is_for_a_meeting=is_for_a_meeting,
        letterhead=house.letterhead or (organisation.organisation.name,),
        to=role_title(reader.first.held_by, reader.first.read_at, organisation, locale),
        file_reference=house.file_reference or "",
        reply_to=house.reply_to or (questions.mailbox if questions else ""),
        signed=house.closing or _signed(briefing),
        matter=titled(rule.title_in(locale), rule, verdict.period, locale),
        short_matter=titled(rule.short_title_in(locale), rule, verdict.period, locale),
        place=briefing.place_of(verdict),
        purpose=letter_phrase(_purpose(kind, is_for_a_meeting=is_for_a_meeting), locale),
        sign=SIGNS[verdict.state],
        state=str(verdict.state),
        # An end may be told where its figure may not: then without it. What is no longer required has none.
        rows=() if changed_on or is_hidden(rule, verdict) else _rows(rule, verdict, briefing),
        because=told_reasons(rule, verdict, locale) if kind in TELLS_BAD else (),
        drafted=LetterWords(
            opening=opening,
            request=letter_phrase(request, locale),
            closing="" if is_for_a_meeting else letter_phrase("greeting", locale),
        ),
        as_of=day_text(briefing.on, locale),
        answer_days=0 if is_for_a_meeting or kind not in TELLS_BAD else house.answer_within_working_days.value,
        meeting=_next_meeting(reader.first, briefing) if is_for_a_meeting else "",
    )


def released(letter: LetterFacts, on: date, calendar: WorkingCalendar, meeting: date | None) -> LetterFacts:
    """The letter as it leaves on a day `on` of the house: dated, with the day by which an answer is asked for.

    `meeting` is the next one of the body that is known; None: none is.
    """
    locale = letter.locale
    answer_by = calendar.add_office_days(on, letter.answer_days) if letter.answer_days else None
    return replace(
        letter,
        dated=weekday_text(on, locale),
        answer_by=weekday_text(answer_by, locale) if answer_by else "",
        meeting=weekday_text(meeting, locale) if letter.is_for_a_meeting and meeting else "",
    )


def says_the_same(one: LetterFacts, other: LetterFacts) -> bool:
    """But for the management's words and the day of the figures: are they one letter?"""
    return _as_drafted(one) == _as_drafted(other)


def with_words_of(letter: LetterFacts, before: LetterFacts) -> LetterFacts:
    """The letter with the management's words of the one before, unless these stood for something else."""
    return replace(letter, edited=before.edited) if letter.drafted == before.drafted else letter


def in_other_words(letter: LetterFacts, words: Mapping[str, str]) -> LetterFacts:
    """The letter with other words for some of its passages (`opening`, `request`, `closing`)."""
    edited = replace(letter.words, **words)
    return replace(letter, edited=edited if edited != letter.drafted else None)


def next_meeting(days: Sequence[date], on: date) -> date | None:
    """The first of the days that is not over."""
    return min((day for day in days if day >= on), default=None)


def _as_drafted(letter: LetterFacts) -> LetterFacts:
    return replace(letter, edited=None, as_of="", dated="", answer_by="")


def _meets(role: Role | None) -> bool:
    return role is not None and role.kind == "body"


def _agrees(rule: Rule, reader: Reader, briefing: Briefing) -> bool:
    """Was the target agreed with the very body that reads?"""
    policy = briefing.escalation.policy(rule.escalation)
    return policy is not None and policy.agreed_with in {addressee.role for addressee in reader.addressees}


def _signed(briefing: Briefing) -> tuple[str, ...]:
    """Who writes, where the house says nothing of it: its management."""
    house = briefing.organisation.organisation
    management = role_title(briefing.escalation.management, house.id, briefing.organisation, briefing.locale)
    return capitalised(management), house.name


def _rows(rule: Rule, verdict: Verdict, briefing: Briefing) -> tuple[FactRow, ...]:
    """Where it stands: the state, the figure or the days, and where the plan says it."""
    locale, (_, year) = briefing.locale, verdict.rule_key
    source = "plan_line" if verdict.source_line is not None else "plan_alone"
    return (
        FactRow(letter_phrase("stands", locale), _state(verdict, locale)),
        *telling_rows(rule, verdict, briefing, with_the_wish=False),
        FactRow(letter_phrase("plan", locale), letter_phrase(source, locale, year=year, line=verdict.source_line)),
    )


def _state(verdict: Verdict, locale: Locale) -> str:
    """The state with what stands beside it; not for how long, as that is another thing on each day."""
    word, beside = capitalised(state_word(verdict, locale)), remarks(verdict, locale)
    return f"{word} ({', '.join(beside)})" if beside else word


def _opening(
    kind: MessageKind,
    rule: Rule,
    verdict: Verdict,
    briefing: Briefing,
    *,
    agrees: bool,
    is_for_a_meeting: bool,
    told_on: date | None,
) -> str:
    locale, (_, year) = briefing.locale, verdict.rule_key
    matter = _matter(rule, verdict, briefing)
    day = day_text(told_on or briefing.on, locale)
    code = _code(kind, is_dated=is_dated(verdict), agrees=agrees, is_first=told_on is None)
    if is_for_a_meeting:
        return letter_phrase(f"{code}_meeting", locale, year=year, matter=matter, day=day)
    return letter_phrase(code, locale, year=year, matter=matter, day=day)


def _no_longer_asked(rule: Rule, verdict: Verdict, briefing: Briefing, told_on: date, changed_on: date) -> str:
    locale = briefing.locale
    days = {"day": day_text(told_on, locale), "since": day_text(changed_on, locale)}
    return letter_phrase("no_longer_asked", locale, matter=_matter(rule, verdict, briefing), **days)


def _matter(rule: Rule, verdict: Verdict, briefing: Briefing) -> str:
    locale, place = briefing.locale, briefing.place_of(verdict)
    title = titled(rule.title_in(locale), rule, verdict.period, locale)
    return letter_phrase("matter_at" if place else "matter", locale, title=title, place=place)


def _code(kind: MessageKind, *, is_dated: bool, agrees: bool, is_first: bool) -> str:
    match kind:
        case MessageKind.ALL_CLEAR:
            return "done" if is_dated else "kept"
        case MessageKind.RECTIFICATION:
            return "was_done" if is_dated else "was_kept"
        case _ if not is_first:
            return "again"
        case _:
            return "agreed" if agrees else "open"


def _request(kind: MessageKind, *, agrees: bool, is_for_a_meeting: bool) -> str:
    match kind:
        case MessageKind.ALL_CLEAR | MessageKind.RULE_CHANGE:
            return "nothing_to_do"
        case MessageKind.RECTIFICATION:
            return "set_aside"
        case _:
            asked = "ask_meeting" if is_for_a_meeting else "ask"
            return f"{asked}_agreed" if agrees else asked


def _purpose(kind: MessageKind, *, is_for_a_meeting: bool) -> str:
    if kind not in TELLS_BAD:
        return f"purpose_{kind}"
    return "purpose_meeting" if is_for_a_meeting else "purpose"


def _next_meeting(body: Addressee, briefing: Briefing) -> str:
    day = next_meeting(briefing.meetings.get(body.held_by, ()), briefing.sends_on)
    return weekday_text(day, briefing.locale) if day else ""
