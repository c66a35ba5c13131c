"""The rows of a list of tasks, for a page, a command or an export. Pure; words in a reader's language.

Each says what it is and where it leads, how it stands, the number against its bound or the day, by when, and why it is
theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from checker.domain.dated import is_dated
from checker.domain.health import UnapprovedEdit
from checker.domain.proposal import Proposal
from checker.domain.quarantine import OpenNow
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State
from checker.findings.tasks import TaskKind, WhyMine
from checker.pages.addresses import INBOX_PATH, RULES_PREVIEW_PATH, finding_path, letter_path, proposal_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, page_made, stated
from checker.store.mail_rows import QueuedMessage
from checker.usecases.reading.finding_rows import title_with_place
from checker.usecases.reading.my_tasks import JudgedMatter, MyTasks, Task
from checker.wording.answers import WHY_UNCLEAR, said_text
from checker.wording.dates import period_text, short_weekday_text, weekday_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import capitalised
from checker.wording.post_titles import post_title
from checker.wording.states import state_text
from checker.wording.task_texts import TASK_COLUMNS, TASK_KINDS, WHY_MINE, task_phrase
from notifications.answers import matter_title
from notifications.facts_json import stored_facts
from notifications.figure_rows import in_a_digest
from notifications.letter_facts import LetterFacts
from notifications.mail_context import Briefing
from notifications.overdue_reports import MissingReport

WAITS = State.PENDING


def task_list(mine: MyTasks, own: Collection[str], locale: Locale, page: int = 1) -> ListPage:
    """A page of the tasks. `own` are the posts somebody holds: for all others they stand in."""
    columns = tuple(ListColumn(name, title) for name, title in TASK_COLUMNS[locale].items())
    briefing = replace(mine.briefing, locale=locale)
    return page_made(columns, mine.tasks, page, lambda task: _row(task, mine.book, briefing, own))


def _row(task: Task, book: Rulebook, briefing: Briefing, own: Collection[str]) -> tuple[ListCell, ...]:
    locale = briefing.locale
    what, state, figures = _subject(task, book, briefing)
    why = [capitalised(WHY_MINE[locale][task.why])]
    if task.post not in own:
        title = post_title(task.post, book.organisation, locale)
        why.append(task_phrase("in_place_of", locale, post=title))
    kind = TASK_KINDS[locale]["see_to_it" if task.why is WhyMine.ABOVE_SENDER else task.kind]
    shown = replace(what, beside=(kind, *what.beside))
    return shown, state, figures, _by(task, locale), ListCell(why[0], beside=tuple(why[1:]))


def _subject(task: Task, book: Rulebook, briefing: Briefing) -> tuple[ListCell, ListCell, ListCell]:
    match task.subject:
        case JudgedMatter() as matter:
            return _matter(matter, briefing)
        case MissingReport() as missing:
            return _report(missing, briefing.locale)
        case QueuedMessage() as letter:
            return _letter(letter, book, briefing.locale)
        case Proposal() as came:
            return _answer(came, book, briefing.locale)
        case OpenNow() as kept:
            return _kept_out(kept, briefing.locale)
        case UnapprovedEdit() as edit:
            return _edit(edit, briefing.locale)


def _matter(matter: JudgedMatter, briefing: Briefing) -> tuple[ListCell, ListCell, ListCell]:
    rule, verdict, locale = matter.rule, matter.verdict, briefing.locale
    what = ListCell(title_with_place(rule, verdict, briefing), finding_path(verdict.obligation))
    state = stated(state_text(verdict, locale), verdict.state)
    if verdict.state in (State.PENDING, State.AWAITING_EVENT) and is_dated(verdict):
        return what, state, ListCell(task_phrase("due", locale, day=weekday_text(verdict.due.effective, locale)))
    lines = in_a_digest(rule, verdict, briefing)
    return what, state, ListCell(lines[0] if lines else "", beside=lines[1:2])


def _report(missing: MissingReport, locale: Locale) -> tuple[ListCell, ListCell, ListCell]:
    report = missing.report
    names = task_phrase("files", locale, names=", ".join(report.file_names)) if report.file_names else ""
    what = ListCell(f"{report.title}, {period_text(report.period, locale)}", beside=(names,) if names else ())
    due = task_phrase("due", locale, day=weekday_text(report.expected_by, locale))
    return what, _waiting("report_missing", locale, State.NOT_EVALUABLE), ListCell(due)


def _letter(letter: QueuedMessage, book: Rulebook, locale: Locale) -> tuple[ListCell, ListCell, ListCell]:
    facts = stored_facts(letter.message.facts)
    to = post_title(letter.message.addressed, book.organisation, locale)
    matter = facts.matter if isinstance(facts, LetterFacts) else letter.message.items[0].obligation
    what = ListCell(task_phrase("letter", locale, to=to, matter=matter), letter_path(letter.key))
    return what, _waiting("letter_waits", locale), ListCell(_since(letter.message.planned_on, locale))


def _answer(came: Proposal, book: Rulebook, locale: Locale) -> tuple[ListCell, ListCell, ListCell]:
    of = post_title(came.matter.addressed, book.organisation, locale) or "–"
    said = said_text(came.answer, locale) or task_phrase("unclear", locale)
    doubt = (WHY_UNCLEAR[locale][came.unclear],) if came.unclear is not None else ()
    title = matter_title(came.matter, book, locale)
    what = ListCell(
        task_phrase("answer", locale, post=of, said=said),
        proposal_path(came.number),
        beside=tuple(filter(None, (title, *doubt))),
    )
    return what, _waiting("answer_waits", locale), ListCell("")


def _kept_out(kept: OpenNow, locale: Locale) -> tuple[ListCell, ListCell, ListCell]:
    # Whoever this is asked of, the administration, opens that page.
    what = ListCell(
        task_phrase("kept_out", locale, count=kept.count),
        INBOX_PATH,
        beside=(task_phrase("kept_out_answer", locale),),
    )
    return what, _waiting("kept_out_waits", locale, State.NOT_EVALUABLE), ListCell("")


def _edit(edit: UnapprovedEdit, locale: Locale) -> tuple[ListCell, ListCell, ListCell]:
    what = ListCell(task_phrase("edit", locale, number=edit.number, count=edit.lacking), RULES_PREVIEW_PATH)
    return what, _waiting("edit_waits", locale), ListCell("")


def _waiting(code: str, locale: Locale, state: State = WAITS) -> ListCell:
    return stated(task_phrase(code, locale), state)


def _since(day: date, locale: Locale) -> str:
    return task_phrase("since", locale, day=weekday_text(day, locale))


def _by(task: Task, locale: Locale) -> ListCell:
    return ListCell(_day(task, locale), beside=tuple(_beside_day(task, locale)))


def _day(task: Task, locale: Locale) -> str:
    if task.by is None:
        return task_phrase("no_day", locale)
    day = short_weekday_text(task.by, locale)
    return task_phrase("overdue", locale, day=day) if task.kind is TaskKind.SEND else day


def _beside_day(task: Task, locale: Locale) -> Iterator[str]:
    if task.is_late and task.kind is not TaskKind.SEND:
        yield task_phrase("over", locale)
    elif task.passes_on:
        yield task_phrase("passes_on", locale)
    if task.by is None:
        yield task_phrase("since", locale, day=short_weekday_text(task.since, locale))
