"""What of a house do the skeletons of rules name: its words, its units, who answers, and days for their tests? Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from checker.domain.kind import KindSpec
from checker.domain.level import HOUSE
from checker.domain.plan import Plan
from checker.domain.rulebook import Rulebook
from checker.starter.yaml_words import as_word, quoted

# What a row of the new rule is called in its test.
ROW_CALLED = {"de": "NEU", "en": "NEW"}
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


def skeleton_values(book: Rulebook, plan: Plan, kind: KindSpec, rule_id: str, owner: str) -> dict[str, object]:
    """What the templates of skeletons take, but for what is given of the rule itself."""
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
        "policy": as_word(ladder_of(book, owner)),
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


def ladder_of(book: Rulebook, owner: str) -> str:
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


def words_lacking(
    book: Rulebook, kind: KindSpec, rule_id: str, values: Mapping[str, object], title: str = ""
) -> Iterator[tuple[str, str]]:
    """What the vocabulary must declare first, by its section. `title` is what its word is called; else its id is."""
    unit = values["unit"]
    for quantity, (unit_id, words) in UNITS.items():
        if unit_id == unit and unit_id not in book.vocabulary.unit_by_id:
            yield "units", f"  - {{id: {unit_id}, quantity: {quantity}, {words}}}\n"
    section, called = (
        WORDS.get(MOST_LIKELY if MOST_LIKELY in kind.records else kind.records[0]),
        quoted(title or rule_id),
    )
    if section is not None and rule_id not in {entry.id for entry in getattr(book.vocabulary, section)}:
        yield section, f"  - {{id: {as_word(rule_id)}, de: {called}, en: {called}}}\n"
