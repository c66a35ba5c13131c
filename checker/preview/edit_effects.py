"""What is each change of an edit, and to which rules? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.domain.rulebook import Rulebook
from checker.domain.verdict import RuleKey
from checker.preview.effect import EditEffect, EffectKind
from checker.preview.house_effects import effect_of_day, effect_on_house
from checker.preview.rule_effects import effect_on_rule
from checker.rulebook.compare import Edit, HouseEdit, RuleEdit

# What becomes of a rule may open or close what waits for its verdict; a stricter one opens no less.
OPENS_OTHERWISE = frozenset(
    {EffectKind.SOFTER, EffectKind.JUDGED, EffectKind.REDATED, EffectKind.REMOVED, EffectKind.RENAMED, EffectKind.READ}
)


def edit_effects(edit: Edit, before: Rulebook, after: Rulebook) -> tuple[EditEffect, ...]:
    """Of every change, also of what is harmless: the rules first, then what stands outside them, then what follows."""
    own = [effect for change in edit.rules for effect in _of_rule(change, before, after)]
    own += [effect for change in edit.house for effect in _of_house(change, before, after)]
    return (*own, *_of_followers(edit, own))


def _of_rule(change: RuleEdit, before: Rulebook, after: Rulebook) -> Iterator[EditEffect]:
    old = before.rule(*change.before) if change.before else None
    new = after.rule(*change.key)
    if old is None or new is None:
        yield EditEffect(change.key, EffectKind.STRICTER if old is None else EffectKind.REMOVED)
        return
    if change.what == "renamed":
        yield EditEffect(old.key, EffectKind.RENAMED)
    for field in change.fields:
        yield EditEffect(old.key, effect_on_rule(field, old.rule, new.rule, before.organisation), field)


def _of_house(change: HouseEdit, before: Rulebook, after: Rulebook) -> Iterator[EditEffect]:
    is_day = change.field.at[:2] == ("calendar", "days")
    kind = EffectKind.QUIETER if is_day else effect_on_house(change.field, before, after)
    if kind is EffectKind.HOUSE:
        yield EditEffect(None, kind, change.field)
        return
    # A rule that is new asks what it asks from its first day on: nothing was different before.
    reached = [planned for key in sorted(change.reaches) if (planned := before.rule(*key)) is not None]
    if not reached:
        # Whoever has no say in any rule may still read for somebody who has.
        is_of_a_role = kind is EffectKind.POWERS and change.field.at[:2] == ("organisation", "roles")
        yield EditEffect(None, EffectKind.HOUSE if is_of_a_role else EffectKind.HARMLESS, change.field)
    for planned in reached:
        yield EditEffect(planned.key, effect_of_day(change.field, planned.rule) if is_day else kind, change.field)


def _of_followers(edit: Edit, own: Iterable[EditEffect]) -> Iterator[EditEffect]:
    opens_otherwise: set[RuleKey] = {one.rule for one in own if one.rule is not None and one.kind in OPENS_OTHERWISE}
    for key, causes in edit.follows.items():
        if opens_otherwise.intersection(causes):
            yield EditEffect(key, EffectKind.FOLLOWS)
