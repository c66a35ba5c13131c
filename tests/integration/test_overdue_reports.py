"""Nothing is ever reported: every overdue report is told and climbs, in one mail a reader and day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from checker.domain.health import HealthCode
from checker.domain.message import MessageKind
from checker.store import outbox
from checker.store.mail_history import reports_notified
from checker.usecases.rules.activation import active
from checker.usecases.running.status import status
from checker.usecases.telling.health import missing_reports_of
from notifications.overdue_reports import about
from tests.integration.a_house import House, a_house

LAST = date(2016, 5, 20)


def test_whatever_is_judged_meanwhile_every_overdue_report_is_told_and_climbs(tmp_path: Path) -> None:
    with a_house(tmp_path) as house:
        house.walk(LAST)
        with house.store.read() as tx:
            missing, told = missing_reports_of(tx, active(tx)), set(reports_notified(tx))
        overdue = {about(one.sender, one.profile, str(one.period)): one.due for one in missing}
        assert len({one.profile for one in missing}) > 1
        assert len(overdue) > len({one.profile for one in missing}), "of some sources more than the first"
        assert {report for report, due in overdue.items() if due < LAST - timedelta(days=7)} <= told
        assert not any(issue.code is HealthCode.REPORT_UNTOLD for issue in status(house.store).issues)
        steps = steps_by_report(house)
        assert {report for report, step in steps.items() if step > 1} > {min(overdue, key=overdue.__getitem__)}
        assert set(mails_a_day(house).values()) == {1}


def steps_by_report(house: House) -> dict[str, int]:
    """The highest step at which each report was told."""
    with house.store.read() as tx:
        items = [item for mail in outbox.list_messages(tx) for item in mail.message.items]
    steps: dict[str, int] = {}
    for item in items:
        if item.kind is MessageKind.OVERDUE_REPORT:
            steps[item.obligation] = max(steps.get(item.obligation, 0), item.step)
    return steps


def mails_a_day(house: House) -> Counter[tuple[str, str, date]]:
    """How many mails about the reports of one sender a reader had on a day."""
    with house.store.read() as tx:
        mails = [mail.message for mail in outbox.list_messages(tx)]
    about_reports = [mail for mail in mails if mail.kind is MessageKind.OVERDUE_REPORT]
    return Counter((mail.items[0].obligation.split("/")[0], mail.addressed, mail.planned_on) for mail in about_reports)
