"""Edits that would have the effect of an act: a rule asks less, later, of somebody else, or nobody hears of it.

Each gives the rulebook afterwards, or None where it says nothing of that rule. They are made of models, not of text, so
that thousands of them can be tried; what a loader would refuse is among them, and is refused all the later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from checker.domain.calendar import WorkingCalendar
from checker.domain.escalation import AssumedNumber, Remind, RulePowers
from checker.domain.rule import (
    BoundAmended,
    DataExpected,
    DueAmended,
    PeriodSpec,
    Reading,
    Rule,
    Target,
    Tolerance,
    When,
)
from checker.domain.rulebook import PlannedRule, Rulebook

EditOfRule = Callable[[Rulebook, PlannedRule], Rulebook | None]
EditOfHouse = Callable[[Rulebook], Rulebook]
WHY = "weil es so passt"
A_MONTH = timedelta(days=30)
LESS_SEVERE = {"critical": "major", "major": "minor", "minor": "info"}
SOFTER_OPERATOR = {"<": "<=", ">": ">=", "=": ">="}


def with_rules(book: Rulebook, planned: PlannedRule, *rules: Rule) -> Rulebook:
    """The book with these rules in place of one."""

    def of_goal(goal: Any) -> Any:
        kept = [each for rule in goal.rules for each in (rules if rule is planned.rule else (rule,))]
        return goal.model_copy(update={"rules": tuple(kept)})

    plans = tuple(plan.model_copy(update={"goals": tuple(map(of_goal, plan.goals))}) for plan in book.plans)
    return replace(book, plans=plans)


def set_to(book: Rulebook, planned: PlannedRule, **fields: Any) -> Rulebook | None:
    """The rule with other fields; None: it says so already."""
    rule = planned.rule
    if all(getattr(rule, name) == value for name, value in fields.items()):
        return None
    return with_rules(book, planned, rule.model_copy(update=fields))


def part_set_to(book: Rulebook, planned: PlannedRule, part: str, /, **fields: Any) -> Rulebook | None:
    found = getattr(planned.rule, part)
    if found is None or all(getattr(found, name) == value for name, value in fields.items()):
        return None
    return set_to(book, planned, **{part: found.model_copy(update=fields)})


def assumed(value: int) -> AssumedNumber:
    return AssumedNumber(value=value, origin="assumption", why=WHY)


def softer_value(compared: Target | Tolerance | None) -> str | None:
    """A bound that lets more pass; None: there is no number, or it is one that must be met exactly."""
    if compared is None or compared.value is None or compared.value[0].isalpha() or compared.operator not in "<=>=":
        return None
    if compared.operator == "=":
        return None
    step = Fraction(1) if compared.operator.startswith("<") else Fraction(-1)
    return str(int(Fraction(compared.value) // 1 + step))


def bound(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    value = softer_value(planned.rule.target)
    return part_set_to(book, planned, "target", value=value) if value else None


def strictness(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    operator = SOFTER_OPERATOR.get(planned.rule.target.operator) if planned.rule.target else None
    return part_set_to(book, planned, "target", operator=operator) if operator else None


def amended_bound(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    value, target = softer_value(planned.rule.target), planned.rule.target
    if value is None or target is None or target.value is None:
        return None
    since = BoundAmended.model_validate(
        {"from": date(2016, 2, 1), "was": target.value, "decision_ref": "Beschluss 7/2016"}
    )
    return part_set_to(book, planned, "target", value=value, amended=(since,))


def other_past(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    """The bound stays; only what "was" before is another one."""
    value = softer_value(planned.rule.target)
    if value is None:
        return None
    since = BoundAmended.model_validate({"from": date(2016, 12, 31), "was": value, "decision_ref": "Beschluss 7/2016"})
    return part_set_to(book, planned, "target", amended=(since,))


def tolerance(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    value = softer_value(planned.rule.tolerance)
    return part_set_to(book, planned, "tolerance", value=value) if value else None


def band(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    found = planned.rule.band
    return part_set_to(book, planned, "band", most=str(int(found.most) + 1)) if found else None


def later_day(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    nominal = planned.rule.due.nominal
    return part_set_to(book, planned, "due", nominal=nominal + A_MONTH) if nominal else None


def amended_day(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    nominal = planned.rule.due.nominal
    if nominal is None:
        return None
    since = DueAmended.model_validate({"from": date(2016, 2, 1), "was": nominal, "decision_ref": "Beschluss 7/2016"})
    return part_set_to(book, planned, "due", nominal=nominal + A_MONTH, amended=(since,))


def later_request(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    days = planned.rule.due.after_request
    return part_set_to(book, planned, "due", after_request=days + 10) if days else None


def later_meeting(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    meeting = planned.rule.due.meeting
    if meeting is None:
        return None
    later = meeting.model_copy(
        update={"warn_from": meeting.warn_from + A_MONTH, "fallback": meeting.fallback + A_MONTH}
    )
    return part_set_to(book, planned, "due", meeting=later)


def other_policy(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    shifts = planned.rule.due.policy == "next_working_day"
    return part_set_to(book, planned, "due", policy="fixed" if shifts else "next_working_day")


def removed(book: Rulebook, planned: PlannedRule) -> Rulebook:
    return with_rules(book, planned)


def renamed(book: Rulebook, planned: PlannedRule) -> Rulebook:
    fields = {"id": f"{planned.rule.id}-neu"[-64:], "replaces": planned.rule.id}
    return with_rules(book, planned, planned.rule.model_copy(update=fields))


def renamed_in_silence(book: Rulebook, planned: PlannedRule) -> Rulebook:
    return with_rules(book, planned, planned.rule.model_copy(update={"id": f"{planned.rule.id}-neu"[-64:]}))


def moved_to_another_plan(book: Rulebook, planned: PlannedRule) -> Rulebook:
    without = with_rules(book, planned)
    period = planned.rule.period.model_copy(update={"year": planned.year})
    head = planned.plan.head.model_copy(update={"year": planned.plan.year - 1, "status": "draft", "adopted_on": None})
    goal = planned.plan.goals[0].model_copy(update={"rules": (planned.rule.model_copy(update={"period": period}),)})
    older = planned.plan.model_copy(update={"head": head, "goals": (goal,)})
    return replace(without, plans=(older, *without.plans))


def another_owner(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    others = [role.id for role in book.organisation.roles if role.id != planned.rule.owner]
    return set_to(book, planned, owner=others[len(planned.rule.id) % len(others)])


def another_ladder(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    """One that ends sooner, or with nobody outside."""
    others = [policy.id for policy in book.escalation.policies if policy.id != planned.rule.escalation]
    return set_to(book, planned, escalation=others[len(planned.rule.id) % len(others)])


def shorter_ladder(book: Rulebook, planned: PlannedRule) -> Rulebook:
    return with_policy(book, planned.rule.escalation, lambda policy: {"steps": policy.steps[:-1]})


def agreed_with_nobody(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    policy = book.escalation.policy(planned.rule.escalation)
    if policy is None or policy.agreed_with is None:
        return None
    return with_policy(book, policy.id, lambda _: {"agreed_with": None})


def with_policy(book: Rulebook, policy_id: str, change: Callable[[Any], Mapping[str, Any]]) -> Rulebook:
    policies = tuple(
        policy.model_copy(update=change(policy)) if policy.id == policy_id else policy
        for policy in book.escalation.policies
    )
    return in_escalation(book, policies=policies)


def in_escalation(book: Rulebook, **fields: Any) -> Rulebook:
    return replace(book, escalation=book.escalation.model_copy(update=fields))


def less_severe(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    lower = LESS_SEVERE.get(planned.rule.severity)
    return set_to(book, planned, severity=lower) if lower else None


def narrower_filter(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    where = planned.rule.measure.where.model_copy(update={"stratum": "nur-ein-teil"})
    return part_set_to(book, planned, "measure", where=where)


def waits_for_a_cause(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    return (
        set_to(book, planned, when=(When(record="request"),))
        if planned.rule.when is None
        else set_to(book, planned, when=planned.rule.when[:1])
    )


def in_one_unit(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    return part_set_to(book, planned, "scope", unit="nirgends", group=None)


def another_level(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    judged = planned.rule.scope.judge
    return part_set_to(book, planned, "scope", judge="town" if judged != "town" else "organisation")


def units_closed(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    level, listed = planned.rule.scope.judge, book.organisation.listed
    if level not in listed:
        return None
    closed = tuple(unit.model_copy(update={"valid_to": date(2016, 1, 31)}) for unit in listed[level])
    return replace(book, organisation=book.organisation.model_copy(update={"listed": {**listed, level: closed}}))


def larger_sample(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    return set_to(book, planned, minimum_sample=assumed(900_000))


def larger_staff(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    return set_to(book, planned, minimum_staff=assumed(900_000))


def figures_later(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    return set_to(book, planned, data_expected=DataExpected(months_after=12, origin="assumption", why=WHY))


def no_reports(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    return set_to(book, planned, reported=None)


def other_reading(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    says = Reading(of="measure.part", says="nur die eindeutigen", origin="assumption", why=WHY)
    return set_to(book, planned, assumed=(says,))


def no_path(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    return set_to(book, planned, path=None)


def other_period(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    return set_to(book, planned, period=PeriodSpec(kind="year", about="2017"))


def effective_later(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    found = planned.rule.effective_by
    return part_set_to(book, planned, "effective_by", day=found.day + A_MONTH) if found else None


def less_to_cover(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    covers = planned.rule.measure.covers
    return part_set_to(book, planned, "measure", covers=covers[:-1]) if covers else None


def powers_over_it(book: Rulebook, planned: PlannedRule) -> Rulebook:
    powers = RulePowers(rule=planned.rule.id, waive=("controlling",), extend=("controlling",), why=WHY)
    return in_escalation(book, rule_powers=(*book.escalation.rule_powers, powers))


def powers_of_its_ladder(book: Rulebook, planned: PlannedRule) -> Rulebook:
    powers = book.escalation.powers.model_validate({"waive": ("it",), "origin": "assumption", "why": WHY})
    return with_policy(book, planned.rule.escalation, lambda _: {"powers": powers})


def its_measure(**fields: Any) -> EditOfRule:
    return lambda book, planned: part_set_to(book, planned, "measure", **fields)


def its(**fields: Any) -> EditOfRule:
    return lambda book, planned: set_to(book, planned, **fields)


# What only an act that sets a finding aside may bring about.
OF_A_RULE: Mapping[str, EditOfRule] = {
    "bound": bound,
    "strictness": strictness,
    "bound by an amendment": amended_bound,
    "another past bound": other_past,
    "tolerance": tolerance,
    "band": band,
    "later day": later_day,
    "day by an amendment": amended_day,
    "later after a request": later_request,
    "later meeting": later_meeting,
    "another policy": other_policy,
    "removed": removed,
    "renamed": renamed,
    "renamed in silence": renamed_in_silence,
    "moved to a draft of last year": moved_to_another_plan,
    "another owner": another_owner,
    "another ladder": another_ladder,
    "a shorter ladder": shorter_ladder,
    "agreed with nobody": agreed_with_nobody,
    "less severe": less_severe,
    "narrower filter": narrower_filter,
    "other figures": its_measure(part="etwas_anderes"),
    "without proof": its_measure(evidence="optional", requires=()),
    "less to cover": less_to_cover,
    "another number counts": its_measure(take="mean"),
    "waits for a cause": waits_for_a_cause,
    "in one unit": in_one_unit,
    "on another level": another_level,
    "its units closed": units_closed,
    "larger sample": larger_sample,
    "larger staff": larger_staff,
    "figures later": figures_later,
    "no reports": no_reports,
    "another reading": other_reading,
    "no path": no_path,
    "another period": other_period,
    "in force later": effective_later,
    "no look within the period": its(interim="none"),
    "at worst at risk": its(worst="at_risk"),
    "rounded": its(rounding="half_up_2"),
    "only informs": its(kind="monitoring"),
    "a reference date": its(reference_date=date(2016, 2, 29)),
    "not on staff": its(about=None),
    "powers over it": powers_over_it,
    "powers of its ladder": powers_of_its_ladder,
}


def no_reminders(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    return set_to(book, planned, remind="none") if isinstance(planned.rule.remind, Remind) else None


def fewer_reminders(book: Rulebook, planned: PlannedRule) -> Rulebook | None:
    found = planned.rule.remind
    if not isinstance(found, Remind) or len(found.working_days_before) < 2:
        return None
    return set_to(book, planned, remind=found.model_copy(update={"working_days_before": found.working_days_before[1:]}))


# What a silence would bring about.
QUIETER_OF_A_RULE: Mapping[str, EditOfRule] = {"no reminders": no_reminders, "fewer reminders": fewer_reminders}


def house_powers(book: Rulebook) -> Rulebook:
    wider = {act: (*(book.escalation.powers.of(act) or ()), "controlling") for act in ("waive", "extend", "silence")}
    return in_escalation(book, powers=book.escalation.powers.model_copy(update=wider))


def rests_longer(book: Rulebook) -> Rulebook:
    return in_escalation(book, waived_at_most_working_days=assumed(1_000), silenced_at_most_working_days=assumed(1_000))


def slower(book: Rulebook) -> Rulebook:
    patience = book.escalation.step_after_working_days
    return in_escalation(book, step_after_working_days=patience.model_copy(update={"critical": assumed(900)}))


def stands_longer(book: Rulebook) -> Rulebook:
    return in_escalation(
        book, hysteresis=book.escalation.hysteresis.model_copy(update={"at_risk_stands": assumed(900)})
    )


def clears_sooner(book: Rulebook) -> Rulebook:
    return in_escalation(book, hysteresis=book.escalation.hysteresis.model_copy(update={"at_risk_clears": assumed(0)}))


def another_management(book: Rulebook) -> Rulebook:
    return in_escalation(book, management="controlling")


def a_right_for_all(book: Rulebook) -> Rulebook:
    return with_role(book, "it", rights=("acknowledge",))


def with_role(book: Rulebook, role_id: str, **fields: Any) -> Rulebook:
    roles = tuple(role.model_copy(update=fields) if role.id == role_id else role for role in book.organisation.roles)
    return replace(book, organisation=book.organisation.model_copy(update={"roles": roles}))


def a_draft_again(book: Rulebook) -> Rulebook:
    heads = [plan.head.model_copy(update={"status": "draft", "adopted_on": None}) for plan in book.plans]
    plans = tuple(plan.model_copy(update={"head": head}) for plan, head in zip(book.plans, heads, strict=True))
    return replace(book, plans=plans)


def adopted_later(book: Rulebook) -> Rulebook:
    heads = [plan.head.model_copy(update={"adopted_on": date(2017, 12, 31)}) for plan in book.plans]
    plans = tuple(plan.model_copy(update={"head": head}) for plan, head in zip(book.plans, heads, strict=True))
    return replace(book, plans=plans)


def another_house(book: Rulebook) -> Rulebook:
    house = book.organisation.organisation.model_copy(update={"id": "anderes-haus"})
    return replace(book, organisation=book.organisation.model_copy(update={"organisation": house}))


# Of the whole house, as `OF_A_RULE` for every rule they reach.
OF_THE_HOUSE: Mapping[str, EditOfHouse] = {
    "powers": house_powers,
    "rests longer": rests_longer,
    "slower ladders": slower,
    "told later": stands_longer,
    "cleared sooner": clears_sooner,
    "another management": another_management,
    "a right for all": a_right_for_all,
    "a draft again": a_draft_again,
    "adopted later": adopted_later,
    "another house": another_house,
}


def small_budget(book: Rulebook) -> Rulebook:
    return in_escalation(book, budget=book.escalation.budget.model_copy(update={"single_mails_a_week": assumed(0)}))


def rarer(book: Rulebook) -> Rulebook:
    return in_escalation(book, repeats=book.escalation.repeats.model_copy(update={"after_working_days": (260,)}))


def seldom_at_once(book: Rulebook) -> Rulebook:
    return in_escalation(book, at_once=book.escalation.at_once.model_copy(update={"smallest_sample": assumed(900_000)}))


def closed_all_year(book: Rulebook) -> Rulebook:
    days = [date(2016, 1, 1) + timedelta(days=number) for number in range(366)]
    old = book.calendar
    calendar = WorkingCalendar(
        old.region, old.first, old.last, old.holidays, dict.fromkeys(days, "zu"), old.source, old.shifting
    )
    return replace(book, calendar=calendar)


def mails_at_night(book: Rulebook) -> Rulebook:
    return replace(
        book, calendar_file=book.calendar_file.model_copy(update={"mail_from_hour": 23, "mail_until_hour": 24})
    )


QUIETER_OF_THE_HOUSE: Mapping[str, EditOfHouse] = {
    "a small budget": small_budget,
    "rarer repeats": rarer,
    "seldom at once": seldom_at_once,
    "closed all year": closed_all_year,
    "mails at night": mails_at_night,
}


def edits_of(book: Rulebook, planned: PlannedRule, edits: Mapping[str, EditOfRule]) -> Iterator[tuple[str, Rulebook]]:
    """Those that say something of a rule."""
    for name, edit in edits.items():
        after = edit(book, planned)
        if after is not None:
            yield name, after
