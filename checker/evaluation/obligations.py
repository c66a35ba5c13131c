"""What is owed: every rule in every scope and period where it applies, from the first day on. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from weakref import WeakKeyDictionary

from checker.domain.obligation_key import key_of
from checker.domain.organisation import Organisation
from checker.domain.period import Period, PeriodKind, parts, request, year
from checker.domain.record import Agreement, RecordVersion, Request
from checker.domain.report import in_force
from checker.domain.rule import Rule, ScopeSpec
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.scope import Scope
from checker.domain.verdict import RuleKey
from checker.evaluation.measures import RecordIndex
from checker.evaluation.trigger import Trigger

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Obligation:
    """One rule × scope × period."""

    planned: PlannedRule
    scope: Scope
    period: Period
    opened_by: RecordVersion | Trigger | None = None
    _key: str = field(default="", init=False, repr=False, compare=False)

    @property
    def rule(self) -> Rule:
        return self.planned.rule

    @property
    def key(self) -> str:
        """The key that people read; remembered, as obligations are kept from day to day."""
        if not self._key:
            object.__setattr__(self, "_key", key_of(self.planned.rule.id, self.scope.id, self.period))
        return self._key


def obligations(rulebook: Rulebook, on: date, known: Iterable[RecordVersion] = ()) -> Iterator[Obligation]:
    """Everything owed on a day, in the order of the rule files. `known` are the versions of records known by then:
    requests and agreements among them open obligations of their own. Not the follow-ups of other rules' verdicts, which
    only judging tells: `checker.evaluation.judge.owed_on` lists those, too.

    A unit that has ceased by `on` still answers for its months, quarters and half-years that had ended by then, and for
    nothing else (D26, `count_units`); none owes what was due before it came to be. Before the plan year's first day the
    units of that day count, so that a plan can be looked at ahead; after its last day those of the last, so that a unit
    that merges in January still answers for its year.
    """
    asking = (version for version in known if version.record.type in ("request", "agreement"))
    index = RecordIndex(in_force(asking))
    return owed(rulebook, on, lambda planned: asked_for(planned, rulebook.organisation, on, index))


def nothing(_planned: PlannedRule) -> Iterator[Obligation]:
    """What is owed on demand, for those who do not ask."""
    return iter(())


def owed(
    rulebook: Rulebook,
    on: date,
    opened: Callable[[PlannedRule], Iterator[Obligation]] = nothing,
    rules: Container[str] | None = None,
) -> Iterator[Obligation]:
    """As `obligations`; `opened` says what a rule owes on demand. `rules`: of those of these ids only; None: of all."""
    for planned in rulebook.rules():
        if rules is not None and planned.rule.id not in rules:
            continue
        if planned.rule.period.kind == "request":
            yield from opened(planned)
        else:
            yield from owed_by(planned, rulebook, on)


def owed_by(planned: PlannedRule, rulebook: Rulebook, on: date) -> tuple[Obligation, ...]:
    """What one rule of a rulebook owes in every scope and period; nothing of one that is owed on demand."""
    if rulebook not in _standing:
        _standing[rulebook] = _StandingObligations(rulebook)
    return _standing[rulebook].of(planned, on)


class _StandingObligations:
    """What the rules of a rulebook owe whoever asks, kept for each stretch of days on which the same units exist."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._organisation = rulebook.organisation
        units = [unit for _, unit in rulebook.organisation.every_unit()]
        self._since = {unit.id: unit.valid_from for unit in units if unit.valid_from is not None}
        self._until = {unit.id: unit.valid_to for unit in units if unit.valid_to is not None}
        ceased = [last + A_DAY for last in self._until.values()]
        # Before and after a plan's year the units of its first and last day count: that adds no stretch.
        self._stretches_begin = sorted({*self._since.values(), *ceased})
        self._kept: dict[tuple[RuleKey, int], tuple[Obligation, ...]] = {}

    def of(self, planned: PlannedRule, on: date) -> tuple[Obligation, ...]:
        at = (planned.key, bisect_right(self._stretches_begin, on))
        kept = self._kept.get(at)
        if kept is None:
            kept = self._kept[at] = tuple(self._made(planned, on))
        return kept

    def _made(self, planned: PlannedRule, on: date) -> Iterator[Obligation]:
        if planned.rule.period.kind == "request":
            return
        rule, whole = planned.rule, year(planned.year)
        periods = periods_of(rule, whole)
        day = min(max(on, whole.start), whole.end)
        for scope in scopes_of(rule, self._organisation, day):
            yield from self._of_unit(planned, scope, periods)
        if self._organisation.merge_policy.count_units == "periods_over_stay":
            for scope in ceased_scopes_of(rule, self._organisation, day):
                over = [period for period in periods if period.end <= self._until[scope.id]]
                yield from self._of_unit(planned, scope, over)

    def _of_unit(self, planned: PlannedRule, scope: Scope, periods: Iterable[Period]) -> Iterator[Obligation]:
        first = self._since.get(scope.id)
        for period in periods:
            # A team of September owes no plan of March.
            if first is None or first <= (planned.rule.due.nominal or period.end):
                yield Obligation(planned, scope, period)


# The obligations hold no rulebook, so that one that is let go takes them along.
_standing: WeakKeyDictionary[Rulebook, _StandingObligations] = WeakKeyDictionary()

PERIOD_KINDS = {
    "year": PeriodKind.YEAR,
    "half_year": PeriodKind.HALF_YEAR,
    "quarter": PeriodKind.QUARTER,
    "month": PeriodKind.MONTH,
    "cohort": PeriodKind.QUARTER,
}


def periods_of(rule: Rule, whole: Period) -> tuple[Period, ...]:
    """The periods of a year over which a rule is judged: the year itself or its parts. A cohort enters in a quarter."""
    return parts(whole, PERIOD_KINDS[rule.period.kind])


def scopes_of(rule: Rule, organisation: Organisation, on: date) -> tuple[Scope, ...]:
    """The units on which a rule is judged on a day."""
    return units_of(rule.scope, organisation=organisation, on=on)


def ceased_scopes_of(rule: Rule, organisation: Organisation, on: date) -> tuple[Scope, ...]:
    """The units on which a rule was judged, and that have ceased before a day."""
    return _meant(rule.scope, organisation, organisation.ceased(rule.scope.judge, on))


def units_of(spec: ScopeSpec, *, organisation: Organisation, on: date) -> tuple[Scope, ...]:
    """Of a level's units on a day, those that are meant: all, one, or those of a group."""
    return _meant(spec, organisation, organisation.scopes(spec.judge, on))


def _meant(spec: ScopeSpec, organisation: Organisation, every: tuple[Scope, ...]) -> tuple[Scope, ...]:
    if spec.unit is None and spec.group is None:
        return every
    if spec.unit is not None:
        return tuple(scope for scope in every if scope.id == spec.unit)
    chosen = {unit.id for unit in organisation.units(spec.judge) if unit.group == spec.group}
    return tuple(scope for scope in every if scope.id in chosen)


def asked_for(planned: PlannedRule, organisation: Organisation, on: date, index: RecordIndex) -> Iterator[Obligation]:
    """What requests or agreements ask for of a rule, in order of their keys. None of a rule that no record opens."""
    if all(occasion.record is None for occasion in planned.rule.occasions):
        return
    known = {unit.id: unit for _, unit in organisation.every_unit()}
    by_id = {scope.id: scope for scope in scopes_of(planned.rule, organisation, on)}
    for occasion in planned.rule.occasions:
        # Whoever may ask one unit for a follow-up may ask it without a cause, too.
        named = organisation.find(occasion.opens.scope) if occasion.opens else None
        if named is not None and named[1].is_valid(on):
            by_id.setdefault(named[1].id, Scope(named[1].id, named[0], named[1].name))
    for version in index.openings(planned.rule, planned.plan.year, on):
        record = version.record
        # What a unit that has merged had to do is its successor's.
        at: str | None = record.scope
        for _ in known:
            if at is None or at in by_id:
                break
            at = known[at].merges_into if at in known else None
        if at in by_id:
            yield Obligation(planned, by_id[at], request(planned.plan.year, _number(version)), version)


def _number(version: RecordVersion) -> str:
    record = version.record
    if isinstance(record, Agreement):
        return record.agreement_id
    assert isinstance(record, Request), "only requests and agreements open something"
    return record.request_id
