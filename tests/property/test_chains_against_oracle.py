"""Rules that react, against a plain oracle: 0 disagreements, and every question is answered in exactly one way.

Whole years of figures, corrections and requests are drawn and told to both; then the joins alone are asked.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.clock import at_local, end_of_day
from checker.domain.rulebook import Rulebook
from checker.evaluation import evaluate
from checker.evaluation.trigger_rules import Asking, ReportGap, WatchedVerdict, explained, openings, trigger_engine_of
from tests import build
from tests.build import Reported, asks, judge, sick
from tests.property import chain_oracle as oracle
from tests.property.chain_oracle import Miss, Told, Wanted

OFFICES = ("hilden", "ratingen", "velbert")
WHERE = ("jobcenter", "each", "hilden")
DAYS = st.dates(date(2016, 1, 4), date(2017, 2, 15))
COUNTS: Counter[str] = Counter()


@pytest.fixture(scope="module", autouse=True)
def told_at_the_end(request: pytest.FixtureRequest) -> Iterator[None]:
    COUNTS.clear()
    yield
    with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        sys.stdout.write(f"\nchains against the oracle, none different: {dict(sorted(COUNTS.items()))}\n")


@cache
def book(where: str) -> Rulebook:
    opens = {"rule": "sickness", "view": "month", "misses": True, "opens": {"scope": where}}
    over_the_year = {"rule": "sickness", "misses": True, "opens": {"scope": "jobcenter"}}
    asked = build.when_asked(when=({"record": "request"}, opens))
    both = build.when_asked(when=({"record": "request"}, opens, over_the_year)).model_copy(update={"id": "both"})
    return build.rulebook(build.sickness(), asked, both, of=build.organisation(OFFICES))


@st.composite
def figures(draw: st.DrawFn) -> list[Told]:
    """Some months, each told up to four times: mostly near the bound, at times taken back, on days of their own."""
    told = []
    for month in draw(st.lists(st.integers(1, 12), max_size=4, unique=True)):
        end = oracle.month_end(month)
        for day in draw(st.lists(st.integers(-6, 70), min_size=1, max_size=4, unique=True)):
            rate = draw(st.one_of(st.none(), st.integers(1095, 1115), st.integers(1095, 1115), st.integers(0, 3000)))
            told.append(Told(month, draw(st.sampled_from((True, True, False))), rate, end + day * oracle.DAY))
    return sorted(told, key=lambda one: one.came)


@st.composite
def requests(draw: st.DrawFn, told: Sequence[Told]) -> list[Wanted]:
    """For the house or an office, at times around the day on which a figure came."""
    days = [one.came + step * oracle.DAY for one in told for step in (-1, 0, 1)]
    near = st.one_of(DAYS, st.sampled_from([day for day in days if day.year == 2016] or [date(2016, 5, 2)]))
    found = []
    for number in range(draw(st.integers(0, 4))):
        made = draw(near.filter(lambda day: day.year == 2016))
        came = made + draw(st.integers(0, 3)) * oracle.DAY
        about = draw(st.one_of(st.none(), st.integers(1, 12)))
        found.append(Wanted(f"v{number}", draw(st.sampled_from(("jobcenter", *OFFICES))), made, came, about))
    return found


@st.composite
def days_judged(draw: st.DrawFn, told: Sequence[Told]) -> tuple[date, date]:
    """The day judged and the last day whose news count; mostly the same."""
    near = st.sampled_from([one.came + step * oracle.DAY for one in told for step in (-1, 0, 1)] or [date(2016, 6, 1)])
    on = draw(st.one_of(DAYS, near))
    return on, draw(st.one_of(st.just(on), st.just(on), near, DAYS))


def tell(told: Sequence[Told], wanted: Sequence[Wanted]) -> Reported:
    reported = Reported()
    for one in told:
        status = "active" if one.rate is not None else "retracted"
        rate = f"{(one.rate or 0) / 100:.2f}"
        period = f"2016-{one.month:02}" if one.own else f"2016-{one.month:02}-ytd"
        said = {"period": period, "aggregation": "month" if one.own else "year_mean", "record_status": status}
        reported.say(sick("2016-01", rate, **said), at=at_local(one.came, 9))
    for request in wanted:
        period = f"2016-{request.about:02}" if request.about is not None else "2016"
        said = {"scope": request.unit, "period": period}
        reported.say(asks(request.number, request.made, **said), at=at_local(request.came, 9))
    return reported


@given(st.data(), figures(), st.sampled_from(WHERE))
def test_what_is_owed_on_demand_is_what_the_oracle_says(data: st.DataObject, told: list[Told], where: str) -> None:
    wanted = data.draw(requests(told))
    on, known = data.draw(days_judged(told))
    verdicts = judge(book(where), tell(told, wanted), on, known_at=end_of_day(known))
    ours = {
        key.removeprefix("asked/"): verdict.due.nominal for key, verdict in verdicts.items() if verdict.rule == "asked"
    }
    assert ours == oracle.owed(on, known, told, wanted, where, OFFICES)
    COUNTS["years"] += 1
    COUNTS["opened by a month"] += sum("sickness" in key for key in ours)
    COUNTS["opened by a request"] += sum("sickness" not in key for key in ours)


@given(st.data(), figures(), st.sampled_from(WHERE))
def test_the_order_in_which_it_was_told_does_not_matter(data: st.DataObject, told: list[Told], where: str) -> None:
    wanted = data.draw(requests(told))
    on, known = data.draw(days_judged(told))
    records = tell(told, wanted).records
    versions = tuple(data.draw(st.permutations(records.versions)))
    shuffled = type(records)(versions, records.reports)
    of = book(where)
    known_at = end_of_day(known)
    first, second = (
        evaluate(of, of.calendar, of.organisation, these.recorded_by(known_at), (), on, known_at)
        for these in (records, shuffled)
    )
    assert first == second


MONTHS = st.integers(1, 6).map(lambda month: f"2016-{month:02}")
SPRING = st.dates(date(2016, 1, 1), date(2016, 6, 30))
UNITS = st.sampled_from(OFFICES)


@given(
    st.lists(st.tuples(UNITS, MONTHS, SPRING), max_size=8),
    st.lists(
        st.builds(Miss, st.sampled_from(("jobcenter", "hilden")), MONTHS, st.booleans(), SPRING, st.just(OFFICES)),
        max_size=12,
    ),
    st.lists(st.sampled_from((2, 3)), min_size=12, max_size=12),
)
def test_the_joins_alone_answer_each_question_once(
    asked: list[tuple[str, str, date]], misses: list[Miss], places: list[int]
) -> None:
    of = book("each")
    rule = of.rule("both")
    assert rule is not None
    judged = [
        WatchedVerdict(
            place, "sickness", "month" if place == 2 else "period", miss.scope, miss.month,
            "breached" if miss.bad else "met", miss.since if miss.bad else None, miss.units,
        )
        for place, miss in zip(places, misses, strict=False)
    ]  # fmt: skip
    askings = [Asking("request", *one) for one in asked]
    found = openings(trigger_engine_of(of), "2016-ziel", rule.rule, askings, judged)
    assert sorted(found.by_record) == list(range(len(asked)))
    assert set(found.by_verdict) == oracle.opened(asked, misses)
    assert len(set(found.by_verdict)) == len(found.by_verdict)
    COUNTS["joins of verdict and unit"] += sum(len(miss.units) for miss in misses)


GAPS = st.tuples(st.sampled_from("ab"), st.sampled_from("pq"), MONTHS)


@given(st.lists(GAPS, max_size=40), st.lists(GAPS, max_size=12))
def test_what_waits_is_explained_by_a_report_that_has_not_come(
    gaps: list[tuple[str, str, str]], arrived: list[tuple[str, str, str]]
) -> None:
    chains = trigger_engine_of(book("each"))
    ours = explained(chains, [ReportGap(*gap) for gap in gaps], [ReportGap(*gap) for gap in arrived])
    assert {place for place, gap in enumerate(gaps) if gap not in ours} == oracle.unexplained(gaps, arrived)
    COUNTS["verdicts that wait for a report"] += len(gaps)


def test_the_oracle_imports_nothing_of_ours() -> None:
    tree = ast.parse(Path(oracle.__file__).read_text(encoding="utf-8"))
    named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert {name.partition(".")[0] for name in named} <= sys.stdlib_module_names
