"""Sixty small mistakes that the product could have: each must make a scenario of the features fail.

In the order of the flow: days and periods, bounds and pace, samples, judging, what is reported, findings, the ladder,
mails, acts. A mistake is made by replacing `old`, which must stand exactly once in its file. `features` are the files
whose scenarios should notice it; if they do not, all are tried.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """`breaks` says in words what would be wrong then. `survives`: why no scenario can notice it; empty: one must."""

    file: str
    old: str
    new: str
    breaks: str
    features: tuple[str, ...]
    survives: str = ""


def _mutant(file: str, old: str, new: str, breaks: str, *features: str, survives: str = "") -> Mutant:
    return Mutant(file, old, new, breaks, features, survives)


DAYS = (
    _mutant(
        "checker/domain/due.py",
        "return calendar.next_working_day(nominal)",
        "return nominal",
        "a due day on a Sunday does not move to Monday",
        "termine",
    ),
    _mutant(
        "checker/domain/due.py",
        "return calendar.last_office_day(nominal)",
        "return nominal",
        "people are asked for something by a Saturday",
        "termine",
        "mails",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'case Row.DUE_AHEAD:\n            return [two_fields("<=", "on", "effective")]',
        'case Row.DUE_AHEAD:\n            return [two_fields("<", "on", "effective")]',
        "a date is missed on its last day",
        "termine",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'two_fields("<=", "submitted", "effective")',
        'two_fields("<", "submitted", "effective")',
        "what is handed in on the last day is late",
        "termine",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'OVER = two_fields(">", "on", "end")',
        'OVER = two_fields(">=", "on", "end")',
        "a period is over on its last day",
        "dialoge",
    ),
    _mutant(
        "checker/domain/period.py",
        "if part.end <= by)",
        "if part.end < by)",
        "a month counts as completed a day late",
        "leistungsbereich",
        "fehlerquoten",
        "unterkunftskosten",
    ),
    _mutant(
        "checker/evaluation/completeness.py",
        "missing=tuple(report.period for report in absent if on > report.by)",
        "missing=tuple(report.period for report in absent if on >= report.by)",
        "a report is missing on the day by which it is owed",
        "ruhe",
        "fehlerquoten",
    ),
    _mutant(
        "checker/evaluation/completeness.py",
        "return end_of_month_after(end, wait.months_after)",
        "return end_of_month_after(end, wait.months_after - 1)",
        "figures are owed a month early",
        "krankheitsquote",
        "integration",
        "sgb2-ziele",
    ),
    _mutant(
        "checker/domain/calendar.py",
        "if day.weekday() < SATURDAY and day not in off:",
        "if day.weekday() <= SATURDAY and day not in off:",
        "Saturday is a working day",
        "kalender",
        "termine",
    ),
)

BOUNDS = (
    _mutant(
        "checker/evaluation/compile.py",
        'return [two_fields(_operator(rule), "lhs", "rhs")]',
        'return [two_fields({"<": "<=", ">": ">="}.get(_operator(rule), _operator(rule)), "lhs", "rhs")]',
        "ten percent exactly is less than ten percent",
        "fehlerquoten",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}',
        'OPPOSITE = {"<": ">", "<=": ">", ">": "<=", ">=": "<"}',
        "a budget that must not be reached is still open when it is spent to the cent",
        "unterkunftskosten",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'return [two_fields(">=", "lhs", "least"), two_fields("<=", "lhs", "most")]',
        'return [two_fields(">=", "lhs", "least")]',
        "a band has no upper end",
        "integration",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'return [OPEN, two_fields(">", "still_missing", "days_left")]',
        'return [OPEN, two_fields(">=", "still_missing", "days_left")]',
        "two events on the last two working days are given up",
        "dialoge",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'COMPLETE = says("outstanding", 0)',
        'COMPLETE = more_than("outstanding", -1)',
        "a year is judged for good before its last report has come",
        "fehlerquoten",
        "krankheitsquote",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'return [OVER, more_than("reports_missing", 0)]',
        'return [OVER, more_than("reports_missing", 1)]',
        "one missing report does not keep the year from being judged",
        "fehlerquoten",
        "krankheitsquote",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'return [two_fields("<" if operator in (">=", ">", "=") else ">", "figure", "path")]',
        'return [two_fields("<=" if operator in (">=", ">", "=") else ">=", "figure", "path")]',
        "who is exactly on the path is behind it",
        "leistungsbereich",
        "kontaktdichte",
        "pruefungen",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'return [two_fields("<", "within_reach", "to_reach")]',
        'return [two_fields("<=", "within_reach", "to_reach")]',
        "who has planned all that is missing is at risk",
        "dialoge",
    ),
    _mutant(
        "checker/evaluation/compile.py",
        'return [two_fields("<", "newest_month", "a_month")]',
        'return [two_fields("<=", "newest_month", "a_month")]',
        "a month that brings exactly its share is a weak one",
        "integration",
    ),
    _mutant(
        "checker/evaluation/pace.py",
        "return Fraction(ceil(linear))",
        "return Fraction(int(linear))",
        "a path in whole pieces is rounded down",
        "pruefungen",
        "integration",
    ),
    _mutant(
        "checker/evaluation/pace.py",
        "if step.by <= by)",
        "if step.by < by)",
        "a step of a path counts a day late",
        "dialoge",
        "kontaktdichte",
    ),
    _mutant(
        "checker/evaluation/pace.py",
        "return Fraction(5 * missing,",
        "return Fraction(7 * missing,",
        "what a week must bring is counted in calendar days",
        "erklaerung",
    ),
)

SAMPLES = (
    _mutant(
        "checker/evaluation/sampling.py",
        "ALPHA = Fraction(1, 20)",
        "ALPHA = Fraction(1, 10)",
        "a sample proves with an error of ten percent",
        "fehlerquoten",
    ),
    _mutant(
        "checker/evaluation/sampling.py",
        "INDICATED_FROM = 100",
        "INDICATED_FROM = 101",
        "a sample of exactly one hundred is weak",
        "fehlerquoten",
    ),
    _mutant(
        "checker/evaluation/sampling.py",
        "return Fraction(ruled_out, grid) if below else",
        "return Fraction(ruled_out - 1, grid) if below else",
        "what is possible is rounded to the side that promises more",
        "fehlerquoten",
    ),
    _mutant(
        "checker/evaluation/measures.py",
        "and (not selections or review.selection in selections)",
        "and True",
        "cases that were picked for a reason count as a random sample",
        "datenlage",
        "fehlerquoten",
    ),
)

JUDGING = (
    _mutant(
        "checker/evaluation/verdict.py",
        "act.granted_on <= on <= act.until]",
        "act.granted_on <= on < act.until]",
        "a waiver ends a day early",
        "befunde",
    ),
    _mutant(
        "checker/evaluation/gather.py",
        "granted = [act for act in acts if act.kind is ActKind.EXTEND and act.granted_on <= view.on]",
        "granted = [act for act in acts if act.kind is ActKind.EXTEND]",
        "an extension holds before it was granted",
        "befunde",
    ),
    _mutant(
        "checker/evaluation/measures.py",
        "lambda item: item.submitted_on is not None and item.submitted_on <= on",
        "lambda item: item.submitted_on is not None",
        "a paper counts before the day on which it was handed in",
        "termine",
    ),
    _mutant(
        "checker/evaluation/measures.py",
        'return rule.measure.records in ("event", "deliverable") or reported_for.end <= on',
        "return True",
        "a figure counts before its month has ended",
        "datenlage",
    ),
    _mutant(
        "checker/evaluation/deliverables.py",
        'if measure.evidence == "required" and record.evidence is None:',
        'if measure.evidence == "never" and record.evidence is None:',
        "a paper without a file number is proof",
        "termine",
        "mails",
    ),
    _mutant(
        "checker/evaluation/deliverables.py",
        "if record.total is not None and (record.done or 0) < record.total:",
        "if record.total is not None and (record.done or 0) > record.total:",
        "nine of ten parts are all of them",
        "berichte",
        "plan",
    ),
    _mutant(
        "checker/evaluation/deliverables.py",
        "if content.id not in record.covers]",
        "if content.id in ()]",
        "a report need not treat what the plan asks for",
        "kommunale-leistungen",
        "berichte",
    ),
    _mutant(
        "checker/evaluation/deliverables.py",
        "return given in (wanted, view.calendar.last_office_day(wanted))",
        "return True",
        "a report may be as of another day",
        "berichte",
    ),
    _mutant(
        "checker/evaluation/events.py",
        "window = Period(period.kind, period.start, min(period.end, on))",
        "window = period",
        "an event has taken place before its day",
        "dialoge",
        "leistungsbereich",
    ),
    _mutant(
        "checker/evaluation/events.py",
        'elif event.status == "cancelled":',
        'elif event.status == "moved":',
        "a cancelled event is still ahead",
        "dialoge",
    ),
    _mutant(
        "checker/evaluation/events.py",
        "if is_planned and event.replaces is None:",
        "if is_planned:",
        "a replacement is a second plan",
        "dialoge",
    ),
    _mutant(
        "checker/evaluation/events.py",
        "or set(wanted.roles) <= set(event.participant_roles)",
        "or bool(set(wanted.roles) & set(event.participant_roles))",
        "one of those who must be there is enough",
        "dialoge",
        "leistungsbereich",
    ),
)

REPORTED = (
    _mutant(
        "checker/records/accounting.py",
        "if head is None or not (reading.candidates or head.nil):",
        "if head is None:",
        "a file of which no row counts is a report",
        "empfang",
    ),
    _mutant(
        "checker/records/accounting.py",
        'if version.key not in present and version.record.record_status == "active":',
        'if version.key in () and version.record.record_status == "active":',
        "what a list has no more counts for ever",
        "meldungen",
    ),
    _mutant(
        "checker/records/accounting.py",
        "return RowFinding.DUPLICATE if was_taken else _added(",
        "return _added(",
        "the same file once more is reported anew",
        "meldungen",
    ),
    _mutant(
        "checker/domain/record.py",
        "return ranked(record.authority == OFFICIAL,",
        "return ranked(False,",
        "what the house counts itself replaces the official figure",
        "datenlage",
        "integration",
    ),
    _mutant(
        "checker/domain/record.py",
        'return _rank((official, data_month or "", False, stand, (row, sequence)))',
        'return _rank((official, data_month or "", False, NO_STAND, (row, sequence)))',
        "an older Stand that comes in later replaces the newer one",
        "fehlerquoten",
        "meldungen",
    ),
)

FINDINGS = (
    _mutant(
        "checker/domain/finding.py",
        "self.until is not None and on <= self.until",
        "self.until is not None and on < self.until",
        "an acknowledgement ends a day early",
        "eskalation",
        "befunde",
    ),
    _mutant(
        "checker/findings/follow_up.py",
        "if is_worse and not (is_silenced and not _is_critical(verdict)):",
        "if is_worse:",
        "what gets worse ends a silence, critical or not",
        "befunde",
    ),
    _mutant(
        "checker/findings/follow_up.py",
        "is_worse = WORST_FIRST[verdict.state] < WORST_FIRST[episode.verdict]",
        "is_worse = False",
        "a critical target that is missed during a silence is told nobody",
        "befunde",
    ),
    _mutant(
        "checker/findings/follow_up.py",
        "return self._days_after(since) >= needed",
        "return True",
        "what is at risk for a day is told on that day",
        "uebersichten",
        "mails",
        "ruhe",
    ),
    _mutant(
        "checker/findings/hindsight.py",
        "or version.sequence <= sequence:",
        "or version.sequence > 0:",
        "a new plan makes yesterday's finding an error",
        "dialoge",
    ),
    _mutant(
        "checker/findings/follow_up.py",
        "if verdict.late or episode.verdict in LACKS_WORD:",
        "if episode.verdict in LACKS_WORD:",
        "what came late makes the mail about its lateness an error",
        "mails",
        "eskalation",
        "befunde",
    ),
    _mutant(
        "checker/findings/follow_up.py",
        "return _resolved(episode, Resolution.RULE_CHANGED, patience.on), ChangeEvent.RESOLVED",
        "return _resolved(episode, Resolution.ALL_CLEAR, patience.on), ChangeEvent.RESOLVED",
        "a finding that a change of the rules ended is told as cleared",
        "befunde",
    ),
)

LADDER = (
    _mutant(
        "checker/findings/follow_up.py",
        "if rung is None or patience.on < rung.from_day or",
        "if rung is None or patience.on <= rung.from_day or",
        "the next step is told a day late",
        "eskalation",
    ),
    _mutant(
        "notifications/ladder.py",
        "if addressee is None or (is_draft and (number > 1 or addressee.is_external)):",
        "if addressee is None:",
        "a finding about a draft of the plan goes up the ladder",
        "eskalation",
        "mails",
    ),
)

MAILS = (
    _mutant(
        "notifications/reminders.py",
        "reached = [lead for lead, day in days.items() if day <= briefing.on]",
        "reached = [lead for lead, day in days.items() if day < briefing.on]",
        "reminders come a day late",
        "mails",
    ),
    _mutant(
        "notifications/rate_limit.py",
        "if len(mails) <= left:",
        "if len(mails) <= left + 1:",
        "a mailbox has three single mails a week",
        "ruhe",
        "mails",
    ),
    _mutant(
        "notifications/sending_times.py",
        "if not calendar.is_office_day(day) or local_time(instant).hour >= until_hour:",
        "if local_time(instant).hour >= until_hour:",
        "mails leave on a holiday",
        "mails",
        "uebersichten",
    ),
    _mutant(
        "notifications/urgency.py",
        "return None if verdict.evidence is EvidenceClass.PROVEN else TellingReason.NOT_PROVEN",
        "return None",
        "a rate that no sample proves is told at once",
        "mails",
        "eskalation",
        "fehlerquoten",
    ),
    _mutant(
        "notifications/digest_schedule.py",
        "DOWNTIME_OFFICE_DAYS = 3",
        "DOWNTIME_OFFICE_DAYS = 30",
        "after two weeks without the service come many single mails",
        "uebersichten",
        survives="the week's limit of single mails a mailbox collects them by then; held by unit tests of the schedule",
    ),
)

ACTS = (
    _mutant(
        "checker/findings/acts.py",
        "case.effective is not None and request.until <= case.effective:",
        "case.effective is not None and request.until < case.effective:",
        "an extension to the day that holds is granted",
        "befunde",
    ),
    _mutant(
        "checker/findings/permissions.py",
        "return tuple(post for post in each_once if not own & {post, *_readers(post, organisation, on)})",
        "return each_once",
        "whoever answers for it extends their own date",
        "befunde",
    ),
    _mutant(
        "checker/findings/acts.py",
        "if not reason and request.because is None and request.kind not in NEEDS_NO_REASON:",
        "if False:",
        "a silence needs no reason",
        "befunde",
    ),
    _mutant(
        "checker/findings/acts.py",
        "if request.until < case.on:",
        "if request.until < case.on and not request.reason:",
        "a silence may end before it begins",
        "befunde",
    ),
)

MUTANTS = (*DAYS, *BOUNDS, *SAMPLES, *JUDGING, *REPORTED, *FINDINGS, *LADDER, *MAILS, *ACTS)
