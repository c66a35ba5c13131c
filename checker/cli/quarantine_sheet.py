"""What lies in quarantine: as lines to read, as a table for a spreadsheet, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import click

from checker.cli.accounts import account_json, tell_accounts
from checker.cli.options import App
from checker.domain.clock import local_day
from checker.domain.quarantine import RELEASABLE, HeldDecision, HeldState
from checker.pages.csv_text import csv_text
from checker.usecases.importing.kept_out import CellLack, EntryStory, InQuarantine, KeptOutEntry
from checker.usecases.importing.retry import Retried, RetryFate
from checker.usecases.reading.kept_out_texts import (
    briefly,
    cell_text,
    entry_place,
    entry_why,
    first_problem,
    standing_text,
    told_lines,
)
from checker.wording.dates import day_text, instant_text
from checker.wording.escapes import escaped
from checker.wording.locales import Locale
from checker.wording.quarantine_texts import QUARANTINE
from checker.wording.record_problems import problem_text

SCHEMA = "zielwacht/quarantine/1"
ENTRY_SCHEMA = "zielwacht/quarantine-entry/1"
RETRY_SCHEMA = "zielwacht/quarantine-retry/1"
RETRIED = {
    RetryFate.STORED: "{number}: {file} was read again; its account is {by}",
    RetryFate.UNCHANGED: "{number}: {file} says what it said, nothing is stored: mend its profile or have it sent anew",
    RetryFate.LOOKED_AT: "{number}: {file} would be read again; nothing is stored",
}
COLUMNS = ("number", "day", "sender", "profile", "file", "place", "reason", "standing")


def as_text(found: InQuarantine) -> Iterator[str]:
    """A line an entry; those that only share their file with a bad row are counted, a line a file."""
    locale = found.book.language
    words = QUARANTINE[locale]
    if not found.entries:
        yield words["none"]
    for _, of_file in groupby(found.entries, key=lambda entry: entry.number.account):
        entries = list(of_file)
        beside = [entry for entry in entries if entry.is_of_its_file]
        for entry in entries:
            if not entry.is_of_its_file:
                said = _columns(entry, locale)
                yield escaped(words["line"].format_map(said))
        if beside:
            said = _columns(beside[0], locale) | {"number": str(beside[0].number.account)}
            yield escaped(words["beside"].format_map(said | {"count": str(len(beside))}))


def summary(found: InQuarantine) -> str:
    """How many are open, of how many files and since when; and how many more there are."""
    locale = found.book.language
    words = QUARANTINE[locale]
    said = []
    if held := found.open_now:
        files = words["one_file" if held.files == 1 else "files"].format(count=held.files)
        since = day_text(local_day(held.since), locale)
        said.append(words["counts"].format(count=held.count, files=files, since=since))
    if found.settled:
        said.append(words["settled"].format(count=found.settled))
    return "; ".join(said)


def as_csv(found: InQuarantine) -> str:
    """Every entry a line."""
    locale = found.book.language
    words = QUARANTINE[locale]
    rows = (_columns(entry, locale) for entry in found.entries)
    return csv_text([words[name] for name in COLUMNS], ([row[name] for name in COLUMNS] for row in rows), locale)


def as_json(found: InQuarantine) -> str:
    held = found.open_now
    count = held.count if held else 0
    document = {
        "schema": SCHEMA,
        "open": count,
        "since": held.since.isoformat() if held else None,
        "settled": found.settled + len(found.entries) - count,
        "entries": [entry_json(entry, found.book.language) for entry in found.entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def entry_json(entry: KeptOutEntry, locale: Locale) -> dict[str, Any]:
    account, problem = entry.account, first_problem(entry)
    return {
        "number": str(entry.number),
        "file": account.file,
        "sha256": account.sha256,
        "sender": account.sender,
        "profile": account.profile,
        "came_at": entry.came_at.isoformat(),
        "sheet": entry.row.sheet if entry.row else "",
        "row": entry.row.row if entry.row else None,
        "line": problem.where.line if problem and problem.where.line else None,
        "column": problem.where.column if problem and problem.where.line and problem.where.column else None,
        "codes": list(entry.codes),
        "reason": entry_why(entry, locale),
        "standing": entry.stands.standing.value,
        "by": entry.stands.by,
        "decided": _decision_json(entry.stands.decision) if entry.stands.decision else None,
    }


def _decision_json(decision: HeldDecision) -> dict[str, str]:
    return {
        "by": decision.by,
        "at": decision.at.isoformat(),
        "because": decision.because.id,
        "file_number": decision.file_number,
    }


def story_text(story: EntryStory) -> Iterator[str]:
    """One entry in full, and what can be done about it."""
    locale, entry, account = story.book.language, story.entry, story.entry.account
    words = QUARANTINE[locale]
    place = entry_place(entry, locale, story.title)
    yield escaped(words["head"].format(number=entry.number, file=account.file, place=place))
    at = instant_text(entry.came_at, locale)
    came = "came" if account.profile else "came_unread"
    sender = story.book.sender_title(account.sender)
    yield "  " + escaped(words[came].format(at=at, sender=sender, profile=account.profile))
    for problem in entry.problems or (None,):
        said = problem_text(problem, locale) if problem and entry.row is None else entry_why(entry, locale)
        yield "  " + escaped(words["why"].format(reason=said))
    for code in entry.codes:
        yield "  " + words["code"].format(code=code)
    if entry.row is not None:
        yield "  " + escaped(cell_text(story.cell, words))
    yield from (f"  {escaped(line)}" for line in (*told_lines(story, locale), standing_text(story, locale)))
    kept = "kept" if story.is_kept else "not_kept"
    yield "  " + words[kept].format(sha256=account.sha256[:12])
    yield words["can"]
    yield from (f"  {line}" for line in _can(story, words))


def story_json(story: EntryStory) -> str:
    locale, receipt = story.book.language, story.receipt
    shown = None if isinstance(story.cell, CellLack) else story.cell
    document = {"schema": ENTRY_SCHEMA, **entry_json(story.entry, locale)} | {
        "title": story.title,
        "cell": shown,
        "cell_not_shown": story.cell.value if isinstance(story.cell, CellLack) else None,
        "kept": story.is_kept,
        "receipt": receipt.number if receipt else None,
        "told": [{"mail": one.key, "addressed": one.message.addressed, "state": one.state.value} for one in story.told],
        "can": list(_can(story, QUARANTINE[locale])),
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def tell_retried(app: App, done: Sequence[Retried]) -> None:
    """The account of each file that was read again; what is still wrong with it."""
    if app.json:
        files = [
            {"number": one.number, "fate": one.fate.value, "by": one.read.number or None, **account_json(one.read)}
            for one in done
        ]
        click.echo(json.dumps({"schema": RETRY_SCHEMA, "files": files}, ensure_ascii=False, indent=1))
        return
    tell_accounts(app, [one.read for one in done if one.fate is not RetryFate.UNCHANGED])
    for one in done:
        click.echo(escaped(RETRIED[one.fate].format(number=one.number, file=one.read.account.file, by=one.read.number)))
    if not done:
        click.echo("nothing that was kept is open")


def _columns(entry: KeptOutEntry, locale: Locale) -> dict[str, str]:
    words, account = QUARANTINE[locale], entry.account
    return {
        "number": str(entry.number),
        "day": day_text(local_day(entry.came_at), locale),
        "sender": account.sender or words["nobody"],
        "profile": account.profile,
        "file": account.file,
        "place": entry_place(entry, locale),
        "reason": entry_why(briefly(entry), locale),
        "standing": words[f"is_{entry.stands.standing.value}"],
    }


def _can(story: EntryStory, words: Mapping[str, str]) -> Iterator[str]:
    if story.entry.stands.standing is not HeldState.OPEN:
        yield words["can_nothing"]
        return
    yield words["can_remove" if story.entry.is_private else "can_send"]
    if story.entry.problems and story.entry.problems[0].code in RELEASABLE:
        yield words["can_release"].format(number=story.entry.number)
    yield words["can_discard"].format(number=story.entry.number)
    if story.is_kept:
        account = story.entry.account
        is_mended = story.profile_now not in ("", account.profile)
        way = words["can_retry_now" if is_mended else "can_retry"]
        yield way.format(number=account.number, then=account.profile, now=story.profile_now)
