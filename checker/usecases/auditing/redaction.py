"""Delete content on purpose: one item of a class, with every copy of it in the store. Shell.

First it is put together what goes, which a dry run shows; then all of it is overwritten in one transaction with the
note of who deleted which class; then the store is written anew, as pages that rows were moved from still hold what they
did. A process that ends in between leaves the last step undone: the next deletion, and the daily look, do it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import reduce
from typing import Any

from sqlalchemy import Connection

from checker.domain.act import Act
from checker.domain.clock import local_day
from checker.domain.data_class import DataClass
from checker.domain.message import OutboxState
from checker.domain.organisation import ADMINISTRATION
from checker.domain.problem import nearest
from checker.domain.proposal import ProposalState
from checker.domain.refusal import NotThere, RedactionRefusal, Refused
from checker.store import (
    Store,
    absences,
    acts,
    archive,
    import_ledger,
    outbox,
    proposals,
    record_files,
    records,
    redactions,
    retention,
)
from checker.store.errors import StoreError
from checker.store.redactions import AT_REST, MailWords, RowKey, row_key
from checker.store.tables import absence as absence_table
from checker.store.tables import archive as archive_table
from checker.usecases.auditing.read_again import files_that_say
from checker.usecases.judging.deleted_evidence import resting_on
from checker.usecases.rules.activation import active

log = logging.getLogger(__name__)

# A text shorter than that is only taken for the reason where it stands alone.
LEAST_TEXT = 8
# What of a mail's facts is no sentence: it says what kind of mail it was, and what an answer to it is about.
KEPT_FACTS = frozenset({"kind", "locale", "state", "token", "waited", "rulebook"})


@dataclass(frozen=True, slots=True)
class ToDelete:
    """What is to go: `named` is an act's number, a file's SHA-256, a record's key, or a mail's Message-ID or key."""

    data_class: DataClass
    named: str


@dataclass(frozen=True, slots=True)
class Going:
    """What goes with it. `filed`: of which acts the file number goes too. `mails` maps a mail's key to what stays of
    its facts; `rests` are obligations whose verdict rests on a record that goes: it stays as it stands, and is not
    judged anew.
    """

    data_class: DataClass
    acts: tuple[int, ...] = ()
    filed: frozenset[int] = frozenset()
    files: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    mails: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    mailboxes: tuple[str, ...] = ()
    proposals: tuple[int, ...] = ()
    absences: tuple[int, ...] = ()
    rests: tuple[str, ...] = ()

    @property
    def classes(self) -> frozenset[DataClass]:
        """Of which classes something goes: with a record its files, with a reason what mails say of it."""
        also = {DataClass.ORIGINALS: self.files, DataClass.MAILS: self.mails, DataClass.PROPOSALS: self.proposals}
        return frozenset({self.data_class, *(each for each, there in also.items() if there)})

    @property
    def is_empty(self) -> bool:
        there = (self.acts, self.files, self.records, self.mails, self.mailboxes, self.proposals, self.absences)
        return not any(there)


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was deleted, in how many rows. `is_rewritten` False: a trace may be left until nobody reads the store."""

    going: Going
    rows: int
    is_rewritten: bool


def plan(store: Store, target: ToDelete, on: date) -> Going:
    """What would go on a day. Raises Refused, also for what is held; changes nothing."""
    also = _files(store, target)
    with store.read() as tx:
        return _unless_held(tx, going_with(tx, target, also), on)


def redact(store: Store, target: ToDelete, by: str, now: datetime) -> Redacted:
    """Delete it at the instant `now` (aware), as the role `by`. Raises Refused, and then nothing is deleted."""
    rewrite(store, now)
    also = _files(store, target)
    with store.write() as tx:
        check_role(tx, by)
        going = _unless_held(tx, going_with(tx, target, also), local_day(now))
        rows = delete(tx, going, by, now)
    return Redacted(going, rows, rewrite(store, now))


def _unless_held(tx: Connection, going: Going, on: date) -> Going:
    """Refused where a hold keeps something of it: a single deletion is stopped as one by time is."""
    held = retention.holds(tx, on)
    for each in sorted(going.classes & held.keys()):
        raise Refused(RedactionRefusal.HELD, data_class=each.value, day=held[each].until, by=held[each].by)
    return going


def _files(store: Store, target: ToDelete) -> tuple[str, ...]:
    """Every file that says the record. One that said it once more brought no version of it, so the files are read."""
    return files_that_say(store, target.named) if target.data_class is DataClass.RECORDS else ()


def check_role(tx: Connection, by: str) -> None:
    """Refused where no role bears that name: it stands in the log for good."""
    known = [ADMINISTRATION, *(role.id for role in active(tx).organisation.roles)]
    if by not in known:
        raise Refused(NotThere.ROLE, role=by, nearest=nearest(by, known))


def rewrite(store: Store, now: datetime) -> bool:
    """Write the store anew if something was deleted since it last was. False: it is left for later, as somebody reads
    or writes, or the disk has no room.
    """
    with store.read() as tx:
        if redactions.is_rewritten(tx):
            return True
    try:
        if not store.rewrite():
            return False
    except StoreError as refused:
        log.error("what was deleted may still be found in the store's file", extra={"why": str(refused)})
        return False
    with store.write() as tx:
        redactions.note_rewritten(tx, now)
    return True


def delete(tx: Connection, going: Going, by: str, now: datetime) -> int:
    """Overwrite it within a transaction, and note it; in how many rows."""
    rows = {*_deleted(tx, going), *_absences_removed(tx, going, by, now)}
    return redactions.note(tx, rows, going.data_class, by=by, at=now)


def _absences_removed(tx: Connection, going: Going, by: str, now: datetime) -> Iterator[RowKey]:
    """They are removed as whoever entered one removes it: with their row, so that the next tick looks."""
    for number in going.absences:
        if absences.remove(tx, number, by=by, now=now):
            yield row_key(absence_table, number)


def _deleted(tx: Connection, going: Going) -> Iterator[RowKey]:
    for sequence in going.acts:
        yield redactions.forget_reason(tx, sequence, and_file_number=sequence in going.filed)
    for sha256 in going.files:
        archive.remove(tx, sha256)
        yield row_key(archive_table, sha256)
    for key in going.records:
        yield from redactions.forget_record(tx, key)
    for key, instead in going.mails.items():
        yield redactions.forget_words(tx, key, instead)
    for key in going.mailboxes:
        yield redactions.forget_mailbox(tx, key)
    for number in going.proposals:
        yield redactions.forget_proposal(tx, number)


def going_with(tx: Connection, target: ToDelete, files: Iterable[str] = ()) -> Going:
    """What goes with the target, every copy of it included; `files` (SHA-256) say it too. Raises Refused."""
    match target.data_class:
        case DataClass.REASONS:
            return _of_act(tx, target.named)
        case DataClass.ORIGINALS:
            return _of_file(tx, target.named)
        case DataClass.RECORDS:
            return _of_record(tx, target.named, files)
        case DataClass.MAILS:
            mail = _at_rest(redactions.mail(tx, _mail_key(tx, target.named)))
            return Going(DataClass.MAILS, mails={mail.key: without_words(mail.facts)})
        case DataClass.MAILBOXES:
            return Going(
                DataClass.MAILBOXES, mailboxes=(_at_rest(redactions.mail(tx, _mail_key(tx, target.named))).key,)
            )
        case DataClass.PROPOSALS:
            return _of_proposal(tx, target.named)
        case DataClass.ABSENCES:
            return _of_absence(tx, target.named)
        case DataClass.ACCESS_LOG | DataClass.SESSIONS:
            raise Refused(RedactionRefusal.BY_TIME_ALONE, data_class=target.data_class)


def _of_act(tx: Connection, named: str) -> Going:
    """The reason of an act and the file it names, the mails that say them, and the answer that named that file."""
    act = next((one for one in acts.load(tx) if str(one.sequence) == named), None)
    if act is None:
        raise Refused(NotThere.ACT, number=named)
    said = tuple(filter(None, (act.reason, act.file_number)))
    if not said:
        raise Refused(RedactionRefusal.NOTHING_THERE)
    changed: dict[str, Mapping[str, Any]] = {}
    for mail in redactions.mails_since(tx, act.recorded_at):
        if texts := [text for text in said if _says(mail, text)]:
            changed[mail.key] = reduce(_scrubbed, texts, _may_change(mail).facts)
    filed = frozenset({act.sequence} if act.file_number else ())
    answers = tuple(_answers_naming(tx, act)) if act.file_number else ()
    return Going(DataClass.REASONS, acts=(act.sequence,), filed=filed, mails=changed, proposals=answers)


def _answers_naming(tx: Connection, act: Act) -> Iterator[int]:
    """The answers about the same obligation that named the file, from which the act may have it."""
    for came in proposals.about(tx, act.obligation):
        if came.answer.file_number == act.file_number and came.state is not ProposalState.WAITING:
            yield came.number


def of_acts(tx: Connection, named: Collection[str], *, mails_are_held: bool = False) -> Going:
    """The reasons of acts, and the mails that say them; but for those that a mail says which may still leave, or which
    is held. The file that an act names stays: it is where the house looks up what it decided.
    """
    there = {str(act.sequence): act for act in acts.load(tx) if act.reason}
    wanted = [there[number] for number in named if number in there]
    stays: set[str] = set()
    changed: dict[str, Mapping[str, Any]] = {}
    first = min((act.recorded_at for act in wanted), default=None)
    for mail in redactions.mails_since(tx, first) if first is not None else ():
        said = {act.reason for act in wanted if _says(mail, act.reason)}
        if said and (mails_are_held or not _is_changeable(mail)):
            stays |= said
        elif said:
            changed[mail.key] = reduce(_scrubbed, sorted(said), mail.facts)
    gone = tuple(act.sequence for act in wanted if act.reason not in stays)
    return Going(DataClass.REASONS, acts=gone, mails=changed)


def _of_file(tx: Connection, named: str) -> Going:
    known = {one.archived: one.sha256 for one in import_ledger.list_accounts(tx) if one.archived}
    start = named.lower()
    found = [kept for kept, came in known.items() if kept.startswith(start) or came.startswith(start)]
    if len(start) < 8 or len(found) != 1:
        raise Refused(NotThere.FILE, sha256=named)
    if archive.get(tx, found[0]) is None:
        raise Refused(RedactionRefusal.NOTHING_THERE)
    return Going(DataClass.ORIGINALS, files=(found[0],))


def _of_record(tx: Connection, key: str, also: Iterable[str]) -> Going:
    if not records.list_versions(tx, key=key):
        if key in redactions.records_gone(tx):
            raise Refused(RedactionRefusal.NOTHING_THERE)
        known = {version.key for version in records.list_versions(tx)}
        raise Refused(NotThere.RECORD, record=key, nearest=nearest(key, known))
    said_in = sorted({*record_files.originals_of(tx, key), *also})
    files = tuple(sha256 for sha256 in said_in if archive.get(tx, sha256) is not None)
    return Going(DataClass.RECORDS, records=(key,), files=files, rests=tuple(sorted(resting_on(tx, {key}))))


def _of_proposal(tx: Connection, named: str) -> Going:
    found = proposals.find(tx, int(named)) if named.isdigit() else None
    if found is None:
        raise Refused(NotThere.PROPOSAL, number=named)
    return Going(DataClass.PROPOSALS, proposals=(found.number,))


def _of_absence(tx: Connection, named: str) -> Going:
    found = next((one.sequence for one in absences.load(tx) if str(one.sequence) == named), None)
    if found is None:
        raise Refused(NotThere.ABSENCE, number=named)
    return Going(DataClass.ABSENCES, absences=(found,))


def _mail_key(tx: Connection, named: str) -> str:
    bare = named.strip().strip("<>")
    key = outbox.first_of_ids(tx, (named, bare, f"<{bare}>"))
    if key is None and outbox.find(tx, named) is None:
        raise Refused(NotThere.MAIL, mail=named)
    return key or named


def _at_rest(mail: MailWords) -> MailWords:
    """Refused for a mail that is on its way: what may have left once must leave the same again."""
    if mail.state not in AT_REST:
        raise Refused(RedactionRefusal.MAIL_ON_ITS_WAY, key=mail.key[:12], state=mail.state)
    return mail


def _may_change(mail: MailWords) -> MailWords:
    """As `_at_rest`; a mail that waits and has not been written yet may say less when it is."""
    return mail if _is_changeable(mail) else _at_rest(mail)


def _is_changeable(mail: MailWords) -> bool:
    waits = mail.state in (OutboxState.PENDING, OutboxState.DRAFT) and mail.rendered is None
    return waits or mail.state in AT_REST


def without_words(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a mail without a sentence in them, of the same form."""
    return {name: value if name in KEPT_FACTS else _without_words(value) for name, value in facts.items()}


def _without_words(value: Any) -> Any:
    match value:
        case str():
            return ""
        case Mapping():
            return without_words(value)
        case list():
            return [_without_words(part) for part in value]
        case _:
            return value


def _says(mail: MailWords, text: str) -> bool:
    if any(_holds(said, text) for said in _texts(mail.facts)):
        return True
    return len(text) >= LEAST_TEXT and _packed(text) in _packed(_read(mail.rendered))


def _holds(said: str, text: str) -> bool:
    return said == text or f": {text})" in said or (len(text) >= LEAST_TEXT and text in said)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for part in value.values():
                yield from _texts(part)
        case list():
            for part in value:
                yield from _texts(part)


def _scrubbed(facts: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The facts with the text taken out of every sentence that holds it."""

    def scrub(value: Any) -> Any:
        match value:
            case str() if _holds(value, text):
                return value.replace(text, "")
            case Mapping():
                return {name: scrub(part) for name, part in value.items()}
            case list():
                return [scrub(part) for part in value]
            case _:
                return value

    return {name: scrub(part) for name, part in facts.items()}


def _read(rendered: bytes | None) -> str:
    """What a person reads of a mail: its head and its parts."""
    if rendered is None:
        return ""
    mail = message_from_bytes(rendered, policy=policy.default)
    parts = [part.get_content() for part in mail.walk() if part.get_content_maintype() == "text"]
    assert isinstance(mail, EmailMessage), "the policy makes these"
    return json.dumps([str(mail["Subject"]), *parts], ensure_ascii=False)


def _packed(text: str) -> str:
    """Without blanks: lines of mails are wrapped."""
    return "".join(text.split())
