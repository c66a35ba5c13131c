"""What those who run the house's Zielwacht hear: the administration and the service."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from checker.domain.health import HealthCode, HealthIssue, issue
from checker.domain.message import Message, MessageKind
from notifications.digest_schedule import Round
from notifications.notices import OperatorTrouble, Week
from notifications.weekly import Occasion, all_well_mail, items_of, nobody_reads, operator_mail, weekly_readers
from tests.unit.notifications.mail_cases import a_briefing, an_organisation
from tests.unit.notifications.notice_cases import all_well

MONDAY = date(2016, 7, 4)
BROKEN = Occasion(OperatorTrouble("broken_rules", "rules/x.yaml:1:1: unknown key"), "abc")


def a_week() -> Week:
    return Week(date(2016, 6, 27), datetime(2016, 7, 3, tzinfo=UTC), None, None, {"files": 2, "mails_sent": 5})


def weekly(on: date = MONDAY, *ills: HealthIssue, is_watched: bool = False, **roles: str) -> list[Message]:
    """The week's mails of a house; `roles` are those of its escalation.yaml."""
    escalation = a_briefing(on).escalation.model_copy(update=roles)
    briefing = replace(a_briefing(on, escalation=escalation), is_watched=is_watched)
    mails = (
        all_well_mail(replace(a_week(), ills=ills), Round(on), reader, briefing) for reader in weekly_readers(briefing)
    )
    return [planned.message for outgoing in mails for planned in outgoing.messages]


def test_that_it_runs_is_told_once_a_week_to_whoever_runs_it() -> None:
    (first,), (again,), (next_week,) = (weekly(on) for on in (MONDAY, date(2016, 7, 5), date(2016, 7, 11)))
    assert (first.kind, first.addressed) == (MessageKind.ALL_WELL, "controlling@jobcenter")
    assert first.key == again.key != next_week.key


def test_administration_and_service_have_a_mail_each_and_one_mailbox_has_one() -> None:
    assert [mail.addressed for mail in weekly(service="gf")] == ["controlling@jobcenter", "gf@jobcenter"]
    assert [mail.addressed for mail in weekly(service="gf", administration="gf")] == ["gf@jobcenter"]


def test_where_a_monitor_watches_the_service_is_told_once_a_month_unless_something_is_wrong() -> None:
    july = [date(2016, 7, 4), date(2016, 7, 11)]
    (of_the_4th, of_the_11th) = (weekly(on, is_watched=True, service="gf") for on in july)
    assert of_the_4th[0].key != of_the_11th[0].key, "the administration has one a week"
    assert of_the_4th[1].key == of_the_11th[1].key, "the same one again, which leaves once"
    assert of_the_4th[1].facts["next_on"] == "Mo 01.08."
    wrong = issue(HealthCode.NO_RULES)
    assert weekly(july[1], wrong, is_watched=True, service="gf")[1].key != of_the_4th[1].key


def test_what_only_the_machine_room_can_repair_goes_to_the_service() -> None:
    escalation = a_briefing(MONDAY).escalation.model_copy(update={"administration": "controlling", "service": "gf"})
    briefing = a_briefing(MONDAY, escalation=escalation)
    assert operator_mail([BROKEN], (), briefing).messages[0].message.addressed == "gf@jobcenter"


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


def test_what_is_kept_out_and_open_waits_for_the_administration() -> None:
    held = (3, date(2016, 6, 20))
    assert all_well(administers=True, held=held).pending == (
        "3 aus Dateien zurückgehalten und noch offen, das Älteste seit 20.06.2016",
    )
    assert all_well(held=held).pending == ()
