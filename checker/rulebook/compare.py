"""What does an edit of the rules folder change, and which rules does it reach? Pure.

Compared is what was loaded, never text: comments, the order of keys and of entries, and words that nothing shows are no
change. What a change means, and whose approval it needs, is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, Literal

from checker.domain.calendar import WorkingCalendar
from checker.domain.plan import Plan
from checker.domain.rule import Goal
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import RuleKey
from checker.rulebook.differences import ANY, FieldChange, Place, differences, is_at, is_text
from checker.rulebook.reach import reached_by

Sign = Literal["+", "-", "~"]
What = Literal["new", "gone", "renamed", "changed"]
# What files may say and no verdict, mail, page or table shows.
SHOWN_NOWHERE: tuple[Place, ...] = (
    ("plans", ANY, "source"),
    ("plans", ANY, "note"),
    ("organisation", "organisation", "kind"),
    ("organisation", "roles", ANY, "origin"),
    ("organisation", "roles", ANY, "why"),
    ("calendar", "closures", ANY, "origin"),
    ("calendar", "closures", ANY, "why"),
    ("escalation", ANY, "origin"),
    ("escalation", ANY, "why"),
    ("escalation", ANY, ANY, "origin"),
    ("escalation", ANY, ANY, "why"),
)


@dataclass(frozen=True, slots=True)
class FileEdit:
    """A file that was added (`+`), taken away (`-`) or written anew (`~`), by its name in the folder."""

    name: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class RuleEdit:
    """A rule that is new, gone, renamed or says something else.

    `key` is what it is called afterwards, of one that is gone before; `former` what a renamed one was called. `fields`
    of a rule that is new or gone are empty: all of it is.
    """

    key: RuleKey
    what: What
    fields: tuple[FieldChange, ...] = ()
    former: RuleKey | None = None

    @property
    def before(self) -> RuleKey | None:
        """Its key under the rules before. None: there was none."""
        return None if self.what == "new" else self.former or self.key


@dataclass(frozen=True, slots=True)
class HouseEdit:
    """What differs outside the rules, and the rules that it can reach, by the keys they had or have.

    The first key of its place names the part: `escalation`, `organisation`, `calendar`, `vocabulary`, `senders`,
    `plans` or `goals`. Below `calendar.days` stands what became of single days.
    """

    field: FieldChange
    reaches: frozenset[RuleKey]


@dataclass(frozen=True)
class Edit:
    """All that an edit changes. `unshown` are the differences that change nothing, since nothing shows them.

    `follows`: rules that are not touched, with those whose verdicts open what they ask for, by way of others too.
    """

    files: tuple[FileEdit, ...]
    rules: tuple[RuleEdit, ...]
    house: tuple[HouseEdit, ...]
    unshown: tuple[FieldChange, ...]
    follows: Mapping[RuleKey, tuple[RuleKey, ...]]

    @property
    def changes_nothing(self) -> bool:
        """Is it an edit of files alone: of comments, order, or words that nothing shows?"""
        return not self.rules and not self.house

    @cached_property
    def touched(self) -> frozenset[RuleKey]:
        """The rules that the edit itself is about, by all keys that they had or have."""
        return _touched(self.rules, self.house)

    @cached_property
    def reached(self) -> frozenset[RuleKey]:
        """Those, and whatever waits for their verdicts. Every other rule is judged and told as before."""
        return self.touched | self.follows.keys()


def compare(before: Rulebook, after: Rulebook) -> Edit:
    """What `after` changes against `before`."""
    rules = tuple(_rule_changes(before, after))
    house, unshown = _house_changes(before, after)
    follows = _following(_touched(rules, house), before, after)
    return Edit(tuple(_file_changes(before, after)), rules, house, unshown, follows)


def _touched(rules: Iterable[RuleEdit], house: Iterable[HouseEdit]) -> frozenset[RuleKey]:
    named = (key for change in rules for key in (change.key, change.former) if key is not None)
    return frozenset(chain(named, *(change.reaches for change in house)))


def _file_changes(before: Rulebook, after: Rulebook) -> Iterator[FileEdit]:
    for name in sorted({*before.files, *after.files}):
        if name not in before.files:
            yield FileEdit(name, "+")
        elif name not in after.files:
            yield FileEdit(name, "-")
        elif before.files[name] != after.files[name]:
            yield FileEdit(name, "~")


def _rule_changes(before: Rulebook, after: Rulebook) -> Iterator[RuleEdit]:
    """In the order of the rules before, then those that are new."""
    renamed = {(old, year): (new, year) for old, new in after.replaced.items() for year in _years(before, after)}
    old_by_key = {planned.key: planned for planned in before.rules()}
    new_by_key = {planned.key: planned for planned in after.rules()}
    met = set()
    for key, old in old_by_key.items():
        new_key = key if key in new_by_key else renamed.get(key, key)
        met.add(new_key)
        new = new_by_key.get(new_key)
        if new is None:
            yield RuleEdit(key, "gone")
        elif new_key != key:
            yield RuleEdit(new_key, "renamed", tuple(_rule_fields(old, new)), former=key)
        elif fields := tuple(_rule_fields(old, new)):
            yield RuleEdit(key, "changed", fields)
    yield from (RuleEdit(key, "new") for key in new_by_key if key not in met)


def _years(*books: Rulebook) -> set[int]:
    return {planned.year for book in books for planned in book.rules()}


def _rule_fields(old: PlannedRule, new: PlannedRule) -> Iterator[FieldChange]:
    """The rule's own but its name, then the plan and the goal that it stands in."""
    yield from (change for change in differences(old.rule, new.rule) if change.at != ("id",))
    yield from differences(old.plan.year, new.plan.year, ("plan",))
    yield from differences(old.goal.id, new.goal.id, ("goal",))


def _house_changes(before: Rulebook, after: Rulebook) -> tuple[tuple[HouseEdit, ...], tuple[FieldChange, ...]]:
    found = tuple(chain(differences(_house(before), _house(after)), _days(before, after)))
    house = (HouseEdit(one, reached_by(one, before, after)) for one in found if not _is_shown_nowhere(one))
    return tuple(house), tuple(one for one in found if _is_shown_nowhere(one))


def _is_shown_nowhere(change: FieldChange) -> bool:
    """Does nothing show what stands there? Entries are never meant: people may call one of them `why`."""
    return is_text(change) and any(is_at(change.at, named) for named in SHOWN_NOWHERE)


def _house(book: Rulebook) -> Mapping[str, Any]:
    """All that is said outside the rules, by its part."""
    return {
        "plans": {str(plan.year): plan.head for plan in book.plans},
        "goals": {f"{plan.year}/{goal.id}": goal for plan, goal in _goals(book.plans)},
        "escalation": book.escalation,
        "organisation": book.organisation,
        "calendar": book.calendar_file,
        "vocabulary": book.vocabulary,
        "senders": {sender.sender.id: sender for sender in book.senders},
    }


def _goals(plans: tuple[Plan, ...]) -> Iterator[tuple[Plan, Goal]]:
    for plan in plans:
        yield from ((plan, file.goal) for file in plan.goals)


def _days(before: Rulebook, after: Rulebook) -> Iterator[FieldChange]:
    """What became of each day that both calendars know: worked, closed by the house, or off, which moves due days."""
    old, new = before.calendar, after.calendar
    off = set().union(*(each for table in (old, new) for each in (table.holidays, table.closures, table.shifting)))
    for day in sorted(day for day in off if old.covers(day) and new.covers(day)):
        said = [_kind_of_day(table, day) for table in (old, new)]
        if said[0] != said[1]:
            yield FieldChange(("calendar", "days", day.isoformat()), said[0], said[1])


def _kind_of_day(calendar: WorkingCalendar, day: date) -> str:
    if not calendar.is_working_day(day):
        return "off"
    return "worked" if calendar.is_office_day(day) else "closed"


def _following(touched: frozenset[RuleKey], *books: Rulebook) -> Mapping[RuleKey, tuple[RuleKey, ...]]:
    """Rules that wait for verdicts of what is touched, each with those of them that it hangs on in the end."""
    waiting: dict[RuleKey, set[RuleKey]] = {}
    for planned in chain(*(book.rules() for book in books)):
        for occasion in planned.rule.when or ():
            if occasion.rule is not None:
                waiting.setdefault((occasion.rule, planned.year), set()).add(planned.key)
    causes: dict[RuleKey, set[RuleKey]] = {}
    for cause in touched:
        ahead, passed = [cause], {cause}
        while ahead:
            for following in waiting.get(ahead.pop(), set()) - passed:
                passed.add(following)
                ahead.append(following)
                causes.setdefault(following, set()).add(cause)
    return {key: tuple(sorted(of)) for key, of in sorted(causes.items()) if key not in touched}
