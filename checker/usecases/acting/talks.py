"""A talk on targets is reported, measures are agreed upon findings and reported as done. Shell.

Each is a status record, imported as every single fact; what is done with it (the act, the note of who did it) is done
in the transaction that publishes it, or neither is. ADR 0107.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.act import ActKind
from checker.domain.clock import local_day
from checker.domain.post import Post
from checker.domain.record import RecordVersion, content
from checker.domain.refusal import FactRefusal, NotThere, Refused
from checker.domain.report import in_force
from checker.domain.rulebook import Rulebook
from checker.domain.talk import AGREEMENTS, unit_of_measure
from checker.findings.page_rights import PageAct
from checker.records.fact_content import said_at
from checker.records.fact_scope import SingleFact
from checker.store import records
from checker.store.opening import Store
from checker.usecases.access.access_log import note
from checker.usecases.acting.act import ActPreview, Wanted, act_in, preview
from checker.usecases.importing.import_records import NotesAccount
from checker.usecases.importing.single_facts import (
    FactDraft,
    Filed,
    draft_fact,
    draft_retraction,
    file_draft,
    readable,
)
from checker.usecases.reasons import check_file_number, check_length_too
from checker.usecases.rules.activation import active

LONGEST_ID = 40
# A number that somebody else took at the same moment is not used again.
TRIES = 5
FILE_NAME = "vereinbarung-{number}.json"


@dataclass(frozen=True, slots=True)
class ReportedBy:
    """Who reports about a unit: for which post (`role@unit`), and what was seen of it before (`TalkSheet.seen`; None:
    nobody looked). `viewer`: who did it on a page, which the access log notes; None: it was done elsewhere.
    """

    unit: str
    by: str
    now: datetime
    seen: int | None = None
    viewer: Viewer | None = None

    @property
    def role(self) -> str:
        return Post.parse(self.by).role


def report_talk(store: Store, rule: str, held_on: date, file_number: str, reporting: ReportedBy) -> Filed:
    """A talk was held: an event of the unit, which the rule counts. Raises Refused."""
    check_file_number(file_number)
    said = {"held_on": held_on}
    fact = SingleFact(
        rule, reporting.unit, evidence=file_number or None, by=reporting.role, said=said, may_have_moved=True
    )
    draft = draft_fact(store, fact, reporting.now)
    return file_draft(store, draft, reporting.now, _if_unchanged(reporting))


def take_back_talk(store: Store, key: str, reason: str, reporting: ReportedBy) -> Filed:
    """The report of a talk (its record's key) counts no more. Raises Refused."""
    check_length_too(reason)
    draft = draft_retraction(store, key, reason=reason, by=reporting.role, now=reporting.now)
    return file_draft(store, draft, reporting.now, _if_unchanged(reporting))


def agreement_done(store: Store, number: str, done_on: date, file_number: str, reporting: ReportedBy) -> Filed:
    """What was agreed (its number) was done on a day. Raises Refused."""
    check_file_number(file_number)
    with store.read() as tx:
        versions = [one for one in _agreements(tx, reporting.unit) if one.key == f"{AGREEMENTS}:{number}"]
        book = active(tx)
    standing = next(iter(in_force(versions)), None)
    if standing is None:
        raise Refused(NotThere.RECORD, record=f"{AGREEMENTS}:{number}")
    known = content(standing.record)
    if "done_on" in known:
        raise Refused(FactRefusal.DONE_ALREADY, agreement=number)
    told = {"done_on": done_on.isoformat(), "reported_by_role": reporting.role}
    proof = {"evidence": {"kind": "report", "ref": file_number}} if file_number else {}
    said = {name: value for name, value in known.items() if name != "reported_at"} | told | proof
    name = FILE_NAME.format(number=number)
    record = readable(book, name, said, reporting.now)
    draft = FactDraft(name, said_at(said, record, standing, reporting.now), completes=True)
    return file_draft(store, draft, reporting.now, _if_unchanged(reporting))


def _if_unchanged(reporting: ReportedBy) -> NotesAccount:
    """Refused where something was reported about the unit since it was seen; else it is noted who did it."""

    def decided(tx: Connection, _account: int) -> None:
        if reporting.seen is not None:
            sequences = sorted({0, *(one.sequence for one in _talked_about(tx, reporting.unit))})
            # The newest is what is being reported, unless that says nothing new.
            if reporting.seen not in sequences[-2:]:
                raise Refused(FactRefusal.CHANGED_MEANWHILE, unit=reporting.unit)
        if reporting.viewer is not None:
            note(tx, reporting.viewer, PageAct.REPORT_FACT, reporting.now)

    return decided


def _talked_about(tx: Connection, unit: str) -> tuple[RecordVersion, ...]:
    return records.counting_at(tx, [unit], ("event", AGREEMENTS))


def _agreements(tx: Connection, unit: str) -> tuple[RecordVersion, ...]:
    return records.counting_at(tx, [unit], (AGREEMENTS,))


# --- With a measure ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TakenWithMeasure:
    """An acknowledgement with a measure: what it did, and the number of the agreement."""

    done: ActPreview
    agreement: str


def acknowledge_with_measure(
    store: Store, wanted: Wanted, due_on: date, now: datetime, *, viewer: Viewer | None = None
) -> TakenWithMeasure:
    """Take a finding on, with a measure to be done by a day: the act, and an agreement of its unit, or neither.

    Whoever takes it on does what was agreed. Raises Refused; then nothing is stored.
    """
    assert wanted.kind is ActKind.ACKNOWLEDGE, "measures are agreed with what somebody takes on"
    preview(store, wanted, now)
    with store.read() as tx:
        book = active(tx)
    unit = unit_of_measure(book, wanted.obligation, local_day(now))
    if unit is None:
        raise Refused(FactRefusal.NOTHING_FOLLOWS, obligation=wanted.obligation)
    for _ in range(TRIES):
        with store.read() as tx:
            number = _free_number(tx, unit)
        done: list[ActPreview] = []
        draft = _measure(book, wanted, unit, number, due_on, now)
        try:
            file_draft(store, draft, now, _acting(wanted, number, now, viewer, done.append))
        except _NumberTaken:
            continue
        return TakenWithMeasure(done[0], number)
    raise Refused(FactRefusal.CHANGED_MEANWHILE, unit=unit)


class _NumberTaken(Exception):
    """Somebody has agreed on something under the same number at the same moment."""


def _acting(
    wanted: Wanted, number: str, now: datetime, viewer: Viewer | None, done: Callable[[ActPreview], None]
) -> NotesAccount:
    def decided(tx: Connection, _account: int) -> None:
        if len(records.versions_that_count(tx, [f"{AGREEMENTS}:{number}"])) != 1:
            raise _NumberTaken
        done(act_in(tx, wanted, now))
        if viewer is not None:
            note(tx, viewer, PageAct.DECIDE, now)

    return decided


def _measure(book: Rulebook, wanted: Wanted, unit: str, number: str, due_on: date, now: datetime) -> FactDraft:
    """The agreement as a status record. What was said in words stays with the act, where it is deleted in time."""
    on = local_day(now)
    said: dict[str, object] = {
        "type": AGREEMENTS,
        "scope": unit,
        "period": str(on.year),
        "agreement_id": number,
        "agreed_on": on.isoformat(),
        "due_on": due_on.isoformat(),
        "owner_role": Post.parse(wanted.by).role,
        "about": wanted.obligation,
        "reported_at": now.isoformat(),
        "reported_by_role": Post.parse(wanted.by).role,
    }
    if wanted.file_number:
        said["evidence"] = {"kind": "minutes", "ref": wanted.file_number}
    name = FILE_NAME.format(number=number)
    readable(book, name, said, now)
    return FactDraft(name, said, completes=False)


def _free_number(tx: Connection, unit: str) -> str:
    """The next number of an agreement of a unit that none has had: `m01-north`."""
    known = {str(one.key) for one in records.list_versions(tx, record_type=AGREEMENTS)}
    return next(number for number in _numbers(unit) if f"{AGREEMENTS}:{number}" not in known)


def _numbers(unit: str) -> Iterator[str]:
    count = 0
    while True:
        count += 1
        start = f"m{count:02}-"
        yield start + unit[: LONGEST_ID - len(start)].rstrip("-")
