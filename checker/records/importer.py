"""Reads one file from bytes to candidate records, or says why it cannot be used.

No store, no clock; workbooks and JSON go through a child process (`foreign_reader`), and what comes back is pure again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from importlib.util import find_spec

from checker.domain.bulk import collector_paused
from checker.domain.clock import local_day
from checker.domain.problem import Location
from checker.domain.profile import Profile, id_in
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.domain.refusal import Refused
from checker.records.assembly import ReadSource, from_entries, from_table, with_bad_lines
from checker.records.back_rooms import screen_rooms
from checker.records.choosing import only_one
from checker.records.contents import Contents, form_of, main_grid, parse
from checker.records.context import ImportContext
from checker.records.fields import FieldReader
from checker.records.file_content import AtHand, FileContent
from checker.records.privacy import NAMED_FINDINGS, screen, screen_name, screen_texts
from checker.records.profiles import Choice, base_name, named_source, profiles_by_name
from checker.records.reading import MOST_ROWS, FileReading, FileRefused, refuse
from checker.records.shared_file import Shares, are_fed_together, beside, shares
from checker.records.table import RecordTable, data_begin
from checker.records.validation import BelievedStands

# In files of fewer lines the start of polars would cost more than it saves.
FEWEST = 20_000
# So many bytes of a file that no profile is for are looked at: cell by cell, for nobody has said what it is.
MOST_UNKNOWN = 20_000_000


def read_file(
    name: str,
    data: bytes,
    context: ImportContext,
    *,
    recorded_at: datetime,
    today: date | None = None,
    came_as: str | None = None,
    in_bulk: bool = False,
    of: tuple[str, str] | None = None,
) -> FileReading:
    """The whole reading of a file by one profile, as `readings_of`. `of` are sender and profile (id), which say whose
    reading is wanted where the file feeds several.
    """
    found = readings_of(name, data, context, recorded_at=recorded_at, today=today, came_as=came_as, in_bulk=in_bulk)
    if len(found) == 1:
        return found[0]
    assert of is not None, f"{name} feeds several profiles: say which, or ask for all"
    wanted = (one for one in found if (one.sender, id_in(one.profile)) == of)
    return next(wanted, None) or _of_others(found[0], of[1])


def _of_others(reading: FileReading, profile: str) -> FileReading:
    """What a profile says of a file that by now feeds others only."""
    problem = RecordProblem(Location(reading.file), ProblemCode.READ_BY_OTHER_PROFILES, {"profile": profile})
    return FileReading(
        reading.file, reading.sha256, reading.sender, problems=(problem,), may_be_archived=True, is_part=True
    )


@collector_paused()
def readings_of(
    name: str,
    data: bytes,
    context: ImportContext,
    *,
    recorded_at: datetime,
    today: date | None = None,
    came_as: str | None = None,
    in_bulk: bool = False,
) -> tuple[FileReading, ...]:
    """What a file says to each profile that it feeds; nearly every file feeds one. Never raises for what is in it.

    `recorded_at` (aware, UTC) is the import's instant: nothing can have happened after it, unless the file's own
    Stand is later. Where that is not now but the day for which files are checked, `today` is the local day.
    `came_as` is the SHA-256 (hex) of the file as it came, where `data` are what was kept of it, or it is known already.
    `in_bulk`: whoever asks can do with candidates that are made when they are looked at, as those of large files are.
    """
    digest = came_as or hashlib.sha256(data).hexdigest()
    stands = BelievedStands(local_day(recorded_at), today)
    if in_bulk and (reading := _read_in_bulk(name, AtHand(data, digest), context, recorded_at, stands)) is not None:
        return (reading,)
    try:
        fed = _open(name, data, context)
    except FileRefused as refusal:
        shown = refusal.problems[0].where.file if refusal.private else name
        named = named_source(name, context.senders)
        problems = _with_the_way_out(name, refusal, context, in_bulk=in_bulk)
        refused = FileReading(shown, digest, *named, problems=problems, privacy_refused=refusal.private)
        return (_kept_for_a_profile(refused, data, context),)
    taken = _shares_of(name, fed, context)
    readings = []
    for (sender, profile), contents in fed:
        known = FileReading(
            name,
            digest,
            sender.sender.id,
            profile.name,
            snapshot=profile.snapshot,
            may_be_archived=True,
            sheets=contents.grids if profile.file.sheet else (),
            is_part=len(fed) > 1,
        )
        source = ReadSource(known, sender, profile, base_name(name), recorded_at, stands)
        try:
            reading = _read(source, contents, context, taken.get(profile.id))
            readings.append(with_bad_lines(reading, contents.bad, profile))
        except FileRefused as refusal:
            readings.append(replace(known, problems=_with_the_way_out(name, refusal, context, in_bulk=in_bulk)))
    return tuple(readings)


def _kept_for_a_profile(refused: FileReading, data: bytes, context: ImportContext) -> FileReading:
    """A file that no profile is for is kept where the privacy screen finds nothing in it: once there is a profile, it
    is read. What nobody can open is not.
    """
    if refused.problems[0].code is not ProblemCode.NO_PROFILE_OF_THIS_NAME or len(data) > MOST_UNKNOWN:
        return refused
    from checker.records.drafting.unknown_file import open_unknown  # nearly every file has a profile

    try:
        unknown = open_unknown(refused.file, data, context.limits)
    except (FileRefused, Refused):
        return refused
    return replace(refused, may_be_archived=True, sheets=unknown.sheets)


def _shares_of(name: str, fed: Sequence[tuple[Choice, Contents]], context: ImportContext) -> Shares:
    """What of a table each profile takes; nothing is said where the file is one profile's alone."""
    profiles = [(profile, contents) for (_, profile), contents in fed]
    if not any(profile.file.shared for profile, _ in profiles):
        return {}
    return shares(name, profiles, [FieldReader.of(profile, context.organisation) for profile, _ in profiles])


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


def _read(source: ReadSource, contents: Contents, context: ImportContext, share: RecordTable | None) -> FileReading:
    """What can be read of it. Raises Refused."""
    if contents.bad and not contents.listed and all(len(grid.rows) < 2 for grid in contents.grids):
        return source.known
    if contents.listed is not None:
        return from_entries(source, contents.listed, context)
    return from_table(source, main_grid(source.known.file, contents, source.profile), context, share)


@collector_paused()
def read_large(
    name: str, content: FileContent, context: ImportContext, *, recorded_at: datetime, today: date
) -> FileReading | None:
    """As `readings_of` where it is read by columns (`in_bulk`), without all of it at hand. None: it must be."""
    return _read_in_bulk(name, content, context, recorded_at, BelievedStands(local_day(recorded_at), today))


def _read_in_bulk(
    name: str, content: FileContent, context: ImportContext, recorded_at: datetime, stands: BelievedStands
) -> FileReading | None:
    """None: the file is small, or columns cannot say everything of it."""
    if content.head.count(b"\n") < FEWEST or any(screen_name(name)) or find_spec("polars") is None:
        return None
    try:
        choices = profiles_by_name(name, context.senders)
    except FileRefused:
        return None
    if len(choices) != 1 or choices[0][1].file.format != "csv" or choices[0][1].file.shared:
        return None
    from checker.records.bulk.reading import read_in_bulk  # polars costs more than a small file

    sender, profile = choices[0]
    known = FileReading(name, "", sender.sender.id, profile.name, snapshot=profile.snapshot, may_be_archived=True)
    source = ReadSource(known, sender, profile, base_name(name), recorded_at, stands)
    return read_in_bulk(source, content, context)


def _open(name: str, data: bytes, context: ImportContext) -> Sequence[tuple[Choice, Contents]]:
    """The profiles that the file feeds, each with its contents, screened before anything else looks at them.

    Raises Refused.
    """
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
    is_shared = are_fed_together(choices)
    if not parsed or (is_shared and len(parsed) < len(tried)):
        raise next(found for _, found in tried if isinstance(found, FileRefused))
    _screen(name, parsed, context)
    if is_shared:
        return [_beside(one, parsed) for one in parsed]
    return parsed if len(choices) == 1 else [only_one(name, parsed, context.organisation)]


def _beside(one: tuple[Choice, Contents], fed: Sequence[tuple[Choice, Contents]]) -> tuple[Choice, Contents]:
    (sender, profile), contents = one
    others = [other for (_, other), _ in fed if other is not profile]
    return (sender, beside(profile, others, contents)), contents


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
