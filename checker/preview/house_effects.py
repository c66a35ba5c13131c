"""Does a change outside the rules ask less of somebody, tell less, or give powers? Pure.

As for rules: what is provably harmless or stricter is listed, everything else needs approval.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from checker.domain.access import LOOKS
from checker.domain.escalation import Escalation
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.preview.effect import EffectKind
from checker.preview.rule_effects import says_why
from checker.rulebook.differences import FieldChange, Plain
from checker.rulebook.reach import roles_of

WORDS = frozenset({"title", "title_en", "short_title", "name", "de", "en", "symbol", "locale"})
HARMLESS, STRICTER, QUIETER = EffectKind.HARMLESS, EffectKind.STRICTER, EffectKind.QUIETER


def effect_on_house(change: FieldChange, before: Rulebook, after: Rulebook) -> EffectKind:
    """What a change outside the rules is, wherever it reaches. Of a day of the calendar: `effect_of_day`."""
    part, *at = change.at
    if says_why(change) and part != "senders":  # there, a cell may hold that word
        return HARMLESS
    match part:
        case "goals":
            return HARMLESS
        case "plans":
            return _plan(at, change)
        case "escalation":
            return _escalation(at, before.escalation, after.escalation)
        case "organisation":
            return _organisation(at, change, before)
        case "calendar":
            return _calendar(at, before, after)
        case "vocabulary":
            return _vocabulary(at, change)
        case "senders":
            return _sender(at)
        case _:
            return EffectKind.JUDGED


def effect_of_day(change: FieldChange, rule: Rule) -> EffectKind:
    """What another kind of day is to a rule: days on which nobody works move due days, a closure only when it is told.

    Also where a rule's own days do not lie there: which they are may hang on records.
    """
    moves = "off" in (change.before, change.after)
    hangs_on_days = (
        rule.due.policy in ("next_working_day", "previous_working_day")
        or rule.due.after_request is not None
        or (rule.data_expected is not None and rule.data_expected.working_days_after is not None)
    )
    return EffectKind.REDATED if moves and hangs_on_days else QUIETER


def _plan(at: list[str], change: FieldChange) -> EffectKind:
    match at:
        case [_] | [_, "title"] | [_, "source"] | [_, "note"] | [_, "without_rule", *_]:
            # The rules of a plan that is new or gone are so themselves; a row without one has never judged anything.
            return HARMLESS
        case [_, "status"]:
            return STRICTER if change.after == "adopted" else EffectKind.SOFTER
        case [_, "adopted_on"]:
            return _adopted_on(change.before, change.after)
        case _:
            return EffectKind.JUDGED


def _adopted_on(before: Plain, after: Plain) -> EffectKind:
    """A draft escalates nothing; the earlier it is adopted the sooner it does."""
    if before is None:
        return STRICTER
    return STRICTER if isinstance(before, date) and isinstance(after, date) and after < before else EffectKind.SOFTER


def _escalation(at: list[str], before: Escalation, after: Escalation) -> EffectKind:
    match at:
        case ["powers", *_] | ["rule_powers", *_] | ["management"]:
            return EffectKind.POWERS
        case ["policies", _] | ["reminders", *_] | ["policies", _, "title" | "title_en"]:
            # A ladder is taken by a rule, and lead times stand in it: both are changes of that rule.
            return HARMLESS
        case ["policies", _, "steps"]:
            return EffectKind.RELADDERED
        case ["policies", _, *_]:
            return EffectKind.POWERS
        case [key] if key in OPERATING:
            return EffectKind.HOUSE
        case [key, *_] if key in NUMBERS:
            return NUMBERS[key](before, after)
        case _:
            return EffectKind.JUDGED


OPERATING = frozenset({"questions_to", "administration", "service", "auditor"})


def _no_later(before: Escalation, after: Escalation) -> EffectKind:
    old, new = before.step_after_working_days, after.step_after_working_days
    is_sooner = new.critical.value <= old.critical.value and new.major.value <= old.major.value
    return STRICTER if is_sooner else EffectKind.RELADDERED


def _repeated_no_later(before: Escalation, after: Escalation) -> EffectKind:
    old, new = before.repeats, after.repeats
    times = range(max(len(old.after_working_days), len(new.after_working_days)))
    return STRICTER if all(new.wait(number) <= old.wait(number) for number in times) else QUIETER


def _rests_no_longer(key: str) -> Callable[[Escalation, Escalation], EffectKind]:
    def effect(before: Escalation, after: Escalation) -> EffectKind:
        return STRICTER if getattr(after, key).value <= getattr(before, key).value else EffectKind.POWERS

    return effect


def _stands_no_longer(before: Escalation, after: Escalation) -> EffectKind:
    """Is it told as soon as before, and cleared no sooner?"""
    old, new = before.hysteresis, after.hysteresis
    told = all(new.stands(hangs_on_silence=one) <= old.stands(hangs_on_silence=one) for one in (True, False))
    return STRICTER if told and new.at_risk_clears.value >= old.at_risk_clears.value else EffectKind.SOFTER


def _at_once(before: Escalation, after: Escalation) -> EffectKind:
    is_less = after.at_once.smallest_sample.value <= before.at_once.smallest_sample.value
    return STRICTER if is_less else QUIETER


def _budget(before: Escalation, after: Escalation) -> EffectKind:
    is_more = after.budget.single_mails_a_week.value >= before.budget.single_mails_a_week.value
    return STRICTER if is_more else QUIETER


NUMBERS: Mapping[str, Callable[[Escalation, Escalation], EffectKind]] = {
    "step_after_working_days": _no_later,
    "repeats": _repeated_no_later,
    "acknowledged_at_most_working_days": _rests_no_longer("acknowledged_at_most_working_days"),
    "silenced_at_most_working_days": _rests_no_longer("silenced_at_most_working_days"),
    "waived_at_most_working_days": _rests_no_longer("waived_at_most_working_days"),
    "hysteresis": _stands_no_longer,
    "at_once": _at_once,
    "budget": _budget,
}


def _organisation(at: list[str], change: FieldChange, before: Rulebook) -> EffectKind:
    match at:
        case ["organisation", "name" | "kind" | "language" | "timezone"]:
            return HARMLESS
        case ["organisation", "region"] | ["max_hops"]:
            return EffectKind.HOUSE
        case ["letters", key, *_]:
            return EffectKind.HOUSE if key in ("reply_to", "answer_within_working_days") else HARMLESS
        case ["listed", level, *rest]:
            return _unit(level, rest, change, before)
        case ["roles", *rest]:
            return _role(rest, change)
        case _:
            return EffectKind.JUDGED


def _unit(level: str, at: list[str], change: FieldChange, before: Rulebook) -> EffectKind:
    match at:
        case [_] if isinstance(change.after, Mapping):
            # A new unit owes what all of its level owe. What is merged into another brings that its events.
            comes_with = change.after.get("valid_to") or change.after.get("merges_into")
            if comes_with or _decide_at(level, before):
                return EffectKind.POWERS if not comes_with else EffectKind.JUDGED
            return STRICTER
        case [_]:
            return EffectKind.REMOVED
        case [_, "name"]:
            return HARMLESS
        case [_, "aliases"]:
            return EffectKind.READ
        case _:
            return EffectKind.JUDGED


def _decide_at(level: str, book: Rulebook) -> bool:
    """Does a role that stands at each unit of a level have a say in any rule?"""
    named = {role for planned in book.rules() for role in roles_of(planned.rule, book) if role != planned.rule.owner}
    return any(role.id in named and role.scope == level for role in book.organisation.roles)


def _role(at: list[str], change: FieldChange) -> EffectKind:
    match at:
        case [_]:
            said = change.after if isinstance(change.after, Mapping) else change.before
            rights = said.get("rights", ()) if isinstance(said, Mapping) else ()
            if rights:
                return _rights(rights)
            return HARMLESS if change.before is None else EffectKind.HOUSE
        case [_, key, *_] if key in WORDS:
            return HARMLESS
        case [_, "rights"]:
            return _rights({*_listed(change.before)} ^ {*_listed(change.after)})
        case [_, "scope" | "kind"]:
            return EffectKind.POWERS
        case _:
            return EffectKind.HOUSE


def _listed(said: Plain) -> Collection[str]:
    return said if isinstance(said, tuple) else ()


def _rights(changed: Collection[str]) -> EffectKind:
    """Rights to look at something are the house's; all others are powers."""
    return EffectKind.HOUSE if LOOKS.issuperset(changed) else EffectKind.POWERS


def _calendar(at: list[str], before: Rulebook, after: Rulebook) -> EffectKind:
    match at:
        case ["closures", *_] | ["region"] | ["local_holidays", *_]:
            # What they make of a day stands there.
            return HARMLESS
        case ["years", _]:
            old, new = before.calendar, after.calendar
            return HARMLESS if new.first <= old.first and old.last <= new.last else EffectKind.JUDGED
        case ["mail_from_hour" | "mail_until_hour"]:
            old_hours, new_hours = before.calendar_file, after.calendar_file
            is_wider = new_hours.mail_from_hour <= old_hours.mail_from_hour
            return STRICTER if is_wider and new_hours.mail_until_hour >= old_hours.mail_until_hour else QUIETER
        case _:
            return EffectKind.JUDGED


def _vocabulary(at: list[str], change: FieldChange) -> EffectKind:
    match at:
        case ["titles", *_]:
            return HARMLESS
        case ["acts_in_own_words"] | ["act_reasons", _]:
            return EffectKind.HOUSE
        case [_, _] if change.before is None:
            return HARMLESS
        case [_, _]:
            return EffectKind.READ
        case [_, _, key, *_] if key in WORDS:
            return HARMLESS
        case [_, _, "whole_files" | "may_be_negative"]:
            return EffectKind.READ
        case [_, _, "agreements"]:
            return EffectKind.HOUSE
        case _:
            return EffectKind.JUDGED


def _sender(at: list[str]) -> EffectKind:
    match at:
        case [_, "sender", "title"] | [_, "profiles", _, "title"] | [_, "profiles", _, "file", "ignored_sheets", *_]:
            return HARMLESS
        case [_, "sender", *_]:
            return EffectKind.HOUSE
        case _:
            return EffectKind.READ
