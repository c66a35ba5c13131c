"""Which receipt does a file get, and under which name? Pure; `checker.wording.receipts` words it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from checker.domain.clock import local_time
from checker.domain.profile import SenderFile
from checker.domain.quarantine import QuarantineNumber
from checker.domain.receipt import WITHOUT_EFFECT, FileOutcome, FileReceipt, KeptOut
from checker.records.accounting import Accounted
from checker.records.privacy import screen_name
from checker.records.profiles import named_source
from checker.records.reading import FileReading
from checker.usecases.importing.read_files import ReadFile
from checker.wording import receipts
from checker.wording.locales import Locale
from checker.wording.receipt_texts import ANSWER_FILES
from checker.wording.receipts import AnswerTaken, KeptOutRow, Outcome, ReceiptBody, ReceiptHead, Unopened


@dataclass(frozen=True, slots=True)
class Receipt:
    """`name` is the file's name in done or rejected; `sha256` (hex) is empty for what was never opened."""

    name: str
    text: str
    sha256: str = ""


def imported(read: ReadFile, name: str, at: datetime, locale: Locale) -> Receipt:
    """Of a file that was read. `name` is withheld where it is itself what must not be kept."""
    if read.private:
        name = name if read.account.file == name else f"name-zurueckgehalten-{read.sha256[:12]}"
        head = ReceiptHead(name, at, read.sha256)
        return Receipt(name, receipts.private_text(head, read.problems, locale), read.sha256)
    head = ReceiptHead(name, at, read.sha256)
    if read.parts:
        text = receipts.parts_text(head, _outcome(read), [_body(part) for part in read.parts], locale)
        return Receipt(name, text, read.sha256)
    return Receipt(name, receipts.read_text(head, _body(read), locale), read.sha256)


def answered(answer: AnswerTaken, at: datetime, locale: Locale) -> Receipt:
    """Of a mail that was taken as an answer. The name of its file may name a person, and is not told."""
    name = ANSWER_FILES[locale].format(number=answer.number or f"{local_time(at):%Y-%m-%d}")
    return Receipt(name, receipts.answer_text(ReceiptHead(name, at), answer, locale))


def not_opened(name: str, why: Unopened, megabytes: int, at: datetime, locale: Locale) -> Receipt:
    """Of something that is no file that could be read; it might have been of so many megabytes."""
    return Receipt(name, receipts.unopened_text(ReceiptHead(name, at), why, megabytes, locale))


def program_failed(name: str, mistake: str, at: datetime, locale: Locale) -> Receipt:
    """Of a file over which our own program failed."""
    return Receipt(name, receipts.failed_text(ReceiptHead(name, at), mistake, locale))


def ended_the_program(name: str, at: datetime, locale: Locale) -> Receipt:
    """Of a file over which one process after another has died."""
    return Receipt(name, receipts.ended_text(ReceiptHead(name, at), locale))


OUTCOMES: Mapping[Outcome, FileOutcome] = {
    Outcome.NOT_USED: "refused",
    Outcome.PARTLY_USED: "partly",
    Outcome.KNOWN_ALREADY: "known",
    Outcome.USED: "accepted",
    Outcome.NOTHING_TO_REPORT: "nil",
}


def receipt_of(reading: FileReading, accounted: Accounted, read: ReadFile, at: datetime, scope: str) -> FileReceipt:
    """What the sender of a file is told of by mail, whatever became of it; `read` is its result, `scope` the only unit
    that it is about.
    """
    account = accounted.account
    outcome: FileOutcome = "private" if read.private else OUTCOMES[_outcome(read)]
    counts = ("read", "accepted", "duplicate", "correction", "quarantined")
    return FileReceipt(
        file=reading.file,
        received_at=at,
        outcome=outcome,
        sha256=reading.sha256,
        sender=reading.sender,
        profile=reading.profile,
        scope=scope,
        counts={name: getattr(account, name) for name in counts},
        problems=reading.problems,
        uncounted=tuple(each for each in read.warnings if each.code in WITHOUT_EFFECT),
        # Of very many only the first are kept: those with a fault of their own, which somebody must mend.
        rows=tuple(
            KeptOut(row.row, row.column, row.reason, position)
            for position, row in sorted(enumerate(account.rows, start=1), key=lambda row: row[1].reason.is_of_its_file)
        ),
        account=read.number,
        says_nothing=outcome == "known" and not accounted.versions,
        is_part=reading.is_part,
    )


def put_aside(name: str, why: str, megabytes: int, at: datetime, senders: Iterable[SenderFile]) -> FileReceipt:
    """Of something that was put aside before anybody read it, by the code of the reason. It might have been of so many
    megabytes.

    A name that may be somebody's own is withheld.
    """
    outcome: FileOutcome = "unopened" if why in set(Unopened) else "failed"
    sender, profile = named_source(name, senders)
    suspicion = next(screen_name(name), None)
    shown = name if suspicion is None else suspicion.where.file
    counts = {"megabytes": megabytes} if why == Unopened.TOO_LARGE else {}
    return FileReceipt(shown, at, outcome, sender=sender, profile=profile, counts=counts, why=why)


def only_scope_of(*readings: FileReading) -> str:
    """The only unit that the rows of a file are about; empty: there are several, or none."""
    scopes = {candidate.record.scope for reading in readings for candidate in reading.candidates}
    return scopes.pop() if len(scopes) == 1 else ""


def _body(read: ReadFile) -> ReceiptBody:
    account = read.account
    return ReceiptBody(
        outcome=_outcome(read),
        read=account.read,
        accepted=account.accepted,
        duplicate=account.duplicate,
        correction=account.correction,
        kept_out=account.quarantined,
        problems=read.problems,
        rows=tuple(
            KeptOutRow(row.row, row.column, (row.reason, *row.also), _number(read, position))
            for position, row in enumerate(account.rows, start=1)
        ),
        number=_number(read),
        profile=read.profile,
        warnings=read.warnings,
        without_stand=read.without_stand,
    )


def _number(read: ReadFile, position: int = 0) -> str:
    return str(QuarantineNumber(read.number, position)) if read.number else ""


def _outcome(read: ReadFile) -> Outcome:
    account = read.account
    if not read.is_used:
        return Outcome.NOT_USED
    if account.quarantined:
        return Outcome.PARTLY_USED
    if account.read and account.duplicate == account.read:
        return Outcome.KNOWN_ALREADY
    return Outcome.USED if account.read else Outcome.NOTHING_TO_REPORT
