"""Every kind of mistake in a rules folder is one line with its place and what to do; all at once are as many lines.

Of the hospital, whose plan and levels are its own. Each mistake is made alone; made together they are counted. What is
sound (the hospital, the catalogue of the plan) is told as that.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.rulebook.load import Linted, lint

ROOT = Path(__file__).parents[2]
HOSPITAL = ROOT / "examples" / "hospital" / "rules"
GOALS = "plans/2025/goals/"
SAFETY, FLOW, QUALITY = f"{GOALS}safety.yaml", f"{GOALS}flow.yaml", f"{GOALS}accountability.yaml"
ORGANISATION, WORDS = "organisation.yaml", "vocabulary.yaml"
LONG = "x" * 200
STEP_2 = "{by: 2025-06-30, value: 2}"


class Mistake(NamedTuple):
    """In `file`, `old` becomes `new`; lint says `told`, in so many `lines`. `alone`: not with all others at once."""

    file: str
    old: str
    new: str
    told: str
    alone: bool = False
    lines: int = 1


MISTAKES = {
    "less than nothing": Mistake(
        SAFETY, 'operator: "<", value: "2.5"', 'operator: "<", value: "0"', "can never be met: nothing lies"),
    "at least 0 percent": Mistake(SAFETY, 'value: "90"', 'value: "0"', "'>= 0 percent' can never be missed"),
    "at most 100 percent": Mistake(FLOW, 'value: "4.5"', 'value: "100"', "'<= 100 percent' can never be missed"),
    "more than the whole": Mistake(
        FLOW, 'value: "4.5"', 'value: "104.5"', "104.5 percent is more than the whole", alone=True),
    "an empty range": Mistake(FLOW, 'band: {least: "80"', 'band: {least: "86"', "begins at 86 and ends below that"),
    "a course that falls": Mistake(SAFETY, STEP_2, STEP_2.replace("2}", "1}"), "each step must be later and higher"),
    "was out of reach before an amendment": Mistake(
        SAFETY, 'value: "90", unit: percent}',
        'value: "90", unit: percent, amended: [{from: 2025-07-01, was: "0", decision_ref: A 7}]}',
        "'>= 0 percent' can never be missed", alone=True),
    "amended in another year": Mistake(
        FLOW, 'value: "6.2", unit: days_of_stay',
        'value: "6.2", unit: days_of_stay, amended: [{from: 2024-07-01, was: "6.0", decision_ref: A 7}]',
        "an amendment from 2024-07-01 on lies outside the plan 2025"),
    "amended to itself": Mistake(
        FLOW, 'value: "6.2", unit: days_of_stay',
        'value: "6.2", unit: days_of_stay, amended: [{from: 2025-07-01, was: "6.20", decision_ref: A 7}]',
        "this amendment changes nothing", alone=True),
    "amended backwards": Mistake(
        SAFETY, 'value: "40", unit: falls',
        'value: "40", unit: falls, amended: [{from: 2025-07-01, was: "50", decision_ref: A 7}, '
        '{from: 2025-03-01, was: "45", decision_ref: A 3}]',
        "each amendment is later than the one before"),
    "a figure over itself": Mistake(
        FLOW, "metric: readmissions, aggregation: month}, part: numerator",
        "metric: readmissions, aggregation: month}, part: denominator",
        "the share is always all of it", alone=True),
    "a figure less itself": Mistake(SAFETY, "part: reviewed - faulty", "part: reviewed - reviewed", "is always 0"),
    "a filter with a word twice": Mistake(
        SAFETY, "selection: random}", "selection: [random, random]}", "'random' stands here twice"),
    "a filter that no file meets": Mistake(
        SAFETY, "selection: random}", "selection: random, stratum: before, aggregation: month}",
        "have no 'aggregation' to choose by", alone=True),
    "a filter that no profile gives": Mistake(
        SAFETY, "metric: infections, aggregation: month", "metric: infections, aggregation: point",
        "never gives all that is asked for here in one kind of row", alone=True),
    "a topic of whole files": Mistake(
        WORDS, "id: hand-hygiene, en: hand hygiene,", "id: hand-hygiene, whole_files: true, en: hand hygiene,",
        "under 'hand-hygiene' whole files are counted", alone=True),
    "a unit that was closed": Mistake(
        ORGANISATION, "aliases: [A&E], division", "aliases: [A&E], valid_to: 2024-12-31, division",
        "there is no ward 'emergency' in 2025", alone=True),
    "an owner where nobody is": Mistake(
        QUALITY, "owner: quality_office", "owner: head_of_clinic", "unknown role 'head_of_clinic'", alone=True),
    "a role that was renamed": Mistake(
        ORGANISATION, "id: head_of_ward", "id: ward_lead", "did you mean 'ward_lead'?", alone=True, lines=3),
    "an owner outside the house": Mistake(
        QUALITY, "owner: quality_office", "owner: state_health_authority", "is outside the house and cannot own"),
    "on demand without a period": Mistake(
        SAFETY, "    period: {kind: request}\n", "", "the kind on_demand is not judged over a period of the kind year",
        alone=True),
    "on demand without a span": Mistake(
        SAFETY, "due: {after_request: 10, policy", "due: {policy", "the key 'after_request' is missing"),
    "replaces itself": Mistake(
        SAFETY, "    rounding: integer\n", "    replaces: mortality-conferences\n    rounding: integer\n",
        "cannot replace itself"),
    "replaces what stands there": Mistake(
        FLOW, "    short_title: Mean stay\n", "    short_title: Mean stay\n    replaces: readmissions\n",
        "'readmissions' still stands in this plan"),
    "a vocabulary without a unit in use": Mistake(
        WORDS, "  - {id: minutes, ", "  - {id: seconds, ", "unknown unit 'minutes'"),
    "a unit without a plural": Mistake(
        WORDS, "en: {one: fall, many: falls}", "en: {one: fall}", "the key 'many' is missing"),
    "an id of 200 letters": Mistake(WORDS, "id: announced,", f"id: {LONG},", "'id' has 200 characters", alone=True),
    "an id with an umlaut": Mistake(ORGANISATION, "{id: medicine,", "{id: innere-süd,", "'innere-süd' is no id"),
    "one id on two levels": Mistake(ORGANISATION, "{id: geriatrics,", "{id: inpatients,", "'inpatients'"),
    "a locale that there is not": Mistake(ORGANISATION, "language: en}", "language: xx}", "unknown language 'xx'"),
    "a locale of a role": Mistake(
        ORGANISATION, "short_title: IT,", "short_title: IT, locale: xx,", "unknown locale 'xx'"),
    "a region that there is not": Mistake("calendar.yaml", "region: BE", "region: XX", "unknown region 'XX'"),
    "a merge in the rules": Mistake(
        QUALITY, "    severity: major\n", "<<<<<<< ours\n    severity: major\n||||||| base\n    severity: info\n"
        "=======\n    severity: minor\n>>>>>>> theirs\n", "a merge left both sides here"),
    "a merge in a test": Mistake(
        "plans/2025/tests/flow.yaml", "\n", "\n<<<<<<< ours\n=======\n>>>>>>> theirs\n",
        "flow.yaml:2:1: a merge left both sides here (lines 2 to 4)"),
}  # fmt: skip


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HOSPITAL, tmp_path / "rules"))


def make(mistake: Mistake, rules: Path) -> None:
    path = rules / mistake.file
    text = path.read_text(encoding="utf-8")
    assert mistake.old in text, mistake
    path.write_text(text.replace(mistake.old, mistake.new, 1), encoding="utf-8")


def lines(found: Linted, rules: Path) -> list[str]:
    return [str(problem).removeprefix(f"{rules}/") for problem in found.problems]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_at_its_place(name: str, rules: Path) -> None:
    mistake = MISTAKES[name]
    make(mistake, rules)
    told = lines(lint(rules), rules)
    assert sum(mistake.told in line for line in told) == len(told) == mistake.lines, "\n".join(told)
    assert all(re.match(r"[a-z0-9/.-]+:\d+:\d+: ", line) for line in told), "\n".join(told)


def test_all_at_once_are_as_many_lines_as_mistakes(rules: Path) -> None:
    made = [mistake for mistake in MISTAKES.values() if not mistake.alone]
    for mistake in made:
        make(mistake, rules)
    told = lines(lint(rules), rules)
    missing = [mistake.told for mistake in made if not [line for line in told if mistake.told in line]]
    assert missing == [], "\n".join(told)
    assert len(told) == len(made), "\n".join(told)
    assert len(made) > 18


@pytest.mark.parametrize("sound", [HOSPITAL, ROOT / "rules"], ids=["hospital", "catalogue"])
def test_what_is_sound_is_told_as_that(sound: Path) -> None:
    found = lint(sound)
    assert (found.problems, found.told_twice, found.uncounted) == ((), (), ())


def test_a_rule_that_replaces_one_that_was_never_in_force_is_told(rules: Path) -> None:
    """Its findings would end without a word; the name that is gone is offered."""
    in_force = {path.relative_to(rules).as_posix(): path.read_bytes() for path in rules.rglob("*.yaml")}
    renamed = "- id: ward-falls\n    replaces: fals\n"
    make(Mistake(SAFETY, "- id: falls\n", renamed, ""), rules)
    (line,) = lines(lint(rules, in_force), rules)
    assert "no rule 'fals' is in force that this could replace" in line
    assert line.endswith("did you mean 'falls'?")
    make(Mistake(SAFETY, "replaces: fals\n", "replaces: falls\n", ""), rules)
    assert lint(rules, in_force).problems == ()
    named_so_before = {path.relative_to(rules).as_posix(): path.read_bytes() for path in rules.rglob("*.yaml")}
    assert lint(rules, named_so_before).problems == ()


def test_two_rules_for_the_same_bound_are_a_remark_and_no_mistake(rules: Path) -> None:
    text = (rules / SAFETY).read_text(encoding="utf-8")
    falls = text[text.index("  - id: falls\n") :]
    again = falls.replace("- id: falls", "- id: falls-again").replace("row: Q6", "row: Q11")
    (rules / SAFETY).write_text(f"{text}\n{again}", encoding="utf-8")
    found = lint(rules)
    assert (found.problems, found.told_twice) == ((), ("falls and falls-again",))
    (rules / SAFETY).write_text(f"{text}\n{again}".replace('"40"', '"30"', 1), encoding="utf-8")
    assert lint(rules).told_twice == ()
