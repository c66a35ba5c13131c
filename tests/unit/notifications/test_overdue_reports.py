"""A report that has not come: who is told, how often, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.message import Message, MessageKind, OutboxState, SentItem
from checker.domain.period import Period
from checker.domain.proposal import AnswersWaiting
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
        about=ABOUT,
    )
    return MissingReport(
        sender="controlling",
        profile="monthly-figures",
        role=role,
        report=report,
        severity=min((rule.severity for rule in rules), key=SEVEREST_FIRST.__getitem__, default="info"),
        needed_by=frozenset((rule.id, 2016) for rule in rules),
        is_here=is_here,
    )


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


def test_its_ladder_waits_for_an_answer_and_then_says_that_one_waits() -> None:
    (first,) = mails(missing(MAJOR), TUESDAY)
    came = date(2016, 4, 26)
    ladder = {ABOUT: told(first)}
    by_day = {
        on: report_mails([missing(MAJOR)], ladder, a_briefing(on, answers={ABOUT: AnswersWaiting((came,))})).messages
        for on in (date(2016, 4, day) for day in (27, 28, 29))
    }
    assert [on.day for on, sent in by_day.items() if sent] == [29], "26.04. and two working days"
    assert "Antwort vom 26.04.2016 liegt zur Eintragung vor" in rows_of(by_day[date(2016, 4, 29)][0].message)


def test_a_report_that_is_announced_says_for_which_day() -> None:
    briefing = a_briefing(TUESDAY, announced={ABOUT: date(2016, 4, 29)})
    (planned,) = report_mails([missing(MAJOR)], {}, briefing).messages
    assert "angekündigt für Freitag, 29.04.2016" in rows_of(planned.message)


def rows_of(mail: Message) -> list[str]:
    return [row.text for row in from_json(mail.facts).rows]


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


# Several reports of one sender


def monthly(month: int, *rules: Rule) -> MissingReport:
    """The monthly figures of 2016, due in the middle of the month after."""
    one = missing(*rules)
    report = replace(one.report, period=Period.parse(f"2016-{month:02}"), expected_by=date(2016, month + 1, 15))
    return replace(one, report=report)


def all_mails(
    reports: Sequence[MissingReport], on: date, before: Sequence[Message] = ()
) -> list[tuple[str, list[tuple[str, int]], int]]:
    """To whom, the reports that are told with their step, and how many are listed; `before` went out on their days."""
    outgoing = report_mails(reports, history(before), a_briefing(on))
    messages = [planned.message for planned in outgoing.messages]
    return [
        (mail.addressed, [(one.obligation[-7:], one.step) for one in mail.items], counted(mail)) for mail in messages
    ]


def history(mails: Sequence[Message]) -> dict[str, list[SentItem]]:
    by_report: dict[str, list[SentItem]] = {}
    for mail in mails:
        for sent in told(mail):
            by_report.setdefault(sent.item.obligation, []).append(sent)
    return by_report


def counted(mail: Message) -> int:
    facts = from_json(mail.facts)
    assert isinstance(facts, OverdueReportFacts)
    return facts.count


MARCH, APRIL, MAY = (monthly(month, MAJOR) for month in (3, 4, 5))


def test_all_overdue_reports_of_a_sender_are_one_mail() -> None:
    assert all_mails([APRIL, MARCH], date(2016, 5, 17)) == [(OWNER, [("2016-03", 1), ("2016-04", 1)], 2)]


def test_a_report_that_only_minor_promises_need_is_told_by_the_mail_about_another() -> None:
    minor = monthly(4, MINOR)
    assert all_mails([minor], date(2016, 5, 17)) == []
    assert all_mails([MARCH, minor], date(2016, 5, 17)) == [(OWNER, [("2016-03", 1), ("2016-04", 1)], 2)]


def test_each_climbs_by_its_own_days_and_the_mail_lists_those_that_its_reader_knows() -> None:
    (first,) = report_mails([MARCH], {}, a_briefing(date(2016, 4, 18))).messages
    (climbed,) = report_mails([MARCH], history([first.message]), a_briefing(date(2016, 4, 26))).messages
    before = [first.message, climbed.message]
    both = [MARCH, APRIL]
    # The management's first repeat about March is due on 4 May, the first mail about April on 17 May.
    assert all_mails(both, date(2016, 5, 17), before) == [
        (MANAGEMENT, [("2016-03", 2)], 1),
        (OWNER, [("2016-04", 1)], 2),
    ]


def test_what_stands_at_the_end_of_its_ladder_is_repeated_with_what_climbs_there() -> None:
    sent: list[Message] = []
    on = date(2016, 4, 18)
    while on < date(2016, 6, 1):
        overdue = [one for one in (MARCH, APRIL) if on > one.report.expected_by]
        sent += [planned.message for planned in report_mails(overdue, history(sent), a_briefing(on)).messages]
        on += timedelta(days=1)
    assert [(mail.planned_on, mail.addressed, [one.obligation[-7:] for one in mail.items]) for mail in sent] == [
        (date(2016, 4, 18), OWNER, ["2016-03"]),
        (date(2016, 4, 26), MANAGEMENT, ["2016-03"]),
        (date(2016, 5, 4), MANAGEMENT, ["2016-03"]),
        (date(2016, 5, 17), OWNER, ["2016-04"]),
        (date(2016, 5, 24), MANAGEMENT, ["2016-03"]),
        (date(2016, 5, 25), MANAGEMENT, ["2016-03", "2016-04"]),
    ]


def test_the_wait_that_a_later_report_ends_is_told_as_that() -> None:
    (first,) = report_mails([MARCH], {}, a_briefing(date(2016, 4, 18))).messages
    here = has_come(MARCH)
    over = replace(here, report=replace(here.report, replaced_by=Period.parse("2016-04")))
    (mail,) = report_mails([over], history([first.message]), a_briefing(date(2016, 5, 17))).messages
    facts = from_json(mail.message.facts)
    assert isinstance(facts, OverdueReportFacts)
    assert (mail.message.addressed, facts.is_here, facts.replaced_by) == (OWNER, True, "April 2016")
    assert [(row.label, row.text) for row in facts.rows] == [
        ("Absender", "Controlling"),
        ("März 2016", "Monatszahlen: ersetzt durch April 2016"),
    ]


def has_come(missing: MissingReport) -> MissingReport:
    """It is here, and nothing waits for it."""
    return replace(missing, is_here=True, report=replace(missing.report, waiting=(), aged=()))


def test_reports_that_come_together_are_one_all_clear() -> None:
    (first,) = report_mails([MARCH, APRIL], {}, a_briefing(date(2016, 5, 17))).messages
    here = [has_come(one) for one in (MARCH, APRIL)]
    assert all_mails(here, date(2016, 5, 18), [first.message]) == [(OWNER, [("2016-03", 0), ("2016-04", 0)], 2)]
    assert all_mails([MARCH, has_come(APRIL)], date(2016, 5, 18), [first.message]) == [(OWNER, [("2016-04", 0)], 1)]


def test_a_digest_names_the_oldest_report_of_a_source_and_how_many_are_missing_behind_it() -> None:
    case = (MAJOR, waiting(MAJOR), an_episode(waiting(MAJOR)))
    found = digests(standing(case, missing=[APRIL, MAY, MARCH], digested_on={}))
    assert groups(found[OWNER]) == {
        "missing": ["Es fehlen der Bericht „Monatszahlen“ (März 2016) und 2 spätere"],
    }


def test_a_report_that_only_minor_promises_need_is_told_by_the_senders_digest_once() -> None:
    minor = replace(monthly(3, MINOR), report=replace(monthly(3, MINOR).report, expected_by=MONDAY))
    (mail,) = digests(standing(missing=[minor], digested_on={})).values()
    told_by_it = [item for item in mail.items if item.kind is MessageKind.OVERDUE_REPORT]
    assert [(item.obligation, item.addressed) for item in told_by_it] == [(minor.about, OWNER)]
    again = digests(standing(missing=[minor], digested_on={}, told=told(mail)))
    assert [item.kind for mail in again.values() for item in mail.items] == [MessageKind.DIGEST]
