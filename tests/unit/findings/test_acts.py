"""What a role may decide about a finding, and what becomes of it. May 2016: Thursday 5. is a holiday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from checker.domain.act import Act, ActKind
from checker.domain.clock import at_local
from checker.domain.finding import Episode, FindingState, Resolution
from checker.domain.refusal import ActRefusal
from checker.domain.verdict import State
from checker.findings.acts import ActCase, ActRequest, Decision, Powers, Refusal, decide, holder

ON, FRIDAY, LATEST = date(2016, 5, 4), date(2016, 5, 6), date(2016, 7, 1)
KEY = "a/b/2016"
OWNER, HEAD, BODY, DESK = "leitung@hilden", "gf@jobcenter", "kreis@jobcenter", "controlling@jobcenter"
LADDER = {OWNER: 1, HEAD: 2, BODY: 3}
OPEN = Episode(KEY, 1, FindingState.OPEN, State.BREACHED, "due_over", "major", date(2016, 5, 2), step=2, step_since=ON)
ACKNOWLEDGED = replace(OPEN, state=FindingState.ACKNOWLEDGED, until=FRIDAY)
SILENCED = replace(OPEN, state=FindingState.SILENCED, until=FRIDAY)
WAIVED = replace(OPEN, state=FindingState.WAIVED, until=FRIDAY)
RESOLVED = replace(OPEN, state=FindingState.RESOLVED, resolution=Resolution.ALL_CLEAR, resolved_on=ON)
WATCHED = replace(OPEN, state=FindingState.WATCHED, step=0, step_since=None)


def powers(*may: str, own: tuple[str, ...] = ()) -> Powers:
    return Powers(frozenset({*LADDER, DESK}), may or (OWNER, HEAD, BODY), LATEST, own, "of the house")


def given(kind: ActKind, by: str, before: Episode | None = OPEN, until: date = FRIDAY, **more: Any) -> Act:
    role, _, scope = by.partition("@")
    sequence = more.pop("sequence", 1)
    at = at_local(more.pop("on", ON), 8) + timedelta(minutes=sequence)
    return Act(kind, KEY, role, until, "weil", at, sequence, scope, before=before, **more)


def case(episode: Episode | None = OPEN, *acts: Act, **more: Any) -> ActCase:
    facts: dict[str, Any] = {"verdict": State.BREACHED, "effective": date(2016, 5, 2), "on": ON, "step_of": LADDER}
    return ActCase(episode, acts=acts, **{**facts, **more})


def decided(
    kind: ActKind, about: ActCase, by: str = HEAD, until: date | None = FRIDAY, may: Powers | None = None, **more: Any
) -> Decision | Refusal:
    return decide(ActRequest(kind, by, until, **{"reason": "weil", **more}), about, may or powers())


def after(kind: ActKind, about: ActCase, by: str = HEAD, until: date | None = FRIDAY, **more: Any) -> Episode:
    found = decided(kind, about, by, until, **more)
    assert isinstance(found, Decision), found
    assert found.after is not None
    return found.after


@pytest.mark.parametrize(
    ("kind", "episode", "expected"),
    [
        pytest.param(ActKind.ACKNOWLEDGE, OPEN, ACKNOWLEDGED, id="open, acknowledged"),
        pytest.param(ActKind.SILENCE, OPEN, SILENCED, id="open, silenced"),
        pytest.param(ActKind.SILENCE, ACKNOWLEDGED, SILENCED, id="acknowledged, silenced"),
        pytest.param(ActKind.WAIVE, OPEN, WAIVED, id="open, waived"),
        pytest.param(ActKind.WAIVE, SILENCED, WAIVED, id="silenced, waived"),
        pytest.param(ActKind.WAIVE, WATCHED, WATCHED, id="watched: the waiver counts, the episode goes on unseen"),
        pytest.param(ActKind.EXTEND, OPEN, OPEN, id="extended: the next judgement resolves it"),
        pytest.param(
            ActKind.NOISE, OPEN,
            replace(OPEN, state=FindingState.RESOLVED, resolution=Resolution.NOISE, resolved_on=ON),
            id="open, called noise",
        ),
    ],
)  # fmt: skip
def test_an_act_keeps_episode_and_step(kind: ActKind, episode: Episode, expected: Episode) -> None:
    assert after(kind, case(episode)) == expected


def test_it_holds_through_its_last_day() -> None:
    for episode in (ACKNOWLEDGED, SILENCED, WAIVED):
        assert episode.is_left_in_peace(FRIDAY)
        assert not episode.is_left_in_peace(date(2016, 5, 7))


@pytest.mark.parametrize("kind", [ActKind.ACKNOWLEDGE, ActKind.SILENCE, ActKind.WAIVE])
@pytest.mark.parametrize("until", [ON, date(2016, 5, 10), LATEST], ids=str)
def test_it_may_be_prolonged_and_shortened_from_today_to_the_last_day_of_the_policy(kind: ActKind, until: date) -> None:
    rests = {ActKind.ACKNOWLEDGE: ACKNOWLEDGED, ActKind.SILENCE: SILENCED, ActKind.WAIVE: WAIVED}[kind]
    assert after(kind, case(rests), until=until) == replace(rests, until=until)


MAY_NOT: dict[ActKind, tuple[Episode, ...]] = {
    ActKind.ACKNOWLEDGE: (SILENCED, WAIVED),
    ActKind.SILENCE: (WAIVED,),
    ActKind.OBJECT: (OPEN, SILENCED),
    ActKind.HANDBACK: (OPEN, SILENCED),
    ActKind.TAKEOVER: (OPEN, SILENCED, WAIVED),
}


@pytest.mark.parametrize(("kind", "episode"), [(kind, episode) for kind, them in MAY_NOT.items() for episode in them])
def test_no_act_comes_upon_a_state_that_the_table_does_not_name(kind: ActKind, episode: Episode) -> None:
    found = decided(kind, case(episode))
    expected = ActRefusal.RESTS_ALREADY if kind in (ActKind.ACKNOWLEDGE, ActKind.SILENCE) else ActRefusal.NOT_TAKEN_ON
    assert found == Refusal(expected)


EPISODE_ACTS = [kind for kind in ActKind if kind not in (ActKind.WAIVE, ActKind.EXTEND, ActKind.UNDO)]


@pytest.mark.parametrize("kind", EPISODE_ACTS)
@pytest.mark.parametrize(
    ("episode", "why"),
    [(None, ActRefusal.NO_FINDING), (RESOLVED, ActRefusal.RESOLVED), (WATCHED, ActRefusal.NOT_TOLD_YET)],
    ids=["nothing found", "over", "watched"],
)
def test_what_is_not_there_to_be_decided_is_refused(kind: ActKind, episode: Episode | None, why: ActRefusal) -> None:
    assert decided(kind, case(episode)) == Refusal(why)


@pytest.mark.parametrize("kind", [ActKind.WAIVE, ActKind.EXTEND])
@pytest.mark.parametrize(
    ("episode", "state", "why"),
    [
        pytest.param(RESOLVED, State.MET, ActRefusal.RESOLVED, id="met meanwhile"),
        pytest.param(None, State.MET, ActRefusal.NO_FINDING, id="met from the beginning"),
        pytest.param(None, State.INFO, ActRefusal.NO_FINDING, id="only told"),
    ],
)
def test_what_is_met_needs_no_exception(kind: ActKind, episode: Episode | None, state: State, why: ActRefusal) -> None:
    assert decided(kind, case(episode, verdict=state)) == Refusal(why)


@pytest.mark.parametrize("kind", [ActKind.WAIVE, ActKind.EXTEND])
def test_more_time_and_exceptions_may_be_granted_before_anything_is_found(kind: ActKind) -> None:
    assert decided(kind, case(None, verdict=State.PENDING)) == Decision(None)


@pytest.mark.parametrize(
    ("kind", "until", "expected"),
    [
        pytest.param(ActKind.SILENCE, None, Refusal(ActRefusal.NO_END), id="no last day"),
        pytest.param(ActKind.ACKNOWLEDGE, date(2016, 5, 3), Refusal(ActRefusal.IN_THE_PAST), id="yesterday"),
        pytest.param(ActKind.WAIVE, date(2016, 5, 3), Refusal(ActRefusal.IN_THE_PAST), id="a waiver for what is over"),
        pytest.param(ActKind.SILENCE, date(2016, 7, 2), Refusal(ActRefusal.TOO_FAR, day=LATEST), id="too far"),
    ],
)
def test_a_day_that_makes_no_sense_is_refused(kind: ActKind, until: date | None, expected: Refusal) -> None:
    assert decided(kind, case(), until=until) == expected


def test_an_extension_leads_beyond_the_day_that_holds() -> None:
    about = case(effective=date(2016, 5, 10))
    assert decided(ActKind.EXTEND, about, until=date(2016, 5, 10)) == Refusal(
        ActRefusal.NOT_LATER, day=date(2016, 5, 10)
    )
    assert decided(ActKind.EXTEND, about, until=date(2016, 5, 11)) == Decision(OPEN)


def test_a_figure_over_a_period_cannot_be_extended() -> None:
    assert decided(ActKind.EXTEND, case(effective=None)) == Refusal(ActRefusal.NOT_DATED)


@pytest.mark.parametrize("kind", [kind for kind in ActKind if kind is not ActKind.ACKNOWLEDGE])
@pytest.mark.parametrize(
    ("reason", "why"),
    [("", ActRefusal.NO_REASON), ("  ", ActRefusal.NO_REASON), ("x" * 201, ActRefusal.REASON_TOO_LONG)],
    ids=["none", "blanks", "501 characters"],
)  # fmt: skip
def test_every_act_but_an_acknowledgement_needs_a_reason_that_fits(kind: ActKind, reason: str, why: ActRefusal) -> None:
    rests = case(ACKNOWLEDGED, given(ActKind.ACKNOWLEDGE, OWNER))
    by = OWNER if kind is ActKind.HANDBACK else HEAD
    assert decided(kind, rests, by, reason=reason) == Refusal(why)


def test_an_acknowledgement_explains_itself() -> None:
    assert after(ActKind.ACKNOWLEDGE, case(), reason="") == ACKNOWLEDGED


@pytest.mark.parametrize("kind", list(ActKind))
def test_a_post_that_does_not_exist_is_refused_with_those_who_could(kind: ActKind) -> None:
    assert decided(kind, case(), "chef@jobcenter") == Refusal(ActRefusal.UNKNOWN_ROLE, who=(OWNER, HEAD, BODY))


@pytest.mark.parametrize("kind", [ActKind.ACKNOWLEDGE, ActKind.SILENCE, ActKind.WAIVE, ActKind.EXTEND, ActKind.NOISE])
def test_who_may_not_is_told_who_may(kind: ActKind) -> None:
    may = powers(HEAD, own=(OWNER,))
    why = ActRefusal.NOT_ON_THE_LADDER if kind is ActKind.ACKNOWLEDGE else ActRefusal.NOT_ALLOWED
    assert decided(kind, case(), DESK, may=may) == Refusal(why, who=(HEAD,))
    assert decided(kind, case(), OWNER, may=may) == Refusal(ActRefusal.ONES_OWN, who=(HEAD,))


def test_whoever_holds_it_is_not_the_one_who_objects_or_takes_over() -> None:
    about = case(ACKNOWLEDGED, given(ActKind.ACKNOWLEDGE, HEAD))
    for kind in (ActKind.OBJECT, ActKind.TAKEOVER):
        assert decided(kind, about, HEAD) == Refusal(ActRefusal.NOT_ON_THE_LADDER, who=(OWNER, BODY))


def test_where_no_setting_ends_sooner_the_calendar_does() -> None:
    may = replace(powers(), latest_by=None)
    assert decided(ActKind.SILENCE, case(), until=date(2016, 7, 2), may=may) == Refusal(
        ActRefusal.BEYOND_THE_CALENDAR, day=LATEST
    )


def test_what_is_good_again_but_stands_still_needs_no_more_time() -> None:
    assert decided(ActKind.EXTEND, case(OPEN, verdict=State.MET)) == Refusal(ActRefusal.NOTHING_WRONG)


def test_only_whoever_holds_it_hands_it_back() -> None:
    about = case(ACKNOWLEDGED, given(ActKind.ACKNOWLEDGE, HEAD))
    assert decided(ActKind.HANDBACK, about, OWNER) == Refusal(ActRefusal.NOT_ALLOWED, who=(HEAD,))


BACK = replace(OPEN, step_since=None)


@pytest.mark.parametrize(
    ("episode", "acts", "by", "step"),
    [
        pytest.param(ACKNOWLEDGED, [given(ActKind.ACKNOWLEDGE, HEAD)], HEAD, 1, id="the second step to the first"),
        pytest.param(
            replace(ACKNOWLEDGED, step=3), [given(ActKind.ACKNOWLEDGE, BODY)], BODY, 2, id="the third to the second"
        ),
        pytest.param(ACKNOWLEDGED, [given(ActKind.ACKNOWLEDGE, OWNER)], OWNER, 2, id="the first: on where it stood"),
        pytest.param(ACKNOWLEDGED, [given(ActKind.ACKNOWLEDGE, DESK)], DESK, 2, id="one who is on no step"),
        pytest.param(
            replace(ACKNOWLEDGED, step=3),
            [given(ActKind.ACKNOWLEDGE, OWNER), given(ActKind.TAKEOVER, BODY, ACKNOWLEDGED, sequence=2)],
            BODY, 1, id="taken over: to whoever had it",
        ),
        pytest.param(WAIVED, [given(ActKind.WAIVE, HEAD)], HEAD, 2, id="a waiver: on where it stood"),
    ],
)  # fmt: skip
def test_what_is_handed_back_goes_to_the_role_before_and_is_told_anew(
    episode: Episode, acts: list[Act], by: str, step: int
) -> None:
    assert after(ActKind.HANDBACK, case(episode, *acts), by) == replace(BACK, step=step)


@pytest.mark.parametrize(
    ("episode", "kind"), [(ACKNOWLEDGED, ActKind.ACKNOWLEDGE), (WAIVED, ActKind.WAIVE)], ids=["taken on", "waived"]
)
def test_an_objection_opens_it_on_the_step_where_it_stood(episode: Episode, kind: ActKind) -> None:
    assert after(ActKind.OBJECT, case(episode, given(kind, HEAD)), OWNER) == BACK


def test_a_takeover_stays_acknowledged_by_somebody_else() -> None:
    about = case(ACKNOWLEDGED, given(ActKind.ACKNOWLEDGE, OWNER))
    taken = after(ActKind.TAKEOVER, about, HEAD, date(2016, 5, 20))
    assert taken == replace(ACKNOWLEDGED, until=date(2016, 5, 20))
    both = case(taken, *about.acts, given(ActKind.TAKEOVER, HEAD, ACKNOWLEDGED, date(2016, 5, 20), sequence=2))
    held = holder(both)
    assert held is not None
    assert held.post == HEAD


UNDONE = [
    pytest.param(ActKind.ACKNOWLEDGE, OPEN, ACKNOWLEDGED, OPEN, id="an acknowledgement"),
    pytest.param(ActKind.SILENCE, OPEN, SILENCED, OPEN, id="a silence"),
    pytest.param(ActKind.SILENCE, ACKNOWLEDGED, SILENCED, ACKNOWLEDGED, id="a silence over an acknowledgement"),
    pytest.param(ActKind.WAIVE, OPEN, WAIVED, OPEN, id="a waiver"),
    pytest.param(ActKind.OBJECT, ACKNOWLEDGED, BACK, ACKNOWLEDGED, id="an objection"),
    pytest.param(ActKind.HANDBACK, ACKNOWLEDGED, replace(BACK, step=1), ACKNOWLEDGED, id="a handing back"),
    pytest.param(
        ActKind.NOISE, OPEN, replace(OPEN, state=FindingState.RESOLVED, resolution=Resolution.NOISE), OPEN, id="noise"
    ),
    pytest.param(
        ActKind.EXTEND, OPEN,
        replace(OPEN, state=FindingState.RESOLVED, resolution=Resolution.EXTENDED, resolved_on=ON), OPEN,
        id="an extension that had resolved it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "before", "now", "expected"), UNDONE)
def test_undo_gives_back_what_stood_before(kind: ActKind, before: Episode, now: Episode, expected: Episode) -> None:
    act = given(kind, HEAD, before)
    state = State.PENDING if kind is ActKind.EXTEND else State.BREACHED
    assert decided(ActKind.UNDO, case(now, act, verdict=state), until=None) == Decision(expected, act)


def test_undo_leaves_what_the_facts_did_meanwhile() -> None:
    worse = replace(SILENCED, verdict=State.BREACHED, cause="bound_missed", told=(OWNER,))
    undone = after(ActKind.UNDO, case(worse, given(ActKind.SILENCE, HEAD)), until=None)
    assert (undone.cause, undone.told, undone.state) == ("bound_missed", (OWNER,), FindingState.OPEN)


def test_what_would_come_back_after_its_last_day_is_open() -> None:
    act = given(ActKind.SILENCE, HEAD, ACKNOWLEDGED, date(2016, 5, 20))
    now = replace(SILENCED, until=date(2016, 5, 20))
    undone = after(ActKind.UNDO, case(now, act, on=date(2016, 5, 9)), until=None)
    assert (undone.state, undone.until) == (FindingState.OPEN, None)


def test_a_step_whose_mail_was_kept_back_is_told_after_the_undo() -> None:
    about = case(ACKNOWLEDGED, given(ActKind.ACKNOWLEDGE, HEAD), was_told=False)
    assert after(ActKind.UNDO, about, until=None) == BACK


ACK = given(ActKind.ACKNOWLEDGE, HEAD)


@pytest.mark.parametrize(
    ("about", "who"),
    [
        pytest.param(case(OPEN), (), id="nothing was decided"),
        pytest.param(case(ACKNOWLEDGED, given(ActKind.ACKNOWLEDGE, OWNER)), (OWNER,), id="somebody else decided"),
        pytest.param(
            case(SILENCED, ACK, given(ActKind.SILENCE, OWNER, sequence=2)), (OWNER,), id="somebody decided since"
        ),
        pytest.param(case(OPEN, ACK), (), id="it got worse, which ended it"),
        pytest.param(case(ACKNOWLEDGED, ACK, on=date(2016, 5, 7)), (), id="its last day is over"),
        pytest.param(case(replace(ACKNOWLEDGED, number=2), ACK), (), id="that was in another episode"),
        pytest.param(
            case(OPEN, ACK, given(ActKind.UNDO, HEAD, ACKNOWLEDGED, sequence=2, undoes=1)), (), id="taken back already"
        ),
        pytest.param(case(RESOLVED, given(ActKind.WAIVE, HEAD), verdict=State.MET), (), id="met meanwhile"),
    ],
)
def test_only_ones_own_last_act_is_taken_back_while_it_has_its_effect(about: ActCase, who: tuple[str, ...]) -> None:
    why = ActRefusal.NOT_THEIRS_TO_UNDO if who else ActRefusal.NOTHING_TO_UNDO
    assert decided(ActKind.UNDO, about, until=None) == Refusal(why, who=who)
