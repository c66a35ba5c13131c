"""Which mails will be others after an edit? By two forecasts: the walk ahead by the rules before and by those after.

Nobody reports or acts in either, so that what differs is the edit's. Shell: the store that is asked is only read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from checker.domain.clock import local_day
from checker.domain.period import monday_of
from checker.domain.rulebook import Rulebook
from checker.preview.changes import MailChanges, MailCount
from checker.preview.forecast import forecast
from checker.preview.forecast_result import ForecastMail, Span
from checker.preview.scratch import scratch_of
from checker.store.opening import Store

# The Monday of the week in which it leaves, its post (`role@unit`), and whether it is a draft to a body outside.
Place = tuple[date, str, bool]


def mail_changes(store: Store, before: Rulebook | None, after: Rulebook, first: date, last: date) -> MailChanges:
    """Mails of both futures from the local day `first` to `last`. `before` None: the rules in force go on.

    Refused for a span that cannot be walked, StoreError without room for the copies.
    """
    span = Span(first, last)
    # Both go on from one copy: what comes in meanwhile is in neither.
    with scratch_of(store) as still:
        was, will = (_counted(forecast(still, span, book=book).mails) for book in (before, after))
    places = sorted(place for place in was.keys() | will.keys() if was[place] != will[place])
    return MailChanges(
        before=_total(was, drafts=False),
        after=_total(will, drafts=False),
        drafts_before=_total(was, drafts=True),
        drafts_after=_total(will, drafts=True),
        counts=tuple(MailCount(*place, was[place], will[place]) for place in places),
    )


def _counted(mails: Iterable[ForecastMail]) -> Counter[Place]:
    """Those that leave, and drafts that would; not what nobody reads, or what leaves after the span."""
    return Counter(_place(mail) for mail in mails if mail.has_left or mail.is_draft)


def _place(mail: ForecastMail) -> Place:
    return monday_of(local_day(mail.at)), mail.post, mail.is_draft


def _total(counts: Counter[Place], *, drafts: bool) -> int:
    return sum(many for (_, _, is_draft), many in counts.items() if is_draft is drafts)
