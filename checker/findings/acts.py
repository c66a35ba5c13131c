"""What may a role decide about a finding, and what becomes of it? Pure.

The transition table of the design, as far as acts move it. A refusal is a reason with its facts; the sentence is made
at the surface. Days are local and inclusive. Posts are `role@unit`: seven heads of office are seven posts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never

from checker.domain.act import Act, ActKind, by_obligation, counting
from checker.domain.finding import RESTING, Episode, FindingState, Resolution
from checker.domain.house_word import HouseWord
from checker.domain.refusal import ActRefusal
from checker.domain.verdict import State

LONGEST_REASON = 200
# Taking a finding on explains itself; everything else is asked about later.
NEEDS_NO_REASON = frozenset({ActKind.ACKNOWLEDGE})
HAS_AN_END = frozenset({ActKind.ACKNOWLEDGE, ActKind.SILENCE, ActKind.WAIVE, ActKind.EXTEND, ActKind.TAKEOVER})
HOLDS = frozenset({ActKind.ACKNOWLEDGE, ActKind.TAKEOVER, ActKind.SILENCE, ActKind.WAIVE})
# What is fulfilled, or only for information, needs neither an exception nor more time.
DONE = frozenset({State.MET, State.INFO})


@dataclass(frozen=True, slots=True)
class Refusal:
    """`day` is the last day allowed (too far) or the day that holds (not later), `who` are the posts that could."""

    why: ActRefusal
    day: date | None = None
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActRequest:
    """An act as somebody wants it. `by` is a post; `until` None: none was named. `because`: a reason of the house."""

    kind: ActKind
    by: str
    until: date | None = None
    reason: str = ""
    until_resolved: bool = False
    because: HouseWord | None = None


@dataclass(frozen=True, slots=True)
class Powers:
    """Which posts exist, and which of them may do this act about this obligation, in the order they are named in.

    `own` are those who answer for it and therefore may not, and whoever reads for them. `latest` is the last day that
    may be named, `latest_by` the setting of escalation.yaml that says so; None: the calendar ends there.
    """

    posts: Collection[str]
    may: tuple[str, ...]
    latest: date
    own: Collection[str] = ()
    latest_by: str | None = None


@dataclass(frozen=True, slots=True)
class ActCase:
    """What an act is about: the newest episode, how it stands, and what was decided about it so far.

    `effective` is the due day as it stands; None: there is none that could be extended. `step_of` has the places of
    posts on the ladder, from 1. `was_told` says whether the current step has been notified at all.
    """

    episode: Episode | None
    verdict: State
    effective: date | None
    on: date
    acts: Sequence[Act] = ()
    step_of: Mapping[str, int] = field(default_factory=dict)
    was_told: bool = True


@dataclass(frozen=True, slots=True)
class Decision:
    """The finding afterwards (None: there is none), and for an undo the act that is undone."""

    after: Episode | None
    undoes: Act | None = None


def decide(request: ActRequest, case: ActCase, powers: Powers) -> Decision | Refusal:
    """The act judged against how it stands now. Who asks is looked at first, then why, then what, then until when."""
    refused = (
        _refused_post(request, case, powers)
        or _refused_reason(request)
        or _refused_finding(request, case)
        or _refused_day(request, case, powers)
    )
    return refused or _done(request, case)


def may_be_asked(kind: ActKind, by: str, case: ActCase, powers: Powers) -> bool:
    """May this post do it, and is there something to do it about? Its reason and its day are judged with the act."""
    request = ActRequest(kind, by)
    return (_refused_post(request, case, powers) or _refused_finding(request, case)) is None


def as_it_would_stand(kind: ActKind, by: str, case: ActCase) -> Decision:
    """What becomes of a finding by an act that may be asked, before anybody has named reason and day."""
    return _done(ActRequest(kind, by), case)


def holder(case: ActCase) -> Act | None:
    """The act by which the finding rests now: its post may hand it back. None: it does not rest."""
    return _held_by(case.episode, case.acts) if case.episode else None


def _held_by(episode: Episode, acts: Iterable[Act]) -> Act | None:
    if episode.state not in RESTING:
        return None
    held = [act for act in counting(acts) if act.kind in HOLDS and _is_about(act, episode)]
    return held[-1] if held else None


def holders(episodes: Iterable[Episode], acts: Iterable[Act]) -> dict[str, str]:
    """The post by whose act each finding rests, by obligation; of those that rest."""
    decided = by_obligation(acts)
    held = {one.obligation: _held_by(one, decided.get(one.obligation, ())) for one in episodes}
    return {obligation: act.post for obligation, act in held.items() if act is not None}


def to_take_back(case: ActCase, by: str) -> Act | None:
    """The last act, if it is this post's own and still has its effect. None: there is nothing to take back."""
    acts = counting(case.acts)
    if not acts or acts[-1].post != by:
        return None
    return acts[-1] if _still_stands(acts[-1], case) else None


def _refused_post(request: ActRequest, case: ActCase, powers: Powers) -> Refusal | None:
    if request.by not in powers.posts:
        return Refusal(ActRefusal.UNKNOWN_ROLE, who=powers.may)
    match request.kind:
        case ActKind.UNDO:
            # Whoever acted last: asked with the act itself.
            return None
        case ActKind.HANDBACK:
            held = holder(case)
            who = (held.post,) if held else ()
            return Refusal(ActRefusal.NOT_ALLOWED, who=who) if held and held.post != request.by else None
        case ActKind.OBJECT | ActKind.TAKEOVER:
            held = holder(case)
            others = tuple(post for post in powers.may if held is None or post != held.post)
            return None if request.by in others else Refusal(ActRefusal.NOT_ON_THE_LADDER, who=others)
        case _:
            if request.by in powers.may:
                return None
            return Refusal(_why_not(request, powers), who=powers.may)


def _why_not(request: ActRequest, powers: Powers) -> ActRefusal:
    if request.by in powers.own:
        return ActRefusal.ONES_OWN
    return ActRefusal.NOT_ON_THE_LADDER if request.kind is ActKind.ACKNOWLEDGE else ActRefusal.NOT_ALLOWED


def _refused_reason(request: ActRequest) -> Refusal | None:
    reason = request.reason.strip()
    if not reason and request.because is None and request.kind not in NEEDS_NO_REASON:
        return Refusal(ActRefusal.NO_REASON)
    return Refusal(ActRefusal.REASON_TOO_LONG) if len(reason) > LONGEST_REASON else None


def _refused_finding(request: ActRequest, case: ActCase) -> Refusal | None:
    match request.kind:
        case ActKind.WAIVE | ActKind.EXTEND:
            return _refused_obligation(request, case)
        case ActKind.UNDO:
            return None if to_take_back(case, request.by) else _nothing_to_undo(_last_actor(case))
        case _:
            return _refused_episode(request, case)


def _nothing_to_undo(who: tuple[str, ...]) -> Refusal:
    return Refusal(ActRefusal.NOT_THEIRS_TO_UNDO if who else ActRefusal.NOTHING_TO_UNDO, who=who)


def _last_actor(case: ActCase) -> tuple[str, ...]:
    acts = counting(case.acts)
    return (acts[-1].post,) if acts and _still_stands(acts[-1], case) else ()


def _refused_obligation(request: ActRequest, case: ActCase) -> Refusal | None:
    """More time and exceptions may be granted before anything is found."""
    if case.verdict in DONE:
        return Refusal(_why_nothing_is_wrong(case.episode))
    if request.kind is ActKind.EXTEND and case.effective is None:
        return Refusal(ActRefusal.NOT_DATED)
    is_same = case.episode is not None and case.episode.state is FindingState.WAIVED
    if request.kind is ActKind.WAIVE and is_same and case.episode and case.episode.until == request.until:
        return Refusal(ActRefusal.AS_BEFORE)
    return None


def _why_nothing_is_wrong(episode: Episode | None) -> ActRefusal:
    if episode is None:
        return ActRefusal.NO_FINDING
    # An episode stands for some days after the state has become good again.
    return ActRefusal.RESOLVED if episode.is_over else ActRefusal.NOTHING_WRONG


def _refused_episode(request: ActRequest, case: ActCase) -> Refusal | None:
    episode = case.episode
    if episode is None:
        return Refusal(ActRefusal.NO_FINDING)
    if episode.is_over:
        return Refusal(ActRefusal.RESOLVED)
    if episode.state is FindingState.WATCHED:
        return Refusal(ActRefusal.NOT_TOLD_YET)
    return None if episode.state in _MAY_COME_UPON[request.kind] else _wrong_state(request.kind)


def _wrong_state(kind: ActKind) -> Refusal:
    is_about_a_holder = kind in (ActKind.OBJECT, ActKind.HANDBACK, ActKind.TAKEOVER)
    return Refusal(ActRefusal.NOT_TAKEN_ON if is_about_a_holder else ActRefusal.RESTS_ALREADY)


_MAY_COME_UPON: Mapping[ActKind, Collection[FindingState]] = {
    ActKind.ACKNOWLEDGE: (FindingState.OPEN, FindingState.ACKNOWLEDGED),
    ActKind.SILENCE: (FindingState.OPEN, FindingState.ACKNOWLEDGED, FindingState.SILENCED),
    ActKind.OBJECT: (FindingState.ACKNOWLEDGED, FindingState.WAIVED),
    ActKind.HANDBACK: (FindingState.ACKNOWLEDGED, FindingState.WAIVED),
    ActKind.TAKEOVER: (FindingState.ACKNOWLEDGED,),
    ActKind.NOISE: (FindingState.OPEN, *RESTING),
}


def _refused_day(request: ActRequest, case: ActCase, powers: Powers) -> Refusal | None:
    if request.kind not in HAS_AN_END:
        return None
    if request.until is None:
        return Refusal(ActRefusal.NO_END)
    if request.until < case.on:
        return Refusal(ActRefusal.IN_THE_PAST)
    if request.until > powers.latest:
        return Refusal(ActRefusal.TOO_FAR if powers.latest_by else ActRefusal.BEYOND_THE_CALENDAR, day=powers.latest)
    if request.kind is ActKind.EXTEND and case.effective is not None and request.until <= case.effective:
        return Refusal(ActRefusal.NOT_LATER, day=case.effective)
    return Refusal(ActRefusal.AS_BEFORE) if _is_as_before(request, case) else None


def _is_as_before(request: ActRequest, case: ActCase) -> bool:
    """The same end once more, of the same act."""
    same = {ActKind.ACKNOWLEDGE: FindingState.ACKNOWLEDGED, ActKind.SILENCE: FindingState.SILENCED}
    episode, held = case.episode, holder(case)
    if episode is None or episode.state is not same.get(request.kind) or episode.until != request.until:
        return False
    return held is None or held.kind is not ActKind.SILENCE or held.until_resolved == request.until_resolved


def _done(request: ActRequest, case: ActCase) -> Decision:
    episode, until = case.episode, request.until
    if request.kind is ActKind.UNDO:
        act = to_take_back(case, request.by)
        assert act is not None, "without an act of its own it was refused"
        return Decision(_restored(act, case), act)
    if episode is None or (episode.is_over and request.kind in (ActKind.WAIVE, ActKind.EXTEND)):
        return Decision(episode)
    match request.kind:
        case ActKind.ACKNOWLEDGE | ActKind.TAKEOVER:
            return Decision(replace(episode, state=FindingState.ACKNOWLEDGED, until=until))
        case ActKind.SILENCE:
            return Decision(replace(episode, state=FindingState.SILENCED, until=until))
        case ActKind.WAIVE:
            return Decision(replace(episode, state=FindingState.WAIVED, until=until) if _is_told(episode) else episode)
        case ActKind.EXTEND:
            # Whether it is resolved by that is for the next judgement to say.
            return Decision(episode)
        case ActKind.OBJECT:
            return Decision(_back_on(episode, episode.step))
        case ActKind.HANDBACK:
            return Decision(_back_on(episode, _step_before(case, episode)))
        case ActKind.NOISE:
            over = replace(episode, state=FindingState.RESOLVED, resolution=Resolution.NOISE, resolved_on=case.on)
            return Decision(replace(over, good_since=None))
        case _:
            assert_never(request.kind)


def _is_told(episode: Episode) -> bool:
    return episode.state is not FindingState.WATCHED


def _back_on(episode: Episode, step: int) -> Episode:
    """Open on a step, which the next tick notifies at once: it has no day yet."""
    return replace(episode, state=FindingState.OPEN, step=step, step_since=None, until=None)


def _step_before(case: ActCase, episode: Episode) -> int:
    """Whose turn it is when the holder hands it back: whoever had it before, else the step before the holder's own.

    Whoever stands first on the ladder has nobody before: it goes on where it stands. A waiver goes back likewise.
    """
    held = holder(case)
    if held is None or episode.state is FindingState.WAIVED:
        return episode.step
    earlier = [act for act in counting(case.acts) if act.kind in HOLDS and _is_about(act, episode)][:-1]
    if held.kind is ActKind.TAKEOVER and earlier and earlier[-1].post in case.step_of:
        return case.step_of[earlier[-1].post]
    own = case.step_of.get(held.post, 1)
    return min(episode.step, own - 1) if own > 1 else episode.step


def _is_about(act: Act, episode: Episode) -> bool:
    """Was it decided in this episode? Of acts older than `before` the day decides."""
    if act.before is None:
        return act.granted_on >= episode.since
    if act.kind is ActKind.WAIVE and act.before.is_over:
        return act.before.number + 1 == episode.number
    return act.before.number == episode.number


def _outlives(act: Act) -> bool:
    """Does it mute the next episode as well?"""
    return act.kind is ActKind.SILENCE and not act.until_resolved


def _still_stands(act: Act, case: ActCase) -> bool:
    """Has the act its effect still? What has ended, or was overtaken by the facts, cannot be taken back."""
    episode, on = case.episode, case.on
    if act.kind is ActKind.EXTEND:
        return case.verdict not in DONE and on <= act.until
    if act.kind is ActKind.WAIVE:
        return on <= act.until and case.verdict not in DONE
    if episode is None or not (_is_about(act, episode) or _outlives(act)):
        return False
    match act.kind:
        case ActKind.ACKNOWLEDGE | ActKind.TAKEOVER:
            return episode.state is FindingState.ACKNOWLEDGED and on <= act.until
        case ActKind.SILENCE:
            return episode.state is FindingState.SILENCED and on <= act.until
        case ActKind.OBJECT | ActKind.HANDBACK:
            return episode.state is FindingState.OPEN
        case ActKind.NOISE:
            return episode.resolution is Resolution.NOISE
        case ActKind.UNDO:
            return False
        case _:
            assert_never(act.kind)


def _restored(act: Act, case: ActCase) -> Episode | None:
    """The finding as it would stand without the act: what was decided before counts again while its days last.

    What the facts did to it meanwhile stays: verdict, cause, who was notified. A step without a mail gets one now.
    """
    now, before = case.episode, act.before
    if now is None or before is None:
        return now
    if before.number != now.number or before.is_over:
        # A silence that outlived its episode: the one that it muted from the beginning is told now.
        return _back_on(now, max(now.step, 1)) if act.kind is ActKind.SILENCE else now
    restored = replace(
        now,
        state=before.state,
        until=before.until,
        step=before.step,
        step_since=before.step_since,
        resolution=None,
        resolved_on=None,
    )
    if restored.state in RESTING and not restored.is_left_in_peace(case.on):
        restored = replace(restored, state=FindingState.OPEN, until=None)
    if restored.state is FindingState.OPEN and restored.step > 0 and not case.was_told:
        return replace(restored, step_since=None)
    return restored
