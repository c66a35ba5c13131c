"""What does a rectification say: what was told, what is right, which mails are void, and what corrected it? Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.domain.finding import Change
from checker.domain.message import Item, MessageKind
from checker.domain.organisation import Addressee
from checker.domain.verdict import State, Verdict
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import capitalised, phrase, place_in_plan
from checker.wording.states import SIGNS, state_text
from checker.wording.titles import titled_verdict
from notifications.end_facts import end_facts
from notifications.escalation_history import mails_that_left
from notifications.fact_row import FactRow
from notifications.facts import NOTHING_ASKED, Correction, MailFacts
from notifications.figure_rows import told_figure
from notifications.ladder import MailHistory
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, WaitingDraft, spoken_to
from notifications.reminded import sequence_of_entry

MOST_CORRECTIONS = 100


@dataclass(frozen=True, slots=True)
class Cause:
    """What set it right: a file; empty: a single fact. `on` is the day on which it came in."""

    file: str
    on: date


@dataclass(frozen=True, slots=True)
class Rectified:
    """A finding that had never been bad. `was` is the verdict as it was told last; None: it is not known any more.

    `cause` None: nothing that was reported, as far as is known.
    """

    change: Change
    cause: Cause | None
    was: Verdict | None


def rectification_facts(
    found: Sequence[Rectified],
    cause: Cause | None,
    reader: Reader,
    others: Sequence[Addressee],
    notified: MailHistory,
    item: Item,
    draft: WaitingDraft,
    briefing: Briefing,
) -> MailFacts:
    """The facts of one mail to one reader about all that one cause has set right, severest first.

    Of several it names each, and is as important as the most important of them. By `item` the reader answers.
    """
    first, locale = found[0].change, spoken_to(reader, briefing).locale
    about_first = notified.get(first.episode.obligation, ())
    facts = end_facts(
        MessageKind.RECTIFICATION,
        first,
        reader,
        item,
        briefing,
        others=others,
        draft=draft,
        sequence=sequence_of_entry(about_first, reader) if len(found) == 1 else None,
    )
    facts = replace(
        facts,
        is_critical=any(one.change.verdict.severity == "critical" for one in found),
        corrections=tuple(_correction(one, notified, reader, briefing) for one in found[:MOST_CORRECTIONS]),
        more_corrections=max(0, len(found) - MOST_CORRECTIONS),
    )
    caused = _caused_by(cause, locale) if not reader.is_external else ()
    return (
        replace(facts, rows=(*facts.rows, *caused)) if len(found) == 1 else _of_several(facts, found, caused, briefing)
    )


def _of_several(
    facts: MailFacts, found: Sequence[Rectified], caused: tuple[FactRow, ...], briefing: Briefing
) -> MailFacts:
    locale = facts.locale
    title = phrase("several_corrections", locale, count=len(found))
    return replace(
        facts,
        sign=SIGNS[State.MET],
        state=str(State.MET),
        state_text="",
        title=title,
        short_title=title,
        figures=(),
        scope_name=briefing.organisation.organisation.name,
        scope_is_house=True,
        rows=caused or (FactRow(phrase("set_right", locale), title),),
        because=(),
        rule="",
        obligation="",
        # What is answered names one thing; a letter that waits is one.
        asked=facts.asked if facts.draft_to else NOTHING_ASKED,
    )


def _caused_by(cause: Cause | None, locale: Locale) -> tuple[FactRow, ...]:
    if cause is None:
        return ()
    day = day_text(cause.on, locale)
    text = phrase("by_file", locale, file=cause.file, day=day) if cause.file else phrase("by_fact", locale, day=day)
    return (FactRow(phrase("set_right_by", locale), text),)


def _correction(one: Rectified, notified: MailHistory, reader: Reader, briefing: Briefing) -> Correction:
    told_in = spoken_to(reader, briefing)
    locale, rule, verdict = told_in.locale, one.change.rule, one.change.verdict
    mails = notified.get(one.change.episode.obligation, ())
    own = {addressee.key for addressee in reader.addressees}
    # What the house has told whom is not for bodies outside.
    shown = [sent for sent in mails if sent.item.addressed in own] if reader.is_external else mails
    return Correction(
        title=titled_verdict(rule.short_title_in(locale), rule, verdict, locale),
        place=told_in.place_of(verdict),
        origin=place_in_plan("waiting_row", verdict, locale),
        was=_said(one.was, one, told_in) if one.was else _state_told(one, locale),
        now=_said(verdict, one, told_in),
        void=mails_that_left(shown, one.change.episode, told_in),
    )


def _state_told(one: Rectified, locale: Locale) -> str:
    """The state that was told, where the figures of then are not known."""
    before = one.change.episode_before
    judged = replace(one.change.verdict, state=before.verdict if before else State.BREACHED, provisional=False)
    return capitalised(state_text(replace(judged, late=False), locale))


def _said(verdict: Verdict, one: Rectified, briefing: Briefing) -> str:
    """State and figure as they may be shown: "Erreicht, 28 von 300 = 9,3 %"."""
    state = capitalised(state_text(verdict, briefing.locale))
    figure = told_figure(one.change.rule, verdict, briefing.locale)
    return f"{state}, {figure}" if figure else state
