"""A report that has not come: who is told, how often, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from checker.domain.message import Message, MessageKind, OutboxState, SentItem
from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.verdict import Reason, State, Verdict
from notifications.digest_schedule import Round
from notifications.ladder import Ladders
from notifications.notice_facts import OverdueReportFacts, from_json
from notifications.notices import OverdueReport
from notifications.overdue_reports import MissingReport, is_mailed, report_mails
from tests.unit.notifications.digest_cases import MANAGEMENT, MONDAY, OWNER, digests, groups, standing
from tests.unit.notifications.mail_cases import a_briefing, a_count_rule, a_verdict, an_episode, an_organisation

ABOUT = "controlling/monthly-figures/2016-03"
EXPLAINED = Reason(
    "explained_by", {"sender": "controlling", "profile": "monthly-figures", "first": Period.parse("2016-03")}
)
TUESDAY = date(2016, 4, 19)


def waiting(rule: Rule) -> Verdict:
    return replace(a_verdict(rule, State.NOT_EVALUABLE), reasons=(Reason("report_missing"), EXPLAINED))


def missing(*rules: Rule, role: str = "bereichsleitung", is_here: bool = False) -> MissingReport:
    report = OverdueReport(
        title="Monatszahlen",
        short_title="Monatszahlen",
        sender="Controlling",
        period=Period.parse("2016-03"),
        expected_by=date(2016, 4, 18),
        file_names=("monatszahlen_2016-03.csv",),
        waiting=tuple((rule, waiting(rule)) for rule in rules),
    )
    return MissingReport("controlling", "monthly-figures", role, report, is_here)


def told(message: Message, on: date | None = None, state: OutboxState = OutboxState.SENT) -> list[SentItem]:
    has_left = state is OutboxState.SENT
    return [
        SentItem(item, message.key, message.kind, state, on or message.planned_on, None, has_left)
        for item in message.items
    ]


def mails(report: MissingReport, on: date, before: Sequence[SentItem] = ()) -> list[Message]:
    outgoing = report_mails([report], {ABOUT: before}, a_briefing(on))
    return [planned.message for planned in outgoing.messages]


MAJOR, CRITICAL, MINOR = (a_count_rule(id=level, severity=level) for level in ("major", "critical", "minor"))


def test_one_mail_to_the_sender_lists_all_that_waits() -> None:
    (mail,) = mails(missing(MAJOR, MINOR), TUESDAY)
    facts = from_json(mail.facts)
    assert isinstance(facts, OverdueReportFacts)
    assert (mail.kind, mail.addressed) == (MessageKind.OVERDUE_REPORT, OWNER)
    assert [one.origin for one in facts.waiting] == ["Plan, T09b, Zeile 492"] * 2
    assert (facts.total, facts.number, facts.step) == (2, 1, 1)


def test_the_next_day_nobody_is_told_again() -> None:
    (first,) = mails(missing(MAJOR), TUESDAY)
    assert mails(missing(MAJOR), date(2016, 4, 20), told(first)) == []


@pytest.mark.parametrize(
    ("rules", "patience_ends"),
    [
        pytest.param((MAJOR,), date(2016, 4, 27), id="major: after five open days"),
        pytest.param((MINOR, MAJOR, CRITICAL), date(2016, 4, 22), id="the severest decides: after two"),
    ],
)
def test_it_climbs_the_senders_ladder(rules: tuple[Rule, ...], patience_ends: date) -> None:
    report = missing(*rules)
    (first,) = mails(report, TUESDAY)
    day_before = date.fromordinal(patience_ends.toordinal() - 1)
    assert mails(report, day_before, told(first)) == []
    (second,) = mails(report, patience_ends, told(first))
    facts = from_json(second.facts)
    assert isinstance(facts, OverdueReportFacts)
    assert (second.addressed, second.items[0].step, facts.number) == (MANAGEMENT, 2, 2)


def test_at_the_end_of_the_ladder_repeats_slow_down() -> None:
    report, on, so_far, days = missing(CRITICAL), TUESDAY, list[SentItem](), []
    while on < date(2016, 9, 1):
        for mail in mails(report, on, so_far):
            so_far += told(mail)
            days.append(mail.planned_on)
        on = date.fromordinal(on.toordinal() + 1)
    calendar = a_briefing(on).calendar
    gaps = [calendar.office_days(one, other) - 1 for one, other in pairwise(days)]
    assert gaps == [3, 6, 11, 21, 21, 21]


def test_a_report_that_only_minor_promises_wait_for_has_no_mail_of_its_own() -> None:
    assert not is_mailed(missing(MINOR))
    assert mails(missing(MINOR), TUESDAY) == []


def test_nobody_is_passed_over_because_the_mail_server_was_away() -> None:
    (first,) = mails(missing(CRITICAL), TUESDAY)
    assert mails(missing(CRITICAL), date(2016, 4, 25), told(first, state=OutboxState.PENDING)) == []


def test_a_draft_of_the_plan_escalates_nothing() -> None:
    report, drafts = missing(CRITICAL), frozenset({("critical", 2016)})
    (first,) = mails(report, TUESDAY)
    later = a_briefing(date(2016, 4, 25), drafts=drafts)
    assert report_mails([report], {ABOUT: told(first)}, later).messages == ()


def test_deputy_and_next_step_in_one_are_told_once() -> None:
    vacant = an_organisation(benefits_post_is_vacant=True)
    first = report_mails([missing(CRITICAL)], {}, a_briefing(TUESDAY, organisation=vacant)).messages[0].message
    soon = a_briefing(date(2016, 4, 22), organisation=vacant)
    assert report_mails([missing(CRITICAL)], {ABOUT: told(first)}, soon).messages == ()


def test_when_it_comes_each_who_was_told_hears_it_once() -> None:
    (first,) = mails(missing(CRITICAL), TUESDAY)
    (second,) = mails(missing(CRITICAL), date(2016, 4, 22), told(first))
    before = [*told(first), *told(second)]
    over = mails(missing(is_here=True), date(2016, 4, 25), before)
    assert [mail.addressed for mail in over] == [OWNER, MANAGEMENT]
    assert [mail.root_key for mail in over] == [first.key, second.key]
    before += [one for mail in over for one in told(mail)]
    assert mails(missing(is_here=True), date(2016, 4, 26), before) == []


def test_whoever_was_never_told_hears_nothing_of_the_end() -> None:
    (first,) = mails(missing(CRITICAL), TUESDAY)
    assert mails(missing(is_here=True), date(2016, 4, 20), told(first, state=OutboxState.SUPERSEDED)) == []


def test_a_report_that_is_taken_back_is_another_occasion() -> None:
    (first,) = mails(missing(MAJOR), TUESDAY)
    (over,) = mails(missing(is_here=True), date(2016, 4, 20), told(first))
    (again,) = mails(missing(MAJOR), date(2016, 4, 25), [*told(first), *told(over)])
    assert again.key != first.key


# What it keeps quiet


def test_what_waits_for_a_report_does_not_climb() -> None:
    verdict = waiting(CRITICAL)
    ladders = Ladders(lambda _: CRITICAL, a_briefing(date(2016, 6, 1)), {})
    assert not ladders.climbs(an_episode(verdict), verdict)


def test_owners_read_one_line_however_many_targets_wait() -> None:
    rules = [a_count_rule(id=f"r{number}", severity="major") for number in range(5)]
    cases = [(rule, waiting(rule), an_episode(waiting(rule))) for rule in rules]
    found = digests(standing(*cases, missing=[missing(*rules, role="gf")], digested_on={}))
    line = ["Es fehlt der Bericht „Monatszahlen“ (März 2016)"]
    assert {key: groups(mail) for key, mail in found.items()} == {
        OWNER: {"missing": line},
        MANAGEMENT: {"missing": line},
    }
    rows = [group["rows"][0]["word"] for group in found[OWNER].facts["groups"]]  # type: ignore[attr-defined]
    assert rows == ["5 Ziele nicht bewertbar"]


def test_a_missing_report_makes_a_digest_once_a_month_and_rides_in_every_other() -> None:
    case = (MAJOR, waiting(MAJOR), an_episode(waiting(MAJOR)))
    later = Round(date(2016, 7, 11), since=MONDAY)
    assert digests(standing(case, missing=[missing(MAJOR)]), later) == {}
