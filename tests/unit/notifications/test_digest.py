"""The Monday digest: who gets it, what stands in it, what counts as told, and when it goes out."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.clock import at_local, local_day
from checker.domain.finding import FindingState, Resolution
from checker.domain.message import MessageKind, OutboxState
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Completeness, State
from notifications.digest import weekly_digests
from notifications.digest_facts import from_json
from notifications.digest_fitting import MOST_ROWS
from notifications.digest_input import DigestInput
from notifications.digest_schedule import MOST_SINGLE_ALERTS, Round, due_round, opens_later_today, without_a_storm
from notifications.ladder import Outgoing, messages_for_changes
from notifications.mail_context import Briefing
from notifications.reminders import due_reminders
from notifications.render import render
from tests.unit.notifications.digest_cases import (
    HEAD,
    LAST_MONDAY,
    MANAGEMENT,
    MONDAY,
    OWNER,
    QUARTERLY,
    THIS,
    Case,
    as_told,
    at_risk,
    digests,
    groups,
    heard,
    minor_count,
    news,
    over,
    standing,
    the_full_digest,
    told_at_once,
)
from tests.unit.notifications.mail_cases import (
    CALENDAR,
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
    climbed,
    not_reported,
    opened,
    overdue,
    told_items,
)

WEEK = timedelta(days=7)
SENDERS = {"fachaufsicht": "gf"}


def told_over_weeks(now: DigestInput, mondays: int = 4) -> list[list[str]]:
    """The item keys of each digest, Monday after Monday, while nothing changes."""
    told, found = [one for many in now.notified.values() for one in many], []
    since: date | None = LAST_MONDAY
    for number in range(mondays):
        this = Round(MONDAY + number * WEEK, since=since)
        by_obligation = {key: [one for one in told if one.item.obligation == key] for key in now.verdicts}
        messages = list(digests(replace(now, notified=by_obligation), this).values())
        found.append([item.key for message in messages for item in message.items])
        told, since = told + as_told(*messages), this.on
    return found


# What stands in it


def test_the_owner_and_the_roles_above_read_what_is_bad() -> None:
    found = digests(standing(at_risk()))
    assert {key: groups(message) for key, message in found.items()} == {
        OWNER: {"new": ["Fachaufsicht: Prüfungen von Bestandsfällen"]},
        MANAGEMENT: {"new": ["Fachaufsicht: Prüfungen von Bestandsfällen"]},
    }
    assert news(found[OWNER]) == [("alert", "reviews-existing-cases/jobcenter/2016", OWNER)]


def test_a_head_of_office_reads_of_the_own_office_alone() -> None:
    rule = a_count_rule(id="office", owner="geschaeftsstellenleitung", scope={"judge": "office"})
    verdict = replace(behind_pace(3, rule), scope=RATINGEN)
    found = digests(standing((rule, verdict, an_episode(verdict)), at_risk()))
    assert groups(found[HEAD]) == {"new": [rule.title]}
    assert len(groups(found[MANAGEMENT])["new"]) == 2


def test_nobody_outside_gets_a_digest() -> None:
    rule = a_count_rule(owner="kreis", escalation="leistung-kreis")
    assert list(digests(standing(at_risk(rule)))) == [MANAGEMENT]


def test_a_plan_that_is_not_adopted_is_told_to_its_owners_alone() -> None:
    draft = a_briefing(MONDAY, drafts=frozenset({("reviews-existing-cases", 2016)}))
    assert list(digests(standing(at_risk()), briefing=draft)) == [OWNER]


def test_a_vacant_post_and_its_deputy_get_one_mail_that_names_both() -> None:
    briefing = a_briefing(MONDAY, organisation=an_organisation(benefits_post_is_vacant=True))
    (message,) = digests(standing(at_risk()), briefing=briefing).values()
    facts = from_json(message.facts)
    assert (facts.roles, facts.deputy_for) == (("Geschäftsführung",), ("Bereichsleitung Leistung",))
    assert {addressed for _, _, addressed in news(message)} == {OWNER, MANAGEMENT}


def test_an_owner_whom_nobody_reads_for_is_reported() -> None:
    organisation = an_organisation(benefits_post_is_vacant=True)
    roles = tuple(role.model_copy(update={"deputy": None}) for role in organisation.roles)
    nobody = a_briefing(MONDAY, organisation=organisation.model_copy(update={"roles": roles}))
    assert weekly_digests(THIS, standing(at_risk()), nobody).unreachable == (OWNER,)


@pytest.mark.parametrize(
    ("state", "listed"),
    [
        pytest.param(FindingState.OPEN, True, id="open"),
        pytest.param(FindingState.WATCHED, False, id="has not stood long enough"),
        pytest.param(FindingState.ACKNOWLEDGED, False, id="somebody took it on"),
        pytest.param(FindingState.SILENCED, False, id="muted"),
        pytest.param(FindingState.WAIVED, False, id="accepted"),
    ],
)
def test_only_what_is_open_is_listed(state: FindingState, listed: bool) -> None:
    assert bool(digests(standing(at_risk(state=state)))) is listed


def test_what_got_worse_while_it_was_muted_is_a_line_once() -> None:
    rule, verdict, episode = at_risk()
    (first, *_) = digests(standing((rule, verdict, episode))).values()
    assert episode is not None
    worse = (rule, replace(verdict, state=State.BREACHED), replace(episode, state=FindingState.SILENCED))
    now = standing(worse, told=as_told(first))
    assert news(digests(now)[first.addressed]) == [("alert", verdict.obligation, first.addressed)]
    again = standing(worse, told=as_told(first, *digests(now).values()))
    assert first.addressed not in digests(again)


def test_what_got_better_but_is_still_bad_is_no_news() -> None:
    rule, verdict, episode = at_risk()
    told = told_at_once(rule, replace(verdict, state=State.BREACHED), date(2016, 5, 3))
    message = digests(standing((rule, verdict, episode), told=told))[OWNER]
    assert (groups(message), news(message)) == ({"standing": [rule.title]}, [])


BEHIND = "Fachaufsicht: Prüfungen von Bestandsfällen"


def test_what_a_mail_of_its_own_told_this_week_is_not_called_new() -> None:
    rule, verdict, episode = a_dated_rule(), overdue(), an_episode(overdue())
    now = standing((rule, verdict, episode), at_risk(), told=told_at_once(rule, verdict, date(2016, 6, 30)))
    message = digests(now)[OWNER]
    assert groups(message) == {"new": [BEHIND], "standing": [rule.title]}
    assert rule.id not in str(news(message))


def test_what_leaves_by_itself_in_the_same_tick_is_not_called_new_either() -> None:
    rule, verdict = a_dated_rule(), overdue()
    singles = messages_for_changes([opened(rule, verdict)], a_briefing(MONDAY))
    message = digests(standing((rule, verdict, an_episode(verdict)), at_risk(), singles=singles))[OWNER]
    assert groups(message) == {"new": [BEHIND], "standing": [rule.title]}
    assert rule.id not in str(news(message))


def test_who_has_read_all_of_it_in_single_mails_gets_no_digest_about_it() -> None:
    rule, verdict = a_dated_rule(), overdue()
    singles = messages_for_changes([opened(rule, verdict)], a_briefing(MONDAY))
    assert OWNER not in digests(standing((rule, verdict, an_episode(verdict)), singles=singles))


def test_what_is_critical_comes_first_then_the_worst() -> None:
    breached = a_dated_rule(severity="minor")
    critical = a_count_rule(id="critical", title="Kritisch", severity="critical")
    now = standing(at_risk(), at_risk(critical), (breached, overdue(breached), an_episode(overdue(breached))))
    assert groups(digests(now)[OWNER])["new"] == [
        critical.title,
        breached.title,
        "Fachaufsicht: Prüfungen von Bestandsfällen",
    ]


def test_what_is_over_is_told_once_to_those_who_had_read_of_it() -> None:
    rule = minor_count()
    found = digests(standing(over(rule), told=heard(rule, OWNER)))
    assert list(found) == [OWNER]
    assert (groups(found[OWNER]), news(found[OWNER])) == (
        {"over": [rule.title]},
        [("all_clear", "reviews-existing-cases/jobcenter/2016", OWNER)],
    )
    told = [*heard(rule, OWNER), *as_told(*found.values())]
    assert digests(standing(over(rule), told=told), Round(MONDAY + WEEK, since=MONDAY)) == {}


def test_who_was_only_going_to_be_told_need_not_know_that_it_is_over() -> None:
    rule = minor_count()
    superseded = [replace(one, has_left=False) for one in heard(rule, OWNER)]
    assert digests(standing(over(rule), told=superseded)) == {}


def test_an_end_that_was_told_at_once_is_not_told_again_in_the_next_digest() -> None:
    rule = minor_count()
    at_once = [
        replace(one, mail_kind=MessageKind.ALL_CLEAR)
        for one in as_told(*digests(standing(over(rule), told=heard(rule, OWNER))).values())
    ]
    assert at_once
    assert digests(standing(over(rule), told=[*heard(rule, OWNER), *at_once])) == {}


@pytest.mark.parametrize("why", [Resolution.EXTENDED, Resolution.WITHDRAWN, Resolution.UNANNOUNCED])
def test_an_end_of_another_kind_is_no_all_clear(why: Resolution) -> None:
    rule, verdict, episode = over(minor_count())
    assert episode is not None
    ended = (rule, verdict, replace(episode, resolution=why))
    assert digests(standing(ended, told=heard(rule, OWNER))) == {}


@pytest.mark.parametrize(
    ("nominal", "listed"),
    [
        pytest.param(date(2016, 7, 4), True, id="today"),
        pytest.param(date(2016, 7, 18), True, id="in ten working days"),
        pytest.param(date(2016, 7, 19), False, id="in eleven working days"),
    ],
)
def test_dates_of_the_next_ten_working_days_are_due(nominal: date, listed: bool) -> None:
    rule = a_dated_rule(due={"nominal": nominal, "policy": "next_working_day"}, remind=None)
    assert bool(digests(standing((rule, a_verdict(rule, State.PENDING), None)))) is listed


def test_please_by_over_and_effective_day_ahead_is_still_due() -> None:
    rule = a_dated_rule(due={"nominal": date(2016, 7, 2), "policy": "next_working_day"}, remind=None)
    facts = from_json(digests(standing((rule, a_verdict(rule, State.PENDING), None)))[OWNER].facts)
    assert facts.groups[0].rows[0].day == "bis Mo 04.07.2016"


def test_targets_that_wait_for_one_report_are_one_line() -> None:
    rules = [a_count_rule(id=f"r{n}", short_title=f"Ziel {n}", **QUARTERLY) for n in range(5)]
    expected = Completeness(4, 1, 1, (), date(2016, 7, 14))
    now = standing(*((rule, a_verdict(rule, State.PENDING, complete=expected), None) for rule in rules))
    in_time = Round(date(2016, 7, 11), since=MONDAY)
    found = digests(replace(now, sender_roles=SENDERS), in_time)
    assert {key: groups(mail) for key, mail in found.items()} == {
        MANAGEMENT: {"waiting": ["Ziel 0, Ziel 1, Ziel 2 und 2 weitere"]}
    }


def test_figures_are_expected_of_their_sender_and_of_nobody_else() -> None:
    rule = a_count_rule(**QUARTERLY)
    waiting = a_verdict(rule, State.PENDING, complete=Completeness(4, 1, 1, (), date(2016, 7, 11)))
    assert list(digests(standing((rule, waiting, None), sender_roles=SENDERS))) == [MANAGEMENT]
    assert digests(standing((rule, waiting, None))) == {}


@pytest.mark.parametrize(
    ("owed_by", "digested_on", "sent"),
    [
        pytest.param(date(2016, 7, 11), None, True, id="within five working days"),
        pytest.param(date(2016, 7, 12), None, False, id="in six working days"),
        pytest.param(date(2016, 7, 11), LAST_MONDAY, True, id="the last digest was in another month"),
        pytest.param(date(2016, 7, 11), date(2016, 7, 1), False, id="there was a digest this month"),
    ],
)
def test_figures_alone_make_a_digest_when_time_presses_and_once_a_month(
    owed_by: date, digested_on: date | None, sent: bool
) -> None:
    rule = a_count_rule(**QUARTERLY)
    waiting = a_verdict(rule, State.PENDING, complete=Completeness(4, 1, 1, (), owed_by))
    before = {MANAGEMENT: digested_on} if digested_on else {}
    now = standing((rule, waiting, None), digested_on=before, sender_roles=SENDERS)
    assert (MANAGEMENT in digests(now)) is sent


@pytest.mark.parametrize(
    ("state", "severity", "since", "weekly"),
    [
        pytest.param(State.BREACHED, "major", date(2016, 6, 14), True, id="missed, within four weeks"),
        pytest.param(State.BREACHED, "major", date(2016, 6, 13), False, id="missed, four weeks ago"),
        pytest.param(State.BREACHED, "minor", date(2016, 6, 27), False, id="missed, but minor"),
        pytest.param(State.BREACHED, "critical", date(2016, 1, 13), False, id="missed and critical, long ago"),
        pytest.param(State.AT_RISK, "critical", date(2016, 6, 14), True, id="critical, within four weeks"),
        pytest.param(State.AT_RISK, "critical", date(2016, 6, 13), False, id="critical, four weeks ago"),
        pytest.param(State.AT_RISK, "major", date(2016, 6, 14), False, id="at risk"),
    ],
)
def test_what_merely_stands_is_repeated_weekly_or_monthly(
    state: State, severity: str, since: date, weekly: bool
) -> None:
    rule = a_count_rule(severity=severity)
    # A provisional figure may still change: what is past mending is told once.
    verdict = replace(behind_pace(290, rule), state=state, provisional=True)
    case = (rule, verdict, an_episode(verdict, since=since))
    told = as_told(*digests(standing(case)).values())
    second, next_month = date(2016, 7, 11), date(2016, 8, 1)
    assert (OWNER in digests(standing(case, told=told), Round(second, since=MONDAY))) is weekly
    assert OWNER in digests(standing(case, told=told), Round(next_month, since=date(2016, 7, 25)))


def missed_for_good(**more: Any) -> Case:
    rule = a_count_rule(**more)
    verdict = replace(behind_pace(290, rule), state=State.BREACHED)
    return rule, verdict, an_episode(verdict, since=date(2016, 7, 1))


def test_what_is_past_mending_is_told_once_and_then_counted() -> None:
    cases = [missed_for_good(id=f"r{n}", title=f"Ziel {n}") for n in range(3)]
    first = digests(standing(*cases))
    assert groups(first[OWNER]) == {"new": ["Ziel 0", "Ziel 1", "Ziel 2"]}
    later = Round(MONDAY + WEEK, since=MONDAY)
    again = digests(standing(*cases, at_risk(), told=as_told(*first.values())), later)[OWNER]
    assert groups(again) == {"new": [BEHIND], "final": ["3 Ziele"]}
    assert from_json(again.facts).groups[-1].total == 3


def test_what_is_past_mending_makes_no_digest_by_itself_not_even_in_another_month() -> None:
    case = missed_for_good()
    told = as_told(*digests(standing(case)).values())
    for monday in (date(2016, 7, 11), date(2016, 8, 1)):
        assert digests(standing(case, told=told), Round(monday, since=monday - WEEK)) == {}


def test_what_was_put_before_a_reader_waits_for_a_decision_and_for_the_owner_it_has_climbed() -> None:
    rule, verdict = a_dated_rule(), overdue()
    episode = an_episode(verdict, step=2, step_since=date(2016, 6, 30))
    step = messages_for_changes([climbed(rule, verdict, 1, 2)], a_briefing(date(2016, 6, 30)))
    told = [*told_at_once(rule, verdict, date(2016, 6, 20)), *as_told(*(one.message for one in step.messages))]
    found = digests(standing((rule, verdict, episode), at_risk(), told=told))
    assert groups(found[MANAGEMENT]) == {"waiting": [rule.title], "new": [BEHIND]}
    assert groups(found[OWNER]) == {"new": [BEHIND], "climbed": [rule.title]}
    (row,) = from_json(found[MANAGEMENT].facts).groups[0].rows
    assert row.day == "Ihre Entscheidung bis Do 07.07.2016"
    (row,) = from_json(found[OWNER].facts).groups[1].rows
    assert row.texts[-1] == "Am 30.06.2016 vorgelegt: Geschäftsführung (Stufe 2)."


def test_that_it_went_up_is_told_to_whoever_is_responsible_though_nothing_else_is_new() -> None:
    rule, verdict = a_dated_rule(), overdue()
    episode = an_episode(verdict, step=2, step_since=date(2016, 6, 30))
    step = messages_for_changes([climbed(rule, verdict, 1, 2)], a_briefing(date(2016, 6, 30)))
    told = [*told_at_once(rule, verdict, date(2016, 6, 20)), *as_told(*(one.message for one in step.messages))]
    assert groups(digests(standing((rule, verdict, episode), told=told))[OWNER]) == {"climbed": [rule.title]}


def reminded_and_missed(severity: str, *, is_reminded: bool = True) -> DigestInput:
    rule = a_dated_rule(severity=severity)
    verdict = overdue(rule)
    (reminder,) = due_reminders(rule, not_reported(rule), a_briefing(date(2016, 4, 28))).messages
    sent = told_items(reminder.message, sent_on=date(2016, 4, 28)) if is_reminded else ()
    return standing((rule, verdict, an_episode(verdict)), told=list(sent))


def test_what_was_reminded_of_and_is_missed_is_one_line_though_it_is_only_for_information() -> None:
    """Once: its owner, nobody above."""
    found = digests(reminded_and_missed("info"))
    assert groups(found[OWNER])["new"] == [a_dated_rule().title]
    assert MANAGEMENT not in found or "new" not in groups(found[MANAGEMENT])
    assert OWNER not in digests(reminded_and_missed("info", is_reminded=False))
    first, *later = told_over_weeks(reminded_and_missed("info"))
    assert len(first) > 1
    assert all(len(keys) <= 1 for keys in later), "nothing of it is told again"


@pytest.mark.parametrize(
    ("told_on", "expected"),
    [
        pytest.param(date(2016, 6, 30), {"waiting": ["Kritisch"], "new": [BEHIND]}, id="the days of the step run"),
        pytest.param(date(2016, 6, 20), {"new": [BEHIND], "final": ["1 Ziel"]}, id="they are over"),
    ],
)
def test_what_is_missed_waits_for_its_owners_answer_before_it_is_only_counted(
    told_on: date, expected: dict[str, list[str]]
) -> None:
    rule, verdict, _ = missed_for_good(severity="critical", title="Kritisch", id="critical")
    episode = an_episode(verdict, since=told_on, step=1, step_since=told_on)
    now = standing((rule, verdict, episode), at_risk(), told=told_at_once(rule, verdict, told_on))
    found = digests(now)[OWNER]
    assert groups(found) == expected
    days = {row.day for group in from_json(found.facts).groups for row in group.rows}
    assert ("Ihre Antwort bis Mo 04.07.2016" in days) is ("waiting" in expected)


def test_what_climbed_before_the_last_digest_merely_stands_for_its_owner() -> None:
    rule, verdict = a_dated_rule(), overdue()
    step = messages_for_changes([climbed(rule, verdict, 1, 2)], a_briefing(date(2016, 6, 20)))
    told = [*told_at_once(rule, verdict, date(2016, 6, 13)), *as_told(*(one.message for one in step.messages))]
    episode = an_episode(verdict, step=2, step_since=date(2016, 6, 20))
    assert groups(digests(standing((rule, verdict, episode), at_risk(), told=told))[OWNER])["standing"] == [rule.title]


def test_a_letter_that_waits_stands_for_what_it_is_about() -> None:
    rule = a_dated_rule(escalation="leistung-kreis")
    step = messages_for_changes([climbed(rule, overdue(rule), 2, 3)], a_briefing(LAST_MONDAY))
    draft, asking = (planned.message for planned in sorted(step.messages, key=lambda one: one.state))
    episode = an_episode(overdue(rule), step=3, step_since=LAST_MONDAY)
    now = standing((rule, overdue(rule), episode), told=as_told(asking), drafts=[draft])
    assert groups(digests(now)[MANAGEMENT]) == {"waiting": [rule.title]}


def test_since_is_the_day_of_the_state_not_of_the_finding() -> None:
    rule, verdict, episode = at_risk()
    now = standing((rule, verdict, episode), state_since={verdict.obligation: date(2016, 7, 3)})
    (row,) = from_json(digests(now)[OWNER].facts).groups[0].rows
    assert "seit 03.07.2016" in row.origin


@pytest.mark.parametrize(
    ("before", "changed"),
    [pytest.param(290, False, id="the same figure"), pytest.param(260, True, id="it was another")],
)
def test_what_changed_since_the_last_digest_is_marked(before: int, changed: bool) -> None:
    rule, verdict, episode = at_risk()
    told = as_told(*digests(standing((rule, verdict, episode))).values())
    was = {LAST_MONDAY: {verdict.obligation: behind_pace(before, rule)}}
    now = standing((rule, verdict, episode), told=told, before=was)
    facts = from_json(digests(now, Round(date(2016, 8, 1), since=date(2016, 7, 25)))[OWNER].facts)
    assert [row.is_changed for row in facts.groups[0].rows] == [changed]
    assert facts.newest == ((rule.title,) if changed else ())
    assert ("*290" in render(facts).text) is changed
    assert ("Nichts Neues" in render(facts).html) is not changed


def test_the_last_digest_is_the_one_that_this_mailbox_got() -> None:
    """Others had one in between: what changed before that is still news here."""
    case, earlier = at_risk(), date(2016, 6, 6)
    told = as_told(*digests(standing(case)).values())
    was = {earlier: {case[1].obligation: behind_pace(200, case[0])}, LAST_MONDAY: {case[1].obligation: case[1]}}
    now = standing(case, told=told, before=was, digested_on={OWNER: earlier, MANAGEMENT: LAST_MONDAY})
    found = digests(now, Round(date(2016, 8, 1), since=date(2016, 7, 25)))
    changed = {key: [row.is_changed for row in from_json(one.facts).groups[0].rows] for key, one in found.items()}
    assert changed == {OWNER: [True], MANAGEMENT: [False]}
    assert from_json(found[OWNER].facts).since == "Montag, 06.06.2016"


def test_subject_and_preheader_begin_with_what_is_critical_and_with_the_first_group() -> None:
    critical = at_risk(a_count_rule(id="critical", severity="critical", title="Kritisches Ziel"))
    facts = from_json(digests(standing(critical, at_risk()))[OWNER].facts)
    assert facts.counted == ("1 kritisch", "2 neu gefährdet")
    assert facts.newest == ("Kritisches Ziel", BEHIND)


# One matter, one line


def in_offices(rule: Rule, *offices: Scope, reviews: int = 3) -> list[Case]:
    verdicts = [replace(behind_pace(reviews + place, rule), scope=office) for place, office in enumerate(offices)]
    return [(rule, verdict, an_episode(verdict, since=date(2016, 7, 1))) for verdict in verdicts]


def test_one_rule_in_several_units_is_one_line_that_names_them_and_tells_each() -> None:
    rule = a_count_rule(id="office", owner="geschaeftsstellenleitung", scope={"judge": "office"})
    message = digests(standing(*in_offices(rule, Scope("hilden", "office", "Hilden"), RATINGEN)))[MANAGEMENT]
    (group,) = from_json(message.facts).groups
    (row,) = group.rows
    assert (row.place, group.total) == ("Hilden, Ratingen", 2)
    assert [text.split(" von ")[0] for text in row.texts] == ["Hilden: 3", "Ratingen: 4"]
    assert row.origin.endswith("seit 01.07.2016 · zuständig: Geschäftsstellenleitung")
    assert len(news(message)) == 2
    assert from_json(message.facts).counted == ("2 neu gefährdet",)


def test_what_may_be_answered_about_each_unit_stands_with_the_one_line() -> None:
    rule = a_count_rule(id="office", scope={"judge": "office"})
    message = digests(standing(*in_offices(rule, Scope("hilden", "office", "Hilden"), RATINGEN)))[OWNER]
    (row,) = from_json(message.facts).groups[0].rows
    assert row.answer is None
    assert [one.about for one in row.unit_answers] == ["Hilden", "Ratingen"]
    assert len({one.token for one in row.unit_answers}) == 2
    text, html = render(from_json(message.facts)).text, render(from_json(message.facts)).html
    for one in row.unit_answers:
        assert f"{one.about} [{one.token}]" in text
        assert one.token in html


def test_of_what_waits_the_critical_comes_first() -> None:
    rules = [a_dated_rule(id="major"), a_dated_rule(id="critical", title="Kritisch", severity="critical")]
    step = messages_for_changes([climbed(rule, overdue(rule), 1, 2) for rule in rules], a_briefing(LAST_MONDAY))
    cases = [(rule, overdue(rule), an_episode(overdue(rule), step=2, step_since=LAST_MONDAY)) for rule in rules]
    now = standing(*cases, at_risk(), told=as_told(*(one.message for one in step.messages)))
    assert groups(digests(now)[MANAGEMENT])["waiting"] == ["Kritisch", rules[0].title]


def test_planned_and_held_dates_of_one_office_are_one_line_and_both_are_told() -> None:
    dates = {"records": "event", "where": {"event_type": "interface-dialogue"}}
    held = a_rate_rule(
        id="held",
        title="Dialoge finden statt",
        kind="share_full",
        measure={**dates, "part": "held", "whole": "max(planned, 2)"},
        target={"operator": "=", "value": "100", "unit": "percent"},
    )
    planned = a_count_rule(
        id="planned", title="Dialoge geplant", severity="minor", measure={**dates, "part": "planned"}
    )
    behind = replace(a_rate(0, 2, held, State.AT_RISK), evidence=None, reasons=())
    cases = [(held, behind, an_episode(behind)), at_risk(planned)]
    message = digests(standing(*cases))[OWNER]
    assert groups(message) == {"new": ["Dialoge finden statt"]}
    assert {obligation for _, obligation, _ in news(message)} == {behind.obligation, "planned/jobcenter/2016"}


# Reminders


def reminded(rule: Rule, on: date = MONDAY) -> Outgoing:
    return due_reminders(rule, a_verdict(rule, State.PENDING), a_briefing(on))


def dated(nominal: date) -> Rule:
    return a_dated_rule(due={"nominal": nominal, "policy": "next_working_day"})


@pytest.mark.parametrize(
    ("nominal", "says"),
    [
        pytest.param(date(2016, 7, 5), "Das ist die letzte Erinnerung.", id="tomorrow"),
        pytest.param(
            date(2016, 8, 1), "Die nächste Erinnerung kommt am Montag, 25.07.2016.", id="twenty working days ahead"
        ),
    ],
)
def test_a_reminder_rides_in_the_digest_of_its_mailbox_and_is_told_there(nominal: date, says: str) -> None:
    rule = dated(nominal)
    now = standing((rule, a_verdict(rule, State.PENDING), None), at_risk(), reminders=reminded(rule))
    outgoing = weekly_digests(THIS, now, a_briefing(MONDAY))
    assert {planned.message.kind for planned in outgoing.messages} == {MessageKind.DIGEST}
    message = digests(now)[OWNER]
    assert reminded(rule).messages[0].message.key in {item.key for item in message.items}
    row = next(group for group in from_json(message.facts).groups if group.name == "waiting").rows[0]
    assert row.word == "Erinnerung: noch nicht gemeldet"
    assert says in row.texts


def test_a_reminder_alone_stays_a_mail_of_its_own() -> None:
    rule = dated(date(2016, 7, 5))
    now = standing((rule, a_verdict(rule, State.PENDING), None), reminders=reminded(rule))
    assert weekly_digests(THIS, now, a_briefing(MONDAY)) == reminded(rule)


def test_a_reminder_whose_row_was_left_out_stays_a_mail_of_its_own() -> None:
    rules = [
        a_dated_rule(id=f"r{n:02}", title=f"{n:02}", due={"nominal": date(2016, 7, 5), "policy": "next_working_day"})
        for n in range(MOST_ROWS + 2)
    ]
    due = sum((reminded(rule) for rule in rules), Outgoing())
    cases = [(rule, a_verdict(rule, State.PENDING), None) for rule in rules]
    outgoing = weekly_digests(THIS, standing(*cases, at_risk(), reminders=due), a_briefing(MONDAY))
    singles = [planned for planned in outgoing.messages if planned.message.kind is MessageKind.REMINDER]
    assert len(singles) == 2


@pytest.mark.parametrize(
    ("now", "last", "expected"),
    [
        pytest.param((4, 0), LAST_MONDAY, True, id="Monday, before seven"),
        pytest.param((4, 7), LAST_MONDAY, False, id="Monday, seven o'clock: it opens"),
        pytest.param((4, 0), MONDAY, False, id="this week had its digests"),
        pytest.param((5, 0), LAST_MONDAY, False, id="Tuesday"),
    ],
)
def test_reminders_wait_for_the_round_of_the_day(now: tuple[int, int], last: date, expected: bool) -> None:
    on = date(2016, 7, now[0])
    assert opens_later_today(a_briefing(on, known_at=at_local(on, now[1])), Round(last)) is expected


def test_the_rest_is_counted() -> None:
    facts = from_json(the_full_digest().facts)
    assert [(tally.word, tally.number) for tally in facts.tallies] == [("erreicht", 1), ("offen", 3), ("bestätigt", 1)]


def test_drafts_wait_before_the_management_alone() -> None:
    rule = a_rate_rule(owner="kreis")
    asked = messages_for_changes([opened(rule, behind_pace(1, rule))], a_briefing(LAST_MONDAY))
    drafts = [planned.message for planned in asked.messages if planned.state is OutboxState.DRAFT]
    found = digests(standing(at_risk(), drafts=drafts))
    assert groups(found[MANAGEMENT])["waiting"] == [rule.title]
    assert "waiting" not in groups(found[OWNER])


@pytest.mark.parametrize(
    ("later", "has_left", "since"),
    [
        pytest.param(date(2016, 6, 30), False, "27.06.2016", id="a repeat replaced the first draft"),
        pytest.param(date(2016, 6, 30), True, "30.06.2016", id="the first one was released"),
    ],
)
def test_a_draft_waits_since_the_first_one_of_its_step(later: date, has_left: bool, since: str) -> None:
    rule = a_rate_rule(owner="kreis")
    verdict = behind_pace(1, rule)
    first, second = (messages_for_changes([opened(rule, verdict)], a_briefing(on)) for on in (LAST_MONDAY, later))
    told = [replace(one, has_left=has_left) for one in as_told(first.messages[0].message)]
    now = standing((rule, verdict, an_episode(verdict)), told=told, drafts=[second.messages[0].message])
    groups_shown = {group.name: group for group in from_json(digests(now)[MANAGEMENT].facts).groups}
    assert groups_shown["waiting"].rows[0].texts[-1:] == (f"Entwurf an: Kreis Mettmann; liegt seit {since}.",)


def test_no_more_than_twelve_rows_and_what_is_left_out_is_counted_and_not_told() -> None:
    cases = [at_risk(minor_count(id=f"r{n:02}", title=f"Ziel {n:02}")) for n in range(40)]
    message = digests(standing(*cases))[OWNER]
    (group,) = from_json(message.facts).groups
    assert (len(group.rows), group.more, len(news(message))) == (MOST_ROWS, 28, MOST_ROWS)
    following = digests(standing(*cases, told=as_told(message)), Round(MONDAY + WEEK, since=MONDAY))[OWNER]
    assert groups(following)["new"] == [f"Ziel {n:02}" for n in range(12, 24)]


@pytest.mark.parametrize(
    "quiet",
    [
        pytest.param(standing(), id="no obligations"),
        pytest.param(standing((a_count_rule(), a_verdict(a_count_rule(), State.MET), None)), id="all met"),
        pytest.param(standing(at_risk(a_count_rule(severity="info"))), id="for information only"),
    ],
)
def test_where_nothing_is_to_say_nothing_is_sent(quiet: DigestInput) -> None:
    assert weekly_digests(THIS, quiet, a_briefing(MONDAY)).messages == ()


# Keys


def test_a_digest_has_a_key_of_its_own_whatever_stands_in_it() -> None:
    small, large = digests(standing(at_risk()))[OWNER], the_full_digest()
    assert (small.items[0].kind, small.items[0].occurrence, small.items[0].step) == ("digest", "2016-W27", 1)
    assert small.key == small.items[0].key == digests(standing(at_risk(minor_count())))[OWNER].key
    assert small.key != large.key
    assert small.key != digests(standing(at_risk()), replace(THIS, number=2))[OWNER].key
    assert small.root_key is None


def test_a_digest_without_news_has_its_own_item_and_no_other() -> None:
    rule, verdict, episode = at_risk()
    told = told_at_once(rule, replace(verdict, state=State.BREACHED), date(2016, 5, 3))
    message = digests(standing((rule, verdict, episode), told=told))[OWNER]
    assert [item.kind for item in message.items] == [MessageKind.DIGEST]


@given(
    states=st.lists(st.sampled_from([State.AT_RISK, State.BREACHED, State.NOT_EVALUABLE]), min_size=1, max_size=40),
    severity=st.sampled_from(["critical", "major", "minor"]),
)
def test_nobody_is_told_the_same_item_twice_and_everything_is_told(states: list[State], severity: str) -> None:
    cases = []
    for number, state in enumerate(states):
        rule = a_count_rule(id=f"r{number:02}", severity=severity)
        verdict = replace(behind_pace(290, rule), state=state)
        cases.append((rule, verdict, an_episode(verdict)))
    rounds = told_over_weeks(standing(*cases))
    every = [key for keys in rounds for key in keys]
    assert len(every) == len(set(every))
    # Two readers, twelve lines a week, each state once to each: what has stood for four weeks is not repeated.
    assert len(every) == 2 * math.ceil(len(states) / MOST_ROWS) + 2 * len(states)


# When it goes out


@pytest.mark.parametrize(
    ("now", "last_tick", "last", "expected"),
    [
        pytest.param((4, 7), (1, 17), Round(LAST_MONDAY), Round(MONDAY, 1, LAST_MONDAY), id="Monday, seven o'clock"),
        pytest.param((4, 6), (1, 17), Round(LAST_MONDAY), None, id="Monday, before seven"),
        pytest.param((4, 8), (4, 7), Round(MONDAY), None, id="an hour later"),
        pytest.param((4, 8), (4, 7), Round(LAST_MONDAY), None, id="nothing was to say an hour ago"),
        pytest.param((5, 9), (4, 7), Round(LAST_MONDAY), None, id="nothing was to say on Monday"),
        pytest.param(
            (6, 5), (1, 17), Round(LAST_MONDAY), Round(date(2016, 7, 6), 1, LAST_MONDAY), id="down to Wednesday"
        ),
        pytest.param((9, 9), (1, 17), Round(LAST_MONDAY), None, id="down to Saturday: next Monday"),
        pytest.param((25, 7), (1, 17), Round(LAST_MONDAY), Round(date(2016, 7, 25), 1, LAST_MONDAY), id="three weeks"),
        pytest.param((4, 7), None, None, Round(MONDAY), id="the very first tick, on a Monday"),
        pytest.param((6, 7), None, None, None, id="the very first tick, on a Wednesday"),
        pytest.param((11, 7), (6, 7), None, Round(date(2016, 7, 11)), id="the Monday after the first tick"),
    ],
)
def test_when_a_round_is_due(
    now: tuple[int, int], last_tick: tuple[int, int] | None, last: Round | None, expected: Round | None
) -> None:
    at = at_local(date(2016, 7, now[0]), now[1])
    before = at_local(date(2016, 7, last_tick[0]), last_tick[1]) if last_tick else None
    assert due_round(a_briefing(date(2016, 7, now[0]), known_at=at), before, last) == expected


@pytest.mark.parametrize(
    ("day", "leaves_on"),
    [
        pytest.param(date(2016, 3, 28), None, id="Easter Monday: not yet"),
        pytest.param(date(2016, 3, 29), date(2016, 3, 29), id="Tuesday after Easter"),
        pytest.param(date(2016, 5, 17), date(2016, 5, 17), id="Tuesday after Whitsun"),
    ],
)
def test_after_a_holiday_the_digest_comes_on_the_first_open_day(day: date, leaves_on: date | None) -> None:
    found = due_round(a_briefing(day, known_at=at_local(day, 7)), at_local(day - WEEK, 7), Round(day - WEEK))
    assert (found.on if found else None) == leaves_on


@given(start=st.dates(date(2016, 1, 4), date(2016, 10, 1)), gaps=st.lists(st.integers(1, 400), min_size=1, max_size=80))
def test_a_digest_never_leaves_on_a_closed_day_and_at_most_once_a_week(start: date, gaps: list[int]) -> None:
    now, last_tick = at_local(start, 7), None
    last: Round | None = None
    rounds: list[Round] = []
    for gap in gaps:
        briefing = briefing_at(now)
        found = due_round(briefing, last_tick, last)
        if found is not None:
            assert CALENDAR.is_office_day(found.on)
            assert found.number == 1
            assert found.on >= briefing.on
            rounds.append(found)
            last = found
        last_tick, now = now, now + timedelta(hours=gap % 40)
    assert len({found.week for found in rounds}) == len(rounds)


def test_an_hourly_walk_has_the_same_rounds_as_a_daily_one() -> None:
    assert rounds_of_the_year(hours=1) == rounds_of_the_year(hours=24)
    assert len(rounds_of_the_year(hours=24)) == 52


def rounds_of_the_year(hours: int) -> list[Round]:
    now = at_local(date(2016, 1, 4), 7)
    last_tick: datetime | None = None
    last: Round | None = None
    found: list[Round] = []
    while now < at_local(date(2016, 12, 31), 7):
        due = due_round(briefing_at(now), last_tick, last)
        last_tick = now
        if due is not None:
            last = due
            found.append(due)
        now += timedelta(hours=hours)
    return found


def briefing_at(now: datetime) -> Briefing:
    return a_briefing(local_day(now), known_at=now)


# After downtime


def alerts(count: int, on: date = MONDAY) -> Outgoing:
    rules = [a_dated_rule(id=f"r{number}") for number in range(count)]
    return messages_for_changes([opened(rule, overdue(rule)) for rule in rules], a_briefing(on))


@pytest.mark.parametrize(
    ("last_tick", "count", "left"),
    [
        pytest.param(date(2016, 6, 27), 5, 0, id="a week of downtime, five alerts: all in one digest"),
        pytest.param(date(2016, 6, 27), MOST_SINGLE_ALERTS, MOST_SINGLE_ALERTS, id="few alerts are no storm"),
        pytest.param(date(2016, 7, 1), 5, 5, id="a weekend is no downtime"),
        pytest.param(None, 5, 5, id="the very first tick"),
    ],
)
def test_downtime_ends_without_a_storm(last_tick: date | None, count: int, left: int) -> None:
    before = at_local(last_tick, 7) if last_tick else None
    kept, were_held = without_a_storm(alerts(count), a_briefing(MONDAY), before)
    assert (len(kept.messages), were_held) == (left, left < count)


def test_what_is_critical_and_missed_for_good_is_not_held_back_after_downtime() -> None:
    rule, verdict, _ = missed_for_good(severity="critical")
    critical = messages_for_changes([opened(rule, verdict)], a_briefing(MONDAY))
    kept, were_held = without_a_storm(alerts(5) + critical, a_briefing(MONDAY), at_local(date(2016, 6, 1), 7))
    assert (kept.messages, were_held) == (critical.messages, True)


def test_what_was_held_back_is_told_the_same_day_by_a_further_digest() -> None:
    thursday = date(2016, 7, 7)
    this = due_round(a_briefing(thursday), at_local(MONDAY, 7), Round(MONDAY), is_overdue=True)
    assert this == Round(thursday, 2, MONDAY, after_downtime=True)
    rules = [a_dated_rule(id=f"r{number}") for number in range(5)]
    cases = [(rule, overdue(rule), an_episode(overdue(rule))) for rule in rules]
    message = digests(standing(*cases), this, a_briefing(thursday))[OWNER]
    assert len(news(message)) == 5
    assert from_json(message.facts).number == 2
