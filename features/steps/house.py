"""The house that a scenario is played in: its rules, the files that arrive, its store and the mails that leave."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from pytest_bdd import given

from checker.domain.clock import at_local, end_of_day
from checker.domain.obligation_key import key_of
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import Verdict
from checker.store.opening import Store
from checker.usecases.importing.archived_files import ArchivedFile
from checker.usecases.importing.import_records import import_records
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.judging.check import Checked, check_activated, check_files
from checker.usecases.rules.activation import activate_book
from checker.usecases.running.walk import Arrival, step
from checker.usecases.telling.send import MailIdentity
from checker.usecases.telling.sending_troubles import tell_of_sending
from checker.wording.rules_used import rules_sentence
from notifications.link_tokens import LinkTokens
from notifications.smtp import Server, SmtpTransport
from notifications.transport import Outcome

from .mail_server import HOST, MailServer
from .rows import (
    folder_in_question,
    rows_of_the_plan,
    rows_without_rule,
    rules_in,
    rules_in_question,
    rules_of,
    shipped_rules,
)
from .words import is_file_name, sentence

ACTIVATED_AT = at_local(date(2016, 1, 1), 12)
SENDER = MailIdentity("Zielwacht <zielwacht@jobcenter.example>", "jobcenter.example")


# A scenario with this tag speaks of the whole house, whatever rows it names.
WHOLE_HOUSE = "haus"


@dataclass
class House:
    """Files arrive at given instants; a day is judged by those that had arrived by its end."""

    folder: Path
    shipped: Path = field(default_factory=folder_in_question)
    rules: Path = field(init=False)
    arrivals: list[Arrival] = field(default_factory=list)
    handed_out: int = 0
    read: list[ReadFile] = field(default_factory=list)
    seen_in_archive: tuple[ArchivedFile, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    by_rules: str = ""
    last: Verdict | None = None
    templates: Path | None = None
    links: LinkTokens | None = None
    may_refuse_files: bool = False
    has_run: bool = False
    has_judged: bool = False
    _store: Store | None = None
    _edited: Rulebook | None = None

    def __post_init__(self) -> None:
        self.rules = self.shipped

    @property
    def book(self) -> Rulebook:
        """The rules of this house. Raises RulebookError when they were edited with a mistake."""
        if self.rules == self.shipped:
            return _read(self.shipped)
        self._edited = self._edited or rules_in(self.rules)
        return self._edited

    @property
    def id(self) -> str:
        """The id of the house as a whole."""
        return self.book.organisation.organisation.id

    @property
    def store(self) -> Store:
        """The house's store on disk, with its rules in force since the first of January."""
        if self._store is None:
            is_new = not any(self.store_folder.iterdir())
            self._store = Store.open(f"sqlite:///{self.store_folder / 'zielwacht.sqlite3'}", create=is_new)
            if is_new:
                activate_book(self._store, self.book, ACTIVATED_AT, "administration")
        return self._store

    @property
    def store_folder(self) -> Path:
        place = self.folder / "store"
        place.mkdir(exist_ok=True)
        return place

    @property
    def sender(self) -> MailIdentity:
        """From whom its mails are, with the templates that were edited and the links to pages, if any."""
        return replace(SENDER, templates=self.templates, links=self.links)

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def receive(self, file_name: str, content: bytes, on: date, hour: int = 12, minute: int = 0) -> None:
        """A file comes in, at noon unless said. Two of the same name may."""
        assert is_file_name(file_name), f"„{file_name}“ ist kein Dateiname"
        place = self.folder / "inbox" / str(len(self.arrivals))
        place.mkdir(parents=True)
        (place / file_name).write_bytes(content)
        self.arrivals.append(Arrival(at_local(on, hour, minute), place / file_name))
        self.arrivals.sort(key=lambda arrival: arrival.at)

    def until(self, now: datetime) -> Sequence[Arrival]:
        """What has come in by now and was not handed out before, as the walker asks."""
        arrived = [arrival for arrival in self.arrivals[self.handed_out :] if arrival.at <= now]
        self.handed_out += len(arrived)
        return arrived

    def edit_rules(self, file: str, before: str, after: str) -> None:
        """Change the rules as an administrator would, in a copy. `before` (a pattern) must occur exactly once."""

        def edited(text: str) -> str:
            changed, count = re.subn(before, after, text)
            assert count == 1, f"{file}: '{before}' steht {count} Mal da"
            return changed

        self.rewrite_rules(file, edited)

    def rewrite_rules(self, file: str, edited: Callable[[str], str]) -> None:
        """Put another text in the place of a file of the rules, or add one, in a copy."""
        if self.rules == self.shipped:
            self.rules = Path(shutil.copytree(self.rules, self.folder / "rules"))
        path = self.rules / file
        assert path.resolve().is_relative_to(self.rules.resolve()), f"„{file}“ liegt nicht im Ordner der Regeln"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(edited(text), encoding="utf-8")
        self._edited = None

    def activate(self, at: datetime) -> None:
        """The edited rules take effect."""
        activate_book(self.store, self.book, at, "administration")

    def forget_rules(self) -> None:
        """The files were edited by hand: read them again."""
        self._edited = None

    def judge(self, on: date) -> None:
        """As `zielwacht check` judges the files that had arrived by the end of the day."""
        by = [arrival.file for arrival in self.arrivals if arrival.at <= end_of_day(on)]
        self._keep(check_files(self.book, by, on, today=on))

    def judge_as_known(self, on: date, known_at: datetime, *, rulebook: str | None = None) -> None:
        """As `zielwacht check --known-at` judges the store, after everything has come in."""
        self.import_all()
        self._keep(check_activated(self.store, on, known_at, named=rulebook))

    def _keep(self, checked: Checked) -> None:
        _assert_clean(checked.imports)
        self.verdicts, self.last = checked.verdicts, None
        self.by_rules = rules_sentence(checked.rules, checked.rulebook, "de")

    def import_all(self) -> None:
        for arrival in self.until(datetime.max.replace(tzinfo=ACTIVATED_AT.tzinfo)):
            self.read += import_records(self.store, [arrival.file], arrival.at).files

    def run(self, now: datetime, server: MailServer) -> None:
        """One step of the service: what has arrived is imported, what is due is judged, told and sent over SMTP."""
        self.has_run = True
        done = step(self.store, now, self, SmtpTransport(Server(HOST, server.port)), self.sender)
        tell_of_sending(self.store, now, done.sent, mail_domain=self.sender.domain)
        files = [read for _, read in done.files]
        if not self.may_refuse_files:
            _assert_clean(files)
        may_fail = server.refuses_us or server.is_away
        assert may_fail or not done.sent.trouble, f"Mails gingen nicht hinaus: {done.sent.trouble}"
        self.read += files

    def run_until_the_power_fails(self, now: datetime, server: MailServer, *, after_the_first_mail: bool) -> None:
        """One step of the service that ends in the dark, with the first mail not handed over yet or just so."""
        self.has_run = True
        transport = FailingPower(Server(HOST, server.port), after_the_first_mail=after_the_first_mail)
        try:
            step(self.store, now, self, transport, self.sender)
        except PowerFailure:
            self.close()
        else:
            raise AssertionError("die Zielwacht wollte gar keine Mail verschicken")

    def rule_of(self, row: str) -> str:
        """The id of the rule that encodes a row of the plan: its first, or the one named in brackets behind it.

        Of a rule that was taken away, the id that it had.
        """
        number, _, named = row.partition(" ")
        every = (planned.rule for book in (self.book, _read(self.shipped), shipped_rules()) for planned in book.rules())
        rules = [rule for rule in every if rule.source.row == number]
        found = [rule.id for rule in rules if not named or named == f"({rule.short_title})"]
        assert found, f"zu Zeile {row} gibt es keine Regel"
        return found[0]

    def obligation(self, row: str) -> str:
        """The obligation of the whole house that a row of the plan puts up."""
        return key_of(self.rule_of(row), self.id, "2016")

    def role(self, title: str) -> str:
        """The id of a role by its title."""
        found = [role.id for role in self.book.organisation.roles if role.title == title]
        assert found, f"eine Stelle {title} gibt es nicht"
        return found[0]

    def office(self, name: str) -> str:
        """The id of an office by its name."""
        found = [unit.id for unit in self.book.organisation.units("office") if unit.name == name]
        assert found, f"eine Geschäftsstelle {name} gibt es nicht"
        return found[0]


class PowerFailure(BaseException):
    """The program is gone. Nothing of it can catch that."""


class FailingPower(SmtpTransport):
    """The power fails while the first mail is handed over: before the server sees its text, or as it has taken it."""

    def __init__(self, server: Server, *, after_the_first_mail: bool) -> None:
        super().__init__(server)
        self._after = after_the_first_mail

    def deliver(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> Outcome:
        if self._after:
            super().deliver(raw, envelope_from=envelope_from, recipient=recipient, before_data=before_data)
        raise PowerFailure


def _assert_clean(files: Sequence[ReadFile]) -> None:
    """What a scenario reports must be readable: else its verdict would rest on nothing."""
    for read in files:
        faults = [*read.problems, *(row.reason for row in read.account.rows)]
        assert not faults, f"{read.account.file}: {faults}"


@cache
def _read(folder: Path) -> Rulebook:
    return rules_in_question() if folder == folder_in_question() else rules_in(folder)


def _rows(request: pytest.FixtureRequest) -> frozenset[str]:
    """The rows of the plan that a scenario is about; none when it is about the whole house."""
    tags = {mark.name for mark in request.node.iter_markers()}
    return frozenset() if WHOLE_HOUSE in tags else frozenset(tags & rows_of_the_plan())


@pytest.fixture
def house(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
    rows = _rows(request)
    gone = ", ".join(sorted(rows_without_rule(rows)))
    assert not gone, f"Szenario: {gone}; Regelwerk: keine Regel zu {gone}"
    built = House(tmp_path, rules_of(rows))
    yield built
    built.close()


@given(sentence("die Frist zu {row:Zeile} verschiebt sich an freien Tagen nicht"))
def the_due_day_is_fixed(house: House, row: str) -> None:
    _edit_rule(house, row, r"policy: next_working_day", "policy: fixed")


@given(sentence("die Frist zu {row:Zeile} verschiebt sich an freien Tagen auf den nächsten Arbeitstag"))
def the_due_day_moves_on(house: House, row: str) -> None:
    """As it is shipped: said where both are compared."""
    where = house.book.rule(house.rule_of(row))
    assert where is not None, f"zu Zeile {row} gibt es eine Regel"
    assert where.rule.due.policy == "next_working_day"


@given(sentence("die Geschäftsstelle {office:Name} besteht bis zum {last:Tag} und geht dann in Velbert auf"))
def an_office_ends(house: House, office: str, last: date) -> None:
    house.edit_rules(
        "organisation.yaml",
        rf"(id: {house.office(office)}, .*)valid_to: null, merges_into: velbert",
        rf"\1valid_to: {last}, merges_into: velbert",
    )


@given(sentence("das Haus ist am {closed:Tag} geschlossen"))
def a_closure_day(house: House, closed: date) -> None:
    house.edit_rules("calendar.yaml", r"closures: \[\]", f"closures: [{{day: {closed}, name: Schließtag}}]")


@given("die Fachaufsicht darf eine Tabelle ohne Zeilen als Fehlanzeige schicken")
def an_empty_table_is_a_nil_report(house: House) -> None:
    house.edit_rules(
        "senders/fachaufsicht.yaml", r"\n    quarantine: file", "\n    quarantine: file\n    empty: nil_report"
    )


@given("die Fachaufsicht schreibt unter jede Geschäftsstelle eine Zwischensumme")
def subtotals(house: House) -> None:
    total = '{column: Lfd. Nr., labels: ["Zwischensumme*"], of: above, checks: {geprüft: sum, fehlerhaft: sum}}'
    house.edit_rules("senders/fachaufsicht.yaml", r"\n    sum_row:", f"\n    total_rows: [{total}]\n    sum_row:")


IN_THOUSANDS = """
  - id: costs-in-thousands
    version: 1
    title: Unterkunftskosten in Tausend Euro
    file: {name: ["unterkunft_teur_{year}-{month}*.csv"], format: csv, encoding: utf-8, delimiter: ";"}
    lines: [{text: "Stand: {date} / {time}", sets: reported_at, place: below}]
    numbers: {decimal: ",", thousands: ["."]}
    columns:
      Bereich: {field: scope, units: any}
      Kosten (T€): {field: value, times: "1000"}
    set: {metric: kdu-cost, aggregation: ytd, unit: euro}
    records: {type: measurement, period: {kind: ytd}}
"""


@given("das Controlling meldet die Unterkunftskosten in einer eigenen Datei in Tausend Euro")
def costs_in_thousands(house: House) -> None:
    house.rewrite_rules("senders/controlling.yaml", lambda text: text.rstrip("\n") + "\n" + IN_THOUSANDS)


# Whatever the rules say of it: those in force of a house may say either.
STATUS = r"(?m)^status: (?:draft.*|adopted.*\nadopted_on: .*)$"


@given(sentence("der Plan ist am {on:Tag} beschlossen"))
def the_plan_is_adopted(house: House, on: date) -> None:
    house.edit_rules("plans/2016/plan.yaml", STATUS, f"status: adopted\nadopted_on: {on}")


@given("der Plan ist noch ein Entwurf")
def the_plan_is_a_draft(house: House) -> None:
    if any(plan.head.is_adopted(date.max) for plan in house.book.plans if plan.year == 2016):
        house.edit_rules("plans/2016/plan.yaml", STATUS, "status: draft")


@given("einzelne Mails sind nicht begrenzt")
def no_budget(house: House) -> None:
    a_budget(house, 1000)


@given(sentence("ein Postfach erhält in der Woche höchstens {count:Zahl} einzelne Mail"))
def a_budget(house: House, count: int) -> None:
    house.edit_rules(
        "escalation.yaml", r"single_mails_a_week: \{value: \d+,", f"single_mails_a_week: {{value: {count},"
    )


@given(sentence("verantwortlich für {row:Zeile} soll die Trägerversammlung sein"))
def a_body_outside_is_to_own_a_rule(house: House, row: str) -> None:
    _edit_rule(house, row, r"owner: \w+", "owner: traegerversammlung")


def file_of(planned: PlannedRule) -> str:
    """The file of the rules in which a rule stands."""
    return planned.where.split(":")[0].rpartition("rules/")[2]


def _edit_rule(house: House, row: str, before: str, after: str) -> None:
    """Within one rule's block of its goal file."""
    where = house.book.rule(house.rule_of(row), 2016)
    assert where is not None, f"zu Zeile {row} gibt es eine Regel"
    house.edit_rules(file_of(where), rf"(?s)(row: {row},(?:(?!\n  - id:).)*?){before}", rf"\g<1>{after}")
