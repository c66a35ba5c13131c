"""Rules that react: what a request, an agreement or another rule's verdict makes owed, and what a missing report
explains. Decided by joins and negation in durable_rules. Pure. ADR 0018.

The facts go in by strata: records first, then verdicts, and last `all-verdicts-in`, because what is not there can only
be said when all is there that may come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import count
from threading import Lock
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from checker.domain.errors import UsageError
from checker.domain.rule import Rule, When
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State
from checker.evaluation.compile import MOST_ROWS_A_GOAL, TooManyRules
from checker.evaluation.engine import (
    UNHANDLED,
    EngineError,
    FactUnmatched,
    FlatFact,
    _QuietHost,
    _refuse_what_it_cannot_compare,
)
from checker.evaluation.rulesets import ruleset_of

Condition = dict[str, Any]
Pattern = list[Condition]
TriggerRuleset = dict[str, Pattern]
SOURCES = "missing-sources"
ALL_IN = "all-verdicts-in"
MISSES: Mapping[str, tuple[State, ...]] = {
    "period": (State.BREACHED,),
    # Within a year a month is at risk at most; a month that does not keep the bound misses it.
    "month": (State.BREACHED, State.AT_RISK),
}
_LAST: Condition = {"end": {"kind": ALL_IN}}


class FiredTriggers(NamedTuple):
    """A compiled rule that took some facts, by the names it has for them; the numbers are their places."""

    rule: str
    facts: Mapping[str, int]


# --- Compiling ------------------------------------------------------------------------------------------


def compiled_triggers(rulebook: Rulebook) -> dict[str, TriggerRuleset]:
    """Every `when` of a rulebook as rulesets by plan and goal, and the one that explains what missing reports cause.

    Raises TooManyRules long before the engine's limit, UsageError when rules open each other in a circle.
    """
    _refuse_circles(rulebook)
    rulesets: dict[str, TriggerRuleset] = {SOURCES: compile_sources()}
    for planned in rulebook.rules():
        if planned.rule.period.kind == "request":
            rulesets.setdefault(ruleset_of(planned), {}).update(compile_when(planned.rule))
    for name, ruleset in rulesets.items():
        if len(ruleset) > MOST_ROWS_A_GOAL:
            what = f"'when' of goal '{name}' compiles to {len(ruleset)} engine rules (at most {MOST_ROWS_A_GOAL})"
            raise TooManyRules(f"{what}; split the goal file")
    return rulesets


def compile_when(rule: Rule) -> TriggerRuleset:
    """The compiled rules of what one rule reacts to, by name.

    A record opens by itself. A verdict either does not miss (`holds`), or in each unit that it concerns a request
    about its month is there already (`asked_about_it`), or one of the month in which it became known
    (`asked_meanwhile`), or it opens the follow-up (`opens`): always exactly one of them.
    """
    found: TriggerRuleset = {}
    for trigger, occasion in triggers_of(rule):
        if occasion.record is not None:
            found[f"{trigger}_asked"] = [{"asking": _all({"kind": occasion.record}, {"trigger": trigger})}]
            continue
        view = {"kind": "verdict"}, {"trigger": trigger}, {"rule": occasion.rule}, {"view": occasion.view or "period"}
        bad = [{"state": str(state)} for state in MISSES[occasion.view or "period"]]
        misses = {"cause": _all(*view, {"$or": bad} if len(bad) > 1 else bad[0])}
        unit = {"unit": _all({"kind": "unit"}, {"trigger": trigger}, {"of": {"cause": "scope"}})}
        about, meanwhile = _asked(rule, "about", "month"), _asked(rule, "meanwhile", "known_month")
        found |= {
            f"{trigger}_holds": [{"cause": _all(*view, *({"$neq": each} for each in bad))}, _LAST],
            f"{trigger}_asked_about_it": [misses, unit, {"about": about}, _LAST],
            f"{trigger}_asked_meanwhile": [misses, unit, {"meanwhile": meanwhile}, {"about$not": about}, _LAST],
            f"{trigger}_opens": [misses, unit, {"about$not": about}, {"meanwhile$not": meanwhile}, _LAST],
        }
    return found


def triggers_of(rule: Rule) -> Iterator[tuple[str, When]]:
    """Everything that makes a rule's obligations, with the name that its compiled rules begin with."""
    for place, occasion in enumerate(rule.occasions, start=1):
        yield f"{rule.id}#when_{place}", occasion


def compile_sources() -> TriggerRuleset:
    """What cannot be judged is explained by a report that has not come, unless that has, only without the figure."""
    waits = {"waiting": {"kind": "not-evaluable"}}
    same = [{field: {"waiting": field}} for field in ("sender", "profile", "period")]
    came = _all({"kind": "arrived"}, *same)
    return {
        "sources#report_missing": [waits, {"report$not": came}, _LAST],
        "sources#figure_missing": [waits, {"report": came}, _LAST],
    }


def _asked(rule: Rule, which: str, month: str) -> Condition:
    """A request for the same unit and the same month, made by the day on which the cause became known.

    Two facts say it of each request, one of them about a month and one of the month it was made in: a negation does not
    look at a fact that the same rule has taken. And each says it for every day that counts: joins compare for
    equality only, as an inequality with another fact inside a negation ends the process.
    """
    same = {"scope": {"unit": "scope"}}, {"month": {"cause": month}}, {"by": {"cause": "known"}}
    return _all({"kind": f"asked-{which}"}, {"for": rule.id}, *same)


def _all(*conditions: Condition) -> Condition:
    return {"$and": list(conditions)} if len(conditions) > 1 else conditions[0]


def _refuse_circles(rulebook: Rulebook) -> None:
    """Lint has reported them with their places; what never passed lint must not run forever."""
    waits_for = {
        planned.key: {(one.rule, planned.year) for one in planned.rule.when or () if one.rule is not None}
        for planned in rulebook.rules()
    }
    try:
        TopologicalSorter(waits_for).prepare()
    except CycleError as circle:
        named = " -> ".join(str(rule) for rule, _ in reversed(circle.args[1]))
        raise UsageError(f"rules open each other in a circle: {named}") from circle


# --- Running --------------------------------------------------------------------------------------------


class TriggerEngine:
    """The compiled trigger rules of a rulebook. One at a time may ask."""

    def __init__(self, rulesets: Mapping[str, TriggerRuleset]) -> None:
        self._fired: list[FiredTriggers] = []
        self._session = count(1)
        self._lock = Lock()
        self._host = _QuietHost()
        self._strata = {name: _needs_the_end(ruleset) for name, ruleset in rulesets.items()}
        for name, ruleset in rulesets.items():
            # Made anew, as registering takes `run` out of what it is given.
            definitions = {rule: {"all": deepcopy(when), "run": self._noting(rule)} for rule, when in ruleset.items()}
            self._host.register_rulesets({name: definitions})

    def _noting(self, rule: str) -> Callable[[Any], None]:
        def note(context: Any) -> None:
            taken = {name: fact["id"] for name, fact in context._m.items() if isinstance(fact, dict)}
            self._fired.append(FiredTriggers(rule, taken))

        return note

    def run(self, ruleset: str, facts: Sequence[FlatFact]) -> list[FiredTriggers]:
        """Which compiled rules take which of the facts, given in the order of their strata. The end is added here.

        Raises FactUnmatched when no rule has a use for one, EngineError when an action failed.
        """
        for fact in facts:
            _refuse_what_it_cannot_compare(fact)
        with self._lock:
            session = str(next(self._session))
            is_unmatched = False
            self._fired.clear()
            numbered = [{**fact, "id": number, "sid": session} for number, fact in enumerate(facts)]
            try:
                self._host.assert_facts(ruleset, numbered)
                if self._strata[ruleset]:
                    self._host.assert_fact(ruleset, {"kind": ALL_IN, "id": len(facts), "sid": session})
                if failed := self._host.get_state(ruleset, session).get("exception"):
                    raise EngineError(f"an action of '{ruleset}' failed: {failed}")
            except UNHANDLED as unmatched:
                is_unmatched = True
                raise FactUnmatched(f"no compiled rule of '{ruleset}' has a use for a fact") from unmatched
            finally:
                # Deleting a session in which nothing has fired, or a fact was not handled, ends the process.
                if self._fired and not is_unmatched:
                    self._host.delete_state(ruleset, session)
            return sorted(self._fired, key=lambda fired: (fired.rule, sorted(fired.facts.items())))


def _needs_the_end(ruleset: TriggerRuleset) -> bool:
    return any(_LAST in pattern for pattern in ruleset.values())


_engines: WeakKeyDictionary[Rulebook, TriggerEngine] = WeakKeyDictionary()


def trigger_engine_of(rulebook: Rulebook) -> TriggerEngine:
    """The compiled trigger rules of a rulebook; compiled when first something may fire, as long as it lives."""
    if rulebook not in _engines:
        _engines[rulebook] = TriggerEngine(compiled_triggers(rulebook))
    return _engines[rulebook]


# --- What is asked, and what comes out --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asking:
    """A request (`record`) or agreement for a unit, made on a day; `month` is the one it is about, `2016-03`."""

    record: str
    scope: str
    month: str
    day: date


@dataclass(frozen=True, slots=True)
class WatchedVerdict:
    """A verdict that a rule may react to: `view` of `rule` in a unit, and the units in which it would open something.

    `place` is that of the alternative, counted from 1; `known_on` the day on which a miss became known, None without.
    """

    place: int
    rule: str
    view: str
    scope: str
    month: str
    state: str
    known_on: date | None
    units: tuple[str, ...]


class Openings(NamedTuple):
    """Places of the askings that open something, and of the verdicts with the unit that each opens something in."""

    by_record: tuple[int, ...]
    by_verdict: tuple[tuple[int, str], ...]


def openings(
    engine: TriggerEngine, ruleset: str, rule: Rule, askings: Sequence[Asking], seen: Sequence[WatchedVerdict]
) -> Openings:
    """What opens an obligation of a rule that is owed on demand. Raises EngineError unless each asking and each
    verdict comes out in exactly one way.
    """
    triggers = list(triggers_of(rule))
    trigger_by_record = {occasion.record: trigger for trigger, occasion in triggers if occasion.record is not None}
    by_place: list[tuple[str, int, str]] = []
    facts: list[FlatFact] = []

    def add(fact: FlatFact, about: tuple[str, int, str] = ("", -1, "")) -> None:
        facts.append(fact)
        by_place.append(about)

    for number, asking in enumerate(askings):
        if asking.record in trigger_by_record:
            add({"kind": asking.record, "trigger": trigger_by_record[asking.record]}, ("asking", number, ""))
    if seen:
        known_days = sorted({one.known_on for one in seen if one.known_on is not None})
        for (scope, month), day in _first_asked(askings).items():
            asked: FlatFact = {"for": rule.id, "scope": scope, "month": month}
            for known_on in known_days:
                if day <= known_on:
                    by = {"by": known_on.toordinal()}
                    add({"kind": "asked-about", **asked, **by})
                    add({"kind": "asked-meanwhile", **asked, **by})
    named: set[tuple[int, str, str]] = set()
    for one in seen:
        for unit in one.units:
            if (one.place, one.scope, unit) not in named:
                named.add((one.place, one.scope, unit))
                trigger = triggers[one.place - 1][0]
                add({"kind": "unit", "trigger": trigger, "of": one.scope, "scope": unit}, ("unit", one.place, unit))
    for number, one in enumerate(seen):
        known = one.known_on
        fact: FlatFact = {"kind": "verdict", "trigger": triggers[one.place - 1][0], "rule": one.rule, "view": one.view}
        fact |= {"scope": one.scope, "month": one.month, "state": one.state}
        fact |= {"known": known.toordinal() if known else 0, "known_month": f"{known:%Y-%m}" if known else ""}
        add(fact, ("verdict", number, ""))
    fired = engine.run(ruleset, facts) if facts else []
    _refuse_unanswered(rule, facts, fired, by_place, seen)
    return Openings(
        tuple(by_place[one.facts["asking"]][1] for one in fired if "asking" in one.facts),
        tuple(
            (by_place[one.facts["cause"]][1], by_place[one.facts["unit"]][2])
            for one in fired
            if one.rule.endswith("_opens")
        ),
    )


def _first_asked(askings: Iterable[Asking]) -> dict[tuple[str, str], date]:
    """The first day on which a request was made for each unit and month. Agreements ask for no report."""
    found: dict[tuple[str, str], date] = {}
    for asking in askings:
        if asking.record == "request":
            at = (asking.scope, asking.month)
            found[at] = min(found.get(at, asking.day), asking.day)
    return found


def _refuse_unanswered(
    rule: Rule,
    facts: Sequence[FlatFact],
    fired: Iterable[FiredTriggers],
    by_place: Sequence[tuple[str, int, str]],
    seen: Sequence[WatchedVerdict],
) -> None:
    answers = Counter(
        (
            one.facts.get("asking", one.facts.get("cause", -1)),
            by_place[one.facts["unit"]][2] if "unit" in one.facts else "",
        )
        for one in fired
    )
    wanted: Counter[tuple[int, str]] = Counter()
    for place, (kind, number, _) in enumerate(by_place):
        if kind == "verdict" and (place, "") not in answers:
            wanted.update((place, unit) for unit in seen[number].units)
        elif kind in ("asking", "verdict"):
            wanted[place, ""] += 1
    if answers != wanted:
        wrong = [facts[place] for place, _ in (answers - wanted) + (wanted - answers)]
        raise EngineError(f"{rule.id}: each asking and verdict must come out in exactly one way, not {wrong}")


class ReportGap(NamedTuple):
    """A verdict that waits for a report: the first period of it that was owed and is not there."""

    sender: str
    profile: str
    period: str


def explained(
    engine: TriggerEngine, gaps: Collection[ReportGap], arrived: Collection[ReportGap]
) -> frozenset[ReportGap]:
    """The gaps that a missing report explains: not those whose report has come without the figure.

    Verdicts that wait for the same report share a gap, and with it the answer. Raises EngineError unless each gap
    comes out in exactly one way.
    """
    if not gaps:
        return frozenset()
    came = sorted({*arrived} & {*gaps})
    waiting = sorted({*gaps})
    facts: list[FlatFact] = [{"kind": "arrived", **gap._asdict()} for gap in came]
    fired = engine.run(SOURCES, [*facts, *({"kind": "not-evaluable", **gap._asdict()} for gap in waiting)])
    answers = sorted(one.facts["waiting"] - len(came) for one in fired)
    if answers != [*range(len(waiting))]:
        raise EngineError(f"{len(waiting)} verdicts wait for reports, {len(answers)} came out: each must, and once")
    return frozenset(waiting[one.facts["waiting"] - len(came)] for one in fired if one.rule == "sources#report_missing")
