"""The log, or what of it was asked for, as a page to keep or print: A4, landscape."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from checker.cli.audit.log_sheet import LogReader, at_text, how_many, selected
from checker.pages import page_html
from checker.usecases.auditing.log_selection import SelectedEntries, Selection
from checker.wording.escapes import escaped
from checker.wording.log_texts import LOG, facts_text, kind_title

TEMPLATE = Path(__file__).with_name("log.html.j2")


def log_page(found: SelectedEntries, selection: Selection, reader: LogReader) -> str:
    """One HTML file in the language of the house: by what was selected, how many of each kind, and each entry."""
    locale, house = reader.locale, reader.house
    words = LOG[locale]
    # Of a role nothing is counted.
    counted = Counter(entry.kind for entry in found.entries if not selection.role)
    basis = [(words["selection"], ", ".join(selected(selection, locale)))]
    basis += [(words["entries"], said) for said in how_many(found, selection, locale)]
    if found.newest is not None:
        basis.append((words["newest"], f"{found.newest.seq}:{found.newest.hash}"))
    return page_html(
        TEMPLATE,
        locale=locale,
        heading=words["heading"],
        house=house,
        paper="landscape",
        basis=basis,
        words=words,
        kinds=[(kind_title(kind, locale), kind, count) for kind, count in sorted(counted.items())],
        rows=[
            (
                entry.seq,
                at_text(entry),
                kind_title(entry.kind, locale),
                escaped(facts_text(entry.kind, entry.facts, locale)),
                entry.hash,
            )
            for entry in found.entries
        ],
    )
