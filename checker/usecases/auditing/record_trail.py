"""What was said under a record's key, what became of each version, where it stood, and which verdicts counted it.

Shell, read-only. A verdict is stored whenever it changes; the version that it counted is the one in force at its
sequence. A later version that changes nothing leaves the verdict standing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.data_class import Deleted
from checker.domain.problem import nearest
from checker.domain.record import RecordVersion
from checker.domain.refusal import LookUpRefusal, NotThere, RedactionRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.domain.withdrawal import Withdrawal
from checker.records.original_line import OriginalLines
from checker.records.own_reports import with_own_reports
from checker.records.profiles import Choice
from checker.records.shared_file import others_beside
from checker.store import archive, import_ledger, records, redactions, trace, withdrawals
from checker.store.import_ledger import ImportResult
from checker.store.opening import Store
from checker.store.trace import CountedIn, ToldItem
from checker.usecases.auditing.read_again import BooksThen
from checker.usecases.rules.activation import active

SHORTEST_HASH = 8


class Fate(StrEnum):
    """What became of a version."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"
    OUTRANKED = "outranked"
    RETRACTED = "retracted"
    RETRACTION = "retraction"
    WITHDRAWN = "withdrawn"


class LineLack(StrEnum):
    """Why the line of the file is not shown."""

    NOT_ARCHIVED = "not_archived"
    REMOVED = "removed"
    CHANGED = "changed"
    NO_PROFILE = "no_profile"
    NO_SUCH_LINE = "no_such_line"


@dataclass(frozen=True, slots=True)
class VersionTrail:
    """A version with what became of it. `by`: what replaced, outranked or retracted it. `line` is the original's.

    `verdicts` were decided while it was in force and counted it; `standing` had been decided before, counted an earlier
    one and stood unchanged. `withdrawal`: it counts no more, as its file was withdrawn. `source` is the import that
    published it: of a retraction because a list no longer contains the record it is another than that of
    `version.origin`. None: it was stored before imports were accounted.
    """

    version: RecordVersion
    fate: Fate
    by: RecordVersion | None
    source: ImportResult | None
    line: str | LineLack
    verdicts: tuple[CountedIn, ...]
    standing: tuple[CountedIn, ...]
    withdrawal: Withdrawal | None = None

    @property
    def is_left_out(self) -> bool:
        """Is it a retraction because a later file of the sender no longer contains the record?"""
        is_retraction = self.version.record.record_status == "retracted"
        return is_retraction and self.source is not None and self.source.sha256 != self.version.origin.sha256


@dataclass(frozen=True, slots=True)
class RecordTrail:
    """All versions of one key, in the order in which they came. `deleted`: what a version said was; None: no."""

    key: str
    versions: tuple[VersionTrail, ...]
    deleted: Deleted | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The profiles that reported it (`sender/profile@version`), each once."""
        origins = (trail.version.origin for trail in self.versions)
        return tuple(dict.fromkeys(f"{one.sender}/{one.profile}" for one in origins))


@dataclass(frozen=True, slots=True)
class FileTrail:
    """One file, by its bytes: each of its imports, and whether its original is still at hand."""

    sha256: str
    imports: tuple[ImportResult, ...]
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Trails:
    """What was found. `found` names the versions (key, sequence) that were meant, where it is not all of a record."""

    book: Rulebook
    records: tuple[RecordTrail, ...]
    files: tuple[FileTrail, ...] = ()
    item: ToldItem | None = None
    found: frozenset[tuple[str, int]] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class WantedRecords:
    """Which records? One of the four. `file`: a name, or (the beginning of) a SHA-256; `item`: so much of its key."""

    key: str = ""
    file: str = ""
    item: str = ""
    file_number: str = ""


def trails_of(store: Store, wanted: WantedRecords) -> Trails:
    """Follow what is wanted. Raises Refused with the nearest that there is, NothingActivated."""
    with store.read() as tx:
        book = active(tx)
        known = _Known(tx, book)
        if wanted.file:
            return _of_file(known, wanted.file)
        if wanted.item:
            return _of_item(known, wanted.item)
        if wanted.file_number:
            return _of_file_number(known, wanted.file_number)
        versions = records.list_ever(tx, [wanted.key])
        if not versions:
            if (deleted := redactions.records_gone(tx).get(wanted.key)) is not None:
                day, what = local_day(deleted.at), deleted.data_class
                raise Refused(RedactionRefusal.DELETED, day=day, data_class=what, by=deleted.by)
            near = nearest(wanted.key, {version.key for version in known.every})
            raise Refused(NotThere.RECORD, record=wanted.key, nearest=near)
        return Trails(book, known.trails([wanted.key]))


@dataclass
class _Known:
    """What the store has, each read once."""

    tx: Connection
    book: Rulebook

    @cached_property
    def every(self) -> tuple[RecordVersion, ...]:
        """What was withdrawn with its file too."""
        return records.list_ever(self.tx) if self.withdrawn else records.load(self.tx).versions

    @cached_property
    def withdrawn(self) -> Mapping[int, Withdrawal]:
        """By the sequence of the import that was withdrawn."""
        return {one.import_sequence: one for one in withdrawals.standing(self.tx)}

    @cached_property
    def imports(self) -> tuple[ImportResult, ...]:
        return import_ledger.list_accounts(self.tx)

    @cached_property
    def deleted(self) -> Mapping[str, Deleted]:
        return redactions.records_deleted(self.tx)

    @cached_property
    def by_sequence(self) -> Mapping[int, ImportResult]:
        return {one.sequence: one for one in self.imports if one.sequence is not None}

    @cached_property
    def archived(self) -> Mapping[str, ImportResult]:
        """By the file's hash the newest import that says what is kept of it."""
        return {one.sha256: one for one in self.imports if one.archived is not None}

    def trails(self, keys: Collection[str]) -> tuple[RecordTrail, ...]:
        """Of each key, in their order."""
        versions: dict[str, list[RecordVersion]] = {key: [] for key in keys}
        for version in self.every:
            if version.key in versions:
                versions[version.key].append(version)
        changes: dict[str, list[CountedIn]] = defaultdict(list)
        of_record: dict[str, dict[str, list[CountedIn]]] = defaultdict(dict)
        for change in trace.verdicts_counting(self.tx, keys):
            changes[change.obligation].append(change)
            for key in change.records:
                of_record[key][change.obligation] = changes[change.obligation]
        lines = _Lines(self)
        return tuple(
            RecordTrail(
                key,
                tuple(_trail(one, said, of_record[key].values(), lines, self) for one in said),
                self.deleted.get(key),
            )
            for key, said in versions.items()
        )


def _trail(
    version: RecordVersion,
    said: Sequence[RecordVersion],
    changes: Iterable[Sequence[CountedIn]],
    lines: _Lines,
    known: _Known,
) -> VersionTrail:
    withdrawal = known.withdrawn.get(version.sequence)
    counting = [one for one in said if one.sequence not in known.withdrawn]
    fate, by = (Fate.WITHDRAWN, None) if withdrawal else fate_of(version, counting)
    end = withdrawal.sequence if withdrawal else by.sequence if by else None
    verdicts, standing = [], []
    for decided in changes if fate is not Fate.OUTRANKED else ():
        while_in_force = [one for one in decided if _is_in(one.sequence, version, end)]
        verdicts += [one for one in while_in_force if version.key in one.records]
        before = [one for one in decided if one.sequence < version.sequence]
        if not while_in_force and before and version.key in before[-1].records:
            standing.append(before[-1])
    source = known.by_sequence.get(version.sequence)
    in_time = sorted(verdicts, key=lambda one: one.known_at)
    return VersionTrail(version, fate, by, source, lines.of(version), tuple(in_time), tuple(standing), withdrawal)


def _is_in(sequence: int, version: RecordVersion, end: int | None) -> bool:
    """Was the version in force at that sequence, until another came or its file was withdrawn?"""
    return version.sequence <= sequence and (end is None or sequence < end)


def fate_of(version: RecordVersion, said: Sequence[RecordVersion]) -> tuple[Fate, RecordVersion | None]:
    """What became of one of the versions of a key, and by which other one. `said`: in the order in which they came."""
    place = said.index(version)
    before = [one for one in said[:place] if one.rank > version.rank]
    after = [one for one in said[place + 1 :] if one.rank > version.rank]
    if before:
        return Fate.OUTRANKED, max(before, key=lambda one: one.rank)
    if version.record.record_status == "retracted":
        return (Fate.REPLACED, after[0]) if after else (Fate.RETRACTION, None)
    if not after:
        return Fate.IN_FORCE, None
    return (Fate.RETRACTED if after[0].record.record_status == "retracted" else Fate.REPLACED), after[0]


@dataclass
class _Lines:
    """Reads lines of originals, each file once."""

    known: _Known
    _files: dict[str, bytes | LineLack] = field(default_factory=dict)
    _read: dict[tuple[str, str, str], OriginalLines] = field(default_factory=dict)
    _then: BooksThen = field(init=False)

    def __post_init__(self) -> None:
        self._then = BooksThen(self.known.book)

    def of(self, version: RecordVersion) -> str | LineLack:
        origin = version.origin
        if origin.sha256 not in self._files:
            self._files[origin.sha256] = self._content(origin.sha256)
        data = self._files[origin.sha256]
        if isinstance(data, LineLack):
            return data
        choice = self._choice(version)
        if choice is None:
            return LineLack.NO_PROFILE
        sender, profile = choice
        place = origin.sha256, origin.file, profile.name
        if place not in self._read:
            self._read[place] = OriginalLines(
                origin.file,
                data,
                profile,
                self.known.book.organisation,
                others_beside(origin.file, sender, profile),
            )
        line = self._read[place].line(origin.sheet, origin.row)
        return LineLack.NO_SUCH_LINE if line is None else line

    def _content(self, sha256: str) -> bytes | LineLack:
        kept = self.known.archived.get(sha256)
        if kept is None or kept.archived is None:
            return LineLack.NOT_ARCHIVED
        data = archive.get(self.known.tx, kept.archived)
        if data is None:
            return LineLack.REMOVED
        return data if archive.sha256_of(data) == kept.archived else LineLack.CHANGED

    def _choice(self, version: RecordVersion) -> Choice | None:
        """Sender and profile as they were when the file came: by the rules in force then, else by those of today."""
        books = (self._then.at(self.known.tx, version.recorded_at), self.known.book)
        named = (version.origin.sender, version.origin.profile)
        return next((one for book in books if book for one in _choices(book, named)), None)


def _choices(book: Rulebook, named: tuple[str, str]) -> Iterator[Choice]:
    senders = with_own_reports(book.senders, book.escalation.administering)
    every = ((sender, profile) for sender in senders for profile in sender.profiles)
    return ((sender, profile) for sender, profile in every if (sender.sender.id, profile.name) == named)


def _of_file(known: _Known, named: str) -> Trails:
    """The records of a file; of a name all files that came under it."""
    meant = [one for one in known.imports if one.file == named or one.is_meant_by(named)]
    if not meant:
        near = nearest(named, {one.file for one in known.imports})
        raise Refused(NotThere.FILE_NAMED, file=named, nearest=near)
    by_hash: dict[str, list[ImportResult]] = defaultdict(list)
    for one in meant:
        by_hash[one.sha256].append(one)
    files = tuple(
        FileTrail(sha256, tuple(imports), archive.size_of(known.tx, imports[-1].archived) is not None)
        for sha256, imports in by_hash.items()
    )
    brought = [version for version in known.every if version.origin.sha256 in by_hash]
    return _found(known, brought, files=files)


def _of_item(known: _Known, named: str) -> Trails:
    """The records that counted in what an item of a mail told."""
    item = item_named(known.tx, named)
    change = trace.verdict_told(known.tx, item)
    keys = change.records if change else ()
    trails = known.trails(keys)
    found = frozenset(
        (trail.key, one.version.sequence)
        for trail in trails
        for one in trail.versions
        if change is not None and change in one.verdicts
    )
    return Trails(known.book, trails, item=item, found=found)


def item_named(tx: Connection, named: str) -> ToldItem:
    """The one item whose key begins so. Raises Refused."""
    found = trace.told_items(tx, named.lower()) if len(named) >= SHORTEST_HASH and named.isalnum() else ()
    if not found:
        raise Refused(NotThere.ITEM, item=named)
    if len(found) > 1:
        raise Refused(LookUpRefusal.SEVERAL_ITEMS, item=named, count=len(found))
    return found[0]


def records_by_file_number(tx: Connection) -> Mapping[str, Sequence[RecordVersion]]:
    """The versions of records by the file number of their evidence, in the order in which they came."""
    found: dict[str, list[RecordVersion]] = defaultdict(list)
    for version in records.load(tx).versions:
        if version.record.evidence is not None:
            found[version.record.evidence.ref].append(version)
    return found


def _of_file_number(known: _Known, named: str) -> Trails:
    """The records whose evidence is filed under that number."""
    by_number = records_by_file_number(known.tx)
    meant = by_number.get(named.strip())
    if meant is None:
        raise Refused(NotThere.FILE_NUMBER, file_number=named, nearest=nearest(named, by_number))
    return _found(known, meant)


def _found(known: _Known, versions: Sequence[RecordVersion], files: tuple[FileTrail, ...] = ()) -> Trails:
    keys = dict.fromkeys(version.key for version in versions)
    found = frozenset((version.key, version.sequence) for version in versions)
    return Trails(known.book, known.trails(list(keys)), files=files, found=found)
