"""What becomes of a finding that rests, was called noise or goes on under another name; and which acts count.

May 2016: 2., 3. and 4. are Monday to Wednesday, 5. (Thursday) is a holiday, 6. is a Friday.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from checker.domain.act import Act, ActKind, counting, silenced_until, under_new_names
from checker.domain.clock import at_local
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Resolution
from checker.domain.verdict import Reason, State, Verdict
from checker.findings.follow_up import follow_up, renamed, withdrawn
from tests.build import CALENDAR, HYSTERESIS
from tests.unit.findings.test_follow_up import KEY, B, M, R, may, the_rule, verdict

OPEN = Episode(KEY, 1, FindingState.OPEN, R, "pace", "major", may(2), step=2, step_since=may(2))


def muted(until: int = 6, **changes: object) -> Episode:
    return replace(OPEN, state=FindingState.SILENCED, until=may(until), **changes)  # type: ignore[arg-type]


def minor(state: State, severity: str = "major", **more: object) -> Verdict:
    return replace(verdict(state, **more), severity=severity)  # type: ignore[arg-type]


def next_day(
    before: Episode | None, today: Verdict, day: int, silenced: dict[str, date] | None = None
) -> tuple[Episode | None, Change | None]:
    current = {KEY: before} if before else {}
    found = follow_up(
        current, [today], the_rule, HYSTERESIS, CALENDAR, may(day), lambda _: B, silenced=silenced or {}
    )  # fmt: skip
    return (found.episodes[0] if found.episodes else before), (found.changes[0] if found.changes else None)


def test_a_silence_holds_through_its_last_day_and_its_end_is_told_at_once_on_the_step_where_it_stood() -> None:
    assert next_day(muted(), minor(R, cause="pace"), 6) == (muted(), None)
    after, change = next_day(muted(), minor(R, cause="pace"), 7)
    assert change is not None
    assert (change.event, after) == (ChangeEvent.REOPENED, replace(OPEN, step_since=may(7)))


def test_what_gets_worse_while_muted_stays_muted_with_its_new_cause() -> None:
    after, change = next_day(muted(), minor(B, cause="due_over"), 4)
    assert (after, change) == (muted(verdict=B, cause="due_over"), None)


def test_what_is_critical_and_gets_worse_ends_its_silence_on_the_first_step() -> None:
    after, change = next_day(muted(), minor(B, "critical", cause="due_over"), 4)
    assert change is not None
    assert after == replace(OPEN, verdict=B, cause="due_over", step=1, step_since=may(4))
    assert change.event is ChangeEvent.WORSENED


def test_what_is_good_again_while_muted_is_cleared() -> None:
    _, change = next_day(muted(verdict=B), minor(M), 4)
    assert change is not None
    assert (change.event, change.episode.resolution) == (ChangeEvent.RESOLVED, Resolution.ALL_CLEAR)


def test_a_silence_until_a_day_mutes_the_next_episode_too_unless_that_is_critical() -> None:
    over = replace(OPEN, state=FindingState.RESOLVED, resolution=Resolution.ALL_CLEAR, resolved_on=may(3))
    after, change = next_day(over, minor(B), 4, {KEY: may(6)})
    assert after is not None
    assert (after.number, after.state, after.until, change) == (2, FindingState.SILENCED, may(6), None)
    told, change = next_day(after, minor(B), 7, {KEY: may(6)})
    assert change is not None
    assert told is not None
    assert (change.event, told.state, told.step) == (ChangeEvent.REOPENED, FindingState.OPEN, 1)
    _, critical = next_day(over, minor(B, "critical"), 4, {KEY: may(6)})
    assert critical is not None
    assert critical.event is ChangeEvent.OPENED


def test_what_an_act_has_opened_is_told_on_its_step_by_the_next_judgement() -> None:
    after, change = next_day(replace(OPEN, step_since=None), minor(R), 4)
    assert change is not None
    assert (change.event, change.episode.step, change.episode.step_since) == (ChangeEvent.REOPENED, 2, may(4))
    assert next_day(after, minor(R), 4) == (after, None)


def test_a_waived_episode_knows_its_last_day_and_opens_on_the_first_step_after_it() -> None:
    waived = verdict(B, waived=True)
    waived = replace(waived, reasons=(*waived.reasons, Reason("waived", {"until": may(6), "by": "gf"})))
    after, change = next_day(OPEN, waived, 4)
    assert after is not None
    assert (after.state, after.until, change) == (FindingState.WAIVED, may(6), None)
    after, change = next_day(after, verdict(B), 7)
    assert change is not None
    assert after is not None
    assert (change.event, after.step, after.until) == (ChangeEvent.OPENED, 1, None)


NOISE = replace(OPEN, state=FindingState.RESOLVED, resolution=Resolution.NOISE, resolved_on=may(3))


@pytest.mark.parametrize(
    ("days", "opens_on"),
    [
        pytest.param([(4, R), (6, R), (9, R)], None, id="the same state"),
        pytest.param([(4, M), (6, R), (9, R), (10, R)], None, id="good in between, then the same"),
        pytest.param([(4, R), (6, B)], 6, id="it gets worse"),
    ],
)
def test_what_was_called_noise_comes_again_only_when_it_gets_worse(
    days: list[tuple[int, State]], opens_on: int | None
) -> None:
    episode: Episode | None = NOISE
    opened = None
    for day, state in days:
        episode, change = next_day(episode, minor(state), day)
        opened = day if change is not None else opened
    assert opened == opens_on
    assert episode is not None
    assert episode.number == (1 if opens_on is None else 2)


def test_a_finding_goes_on_under_the_name_that_replaces_its_own() -> None:
    old, new = KEY, "agreed-anew/jobcenter/2016"
    moved, moved_from = renamed({old: OPEN}, frozenset({new}), {new: old})
    assert moved == {new: replace(OPEN, obligation=new)}
    (closed,) = withdrawn([OPEN], frozenset({new}), may(4), moved_from)
    assert (closed.resolution, closed.resolved_on) == (Resolution.RENAMED, may(4))


@pytest.mark.parametrize(
    ("current", "owed"),
    [
        pytest.param({}, {"new/x/2016"}, id="nothing was found"),
        pytest.param({KEY: NOISE}, {"new/x/2016"}, id="it is over"),
        pytest.param({KEY: OPEN}, {"new/x/2016", KEY}, id="the old one is owed still"),
        pytest.param({KEY: OPEN, "new/x/2016": OPEN}, {"new/x/2016"}, id="the new one has its own"),
        pytest.param({KEY: OPEN}, set(), id="the new one is not owed there"),
    ],
)
def test_nothing_else_changes_its_name(current: dict[str, Episode], owed: set[str]) -> None:
    assert renamed(current, frozenset(owed), {"new/x/2016": KEY}) == ({}, ())


def at(day: int, hour: int = 9) -> datetime:
    return at_local(may(day), hour)


def act(kind: ActKind, day: int, until: int | None = None, sequence: int = 1, **more: object) -> Act:
    return Act(kind, KEY, "gf", may(until or day), "weil", at(day), sequence, **more)  # type: ignore[arg-type]


WAIVER, EXTENSION = act(ActKind.WAIVE, 2, 20), act(ActKind.EXTEND, 3, 25, 2)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param([WAIVER, EXTENSION], [WAIVER, EXTENSION], id="both"),
        pytest.param([WAIVER, act(ActKind.UNDO, 4, sequence=2, undoes=1)], [], id="taken back"),
        pytest.param(
            [WAIVER, act(ActKind.OBJECT, 9, sequence=2)],
            [replace(WAIVER, until=may(8)), act(ActKind.OBJECT, 9, sequence=2)],
            id="objected to: the days before stay waived",
        ),
        pytest.param(
            [WAIVER, act(ActKind.OBJECT, 9, sequence=2), act(ActKind.UNDO, 10, sequence=3, undoes=2)], [WAIVER],
            id="the objection was taken back",
        ),
        pytest.param(
            [WAIVER, act(ActKind.WAIVE, 9, 11, 2)],
            [replace(WAIVER, until=may(8)), act(ActKind.WAIVE, 9, 11, 2)],
            id="given anew, shorter: the last word counts",
        ),
        pytest.param(
            [WAIVER, act(ActKind.OBJECT, 25, sequence=2)], [WAIVER, act(ActKind.OBJECT, 25, sequence=2)],
            id="over by then",
        ),
    ],
)  # fmt: skip
def test_which_acts_count(acts: list[Act], expected: list[Act]) -> None:
    assert list(counting(reversed(acts))) == expected


def test_what_was_taken_back_counts_by_what_was_known_before() -> None:
    undone = [WAIVER, act(ActKind.UNDO, 4, sequence=2, undoes=1)]
    assert counting(undone[:1]) == (WAIVER,)
    assert counting(undone) == ()


def test_an_act_about_another_obligation_ends_no_waiver() -> None:
    other = replace(act(ActKind.OBJECT, 9, sequence=2), obligation="other/jobcenter/2016")
    assert counting([WAIVER, other]) == (WAIVER, other)


SILENCE = act(ActKind.SILENCE, 2, 6)


@pytest.mark.parametrize(
    ("acts", "day", "expected"),
    [
        pytest.param([SILENCE], 6, {KEY: may(6)}, id="its last day"),
        pytest.param([SILENCE], 7, {}, id="the day after"),
        pytest.param([replace(SILENCE, until_resolved=True)], 4, {}, id="until resolved: it ends with its episode"),
        pytest.param([SILENCE, act(ActKind.SILENCE, 3, 4, 2)], 6, {}, id="shortened"),
        pytest.param([SILENCE, act(ActKind.UNDO, 3, sequence=2, undoes=1)], 4, {}, id="taken back"),
    ],
)
def test_which_silences_outlive_their_episode(acts: list[Act], day: int, expected: dict[str, date]) -> None:
    assert silenced_until(acts, may(day)) == expected


def test_what_was_decided_about_a_rule_that_was_renamed_counts_for_the_new_one() -> None:
    (act_now,) = under_new_names([WAIVER], {"agreed": "agreed-anew"})
    assert act_now == replace(WAIVER, obligation="agreed-anew/jobcenter/2016")
    assert under_new_names([WAIVER], {"other": "another"}) == (WAIVER,)
