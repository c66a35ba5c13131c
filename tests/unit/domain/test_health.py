"""What makes a service ill, case by case: each invariant that does not hold is an issue, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import pytest

from checker.domain.clock import at_local
from checker.domain.health import (
    MAILBOX_GIVEN,
    AnswerMailboxState,
    HealthCode,
    HealthIssue,
    LogFacts,
    OverdueReports,
    StoreFacts,
    TickPatience,
    Unjudgeable,
    UnknownKind,
    UntoldEdit,
    Waiting,
    WaitingMail,
    store_issues,
)
from checker.domain.mailbox_trouble import MailboxTrouble, MailboxTroubleCode
from checker.domain.message import MessageKind, OutboxState
from checker.domain.outbox import AttemptOutcome
from checker.wording.health import NEXT, SENTENCES, STAGES, issue_text, next_command
from checker.wording.locales import Locale
from tests.build import CALENDAR

NOON = datetime(2016, 7, 4, 10, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
DAEMON, TIMER = TickPatience(MINUTE), TickPatience()
WELL = StoreFacts(None, NOON - 30 * DAY, CALENDAR, NOON - MINUTE, last_round=date(2016, 6, 27))


def mail(state: OutboxState, **values: Any) -> WaitingMail:
    return WaitingMail(**{
        "key": "k" * 64, "kind": MessageKind.ALERT, "state": state, "attempts": 1, "may_leave_at": NOON - HOUR,
        "reply": "550 no such user",
    } | values)  # fmt: skip


def late(**values: Any) -> OverdueReports:
    return OverdueReports(
        **{"sender": "fachaufsicht", "profile": "reviews", "count": 2, "first_due": date(2016, 6, 20), "is_told": False}
        | values
    )


def found(patience: TickPatience = DAEMON, now: datetime = NOON, **facts: Any) -> list[str]:
    return [issue.code.value for issue in store_issues(replace(WELL, **facts), now, patience)]


def unread(since: datetime) -> AnswerMailboxState:
    trouble = MailboxTrouble(MailboxTroubleCode.NOT_REACHED, "mailbox", "connection refused")
    return AnswerMailboxState("mailbox", NOON - DAY, since, trouble)


def untold_edit(on: date = date(2016, 6, 24), *, is_alarm: bool = False) -> UntoldEdit:
    return UntoldEdit(3, on, ("gf@jobcenter",), is_alarm)


def test_a_store_in_which_everything_holds_has_no_issue() -> None:
    assert found() == found(TIMER) == []


@pytest.mark.parametrize(("facts", "code"), [
    pytest.param({"broken_entry": 7}, "journal.broken", id="a changed journal"),
    pytest.param({"last_tick": NOON + HOUR}, "clock.behind_the_last_tick", id="a clock behind the last tick"),
    pytest.param({"ahead": ((4, NOON + DAY),)}, "clock.behind_a_recording", id="a recording ahead of the clock"),
    pytest.param({"rules_ahead": NOON + DAY}, "clock.behind_the_rules", id="rules that took effect ahead of the clock"),
    pytest.param({"activated_at": None}, "rules.none_in_force", id="no rules"),
    pytest.param({"last_tick": NOON - HOUR}, "tick.too_old", id="an old tick"),
    pytest.param({"last_tick": None}, "tick.never", id="no tick at all"),
    pytest.param({"unseen": Waiting(3, NOON - HOUR, "")}, "records.unseen", id="records that no tick saw"),
    pytest.param({"unjudged": Waiting(3, NOON - HOUR, "a/b/2016")}, "judging.left_out", id="due and not judged"),
    pytest.param({"set_aside": (Unjudgeable("a/b/2016", "a", "b", "cannot_judge", ()),)}, "judging.set_aside",
                 id="an obligation that cannot be judged"),
    pytest.param({"mails": (mail(OutboxState.DEAD),)}, "mails.dead", id="a dead mail"),
    pytest.param({"outage": (NOON, "550 relaying denied")}, "mails.server", id="a server that takes nothing"),
    pytest.param({"mails": (mail(OutboxState.PENDING, attempts=2, outcome=AttemptOutcome.DEFERRED),)},
                 "mails.deferred", id="a mail put off twice"),
    pytest.param({"mails": (mail(OutboxState.DATA, lease_until=NOON - HOUR),)}, "mails.in_hand", id="left in hand"),
    pytest.param({"mails": (mail(OutboxState.PENDING, attempts=0),)}, "mails.untried", id="a mail nobody tried"),
    pytest.param({"unknown": (UnknownKind("k" * 64, "letter"),)}, "mails.unknown_kind", id="a mail of a newer version"),
    pytest.param({"mailbox": unread(NOON - MAILBOX_GIVEN)}, "answers.unread", id="answers that nobody can read"),
    pytest.param({"unheard": ("a/b/2016",)}, "findings.unheard", id="a finding nobody heard of"),
    pytest.param({"reports": (late(),)}, "reports.untold", id="an overdue report that the week's round passed over"),
    pytest.param({"edits": (untold_edit(),)}, "rules.edit_untold", id="an edit that the week's round passed over"),
    pytest.param({"edits": (untold_edit(is_alarm=True),), "last_round": None}, "rules.edit_untold",
                 id="an emergency that a tick passed over"),
    pytest.param({"log": LogFacts(9, 10, NOON)}, "log.cut_off", id="a log that ends before its checkpoint"),
    pytest.param({"log": LogFacts(10, 10, NOON, lacks_signature=True)}, "log.not_signed", id="a checkpoint not signed"),
    pytest.param({"log": LogFacts(10, 9, NOON - 2 * DAY)}, "log.without_checkpoint", id="no checkpoint for two days"),
    pytest.param({"log": LogFacts(10, checked_at=NOON - HOUR)}, "log.without_checkpoint", id="none behind the check"),
    pytest.param({"log": LogFacts(10, 9, NOON, first_at=NOON - 61 * DAY, has_auditor=True)}, "log.not_counter_checked",
                 id="an auditor who never looked"),
    pytest.param({"log": LogFacts(10, 9, NOON, counter_checked_at=NOON - 61 * DAY, has_auditor=True)},
                 "log.not_counter_checked", id="an auditor who looked too long ago"),
    pytest.param({"reports": (late(first_due=date(2016, 6, 19)),), "last_round": None}, "reports.untold",
                 id="an overdue report that nobody was told of in two weeks without a round"),
])  # fmt: skip
def test_what_does_not_hold_is_an_issue(facts: dict[str, Any], code: str) -> None:
    assert found(**facts) == [code]


@pytest.mark.parametrize("facts", [
    pytest.param({"last_tick": NOON - 3 * MINUTE}, id="a round takes its time"),
    pytest.param({"unseen": Waiting(1, NOON - MINUTE, "")}, id="records wait for their round"),
    pytest.param({"unjudged": Waiting(1, NOON, "a/b/2016")}, id="due just now"),
    pytest.param({"mails": (mail(OutboxState.PENDING, outcome=AttemptOutcome.DEFERRED),)}, id="greylisting, once"),
    pytest.param({"mails": (mail(OutboxState.PENDING, attempts=0, may_leave_at=NOON + HOUR),)}, id="its hour comes"),
    pytest.param({"edits": (untold_edit(NOON.date()),)}, id="an edit of today"),
    pytest.param({"mails": (mail(OutboxState.CLAIMED, lease_until=NOON + MINUTE),)}, id="being sent"),
    pytest.param({"mailbox": unread(NOON - MINUTE)}, id="the mail server starts anew"),
    pytest.param({"mailbox": AnswerMailboxState("mailbox", NOON - DAY)}, id="read, and nothing had come"),
    pytest.param({"reports": (late(is_told=True),)}, id="told, so its sender's"),
    pytest.param({"log": LogFacts(10, 9, NOON - HOUR, first_at=NOON - 61 * DAY)}, id="no auditor is named"),
    pytest.param({"log": LogFacts(10, 9, NOON - DAY, first_at=NOON - 60 * DAY, has_auditor=True)},
                 id="a checkpoint a day old, and an auditor who has a day left"),
    pytest.param({"reports": (late(first_due=date(2016, 6, 28)),)}, id="the week's round will tell"),
])  # fmt: skip
def test_what_waits_for_a_stated_reason_is_none(facts: dict[str, Any]) -> None:
    assert found(**facts) == []


def test_a_daemon_that_has_just_begun_is_given_time() -> None:
    assert found(TickPatience(MINUTE, begun=NOON - MINUTE), last_tick=NOON - 30 * DAY) == []


@pytest.mark.parametrize(("last", "now", "is_old"), [
    pytest.param(datetime(2016, 7, 1, 5, 0, tzinfo=UTC), datetime(2016, 7, 4, 21, 0, tzinfo=UTC), False,
                 id="from Friday morning over Monday"),
    pytest.param(datetime(2016, 7, 1, 5, 0, tzinfo=UTC), datetime(2016, 7, 4, 22, 0, tzinfo=UTC), True,
                 id="not over the end of Monday, local time"),
])  # fmt: skip
def test_a_timer_may_rest_until_the_next_open_day_has_ended(last: datetime, now: datetime, is_old: bool) -> None:
    assert found(TIMER, now, last_tick=last) == (["tick.too_old"] if is_old else [])


def test_a_rehearsal_is_measured_by_its_own_ticks() -> None:
    years_later = NOON + 3650 * DAY
    left = replace(WELL, unjudged=Waiting(1, NOON - 9 * DAY, "a/b/2016"))
    codes = [issue.code for issue in store_issues(left, years_later, TIMER, is_rehearsed=True)]
    assert codes == [HealthCode.OBLIGATIONS_UNJUDGED], "the last tick left it, however long ago that was"
    assert store_issues(WELL, years_later, TIMER, is_rehearsed=True) == ()


def test_without_any_tick_there_is_no_rehearsal() -> None:
    never = replace(WELL, last_tick=None)
    assert [issue.code for issue in store_issues(never, NOON, TIMER, is_rehearsed=True)] == [HealthCode.TICK_NEVER]


def test_what_is_imported_by_the_clock_must_be_seen_by_the_clock() -> None:
    rehearsed = replace(WELL, last_tick=NOON - 30 * DAY, unseen=Waiting(3, NOON - 9 * DAY, ""))
    assert store_issues(rehearsed, NOON, TIMER, is_rehearsed=True) == ()
    (issue,) = store_issues(rehearsed, NOON, TIMER, is_rehearsed=True, is_fed=True)
    assert issue.code is HealthCode.RECORDS_UNSEEN


def test_an_answer_may_wait_for_two_days_on_which_the_office_is_open() -> None:
    """Of Friday until the end of Tuesday."""
    friday = at_local(date(2016, 7, 1), 15)
    waits = replace(WELL, answers=Waiting(2, friday, ""))

    def codes(now: datetime) -> list[HealthCode]:
        return [issue.code for issue in store_issues(replace(waits, last_tick=now), now, TIMER)]

    assert codes(at_local(date(2016, 7, 5), 23)) == []
    assert codes(at_local(date(2016, 7, 6), 0)) == [HealthCode.ANSWERS_WAIT]


def test_an_answer_waits_no_longer_where_the_calendar_ends() -> None:
    came, now = at_local(CALENDAR.last, 15), at_local(CALENDAR.last + 3 * DAY, 0)
    waits = replace(WELL, answers=Waiting(1, came, ""), last_tick=now)
    assert HealthCode.ANSWERS_WAIT not in [issue.code for issue in store_issues(waits, now - MINUTE, DAEMON)]
    assert [issue.code for issue in store_issues(waits, now, DAEMON)] == [HealthCode.ANSWERS_WAIT]


def test_the_most_urgent_stands_first() -> None:
    assert found(broken_entry=1, unheard=("a/b/2016",), last_tick=NOON + HOUR) == [
        "journal.broken", "clock.behind_the_last_tick", "findings.unheard"
    ]  # fmt: skip


@pytest.mark.parametrize("locale", get_args(Locale))
@pytest.mark.parametrize("code", HealthCode)
def test_each_issue_names_stage_and_next_command_in_both_languages(code: HealthCode, locale: Locale) -> None:
    facts = {name: _made_up(name) for name in code.facts}
    text = issue_text(HealthIssue(code, facts), locale)
    assert text.startswith(f"{STAGES[locale][code.stage]}: ")
    assert "{" not in text + next_command(HealthIssue(code, facts))
    told = {name for name in code.facts if "{" + name in SENTENCES[locale][code] + NEXT[code]}
    assert told == set(code.facts), "no fact is gathered for nothing"


def _made_up(name: str) -> Any:
    return {"kinds": (MessageKind.ALERT,), "count": 3, "since": NOON, "last": NOON, "at": NOON}.get(name, f"of-{name}")
