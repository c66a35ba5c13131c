"""The rules that ship: they load, and they say what the catalogue of the plan says.

The fixture holds the identifiers, dates and bounds of the targets that are encoded, as in the customer's targets.csv.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from checker.domain.due import due
from checker.domain.figures import FIGURES
from checker.domain.rule import MeasureSpec, Rule
from checker.domain.rulebook import Rulebook
from checker.domain.scope import Level
from checker.rulebook.load import load, load_from_files
from checker.rulebook.yaml_tree import read
from tests.build import Reported, amount, judge, sick

CHECKOUT = Path(__file__).parents[2]
CATALOGUE = CHECKOUT / "tests" / "fixtures" / "catalogue.csv"
CUSTOMER = CHECKOUT.parent / "shared" / "domain" / "targets.csv"
UNITS = {"%": "percent", "EUR": "euro", "Prüfungen": "reviews", "Termine": "dialogues"}
SCOPES = {"jobcenter": "organisation", "office": "office", "town": "town"}


def rows_of(file: Path) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}


ROWS = rows_of(CATALOGUE)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(CHECKOUT / "rules")


@pytest.mark.parametrize("rule", ["sickness-rate", "kdu-budget"])
def test_a_key_figure_file_without_the_rules_own_row_tells_nothing_about_it(book: Rulebook, rule: str) -> None:
    def state_with(told: Reported, on: date) -> str:
        return judge(book, told, on)[f"{rule}/jobcenter/2016"].state

    figure = sick if rule == "sickness-rate" else amount
    told = Reported().deliver("2016-01", sender="controlling", profile="key-figures")
    assert state_with(told, date(2016, 2, 12)) == "pending"
    assert state_with(told, date(2016, 2, 15)) == "not_evaluable", "the month is owed, and its file left it out"

    told.deliver("2016-02", sender="controlling", profile="key-figures").say(figure("2016-02", "10.0"))
    assert state_with(told, date(2016, 3, 14)) in ("met", "pending")
    told.deliver("2016-12", sender="controlling", profile="key-figures")
    assert state_with(told, date(2017, 2, 1)) == "not_evaluable", "February's figure does not decide the year"


def wait_of(rule: Rule) -> str:
    wait = rule.data_expected
    if wait is None:
        return "none"
    return f"{wait.months_after} months" if wait.months_after else f"{wait.working_days_after} working days"


def as_catalogued(rule: Rule, book: Rulebook) -> dict[str, str]:
    """A rule file's rule in the words of the catalogue."""
    target, policy = rule.target, book.escalation.policy(rule.escalation)
    assert policy is not None
    days = due(rule.due.nominal, rule.due.due_policy, book.calendar)
    unit = {ours: theirs for theirs, ours in UNITS.items()}
    level = {ours: theirs for theirs, ours in SCOPES.items()}
    # What is handed in has no bound; all of its parts are a hundred percent.
    is_of_parts = rule.measure.records == "deliverable" and rule.measure.part is not None
    shown = f"; show {level[rule.scope.show]}" if rule.scope.show else ""
    parts = f"; parts {' + '.join(level[part] for part in rule.scope.parts)}" if rule.scope.parts else ""
    return {
        "id": rule.id,
        "source": rule.source.row,
        "source_line": rule.source.lines,
        "kind": rule.kind,
        "operator": target.operator if target else "by",
        "target_value": target.value if target else "100" if is_of_parts else "",
        "unit": unit[target.unit] if target else "%" if is_of_parts else "",
        "scope": level[rule.scope.judge] + shown + parts,
        "reported": rule.reported.every if rule.reported else "",
        "reference_date": f"{rule.reference_date or ''}",
        "due_nominal": f"{days.nominal}",
        "due_effective": f"{days.effective}",
        "please_by": f"{days.please_by}",
        "due_policy": rule.due.policy,
        "data_expected": wait_of(rule),
        "remind": "/".join(str(lead) for lead in rule.remind.working_days_before) if rule.remind else "none",
        "record_type": rule.measure.records,
        "responsible": rule.owner,
        "escalation": " > ".join(policy.steps),
        "severity": rule.severity,
    }


# --- Against the catalogue --------------------------------------------------------------------------------


def test_the_shipped_rules_are_those_of_the_catalogue(book: Rulebook) -> None:
    assert sorted(planned.rule.id for planned in book.rules()) == sorted(ROWS)
    assert len(ROWS) == 27


@pytest.mark.parametrize("rule_id", sorted(ROWS))
def test_a_rule_differs_from_its_row_in_nothing(rule_id: str, book: Rulebook) -> None:
    planned = book.rule(rule_id)
    assert planned is not None
    assert as_catalogued(planned.rule, book) == ROWS[rule_id]


@pytest.mark.skipif(not CUSTOMER.exists(), reason="the customer's catalogue does not lie beside this checkout")
@pytest.mark.parametrize("rule_id", sorted(ROWS))
def test_the_fixture_is_what_the_customer_wrote(rule_id: str) -> None:
    theirs = rows_of(CUSTOMER)[rule_id]
    theirs["scope"] = theirs["scope"].split(" ab ")[0]  # the floor of ten employees is a note
    assert {key: theirs[key] for key in ROWS[rule_id]} == ROWS[rule_id]


# --- What the catalogue leaves to the files ---------------------------------------------------------------


@pytest.mark.parametrize("rule_id", sorted(ROWS))
def test_the_keys_of_every_rule_stand_in_the_same_order(rule_id: str, book: Rulebook) -> None:
    name = book.places[rule_id].split(":")[0]
    rules = read(book.files[name], name).value["rules"]
    (written,) = (rule for rule in rules if rule["id"] == rule_id)
    for keys, model in ((written, Rule), (written["measure"], MeasureSpec)):
        assert list(keys) == [key for key in model.model_fields if key in keys]


def test_a_plan_that_is_a_draft_says_so(book: Rulebook) -> None:
    (plan,) = book.plans
    assert (plan.year, plan.head.status, plan.head.adopted_on) == (2016, "draft", None)


def test_what_the_plan_leaves_open_is_marked_and_reasoned(book: Rulebook) -> None:
    assumed = [
        part
        for planned in book.rules()
        for part in (planned.rule.data_expected, planned.rule.path, planned.rule.minimum_sample, planned.rule.remind)
        if part is not None
    ]
    assert len(assumed) == (6 + 4) + (5 + 3) + 2 + (2 + 13)
    assert all(part.origin == "assumption" and len(part.why) > 20 for part in assumed)


def test_a_due_date_that_the_plan_does_not_name_says_so(book: Rulebook) -> None:
    dues = {planned.rule.id: planned.rule.due for planned in book.rules()}
    reports = {rule_id for rule_id in dues if rule_id.startswith(("but-backlog", "municipal"))}
    assert {rule_id for rule_id, due_of in dues.items() if due_of.origin == "assumption"} == reports
    assert all(due_of.why for due_of in dues.values() if due_of.origin)


def test_reports_are_owed_by_senders_whose_profiles_bring_the_records(book: Rulebook) -> None:
    brought = {
        (sender.sender.id, profile.id): {spec.type for spec in profile.specs()} for sender, profile in book.profiles()
    }
    for planned in book.rules():
        if reported := planned.rule.reported:
            assert planned.rule.measure.records in brought[reported.sender, reported.profile]


def test_figures_of_a_rule_are_figures_of_its_records(book: Rulebook) -> None:
    for planned in book.rules():
        measure = planned.rule.measure
        for figure in (measure.rate, measure.total, measure.amount, measure.sender_target):
            assert figure is None or figure in FIGURES[measure.records]


# --- Organisation -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "count"),
    [(Level.OFFICE, 7), (Level.TOWN, 10), (Level.TEAM, 22), (Level.SITE, 11), (Level.ORGANISATION, 1)],
)
def test_the_units_at_the_beginning_of_the_plan_year(level: Level, count: int, book: Rulebook) -> None:
    assert len(book.organisation.scopes(level, date(2016, 1, 1))) == count


def test_the_team_for_education_and_participation_exists_from_september(book: Rulebook) -> None:
    assert len(book.organisation.scopes(Level.TEAM, date(2016, 8, 31))) == 22
    assert len(book.organisation.scopes(Level.TEAM, date(2016, 9, 1))) == 23


def test_with_a_day_for_the_merger_five_offices_and_18_teams_are_left(book: Rulebook) -> None:
    text = book.files["organisation.yaml"].decode().replace("valid_to: null", "valid_to: 2016-04-30")
    merged = load_from_files({**book.files, "organisation.yaml": text.encode()}).organisation
    assert len(merged.scopes(Level.OFFICE, date(2016, 5, 1))) == 5
    assert len(merged.scopes(Level.TEAM, date(2016, 5, 1))) == 18
    assert merged.predecessors("velbert", date(2016, 5, 1)) == ("heiligenhaus", "wuelfrath")


@pytest.mark.parametrize(
    ("role", "scope", "mailbox"),
    [
        pytest.param("gf", "jobcenter", "geschaeftsfuehrung@jobcenter.example", id="the management"),
        pytest.param(
            "geschaeftsstellenleitung", "ratingen", "leitung.ratingen@jobcenter.example", id="each office its own"
        ),
        pytest.param(
            "bereichsleitung_leistung",
            "jobcenter",
            "geschaeftsfuehrung@jobcenter.example",
            id="a vacant post: its deputy",
        ),
        pytest.param("fachaufsicht", "hilden", "fachaufsicht@jobcenter.example", id="a role that exists once"),
    ],
)
def test_who_reads_the_mail_for_a_role(role: str, scope: str, mailbox: str, book: Rulebook) -> None:
    addressee = book.organisation.address(role, scope, date(2016, 7, 4))
    assert addressee is not None
    assert addressee.mailbox == mailbox


def test_no_mailbox_could_ever_reach_a_real_house(book: Rulebook) -> None:
    assert all(role.mailbox.endswith(".example") for role in book.organisation.roles)


def test_every_role_of_the_house_that_is_told_anything_has_a_deputy(book: Rulebook) -> None:
    owners = {planned.rule.owner for planned in book.rules()}
    steps = {step for policy in book.escalation.policies for step in policy.steps}
    for role_id in owners | steps | {book.escalation.questions_to}:
        role = book.organisation.role(role_id)
        assert role is not None
        assert role.is_external or role.deputy is not None
