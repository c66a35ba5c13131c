"""What does a machine read of verdicts, findings, files and rules? Shell: what is stored, nothing is judged for it.

A machine sees what the post of its key sees (`visibility`), figures as they may be published. ADR 0114.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.obligation_key import ObligationKey
from checker.domain.rulebook import PlannedRule
from checker.domain.verdict import Verdict
from checker.findings.visibility import Sight, sight_of
from checker.store import findings, obligations, verdicts
from checker.store.activations import ActivationHead
from checker.store.import_ledger import ImportResult
from checker.store.opening import Store
from checker.store.verdicts import JudgedVerdict
from checker.usecases.judging.disclosure_history import cells_before
from checker.usecases.reading.at_head import AtHead, at_head
from checker.usecases.reading.come_and_waiting import every_account
from checker.usecases.reading.file_results import FileResult, file_results
from checker.usecases.reading.house_findings import told_of_each
from checker.usecases.reading.house_seen import book_seen
from checker.usecases.rules.activation import archived_book
from checker.usecases.rules.rules_then import activation_then
from checker.wording.suppression import published


@dataclass(frozen=True, slots=True)
class AsOf:
    """The newest verdict that was judged for a day up to `on`, and stored by the instant `known_at` (aware). None:
    the newest there is.
    """

    on: date | None = None
    known_at: datetime | None = None

    @property
    def is_now(self) -> bool:
        return self.on is None and self.known_at is None


NOW = AsOf()


def judged_for(store: Store, viewer: Viewer, now: datetime, of: AsOf = NOW) -> tuple[JudgedVerdict, ...]:
    """The verdicts that a viewer sees, by key: of what is owed now, or of all there were as of then. Figures are not
    yet as they may be shown (`publishable`).
    """
    with store.read() as tx:
        return tuple(_judged_seen(tx, viewer, now, of).values())


def publishable(store: Store, judged: Collection[JudgedVerdict], of: AsOf = NOW) -> tuple[Verdict, ...]:
    """Some of these as they may be shown, after all that was judged before."""
    some = [each.verdict for each in judged]
    with store.read() as tx:
        cells = cells_before(tx, some, on=of.on, known_at=of.known_at)
    return tuple(published(verdict, cells.get(verdict.obligation, ())) for verdict in some)


def findings_for(
    store: Store, viewer: Viewer, now: datetime, on: date | None = None, *, everything: bool = False
) -> tuple[Episode, ...]:
    """The findings that a viewer sees, by obligation and episode: those that somebody must see to; with `on` those that
    were open on that day, as they have become; with `everything` also those that are over.
    """
    with store.read() as tx:
        judged = _judged_seen(tx, viewer, now, NOW, owed=False)
        every = _episodes(tx, at_head(tx))
    shown = [each for each in every if each.obligation in judged and (everything or _was_open(each, on))]
    return tuple(sorted(shown, key=lambda each: (each.obligation, each.number)))


def imports_of(store: Store) -> tuple[ImportResult, ...]:
    """The accounts of all files, the oldest first, without their rows. Who may ask is settled before."""
    with store.read() as tx:
        return every_account(tx, at_head(tx))


def results_of(store: Store, accounts: Collection[int]) -> tuple[FileResult, ...]:
    """What became of a file, by the numbers of its accounts."""
    with store.read() as tx:
        return file_results(tx, accounts)


def rules_then(store: Store, known_at: datetime | None = None) -> tuple[ActivationHead, tuple[PlannedRule, ...]]:
    """What is in force, or was at an instant (aware), and its rules in the order of the files."""
    with store.read() as tx:
        head = at_head(tx).house.activation if known_at is None else activation_then(tx, known_at)[0]
        return head, tuple(archived_book(tx, head).rules())


def _judged_seen(
    tx: Connection, viewer: Viewer, now: datetime, of: AsOf, *, owed: bool = True
) -> Mapping[str, JudgedVerdict]:
    known = at_head(tx)
    name = ("machines' verdicts", viewer, local_day(now), of, owed)
    return known.get(name, lambda: _sight_on(tx, known, viewer, now, of, owed=owed))


def _sight_on(
    tx: Connection, known: AtHead, viewer: Viewer, now: datetime, of: AsOf, *, owed: bool
) -> dict[str, JudgedVerdict]:
    sight = sight_of(viewer, book_seen(tx, known).organisation, local_day(now))
    if of.is_now:
        # Of all keys alike, as what each sees of it is little work.
        found = known.get("machines' newest verdicts", lambda: verdicts.latest(tx))
        there = obligations.next_looks(tx) if owed else found
        found = {key: judged for key, judged in found.items() if key in there}
    else:
        found = verdicts.as_stored(tx, of.on or date.max, of.known_at or now)
    told = told_of_each(_episodes(tx, known))
    return {key: judged for key, judged in found.items() if _is_seen(sight, judged.verdict, told.get(key, ()))}


def _episodes(tx: Connection, known: AtHead) -> tuple[Episode, ...]:
    return known.get("machines' episodes", lambda: findings.every_episode(tx))


def _is_seen(sight: Sight, verdict: Verdict, told: Collection[str]) -> bool:
    return sight.sees(verdict.owner, ObligationKey.parse(verdict.obligation).scope, told)


def _was_open(episode: Episode, on: date | None) -> bool:
    if on is None:
        return episode.needs_somebody
    return episode.since <= on and (episode.resolved_on is None or on < episode.resolved_on)
