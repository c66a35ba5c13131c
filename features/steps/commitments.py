"""One way to tell what figures were reported to any row of the plan.

A sentence names the row; what file that makes, by which sender, with which metric, unit and period, is read off the
row's own rule and the profile that it is reported by. What stands between the numbers is for the reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pytest_bdd import given, parsers

from checker.domain.period import Period, PeriodKind, containing, day, parts
from checker.domain.profile import Profile
from checker.domain.rule import Rule

from .house import House
from .places import (
    A_FIGURE,
    A_MONTH,
    A_PERIOD,
    A_ROW,
    WHERE,
    chosen_by,
    only_unit,
    period_named,
    rule_named,
    unit_named,
)
from .words import MONTHS, month, rows
from .words import day as read_day

START = rf"zu (?P<row>{A_ROW}) \w+(?: es)? (?:am|bis zum|im|für) (?P<until>{A_PERIOD}){WHERE}"
MONTHLY = rf"zu (?P<row>{A_ROW}) \w+(?: es)? von (?P<first>{A_MONTH}) bis (?P<last>{A_MONTH}) jeden Monat{WHERE}"
SHARE = rf" (?P<part>{A_FIGURE}) (?:[^\W\d]+ )?(?:von|bei) (?P<whole>{A_FIGURE})(?: (?P<what>[^\",]+))?"
AMOUNT = (
    rf" (?P<amount>{A_FIGURE}) (?P<what>(?!von |bei )[^\W\d][^\",\d]*)"
    rf"(?:, (?P<against>[^\",\d]+) (?P<base>{A_FIGURE}))?(?:, (?P<other>[^\",\d]+) (?P<enough>{A_FIGURE}))?"
)
# Beside the figures a report may say: the column of a table under a sentence, and the record's field.
BESIDE = {
    "Kohorte": "cohort",
    "Datenmonat": "data_month",
    "Vergleichsmonat": "base_month",
    "Daten": "data_status",
    "Köpfe": "persons",
    "von allen": "denominator",
}
FIGURES = {"Zähler": "part", "Nenner": "whole", "Wert": "amount", "Vergleichswert": "base", "genügt": "enough"}


@given(parsers.re(START + SHARE))
def a_share_stands(house: House, row: str, until: str, where: str | None, part: str, whole: str) -> None:
    """So many of so many, on a day or for a period. The report comes in on the 10th of the month that follows."""
    _report(house, row, until, where, {"part": part, "whole": whole})


@given(parsers.re(START + AMOUNT))
def an_amount_stands(
    house: House, row: str, until: str, where: str | None, amount: str, base: str | None, enough: str | None
) -> None:
    """So many, where the rule knows it: what it is held against, and what suffices all the same."""
    _report(house, row, until, where, {"amount": amount, "base": base, "enough": enough})


@given(parsers.re(MONTHLY + SHARE))
def a_share_each_month(house: House, row: str, first: str, last: str, where: str | None, part: str, whole: str) -> None:
    for one in _months(first, last):
        _report(house, row, one, where, {"part": part, "whole": whole})


@given(parsers.re(MONTHLY + AMOUNT))
def an_amount_each_month(
    house: House,
    row: str,
    first: str,
    last: str,
    where: str | None,
    amount: str,
    base: str | None,
    enough: str | None,
) -> None:
    for one in _months(first, last):
        _report(house, row, one, where, {"amount": amount, "base": base, "enough": enough})


@given(parsers.re(rf"zu (?P<row>{A_ROW}) wird gemeldet:"))
def figures_are_reported(house: House, row: str, datatable: Sequence[Sequence[str]]) -> None:
    """Columns: Stand (day, month, quarter or half-year), Bereich, Eingang, the figures and what stands beside them."""
    for line in rows(datatable):
        said = {column: text for column, text in line.items() if text}
        until, where, arrives = said.pop("Stand"), said.pop("Bereich", None), said.pop("Eingang", None)
        figures = {FIGURES[column]: text for column, text in said.items() if column in FIGURES}
        beside = {BESIDE[column]: _beside(column, text) for column, text in said.items() if column not in FIGURES}
        _report(house, row, until, where, figures, beside, read_day(arrives) if arrives else None)


def _beside(column: str, text: str) -> str:
    """A month as numbers; all else as the table says it."""
    if column in ("Datenmonat", "Vergleichsmonat"):
        return f"{month(text):%m/%Y}"
    return text


def _report(
    house: House,
    row: str,
    until: str,
    where: str | None,
    figures: Mapping[str, str | None],
    beside: Mapping[str, str] | None = None,
    arrives: date | None = None,
) -> None:
    """The file that the rule's own sender sends, with the one line that brings the figure."""
    rule = rule_named(house, row)
    period = _period_of_record(rule, until)
    said = dict(beside or {})
    for name, text in figures.items():
        if text is not None:
            field = getattr(rule.measure, name)
            assert field, f"{rule.id} kennt nichts, was '{name}' heißt"
            said[field] = text
    unit = unit_named(house, where) or only_unit(house, rule)
    # A cohort's figure speaks of the day on which it is counted.
    late = rule.period.matures_after_months
    if late:
        said["period"] = f"Q{(period.end.month + 2) // 3}/{period.end.year}"
    counted = _months_after(period.end, late) if late else period.end
    arrival = arrives or _tenth_after(counted)
    _figure_file(house, rule, unit, said, counted, arrival)


def _figure_file(house: House, rule: Rule, unit: str, said: dict[str, str], counted: date, arrival: date) -> None:
    assert rule.reported is not None, f"{rule.id} wird von niemandem regelmäßig gemeldet"
    owed = (rule.reported.sender, rule.reported.profile)
    (profile,) = (one for sender, one in house.book.profiles() if (sender.sender.id, one.id) == owed)
    # A cohort's figure also says by its data month when it was counted.
    stand = said.pop("data_month", f"{counted if rule.period.kind == 'cohort' else arrival:%m/%Y}")
    stated = month(f"{MONTHS[int(stand[:2]) - 1]} {stand[3:]}")
    lines = [_filled(line.text, counted if line.sets == "report_period" else stated) for line in profile.lines]
    cells = _cells(house, rule, unit, profile, said)
    table = [";".join(cells), ";".join(cells.values())]
    name = _filled(profile.file.name[0], counted).replace("*", "")
    content = "\r\n".join([*(line.replace(": ", ":;", 1) for line in lines), "", *table, ""])
    house.receive(name, content.encode(profile.file.encoding or "utf-8"), arrival)


def _filled(template: str, on: date) -> str:
    """The placeholders of a profile, for a day."""
    words = {"year": f"{on.year}", "month": f"{on.month:02}", "month_name": MONTHS[on.month - 1]}
    return template.format(**words, quarter=f"{(on.month + 2) // 3}")


def _cells(house: House, rule: Rule, unit: str, profile: Profile, said: dict[str, str]) -> dict[str, str]:
    """One line of the sender's table: what is said in its columns, a cross in those that do not apply."""
    chosen = chosen_by(rule)
    assert profile.records_by is not None, f"das Profil {profile.id} kennt mehr als eine Kennzahl"
    named = {name: spec for name, spec in profile.records_by.kinds.items() if _brings(spec.set, rule)}
    assert len(named) == 1, f"{rule.id} steht unter {len(named)} Kennzahlen"
    ((name, spec),) = named.items()
    told = {"scope": _name_of(house, unit), "aggregation": chosen.get("aggregation", ""), "data_status": "final"} | said
    cells: dict[str, str] = {}
    for title, column in profile.columns.items():
        fields = {column.field} | {field for field, at in spec.fields.items() if at == title}
        values = [told.pop(field) for field in fields if field in told]
        shown = {ours: theirs for theirs, ours in column.values.items()}
        cells[title] = shown.get(values[0], values[0]) if values else "x" if "x" in column.sentinels else ""
    cells[profile.records_by.column] = name
    left = told.keys() - {"scope", "aggregation"}
    assert not left, f"{name} kennt keine Spalte für {left}"
    return cells


def _brings(given: Mapping[str, str], rule: Rule) -> bool:
    chosen = chosen_by(rule)
    return all(given.get(key) == chosen[key] for key in ("metric", "headcount", "training") if key in chosen)


def _name_of(house: House, unit: str) -> str:
    names = {one.id: one.name for _, one in house.book.organisation.every_unit()}
    return names.get(unit, house.book.organisation.organisation.name)


def _period_of_record(rule: Rule, until: str) -> Period:
    """What a figure is about, as its aggregation has it: the year so far, the month, the day, the cohort's quarter."""
    named = period_named(until)
    if rule.period.kind == "cohort":
        return containing(named.end, PeriodKind.QUARTER)
    aggregation = rule.measure.where.aggregation
    first = aggregation[0] if isinstance(aggregation, tuple) else aggregation
    match first:
        case "month":
            return containing(named.end, PeriodKind.MONTH)
        case "point":
            return day(named.end)
        case "rolling12_mean":
            return containing(named.end, PeriodKind.ROLLING12)
        case "ytd" | "year_mean":
            return containing(named.end, PeriodKind.YTD)
        case None:
            kind = PeriodKind.HALF_YEAR if rule.period.kind == "half_year" else PeriodKind.YTD
            return containing(named.end, kind)


def _months(first: str, last: str) -> list[str]:
    stretch = Period(PeriodKind.YEAR, month(first), containing(month(last), PeriodKind.MONTH).end)
    return [f"{MONTHS[part.start.month - 1]} {part.start.year}" for part in parts(stretch, PeriodKind.MONTH)]


def _tenth_after(on: date) -> date:
    year, index = divmod(on.year * 12 + on.month, 12)
    return date(year, index + 1, 10)


def _months_after(on: date, months: int) -> date:
    year, index = divmod(on.year * 12 + on.month - 1 + months, 12)
    return containing(date(year, index + 1, 1), PeriodKind.MONTH).end
