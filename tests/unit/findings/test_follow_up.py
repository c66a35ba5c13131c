"""What becomes of a finding: hysteresis, episodes, and that nobody is told the same thing twice.

May 2016: 2., 3. and 4. are Monday to Wednesday, 5. (Thursday) is a holiday, 6. is a Friday.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from checker.domain.due import Due, DuePolicy
from checker.domain.escalation import Hysteresis
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Resolution
from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import WORST_FIRST, Completeness, Reason, State, Verdict
from checker.findings.follow_up import follow_up, withdrawn
from tests.build import CALENDAR, HYSTERESIS, assumed, deliverable

MAY = date(2016, 5, 1)
DAY = timedelta(days=1)
RULE = deliverable("agreed", severity="critical")
KEY = "agreed/jobcenter/2016"
B, R, N, P, M = State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE, State.PENDING, State.MET


def the_rule(_verdict: Verdict) -> Rule:
    return RULE


def verdict(state: State, *, waived: bool = False, extended: date | None = None, cause: str = "") -> Verdict:
    reasons = [Reason(cause or str(state))] + ([Reason("extended", {"until": extended})] if extended else [])
    return Verdict(
        rule="agreed", scope=Scope("jobcenter", "organisation", "Haus"), period=Period.parse("2016"),
        state=state, provisional=False, waived=waived, late=False, evidence=None, value=None, numerator=None,
        denominator=None, operator=None, target=None, unit=None, rounding="none",
        due=Due(MAY, extended or MAY, MAY, DuePolicy.FIXED), data_expected=None, complete=Completeness(0, 0), pace=None,
        severity="critical", owner="gf", source_row="T00", source_line=1, reasons=tuple(reasons), records=(),
    )  # fmt: skip


@dataclass
class House:
    """Follows up one obligation day after day and keeps its newest episode."""

    episode: Episode | None = None
    hindsight: State = B
    hysteresis: Hysteresis = HYSTERESIS

    def on(self, day: date, today: Verdict) -> Change | None:
        current = {KEY: self.episode} if self.episode else {}
        after = follow_up(current, [today], the_rule, self.hysteresis, CALENDAR, day, lambda _: self.hindsight)
        assert len(after.episodes) <= 1
        assert {change.episode for change in after.changes} <= set(after.episodes), "what is told is also saved"
        self.episode = after.episodes[0] if after.episodes else self.episode
        return after.changes[0] if after.changes else None


def may(day: int) -> date:
    return date(2016, 5, day)


def told(house: House, days: Sequence[tuple[int, State]]) -> list[tuple[int, str]]:
    """The days in May on which something was told, and what."""
    found = []
    for day, state in days:
        change = house.on(may(day), verdict(state))
        if change is not None:
            found.append((day, str(change.event)))
    return found


@pytest.mark.parametrize(
    ("days", "events"),
    [
        pytest.param([(2, B)], [(2, "opened")], id="breached is told at once"),
        pytest.param([(2, N)], [(2, "opened")], id="what cannot be judged is told at once"),
        pytest.param([(2, R), (3, R)], [], id="at risk for one working day"),
        pytest.param([(2, R), (3, R), (4, R)], [(4, "opened")], id="at risk for two working days"),
        pytest.param([(3, R), (4, R), (5, R), (6, R)], [(6, "opened")], id="the holiday between does not count"),
        pytest.param([(6, R), (7, R), (8, R), (9, R), (10, R)], [(10, "opened")], id="nor does the weekend"),
        pytest.param([(7, R), (8, R), (9, R), (10, R)], [(10, "opened")], id="since Saturday: Monday, Tuesday"),
        pytest.param([(2, R), (3, M), (4, R), (6, R)], [], id="gone in between: it starts anew"),
        pytest.param([(2, R), (3, B)], [(3, "opened")], id="breached while it was watched"),
        pytest.param([(2, B), (3, B), (4, B)], [(2, "opened")], id="once, not daily"),
        pytest.param([(2, M), (3, P), (4, State.INFO)], [], id="good states"),
        pytest.param([(2, State.AWAITING_EVENT)], [], id="waiting for an event"),
        pytest.param([(2, R), (3, R), (4, R), (6, B)], [(4, "opened"), (6, "worsened")], id="worse"),
        pytest.param([(2, N), (3, B)], [(2, "opened"), (3, "worsened")], id="judged at last, and missed"),
        pytest.param([(2, B), (3, R), (4, R), (6, R)], [(2, "opened")], id="better, not good: nothing to tell"),
        pytest.param([(2, B), (3, M)], [(2, "opened"), (3, "resolved")], id="a breach is cleared at once"),
        pytest.param([(2, N), (3, P)], [(2, "opened"), (3, "resolved")], id="so is what could not be judged"),
        pytest.param(
            [(2, R), (4, R), (6, P), (9, P)], [(4, "opened")], id="at risk is not cleared after one working day"
        ),
        pytest.param([(2, R), (4, R), (6, P), (9, P), (10, P)], [(4, "opened"), (10, "resolved")], id="but after two"),
        pytest.param(
            [(2, R), (4, R), (6, P), (9, R), (10, P), (11, P), (12, P)],
            [(4, "opened"), (12, "resolved")],
            id="at risk again in between: the wait starts anew, and nothing is told again",
        ),
        pytest.param([(2, B), (3, M), (4, B)], [(2, "opened"), (3, "resolved"), (4, "opened")], id="bad again"),
    ],
)
def test_what_is_told_when(days: list[tuple[int, State]], events: list[tuple[int, str]]) -> None:
    assert told(House(), days) == events


def test_an_episode_that_opens_says_why_and_since_when() -> None:
    house = House()
    house.on(may(2), verdict(R, cause="pace"))
    change = house.on(may(4), verdict(R, cause="pace"))
    assert change is not None
    assert change.episode_before is not None
    assert change.episode_before.state is FindingState.WATCHED
    assert change.episode == Episode(
        obligation=KEY, number=1, state=FindingState.OPEN, verdict=R, cause="pace", severity="critical",
        since=may(2), step=1, step_since=may(4),
    )  # fmt: skip


def test_a_new_episode_has_none_before_it() -> None:
    house = House()
    change = house.on(may(2), verdict(B))
    assert change is not None
    assert change.episode_before is None
    house.on(may(3), verdict(M))
    again = house.on(may(4), verdict(B))
    assert again is not None
    assert (again.episode_before, again.episode.number) == (None, 2)


def test_what_gets_worse_starts_the_ladder_again_with_its_new_cause() -> None:
    house = House(Episode(KEY, 1, FindingState.OPEN, R, "pace", "critical", may(2), step=3, step_since=may(4)))
    change = house.on(may(10), verdict(B, cause="bound_missed"))
    assert change is not None
    after = change.episode
    assert (after.number, after.step, after.step_since, after.cause) == (1, 1, may(10), "bound_missed")


def test_a_step_reached_is_kept_while_it_stays_as_bad() -> None:
    standing = Episode(KEY, 1, FindingState.OPEN, B, "due_over", "critical", may(2), step=3, step_since=may(4))
    house = House(standing)
    assert house.on(may(10), verdict(B, cause="due_over")) is None
    assert house.episode == standing


@pytest.mark.parametrize(
    ("before", "hindsight", "resolution"),
    [
        pytest.param(B, B, Resolution.ALL_CLEAR, id="it was missed, and is good now"),
        pytest.param(B, R, Resolution.ALL_CLEAR, id="it was bad, if not as bad"),
        pytest.param(B, M, Resolution.RECTIFIED, id="a correction shows that it was met all along"),
        pytest.param(B, P, Resolution.RECTIFIED, id="or that it was only open"),
        pytest.param(N, M, Resolution.ALL_CLEAR, id="a late report was missing all the same"),
    ],
)
def test_an_all_clear_and_a_rectification_are_two_things(
    before: State, hindsight: State, resolution: Resolution
) -> None:
    house = House(hindsight=hindsight)
    house.on(may(2), verdict(before))
    change = house.on(may(3), verdict(M))
    assert change is not None
    assert (change.event, change.episode.resolution) == (ChangeEvent.RESOLVED, resolution)
    assert (change.episode.state, change.episode.resolved_on) == (FindingState.RESOLVED, may(3))


@pytest.mark.parametrize("state", [FindingState.OPEN, FindingState.ACKNOWLEDGED, FindingState.SILENCED])
@pytest.mark.parametrize(
    ("former", "resolution"),
    [
        pytest.param(B, Resolution.RULE_CHANGED, id="still missed by the rules of before"),
        pytest.param(R, Resolution.RULE_CHANGED, id="still bad, if not as bad"),
        pytest.param(M, Resolution.RECTIFIED, id="good by them as well: that was the figures"),
        pytest.param(None, Resolution.RECTIFIED, id="the same rules"),
    ],
)
def test_what_only_the_edited_rules_make_good_ends_by_them(
    state: FindingState, former: State | None, resolution: Resolution
) -> None:
    until = may(20) if state is not FindingState.OPEN else None
    told = Episode(KEY, 1, state, B, "bound_missed", "critical", may(2), step=1, step_since=may(2), until=until)
    by_them = verdict(former) if former else None
    found = follow_up(
        {KEY: told}, [verdict(M)], the_rule, HYSTERESIS, CALENDAR, may(3), lambda _: M, former=lambda _: by_them
    )
    (change,) = found.changes
    assert (change.event, change.episode.resolution) == (ChangeEvent.RESOLVED, resolution)


@pytest.mark.parametrize(
    ("former_owner", "event"),
    [
        pytest.param("another", ChangeEvent.REOPENED, id="it answers for it since the rules were edited"),
        pytest.param("gf", None, id="as before"),
    ],
)
def test_whoever_answers_for_it_since_an_edit_is_told_from_the_first_step_on(
    former_owner: str, event: ChangeEvent | None
) -> None:
    told = Episode(KEY, 1, FindingState.OPEN, B, "due_over", "critical", may(2), step=2, step_since=may(4))
    now, former = verdict(B, cause="due_over"), replace(verdict(B), owner=former_owner)
    found = follow_up({KEY: told}, [now], the_rule, HYSTERESIS, CALENDAR, may(6), lambda _: B, former=lambda _: former)
    assert [change.event for change in found.changes] == ([event] if event else [])
    assert all((change.episode.number, change.episode.step) == (1, 1) for change in found.changes)


def test_a_risk_that_ends_by_the_rules_does_not_wait_until_it_has_lasted() -> None:
    at_risk = Episode(KEY, 1, FindingState.OPEN, R, "pace", "critical", may(2), step=1, step_since=may(4))
    by_records, by_rules = (
        follow_up({KEY: at_risk}, [verdict(M)], the_rule, HYSTERESIS, CALENDAR, may(6), lambda _: R, former=former)
        for former in (lambda _: None, lambda _: verdict(R))
    )
    assert by_records.changes == ()
    assert [change.episode.resolution for change in by_rules.changes] == [Resolution.RULE_CHANGED]


@pytest.mark.parametrize(
    ("first_day", "told_last", "resolution"),
    [
        pytest.param(R, M, Resolution.RECTIFIED, id="at risk it was, missed it never was"),
        pytest.param(R, R, Resolution.ALL_CLEAR, id="it still was at risk on the day it was told as missed"),
        pytest.param(R, B, Resolution.ALL_CLEAR, id="it was missed"),
        pytest.param(B, M, Resolution.ALL_CLEAR, id="it was missed from the first day on"),
        pytest.param(M, B, Resolution.ALL_CLEAR, id="begun in error, but missed in the end"),
        pytest.param(M, M, Resolution.RECTIFIED, id="neither ever was"),
    ],
)
def test_what_got_worse_is_also_asked_about_the_day_it_was_told_last(
    first_day: State, told_last: State, resolution: Resolution
) -> None:
    known_today = {may(2): first_day, may(10): told_last}
    at_risk = Episode(KEY, 1, FindingState.OPEN, R, "pace", "critical", may(2), step=2, step_since=may(6))
    worse = follow_up({KEY: at_risk}, [verdict(B)], the_rule, HYSTERESIS, CALENDAR, may(10), lambda _: B).episodes[0]
    assert (worse.since, worse.step_since) == (may(2), may(10))
    (over,) = follow_up(
        {KEY: worse}, [verdict(M)], the_rule, HYSTERESIS, CALENDAR, may(12), lambda asked: known_today[asked.since]
    ).episodes
    assert over.resolution is resolution
    assert over.since == may(2), "the question leaves the episode as it is"


def test_a_deliverable_handed_in_late_is_an_all_clear() -> None:
    house = House(hindsight=B)
    house.on(may(3), verdict(B))
    change = house.on(may(4), replace(verdict(M), late=True))
    assert change is not None
    assert change.episode.resolution is Resolution.ALL_CLEAR


@pytest.mark.parametrize(
    ("within_reach", "silent", "told_on"),
    [
        pytest.param(1, 1, 10, id="all is well if it was held: a week's grace for its report"),
        pytest.param(1, 0, 4, id="nobody is silent: one was cancelled"),
        pytest.param(0, 1, 4, id="one more is missing beside the silent one"),
    ],
)
def test_a_planned_day_without_a_word_has_a_grace_of_its_own(within_reach: int, silent: int, told_on: int) -> None:
    short = verdict(R, cause="upcoming")
    facts = {"within_reach": within_reach, "to_reach": 2}
    reasons = (Reason("upcoming", facts), Reason("events", {"silent": silent}))
    house = House(hysteresis=HYSTERESIS.model_copy(update={"silence_stands": assumed(5)}))
    changes = {day: house.on(may(day), replace(short, reasons=reasons)) for day in range(2, 14)}
    assert [day for day, change in changes.items() if change is not None] == [told_on]


def test_without_a_number_of_its_own_silence_stands_as_long_as_any_risk() -> None:
    assert HYSTERESIS.silence_stands is None
    assert HYSTERESIS.stands(hangs_on_silence=True) == HYSTERESIS.at_risk_stands.value


def test_what_was_only_watched_ends_without_a_word() -> None:
    house = House()
    house.on(may(2), verdict(R))
    assert house.on(may(3), verdict(P)) is None
    assert house.episode is not None
    assert (house.episode.state, house.episode.resolution) == (FindingState.RESOLVED, Resolution.UNANNOUNCED)


@pytest.mark.parametrize(
    ("state", "extended", "resolution"),
    [
        pytest.param(P, may(20), Resolution.EXTENDED, id="extended to a day to come"),
        pytest.param(M, may(20), Resolution.ALL_CLEAR, id="handed in meanwhile"),
        pytest.param(M, may(3), Resolution.ALL_CLEAR, id="an extension long over, handed in late"),
    ],
)
def test_an_extension_resolves_what_it_opens_again(state: State, extended: date, resolution: Resolution) -> None:
    house = House(hindsight=B)
    house.on(may(3), verdict(B))
    change = house.on(may(10), verdict(state, extended=extended))
    assert change is not None
    assert change.episode.resolution is resolution


def test_an_extended_day_missed_again_is_a_new_episode() -> None:
    house = House()
    house.on(may(3), verdict(B))
    house.on(may(10), verdict(P, extended=may(20)))
    change = house.on(may(21), verdict(B, extended=may(20)))
    assert change is not None
    assert (change.event, change.episode.number) == (ChangeEvent.OPENED, 2)


def test_a_waived_state_opens_nothing() -> None:
    house = House()
    assert house.on(may(2), verdict(B, waived=True)) is None
    assert house.episode is None


def test_a_waiver_is_no_all_clear_and_when_it_ends_the_same_episode_goes_on() -> None:
    house = House()
    house.on(may(2), verdict(B))
    assert house.on(may(3), verdict(B, waived=True)) is None
    assert house.episode is not None
    assert (house.episode.state, house.episode.number) == (FindingState.WAIVED, 1)
    assert house.on(may(4), verdict(B, waived=True)) is None
    change = house.on(may(6), verdict(B))
    assert change is not None
    assert (change.event, change.episode.number, change.episode.step) == (ChangeEvent.OPENED, 1, 1)


def test_a_waived_finding_that_is_good_again_is_cleared() -> None:
    house = House()
    house.on(may(2), verdict(B))
    house.on(may(3), verdict(B, waived=True))
    change = house.on(may(4), verdict(M, waived=True))
    assert change is not None
    assert change.event is ChangeEvent.RESOLVED


def test_what_was_waived_before_anybody_was_told_ends_without_a_word() -> None:
    house = House()
    house.on(may(2), verdict(R))
    house.on(may(3), verdict(R, waived=True))
    assert house.on(may(4), verdict(M)) is None
    assert house.episode is not None
    assert house.episode.resolution is Resolution.UNANNOUNCED


def test_an_obligation_that_is_gone_withdraws_its_episode_without_a_word() -> None:
    standing = Episode(KEY, 1, FindingState.OPEN, B, "due_over", "critical", may(2), step=2)
    other = replace(standing, obligation="other/jobcenter/2016")
    over = replace(standing, obligation="over/jobcenter/2016", state=FindingState.RESOLVED, resolved_on=may(3))
    (gone,) = withdrawn([standing, other, over], frozenset({other.obligation}), may(10))
    assert gone == replace(standing, state=FindingState.RESOLVED, resolution=Resolution.WITHDRAWN, resolved_on=may(10))


def test_each_obligation_is_followed_up_by_its_own_episode() -> None:
    other = replace(verdict(M), scope=Scope("hilden", "office", "Hilden"))
    standing = Episode(KEY, 1, FindingState.OPEN, B, "due_over", "critical", may(2), step=1)
    after = follow_up({KEY: standing}, [other], the_rule, HYSTERESIS, CALENDAR, may(3), lambda _: B)
    assert after.episodes == after.changes == ()


class ManyDays(RuleBasedStateMachine):
    """Any states on any days, some days judged twice or not at all: what must always hold of what is told."""

    def __init__(self) -> None:
        super().__init__()
        self.house = House()
        self.day = date(2016, 1, 4)
        self.numbers: list[int] = []
        self.last_of_day: dict[date, State] = {}

    @initialize(day=st.dates(date(2016, 1, 4), date(2016, 12, 1)))
    def begin(self, day: date) -> None:
        self.day = day

    @rule(skipped=st.integers(1, 4))
    def days_pass(self, skipped: int) -> None:
        self.day += skipped * DAY

    @rule(state=st.sampled_from([B, R, R, N, P, M, M]), waived=st.sampled_from([False, False, False, True]),
          hindsight=st.sampled_from([B, R, M]))  # fmt: skip
    def is_judged(self, state: State, waived: bool, hindsight: State) -> None:
        if self.day > date(2017, 6, 1):
            return
        self.house.hindsight = hindsight
        today = verdict(state, waived=waived)
        before = self.house.episode
        change = self.house.on(self.day, today)
        self.last_of_day[self.day] = state
        self._check(before, change, today)
        assert self.house.on(self.day, today) is None, "judged again on the same day tells nothing again"

    def _check(self, before: Episode | None, change: Change | None, today: Verdict) -> None:
        bad = today.is_bad and not today.waived
        was_open = before is not None and before.state is FindingState.OPEN
        if change is None:
            assert not (bad and today.state is B and (before is None or before.is_over)), "a breach is told at once"
            return
        self.numbers.append(change.episode.number)
        match change.event:
            case ChangeEvent.OPENED:
                assert bad
                assert not was_open, "an open episode does not open"
                if today.state is R and (before is None or before.state is not FindingState.WAIVED):
                    self._has_stood_two_working_days(change.episode.since)
            case ChangeEvent.WORSENED:
                assert bad
                assert before is not None
                assert WORST_FIRST[today.state] < WORST_FIRST[before.verdict]
            case ChangeEvent.RESOLVED:
                assert not today.is_bad
                assert before is not None
                assert before.step >= 1, "nobody hears that something is over who never heard of it"

    def _has_stood_two_working_days(self, since: date) -> None:
        worked = [since + offset * DAY for offset in range(1, (self.day - since).days + 1)]
        assert sum(1 for day in worked if CALENDAR.is_office_day(day)) >= 2
        assert all(state in (R, B, N) for day, state in self.last_of_day.items() if since <= day < self.day)

    @invariant()
    def episode_numbers_only_rise(self) -> None:
        assert self.numbers == sorted(self.numbers)

    @invariant()
    def what_is_over_says_why_and_when_and_what_is_not_does_not(self) -> None:
        episode = self.house.episode
        if episode is None:
            return
        assert (episode.resolution is not None) == (episode.resolved_on is not None) == episode.is_over
        assert (episode.step >= 1) >= (episode.state is FindingState.OPEN)
        assert episode.verdict in (B, R, N), "an episode keeps the last bad state, good ones end it"


TestManyDays = ManyDays.TestCase
TestManyDays.settings = settings(max_examples=min(150, settings.default.max_examples), stateful_step_count=40)
