"""Which rules did an edit change for those who answer for them, and in which respects? Pure.

What differs, `compare` says. Titles, places in the plan and the reasons of assumptions are no change of what anybody
answers for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.domain.escalation import TOLD_AT_ONCE
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.rules_edit import EditedRule
from checker.rulebook.compare import Edit
from checker.rulebook.differences import FieldChange, is_text

# The fields of a rule that somebody answers for, by the respect in which a change of them is told. Several fields of
# one respect are told once; what `rule_texts` has no words for is told as another way to judge.
RESPECTS: Mapping[str, str] = {
    "target": "required",
    "band": "band",
    "tolerance": "tolerance",
    "rounding": "rounded",
    "measure": "counted",
    "kind": "judging",
    "scope": "judged",
    "period": "period",
    "reference_date": "reference",
    "path": "path",
    "due": "due",
    "effective_by": "effective",
    "when": "judging",
    "reported": "reported",
    "data_expected": "expected",
    "interim": "judging",
    "premise_of": "judging",
    "minimum_sample": "sample",
    "minimum_staff": "staff",
    "owner": "owner",
    "severity": "severity",
    "worst": "worst",
    "remind": "reminded",
}
LADDER = "ladder"
# What only says why, where or how it is called.
SAYS_NO_MORE = frozenset({"why", "origin", "decision_ref", "basis", "title"})


def edited_rules(edit: Edit, before: Rulebook, after: Rulebook) -> tuple[EditedRule, ...]:
    """What `edit` changed from `before` to `after`: the rules in the order in which they stand, then what is gone."""
    fields = {(one.key, one.before): one.fields for one in edit.rules}
    renamed = {one.key: one.former for one in edit.rules if one.former is not None}
    was = {planned.key: planned for planned in before.rules()}
    found: list[EditedRule] = []
    for planned in after.rules():
        former = was.pop(planned.key, None) or was.pop(renamed.get(planned.key, planned.key), None)
        if former is None:
            found.append(EditedRule(None, planned))
            continue
        respects = tuple(_respects(fields.get((planned.key, former.key), ())))
        if _ladder(former.rule, before) != _ladder(planned.rule, after):
            respects = (*respects, LADDER)
        if respects:
            found.append(EditedRule(former, planned, respects))
    return (*found, *(EditedRule(gone, None) for gone in was.values()))


def _respects(fields: Iterable[FieldChange]) -> Iterator[str]:
    """Each once, in the order of the table."""
    changed = {field.at[0] for field in fields if _is_of_substance(field)}
    yield from dict.fromkeys(respect for name, respect in RESPECTS.items() if name in changed)


def _is_of_substance(field: FieldChange) -> bool:
    """Is there more to it than what only explains something? Not of an entry that somebody has called so."""
    explains = field.at[-1] in SAYS_NO_MORE and is_text(field)
    return not explains and _bare(field.before) != _bare(field.after)


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _bare(said) for name, said in value.items() if name not in SAYS_NO_MORE}
    return tuple(_bare(one) for one in value) if isinstance(value, tuple) else value


def _ladder(rule: Rule, book: Rulebook) -> tuple[object, ...]:
    """Who is told one after another and after how many working days; nobody of what is told in digests alone."""
    policy = book.escalation.policy(rule.escalation)
    if policy is None or rule.severity not in TOLD_AT_ONCE:
        return ()
    patience = book.escalation.step_after_working_days
    wait = patience.critical if rule.severity == "critical" else patience.major
    return policy.steps, policy.agreed_with, wait.value
