"""Puts the skeleton of a rule and its test at the end of a goal's files. Shell: reads and writes the rules folder.

What the rule needs and the house has no word for is declared in its vocabulary. Nothing takes effect by it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

from checker.domain import kinds
from checker.domain.house_ids import id_of
from checker.domain.kind import KindSpec
from checker.domain.kinds import KINDS
from checker.domain.level import HOUSE
from checker.domain.plan import Plan
from checker.domain.problem import nearest
from checker.domain.refusal import NewRuleRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.rulebook.files import GOAL, VOCABULARY
from checker.rulebook.load import load, load_from_files
from checker.rulebook.yaml_append import with_entry
from checker.starter.rule_skeletons import kinds_with_skeleton, skeleton
from checker.starter.yaml_words import as_word, quoted

# What a row of the new rule is called in its test.
ROW_CALLED = {"de": "NEU", "en": "NEW"}
READ_BY_THE_GROUP = 0o640
FIRST_DUE = timedelta(days=60)
DAY = timedelta(days=1)
# As the skeleton of what is asked for says.
WORKING_DAYS_ASKED = 10
# Under which section of the vocabulary the words of records stand, and what else such a word needs.
WORDS: Mapping[str, str] = {"measurement": "metrics", "headcount": "headcounts", "event": "event_types"}
# Of a kind that may count several sorts of records, its skeleton counts these.
MOST_LIKELY = "measurement"
# A unit that a house without one of its quantity begins with: its id, and its words.
UNITS: Mapping[str, tuple[str, str]] = {
    "count": ("things", "de: {one: Stück, many: Stück}, en: {one: item, many: items}"),
    "occasions": ("dates", "de: {one: Termin, many: Termine}, en: {one: date, many: dates}"),
    "amount": ("points", "decimals: 1, de: {one: Punkt, many: Punkte}, en: {one: point, many: points}"),
    "duration": ("days", "de: {one: Tag, many: Tage}, en: {one: day, many: days}"),
}


@dataclass(frozen=True, slots=True)
class NewRule:
    """What is asked for. None: the house's first, where there is a choice, or one is suggested."""

    kind: str
    id: str | None = None
    owner: str | None = None
    goal: str | None = None


@dataclass(frozen=True, slots=True)
class AddedRule:
    """Its id, and the files that were written, in the folder."""

    id: str
    files: tuple[str, ...]


def kinds_to_choose() -> tuple[str, ...]:
    return tuple(sorted(kinds_with_skeleton() & set(KINDS)))


def kind_sentences() -> dict[str, str]:
    """What each kind is for, as it says itself: in a sentence, by its name."""
    said = ((kind, import_module(f"{kinds.__name__}.{kind}").__doc__ or "") for kind in kinds_to_choose())
    return {kind: text.strip().removesuffix("Pure.").strip() for kind, text in said}


def add_rule(folder: Path, wanted: NewRule) -> AddedRule:
    """Write the skeleton and its test. Raises Refused, and RulebookError where the folder has mistakes, or would have
    one with what is new: then nothing is written.
    """
    kind = _kind(wanted.kind)
    book = load(folder)
    goal, plan = _goal(book, wanted.goal)
    rule_id = _id(book, wanted, plan)
    values = _values(book, plan, kind, rule_id, _owner(book, wanted.owner))
    goal_file, test_file = f"plans/{plan.year}/goals/{goal}.yaml", f"plans/{plan.year}/tests/{goal}.yaml"
    before = {name: _text(folder / name) for name in (VOCABULARY, goal_file, test_file)}
    after = dict(before)
    for section, entry in _lacking(book, kind, rule_id, values):
        after[VOCABULARY] = _appended(after[VOCABULARY], section, entry, VOCABULARY, folder)
    rule, test = skeleton(kind.name, "rule", values), skeleton(kind.name, "test", values)
    after[goal_file] = _appended(after[goal_file], "rules", rule, goal_file, folder, apart=True)
    after[test_file] = _appended(after[test_file] or _begun(goal), "tests", test, test_file, folder, apart=True)
    changed = {name: text for name, text in after.items() if text != before[name]}
    # Tests are no part of a rulebook.
    load_from_files({**book.files, **{name: text.encode() for name, text in changed.items() if name != test_file}})
    _write(folder, changed)
    return AddedRule(rule_id, tuple(changed))


def _kind(name: str) -> KindSpec:
    if name not in kinds_to_choose():
        near = nearest(name, kinds_to_choose())
        raise Refused(NewRuleRefusal.UNKNOWN_KIND, nearest=near, allowed=kinds_to_choose(), kind=name)
    return KINDS[name]


def _goal(book: Rulebook, named: str | None) -> tuple[str, Plan]:
    """The goal's file name without its ending, in the newest plan."""
    plan = max(book.plans, key=lambda each: each.year)
    files = [found for name in book.files if (found := GOAL.fullmatch(name)) and int(found[1]) == plan.year]
    known = tuple(Path(found[0]).stem for found in files)
    if named is None:
        if len(known) > 1:
            raise Refused(NewRuleRefusal.WHICH_GOAL, allowed=known, year=str(plan.year))
        return known[0], plan
    wanted = Path(named).name.removesuffix(".yaml")
    if wanted not in known:
        raise Refused(
            NewRuleRefusal.UNKNOWN_GOAL, nearest=nearest(wanted, known), allowed=known, goal=wanted, year=str(plan.year)
        )
    return wanted, plan


def _id(book: Rulebook, wanted: NewRule, plan: Plan) -> str:
    """The id that was asked for, or one made of the kind that is still free."""
    taken = {planned.rule.id for planned in book.rules() if planned.plan.year == plan.year}
    suggested = wanted.kind.replace("_", "-")
    free = next(each for each in _numbered(wanted.id or suggested) if each not in taken)
    if wanted.id is None:
        return free
    if wanted.id in taken:
        raise Refused(NewRuleRefusal.TAKEN_ID, nearest=free, id=wanted.id)
    if wanted.id != (fitting := id_of(wanted.id)):
        raise Refused(NewRuleRefusal.BAD_ID, nearest=fitting or None, id=wanted.id)
    return wanted.id


def _numbered(first: str) -> Iterator[str]:
    yield first
    number = 2
    while True:
        yield f"{first}-{number}"
        number += 1


def _owner(book: Rulebook, named: str | None) -> str:
    """A role of the house as a whole: whoever enters what comes in, unless another is named."""
    known = tuple(role.id for role in book.organisation.roles if not role.is_external)
    if named is not None and named not in known:
        raise Refused(NewRuleRefusal.UNKNOWN_OWNER, nearest=nearest(named, known), allowed=known, owner=named)
    return named or book.escalation.administering


def _values(book: Rulebook, plan: Plan, kind: KindSpec, rule_id: str, owner: str) -> dict[str, object]:
    organisation = book.organisation
    at_units = next((level.id for level in reversed(organisation.levels) if organisation.units(level.id)), HOUSE)
    german = organisation.organisation.language == "de"
    due = book.calendar.previous_working_day(date(plan.year, 9, 30))
    return {
        "id": as_word(rule_id),
        "called": rule_id,
        "is_german": german,
        "row": ROW_CALLED[organisation.organisation.language],
        "year": plan.year,
        "owner": as_word(owner),
        "policy": as_word(_ladder(book, owner)),
        "word": as_word(rule_id),
        "unit": _unit(book, kind),
        "level": at_units,
        "place": as_word(organisation.units(at_units)[0].id),
        "body": as_word(next((role.id for role in organisation.roles if role.kind == "body"), owner)),
        "day": due,
        "asked_on": book.calendar.add_working_days(due, -WORKING_DAYS_ASKED),
        "next_day": due + DAY,
        "later": due + FIRST_DUE,
    }


def _ladder(book: Rulebook, owner: str) -> str:
    """The first that does not lead back to the owner; the first of all where each does, as lint then says."""
    policies = book.escalation.policies
    return next((policy.id for policy in policies if owner not in policy.steps), policies[0].id)


def _unit(book: Rulebook, kind: KindSpec) -> str:
    """A unit of the house that the kind may count in; its first quantity that asks for one, where it has none."""
    declared = book.vocabulary.units
    wanted = [quantity for quantity in kind.quantities if quantity in UNITS]
    fitting = next((unit.id for quantity in wanted for unit in declared if unit.quantity == quantity), None)
    if fitting is not None or not wanted:
        return fitting or ""
    return UNITS[wanted[0]][0]


def _lacking(book: Rulebook, kind: KindSpec, rule_id: str, values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What the vocabulary must declare first, by its section."""
    unit = values["unit"]
    for quantity, (unit_id, words) in UNITS.items():
        if unit_id == unit and unit_id not in book.vocabulary.unit_by_id:
            yield "units", f"  - {{id: {unit_id}, quantity: {quantity}, {words}}}\n"
    section = WORDS.get(MOST_LIKELY if MOST_LIKELY in kind.records else kind.records[0])
    if section is not None and rule_id not in {entry.id for entry in getattr(book.vocabulary, section)}:
        yield section, f"  - {{id: {as_word(rule_id)}, de: {quoted(rule_id)}, en: {quoted(rule_id)}}}\n"


def _text(path: Path) -> str:
    """With the line ends that it has."""
    return path.read_bytes().decode() if path.exists() else ""


def _begun(goal: str) -> str:
    """A file of tests for a goal that has none."""
    return (
        "# yaml-language-server: $schema=../../../schema/test.schema.json\n"
        "schema: zielwacht/rule-tests/1\n"
        f"rules: [../goals/{goal}.yaml]\n"
        "organisation: ../../../organisation.yaml\n"
        "calendar: ../../../calendar.yaml\n"
    )


def _appended(text: str, key: str, entry: str, name: str, folder: Path, *, apart: bool = False) -> str:
    longer = with_entry(text, key, entry, apart=apart)
    if longer is None:
        raise Refused(NewRuleRefusal.IN_ONE_LINE, file=str(folder / name), key=key)
    return longer


def _write(folder: Path, changed: Mapping[str, str]) -> None:
    """Each file whole; the words before the rule that uses them. Raises Refused with the file that is not written."""
    for name, text in changed.items():
        try:
            _replace(folder / name, text.encode())
        except OSError as failed:
            detail = failed.strerror or str(failed)
            raise Refused(NewRuleRefusal.CANNOT_WRITE, file=str(folder / name), detail=detail) from None


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.chmod(path.stat().st_mode if path.exists() else READ_BY_THE_GROUP)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
