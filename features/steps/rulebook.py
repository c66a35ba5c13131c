"""What the rules say that a scenario is held against: compared line by line with what its author wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from parse import with_pattern
from pytest_bdd import parsers, then

from checker.domain.rulebook import PlannedRule, Rulebook
from checker.wording.locales import Locale
from checker.wording.rule_facts import house_facts, rule_facts

from .rows import rules_in_question
from .words import TYPES, plain

NOT_SAID: Mapping[Locale, str] = {"de": "sagt nichts", "en": "says nothing"}
UNLIKE: Mapping[Locale, str] = {
    "de": "{what}, {label}: Szenario: {said}; Regelwerk: {found}",
    "en": "{what}, {label}: scenario: {said}; rulebook: {found}",
}


@with_pattern(r'"[^"]+"|[A-Za-z]\w*(?:\.\w+)*(?: \([^)"]+\))?')
def any_row(text: str) -> str:
    """A row of any house's plan, the second rule to it with its short title; or a rule by its id, in quotes."""
    return text


of_any_row: Any = partial(parsers.parse, extra_types={**TYPES, "Zeile": any_row})


@then(of_any_row("sagt das Regelwerk zu {row:Zeile}:"))
def the_rule_says(row: str, datatable: Sequence[tuple[str, str]]) -> None:
    """A closed list of two columns: a line too many or too few is a difference."""
    planned = rule_named(rules_in_question(), row)
    assert planned is not None, f"Szenario: {row}; Regelwerk: keine Regel zu {row}"
    _compare(row, datatable, rule_facts(rules_in_question(), planned, "de"))


@then("sagt das Regelwerk für alle Zusagen:")
def the_house_says(datatable: Sequence[tuple[str, str]]) -> None:
    _compare("das Haus", datatable, house_facts(rules_in_question(), "de"))


def rule_named(book: Rulebook, row: str) -> PlannedRule | None:
    """The first rule to a row, or the one whose short title stands in brackets behind it; or the one of that id."""
    if row.startswith('"'):
        return next((each for each in book.rules() if each.rule.id == row.strip('"')), None)
    number, _, named = row.partition(" ")
    rules = [planned for planned in book.rules() if planned.rule.source.row == number]
    return next((each for each in rules if not named or named == f"({each.rule.short_title})"), None)


def unlike(what: str, scenario: Mapping[str, str], rulebook: Mapping[str, str]) -> Iterator[str]:
    """Each line that differs, with both values."""
    return unlike_in("de", what, scenario, rulebook)


def unlike_in(locale: Locale, what: str, scenario: Mapping[str, str], rulebook: Mapping[str, str]) -> Iterator[str]:
    for label in dict.fromkeys([*scenario, *rulebook]):
        said, found = (plain(side.get(label, NOT_SAID[locale])) for side in (scenario, rulebook))
        if said != found:
            yield UNLIKE[locale].format(what=what, label=label, said=said, found=found)


def _compare(what: str, datatable: Sequence[tuple[str, str]], found: Mapping[str, str]) -> None:
    assert all(len(line) == 2 for line in datatable), "die Tabelle hat zwei Spalten: was, und wie es sein soll"
    differences = list(unlike(what, dict(datatable), found))
    assert not differences, "\n".join(differences)
