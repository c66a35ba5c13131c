"""A check as a page to keep or print (A4, landscape): a count a goal, then each verdict, and what they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.cli.formats import basis_of, columns_of, no_history
from checker.cli.table import worst_first
from checker.domain.verdict import State
from checker.pages import page_html
from checker.usecases.judging.check import Checked
from checker.wording.check_page import CHECK_PAGE, COLUMNS
from checker.wording.dates import day_text, instant_text
from checker.wording.rules_used import rules_sentence
from checker.wording.states import SIGNS, STATES, state_text

TEMPLATE = Path(__file__).with_name("check.html.j2")


def as_html(checked: Checked) -> str:
    """One HTML file in the language of the house."""
    locale, house = checked.rulebook.language, checked.rulebook.organisation.organisation.name
    words = CHECK_PAGE[locale]
    heading = words["heading"].format(on=day_text(checked.on, locale))
    states = [state for state in State if any(verdict.state is state for verdict in checked.verdicts)]
    bad = sum(1 for verdict in checked.verdicts if verdict.is_bad)
    return page_html(
        TEMPLATE,
        locale=locale,
        heading=heading,
        house=house,
        paper="landscape",
        known=words["known"].format(known=instant_text(checked.known_at, locale)),
        rules=rules_sentence(checked.rules, checked.rulebook, locale),
        notes=list(_notes(checked)),
        words=words,
        columns=COLUMNS,
        caption=words["caption"].format(count=len(checked.verdicts), bad=bad),
        signs=SIGNS,
        states=[(state, STATES[locale][state]) for state in states],
        goals=list(_by_goal(checked, states)),
        total=_with_sum(Counter(verdict.state for verdict in checked.verdicts), states),
        rows=[
            (verdict.state, state_text(verdict, locale), columns_of(verdict, checked, locale)[1:])
            for verdict in worst_first(checked.published)
        ],
        basis=basis_of(checked),
    )


def _notes(checked: Checked) -> Iterator[str]:
    """What is not on the page, for whoever takes it for the whole."""
    if checked.only:
        yield CHECK_PAGE[checked.rulebook.language]["only"].format(rules=", ".join(checked.only))
    if not checked.has_history:
        yield no_history(checked)


def _by_goal(checked: Checked, states: Sequence[State]) -> Iterator[tuple[str, list[int]]]:
    """How many obligations of each state and in all, a goal each, in the plan's order."""
    none = CHECK_PAGE[checked.rulebook.language]["no_goal"]
    goals = {planned.rule.id: planned.goal.title for planned in checked.rulebook.rules()}
    counted: dict[str, Counter[State]] = {goal: Counter() for goal in (*goals.values(), none)}
    for verdict in checked.verdicts:
        counted[goals.get(verdict.rule, none)][verdict.state] += 1
    yield from ((goal, _with_sum(counts, states)) for goal, counts in counted.items() if counts)


def _with_sum(counts: Counter[State], states: Sequence[State]) -> list[int]:
    return [*(counts[state] for state in states), counts.total()]
