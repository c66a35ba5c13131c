"""What if every finding were taken on some days after it was told? Shell: acts on a scratch store.

Each is acknowledged by the first post that may, until the longest date that the house allows. When that has ended and
it is told again, it is taken on again after as many days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from checker.domain.act import ActKind
from checker.domain.clock import local_day
from checker.domain.finding import Episode, FindingState
from checker.domain.message import SentItem
from checker.domain.refusal import Refused
from checker.domain.rulebook import Rulebook
from checker.domain.supposed import Supposed, SupposedCode
from checker.domain.verdict import Verdict
from checker.findings.permissions import powers_over
from checker.store import findings, verdicts
from checker.store.mail_history import notified_about
from checker.store.opening import Store
from checker.usecases.acting.act import Wanted, act
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed


@dataclass(slots=True)
class AcknowledgesAll:
    """`after_days`: open days of the house between the day on which a finding is told and that on which it is taken on.

    `noted` are the findings that nobody could take on, each once.
    """

    after_days: int
    noted: dict[str, Supposed] = field(default_factory=dict)
    _open_since: dict[tuple[str, int], date] = field(default_factory=dict)
    _last_look: date = date.min

    def until(self, store: Store, now: datetime) -> None:
        """Take on what was told so many days before the instant `now` (aware)."""
        on = local_day(now)
        with store.read() as tx:
            book = staffed(tx, active(tx))
            standing = [one for one in findings.current(tx).values() if one.state is FindingState.OPEN]
            self._remember(standing, on)
            told = notified_about(tx, [one.obligation for one in standing])
            due = [one for one in standing if self._is_due(one, told.get(one.obligation, ()), book, on)]
            judged = verdicts.latest(tx, [one.obligation for one in due])
        for episode in due:
            if episode.obligation in judged:
                self._take_on(store, judged[episode.obligation].verdict, book, now)

    def _remember(self, standing: Iterable[Episode], on: date) -> None:
        """On which look each was not open yet: what was told since then was told of this."""
        keys = [(one.obligation, one.number) for one in standing]
        self._open_since = {key: self._open_since.get(key, self._last_look) for key in keys}
        self._last_look = on

    def _is_due(self, episode: Episode, told: Iterable[SentItem], book: Rulebook, on: date) -> bool:
        begun = self._open_since[episode.obligation, episode.number]
        days = [one.day for one in told if one.item.episode == episode.number and one.has_left and one.day >= begun]
        return bool(days) and book.calendar.add_office_days(min(days), self.after_days) <= on

    def _take_on(self, store: Store, verdict: Verdict, book: Rulebook, now: datetime) -> None:
        rule = book.rule_of(verdict)
        assert rule is not None, "what is owed has a rule"
        powers = powers_over(ActKind.ACKNOWLEDGE, rule, verdict.scope.id, book, local_day(now))
        try:
            by = powers.may[0] if powers.may else rule.owner
            act(store, Wanted(ActKind.ACKNOWLEDGE, verdict.obligation, by, until=powers.latest), now)
        except Refused:
            about = {"obligation": verdict.obligation}
            self.noted.setdefault(verdict.obligation, Supposed(SupposedCode.NOT_TAKEN_ON, about))
