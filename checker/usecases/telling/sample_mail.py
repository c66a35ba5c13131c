"""What is a typical mail of a kind? Made-up figures for previews, worded like real ones. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from checker.domain.alteration import Alteration, AlterationKind, EndedByAlteration, Judged
from checker.domain.answer import AnswerChoice, ReadAnswer
from checker.domain.escalation import TOLD_AT_ONCE
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Resolution
from checker.domain.message import Item, MessageKind
from checker.domain.offers import Situation, offered
from checker.domain.organisation import ADMINISTRATION
from checker.domain.problem import Location
from checker.domain.proposal import Matter, Proposal, SenderKind
from checker.domain.receipt import FileReceipt, KeptOut
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.rules_edit import EditedRule, RulesEdit
from checker.domain.verdict import State, Verdict
from checker.wording.dates import instant_text, period_text, weekday_text
from checker.wording.mail_texts import capitalised, phrase
from checker.wording.post_titles import role_title
from checker.wording.states import SIGNS, state_word
from checker.wording.titles import titled_verdict
from notifications.answers import AnswerNews, answer_facts
from notifications.answers_waiting import ToEnter, no_title, waiting_facts
from notifications.digest_facts import DigestFacts, DigestGroup, DigestRow
from notifications.facts import MailFacts
from notifications.figure_rows import in_a_digest
from notifications.ladder import NO_HISTORY, next_step, step_days
from notifications.letters import letter_facts
from notifications.mail_context import Briefing
from notifications.mail_facts import NO_DRAFT, Reader, Upcoming, mail_facts, spoken_to
from notifications.message import AnyFacts
from notifications.notice_facts import RuleChangeFacts, ToldEdit
from notifications.notices import (
    LogOfAWeek,
    OperatorTrouble,
    OverdueReport,
    Week,
    all_well_facts,
    checkpoints_facts,
    operator_facts,
    overdue_report_facts,
    receipt_facts,
    report_title,
    trial_facts,
)
from notifications.offers import answer_in_short, asked_about, offer_facts
from notifications.rectification_facts import Cause, Rectified, rectification_facts
from notifications.rule_change_facts import rule_change_facts
from notifications.rule_edit_facts import rules_edited_facts, told_edit

A_WEEK = timedelta(days=7)


def facts_about(kind: MessageKind, rule: Rule, verdict: Verdict, reader: Reader, briefing: Briefing) -> AnyFacts:
    """What a mail of a kind says of a verdict, in the reader's language."""
    briefing = spoken_to(reader, briefing)
    if kind is MessageKind.DIGEST:
        return _digest(rule, verdict, reader, briefing)
    if kind is MessageKind.OVERDUE_REPORT:
        report = OverdueReport(
            title=rule.title,
            short_title=rule.short_title,
            sender=role_title(reader.first.role, reader.first.scope, briefing.organisation, briefing.locale),
            period=verdict.period,
            expected_by=briefing.calendar.add_office_days(briefing.sends_on, -5),
            file_names=(phrase("sample_file", briefing.locale, month=f"{briefing.on:%Y-%m}"),),
            waiting=((rule, verdict),),
        )
        case = Situation(MessageKind.OVERDUE_REPORT, State.NOT_EVALUABLE, None, owes_report=True)
        item = sample_item(kind, verdict.obligation, reader, briefing)
        answer = offer_facts(offered(case), item, report_title(report, briefing), briefing)
        return overdue_report_facts([report], reader, briefing, asked=(answer,) if answer else ())
    if kind is MessageKind.RULE_CHANGE:
        return _rule_change(rule, verdict, reader, briefing)
    if kind is MessageKind.LETTER:
        return letter_facts(MessageKind.ESCALATION, rule, verdict, reader, briefing, told_on=None)
    item = sample_item(kind, verdict.obligation, reader, briefing)
    if kind is MessageKind.RECTIFICATION:
        return _rectification(rule, verdict, reader, item, briefing)
    step = {MessageKind.ALERT: 1, MessageKind.ESCALATION: 2}.get(kind, 0)
    asked = asked_about(kind, rule, verdict, reader, item, briefing, finding=FindingState.OPEN)
    return mail_facts(
        kind,
        rule,
        verdict,
        reader,
        briefing,
        step=step,
        upcoming=_upcoming(kind, step, rule, verdict, reader, briefing),
        sequence=0 if kind is MessageKind.REMINDER else None,
        asked=asked,
    )


def _rectification(rule: Rule, verdict: Verdict, reader: Reader, item: Item, briefing: Briefing) -> MailFacts:
    """A file of today shows that it had never been missed."""
    told = Episode(
        obligation=verdict.obligation,
        number=1,
        state=FindingState.OPEN,
        verdict=State.BREACHED,
        cause="",
        severity=verdict.severity,
        since=briefing.on,
    )
    ended = replace(told, state=FindingState.RESOLVED, resolution=Resolution.RECTIFIED)
    cause = Cause(phrase("sample_file", briefing.locale, month=f"{briefing.on:%Y-%m}"), briefing.on)
    found = Rectified(Change(told, ended, ChangeEvent.RESOLVED, verdict, rule), cause, None)
    return rectification_facts([found], cause, reader, (), NO_HISTORY, item, NO_DRAFT, briefing)


def sample_item(kind: MessageKind, about: str, reader: Reader, briefing: Briefing) -> Item:
    """The item of a mail that nobody gets: its token names nothing."""
    house = briefing.organisation.organisation.id
    return Item(house, about, 0, kind, "", 0, f"{briefing.on}", reader.first.key)


def _rule_change(rule: Rule, verdict: Verdict, reader: Reader, briefing: Briefing) -> RuleChangeFacts:
    """The rule is gone since today: what another edit would require nobody knows."""
    told = Episode(
        obligation=verdict.obligation,
        number=1,
        state=FindingState.RESOLVED,
        verdict=verdict.state,
        cause=verdict.cause,
        severity=verdict.severity,
        since=briefing.on,
        resolution=Resolution.WITHDRAWN,
    )
    alteration = Alteration(AlterationKind.RULES, briefing.on, ADMINISTRATION)
    ended = EndedByAlteration(alteration, told, Judged(rule, verdict), is_rule_there=False)
    return rule_change_facts(alteration, [ended], reader, briefing)


def _upcoming(
    kind: MessageKind, step: int, rule: Rule, verdict: Verdict, reader: Reader, briefing: Briefing
) -> Upcoming:
    """What would come next, by the rule's own ladder."""
    if kind is MessageKind.REMINDER:
        after = briefing.calendar.add_office_days(verdict.due.effective, 1)
        return Upcoming(alert_on=after if verdict.severity in TOLD_AT_ONCE else None)
    if not step:
        return Upcoming()
    days = step_days(briefing.sends_on, verdict.severity, briefing)
    following = next_step(step, rule, verdict.scope.id, reader, briefing)
    if days is None or following is None:
        return Upcoming(act_by=days[0] if days else None)
    return Upcoming(act_by=days[0], step=following[0], addressee=following[1], from_day=days[1])


def _digest(rule: Rule, verdict: Verdict, reader: Reader, briefing: Briefing) -> DigestFacts:
    """An overview whose only news is this promise."""
    locale, organisation = briefing.locale, briefing.organisation
    word = state_word(verdict, locale)
    item = sample_item(MessageKind.ALERT, verdict.obligation, reader, briefing)
    row = DigestRow(
        sign=SIGNS[verdict.state],
        state=str(verdict.state),
        word=capitalised(word),
        what=titled_verdict(rule.title_in(locale), rule, verdict, locale),
        place=briefing.place_of(verdict),
        texts=in_a_digest(rule, verdict, briefing),
        origin=f"Plan {verdict.source_row}, {period_text(verdict.period, locale)}",
        answer=answer_in_short(MessageKind.DIGEST, rule, verdict, item, briefing, finding=FindingState.OPEN),
    )
    house = organisation.organisation.id
    year, week, _ = briefing.sends_on.isocalendar()
    return DigestFacts(
        kind=MessageKind.DIGEST,
        locale=locale,
        house=organisation.organisation.name,
        year=year,
        week=week,
        number=1,
        occasions=(),
        leading="",
        since=weekday_text(briefing.sends_on - A_WEEK, locale),
        counted=(f"1 {word}",),
        newest=(row.what,),
        groups=(DigestGroup("new", (row,)),),
        tallies=(),
        house_total=False,
        roles=(role_title(reader.first.held_by, reader.first.read_at, organisation, locale),),
        deputy_for=(),
        questions_to=role_title(briefing.escalation.questions_to, house, organisation, locale),
        from_hour=briefing.mail_from_hour,
        on=weekday_text(briefing.on, locale),
        known_at=instant_text(briefing.known_at, locale),
        rulebook=briefing.rulebook[:7],
    )


def _typical_log(now: datetime) -> LogOfAWeek:
    """A checkpoint of today, as it looks: its root and signature are nobody's."""
    note = f"zielwacht/house\n812\n{'A' * 43}=\n\n\N{EM DASH} zielwacht/house {'A' * 91}=\n"
    return LogOfAWeek(((now, note),), now - A_WEEK, is_late=False)


def _answered(reader: Reader, briefing: Briefing) -> Proposal:
    """Somebody has taken something on for ten working days."""
    taken_on = ReadAnswer(AnswerChoice.TAKE_ON, day=briefing.calendar.add_office_days(briefing.sends_on, 10))
    return Proposal(1, briefing.known_at, Matter(addressed=reader.first.key), taken_on, SenderKind.ROLE)


def _typical_edit(book: Rulebook, briefing: Briefing) -> ToldEdit:
    """The first rule is new since today: what another edit would say nobody knows."""
    new = tuple(EditedRule(None, planned) for planned in islice(book.rules(), 1))
    return told_edit(RulesEdit(2, briefing.on, ADMINISTRATION, book, book, new), new, briefing)


def typical_notice(kind: MessageKind, reader: Reader, briefing: Briefing, book: Rulebook) -> AnyFacts:
    """A notice with typical figures, in the reader's language."""
    briefing = spoken_to(reader, briefing)
    now = briefing.known_at
    match kind:
        case MessageKind.ALL_WELL:
            counts = {"files": 12, "records": 341, "judged": 402, "mails_sent": 31, "drafts": 1, "findings_open": 7}
            week = Week(briefing.on - A_WEEK, now, now, now, counts)
            next_on = briefing.on + A_WEEK
            return all_well_facts(
                week, reader, briefing, next_on=next_on, tells_service=True, tells_administration=True
            )
        case MessageKind.CHECKPOINTS:
            return checkpoints_facts(_typical_log(now), reader, briefing)
        case MessageKind.RULES_EDITED:
            return rules_edited_facts([_typical_edit(book, briefing)], reader, briefing)
        case MessageKind.OPERATOR:
            trouble = OperatorTrouble("nobody_reads", reader.first.key, "", now, "zielwacht roles list")
            return operator_facts([trouble], reader, briefing)
        case MessageKind.ANSWER:
            news = AnswerNews(_answered(reader, briefing), briefing.escalation.administering)
            title = phrase("sample_file", briefing.locale, month=f"{briefing.on:%Y-%m}")
            return answer_facts(news, "received", title, reader, briefing)
        case MessageKind.ANSWERS_WAIT:
            return waiting_facts([ToEnter(_answered(reader, briefing), reader.first.role)], no_title, reader, briefing)
        case MessageKind.RECEIPT:
            counts = {"read": 14, "accepted": 12, "duplicate": 0, "correction": 0, "quarantined": 2}
            name = phrase("sample_file", briefing.locale, month=f"{briefing.on:%Y-%m}")
            sender = role_title(reader.first.role, reader.first.scope, briefing.organisation, briefing.locale)
            reason = RecordProblem(Location(name), ProblemCode.NUMBER_TOO_LARGE)
            received = FileReceipt(name, now, "partly", counts=counts, rows=(KeptOut(7, 3, reason),))
            return receipt_facts([received], sender, reader, briefing)
        case _:
            return trial_facts(reader, briefing)
