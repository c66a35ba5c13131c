"""Entries of the log: as lines to read, as a table for a spreadsheet, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from checker.domain.clock import local_time
from checker.domain.errors import ZielwachtError
from checker.pages.csv_text import csv_text
from checker.store.journal import JournalEntry
from checker.store.opening import Store
from checker.usecases.auditing.log_selection import SelectedEntries, Selection
from checker.usecases.rules.activation import active
from checker.wording.dates import day_text
from checker.wording.escapes import escaped
from checker.wording.locales import Locale
from checker.wording.log_texts import LOG, entry_sentence, kind_title

COLUMNS = ("number", "at", "kind", "what", "facts", "hash")


@dataclass(frozen=True, slots=True)
class LogReader:
    """In which language the log is told, and what the house is called."""

    locale: Locale
    house: str


def reader_of(store: Store) -> LogReader:
    """The house's own; German where its rules cannot be read, as the log is then what is asked for most."""
    try:
        with store.read() as tx:
            book = active(tx)
    except ZielwachtError:
        return LogReader("de", store.organisation or "")
    return LogReader(book.language, book.organisation.organisation.name)


def as_lines(found: SelectedEntries, locale: Locale) -> Iterator[str]:
    """Number, instant, kind, and a sentence."""
    for entry in found.entries:
        sentence = entry_sentence(entry.kind, entry.facts, locale)
        yield escaped(f"{entry.seq:>7}  {at_text(entry)}  {entry.kind:<20}  {sentence}")


def summary(found: SelectedEntries, selection: Selection, locale: Locale) -> str:
    """How many of how many, by which selection, and the newest entry shown, by number and hash."""
    words = LOG[locale]
    said = [*how_many(found, selection, locale), *selected(selection, locale)]
    if found.entries:
        newest = found.entries[-1]
        said.append(words["head"].format(seq=newest.seq, hash=newest.hash))
    return "; ".join(said)


def how_many(found: SelectedEntries, selection: Selection, locale: Locale) -> Iterator[str]:
    """Not of a role: nobody is counted, and how often a role comes up is no question to the log."""
    if not selection.role:
        yield LOG[locale]["shown"].format(count=len(found.entries), total=found.total)


def selected(selection: Selection, locale: Locale) -> Iterator[str]:
    """By what the entries were chosen."""
    words = LOG[locale]
    if selection == Selection():
        yield words["everything"]
    if selection.kind:
        yield words["of_kind"].format(kind=selection.kind)
    if selection.obligation:
        yield words["of_obligation"].format(obligation=selection.obligation)
    if selection.role:
        yield words["of_role"].format(role=selection.role)
    first = day_text(selection.first, locale) if selection.first else ""
    last = day_text(selection.last, locale) if selection.last else ""
    if first or last:
        yield words["of_days" if first and last else "from_day" if first else "to_day"].format(first=first, last=last)


def document(found: SelectedEntries) -> dict[str, object]:
    """Every fact as it was hashed, under the schema's name; `units_alone`: with units in place of roles."""
    entries = [
        {"seq": each.seq, "at": each.at.isoformat(), "kind": each.kind, "facts": dict(each.facts), "hash": each.hash}
        | ({"units_alone": True} if each.seq in found.units_alone else {})
        for each in found.entries
    ]
    return {"schema": "zielwacht/audit-log/1", "total": found.total, "entries": entries}


def as_csv(found: SelectedEntries, locale: Locale) -> str:
    """A line an entry; its facts as JSON, whole."""
    rows = (
        (
            str(each.seq),
            at_text(each),
            each.kind,
            kind_title(each.kind, locale),
            json.dumps(dict(each.facts), ensure_ascii=False),
            each.hash,
        )
        for each in found.entries
    )
    return csv_text([LOG[locale][name] for name in COLUMNS], rows, locale)


def at_text(entry: JournalEntry) -> str:
    """The local instant, to the second."""
    return f"{local_time(entry.at):%d.%m.%Y %H:%M:%S}"
