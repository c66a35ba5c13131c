"""Which findings would the next tick open, close or withdraw because of an edit? Pure.

Both rulebooks follow up the same findings on the same day; told apart is what only the edit does. What is watched and
nobody is told of yet is no finding here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from checker.domain.act import Act, silenced_until, under_new_names
from checker.domain.finding import Episode, Resolution
from checker.domain.message import TELLS_BAD, SentItem
from checker.domain.proposal import Proposal
from checker.domain.verdict import State, Verdict
from checker.findings.follow_up import FormerVerdict, follow_up, renamed, same_rules, withdrawn
from checker.preview.both_judged import BothJudged, Side, former_names
from checker.preview.changes import FindingChange, FindingChanges
from checker.usecases.rules.mail_context import briefing_of
from notifications.ladder import Ladders

Told = Mapping[str, tuple[SentItem, ...]]


@dataclass(frozen=True, slots=True)
class FindingsBefore:
    """What the store says of findings: the newest episode of each obligation, what was told, and what stands.

    `told` has, by obligation, the items about it; `still` are obligations whose verdicts stand as they were decided,
    so that no tick follows them up.
    """

    episodes: Mapping[str, Episode]
    told: Told
    answers: tuple[Proposal, ...]
    acts: tuple[Act, ...]
    still: frozenset[str]


def finding_changes(both: BothJudged, standing: FindingsBefore, on: date, now: datetime) -> FindingChanges:
    """What is another finding, or none, on the local day `on` when a tick at the instant `now` (aware) follows up."""
    former = former_names(both.after.book, both.after.verdicts, both.before.verdicts)

    def former_verdict(episode: Episode) -> Verdict | None:
        return both.before.verdicts.get(former.get(episode.obligation, episode.obligation))

    without = _followed(both.before, standing, {}, same_rules, on, now)
    with_edit = _followed(both.after, standing, former, former_verdict, on, now)
    changes = tuple(_unlike(without, with_edit, former, standing))
    return FindingChanges(
        opened=tuple(one for one in changes if one.resolution is None),
        closed=tuple(one for one in changes if one.resolution not in (None, Resolution.WITHDRAWN)),
        withdrawn=tuple(one for one in changes if one.resolution is Resolution.WITHDRAWN),
    )


def _followed(
    side: Side, standing: FindingsBefore, former: Mapping[str, str], by_former: FormerVerdict, on: date, now: datetime
) -> dict[str, Episode]:
    """The newest episode of each obligation after the tick, by the key that it has then."""
    book, owed = side.book, frozenset(side.verdicts)
    moved, moved_from = renamed(standing.episodes, owed, former)
    current = {**standing.episodes, **moved}
    judged = [verdict for key, verdict in side.verdicts.items() if key not in standing.still]
    found = follow_up(
        current,
        judged,
        book.rule_of,
        book.escalation.hysteresis,
        book.calendar,
        on,
        _never_bad,
        Ladders(book.rule_of, briefing_of(book, on, now, standing.answers), standing.told),
        silenced_until(under_new_names(standing.acts, book.replaced), on),
        former=by_former,
    )
    gone = withdrawn(standing.episodes.values(), owed, on, moved_from)
    return current | {one.obligation: one for one in (*found.episodes, *gone)}


def _never_bad(_episode: Episode) -> State:
    """Why a finding ends that an edit does not end is nothing that is told here."""
    return State.INFO


def _unlike(
    without: Mapping[str, Episode],
    with_edit: Mapping[str, Episode],
    former: Mapping[str, str],
    standing: FindingsBefore,
) -> Iterator[FindingChange]:
    for key, after in with_edit.items():
        before = without.get(former.get(key, key))
        is_open_before = before is not None and before.needs_somebody
        if after.needs_somebody and not is_open_before:
            yield _change(after, (), None)
        elif before is not None and is_open_before and after.is_over and after.resolution is not Resolution.RENAMED:
            yield _change(before, _who_knows(before, standing.told), after.resolution)


def _change(episode: Episode, told: tuple[str, ...], resolution: Resolution | None) -> FindingChange:
    return FindingChange(
        episode.obligation, episode.number, episode.verdict, episode.severity, episode.since, told, resolution
    )


def _who_knows(episode: Episode, told: Told) -> tuple[str, ...]:
    """The posts that a mail or a digest about this episode has reached, in the order in which they were told."""
    of_it = (one for one in told.get(episode.obligation, ()) if one.item.episode == episode.number)
    return tuple(dict.fromkeys(one.item.addressed for one in of_it if one.has_left and one.item.kind in TELLS_BAD))
