"""A file is brought on a page or taken away from it, a machine reads by its key, and a preview of edits is made."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Sequence
from datetime import date

from pytest_bdd import then, when

from checker.domain.clock import at_local
from checker.preview.preview_job import PREVIEW, made
from checker.store import jobs
from checker.store.jobs import JobAsked, JobEnd, JobState

from .house import House
from .pages import PagesOfAHouse
from .words import plain, sentence

THEN = "am {on:Tag} um {time:Uhrzeit} Uhr"
# As the programs of the senders write it.
ENCODING = "cp1252"
A_SECRET = re.compile(r"\bzw_\S+")
# Behind the list's own columns stand day, knowledge and rulebook.
RESTS_ON = 3


@when(sentence('auf dieser Seite die Datei "{file_name:Text}" hochgeladen wird:'))
def a_file_is_sent(pages: PagesOfAHouse, file_name: str, docstring: str) -> None:
    forms = [form for form in pages.reader.page.forms if form.files]
    assert forms, f"die Seite nimmt keine Datei: {pages.reader.page.words}"
    pages.reader.send_file(forms[0], file_name, f"{docstring}\n".encode(ENCODING))


@then(sentence("hat die CSV-Datei dieser Seite dieselben {count:Zahl} Zeilen wie die Seite"))
def the_file_has_the_rows_of_the_page(pages: PagesOfAHouse, count: int) -> None:
    """Each cell of the file stands in the row of the page, in the order of its columns."""
    reader = pages.reader
    shown, found = reader.page.rows, [to for _, to in reader.page.anchors if "format=csv" in to]
    assert found, "die Seite bietet keine CSV-Datei an"
    text = reader.open(found[0]).text.removeprefix("\ufeff")
    _, *lines = csv.reader(io.StringIO(text), delimiter=";")
    assert len(lines) == len(shown) == count, f"auf der Seite {len(shown)} Zeilen, in der Datei {len(lines)}"
    for line, row in zip(lines, shown, strict=True):
        assert _stands_in(line[:-RESTS_ON], row), f"in der Datei steht {line}, auf der Seite {row}"


def _stands_in(cells: Sequence[str], row: str) -> bool:
    at = 0
    # What stands below a cell's first line follows it after a semicolon.
    for part in (part for cell in cells for part in plain(cell).split("; ")):
        found = row.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


@when(sentence(f'mit dem Schlüssel von dieser Seite {THEN} "{{path:Text}}" gelesen wird'))
def a_machine_reads(pages: PagesOfAHouse, on: date, time: tuple[int, int], path: str) -> None:
    secret = A_SECRET.search(pages.reader.page.words)
    assert secret is not None, f"auf der Seite steht kein Schlüssel: {pages.reader.page.words}"
    machine = pages.browser(at_local(on, *time), None)
    machine.read_by_key(path, secret[0])


@when(sentence(f"{THEN} eine Vorschau der geänderten Regeln entstanden ist"))
def a_preview_is_made(house: House, on: date, time: tuple[int, int]) -> None:
    """As its process in the background would leave it, without the mails until the year's end, which take longest."""
    now, place = at_local(on, *time), house.store.place
    about = {"folder": str(house.rules), "mails": "no"}
    with jobs.jobs_turn(place):
        asked = JobAsked(jobs.next_number(place), PREVIEW.id, PREVIEW.work, about, "gf", now, PREVIEW.limit_seconds)
        os.close(jobs.keep_asked(place, asked))
    result = json.loads(json.dumps(made(house.store, asked)))
    jobs.write_end(place, asked.number, JobEnd(JobState.DONE, now, result))
