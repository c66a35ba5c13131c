"""Is a verdict what a test expects? Compares what is named, exactly, and lists each difference. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.domain.rule_test import NONE, DueExpected, Expect, PaceExpected, StaleExpected
from checker.domain.verdict import Stale, Verdict
from checker.wording.locales import Locale
from checker.wording.present import exact_text, in_unit, value_and_counts
from checker.wording.reasons import because

Told = object  # a word, day, truth or figure


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that came out otherwise, both sides as text."""

    what: str
    expected: str
    came: str

    def __str__(self) -> str:
        return f"{self.what}: expected {self.expected}, came {self.came}"


def differences(expect: Expect, verdict: Verdict, locale: Locale) -> tuple[Difference, ...]:
    """What came out otherwise than expected, texts in a language; empty: it is as it must be."""
    return tuple(_all(expect, verdict, locale))


def _all(expect: Expect, verdict: Verdict, locale: Locale) -> Iterator[Difference]:
    words: tuple[tuple[str, Told, Told], ...] = (
        ("state", expect.state, str(verdict.state)),
        ("provisional", expect.provisional, verdict.provisional),
        ("waived", expect.waived, verdict.waived),
        ("late", expect.late, verdict.late),
        ("evidence", expect.evidence, str(verdict.evidence) if verdict.evidence else NONE),
        ("operator", expect.operator, verdict.operator or NONE),
        ("data_expected", expect.data_expected, verdict.data_expected or NONE),
        ("severity", expect.severity, verdict.severity),
        ("owner", expect.owner, verdict.owner),
    )
    for what, expected, came in words:
        if expected is not None and expected != came:
            yield Difference(what, _text(expected), _text(came))
    yield from _figure("value", expect.value, in_unit(verdict.value, verdict.unit))
    yield from _figure("numerator", expect.numerator, verdict.numerator)
    yield from _figure("denominator", expect.denominator, verdict.denominator)
    if expect.target is not None and not _is_same(str(expect.target), verdict.target or NONE):
        yield Difference("target", str(expect.target), verdict.target or NONE)
    if expect.value_text is not None and expect.value_text != (shown := value_and_counts(verdict, locale) or NONE):
        yield Difference("value_text", expect.value_text, shown)
    if expect.due is not None:
        yield from _due(expect.due, verdict)
    if expect.complete is not None:
        for what in ("expected", "arrived"):
            expected = getattr(expect.complete, what)
            if expected is not None and expected != (came := getattr(verdict.complete, what)):
                yield Difference(f"complete.{what}", str(expected), str(came))
    if expect.stale is not None:
        yield from _stale(expect.stale, verdict.stale)
    if expect.pace is not None:
        yield from _pace(expect.pace, verdict)
    yield from _reasons(expect, verdict, locale)


def _reasons(expect: Expect, verdict: Verdict, locale: Locale) -> Iterator[Difference]:
    codes = tuple(reason.code for reason in verdict.reasons)
    if expect.reasons is not None and expect.reasons != codes:
        yield Difference("reasons", ", ".join(expect.reasons), ", ".join(codes))
    if expect.because_contains is not None:
        said = " ".join(because(verdict, locale))
        for text in expect.because_contains:
            if text not in said:
                yield Difference("because", f"a text with '{text}'", said)


def _due(expect: DueExpected, verdict: Verdict) -> Iterator[Difference]:
    due = verdict.due
    for what, expected, came in (
        ("nominal", expect.nominal, due.nominal),
        ("effective", expect.effective, due.effective),
        ("please_by", expect.please_by, due.please_by),
        ("policy", expect.policy, str(due.policy)),
    ):
        if expected is not None and expected != came:
            yield Difference(f"due.{what}", _text(expected), _text(came))


def _stale(expect: StaleExpected | bool, came: Stale | None) -> Iterator[Difference]:
    wanted = expect if isinstance(expect, bool) else True
    if wanted != (came is not None):
        yield Difference("stale", _text(wanted), _text(came is not None))
    if came is None or isinstance(expect, bool):
        return
    as_of, overdue = came.figures_as_of or NONE, tuple(str(period) for period in came.overdue)
    if expect.figures_as_of is not None and expect.figures_as_of != as_of:
        yield Difference("stale.figures_as_of", _text(expect.figures_as_of), _text(as_of))
    if expect.overdue is not None and expect.overdue != overdue:
        yield Difference("stale.overdue", ", ".join(expect.overdue), ", ".join(overdue))


def _pace(expect: PaceExpected | str, verdict: Verdict) -> Iterator[Difference]:
    pace, unit = verdict.pace, verdict.unit
    if isinstance(expect, str):
        if pace is not None:
            yield Difference("pace", NONE, "one")
        return
    if pace is None:
        yield Difference("pace", "one", NONE)
        return
    yield from _figure("pace.expected", expect.expected, in_unit(pace.expected, unit))
    yield from _figure("pace.forecast", expect.forecast, in_unit(pace.forecast, unit))
    yield from _figure("pace.per_week_needed", expect.per_week_needed, in_unit(pace.per_week_needed, unit))
    if expect.view_end is not None and expect.view_end != pace.view_end:
        yield Difference("pace.view_end", _text(expect.view_end), _text(pace.view_end))


def _figure(what: str, expected: int | str | None, came: Fraction | int | None) -> Iterator[Difference]:
    if expected is None:
        return
    wanted = None if expected == NONE else Fraction(expected)
    if wanted != came:
        yield Difference(what, str(expected), exact_text(came) or NONE)


def _is_same(expected: str, came: str) -> bool:
    """Two texts of one number, or of one word."""
    try:
        return Fraction(expected) == Fraction(came)
    except ValueError:
        return expected == came


def _text(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case None:
            return NONE
        case _:
            return str(value)
