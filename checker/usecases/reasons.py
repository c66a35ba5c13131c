"""May a reason that somebody typed be kept? It stays for good, whatever it was given for. Pure."""

from __future__ import annotations

import re

from checker.domain.house_word import HouseWord
from checker.domain.problem import nearest
from checker.domain.record_problem import PersonalData
from checker.domain.refusal import ActRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.findings.acts import LONGEST_REASON
from checker.records.privacy import content_suspicion

LONGEST_FILE_NUMBER = 60
# Of an office as well as of a person: an area code and a number of at least five digits. Numbers of files are shorter.
PHONE = re.compile(r"(?:\+49|\b00?49|\b0)[ /(-]*[1-9][0-9]{1,4}[)]?[ /-]*[0-9][0-9 ]{4,}")


def check_file_number(file_number: str) -> None:
    """Refused where it names somebody, or is too long to be one."""
    check_reason(file_number)
    if len(file_number) > LONGEST_FILE_NUMBER:
        raise Refused(ActRefusal.REASON_TOO_LONG, length=len(file_number), longest=LONGEST_FILE_NUMBER)


def check_length_too(reason: str) -> None:
    """As `check_reason`, of one that is kept with a decision; refused also where it is too long for that."""
    check_reason(reason)
    if len(reason) > LONGEST_REASON:
        raise Refused(ActRefusal.REASON_TOO_LONG, length=len(reason), longest=LONGEST_REASON)


def declared_reason(reason_id: str, book: Rulebook) -> HouseWord:
    """The reason of that id, in the words that the rules in force have for it. Raises Refused with those there are."""
    known = book.vocabulary.reason_by_id
    if not known:
        raise Refused(ActRefusal.NO_REASONS_DECLARED, reason_id=reason_id)
    if reason_id not in known:
        close = nearest(reason_id, known)
        raise Refused(ActRefusal.NO_SUCH_REASON, nearest=close, reason_id=reason_id, known=tuple(known))
    return known[reason_id]


def check_reason(reason: str) -> None:
    """Refused where it names somebody, or cannot be shown in one line."""
    suspicion = content_suspicion(reason) or (PersonalData.PHONE if PHONE.search(reason) else None)
    if suspicion:
        raise Refused(ActRefusal.REASON_NAMES_SOMEBODY, suspicion=suspicion)
    if not reason.isprintable():
        raise Refused(ActRefusal.REASON_UNPRINTABLE)
