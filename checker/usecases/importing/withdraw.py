"""A whole file is withdrawn: what it changed is as if it had never come, and it can be taken back. Shell.

Only its own versions and reports go. What later files said stays, and where one of them had only repeated what this
file said, it is named: it counted as known, and is to be imported again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from checker.domain.problem import nearest
from checker.domain.profile import id_in
from checker.domain.record import RecordVersion
from checker.domain.refusal import FactRefusal, FileRefusal, LookUpRefusal, NotThere, Refused
from checker.domain.report import Records, Report, in_force
from checker.domain.rulebook import Rulebook
from checker.domain.withdrawal import WithdrawalReason
from checker.records.fact_scope import check_role
from checker.store import import_ledger, records, withdrawals
from checker.store.import_ledger import ImportResult
from checker.store.opening import Store
from checker.store.recordings import Recording
from checker.usecases.importing.said_too import SaidToo, said_too
from checker.usecases.importing.single_facts import RETRACTION_FILE
from checker.usecases.reasons import check_file_number
from checker.usecases.rules.activation import active


@dataclass(frozen=True, slots=True)
class WantedWithdrawal:
    """Which file (its name, or at least eight signs of its SHA-256), by which role and why. `takes_back`: it counts
    again.
    """

    file: str
    by: str
    reason: WithdrawalReason
    file_number: str = ""
    takes_back: bool = False


class WhatBecomes(StrEnum):
    """What becomes of a record of the file."""

    GONE = "gone"
    AS_BEFORE = "as_before"
    STAYS = "stays"
    BACK = "back"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class RecordAfter:
    """One record: what counts now and then; None: nothing does."""

    key: str
    becomes: WhatBecomes
    now: RecordVersion | None
    then: RecordVersion | None


@dataclass(frozen=True, slots=True)
class FileWithdrawal:
    """What it does, or has done. `repeated` are later files of which rows counted as known, maybe only by this one;
    those of them that really are about its records are told by `with_files_that_say_so`.

    `recorded` None: it was only looked at.
    """

    book: Rulebook
    wanted: WantedWithdrawal
    imports: tuple[ImportResult, ...]
    records: tuple[RecordAfter, ...]
    reports: tuple[Report, ...]
    repeated: tuple[SaidToo, ...]
    recorded: Recording | None = None

    @property
    def file(self) -> str:
        return self.imports[-1].file

    @property
    def sha256(self) -> str:
        return self.imports[-1].sha256


@dataclass(frozen=True, slots=True)
class PlannedWithdrawal:
    """What would be known instead of what is, and what comes of it record by record."""

    withdrawal: FileWithdrawal
    known: Records
    instead: Records
    numbers: tuple[int, ...]


def withdraw_file(store: Store, wanted: WantedWithdrawal, now: datetime) -> FileWithdrawal:
    """Withdraw a file at the instant `now` (aware), or take that back; all of it or nothing. Raises Refused."""
    with store.write() as tx:
        planned = plan(tx, wanted)
        recorded = withdrawals.add(
            tx,
            planned.numbers,
            reason=wanted.reason,
            by=wanted.by,
            file_number=wanted.file_number or None,
            is_taken_back=wanted.takes_back,
            now=now,
        )
    return replace(with_files_that_say_so(store, planned.withdrawal), recorded=recorded)


def with_files_that_say_so(store: Store, it: FileWithdrawal) -> FileWithdrawal:
    """The same, with the later files alone that are about one of its records: they are read for that."""
    later, keys = (one.account for one in it.repeated), frozenset(one.key for one in it.records)
    return replace(it, repeated=tuple(said_too(store, it.book, later, keys)))


def plan(tx: Connection, wanted: WantedWithdrawal) -> PlannedWithdrawal:
    """What it would do, by what is stored. Raises Refused with what to say instead."""
    book = active(tx)
    check_role(book.organisation, wanted.by)
    check_file_number(wanted.file_number)
    accounts = import_ledger.list_accounts(tx)
    imports = _named(accounts, wanted.file)
    numbers = _numbers(tx, imports[-1].sha256, wanted)
    own = records.brought_in(tx, numbers)
    known = records.load(tx)
    instead = _with(known, own) if wanted.takes_back else _without(known, own)
    came = {one.import_number for one in accounts if one.sha256 == imports[-1].sha256}
    repeated = tuple(_repeated(accounts, came))
    after = tuple(_after(own.versions, known, instead, wanted))
    it = FileWithdrawal(book, wanted, imports, after, own.reports, repeated)
    return PlannedWithdrawal(it, known, instead, numbers)


def _named(accounts: Sequence[ImportResult], named: str) -> tuple[ImportResult, ...]:
    """The imports of the one file that is meant."""
    meant = [one for one in accounts if one.file == named] or [one for one in accounts if one.is_meant_by(named)]
    if not meant:
        close = nearest(named, {one.file for one in accounts})
        raise Refused(NotThere.FILE_NAMED, file=named, nearest=close)
    hashes = tuple(dict.fromkeys(one.sha256 for one in meant))
    if len(hashes) > 1:
        shown = tuple(each[:12] for each in hashes)
        raise Refused(LookUpRefusal.SEVERAL_OF_THE_NAME, allowed=shown, file=named, count=len(hashes))
    return tuple(one for one in accounts if one.sha256 == hashes[0])


def _numbers(tx: Connection, sha256: str, wanted: WantedWithdrawal) -> tuple[int, ...]:
    """The imports to withdraw, or of which to take it back."""
    every, held = withdrawals.imports_of(tx, sha256), {one.import_number for one in withdrawals.standing(tx)}
    numbers = tuple(one for one in every if (one in held) == wanted.takes_back)
    if not numbers:
        code = FileRefusal.NOT_WITHDRAWN if wanted.takes_back else FileRefusal.WITHDRAWN_ALREADY
        raise Refused(code, file=wanted.file)
    return numbers


def _without(known: Records, own: Records) -> Records:
    gone = {one.sequence for one in own.versions} | {one.sequence for one in own.reports}
    return Records(
        tuple(one for one in known.versions if one.sequence not in gone),
        tuple(one for one in known.reports if one.sequence not in gone),
    )


def _with(known: Records, own: Records) -> Records:
    versions = sorted((*known.versions, *own.versions), key=lambda one: (one.sequence, one.origin.row, one.key))
    reports = sorted((*known.reports, *own.reports), key=lambda one: one.sequence)
    return Records(tuple(versions), tuple(reports))


def _after(
    own: Iterable[RecordVersion], known: Records, instead: Records, wanted: WantedWithdrawal
) -> Iterator[RecordAfter]:
    """Each record that the file said something about, in the order of the keys."""
    keys = frozenset(version.key for version in own)
    now, then = _counting(known, keys), _counting(instead, keys)
    for key in sorted(keys):
        yield RecordAfter(key, _becomes(now.get(key), then.get(key), wanted), now.get(key), then.get(key))


def _counting(known: Records, keys: frozenset[str]) -> dict[str, RecordVersion]:
    return {one.key: one for one in in_force(version for version in known.versions if version.key in keys)}


def _becomes(now: RecordVersion | None, then: RecordVersion | None, wanted: WantedWithdrawal) -> WhatBecomes:
    if now == then:
        return WhatBecomes.STAYS
    if then is None:
        return WhatBecomes.RETRACTED if wanted.takes_back else WhatBecomes.GONE
    return WhatBecomes.BACK if wanted.takes_back else WhatBecomes.AS_BEFORE


def _repeated(accounts: Sequence[ImportResult], own: set[int]) -> Iterator[SaidToo]:
    """Later files, for each profile once, of which rows counted as known already."""
    first = min(own)
    later = (one for one in accounts if one.import_number > first and one.import_number not in own)
    newest = {(one.sha256, id_in(one.profile)): one for one in later if one.duplicate}
    yield from (SaidToo(one, one.duplicate) for one in newest.values())


def is_record(store: Store, what: str) -> bool:
    """Is it the key of a record, or meant to be one? Else it is a file. Keys have colons, names of files hardly any."""
    with store.read() as tx:
        if records.list_versions(tx, key=what):
            return True
        return ":" in what and all(one.file != what for one in import_ledger.list_accounts(tx))


def retraction_of(store: Store, key: str) -> str:
    """The SHA-256 of the file that withdrew a record by `records retract KEY`. Raises Refused where there is none."""
    with store.read() as tx:
        versions = records.list_versions(tx, key=key)
        highest = max(versions, key=lambda version: version.rank, default=None)
        accounts = import_ledger.list_accounts(tx)
    if highest is None or (highest.record.record_status, highest.origin.file) != ("retracted", RETRACTION_FILE):
        raise Refused(FactRefusal.NOT_RETRACTED, record=key)
    return next(one.sha256 for one in accounts if one.sequence == highest.sequence)
