"""Verdicts as a table: worst first, one line an obligation, the same text piped or on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

import click

from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.verdict import WORST_FIRST, EvidenceClass, State, Verdict
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.numbers import bound_of, bound_text, count_text, is_untold
from checker.wording.present import exact_text, not_shown
from checker.wording.reasons import figure_text, path_text
from checker.wording.suppression import published

COLOURS = {
    State.BREACHED: "red",
    State.AT_RISK: "yellow",
    State.NOT_EVALUABLE: "magenta",
    State.MET: "green",
}


def worst_first(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """By state, then weight, then key."""
    return sorted(verdicts, key=lambda v: (WORST_FIRST[v.state], SEVEREST_FIRST[v.severity], v.obligation))


def table(verdicts: Sequence[Verdict], locale: Locale = "de", *, colour: bool) -> str:
    """Lines of state, obligation, figure, target, due day and what else to know, in columns.

    The words are those of commands; figures and days are written as in the house's language.
    """
    ordered = worst_first(verdicts)
    rows = [cells(verdict, locale) for verdict in ordered]
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(len(rows[0]) if rows else 0)]
    lines = []
    for verdict, row in zip(ordered, rows, strict=True):
        padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        if colour and verdict.state in COLOURS:
            padded[0] = click.style(padded[0], fg=COLOURS[verdict.state])
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def cells(verdict: Verdict, locale: Locale = "de") -> tuple[str, ...]:
    """The columns of one verdict, without colour: the word carries the meaning."""
    verdict = published(verdict)
    return (
        str(verdict.state),
        verdict.obligation,
        _figure(verdict, locale),
        _target(verdict, locale),
        f"due {day_text(verdict.due.effective, locale)}",
        ", ".join(_notes(verdict, locale)),
    )


def counts(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """How many of each state, worst first; states that do not occur are left out."""
    found = [verdict.state for verdict in verdicts]
    return {str(state): found.count(state) for state in State if state in found}


def use_colour() -> bool:
    """Colour only on a terminal, and only if NO_COLOR is not set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _figure(verdict: Verdict, locale: Locale) -> str:
    if verdict.kept_back:
        hidden = not_shown(verdict, "en")
        return hidden if verdict.value is None else f"{figure_text(verdict.value, verdict, locale)} ({hidden})"
    if verdict.value is None:
        return "" if verdict.operator is None else "no figure"
    if verdict.relation == "mean" and verdict.denominator is not None:
        return count_text(verdict.value, None, locale, bound_of(verdict.target, verdict.unit))
    if verdict.unit is None or verdict.unit.is_counted:
        return bound_text(exact_text(verdict.value) or "0", None, locale)
    text = figure_text(verdict.value, verdict, locale)
    if verdict.numerator is None or verdict.denominator is None:
        return text
    word = "of" if verdict.is_share else "against"
    return f"{text} ({exact_text(verdict.numerator)} {word} {exact_text(verdict.denominator)})"


def _target(verdict: Verdict, locale: Locale) -> str:
    if verdict.target is None or verdict.operator is None:
        return ""
    if is_untold(verdict.target):
        return f"{verdict.operator} {verdict.target}"
    unit = verdict.unit if verdict.unit and not verdict.unit.is_counted else None
    return f"{verdict.operator} {bound_text(verdict.target, unit, locale)}"


def _notes(verdict: Verdict, locale: Locale) -> Iterable[str]:
    if verdict.late:
        yield "late"
    if verdict.provisional:
        yield "provisional"
    if verdict.evidence is not None:
        yield f"evidence {EvidenceClass(verdict.evidence)}"
    if verdict.waived:
        yield "waived"
    if verdict.is_bad:
        yield verdict.cause
    if verdict.cause == "pace":
        yield from _path(verdict, locale)
    if verdict.stale is not None:
        as_of = verdict.stale.figures_as_of
        yield f"stale: figures as of {day_text(as_of, locale)}" if as_of else "stale: no figures"
    if verdict.complete.missing:
        yield f"reports missing: {', '.join(str(period) for period in verdict.complete.missing)}"


def _path(verdict: Verdict, locale: Locale) -> Iterable[str]:
    """Where the figure should be by now. Events are known at once, so that the path is today's."""
    pace = verdict.pace
    if pace is None or pace.expected is None:
        return
    in_unit = verdict.unit is not None and not verdict.unit.is_counted
    expected = path_text(pace.expected, verdict, locale) if in_unit else exact_text(pace.expected)
    if pace.view_end is not None and verdict.complete.expected:
        yield f"path {expected} by {day_text(pace.view_end, locale)}"
    else:
        yield f"path {expected}"
