"""Notices as a planner would make them: what is sent about files, reports and the service."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from checker.domain.alteration import Alteration, AlterationKind, EndedByAlteration, Judged
from checker.domain.answer import AnswerChoice, ReadAnswer, Unclear
from checker.domain.clock import at_local
from checker.domain.finding import Episode, FindingState
from checker.domain.health import HealthCode, HealthIssue, issue
from checker.domain.message import Item, Message, MessageKind
from checker.domain.offers import Situation, offered, offered_in_short
from checker.domain.organisation import Addressee
from checker.domain.period import Period
from checker.domain.problem import Location
from checker.domain.proposal import Matter, Proposal, ProposalState, SenderKind
from checker.domain.receipt import FileOutcome, FileReceipt, KeptOut
from checker.domain.record_problem import FieldName, ProblemCode, RecordProblem
from checker.domain.refusal import ProposalRefusal
from checker.domain.rule import Rule
from checker.domain.rules_edit import HouseDifference, LackedApproval, RulesEdit
from checker.domain.verdict import Reason, Stale, State, Verdict
from checker.rulebook.compare import compare
from checker.rulebook.respects import edited_rules
from checker.wording.locales import Locale
from notifications import notice_facts
from notifications.answers import AnswerNews, answer_facts, fate_of
from notifications.facts import AnswerableFacts, OfferFacts
from notifications.letter_facts import LetterFacts
from notifications.letters import letter_facts
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader
from notifications.notice_facts import (
    AllWellFacts,
    AnswerFacts,
    AnswersWaitFacts,
    AnswerToEnter,
    CheckpointsFacts,
    NoticeFacts,
    ReceiptFacts,
    RuleChangeFacts,
    RulesEditedFacts,
    WaitingLetter,
    WhyReceipt,
)
from notifications.notices import (
    LogOfAWeek,
    OperatorTrouble,
    OverdueReport,
    Week,
    all_well_facts,
    checkpoints_facts,
    common_facts,
    notice_item,
    operator_facts,
    overdue_report_facts,
    receipt_facts,
    report_here_facts,
    report_title,
    trial_facts,
)
from notifications.offers import offer_facts
from notifications.rule_change_facts import rule_change_facts
from notifications.rule_edit_facts import rules_edited_facts, told_edit
from tests.build import rulebook
from tests.unit.notifications.mail_cases import (
    RATINGEN,
    a_briefing,
    a_count_rule,
    a_rate,
    a_rate_rule,
    a_verdict,
    an_escalation,
    an_organisation,
    opened,
)

MONDAY = date(2016, 7, 4)
SHA256 = "43b736c423f204fad7fd70f54eb8b6324e30393adf3e4ee0ef08eba11492d561"
CONTROLLING = Reader(
    (Addressee("controlling", "jobcenter", "controlling", "controlling@jobcenter.example", is_external=False),)
)
COUNTED = {"files": 12, "records": 341, "judged": 402, "mails_sent": 31, "drafts": 1, "findings_open": 7}


def overdue_report(locale: Locale = "de", *, waiting: int = 3, number: int = 1) -> NoticeFacts:
    """The quarterly reviews, due on 18.04.2016, still away on 25.04."""
    rule, rate = a_count_rule(), a_rate_rule()
    pairs = [
        (rule, a_verdict(rule, State.NOT_EVALUABLE)),
        (rate, a_verdict(rate, State.NOT_EVALUABLE)),
        (rule, a_verdict(rule, State.NOT_EVALUABLE, scope=RATINGEN)),
    ]
    report = OverdueReport(
        title="Fachaufsicht: geprüfte Fälle im Quartal",
        short_title="Fachaufsicht",
        sender="Fachaufsicht Leistung",
        period=Period.parse("2016-Q1"),
        expected_by=date(2016, 4, 18),
        file_names=("fachaufsicht_2016-Q1.csv",),
        waiting=[pairs[place % 3] for place in range(waiting)],
    )
    briefing = a_briefing(date(2016, 4, 25), locale=locale)
    return overdue_report_facts([report], CONTROLLING, briefing, number=number, asked=_asked([report], briefing))


def _asked(reports: Sequence[OverdueReport], briefing: Briefing) -> tuple[AnswerableFacts, ...]:
    """Their sender may say when each comes, and that there was nothing."""
    case = Situation(MessageKind.OVERDUE_REPORT, State.NOT_EVALUABLE, None, owes_report=True)
    choices = offered(case) if len(reports) == 1 else offered_in_short(case)
    items = [
        notice_item("jobcenter", MessageKind.OVERDUE_REPORT, str(one.period), "1", "controlling@jobcenter")
        for one in reports
    ]
    found = (
        offer_facts(choices, item, report_title(report, briefing), briefing)
        for report, item in zip(reports, items, strict=True)
    )
    return tuple(answer for answer in found if answer is not None)


def overdue_reports(locale: Locale = "de", *, step: int = 1) -> NoticeFacts:
    """Two reports of the controlling: both keep a count from being judged, and a rate with the figures of June."""
    rule, rate = a_count_rule(), a_rate_rule()
    periods = [Period.parse(f"2016-{month}") for month in ("07", "08")]
    old = replace(a_verdict(rate, State.AT_RISK), stale=Stale(date(2016, 6, 30), tuple(periods)))
    reports = [
        OverdueReport(
            title="Zielnachhaltung (Monat)",
            short_title="Zielnachhaltung",
            sender="Controlling",
            period=period,
            expected_by=by,
            file_names=(f"zielnachhaltung_{period}.csv",),
            waiting=[(rule, a_verdict(rule, State.NOT_EVALUABLE))],
            aged=[(rate, old)],
        )
        for period, by in zip(periods, (date(2016, 8, 12), date(2016, 9, 14)), strict=True)
    ]
    briefing = a_briefing(date(2016, 9, 15), locale=locale)
    asked = _asked(reports, briefing)
    return overdue_report_facts(reports, CONTROLLING, briefing, number=4, step=step, asked=asked)


def report_replaced(locale: Locale = "de", *, more: int = 0) -> NoticeFacts:
    """July's report never came; August's has its figures. `more` others came themselves."""
    report = OverdueReport(
        title="Zielnachhaltung (Monat)",
        short_title="Zielnachhaltung",
        sender="Controlling",
        period=Period.parse("2016-07"),
        expected_by=date(2016, 8, 12),
        file_names=("zielnachhaltung_2016-07.csv",),
        waiting=(),
        replaced_by=Period.parse("2016-08"),
    )
    others = [replace(report, period=Period.parse("2016-08"), replaced_by=None)] * more
    return report_here_facts([report, *others], CONTROLLING, a_briefing(date(2016, 9, 14), locale=locale))


def report_without_a_row(locale: Locale = "de") -> NoticeFacts:
    """January's report is here: one of the two that waited can be judged, the other lacks its row."""
    rule = a_count_rule()
    january = Period.parse("2016-01")
    lacking = replace(
        a_verdict(rule, State.NOT_EVALUABLE),
        reasons=(Reason("nothing_reported", {"missing": 1, "first": january, "row": "Krankheitsquote"}),),
    )
    report = OverdueReport(
        title="Zielnachhaltung (Monat)",
        short_title="Zielnachhaltung",
        sender="Controlling",
        period=january,
        expected_by=date(2016, 2, 12),
        file_names=("zielnachhaltung_2016-01.csv",),
        waiting=[(rule, lacking)],
        waited=("kdu-budget/jobcenter/2016", lacking.obligation),
    )
    return report_here_facts([report], CONTROLLING, a_briefing(date(2016, 2, 17), locale=locale))


def a_letter() -> LetterFacts:
    """To the district, which had been told of what is required no longer."""
    briefing = a_briefing(date(2016, 10, 13))
    district = briefing.organisation.address("kreis", "jobcenter", briefing.on)
    assert district is not None
    days = {"told_on": date(2016, 10, 5), "changed_on": date(2016, 10, 12)}
    return letter_facts(MessageKind.RULE_CHANGE, a_rate_rule(), a_rate(41, 300), Reader((district,)), briefing, **days)


RELEASE = WaitingLetter(
    "Kreis Mettmann",
    AnswerableFacts("ZW-a1b2c3", "Kreis Mettmann", (OfferFacts("Freigeben", "FREIGEBEN", "FREIGEBEN"),)),
    a_letter(),
)


def rule_change(
    locale: Locale = "de", kind: AlterationKind = AlterationKind.RULES, *, by: str = "administration", many: int = 1
) -> RuleChangeFacts:
    """A bound that was raised, a day that was put off, or what is not owed any more."""
    rule = a_rate_rule()
    before = a_verdict(rule, State.BREACHED, scope=RATINGEN)
    alteration = Alteration(kind, date(2016, 5, 2), by, number=2)
    ended = [
        EndedByAlteration(alteration, an_ended_episode(before), Judged(rule, before), now)
        for now in (_raised(rule, before), *[None] * (many - 1))
    ]
    if kind in (AlterationKind.UNIT_CEASED, AlterationKind.OCCASION_GONE):
        ended = [replace(one, now=None) for one in ended]
    return rule_change_facts(alteration, ended, CONTROLLING, a_briefing(MONDAY, locale=locale))


RAISED = {"operator": "<", "value": "12", "unit": "percent"}
REASON = "Der Kreis hat den Wert neu vereinbart"


def an_edit(change: Mapping[str, Any], *, number: int = 2, by: str = "administration", reason: str = "") -> RulesEdit:
    """The bound of the error rate, or what else is said of it; another rule is new."""
    before, after = rulebook(a_rate_rule()), rulebook(a_rate_rule(**change), a_count_rule())
    house = an_organisation()
    before, after = (replace(book, organisation=house, escalation=an_escalation()) for book in (before, after))
    on = date(2016, 5, number)
    rules = edited_rules(compare(before, after), before, after)
    return RulesEdit(number, on, by, before, after, rules, reason)


def rules_edited(locale: Locale = "de", *edits: RulesEdit, **more: Any) -> RulesEditedFacts:
    """To whoever answers for the rules."""
    briefing = a_briefing(MONDAY, locale=locale)
    known = edits or (an_edit({"target": RAISED}, reason=REASON),)
    told = [told_edit(edit, edit.rules, briefing, edit.house) for edit in known]
    return rules_edited_facts(told, CONTROLLING, briefing, **more)


def rule_change_with_an_edit(locale: Locale) -> RuleChangeFacts:
    """The mail about what has ended says why, and what else was changed of the reader's rules."""
    edit = an_edit({"severity": "major"}, reason=REASON)
    told = told_edit(edit, edit.rules, a_briefing(MONDAY, locale=locale))
    return replace(rule_change(locale), reason=REASON, edits=(told,))


def of_an_emergency(locale: Locale, *, is_approved: bool = False) -> RulesEditedFacts:
    lacks = (
        LackedApproval("kdu-error-rate", ("kreis",), "kreis"),
        LackedApproval("reviews-existing-cases", ("gf", "bereichsleitung")),
        LackedApproval("", ("gf",)),
    )
    edit = an_edit({"target": RAISED}, reason=REASON)
    waive = HouseDifference(("escalation", "powers", "waive"), ("management",), ("management", "controlling"))
    alarm = replace(edit, is_emergency=True, lacks=() if is_approved else lacks, preview=SHA256, house=(waive,))
    return rules_edited(locale, alarm, passed_over=alarm)


def _raised(rule: Rule, before: Verdict) -> Judged:
    assert before.target is not None, "a rate has a bound"
    return Judged(rule, replace(before, state=State.MET, target="20"))


def an_ended_episode(verdict: Verdict) -> Episode:
    return Episode(verdict.obligation, 1, FindingState.RESOLVED, verdict.state, verdict.cause, verdict.severity, MONDAY)


def all_well(
    locale: Locale = "de",
    *ills: HealthIssue,
    counts: Mapping[str, int] = COUNTED,
    administers: bool = False,
    serves: bool = True,
    **waits: Any,
) -> AllWellFacts:
    """By default to the service of a house in which nothing waits."""
    week = Week(
        since=date(2016, 6, 27),
        last_tick=at_local(MONDAY, 6, 45),
        last_import=at_local(date(2016, 7, 1), 14, 31),
        last_delivery=at_local(date(2016, 7, 1), 7, 2),
        counts=counts,
        ills=ills,
        **waits,
    )
    briefing = a_briefing(MONDAY, locale=locale)
    next_on = date(2016, 7, 11)
    return all_well_facts(
        week, CONTROLLING, briefing, next_on=next_on, tells_service=serves, tells_administration=administers
    )


def _what_waits() -> dict[str, Any]:
    """A file that is mended and one that is not, a report, an answer and a letter."""
    report = OverdueReport(
        title="Zielnachhaltung (Monat)",
        short_title="Zielnachhaltung",
        sender="Controlling",
        period=Period.parse("2016-05"),
        expected_by=date(2016, 6, 14),
        file_names=("zielnachhaltung_2016-05.csv",),
        waiting=(),
    )
    refused = (a_receipt("refused", number=1), a_receipt("refused", file="monatszahlen_2016-05.csv", number=2))
    return {
        "refused": refused,
        "mended": frozenset({1}),
        "overdue": (report,),
        "answers": (("bereichsleitung@jobcenter", date(2016, 7, 1)),),
        "letters": (("kreis@jobcenter", date(2016, 6, 9)),),
    }


RULES_BROKEN = issue(HealthCode.RULES_BROKEN, mistake="rules/plans/2016/goals/kdu.yaml:14:22: unknown operator '=<'")
SERVER_AWAY = issue(HealthCode.MAIL_SESSION, count=3, since=at_local(date(2016, 7, 1), 9), why="connection refused")


NOBODY = OperatorTrouble(
    "nobody_reads", "geschaeftsstellenleitung@ratingen", "", at_local(MONDAY, 7), "zielwacht roles list"
)
TEMPLATE = OperatorTrouble(
    "broken_template", "de/sentences.j2:14", "'facts.titel' is undefined", None, "zielwacht mail preview"
)
RULES = OperatorTrouble(
    "broken_rules",
    "rules/plans/2016/goals/kdu.yaml:14:22",
    "unknown operator '=<' (allowed: <, <=, =, >=, >)",
    at_local(MONDAY, 6, 30),
    "zielwacht rules lint",
)
WAITING_RULES = OperatorTrouble(
    "waiting_rules",
    "Der Vorschau 3f2ab8c91e02 muss noch zugestimmt werden, je Regel von einer der Rollen: kdu-error-rate (gf)",
    "",
    at_local(MONDAY, 6, 30),
    "zielwacht rules approve 3f2ab8c91e02",
)
MAILBOX = OperatorTrouble("unreachable_mailbox", "controlling@jobcenter", "550 no such user", at_local(MONDAY, 7, 1))
BACK = OperatorTrouble(
    "mail_came_back", "controlling@jobcenter", "5.1.1", at_local(MONDAY, 7, 1), "zielwacht mail outbox"
)
BACK_FOR_GOOD = OperatorTrouble("mail_came_back_for_good", "gf@jobcenter", "5.1.1", at_local(MONDAY, 7, 1))
SERVER = OperatorTrouble("mail_server", "mail.jobcenter.example:25", "connection refused", at_local(MONDAY, 7))
UNBUILT = OperatorTrouble(
    "mail_not_built", "a1b2c3d4e5f6", "a control character in the subject", None, "zielwacht mail retry a1b2c3d4e5f6"
)
RELAY = OperatorTrouble("mail_server", "", "550 5.7.1 relaying denied", at_local(MONDAY, 7), "zielwacht mail outbox")
UNREAD = OperatorTrouble(
    "answers_unread",
    "zielwacht, INBOX (mail.jobcenter.example:993)",
    "[AUTHENTICATIONFAILED] Invalid credentials",
    at_local(MONDAY, 6, 30),
    "zielwacht mail answer --mailbox",
)
CHANGED = OperatorTrouble("store_changed", "act [3] (+1)", command="zielwacht store check")
DOWNTIME = OperatorTrouble("downtime", "01.07.2016, 18:00 – 04.07.2016, 06:30")


def operator(locale: Locale = "de", *troubles: OperatorTrouble) -> NoticeFacts:
    return operator_facts(troubles or (NOBODY,), CONTROLLING, a_briefing(MONDAY, locale=locale))


def a_receipt(outcome: FileOutcome = "partly", **more: Any) -> FileReceipt:
    """Twelve rows taken over, two kept out."""
    file = "fachaufsicht_2016-Q1.csv"
    exceeds = {"part": FieldName("faulty", "fehlerhaft"), "part_value": 14, "whole": FieldName("reviewed", "geprüft"),
               "whole_value": 12}  # fmt: skip
    given: dict[str, Any] = {
        "file": file,
        "received_at": at_local(date(2016, 4, 11), 14, 31),
        "outcome": outcome,
        "sha256": SHA256,
        "sender": "fachaufsicht",
        "profile": "case-reviews@1",
        "counts": {"read": 14, "accepted": 12, "duplicate": 0, "correction": 0, "quarantined": 2},
        "rows": (
            KeptOut(7, 4, RecordProblem(Location(file), ProblemCode.PART_EXCEEDS_WHOLE, exceeds)),
            KeptOut(9, 3, RecordProblem(Location(file), ProblemCode.CELL_EMPTY, {"column": "geprüft"})),
        ),
    }
    return FileReceipt(**(given | more))


REFUSED = RecordProblem(Location("fachaufsicht_2016-Q1.csv"), ProblemCode.FILE_EMPTY)
OVERTAKEN = RecordProblem(Location("fachaufsicht_2016-Q1.csv"), ProblemCode.OVERTAKEN_BY_STAND, {"listed": (3, 4)})


def receipt(locale: Locale = "de", *others: FileReceipt, read_as: WhyReceipt = "sender", **more: Any) -> ReceiptFacts:
    """The receipt of one file, and of others with it; `read_as` is why its reader gets it."""
    briefing = a_briefing(date(2016, 4, 11), locale=locale)
    sender = "" if read_as == "unassigned" else "Fachaufsicht Leistung"
    return receipt_facts([a_receipt(**more), *others], sender, CONTROLLING, briefing, why=read_as)


def answered(locale: Locale = "de", *, missing: tuple[str, ...] = (), **more: Any) -> AnswerFacts:
    """Taken on until 15.07., by the mailbox of the role, about the reviews."""
    given: dict[str, Any] = {
        "number": 12,
        "received_at": at_local(MONDAY, 9, 5),
        "matter": Matter("ZW-2d7d45", "2d7d45" + "0" * 58, "kdu-error-rate/jobcenter/2016", "controlling@jobcenter", 1),
        "answer": ReadAnswer(AnswerChoice.TAKE_ON, day=date(2016, 7, 15)),
        "sender": SenderKind.ROLE,
    }
    line = {"de": "ÜBERNEHME bis 18.07.", "en": "TAKING IT ON until 18 Jul"}[locale]
    offer = OfferFacts("Ich übernehme" if locale == "de" else "I take it on", line, line)
    asked = (AnswerableFacts("ZW-2d7d45", "Fehlerquote", (offer,)),)
    news = AnswerNews(Proposal(**(given | more)), "controlling", missing, asked=asked)
    title = {"de": "Fehlerquote Arbeitsanweisung KdU", "en": "Error rate of housing costs"}[locale]
    return answer_facts(news, fate_of(news.came), title, CONTROLLING, a_briefing(MONDAY, locale=locale))


def to_enter(locale: Locale = "de", *, stands_in: str = "") -> AnswersWaitFacts:
    """Three answers: one is clear, of one the sender is unknown, and one was not understood."""
    came, title = "04.07.2016, 09:05", "Fehlerquote Arbeitsanweisung KdU"
    lines = (
        AnswerToEnter(12, "Übernommen bis 15.07.2016", title, "Bereichsleitung Leistung", came),
        AnswerToEnter(13, "Erledigt am 01.07.2016", title, "Controlling", came, "unbekannter Absender"),
        AnswerToEnter(14, "", "", "", came, "unklar"),
    )
    common = common_facts(MessageKind.ANSWERS_WAIT, State.PENDING, (), CONTROLLING, a_briefing(MONDAY, locale=locale))
    return AnswersWaitFacts(
        **common, to_enter=lines, until="Mittwoch, 06.07.2016", stands_in=stands_in, more=4 if stands_in else 0
    )


def checkpoints(locale: Locale, *, days: int = 7, is_late: bool = False) -> CheckpointsFacts:
    """Of each day of the week before Monday, 04.07.; of the last one by nobody signed."""
    made = []
    for number in range(days):
        root = b64encode(bytes([number + 1]) * 32).decode()
        signature = b64encode(b"\x01\x02\x03\x04" + bytes([number]) * 64).decode()
        below = f"\n\N{EM DASH} house.example/log {signature}\n" if number < 6 else "\n"
        note = f"house.example/log\n{800 + 12 * number}\n{root}\n{below}"
        made.append((at_local(MONDAY - timedelta(days=7 - number), 6), note))
    log = LogOfAWeek(tuple(made), at_local(date(2016, 5, 2 if not is_late else 1), 9), is_late)
    return checkpoints_facts(log, CONTROLLING, a_briefing(MONDAY, locale=locale))


def passed_on(locale: Locale, choice: AnswerChoice, day: date | None = None) -> AnswerFacts:
    """To whoever must hear what was answered."""
    matter, answer = Matter(addressed="controlling@jobcenter"), ReadAnswer(choice, day=day)
    came = Proposal(12, at_local(MONDAY, 9, 5), matter, answer, SenderKind.ROLE)
    title = answered(locale).title
    briefing = a_briefing(MONDAY, locale=locale)
    return answer_facts(AnswerNews(came, "controlling"), "passed_on", title, CONTROLLING, briefing)


DONE = ReadAnswer(AnswerChoice.DONE, day=date(2016, 7, 1))


def every_notice(locale: Locale) -> dict[str, NoticeFacts]:
    """By the name of its golden file."""
    clean = {"read": 13, "accepted": 12, "duplicate": 0, "correction": 1, "quarantined": 0}
    nothing = dict.fromkeys(clean, 0)
    another = a_receipt("refused", file="fachaufsicht_2016-Q2.csv", rows=(), counts={}, problems=(REFUSED,))
    return {
        "overdue_report": overdue_report(locale),
        "overdue_report_of_much": overdue_report(locale, waiting=23),
        "rule_change": rule_change(locale),
        "rule_change_of_much": rule_change(locale, many=120),
        "rule_change_amendment": rule_change(locale, AlterationKind.AMENDMENT, by="TV 12/2016"),
        "rule_change_merger": rule_change(locale, AlterationKind.UNIT_CEASED, by="hilden"),
        "rule_change_closure": rule_change(locale, AlterationKind.UNIT_CEASED, by=""),
        "rule_change_occasion": rule_change(locale, AlterationKind.OCCASION_GONE, by=""),
        "rule_change_to_release": replace(rule_change(locale), letters=(RELEASE,)),
        "rule_change_with_an_edit": rule_change_with_an_edit(locale),
        "rules_edited": rules_edited(locale, worse=[opened(a_rate_rule(), a_rate(41, 300))]),
        "rules_edited_twice": rules_edited(
            locale, an_edit({"target": RAISED}), an_edit({"severity": "minor"}, number=3, by="gf", reason=REASON)
        ),
        "rules_edited_in_an_emergency": of_an_emergency(locale),
        "rules_edited_in_an_emergency_approved": of_an_emergency(locale, is_approved=True),
        "overdue_reports": overdue_reports(locale),
        "overdue_reports_climbed": overdue_reports(locale, step=2),
        "report_replaced": report_replaced(locale),
        "reports_here": report_replaced(locale, more=1),
        "report_here_without_a_row": report_without_a_row(locale),
        "all_well": all_well(locale),
        "all_well_with_ills": all_well(locale, RULES_BROKEN, SERVER_AWAY),
        "all_well_to_the_administration": all_well(locale, serves=False, administers=True, **_what_waits()),
        "all_well_to_both": all_well(locale, SERVER_AWAY, administers=True, **_what_waits()),
        "operator_nobody_reads": operator(locale, NOBODY),
        "operator_broken_template": operator(locale, TEMPLATE),
        "operator_several": operator(locale, RULES, MAILBOX, SERVER, DOWNTIME),
        "operator_rules_that_wait": operator(locale, WAITING_RULES),
        "operator_answers_unread": operator(locale, UNREAD),
        "operator_mails_that_came_back": operator(locale, BACK, BACK_FOR_GOOD),
        "operator_mails_that_do_not_leave": operator(locale, UNBUILT, RELAY),
        "operator_store_changed": operator(locale, CHANGED),
        "receipt_partly": receipt(locale),
        "receipt_accepted": receipt(locale, outcome="accepted", counts=clean, rows=()),
        "receipt_uncounted": receipt(locale, outcome="accepted", counts=clean, rows=(), uncounted=(OVERTAKEN,)),
        "receipt_known": receipt(locale, outcome="known", counts=clean, rows=(), says_nothing=True),
        "receipt_nil": receipt(locale, outcome="nil", counts=nothing, rows=()),
        "receipt_refused": receipt(locale, outcome="refused", counts={"read": 0}, rows=(), problems=(REFUSED,)),
        "receipt_private": receipt(locale, outcome="private", counts={"read": 0}, rows=()),
        "receipt_failed": receipt(locale, outcome="failed", counts={}, rows=(), why="program_failed"),
        "receipt_of_several": receipt(locale, another),
        "receipt_unassigned": receipt(
            locale, outcome="unopened", counts={}, rows=(), why="too_large", read_as="unassigned"
        ),
        "receipt_unmended": receipt(
            locale, outcome="refused", counts={"read": 0}, rows=(), problems=(REFUSED,), read_as="unmended"
        ),
        "answer_received": answered(locale),
        "answer_lacks_its_file_number": answered(
            locale, answer=DONE, doubt=ProposalRefusal.STILL_MISSING, missing=("file_number",)
        ),
        "answer_of_a_stranger": answered(locale, sender=SenderKind.UNKNOWN),
        "answer_unclear": answered(locale, answer=ReadAnswer(AnswerChoice.DONE, Unclear.MORE_WORDS)),
        "answer_entered": answered(locale, answer=DONE, state=ProposalState.ENTERED, decided_by="controlling"),
        "answer_done_by_a_link_alone": answered(
            locale, sender=SenderKind.LINK, form="f1", state=ProposalState.ENTERED, decided_by="controlling"
        ),
        "answer_rejected": answered(
            locale, state=ProposalState.REJECTED, decided_by="controlling", reason="Bitte Tag und Aktenzeichen nennen"
        ),
        "answer_entered_no_act": replace(
            answered(
                locale,
                answer=ReadAnswer(AnswerChoice.WRONG_FIGURES),
                state=ProposalState.ENTERED,
                decided_by="controlling",
            ),
            is_no_act=True,
            passed_to=("Fachaufsicht Leistung",),
        ),
        "answer_lapsed": answered(locale, answer=DONE, state=ProposalState.LAPSED),
        "answer_passed_on_figures": passed_on(locale, AnswerChoice.WRONG_FIGURES),
        "answer_passed_on_date": passed_on(locale, AnswerChoice.NEW_DATE, date(2016, 8, 15)),
        "answer_passed_on_letter": passed_on(locale, AnswerChoice.CHANGE_NEEDED),
        "answer_passed_on": passed_on(locale, AnswerChoice.NOT_RESPONSIBLE),
        "answers_wait": to_enter(locale),
        "answers_wait_for_the_deputy": to_enter(locale, stands_in="Controlling"),
        "checkpoints": checkpoints(locale),
        "checkpoints_not_checked": checkpoints(locale, is_late=True),
        "checkpoints_none": checkpoints(locale, days=0),
        "test": trial_facts(CONTROLLING, a_briefing(MONDAY, locale=locale)),
    }


def a_notice(facts: NoticeFacts) -> Message:
    """The message that carries it."""
    about = {
        MessageKind.OVERDUE_REPORT: "fachaufsicht/case-reviews/2016-Q1",
        MessageKind.OPERATOR: "nobody_reads",
        MessageKind.RULES_EDITED: "activation/2",
        MessageKind.RECEIPT: SHA256,
        MessageKind.ANSWER: "answer/12",
        MessageKind.ANSWERS_WAIT: "answer/12",
    }.get(facts.kind, "")
    if isinstance(facts, RuleChangeFacts):
        item = Item(
            "jobcenter", "kdu-error-rate/ratingen/2016", 1, facts.kind, "breached", 0, "0", "controlling@jobcenter"
        )
        return Message(facts.kind, item.addressed, (item,), MONDAY, at_local(MONDAY, 7), notice_facts.to_json(facts))
    item = notice_item("jobcenter", facts.kind, about, "2016-W27", "controlling@jobcenter")
    return Message(facts.kind, item.addressed, (item,), MONDAY, at_local(MONDAY, 7), notice_facts.to_json(facts))
