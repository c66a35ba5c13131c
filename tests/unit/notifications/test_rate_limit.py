"""How many mails a mailbox gets in a week, and what becomes of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.answer import token_of
from checker.domain.message import Item, MessageKind, OutboxState
from checker.domain.verdict import State
from notifications.digest import collective_mails
from notifications.digest_facts import from_json
from notifications.digest_schedule import Round
from notifications.ladder import Outgoing, Planned, messages_for_changes
from notifications.rate_limit import Spread, next_number, spread
from notifications.reminders import due_reminders
from notifications.templating import built_in, subject_line
from tests.stored import message
from tests.unit.notifications.digest_cases import LAST_MONDAY, OWNER, groups, news, standing
from tests.unit.notifications.mail_cases import (
    a_briefing,
    a_count_rule,
    a_dated_rule,
    a_verdict,
    an_episode,
    an_organisation,
    climbed,
    opened,
    overdue,
)

TUESDAY = date(2016, 5, 3)
SOON, LATER = date(2016, 5, 9), date(2016, 5, 10)  # the next round leaves on Monday, 9 May


@dataclass(frozen=True)
class Sent:
    addressed: str
    kind: MessageKind
    number: int = 0


def mail(kind: MessageKind, about: str = "a/jobcenter/2016", to: str = OWNER, step: int = 1) -> Planned:
    item = Item("jobcenter", about, 1, kind, "breached", step, "0", to)
    return Planned(message(item, addressed=to, planned_on=TUESDAY), OutboxState.PENDING)


def critical(about: str = "critical/jobcenter/2016") -> Planned:
    return replace(mail(MessageKind.ALERT, about), comes_first=True)


def day(mails: Sequence[Planned], *before: Sent, due: dict[str, date] | None = None, is_round: bool = False) -> Spread:
    return spread(Outgoing(tuple(mails)), before, due or {}, a_briefing(TUESDAY), is_round=is_round)


def alerts(count: int) -> list[Planned]:
    return [mail(MessageKind.ALERT, f"r{number}/jobcenter/2016") for number in range(count)]


def counts(split: Spread) -> tuple[int, int, int]:
    return len(split.singles.messages), len(split.collected), len(split.waiting)


@pytest.mark.parametrize(
    ("today", "before", "expected"),
    [
        pytest.param(2, 0, (2, 0, 0), id="two mails are the budget"),
        pytest.param(3, 0, (0, 3, 0), id="three of one day come in one mail"),
        pytest.param(1, 1, (1, 0, 0), id="the second of the week"),
        pytest.param(2, 1, (0, 2, 0), id="the second and the third of the week in one"),
        pytest.param(1, 2, (0, 1, 0), id="an alert is not put off when nothing is left"),
    ],
)
def test_what_exceeds_the_budget_of_a_week_is_collected(
    today: int, before: int, expected: tuple[int, int, int]
) -> None:
    assert counts(day(alerts(today), *[Sent(OWNER, MessageKind.ALERT)] * before)) == expected


def test_a_rectification_is_outside_the_budget_and_spends_none_of_it() -> None:
    """Who was told something wrong hears it on the day, whatever else there is."""
    spent = [Sent(OWNER, MessageKind.ALERT), Sent(OWNER, MessageKind.DIGEST, 2)]
    assert counts(day([mail(MessageKind.RECTIFICATION, step=0)], *spent)) == (1, 0, 0)
    before = [Sent(OWNER, MessageKind.RECTIFICATION), Sent(OWNER, MessageKind.RECTIFICATION)]
    assert counts(day([mail(MessageKind.ALERT)], *before)) == (1, 0, 0)


@pytest.mark.parametrize(
    ("planned", "waits"),
    [
        pytest.param(mail(MessageKind.ALL_CLEAR, step=0), True, id="an all-clear"),
        pytest.param(mail(MessageKind.OVERDUE_REPORT), True, id="a first word about a report"),
        pytest.param(mail(MessageKind.OVERDUE_REPORT, step=2), True, id="a report's next step"),
        pytest.param(mail(MessageKind.ALERT), False, id="an alert"),
        pytest.param(mail(MessageKind.ESCALATION, step=2), False, id="a step of a ladder"),
        pytest.param(mail(MessageKind.REMINDER, "soon/jobcenter/2016"), False, id="due by the next digest"),
        pytest.param(mail(MessageKind.REMINDER, "later/jobcenter/2016"), True, id="due after the next digest"),
    ],
)
def test_what_can_wait_when_nothing_is_left(planned: Planned, waits: bool) -> None:
    spent = [Sent(OWNER, MessageKind.ALERT), Sent(OWNER, MessageKind.DIGEST, 2)]
    due = {"soon/jobcenter/2016": SOON, "later/jobcenter/2016": LATER}
    assert counts(day([planned], *spent, due=due)) == ((0, 0, 1) if waits else (0, 1, 0))


def test_before_the_round_of_the_day_all_but_steps_of_ladders_waits_for_it() -> None:
    planned = [*alerts(3), mail(MessageKind.ESCALATION, step=2)]
    split = spread(Outgoing(tuple(planned)), [], {}, a_briefing(TUESDAY), round_is_near=True)
    assert counts(split) == (1, 0, 3)


@pytest.mark.parametrize(
    ("before", "is_round", "alone", "leads"),
    [
        pytest.param(0, False, 1, False, id="there is room for it and for one mail of the rest"),
        pytest.param(1, False, 0, True, id="one mail is left: it leads that"),
        pytest.param(2, False, 0, True, id="nothing is left: it leads the mail of the day"),
        pytest.param(1, True, 1, False, id="the rest rides in the digest of the day"),
        pytest.param(2, True, 0, True, id="nothing is left: it leads the digest of the day"),
    ],
)
def test_a_critical_miss_leaves_by_itself_before_all_others_or_leads_them(
    before: int, is_round: bool, alone: int, leads: bool
) -> None:
    spent = [Sent(OWNER, MessageKind.ALERT)] * before
    split = day([*alerts(3), critical()], *spent, is_round=is_round)
    assert [one.comes_first for one in split.singles.messages] == [True] * alone
    assert (split.collected[0].key == critical().message.key) is leads
    assert len(split.collected) == 4 - alone


def test_where_there_is_room_for_all_the_critical_one_leaves_first() -> None:
    first, _ = day([*alerts(1), critical()]).singles.messages
    assert first.comes_first


def test_of_many_critical_ones_the_first_leave_alone_while_there_is_room() -> None:
    many = [critical(f"c{number}/jobcenter/2016") for number in range(4)]
    assert counts(day(many)) == (1, 3, 0)


def test_before_the_round_of_the_day_a_critical_miss_waits_for_nothing_while_there_is_room() -> None:
    planned = [*alerts(3), critical()]
    split = spread(Outgoing(tuple(planned)), [], {}, a_briefing(TUESDAY), round_is_near=True)
    assert counts(split) == (1, 0, 3)
    assert split.singles.messages[0].comes_first


def test_a_mail_with_a_letter_to_be_released_comes_by_itself_whatever_the_mailbox_has_had() -> None:
    asking = mail(MessageKind.ESCALATION, "letter/jobcenter/2016")
    asking = replace(asking, message=replace(asking.message, facts={"letters": [{}]}))
    others = [mail(MessageKind.ESCALATION, f"{name}/jobcenter/2016") for name in "abc"]
    split = day([*others, asking])
    assert asking in split.singles.messages
    assert [one.message for one in others] == list(split.collected)


def test_the_weeks_digest_and_notices_are_not_counted() -> None:
    spent = [Sent(OWNER, MessageKind.DIGEST, 1), Sent(OWNER, MessageKind.RECEIPT), Sent(OWNER, MessageKind.OPERATOR)]
    assert counts(day(alerts(2), *spent)) == (2, 0, 0)


def test_what_counts_is_the_mailbox_not_the_role() -> None:
    """The management reads for the vacant post, and has had two mails of its own."""
    vacant = a_briefing(TUESDAY, organisation=an_organisation(benefits_post_is_vacant=True))
    spent = [Sent("gf@jobcenter", MessageKind.ALERT)] * 2
    assert counts(spread(Outgoing(tuple(alerts(1))), spent, {}, vacant)) == (0, 1, 0)


def test_drafts_to_bodies_outside_are_not_counted() -> None:
    drafts = [Planned(planned.message, OutboxState.DRAFT) for planned in alerts(5)]
    assert counts(day(drafts)) == (5, 0, 0)


@given(st.lists(st.sampled_from([OWNER, "gf@jobcenter", "controlling@jobcenter"]), max_size=12), st.integers(0, 3))
def test_nothing_is_lost_and_nobody_gets_more_than_the_budget(to: list[str], before: int) -> None:
    planned = [mail(MessageKind.ALERT, f"r{number}/jobcenter/2016", one) for number, one in enumerate(to)]
    split = day(planned, *[Sent(OWNER, MessageKind.ALERT)] * before)
    keys = [one.message.key for one in split.singles.messages] + [one.key for one in split.collected]
    assert sorted(keys) == sorted(one.message.key for one in planned)
    for one in set(to):
        singles = sum(1 for single in split.singles.messages if single.message.addressed == one)
        assert singles + (before if one == OWNER else 0) <= max(2, before)


def test_a_collective_mail_takes_the_next_number() -> None:
    assert next_number([]) == 2
    assert next_number([Sent(OWNER, MessageKind.DIGEST, 1), Sent(OWNER, MessageKind.DIGEST, 3)]) == 4


# The collective mail itself


def test_it_tells_what_it_carries_and_nothing_else() -> None:
    rules = [a_dated_rule(id=f"r{number}", title=f"Ziel {number}") for number in range(3)]
    cases = [(rule, overdue(rule), an_episode(overdue(rule))) for rule in rules]
    singles = messages_for_changes([opened(rule, overdue(rule)) for rule in rules[:2]], a_briefing(TUESDAY))
    step = messages_for_changes([climbed(rules[1], overdue(rules[1]), 1, 2)], a_briefing(TUESDAY))
    carried = [planned.message for planned in (*singles.messages[:1], *step.messages)]
    now = standing(*cases, carried=carried)
    found = collective_mails(Round(TUESDAY, 2, LAST_MONDAY), now, a_briefing(TUESDAY)).messages
    told = {planned.message.addressed: planned.message for planned in found}
    assert {to: groups(one) for to, one in told.items()} == {
        OWNER: {"new": ["Ziel 0"]},
        "gf@jobcenter": {"waiting": ["Ziel 1"]},
    }
    items = [item for one in told.values() for item in one.items if item.kind is not MessageKind.DIGEST]
    assert [item.key for item in items] == [item.key for one in carried for item in one.items]
    assert from_json(told[OWNER].facts).tallies == ()


def test_its_subject_begins_with_the_critical_target_that_is_missed_for_good() -> None:
    rules = [a_dated_rule(id="major"), a_count_rule(id="worst", severity="critical", short_title="Deckel KdU")]
    cases = [(rules[0], overdue(rules[0]), an_episode(overdue(rules[0])))]
    missed = a_verdict(rules[1], State.BREACHED)
    cases.append((rules[1], missed, an_episode(missed)))
    begun = messages_for_changes([opened(rule, verdict) for rule, verdict, _ in cases], a_briefing(TUESDAY))
    now = standing(*cases, carried=[planned.message for planned in begun.messages])
    (found,) = collective_mails(Round(TUESDAY, 2, LAST_MONDAY), now, a_briefing(TUESDAY)).messages
    assert subject_line(from_json(found.message.facts), built_in()) == "[Kritisch verfehlt] Deckel KdU und 1 weitere"
    assert groups(found.message)["new"][0] == rules[1].title


def test_it_says_that_earlier_mails_did_not_arrive_where_that_is_why() -> None:
    rule = a_dated_rule()
    (planned,) = messages_for_changes([opened(rule, overdue(rule))], a_briefing(TUESDAY)).messages
    again = replace(planned.message, items=tuple(replace(item, resend=1) for item in planned.message.items))
    case = (rule, overdue(rule), an_episode(overdue(rule)))
    for carried, why in (([planned.message], ("budget",)), ([again], ("anew",))):
        (found,) = collective_mails(Round(TUESDAY, 2), standing(case, carried=carried), a_briefing(TUESDAY)).messages
        assert from_json(found.message.facts).occasions == why


def test_a_reminder_keeps_its_key_in_it() -> None:
    rule = a_dated_rule()
    on = date(2016, 4, 22)
    pending = a_verdict(rule, State.PENDING)
    (planned,) = due_reminders(rule, pending, a_briefing(on)).messages
    now = standing((rule, pending, None), carried=[planned.message])
    (found,) = collective_mails(Round(on, 2), now, a_briefing(on)).messages
    assert groups(found.message) == {"waiting": [rule.title]}
    assert news(found.message) == [("reminder", pending.obligation, OWNER)]


def test_a_letter_that_waits_for_its_release_is_told_with_what_asks_for_it() -> None:
    rule = a_dated_rule(escalation="leistung-kreis")
    step = messages_for_changes([climbed(rule, overdue(rule), 2, 3)], a_briefing(TUESDAY))
    draft, asking = (planned.message for planned in sorted(step.messages, key=lambda one: one.state))
    other = a_dated_rule(id="other")
    now = standing(
        (rule, overdue(rule), an_episode(overdue(rule))),
        (other, overdue(other), an_episode(overdue(other))),
        carried=[asking],
        drafts=[draft, message(Item("jobcenter", "other/jobcenter/2016", 1, MessageKind.ALERT, "", 3, "0", "kreis@x"))],
    )
    (found,) = collective_mails(Round(TUESDAY, 2), now, a_briefing(TUESDAY)).messages
    facts = from_json(found.message.facts)
    (waiting,) = (group for group in facts.groups if group.name == "waiting")
    assert [row.answer.token for row in waiting.rows if row.answer] == [token_of(asking.key)]
    assert news(found.message) == [("escalation", overdue(rule).obligation, asking.addressed)]
