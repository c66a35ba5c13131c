"""A Monday in the small house: what stands, what is new, what is over. The stage of the digest tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from checker.domain.finding import Episode, FindingState, Resolution
from checker.domain.message import Item, Message, MessageKind, OutboxState, SentItem
from checker.domain.rule import Rule
from checker.domain.verdict import Completeness, Reason, State, Verdict
from checker.wording.locales import Locale
from notifications.digest import weekly_digests
from notifications.digest_facts import DigestFacts, from_json
from notifications.digest_input import DigestInput
from notifications.digest_schedule import Round
from notifications.ladder import messages_for_changes
from notifications.mail_context import Briefing
from tests.unit.notifications.mail_cases import (
    RATINGEN,
    a_briefing,
    a_count_rule,
    a_dated_rule,
    a_rate,
    a_rate_rule,
    a_verdict,
    an_episode,
    an_organisation,
    behind_pace,
    opened,
    overdue,
)

MONDAY = date(2016, 7, 4)
LAST_MONDAY = date(2016, 6, 27)
THIS = Round(MONDAY, since=LAST_MONDAY)
OWNER, MANAGEMENT, HEAD = "bereichsleitung@jobcenter", "gf@jobcenter", "geschaeftsstellenleitung@ratingen"
QUARTERLY = {
    "reported": {"every": "quarter", "sender": "fachaufsicht", "profile": "reviews"},
    "data_expected": {"working_days_after": 10, "origin": "assumption", "why": "Test"},
}
Case = tuple[Rule, Verdict, Episode | None]


def standing(*cases: Case, told: Iterable[SentItem] = (), **more: Any) -> DigestInput:
    by_obligation: dict[str, list[SentItem]] = {}
    for one in told:
        by_obligation.setdefault(one.item.obligation, []).append(one)
    return DigestInput(
        verdicts={verdict.obligation: verdict for _, verdict, _ in cases},
        rule_of=lambda verdict: {rule.id: rule for rule, _, _ in cases}.get(verdict.rule),
        episodes={verdict.obligation: episode for _, verdict, episode in cases if episode is not None},
        notified=by_obligation,
        **({"digested_on": dict.fromkeys((OWNER, MANAGEMENT, HEAD), LAST_MONDAY)} | more),
    )


def digests(now: DigestInput, this: Round = THIS, briefing: Briefing | None = None) -> dict[str, Message]:
    """The digests by their addressee."""
    outgoing = weekly_digests(this, now, briefing or a_briefing(this.on))
    return {planned.message.addressed: planned.message for planned in outgoing.messages}


def groups(message: Message) -> dict[str, list[str]]:
    """What stands under each heading."""
    facts: DigestFacts = from_json(message.facts)
    return {str(group.name): [row.what for row in group.rows] for group in facts.groups}


def news(message: Message) -> list[tuple[str, str, str]]:
    """Kind, obligation and addressee of each item but the digest's own."""
    return [
        (str(item.kind), item.obligation, item.addressed)
        for item in message.items
        if item.kind is not MessageKind.DIGEST
    ]


def as_told(*messages: Message) -> list[SentItem]:
    """The items of these mails, as the outbox keeps them once they have left."""
    return [told_item(item, message.kind, message.planned_on) for message in messages for item in message.items]


def told_item(item: Item, mail_kind: MessageKind, planned_on: date) -> SentItem:
    return SentItem(item, "m", mail_kind, OutboxState.SENT, planned_on, None, has_left=True)


def told_at_once(rule: Rule, verdict: Verdict, on: date) -> list[SentItem]:
    outgoing = messages_for_changes([opened(rule, verdict)], a_briefing(on))
    return as_told(*(planned.message for planned in outgoing.messages))


def minor_count(**more: Any) -> Rule:
    return a_count_rule(severity="minor", **more)


def at_risk(rule: Rule | None = None, **episode: Any) -> Case:
    rule = rule or a_count_rule()
    verdict = behind_pace(290, rule)
    return rule, verdict, an_episode(verdict, **({"since": date(2016, 7, 1), "step_since": MONDAY} | episode))


def over(rule: Rule, on: date = date(2016, 6, 30)) -> Case:
    """Was at risk, has recovered."""
    verdict = replace(behind_pace(360, rule), state=State.PENDING)
    ended = {"state": FindingState.RESOLVED, "resolution": Resolution.ALL_CLEAR, "resolved_on": on}
    return rule, verdict, an_episode(verdict, verdict=State.AT_RISK, **ended)


def heard(
    rule: Rule, *addressed: str, mail: MessageKind = MessageKind.DIGEST, on: date = LAST_MONDAY
) -> list[SentItem]:
    """These have read in a mail that the rule is at risk."""
    obligation = f"{rule.id}/jobcenter/2016"
    items = (Item("jobcenter", obligation, 1, MessageKind.ALERT, "at_risk", 1, "0", key) for key in addressed)
    return [told_item(item, MessageKind.DIGEST, LAST_MONDAY) for item in items]


def a_full_monday(locale: Locale = "de") -> tuple[DigestInput, Briefing]:
    """Something in every group, the benefits post vacant: the management reads for it."""
    missed = a_dated_rule()
    held = a_rate_rule(
        id="interface-dialogues-held",
        title="Geplante Schnittstellendialoge finden statt",
        short_title="Schnittstellendialoge gehalten",
        kind="share_full",
        source={"row": "T23b", "line": 508},
        measure={"records": "event", "part": "held", "whole": "max(planned, 2)"},
        target={"operator": "=", "value": "100", "unit": "percent"},
        scope={"judge": "office"},
        severity="major",
        owner="geschaeftsstellenleitung",
    )
    counts = {"planned": 2, "held": 1, "ahead": 0, "cancelled": 0, "silent": 0, "needed": 2}
    upcoming = (Reason("upcoming", {"within_reach": 1, "to_reach": 2}), Reason("events", counts))
    one_of_two = replace(
        a_rate(1, 2, held), scope=RATINGEN, evidence=None, reasons=upcoming, complete=Completeness(0, 0)
    )
    rate = a_rate_rule(**QUARTERLY)
    rate_so_far = replace(a_rate(14, 150, rate, State.PENDING), complete=Completeness(4, 1, 1, (), date(2016, 7, 14)))
    sickness = minor_count(id="sickness", title="Krankheitsquote im Jahresdurchschnitt", short_title="Krankheitsquote")
    due_soon = a_dated_rule(
        id="but-backlog-report-2",
        title="Rückmeldung 2 zu den Rückständen in Bildung und Teilhabe",
        short_title="BuT-Rückmeldung 2",
        source={"row": "T13", "line": 496},
        due={"nominal": date(2016, 7, 16), "policy": "next_working_day"},
    )
    muted = minor_count(id="muted", title="Wirtschaftliche Leistungsbearbeitung", short_title="Leistungsbearbeitung")
    met = a_count_rule(id="reviews-new-cases", title="Fachaufsicht: Prüfungen von Neufällen")
    cases: list[Case] = [
        (missed, overdue(missed), an_episode(overdue(missed), since=date(2016, 5, 3), step_since=date(2016, 5, 3))),
        at_risk(),
        (held, one_of_two, an_episode(one_of_two, since=date(2016, 6, 30), step_since=MONDAY)),
        (rate, rate_so_far, None),
        over(sickness),
        (due_soon, a_verdict(due_soon, State.PENDING), None),
        at_risk(muted, state=FindingState.ACKNOWLEDGED, until=date(2016, 7, 8)),
        (met, a_verdict(met, State.MET), None),
    ]
    draft_rule = a_rate_rule(owner="kreis")
    draft = messages_for_changes(
        [opened(draft_rule, a_rate(41, 300, draft_rule))], a_briefing(LAST_MONDAY, locale=locale)
    )
    now = standing(
        *cases,
        told=[*told_at_once(missed, overdue(missed), date(2016, 5, 3)), *heard(sickness, OWNER, MANAGEMENT)],
        drafts=[planned.message for planned in draft.messages if planned.state is OutboxState.DRAFT],
        sender_roles={"fachaufsicht": "gf"},
    )
    vacant = an_organisation(benefits_post_is_vacant=True)
    return now, a_briefing(MONDAY, locale=locale, organisation=vacant)


def the_full_digest(locale: Locale = "de") -> Message:
    now, briefing = a_full_monday(locale)
    return digests(now, briefing=briefing)[MANAGEMENT]
