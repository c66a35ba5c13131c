"""Look at a file of which nothing is known, and draft a profile for it. Reads the rules folder; stores nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from checker.domain.clock import local_day
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.profile_draft import DraftNote
from checker.domain.refusal import FileRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.records.context import ImportContext
from checker.records.drafting.drafting import profile_draft
from checker.records.drafting.unknown_file import open_unknown
from checker.records.importer import read_file
from checker.records.reading import FileReading
from checker.rulebook.load import load, load_from_files
from checker.usecases.importing.read_files import bytes_of
from checker.wording.profile_draft import draft_yaml, head_lines
from checker.wording.record_problems import problem_text


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
    unknown = open_unknown(path.name, data, limits)
    if not unknown.table.data:
        raise Refused(FileRefusal.NO_TABLE, file=path.name)
    draft = profile_draft(unknown, context, _year(book, at))
    if not context.vocabulary.words["metric"] and any(
        asked.note is DraftNote.METRIC_NAMED for asked in draft.questions
    ):
        raise Refused(FileRefusal.NO_FIGURE_DECLARED, file=path.name)
    sender = draft.sender
    text = draft_yaml(draft, (), book.language)
    drafted = load_from_files({**book.files, f"senders/{sender}.yaml": text.encode()})
    own = tuple(file for file in drafted.senders if file.sender.id == sender)
    reading = read_file(path.name, data, replace(context, senders=own), recorded_at=at)
    head = head_lines(book.language, _facts(path.name, sender, reading), *_hurdles(reading, book))
    return DraftedFile(draft_yaml(draft, head, book.language), sender, len(draft.questions), reading)


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
