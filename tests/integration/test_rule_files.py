"""The rules that ship: they load, and they say what the catalogue of the plan says.

The fixture holds the identifiers, dates and bounds of all 83 commitments, as in the customer's targets.csv.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.domain.due import due
from checker.domain.figures import FIGURES
from checker.domain.model import Frozen
from checker.domain.rule import DueSpec, MeasureSpec, PeriodSpec, PlanSource, Rule, ScopeSpec, Target
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.evaluation.obligations import obligations
from checker.rulebook.load import load, load_from_files
from checker.rulebook.yaml_tree import read
from tests.build import Reported, amount, judge, sick

CHECKOUT = Path(__file__).parents[2]
CATALOGUE = CHECKOUT / "tests" / "fixtures" / "catalogue.csv"
CUSTOMER = CHECKOUT.parent / "shared" / "domain" / "targets.csv"
UNITS = {
    "percent": "%",
    "euro": "EUR",
    "reviews": "Prüfungen",
    "dialogues": "Termine",
    "meetings": "Termine",
    "talks": "Gespräche/Monat",
    "visits": "Hospitationen",
    "cases": "Fälle",
    "integrations": "Integrationen",
    "qualifications": "Qualifizierungen",
    "persons": "Personen/Monat",
    "heads": "Köpfe",
    "fte": "VZÄ",
    "days": "Tage",
    "months": "Monate",
    "contacts_per_client": "Kontakte je Kunde",
    "clients_per_fte": "Kunden je VZÄ",
}
LEVELS = {"organisation": "jobcenter", "office": "office", "town": "town", "team": "team", "site": "site"}
# A bound that the records bring: the word of the rule file, by what the catalogue calls the figure.
WORDS = {
    ("declared", "declared"),
    ("NRW", "benchmark"),
    ("Sollwert BA", "benchmark"),
    ("Vorjahr", "previous_year"),
    ("baseline 31.12.2015", "baseline"),
}
INSTANCES = {"year": "1", "half_year": "2", "quarter": "4", "cohort": "4", "month": "12", "request": "0..n"}
# The plan's eleven goals have a file each; what else the catalogue calls a goal is merged into one of 14 (ADR 0016).
FILE_BY_GOAL = {
    "Flüchtlinge integrieren": "fluechtlinge",
    "KdU Bestandskunden senken": "kdu",
    "Kommunale Eingliederungsleistungen": "kommunale-leistungen",
    "AMIP auswerten": "amip",
    "Kontaktdichte": "kontaktdichte",
    "Schnittstellendialoge": "schnittstellen",
    "Gesundheitsförderung": "gesundheit",
    "Personalbestand": "personal",
    "Forderungen des Kreises": "forderungen",
    "Bildung und Teilhabe": "bildung-teilhabe",
    "Statistische Auswertungen": "statistik",
    "Flüchtlinge": "fluechtlinge",
    "Kommunale Leistungen": "kommunale-leistungen",
    "Schnittstellen": "schnittstellen",
    "Personal": "personal",
    "SGB-II-Ziele": "sgb2-ziele",
    "Prämisse": "sgb2-ziele",
    "LZB": "sgb2-ziele",
    "Langzeitarbeitslosigkeit": "sgb2-ziele",
    "U25": "integration-projekte",
    "Fachkräfte": "integration-projekte",
    "Prozessqualität": "integration-projekte",
    "Joboffensive U25": "integration-projekte",
    "Plus5": "integration-projekte",
    "Inklusion": "integration-projekte",
    "Budget": "haus",
    "Führung": "haus",
    "Prozesse": "haus",
    "Arbeitsschutz": "haus",
}


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


def bound_of(rule: Rule) -> tuple[str, str, str]:
    """Operator, value and unit, as the catalogue writes them."""
    target = rule.target
    if target is not None:
        named = {word for word, ours in WORDS if ours == target.value}
        theirs = ROWS[rule.id]["target_value"]
        return target.operator, theirs if theirs in named else target.value or "", UNITS[target.unit.id]
    if rule.kind == "dated_event_window":
        return "in", rule.period.about or "", ""
    if rule.period.kind == "request":
        return "when", "", ""
    # What is handed in has no bound; all of its parts are a hundred percent.
    return ("by", "100", "%") if rule.measure.part is not None else ("by", "", "")


def scope_of(rule: Rule) -> str:
    """`jobcenter`, `team:mi`, `office; show jobcenter`, `jobcenter; parts town + jobcenter`."""
    spec, shown = rule.scope, rule.scope.shown
    text = _one_scope(spec.judge, spec.unit or spec.group)
    if shown is not None:
        text += f"; show {_one_scope(shown.level, shown.unit or shown.group)}"
        if shown.from_persons is not None:
            who = "Neuzugängen" if rule.measure.records == "training" else "Beschäftigten"
            text += f" ab {shown.from_persons} {who}"
        text += ", nur Jahreswert" if shown.only_year else ""
    return text + (f"; parts {' + '.join(LEVELS[part] for part in spec.parts)}" if spec.parts else "")


def _one_scope(level: str, chosen: str | None) -> str:
    return f"{LEVELS[level]}:{chosen}" if chosen else LEVELS[level]


def as_catalogued(planned: PlannedRule, book: Rulebook) -> dict[str, str]:
    """A rule file's rule in the words of the catalogue."""
    rule, policy = planned.rule, book.escalation.policy(planned.rule.escalation)
    assert policy is not None
    days = due(rule.due.nominal, rule.due.due_policy, book.calendar) if rule.due.nominal else None
    operator, value, unit = bound_of(rule)
    return {
        "id": rule.id,
        "source": rule.source.row,
        "source_line": rule.source.lines,
        "goal_de": goal_of(planned),
        "kind": rule.kind,
        "operator": operator,
        "target_value": value,
        "unit": unit,
        "scope": scope_of(rule),
        "instances_per_year": INSTANCES[rule.period.kind],
        "reported": rule.reported.every if rule.reported else "",
        "reference_date": f"{rule.reference_date or ''}",
        "due_nominal": f"{days.nominal}" if days else "",
        "due_effective": f"{days.effective}" if days else "",
        "please_by": f"{days.please_by}" if days else "",
        "due_policy": rule.due.policy,
        "data_expected": wait_of(rule),
        "remind": "/".join(str(lead) for lead in rule.remind.working_days_before) if rule.remind else "none",
        "record_type": rule.measure.records,
        "responsible": rule.owner,
        "escalation": " > ".join(policy.steps),
        "severity": rule.severity,
    }


def goal_of(planned: PlannedRule) -> str:
    """The catalogue's own word where the rule stands in that goal's file; else the file, to be seen."""
    theirs = ROWS[planned.rule.id]["goal_de"]
    return theirs if FILE_BY_GOAL[theirs] == planned.goal.id else planned.goal.id


# --- Against the catalogue --------------------------------------------------------------------------------


def test_the_shipped_rules_are_those_of_the_catalogue(book: Rulebook) -> None:
    assert sorted(planned.rule.id for planned in book.rules()) == sorted(ROWS)
    assert len(ROWS) == 83


@pytest.mark.parametrize("rule_id", sorted(ROWS))
def test_a_rule_differs_from_its_row_in_nothing(rule_id: str, book: Rulebook) -> None:
    planned = book.rule(rule_id)
    assert planned is not None
    assert as_catalogued(planned, book) == ROWS[rule_id]


def test_the_goals_of_the_catalogue_stand_in_fourteen_files(book: Rulebook) -> None:
    (plan,) = book.plans
    assert {file.goal.id for file in plan.goals} == set(FILE_BY_GOAL.values())
    assert {row["goal_de"] for row in ROWS.values()} == set(FILE_BY_GOAL)
    assert len(plan.goals) == 14


@pytest.mark.skipif(not CUSTOMER.exists(), reason="the customer's catalogue does not lie beside this checkout")
def test_the_fixture_is_what_the_customer_wrote() -> None:
    theirs = rows_of(CUSTOMER)
    assert theirs.keys() == ROWS.keys()
    assert {rule_id: {key: row[key] for key in ROWS[rule_id]} for rule_id, row in theirs.items()} == ROWS


# --- The obligations of the whole plan --------------------------------------------------------------------


def units_on(day: date, house: dict[str, Any]) -> dict[str, list[str]]:
    """The units of each scope that the catalogue names, counted from the bare organisation file: no code of ours."""

    def here(unit: dict[str, Any]) -> bool:
        first, last = unit.get("valid_from"), unit.get("valid_to")
        return (first is None or first <= day) and (last is None or day <= last)

    found = {"jobcenter": ["jobcenter"], "office": [unit["id"] for unit in house["offices"] if here(unit)]}
    for level in ("team", "site"):
        living = [unit for unit in house[f"{level}s"] if here(unit)]
        found[level] = [unit["id"] for unit in living]
        for unit in living:
            found.setdefault(f"{level}:{unit.get('group', unit['id'])}", []).append(unit["id"])
            if "group" in unit:
                found[f"{level}:{unit['id']}"] = [unit["id"]]
    return found


def expected_count(row: dict[str, str], units: dict[str, list[str]]) -> int:
    """So many a year in each unit; what waits for a request or an agreement is none yet."""
    times = 0 if row["instances_per_year"] == "0..n" else int(row["instances_per_year"])
    return times * len(units[row["scope"].split(";")[0]])


def finished_count(row: dict[str, str], day: date, house: dict[str, Any]) -> int:
    """How many months, quarters and half-years had ended when a unit ceased before a day; years never had (D26)."""
    months = {"12": 1, "4": 3, "2": 6}.get(row["instances_per_year"])
    if months is None:
        return 0
    every = units_on(date(2016, 1, 1), house)[row["scope"].split(";")[0]]
    last_day = {unit["id"]: unit.get("valid_to") for name in ("offices", "teams", "sites") for unit in house[name]}
    ended = [last for unit in every if (last := last_day.get(unit)) is not None and last < day]
    return sum(_periods_ended(last, months) for last in ended)


def _periods_ended(last: date, months: int) -> int:
    """Of the year's periods of so many months, those whose last day is no later than a day of 2016."""
    if last.year < 2016:
        return 0
    is_end_of_month = (last + timedelta(days=1)).day == 1
    return (last.month if is_end_of_month else last.month - 1) // months


@pytest.mark.parametrize(
    ("merged_on", "on", "count", "finished"),
    [
        pytest.param(None, date(2016, 1, 1), 386, 0, id="seven offices, the first day"),
        pytest.param(None, date(2016, 12, 31), 386, 0, id="seven offices, the last day"),
        pytest.param(date(2015, 12, 31), date(2016, 1, 1), 346, 0, id="five offices from the first day"),
        pytest.param(date(2016, 4, 30), date(2016, 4, 30), 386, 0, id="the day before five are left"),
        pytest.param(date(2016, 4, 30), date(2016, 5, 1), 346, 8, id="five offices since May"),
        pytest.param(date(2016, 4, 29), date(2016, 4, 30), 346, 6, id="merged a day before April had ended"),
        pytest.param(date(2016, 4, 30), date(2017, 3, 1), 346, 8, id="five offices since May, after the year"),
    ],
)
def test_the_obligations_are_a_closed_list(
    merged_on: date | None, on: date, count: int, finished: int, book: Rulebook
) -> None:
    """What is owed from a merger on, and beside it the finished periods of the units that have ceased (D26)."""
    text = book.files["organisation.yaml"].decode().replace("valid_to: null", f"valid_to: {merged_on or 'null'}")
    merged = load_from_files({**book.files, "organisation.yaml": text.encode()})
    house = yaml.safe_load(text)
    # The team that comes in September owes no plan of March.
    units = units_on(min(on, date(2016, 8, 31)), house)
    expected = {rule_id: expected_count(row, units) for rule_id, row in ROWS.items()}
    beside = {rule_id: finished_count(row, on, house) for rule_id, row in ROWS.items()}
    here = set(units_on(min(on, date(2016, 12, 31)), house)["office"]) | set(units["team"] + units["site"])
    towns = {town["id"] for town in house["towns"]}
    owed = Counter((one.rule.id, one.scope.id in here | towns | {"jobcenter"}) for one in obligations(merged, on))
    assert {rule_id: owed[rule_id, True] for rule_id in ROWS} == expected
    assert {rule_id: owed[rule_id, False] for rule_id in ROWS} == beside
    assert (sum(expected.values()), sum(beside.values())) == (count, finished)
    assert owed.total() == count + finished


def test_two_rules_get_their_obligations_only_from_records(book: Rulebook) -> None:
    owed = {obligation.rule.id for obligation in obligations(book, date(2016, 7, 4))}
    assert ROWS.keys() - owed == {"special-circumstances-report", "agreements-kept"}


# --- What the catalogue leaves to the files ---------------------------------------------------------------


@pytest.mark.parametrize("rule_id", sorted(ROWS))
def test_the_keys_of_every_rule_stand_in_the_same_order(rule_id: str, book: Rulebook) -> None:
    (planned,) = (one for one in book.rules() if one.rule.id == rule_id)
    name = planned.where.split(":")[0].rpartition("rules/")[2]
    rules = read(book.files[name], name).value["rules"]
    (written,) = (rule for rule in rules if rule["id"] == rule_id)
    blocks: dict[str, type[Frozen]] = {
        "measure": MeasureSpec,
        "source": PlanSource,
        "target": Target,
        "scope": ScopeSpec,
        "period": PeriodSpec,
        "due": DueSpec,
    }
    assert _in_order(written, Rule)
    assert all(_in_order(written[name], model) for name, model in blocks.items() if name in written)


def _in_order(keys: dict[str, Any], model: type[Frozen]) -> bool:
    return list(keys) == [key for key in model.model_fields if key in keys]


def test_a_plan_that_is_a_draft_says_so(book: Rulebook) -> None:
    (plan,) = book.plans
    assert (plan.year, plan.head.status, plan.head.adopted_on) == (2016, "draft", None)


ASSUMED = {
    "data_expected": sum(row["data_expected"] != "none" for row in ROWS.values()),
    "remind": sum(row["remind"] != "none" for row in ROWS.values()),
    "path": 20,
    "tolerance": 3,  # 28 days, six months: of how many
    "band": 2,  # 50 and 30 clients for each post
    "minimum_sample": 2,
    "minimum_staff": 2,
    "effective_by": 1,
}


def test_what_the_plan_leaves_open_is_marked_and_reasoned(book: Rulebook) -> None:
    rules = [planned.rule for planned in book.rules()]
    assumed = {key: [found for rule in rules if (found := getattr(rule, key)) is not None] for key in ASSUMED}
    assert {key: len(found) for key, found in assumed.items()} == ASSUMED
    for found in assumed.values():
        assert all(one.origin == "assumption" and len(one.why) > 20 for one in found)


def test_a_group_of_entrants_is_our_own_reading(book: Rulebook) -> None:
    read_so = [planned.rule for planned in book.rules() if planned.rule.period.origin == "assumption"]
    assert {rule.id for rule in read_so} == {"jo-u25-integration", "jo-u25-no-transfer"}
    assert all(len(rule.period.why or "") > 20 for rule in read_so)


UNDATED = {
    "refugee-recognition-concept",
    "investigation-report",
    "special-circumstances-report",
    "annual-team-plan",
    "team-agship-plan",
}


def test_a_due_date_that_the_plan_does_not_name_says_so(book: Rulebook) -> None:
    dues = {planned.rule.id: planned.rule.due for planned in book.rules()}
    reports = {rule_id for rule_id in dues if rule_id.startswith(("but-backlog", "municipal"))}
    assert {rule_id for rule_id, due_of in dues.items() if due_of.origin == "assumption"} == reports | UNDATED
    assert all(len(due_of.why or "") > 20 for due_of in dues.values() if due_of.origin)


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
    [("office", 7), ("town", 10), ("team", 22), ("site", 11), ("organisation", 1)],
)
def test_the_units_at_the_beginning_of_the_plan_year(level: str, count: int, book: Rulebook) -> None:
    assert len(book.organisation.scopes(level, date(2016, 1, 1))) == count


def test_the_team_for_education_and_participation_exists_from_september(book: Rulebook) -> None:
    assert len(book.organisation.scopes("team", date(2016, 8, 31))) == 22
    assert len(book.organisation.scopes("team", date(2016, 9, 1))) == 23


def test_with_a_day_for_the_merger_five_offices_and_18_teams_are_left(book: Rulebook) -> None:
    text = book.files["organisation.yaml"].decode().replace("valid_to: null", "valid_to: 2016-04-30")
    merged = load_from_files({**book.files, "organisation.yaml": text.encode()}).organisation
    assert len(merged.scopes("office", date(2016, 5, 1))) == 5
    assert len(merged.scopes("team", date(2016, 5, 1))) == 18
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
