"""Which files does an edit touch, and the obligations of which rules does it reach? Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from itertools import chain

from checker.domain.verdict import RuleKey
from checker.preview.changes import FileChange, Reach, Sign
from checker.rulebook.compare import Edit, RuleEdit

# Said in one of these of a rule is who hears of it, when, and how it is called: its verdicts keep their states.
JUDGES_NOTHING = frozenset(
    {
        "title",
        "short_title",
        "title_en",
        "short_title_en",
        "source",
        "decision",
        "assumed",
        "remind",
        "severity",
        "owner",
        "escalation",
    }
)
# The parts of the house by which verdicts are given. By the others it is told who hears of them.
JUDGED_BY = frozenset({"organisation", "calendar", "vocabulary", "senders"})


def reach_of(edit: Edit, after: Mapping[str, bytes]) -> Reach:
    """What hangs on an edit. `after` are the files of the rulebook that it makes."""
    of_rules = (_keys(change) for change in edit.rules if _judges(change))
    of_the_house = (change.reaches for change in edit.house if change.field.at[0] in JUDGED_BY)
    rejudged = frozenset(chain(*of_rules, *of_the_house))
    followers = {key for key, causes in edit.follows.items() if not rejudged.isdisjoint(causes)}
    return Reach(
        files=tuple(_file_changes(edit, after)),
        reached=_ids(edit.reached),
        judged=_ids(rejudged | followers),
    )


def _judges(change: RuleEdit) -> bool:
    return change.what in ("new", "gone") or any(field.at[0] not in JUDGES_NOTHING for field in change.fields)


def _keys(change: RuleEdit) -> tuple[RuleKey, ...]:
    return (change.key,) if change.former is None else (change.key, change.former)


def _ids(keys: Collection[RuleKey]) -> frozenset[str]:
    return frozenset(rule for rule, _ in keys)


def _file_changes(edit: Edit, after: Mapping[str, bytes]) -> Iterator[FileChange]:
    for one in edit.files:
        content = after.get(one.name)
        yield FileChange(one.name, Sign(one.sign), "" if content is None else sha256(content).hexdigest())
