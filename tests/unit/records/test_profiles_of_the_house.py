"""The house's own figures, lists and calendars: what their rows become, and what is refused or doubted."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from checker.domain.period import Period
from checker.domain.record import Agreement, Event, Headcount, Measurement, Meeting, Training
from checker.records import FileReading, ImportContext, account, disappeared, read_file, stored_in
from tests.unit.records.conftest import Read
from tests.unit.records.files import line_of

JANUARY_2017 = datetime(2017, 1, 31, 11, 0, tzinfo=UTC)
MONTHLY = "Kennzahl;Bereich;Aggregat;Zähler;Nenner;Ist;Vorjahr;VZÄ;Köpfe;Datenstatus"
QUARTERLY = "Kennzahl;Bereich;Aggregat;Zähler;Nenner;Ist;Bestand 31.12.2015;Köpfe;Eintrittsquartal;Datenstatus"
OFFICIAL = "Kennzahl;Bereich;Aggregat;Zähler;Nenner;Ist;Vorjahr;Vergleich;Vergleichsmonat;Gruppe;Datenstatus"
APPOINTMENTS = "Kennung;Anlass;Bereich;Monat;geplant;durchgeführt;Protokoll"
AGREEMENTS = "Kennung;Geschäftsstelle;vereinbart am;zu erledigen bis;verantwortlich;erledigt am;Nachweis"
MEETINGS = "Gremium;Sitzungstag;bestätigt;letzte Sitzung des Jahres"
MAY = ("Berichtsmonat: Mai 2016", "Datenstand: Mai 2016")
SECOND_QUARTER = ("Berichtsquartal: 2. Quartal 2016", "Datenstand: Juni 2016")


def table(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def monthly(read: Read, *rows: str) -> FileReading:
    return read("monatszahlen_2016-05.csv", table(*MAY, MONTHLY, *rows))


def quarterly(read: Read, *rows: str) -> FileReading:
    return read("quartalszahlen_2016-Q2.csv", table(*SECOND_QUARTER, QUARTERLY, *rows))


def only(reading: FileReading) -> object:
    assert (reading.problems, reading.quarantined) == ((), ())
    (candidate,) = reading.candidates
    return candidate.record


def refusal(reading: FileReading) -> str:
    (row,) = reading.quarantined
    return line_of(row.reason)


# --- Figures ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "scope"),
    [
        pytest.param("Jobcenter ME-aktiv", "jobcenter", id="the house"),
        pytest.param("GSt Ratingen", "ratingen", id="an office by its alias"),
        pytest.param("Ratingen", "ratingen", id="an office, not its town"),
        pytest.param("Stadt Ratingen", "stadt-ratingen", id="a town"),
        pytest.param("plus5", "plus5", id="a team, in small letters"),
        pytest.param("Markt & Integration Hilden", "mi-hilden", id="a team by its alias"),
        pytest.param("gAGS Hilden", "gags-hilden", id="a site"),
    ],
)
def test_a_row_may_speak_of_a_unit_of_any_level(read: Read, place: str, scope: str) -> None:
    found = only(monthly(read, f"Plus5, Integrationen;{place};Monatswert;x;x;27;x;x;x;endgültig"))
    assert isinstance(found, Measurement)
    assert (found.scope, found.metric, found.value) == (scope, "plus5-integrations", Decimal(27))


def test_a_misspelt_unit_keeps_out_its_row_and_no_other(read: Read) -> None:
    good = "Plus5, Integrationen;Plus5;Monatswert;x;x;27;x;x;x;endgültig"
    reading = monthly(read, good, good.replace("Plus5;Monat", "Plus 5;Monat"))
    assert len(reading.candidates) == 1
    assert "unknown unit 'Plus 5'; did you mean 'Plus5'?" in refusal(reading)


def test_a_figure_of_the_year_before_comes_beside_its_own(read: Read) -> None:
    found = only(monthly(read, "Arbeitslosenquote U25 in %;Jobcenter ME-aktiv;Monatswert;x;x;4,6;4,7;x;x;vorläufig"))
    assert isinstance(found, Measurement)
    assert (found.value, found.base, str(found.period)) == (Decimal("4.6"), Decimal("4.7"), "2016-05")


def test_clients_over_staff_are_a_figure_of_a_day(read: Read) -> None:
    found = only(monthly(read, "Plus5, betreute Kundschaft;Plus5;Stichtag;149;x;x;x;5,00;6;endgültig"))
    assert isinstance(found, Headcount)
    assert (found.clients, found.fte, found.persons) == (149, Decimal(5), 6)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param("Plus5, Integrationen;Plus5;kum.;x;x;27;x;x;x;endgültig",
                     "column 'Aggregat': this aggregation makes no sense", id="a year to date of a monthly figure"),
        pytest.param("Plus5, Integrationen;Plus5;Monatswert;x;x;-3;x;x;x;endgültig",
                     "'Ist' must not be negative", id="negative"),
        pytest.param("Plus5, Integrationen;Plus5;Monatswert;x;x;99999999999999999999;x;x;x;endgültig",
                     "larger than 64 bits", id="a giant"),
        pytest.param("Plus5, besetzte Plätze im gAGS;gAGS Hilden;Stichtag;x;x;x;x;x;0,5;endgültig",
                     "0.5 is no whole number", id="half a head"),
        pytest.param("Besetzte Stellen;Jobcenter ME-aktiv;Stichtag;x;x;x;x;-1,5;x;endgültig",
                     "must not be negative", id="negative posts"),
        pytest.param("Kommunale Leistungen in coSach gebucht;Jobcenter ME-aktiv;kum.;12;11;x;x;x;x;endgültig",
                     "exceeds", id="more than all"),
        pytest.param("Plus5, Integration;Plus5;Monatswert;x;x;27;x;x;x;endgültig",
                     "did you mean 'Plus5, Integrationen'?", id="a figure nobody knows"),
        pytest.param("Plus5, betreute Kundschaft;Plus5;Stichtag;27;x;x;x;.;*;endgültig",
                     "a staff figure needs", id="hidden and unknown cells give no figure beside a count"),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_refused_with_its_reason(read: Read, row: str, told: str) -> None:
    assert told in refusal(monthly(read, row))


def test_a_file_of_another_month_than_its_name_says_is_refused(read: Read) -> None:
    reading = read("monatszahlen_2016-06.csv", table(*MAY, MONTHLY, "Besetzte Stellen;Plus5;Stichtag;x;x;x;x;1;x;"))
    assert "the line says 2016-05, the file's name 2016-06" in line_of(reading.problems[0])


# --- Quarters, cohorts, official figures ----------------------------------------------------------------------


def test_a_quarters_figures_end_on_its_last_day(read: Read) -> None:
    point = "Offene Forderungen des Kreises in EUR;Jobcenter ME-aktiv;Stichtag;x;x;1.301.775,40;1.284.310,55;x;x;"
    year = "Kundschaft mit zwei Kontakten;Jobcenter ME-aktiv;kum.;12.410;24.205;x;x;x;x;endgültig"
    periods = {str(candidate.record.period) for candidate in quarterly(read, point, year).candidates}
    assert periods == {"2016-Q2", "2016-06-ytd"}


def test_a_cohort_is_of_the_quarter_in_which_it_entered(read: Read) -> None:
    row = "Joboffensive U25, integriert;Joboffensive U25;Stichtag;8;46;x;x;x;Q1/2016;endgültig"
    found = only(quarterly(read, row))
    assert isinstance(found, Measurement)
    assert (str(found.period), found.data_month, found.numerator) == ("2016-Q1", "2016-06", 8)


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        pytest.param("1. Quartal", "this text is no quarter (allowed: Q1/2016)", id="no year"),
        pytest.param("03/2016", "'03/2016' is no quarter", id="a month"),
        pytest.param("Q5/2016", "this text is no quarter", id="a fifth quarter"),
        pytest.param("Q1/1066", "the year 1066 cannot be meant", id="long ago"),
        pytest.param("x", "holds the mark for 'not applicable'; a value is needed", id="a mark"),
    ],
)
def test_a_cohort_of_no_quarter_is_refused(read: Read, entered: str, told: str) -> None:
    row = f"Joboffensive U25, integriert;Joboffensive U25;Stichtag;8;46;x;x;x;{entered};endgültig"
    said = refusal(quarterly(read, row))
    assert "column 'Eintrittsquartal'" in said
    assert told in said


def test_trained_newcomers_are_counted_over_the_half_year(read: Read) -> None:
    row = "Neue Kräfte, zu Beratungsträgern geschult;Jobcenter ME-aktiv;;9;10;x;x;x;x;endgültig"
    found = only(quarterly(read, row))
    assert isinstance(found, Training)
    assert (found.trained, found.newcomers, found.period) == (9, 10, Period.parse("2016-H1"))


def test_a_half_years_figure_does_not_belong_into_its_first_quarter(read: Read) -> None:
    row = "Neue Kräfte, zu Beratungsträgern geschult;Jobcenter ME-aktiv;;9;10;x;x;x;x;endgültig"
    heading = ("Berichtsquartal: 1. Quartal 2016", "Datenstand: März 2016")
    reading = read("quartalszahlen_2016-Q1.csv", table(*heading, QUARTERLY, row))
    assert "does not belong into a report about 2016-Q1" in refusal(reading)


def test_a_benchmark_names_its_month(read: Read) -> None:
    rows = "Kontaktdichte je Kunde;Jobcenter ME-aktiv;kum.;x;x;0,92;0,90;0,95;03/2016;x;endgültig"
    heading = ("Berichtsmonat: März 2016", "Datenstand: Juni 2016")
    found = only(read("amtliche-zahlen_2016-03.csv", table(*heading, OFFICIAL, rows)))
    assert isinstance(found, Measurement)
    assert (found.target, found.base, found.base_month) == (Decimal("0.95"), Decimal("0.9"), "2016-03")


# --- Appointments, agreements, meetings -------------------------------------------------------------------------


def appointments(context: ImportContext, *rows: str, stand: str = "31.05.2016") -> FileReading:
    lines = table("Termine 2016", f"Stand: {stand}", APPOINTMENTS, *rows)
    return read_file("termine_2016.csv", lines, context, recorded_at=JANUARY_2017)


def test_a_talk_is_of_its_month_and_a_visit_of_the_year(context: ImportContext) -> None:
    talk = "zg-05-1;Zielgespräch;GSt Hilden;05/2016;04.05.2016;04.05.2016;NS-1"
    visit = "hl;BTM Hospitation Leistung;GSt Hilden;-;KW 25;-;-"
    found = [candidate.record for candidate in appointments(context, talk, visit).candidates]
    assert all(isinstance(event, Event) for event in found)
    assert [(str(event.period), getattr(event, "status", "")) for event in found] == [
        ("2016-05", "held"),
        ("2016", "planned"),
    ]


def test_a_talk_without_its_month_is_refused(context: ImportContext) -> None:
    reading = appointments(context, "zg-05-1;Zielgespräch;GSt Hilden;-;04.05.2016;04.05.2016;NS-1")
    assert "column 'Monat' holds the mark for 'not applicable'" in refusal(reading)


def test_an_appointment_sent_again_on_another_day_is_the_same_one(context: ImportContext) -> None:
    first = appointments(context, "bl-1;BTM Dienstbesprechung Leistung;GSt Velbert;-;30.05.2016;-;-")
    moved = appointments(
        context, "bl-1;BTM Dienstbesprechung Leistung;GSt Velbert;-;29.09.2016;29.09.2016;NS-1", stand="30.09.2016"
    )
    assert first.candidates[0].key == moved.candidates[0].key


def test_an_appointment_that_is_on_the_list_no_more_is_withdrawn(context: ImportContext) -> None:
    kept, gone = "hl;BTM Hospitation Leistung;GSt Hilden;-;KW 25;-;-", "hi;BTM Hospitation M&I;GSt Velbert;-;KW 30;-;-"
    known = account(appointments(context, kept, gone), stored_in(()), recorded_at=JANUARY_2017, sequence=1).versions
    without = disappeared(appointments(context, kept), known, recorded_at=JANUARY_2017, sequence=2)
    assert [(version.key, version.record.record_status) for version in without] == [
        ("event:btm-shadowing-integration:hi:2016", "retracted")
    ]


def agreements(context: ImportContext, *rows: str) -> FileReading:
    lines = table("Vereinbarungen 2016", "Stand: 22.07.2016", AGREEMENTS, *rows)
    return read_file("vereinbarungen_2016.csv", lines, context, recorded_at=datetime(2016, 7, 22, 12, tzinfo=UTC))


def test_an_agreement_has_its_day_its_role_and_the_day_it_was_done(context: ImportContext) -> None:
    row = "v03-velbert;Velbert;14.03.2016;30.06.2016;Geschäftsstellenleitung;21.07.2016;NS-3"
    found = only(agreements(context, row))
    assert isinstance(found, Agreement)
    assert (found.due_on, found.done_on) == (date(2016, 6, 30), date(2016, 7, 21))
    assert (found.key, found.owner_role) == ("agreement:v03-velbert", "geschaeftsstellenleitung")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param("v1;Velbert;14.03.2016;01.03.2016;Teamleitung;-;-",
                     "'zu erledigen bis' (2016-03-01) lies before 'vereinbart am'", id="due before it was agreed"),
        pytest.param("v1;Velbert;14.03.2016;30.06.2016;Teamleitung;01.08.2016;-",
                     "column 'erledigt am': 01.08.2016 was still to come", id="done ahead"),
        pytest.param("v1;Velbert;14.03.2016;30.06.2016;Teamleitung;01.03.2016;-",
                     "'erledigt am' (2016-03-01) lies before 'vereinbart am' (2016-03-14)",
                     id="done before it was agreed"),
        pytest.param("v1;Velbert;14.03.2016;30.06.2026;Teamleitung;-;-", "outside the plan years", id="far ahead"),
        pytest.param("V 1;Velbert;14.03.2016;30.06.2016;Teamleitung;-;-",
                     "'Kennung' 'V 1' is no number of a request", id="no number"),
        pytest.param("v1;Velbert;14.03.2016;30.06.2016;Chefin;-;-",
                     "column 'verantwortlich': unknown word", id="no role"),
    ],
)  # fmt: skip
def test_an_agreement_that_makes_no_sense_is_refused(context: ImportContext, row: str, told: str) -> None:
    assert told in refusal(agreements(context, row))


def test_the_calendar_of_the_assembly_names_its_last_meeting(read: Read) -> None:
    rows = ("Trägerversammlung;22.09.2016;ja;nein", "Trägerversammlung;01.12.2016;nein;ja")
    reading = read("sitzungskalender_2016.csv", table("Sitzungskalender 2016", "Stand: 04.07.2016", MEETINGS, *rows))
    found = [candidate.record for candidate in reading.candidates]
    assert [(type(one), getattr(one, "is_confirmed", None), getattr(one, "is_last", None)) for one in found] == [
        (Meeting, True, False),
        (Meeting, False, True),
    ]


# --- What no rule counts -----------------------------------------------------------------------------------------


def test_a_figure_that_no_rule_counts_is_taken_and_the_sender_is_told(context: ImportContext) -> None:
    without = {**context.counted, "measurement": context.counted["measurement"] - {"plus5-integrations"}}
    fewer = ImportContext(context.senders, context.organisation, context.plan_years, {}, without)
    rows = ["Plus5, Integrationen;Plus5;Monatswert;x;x;27;x;x;x;endgültig"] * 2
    reading = read_file("monatszahlen_2016-05.csv", table(*MAY, MONTHLY, *rows), fewer, recorded_at=JANUARY_2017)
    assert len(reading.candidates) == 2
    (warning,) = map(line_of, reading.warnings)
    assert "no rule counts 'plus5-integrations' (row 4); it counts for nothing" in warning


def test_every_figure_of_the_shipped_profiles_is_counted_by_a_rule(context: ImportContext) -> None:
    given = {
        (spec.type, spec.set[name])
        for sender in context.senders
        for profile in sender.profiles
        for spec in profile.specs()
        for name in ("metric", "headcount", "training", "event_type")
        if name in spec.set
    }
    assert len(given) > 40
    assert {(kind, topic) for kind, topic in given if topic not in context.counted[kind]} == set()
