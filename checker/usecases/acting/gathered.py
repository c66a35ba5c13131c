"""What is known of a finding when somebody decides about it, or looks at it? Gathered once. Shell, read-only.

An act, its preview and the page of a finding look at the same; what there is to decide about it is asked of that, and
no more of the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import Connection

from checker.domain.act import Act, under_new_names
from checker.domain.clock import local_day
from checker.domain.dated import is_dated
from checker.domain.finding import Episode
from checker.domain.message import GIVEN_UP, NOT_LEFT_YET, TELLS_BAD, TELLS_BAD_ALONE, SentItem
from checker.domain.obligation_key import of_rule, rule_of
from checker.domain.problem import nearest
from checker.domain.proposal import Proposal
from checker.domain.refusal import ActRefusal, NotThere, Refused
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.findings.acts import ActCase
from checker.findings.permissions import places_on_ladder
from checker.store import acts, findings, obligations, proposals, verdicts
from checker.store.verdicts import JudgedVerdict
from checker.usecases.rules.activation import active
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.rule_renames import former_keys, notified_under_any_name
from checker.usecases.rules.staffed import staffed
from notifications.ladder import Ladders


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """An obligation with all that was judged, notified, answered and decided about it, each oldest first.

    `on` is the local day that acts count from: never behind the last tick, whose instant is `ticked_at` (None: before
    the first). `book` knows who is absent. `judged` has at least one verdict. `version` is that of the finding.
    """

    book: Rulebook
    on: date
    now: datetime
    ticked_at: datetime | None
    rule: Rule
    judged: tuple[JudgedVerdict, ...]
    episodes: tuple[Episode, ...]
    acts: tuple[Act, ...]
    notified: tuple[SentItem, ...]
    answers: tuple[Proposal, ...]
    version: int
    is_owed: bool = True

    @property
    def obligation(self) -> str:
        return self.verdict.obligation

    @property
    def verdict(self) -> Verdict:
        """The newest, with its exact figures: what is shown of it is `published`."""
        return self.judged[-1].verdict

    @property
    def episode(self) -> Episode | None:
        """The newest; None: there is no finding."""
        return self.episodes[-1] if self.episodes else None

    @property
    def case(self) -> ActCase:
        """What an act about it is judged against."""
        return ActCase(
            episode=self.episode,
            verdict=self.verdict.state,
            effective=self.verdict.due.effective if is_dated(self.verdict) else None,
            on=self.on,
            acts=self.acts,
            step_of=places_on_ladder(self.rule, self.verdict.scope.id, self.book, self.on),
            was_told=self.episode is None or _step_was_told(self.notified, self.episode),
        )

    @property
    def ladders(self) -> Ladders:
        """Who is named next, and when."""
        briefing = briefing_of(self.book, self.on, self.now, self.answers)
        return Ladders(self.book.rule_of, briefing, {self.obligation: self.notified})

    @property
    def waiting(self) -> tuple[SentItem, ...]:
        """One item of each mail about the episode alone that has not left. A digest is about other things as well."""
        return tuple(_waiting(self.notified, self.episode)) if self.episode else ()


@dataclass(frozen=True, slots=True)
class RecordedFinding:
    """What the store has recorded about an obligation; the journal tells every change of it. `rule`: it was judged by.

    None where the rules in force know it no more, or it was never judged.
    """

    rule: Rule | None
    judged: tuple[JudgedVerdict, ...]
    episodes: tuple[Episode, ...]
    acts: tuple[Act, ...]
    notified: tuple[SentItem, ...]
    answers: tuple[Proposal, ...]


def gather(
    tx: Connection,
    obligation: str,
    now: datetime,
    *,
    book: Rulebook | None = None,
    recorded: Callable[[Rulebook], RecordedFinding] | None = None,
) -> KnownFinding:
    """All that is known of it, by the rules in force (`book`: whoever has them at hand, with who is absent).

    `recorded` gives what the store has recorded, where somebody has kept that. Refused where there is no such
    obligation (with the nearest key), or no verdict yet.
    """
    book = book or staffed(tx, active(tx))
    stands = obligations.standing(tx, obligation)
    if stands is None:
        raise unknown_obligation(tx, obligation)
    found = recorded(book) if recorded else recorded_about(tx, obligation, book)
    if found.rule is None:
        raise Refused(ActRefusal.NOT_JUDGED_YET, obligation=obligation)
    today, ticked_at = local_day(now), stands.ticked_at
    return KnownFinding(
        book=book,
        # Acts are never behind the last tick: its day is judged and told.
        on=max(today, local_day(ticked_at)) if ticked_at else today,
        now=now,
        ticked_at=ticked_at,
        rule=found.rule,
        judged=found.judged,
        episodes=found.episodes,
        acts=found.acts,
        notified=found.notified,
        answers=found.answers,
        version=stands.finding_version,
        is_owed=stands.is_active,
    )


def recorded_about(tx: Connection, obligation: str, book: Rulebook) -> RecordedFinding:
    """All that is recorded about an obligation, under whichever name its rule had."""
    judged = verdicts.history(tx, obligation)
    decided = under_new_names(acts.about(tx, _every_name(obligation, book)), book.replaced)
    former = former_keys(book, [obligation])
    return RecordedFinding(
        rule=book.rule_of(judged[-1].verdict) if judged else None,
        judged=judged,
        episodes=findings.history(tx, obligation),
        acts=tuple(act for act in decided if act.obligation == obligation),
        notified=notified_under_any_name(tx, [obligation], former).get(obligation, ()),
        answers=proposals.about(tx, obligation),
    )


def unknown_obligation(tx: Connection, obligation: str) -> Refused:
    """That there is none of that name, with the nearest key."""
    return Refused(NotThere.OBLIGATION, obligation=obligation, nearest=nearest(obligation, obligations.next_looks(tx)))


def _every_name(obligation: str, book: Rulebook) -> tuple[str, ...]:
    """Its key, and the keys that it had before its rule was renamed."""
    rule = rule_of(obligation)
    return (obligation, *(of_rule(obligation, old) for old, new in book.replaced.items() if new == rule))


def _step_was_told(notified: Sequence[SentItem], episode: Episode) -> bool:
    """Has a mail about this step left, or is one on its way? What was held back has notified nobody."""
    mine = [sent for sent in notified if sent.item.episode == episode.number and sent.item.kind in TELLS_BAD]
    return not mine or any(
        sent.has_left or sent.state not in GIVEN_UP for sent in mine if sent.item.step >= episode.step
    )


def _waiting(notified: Iterable[SentItem], episode: Episode) -> Iterator[SentItem]:
    waits = (
        sent
        for sent in notified
        if sent.state in NOT_LEFT_YET and not sent.has_left and sent.mail_kind in TELLS_BAD_ALONE
    )
    # In the order of their mails already.
    for _, items in groupby(waits, key=lambda sent: sent.message):
        mine = [sent for sent in items if _is_of(sent, episode)]
        if mine and len(mine) == mine[0].items_in_mail:
            yield mine[0]


def _is_of(sent: SentItem, episode: Episode) -> bool:
    return (sent.item.obligation, sent.item.episode) == (episode.obligation, episode.number)
