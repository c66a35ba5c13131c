"""Which rules are judged by: the folder's, or those that were last activated. Shell."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection

from checker.domain.clock import local_day, local_time
from checker.domain.errors import UsageError
from checker.domain.obligation_key import rule_of
from checker.domain.organisation import ADMINISTRATION, SERVICE
from checker.domain.problem import nearest
from checker.domain.refusal import NotThere, OrganisationRefusal, Refused, RulebookRefusal
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.store import activations, cursor, findings, journal, lock, obligations, records, verdicts
from checker.store.activations import Activation, ActivationHead
from checker.store.archive import sha256_of
from checker.store.errors import NothingActivated
from checker.store.grounds import ActivationGround
from checker.store.opening import Store
from checker.usecases.rules.archived_calendar import table_of, with_table
from checker.usecases.rules.dropped_words import DroppedWord, dropped_words

if TYPE_CHECKING:
    from checker.evaluation.few_staff import StaffFigures

log = logging.getLogger(__name__)

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Activated:
    """What an activation did. `changed` is False when these very rules were in force already.

    `left_behind`: of an organisation that was renamed, the record versions that name it as their unit by the old id.
    `dropped`: words that the vocabulary does not declare any more and records hold.
    """

    sha256: str
    rules: int
    changed: bool
    before: str | None
    left_behind: int = 0
    dropped: tuple[DroppedWord, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivationBasis:
    """What is kept with an activation of what it is based on; and what looks once more, under the write lock, and
    raises what speaks against it by then. `noted` is called when it has taken effect, in the same transaction.
    """

    ground: ActivationGround
    look_again: Callable[[Connection], None]
    noted: Callable[[Connection], None] = lambda _tx: None


class WouldOrphan(UsageError):
    """The edit takes away what findings are open about. The message names them and both ways out."""


def activate_folder(
    store: Store,
    folder: Path,
    at: datetime,
    by: str,
    *,
    withdraw: bool = False,
    rename: bool = False,
    exactly: bool = False,
) -> Activated:
    """Read the folder, archive its bytes and let it take effect. Raises RulebookError with every mistake.

    `by` is a role. A folder with a mistake changes nothing: the last good rules stay. Neither does one without a rule
    whose findings are open (WouldOrphan), unless `withdraw` says that they are to be closed, nor one of another
    organisation than the store's (Refused), unless `rename` says that it is the same one with another id.
    `exactly`: an instant that lies behind the last tick or activation is refused, not made later.
    """
    # Read when it is needed: a start that finds the rules in force kept has no use for what reads rule files.
    from checker.rulebook.load import load

    return activate_book(store, load(folder), at, by, withdraw=withdraw, rename=rename, exactly=exactly)


def activate_book(
    store: Store,
    book: Rulebook,
    at: datetime,
    by: str,
    *,
    withdraw: bool = False,
    rename: bool = False,
    exactly: bool = False,
    basis: ActivationBasis | None = None,
) -> Activated:
    """Let a rulebook that has been read take effect, as `activate_folder` does.

    `basis`: what was looked at before, and is looked at again under the lock.
    """
    refuse_unknown(by, book)
    house = book.organisation.organisation.id
    with store.write_for(house, rename=rename) as tx:
        if exactly:
            refuse_behind(tx, at)
        before = activations.newest(tx)
        if basis is not None:
            basis.look_again(tx)
        left_behind = _renamed(tx, store, house, at, by)
        if not withdraw:
            refuse_orphans(tx, book, local_day(at))
        changed = activations.activate(
            tx,
            book.sha256,
            book.files,
            at=at,
            by=by,
            calendar=table_of(book.calendar),
            ground=basis.ground if basis is not None else None,
        )
        if changed:
            if basis is not None:
                basis.noted(tx)
            obligations.wake_all(tx, at=at)
    dropped = _dropped(store, before, book) if changed and before is not None else ()
    sha256_before = None if before is None else before.sha256
    return Activated(book.sha256, sum(1 for _ in book.rules()), changed, sha256_before, left_behind, dropped)


def _dropped(store: Store, before: ActivationHead, book: Rulebook) -> tuple[DroppedWord, ...]:
    with store.read() as tx:
        former = former_book(tx, before)
        return dropped_words(tx, former.vocabulary, book.vocabulary) if former else ()


def refuse_unknown(by: str, book: Rulebook) -> None:
    """It stands in the journal for good, so it is a role, or the service itself, and nobody's name."""
    known = [ADMINISTRATION, SERVICE, *(role.id for role in book.organisation.roles)]
    if by not in known:
        raise Refused(NotThere.ROLE, role=by, nearest=nearest(by, known))


def refuse_behind(tx: Connection, at: datetime) -> None:
    """An instant of a rehearsal must not lie in a past that was judged, or in which other rules took effect."""
    ticked, activated = cursor.read(tx), activations.newest(tx)
    if ticked is not None and at < ticked.instant:
        raise Refused(RulebookRefusal.BEHIND_THE_TICK, instant=_minute(at), last=_minute(ticked.instant))
    if activated is not None and at < activated.activated_at:
        raise Refused(RulebookRefusal.BEHIND_THE_ACTIVATION, instant=_minute(at), last=_minute(activated.activated_at))


def _minute(instant: datetime) -> str:
    return f"{local_time(instant):%d.%m.%Y %H:%M}"


def _renamed(tx: Connection, store: Store, house: str, at: datetime, by: str) -> int:
    """Journal it where the store's organisation has got another id; how many records still name the old one."""
    former = store.organisation
    if former is None or former == house:
        return 0
    if lock.is_driven(store.place):
        raise Refused(OrganisationRefusal.AT_WORK, organisation=former)
    journal.append(tx, "organisation.renamed", {"before": former, "after": house, "by": by}, at)
    return records.count_versions(tx, scope=former)


def refuse_orphans(tx: Connection, book: Rulebook, on: date) -> None:
    """WouldOrphan where findings are open about what `book` does not owe any more on a day."""
    orphans = orphaned(tx, book, on)
    if orphans:
        raise WouldOrphan(_named(orphans))


def orphaned(tx: Connection, book: Rulebook, on: date) -> tuple[str, ...]:
    """Obligations with an open finding that `book` does not owe any more on a day, and that no rule there replaces.

    What went with a unit that has ceased is no orphan: a merger says where it goes. What is owed on demand hangs on
    records and other rules, which nobody asks here.
    """
    open_ones = [episode.obligation for episode in findings.current(tx).values() if episode.needs_somebody]
    judged = verdicts.latest(tx, open_ones)
    gone = (key for key in open_ones if key in judged and not _is_still_owed(judged[key].verdict, book, on))
    return tuple(sorted(key for key in gone if rule_of(key) not in book.replaced))


def _is_still_owed(verdict: Verdict, book: Rulebook, on: date) -> bool:
    from checker.evaluation.obligations import owed_by

    planned = book.planned_for(verdict)
    if planned is None:
        return False
    unit = book.organisation.find(verdict.scope.id)
    if planned.rule.period.kind == "request" or (unit is not None and unit[1].has_ceased(on)):
        return True
    return any(owed.key == verdict.obligation for owed in owed_by(planned, book, on))


def _named(orphans: tuple[str, ...]) -> str:
    named = ", ".join(orphans[:MOST_NAMED]) + (f" and {len(orphans) - MOST_NAMED} more" if orphans[MOST_NAMED:] else "")
    rule = rule_of(orphans[0])
    return (
        f"these open findings would be about nothing that is owed: {named}. If the rule was renamed, say "
        f"'replaces: {rule}' in the new rule; if it is really gone, or holds there no more, activate with --withdraw: "
        "then they are closed as withdrawn, and whoever was notified is told"
    )


def active(tx: Connection) -> Rulebook:
    """The rulebook in force, from its archived bytes. NothingActivated when there is none."""
    return archived_book(tx, newest_activation(tx))


def staff_figures(tx: Connection) -> StaffFigures:
    """Which records are about few staff, by the rules in force; by their types alone as long as there are none."""
    from checker.evaluation.few_staff import StaffFigures  # it brings all that judges, as below

    head = activations.newest(tx)
    return StaffFigures() if head is None else StaffFigures.of(archived_book(tx, head))


def newest_activation(tx: Connection) -> ActivationHead:
    """That which is in force. NothingActivated when there is none."""
    head = activations.newest(tx)
    if head is None:
        raise NothingActivated
    return head


def language_in_force(store: Store) -> Literal["de", "en"]:
    """The language of the house, by the rules in force; German as long as there are none."""
    with store.read() as tx:
        try:
            return active(tx).language
        except NothingActivated:
            return "de"


def is_in_force(head: ActivationHead, book: Rulebook) -> bool:
    """Would it change nothing to activate a rulebook after `head`: neither a file nor a holiday?"""
    return head.sha256 == book.sha256 and head.calendar == sha256_of(table_of(book.calendar))


def archived_book(tx: Connection, head: ActivationHead) -> Rulebook:
    """The rulebook of an activation, with the calendar that took effect with it."""
    return _archived(_Archived(tx, head))


def former_book(tx: Connection, head: ActivationHead) -> Rulebook | None:
    """As `archived_book`, of rules that are in force no more; None: this program refuses what an earlier one took.

    Then nobody can say what they asked for. What is in force now is judged all the same.
    """
    found, mistakes = _readable(tx, head)
    if found is None:
        facts = {"rulebook": head.sha256[:12], "mistakes": mistakes}
        log.warning("former rules cannot be read any more", extra=facts)
    return found


def readable_book(tx: Connection, head: ActivationHead) -> Rulebook | None:
    """As `former_book`, for who asks again: that they cannot be read was logged."""
    return _readable(tx, head)[0]


def _readable(tx: Connection, head: ActivationHead) -> tuple[Rulebook | None, int]:
    """The rulebook, or how many mistakes this program finds in it."""
    from checker.rulebook.problems import RulebookError  # it brings what reads rule files

    try:
        return archived_book(tx, head), 0
    except RulebookError as refused:
        return None, len(refused.problems)


class _Archived:
    """Fetches what is archived only when it is not at hand already. Equal for one rulebook with one calendar."""

    def __init__(self, tx: Connection, head: ActivationHead) -> None:
        self._tx, self._head = tx, head
        self._named = head.sha256, head.calendar

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Archived) and other._named == self._named

    def __hash__(self) -> int:
        return hash(self._named)

    def fetch(self) -> Activation:
        return activations.load(self._tx, self._head)


@lru_cache(maxsize=4)
def _archived(source: _Archived) -> Rulebook:
    # Asked of a start that needs the rules: a file that came before is told without them.
    from checker.rulebook.private_cache import cache_folder
    from checker.rulebook.warm import load_archived_warm

    # No argument of everything that asks for the rules in force: a cache changes no answer.
    found = source.fetch()
    book = load_archived_warm(found.files, cache_folder(os.environ))
    if book.sha256 != found.sha256:
        raise activations.changed_rules(found.sha256)
    return with_table(book, found.calendar) if found.calendar is not None else book
