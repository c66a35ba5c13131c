"""What an edit changes, by what was loaded; and which rules that can reach."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from checker.domain.rulebook import Rulebook
from checker.rulebook.assembly import assembled
from checker.rulebook.compare import Edit, FileEdit, compare
from checker.rulebook.load import load, understood_archive
from checker.starter import rules_folder
from tests.unit.rulebook.a_rulebook import ESCALATION, FILES, GOAL, GOAL_NAME, ORGANISATION, PLAN, loaded, with_change

RULES = ("quote", "dialoge", "papier", "kosten")
PAPER = GOAL[GOAL.index("  - id: papier") : GOAL.index("  - id: kosten")]


@pytest.fixture(scope="module")
def before() -> Rulebook:
    return loaded(FILES)


def edited(before: Rulebook, name: str, old: str, new: str) -> Edit:
    return compare(before, loaded(with_change(name, old, new)))


def test_a_changed_bound_is_one_field_with_its_old_and_new_value(before: Rulebook) -> None:
    edit = edited(before, GOAL_NAME, 'value: "10"', 'value: "12"')
    (change,) = edit.rules
    assert (change.key, change.what, change.former) == (("quote", 2016), "changed", None)
    assert [(field.path, field.before, field.after) for field in change.fields] == [("target.value", "10", "12")]
    assert edit.files == (FileEdit(GOAL_NAME, "~"),)
    assert not edit.changes_nothing


def swapped(text: str) -> str:
    """The last rule before all others."""
    head, *rules = re.split(r"(?m)^(?=  - id: )", text)
    return head + rules[-1] + "".join(rules[:-1])


def with_a_why_of_a_role(text: str) -> str:
    return text.replace("id: bl,", "id: bl, origin: assumption, why: So steht es nirgends,")


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        pytest.param(GOAL_NAME, lambda text: text + "# weiter nichts\n", id="a comment"),
        pytest.param(GOAL_NAME, swapped, id="the order of rules"),
        pytest.param(
            GOAL_NAME,
            lambda text: text.replace("part: faulty, whole: reviewed", "whole: reviewed, part: faulty"),
            id="the order of keys",
        ),
        pytest.param(
            GOAL_NAME,
            lambda text: text.replace("scope: {judge: office}", "scope:\n      judge: office"),
            id="another style",
        ),
        pytest.param(
            "escalation.yaml",
            lambda text: text.replace("why: lang", "why: länger"),
            id="why a ladder waits, which nothing shows",
        ),
        pytest.param("plans/2016/plan.yaml", lambda text: text + "note: nur ein Hinweis\n", id="a note on the plan"),
        pytest.param("organisation.yaml", with_a_why_of_a_role, id="why there is a role"),
    ],
)
def test_what_nothing_shows_is_no_change(before: Rulebook, name: str, edit: Callable[[str], str]) -> None:
    written = edit(FILES[name])
    assert written != FILES[name]
    found = compare(before, loaded(FILES | {name: written}))
    assert found.changes_nothing
    assert found.files == (FileEdit(name, "~"),)
    assert not found.reached


def test_a_shorter_way_to_say_the_same_is_no_change(before: Rulebook) -> None:
    short = loaded(with_change(GOAL_NAME, "scope: {judge: office}", "scope: {judge: office, show: organisation}"))
    long = with_change(GOAL_NAME, "scope: {judge: office}", "scope: {judge: office, show: {level: organisation}}")
    assert compare(short, loaded(long)).changes_nothing


def test_a_rule_is_new_gone_or_renamed(before: Rulebook) -> None:
    without = loaded(FILES | {GOAL_NAME: GOAL.replace(PAPER, "")})
    renamed = PAPER.replace("id: papier", "id: bericht") + "    replaces: papier\n"
    afterwards = loaded(FILES | {GOAL_NAME: GOAL.replace(PAPER, renamed)})
    gone, new, other = compare(before, without), compare(without, before), compare(before, afterwards)
    assert [(change.what, change.key, change.before) for change in gone.rules] == [
        ("gone", ("papier", 2016), ("papier", 2016))
    ]
    assert [(change.what, change.key, change.before) for change in new.rules] == [("new", ("papier", 2016), None)]
    (change,) = other.rules
    assert (change.what, change.key, change.former) == ("renamed", ("bericht", 2016), ("papier", 2016))
    assert [(field.path, field.after) for field in change.fields] == [("replaces", "papier")]


def test_a_rule_that_replaces_one_that_stays_is_new(before: Rulebook) -> None:
    """The check of the folder refuses it today; what was activated before that is in force all the same."""
    second = PAPER.replace("id: papier", "id: bericht") + "    replaces: papier\n"
    files = {name: text.encode() for name, text in (FILES | {GOAL_NAME: GOAL.replace(PAPER, PAPER + second)}).items()}
    edit = compare(before, assembled(understood_archive(files), files))
    assert [(change.what, change.key) for change in edit.rules] == [("new", ("bericht", 2016))]


def test_a_rule_in_another_plan_about_the_same_year_says_so(before: Rulebook) -> None:
    moved = PAPER.replace("    due:", "    period: {kind: year, year: 2016}\n    due:")
    texts = FILES | {
        GOAL_NAME: GOAL.replace(PAPER, ""),
        "calendar.yaml": FILES["calendar.yaml"].replace("first: 2015", "first: 2014"),
        "plans/2015/plan.yaml": PLAN.replace("2016", "2015"),
        "plans/2015/goals/ziel.yaml": "goal: {id: alt, title: Alt}\nrules:\n" + moved,
    }
    (change,) = compare(before, loaded(texts)).rules
    assert change.what == "changed"
    said = {field.path: (field.before, field.after) for field in change.fields}
    assert said == {"period.year": (None, 2016), "plan": (2016, 2015), "goal": ("ziel", "alt")}


@pytest.mark.parametrize(
    ("name", "old", "new", "path", "reached"),
    [
        pytest.param(
            "escalation.yaml", "steps: [gf, kreis]", "steps: [gf]", "escalation.policies.kreis.steps",
            ("quote", "kosten"), id="a ladder reaches the rules that name it",
        ),
        pytest.param(
            "escalation.yaml", "at_risk_stands: {value: 2", "at_risk_stands: {value: 9",
            "escalation.hysteresis.at_risk_stands.value", RULES, id="how long a state must last reaches all",
        ),
        pytest.param(
            "organisation.yaml", "name: Süd", "name: Süd, valid_to: 2016-06-30",
            "organisation.listed.office.sued.valid_to", ("dialoge",), id="an office that closes, what offices owe",
        ),
        pytest.param(
            "organisation.yaml", "post@kreis.example", "amt@kreis.example", "organisation.roles.kreis.mailbox",
            ("quote", "kosten"), id="a mailbox, the rules whose ladder leads there",
        ),
        pytest.param(
            "vocabulary.yaml", "en: costs", "en: expenses", "vocabulary.metrics.kosten.en", ("kosten",),
            id="a word, the rules that name it",
        ),
        pytest.param(
            "senders/amt.yaml", "version: 1", "version: 2", "senders.amt.profiles.akten.version", ("quote",),
            id="how a file is read, the rule whose report it is",
        ),
        pytest.param(
            "plans/2016/plan.yaml", "title: Plan", "title: Der Plan", "plans.2016.title", RULES, id="a plan, its rules"
        ),
    ],
)  # fmt: skip
def test_what_stands_outside_the_rules_reaches_those_it_can(
    before: Rulebook, name: str, old: str, new: str, path: str, reached: tuple[str, ...]
) -> None:
    edit = edited(before, name, old, new)
    (change,) = edit.house
    assert change.field.path == path
    assert {rule for rule, _ in change.reaches} == set(reached)
    assert not edit.rules


def test_a_closure_says_which_days_it_closes(before: Rulebook) -> None:
    calendar = "closures: [{every: 12-27, name: Betriebsruhe}]\n"
    edit = compare(before, loaded(FILES | {"calendar.yaml": FILES["calendar.yaml"] + calendar}))
    days = [change for change in edit.house if change.field.at[:2] == ("calendar", "days")]
    # In 2015 and on the Saturdays and Sundays of that day nobody works anyway.
    assert [(change.field.at[2], change.field.before, change.field.after) for change in days] == [
        ("2016-12-27", "worked", "closed"),
        ("2017-12-27", "worked", "closed"),
        ("2018-12-27", "worked", "closed"),
    ]


def test_a_house_lead_time_stands_in_every_rule_that_has_it() -> None:
    starter = load(rules_folder())
    texts = {name: data.decode() for name, data in starter.files.items()}
    shorter = texts["escalation.yaml"].replace("working_days_before: [20, 5, 1]", "working_days_before: [5, 1]")
    assert shorter != texts["escalation.yaml"]
    edit = compare(starter, loaded(texts | {"escalation.yaml": shorter}))
    assert edit.rules
    assert {field.path for change in edit.rules for field in change.fields} == {"remind.working_days_before"}


def test_what_waits_for_the_verdict_of_a_touched_rule_is_reached() -> None:
    texts = {name: data.decode() for name, data in load(rules_folder()).files.items()}
    book = loaded(texts)
    waits = [(planned.key, each.rule) for planned in book.rules() for each in planned.rule.when or () if each.rule]
    assert waits, "the catalogue has rules that other rules' verdicts open"
    follower, cause = waits[0]
    planned = book.rule(str(cause))
    assert planned is not None
    name = planned.where.split(":")[0]
    changed = texts[name].replace(f"title: {planned.rule.title}\n", "title: Anders genannt\n", 1)
    edit = compare(book, loaded(texts | {name: changed}))
    assert [change.key for change in edit.rules] == [planned.key]
    assert edit.follows == {follower: (planned.key,)}
    assert follower in edit.reached
    assert follower not in edit.touched


def test_the_order_of_roles_and_ladders_is_no_change(before: Rulebook) -> None:
    ladders = ESCALATION[ESCALATION.index("  - {id: haus") :]
    turned = "".join(reversed(ladders.splitlines(keepends=True)))
    roles = ORGANISATION[ORGANISATION.index("  - {id: gf") :]
    other = "".join(reversed(roles.splitlines(keepends=True)))
    texts = {
        "escalation.yaml": ESCALATION.replace(ladders, turned),
        "organisation.yaml": ORGANISATION.replace(roles, other),
    }
    assert compare(before, loaded(FILES | texts)).changes_nothing
