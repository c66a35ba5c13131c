"""Look at a file of which nothing is known, and draft a profile for it. Reads the rules folder; stores nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, get_args

from checker.domain.clock import local_day
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.profile import FileSpec
from checker.domain.profile_draft import DraftNote, Noted
from checker.domain.refusal import FileRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.records.back_rooms import screen_rooms
from checker.records.contents import Contents, of_workbook
from checker.records.context import ImportContext
from checker.records.csv_file import UTF16_MARKS, read_csv
from checker.records.drafting.drafting import UnknownFile, profile_draft
from checker.records.drafting.text_form import text_form
from checker.records.file_kinds import SentKind, kind_of, refuse_another_kind
from checker.records.grid import is_blank
from checker.records.importer import NAMED_FINDINGS, read_file
from checker.records.packing import unpacked
from checker.records.privacy import screen, screen_name, screen_texts
from checker.records.reading import FileReading, FileRefused
from checker.records.workbook_file import WorkbookForm
from checker.rulebook.load import load, load_from_files
from checker.usecases.importing.read_files import bytes_of
from checker.wording.profile_draft import draft_yaml, head_lines
from checker.wording.record_problems import problem_text

CSV = FileSpec(name=("*",), format="csv", encoding="utf-8", delimiter=";")
WORKBOOKS: Mapping[SentKind, WorkbookForm] = {SentKind(form): form for form in get_args(WorkbookForm)}


class DraftedFile(NamedTuple):
    """`text` is the file for rules/senders, `sender` its id, `questions` how many lines of it the file cannot answer.

    `reading` is what the draft makes of the file itself.
    """

    text: str
    sender: str
    questions: int
    reading: FileReading


def draft_profile(path: Path, folder: Path, at: datetime, limits: FileLimits = STARTER) -> DraftedFile:
    """Draft a profile for the file at `path`, for the house whose rules lie in `folder`; `at` is now (aware).

    Raises Refused or FileRefused where the file cannot be looked at, RulebookError where the rules cannot be used.
    """
    book = load(folder)
    context, data = ImportContext.of(book, limits), bytes_of(path, limits)
    unknown = _unknown(path.name, data, limits)
    if not unknown.table.data:
        raise Refused(FileRefusal.NO_TABLE, file=path.name)
    draft = profile_draft(unknown, context, _year(book, at))
    sender = draft.sender
    text = draft_yaml(draft, (), book.language)
    drafted = load_from_files({**book.files, f"senders/{sender}.yaml": text.encode()})
    own = tuple(file for file in drafted.senders if file.sender.id == sender)
    reading = read_file(path.name, data, replace(context, senders=own), recorded_at=at)
    head = head_lines(book.language, _facts(path.name, sender, reading), *_hurdles(reading, book))
    return DraftedFile(draft_yaml(draft, head, book.language), sender, len(draft.questions), reading)


def _unknown(name: str, data: bytes, limits: FileLimits) -> UnknownFile:
    """The file's table, after the privacy screen has looked at all of it. Raises FileRefused."""
    if findings := tuple(screen_name(name)):
        raise FileRefused(findings, private=True)
    if (kind := kind_of(data)) in WORKBOOKS:
        return _workbook(name, data, WORKBOOKS[kind])
    content = unpacked(name, data, limits)
    refuse_another_kind(name, content, CSV)
    unknown = kind_of(content) is SentKind.UNKNOWN and not content.startswith(UTF16_MARKS)
    if unknown or content.lstrip().startswith((b"[", b"{")):
        raise Refused(FileRefusal.NO_TABLE, file=name)
    form = text_form(content)
    delimiter = form.delimiter or ";"
    spec = CSV.model_copy(update={"encoding": form.encoding, "delimiter": delimiter, "quote": form.quote})
    grid = read_csv(name, content, spec)
    _refuse_personal(name, Contents((grid,)))
    told = ((DraftNote.ASCII_ONLY, form.is_ascii), (DraftNote.NO_DELIMITER, not form.delimiter))
    notes = tuple(Noted(note, ("file",)) for note, holds in told if holds)
    entry = {"format": "csv", "encoding": form.encoding, "delimiter": delimiter}
    return UnknownFile(name, grid, {**entry, **({"quote": form.quote} if form.quote else {})}, notes=notes)


def _workbook(name: str, data: bytes, form: WorkbookForm) -> UnknownFile:
    """The sheet with the most cells is taken for the table."""
    workbook = of_workbook(form, name, data)
    _refuse_personal(name, workbook)
    if not workbook.grids:
        raise Refused(FileRefusal.NO_TABLE, file=name)
    main = max(workbook.grids, key=lambda sheet: sum(not is_blank((cell,)) for row in sheet.rows for cell in row))
    others = [sheet.sheet for sheet in workbook.grids if sheet is not main]
    return UnknownFile(name, main, {"format": form, "sheet": main.sheet}, others)


def _refuse_personal(name: str, contents: Contents) -> None:
    """Where nobody has agreed on a header yet, every line may be one."""
    cells = chain.from_iterable(map(screen, contents.grids))
    findings = chain(cells, screen_texts(name, contents.texts), screen_rooms(name, contents.rooms))
    if found := tuple(islice(findings, NAMED_FINDINGS)):
        raise FileRefused(found, private=True)


def _year(book: Rulebook, at: datetime) -> int:
    return max((plan.year for plan in book.plans), default=local_day(at).year)


def _facts(name: str, sender: str, reading: FileReading) -> Mapping[str, str | int]:
    return {
        "file": name,
        "id": sender,
        "read": reading.read,
        "taken": len(reading.candidates),
        "kept_out": len(reading.quarantined),
    }


def _hurdles(reading: FileReading, book: Rulebook) -> tuple[str, str]:
    """Why the draft refuses the file, and why it keeps the first row out."""
    refused = problem_text(reading.problems[0], book.language) if reading.problems else ""
    own = [row for row in reading.quarantined if not row.shares_its_file]
    return refused, problem_text(own[0].reason, book.language) if own else ""
