"""What is kept out, in sentences: where, why, what the cell says, who was told, how it stands. Pure.

The command line and the pages say it alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from checker.domain.clock import local_day
from checker.domain.organisation import Organisation
from checker.domain.record_problem import RecordProblem
from checker.usecases.importing.kept_out import CellLack, EntryStory, KeptOutEntry
from checker.wording.dates import day_text, instant_text
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title
from checker.wording.quarantine import place_text, why_text
from checker.wording.quarantine_texts import QUARANTINE
from checker.wording.refusal_texts import MAIL_STATES


def entry_place(entry: KeptOutEntry, locale: Locale, title: str = "") -> str:
    """Where it stands; `title` heads its column."""
    if entry.row is None:
        return QUARANTINE[locale]["whole_file"]
    return place_text(first_problem(entry), entry.row.row, entry.row.sheet, title, locale)


def briefly(entry: KeptOutEntry) -> KeptOutEntry:
    """Without all that would be allowed instead: a line of a list has no room for it."""
    return replace(entry, problems=tuple(replace(problem, allowed=()) for problem in entry.problems))


def first_problem(entry: KeptOutEntry) -> RecordProblem | None:
    """What is wrong first of all. None: it is not kept."""
    return next(iter(entry.problems), None)


def entry_why(entry: KeptOutEntry, locale: Locale) -> str:
    """Why it is kept out."""
    before = str(entry.row.reason) if entry.row and not entry.problems else ""
    return why_text(entry.problems, locale, otherwise=before, is_private=entry.is_private)


def cell_text(cell: str | CellLack, words: Mapping[str, str]) -> str:
    """What stands in the cell, or why that is not shown."""
    return words[f"no_cell_{cell.value}"] if isinstance(cell, CellLack) else words["cell"].format(cell=cell)


def told_lines(story: EntryStory, locale: Locale, house: Organisation | None = None) -> Iterator[str]:
    """Who was told of its file, and when; posts by their titles in a `house`, else by their ids."""
    words, receipt = QUARANTINE[locale], story.receipt
    if receipt is not None:
        yield words["told"].format(number=receipt.number, at=instant_text(receipt.received_at, locale))
    for one in story.told:
        day, state = day_text(one.message.planned_on, locale), MAIL_STATES[locale][one.state]
        addressed = _named(one.message.addressed, locale, house)
        yield words["told_by"].format(addressed=addressed, state=state, day=day)
    if not story.told:
        yield words["told_nobody"]


def standing_text(story: EntryStory, locale: Locale, house: Organisation | None = None) -> str:
    """How it stands, and by what or whose decision; roles by their titles in a `house`, else by their ids."""
    by = story.by
    at = instant_text(by.imported_at, locale) if by and by.imported_at else ""
    facts = {"by": by.number if by else "", "file": by.file if by else "", "at": at}
    if (decision := story.entry.stands.decision) is not None:
        facts |= {
            "role": _named(decision.by, locale, house),
            "on": day_text(local_day(decision.at), locale),
            "reason": decision.because.title(locale),
            "file_number": decision.file_number or QUARANTINE[locale]["no_file_number"],
        }
    return QUARANTINE[locale][story.entry.stands.standing.value].format_map(facts)


def _named(post: str, locale: Locale, house: Organisation | None) -> str:
    return post_title(post, house, locale) if house is not None else post
