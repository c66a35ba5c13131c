"""Would the privacy screen of today refuse what was archived before? And what becomes of it then. Shell.

Files are read as they were at their import, by the rules in force. Foreign bytes are read outside of any transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.records.context import ImportContext
from checker.records.importer import readings_of
from checker.records.kept_mark import MARK
from checker.records.kept_workbook import kept_workbook
from checker.records.reading import FileReading
from checker.store import archive, import_ledger, journal
from checker.store.archive import ArchiveKind
from checker.store.opening import Store
from checker.usecases.rules.activation import active


class ArchiveTrouble(StrEnum):
    """Why an archived file should not lie there as it does."""

    # The privacy screen refuses it today.
    PERSONAL = "personal"
    # It has parts that nobody can look into.
    SEALED = "sealed"
    # A workbook with more than the cells that were read.
    AS_IT_CAME = "as_it_came"
    # No rule in force says how it is to be read.
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """One archived file with its trouble. `names` are those under which it came in, `problems` say what was found."""

    sha256: str
    names: tuple[str, ...]
    archived_at: datetime
    trouble: ArchiveTrouble
    problems: tuple[RecordProblem, ...] = ()


def look_again(store: Store) -> tuple[int, tuple[ArchivedFile, ...]]:
    """How many files of senders are archived, and those of them with a trouble, oldest first. Changes nothing."""
    with store.read() as tx:
        context = ImportContext.of(active(tx))
        kept, names_by_sha256 = archive.originals(tx), import_ledger.names_of_kept_files(tx)
        had_profile = {one.archived for one in import_ledger.list_accounts(tx) if one.profile}
    found: list[ArchivedFile] = []
    for sha256, archived_at in kept:
        names = names_by_sha256.get(sha256, ())
        data = _content(store, sha256)
        readings = readings_of(names[0], data, context, recorded_at=archived_at) if names else ()
        if (trouble := _trouble(readings, data, had_profile=sha256 in had_profile)) is not None:
            problems = tuple(problem for reading in readings for problem in reading.problems)
            found.append(ArchivedFile(sha256, names, archived_at, trouble, problems))
    return len(kept), tuple(found)


def mend(store: Store, found: Iterable[ArchivedFile], now: datetime) -> tuple[ArchivedFile, ...]:
    """Keep of a workbook its cells alone, and nothing of what is refused; each is journaled. Returns what is mended.

    What was read from the files stays known. What no rule says how to read is left as it is.
    """
    mended = tuple(file for file in found if file.trouble is not ArchiveTrouble.UNREAD)
    with store.read() as tx:
        context = ImportContext.of(active(tx))
    for file in mended:
        instead = _cells(store, file, context) if file.trouble is ArchiveTrouble.AS_IT_CAME else None
        with store.write() as tx:
            kept = None if instead is None else archive.put(tx, instead, ArchiveKind.ORIGINAL, at=file.archived_at)
            import_ledger.keep_instead(tx, file.sha256, kept)
            archive.remove(tx, file.sha256)
            facts = {"sha256": file.sha256, "archived": kept, "why": file.trouble.value}
            journal.append(tx, "archive.mended", facts, now)
    if mended:
        store.forget_removed_rows()
    return mended


def _trouble(readings: Sequence[FileReading], data: bytes, *, had_profile: bool) -> ArchiveTrouble | None:
    """By every profile that the file feeds; what is wrong with all of it is said by the only reading. What came without
    a profile needs none to lie there; what had one is to be read by one.
    """
    if not readings:
        return ArchiveTrouble.UNREAD
    reading = readings[0]
    if reading.privacy_refused:
        return ArchiveTrouble.PERSONAL
    if ProblemCode.UNSCREENED_PART in {problem.code for problem in reading.problems}:
        return ArchiveTrouble.SEALED
    has_none = ProblemCode.NO_PROFILE_OF_THIS_NAME in {problem.code for problem in reading.problems}
    if not reading.may_be_archived or (has_none and had_profile):
        return ArchiveTrouble.UNREAD
    return ArchiveTrouble.AS_IT_CAME if reading.sheets and not data.endswith(MARK) else None


def _content(store: Store, sha256: str) -> bytes:
    with store.read() as tx:
        content = archive.get(tx, sha256)
    assert content is not None, f"{sha256} is listed and not there"
    return content


def _cells(store: Store, file: ArchivedFile, context: ImportContext) -> bytes:
    data = _content(store, file.sha256)
    return kept_workbook(readings_of(file.names[0], data, context, recorded_at=file.archived_at)[0].sheets)
