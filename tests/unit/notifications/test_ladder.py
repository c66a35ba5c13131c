"""Who is told what has changed, and who comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from checker.domain.act import Act, ActKind
from checker.domain.answer import token_of
from checker.domain.clock import at_local
from checker.domain.finding import Change, ChangeEvent, Episode, Resolution, Rung
from checker.domain.message import MessageKind, OutboxState, SentItem
from checker.domain.organisation import Addressee
from checker.domain.proposal import AnswersWaiting
from checker.domain.verdict import Reason, State
from notifications.escalation_history import sentences
from notifications.fact_row import FactRow
from notifications.facts import NextStep, from_json
from notifications.facts_json import stored_facts
from notifications.ladder import (
    Ladders,
    Outgoing,
    messages_for_changes,
    next_step,
    step_days,
    steps,
)
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader
from notifications.render import render
from tests.unit.notifications.mail_cases import (
    RATINGEN,
    a_briefing,
    a_dated_rule,
    a_rate,
    a_rate_rule,
    a_verdict,
    an_episode,
    an_escalation,
    an_organisation,
    climbed,
    handed_in,
    opened,
    overdue,
    repeated,
    resolved,
    told_items,
    told_items_of,
)

TUESDAY = date(2016, 5, 3)
OWNER, MANAGEMENT, DISTRICT = "bereichsleitung@jobcenter", "gf@jobcenter", "kreis@jobcenter"


def told(outgoing: Outgoing) -> list[tuple[str, str, str]]:
    """Kind, addressee and state of each message."""
    return [(str(p.message.kind), p.message.addressed, str(p.state)) for p in outgoing.messages]


def with_vacant_post(on: date) -> Briefing:
    return a_briefing(on, organisation=an_organisation(benefits_post_is_vacant=True))


def test_what_opens_is_told_to_the_owner_once() -> None:
    outgoing = messages_for_changes([opened(a_dated_rule(), overdue())], a_briefing(TUESDAY), {})
    assert told(outgoing) == [("alert", OWNER, "pending")]
    (item,) = outgoing.messages[0].message.items
    assert (item.kind, item.episode, item.cause_state, item.step, item.occurrence, item.addressed) == (
        MessageKind.ALERT,
        1,
        "breached",
        1,
        "0",
        OWNER,
    )


def test_planning_the_same_change_again_gives_the_same_message() -> None:
    changes = [opened(a_dated_rule(), overdue())]
    first, second = (messages_for_changes(changes, a_briefing(TUESDAY), {}) for _ in range(2))
    assert first == second


def test_what_got_worse_is_another_message_in_the_same_thread() -> None:
    rule = a_rate_rule()
    at_risk, breached = a_rate(41, 300), a_rate(41, 300, state=State.BREACHED)
    before = messages_for_changes([opened(rule, at_risk)], a_briefing(TUESDAY), {}).messages[0].message
    worse = Change(an_episode(at_risk), an_episode(breached), ChangeEvent.WORSENED, breached, rule)
    told_before = {at_risk.obligation: told_items(before)}
    after = messages_for_changes([worse], a_briefing(TUESDAY), told_before).messages[0].message
    assert after.key != before.key
    assert (before.root_key, after.root_key) == (None, before.key)


@pytest.mark.parametrize("severity", ["minor", "info"])
def test_small_things_wait_for_the_digest(severity: str) -> None:
    rule = a_dated_rule(severity=severity)
    assert messages_for_changes([opened(rule, overdue(rule))], a_briefing(TUESDAY), {}) == Outgoing()


def test_a_body_outside_gets_a_draft() -> None:
    rule = a_dated_rule(owner="kreis")
    outgoing = messages_for_changes([opened(rule, overdue(rule))], a_briefing(TUESDAY), {})
    assert told(outgoing) == [("letter", DISTRICT, str(OutboxState.DRAFT)), ("alert", MANAGEMENT, "pending")]
    letter = stored_facts(outgoing.messages[0].message.facts)
    notice = from_json(outgoing.messages[1].message.facts)
    assert notice.letters == (letter,), "the management reads the whole of it"
    assert notice.draft_to == "Kreis Mettmann"
    answer = notice.asked.answer
    assert answer is not None
    assert answer.token == token_of(outgoing.messages[1].message.key)
    assert [offer.line for offer in answer.offers[:3]] == ["FREIGEBEN", "NICHT SENDEN", "ÄNDERUNG NÖTIG"]


def test_an_office_is_told_at_its_own_mailbox() -> None:
    rule = a_rate_rule(owner="geschaeftsstellenleitung", scope={"judge": "office"})
    verdict = replace(a_rate(41, 300, rule), scope=RATINGEN)
    outgoing = messages_for_changes([opened(rule, verdict)], a_briefing(TUESDAY), {})
    assert told(outgoing) == [("alert", "geschaeftsstellenleitung@ratingen", "pending")]
    assert from_json(outgoing.messages[0].message.facts).role == "Geschäftsstellenleitung Ratingen"


def test_the_deputy_reads_for_a_vacant_post_and_is_told_so() -> None:
    outgoing = messages_for_changes([opened(a_dated_rule(), overdue())], with_vacant_post(TUESDAY), {})
    facts = from_json(outgoing.messages[0].message.facts)
    assert told(outgoing) == [("alert", MANAGEMENT, "pending")]
    assert [(item.step, item.addressed) for item in outgoing.messages[0].message.items] == [(1, OWNER), (2, MANAGEMENT)]
    assert (facts.role, facts.deputy_for) == ("Geschäftsführung", ("Bereichsleitung Leistung",))


def test_a_role_that_nobody_reads_for_is_reported() -> None:
    organisation = an_organisation(benefits_post_is_vacant=True)
    gone = {"deputy": None, "valid_to": date(2016, 1, 1)}
    roles = tuple(role.model_copy(update=gone) for role in organisation.roles)
    nobody = a_briefing(TUESDAY, organisation=organisation.model_copy(update={"roles": roles}))
    assert messages_for_changes([opened(a_dated_rule(), overdue())], nobody, {}) == Outgoing(unreachable=(OWNER,))


@pytest.mark.parametrize(
    ("why", "kinds"),
    [
        pytest.param(Resolution.ALL_CLEAR, ["all_clear", "all_clear"], id="was missed, is good again"),
        pytest.param(Resolution.RECTIFIED, [], id="had never been missed: told with all that its cause set right"),
        pytest.param(Resolution.EXTENDED, [], id="extended"),
        pytest.param(Resolution.WITHDRAWN, [], id="rule or scope gone"),
        pytest.param(Resolution.UNANNOUNCED, [], id="over before anybody was told"),
    ],
)
def test_an_end_is_told_to_everyone_who_had_been_told(why: Resolution, kinds: list[str]) -> None:
    change = resolved(a_dated_rule(), handed_in(), why, OWNER, MANAGEMENT)
    outgoing = messages_for_changes([change], a_briefing(TUESDAY), {})
    assert [kind for kind, _, _ in told(outgoing)] == kinds
    assert [addressed for _, addressed, _ in told(outgoing)] == [OWNER, MANAGEMENT][: len(kinds)]


def test_an_end_is_told_to_nobody_else() -> None:
    change = resolved(a_dated_rule(), handed_in(), Resolution.ALL_CLEAR)
    assert messages_for_changes([change], a_briefing(TUESDAY), {}) == Outgoing()


def test_deputy_and_addressee_in_one_mailbox_get_one_mail_with_both_items() -> None:
    change = resolved(a_dated_rule(), handed_in(), Resolution.ALL_CLEAR, OWNER, MANAGEMENT)
    alert = messages_for_changes([opened(a_dated_rule(), overdue())], a_briefing(TUESDAY)).messages[0].message
    before = {change.episode.obligation: told_items(alert)}
    outgoing = messages_for_changes([change], with_vacant_post(TUESDAY), before)
    assert told(outgoing) == [("all_clear", MANAGEMENT, "pending")]
    message = outgoing.messages[0].message
    assert [item.addressed for item in message.items] == [OWNER, MANAGEMENT]
    assert message.root_key == alert.key
    assert from_json(message.facts).deputy_for == ("Bereichsleitung Leistung",)


@pytest.mark.parametrize(
    ("found_on", "leaves_on"),
    [
        pytest.param(date(2016, 5, 3), date(2016, 5, 3), id="open day"),
        pytest.param(date(2016, 5, 7), date(2016, 5, 9), id="Saturday"),
        pytest.param(date(2016, 5, 5), date(2016, 5, 9), id="holiday, then a closure day and a weekend"),
        pytest.param(date(2016, 5, 6), date(2016, 5, 9), id="closure day"),
        pytest.param(date(2016, 12, 26), date(2016, 12, 27), id="second day of Christmas"),
    ],
)
def test_nobody_is_mailed_on_a_closed_day(found_on: date, leaves_on: date) -> None:
    message = messages_for_changes([opened(a_dated_rule(), overdue())], a_briefing(found_on), {}).messages[0].message
    assert message.planned_on == leaves_on
    assert message.not_before.astimezone(UTC).hour in (5, 6)


def test_mail_hours_begin_at_seven_in_summer_and_winter() -> None:
    assert a_briefing(date(2016, 7, 4)).not_before == datetime(2016, 7, 4, 5, tzinfo=UTC)
    assert a_briefing(date(2016, 1, 4)).not_before == datetime(2016, 1, 4, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("severity", "told_on", "expected"),
    [
        pytest.param("critical", date(2016, 10, 5), (date(2016, 10, 7), date(2016, 10, 10)), id="two days"),
        pytest.param("major", date(2016, 5, 3), (date(2016, 5, 12), date(2016, 5, 13)), id="five, holiday and closure"),
        pytest.param("minor", date(2016, 5, 3), None, id="no ladder"),
    ],
)
def test_a_step_has_its_working_days(severity: str, told_on: date, expected: tuple[date, date] | None) -> None:
    assert step_days(told_on, severity, a_briefing(told_on)) == expected


def test_the_ladder_starts_with_the_owner_and_names_nobody_twice() -> None:
    policy = a_rate_rule().escalation
    assert an_escalation().ladder("bereichsleitung", policy) == ("bereichsleitung", "gf", "kreis")
    assert an_escalation().ladder("gf", policy) == ("gf", "kreis")


def test_an_alert_names_who_comes_next_and_from_when() -> None:
    alert = messages_for_changes([opened(a_rate_rule(), a_rate(41, 300))], a_briefing(date(2016, 10, 5)), {})
    facts = from_json(alert.messages[0].message.facts)
    assert facts.act_by == "Freitag, 07.10.2016"
    assert facts.next_step == NextStep(2, "Geschäftsführung", "Montag, 10.10.2016", False)


def test_a_deputy_who_is_the_next_step_is_one_step() -> None:
    briefing = with_vacant_post(TUESDAY)
    owner = briefing.organisation.address("bereichsleitung", "jobcenter", TUESDAY)
    assert isinstance(owner, Addressee)
    following = next_step(1, a_rate_rule(), "jobcenter", Reader((owner,)), briefing)
    assert following is not None
    assert (following[0], following[1].key) == (3, DISTRICT)


def test_an_escalation_is_addressed_to_its_step_and_says_what_was_told_before() -> None:
    alert = messages_for_changes([opened(a_dated_rule(), overdue())], a_briefing(TUESDAY)).messages[0].message
    before = {overdue().obligation: told_items(alert, sent_on=TUESDAY)}
    outgoing = messages_for_changes([climbed(a_dated_rule(), overdue(), 1, 2)], a_briefing(date(2016, 5, 12)), before)
    assert told(outgoing) == [("escalation", MANAGEMENT, "pending")]
    facts = from_json(outgoing.messages[0].message.facts)
    assert (facts.step, facts.next_step) == (2, None)
    assert facts.history == (
        "03.05.2016: Hinweis an Bereichsleitung Leistung",
        "Keine Bestätigung bis 11.05.2016, 24:00 Uhr",
    )


def test_three_days_stand_in_a_mail_when_they_differ_and_one_when_not() -> None:
    labels = [row.label for row in rows_of(a_dated_rule())]
    assert labels[:3] == ["Bitte bis", "Datum laut Plan", "Spätestens"]
    same = a_dated_rule(due={"nominal": date(2016, 6, 30), "policy": "next_working_day"})
    assert [row.label for row in rows_of(same)][:2] == ["Fällig", "Quelle"]


def test_what_is_due_in_the_year_after_stands_in_its_own_years_plan() -> None:
    late = a_dated_rule(due={"nominal": date(2017, 3, 31), "policy": "next_working_day"})
    (source,) = (row.text for row in rows_of(late) if row.label == "Quelle")
    assert source.startswith("Plan 2016, ")


def rows_of(rule: object) -> tuple[FactRow, ...]:
    change = opened(rule, overdue(rule))  # type: ignore[arg-type]
    message = messages_for_changes([change], a_briefing(date(2016, 7, 4)), {}).messages[0].message
    return from_json(message.facts).rows


@pytest.mark.parametrize(
    ("part", "whole", "figure"),
    [
        pytest.param(5, 59, "5 von 59 = 8,5 %", id="large enough"),
        pytest.param(1, 59, "1,7 % (Anzahlen unter 3 werden nicht gezeigt)", id="one person"),
        pytest.param(57, 58, "98,3 % (Anzahlen unter 3 werden nicht gezeigt)", id="one left over"),
        pytest.param(1, 2, "Anzahlen unter 3 werden nicht gezeigt", id="too few at all"),
    ],
)
def test_counts_that_point_at_single_people_stay_out_of_mails(part: int, whole: int, figure: str) -> None:
    change = opened(a_rate_rule(), a_rate(part, whole))
    facts = from_json(messages_for_changes([change], a_briefing(TUESDAY), {}).messages[0].message.facts)
    assert facts.rows[0] == FactRow("Kennwert", figure.replace(" %", "\N{NO-BREAK SPACE}%"))
    hidden = "nicht gezeigt" in figure
    assert any("Zufallsstichprobe" in sentence for sentence in facts.because) is not hidden


def test_dialogues_are_no_people_and_are_shown() -> None:
    rule = a_rate_rule(measure={"records": "event", "part": "held", "whole": "max(planned, 2)"})
    verdict = a_verdict(rule, State.AT_RISK, value=a_rate(1, 2).value, numerator=1, denominator=2)
    verdict = replace(
        verdict,
        reasons=(Reason("events", {"planned": 1, "held": 1, "ahead": 0, "needed": 2, "cancelled": 0, "silent": 0}),),
    )
    facts = from_json(messages_for_changes([opened(rule, verdict)], a_briefing(TUESDAY), {}).messages[0].message.facts)
    assert facts.rows[0].text == "1 von 2 = 50,0\N{NO-BREAK SPACE}%"


def of_a_draft(on: date) -> Briefing:
    return a_briefing(on, drafts=frozenset({("investigation-criteria-agreed", 2016), ("kdu-error-rate", 2016)}))


def test_a_draft_plan_tells_the_owner_that_nothing_will_be_escalated() -> None:
    outgoing = messages_for_changes([opened(a_dated_rule(), overdue())], of_a_draft(TUESDAY), {})
    assert told(outgoing) == [("alert", OWNER, "pending")]
    assert from_json(outgoing.messages[0].message.facts).is_draft


def test_a_draft_plan_escalates_nothing_inside_or_outside() -> None:
    rule, verdict = a_rate_rule(), a_rate(41, 300)
    assert [step.last for step in steps(rule, verdict, a_briefing(TUESDAY))] == [1, 2, 3]
    assert [step.last for step in steps(rule, verdict, of_a_draft(TUESDAY))] == [1]
    told_before = {verdict.obligation: told_items_of(opened(rule, verdict), TUESDAY)}
    standing = an_episode(verdict, step_since=TUESDAY)
    assert Ladders(lambda _: rule, a_briefing(TUESDAY), told_before).ahead(standing, verdict) is not None
    assert Ladders(lambda _: rule, of_a_draft(TUESDAY), told_before).ahead(standing, verdict) is None


def ladders(told_before: Sequence[SentItem], on: date, **briefed: object) -> Ladders:
    rule = a_dated_rule()
    return Ladders(lambda _: rule, a_briefing(on, **briefed), {overdue().obligation: told_before})


def standing(step: int = 1, since: date = TUESDAY) -> Episode:
    return an_episode(overdue(), step=step, step_since=since)


def test_the_next_step_begins_when_the_working_days_of_this_one_are_over() -> None:
    told_before = told_items_of(opened(a_dated_rule(), overdue()), TUESDAY)
    # 05.05. is a holiday, 06.05. a closure day: 04., 09., 10., 11., 12.
    assert ladders(told_before, TUESDAY).ahead(standing(), overdue()) == Rung(2, date(2016, 5, 13))


@pytest.mark.parametrize(
    ("came", "goes_on"),
    [
        pytest.param(date(2016, 5, 4), date(2016, 5, 13), id="its two working days are over before the step's"),
        pytest.param(date(2016, 5, 12), date(2016, 5, 18), id="two working days, Whit Monday is none"),
        pytest.param(date(2016, 5, 14), date(2016, 5, 19), id="on a Saturday"),
    ],
)
def test_a_ladder_waits_two_working_days_at_most_for_an_answer_to_be_entered(came: date, goes_on: date) -> None:
    told_before = told_items_of(opened(a_dated_rule(), overdue()), TUESDAY)
    answers = {overdue().obligation: AnswersWaiting((came, date(2016, 5, 30)))}
    assert ladders(told_before, TUESDAY, answers=answers).ahead(standing(), overdue()) == Rung(2, goes_on)


def test_while_an_answer_waits_no_mail_says_that_nobody_answered() -> None:
    told_before = told_items_of(opened(a_dated_rule(), overdue()), TUESDAY)
    answers = {overdue().obligation: AnswersWaiting((date(2016, 5, 10),))}
    climbed = replace(opened(a_dated_rule(), overdue()), event=ChangeEvent.CLIMBED)
    climbed = replace(climbed, episode_before=climbed.episode, episode=replace(climbed.episode, step=2))
    for waiting, said, unsaid in (
        ({}, "Keine Bestätigung bis 12.05.2016", "Antwort vom"),
        (answers, "Antwort vom 10.05.2016 liegt zur Eintragung vor", "Keine Bestätigung"),
    ):
        briefing = a_briefing(date(2016, 5, 13), answers=waiting)
        outgoing = messages_for_changes([climbed], briefing, {overdue().obligation: told_before})
        text = " ".join(render(from_json(outgoing.messages[0].message.facts)).text.split())
        assert said in text
        assert unsaid not in text


def test_what_was_only_told_in_a_digest_does_not_climb() -> None:
    (alert,) = told_items_of(opened(a_rate_rule(), a_rate(41, 300)), TUESDAY)
    rule, verdict = a_rate_rule(), a_rate(41, 300)
    in_digest = {verdict.obligation: [replace(alert, mail_kind=MessageKind.DIGEST)]}
    episode = an_episode(verdict, step_since=TUESDAY)
    assert Ladders(lambda _: rule, a_briefing(TUESDAY), in_digest).ahead(episode, verdict) is None


def test_what_a_collective_mail_told_after_downtime_climbs_all_the_same() -> None:
    told_before = told_items_of(opened(a_dated_rule(), overdue()), TUESDAY)
    collected = [replace(one, mail_kind=MessageKind.DIGEST) for one in told_before]
    assert ladders(collected, TUESDAY).ahead(standing(), overdue()) == Rung(2, date(2016, 5, 13))


def test_working_days_begin_when_the_mail_has_left() -> None:
    change = opened(a_dated_rule(), overdue())
    alert = messages_for_changes([change], a_briefing(TUESDAY)).messages[0].message
    waiting, left = told_items(alert), told_items(alert, sent_on=date(2016, 5, 9))
    assert ladders(waiting, date(2016, 5, 20)).ahead(standing(), overdue()) is None
    assert ladders(left, date(2016, 5, 20)).ahead(standing(), overdue()) == Rung(2, date(2016, 5, 18))


def test_a_digest_that_mentions_it_later_does_not_put_the_ladder_off() -> None:
    told_before = told_items_of(opened(a_dated_rule(), overdue()), TUESDAY)
    monday = date(2016, 5, 9)
    later = {"mail_kind": MessageKind.DIGEST, "planned_on": monday, "sent_at": at_local(monday, 7)}
    in_digest = [replace(one, **later) for one in told_before]  # type: ignore[arg-type]

    climbing = ladders([*told_before, *in_digest], date(2016, 5, 13))
    assert climbing.ahead(standing(), overdue()) == Rung(2, date(2016, 5, 13))


def test_a_mail_that_was_refused_holds_nobody_up() -> None:
    change = opened(a_dated_rule(), overdue())
    alert = messages_for_changes([change], a_briefing(TUESDAY)).messages[0].message
    refused = told_items(alert, state=OutboxState.DEAD)
    assert ladders(refused, date(2016, 5, 20)).ahead(standing(), overdue()) == Rung(2, date(2016, 5, 13))


@pytest.mark.parametrize(
    ("told_on", "next_on"),
    [
        pytest.param([12], date(2016, 5, 23), id="first repeat after five working days"),
        pytest.param([12, 23], date(2016, 6, 8), id="the second after ten"),
    ],
)
def test_the_end_of_the_ladder_is_repeated_ever_more_slowly(told_on: list[int], next_on: date) -> None:
    rule, verdict = a_dated_rule(), overdue()
    before = list(told_items_of(opened(rule, verdict), TUESDAY))
    for day in told_on:
        change = climbed(rule, verdict, 1, 2) if day == told_on[0] else repeated(rule, verdict, 2)
        given = {verdict.obligation: before}
        mail = messages_for_changes([change], a_briefing(date(2016, 5, day)), given).messages[0].message
        before += told_items(mail, sent_on=date(2016, 5, day))
    last = date(2016, 5, told_on[-1])
    assert ladders(before, last).ahead(standing(2, last), verdict) == Rung(2, next_on)
    facts = from_json(mail.facts)
    assert facts.next_reminder.endswith(f"{next_on:%d.%m.%Y}"), "the mail names the day of the next one"


def test_a_repeat_is_another_item_of_the_same_step() -> None:
    rule, verdict = a_dated_rule(), overdue()
    before = told_items_of(climbed(rule, verdict, 1, 2), date(2016, 5, 12))
    given = {verdict.obligation: before}
    again = messages_for_changes([repeated(rule, verdict, 2)], a_briefing(date(2016, 5, 23)), given).messages[0].message
    first = before[0].item
    assert again.items == (replace(first, occurrence="1"),)
    assert again.root_key == before[0].message


def test_steps_above_a_deputy_who_came_later_are_told_to_whoever_reads_them() -> None:
    """The owner was told, then left; the deputy is the next step anyway and hears of it once, for both."""
    read = steps(a_rate_rule(), a_rate(41, 300), with_vacant_post(TUESDAY))
    assert [(step.number, step.last, step.mailbox) for step in read] == [
        (1, 2, "gf@jobcenter.example"),
        (3, 3, "jobcenter@kreis.example"),
    ]
    assert [addressee.key for addressee in read[0].above(1)] == [MANAGEMENT]


def test_history_is_told_in_the_readers_language() -> None:
    rule, verdict = a_dated_rule(), overdue()
    before = told_items_of(opened(rule, verdict), TUESDAY)
    act = Act(ActKind.ACKNOWLEDGE, verdict.obligation, "bereichsleitung", date(2016, 5, 9), "", at_local(TUESDAY, 9))
    english = a_briefing(date(2016, 5, 13), locale="en")
    assert sentences(before, climbed(rule, verdict, 1, 2), english, [act]) == (
        "3 May 2016: alert to head of benefits",
        "3 May 2016: acknowledged by head of benefits until 9 May 2016, midnight",
    )


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        pytest.param(OutboxState.DRAFT, "Entwurf, noch nicht freigegeben", id="draft"),
        pytest.param(OutboxState.DEAD, "vom Mailserver abgelehnt", id="refused"),
        pytest.param(OutboxState.PENDING, "noch nicht abgeschickt", id="waiting"),
        pytest.param(OutboxState.SUPERSEDED, "zurückgehalten, weil nicht mehr nötig", id="kept back"),
    ],
)
def test_history_says_how_far_a_mail_has_come(state: OutboxState, fate: str) -> None:
    change = opened(a_dated_rule(), overdue())
    alert = messages_for_changes([change], a_briefing(TUESDAY)).messages[0].message
    lines = sentences(told_items(alert, state=state), change, a_briefing(TUESDAY))
    assert lines[0] == f"03.05.2016: Hinweis an Bereichsleitung Leistung, {fate}"
