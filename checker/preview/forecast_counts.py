"""How many mails when, to whom and of which kind? Pure: numbers of a forecast, for charts, tables and JSON."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from checker.domain.message import MessageKind
from checker.domain.period import monday_of
from checker.preview.forecast_result import Forecast, ForecastMail, MailFate, Span
from checker.wording.mail_kinds import MOST_TELLING_FIRST

A_WEEK = timedelta(days=7)


def mondays_of(span: Span) -> tuple[date, ...]:
    """The first day of each week that the span touches."""
    first = monday_of(span.first)
    return tuple(first + A_WEEK * week for week in range((monday_of(span.last) - first).days // 7 + 1))


def left(forecast: Forecast) -> list[ForecastMail]:
    """What leaves within the span."""
    return [mail for mail in forecast.mails if mail.has_left]


def counted(mails: Iterable[ForecastMail]) -> list[ForecastMail]:
    """What leaves and what waits for its release: what is looked at by role."""
    return [mail for mail in mails if mail.has_left or mail.is_draft]


def kinds_in(mails: Iterable[ForecastMail]) -> list[MessageKind]:
    """The kinds that occur, the most telling first."""
    found = {mail.kind for mail in mails}
    return [kind for kind in MOST_TELLING_FIRST if kind in found]


def not_left(forecast: Forecast) -> dict[MailFate, int]:
    """How many were planned and do not leave, by what becomes of them."""
    found = Counter(mail.fate for mail in forecast.mails)
    return {fate: found[fate] for fate in MailFate if fate is not MailFate.LEFT and found[fate]}


def fullest_mailboxes(forecast: Forecast) -> Mapping[tuple[str, date], int]:
    """By role and week (its Monday), the single mails in the fullest mailbox of the role. What a mailbox gets for
    several roles is counted together.
    """
    singles = [mail for mail in left(forecast) if mail.is_single]
    by_mailbox = Counter((mail.mailbox, monday_of(mail.planned_on)) for mail in singles)
    found: dict[tuple[str, date], int] = defaultdict(int)
    for mail in singles:
        week = monday_of(mail.planned_on)
        found[mail.role, week] = max(found[mail.role, week], by_mailbox[mail.mailbox, week])
    return dict(found)


def busiest_days(forecast: Forecast, most: int) -> tuple[tuple[date, int], ...]:
    """The days on which most mails leave, the fullest first; of equal ones the earlier."""
    days = Counter(mail.planned_on for mail in left(forecast))
    return tuple(sorted(days.items(), key=lambda one: (-one[1], one[0]))[:most])
