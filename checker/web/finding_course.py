"""The course of a figure, drawn and as a table, from the verdicts that are stored. Pure; nothing is judged for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.domain.verdict import Verdict
from checker.pages.pace_chart import PacePoint, PlottedPace, plotted
from checker.pages.parts import Table
from checker.usecases.reading.finding_page import FindingShown
from checker.wording.dates import MONTHS, day_text
from checker.wording.finding_page_texts import FINDING_WORDS
from checker.wording.locales import Locale
from checker.wording.numbers import bound_of, value_text
from checker.wording.pace_points import shown_values

NOTHING = "–"
# One point is no course.
LEAST_POINTS = 2


@dataclass(frozen=True, slots=True)
class CourseFigure:
    """A chart with the same values as a table. `says` is its message for whoever does not see it."""

    title: str
    says: str
    chart: PlottedPace
    table: Table
    words: Mapping[str, str]


def course_of(shown: FindingShown, title: str, locale: Locale) -> CourseFigure | None:
    """Until which day the path expected what, and what there was. None: there is no path, or nothing to draw."""
    verdict, words = shown.verdict, FINDING_WORDS[locale]
    points = _points(shown)
    if len([point for point in points if point.actual is not None]) < LEAST_POINTS:
        return None

    def text(value: Fraction | None) -> str:
        return NOTHING if value is None else value_text(value, verdict.unit, locale)

    period, bound = verdict.period, bound_of(verdict.target, verdict.unit)
    last = [point for point in points if point.actual is not None][-1]
    forecast = verdict.pace.forecast if verdict.pace and last.on < period.end else None
    heads = tuple(words[name] for name in ("course_until", "course_path", "course_actual"))
    lines = [(day_text(point.on, locale), text(point.path), text(point.actual)) for point in points]
    if forecast is not None:
        ahead = words["course_ahead"].format(day=day_text(period.end, locale))
        lines.append((ahead, NOTHING, text(forecast)))
    name = f"{words['course']}: {title}"
    return CourseFigure(
        title=name,
        says=words["course_says"].format(actual=text(last.actual), path=text(last.path)),
        chart=plotted(
            points,
            bound,
            (period.start, period.end),
            shown.known.on,
            text_of=text,
            month_of=lambda on: MONTHS[locale][on.month - 1][:3],
            forecast=forecast,
        ),
        table=Table(
            name if bound is None else words["course_against"].format(title=name, bound=text(bound)),
            heads,
            tuple(lines),
            is_counts=True,
        ),
        words={"bound": words["course_bound"], "today": words["course_today"]},
    )


def _points(shown: FindingShown) -> tuple[PacePoint, ...]:
    """A point for each day until which figures have reached, by the newest verdict that told of it."""
    figures: dict[date, Verdict] = {}
    for judged in shown.known.judged:
        pace = judged.verdict.pace
        if pace is not None and pace.view_end is not None:
            figures[pace.view_end] = judged.verdict
    values = shown_values(figures, shown.verdict)
    return tuple(
        PacePoint(on, verdict.pace.expected if verdict.pace else None, values.get(on))
        for on, verdict in sorted(figures.items())
        if shown.verdict.period.start <= on <= shown.verdict.period.end
    )
