"""What do all mails of one tick share? Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from checker.domain.act import ActKind
from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import at_local
from checker.domain.escalation import Escalation
from checker.domain.house_title import NO_TITLES, HouseTitles
from checker.domain.organisation import Addressee, Organisation
from checker.domain.proposal import ANSWERED_WITHIN, AnswersWaiting, Proposal
from checker.domain.rule import Rule
from checker.domain.verdict import RuleKey, Verdict
from checker.wording.locales import Locale

# The posts (`role@unit`) that may do an act about a rule at a unit on a day.
WhoMay = Callable[[ActKind, Rule, str, date], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Briefing:
    """House, ladder, calendar and the day that was judged.

    `known_at` is aware, UTC. `rulebook` is the SHA-256 of what was judged by. `mail_from_hour` is local.
    `drafts` are the rules of plans not adopted yet: they are judged and notified in the house, but escalate nothing.
    `titles` are what the house calls those whom sentences name. `who_may` knows the powers of this house's posts.
    `answers` wait to be entered, by the obligation or report that they are about, `said` was entered and decided
    nothing; `announced` is the day for which a report was announced, by report. `is_watched`: a monitor
    outside hears of each good round. `meetings` are the known days on which bodies meet, by their role.
    `untranslated` are the titles of a German house that have no word in a language, by that.
    """

    organisation: Organisation
    escalation: Escalation
    calendar: WorkingCalendar
    on: date
    known_at: datetime
    rulebook: str
    who_may: WhoMay
    locale: Locale = "de"
    mail_from_hour: int = 7
    drafts: frozenset[RuleKey] = frozenset()
    titles: HouseTitles = NO_TITLES
    answers: Mapping[str, AnswersWaiting] = field(default_factory=dict)
    said: Mapping[str, tuple[Proposal, ...]] = field(default_factory=dict)
    announced: Mapping[str, date] = field(default_factory=dict)
    is_watched: bool = False
    meetings: Mapping[str, Sequence[date]] = field(default_factory=dict)
    untranslated: Mapping[Locale, frozenset[str]] = field(default_factory=dict)

    @property
    def sends_on(self) -> date:
        """The open day on which what is found today leaves: today, or the next open day of the house."""
        return self.on if self.calendar.is_office_day(self.on) else self.calendar.add_office_days(self.on, 1)

    @property
    def not_before(self) -> datetime:
        """When the house starts mailing on that day, as an instant (UTC)."""
        return at_local(self.sends_on, self.mail_from_hour)

    @property
    def management(self) -> Addressee | None:
        """Who reads for the management of the house on that day; None: nobody."""
        return self.organisation.address(self.escalation.management, self.organisation.organisation.id, self.sends_on)

    def place_of(self, verdict: Verdict) -> str:
        """The unit that it is about; empty for the house itself."""
        return "" if verdict.scope.id == self.organisation.organisation.id else verdict.scope.name

    def goes_on_from(self, about: str) -> date | None:
        """The open day from which a ladder goes on that an answer holds. None: none waits."""
        waiting = self.answers.get(about)
        if waiting is None:
            return None
        last = self.calendar.add_office_days(waiting.days[0], ANSWERED_WITHIN)
        return self.calendar.add_office_days(last, 1)

    def days_over(self, last_day: date) -> int:
        """Open days that have ended since the last day on which something was to be done."""
        return self.calendar.office_days(last_day + timedelta(days=1), self.sends_on - timedelta(days=1))
