"""The rows of the list of files, for a page or an export. Pure; words in a reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from checker.domain.clock import local_day
from checker.domain.profile import id_in
from checker.domain.rulebook import Rulebook
from checker.pages.addresses import file_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, page_made, whole_list
from checker.pages.list_query import ListFilter, ListQuery
from checker.records.accounting import Account
from checker.store.import_ledger import ImportResult
from checker.usecases.reading.files_come import FileCome, FilesCome
from checker.wording.dates import instant_text
from checker.wording.inbox_page_words import FILE_OUTCOMES, INBOX_COLUMNS, INBOX_WORDS
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title
from checker.wording.receipts import unread_text

SENDER, OUTCOME, OPEN, SINCE = "absender", "ergebnis", "offen", "seit"
HASH_SHOWN = 12


def file_filters(come: FilesCome, locale: Locale) -> tuple[ListFilter, ...]:
    """By what the list is narrowed: sender, outcome, whether something of it is open, day of arrival."""
    words, senders = INBOX_WORDS[locale], sorted({one.sender for one in come.files if one.sender})
    outcomes = {one.outcome for one in come.files if one.outcome is not None}
    return (
        ListFilter(SENDER, words["sender"], {id: come.book.sender_title(id) for id in senders}),
        ListFilter(OUTCOME, words["outcome"], {o: text for o, text in FILE_OUTCOMES[locale].items() if o in outcomes}),
        ListFilter(OPEN, words["open"], {"ja": words["something_open"]}),
        ListFilter(SINCE, words["since"], kind="day"),
    )


def file_list(come: FilesCome, query: ListQuery, locale: Locale, *, is_whole: bool = False) -> ListPage:
    """A page of the files that are asked for, or all of them; none where there is no such filter."""
    columns = tuple(ListColumn(name, title) for name, title in INBOX_COLUMNS[locale].items())
    files = list(_wanted(come.files, query)) if query.is_possible else []
    row = partial(_row, book=come.book, locale=locale)
    return whole_list(columns, [row(one) for one in files]) if is_whole else page_made(columns, files, query.page, row)


def _wanted(files: Iterable[FileCome], query: ListQuery) -> Iterator[FileCome]:
    sender, outcome, since = query.chosen(SENDER), query.chosen(OUTCOME), query.day(SINCE)
    for one in files:
        is_meant = sender in ("", one.sender) and outcome in ("", one.outcome)
        if is_meant and (one.count_open or not query.chosen(OPEN)) and (since is None or local_day(one.at) >= since):
            yield one


def _row(one: FileCome, book: Rulebook, locale: Locale) -> tuple[ListCell, ...]:
    words = INBOX_WORDS[locale]
    outcome = FILE_OUTCOMES[locale][one.outcome] if one.outcome else ""
    at, by = instant_text(one.at, locale), post_title(one.by, book.organisation, locale) if one.by else ""
    if one.account is None:
        why = unread_text(one.why, one.megabytes, locale) if one.why else ""
        lacks = ListCell("")
        return ListCell(one.file), ListCell(at), lacks, ListCell(outcome, beside=(why,) if why else ()), lacks, lacks
    account = one.account
    beside = [f"SHA-256 {account.sha256[:HASH_SHOWN]}…"]
    if account.again_of is not None:
        beside.append(words["again_of"].format(number=account.again_of))
    if by:
        beside.append(words["brought_by"].format(post=by))
    profile = profile_title(account.profile, book)
    return (
        # Several may be of one name, and a link says which one it leads to.
        ListCell(f"{account.file} ({account.number})", file_path(account.number), beside=tuple(beside)),
        ListCell(at),
        ListCell(book.sender_title(account.sender) or words["no_sender"], beside=(profile,) if profile else ()),
        ListCell(outcome),
        ListCell(account_text(account, locale)),
        ListCell(str(one.count_open) if one.count_open else ""),
    )


def account_text(account: ImportResult | Account, locale: Locale) -> str:
    """`13 = 12 neu + 0 bekannt + 1 berichtigt + 0 zurückgehalten`; an `Account`: of what was only looked at."""
    return INBOX_WORDS[locale]["account_text"].format(
        read=account.read,
        accepted=account.accepted,
        duplicate=account.duplicate,
        correction=account.correction,
        quarantined=account.quarantined,
    )


def profile_title(profile: str, book: Rulebook) -> str:
    """What a profile (`id@version`, or empty) is called; of one that is in force no more its id."""
    named = id_in(profile) if profile else ""
    return next((one.title for _, one in book.profiles() if one.id == named), named)
