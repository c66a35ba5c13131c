"""A view whose newest owed report has not come keeps its state and is stale. Decision D24."""

from __future__ import annotations

from datetime import date

import pytest

from checker.cli.table import cells
from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.verdict import Stale, State, Verdict
from checker.wording.present import present
from checker.wording.reasons import because
from checker.wording.states import state_text
from tests.build import (
    Reported,
    amount,
    budget,
    deliverable,
    dialogues_held,
    error_rate,
    files,
    judge,
    month_of_flow,
    monthly_flow,
    review,
    reviews,
    rulebook,
    the_verdict,
)

NBSP = "\N{NO-BREAK SPACE}"
Q1, Q2, Q3 = (Period.parse(f"2016-Q{number}") for number in (1, 2, 3))
FIRST_QUARTER = Reported().deliver("2016-Q1").say(review("2016-03", reviewed=100, faulty=5))
NOTHING_BUT_NIL = Reported().deliver("2016-Q1", nil=True)


@pytest.mark.parametrize(
    ("on", "stale"),
    [
        pytest.param(date(2016, 7, 14), None, id="the second quarter's report may still come today"),
        pytest.param(date(2016, 7, 15), Stale(date(2016, 3, 31), (Q2,)), id="the day after, its figures are old"),
        pytest.param(date(2016, 10, 18), Stale(date(2016, 3, 31), (Q2, Q3)), id="two quarters later"),
    ],
)
def test_a_verdict_keeps_its_state_and_says_how_old_its_figures_are(on: date, stale: Stale | None) -> None:
    verdict = the_verdict(error_rate(), FIRST_QUARTER, on)
    assert (verdict.state, verdict.cause, verdict.stale) == (State.MET, "holds_so_far", stale)


def test_an_older_gap_makes_no_figure_old() -> None:
    told = Reported().deliver("2016-Q1", "2016-Q3").say(review("2016-09"))
    verdict = the_verdict(error_rate(), told, date(2016, 11, 2))
    assert (verdict.complete.missing, verdict.stale) == ((Q2,), None)


def test_a_later_cumulated_report_ends_the_wait() -> None:
    june = Reported().deliver("2016-06", profile="kennzahlen").say(amount("2016-06", "500.00"))
    assert the_verdict(budget(), june, date(2016, 8, 15)).stale == Stale(date(2016, 6, 30), (Period.parse("2016-07"),))
    august = june.deliver("2016-08", profile="kennzahlen").say(amount("2016-08", "700.00"))
    assert the_verdict(budget(), august, date(2016, 9, 20)).stale is None


@pytest.mark.parametrize(
    ("rule", "told", "on"),
    [
        pytest.param(error_rate(), Reported(), date(2016, 10, 18), id="nothing was ever reported"),
        pytest.param(error_rate(), FIRST_QUARTER, date(2017, 2, 1), id="the period is over and reports are missing"),
        pytest.param(deliverable(), Reported(), date(2016, 10, 18), id="a date"),
    ],
)
def test_what_cannot_be_judged_or_has_no_figures_is_not_stale(rule: Rule, told: Reported, on: date) -> None:
    assert the_verdict(rule, told, on).stale is None


def test_what_nobody_reports_did_not_happen_and_is_not_stale() -> None:
    (verdict,) = judge(
        rulebook(dialogues_held(scope={"judge": "organisation"})), Reported(), date(2016, 10, 18)
    ).values()
    assert verdict.stale is None


def test_a_nil_report_is_as_old_as_the_day_that_it_speaks_of() -> None:
    verdict = the_verdict(error_rate(), NOTHING_BUT_NIL, date(2016, 8, 1))
    assert (verdict.state, verdict.stale) == (State.PENDING, Stale(date(2016, 3, 31), (Q2,)))


def test_a_cap_that_is_passed_by_old_figures_is_passed_as_of_their_day() -> None:
    june = Reported().deliver("2016-06", profile="kennzahlen").say(amount("2016-06", "1300.00"))
    verdict = the_verdict(budget(), june, date(2016, 8, 15))
    assert (verdict.state, verdict.stale) == (State.BREACHED, Stale(date(2016, 6, 30), (Period.parse("2016-07"),)))


# --- In words ---------------------------------------------------------------------------------------------------


def sentences(verdict: Verdict) -> list[str]:
    return [text.replace(NBSP, " ") for text in because(verdict)]


AUTUMN = date(2016, 10, 18)
TWO_OVERDUE = "Stand 31.03.2016, zwei Berichte überfällig: 2. Quartal 2016, 3. Quartal 2016."


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        pytest.param(
            the_verdict(error_rate(), FIRST_QUARTER, AUTUMN),
            ["Stand 31.03.2016: 5,0 %; verlangt: unter 10 %. Der Zeitraum läuft noch.", TWO_OVERDUE],
            id="a rate that holds",
        ),
        pytest.param(
            the_verdict(error_rate(value="5"), FIRST_QUARTER, AUTUMN),
            ["Stand 31.03.2016: 5,0 %; verlangt: unter 5 %. Das kann sich bis zum Ende noch ändern.", TWO_OVERDUE],
            id="a rate that exceeds its bound",
        ),
        pytest.param(
            the_verdict(error_rate(), NOTHING_BUT_NIL, AUTUMN),
            [
                "Stand 31.03.2016 war nichts zu zählen; ein weiterer Bericht wird bis 13.01.2017 erwartet.",
                TWO_OVERDUE,
            ],
            id="nothing but a nil report",
        ),
        pytest.param(
            the_verdict(
                monthly_flow(), Reported().say(*(month_of_flow(f"2016-0{month}", 60) for month in range(1, 6))), AUTUMN
            ),
            [
                "Stand 31.05.2016 bereits erreicht: 300 Integrationen; verlangt: mindestens 300 Integrationen.",
                "Stand 31.05.2016, vier Berichte überfällig: Juni 2016, Juli 2016, August 2016, September 2016.",
            ],
            id="a floor that is reached, four months ago",
        ),
    ],
)
def test_old_figures_are_never_told_as_so_far(verdict: Verdict, said: list[str]) -> None:
    assert sentences(verdict)[: len(said)] == said
    assert "isher" not in " ".join(sentences(verdict))


def test_a_count_on_its_way_says_the_day_of_its_figures() -> None:
    told = Reported().deliver("2016-Q1").say(files("2016-03", 80))
    verdict = the_verdict(reviews(), told, date(2016, 7, 20))
    assert sentences(verdict)[0] == "Stand 31.03.2016 auf dem Weg: 80 Prüfungen, verlangt: mindestens 300 Prüfungen."


def test_the_state_says_it_too_wherever_it_is_shown() -> None:
    verdict = the_verdict(error_rate(), FIRST_QUARTER, AUTUMN)
    assert state_text(verdict, "de") == "erreicht (vorläufig, Stand 31.03.2016, zwei Berichte überfällig)"
    assert state_text(verdict, "en") == "met (provisional, as of 31 March 2016, two reports overdue)"


def test_the_table_names_the_day_of_the_figures_and_the_reports() -> None:
    notes = cells(the_verdict(error_rate(), FIRST_QUARTER, AUTUMN))[-1]
    assert notes.endswith("stale: figures as of 31.03.2016, reports missing: 2016-Q2, 2016-Q3")


def test_json_carries_the_day_and_the_reports() -> None:
    old, current = (the_verdict(error_rate(), FIRST_QUARTER, on) for on in (AUTUMN, date(2016, 4, 20)))
    assert present(old)["stale"] == {"figures_as_of": "2016-03-31", "overdue": ["2016-Q2", "2016-Q3"]}
    assert present(current)["stale"] is None


def test_reports_without_a_sample_of_the_topic_are_said_to_be_here() -> None:
    told = Reported().deliver("2016-Q1", "2016-Q2").say(files("2016-03"))
    all_year = Reported().deliver("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4").say(files("2016-03"))
    waiting, over = (the_verdict(error_rate(), each, on) for each, on in ((told, AUTUMN), (all_year, date(2017, 2, 1))))
    assert sentences(over) == ["Die Berichte sind da, aber keiner enthält eine Stichprobe zu diesem Thema."]
    assert "2. Quartal" not in " ".join(sentences(waiting))
