"""Which compiled rules judge each rule of a rulebook? Pure; compiled once as long as the rulebook lives."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from weakref import WeakKeyDictionary

from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import RuleKey
from checker.evaluation.compile import Ruleset, compile_goal, shape_of
from checker.evaluation.engine import Engine
from checker.evaluation.kinds import kinds

_engines: WeakKeyDictionary[Rulebook, Engine] = WeakKeyDictionary()
_shapes: WeakKeyDictionary[Rulebook, Mapping[RuleKey, str]] = WeakKeyDictionary()


def engine_of(rulebook: Rulebook) -> Engine:
    """The compiled rulesets of a rulebook, one a goal."""
    if rulebook not in _engines:
        _engines[rulebook] = Engine(compiled(rulebook))
    return _engines[rulebook]


def compiled(rulebook: Rulebook) -> dict[str, Ruleset]:
    """The rulebook's rules as rulesets of the engine, by goal."""
    rulesets: dict[str, Ruleset] = {}
    for name, planned in groupby(rulebook.rules(), key=ruleset_of):
        rulesets[name] = compile_goal(((each.rule, kinds()[each.rule.kind].rows(each.rule)) for each in planned), name)
    return rulesets


def ruleset_of(planned: PlannedRule) -> str:
    """The name of the ruleset that judges a rule, and of the one that says what opens it: `2016-costs`."""
    return f"{planned.plan.year}-{planned.goal.id}"


def shapes_of(rulebook: Rulebook) -> Mapping[RuleKey, str]:
    """Which shape of compiled rules judges each rule."""
    if rulebook not in _shapes:
        _shapes[rulebook] = {
            planned.key: shape_of(planned.rule, kinds()[planned.rule.kind].rows(planned.rule))
            for planned in rulebook.rules()
        }
    return _shapes[rulebook]
