"""The trails of records: as lines to read, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checker.cli.audit.matrix_sheet import import_text
from checker.domain.clock import local_day
from checker.domain.message import MessageKind
from checker.domain.record import RecordVersion
from checker.domain.verdict import State
from checker.domain.withdrawal import Withdrawal
from checker.evaluation.few_staff import StaffFigures
from checker.store.trace import CountedIn
from checker.usecases.auditing.record_trail import FileTrail, LineLack, RecordTrail, Trails, VersionTrail
from checker.wording.dates import day_text, instant_text
from checker.wording.escapes import escaped
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.record_trail import RECORD_TRAIL, row_text, stand_text
from checker.wording.states import STATES
from checker.wording.suppression import FEW_STAFF
from checker.wording.told_records import told_content, told_text
from checker.wording.withdrawal_texts import WITHDRAWAL_REASONS

SCHEMA = "zielwacht/records-show/1"
MOST_VERDICTS = 8


def as_text(trails: Trails) -> Iterator[str]:
    """A single record in full; of several the versions that were meant, a line each."""
    locale = trails.book.language
    words = RECORD_TRAIL[locale]
    names = {one.imports[0].file for one in trails.files}
    if len(trails.files) > 1 and len(names) == 1:
        yield words["named_so"].format(file=escaped(names.pop()), count=len(trails.files))
    for file in trails.files:
        yield from _file(file, trails, locale)
    if trails.item is not None:
        yield from _item(trails, locale)
    if not trails.files and len(trails.records) == 1:
        yield from _record(trails.records[0], StaffFigures.of(trails.book), locale)
    elif not trails.files:
        yield from _brief(trails, locale)
        for record in trails.records:
            yield from (f"    {escaped(record.key)}: {line}" for line in _deleted(record, locale))
    if trails.records and (trails.files or len(trails.records) > 1):
        yield words["next"].format(key=escaped(trails.records[0].key))


def _file(file: FileTrail, trails: Trails, locale: Locale) -> Iterator[str]:
    words, newest = RECORD_TRAIL[locale], file.imports[-1]
    yield words["of_file"].format(file=escaped(newest.file), sha256=file.sha256)
    yield from (f"  {import_text(brought, locale)}" for brought in file.imports)
    yield "  " + words["kept" if file.is_kept else "not_kept"].format(sha256=file.sha256[:12])
    lines = list(_brief(trails, locale, file.sha256))
    yield "  " + words["of_file_records"].format(count=len(lines))
    yield from lines


def _item(trails: Trails, locale: Locale) -> Iterator[str]:
    words, item = RECORD_TRAIL[locale], trails.item
    assert item is not None, "it was asked for"
    kind = MAIL_KINDS[locale][MessageKind(item.kind)] if item.kind in set(MessageKind) else item.kind
    about = escaped(item.about) or words["item_itself"]
    yield words["item"].format(key=item.key)
    yield "  " + words["item_of"].format(kind=kind, addressed=item.addressed, about=about, mail=item.message_id)
    yield "  " + words["item_records"].format(count=len(trails.records))


def _brief(trails: Trails, locale: Locale, sha256: str = "") -> Iterator[str]:
    """A line a version that was meant, of one file in its order."""
    meant = [
        (one.version.origin.row, record.key, one)
        for record in trails.records
        for one in record.versions
        if (record.key, one.version.sequence) in trails.found and sha256 in ("", one.version.origin.sha256)
    ]
    words, staff = RECORD_TRAIL[locale], StaffFigures.of(trails.book)
    for _, key, one in sorted(meant, key=lambda found: found[:2]) if sha256 else meant:
        place = escaped(row_text(one.version.origin.row, one.version.origin.sheet, locale))
        where = place if sha256 else f"{escaped(one.version.origin.file)}, {place}"
        said, fate = told_text(one.version.record, staff, locale), words[f"brief_{one.fate}"]
        yield "    " + words["brief"].format(place=where, key=escaped(key), said=escaped(said), fate=fate)


def _deleted(record: RecordTrail, locale: Locale) -> Iterator[str]:
    if (gone := record.deleted) is not None:
        facts = {"day": day_text(local_day(gone.at), locale), "by": escaped(gone.by), "data_class": gone.data_class}
        yield RECORD_TRAIL[locale]["deleted"].format(**facts)


def _record(record: RecordTrail, staff: StaffFigures, locale: Locale) -> Iterator[str]:
    words = RECORD_TRAIL[locale]
    yield words["record"].format(key=escaped(record.key))
    if len(record.sources) > 1:
        yield "  " + words["sources"].format(sources=", ".join(map(escaped, record.sources)))
    yield from (f"  {line}" for line in _deleted(record, locale))
    for number, one in enumerate(record.versions, start=1):
        said = escaped(told_text(one.version.record, staff, locale))
        yield "  " + words["version"].format(number=number, count=len(record.versions), said=said)
        yield from (f"    {line}" for line in _version(one, staff, locale))


def _version(one: VersionTrail, staff: StaffFigures, locale: Locale) -> Iterator[str]:
    words, version = RECORD_TRAIL[locale], one.version
    origin = version.origin
    place = escaped(row_text(origin.row, origin.sheet, locale))
    yield words["file"].format(file=escaped(origin.file), place=place, sha256=origin.sha256)
    source, at = f"{origin.sender}/{origin.profile}", instant_text(version.recorded_at, locale)
    yield words["import"].format(at=at, source=escaped(source), sequence=version.sequence)
    yield stand_text(version.record, locale)
    if staff.keeps_back(version.record):
        yield words["line_few_staff"].format(sha256=origin.sha256[:12])
    else:
        yield _line(one.line, locale)
    if version.record.record_status == "retracted":
        yield _retraction(one, locale)
    by = _by(one.by, locale) if one.by else ""
    yield words[one.fate.value].format(by=_withdrawn(one.withdrawal, locale) if one.withdrawal else by)
    yield words["verdicts"].format(count=len(one.verdicts))
    yield from (f"  {words['verdict'].format(**_decided(each, locale))}" for each in one.verdicts[:MOST_VERDICTS])
    if len(one.verdicts) > MOST_VERDICTS:
        yield "  " + words["more"].format(count=len(one.verdicts) - MOST_VERDICTS)
    yield from (words["standing"].format(**_decided(each, locale)) for each in one.standing[:MOST_VERDICTS])


def _decided(change: CountedIn, locale: Locale) -> dict[str, Any]:
    state = STATES[locale][State(change.state)] if change.state in set(State) else change.state
    on = day_text(change.on, locale)
    return {"state": state, "on": on, "obligation": escaped(change.obligation), "number": change.number}


def _line(line: str | LineLack, locale: Locale) -> str:
    words = RECORD_TRAIL[locale]
    return words[f"line_{line}"] if isinstance(line, LineLack) else words["line"].format(line=escaped(line))


def _retraction(one: VersionTrail, locale: Locale) -> str:
    words, record = RECORD_TRAIL[locale], one.version.record
    if one.is_left_out and one.source is not None:
        return words["left_out"].format(file=escaped(one.source.file))
    role, reason = record.reported_by_role or words["untold"], record.note or words["untold"]
    return words["retracted_by"].format(role=escaped(role), reason=escaped(reason))


def _withdrawn(withdrawal: Withdrawal, locale: Locale) -> str:
    words, filed = RECORD_TRAIL[locale], withdrawal.file_number
    on_file = words["on_file"].format(file_number=escaped(filed)) if filed else ""
    at = instant_text(withdrawal.recorded_at, locale)
    reason = WITHDRAWAL_REASONS[locale][withdrawal.reason]
    return words["withdrawn_by"].format(role=escaped(withdrawal.by), at=at, reason=reason) + on_file


def _by(version: RecordVersion, locale: Locale) -> str:
    at = instant_text(version.recorded_at, locale)
    file, place = escaped(version.origin.file), escaped(row_text(version.origin.row, version.origin.sheet, locale))
    return RECORD_TRAIL[locale]["by"].format(file=file, place=place, at=at)


def as_json(trails: Trails) -> str:
    """Every version of every record found, under the schema's name."""
    item, staff = trails.item, StaffFigures.of(trails.book)
    document = {
        "schema": SCHEMA,
        "rulebook": trails.book.sha256,
        "files": [_file_json(file) for file in trails.files],
        "item": None
        if item is None
        else {"key": item.key, "kind": item.kind, "about": item.about, "addressed": item.addressed,
              "mail": item.message, "message_id": item.message_id},
        "records": [
            {"key": record.key, "deleted": record.deleted is not None, "sources": list(record.sources),
             "versions": [_version_json(one, trails, staff) for one in record.versions]}
            for record in trails.records
        ],
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1)


def _file_json(file: FileTrail) -> dict[str, Any]:
    imports = [
        {"file": each.file, "sender": each.sender, "profile": each.profile, "sequence": each.sequence,
         "imported_at": each.imported_at.isoformat() if each.imported_at else None, "archived": each.archived}
        for each in file.imports
    ]  # fmt: skip
    return {"sha256": file.sha256, "in_archive": file.is_kept, "imports": imports}


def _version_json(one: VersionTrail, trails: Trails, staff: StaffFigures) -> dict[str, Any]:
    version, record = one.version, one.version.record
    origin, is_retraction = version.origin, record.record_status == "retracted"
    line, is_few = one.line, staff.keeps_back(record)
    return {
        "sequence": version.sequence,
        "recorded_at": version.recorded_at.isoformat(),
        "meant": not trails.found or (version.key, version.sequence) in trails.found,
        "fate": one.fate.value,
        "by": None
        if one.by is None
        else {"sequence": one.by.sequence, "file": one.by.origin.file, "row": one.by.origin.row},
        "retraction": None
        if not is_retraction
        else {"by": record.reported_by_role, "reason": record.note,
              "left_out_of": one.source.file if one.is_left_out and one.source else None},
        "origin": {"sender": origin.sender, "profile": origin.profile, "file": origin.file, "sha256": origin.sha256,
                   "sheet": origin.sheet, "row": origin.row},
        "line": None if isinstance(line, LineLack) or is_few else line,
        "line_not_shown": FEW_STAFF if is_few else line.value if isinstance(line, LineLack) else None,
        "record": told_content(record, staff),
        "verdicts": [_decided_json(each) for each in one.verdicts],
        "standing": [_decided_json(each) for each in one.standing],
    }  # fmt: skip


def _decided_json(change: CountedIn) -> dict[str, Any]:
    on = change.on.isoformat()
    return {"obligation": change.obligation, "number": change.number, "on": on, "state": change.state}
