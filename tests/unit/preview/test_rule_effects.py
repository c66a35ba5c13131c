"""Which changes of a rule need nobody's approval: only those of which it can be proved that they ask no less."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from checker.domain.organisation import Unit
from checker.domain.rule import Content, Reading, Rule, ScopeSpec
from checker.preview.effect import NEEDS_NOBODY, EffectKind
from checker.preview.rule_effects import ALWAYS, DEPENDS, SAY_WHY, SHOWN_ONLY, effect_on_rule
from checker.rulebook.differences import FieldChange, differences, is_at
from tests.build import assumed, budget, caseload, deliverable, error_rate, longest_duration, organisation, with_units

HOUSE = organisation()
Place = tuple[str, ...]


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        if get_origin(annotation) is not Literal:
            yield from models_in(inner)


def is_list(annotation: Any) -> bool:
    inside = get_args(annotation)
    if get_origin(annotation) is tuple:
        return True
    return any(is_list(inner) for inner in inside) if not isinstance(annotation, types.GenericAlias) else False


def places_of(model: type[BaseModel], at: Place = ()) -> Iterator[Place]:
    """Where a value of a rule may stand, as differences name it: entries with a name of their own by `*`."""
    for name, field in model.model_fields.items():
        place, inner = (*at, name), [*models_in(field.annotation)]
        if not inner:
            yield place
        elif is_list(field.annotation):
            named = [one for one in inner if one in (Content, Reading)]
            yield (*place, "*") if named else place
            for one in named:
                yield from places_of(one, (*place, "*"))
        else:
            for one in inner:
                yield from places_of(one, place)


def test_every_field_of_a_rule_stands_in_one_list() -> None:
    tables = {"shown only": SHOWN_ONLY, "always": tuple(ALWAYS), "it depends": tuple(DEPENDS)}
    places = {*places_of(Rule)}
    assert len(places) > 90
    unclear = {}
    for place in places:
        found = [name for name, table in tables.items() if any(is_at(place, named) for named in table)]
        found += ["says why"] * (place[-1] in SAY_WHY)
        if len(found) != 1:
            unclear[".".join(place)] = found
    assert unclear == {}, "say what a change of these fields is, in exactly one of the tables"


def test_no_table_names_a_field_that_no_rule_has() -> None:
    places = {*places_of(Rule)}
    # A list of such entries as a whole, and `remind: none`, are values too; plan and goal are no keys of a rule.
    others = {("remind",), ("assumed",), ("plan",), ("goal",)}
    named = (*SHOWN_ONLY, *ALWAYS, *DEPENDS)
    unknown = [one for one in named if not any(is_at(place, one) for place in places | others)]
    assert unknown == []


def test_a_field_nobody_has_thought_of_needs_approval() -> None:
    rule = error_rate()
    assert effect_on_rule(FieldChange(("brand_new",), None, "x"), rule, rule, HOUSE) is EffectKind.JUDGED


def effects(was: Rule, now: Rule) -> dict[str, EffectKind]:
    return {change.path: effect_on_rule(change, was, now, HOUSE) for change in differences(was, now)}


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (("<", "10"), ("<", "9"), EffectKind.STRICTER),
        (("<", "10"), ("<", "12"), EffectKind.SOFTER),
        (("<", "10"), ("<", "10.0"), EffectKind.HARMLESS),
        (("<", "10"), ("<=", "10"), EffectKind.SOFTER),
        (("<=", "10"), ("<", "10"), EffectKind.STRICTER),
        (("<=", "10"), ("<", "10.5"), EffectKind.SOFTER),
        (("<=", "10"), ("<", "9"), EffectKind.STRICTER),
        ((">=", "10"), (">=", "11"), EffectKind.STRICTER),
        ((">=", "10"), (">=", "9"), EffectKind.SOFTER),
        ((">=", "10"), (">", "10"), EffectKind.STRICTER),
        ((">", "10"), (">=", "10"), EffectKind.SOFTER),
        (("=", "100"), (">=", "100"), EffectKind.SOFTER),
        ((">=", "100"), ("=", "100"), EffectKind.STRICTER),
        (("=", "100"), ("=", "99"), EffectKind.JUDGED),
        (("<", "10"), (">", "10"), EffectKind.JUDGED),
        (("<", "10"), ("~", "10"), EffectKind.JUDGED),
        (("<", "10"), ("<", "benchmark"), EffectKind.JUDGED),
    ],
    ids=lambda bound: "".join(bound) if isinstance(bound, tuple) else "",
)
def test_a_bound_is_stricter_only_where_it_takes_in_less(
    was: tuple[str, str], now: tuple[str, str], expected: EffectKind
) -> None:
    old, new = (error_rate(operator=operator, value=value) for operator, value in (was, now))
    assert {*effects(old, new).values()} == {expected}


def test_a_bound_of_another_unit_is_judged_otherwise() -> None:
    old = error_rate()
    assert old.target is not None
    new = error_rate(target={"operator": "<", "value": "9", "unit": "per_mille"})
    assert {*effects(old, new).values()} == {EffectKind.JUDGED}


def test_an_amendment_is_no_free_pass() -> None:
    old = error_rate(value="10")
    bound = {"operator": "<", "value": "12", "unit": "percent"}
    amended = {"from": date(2016, 6, 1), "was": "10", "decision_ref": "Beschluss 7/2016"}
    new = error_rate(target=bound | {"amended": (amended,)})
    assert effects(old, new) == {"target.value": EffectKind.SOFTER, "target.amended": EffectKind.JUDGED}
    # Nor does a bound that was "always" another one excuse the days before.
    assert effects(old, error_rate(target=bound | {"value": "10", "amended": (amended | {"was": "90"},)})) == {
        "target.amended": EffectKind.JUDGED
    }


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"title": "Anders"}, EffectKind.HARMLESS, id="a title"),
        pytest.param({"severity": "critical"}, EffectKind.STRICTER, id="a higher severity"),
        pytest.param({"severity": "info"}, EffectKind.SOFTER, id="a lower severity"),
        pytest.param({"owner": "bl"}, EffectKind.REOWNED, id="another owner"),
        pytest.param({"escalation": "other"}, EffectKind.RELADDERED, id="another ladder"),
        pytest.param({"interim": "none"}, EffectKind.JUDGED, id="no look within the period"),
        pytest.param({"worst": "at_risk"}, EffectKind.JUDGED, id="never missed"),
        pytest.param({"minimum_sample": None}, EffectKind.JUDGED, id="no smallest sample any more"),
        pytest.param({"rounding": "half_up_1"}, EffectKind.JUDGED, id="rounded"),
        pytest.param({"decision": ("D9",)}, EffectKind.HARMLESS, id="a decision cited"),
    ],
)
def test_a_field_of_a_rule(change: dict[str, Any], expected: EffectKind) -> None:
    rule = error_rate().model_copy(update={"severity": "major", "minimum_sample": assumed(30)})
    found = effects(rule, rule.model_copy(update=change))
    assert {kind for path, kind in found.items() if path.split(".")[-1] not in SAY_WHY} == {expected}


def due(day: date, **extra: Any) -> Rule:
    return deliverable(due={"nominal": day, "policy": "next_working_day"} | extra)


def test_an_earlier_due_day_asks_more_a_later_one_is_redated() -> None:
    may, june = due(date(2016, 5, 31)), due(date(2016, 6, 30))
    assert effects(june, may) == {"due.nominal": EffectKind.STRICTER}
    assert effects(may, june) == {"due.nominal": EffectKind.REDATED}


def test_an_earlier_due_day_that_no_longer_asks_a_unit_is_redated() -> None:
    old, new = (
        due(day).model_copy(update={"scope": ScopeSpec(judge="office")})
        for day in (date(2016, 9, 30), date(2016, 8, 1))
    )
    young = Unit(id="neu", name="Neu", valid_from=date(2016, 9, 1))
    (change,) = differences(old, new)
    assert effect_on_rule(change, old, new, HOUSE) is EffectKind.STRICTER
    assert effect_on_rule(change, old, new, with_units(HOUSE, offices=[young])) is EffectKind.REDATED


def test_an_earlier_end_of_what_is_counted_is_redated() -> None:
    old, new = (budget(due={"nominal": date(2016, month, 28), "policy": "fixed"}) for month in (12, 6))
    assert effects(old, new) == {"due.nominal": EffectKind.REDATED}


def remind(*leads: int, not_after: str | None = None) -> dict[str, Any]:
    last = {"not_after": not_after} if not_after else {}
    return {"working_days_before": leads, "origin": "assumption", "why": "x"} | last


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        pytest.param(remind(5, 1), remind(20, 5, 1), EffectKind.STRICTER, id="one more"),
        pytest.param(remind(20, 5, 1), remind(5, 1), EffectKind.QUIETER, id="one less"),
        pytest.param(remind(5, 1), remind(6, 1), EffectKind.QUIETER, id="another day"),
        pytest.param(None, remind(1), EffectKind.STRICTER, id="a first one"),
        pytest.param(remind(1), "none", EffectKind.QUIETER, id="none any more"),
        pytest.param(remind(1, not_after="12-16"), remind(1, not_after="12-01"), EffectKind.QUIETER, id="ends sooner"),
        pytest.param(remind(1, not_after="12-16"), remind(1, not_after="12-20"), EffectKind.STRICTER, id="ends later"),
    ],
)
def test_reminders_are_kept_or_quieter(was: Any, now: Any, expected: EffectKind) -> None:
    found = effects(deliverable(remind=was), deliverable(remind=now))
    assert {kind for path, kind in found.items() if path.split(".")[-1] not in SAY_WHY} == {expected}


def test_a_tolerance_and_a_band_are_bounds_too() -> None:
    assert effects(longest_duration("1"), longest_duration("0"))["tolerance.value"] is EffectKind.STRICTER
    assert effects(longest_duration("0"), longest_duration("1"))["tolerance.value"] is EffectKind.SOFTER
    assert effects(caseload("45", "55"), caseload("46", "55")) == {"band.least": EffectKind.STRICTER}
    assert effects(caseload("45", "55"), caseload("45", "56")) == {"band.most": EffectKind.SOFTER}


def test_only_harmless_and_stricter_need_nobody() -> None:
    assert {EffectKind.HARMLESS, EffectKind.STRICTER} == NEEDS_NOBODY
