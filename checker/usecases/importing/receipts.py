"""Which receipt does a file get, and under which name? Pure; `checker.wording.receipts` words it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checker.domain.clock import local_time
from checker.usecases.importing.read_files import LARGEST_FILE, ReadFile
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
    return Receipt(name, receipts.read_text(ReceiptHead(name, at, read.sha256), _body(read), locale), read.sha256)


def answered(answer: AnswerTaken, at: datetime, locale: Locale) -> Receipt:
    """Of a mail that was taken as an answer. The name of its file may name a person, and is not told."""
    name = ANSWER_FILES[locale].format(number=answer.number or f"{local_time(at):%Y-%m-%d}")
    return Receipt(name, receipts.answer_text(ReceiptHead(name, at), answer, locale))


def not_opened(name: str, why: Unopened, at: datetime, locale: Locale) -> Receipt:
    """Of something that is no file that could be read."""
    return Receipt(name, receipts.unopened_text(ReceiptHead(name, at), why, LARGEST_FILE >> 20, locale))


def program_failed(name: str, mistake: str, at: datetime, locale: Locale) -> Receipt:
    """Of a file over which our own program failed."""
    return Receipt(name, receipts.failed_text(ReceiptHead(name, at), mistake, locale))


def ended_the_program(name: str, at: datetime, locale: Locale) -> Receipt:
    """Of a file over which one process after another has died."""
    return Receipt(name, receipts.ended_text(ReceiptHead(name, at), locale))


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
        rows=tuple(KeptOutRow(row.row, row.column, (row.reason, *row.also)) for row in account.rows),
        warnings=read.warnings,
        without_stand=read.without_stand,
    )


def _outcome(read: ReadFile) -> Outcome:
    account = read.account
    if not read.is_used:
        return Outcome.NOT_USED
    if account.quarantined:
        return Outcome.PARTLY_USED
    if account.read and account.duplicate == account.read:
        return Outcome.KNOWN_ALREADY
    return Outcome.USED if account.read else Outcome.NOTHING_TO_REPORT
