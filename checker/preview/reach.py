"""Which files and rules does an edit touch, and which rules does it reach? Pure.

Compared is what the files say, not how it is written: comments, the order of keys and that of rules touch nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256

from checker.domain.json_paths import differing
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import RuleKey
from checker.preview.changes import FileChange, Reach, RuleChange, Sign
from checker.rulebook.files import CALENDAR, ESCALATION, ORGANISATION, VOCABULARY
from checker.usecases.rules.archived_calendar import table_of

# What is said in one of these of a rule is who hears of it, when and how it is called: its verdicts stay.
JUDGES_NOTHING = frozenset(
    {
        "title",
        "short_title",
        "title_en",
        "short_title_en",
        "source",
        "decision",
        "assumed",
        "rounding",
        "remind",
        "severity",
        "owner",
        "escalation",
    }
)


def reach_of(before: Rulebook, after: Rulebook) -> Reach:
    """What differs between two rulebooks, and what hangs on it."""
    changes = tuple(_rule_changes(before, after))
    shared, judging = tuple(_shared(before, after)), tuple(_judging(before, after))
    every = frozenset(planned.rule.id for book in (before, after) for planned in book.rules())
    touched = {name for one in changes for name in (one.rule, one.replaced) if name}
    rejudged = {name for one in changes if _judges(one) for name in (one.rule, one.replaced) if name}
    return Reach(
        files=tuple(_file_changes(before.files, after.files)),
        rules=changes,
        shared=shared,
        reached=every if shared else _with_followers(touched, before, after),
        judged=every if judging else _with_followers(rejudged, before, after),
    )


def _judges(change: RuleChange) -> bool:
    return change.sign is not Sign.OTHER or any(_field(path) not in JUDGES_NOTHING for path in change.fields)


def _field(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


def _rule_changes(before: Rulebook, after: Rulebook) -> Iterator[RuleChange]:
    """In the order of the rules after, then what is gone."""
    was: dict[RuleKey, PlannedRule] = {planned.key: planned for planned in before.rules()}
    for planned in after.rules():
        former = was.pop(planned.key, None)
        replaced = ""
        if former is None and planned.rule.replaces in after.replaced:
            former = was.pop((planned.rule.replaces or "", planned.year), None)
            replaced = former.rule.id if former else ""
        if former is None:
            yield RuleChange(planned.rule.id, planned.year, Sign.NEW)
        elif fields := tuple(_fields(former, planned)):
            yield RuleChange(planned.rule.id, planned.year, Sign.OTHER, fields, replaced)
    yield from (RuleChange(gone.rule.id, gone.year, Sign.GONE) for gone in was.values())


def _fields(before: PlannedRule, after: PlannedRule) -> Iterator[str]:
    if before.rule != after.rule:
        yield from differing(_said(before.rule), _said(after.rule))
    if before.goal.id != after.goal.id:
        yield "goal"


def _said(rule: Rule) -> Mapping[str, object]:
    return rule.model_dump(mode="json", by_alias=True)


def _shared(before: Rulebook, after: Rulebook) -> Iterator[str]:
    if before.escalation != after.escalation:
        yield ESCALATION
    heads = {plan.year: plan.head for plan in before.plans}, {plan.year: plan.head for plan in after.plans}
    yield from (
        f"plans/{year}/plan.yaml"
        for year in sorted(heads[0].keys() & heads[1].keys())
        if heads[0][year] != heads[1][year]
    )
    yield from _judging(before, after)


def _judging(before: Rulebook, after: Rulebook) -> Iterator[str]:
    """What is said for all rules, and may move a verdict of each."""
    if before.calendar_file != after.calendar_file or table_of(before.calendar) != table_of(after.calendar):
        yield CALENDAR
    if before.organisation != after.organisation:
        yield ORGANISATION
    if before.vocabulary != after.vocabulary:
        yield VOCABULARY
    was, now = ({one.sender.id: one for one in book.senders} for book in (before, after))
    yield from (f"senders/{name}.yaml" for name in sorted(was.keys() | now.keys()) if was.get(name) != now.get(name))


def _with_followers(rules: Collection[str], *books: Rulebook) -> frozenset[str]:
    """These rules, and those that react to their verdicts or to those of one that does, by any of the rulebooks."""
    found = set(rules)
    follows = [
        (planned.rule.id, {one.rule for one in planned.rule.occasions if one.rule is not None})
        for book in books
        for planned in book.rules()
    ]
    while more := {rule for rule, watched in follows if rule not in found and watched & found}:
        found |= more
    return frozenset(found)


def _file_changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[FileChange]:
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            sign = Sign.NEW if name not in before else Sign.GONE if name not in after else Sign.OTHER
            yield FileChange(name, sign, sha256(after[name]).hexdigest() if name in after else "")
