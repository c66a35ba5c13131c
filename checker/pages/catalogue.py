"""The catalogue of rules as a table for the department that answers for it: a line a rule, and room for remarks. Pure.

Its columns are those that `rules import` reads, so that what comes back is understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checker.domain.assumption import Assumption, assumptions
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.target_table import TableField
from checker.pages.csv_text import csv_text
from checker.pages.workbook import CellLook, Sheet, SheetColumn, Value, workbook
from checker.wording.dates import day_text
from checker.wording.explain.texts import ASSUMED
from checker.wording.locales import Locale
from checker.wording.numbers import target_text
from checker.wording.rule_facts import LABELS, rule_texts
from checker.wording.target_table_texts import CATALOGUE

WIDTHS = {
    TableField.ROW: 12, TableField.TITLE: 40, TableField.MEASURE: 60, TableField.BOUND: 26, TableField.DAY: 18,
    TableField.OWNER: 26, "scope": 24, "ladder": 30, "origin": 16, "assumptions": 50, "remark": 40,
    TableField.KIND: 16, TableField.UNIT: 12, "id": 30,
}  # fmt: skip
# What the sentence says of a rule, in this order; the other columns say the rest.
IN_WORDS = (
    "required", "band", "tolerance", "rounded", "counted", "proof", "contents", "participants", "judged", "period",
    "reference", "path", "due", "effective", "expected",
)  # fmt: skip
LONGEST_HASH = 12


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The rules of one plan, or of all, in the language of whoever reads them."""

    book: Rulebook
    rules: Sequence[PlannedRule]
    locale: Locale

    @property
    def heads(self) -> list[str]:
        return [CATALOGUE[self.locale][name] for name in WIDTHS]

    def as_workbook(self) -> bytes:
        """One sheet with a frozen head and a filter; the same rules give the same bytes."""
        words = CATALOGUE[self.locale]
        columns = [
            SheetColumn(words[name], width, CellLook.DAY if name == TableField.DAY else CellLook.TEXT)
            for name, width in WIDTHS.items()
        ]
        return workbook([Sheet(words["sheet"], columns, list(self._rows()), self._print_head())], self.locale)

    def as_csv(self) -> str:
        """As spreadsheets of the language open it; no cell is a formula."""
        rows = ([self._shown(cell) for cell in row] for row in self._rows())
        return csv_text(self.heads, rows, self.locale)

    def _rows(self) -> Iterator[tuple[Value, ...]]:
        for planned in self.rules:
            cells = dict(_cells(self.book, planned, self.locale))
            yield tuple(cells.get(name, "") for name in WIDTHS)

    def _shown(self, cell: Value) -> str:
        return day_text(cell, self.locale) if isinstance(cell, date) else str(cell or "")

    def _print_head(self) -> str:
        years = ", ".join(str(year) for year in sorted({planned.plan.year for planned in self.rules}))
        return CATALOGUE[self.locale]["print"].format(
            title=self.book.organisation.organisation.name,
            years=years,
            rules=len(self.rules),
            hash=self.book.sha256[:LONGEST_HASH],
        )


def _cells(book: Rulebook, planned: PlannedRule, locale: Locale) -> Iterator[tuple[str, Value]]:
    rule, words = planned.rule, CATALOGUE[locale]
    told, labels = rule_texts(book, planned, locale), LABELS[locale]
    assumed = assumptions(rule)
    yield TableField.ROW, rule.source.row
    yield TableField.TITLE, rule.title_in(locale)
    yield TableField.MEASURE, "; ".join(f"{labels[key]}: {told[key]}" for key in IN_WORDS if key in told)
    yield TableField.BOUND, _bound(rule, locale)
    yield TableField.DAY, _day(book, planned, locale)
    yield TableField.OWNER, told["owner"]
    yield "scope", told["judged"]
    yield "ladder", told["ladder"]
    yield "origin", words["with_assumptions" if assumed else "from_plan"]
    yield "assumptions", "\n".join(_assumption(each, locale) for each in assumed)
    yield TableField.KIND, rule.kind
    yield TableField.UNIT, str(rule.target.unit) if rule.target is not None else ""
    yield "id", rule.id


def _bound(rule: Rule, locale: Locale) -> str:
    """With every digit: a bound that is compared rounded comes back as it is."""
    asked = rule.target
    if asked is None:
        return CATALOGUE[locale]["done"]
    if asked.value is None:
        return ""
    return target_text(asked.operator, asked.value, asked.unit, locale).replace("\N{NO-BREAK SPACE}", " ")


def _day(book: Rulebook, planned: PlannedRule, locale: Locale) -> Value:
    """A day as a day; else in words that are read again."""
    rule, words = planned.rule, CATALOGUE[locale]
    due = rule.due
    if due.nominal is not None:
        return due.nominal
    if due.after_request is not None:
        return words["after_request"].format(days=due.after_request)
    if (meeting := due.meeting) is not None:
        role = book.organisation.role(meeting.body)
        body = role.title_in(locale) if role is not None else meeting.body
        warned, day = day_text(meeting.warn_from, locale), day_text(meeting.fallback, locale)
        return words["meeting"].format(body=body, warned=warned, day=day)
    match rule.period.kind:
        case "request":
            return words["after_agreement"]
        case "cohort":
            return words["cohort"].format(months=rule.period.matures_after_months)
        case kind:
            return words[kind].format(year=rule.period.year or planned.plan.year)


def _assumption(assumed: Assumption, locale: Locale) -> str:
    """What is assumed of which key, and why."""
    what, says = ASSUMED[locale].get(assumed.path, assumed.path), assumed.said.get("says", "")
    return f"{what}: {says} ({assumed.why})" if says else f"{what}: {assumed.why}"
