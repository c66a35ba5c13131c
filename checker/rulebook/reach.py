"""Which rules can a change outside the rules reach? Pure.

Said is what can be reached, not what is: where a narrower answer would have to be proved, it is all rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from checker.domain.escalation import ACTS_WITH_POWERS, Escalation
from checker.domain.level import HOUSE
from checker.domain.profile import SenderFile
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import RuleKey
from checker.domain.vocabulary import SECTIONS
from checker.findings.permissions import ACKNOWLEDGE
from checker.rulebook.differences import FieldChange

Reaches = Callable[[PlannedRule], bool]
# By section of the vocabulary: the field of records whose words it declares.
_FIELD_BY_SECTION = {section: field for field, section in SECTIONS.items()}
# Of the organisation: words, which no verdict, day or power hangs on.
_WORDS_OF_THE_HOUSE = frozenset({"name", "kind", "language", "timezone"})


def reached_by(change: FieldChange, before: Rulebook, after: Rulebook) -> frozenset[RuleKey]:
    """The rules of both rulebooks that a change outside of them can reach."""
    found: set[RuleKey] = set()
    for book in (before, after):
        reaches = _reaches(change, book, before, after)
        found |= {planned.key for planned in book.rules() if reaches(planned)}
    return frozenset(found)


def _reaches(change: FieldChange, book: Rulebook, before: Rulebook, after: Rulebook) -> Reaches:
    part, *at = change.at
    match part:
        case "plans":
            return lambda planned: str(planned.plan.year) == at[0]
        case "escalation":
            return _of_escalation(at, before.escalation, after.escalation)
        case "organisation":
            return _of_organisation(at, book, (before, after))
        case "vocabulary":
            return _of_vocabulary(at)
        case "senders":
            files = [file for one in (before, after) for file in one.senders if file.sender.id == at[0]]
            return lambda planned: _is_fed(planned.rule, files, at)
        case "calendar":
            return _of_calendar(at)
        case _:
            return _nothing


def _nothing(_planned: PlannedRule) -> bool:
    return False


def _all(_planned: PlannedRule) -> bool:
    return True


def _of_escalation(at: list[str], before: Escalation, after: Escalation) -> Reaches:
    match at:
        case ["powers", act]:
            return lambda planned: _may(before, act, planned.rule) != _may(after, act, planned.rule)
        case ["policies", policy, *rest]:
            return _nothing if rest in (["title"], ["title_en"]) else lambda planned: planned.rule.escalation == policy
        case ["rule_powers", rule, *_]:
            return lambda planned: planned.rule.id == rule
        case ["reminders", *_]:
            # What it makes of a rule's reminders stands in that rule.
            return _nothing
        case _:
            return _all


def _may(escalation: Escalation, act: str, rule: Rule) -> tuple[str, ...]:
    return escalation.who_may(act, rule.id, rule.owner, rule.escalation)


def _of_organisation(at: list[str], book: Rulebook, both: tuple[Rulebook, Rulebook]) -> Reaches:
    match at:
        case ["organisation", key] if key in _WORDS_OF_THE_HOUSE:
            return _nothing
        case ["letters", *_]:
            return _nothing
        case ["listed", level, *rest]:
            return _nothing if rest[1:] == ["name"] else lambda planned: _is_at_units(planned.rule, level, book)
        case ["roles", role, *rest] if rest in ([], ["rights"]) and any(_takes_on_all(role, one) for one in both):
            return _all
        case ["roles", role, *_]:
            return lambda planned: role in roles_of(planned.rule, book)
        case _:
            return _all


def _takes_on_all(role: str, book: Rulebook) -> bool:
    """May the role take on what any rule finds?"""
    found = book.organisation.role(role)
    return found is not None and ACKNOWLEDGE in found.rights


def _is_at_units(rule: Rule, level: str, book: Rulebook) -> bool:
    """Does a unit of some level matter to a rule? A rule of the whole house whose roles exist once knows none, unless
    what it asks for must speak for them, is shown of them, or is opened in one.
    """
    shown = rule.scope.shown
    if rule.scope.judge != HOUSE or level in rule.scope.parts or (shown is not None and shown.level == level):
        return True
    if rule.measure.venue is not None or any(each.opens for each in rule.when or ()):
        return True
    named = (book.organisation.role(role) for role in roles_of(rule, book))
    return any(role is not None and role.exists_at_units for role in named)


def roles_of(rule: Rule, book: Rulebook) -> frozenset[str]:
    """The roles that answer for a rule, are on its ladder, or may decide about it."""
    deciding: Iterable[tuple[str, ...]] = (_may(book.escalation, act, rule) for act in ACTS_WITH_POWERS)
    opened = (each.opens.owner for each in rule.when or () if each.opens and each.opens.owner)
    return frozenset().union(book.escalation.ladder(rule.owner, rule.escalation), opened, *deciding)


def _of_vocabulary(at: list[str]) -> Reaches:
    match at:
        case ["units", unit, *_]:
            compared = ("target", "tolerance")
            return lambda planned: any(
                said is not None and said.unit.id == unit for said in (getattr(planned.rule, key) for key in compared)
            )
        case [section, word, *_] if section in _FIELD_BY_SECTION:
            return lambda planned: word in _words(planned.rule, _FIELD_BY_SECTION[section])
        case ["levels", *_]:
            return _all
        case _:
            return _nothing


def _words(rule: Rule, field: str) -> tuple[str, ...]:
    said = getattr(rule.measure.where, field)
    return said if isinstance(said, tuple) else (said,)


def _is_fed(rule: Rule, files: Iterable[SenderFile], at: list[str]) -> bool:
    """Do files that are read by what changed bring records of the rule's type, or its owed reports?"""
    match at:
        case [sender, "profiles", profile, *_]:
            if rule.reported is not None and (rule.reported.sender, rule.reported.profile) == (sender, profile):
                return True
            changed = [each for file in files for each in file.profiles if each.id == profile]
        case [_, "sender", *_]:
            return rule.reported is not None and rule.reported.sender == at[0]
        case _:
            changed = [each for file in files for each in file.profiles]
    return any(spec.type == rule.measure.records for each in changed for spec in each.specs())


def _of_calendar(at: list[str]) -> Reaches:
    match at:
        case ["days", day]:
            year = date.fromisoformat(day).year
            # Reminders may begin in the year before; what a finding is about may be long over.
            return lambda planned: planned.year <= year + 1
        case ["closures", *_]:
            # What it makes of days stands below `days`.
            return _nothing
        case _:
            return _all
