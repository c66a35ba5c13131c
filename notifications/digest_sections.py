"""Which lines are under each heading of a digest? Pure: one function a section, a line for each item.

News are items and then count as notified; lines about an unchanged state carry none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.domain.finding import RESTING, Episode, FindingState
from checker.domain.message import TELLS_BAD, TELLS_END, Item, Message, MessageKind, OutboxState
from checker.domain.verdict import State
from notifications.digest_answers import answer_to_date, answer_to_finding, answer_to_report
from notifications.digest_entries import DigestEntry, needs_somebody, worst_first
from notifications.digest_facts import DigestRow
from notifications.digest_fitting import DigestLine
from notifications.digest_merging import Line, merged
from notifications.digest_rows import (
    asked_row,
    bad_row,
    climbed_row,
    draft_row,
    due_rows,
    edited_row,
    ending_row,
    final_row,
    kind_of_end,
    missing_row,
    over_row,
)
from notifications.facts import from_json as mail_facts_of
from notifications.notice_facts import ToldEdit
from notifications.offers import decides_letters
from notifications.overdue_reports import MissingReport, told_in_a_digest
from notifications.reader_view import ReaderView
from notifications.reminded import reminders_among
from notifications.rule_edits import edits_for

# --- What is bad ------------------------------------------------------------------------------------------


def bad_entries(view: ReaderView) -> list[DigestEntry]:
    """What is bad, theirs, and neither taken on nor muted, worst first."""
    return sorted((entry for entry in view.entries if _is_listed(entry, view)), key=worst_first)


def carried_bad_entries(view: ReaderView) -> list[DigestEntry]:
    """What mails of their own would have reported, worst first."""
    return sorted((entry for entry in view.entries if _is_carried(entry, view)), key=worst_first)


def new_lines(entries: Sequence[DigestEntry], view: ReaderView) -> tuple[DigestLine, ...]:
    """A line each matter. All of what is new is news: nothing of it is marked as changed."""
    rows = ((entry, replace(bad_row(entry, view), is_changed=False)) for entry in entries)
    return merged([(entry, _bad_line(entry, row, view)) for entry, row in rows], view)


def standing_lines(entries: Sequence[DigestEntry], view: ReaderView) -> tuple[DigestLine, ...]:
    """A line each matter, with what has changed in it."""
    return merged([(entry, _bad_line(entry, bad_row(entry, view), view)) for entry in entries], view)


def decision_lines(entries: Sequence[DigestEntry], view: ReaderView) -> tuple[DigestLine, ...]:
    """What was put before this reader and waits for a decision, with the last day for it."""
    return tuple(_bad_line(entry, asked_row(entry, view), view, is_asked=True) for entry in entries)


def climbed_lines(entries: Sequence[DigestEntry], view: ReaderView) -> tuple[DigestLine, ...]:
    """What went up the ladder since the last digest, and to whom."""
    return merged([(entry, _bad_line(entry, climbed_row(entry, view), view)) for entry in entries], view)


def final_lines(entries: Sequence[DigestEntry], view: ReaderView) -> tuple[DigestLine, ...]:
    """What cannot be changed any more was told one by one: it is counted, a line for each plan."""
    count_by_year = Counter(entry.verdict.rule_key[1] for entry in entries)
    names_year = len(count_by_year) > 1
    return tuple(
        DigestLine(final_row(year, count, view.briefing, names_year=names_year), State.BREACHED, year=year)
        for year, count in sorted(count_by_year.items())
    )


def _is_carried(entry: DigestEntry, view: ReaderView) -> bool:
    return entry.episode is not None and bool(view.carried_items(entry, TELLS_BAD))


def _is_listed(entry: DigestEntry, view: ReaderView) -> bool:
    """What got worse while it was muted gets one line."""
    if view.carried_items(entry, TELLS_BAD):
        return entry.episode is not None
    if _is_missed_though_reminded(entry, view):
        return bool(_news(entry, view))
    if not view.answers_for(entry) or not needs_somebody(entry):
        return False
    return _episode(entry).state is FindingState.OPEN or bool(_news(entry, view))


def _is_missed_though_reminded(entry: DigestEntry, view: ReaderView) -> bool:
    """What is for information alone is told nowhere else; but who was reminded of it hears that it is missed."""
    verdict, episode = entry.verdict, entry.episode
    if verdict.severity != "info" or verdict.state is not State.BREACHED or verdict.waived or episode is None:
        return False
    if episode.state is not FindingState.OPEN or not view.owns(entry):
        return False
    reminders = reminders_among(view.known.notified.get(entry.obligation, ()))
    return any(one.has_left and one.item.addressed in view.keys for one in reminders)


def _bad_line(entry: DigestEntry, row: DigestRow, view: ReaderView, *, is_asked: bool = False) -> DigestLine:
    """Whoever answers for it, or is to decide about it, is offered what may be answered."""
    is_critical, items = entry.verdict.severity == "critical", news_of(entry, view)
    if is_asked or view.owns(entry):
        row = replace(row, answer=answer_to_finding(entry, items, view))
    return DigestLine(row, entry.verdict.state, items, is_critical=is_critical, is_asked=is_asked)


def news_of(entry: DigestEntry, view: ReaderView) -> tuple[Item, ...]:
    """What a line about it tells; nothing where it merely stands."""
    return view.carried_items(entry, TELLS_BAD) or _news(entry, view)


def _news(entry: DigestEntry, view: ReaderView) -> tuple[Item, ...]:
    """Items for those who were not notified: a deputy reads it once, and neither role gets it again."""
    episode = _episode(entry)
    return tuple(
        view.item(entry, episode, MessageKind.ALERT, 1 if addressee in entry.concerned.owners else 0, addressee.key)
        for addressee in view.answering(entry)
        if view.notified.is_news(entry.verdict, episode, addressee.key)
    )


def _episode(entry: DigestEntry) -> Episode:
    assert entry.episode is not None, "what is listed has an episode"
    return entry.episode


# --- Reports that are missing -----------------------------------------------------------------------------


def missing_lines(view: ReaderView) -> tuple[DigestLine, ...]:
    """Reports that have not come and that own promises wait for; the sender reads all of theirs."""
    return _missing_lines(awaited_reports(view), view)


def awaited_reports(view: ReaderView) -> Iterator[tuple[MissingReport, frozenset[str]]]:
    """Each with the promises that wait for it. Its sender reads of it also where none does."""
    for missing, waiting in _with_waiting(view.known.missing, view):
        if waiting or missing.about in view.carried or owes(missing, view):
            yield missing, waiting


def carried_missing_lines(view: ReaderView) -> tuple[DigestLine, ...]:
    """Those that a mail of its own would have reported."""
    carried = [missing for missing in view.known.missing if missing.about in view.carried]
    return _missing_lines(_with_waiting(carried, view), view)


def owes(missing: MissingReport, view: ReaderView) -> bool:
    """Is it the reader who sends the report?"""
    return any(sender.key in view.keys for sender in view.senders[missing.about])


def _with_waiting(reports: Iterable[MissingReport], view: ReaderView) -> Iterator[tuple[MissingReport, frozenset[str]]]:
    """Each with the promises that wait for it and that the reader answers for; all of them for its sender."""
    own = {entry.obligation for entry in view.entries if view.answers_for(entry)}
    for missing in reports:
        waiting = frozenset(verdict.obligation for _, verdict in missing.waiting)
        yield missing, waiting if owes(missing, view) else waiting & own


def _missing_lines(reports: Iterable[tuple[MissingReport, frozenset[str]]], view: ReaderView) -> tuple[DigestLine, ...]:
    """One line a source, however many of its reports are missing; the oldest is named."""
    by_source: dict[tuple[str, str], list[tuple[MissingReport, frozenset[str]]]] = {}
    for missing, waiting in reports:
        by_source.setdefault((missing.sender, missing.profile), []).append((missing, waiting))
    return tuple(_missing_line(of_it, view) for of_it in by_source.values())


def _missing_line(reports: Sequence[tuple[MissingReport, frozenset[str]]], view: ReaderView) -> DigestLine:
    oldest = min((missing for missing, _ in reports), key=lambda one: one.report.expected_by)
    waiting = frozenset[str]().union(*(waiting for _, waiting in reports))
    row = missing_row(oldest, len(waiting) or len(oldest.waiting), view.briefing, more=len(reports) - 1)
    items = [item for missing, _ in reports for item in _news_of_report(missing, view)]
    if owes(oldest, view):
        row = replace(row, answer=answer_to_report(oldest, items, view))
    return DigestLine(row, State.NOT_EVALUABLE, tuple(items))


def _news_of_report(missing: MissingReport, view: ReaderView) -> tuple[Item, ...]:
    """What a mail of its own carries about it; what has none is told to its sender by this line."""
    carried = view.carried.get(missing.about, ())
    if carried:
        return carried
    told = (
        told_in_a_digest(missing, sender.key, view.known.notified, view.briefing)
        for sender in view.senders[missing.about]
        if sender.key in view.keys
    )
    return tuple(item for item in told if item is not None)


# --- Letters that wait for a release ----------------------------------------------------------------------


def shown_drafts(view: ReaderView) -> Sequence[Message]:
    """The management sees all that wait."""
    return view.known.drafts if view.manages else ()


def carried_drafts(view: ReaderView) -> Sequence[Message]:
    """Those about what this mail carries."""
    return [draft for draft in shown_drafts(view) if draft.items[0].obligation in view.carried]


def draft_lines(drafts: Iterable[Message], entries: Iterable[DigestEntry], view: ReaderView) -> tuple[DigestLine, ...]:
    """A letter stands for the finding that it is about: `entries` are these, as far as they are listed at all."""
    entry_of = {entry.obligation: entry for entry in entries}
    return tuple(_draft_line(draft, entry_of.get(draft.items[0].obligation), view) for draft in drafts)


def _draft_line(draft: Message, entry: DigestEntry | None, view: ReaderView) -> DigestLine:
    row = _draft_row(draft, view)
    if entry is None:
        return DigestLine(row, is_asked=True)
    finding = _bad_line(entry, bad_row(entry, view), view)
    row = replace(row, texts=(*finding.row.texts, *row.texts), origin=finding.row.origin)
    return replace(finding, row=row, is_asked=True)


def _draft_row(draft: Message, view: ReaderView) -> DigestRow:
    told = (view.told_by(item.obligation) for item in draft.items)
    mine = next((item for item in told if item is not None and decides_letters(item.addressed, view.briefing)), None)
    return draft_row(draft, view.known.drafted_on(draft), mine, view.briefing)


# --- What is over -----------------------------------------------------------------------------------------


def over_lines(view: ReaderView) -> tuple[DigestLine, ...]:
    """The end of what this reader was notified of; what a single mail has said is not repeated."""
    return merged([line for entry, items in news_of_ends(view) for line in _over_line(entry, items, view)], view)


def news_of_ends(view: ReaderView) -> Iterator[tuple[DigestEntry, tuple[Item, ...]]]:
    """What is over, with the items that say so."""
    for entry in view.entries:
        items = view.carried_items(entry, TELLS_END) or _news_of_end(entry, view)
        if items and kind_of_end(entry.episode) is not None:
            yield entry, items


def carried_over_lines(view: ReaderView) -> tuple[DigestLine, ...]:
    """The ends that a mail of its own would have reported."""
    ends = ((entry, view.carried_items(entry, TELLS_END)) for entry in view.entries)
    return merged([line for entry, items in ends for line in _over_line(entry, items, view)], view)


def _news_of_end(entry: DigestEntry, view: ReaderView) -> tuple[Item, ...]:
    episode, kind = entry.episode, kind_of_end(entry.episode)
    if episode is None or kind is None:
        return ()
    posts = (addressee.key for addressee in view.reader.addressees)
    owed = [
        post for post in posts if view.notified.heard_of(episode, post) and not view.notified.knows_end(episode, post)
    ]
    return tuple(view.item(entry, episode, kind, 0, post) for post in owed)


def _over_line(entry: DigestEntry, items: tuple[Item, ...], view: ReaderView) -> list[Line]:
    kind = kind_of_end(entry.episode)
    if kind is None or not items:
        return []
    return [(entry, DigestLine(over_row(entry, kind, view.briefing), entry.verdict.state, items))]


# --- What was changed of rules ----------------------------------------------------------------------------


def edited_lines(view: ReaderView) -> tuple[DigestLine, ...]:
    """A line each edit, with what it changed of the reader's rules."""
    return tuple(
        DigestLine(edited_row(told, view.briefing), State.INFO, items, is_always_shown=True)
        for told, items in edits_of(view)
    )


def edits_of(view: ReaderView) -> Iterator[tuple[ToldEdit, tuple[Item, ...]]]:
    """What the reader has not been told of yet, the first edit first."""
    for told, items in edits_for(view.known.edits, view.reader, view.briefing):
        if told is not None:
            yield told, items


# --- What is due ------------------------------------------------------------------------------------------


def due_lines(view: ReaderView) -> tuple[DigestLine, ...]:
    """Dates and figures up to the horizon; a reminder of the day is included."""
    of_the_day = [planned.message for planned in view.known.reminders.messages if planned.state is OutboxState.PENDING]
    reminders = _by_obligation([*of_the_day, *_carried_reminders(view)], view)
    return _due_lines(view.owned, view.sent, reminders, view)


def carried_due_lines(view: ReaderView) -> tuple[DigestLine, ...]:
    """The reminders that would have been mails of their own."""
    reminders = _by_obligation(_carried_reminders(view), view)
    return _due_lines([entry for entry in view.owned if entry.obligation in reminders], (), reminders, view)


def _carried_reminders(view: ReaderView) -> list[Message]:
    return [mail for mail in view.known.carried if mail.kind is MessageKind.REMINDER]


def _by_obligation(reminders: Iterable[Message], view: ReaderView) -> dict[str, Message]:
    return {mail.items[0].obligation: mail for mail in reminders if mail.addressed in view.keys}


def _due_lines(
    owned: Sequence[DigestEntry], sent: Sequence[DigestEntry], reminders: Mapping[str, Message], view: ReaderView
) -> tuple[DigestLine, ...]:
    facts = {obligation: mail_facts_of(mail.facts) for obligation, mail in reminders.items()}
    entry_of = {entry.obligation: entry for entry in owned}
    found: list[DigestLine] = []
    for due in due_rows(owned, sent, view.horizon, view.briefing, facts):
        items = reminders[due.obligation].items if due.obligation in reminders else ()
        entry = entry_of.get(due.obligation)
        answer = answer_to_date(entry, items, view) if entry else None
        found.append(DigestLine(replace(due.row, answer=answer), items=items))
    return tuple(found)


# --- Acts that end soon -----------------------------------------------------------------------------------


def ending_entries(view: ReaderView) -> list[DigestEntry]:
    """What was taken on, muted or waived until a day that is near, while it is still bad."""
    return [entry for entry in view.owned if _ends_soon(entry, view)]


def ending_lines(view: ReaderView) -> tuple[DigestLine, ...]:
    """The next one first."""
    rows = []
    for entry in ending_entries(view):
        episode = _episode(entry)
        assert episode.until is not None, "what ends soon has a last day"
        row = ending_row(entry, episode.state, episode.until, view.briefing)
        rows.append((episode.until, replace(row, answer=answer_to_finding(entry, (), view))))
    return tuple(DigestLine(row) for _, row in sorted(rows, key=lambda pair: (pair[0], pair[1].what, pair[1].place)))


def _ends_soon(entry: DigestEntry, view: ReaderView) -> bool:
    episode = entry.episode
    if episode is None or episode.until is None or not entry.verdict.is_bad or episode.state not in RESTING:
        return False
    return view.this.on <= episode.until <= view.horizon
