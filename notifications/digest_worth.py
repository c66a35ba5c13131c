"""Does a weekly digest contain more than its reader has already read? Pure. Otherwise none is sent.

What a single mail reported since is no news; an unchanged state is repeated once a month, weekly for four weeks while
it is critical, or missed and no minor one. The end of an act is news once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

from checker.domain.dated import is_dated
from checker.domain.verdict import State
from notifications.digest_entries import DigestEntry
from notifications.digest_rows import due_rows, expected_figures
from notifications.digest_sections import (
    awaited_reports,
    edits_of,
    ending_entries,
    news_of,
    news_of_ends,
    owes,
    shown_drafts,
)
from notifications.digest_standings import Standing
from notifications.overdue_reports import MissingReport, is_mailed
from notifications.reader_view import LOOKAHEAD_OFFICE_DAYS, ReaderView

# Figures that are owed are no news: they alone make a digest only when time presses.
OWED_SOON_OFFICE_DAYS = 5
# What is critical or missed, or waits for a release, is repeated weekly for so long, then once a month; minor ones
# once a month from the beginning.
WEEKLY_FOR = timedelta(weeks=4)


def is_worth_a_mail(bad: Mapping[Standing, Sequence[DigestEntry]], view: ReaderView) -> bool:
    """Nothing is put into words: most get no mail. What is past mending was told, and is no reason for another."""
    if view.carried or any(news_of_ends(view)) or any(news_of(entry, view) for entry in bad["new"]):
        return True
    if any(edits_of(view)):
        return True
    if any(view.owns(entry) for entry in bad["climbed"]):
        # Whoever is responsible hears that it went up, also where a mail of its own had told the finding.
        return True
    if _date_is_near(view) or _figures_are_owed(view) or _act_comes_to_its_end(view):
        return True
    if any(_is_news_to_its_sender(missing, view) for missing in view.known.missing):
        return True
    bad_still = chain(bad["decide"], bad["climbed"], bad["standing"])
    standing = [entry for entry in bad_still if not _was_told_by_itself(entry, view)]
    if any(_is_pressing(entry, view) for entry in standing):
        return True
    if any(_is_recent(view.known.drafted_on(draft), view) for draft in shown_drafts(view)):
        return True
    is_anything_there = bool(standing or shown_drafts(view)) or any(awaited_reports(view))
    return is_anything_there and _is_another_month(view.this.since, view)


def _date_is_near(view: ReaderView) -> bool:
    """Is a date without reminders of its own near?"""
    dates = [entry for entry in view.owned if is_dated(entry.verdict) and not entry.rule.reminder_leads]
    return bool(due_rows(dates, (), view.horizon, view.briefing, {}))


def _figures_are_owed(view: ReaderView) -> bool:
    """Is a report owed soon? Said no more than once a month."""
    soon = view.briefing.calendar.add_office_days(view.this.on, OWED_SOON_OFFICE_DAYS)
    last = view.known.digested_on.get(view.reader.first.key)
    return _is_another_month(last, view) and any(expected_figures(view.sent, soon, view.briefing))


def _act_comes_to_its_end(view: ReaderView) -> bool:
    """Does an act end on a day that was too far ahead for the last round?"""
    since = view.this.since
    if since is None:
        return bool(ending_entries(view))
    last_horizon = view.briefing.calendar.add_office_days(since, LOOKAHEAD_OFFICE_DAYS)
    ends = (entry.episode.until for entry in ending_entries(view) if entry.episode)
    return any(until is not None and until > last_horizon for until in ends)


def _is_news_to_its_sender(missing: MissingReport, view: ReaderView) -> bool:
    """A report that no mail of its own is about: who owes it reads of it here, once."""
    if is_mailed(missing) or not owes(missing, view):
        return False
    return view.this.since is None or missing.report.expected_by >= view.this.since


def _was_told_by_itself(entry: DigestEntry, view: ReaderView) -> bool:
    """Has a single mail told it since the last digest?"""
    assert entry.episode is not None, "what is listed has an episode"
    return any(view.notified.is_fresh(entry.episode, post) for post in view.keys)


def _is_pressing(entry: DigestEntry, view: ReaderView) -> bool:
    assert entry.episode is not None, "what is listed has an episode"
    severity, is_missed = entry.verdict.severity, entry.verdict.state is State.BREACHED
    is_severe = severity == "critical" or (is_missed and severity != "minor")
    return is_severe and _is_recent(entry.episode.since, view)


def _is_recent(since: date, view: ReaderView) -> bool:
    return view.this.on < since + WEEKLY_FOR


def _is_another_month(last: date | None, view: ReaderView) -> bool:
    return last is None or (last.year, last.month) != (view.this.on.year, view.this.on.month)
