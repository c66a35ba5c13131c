"""Obligations by goal and state, mails by role and kind: tables of counts for the terminal and for pages. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.domain.verdict import State
from checker.wording.locales import Locale
from checker.wording.mail_kinds import MAIL_KINDS, MOST_TELLING_FIRST
from checker.wording.year_review.facts import YearFacts
from checker.wording.year_review.words import LABELS, STATES


@dataclass(frozen=True, slots=True)
class CountRow:
    """A label with a count for each column."""

    label: str
    counts: tuple[int, ...]

    @property
    def sum(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts by label and column; `total` sums up the columns. `head` stands above the labels."""

    head: str
    columns: tuple[str, ...]
    rows: tuple[CountRow, ...]
    total: CountRow


def by_goal(facts: YearFacts, locale: Locale) -> CountTable:
    """A row for each goal, those with most misses first; a column for each state that occurs, worst first."""
    label = LABELS[locale]
    counted = Counter((each.goal.title if each.goal else label["gone"], each.state) for each in facts.standing)
    states = [state for state in State if facts.states[state]]
    titles = dict.fromkeys([goal.title for goal in facts.goals] + [title for title, _ in counted])
    rows = [CountRow(title, tuple(counted[title, state] for state in states)) for title in titles]
    worst_first = sorted((row for row in rows if row.sum), key=lambda row: row.counts, reverse=True)
    return _table(label["goal"], [STATES[locale][state] for state in states], worst_first, locale)


def by_role(facts: YearFacts, locale: Locale) -> CountTable:
    """A row for each role, the one with most mails first; a column for each kind that occurs."""
    counted = Counter((mail.role, mail.kind) for mail in facts.mails)
    kinds = [kind for kind in MOST_TELLING_FIRST if any(kind is sent for _, sent in counted)]
    roles = sorted({role for role, _ in counted}, key=lambda role: role.id)
    rows = [CountRow(role.in_language(locale), tuple(counted[role, kind] for kind in kinds)) for role in roles]
    most_first = sorted(rows, key=lambda row: -row.sum)
    return _table(LABELS[locale]["role"], [MAIL_KINDS[locale][kind] for kind in kinds], most_first, locale)


def folded(table: CountTable, most: int, locale: Locale) -> CountTable:
    """The table with at most so many rows: the last ones become one, "3 weitere". The total stays."""
    if len(table.rows) <= most:
        return table
    kept, rest = table.rows[: most - 1], table.rows[most - 1 :]
    label = LABELS[locale]["others"].format(count=len(rest))
    others = _summed(label, rest, len(table.columns))
    return CountTable(table.head, table.columns, (*kept, others), table.total)


def _table(head: str, columns: Iterable[str], rows: Sequence[CountRow], locale: Locale) -> CountTable:
    titles = tuple(columns)
    return CountTable(head, titles, tuple(rows), _summed(LABELS[locale]["all"], rows, len(titles)))


def _summed(label: str, rows: Sequence[CountRow], columns: int) -> CountRow:
    return CountRow(label, tuple(sum(row.counts[column] for row in rows) for column in range(columns)))
