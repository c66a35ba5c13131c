"""A house with a real store, real rules and a real SMTP server, walked day by day: the stage of the ladder's tests."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from checker.cli.loopback_smtp import HOST, LoopbackSmtp
from checker.domain.clock import at_local
from checker.domain.finding import Episode, FindingState
from checker.domain.message import Message, MessageKind, OutboxState
from checker.domain.rulebook import Rulebook
from checker.starter import RECORDS
from checker.store import Store, findings, outbox
from checker.store.mail_rows import QueuedMessage
from checker.usecases.importing.import_records import import_records
from checker.usecases.rules.activation import activate_folder, active
from checker.usecases.running.tick import TickResult, tick
from checker.usecases.telling.send import MailIdentity, send_due
from notifications.smtp import Server, SmtpTransport

RULES = Path(__file__).parents[2] / "rules"
SENDER = MailIdentity("Zielwacht <zielwacht@jobcenter.example>", "jobcenter.example")
CRITERIA = "investigation-criteria-agreed/jobcenter/2016"
GOAL = "kdu.yaml"
DRAFT = "status: draft                   #"
ADOPTED = "status: adopted\nadopted_on: 2016-01-04\n#"
ADOPTED_PLAN = ("plans/2016/plan.yaml", DRAFT, ADOPTED)
VACANT = "vacant: [{since: 2016-01-01, until: null}]     # laut Plan"
FILLED = "vacant: [{since: 2016-01-01, until: 2016-03-31}]     # laut Plan"
THE_POST_IS_FILLED = ("organisation.yaml", VACANT, FILLED)
TO_THE_DISTRICT = (f"plans/2016/goals/{GOAL}", "escalation: leistung\n", "escalation: leistung-kreis\n")
# Each mail comes by itself, so that a ladder can be counted.
NO_BUDGET = ("escalation.yaml", "single_mails_a_week: {value: 2,", "single_mails_a_week: {value: 1000,")
# Other finding's mails are not what these tests are about.
FINDINGS = (
    MessageKind.ALERT,
    MessageKind.ESCALATION,
    MessageKind.LETTER,
    MessageKind.ALL_CLEAR,
    MessageKind.RECTIFICATION,
)


def rules_with(folder: Path, *changes: tuple[str, str, str], adopted: bool = True, only: str = GOAL) -> Path:
    """A copy of the shipped rules of one goal whose plan is adopted, with texts of some files replaced."""
    shutil.copytree(RULES, folder, ignore=shutil.ignore_patterns("tests"))
    for goal in (folder / "plans" / "2016" / "goals").iterdir():
        if goal.name != only:
            goal.unlink()
    edit(folder, *([ADOPTED_PLAN] if adopted else []), *changes, NO_BUDGET)
    return folder


def edit(folder: Path, *changes: tuple[str, str, str]) -> None:
    """Replace texts in files of a folder of rules: each the name, what stands there, and what is to."""
    for name, old, new in changes:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")


@dataclass
class House:
    """Ticks at seven on every open day and sends what may leave."""

    folder: Path
    store: Store
    server: LoopbackSmtp
    day: date

    @property
    def book(self) -> Rulebook:
        with self.store.read() as tx:
            return active(tx)

    @property
    def now(self) -> datetime:
        return at_local(self.day, 7)

    def at(self, hour: int) -> datetime:
        """A time of this day, in the house's own."""
        return at_local(self.day, hour)

    def walk(self, until: date) -> list[TickResult]:
        """Every open day behind the last one, `until` included."""
        reports = []
        while self.day < until:
            self.day += timedelta(days=1)
            if self.book.calendar.is_office_day(self.day):
                reports.append(self.tick())
        return reports

    def walk_without_mail_server(self, until: date) -> None:
        """The days pass, nothing leaves."""
        while self.day < until:
            self.day += timedelta(days=1)
            self.tick_without_sending()

    def tick_without_sending(self) -> TickResult:
        return tick(self.store, self.now, mail_domain=SENDER.domain)

    def acknowledge_behind_its_back(self, until: date, obligation: str = CRITERIA) -> None:
        """As an act that came between the planning and the sending would leave the finding, its mail still there."""
        with self.store.write() as tx:
            seen = findings.history(tx, obligation)[-1]
            taken = replace(seen, state=FindingState.ACKNOWLEDGED, until=until)
            findings.save(tx, [taken], seen={obligation: seen}, at=self.now, by="gf")

    def tick(self) -> TickResult:
        ticked = self.tick_without_sending()
        send_due(self.store, self.now, SmtpTransport(Server(HOST, self.server.port)), SENDER)
        return ticked

    def receive_minutes(self, submitted_on: date) -> None:
        """The minutes of the agreement come in at noon of the day."""
        record = json.loads((RECORDS / "deliverable.json").read_text(encoding="utf-8"))
        record[0] |= {"submitted_on": f"{submitted_on}", "valid_from": f"{submitted_on}"}
        record[0]["reported_at"] = f"{at_local(self.day, 11).isoformat()}"
        path = self.folder / "deliverable.json"
        path.write_text(json.dumps(record), encoding="utf-8")
        done = import_records(self.store, [path], at_local(self.day, 12))
        assert done.is_clean, [problem.code for read in done.files for problem in read.problems]

    def mails(self, obligation: str = CRITERIA) -> list[QueuedMessage]:
        with self.store.read() as tx:
            return [mail for mail in outbox.list_messages(tx, obligation=obligation) if mail.message.kind in FINDINGS]

    def told(self, obligation: str = CRITERIA) -> list[tuple[str, str, str]]:
        """Day, kind and addressee of what left; what did not has its state as day."""
        return [_line(mail.message, mail) for mail in self.mails(obligation)]

    def episode(self, obligation: str = CRITERIA) -> Episode:
        with self.store.read() as tx:
            return findings.history(tx, obligation)[-1]

    def inbox(self, mailbox: str, rule: str = CRITERIA.partition("/")[0]) -> list[EmailMessage]:
        """What the SMTP server took for a mailbox about a rule, reminders and digests apart; letters name no rule."""
        found = []
        for path in sorted((self.folder / "mails").glob("*.eml")):
            mail = message_from_bytes(path.read_bytes(), policy=policy.default)
            assert isinstance(mail, EmailMessage)
            is_about_it = mail["X-Zielwacht-Rule"] == rule or mail["X-Zielwacht-Kind"] is None
            if mailbox in str(mail["To"]) and is_about_it and "Erinnerung" not in mail["Subject"]:
                found.append(mail)
        return found


def _line(message: Message, mail: QueuedMessage) -> tuple[str, str, str]:
    when = f"{message.planned_on:%d.%m.}" if mail.state is OutboxState.SENT else str(mail.state)
    return when, str(message.kind), message.addressed


@contextmanager
def a_house(
    folder: Path,
    *changes: tuple[str, str, str],
    begin: date = date(2016, 4, 28),
    adopted: bool = True,
    only: str = GOAL,
) -> Iterator[House]:
    """Rules in force since the day before `begin`, the first tick not done yet."""
    rules = rules_with(folder / "rules", *changes, adopted=adopted, only=only)
    (folder / "mails").mkdir()
    before = begin - timedelta(days=1)
    with a_house_again(folder, before) as house:
        activate_folder(house.store, rules, at_local(before, 12), "administration")
        yield house


@contextmanager
def a_house_again(folder: Path, day: date) -> Iterator[House]:
    """The house of a folder as it stood on a day, or a new one."""
    store = Store.open(f"sqlite:///{folder / 'store.sqlite3'}", create=True)
    try:
        with LoopbackSmtp(folder / "mails") as server:
            yield House(folder, store, server, day)
    finally:
        store.close()
