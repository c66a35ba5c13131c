"""How a finding climbs its ladder, rests while somebody has taken it on, and goes on where it stood.

May 2016: Thursday 5. is a holiday; 7. and 8. are a weekend. Steps last two working days here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from checker.domain.act import ActKind
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Rung
from checker.domain.verdict import WORST_FIRST, State, Verdict
from checker.findings.acts import ActCase, ActRequest, Decision, Powers, decide
from checker.findings.follow_up import follow_up
from tests.build import CALENDAR, HYSTERESIS
from tests.unit.findings.test_follow_up import KEY, RULE, B, M, N, R, may, verdict

DAY = timedelta(days=1)
PATIENCE, STEPS, REPEAT = 2, 3, 5
POWERS = Powers(frozenset({"gf"}), ("gf",), latest=date(2018, 12, 31))


@dataclass
class ThreeSteps:
    """A ladder of three steps, each read by somebody; its end is repeated every five working days."""

    begins: int = 1

    def first(self, verdict: Verdict) -> int:
        return self.begins

    def ahead(self, episode: Episode, verdict: Verdict) -> Rung:
        assert episode.step_since is not None, "a step was told on a day"
        is_end = episode.step >= STEPS
        last = CALENDAR.add_office_days(episode.step_since, REPEAT if is_end else PATIENCE)
        return Rung(episode.step if is_end else episode.step + 1, CALENDAR.add_office_days(last, 1))


@dataclass
class Climber:
    episode: Episode | None = None
    ladder: ThreeSteps = field(default_factory=ThreeSteps)

    def on(self, day: date, today: Verdict) -> Change | None:
        current = {KEY: self.episode} if self.episode else {}
        after = follow_up(current, [today], lambda _: RULE, HYSTERESIS, CALENDAR, day, lambda _: B, self.ladder)
        self.episode = after.episodes[0] if after.episodes else self.episode
        return after.changes[0] if after.changes else None

    def acknowledge(self, on: date, until: date) -> None:
        case = ActCase(self.episode, B, effective=None, on=on)
        decided = decide(ActRequest(ActKind.ACKNOWLEDGE, "gf", until), case, POWERS)
        assert isinstance(decided, Decision), decided
        self.episode = decided.after

    def told(self, first: int, last: int, state: State = B) -> list[tuple[int, str, int]]:
        """Day of May, event and step of what was told from one day to another."""
        found = []
        for day in range(first, last + 1):
            change = self.on(may(day), verdict(state))
            if change is not None:
                found.append((day, str(change.event), change.episode.step))
        return found


def test_a_step_is_followed_by_the_next_when_its_working_days_are_over() -> None:
    assert Climber().told(2, 20) == [
        (2, "opened", 1), (6, "climbed", 2), (11, "climbed", 3), (20, "repeated", 3),
    ]  # fmt: skip


def test_a_ladder_begins_where_somebody_reads() -> None:
    assert Climber(ladder=ThreeSteps(begins=2)).told(2, 6) == [(2, "opened", 2), (6, "climbed", 3)]


def test_days_without_a_look_are_made_up_for_by_one_step() -> None:
    climber = Climber()
    climber.told(2, 2)
    assert climber.told(18, 20) == [(18, "climbed", 2)]


def test_nobody_climbs_while_the_house_is_closed() -> None:
    climber = Climber()
    climber.told(2, 4)
    assert climber.told(7, 9) == [(9, "climbed", 2)]


@pytest.mark.parametrize(
    ("until", "resumes"),
    [
        pytest.param(5, [(6, "climbed", 2)], id="over before the step is: the ladder keeps its day"),
        pytest.param(10, [(11, "climbed", 2)], id="until Tuesday, inclusive: on Wednesday"),
        pytest.param(13, [(17, "climbed", 2)], id="until Friday: after the weekend and the holiday on Monday"),
    ],
)
def test_whoever_acknowledged_is_left_in_peace_until_the_date(until: int, resumes: list[tuple[int, str, int]]) -> None:
    climber = Climber()
    climber.told(2, 3)
    climber.acknowledge(may(3), may(until))
    assert climber.told(3, resumes[0][0]) == resumes
    assert climber.episode is not None
    assert (climber.episode.state, climber.episode.until, climber.episode.number) == (FindingState.OPEN, None, 1)


def test_an_acknowledgement_that_ends_between_two_steps_tells_nobody_by_itself() -> None:
    climber = Climber()
    climber.told(2, 3)
    climber.acknowledge(may(3), may(3))
    assert climber.told(4, 4) == []
    assert climber.episode is not None
    assert climber.episode.state is FindingState.OPEN


def test_what_gets_worse_ends_an_acknowledgement_with_a_new_cause() -> None:
    climber = Climber()
    climber.told(2, 12, state=N)
    climber.acknowledge(may(12), may(31))
    change = climber.on(may(13), verdict(B, cause="bound_missed"))
    assert change is not None
    assert (change.event, change.episode.step, change.episode.cause) == (ChangeEvent.WORSENED, 1, "bound_missed")
    assert (change.episode.state, change.episode.until) == (FindingState.OPEN, None)


def test_what_gets_better_but_not_good_stays_acknowledged() -> None:
    climber = Climber()
    climber.told(2, 3)
    climber.acknowledge(may(3), may(31))
    assert climber.on(may(13), verdict(R)) is None
    assert climber.episode is not None
    assert climber.episode.state is FindingState.ACKNOWLEDGED


def test_what_is_good_again_ends_an_acknowledged_episode() -> None:
    climber = Climber()
    climber.told(2, 3)
    climber.acknowledge(may(3), may(31))
    change = climber.on(may(4), verdict(M))
    assert change is not None
    assert change.event is ChangeEvent.RESOLVED


class AnyDays(RuleBasedStateMachine):
    """Any states and acknowledgements on any days: what must always hold of steps, peace and what is told."""

    def __init__(self) -> None:
        super().__init__()
        self.climber = Climber()
        self.day = date(2016, 1, 4)
        self.quiet_until: date | None = None

    @initialize(day=st.dates(date(2016, 1, 4), date(2016, 9, 1)))
    def begin(self, day: date) -> None:
        self.day = day

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        self.day = min(self.day + days * DAY, date(2017, 6, 1))

    @rule(state=st.sampled_from([B, B, R, N, M]))
    def is_judged(self, state: State) -> None:
        before, change = self.climber.episode, self.climber.on(self.day, verdict(state))
        if change is not None:
            self._check(before, change, state)
        assert self.climber.on(self.day, verdict(state)) is None, "judged again on the same day tells nothing again"

    @precondition(lambda self: self.climber.episode is not None and self.climber.episode.state is FindingState.OPEN)
    @rule(days=st.integers(0, 15))
    def is_acknowledged(self, days: int) -> None:
        until = self.day + days * DAY
        before = self.climber.episode
        self.climber.acknowledge(self.day, until)
        self.quiet_until = until
        assert before is not None
        assert self.climber.episode == replace(before, state=FindingState.ACKNOWLEDGED, until=until)

    def _check(self, before: Episode | None, change: Change, state: State) -> None:
        after = change.episode
        was_quiet = self.quiet_until is not None and self.day <= self.quiet_until
        match change.event:
            case ChangeEvent.CLIMBED | ChangeEvent.REPEATED:
                assert not was_quiet, "nobody hears of the next step while it is acknowledged"
                assert CALENDAR.is_office_day(self.day)
                assert before is not None
                assert before.step_since is not None
                assert after.step == min(before.step + 1, STEPS)
                passed = CALENDAR.office_days(before.step_since + DAY, self.day - DAY)
                assert passed >= (REPEAT if before.step == STEPS else PATIENCE)
            case ChangeEvent.WORSENED:
                assert before is not None
                assert WORST_FIRST[state] < WORST_FIRST[before.verdict]
                assert after.step == 1
            case ChangeEvent.OPENED | ChangeEvent.RESOLVED:
                assert after.step >= 1
        if change.event is not ChangeEvent.RESOLVED:
            assert after.step_since == self.day
        self.quiet_until = None

    @invariant()
    def only_what_is_acknowledged_has_an_end(self) -> None:
        episode = self.climber.episode
        if episode is not None and not episode.is_over:
            assert (episode.until is not None) == (episode.state is FindingState.ACKNOWLEDGED)

    @invariant()
    def steps_stay_on_the_ladder(self) -> None:
        episode = self.climber.episode
        assert episode is None or 0 <= episode.step <= STEPS


TestAnyDays = AnyDays.TestCase
TestAnyDays.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
