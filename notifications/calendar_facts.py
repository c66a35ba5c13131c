"""What does the entry for a reader's calendar say: which day, which three dates, how to report? Pure.

It is in reminders, and taken out again by the mail that tells an end.
"""

from __future__ import annotations

from datetime import date

from checker.domain.message import TELLS_END, MessageKind
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict
from checker.wording.dates import day_text, end_of_day_text, weekday_text
from checker.wording.mail_texts import phrase
from checker.wording.titles import titled_verdict
from notifications.calendar_part import cancelled
from notifications.facts import CalendarFacts
from notifications.mail_context import Briefing

ALARM_HOUR = 9


def calendar_facts(
    kind: MessageKind, rule: Rule, verdict: Verdict, sequence: int | None, briefing: Briefing
) -> CalendarFacts | None:
    """The day to aim at, or that it is to be taken out again. None: this mail brings no entry.

    Its texts name the promise, its place and its dates; nobody and no figure, as many see a calendar.
    """
    if sequence is None or (kind is not MessageKind.REMINDER and kind not in TELLS_END):
        return None
    locale, due = briefing.locale, verdict.due
    title = titled_verdict(rule.short_title_in(locale), rule, verdict, locale)
    entry = CalendarFacts(
        day=due.please_by.isoformat(),
        day_text=day_text(due.please_by, locale),
        summary=phrase("calendar_entry", locale, title=title, place=verdict.scope.name),
        file_name=phrase("calendar_file", locale),
        description=phrase(
            "calendar_description",
            locale,
            title=titled_verdict(rule.title_in(locale), rule, verdict, locale),
            place=verdict.scope.name,
            please_by=weekday_text(due.please_by, locale),
            nominal=weekday_text(due.nominal, locale),
            latest=end_of_day_text(due.effective, locale),
        ),
        alarm_hours_before=_alarm_hours_before(due.please_by, briefing),
        sequence=sequence,
    )
    return entry if kind is MessageKind.REMINDER else cancelled(entry)


def _alarm_hours_before(day: date, briefing: Briefing) -> int:
    """From nine o'clock on the open day before to the beginning of the day."""
    before = briefing.calendar.add_office_days(day, -1)
    return (day - before).days * 24 - ALARM_HOUR
