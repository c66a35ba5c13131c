"""Every reason has its sentence in both languages; those of reports, rates and growth as people read them."""

from __future__ import annotations

from datetime import date

import pytest

from checker.cli.table import _path
from checker.domain.record import StatusRecord
from checker.domain.rule import Rule
from checker.wording.present import value_and_counts
from checker.wording.reasons import SENTENCES, because
from tests import build
from tests.build import Reported, backlog_report, deliverable, handed_in, judge, organisation, rulebook

NBSP = "\N{NO-BREAK SPACE}"
IN_FORCE = {"day": date(2016, 5, 1), "origin": "plan", "why": "für den Test"}
STICHTAG = date(2016, 10, 15)


def sentences(rule: Rule, record: StatusRecord, on: date) -> list[str]:
    book = rulebook(rule, of=organisation(towns=build.TOWNS))
    verdict = judge(book, Reported().say(record), on)[f"{rule.id}/jobcenter/2016"]
    return [text.replace(NBSP, " ") for text in because(verdict)]


def test_both_languages_know_the_same_reasons() -> None:
    assert set(SENTENCES["de"]) == set(SENTENCES["en"])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            {"covers": ("stadt-haan",), "reference_date": STICHTAG},
            "Noch fehlende Meldungen: 2 von 3 (Stadt Hilden, Jobcenter).",
        ),
        (
            {"reference_date": date(2016, 10, 12)},
            "Die Meldung hat den Datenstand 12.10.2016; verlangt ist der Stichtag 15.10.2016.",
        ),
        ({}, "Die Meldung nennt keinen Datenstand; verlangt ist der Stichtag 15.10.2016."),
    ],
)
def test_why_a_report_by_town_does_not_count(given: dict[str, object], told: str) -> None:
    record = handed_in("backlog", date(2016, 10, 14), **given)
    assert sentences(backlog_report(), record, date(2016, 10, 14))[1:] == [told]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            {"effective_on": date(2016, 5, 2)},
            "Wirksam erst ab 02.05.2016; verlangt ist spätestens 01.05.2016.",
        ),
        ({}, "Die Meldung nennt nicht, ab wann es gilt; wirksam sein muss es bis 01.05.2016."),
    ],
)
def test_why_something_not_in_force_does_not_count(given: dict[str, object], told: str) -> None:
    record = handed_in("agreed", date(2016, 4, 28), **given)
    assert sentences(deliverable(effective_by=IN_FORCE), record, date(2016, 4, 28))[1:] == [told]


def test_what_a_report_does_not_say_is_named_in_words() -> None:
    rule = deliverable()
    rule = rule.model_copy(
        update={"measure": rule.measure.model_copy(update={"requires": ("data_month", "data_status")})}
    )
    record = handed_in("agreed", date(2016, 4, 28))
    assert sentences(rule, record, date(2016, 4, 28))[1:] == [
        "In der Meldung fehlt: der Datenstand, ob die Daten vorläufig oder endgültig sind."
    ]


@pytest.mark.parametrize(
    ("rounding", "bound", "figures", "told"),
    [
        ("none", "10.0", (193, 1936), "Nur gerundet wäre der Zielwert erreicht (genau: 9,969 %)."),
        (
            "half_up_1",
            "20.5",
            (5793, 28316),
            "Verglichen wird wie veröffentlicht, gerundet auf eine Stelle; genau: 20,458 %.",
        ),
    ],
)
def test_a_verdict_that_hangs_on_rounding_says_so(
    rounding: str, bound: str, figures: tuple[int, int], told: str
) -> None:
    rule = build.integration_rate(value=bound, rounding=rounding)
    assert sentences(rule, build.integrations("2016-12", *figures), date(2017, 3, 31))[1:] == [told]


def test_a_change_is_shown_against_its_base() -> None:
    told = Reported().say(build.stock("2016-12", 17_500, 17_683))
    verdict = build.the_verdict(build.stock_growth(), told, date(2017, 3, 31))
    assert value_and_counts(verdict, "de") == f"-1,0{NBSP}% (17500 gegenüber 17683)"
    assert value_and_counts(verdict, "en") == "-1.0% (17500 against 17683)"


def test_without_the_base_the_sentence_names_it() -> None:
    record = build.stock("2016-12", 17_500, 0)
    assert sentences(build.stock_growth(), record, date(2017, 3, 31)) == [
        "Der Vergleichswert des Vorjahres fehlt; ohne ihn gibt es keine Veränderung zu beurteilen."
    ]


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (date(2016, 5, 2), "Liegt noch nicht vollständig vor; Zeit ist bis 02.05.2016, 24:00 Uhr."),
        (date(2016, 5, 3), "Liegt noch nicht vollständig vor; Zeit war bis 02.05.2016, 24:00 Uhr."),
    ],
)
def test_what_was_handed_in_without_its_proof_is_not_said_to_be_missing_altogether(on: date, told: str) -> None:
    record = handed_in("agreed", date(2016, 4, 28), ref=None)
    assert sentences(deliverable(), record, on) == [
        told,
        "Zum 28.04.2016 gemeldet, aber ohne Aktenzeichen; es fehlt der Nachweis.",
    ]


def test_a_figure_behind_its_path_is_never_shown_as_the_path() -> None:
    told = Reported().say(build.integrations("2016-01", 410, 26350, "1.6"))
    verdict = build.the_verdict(build.integration_rate(), told, date(2016, 5, 2))
    assert because(verdict)[0] == f"Stand 31.01.2016: 1,56{NBSP}%; auf dem Weg zum Ziel wären es 1,60{NBSP}%."
    assert because(verdict, "en")[0] == "As of 31 January 2016: 1.56%; on the way to the target it would be 1.60%."
    assert value_and_counts(verdict, "de") == f"1,56{NBSP}% (410 von 26350)"
    assert [note.split(" by ")[0] for note in _path(verdict, "de")] == [f"path 1,60{NBSP}%"]


def test_a_rate_judged_as_rounded_is_shown_as_rounded_beside_its_path() -> None:
    told = Reported().say(build.integrations("2016-01", 410, 26350, "1.6"))
    verdict = build.the_verdict(build.integration_rate(rounding="half_up_1"), told, date(2016, 5, 2))
    assert because(verdict)[0] == f"Auf dem Weg: bisher 1,6{NBSP}%, verlangt: mindestens 21,2{NBSP}%."
