"""One fact without a file: built as a status record and imported like every file. Shell."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.period import Period
from checker.domain.problem import nearest
from checker.domain.record import RecordVersion, StatusRecord, canonical, content
from checker.domain.refusal import FactRefusal, NotThere, Refused
from checker.domain.report import Report, in_force
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.said import says_of
from checker.evaluation.judge import owed_on
from checker.records.context import ImportContext
from checker.records.fact_content import MICROSECOND, fact_content, said_at
from checker.records.fact_scope import SingleFact, check_days, check_role, record_type_of, scope_of, scope_of_answer
from checker.records.fact_template import FactTemplate, fact_template
from checker.records.importer import read_file
from checker.records.json_file import SCHEMA
from checker.store import acts, journal, recordings, records
from checker.store.opening import Store
from checker.usecases.importing.import_records import NotesAccount, import_content
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.reasons import check_reason
from checker.usecases.rules.activation import active

# As what `retract` files that a record counts no more.
RETRACTION_FILE = "ruecknahme.json"


@dataclass(frozen=True, slots=True)
class Filed:
    """The result of reporting a fact: its key, the row counts, and whether it is what counts now."""

    key: str
    read: ReadFile
    counts: bool
    completes: bool = False


@dataclass(frozen=True, slots=True)
class FactDraft:
    """What would be filed: as a file of this name, with this content. `completes`: it says more of what is known."""

    name: str
    said: Mapping[str, Any]
    completes: bool

    @property
    def content(self) -> bytes:
        return _bytes(self.said)


def report_fact(store: Store, fact: SingleFact, now: datetime, *, answered_at: datetime | None = None) -> Filed:
    """File one fact at the instant `now` (aware). Refused with what to say instead; then nothing is stored.

    `answered_at` is when it was said, where it is filed later than that; None: it is said now.
    """
    return file_draft(store, draft_fact(store, fact, now, answered_at=answered_at), now)


def template_of(store: Store, rule_id: str) -> tuple[Rulebook, FactTemplate]:
    """What a rule in force wants to be told, and the rules. Refused where there is no such rule, or only files tell."""
    with store.read() as tx:
        book = active(tx)
    return book, fact_template(book, _rule(book, rule_id))


def draft_fact(store: Store, fact: SingleFact, now: datetime, *, answered_at: datetime | None = None) -> FactDraft:
    """What `report_fact` would file. Refused as there."""
    with store.read() as tx:
        book = active(tx)
        planned = _rule(book, fact.rule)
        record_type = record_type_of(planned.rule, fact)
        if planned.rule.period.kind == "request":
            scope = _on_demand(tx, book, planned, fact, now)
        else:
            scope = scope_of(book.organisation, planned.rule, fact, record_type)
        known = in_force(records.list_versions(tx, record_type=record_type, scope=scope))
    check_days(book.organisation, scope, fact, now)
    check_role(book.organisation, fact.by)
    said = fact_content(planned, record_type, scope, fact, known)
    name = f"einzelmeldung-{planned.rule.id}-{scope}.json"
    draft = readable(book, name, said, now)
    with store.read() as tx:
        highest = max(records.list_versions(tx, key=draft.key), key=lambda version: version.rank, default=None)
    completes = highest is not None and highest.record.record_status == "active"
    return FactDraft(name, said_at(said, draft, highest, answered_at or now), completes)


def report_nothing_in(tx: Connection, owed: str, by: str, now: datetime, *, answered_at: datetime) -> None:
    """Note within a transaction that nothing happened for which a report (`sender/profile/period`) is owed (D13).

    `by` is the role that said so at the instant `answered_at`. Refused when there is no such report.
    """
    sender, profile, period = (*owed.split("/"), "", "")[:3]
    known = [f"{file.sender.id}/{one.id}" for file, one in active(tx).profiles()]
    if f"{sender}/{profile}" not in known:
        raise Refused(NotThere.REPORT, report=owed)
    said = {"report": owed, "by": by, "nothing": True, "said_at": answered_at.isoformat()}
    recorded_at, sequence = recordings.add(tx, now)
    sha256 = hashlib.sha256(canonical(said)).hexdigest()
    of = Period.parse(period)
    records.add_report(
        tx, Report(sender, profile, of, recorded_at, sequence, sha256, nil=True, reported_at=answered_at)
    )
    journal.append(tx, "report.nothing", {"report": owed, "by": by, "sequence": sequence}, recorded_at)


def retract(store: Store, key: str, *, reason: str, by: str, now: datetime) -> Filed:
    """Withdraw a report: a new version without effect from now on; the old one stays. Refused when there is none."""
    return file_draft(store, draft_retraction(store, key, reason=reason, by=by, now=now), now)


def draft_retraction(store: Store, key: str, *, reason: str, by: str, now: datetime) -> FactDraft:
    """What `retract` would file. Refused as there."""
    check_reason(reason)
    with store.read() as tx:
        book = active(tx)
        standing = _standing(tx, key)
    check_role(book.organisation, by)
    if standing is None:
        raise Refused(FactRefusal.RETRACTED_ALREADY, record=key)
    said = content(standing.record) | {"record_status": "retracted", "note": reason, "reported_by_role": by}
    if standing.record.reported_at is not None:
        said |= {"reported_at": max(now, standing.record.reported_at + MICROSECOND).isoformat()}
    return FactDraft(RETRACTION_FILE, said, completes=True)


def _standing(tx: Connection, key: str) -> RecordVersion | None:
    """The version in force; None when it is retracted. Refused with the nearest key when there never was one."""
    versions = records.list_versions(tx, key=key)
    if not versions:
        known = {version.key for version in records.list_versions(tx)}
        raise Refused(NotThere.RECORD, record=key, nearest=nearest(key, known))
    return next(iter(in_force(versions)), None)


def _rule(book: Rulebook, rule_id: str) -> PlannedRule:
    planned = book.rule(rule_id)
    if planned is None:
        known = [other.rule.id for other in book.rules()]
        raise Refused(NotThere.RULE_IN_FORCE, rule=rule_id, nearest=nearest(rule_id, known))
    return planned


def _on_demand(tx: Connection, book: Rulebook, planned: PlannedRule, fact: SingleFact, now: datetime) -> str:
    """The unit of the answer, by what is owed as it is known now."""
    held, known_acts = records.load(tx), acts.load(tx)
    owed = [
        (obligation.scope.id, str(obligation.period))
        for obligation in owed_on(book, book.calendar, book.organisation, held, known_acts, local_day(now), now)
        if obligation.rule.id == planned.rule.id
    ]
    return scope_of_answer(planned.rule, fact, owed)


def readable(book: Rulebook, name: str, said: Mapping[str, Any], now: datetime) -> StatusRecord:
    """As the importer reads it. Refused with its reasons where it would not take it: nothing is stored then."""
    reading = read_file(name, _bytes(said), ImportContext.of(book), recorded_at=now)
    refusals = [*reading.problems, *(row.reason for row in reading.quarantined)]
    if refusals:
        raise Refused(FactRefusal.NOT_TAKEN, problems=tuple(refusals))
    return reading.candidates[0].record


def file_draft(store: Store, draft: FactDraft, now: datetime, decided: NotesAccount | None = None) -> Filed:
    """Through the importer, as every file. `decided` is done in the same transaction, or neither is."""
    with store.read() as tx:
        book = active(tx)
    record = readable(book, draft.name, draft.said, now)
    read = import_content(store, draft.name, draft.content, now, said_anew=True, decided=decided)
    with store.read() as tx:
        highest = max(records.list_versions(tx, key=record.key), key=lambda version: version.rank)
    return Filed(record.key, read, says_of(content(highest.record)) == says_of(content(record)), draft.completes)


def _bytes(said: Mapping[str, Any]) -> bytes:
    return json.dumps([{"schema": SCHEMA, **said}], ensure_ascii=False, indent=1).encode()
