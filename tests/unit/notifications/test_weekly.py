"""What those who run the house's Zielwacht hear: the administration and the service."""

from __future__ import annotations

from datetime import UTC, date, datetime

from checker.domain.message import MessageKind
from notifications.digest_schedule import Round
from notifications.notices import OperatorTrouble, Week
from notifications.weekly import Occasion, all_well_mail, items_of, nobody_reads, operator_mail
from tests.unit.notifications.mail_cases import a_briefing, an_organisation

MONDAY = date(2016, 7, 4)
BROKEN = Occasion(OperatorTrouble("broken_rules", "rules/x.yaml:1:1: unknown key"), "abc")


def a_week() -> Week:
    return Week(date(2016, 6, 27), datetime(2016, 7, 3, tzinfo=UTC), None, None, {"files": 2, "mails_sent": 5})


def test_all_is_well_once_a_week_to_whoever_runs_the_service() -> None:
    first, again, next_week = (
        all_well_mail(a_week(), Round(on), a_briefing(on)).messages[0].message
        for on in (MONDAY, date(2016, 7, 5), date(2016, 7, 11))
    )
    assert (first.kind, first.addressed) == (MessageKind.ALL_WELL, "controlling@jobcenter")
    assert first.key == again.key != next_week.key


def test_the_policy_may_name_another_role() -> None:
    escalation = a_briefing(MONDAY).escalation.model_copy(update={"administration": "gf"})
    briefing = a_briefing(MONDAY, escalation=escalation)
    assert all_well_mail(a_week(), Round(MONDAY), briefing).messages[0].message.addressed == "gf@jobcenter"


def test_what_only_the_machine_room_can_repair_goes_to_the_service() -> None:
    escalation = a_briefing(MONDAY).escalation.model_copy(update={"administration": "controlling", "service": "gf"})
    briefing = a_briefing(MONDAY, escalation=escalation)
    assert operator_mail([BROKEN], (), briefing).messages[0].message.addressed == "gf@jobcenter"
    assert all_well_mail(a_week(), Round(MONDAY), briefing).messages[0].message.addressed == "controlling@jobcenter"


def test_the_administration_is_told_where_nobody_reads_for_the_service() -> None:
    escalation = a_briefing(MONDAY).escalation.model_copy(update={"service": "it"})
    nobody = a_briefing(MONDAY, escalation=escalation)
    assert operator_mail([BROKEN], (), nobody).messages[0].message.addressed == "controlling@jobcenter"


def test_the_management_is_told_where_nobody_runs_the_service() -> None:
    organisation = an_organisation()
    others = tuple(role for role in organisation.roles if role.id != "controlling")
    nobody = a_briefing(MONDAY, organisation=organisation.model_copy(update={"roles": others}))
    assert operator_mail([BROKEN], (), nobody).messages[0].message.addressed == "gf@jobcenter"


def test_troubles_of_one_moment_are_one_mail() -> None:
    lost = nobody_reads(["a@jobcenter", "b@jobcenter", "a@jobcenter"], a_briefing(MONDAY))
    (planned,) = operator_mail([BROKEN, *lost], (), a_briefing(MONDAY)).messages
    assert [item.obligation for item in planned.message.items] == [
        "broken_rules/rules/x.yaml:1:1: unknown key",
        "nobody_reads/a@jobcenter",
        "nobody_reads/b@jobcenter",
    ]


def test_what_was_told_is_not_told_again_until_it_is_another_trouble() -> None:
    known = set(items_of([BROKEN], a_briefing(MONDAY)))
    assert operator_mail([BROKEN], known, a_briefing(MONDAY)).messages == ()
    edited = Occasion(BROKEN.trouble, "def")
    (planned,) = operator_mail([BROKEN, edited], known, a_briefing(MONDAY)).messages
    assert len(planned.message.items) == 1


def test_an_unread_post_is_told_again_in_the_next_month_only() -> None:
    def key(on: date) -> str:
        (found,) = items_of(nobody_reads(["a@jobcenter"], a_briefing(on)), a_briefing(on))
        return found

    assert key(MONDAY) == key(date(2016, 7, 29)) != key(date(2016, 8, 1))
