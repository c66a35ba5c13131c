"""A file that no profile is for is opened by what its bytes say, and looked at by the privacy screen.

Workbooks go through a child process (`foreign_reader`); what comes back is pure again.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice
from typing import get_args

from checker.domain.file_limits import FileLimits
from checker.domain.profile import FileSpec
from checker.domain.profile_draft import DraftNote, Noted
from checker.domain.refusal import FileRefusal, Refused
from checker.records.back_rooms import screen_rooms
from checker.records.contents import Contents, of_workbook
from checker.records.csv_file import UTF16_MARKS, read_csv
from checker.records.drafting.drafting import UnknownFile
from checker.records.drafting.text_form import text_form
from checker.records.file_kinds import SentKind, kind_of, refuse_another_kind
from checker.records.grid import is_blank
from checker.records.packing import unpacked
from checker.records.privacy import NAMED_FINDINGS, screen, screen_name, screen_texts
from checker.records.reading import FileRefused
from checker.records.workbook_file import WorkbookForm

CSV = FileSpec(name=("*",), format="csv", encoding="utf-8", delimiter=";")
WORKBOOKS: Mapping[SentKind, WorkbookForm] = {SentKind(form): form for form in get_args(WorkbookForm)}


def open_unknown(name: str, data: bytes, limits: FileLimits) -> UnknownFile:
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
    return UnknownFile(name, main, {"format": form, "sheet": main.sheet}, others, sheets=workbook.grids)


def _refuse_personal(name: str, contents: Contents) -> None:
    """Where nobody has agreed on a header yet, every line may be one."""
    cells = chain.from_iterable(map(screen, contents.grids))
    findings = chain(cells, screen_texts(name, contents.texts), screen_rooms(name, contents.rooms))
    if found := tuple(islice(findings, NAMED_FINDINGS)):
        raise FileRefused(found, private=True)
