"""What the plan leaves open stands in the rule it touches, as data, and is printed where the rule is explained.

The table below is read off the customer's catalogue by hand: where a row says "Annahme" or names a parameter, the rule
must say so under that key.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli.main import run
from checker.cli.rule_sheet import sheet
from checker.domain.assumption import Assumption, assumptions
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.rulebook.load import load
from checker.wording.explain.texts import ASSUMED, DECISIONS

CHECKOUT = Path(__file__).parents[2]
CUSTOMER = CHECKOUT.parent / "shared" / "domain" / "targets.csv"
# By rule: the keys under which its assumptions stand. Waiting times and lead times are held elsewhere.
CATALOGUED: dict[str, tuple[str, ...]] = {
    "refugee-recognition-concept": ("due",),
    "refugee-recognition-framework": ("path",),
    "refugee-offer-coverage": ("measure.whole",),
    "lzb-project-exit-rate": ("path", "measure.part"),
    "kdu-error-rate": ("measure.where.selection", "minimum_sample"),
    "kdu-threshold-cases-checked": ("measure.whole",),
    "benefit-processing-error-rate": ("measure.where.topic", "measure.where.selection"),
    "reviews-new-cases": ("measure.total",),
    "legal-circle-assessment": ("measure.where.selection",),
    "newcomer-training": ("measure.whole",),
    "btm-briefing-benefits": ("owner", "target.operator"),
    "municipal-services-report-q1": ("due",),
    "municipal-services-report-q2": ("due",),
    "municipal-services-report-q3": ("due",),
    "municipal-services-report-q4": ("due",),
    "special-circumstances-report": ("due", "when.opens"),
    "contacts-per-client": ("target", "path", "measure.part", "measure.whole"),
    "contacts-single-household": ("target", "path", "measure.whole"),
    "contact-density-increase": ("measure.enough",),
    "interface-dialogues-planned": ("path",),
    "claims-old-reduction": ("measure.amount",),
    "but-reorganisation": ("effective_by",),
    "but-backlog-report-1": ("due",),
    "but-backlog-report-2": ("due",),
    "but-backlog-report-3": ("due", "reference_date"),
    "but-backlog-report-4": ("due", "reference_date"),
    "u25-unemployment-hold": ("period.kind",),
    "u25-contact-interval": ("measure.whole", "tolerance"),
    "integration-point-duration": ("tolerance",),
    "process-quality-u25": ("measure.base",),
    "counselling-provider-talks": ("target.value",),
    "jour-fixe-agency": ("target.value",),
    "jo-u25-caseload": ("band",),
    "plus5-caseload": ("band",),
    "jo-u25-integration": ("period",),
    "jo-u25-no-transfer": ("period",),
    "plus5-staffing": ("scope.group",),
    "team-agship-plan": ("due",),
    "annual-team-plan": ("due",),
    "safety-measures-done": ("target",),
    "security-service-presence": ("target",),
}
# A premise is itself what the plan assumes.
ASSUMED_BY_THE_PLAN = {"elb-premise"}
SAYS_SO = ("nnahme", "arameter", "angenommen")
# What the sentence about a key must name, so that a reader learns the assumption and not only that there is one.
NAMED = [
    ("refugee-offer-coverage", "measure.whole", "28 Kalendertage"),
    ("contacts-per-client", "target", "100"),
    ("claims-old-reduction", "measure.amount", "vor dem 01.01.2016"),
    ("but-backlog-report-3", "reference_date", "Freitag, 14.10.2016"),
    ("but-backlog-report-4", "reference_date", "Freitag, 13.01.2017"),
    ("kdu-error-rate", "measure.where.selection", "Zufallsauswahl"),
    ("benefit-processing-error-rate", "measure.where.topic", "dreimal im Nenner"),
]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(CHECKOUT / "rules")


def by_key(book: Rulebook, rule_id: str) -> dict[str, Assumption]:
    planned = book.rule(rule_id)
    assert planned is not None
    return {one.path: one for one in assumptions(planned.rule)}


@pytest.mark.parametrize("rule_id", CATALOGUED)
def test_what_the_catalogue_assumes_stands_in_its_rule(rule_id: str, book: Rulebook) -> None:
    found = by_key(book, rule_id)
    assert set(CATALOGUED[rule_id]) <= found.keys()
    assert all(len(found[key].why) > 20 for key in CATALOGUED[rule_id]), "each gives its reason"


@pytest.mark.parametrize(("rule_id", "key", "words"), NAMED)
def test_an_assumption_says_what_is_assumed(rule_id: str, key: str, words: str, book: Rulebook) -> None:
    assert words in str(by_key(book, rule_id)[key].said.values())


@pytest.mark.skipif(not CUSTOMER.exists(), reason="the customer's catalogue does not lie beside this checkout")
def test_no_row_of_the_catalogue_that_assumes_something_is_missing_above() -> None:
    with CUSTOMER.open(encoding="utf-8", newline="") as lines:
        rows = {row["id"]: " ".join(row.values()) for row in csv.DictReader(lines)}
    saying_so = {rule_id for rule_id, text in rows.items() if any(word in text for word in SAYS_SO)}
    assert saying_so - CATALOGUED.keys() - ASSUMED_BY_THE_PLAN == set()


# --- Printed ----------------------------------------------------------------------------------------------


def test_every_assumption_of_every_rule_is_shown_with_its_reason(book: Rulebook) -> None:
    for planned in book.rules():
        shown = sheet(book, planned)
        assert all(f"{one.path}: " in shown and one.why in shown for one in assumptions(planned.rule)), planned.rule.id


def test_every_key_that_is_assumed_has_a_name_in_both_languages(book: Rulebook) -> None:
    keys = {one.path for planned in book.rules() for one in assumptions(planned.rule)}
    assert keys - ASSUMED["de"].keys() == set()
    assert ASSUMED["de"].keys() == ASSUMED["en"].keys()


@pytest.mark.parametrize(
    ("rule_id", "told"),
    [
        ("contacts-per-client", "Zielwert: genau 100 % – Der Plan nennt nur die zwei Kontakte, keine Quote"),
        ("refugee-offer-coverage", "Nenner: Flüchtlinge, deren Erstkontakt mehr als 28 Kalendertage zurückliegt – "),
        ("claims-old-reduction", "was gezählt wird: alt ist, was vor dem 01.01.2016 entstanden ist – "),
        ("but-backlog-report-3", "Stichtag: der Auszug vom Freitag, 14.10.2016, gilt als Stand des Samstags – "),
        ("interface-dialogues-planned --scope hilden", "wer teilnimmt: Geschäftsführung, Städtisches Sozialamt, BTM"),
        (
            "interface-dialogues-planned --scope hilden",
            "Verlauf im Jahr: Stufen, 1 bis 31.03.2016, 2 bis 31.08.2016",
        ),
        ("interface-dialogues-planned --scope hilden", "was gezählt wird: was je geplant war"),
        ("legal-circle-assessment", "Auswahl der Fälle: die Zufallsauswahl steht für alle Kontakte – "),
    ],
)
def test_the_explanation_of_a_verdict_prints_what_it_assumes(
    rule_id: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = CHECKOUT / "checker" / "starter" / "records" / "fachaufsicht_2016-Q1.csv"
    run(["rules", "explain", *rule_id.split(), str(file), "--on", "2016-07-04", "--rules", str(CHECKOUT / "rules")])
    assert told in capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")


# --- Decisions --------------------------------------------------------------------------------------------

COMPARED = ("<", "<=", "=", ">=", ">")
BA_FIGURES = {"iq-without-asylum", "iq-asylum", "iq-total", "lzb-stock-growth"}


def compares(rule: Rule) -> bool:
    return rule.compared is not None and rule.compared.operator in COMPARED


def is_counted_in_the_year(rule: Rule) -> bool:
    is_counted = rule.measure.records != "deliverable" and rule.kind != "dated_event_window"
    return is_counted and rule.period.kind == "year" and rule.due.policy == "period_end_never_shifts"


def may_lack_a_whole(rule: Rule) -> bool:
    is_rate = rule.measure.whole is not None and rule.measure.records != "event" and compares(rule)
    return is_rate or rule.measure.base is not None


def reads_the_plan(rule: Rule) -> bool:
    """Does it assume more than when figures come (D13) and when it is reminded of (D16)?"""
    return rule.kind == "premise" or any(one.path not in ("data_expected", "remind") for one in assumptions(rule))


# Which rules a decision touches. Not here: D4, D10, D15, D16 and D27 change what is told, no verdict.
TOUCHED: dict[str, Callable[[Rule], bool]] = {
    "D1": compares,
    "D2": lambda rule: compares(rule) and rule.compared.unit.is_share and rule.measure.whole is not None,  # type: ignore[union-attr]
    "D3": may_lack_a_whole,
    "D5": lambda rule: rule.measure.records in ("deliverable", "agreement") or rule.kind == "dated_event_window",
    "D6": is_counted_in_the_year,
    "D7": lambda rule: rule.reference_date is not None,
    "D8": lambda rule: rule.id in BA_FIGURES,
    "D9": lambda rule: rule.id in BA_FIGURES or rule.kind == "premise",
    "D11": lambda rule: rule.minimum_staff is not None or rule.id.startswith("contact-time-share"),
    "D12": reads_the_plan,
    "D13": lambda rule: rule.data_expected is not None,
    "D17": lambda rule: rule.minimum_sample is not None,
    "D18": lambda rule: rule.path is not None and rule.path.kind == "sender_target",
    "D19": lambda rule: rule.source.row in ("T07", "T09a", "T09b"),
    "D20": lambda rule: rule.source.row in ("T14", "T15", "T18", "T19"),
    "D21": lambda rule: rule.measure.participants is not None,
    "D22": lambda rule: rule.measure.records == "deliverable",
    "D23": lambda rule: rule.kind in ("count_min_trajectory", "flow_min_per_month"),
    "D24": lambda rule: rule.reported is not None and rule.interim != "none",
    "D25": lambda rule: any(occasion.rule is not None for occasion in rule.occasions),
    "D26": lambda rule: rule.scope.judge != "organisation" and rule.period.kind in ("month", "quarter", "half_year"),
}


@pytest.mark.parametrize("decision", TOUCHED)
def test_a_decision_is_named_by_the_rules_whose_verdicts_it_changes(decision: str, book: Rulebook) -> None:
    named = {planned.rule.id for planned in book.rules() if decision in planned.rule.decision}
    assert named == {planned.rule.id for planned in book.rules() if TOUCHED[decision](planned.rule)}


def test_every_decision_of_the_catalogue_has_its_words() -> None:
    numbers = {f"D{number}" for number in range(1, 28)}
    assert all(numbers <= texts.keys() for texts in DECISIONS.values())
