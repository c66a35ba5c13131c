"""The engine against the plain oracle of the state table, kind by kind: 0 disagreements. And laws of `evaluate`.

Whole scenarios (what was reported, when it came, which day is judged) are drawn, told to both, and state,
provisional and late are compared.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.domain.act import Act, ActKind
from checker.domain.clock import at_local, end_of_day
from checker.domain.report import Records
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from tests import build
from tests.build import Reported
from tests.property import oracle
from tests.property.oracle import (
    DAY,
    YEAR_END,
    YEAR_START,
    Age,
    Answer,
    Batch,
    Dialogue,
    Extension,
    HandIn,
    Official,
    Owed,
    PartsHandIn,
    Sitting,
    Told,
    month_end,
)

QUARTERS = (3, 6, 9, 12)
EVERY_MONTH = tuple(range(1, 13))
LAST_DAY = date(2017, 3, 31)
EDGES = [
    day + offset * DAY
    for day in (
        YEAR_START, date(2016, 3, 31), date(2016, 4, 14), date(2016, 6, 30), date(2016, 7, 14), date(2016, 8, 31),
        date(2016, 9, 30), date(2016, 10, 17), date(2016, 12, 28), date(2016, 12, 30), YEAR_END, date(2017, 1, 13),
    )
    for offset in (-1, 0, 1)
]  # fmt: skip
JUDGED = st.one_of(st.sampled_from(EDGES), st.dates(date(2015, 12, 31), LAST_DAY))
A_DAY_OF_THE_YEAR = st.dates(date(2016, 1, 2), date(2017, 2, 15))


CASES: Counter[str] = Counter()


@pytest.fixture(scope="module", autouse=True)
def _told_how_many_cases(request: pytest.FixtureRequest) -> Iterator[None]:
    """How many verdicts of each kind were held against the oracle; a disagreement fails its own test."""
    yield
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(CASES.items()))
    capture = request.config.pluginmanager.getplugin("capturemanager")
    assert capture is not None, "pytest captures output"
    with capture.global_and_fixture_disabled():
        sys.stdout.write(f"\n{CASES.total()} cases held against the oracle: {told}\n")


def at(day: date) -> datetime:
    return at_local(day, 9)


def ask(book: Rulebook, records: Records, on: date, known: date, acts: Sequence[Act] = (), scope: str = "") -> Verdict:
    end = end_of_day(known)
    acts = [act for act in acts if act.recorded_at <= end]
    verdicts = evaluate(book, book.calendar, book.organisation, records.recorded_by(end), acts, on, end)
    found = next(verdict for verdict in verdicts if verdict.scope.id == (scope or "jobcenter"))
    CASES[found.kind] += 1
    return found


def answer_of(verdict: Verdict) -> Answer:
    return str(verdict.state), verdict.provisional, verdict.late


def age_of(verdict: Verdict) -> Age:
    """How old its figures are: their day, and the last months of the reports overdue."""
    stale = verdict.stale
    return None if stale is None else (stale.figures_as_of, tuple(period.end.month for period in stale.overdue))


@lru_cache(maxsize=64)
def book_of(maker: str, **given: Any) -> Rulebook:
    rule: Rule = getattr(build, maker)(**given)
    return build.rulebook(rule, of=build.organisation(("hilden",)))


@st.composite
def knowledge(draw: st.DrawFn) -> tuple[date, date]:
    """The day judged, and the day up to which things are known: mostly the same, at times another (a replay)."""
    on = draw(JUDGED)
    return on, draw(st.one_of(st.just(on), st.just(LAST_DAY), st.dates(YEAR_START, LAST_DAY)))


def came_about(month: int) -> st.SearchStrategy[date | None]:
    """Mostly some days after the month, at times early, late or never."""
    end = month_end(month)
    in_time = st.integers(1, 25).map(lambda days: end + days * DAY)
    return st.one_of(in_time, in_time, in_time, st.none(), A_DAY_OF_THE_YEAR)


@st.composite
def quarterly(draw: st.DrawFn, most: int, *, hides: bool = False) -> tuple[Owed, ...]:
    """Four reports with figures for some months; `most` files a month."""
    reports = []
    for quarter in QUARTERS:
        came = draw(came_about(quarter))
        batches = []
        for month in draw(st.sets(st.integers(quarter - 2, quarter), max_size=3)) if came else ():
            whole = draw(st.integers(0, most))
            part = draw(st.one_of(st.integers(0, whole), st.just(whole // 10), st.just(whole)))
            is_hidden = hides and draw(st.integers(0, 19)) == 0
            provisional = draw(st.booleans()) and draw(st.booleans())
            batches.append(Batch(month, None if is_hidden else part, whole, provisional=provisional))
        reports.append(Owed(quarter, came, tuple(batches)))
    return tuple(reports)


def tell_reviews(reports: Sequence[Owed], **extra: Any) -> Reported:
    told = Reported()
    for report in reports:
        if report.came is None:
            continue
        told.deliver(f"2016-Q{report.month // 3}", at=at(report.came), nil=not report.batches)
        for batch in report.batches:
            faulty = "suppressed" if batch.part is None else batch.part
            status = "provisional" if batch.provisional else "final"
            given = {"reviewed": batch.whole, "faulty": faulty, "data_status": status} | extra
            told.say(build.review(f"2016-{batch.month:02}", **given), at=at(report.came))
    return told


@given(knowledge(), quarterly(200, hides=True), st.sampled_from(["<", "<="]), st.sampled_from(["10", "8.5", "33"]))
def test_rates_are_judged_as_the_state_table_says(
    when: tuple[date, date], reports: tuple[Owed, ...], operator: str, bound: str
) -> None:
    book = book_of("error_rate", operator=operator, value=bound)
    verdict = ask(book, tell_reviews(reports).records, *when)
    expected = oracle.rate(*when, reports, operator, Fraction(bound) / 100)
    assert (answer_of(verdict), age_of(verdict)) == (expected, oracle.age_of_a_sum(*when, reports, expected))


@given(knowledge(), quarterly(60), st.sampled_from([">=", ">"]), st.sampled_from([300, 100, 7]))
def test_counts_are_judged_as_the_state_table_says(
    when: tuple[date, date], reports: tuple[Owed, ...], operator: str, target: int
) -> None:
    book = book_of("reviews", value=str(target), operator=operator)
    told = tell_reviews(reports, topic="akte", faulty=None)
    verdict, expected = ask(book, told.records, *when), oracle.count_min(*when, reports, operator, target)
    assert (answer_of(verdict), age_of(verdict)) == (expected, oracle.age_of_a_sum(*when, reports, expected))


@given(knowledge(), quarterly(4))
def test_reported_shares_of_all_are_judged_as_the_state_table_says(
    when: tuple[date, date], reports: tuple[Owed, ...]
) -> None:
    told = Reported()
    for report in reports:
        if report.came is None:
            continue
        told.deliver(f"2016-Q{report.month // 3}", at=at(report.came), nil=not report.batches)
        for batch in report.batches:
            status = "provisional" if batch.provisional else "final"
            booked = build.booked(f"2016-{batch.month:02}", batch.part or 0, batch.whole, data_status=status)
            told.say(booked, at=at(report.came))
    verdict, expected = ask(book_of("all_booked"), told.records, *when), oracle.rate(*when, reports, "=", Fraction(1))
    assert (answer_of(verdict), age_of(verdict)) == (expected, oracle.age_of_a_sum(*when, reports, expected))


@st.composite
def monthly(draw: st.DrawFn, cents: st.SearchStrategy[int]) -> tuple[Owed, ...]:
    """Twelve cumulated reports, with a figure or, rarely, without one."""
    reports = []
    for month in EVERY_MONTH:
        came = draw(came_about(month))
        batches = ()
        if came and draw(st.integers(0, 9)):
            amount = Fraction(draw(cents), 100)
            soll = draw(st.one_of(st.none(), cents.map(lambda value: Fraction(value, 100))))
            batches = (Batch(month, amount=amount, soll=soll, provisional=draw(st.integers(0, 4)) == 0),)
        reports.append(Owed(month, came, batches))
    return tuple(reports)


def decimal_text(value: Fraction) -> str:
    return f"{value * 100 // 100}.{int(value * 100) % 100:02}"


@given(
    knowledge(),
    monthly(st.one_of(st.sampled_from([99_99, 100_00, 119_999, 120_000, 120_001]), st.integers(0, 130_000))),
    st.sampled_from(["<", "<="]),
)
def test_caps_are_judged_as_the_state_table_says(
    when: tuple[date, date], reports: tuple[Owed, ...], operator: str
) -> None:
    told = Reported()
    for report in reports:
        if report.came is None:
            continue
        month = f"2016-{report.month:02}"
        told.deliver(month, profile="kennzahlen", at=at(report.came), nil=not report.batches)
        for batch in report.batches:
            soll = decimal_text(batch.soll) if batch.soll is not None else None
            status = "provisional" if batch.provisional else "final"
            told.say(build.amount(month, decimal_text(batch.amount), soll, data_status=status), at=at(report.came))
    verdict = ask(book_of("budget", operator=operator), told.records, *when)
    expected = oracle.budget_cap(*when, reports, operator, Fraction(1200))
    assert (answer_of(verdict), age_of(verdict)) == (expected, oracle.age_of_the_newest(*when, reports, expected))


@given(knowledge(), monthly(st.one_of(st.sampled_from([1100, 1104, 1105, 1199]), st.integers(900, 1300))))
def test_newest_rates_are_rounded_and_judged_as_the_state_table_says(
    when: tuple[date, date], reports: tuple[Owed, ...]
) -> None:
    told = Reported()
    for report in reports:
        if report.came is None:
            continue
        month = f"2016-{report.month:02}"
        told.deliver(month, profile="kennzahlen", at=at(report.came), nil=not report.batches)
        for batch in report.batches:
            status = "provisional" if batch.provisional else "final"
            told.say(build.sick(month, decimal_text(batch.amount), data_status=status), at=at(report.came))
    verdict, expected = ask(book_of("sickness"), told.records, *when), oracle.newest_rate(*when, reports, Fraction(11))
    age = oracle.age_of_the_newest(*when, reports, expected, by_file=True)
    assert (answer_of(verdict), age_of(verdict)) == (expected, age)


@st.composite
def officials(draw: st.DrawFn, parts: st.SearchStrategy[int], *, means: bool) -> tuple[Official, ...]:
    """Figures of some months in the order in which they came, most of them about three months later."""
    drawn = []
    for _ in range(draw(st.integers(0, 6))):
        month = draw(st.one_of(st.integers(1, 12), st.sampled_from([9, 11, 12, 12])))
        wait = draw(st.one_of(st.integers(60, 100), st.integers(1, 250)))
        drawn.append(
            Official(
                month=month,
                came=month_end(month) + wait * DAY,
                part=draw(parts),
                whole=draw(st.sampled_from([1000, 1000, 1000, 0])),
                soll=draw(st.one_of(st.none(), st.integers(1, 24).map(Fraction))),
                mean=means and draw(st.booleans()),
                provisional=draw(st.integers(0, 3)) == 0,
            )
        )
    return tuple(sorted(drawn, key=lambda figure: figure.came))


OFFICIAL_DAYS = st.one_of(
    st.sampled_from(
        [
            day + offset * DAY
            for day in (date(2016, 4, 30), date(2016, 5, 31), YEAR_END, date(2017, 3, 31))
            for offset in (-1, 0, 1)
        ]
    ),
    st.dates(date(2016, 3, 1), date(2017, 4, 20)),
).flatmap(lambda on: st.tuples(st.just(on), st.one_of(st.just(on), st.just(date(2017, 4, 20)))))


@given(
    OFFICIAL_DAYS,
    officials(st.one_of(st.sampled_from([204, 205, 211, 212, 213]), st.integers(0, 300)), means=True),
    st.sampled_from([">=", ">"]),
    st.sampled_from(["21.2", "20.5"]),
    st.booleans(),
)
def test_official_rates_are_judged_as_the_state_table_says(
    when: tuple[date, date], figures: tuple[Official, ...], operator: str, value: str, rounds: bool
) -> None:
    told = Reported()
    for each in figures:
        soll, status = (None if each.soll is None else str(each.soll)), "provisional" if each.provisional else "final"
        month = f"2016-{each.month:02}"
        figure = build.integrations(month, each.part, each.whole, soll, mean=each.mean, data_status=status)
        told.say(figure, at=at(each.came))
    book = book_of("integration_rate", value=value, operator=operator, rounding="half_up_1" if rounds else "none")
    verdict = ask(book, told.records, *when)
    expected = oracle.rate_lower(*when, figures, operator, Fraction(value), rounds=rounds)
    ages = age_of(verdict), oracle.age_of_an_official_figure(*when, figures, expected)
    assert (answer_of(verdict), ages[0]) == (expected, ages[1])


@given(
    OFFICIAL_DAYS,
    officials(st.one_of(st.sampled_from([1014, 1015, 1016]), st.integers(900, 1100)), means=False),
    st.sampled_from(["<=", "<"]),
    st.sampled_from(["1.5", "-2"]),
)
def test_growth_is_judged_as_the_state_table_says(
    when: tuple[date, date], figures: tuple[Official, ...], operator: str, value: str
) -> None:
    told = Reported()
    for each in figures:
        status = "provisional" if each.provisional else "final"
        told.say(build.stock(f"2016-{each.month:02}", each.part, each.whole, data_status=status), at=at(each.came))
    ours = answer_of(ask(book_of("stock_growth", value=value, operator=operator), told.records, *when))
    assert ours == oracle.growth_cap(*when, figures, operator, Fraction(value))


NAMED = st.sampled_from([frozenset[str](), frozenset({"btm"}), frozenset({"sozialamt"}), frozenset({"btm", "gf"})])


@st.composite
def dialogues(draw: st.DrawFn) -> tuple[Dialogue, ...]:
    drawn: list[Dialogue] = []
    day = st.one_of(
        st.sampled_from([date(2016, 5, 10), date(2016, 9, 20), date(2016, 12, 29), date(2017, 1, 3)]),
        st.dates(date(2016, 1, 4), date(2017, 1, 20)),
    )
    for number in range(draw(st.integers(0, 4))):
        first = last = draw(st.one_of(day, day, day, st.none()))
        if first is not None and draw(st.integers(0, 4)) == 0:
            first -= first.weekday() * DAY
            last = first + 6 * DAY
        outcome = draw(st.sampled_from(["held", "held", "cancelled", "none"])) if first else "held"
        told = draw(st.dates(date(2016, 1, 2), first or LAST_DAY))
        drawn.append(
            Dialogue(
                first=first,
                last=last,
                held=draw(st.one_of(st.just(first), day) if first else day) if outcome == "held" else None,
                cancelled=outcome == "cancelled",
                replaces=draw(st.integers(0, number - 1)) if number and first and draw(st.booleans()) else None,
                told=told,
                outcome_told=draw(st.dates(told, LAST_DAY)),
                named=draw(NAMED),
            )
        )
    return tuple(drawn)


def tell_dialogues(given: Sequence[Dialogue]) -> Reported:
    told = Reported()
    # As they came: a later report of the same dialogue supersedes the earlier one.
    for number, dialogue in enumerate(given):
        planned = None
        if dialogue.first is not None:
            week = dialogue.first.isocalendar()
            is_week = dialogue.first != dialogue.last
            planned = f"{week.year}-W{week.week:02}" if is_week else dialogue.first.isoformat()
        replaces = None if dialogue.replaces is None else f"hilden-{dialogue.replaces}"
        roles = tuple(sorted(dialogue.named))
        same: dict[str, Any] = {"event_id": f"hilden-{number}", "replaces": replaces, "participant_roles": roles}
        if planned is not None:
            told.say(build.dialogue("hilden", planned, **same), at=at(dialogue.told))
        if dialogue.held or dialogue.cancelled:
            status = "held" if dialogue.held else "cancelled"
            outcome = build.dialogue("hilden", planned, dialogue.held, status, **same)
            told.say(outcome, at=at(dialogue.outcome_told))
    return told


@given(knowledge(), dialogues())
def test_planned_events_are_judged_as_the_state_table_says(
    when: tuple[date, date], given: tuple[Dialogue, ...]
) -> None:
    verdict = ask(book_of("dialogues_planned"), tell_dialogues(given).records, *when, scope="hilden")
    assert answer_of(verdict) == oracle.planned_dialogues(*when, given, 2)


@given(knowledge(), dialogues(), st.sampled_from(["upcoming", "path"]), st.sampled_from([">=2", ">1"]), st.booleans())
def test_held_events_are_judged_as_the_state_table_says(
    when: tuple[date, date], given: tuple[Dialogue, ...], interim: str, target: str, needs_btm: bool
) -> None:
    roles = ("btm",) if needs_btm else ()
    book = book_of("dialogues_to_hold", interim=interim, operator=target[:-1], value=target[-1], roles=roles)
    verdict = ask(book, tell_dialogues(given).records, *when, scope="hilden")
    assert answer_of(verdict) == oracle.held_dialogues(*when, given, 2, interim, needs_btm=needs_btm)


@given(knowledge(), dialogues(), st.sampled_from(["max(planned, 2)", "planned"]))
def test_the_share_of_held_events_is_judged_as_the_state_table_says(
    when: tuple[date, date], given: tuple[Dialogue, ...], whole: str
) -> None:
    verdict = ask(book_of("dialogues_held", whole=whole), tell_dialogues(given).records, *when, scope="hilden")
    assert answer_of(verdict) == oracle.share_of_dialogues(*when, given, 2 if whole != "planned" else 0)


HAND_INS = st.lists(
    st.builds(
        HandIn,
        submitted=st.one_of(st.dates(date(2016, 4, 25), date(2016, 5, 6)), A_DAY_OF_THE_YEAR),
        has_proof=st.sampled_from([True, True, True, False]),
        done=st.sampled_from([3, 3, 3, 2]),
        covers=st.sampled_from([frozenset({"limits", "basis"})] * 3 + [frozenset({"limits"})]),
        told=A_DAY_OF_THE_YEAR,
    ),
    max_size=3,
)
EXTENSIONS = st.lists(st.builds(Extension, granted=A_DAY_OF_THE_YEAR, until=A_DAY_OF_THE_YEAR), max_size=2)


@given(
    st.one_of(
        st.dates(date(2016, 4, 27), date(2016, 5, 5)).map(lambda on: (on, on)),
        st.dates(date(2016, 4, 27), date(2016, 5, 5)).map(lambda on: (on, LAST_DAY)),
        knowledge(),
    ),
    HAND_INS,
    EXTENSIONS,
    st.sampled_from([date(2016, 4, 30), date(2016, 4, 29), date(2016, 12, 31)]),
    st.sampled_from(["next_working_day", "previous_working_day", "fixed"]),
)
def test_deliverables_are_judged_as_the_state_table_says(
    when: tuple[date, date], hand_ins: list[HandIn], extensions: list[Extension], nominal: date, policy: str
) -> None:
    hand_ins = sorted((replace(h, told=max(h.told, h.submitted)) for h in hand_ins), key=lambda h: h.told)
    extensions = sorted(extensions, key=lambda e: e.granted)
    told = Reported()
    for hand_in in hand_ins:
        ref = "50.1-2016/7" if hand_in.has_proof else None
        parts = {"done": hand_in.done, "total": 3, "covers": tuple(sorted(hand_in.covers))}
        told.say(build.handed_in("agreed", hand_in.submitted, ref, **parts), at=at(hand_in.told))
    acts = [
        Act(ActKind.EXTEND, "agreed/jobcenter/2016", "gf", e.until, "für den Test", at(e.granted), number)
        for number, e in enumerate(extensions)
    ]
    book = book_of("deliverable", nominal=nominal, policy=policy, covers=("limits", "basis"))
    ours = answer_of(ask(book, told.records, *when, acts=acts))
    assert ours == oracle.deliverable(*when, hand_ins, extensions, nominal, policy)


EVERY_PART = frozenset({"stadt-hilden", "stadt-haan", "jobcenter"})
WITH_TOWNS = build.rulebook(build.backlog_report(), of=build.organisation(("hilden",), towns=build.TOWNS))
AROUND_THE_REFERENCE_DATE = st.dates(date(2016, 10, 12), date(2016, 10, 20))
HAND_INS_OF_PARTS = st.lists(
    st.builds(
        PartsHandIn,
        submitted=AROUND_THE_REFERENCE_DATE,
        as_of=st.sampled_from([date(2016, 10, 15)] * 3 + [date(2016, 10, 14), date(2016, 10, 13), None]),
        units=st.one_of(st.just(EVERY_PART), st.sets(st.sampled_from(sorted(EVERY_PART)), min_size=1).map(frozenset)),
        told=AROUND_THE_REFERENCE_DATE,
    ),
    max_size=2,
).map(lambda drawn: sorted((replace(h, told=max(h.told, h.submitted)) for h in drawn), key=lambda h: h.told))


@given(
    st.dates(date(2016, 10, 13), date(2016, 10, 22)),
    st.one_of(st.just(LAST_DAY), st.just(None)),
    st.tuples(HAND_INS_OF_PARTS, HAND_INS_OF_PARTS),
)
def test_reports_of_parts_are_judged_as_the_state_table_says(
    on: date, later: date | None, by_sender: tuple[list[PartsHandIn], list[PartsHandIn]]
) -> None:
    known = later or on
    told = Reported()
    for scope, hand_ins in zip(("jobcenter", "stadt-hilden"), by_sender, strict=True):
        for hand_in in hand_ins:
            given = {"covers": tuple(sorted(hand_in.units)), "reference_date": hand_in.as_of, "scope": scope}
            told.say(build.handed_in("backlog", hand_in.submitted, None, **given), at=at(hand_in.told))
    ours = answer_of(ask(WITH_TOWNS, told.records, on, known))
    assert ours == oracle.report_of_parts(on, known, by_sender, EVERY_PART, date(2016, 10, 15))


# --- The kinds of the whole catalogue -----------------------------------------------------------------------------

DAY_OF_NEWS = st.dates(date(2016, 1, 2), date(2017, 3, 1))


@st.composite
def figures_told(
    draw: st.DrawFn,
    months: Sequence[int],
    values: st.SearchStrategy[Fraction | None],
    bases: st.SearchStrategy[Fraction | None] | None = None,
) -> tuple[Told, ...]:
    """Figures of most months, most of them in time; some corrected later. In the order in which they came."""
    drawn: list[Told] = []
    for month in months:
        in_time = st.dates(month_end(month) + DAY, month_end(month) + 20 * DAY)
        for _ in range(draw(st.sampled_from([1, 1, 1, 1, 0, 2]))):
            drawn.append(
                Told(
                    month=month,
                    came=draw(st.one_of(in_time, in_time, in_time, DAY_OF_NEWS)),
                    value=draw(values),
                    base=draw(bases) if bases is not None else None,
                    enough=draw(st.one_of(st.none(), st.just(Fraction(95)))),
                    of_another_month=draw(st.integers(0, 9)) == 0,
                    provisional=draw(st.integers(0, 4)) == 0,
                    staff=Fraction(draw(st.sampled_from([5, 6, 7, 8, 9, 10, 11, 12, 5, 6, 7, 4]))),
                )
            )
    return tuple(sorted(drawn, key=lambda told: told.came))


def status_of(told: Told) -> str:
    return "provisional" if told.provisional else "final"


def text(value: Fraction | None) -> str | None:
    return None if value is None else str(Decimal(value.numerator) / Decimal(value.denominator))


def in_period(book: Rulebook, records: Records, when: tuple[date, date], key: str) -> Verdict | None:
    """The verdict of one obligation; None while it is not owed."""
    on, known = when
    known_at, house = end_of_day(known), (book, book.calendar, book.organisation)
    verdicts = evaluate(*house, records.recorded_by(known_at), (), on, known_at, only={key})
    CASES.update(verdict.kind for verdict in verdicts)
    return verdicts[0] if verdicts else None


def says(book: Rulebook, told: Reported, when: tuple[date, date], key: str) -> Answer | None:
    verdict = in_period(book, told.records, when, key)
    return answer_of(verdict) if verdict else None


WHOLE = st.integers(0, 60).map(Fraction)
NEAR_25 = st.one_of(st.sampled_from([24, 25, 26]).map(Fraction), WHOLE, st.just(Fraction(300)))


@given(
    knowledge(),
    st.one_of(
        figures_told(EVERY_MONTH, NEAR_25),
        figures_told(EVERY_MONTH, st.one_of(*[NEAR_25] * 20, st.none())),
        figures_told(EVERY_MONTH, st.sampled_from([Fraction(25), Fraction(25), Fraction(26), Fraction(24)])),
    ),
    st.sampled_from([">=", ">"]),
)
def test_flows_are_judged_as_the_state_table_says(
    when: tuple[date, date], figures: tuple[Told, ...], operator: str
) -> None:
    told = Reported()
    for each in figures:
        month = f"2016-{each.month:02}"
        told.say(build.month_of_flow(month, text(each.value), data_status=status_of(each)), at=at(each.came))
    verdict = ask(book_of("monthly_flow", operator=operator), told.records, *when)
    expected = oracle.flow(*when, figures, operator, 25)
    assert (answer_of(verdict), age_of(verdict)) == (expected, oracle.age_of_months(*when, figures, expected))


AGAINST = {
    "stock_cap": ("<=", "baseline", "at_risk"),
    "comparative": (">", "previous_year", "breached"),
    "benchmark": (">=", "benchmark", "breached"),
}
AROUND_100 = st.one_of(st.sampled_from([95, 99, 100, 101]).map(Fraction), st.integers(-20, 140).map(Fraction))


@given(
    knowledge(),
    figures_told(
        QUARTERS, st.one_of(*[AROUND_100] * 9, st.none()), st.one_of(*[st.just(Fraction(100))] * 9, st.none())
    ),
    st.sampled_from(sorted(AGAINST)),
)
def test_figures_against_a_base_are_judged_as_the_state_table_says(
    when: tuple[date, date], figures: tuple[Told, ...], kind: str
) -> None:
    operator, word, worst = AGAINST[kind]
    is_benchmark, has_enough = kind == "benchmark", kind == "comparative"
    figures = tuple(
        replace(f, enough=f.enough if has_enough else None, of_another_month=f.of_another_month and is_benchmark)
        for f in figures
    )
    told = Reported()
    for each in figures:
        given = {"value": text(each.value), "base": text(each.base), "data_status": status_of(each)}
        given |= {"target": text(each.enough)} if has_enough else {}
        given |= {"base_month": "2015-01"} if each.of_another_month else {}
        given |= {"numerator": 1, "denominator": 1} if each.value is None else {}
        told.say(build.measured("figure", f"2016-Q{each.month // 3}", **given), at=at(each.came))
    enough = {"enough": "target"} if has_enough else {}
    book = book_of("against_a_base", kind=kind, operator=operator, word=word, worst=worst, **enough)
    ours = answer_of(ask(book, told.records, *when))
    assert ours == oracle.against_a_base(*when, figures, operator, worst)


def a_month_s_end(month: int) -> st.SearchStrategy[tuple[date, date]]:
    """Days around the end of a month and of the wait for its figures, with all known or only what was then."""
    end = month_end(month)
    around = st.one_of(st.integers(-3, 3), st.integers(10, 20), st.integers(-40, 60)).map(lambda days: end + days * DAY)
    return around.flatmap(lambda on: st.tuples(st.just(on), st.sampled_from([on, LAST_DAY])))


OVER_THE_YEAR = st.tuples(knowledge(), st.just(("year", "2016", EVERY_MONTH, 40)))
OVER_A_QUARTER = st.tuples(a_month_s_end(6), st.just(("quarter", "2016-Q2", (4, 5, 6), 10)))


@given(
    st.one_of(OVER_THE_YEAR, OVER_A_QUARTER),
    figures_told(EVERY_MONTH, st.one_of(*[st.integers(0, 5).map(Fraction)] * 30, st.none(), st.just(Fraction(14)))),
    st.sampled_from(["<=", "<"]),
)
def test_capped_sums_are_judged_as_the_state_table_says(
    judged_over: tuple[tuple[date, date], tuple[str, str, tuple[int, ...], int]],
    figures: tuple[Told, ...],
    operator: str,
) -> None:
    when, (period, key, months, cap) = judged_over
    told = Reported()
    for each in figures:
        given = {"aggregation": "month", "value": text(each.value), "data_status": status_of(each)}
        given |= {"numerator": 1, "denominator": 1} if each.value is None else {}
        told.say(build.measured("falls", f"2016-{each.month:02}", **given), at=at(each.came))
    book = book_of("capped_count", operator=operator, value=str(cap), period=period)
    ours = says(book, told, when, f"falls/jobcenter/{key}")
    assert ours == oracle.capped_sum(*when, figures, operator, cap, months)


@given(
    st.one_of(OVER_THE_YEAR, OVER_A_QUARTER),
    figures_told(EVERY_MONTH, st.integers(60, 64).map(Fraction), st.sampled_from([10, 10, 10, 10, 0]).map(Fraction)),
    st.sampled_from(["<=", "<", ">=", ">"]),
    st.booleans(),
)
def test_means_are_judged_as_the_state_table_says(
    judged_over: tuple[tuple[date, date], tuple[str, str, tuple[int, ...], int]],
    figures: tuple[Told, ...],
    operator: str,
    as_amount: bool,
) -> None:
    when, (period, key, months, _) = judged_over
    figures = tuple(replace(f, base=Fraction(10)) for f in figures) if as_amount else figures
    told = Reported()
    for each in figures:
        assert each.value is not None
        assert each.base is not None
        month, status = f"2016-{each.month:02}", {"data_status": status_of(each)}
        if as_amount:
            figure = build.measured("stay", month, text(each.value / each.base), **status)
        else:
            figure = build.share_of("stay", month, int(each.value), int(each.base), **status)
        told.say(figure, at=at(each.came))
    interim = "bound" if operator in ("<", "<=") else "none"
    book = book_of("mean_stay", period=period, operator=operator, as_amount=as_amount, interim=interim)
    ours = says(book, told, when, f"stay/jobcenter/{key}")
    assert ours == oracle.mean(*when, figures, operator, Fraction(62, 10), months, newest=as_amount)


@given(
    a_month_s_end(4),
    figures_told((4,), st.one_of(*[st.integers(0, 3).map(Fraction)] * 9, st.none())),
    st.sampled_from(["duration", "posts"]),
    st.sampled_from(["breached", "at_risk"]),
)
def test_counts_of_a_month_are_judged_as_the_state_table_says(
    when: tuple[date, date], figures: tuple[Told, ...], kind: str, worst: str
) -> None:
    told = Reported()
    for each in figures:
        number, status = (None if each.value is None else int(each.value)), status_of(each)
        if kind == "posts":
            figure: Any = build.posts("2016-04", number, data_status=status)
        elif number is None:
            figure = build.measured("too-long", "2016-04", "1", data_status=status)
        else:
            figure = build.share_of("too-long", "2016-04", number, 50, data_status=status)
        told.say(figure, at=at(each.came))
    maker, operator, bound, key = {
        "posts": ("posts_filled", ">=", 1, "count-min-per-unit/jobcenter/2016-04"),
        "duration": ("longest_duration", "<=", 0, "duration-max/jobcenter/2016-04"),
    }[kind]
    ours = says(book_of(maker, worst=worst), told, when, key)
    assert ours == oracle.of_one_period(*when, 4, figures, operator, Fraction(bound), worst)


@given(
    st.one_of(a_month_s_end(4), a_month_s_end(6)),
    figures_told((4, 6), st.one_of(*[st.integers(0, 10).map(lambda part: Fraction(part, 10))] * 9, st.none())),
    st.sampled_from(["duration", "contacts", "trained"]),
)
def test_shares_of_a_part_of_the_year_are_judged_as_the_state_table_says(
    when: tuple[date, date], figures: tuple[Told, ...], kind: str
) -> None:
    metric = {"duration": "too-long", "contacts": "seen", "trained": ""}[kind]
    month, period = (6, "2016-H1") if kind == "trained" else (4, "2016-04")
    told = Reported()
    for each in (f for f in figures if f.month == month):
        part, whole = (0, 0) if each.value is None else (int(each.value * 10), 10)
        status = {"data_status": status_of(each)}
        if kind == "trained":
            told.say(build.trained(period, whole, part, **status), at=at(each.came))
        else:
            told.say(build.share_of(metric, period, part, whole, **status), at=at(each.came))
    book, key, operator, bound = {
        "duration": (book_of("longest_duration", tolerance="10", unit="percent"), "duration-max", "<=", (1, 10)),
        "contacts": (book_of("contacts_in_time", tolerance="90"), "contact-interval", ">=", (9, 10)),
        "trained": (book_of("newcomers_trained"), "trained", "=", (1, 1)),
    }[kind]
    ours = says(book, told, when, f"{key}/jobcenter/{period}")
    expected = oracle.of_one_period(*when, month, figures, operator, Fraction(*bound), "breached")
    if kind == "trained":
        # Within the half-year a share of all that holds is met so far.
        holds = [f for f in figures if f.month == 6 and f.came <= when[1]]
        if when[0] == month_end(6) and holds and holds[-1].value == 1:
            expected = "met", True, False
    assert ours == expected


@given(
    knowledge(),
    st.one_of(
        figures_told(EVERY_MONTH, st.integers(200, 360).map(Fraction)),
        figures_told(EVERY_MONTH, st.one_of(*[st.integers(200, 360).map(Fraction)] * 30, st.none())),
    ),
    st.booleans(),
)
def test_caseloads_are_judged_as_the_state_table_says(
    when: tuple[date, date], figures: tuple[Told, ...], small: bool
) -> None:
    figures = tuple(f if small else replace(f, staff=max(f.staff, Fraction(5))) for f in figures)
    told = Reported()
    for each in figures:
        clients, month = (None if each.value is None else int(each.value)), f"2016-{each.month:02}"
        told.say(build.team(month, clients, text(each.staff), data_status=status_of(each)), at=at(each.came))
    ratios = tuple(f if f.value is None else replace(f, value=f.value / f.staff) for f in figures)
    ours = answer_of(ask(book_of("caseload"), told.records, *when))
    assert ours == oracle.caseload(*when, ratios, Fraction(45), Fraction(55))


@given(
    a_month_s_end(3),
    figures_told((3,), st.sampled_from([Fraction(1014, 1000), Fraction(1015, 1000), Fraction(1016, 1000)])),
    st.sampled_from(["premise", "monitoring", "stock_monitor"]),
)
def test_what_is_only_told_is_never_judged(when: tuple[date, date], figures: tuple[Told, ...], kind: str) -> None:
    told, is_stock = Reported(), kind == "stock_monitor"
    for each in figures:
        assert each.value is not None
        if is_stock:
            figure = build.measured("told", "2016-Q1", text(each.value))
        else:
            figure = build.share_of("told", "2016-Q1", int(each.value * 1000), 1000)
        told.say(figure, at=at(each.came))
    given = {"kind": kind, "value": "1.5" if kind == "premise" else None, "unit": "fte" if is_stock else "percent"}
    rule_key = f"{kind.replace('_', '-')}/jobcenter/2016-Q1"
    verdict = in_period(book_of("only_told", **given), told.records, when, rule_key)
    assert verdict is not None
    codes = {reason.code for reason in verdict.reasons}
    told_of = ("figure_missing", "premise_exceeded", "premise_undercut")
    ours = verdict.value is not None, *(code in codes for code in told_of)
    granted = Fraction(1015, 1000) if kind == "premise" else None
    assert (answer_of(verdict), ours) == (("info", False, False), oracle.information(*when, 3, figures, granted))


@given(
    a_month_s_end(3), figures_told((3,), st.sampled_from([799, 800, 850, 900, 901]).map(lambda n: Fraction(n, 1000)))
)
def test_what_is_watched_says_on_which_side_of_its_band_it_lies(
    when: tuple[date, date], figures: tuple[Told, ...]
) -> None:
    told = Reported()
    for each in figures:
        assert each.value is not None
        told.say(build.share_of("told", "2016-Q1", int(each.value * 1000), 1000), at=at(each.came))
    rule = build.only_told(band={"least": "80", "most": "90", "origin": "plan", "why": "für den Test"})
    book = build.rulebook(rule, of=build.organisation(("hilden",)))
    verdict = in_period(book, told.records, when, "monitoring/jobcenter/2016-Q1")
    assert verdict is not None
    codes = {reason.code for reason in verdict.reasons}
    ours = verdict.value is not None, "band_exceeded" in codes, "band_undercut" in codes
    expected = oracle.watched(*when, 3, figures, Fraction(8, 10), Fraction(9, 10))
    assert (answer_of(verdict), ours) == (("info", False, False), expected)


@given(
    st.one_of(a_month_s_end(9), a_month_s_end(3)),
    st.dates(date(2016, 6, 1), date(2016, 11, 30)),
    st.integers(6, 11),
    st.sampled_from([(12, 50), (13, 50), (1, 4), (0, 0)]),
)
def test_cohorts_are_judged_as_the_state_table_says(
    when: tuple[date, date], came: date, data_month: int, counted: tuple[int, int]
) -> None:
    figure = build.share_of("cohort", "2016-Q1", *counted, data_month=f"2016-{data_month:02}")
    ours = says(book_of("quarter_cohort"), Reported().say(figure, at=at(came)), when, "cohort/jobcenter/2016-Q1")
    value = Fraction(*counted) if counted[1] else None
    assert ours == oracle.cohort(*when, came, data_month, value, Fraction(1, 4))


HELD_DAYS = st.lists(
    st.tuples(st.dates(date(2016, 3, 20), date(2016, 5, 10)), st.integers(0, 20)).map(
        lambda drawn: (drawn[0], drawn[0] + drawn[1] * DAY)
    ),
    max_size=2,
    unique_by=lambda each: each[0],
)


@given(a_month_s_end(4), HELD_DAYS, st.sampled_from(["2016", "2016-04"]))
def test_talks_of_a_month_are_judged_as_the_state_table_says(
    when: tuple[date, date], held: list[tuple[date, date]], period: str
) -> None:
    told = Reported()
    for day, news in held:
        about = period if period == "2016" else f"2016-{day.month:02}"
        told.say(build.dialogue("hilden", None, day, period=about), at=at(news))
    ours = says(book_of("talks_every_month"), told, when, "talks/hilden/2016-04")
    assert ours == oracle.talks_of_a_month(*when, 4, held)


@given(
    knowledge(),
    dialogues(),
    st.sampled_from([1, 2]),
    st.sampled_from(["breached", "at_risk"]),
    st.sampled_from([None, date(2016, 9, 30)]),
)
def test_events_of_the_house_are_judged_as_the_state_table_says(
    when: tuple[date, date], given: tuple[Dialogue, ...], needed: int, worst: str, plan_by: date | None
) -> None:
    book = book_of("visits", value=str(needed), worst=worst, plan_by=plan_by)
    verdict = ask(book, tell_dialogues(given).records, *when)
    assert answer_of(verdict) == oracle.visits_in_the_house(*when, given, needed, worst, plan_by)


@given(
    a_month_s_end(1),
    st.lists(
        st.tuples(st.dates(date(2015, 12, 28), date(2016, 2, 5)), st.integers(0, 9)).map(
            lambda drawn: (drawn[0], max(drawn[0], date(2016, 1, 2)) + drawn[1] * DAY)
        ),
        max_size=2,
        unique_by=lambda each: each[0],
    ),
)
def test_events_in_a_window_are_judged_as_the_state_table_says(
    when: tuple[date, date], held: list[tuple[date, date]]
) -> None:
    told = Reported()
    for day, news in held:
        told.say(build.dialogue("hilden", None, day), at=at(news))
    ours = says(book_of("fair"), told, when, "fair/jobcenter/2016")
    assert ours == oracle.within_a_window(*when, held, date(2016, 1, 1), date(2016, 1, 31))


SITTING_DAYS = [date(2016, 6, 16), date(2016, 11, 10), date(2016, 12, 8)]
SITTINGS = st.lists(
    st.tuples(
        st.sampled_from(SITTING_DAYS),
        st.booleans(),
        st.dates(date(2016, 1, 2), date(2016, 12, 20)),
        st.one_of(st.none(), st.integers(1, 90)),
    ),
    max_size=3,
    unique_by=lambda each: each[0],
).map(lambda drawn: [Sitting(d, last, told, None if off is None else told + off * DAY) for d, last, told, off in drawn])
AROUND_SITTINGS = st.one_of(
    st.sampled_from([day + days * DAY for day in [*SITTING_DAYS, YEAR_END, date(2016, 10, 1)] for days in (-1, 0, 1)]),
    st.dates(date(2016, 1, 1), date(2017, 1, 20)),
).flatmap(lambda on: st.tuples(st.just(on), st.sampled_from([on, LAST_DAY])))
HANDED_IN = st.one_of(
    st.none(), st.sampled_from([day + days * DAY for day in SITTING_DAYS for days in (0, 1)]), A_DAY_OF_THE_YEAR
)


@given(AROUND_SITTINGS, SITTINGS, HANDED_IN, st.integers(0, 30))
def test_what_is_due_with_a_meeting_is_judged_as_the_state_table_says(
    when: tuple[date, date], sittings: list[Sitting], submitted: date | None, wait: int
) -> None:
    told = Reported()
    for each in sittings:
        told.say(build.meets(each.day, is_last=each.is_last), at=at(each.told))
        if each.called_off is not None:
            gone = build.meets(each.day, is_last=each.is_last, record_status="retracted")
            told.say(gone, at=at(each.called_off))
    news = (submitted or YEAR_START) + wait * DAY
    if submitted is not None:
        told.say(build.handed_in("to-the-assembly", submitted), at=at(news))
    ours = says(book_of("report_to_the_assembly"), told, when, "to-the-assembly/jobcenter/2016")
    assert ours == oracle.due_with_a_meeting(*when, sittings, submitted, news)


ABOUT_MAY = st.dates(date(2016, 4, 10), date(2016, 5, 20))


@given(
    ABOUT_MAY.flatmap(lambda on: st.tuples(st.just(on), st.sampled_from([on, LAST_DAY]))),
    st.dates(date(2016, 4, 8), date(2016, 4, 30)),
    st.one_of(st.none(), ABOUT_MAY),
    st.integers(0, 10),
    st.sampled_from(["agreement", "request", "unit"]),
)
def test_what_is_owed_on_demand_or_by_unit_is_judged_as_the_state_table_says(
    when: tuple[date, date], opened: date, done: date | None, wait: int, kind: str
) -> None:
    news, told, due = max(done or opened, opened) + wait * DAY, Reported(), date(2016, 4, 30)
    if kind == "unit":
        if done is not None:
            told.say(build.handed_in("team-plan", done, None, scope="hilden"), at=at(news))
        ours = says(book_of("team_plan"), told, when, "team-plan/hilden/2016")
        assert ours == oracle.handed_in(*when, done, news, date(2016, 5, 2))
    elif kind == "agreement":
        told.say(build.agreed("a1", opened, due), at=at(opened))
        if done is not None:
            told.say(build.agreed("a1", opened, due, done), at=at_local(news, 10))
        ours = says(book_of("when_asked", records="agreement"), told, when, "agreements/hilden/2016-a1")
        assert ours == oracle.agreement(*when, opened, due, done, news)
    else:
        told.say(build.asks("v1", opened), at=at(opened))
        if done is not None:
            told.say(build.handed_in("asked", done, None, scope="hilden", period="2016-v1"), at=at(news))
        ours = says(book_of("when_asked"), told, when, "asked/hilden/2016-v1")
        assert ours == oracle.request(*when, opened, 10, done, news)


@given(knowledge(), quarterly(200), st.sampled_from([date(2016, 7, 1), date(2017, 1, 1)]))
def test_amended_bounds_are_judged_as_the_state_table_says(
    when: tuple[date, date], reports: tuple[Owed, ...], since: date
) -> None:
    amended = ({"from": since, "was": "5", "decision_ref": "TV 2016/3"},)
    target = {"operator": "<", "value": "10", "unit": "percent", "amended": amended}
    book = build.rulebook(build.error_rate(target=target), of=ONE_OFFICE)
    bound = Fraction(10 if when[0] >= since else 5, 100)
    assert answer_of(ask(book, tell_reviews(reports).records, *when)) == oracle.rate(*when, reports, "<", bound)


ONE_OFFICE = build.organisation(("hilden",))


# --- laws -------------------------------------------------------------------------------------------------------

ALL_KINDS = build.rulebook(
    build.error_rate(),
    build.reviews(),
    build.budget(),
    build.sickness(),
    build.dialogues_planned(),
    build.dialogues_held(),
    build.deliverable(),
    build.all_booked(),
    build.integration_rate(),
    build.stock_growth(),
    of=build.organisation(("hilden", "velbert")),
)


@st.composite
def a_year(draw: st.DrawFn) -> Records:
    """Something of everything, as it came."""
    kdu = tell_reviews(draw(quarterly(200, hides=True))).records
    akte = tell_reviews(draw(quarterly(60)), topic="akte", faulty=None).records
    events = tell_dialogues(draw(dialogues())).records
    others = Reported()
    for month in draw(st.sets(st.integers(1, 12))):
        came = month_end(month) + draw(st.integers(1, 40)) * DAY
        others.deliver(f"2016-{month:02}", profile="kennzahlen", at=at(came))
        others.say(build.amount(f"2016-{month:02}", f"{draw(st.integers(0, 1300))}.00"), at=at(came))
        others.say(build.sick(f"2016-{month:02}", f"{draw(st.integers(0, 150))}"), at=at(came))
        official = came + draw(st.integers(40, 120)) * DAY
        others.say(build.integrations(f"2016-{month:02}", draw(st.integers(0, 300)), 1000), at=at(official))
        others.say(build.stock(f"2016-{month:02}", draw(st.integers(900, 1100)), 1000), at=at(official))
    for submitted in draw(st.lists(A_DAY_OF_THE_YEAR, max_size=1)):
        others.say(build.handed_in("agreed", submitted), at=at(submitted))
    parts = (kdu, akte, events, others.records)
    return Records(
        tuple(version for part in parts for version in part.versions),
        tuple(report for part in parts for report in part.reports),
    )


def judged(records: Records, on: date, known: date) -> tuple[Verdict, ...]:
    known_at, house = end_of_day(known), (ALL_KINDS, ALL_KINDS.calendar, ALL_KINDS.organisation)
    return evaluate(*house, records.recorded_by(known_at), (), on, known_at)


FEWER = settings(max_examples=min(120, settings.default.max_examples))


@FEWER
@given(knowledge(), a_year(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_stand_does_not_matter(
    when: tuple[date, date], records: Records, random: Any
) -> None:
    versions, reports = list(records.versions), list(records.reports)
    random.shuffle(versions)
    random.shuffle(reports)
    assert judged(Records(tuple(versions), tuple(reports)), *when) == judged(records, *when)


@FEWER
@given(knowledge(), a_year())
def test_what_is_recorded_twice_changes_nothing(when: tuple[date, date], records: Records) -> None:
    again = tuple(replace(version, sequence=version.sequence + 1000) for version in records.versions)
    twice = Records(records.versions + again, records.reports + records.reports)
    assert judged(twice, *when) == judged(records, *when)


HOUSE_RULES = ("error-rate", "reviews", "budget", "sickness", "agreed", "booked", "iq", "growth")


@FEWER
@given(knowledge(), a_year())
def test_one_obligation_in_is_one_verdict_out(when: tuple[date, date], records: Records) -> None:
    keys = [verdict.obligation for verdict in judged(records, *when)]
    assert sorted(keys) == sorted(
        [f"{rule}/jobcenter/2016" for rule in HOUSE_RULES]
        + [f"{rule}/{office}/2016" for rule in ("planned", "held") for office in ("hilden", "velbert")]
    )


@FEWER
@given(knowledge(), a_year())
def test_a_past_day_as_known_then_keeps_its_verdict_whatever_came_later(
    when: tuple[date, date], records: Records
) -> None:
    on, known = when
    then = end_of_day(known)
    known_then = Records(
        tuple(version for version in records.versions if version.recorded_at <= then),
        tuple(report for report in records.reports if report.recorded_at <= then),
    )
    assert judged(known_then, on, known) == judged(records, on, known)


@FEWER
@given(JUDGED, a_year())
def test_a_fact_does_not_count_before_its_own_day(on: date, records: Records) -> None:
    def has_happened(record: Any) -> bool:
        if record.type == "event":
            return record.held_on is None or record.held_on <= on
        own_day = record.submitted_on if record.type == "deliverable" else record.period.end
        return bool(own_day <= on)

    happened = Records(
        tuple(version for version in records.versions if has_happened(version.record)),
        tuple(report for report in records.reports if report.period.end <= on),
    )
    with_the_future = judged(records, on, LAST_DAY)
    without_it = judged(happened, on, LAST_DAY)
    # A plan is known before its day: what was held later is still ahead, so its events are left out here.
    events = {"planned", "held"}
    assert [v for v in with_the_future if v.rule not in events] == [v for v in without_it if v.rule not in events]


def test_a_dialogue_held_later_is_only_planned_until_then() -> None:
    later = build.dialogue("hilden", "2016-10-12", date(2016, 10, 12))
    told = Reported().say(later, at=at(date(2016, 10, 13)))
    only_planned = Reported().say(build.dialogue("hilden", "2016-10-12"), at=at(date(2016, 10, 1)))
    known = {"on": date(2016, 10, 1), "known": LAST_DAY}
    book = book_of("dialogues_held")
    assert ask(book, told.records, scope="hilden", **known) == ask(book, only_planned.records, scope="hilden", **known)


@pytest.mark.parametrize("day", [date(2016, 4, 14), date(2016, 7, 14), date(2016, 10, 17), date(2017, 1, 13)])
def test_the_oracle_counts_ten_working_days_as_the_calendar_of_2016_has_them(day: date) -> None:
    """The oracle's own arithmetic, checked by hand: Q1 14.04., Q2 14.07., Q3 17.10. (03.10. is a holiday), Q4 13.01."""
    assert day in {oracle.working_days_after(month_end(month), 10) for month in QUARTERS}


def test_the_oracle_imports_nothing_of_ours() -> None:
    tree = ast.parse(Path(oracle.__file__).read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names
