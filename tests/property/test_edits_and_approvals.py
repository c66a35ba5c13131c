"""Laws of approvals: whatever random fields an edit changes, nothing that asks less needs nobody."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.preview.approvals import approvals_needed
from checker.preview.edit_effects import edit_effects
from checker.preview.effect import NEEDS_NOBODY
from checker.preview.rule_effects import effect_on_rule
from checker.rulebook.compare import compare
from checker.rulebook.differences import differences
from checker.rulebook.load import load
from checker.starter import rules_folder
from tests.build import error_rate, organisation
from tests.unit.preview.softening_edits import with_rules

ON = date(2016, 6, 1)
BOOK = load(rules_folder())
RULES = tuple(BOOK.rules())
FIELDS = tuple(name for name in Rule.model_fields if name != "id")
# Of these a change may ask more, or nothing: whether it does is held against figures and days elsewhere.
MAY_BE_STRICTER = frozenset({"target", "tolerance", "band", "due", "severity", "remind", "measure", "assumed"})
ONLY_SHOWN = frozenset({"title", "short_title", "title_en", "short_title_en", "source", "decision"})
HOLDS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
}
places = st.integers(0, len(RULES) - 1)
fields = st.sets(st.sampled_from(FIELDS), min_size=1, max_size=4)


def edited(planned: PlannedRule, other: PlannedRule, names: set[str]) -> tuple[Rulebook, set[str]]:
    """The book in which a rule says in some fields what another one says, and the fields that say something else."""
    taken = {name: getattr(other.rule, name) for name in names}
    changed = {name for name, value in taken.items() if bare(getattr(planned.rule, name)) != bare(value)}
    return with_rules(BOOK, planned, planned.rule.model_copy(update=taken)), changed


def bare(value: Any) -> Any:
    """A field without the reasons that stand in it."""
    if isinstance(value, BaseModel):
        return bare(value.model_dump())
    if isinstance(value, dict):
        return {name: bare(said) for name, said in value.items() if name not in ("why", "origin", "basis")}
    return [bare(one) for one in value] if isinstance(value, (tuple, list)) else value


def who_needs(after: Rulebook) -> dict[str, set[str]]:
    edit = compare(BOOK, after)
    needs = approvals_needed(edit, edit_effects(edit, BOOK, after), (), BOOK, ON)
    return {need.rule: {*need.why} for need in needs}


@given(rule=places, other=places, names=fields)
@settings(max_examples=80, deadline=None)
def test_whatever_is_neither_shown_only_nor_directed_needs_approval(rule: int, other: int, names: set[str]) -> None:
    planned = RULES[rule]
    after, changed = edited(planned, RULES[other], names)
    needs = who_needs(after)
    if changed - ONLY_SHOWN - MAY_BE_STRICTER:
        assert planned.rule.id in needs
    if changed <= ONLY_SHOWN:
        assert planned.rule.id not in needs
    assert needs.keys() <= {planned.rule.id} | {key[0] for key in compare(BOOK, after).follows}


@given(rule=places, other=places, third=places, first=fields, second=fields)
@settings(max_examples=50, deadline=None)
def test_what_needs_approval_alone_needs_it_beside_any_other_edit(
    rule: int, other: int, third: int, first: set[str], second: set[str]
) -> None:
    planned = RULES[rule]
    alone, _ = edited(planned, RULES[other], first)
    again = alone.rule(planned.rule.id, planned.year)
    assume(again is not None)  # about another year it is another rule
    assert again is not None
    more = {name: getattr(RULES[third].rule, name) for name in second - first}
    both = with_rules(alone, again, again.rule.model_copy(update=more))
    if planned.rule.id in who_needs(alone):
        assert planned.rule.id in who_needs(both)


bounds = st.tuples(st.sampled_from(sorted(HOLDS)), st.integers(0, 40))


@given(was=bounds, now=bounds, figure=st.fractions(-1, 12, max_denominator=8))
def test_a_bound_that_needs_nobody_is_kept_by_no_figure_that_missed_the_old_one(
    was: tuple[str, int], now: tuple[str, int], figure: Fraction
) -> None:
    old, new = (error_rate(operator=sign, value=str(quarters / 4)) for sign, quarters in (was, now))
    kinds = {effect_on_rule(change, old, new, organisation()) for change in differences(old, new)}
    if kinds <= NEEDS_NOBODY and HOLDS[now[0]](figure, Fraction(now[1], 4)):
        assert HOLDS[was[0]](figure, Fraction(was[1], 4))
