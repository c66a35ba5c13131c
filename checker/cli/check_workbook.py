"""A check as a workbook: figures are numbers, days are days, and what they rest on is a sheet of its own."""

from __future__ import annotations

from fractions import Fraction

from checker.cli.formats import basis_of, columns_of
from checker.cli.table import worst_first
from checker.domain.verdict import Verdict
from checker.pages.workbook import CellLook, Sheet, SheetColumn, Value, workbook
from checker.usecases.judging.check import Checked
from checker.wording.check_page import CHECK_PAGE, COLUMNS
from checker.wording.locales import Locale
from checker.wording.rules_used import rules_sentence

WIDTHS = {"verdict": 24, "target": 44, "figure": 24, "required": 24, "due": 12, "reasons": 70, "source": 24}


def as_workbook(checked: Checked) -> bytes:
    """The table of the page with the obligation's key before it and the bare figures behind it (.xlsx)."""
    locale = checked.rulebook.language
    words = CHECK_PAGE[locale]
    shown = [
        SheetColumn(words[name], WIDTHS[name], CellLook.DAY if name == "due" else CellLook.TEXT) for name in COLUMNS
    ]
    figures = [
        SheetColumn(words["value"], 12, CellLook.NUMBER),
        SheetColumn(words["share"], 12, CellLook.SHARE),
        SheetColumn(words["part"], 12, CellLook.NUMBER),
        SheetColumn(words["whole"], 12, CellLook.NUMBER),
    ]
    verdicts = Sheet(
        words["verdicts"],
        [SheetColumn(words["obligation"], 44), *shown, *figures],
        [_row(verdict, checked, locale) for verdict in worst_first(checked.published)],
    )
    basis = [(words[f"basis_{name}"], value) for name, value in basis_of(checked)]
    rules = (words["rules"], rules_sentence(checked.rules, checked.rulebook, locale))
    rests_on = Sheet(words["basis_sheet"], [SheetColumn(words["basis"], 30), SheetColumn("", 90)], [*basis, rules])
    return workbook([verdicts, rests_on], locale)


def _row(verdict: Verdict, checked: Checked, locale: Locale) -> tuple[Value, ...]:
    """A published verdict. What its text does not show is in no cell either."""
    shown: dict[str, Value] = dict(zip(COLUMNS, columns_of(verdict, checked, locale), strict=True))
    shown["due"] = verdict.due.effective
    is_share = verdict.unit is not None and verdict.unit.is_share and verdict.unit.per == 100
    value, share = (None, verdict.value) if is_share else (verdict.value, None)
    counts = (_number(verdict.numerator), _number(verdict.denominator))
    return (verdict.obligation, *(shown[name] for name in COLUMNS), value, share, *counts)


def _number(count: Fraction | int | None) -> Fraction | None:
    return None if count is None else Fraction(count)
