"""The days of a post for a program that subscribes to them: the body of `.ics`. Shell, read-only.

Whoever serves it has asked for a key that opens it (`PAGE_RIGHTS`, feed).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from checker.domain.clock import local_day
from checker.domain.dated import is_dated
from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State, Verdict
from checker.findings.due_calendar import CalendarEntry, entries_of
from checker.pages.addresses import obligation_path
from checker.store.opening import Store
from checker.usecases.reading.due_calendar import due_of_post
from checker.wording.calendar_page_texts import CALENDAR_DAYS, CALENDAR_WORDS
from checker.wording.dates import end_of_day_text
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title
from checker.wording.titles import titled_verdict
from notifications.calendar_feed import FeedEntry, feed

# From today on so far ahead.
AHEAD = timedelta(days=366)
# What is kept, or is only told, is nothing to do any more.
OVER = frozenset({State.MET, State.INFO})


def calendar_feed(
    store: Store, post: Post, now: datetime, *, domain: str, address: str = "", locale: Locale = "de"
) -> bytes:
    """What a post (`role@unit`) answers for, twelve months from `now` (aware) on: a calendar (`MEDIA_TYPE`), alike as
    long as nothing in it has changed. It names nobody and tells no figure.

    `domain` ends the UIDs; `address` (without a path; empty: there are no pages) leads to the pages. Refused
    (NotThere.ROLE) where there is no such post any more.
    """
    on = local_day(now)
    due = due_of_post(store, post, on, on + AHEAD, now)
    at = {each.verdict.obligation: each.known_at for each in due.judged}
    open_ones = (each.verdict for each in due.judged if each.verdict.state not in OVER)
    book, house = due.book, due.book.organisation.organisation
    words = _FeedWords(book, address, locale)
    entries = (words.entry(each, at[each.verdict.obligation]) for each in entries_of(open_ones, on, on + AHEAD))
    name = CALENDAR_WORDS[locale]["feed"].format(post=post_title(str(post), book.organisation, locale))
    return feed(entries, name=name, organisation=house.id, domain=domain)


@dataclass(frozen=True, slots=True)
class _FeedWords:
    """The entries of one house in one language."""

    book: Rulebook
    address: str
    locale: Locale

    def entry(self, entry: CalendarEntry, judged_at: datetime) -> FeedEntry:
        verdict = entry.verdict
        place, kind = verdict.scope.name, CALENDAR_DAYS[self.locale][entry.kind]
        title, long_title = self._titles(verdict)
        return FeedEntry(
            obligation=verdict.obligation,
            kind=str(entry.kind),
            on=entry.on,
            judged_at=judged_at,
            summary=f"{kind}: {title}, {place}",
            description="\n".join((f"{long_title}, {place}", *self._days(verdict))),
            url=f"{self.address}{obligation_path(verdict.obligation)}" if self.address else "",
        )

    def _titles(self, verdict: Verdict) -> tuple[str, str]:
        """The short one and the whole one; of a rule that is gone its key."""
        rule, locale = self.book.rule_of(verdict), self.locale
        if rule is None:
            return verdict.rule, verdict.rule
        short, whole = rule.short_title_in(locale), rule.title_in(locale)
        return titled_verdict(short, rule, verdict, locale), titled_verdict(whole, rule, verdict, locale)

    def _days(self, verdict: Verdict) -> Iterator[str]:
        words = CALENDAR_WORDS[self.locale]
        if is_dated(verdict):
            yield words["feed_latest"].format(day=end_of_day_text(verdict.due.effective, self.locale))
        yield words["feed_plan"].format(year=verdict.rule_key[1], row=verdict.source_row)
