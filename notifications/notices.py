"""What does a notice say to its reader? Reports, weeks and problems become facts. Pure.

When a notice is due is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from checker.domain.clock import local_day
from checker.domain.file_limits import MOST_MEGABYTES
from checker.domain.health import HealthIssue
from checker.domain.message import NOTICES, Item, MessageKind
from checker.domain.period import Period
from checker.domain.post import Post
from checker.domain.receipt import FileReceipt
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from checker.wording.answers import waiting_text
from checker.wording.dates import day_text, instant_text, overdue_text, period_text, weekday_and_day_text, weekday_text
from checker.wording.health import issue_text, next_command
from checker.wording.locales import Locale
from checker.wording.mail_texts import OF_A_FILE, OF_A_WEEK, capitalised, counted, phrase, place_in_plan
from checker.wording.post_titles import role_title
from checker.wording.receipts import KeptOutRow, numbered, rows_told, unread_text
from checker.wording.record_problems import problem_text
from checker.wording.staleness import as_of_text
from checker.wording.states import SIGNS
from checker.wording.titles import titled_verdict
from notifications.fact_row import FactRow
from notifications.facts import AnswerableFacts
from notifications.figure_rows import told_reasons
from notifications.mail_context import Briefing
from notifications.mail_facts import RULEBOOK_CHARACTERS, Reader, deputy_for, spoken_to
from notifications.notice_facts import (
    AllWellFacts,
    CheckpointLine,
    CheckpointsFacts,
    IssueLine,
    OperatorFacts,
    Outcome,
    OverdueReportFacts,
    ReceiptFacts,
    ReceivedFile,
    TrialFacts,
    Trouble,
    TroubleCode,
    WaitingTarget,
    WhyReceipt,
)

MOST_WAITING = 10
MOST_ROWS = 25
GRAVEST_FIRST: tuple[Outcome, ...] = (
    "private", "refused", "failed", "unopened", "partly", "uncounted", "known", "nil", "accepted"
)  # fmt: skip
LOOKS: dict[Outcome, State] = {
    "accepted": State.MET,
    "partly": State.AT_RISK,
    "known": State.MET,
    "nil": State.MET,
    "refused": State.BREACHED,
    "private": State.BREACHED,
    "unopened": State.BREACHED,
    "failed": State.BREACHED,
    "uncounted": State.AT_RISK,
}


@dataclass(frozen=True, slots=True)
class OverdueReport:
    """A report that was owed and has not come. `expected_by` is the day by whose end it was owed.

    `title` and `short_title` are those of its profile, `sender` the title of who owes it. `waiting` is what cannot
    be judged for want of it, `aged` what is judged by older figures. `replaced_by` is the period of a later report that
    has its figures, where such a one ended the wait. `about` is what answers about it are kept under. Of one that is
    here, `waited` are the obligations (keys) that waited for it, and `waiting` and `aged` those that still do.
    """

    title: str
    short_title: str
    sender: str
    period: Period
    expected_by: date
    file_names: tuple[str, ...]
    waiting: Sequence[tuple[Rule, Verdict]]
    aged: Sequence[tuple[Rule, Verdict]] = ()
    replaced_by: Period | None = None
    about: str = ""
    waited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """What the service did since a day, and what waits now. Instants are aware, None: never.

    `counts` by the names of OF_A_WEEK. `refused` are files of which nothing counts, those of the numbers `mended` have
    been replaced. `answers` are posts that answered, `letters` those that letters wait to leave for, each since a day.
    `held`: how many rows and files are kept out and still open, the oldest since a day; None: none.
    """

    since: date
    last_tick: datetime | None
    last_import: datetime | None
    last_delivery: datetime | None
    counts: Mapping[str, int]
    ills: tuple[HealthIssue, ...] = ()
    refused: tuple[FileReceipt, ...] = ()
    mended: frozenset[int] = frozenset()
    overdue: tuple[OverdueReport, ...] = ()
    answers: tuple[tuple[str, date], ...] = ()
    letters: tuple[tuple[str, date], ...] = ()
    held: tuple[int, date] | None = None


@dataclass(frozen=True, slots=True)
class OperatorTrouble:
    """What only the service can repair. `since` aware; None: unknown or just now."""

    code: TroubleCode
    about: str
    detail: str = ""
    since: datetime | None = None
    command: str = ""


def report_title(report: OverdueReport, briefing: Briefing) -> str:
    """A report as a subject names it, in the language of the briefing."""
    return f"{report.short_title}, {period_text(report.period, briefing.locale)}"


def overdue_report_facts(
    reports: Sequence[OverdueReport],
    reader: Reader,
    briefing: Briefing,
    *,
    number: int = 1,
    step: int = 1,
    asked: tuple[AnswerableFacts, ...] = (),
) -> OverdueReportFacts:
    """To the sender who owes the reports, or to whom it reports. `briefing.on` is the day of the mail.

    The first is the one that the mail is about, and `number` counts the mails about it, this one included; `step` is
    the one that reads it.
    """
    briefing = spoken_to(reader, briefing)
    locale, first = briefing.locale, reports[0]
    waiting = _each_once(report.waiting for report in reports)
    aged = _each_once(report.aged for report in reports)
    return OverdueReportFacts(
        **common_facts(
            MessageKind.OVERDUE_REPORT, State.NOT_EVALUABLE, _overdue_rows(reports, briefing), reader, briefing
        ),
        reports=tuple(dict.fromkeys((first.title, first.short_title))),
        sender=first.sender,
        period=period_text(first.period, locale),
        overdue=overdue_text(briefing.days_over(first.expected_by), briefing.sends_on, locale),
        waiting=tuple(_waiting(rule, verdict, briefing) for rule, verdict in waiting[:MOST_WAITING]),
        more=max(0, len(waiting) - MOST_WAITING),
        aged=tuple(_waiting(rule, verdict, briefing) for rule, verdict in aged[:MOST_WAITING]),
        more_aged=max(0, len(aged) - MOST_WAITING),
        number=number,
        step=step,
        count=len(reports),
        asked=asked,
        waited=tuple(verdict.obligation for _, verdict in (*waiting, *aged)),
    )


def report_here_facts(reports: Sequence[OverdueReport], reader: Reader, briefing: Briefing) -> OverdueReportFacts:
    """To whoever was notified that they were missing: they have come on `briefing.on`, or since the last tick."""
    briefing = spoken_to(reader, briefing)
    locale, first = briefing.locale, reports[0]
    replaced_by = first.replaced_by
    still = _each_once((*report.waiting, *report.aged) for report in reports)
    look = State.AT_RISK if still else State.MET
    return OverdueReportFacts(
        **common_facts(MessageKind.OVERDUE_REPORT, look, _here_rows(reports, briefing), reader, briefing),
        reports=tuple(dict.fromkeys((first.title, first.short_title))),
        sender=first.sender,
        period=period_text(first.period, locale),
        overdue="",
        waiting=tuple(_waiting(rule, verdict, briefing, is_here=True) for rule, verdict in still[:MOST_WAITING]),
        more=max(0, len(still) - MOST_WAITING),
        waited=tuple(dict.fromkeys(key for report in reports for key in report.waited)),
        is_here=True,
        count=len(reports),
        replaced_by=period_text(replaced_by, locale) if replaced_by else "",
    )


def _overdue_rows(reports: Sequence[OverdueReport], briefing: Briefing) -> tuple[FactRow, ...]:
    """The one report with its day and file; of several a row each."""
    locale, first = briefing.locale, reports[0]
    sender = FactRow(phrase("sender", locale), first.sender)
    if len(reports) == 1:
        return (
            FactRow(phrase("period", locale), period_text(first.period, locale)),
            FactRow(phrase("report_expected_by", locale), weekday_text(first.expected_by, locale)),
            sender,
            FactRow(phrase("file_name", locale), phrase("or", locale).join(first.file_names)),
            *_answered(reports, briefing),
        )
    rows = (
        FactRow(
            period_text(report.period, locale),
            phrase(
                "overdue_report_row",
                locale,
                title=report.title,
                day=day_text(report.expected_by, locale),
                file=phrase("or", locale).join(report.file_names),
            ),
        )
        for report in reports[:MOST_ROWS]
    )
    more = len(reports) - MOST_ROWS
    left_out = (FactRow("", phrase("more", locale, count=more)),) if more > 0 else ()
    return (sender, *rows, *left_out, *_answered(reports, briefing))


def _answered(reports: Sequence[OverdueReport], briefing: Briefing) -> Iterator[FactRow]:
    """What was answered about them: for which day they are announced, and what waits to be entered."""
    locale = briefing.locale
    for report in reports[:MOST_ROWS]:
        label = phrase("report", locale) if len(reports) == 1 else period_text(report.period, locale)
        day, waiting = briefing.announced.get(report.about), briefing.answers.get(report.about)
        if day is not None:
            yield FactRow(label, phrase("announced_for", locale, day=weekday_text(day, locale)))
        if waiting is not None:
            yield FactRow(phrase("received", locale), capitalised(waiting_text(waiting, locale)))


def _here_rows(reports: Sequence[OverdueReport], briefing: Briefing) -> tuple[FactRow, ...]:
    locale, sender = briefing.locale, FactRow(phrase("sender", briefing.locale), reports[0].sender)
    if len(reports) == 1 and reports[0].replaced_by is None:
        return FactRow(phrase("period", locale), period_text(reports[0].period, locale)), sender
    return (sender, *(FactRow(period_text(one.period, locale), _how_it_came(one, locale)) for one in reports))


def _how_it_came(report: OverdueReport, locale: Locale) -> str:
    """A later report that contains its figures ends the wait as well (ADR 0004)."""
    if report.replaced_by is None:
        return phrase("report_came", locale, title=report.title)
    period = period_text(report.replaced_by, locale)
    return phrase("report_replaced", locale, title=report.title, period=period)


def _each_once(by_report: Iterable[Sequence[tuple[Rule, Verdict]]]) -> list[tuple[Rule, Verdict]]:
    """Each promise at the first report that it lacks."""
    found: list[tuple[Rule, Verdict]] = []
    known: set[str] = set()
    for pairs in by_report:
        found += (pair for pair in pairs if pair[1].obligation not in known)
        known.update(verdict.obligation for _, verdict in pairs)
    return found


def all_well_facts(
    week: Week, reader: Reader, briefing: Briefing, *, next_on: date, tells_service: bool, tells_administration: bool
) -> AllWellFacts:
    """To those who run it. Commands are for the service, what waits to be seen to is for the administration."""
    briefing = spoken_to(reader, briefing)
    locale, organisation = briefing.locale, briefing.organisation
    lasts = {
        phrase("last_tick", locale): week.last_tick,
        phrase("last_import", locale): week.last_import,
        phrase("last_delivery", locale): week.last_delivery,
    }
    rows = tuple(FactRow(label, _instant(last, locale) or phrase("never", locale)) for label, last in lasts.items())
    look = State.AT_RISK if week.ills else State.MET
    return AllWellFacts(
        **common_facts(MessageKind.ALL_WELL, look, rows + _counted(week.counts, OF_A_WEEK[locale]), reader, briefing),
        week=briefing.on.isocalendar().week,
        since=day_text(week.since, locale),
        next_on=weekday_and_day_text(next_on, locale),
        counted=_counted_in_a_week(week, locale),
        pending=tuple(_pending(week, briefing)) if tells_administration else (),
        ills=tuple(_ill(each, locale, with_command=tells_service) for each in week.ills),
        for_service=tells_service,
        service=role_title(briefing.escalation.serving, organisation.organisation.id, organisation, locale),
    )


def _ill(issue: HealthIssue, locale: Locale, *, with_command: bool) -> IssueLine:
    return IssueLine(issue_text(issue, locale), next_command(issue) if with_command else "")


def _counted_in_a_week(week: Week, locale: Locale) -> tuple[str, ...]:
    numbers = {
        "troubles": len(week.ills),
        "refused_files": len(week.refused),
        "overdue_reports": len(week.overdue),
        "answers": len(week.answers),
        "letters": len(week.letters),
    }
    return tuple(counted(number, code, locale) for code, number in numbers.items() if number)


def _pending(week: Week, briefing: Briefing) -> Iterator[str]:
    """What waits for the administration, a line each; of many of a kind the rest is counted."""
    locale = briefing.locale

    def title(post: str) -> str:
        named = Post.parse(post)
        return role_title(named.role, named.unit, briefing.organisation, locale)

    held = [week.held] if week.held else []
    listed = (
        [phrase("kept_out_waits", locale, number=count, day=day_text(day, locale)) for count, day in held],
        [phrase("answer_waits", locale, day=day_text(day, locale), role=title(post)) for post, day in week.answers],
        [phrase("letter_waits", locale, day=day_text(day, locale), role=title(post)) for post, day in week.letters],
        [_refused_line(one, briefing, is_mended=one.number in week.mended) for one in week.refused],
        [_overdue_line(report, locale) for report in week.overdue],
    )
    for lines in listed:
        yield from lines[:MOST_WAITING]
        if len(lines) > MOST_WAITING:
            yield phrase("more_like_it", locale, count=len(lines) - MOST_WAITING)


def _refused_line(receipt: FileReceipt, briefing: Briefing, *, is_mended: bool) -> str:
    day = day_text(local_day(receipt.received_at), briefing.locale)
    if is_mended:
        return phrase("file_was_mended", briefing.locale, file=receipt.name, day=day)
    return phrase("file_was_refused", briefing.locale, file=receipt.name, day=day)


def _overdue_line(report: OverdueReport, locale: Locale) -> str:
    period, day = period_text(report.period, locale), day_text(report.expected_by, locale)
    return phrase("report_is_owed", locale, title=report.title, period=period, sender=report.sender, day=day)


def operator_facts(troubles: Sequence[OperatorTrouble], reader: Reader, briefing: Briefing) -> OperatorFacts:
    """To the service, when something that only they can repair has failed."""
    assert troubles, "an operator is told of something"
    briefing = spoken_to(reader, briefing)
    shown = tuple(
        Trouble(each.code, each.about, each.detail, _instant(each.since, briefing.locale), each.command)
        for each in troubles
    )
    common = common_facts(MessageKind.OPERATOR, State.AT_RISK, (), reader, briefing)
    return OperatorFacts(**common, troubles=shown)


def receipt_facts(
    receipts: Sequence[FileReceipt], sender: str, reader: Reader, briefing: Briefing, *, why: WhyReceipt = "sender"
) -> ReceiptFacts:
    """To the sender of some files, or to whoever sees to them. `sender` is its title, empty where nobody knows it."""
    briefing = spoken_to(reader, briefing)
    locale = briefing.locale
    ordered = sorted(receipts, key=lambda one: GRAVEST_FIRST.index(_shown(one)))
    files = tuple(_received(one, locale) for one in ordered)
    first = ordered[0]
    rows = (FactRow(phrase("received", locale), files[0].received), *_counted(first.counts, OF_A_FILE[locale]))
    return ReceiptFacts(
        **common_facts(MessageKind.RECEIPT, LOOKS[_shown(first)], rows if len(files) == 1 else (), reader, briefing),
        sender=sender,
        files=files,
        why=why,
        since=day_text(local_day(min(one.received_at for one in receipts)), locale),
    )


def _shown(receipt: FileReceipt) -> Outcome:
    is_taken = receipt.outcome in ("accepted", "known")
    return "uncounted" if is_taken and receipt.uncounted else receipt.outcome


def _received(receipt: FileReceipt, locale: Locale) -> ReceivedFile:
    held = receipt.counts.get("quarantined", 0)
    rows = [KeptOutRow(row.row, row.column, (row.reason,), receipt.number_of(row.position)) for row in receipt.rows]
    told = rows_told(rows, held, MOST_ROWS, locale)
    problems = [problem_text(problem, locale) for problem in receipt.problems[:MOST_ROWS]]
    problems[:1] = [numbered(first, receipt.number_of(), locale) for first in problems[:1]]
    return ReceivedFile(
        name=receipt.name,
        outcome=_shown(receipt),
        received=instant_text(receipt.received_at, locale),
        read=receipt.counts.get("read", 0),
        held=held,
        problems=(_unread(receipt, locale),) if receipt.why else tuple(problems),
        kept_out=told.lines,
        uncounted=tuple(problem_text(problem, locale) for problem in receipt.uncounted),
        more=told.more,
    )


def _unread(receipt: FileReceipt, locale: Locale) -> str:
    """Receipts of before a house could set how large a file may be do not bear it."""
    return unread_text(receipt.why, receipt.counts.get("megabytes", MOST_MEGABYTES), locale)


@dataclass(frozen=True, slots=True)
class LogOfAWeek:
    """The log's name, its checkpoints (instant and note), and when it was last held against something from outside.

    Oldest first; instants are aware, None: never. `is_late`: that should have been done again by now.
    """

    checkpoints: tuple[tuple[datetime, str], ...]
    counter_checked_at: datetime | None
    is_late: bool


def checkpoints_facts(log: LogOfAWeek, reader: Reader, briefing: Briefing) -> CheckpointsFacts:
    """To the auditor. Each checkpoint is one line, so that it can be read from the mail as it is."""
    briefing = spoken_to(reader, briefing)
    locale = briefing.locale
    last = _instant(log.counter_checked_at, locale) or phrase("never", locale)
    rows = (FactRow(phrase("counter_checked", locale), last),)
    look = State.AT_RISK if log.is_late else State.MET
    return CheckpointsFacts(
        **common_facts(MessageKind.CHECKPOINTS, look, rows, reader, briefing),
        week=briefing.on.isocalendar().week,
        checkpoints=tuple(
            CheckpointLine(weekday_and_day_text(local_day(at), locale), " ".join(note.split()))
            for at, note in log.checkpoints
        ),
        is_late=log.is_late,
    )


def trial_facts(reader: Reader, briefing: Briefing) -> TrialFacts:
    """To the mailbox of a role, to see that the way works."""
    briefing = spoken_to(reader, briefing)
    locale = briefing.locale
    rows = (
        FactRow(phrase("sent_at", locale), instant_text(briefing.known_at, locale)),
        FactRow(phrase("post", locale), reader.first.key),
    )
    return TrialFacts(**common_facts(MessageKind.TEST, State.MET, rows, reader, briefing))


def notice_item(organisation: str, kind: MessageKind, about: str, occurrence: str, addressed: str) -> Item:
    """The item of a notice. `about` is what it is about (sender/profile/period, the trouble, the file's SHA-256, or
    nothing); `occurrence` is what makes a repeat another one (an ISO week, a number, a day).
    """
    assert kind in NOTICES, f"{kind} is about a promise"
    return Item(
        organisation=organisation,
        obligation=about,
        episode=0,
        kind=kind,
        cause_state="",
        step=0,
        occurrence=occurrence,
        addressed=addressed,
    )


def common_facts(
    kind: MessageKind, look: State, rows: tuple[FactRow, ...], reader: Reader, briefing: Briefing
) -> dict[str, Any]:
    organisation, locale, first = briefing.organisation, briefing.locale, reader.first
    questions, house = briefing.escalation.questions_to, organisation.organisation.id
    return {
        "kind": kind,
        "locale": locale,
        "sign": SIGNS[look],
        "state": str(look),
        "rows": rows,
        "house": organisation.organisation.name,
        "role": role_title(first.held_by, first.read_at, organisation, locale),
        "deputy_for": deputy_for(reader, briefing),
        "questions_to": role_title(questions, house, organisation, locale),
        "on": weekday_text(briefing.on, locale),
        "known_at": instant_text(briefing.known_at, locale),
        "rulebook": briefing.rulebook[:RULEBOOK_CHARACTERS],
        "is_outside": reader.is_external,
    }


def _waiting(rule: Rule, verdict: Verdict, briefing: Briefing, *, is_here: bool = False) -> WaitingTarget:
    locale = briefing.locale
    return WaitingTarget(
        title=titled_verdict(rule.title_in(locale), rule, verdict, locale),
        place=briefing.place_of(verdict),
        origin=place_in_plan("waiting_row", verdict, locale),
        as_of=as_of_text(verdict.stale, locale) if verdict.stale else "",
        why=next(iter(told_reasons(rule, verdict, locale)), "") if is_here else "",
    )


def _counted(counts: Mapping[str, int], words: Mapping[str, str]) -> tuple[FactRow, ...]:
    return tuple(FactRow(word, str(counts[name])) for name, word in words.items() if name in counts)


def _instant(instant: datetime | None, locale: Locale) -> str:
    return instant_text(instant, locale) if instant else ""
