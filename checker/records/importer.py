"""Reads one file from bytes to candidate records, or says why it cannot be used.

No store, no clock; workbooks and JSON go through a child process (`foreign_reader`), and what comes back is pure again.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime
from importlib.util import find_spec

from checker.domain.bulk import collector_paused
from checker.domain.clock import local_day
from checker.domain.problem import Location
from checker.domain.profile import Profile
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.records.assembly import ReadSource, from_entries, from_table, with_bad_lines
from checker.records.back_rooms import screen_rooms
from checker.records.choosing import only_one
from checker.records.contents import Contents, form_of, main_grid, parse
from checker.records.context import ImportContext
from checker.records.fields import FieldReader
from checker.records.privacy import screen, screen_name, screen_texts
from checker.records.profiles import Choice, base_name, named_source, profiles_by_name
from checker.records.reading import MOST_ROWS, FileReading, FileRefused, refuse
from checker.records.table import data_begin
from checker.records.validation import BelievedStands

NAMED_FINDINGS = 20
# In files of fewer lines the start of polars would cost more than it saves.
FEWEST = 20_000


@collector_paused()
def read_file(
    name: str,
    data: bytes,
    context: ImportContext,
    *,
    recorded_at: datetime,
    today: date | None = None,
    came_as: str | None = None,
    in_bulk: bool = False,
) -> FileReading:
    """The whole reading of a file; never raises for what is in it.

    `recorded_at` (aware, UTC) is the import's instant: nothing can have happened after it, unless the file's own
    Stand is later. Where that is not now but the day for which files are checked, `today` is the local day.
    `came_as` is the SHA-256 (hex) of the file as it came, where `data` are what was kept of it.
    `in_bulk`: whoever asks can do with candidates that are made when they are looked at, as those of large files are.
    """
    digest = came_as or hashlib.sha256(data).hexdigest()
    stands = BelievedStands(local_day(recorded_at), today)
    if in_bulk and (reading := _read_in_bulk(name, data, digest, context, recorded_at, stands)) is not None:
        return reading
    try:
        choice, contents = _open(name, data, context)
    except FileRefused as refusal:
        shown = refusal.problems[0].where.file if refusal.private else name
        named = named_source(name, context.senders)
        problems = _with_the_way_out(name, refusal, context, in_bulk=in_bulk)
        return FileReading(shown, digest, *named, problems=problems, privacy_refused=refusal.private)
    sender, profile = choice
    known = FileReading(
        name,
        digest,
        sender.sender.id,
        profile.name,
        snapshot=profile.snapshot,
        may_be_archived=True,
        sheets=contents.grids if profile.file.sheet else (),
    )
    source = ReadSource(known, sender, profile, base_name(name), recorded_at, stands)
    try:
        return with_bad_lines(_read(source, contents, context), contents.bad, profile)
    except FileRefused as refusal:
        return replace(known, problems=_with_the_way_out(name, refusal, context, in_bulk=in_bulk))


def _with_the_way_out(
    name: str, refusal: FileRefused, context: ImportContext, *, in_bulk: bool
) -> tuple[RecordProblem, ...]:
    """The problems; of too many rows with what allows more: a setting, or the extra that reads by columns."""
    first, most = refusal.problems[0], context.limits.rows
    if first.code is not ProblemCode.TOO_MANY_ROWS:
        return refusal.problems
    if most < MOST_ROWS:
        return (replace(first, code=ProblemCode.MORE_ROWS_THAN_SET, facts={"limit": most}),)
    if in_bulk and find_spec("polars") is None and _is_for_columns(name, context):
        return (replace(first, code=ProblemCode.TOO_MANY_WITHOUT_BULK, facts={"limit": MOST_ROWS}),)
    return refusal.problems


def _is_for_columns(name: str, context: ImportContext) -> bool:
    from checker.records.bulk.reading import is_understood  # asked of few files only

    choices = profiles_by_name(name, context.senders)
    return len(choices) == 1 and choices[0][1].file.format == "csv" and is_understood(choices[0][1])


def _read(source: ReadSource, contents: Contents, context: ImportContext) -> FileReading:
    """What can be read of it. Raises Refused."""
    if contents.bad and not contents.listed and all(len(grid.rows) < 2 for grid in contents.grids):
        return source.known
    if contents.listed is not None:
        return from_entries(source, contents.listed, context)
    return from_table(source, main_grid(source.known.file, contents, source.profile), context)


def _read_in_bulk(
    name: str, data: bytes, digest: str, context: ImportContext, recorded_at: datetime, stands: BelievedStands
) -> FileReading | None:
    """None: the file is small, or columns cannot say everything of it."""
    if data.count(b"\n") < FEWEST or any(screen_name(name)) or find_spec("polars") is None:
        return None
    try:
        choices = profiles_by_name(name, context.senders)
    except FileRefused:
        return None
    if len(choices) != 1 or choices[0][1].file.format != "csv":
        return None
    from checker.records.bulk.reading import read_in_bulk  # polars costs more than a small file

    sender, profile = choices[0]
    known = FileReading(name, digest, sender.sender.id, profile.name, snapshot=profile.snapshot, may_be_archived=True)
    source = ReadSource(known, sender, profile, base_name(name), recorded_at, stands)
    return read_in_bulk(source, data, context)


def _open(name: str, data: bytes, context: ImportContext) -> tuple[Choice, Contents]:
    """The file's profile and parsed contents, screened before anything else looks at them. Raises Refused."""
    if findings := tuple(screen_name(name)):
        raise FileRefused(findings, private=True)
    choices = profiles_by_name(name, context.senders)
    if not data.strip():
        raise refuse(Location(name), ProblemCode.FILE_EMPTY)
    by_form: dict[object, Contents | FileRefused] = {}
    for _, profile in choices:
        if (form := form_of(profile)) not in by_form:
            by_form[form] = _parsed(name, data, profile, context)
    tried = [(choice, by_form[form_of(choice[1])]) for choice in choices]
    parsed = [(choice, found) for choice, found in tried if isinstance(found, Contents)]
    if not parsed:
        raise next(found for _, found in tried if isinstance(found, FileRefused))
    _screen(name, parsed, context)
    if len(choices) == 1:
        return parsed[0]
    return only_one(name, parsed, context.organisation)


def _parsed(name: str, data: bytes, profile: Profile, context: ImportContext) -> Contents | FileRefused:
    try:
        return parse(name, data, profile, context.limits)
    except FileRefused as refusal:
        return refusal


def _screen(name: str, parsed: list[tuple[Choice, Contents]], context: ImportContext) -> None:
    for (_, profile), contents in parsed:
        fields = FieldReader.of(profile, context.organisation)
        grids = () if contents.is_screened else contents.grids
        findings = [problem for grid in grids for problem in screen(grid, data_begin(grid, profile, fields))]
        findings += screen_texts(name, contents.texts)
        findings += screen_rooms(name, contents.rooms)
        if len(findings) > NAMED_FINDINGS:
            more = {"count": len(findings) - NAMED_FINDINGS}
            findings = [*findings[:NAMED_FINDINGS], RecordProblem(Location(name), ProblemCode.PERSONAL_MORE, more)]
        if findings:
            raise FileRefused(findings, private=True)
