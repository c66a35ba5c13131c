"""Explanations as a supervisor reads them. What is expected was worked out by hand."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from scipy.stats import beta

from checker.domain.act import Act, ActKind
from checker.domain.assumption import Assumption
from checker.domain.clock import end_of_day
from checker.domain.measure_unit import EURO, MeasureUnit
from checker.domain.organisation import Organisation, Unit
from checker.domain.record import SUPPRESSED
from checker.domain.rule import Rule
from checker.evaluation.assessment import Assessment
from checker.evaluation.explain import arithmetic, counterfactuals, record_usage
from checker.evaluation.explain.arithmetic import GRID
from checker.evaluation.explain.explanation import Explanation, explain
from checker.evaluation.measures import is_of_topic, left_out
from checker.evaluation.sampling import reach
from checker.wording.explain import texts
from checker.wording.explain.as_json import document
from checker.wording.explain.privacy import hidden_cells
from checker.wording.explain.sections import Section, Teller, tell
from checker.wording.locales import Locale
from checker.wording.mail_texts import place_in_plan
from tests.build import (
    CALENDAR,
    OFFICES,
    Reported,
    against_a_base,
    all_booked,
    amount,
    asks,
    booked,
    budget,
    caseload,
    deliverable,
    dialogue,
    dialogues_to_hold,
    error_rate,
    fair,
    files,
    handed_in,
    integration_rate,
    integrations,
    measured,
    meets,
    month_of_flow,
    monthly_flow,
    newcomers_trained,
    only_told,
    organisation,
    quarter_cohort,
    report_to_the_assembly,
    review,
    reviews,
    rulebook,
    share_of,
    sick,
    sickness,
    team,
    the_verdict,
    trained,
    when_asked,
    with_units,
)

QUARTERS = ("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4")
AFTER_THE_YEAR = date(2017, 2, 1)
IN_JULY = date(2016, 7, 4)
LATER = datetime(2016, 8, 1, 6, 0, tzinfo=UTC)


def explained(rule: Rule, reported: Reported, on: date, scope: str = "jobcenter", **given: Any) -> Explanation:
    calendar = given.pop("calendar", CALENDAR)
    book = rulebook(rule, *given.pop("beside", ()), of=given.pop("of", None), calendar=calendar)
    known_at = given.pop("known_at", end_of_day(on))
    key = given.pop("key", f"{rule.id}/{scope}/{given.pop('period', '2016')}")
    acts = [act for act in given.pop("acts", ()) if act.recorded_at <= known_at]
    known = reported.records.recorded_by(known_at)
    later = tuple(version for version in reported.records.versions if version not in known.versions)
    assessment = Assessment.of(book, book.calendar, book.organisation, known, acts, on, known_at)
    found = explain(assessment, key, later, **given)
    assert found is not None, f"{key} is not owed"
    return found


def plain(text: str) -> str:
    return " ".join(text.split())


def section(explanation: Explanation, name: str, locale: Locale = "de") -> Section:
    return next(one for one in tell(explanation, locale).sections if one.name == name)


def lines(explanation: Explanation, name: str, locale: Locale = "de") -> list[str]:
    return [plain(line) for line in section(explanation, name, locale).lines]


def why(explanation: Explanation) -> dict[str, str]:
    """What became of each record, by the row it stood in."""
    return {str(fate.version.origin.row): fate.why for fate in explanation.records}


def year_of_reviews(faulty: int, reviewed: int = 300) -> Reported:
    """Spread over four offices so that no count is small."""
    reported = Reported().deliver(*QUARTERS)
    for place, office in enumerate(("hilden", "langenfeld", "mettmann")):
        part = faulty // 3 + (faulty % 3 if place == 0 else 0)
        reported.say(review(f"2016-0{place + 1}", reviewed // 3, part, scope=office))
    return reported


# --- a rate at its bound ----------------------------------------------------------------------------------


def test_a_rate_at_its_bound_shows_both_products_and_what_would_change_it() -> None:
    exactly = explained(error_rate(), year_of_reviews(30), AFTER_THE_YEAR)
    assert lines(exactly, "steps") == [
        "Zusammengezählt aus 3 Meldungen: 30 (fehlerhaft) und 300 (geprüft).",
        "30 geteilt durch 300 sind 10,0 %.",
        "Ohne Rundung verglichen: 30 × 100 = 3.000; 10 × 300 = 3.000. Verlangt ist 3.000 < 3.000: nein.",
        "Aussagekraft der Stichprobe: Bei 30 von 300 liegt der wahre Anteil mit 95 % Sicherheit (einseitig, "
        "Clopper-Pearson) mindestens bei 7,29 %; der Zielwert liegt bei 10,0 %. Einstufung: "
        "statistisch nicht gesichert.",
    ]
    assert lines(exactly, "changes") == [
        "Bei höchstens 29 (fehlerhaft) von 300 – 9,7 % – wäre das Urteil „erreicht“.",
    ]


def test_one_case_fewer_tells_the_flip_from_the_other_side() -> None:
    below = explained(error_rate(), year_of_reviews(29), AFTER_THE_YEAR)
    assert lines(below, "changes") == ["Ab 30 (fehlerhaft) von 300 – 10,0 % – wäre das Urteil „Ziel nicht erreicht“."]


def test_a_bound_with_decimals_is_compared_in_whole_numbers() -> None:
    given = explained(error_rate(value="20.5"), year_of_reviews(61), AFTER_THE_YEAR)
    assert "61 × 1.000 = 61.000; 205 × 300 = 61.500. Verlangt ist 61.000 < 61.500: ja." in lines(given, "steps")[2]


def test_the_flip_is_what_the_engine_would_decide() -> None:
    """Both sides of the figure told, judged as if it had been reported."""
    flip = next(one for one in explained(error_rate(), year_of_reviews(30), AFTER_THE_YEAR).changes)
    part = flip.facts["part"]
    assert isinstance(part, int)
    states = [str(the_verdict(error_rate(), year_of_reviews(n), AFTER_THE_YEAR).state) for n in (part, part + 1)]
    assert states == [flip.facts["state"], "breached"] == ["met", "breached"]


@pytest.mark.parametrize(("part", "whole"), [(0, 30), (5, 59), (29, 300), (30, 300), (99, 991), (300, 300)])
def test_the_limits_are_those_of_clopper_and_pearson(part: int, whole: int) -> None:
    upper = 1.0 if part == whole else float(beta.ppf(0.95, part + 1, whole - part))
    lower = 0.0 if part == 0 else float(beta.ppf(0.05, part, whole - part + 1))
    found = reach(part, whole, below=True, grid=GRID), reach(part, whole, below=False, grid=GRID)
    assert 0 <= float(found[0]) - upper < 1e-4 + 1e-9
    assert 0 <= lower - float(found[1]) < 1e-4 + 1e-9


def test_a_rounded_rate_tells_both_numbers() -> None:
    reported = (
        Reported()
        .say(sick("2016-12", days_sick="110400", days_target="1000000"))
        .deliver("2016-12", profile="kennzahlen")
    )
    given = explained(sickness(), reported, AFTER_THE_YEAR)
    assert "Verglichen wird gerundet, wie veröffentlicht: 11,040 % werden 11,0 %." in lines(given, "steps")
    assert "Verlangt ist 11,0 % ≤ 11,0 %: ja." in lines(given, "steps")


def test_nothing_is_more_than_all() -> None:
    reported = Reported().say(booked("2016-01", 10, 10)).deliver(*QUARTERS)
    given = explained(all_booked(), reported, AFTER_THE_YEAR)
    assert lines(given, "changes") == [
        "Bei höchstens 9 (Zähler) von 10 – 90,0 % – wäre das Urteil „Ziel nicht erreicht“."
    ]


def test_a_figure_is_counted_until_the_end_of_the_year_and_asked_of_nobody_before() -> None:
    given = explained(error_rate(), Reported(), IN_JULY)
    assert lines(given, "due") == [
        "Gezählt wird bis Samstag, 31.12.2016.",
        "Ein Zeitraum endet an seinem letzten Tag, auch wenn der frei ist; nichts verschiebt sich.",
        "Die Zahlen werden bis 13.01.2017 erwartet.",
    ]


def test_what_is_handed_in_is_asked_for_before_a_day_off() -> None:
    given = explained(deliverable(nominal=date(2016, 12, 31)), Reported(), IN_JULY)
    assert lines(given, "due")[0].endswith("bitte bis Freitag, 30.12.2016.")


# --- pace -------------------------------------------------------------------------------------------------


def test_a_pace_tells_path_forecast_and_need_a_week() -> None:
    reported = Reported().say(files("2016-03", 60)).deliver("2016-Q1")
    given = explained(reviews(), reported, date(2016, 4, 20))
    # 20.04. to 31.12.2016: 177 working days in NRW; 240 are missing.
    assert lines(given, "steps") == [
        "Gemeldet: 60 Prüfungen.",
        "Verlangt ist 60 Prüfungen ≥ 300 Prüfungen: nein.",
        "Der Weg in gleichen Monaten: 3 von 12 Monaten sind am 31.03.2016 vorbei, von 300 Prüfungen werden bis dahin "
        "75 Prüfungen erwartet.",
        "Am Weg gemessen: 60 Prüfungen; erwartet: 75 Prüfungen.",
        "Hochgerechnet entlang des Weges: 60 Prüfungen × 300 Prüfungen / 75 Prüfungen = 240 Prüfungen am Ende des "
        "Zeitraums.",
        "Es fehlen 240 Prüfungen; bei 177 übrigen Arbeitstagen sind das 7 Prüfungen in der Woche.",
    ]
    assert lines(given, "changes")[0] == "Ab 75 Prüfungen wäre das Urteil „offen“."


def test_the_senders_own_target_is_named_as_the_path() -> None:
    reported = Reported().say(integrations("2016-03", 500, 10_000, "5.5")).deliver("2016-03", profile="kennzahlen")
    given = explained(integration_rate(), reported, IN_JULY)
    assert "Als Weg gilt der Sollwert, den der Absender für den 31.03.2016 nennt: 5,5 %." in lines(given, "steps")


def test_reports_are_listed_with_the_day_by_which_each_is_due() -> None:
    reported = Reported().say(files("2016-03", 60)).deliver("2016-Q1")
    table = section(explained(reviews(), reported, date(2016, 7, 20)), "reports").table
    assert table is not None
    assert table.rows == (
        ("1. Quartal 2016", "14.04.2016", "liegt vor"),
        ("2. Quartal 2016", "14.07.2016", "fehlt, überfällig"),
        ("3. Quartal 2016", "17.10.2016", "noch nicht fällig"),
        ("4. Quartal 2016", "13.01.2017", "noch nicht fällig"),
    )


# --- a date moved by a holiday ----------------------------------------------------------------------------


def test_a_date_moved_by_a_holiday_names_it() -> None:
    given = explained(deliverable(), Reported(), date(2016, 4, 20))
    assert lines(given, "due") == [
        "Laut Plan Samstag, 30.04.2016, spätestens Montag, 02.05.2016, bitte bis Freitag, 29.04.2016.",
        "Der Tag laut Plan ist kein Arbeitstag: Samstag, 30.04.2016 ist Wochenende; Sonntag, 01.05.2016 ist Tag der "
        "Arbeit. Deshalb gilt der nächste Arbeitstag, 02.05.2016.",
    ]
    # Wednesday 20.04. to Monday 02.05.: nine open days.
    assert lines(given, "changes")[0].startswith(
        "Ein vollständiger Nachweis bis 02.05.2016, 24:00 Uhr (bitte bis 29.04"
    )
    assert "übrige Arbeitstage: 9" in lines(given, "changes")[0]


def test_a_holiday_in_the_week_is_told_in_english_too() -> None:
    given = explained(deliverable(nominal=date(2016, 5, 26)), Reported(), date(2016, 4, 20))
    assert "Thursday, 26 May 2016 is Fronleichnam" in lines(given, "due", "en")[1]


def test_a_closure_that_moves_a_date_says_that_it_does() -> None:
    shifts = replace(CALENDAR, shifting={date(2016, 5, 6): "Brückentag"})
    given = explained(deliverable(nominal=date(2016, 5, 6)), Reported(), date(2016, 4, 20), calendar=shifts)
    closed = "Freitag, 06.05.2016 ist das Haus geschlossen (Brückentag; der Tag verschiebt Fristen)"
    assert closed in lines(given, "due")[1]
    assert "Deshalb gilt der nächste Arbeitstag, 09.05.2016." in lines(given, "due")[1]
    assert "(Brückentag; the day shifts due days)" in lines(given, "due", "en")[1]


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ("fixed", "Der Tag ist fest und verschiebt sich nicht, auch wenn er frei ist."),
        (
            "previous_working_day",
            "Der Tag laut Plan ist kein Arbeitstag. Deshalb gilt der Arbeitstag davor, 29.04.2016.",
        ),
    ],
)
def test_every_due_policy_says_what_it_does(policy: str, told: str) -> None:
    assert told in lines(explained(deliverable(policy=policy), Reported(), date(2016, 4, 20)), "due")


def test_an_extension_is_told_beside_the_plans_own_days() -> None:
    act = Act(
        ActKind.EXTEND, "agreed/jobcenter/2016", "gf", date(2016, 5, 13), "bewilligt", end_of_day(date(2016, 4, 1))
    )
    given = explained(deliverable(), Reported(), date(2016, 5, 4), acts=(act,))
    assert "Verlängert wurde die Frist vom 02.05.2016 bis 13.05.2016." in lines(given, "due")


# --- which records counted --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("de", "Plan 2016 (Entwurf), Abschnitt 4.2. Oberziel: Ein Ziel."),
        ("en", "Plan 2016 (draft), Abschnitt 4.2. Goal: Ein Ziel."),
    ],
)
def test_a_plan_without_numbered_lines_is_cited_by_its_section_alone(locale: Locale, said: str) -> None:
    rule = error_rate(source={"row": "Abschnitt 4.2"})
    told = explained(rule, Reported(), date(2016, 4, 5))
    plan = next(section for section in tell(told, locale).sections if section.name == "plan")
    assert plan.lines[0] == said
    assert place_in_plan("row_of_the_year", told.verdict, locale, year=2016) == "Plan 2016, Abschnitt 4.2"
    assert place_in_plan("plan_row", told.verdict, locale) == "Plan Abschnitt 4.2"
    assert place_in_plan("waiting_row", told.verdict, locale) == "Plan, Abschnitt 4.2"


def test_a_correction_replaces_the_older_version_and_names_the_newer_row() -> None:
    reported = Reported().say(review("2016-01", 100, 10), review("2016-01", 100, 20)).deliver("2016-Q1")
    given = explained(error_rate(), reported, IN_JULY)
    assert why(given) == {"1": "superseded", "2": "counted"}
    table = section(given, "left_out").table
    assert table is not None
    assert table.rows[0][0] == "ersetzt durch neuere Fassung (datei.csv, Zeile 2)"


def test_what_was_learned_later_is_not_known_yet_and_counts_as_of_then() -> None:
    reported = Reported().say(review("2016-01", 100, 10)).deliver("2016-Q1")
    reported.say(review("2016-01", 100, 20), at=LATER)
    as_it_was = explained(error_rate(), reported, IN_JULY, known_at=end_of_day(IN_JULY))
    as_it_is = explained(error_rate(), reported, IN_JULY, known_at=end_of_day(date(2016, 9, 1)))
    # The report has the sequence between them.
    assert why(as_it_was) == {"1": "counted", "3": "not_known_yet"}
    assert why(as_it_is) == {"1": "superseded", "3": "counted"}
    assert (as_it_was.verdict.numerator, as_it_is.verdict.numerator) == (10, 20)


def test_a_retracted_record_is_told_as_retracted_and_only_once() -> None:
    kept = review("2016-01", 100, 10)
    reported = Reported().say(kept, review("2016-02", 50, 5)).deliver("2016-Q1")
    reported.say(kept.model_copy(update={"record_status": "retracted"}))
    assert why(explained(error_rate(), reported, IN_JULY)) == {"1": "retracted", "2": "counted"}


COHORT = {"period": "2016-Q1"}


def merged() -> Organisation:
    units = (
        Unit(id="hilden", name="Hilden"),
        Unit(id="haan", name="Haan", valid_to=date(2016, 5, 31), merges_into="hilden"),
    )
    return with_units(organisation(offices=()), offices=units)


@pytest.mark.parametrize(
    ("rule", "records", "given", "expected"),
    [
        (error_rate(), [review("2015-12", 100, 10)], {}, "outside_period"),
        (error_rate(), [review("2016-07", 100, 10)], {}, "still_to_come"),
        (error_rate(), [review(selection="risk", reviewed=100, faulty=10)], {}, "other_selection"),
        (reviews(), [files(stratum="existing")], {}, "other_stratum"),
        (sickness(), [sick("2016-03", "11.4", aggregation="month")], {}, "other_aggregation"),
        (sickness(), [sick("2016-03", "11.4", scope="hilden")], {}, "part_of_the_house"),
        (sickness(), [sick("2016-06", "10.0"), sick("2016-03", "11.4")], {}, "older_figure"),
        (monthly_flow(), [month_of_flow("2016-03", 50), month_of_flow("2016-03", 20, scope="hilden")], {},
         "told_by_the_house"),
        (monthly_flow(), [month_of_flow("2016-03", None)], {}, "no_figure_in_it"),
        (deliverable(), [handed_in("agreed", date(2016, 8, 1))], {}, "handed_in_later"),
        (deliverable(), [handed_in("agreed", date(2016, 5, 2)).model_copy(update={"submitted_on": None})], {},
         "not_handed_in"),
        (deliverable(), [handed_in("agreed", date(2016, 5, 2), ref=None)], {}, "incomplete"),
        (deliverable(), [handed_in("agreed", date(2016, 5, 2), scope="hilden")], {}, "part_of_the_house"),
        (dialogues_to_hold(), [dialogue("velbert", held=date(2016, 5, 2))], {"scope": "hilden"}, "other_unit"),
        (dialogues_to_hold(), [dialogue("hilden", held=date(2016, 8, 2), status="held")], {"scope": "hilden"},
         "outside_window"),
        (fair(), [dialogue("jobcenter", held=date(2016, 2, 2))], {}, "outside_window"),
        (quarter_cohort(), [share_of("cohort", "2016-Q1", 30, 100, data_month="2016-04")],
         {"period": "2016-Q1", "on": date(2016, 12, 1)}, "cohort_not_mature"),
        (report_to_the_assembly(), [meets(date(2016, 12, 14)), meets(date(2016, 9, 14))], {}, "other_meeting"),
    ],
)  # fmt: skip
def test_each_reason_for_which_a_record_does_not_count(
    rule: Rule, records: list[Any], given: Mapping[str, Any], expected: str
) -> None:
    reported = Reported().say(*records)
    options = {"on": IN_JULY, **given}
    found = explained(rule, reported, options.pop("on"), **options)
    kept = [fate.why for fate in found.records if not fate.counts]
    assert kept == [expected]
    told = section(found, "left_out")
    if expected in (*record_usage.OF_OTHER_UNITS, record_usage.OF_OTHER_PERIODS):
        assert (told.table, len(told.notes)) == (None, 1), "one line for all that other units told"
        return
    assert told.table is not None, "what did not count is listed"
    assert "{" not in told.table.rows[0][0]


def test_other_units_are_one_line_and_what_was_replaced_of_the_own_one_is_listed() -> None:
    offices = ("ratingen", "velbert")
    reported = Reported().say(*(dialogue(office, held=date(2016, day, 2)) for office in offices for day in (3, 4, 5)))
    planned = dialogue("hilden", planned="2016-04-05")
    reported.say(planned).say(planned.model_copy(update={"held_on": date(2016, 4, 5), "status": "held"}))
    moved = dialogue("velbert", planned="2016-06-07")
    reported.say(moved).say(moved.model_copy(update={"status": "cancelled"}))
    told = section(explained(dialogues_to_hold(), reported, IN_JULY, scope="hilden"), "left_out")
    assert told.table is not None
    assert [row[:2] for row in told.table.rows] == [
        ("ersetzt durch neuere Fassung (datei.csv, Zeile 8)", "Hilden, 2016")
    ]
    assert told.notes == ("Nicht aufgeführt sind Meldungen anderer Einheiten: Ratingen (3), Velbert (5).",)


def test_what_a_submission_lacks_is_told() -> None:
    given = explained(deliverable(), Reported().say(handed_in("agreed", date(2016, 5, 2), ref=None)), IN_JULY)
    table = section(given, "left_out").table
    assert table is not None
    assert table.rows[0][0] == (
        "unvollständig: Zum 02.05.2016 gemeldet, aber ohne Aktenzeichen; es fehlt der Nachweis."
    )


def test_a_merged_offices_dialogues_are_credited_or_not_as_the_house_decided() -> None:
    reported = Reported().say(dialogue("haan", held=date(2016, 4, 5)))
    credited = explained(dialogues_to_hold(), reported, IN_JULY, scope="hilden", of=merged())
    assert why(credited) == {"1": "counted_for_successor"}
    policy = merged().merge_policy.model_copy(update={"credit_predecessor_events": False})
    without = merged().model_copy(update={"merge_policy": policy})
    refused = explained(dialogues_to_hold(), reported, IN_JULY, scope="hilden", of=without)
    assert why(refused) == {"1": "predecessor_not_credited"}


def test_what_was_asked_for_is_among_the_records_and_opens_the_obligation() -> None:
    reported = Reported().say(asks("v17", date(2016, 3, 1)))
    given = explained(when_asked(), reported, date(2016, 3, 2), key="asked/hilden/2016-v17")
    assert why(given) == {"1": "counted"}
    assert "Entstanden ist die Verpflichtung durch die Anfrage v17 vom 01.03.2016." in lines(given, "due")


def test_what_another_verdict_opened_names_that_verdict() -> None:
    misses = {"rule": "sickness", "view": "month", "misses": True, "opens": {"scope": "jobcenter"}}
    book = rulebook(sickness(), when_asked(when=({"record": "request"}, misses), owner="leitung"))
    own = sick("2016-03", "11.4", aggregation="month", period="2016-03")
    told = Reported().say(own, at=end_of_day(date(2016, 4, 14)))
    on = date(2016, 4, 20)
    key = "asked/jobcenter/2016-sickness-2016-03"
    given = explain(Assessment.of(book, book.calendar, book.organisation, told.records, (), on, end_of_day(on)), key)
    assert given is not None
    opened = (
        "Entstanden ist die Verpflichtung, weil „Regel“ im März 2016 den Zielwert verfehlt hat, "
        "bekannt seit 14.04.2016 (sickness/jobcenter/2016-03)."
    )
    assert opened in lines(given, "due")


def test_other_topics_are_counted_not_listed() -> None:
    reported = Reported().say(review("2016-01", 100, 10), files("2016-01", 50), files("2016-02", 50)).deliver("2016-Q1")
    reported.say(review("2016-01", 9, 1, topic="unterhalt"))
    given = explained(error_rate(), reported, IN_JULY, beside=(reviews(),))
    assert why(given) == {"1": "counted"}
    notes = section(given, "left_out").notes
    told = (
        "Nicht aufgeführt sind Meldungen derselben Art, die anderswo zählen: Regel (2), von keiner Regel gezählt (1)."
    )
    assert notes == (told,), "by the short title of the rule that counts them, never by the name of a metric"


def test_at_most_twenty_records_are_listed_and_the_rest_is_counted() -> None:
    months = [f"2016-{month:02}" for month in range(1, 7)]
    many = [
        files(month, 10, scope=office) for month in months for office in ("hilden", "mettmann", "velbert", "ratingen")
    ]
    table = section(explained(reviews(), Reported().say(*many).deliver("2016-Q1"), IN_JULY), "counted").table
    assert table is not None
    assert (len(table.rows), table.more) == (20, "… und 4 weitere")


def test_what_counts_is_what_the_verdict_names() -> None:
    reported = Reported().say(review("2016-01", 100, 10), review("2016-02", 100, 20, scope="velbert"))
    reported.say(review("2016-03", 9, 9, selection="complaint")).deliver("2016-Q1")
    given = explained(error_rate(), reported, IN_JULY)
    assert sorted(fate.version.key for fate in given.records if fate.counts) == list(given.verdict.records)


def test_a_record_is_passed_over_by_the_same_test_that_chooses_it() -> None:
    """The two questions to the shelf agree for every record: is it found, and why is it not?"""
    from checker.domain.period import Period
    from checker.evaluation.measures import RecordIndex

    year = Period.parse("2016")
    rules = [error_rate(), reviews(), sickness(), budget(), deliverable(), dialogues_to_hold()]
    records = [
        review(), review("2015-12"), review("2016-09"), review(selection="risk"), files(), files(stratum="existing"),
        sick("2016-03", "11"), sick("2016-03", "11", aggregation="month"), handed_in("agreed", date(2016, 8, 1)),
        handed_in("agreed", date(2016, 5, 1)), dialogue("hilden", held=date(2016, 5, 2)),
    ]  # fmt: skip
    versions = Reported().say(*records).records.versions
    shelf = RecordIndex(versions)
    for rule in rules:
        found = {version.sequence for some in shelf.find(rule, year, IN_JULY).values() for version in some}
        passed = {
            version.sequence
            for version in versions
            if is_of_topic(rule, version.record) and left_out(rule, version.record, year, IN_JULY) is None
        }
        assert found == passed, rule.id


# --- engine, assumptions, decisions -----------------------------------------------------------------------


def test_the_compiled_rule_is_told_in_words_with_what_stood_there_and_literally() -> None:
    given = explained(error_rate(), year_of_reviews(30), AFTER_THE_YEAR)
    told = lines(given, "fired")
    assert told[0] == "Regel der Maschine: error-rate#final_missed."
    assert "Stichtag > letzter Tag des Zeitraums (hier: 01.02.2017 > 31.12.2016)" in told
    assert "noch nicht eingegangene Berichte = 0 (hier: 0)" in told
    assert '{"$gt": {"on": {"$m": "end"}}}' in told[-1]
    assert any("final_holds" in line for line in told), "what was tried before is named"


def test_assumptions_say_what_and_why() -> None:
    rule = reviews()
    assert "Wartezeit auf die Zahlen: 10 Arbeitstage nach dem Ende – für den Test" in lines(
        explained(rule, Reported(), IN_JULY), "assumptions"
    )


@pytest.mark.parametrize(
    ("path", "said", "told"),
    [
        ("due", {"nominal": "2016-12-31", "policy": "fixed"}, "Fälligkeit: 31.12.2016 – darum"),
        ("due", {"after_request": 10}, "Fälligkeit: 10 Arbeitstage nach dem Anlass – darum"),
        (
            "due",
            {"meeting": {"body": "versammlung", "warn_from": "2016-10-01", "fallback": "2016-12-31"}},
            "Fälligkeit: vermisst ab 01.10.2016, spätestens 31.12.2016 – darum",
        ),
        ("tolerance", {"operator": "<=", "value": "10", "unit": "percent"}, "zugelassen: höchstens 10 % – darum"),
        ("band", {"least": "45", "most": "55"}, "Spanne: 45 bis 55 – darum"),
        ("effective_by", {"day": "2016-09-01"}, "wirksam bis: 01.09.2016 – darum"),
        ("period", {"kind": "cohort", "matures_after_months": 6}, "je Eintrittsquartal, reif nach 6 Monaten – darum"),
        ("scope", {"judge": "office"}, "scope – darum"),
    ],
)
def test_what_is_assumed_is_told_as_people_write_it(path: str, said: Mapping[str, Any], told: str) -> None:
    teller = Teller(explained(error_rate(), Reported(), IN_JULY), "de")
    assert plain(teller.assumption(Assumption(path, said, "darum"))).endswith(told)


def test_decisions_name_their_record() -> None:
    given = explained(error_rate(decision=("D1", "D18")), Reported(), IN_JULY)
    assert lines(given, "decisions") == [
        "D1: „unter“ gilt wörtlich; genau 10 % hält es nicht ein. (ADR 0001)",
        "D18: Der Weg ist der monatliche Sollwert des Absenders, wo er einen nennt. (ADR 0001, ADR 0006)",
    ]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        pytest.param(sickness(), "„höchstens“ gilt wörtlich; genau 11 % hält es ein.", id="at most"),
        pytest.param(reviews(), "„mindestens“ gilt wörtlich; genau 300 Prüfungen hält es ein.", id="at least"),
        pytest.param(all_booked(), "Genau 100 % gilt wörtlich; was darunter bleibt, hält es nicht ein.", id="all"),
        pytest.param(
            against_a_base("comparative", ">", "previous_year"),
            "„über“ gilt wörtlich; genau der Vorjahreswert hält es nicht ein.",
            id="more than a figure that is not known",
        ),
        pytest.param(
            caseload(),
            "Genau 50 Kunden je VZÄ ist verlangt; eingehalten ist es innerhalb der Spanne, ihre Enden eingeschlossen.",
            id="a range",
        ),
    ],
)
def test_the_first_decision_is_told_of_the_rules_own_operator(rule: Rule, told: str) -> None:
    given = explained(rule.model_copy(update={"decision": ("D1",)}), Reported(), IN_JULY)
    assert lines(given, "decisions") == [f"D1: {told} (ADR 0001)"]


@pytest.mark.parametrize("unit", [EURO, MeasureUnit("francs", "money", decimals=2)], ids=str)
def test_of_any_money_the_amount_is_the_target_and_not_the_rate(unit: MeasureUnit) -> None:
    rule = budget(decision=("D9",))
    assert rule.target is not None
    target = rule.target.model_copy(update={"unit": unit})
    given = explained(rule.model_copy(update={"target": target}), Reported(), IN_JULY)
    assert lines(given, "decisions") == ["D9: Hier gilt der Betrag; die Quote daneben folgt ihm. (ADR 0001)"]


def test_every_record_of_a_decision_that_is_named_exists() -> None:
    folder = Path(__file__).parents[3] / "docs" / "decisions"
    named = {texts.FIRST_RECORD, *(one for some in texts.RECORDS_OF.values() for one in some)}
    assert {one for one in named if not list(folder.glob(f"{one}-*.md"))} == set()


# --- by unit, by stratum; what is kept back ---------------------------------------------------------------

SHOWN = {"scope": {"judge": "organisation", "show": "office"}}


def test_offices_are_shown_without_a_verdict() -> None:
    given = explained(error_rate(**SHOWN), year_of_reviews(30), AFTER_THE_YEAR)
    table = section(given, "shown").table
    assert table is not None
    told = {row[0]: plain(row[1]) for row in table.rows}
    assert told["Hilden"] == "10,0 % (10 von 100)"
    assert told["Velbert"] == "keine Zahl gemeldet"


def test_strata_are_shown_and_never_called_an_extrapolation() -> None:
    reported = Reported().say(review("2016-01", 100, 10), review("2016-01", 100, 20, stratum="existing"))
    given = explained(error_rate(), reported.deliver("2016-Q1"), IN_JULY)
    found = section(given, "strata")
    assert found.table is not None
    assert [(row[0], plain(row[1])) for row in found.table.rows] == [
        ("Neufälle", "10,0 % (10 von 100)"),
        ("Bestandsfälle", "20,0 % (20 von 100)"),
    ]
    assert "keine Hochrechnung" in found.notes[0]


def test_a_small_cell_takes_another_with_it_so_that_the_sum_does_not_give_it_away() -> None:
    reported = Reported().deliver("2016-Q1").say(
        review("2016-01", 100, 1),
        review("2016-01", 100, 20, scope="langenfeld"),
        review("2016-01", 100, 8, scope="mettmann"),
        review("2016-01", 100, 0, scope="velbert"),
    )  # fmt: skip
    given = explained(error_rate(**SHOWN), reported, IN_JULY)
    table = section(given, "shown").table
    assert table is not None
    told = {row[0]: plain(row[1]) for row in table.rows}
    assert [told[name] for name in ("Hilden", "Langenfeld", "Mettmann", "Velbert")] == [
        "nicht gezeigt", "20,0 % (20 von 100)", "nicht gezeigt", "0,0 % (0 von 100)",
    ]  # fmt: skip
    # Records would give it away as well: no part of any of them is told.
    counted = section(given, "counted").table
    assert counted is not None
    assert {row[1] for row in counted.rows} == {"geprüft 100, fehlerhaft nicht gezeigt"}


@pytest.mark.parametrize(
    ("older", "told"),
    [
        pytest.param(review("2016-01", 100, 40), "geprüft 100, fehlerhaft 40", id="far from the newer one"),
        pytest.param(review("2016-01", 100, 12), "geprüft 100, fehlerhaft nicht gezeigt", id="two more"),
        pytest.param(review("2016-01", 100, 99), "geprüft 100, fehlerhaft nicht gezeigt", id="all but one"),
    ],
)
def test_an_older_version_does_not_give_away_one_or_two(older: Any, told: str) -> None:
    reported = Reported().say(older, review("2016-01", 100, 10)).deliver("2016-Q1")
    given = explained(error_rate(), reported, IN_JULY)
    passed, counted = section(given, "left_out").table, section(given, "counted").table
    assert passed is not None
    assert counted is not None
    assert (passed.rows[0][2], counted.rows[0][1]) == (told, "geprüft 100, fehlerhaft 10")


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [
        ([(10, 100), (20, 100)], set()),
        ([(1, 100), (20, 100), (30, 100)], {0, 1}),
        ([(1, 100), (1, 100), (30, 100)], {0, 1, 2}),
        ([(99, 100), (20, 100), (30, 100)], {0, 1}),
        ([(1, 100), (0, 100), None], {0}),
    ],
)
def test_which_cells_are_kept_back(cells: list[tuple[int, int] | None], hidden: set[int]) -> None:
    assert hidden_cells(cells) == hidden


@pytest.mark.parametrize("locale", ["de", "en"])
def test_a_verdict_on_one_or_two_people_tells_no_count_anywhere(locale: Locale) -> None:
    reported = Reported().say(review("2016-01", 317, 2), review("2016-02", 41, 0, scope="velbert")).deliver(*QUARTERS)
    given = explained(error_rate(**SHOWN), reported, AFTER_THE_YEAR)
    told = " ".join(
        [*(line for one in tell(given, locale).sections for line in (*one.lines, *one.notes)),
         *(cell for one in tell(given, locale).sections if one.table for row in one.table.rows for cell in row)]
    )  # fmt: skip
    assert re.findall(r"\b(?:317|358|2 von|2 of|35800|200)\b", told.replace(".", "")) == []
    as_json = document(given, locale)
    assert as_json["counts_hidden"] is True
    assert as_json["verdict"]["numerator"] is None
    assert "358" not in str(as_json)


def test_an_amount_of_two_people_is_told_in_no_step_and_no_product() -> None:
    reported = Reported().say(month_of_flow("2016-01", 2)).deliver("2016-01", profile="kennzahlen")
    given = explained(monthly_flow(), reported, date(2016, 2, 20))
    assert given.verdict.value == 2
    told = [*lines(given, "steps"), *lines(given, "verdict"), *lines(given, "fired"), *lines(given, "changes")]
    assert [line for line in told if re.search(r"\b(?:2|298|24|50) (?:Integration|<|≥)", line)] == []
    table = section(given, "counted").table
    assert table is not None
    assert "nicht gezeigt" in table.rows[0][1]


def test_figures_on_staff_below_the_house_come_with_the_year_and_from_the_floor_on() -> None:
    shown = {"scope": {"judge": "organisation", "show": "office"}}
    reported = Reported().deliver("2016-12", profile="kennzahlen").say(sick("2016-12", "10.5"))
    for office, persons in (("hilden", 12), ("velbert", 9)):
        reported.say(sick("2016-12", "12.5", scope=office, persons=persons))
    in_december = explained(sickness(**shown), reported, date(2016, 12, 31))
    after = explained(sickness(**shown), reported, AFTER_THE_YEAR)
    found = {one.name: one.why_not for one in in_december.shown}
    assert set(found.values()) == {"only_at_the_years_end"}
    found = {one.name: one.why_not for one in after.shown}
    assert (found["Hilden"], found["Velbert"], found["Mettmann"]) == ("", "staff_floor", "staff_unknown")
    # Nor do the records of the offices tell what the table keeps back.
    assert "12,5" not in str(section(after, "left_out"))
    assert "12.5" not in str(document(after)["records"])


def test_a_single_unit_of_few_staff_takes_another_with_it() -> None:
    shown = {"scope": {"judge": "organisation", "show": "office"}}
    reported = Reported().deliver("2016-12", profile="kennzahlen").say(sick("2016-12", "10.5"))
    for office in OFFICES:
        rate, persons = ("9.5" if office == "velbert" else "12.5"), (4 if office == "hilden" else 40)
        reported.say(sick("2016-12", rate, scope=office, persons=persons))
    table = section(explained(sickness(**shown), reported, AFTER_THE_YEAR), "shown").table
    assert table is not None
    shown_of = dict(table.rows)
    assert "weniger als 10" in shown_of["Hilden"]
    assert [name for name, text in shown_of.items() if text == "nicht gezeigt"] == ["Velbert"]


def test_of_two_newcomers_of_an_office_of_thirty_nothing_is_told() -> None:
    shown = {"scope": {"judge": "organisation", "show": "office"}}
    reported = Reported().say(trained("2016-H1", 40, 38), trained("2016-H1", 4, 3, scope="hilden"))
    reported.say(sick("2016-12", "8.1", scope="hilden", persons=30))
    given = explained(newcomers_trained(**shown), reported, AFTER_THE_YEAR, period="2016-H1")
    found = {one.name: (one.why_not, one.value) for one in given.shown}
    assert found["Hilden"] == ("staff_floor", None)


# --- other verdicts ---------------------------------------------------------------------------------------


def test_without_figures_only_figures_would_help() -> None:
    given = explained(error_rate(), Reported(), AFTER_THE_YEAR)
    assert lines(given, "changes")[0] == "Verwertbare Zahlen: Erst mit ihnen lässt sich urteilen."
    assert lines(given, "counted") == ["Keine."]


def test_a_hidden_cell_of_the_sender_stops_the_arithmetic() -> None:
    reported = Reported().say(review("2016-01", 100, SUPPRESSED)).deliver("2016-Q1")
    given = explained(error_rate(), reported, IN_JULY)
    assert given.steps == ()


def test_a_missing_report_is_what_would_decide() -> None:
    reported = Reported().say(review("2016-01", 100, 50)).deliver("2016-Q1", "2016-Q2", "2016-Q3")
    given = explained(error_rate(), reported, AFTER_THE_YEAR)
    assert lines(given, "changes")[0] == "Die fehlenden Berichte (1): Erst mit ihnen lässt sich urteilen."


def test_events_are_counted_and_the_days_left_are_told() -> None:
    reported = Reported().say(dialogue("hilden", held=date(2016, 4, 5)))
    given = explained(dialogues_to_hold(), reported, IN_JULY, scope="hilden")
    assert lines(given, "steps")[0].startswith("Geplant 0, durchgeführt 1, noch anstehend 0")
    assert lines(given, "changes")[0] == "Bis 31.12.2016 fehlt ein Termin; es bleiben 127 Arbeitstage."


def test_a_band_tells_both_ends() -> None:
    months = [f"2016-{month:02}" for month in range(1, 13)]
    reported = Reported().say(*(team(month, 300, "5.00", 6) for month in months))
    given = explained(caseload(), reported, AFTER_THE_YEAR)
    assert any("Eingehalten ist alles von 45" in line and line.endswith("nein.") for line in lines(given, "steps"))
    assert lines(given, "changes")[0].startswith("Bei höchstens 55")


def test_a_figure_in_hundredths_flips_by_a_hundredth_and_is_declined() -> None:
    """As many contacts as last year are no more: 1,86 against 1,81."""
    rule = against_a_base("comparative", ">", "previous_year", unit="contacts_per_client")
    reported = Reported().say(measured("figure", "2016-Q2", "1.86", base="1.81"))
    told = lines(explained(rule, reported, IN_JULY), "changes")[0]
    assert told == "Bei höchstens 1,81 Kontakten je Kunde wäre das Urteil „gefährdet“."


def test_nothing_owed_explains_nothing() -> None:
    book = rulebook(error_rate())
    known = end_of_day(IN_JULY)
    assessment = Assessment.of(book, book.calendar, book.organisation, Reported().records, (), IN_JULY, known)
    assert explain(assessment, "error-rate/mars/2016") is None


# --- the words --------------------------------------------------------------------------------------------

TABLES: dict[str, Any] = {
    name: table
    for name, table in vars(texts).items()
    # What is no text by code (endings of German words) has nothing to compare.
    if isinstance(table, dict) and isinstance(table.get("de"), (dict, str))
}


@pytest.mark.parametrize("name", TABLES)
def test_both_languages_say_the_same_with_the_same_facts(name: str) -> None:
    german, english = TABLES[name]["de"], TABLES[name]["en"]
    if isinstance(german, str):
        german, english = {"": german}, {"": english}
    assert german.keys() == english.keys()

    def holes(text: str) -> set[str]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field}

    assert {code: holes(german[code]) ^ holes(english[code]) for code in german} == {code: set() for code in german}


@pytest.mark.parametrize(
    ("module", "texts"),
    [
        (arithmetic, texts.STEPS),
        (counterfactuals, texts.CHANGES),
        (record_usage, texts.FATES),
    ],
)
def test_every_code_has_its_words(module: Any, texts: Mapping[Locale, Mapping[str, str]]) -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'(?:Reason\(\s*|RecordUsage\(\w+, |return )"([a-z_]+)"', source)) - {"retraction"}
    assert codes, "the codes are found"
    known = {re.sub(r"_(?:up|down)$", "", code) for code in texts["de"]}
    assert codes - known == set()


def test_the_same_codes_make_both_languages() -> None:
    given = explained(error_rate(), year_of_reviews(30), AFTER_THE_YEAR)
    german, english = document(given, "de"), document(given, "en")
    for part in ("arithmetic", "changes"):
        assert [one["code"] for one in german[part]] == [one["code"] for one in english[part]]
        assert [one["text"] for one in german[part]] != [one["text"] for one in english[part]]
    assert Fraction(german["arithmetic"][2]["facts"]["left"]) == 3000


# --- what time alone brings -------------------------------------------------------------------------------


def test_without_a_report_the_verdict_stays_and_its_figures_grow_old_until_the_year_is_over() -> None:
    reported = Reported().say(review("2016-01", 100, 5)).deliver("2016-Q1")
    told = lines(explained(error_rate(), reported, date(2016, 4, 20)), "changes")
    assert "Ohne neue Meldung sind die Zahlen ab 15.07.2016 veraltet; das Urteil bleibt." in told
    assert "Ohne neue Meldung lautet das Urteil ab 01.01.2017 „nicht bewertbar“." in told


def test_the_day_of_the_next_look_is_not_told_where_nothing_changes_on_it() -> None:
    given = explained(dialogues_to_hold(), Reported(), IN_JULY, scope="hilden")
    (told,) = [line for line in lines(given, "changes") if line.startswith("Ohne neue Meldung")]
    assert told == "Ohne neue Meldung lautet das Urteil ab 30.12.2016 „Ziel nicht erreicht“.", "one working day for two"


def test_a_date_turns_the_day_after_its_last_one() -> None:
    told = lines(explained(deliverable(), Reported(), date(2016, 4, 20)), "changes")
    assert "Ohne neue Meldung lautet das Urteil ab 03.05.2016 „Frist überschritten“." in told


@pytest.mark.parametrize(
    ("rule", "reported", "on"),
    [
        pytest.param(error_rate(), Reported().say(review("2016-01", 100, 5)).deliver("2016-Q1"), IN_JULY, id="a rate"),
        pytest.param(deliverable(), Reported(), date(2016, 4, 20), id="a date"),
        pytest.param(reviews(), Reported().say(files("2016-03", 60)).deliver("2016-Q1"), IN_JULY, id="a count"),
    ],
)
def test_what_is_foretold_comes_true_if_nothing_is_reported(rule: Rule, reported: Reported, on: date) -> None:
    foretold = next(one for one in explained(rule, reported, on).changes if one.code == "will_change")
    day = foretold.facts["next"]
    assert isinstance(day, date)
    before, then = (explained(rule, reported, each).verdict.state for each in (day - timedelta(days=1), day))
    assert (then, before == then) == (foretold.facts["state"], False)


def test_of_a_day_whose_future_is_known_nothing_is_foretold() -> None:
    told = lines(explained(deliverable(), Reported(), date(2016, 4, 20), known_at=LATER), "changes")
    assert not any("Ohne neue Meldung" in line for line in told)


def test_a_floor_that_is_reached_for_good_is_not_awaited() -> None:
    reported = Reported().say(files("2016-03", 300, data_status="final")).deliver(*QUARTERS)
    assert "endgültig wird erst danach" not in " ".join(lines(explained(reviews(), reported, IN_JULY), "changes"))


# --- units, titles, shares --------------------------------------------------------------------------------


def test_an_amount_is_told_with_its_unit_and_cents() -> None:
    given = explained(budget(), Reported().say(amount("2016-03", "24519874.3", target="24550000")), IN_JULY)
    figures = next(row[1] for row in section(given, "counted").table.rows)  # type: ignore[union-attr]
    assert plain(figures) == "Wert 24.519.874,30 €, Soll 24.550.000,00 €"


def test_of_a_share_more_than_all_is_not_foretold() -> None:
    path = {"kind": "linear_months", "origin": "assumption", "why": "für den Test"}
    rule = integration_rate(value="60", path=path)
    reported = Reported().say(integrations("2016-03", 50, 100))
    given = explained(rule, reported, date(2016, 7, 4))
    assert given.verdict.pace is not None
    assert given.verdict.pace.forecast is None
    assert not any("Hochgerechnet" in line for line in lines(given, "steps"))


def test_a_meeting_ahead_is_planned_and_one_that_is_over_was_held() -> None:
    reported = Reported().say(meets(date(2016, 9, 14)), meets(date(2016, 6, 14)))
    given = explained(report_to_the_assembly(), reported, IN_JULY)
    told = [cell for name in ("counted", "left_out") for row in section(given, name).table.rows for cell in row]  # type: ignore[union-attr]
    assert "Sitzung geplant für 14.09.2016" in told
    assert "Sitzung vom 14.06.2016" in told
    assert not any("durchgeführt" in cell for cell in told)


def test_other_periods_are_one_line() -> None:
    held = (dialogue("hilden", held=date(2015, month, 2), period="2015") for month in (3, 4))
    reported = Reported().say(*held)
    told = section(explained(dialogues_to_hold(), reported, IN_JULY, scope="hilden"), "left_out")
    assert (told.table, told.notes) == (None, ("Nicht aufgeführt sind Meldungen zu anderen Zeiträumen: 2.",))


def test_a_premise_asks_for_nothing_and_an_event_for_its_month() -> None:
    premise = only_told("premise", "4820000", unit="euro")
    taken = [plain(line) for line in section(explained(premise, Reported(), IN_JULY, period="2016-Q1"), "plan").lines]
    assert taken[-1] == "Der Plan nimmt an und verlangt nichts: 4.820.000,00 €."
    assert lines(explained(fair(), Reported(), IN_JULY), "plan")[-1] == "Verlangt: durchgeführt im Januar 2016."
