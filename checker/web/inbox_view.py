"""A file that came in as its page lays it out: its receipt, what is kept out, what may be decided about that. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.clock import local_day
from checker.domain.quarantine import HeldDecision
from checker.domain.rulebook import Rulebook
from checker.pages.addresses import file_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, page_made
from checker.pages.list_query import ListQuery
from checker.usecases.importing.kept_out import KeptOutEntry
from checker.usecases.reading.file_results import FileResult
from checker.usecases.reading.file_rows import account_text, profile_title
from checker.usecases.reading.file_seen import FileSeen
from checker.usecases.reading.kept_out_texts import (
    briefly,
    cell_text,
    entry_place,
    entry_why,
    standing_text,
    told_lines,
)
from checker.usecases.reasons import LONGEST_FILE_NUMBER
from checker.web.forms import FormChoice, FormField, FormOption, FormPart
from checker.wording.dates import day_text, instant_text
from checker.wording.inbox_page_words import FILE_OUTCOMES, INBOX_WORDS, ROW_COLUMNS
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title, role_title
from checker.wording.quarantine_texts import QUARANTINE
from checker.wording.receipt_texts import RECEIPTS
from checker.wording.record_problems import problem_text

# What a receipt says first, by what became of the file.
SENTENCES = {
    "accepted": "used",
    "partly": "partly_used",
    "known": "known_already",
    "nil": "nothing_to_report",
    "refused": "not_used",
    "private": "private",
    "unopened": "unopened",
    "failed": "failed",
}


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """What one profile has made of a file. `sentence` empty: there is no receipt."""

    number: int
    path: str
    profile: str
    sentence: str
    account: str
    why: tuple[str, ...]
    uncounted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """What the template of one file shows. `parts` are more than one where it feeds several profiles."""

    name: str
    outcome: str
    received: str
    sender: str
    by: str
    sha256: str
    is_kept: bool
    again_of: str
    parts: tuple[ReceiptView, ...]


def file_view(look: FileSeen, locale: Locale) -> FileView:
    first, words = look.results[0], INBOX_WORDS[locale]
    account = first.account
    again = words["again_of"].format(number=account.again_of) if account.again_of is not None else ""
    return FileView(
        name=account.file,
        outcome=FILE_OUTCOMES[locale][first.receipt.outcome] if first.receipt else "",
        received=instant_text(account.imported_at, locale) if account.imported_at else "",
        sender=look.book.sender_title(account.sender) or words["no_sender"],
        by=post_title(first.by, look.book.organisation, locale) if first.by else words["by_folder"],
        sha256=account.sha256,
        is_kept=look.is_kept,
        again_of=again,
        parts=tuple(_part(one, look.book, locale) for one in look.results),
    )


def _part(one: FileResult, book: Rulebook, locale: Locale) -> ReceiptView:
    receipt, account = one.receipt, one.account
    return ReceiptView(
        account.number,
        file_path(account.number),
        _profile_text(account.profile, book) or INBOX_WORDS[locale]["no_profile"],
        RECEIPTS[locale][SENTENCES[receipt.outcome]] if receipt else "",
        account_text(account, locale),
        tuple(problem_text(problem, locale) for problem in (receipt.problems if receipt else ())),
        tuple(problem_text(problem, locale) for problem in (receipt.uncounted if receipt else ())),
    )


def _profile_text(profile: str, book: Rulebook) -> str:
    """What a profile is called, with its id and version."""
    return f"{profile_title(profile, book)} ({profile})" if profile else ""


def held_rows(look: FileSeen, query: ListQuery, locale: Locale) -> ListPage:
    """A page of what is kept out of the file, row by row: first the rows with a fault of their own."""
    columns = tuple(ListColumn(name, title) for name, title in ROW_COLUMNS[locale].items())
    entries = [one for one in look.entries if one.row is not None] if query.is_possible else []
    entries.sort(key=lambda one: (one.is_of_its_file, one.number.position))
    return page_made(columns, entries, query.page, lambda one: _held_row(one, look, locale))


def _held_row(entry: KeptOutEntry, look: FileSeen, locale: Locale) -> tuple[ListCell, ...]:
    decision = entry.stands.decision
    return (
        ListCell(str(entry.number), file_path(entry.number)),
        ListCell(entry_place(entry, locale)),
        ListCell(entry_why(briefly(entry), locale)),
        ListCell(
            QUARANTINE[locale][f"is_{entry.stands.standing.value}"],
            beside=(_decided(decision, look, locale),) if decision else (),
        ),
    )


def _decided(decision: HeldDecision, look: FileSeen, locale: Locale) -> str:
    house, words = look.book.organisation, INBOX_WORDS[locale]
    return words["decided_by"].format(
        standing=QUARANTINE[locale][f"is_{decision.decided.value}"],
        role=role_title(decision.by.partition("@")[0], house.organisation.id, house, locale),
        day=day_text(local_day(decision.at), locale),
        reason=decision.because.title(locale),
    )


@dataclass(frozen=True, slots=True)
class HeldRowView:
    """One row that is kept out. `lines` say what its cell says, how it stands and who was told."""

    place: str
    reason: str
    lines: tuple[str, ...]


def row_view(look: FileSeen, locale: Locale) -> HeldRowView:
    story, words = look.story, QUARANTINE[locale]
    assert story is not None, "only of a row"
    entry, house = story.entry, look.book.organisation
    return HeldRowView(
        entry_place(entry, locale, story.title),
        entry_why(entry, locale),
        (cell_text(story.cell, words), standing_text(story, locale, house), *told_lines(story, locale, house)),
    )


def decision_parts(look: FileSeen, locale: Locale) -> tuple[FormPart, ...]:
    """What the reader can choose; nothing where nothing is open, or they decide nothing."""
    if look.discards is None or not look.is_open:
        return ()
    words, reasons = INBOX_WORDS[locale], look.book.vocabulary.reason_by_id
    acts = (*(("release",) if look.releases else ()), "discard")
    options = tuple(FormOption(act, words[act], words[f"{act}_hint"]) for act in acts)
    listed = tuple(FormOption(id, reason.title(locale)) for id, reason in reasons.items())
    return (
        FormChoice("decision", words["choose"], options),
        FormChoice(
            "reason_id",
            words["why_so"],
            listed,
            hint=words["why_hint"],
            is_long=True,
            nothing=words["no_reason_chosen"],
        ),
        FormField(
            "file_number", words["file_number"], hint=words["file_number_hint"], most_characters=LONGEST_FILE_NUMBER
        ),
    )
