"""Rounds of the daemon on a real store: what fails is told once and counted, and everything else goes on."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import event

from checker.domain.message import MessageKind
from checker.preview.approving import ApprovalWish, approvals_of, approve
from checker.starter import rules_folder
from checker.store import activations, cursor, outbox
from checker.store.mail_rows import QueuedMessage
from checker.usecases.rules.rules_folder import FolderState
from checker.usecases.running.health import Around
from checker.usecases.running.status import status
from checker.wording.health import next_command
from notifications.smtp import Server, SmtpTransport
from tests.driven import MINUTE, MONDAY_NOON, DrivenHouse

QUARTER = "fachaufsicht_2016-Q1.csv"
INTERVAL = timedelta(minutes=1)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DrivenHouse]:
    house = DrivenHouse(tmp_path)
    yield house
    house.store.close()


def in_force(house: DrivenHouse) -> str | None:
    with house.store.read() as tx:
        return activations.current_sha256(tx)


# --- Rules that are edited while it runs --------------------------------------------------------------------


def test_a_broken_edit_changes_nothing_and_is_told_with_its_first_mistake(house: DrivenHouse) -> None:
    house.round()
    good = in_force(house)
    house.edit()

    report = house.round(3)

    assert not report.failed, "the last good rules go on judging"
    assert "rules edited with a mistake, the last good ones stay" in report.troubles[0]
    assert "kdu.yaml:" in report.troubles[0]
    assert in_force(house) == good
    (refused,) = house.told("rules.edit_refused")
    assert refused.keys() == {"fingerprint", "mistakes"}


def test_the_operator_gets_one_mail_about_a_broken_edit_and_another_about_the_next(house: DrivenHouse) -> None:
    house.round()
    house.edit()
    house.round(3)
    house.start()
    house.round(3)
    assert len(operator_mails(house)) == 1
    house.edit("\n# noch ein Versuch\n")
    house.round(3)
    first, second = operator_mails(house)
    assert first.message.addressed == second.message.addressed == "it@jobcenter"
    assert "kdu.yaml:" in str(first.message.facts["troubles"])


def test_a_downtime_of_a_day_is_told_to_the_operator_and_a_short_one_is_not(house: DrivenHouse) -> None:
    house.round()
    house.rounds.begin(house.now + timedelta(hours=3), MINUTE)
    assert operator_mails(house) == []
    house.rounds.begin(house.now + timedelta(days=2), MINUTE)
    house.rounds.begin(house.now + timedelta(days=2, minutes=5), MINUTE)
    (mail,) = operator_mails(house)
    assert mail.message.items[0].obligation == "downtime/daemon"
    assert "04.07.2016" in str(mail.message.facts["troubles"])


def operator_mails(house: DrivenHouse) -> list[QueuedMessage]:
    with house.store.read() as tx:
        return list(outbox.list_messages(tx, kinds=[MessageKind.OPERATOR]))


def test_a_clean_edit_waits_for_its_activation_by_hand(house: DrivenHouse) -> None:
    house.round()
    house.edit("# ein Gedanke dazu\n")

    report = house.round(3)

    assert report.troubles == ("rules edited, not in force: zielwacht rules activate",)
    assert len(house.told("rules.activated")) == 1


def test_a_clean_edit_takes_effect_by_itself_where_that_is_configured(tmp_path: Path) -> None:
    house = DrivenHouse(tmp_path, when_saved=True)
    house.round()
    house.edit("# ein Gedanke dazu\n")

    house.round()
    assert len(house.told("rules.activated")) == 1, "somebody may still be typing"
    report = house.round()

    assert report.troubles == ()
    assert house.told("rules.activated")[-1]["by"] == "daemon"
    house.store.close()


def test_an_edit_that_somebody_must_approve_waits_and_is_told_with_the_command_to_go_on(tmp_path: Path) -> None:
    house = DrivenHouse(tmp_path, when_saved=True)
    house.round()
    path = house.rules / "plans/2016/goals/statistik.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("nominal: 2016-06-30", "nominal: 2016-07-29"), encoding="utf-8")
    (house.rules / "plans/2016/tests/statistik.yaml").unlink()

    first = house.round(3)
    again = house.round(3)

    assert "has yet to be approved, for each rule by one of the roles: statistics-agreed (" in first.troubles[0]
    assert again.troubles == first.troubles
    assert not again.failed
    assert len(house.told("rules.activated")) == 1
    (mail,) = operator_mails(house)
    assert "zielwacht rules approve " in str(mail.message.facts["troubles"])
    approve_all(house)
    house.now += timedelta(hours=1)
    assert "a role must put the preview" in house.round().troubles[0], "nothing gets softer by itself"
    assert len(house.told("rules.activated")) == 1
    house.store.close()


def approve_all(house: DrivenHouse) -> None:
    needed = approvals_of(house.store, house.rules, house.now)
    assert needed is not None
    for need in needed.needs:
        wish = ApprovalWish(need.roles[0], (need.rule,), "50.1-2016/077", date(2016, 6, 30))
        approve(house.store, house.rules, needed.preview, house.now, wish)


def test_an_edit_whose_rule_tests_fail_does_not_take_effect_by_itself(tmp_path: Path) -> None:
    house = DrivenHouse(tmp_path, when_saved=True)
    house.round()
    path = house.rules / "plans/2016/goals/statistik.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("nominal: 2016-06-30", "nominal: 2016-05-31"), encoding="utf-8")

    report = house.round(3)

    assert "rule tests fail (statistics-agreed: " in report.troubles[0]
    assert len(house.told("rules.activated")) == 1
    (mail,) = operator_mails(house)
    assert "zielwacht rules test" in str(mail.message.facts["troubles"])
    house.store.close()


def test_a_broken_edit_does_not_take_effect_by_itself_either(tmp_path: Path) -> None:
    house = DrivenHouse(tmp_path, when_saved=True)
    house.edit()

    report = house.round(3)

    assert "the last good ones stay" in report.troubles[0]
    assert len(house.told("rules.activated")) == 1
    house.store.close()


def test_the_rules_of_another_organisation_do_not_take_effect_by_themselves(tmp_path: Path) -> None:
    house = DrivenHouse(tmp_path, when_saved=True)
    path = house.rules / "organisation.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{id: jobcenter,", "{id: sozialreferat,"), encoding="utf-8")
    for goal in house.rules.rglob("*.yaml"):
        text = goal.read_text(encoding="utf-8")
        goal.write_text(text.replace("scope: jobcenter", "scope: sozialreferat"), encoding="utf-8")

    report = house.round(3)

    assert "the store belongs to 'jobcenter' and the rules to 'sozialreferat'" in report.troubles[0]
    assert not report.failed
    assert len(house.told("rules.activated")) == 1
    house.store.close()


def test_rules_that_are_gone_are_told_and_found_again(house: DrivenHouse) -> None:
    shutil.rmtree(house.rules)
    assert "the folder cannot be read" in house.round().troubles[0]

    shutil.copytree(rules_folder(), house.rules)
    assert house.round().troubles == ()


def test_a_daemon_that_may_activate_starts_on_an_empty_store(tmp_path: Path) -> None:
    house = DrivenHouse(tmp_path, when_saved=True)
    with closing(sqlite3.connect(house.folder / "zielwacht.sqlite3")) as raw, raw:
        raw.execute("DELETE FROM activation")

    house.rounds.begin(MONDAY_NOON, INTERVAL)

    assert in_force(house) is not None
    house.store.close()


# --- Time ---------------------------------------------------------------------------------------------------


def test_a_clock_that_goes_back_an_hour_is_waited_out(house: DrivenHouse) -> None:
    house.round()
    judged = house.now

    house.now -= timedelta(hours=1)
    report = house.round()
    assert report.failed
    assert "the clock stands before the last tick (04.07.2016 12:01:00)" in report.troubles[0]

    house.now = judged
    assert house.round().troubles == ()
    assert house.rounds.failures == 0


def test_a_set_clock_stands_in_the_journal(house: DrivenHouse) -> None:
    house.rounds.note_jump(-3600)

    house.round()

    assert house.told("clock.jumped") == [{"seconds": -3600}]


def test_downtime_is_noted_at_the_start(house: DrivenHouse) -> None:
    house.round()

    downtime = house.rounds.begin(house.now + timedelta(days=3), INTERVAL)

    assert downtime == 3 * 24 * 3600
    assert house.told("daemon.started")[-1]["downtime_seconds"] == downtime


def test_a_quick_restart_is_no_downtime(house: DrivenHouse) -> None:
    house.round()
    assert house.rounds.begin(house.now + MINUTE, INTERVAL) == 0


# --- What fails ---------------------------------------------------------------------------------------------


def test_a_full_disk_is_told_once_and_loses_nothing(house: DrivenHouse, caplog: pytest.LogCaptureFixture) -> None:
    def no_more_pages(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite then takes the size that there is

    house.lay(QUARTER)
    house.round()
    house.store.close()
    event.listen(house.store._writer, "connect", no_more_pages)
    with caplog.at_level(logging.WARNING):
        report = house.round(3)

    assert report.failed
    assert house.rounds.failures == 3
    assert "is full" in report.troubles[0]
    assert sum("is full" in line for line in caplog.messages) == 1
    assert house.names() == {QUARTER}, "the file stays in the inbox"

    event.remove(house.store._writer, "connect", no_more_pages)
    house.store.close()
    assert house.round(2).troubles == ()
    assert QUARTER in house.names("done")


def test_our_own_mistake_does_not_end_the_daemon(
    house: DrivenHouse, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> object:
        raise RuntimeError("unser Fehler")

    with monkeypatch.context() as patched:
        patched.setattr("checker.usecases.running.daemon_cycle.step", fails)
        report = house.round(2)

    assert report.troubles == ("the program failed (RuntimeError): see the log, and report it",)
    assert sum(record.exc_info is not None for record in caplog.records) == 1, "its traceback stands in the log once"
    assert not house.round().failed


def test_the_mail_server_goes_and_comes_back_and_every_mail_arrives_once(tmp_path: Path) -> None:
    server = MailServer()
    server.controller.start()
    port = server.controller.port
    server.controller.stop()
    house = DrivenHouse(tmp_path, transport=SmtpTransport(Server("127.0.0.1", port, timeout_seconds=5)))

    report = house.round(3)
    assert "mails do not leave" in report.troubles[0]
    assert not report.failed, "judging goes on"

    back = MailServer(port)
    back.controller.start()
    try:
        house.now += timedelta(hours=1)
        house.round(2)
    finally:
        back.controller.stop()
    with house.store.read() as tx:
        states = {str(message.state) for message in outbox.list_messages(tx)}
    assert states <= {"sent", "draft"}
    assert back.taken
    assert len(back.taken) == len(set(back.taken))
    house.store.close()


class MailServer:
    """Keeps the Message-IDs of what it takes."""

    def __init__(self, port: int = 0) -> None:
        self.taken: list[str] = []
        self.controller = FreePort(self, hostname="127.0.0.1", port=port)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        lines = envelope.original_content.decode().splitlines()
        self.taken += [line for line in lines if line.lower().startswith("message-id:")][:1]
        return "250 OK"


class FreePort(Controller):
    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


# --- How is it? ---------------------------------------------------------------------------------------------


def around(house: DrivenHouse) -> Around:
    return Around(house.now, house.rules, house.inbox, INTERVAL)


def test_a_house_without_a_daemon_is_healthy(house: DrivenHouse) -> None:
    house.round()
    found = status(house.store, around(house))
    assert found.issues == ()
    assert found.is_well


def test_status_sees_a_broken_edit_by_itself(house: DrivenHouse) -> None:
    house.round()
    house.edit()
    found = status(house.store, around(house))
    assert found.around is not None
    assert found.around.folder.standing is FolderState.BROKEN
    assert [next_command(issue) for issue in found.issues] == ["zielwacht rules lint"]


def test_status_names_the_command_where_no_rules_are_in_force(house: DrivenHouse) -> None:
    with closing(sqlite3.connect(house.folder / "zielwacht.sqlite3")) as raw, raw:
        raw.execute("DELETE FROM activation")
    assert "zielwacht rules activate" in [next_command(issue) for issue in status(house.store).issues]


def test_a_tick_by_hand_meanwhile_is_no_failure(house: DrivenHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.store.errors import Overtaken

    def overtaken(*_: object, **__: object) -> object:
        raise Overtaken("another tick on this store was faster")

    monkeypatch.setattr("checker.usecases.running.daemon_cycle.step", overtaken)
    report = house.round()
    assert (report.failed, report.troubles) == (False, ())


def test_the_rounds_keep_the_cursor_at_the_instant_that_was_judged(house: DrivenHouse) -> None:
    house.round()
    with house.store.read() as tx:
        at = cursor.read(tx)
    assert at is not None
    assert at.instant == datetime(2016, 7, 4, 10, 1, tzinfo=UTC)
