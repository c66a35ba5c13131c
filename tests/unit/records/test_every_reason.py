"""Every reason comes from a file that gives rise to it, and the German receipt of that file says the true cause."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.problem import Location
from checker.domain.profile import Dates, Numbers, SenderFile
from checker.domain.record import RecordVersion, content
from checker.domain.record_problem import ProblemCode, RecordProblem, as_content, of_content
from checker.records import FileReading, ImportContext, account, foreign_reader, read_file, stored_in
from checker.records.csv_file import reason_of
from checker.records.earlier_arrival import EarlierArrival, as_it_came
from checker.records.lexical import Lexicon, Unreadable
from checker.records.overtaken import overtaken_rows
from checker.records.reading import MOST_LINES
from checker.records.withdrawn import refused_as_withdrawn
from checker.usecases.importing.read_files import official_doubts, read_result
from checker.usecases.importing.receipts import imported
from checker.wording.record_problems import problem_text
from tests import prepared_workbooks
from tests.build import with_units
from tests.other_kinds import ARCHIVES, OTHER_KINDS
from tests.unit.records import test_json_tables as json_tables
from tests.unit.records import test_shared_files as shared_files
from tests.unit.records.conftest import Read
from tests.unit.records.files import DIALOGUES, EXAMPLES, HEADER, ON_JULY_4, REVIEWS, reviews, row, workbook
from tests.unit.records.shapes import COSTS, CSV, read_by, sender
from tests.unit.records.test_profile import changed, two_profiles
from tests.unit.records.test_profiles_of_the_house import (
    AGREEMENTS,
    APPOINTMENTS,
    MAY,
    MONTHLY,
    QUARTERLY,
    SECOND_QUARTER,
    table,
)
from tests.unit.records.test_rows_of_data import frozen
from tests.unit.records.test_without_effect import AGREED, ASKED, LATER, PLANNED

Code = ProblemCode
(DELIVERABLE,) = json.loads((EXAMPLES / "deliverable.json").read_bytes())
EVENT = {"type": "event", "event_type": "interface-dialogue", "scope": "hilden", "period": "2016", "status": "planned"}
FIGURE = {
    "type": "measurement",
    "metric": "kdu-cost",
    "scope": "jobcenter",
    "period": "2016-05",
    "aggregation": "month",
}
MONTHLY_FILE, QUARTER_FILE, DAYS_FILE = "monatszahlen_2016-05.csv", "quartalszahlen_2016-Q2.csv", "termine_2016.csv"


def listed(*records: object) -> tuple[str, bytes]:
    """A file of single facts."""
    return "einzeln.json", json.dumps(records).encode()


MEETING = {"type": "meeting", "scope": "jobcenter", "period": "2016", "body": "stadtrat", "held_on": "2016-12-01"}


def fact(record: dict[str, Any], **change: object) -> tuple[str, bytes]:
    return listed({"schema": "status-record/1", "reported_at": "2017-02-01T08:00:00+02:00", **record, **change})


def beyond_any_decimal() -> tuple[str, bytes]:
    """A number that JSON writes and nothing computes with; as text it is no number at all."""
    name, data = fact(FIGURE, value="@")
    return name, data.replace(b'"@"', b"1e99999999999999999999")


def review(**cells: str) -> tuple[str, bytes]:
    return REVIEWS, reviews(row(**cells))


def monthly(line: str, *, heading: tuple[str, str] = MAY) -> tuple[str, bytes]:
    return MONTHLY_FILE, table(*heading, MONTHLY, line)


def quarterly(line: str) -> tuple[str, bytes]:
    return QUARTER_FILE, table(*SECOND_QUARTER, QUARTERLY, line)


def agreement(line: str) -> tuple[str, bytes]:
    return "vereinbarungen_2016.csv", table("Vereinbarungen 2016", "Stand: 04.07.2016", AGREEMENTS, line)


def appointment(line: str, stand: str = "04.07.2016") -> tuple[str, bytes]:
    return DAYS_FILE, table("Termine 2016", f"Stand: {stand}", APPOINTMENTS, line)


def dialogues(*cells: object, change: Callable[[Workbook], None] = lambda _: None) -> tuple[str, bytes]:
    return DIALOGUES, workbook([list(cells)], change)


def formula(book: Workbook) -> None:
    book.worksheets[0]["B5"] = "=TODAY()"


def error(book: Workbook) -> None:
    book.worksheets[0]["C5"].value = "#DIV/0!"
    book.worksheets[0]["C5"].data_type = "e"


def comment(book: Workbook) -> None:
    book.worksheets[0]["A5"].comment = Comment("Herr Muster fehlt", "")


def another_sheet(title: str) -> Callable[[Workbook], None]:
    return lambda book: (book.create_sheet(title), None)[1]


def deep(depth: int) -> list[object]:
    found: list[object] = []
    for _ in range(depth):
        found = [found]
    return [found]


# Reason -> a file that gives rise to it, and what its sender reads. In brackets: what stood in the file.
BROKEN: dict[ProblemCode, tuple[tuple[str, bytes], str]] = {
    Code.NO_PROFILE_OF_THIS_NAME: (("fachaufsicht.csv", b"x"), "für Dateien dieses Namens ist kein Importprofil"),
    Code.FILE_EMPTY: ((REVIEWS, b" \r\n"), "die Datei ist leer"),
    Code.FILE_OF_ANOTHER_KIND: (
        (REVIEWS, OTHER_KINDS["ein PDF"][1]),
        "das ist ein PDF, daraus wird keine Zahl gelesen; bitte die Tabelle senden, aus der es gemacht ist; vereinbart "
        "ist CSV in Windows-1252",
    ),
    Code.ZIP_CONTAINER: (
        (REVIEWS, ARCHIVES["ein ZIP-Archiv"]),
        "das ist ein gepacktes Archiv; bitte die Datei darin auspacken und einzeln senden",
    ),
    Code.NO_TEXT_FILE: ((REVIEWS, bytes(range(256))), "keine Textdatei; vereinbart ist CSV in Windows-1252"),
    Code.PACKING_TORN: ((f"{REVIEWS}.gz", gzip.compress(reviews(row()))[:-9]), "die gepackte Datei (.gz) ist unvollst"),
    Code.UTF16_NOT_AGREED: (
        (REVIEWS, reviews(row(), encoding="utf-16")),
        "der Zeichensatz ist UTF-16 (in Excel „Unicode-Text“), vereinbart ist Windows-1252; bitte so speichern",
    ),
    Code.UTF8_NOT_AGREED: (
        (REVIEWS, reviews(row(), encoding="utf-8-sig")),
        "der Zeichensatz ist UTF-8, vereinbart ist Windows-1252",
    ),
    Code.BYTE_OF_ANOTHER_ENCODING: (
        (MONTHLY_FILE, "Kennzahl;März".encode("cp1252")),
        "Zeile 1 der Datei, Spalte 11: hier steht ein Zeichen, das es im vereinbarten Zeichensatz UTF-8 nicht gibt",
    ),
    Code.QUOTE_NOT_CLOSED: (review(remark='"offen'), "Zeile 5 der Datei: ein Anführungszeichen wird hier geöffnet"),
    Code.TEXT_AFTER_QUOTE: (review(remark='"zu" spät'), "hier beginnt ein Feld in Anführungszeichen"),
    Code.SEPARATOR_NOT_AGREED: (
        (REVIEWS, reviews(row()).replace(b";", b",")),
        "die Felder sind durch Komma (,) getrennt, vereinbart ist Semikolon (;)",
    ),
    Code.ROW_TOO_LONG: ((REVIEWS, b";" * 2_000), "eine Zeile ist viel zu lang (gelesen werden höchstens 2.000 Felder)"),
    Code.CELL_TOO_LONG: (review(remark="x" * 140_000), "ein Feld hat mehr als 131.072 Zeichen"),
    Code.OLD_OR_LOCKED_WORKBOOK: ((DIALOGUES, b"\xd0\xcf\x11\xe0..."), "ein altes Format oder ein Kennwort"),
    Code.NO_WORKBOOK: ((DIALOGUES, workbook([])[:-200]), "keine Arbeitsmappe des vereinbarten Formats"),
    Code.UNSCREENED_PART: (
        (DIALOGUES, prepared_workbooks.SEALED["a data model"].build()),
        "die Arbeitsmappe hat ein Datenmodell (Power Pivot); was darin steht, ist nicht auf Sozialdaten zu prüfen",
    ),
    Code.SHEET_NOT_AGREED: (
        dialogues("Hilden", "KW 4", change=another_sheet("Mehr")),
        "Blatt „Mehr“: dieses Blatt ist nicht vereinbart",
    ),
    Code.NOT_ONE_SHEET: (
        dialogues("Hilden", "KW 4", change=another_sheet("Dialoge 2015")),
        "Blätter, die auf „Dialoge {year}“ passen: 2; nötig ist genau eines",
    ),
    Code.NO_JSON: (("einzeln.json", b"[1,"), "Zeile 1 der Datei, Spalte 4: das ist kein lesbares JSON"),
    Code.JSON_CONSTANT: (("einzeln.json", b'[{"value": NaN}]'), "hier steht „NaN“ oder „Infinity“"),
    Code.JSON_TOO_LARGE: (("einzeln.json", b"[" + b"9" * 5000 + b"]"), "eine Zahl oder eine Verschachtelung"),
    Code.NO_LIST: (("einzeln.json", b"{}"), "keine Liste; vereinbart ist eine Liste von status-record/1"),
    Code.LIST_EMPTY: (("einzeln.json", b"[]"), "die Liste ist leer"),
    Code.KEY_TWICE: (("einzeln.json", b'[{"a": 1, "a": 2}]'), "eine Meldung nennt eine Angabe zweimal"),
    Code.NESTED_TOO_DEEPLY: (listed(deep(30)), "Meldung 1: ist zu tief verschachtelt"),
    Code.NO_OBJECT: (listed(7), "keine Meldung mit benannten Angaben"),
    Code.SCHEMA_UNKNOWN: (listed({"schema": "status-record/2"}), "„schema“ fehlt oder ist unbekannt"),
    Code.TYPE_UNKNOWN: (fact({"type": "agreemnt"}), "„type“ fehlt oder ist unbekannt"),
    Code.KEY_UNKNOWN: (fact(AGREED, ownr_role="gf"), "eine Angabe ist nicht vereinbart"),
    Code.UNIT_OTHER_THAN_SCOPE: (
        fact(EVENT, planned_on="2016-05-10", unit="velbert"),
        "„unit“ nennt eine andere Einheit als „scope“; eine Veranstaltung hat nur eine",
    ),
    Code.AUTHORITY_BY_PROFILE: (fact(AGREED, authority="official"), "ob eine Zahl amtlich ist, sagt das Importprofil"),
    Code.NO_DUE_DATE: (
        listed(DELIVERABLE | {"period": "2016-04-29"}),
        "der genannte Tag ist kein Fristtag von „investigation-criteria-agreed“",
    ),
    Code.VALUE_OF_ANOTHER_KIND: (fact(AGREED, due_on="morgen"), "„due_on“ ist kein lesbares Datum"),
    Code.NO_HEADER: ((REVIEWS, reviews(header="a;b")), "keine Zeile enthält die vereinbarten Spaltentitel"),
    Code.HEADER_ONLY: ((REVIEWS, reviews()), "unter der Kopfzeile steht keine Zeile"),
    Code.COLUMN_MISSING: (
        (REVIEWS, reviews(row(), header=HEADER.replace("Bemerkung", ""))),
        "die Spalte „Bemerkung“ fehlt",
    ),
    Code.COLUMN_TWICE: (
        (REVIEWS, reviews(f"{row()};", header=f"{HEADER};geprüft")),
        "die Spalte „geprüft“ kommt zweimal vor",
    ),
    Code.COLUMN_UNKNOWN: (
        (REVIEWS, reviews(row(), header=HEADER.replace("fehlerhaft", "fehlrhaft"))),
        "Zeile 4 der Datei, Spalte 8: diese Spalte ist nicht vereinbart",
    ),
    Code.LINE_MISSING: (
        (REVIEWS, reviews(row(), stand="Stand unbekannt")),
        "über der Kopfzeile fehlt eine Zeile der Form „Stand: {date}“",
    ),
    Code.LINE_WITHOUT_PERIOD: (
        monthly("x", heading=("Berichtsmonat: Brumaire 2016", "Datenstand: Mai 2016")),
        "die Zeile der Form „Berichtsmonat: {month_name} {year}“ nennt keinen Zeitraum",
    ),
    Code.PERIODS_DIFFER: (
        ("fachaufsicht_2016-Q2.csv", reviews(row())),
        "die Zeile nennt 1. Quartal 2016, der Dateiname 2. Quartal 2016",
    ),
    Code.ROW_WIDTH: ((REVIEWS, reviews("1;Hilden;01/2016")), "die Zeile hat 3 Felder, die Kopfzeile 11"),
    Code.CELL_WITHOUT_TITLE: (
        (REVIEWS, reviews(f"{row()};übrig", header=f"{HEADER};")),
        "hier steht etwas in einer Spalte ohne Titel",
    ),
    Code.ROW_NUMBER_TWICE: (
        (REVIEWS, reviews(row(1), row(1, month="02/2016"))),
        "die laufende Nummer 1 kommt zweimal vor",
    ),
    Code.SAME_KEY_TWICE: (
        listed(*({"schema": "status-record/1", **FIGURE, "value": value} for value in ("1.5", "2.5"))),
        "für dasselbe stehen hier verschiedene Angaben: Zeilen 1, 2; keine davon ist übernommen",
    ),
    Code.KEPT_OUT_WITH_ITS_FILE: (
        (REVIEWS, reviews(row(1), row(2, faulty="14"))),
        "mit der Datei zurückgehalten, wegen Zeile 2",
    ),
    Code.ROW_OF_ANOTHER_REPORT: (
        (
            "quartalszahlen_2016-Q1.csv",
            table(
                "Berichtsquartal: 1. Quartal 2016",
                "Datenstand: März 2016",
                QUARTERLY,
                "Neue Kräfte, zu Beratungsträgern geschult;Jobcenter ME-aktiv;;9;10;x;x;x;x;endgültig",
            ),
        ),
        "eine Zeile dieser Art gehört nicht in einen Bericht für 1. Quartal 2016",
    ),
    Code.CELL_EMPTY: (review(office=""), "die Angabe „Geschäftsstelle“ fehlt"),
    Code.MARK_WHERE_NEEDED: (
        quarterly("Joboffensive U25, integriert;Joboffensive U25;Stichtag;8;46;x;x;x;x;endgültig"),
        "in „Eintrittsquartal“ steht das Zeichen für „trifft nicht zu“; hier wird ein Wert gebraucht",
    ),
    Code.FORMULA_NOT_CALCULATED: (
        dialogues("Hilden", change=formula),
        "Spalte „geplant“: die Formel ist nicht berechnet; die Arbeitsmappe öffnen, rechnen lassen und speichern",
    ),
    Code.ERROR_CELL: (
        dialogues("Hilden", date(2016, 3, 15), change=error),
        "Spalte „durchgeführt“: die Zelle enthält einen Fehlerwert",
    ),
    Code.NO_NUMBER: (review(reviewed="zwölf"), "Spalte „geprüft“: ist keine lesbare Zahl (zulässig: 1012, 1.012"),
    Code.NO_WHOLE_NUMBER: (review(reviewed="12,5"), "Spalte „geprüft“: ist keine ganze Zahl"),
    Code.NUMBER_NOT_FINITE: (beyond_any_decimal(), "Angabe „value“: ist keine endliche Zahl"),
    Code.NUMBER_TOO_LARGE: (review(reviewed="9" * 20), "die Zahl ist zu groß"),
    Code.NUMBER_TOO_FINE: (fact(FIGURE, value="0." + "3" * 19), "die Zahl hat mehr als 18 Nachkommastellen"),
    Code.FIGURE_BEYOND_RULE: (
        fact(FIGURE, period="2016-03-ytd", aggregation="ytd", value="24519874.35999999999"),
        "hat mehr Stellen, als sich für die Regel „kdu-budget“ genau vergleichen lassen; bitte runden",
    ),
    Code.TEXT_UNSTORABLE: (fact(DELIVERABLE, note="\ud83d"), "nicht zu speichern ist (U+D83D)"),
    Code.TEXT_TOO_LONG: (
        dialogues("Hilden", date(2016, 3, 15), date(2016, 3, 15), "50." * 50),
        "Spalte „Protokoll“: der Text ist zu lang (höchstens 120 Zeichen)",
    ),
    Code.NO_DAY: (review(entered="gestern"), "Spalte „Erfasst am“: ist kein lesbares Datum (zulässig: 15.03.2016)"),
    Code.NUMBER_FOR_DAY: (dialogues("Hilden", 42444), "hier steht eine Zahl, wo ein Datum hingehört"),
    Code.WEEK_FOR_DAY: (
        dialogues("Hilden", date(2016, 3, 15), "KW 12"),
        "Spalte „durchgeführt“: hier gehört ein Tag hin, keine Kalenderwoche",
    ),
    Code.NO_SUCH_DAY: (review(entered="30.02.2016"), "diesen Tag gibt es nicht"),
    Code.YEAR_OF_TWO_DIGITS: (review(entered="4.2.16"), "das Jahr muss vierstellig sein"),
    Code.NO_SUCH_WEEK: (dialogues("Hilden", "KW 54"), "diese Kalenderwoche gibt es 2016 nicht"),
    Code.NO_MONTH: (review(month="Jänner"), "Spalte „Monat“: ist kein lesbarer Monat (zulässig: 03/2016, Mrz 16)"),
    Code.NO_SUCH_MONTH: (review(month="13/2016"), "diesen Monat gibt es nicht"),
    Code.NO_QUARTER: (
        quarterly("Joboffensive U25, integriert;Joboffensive U25;Stichtag;8;46;x;x;x;03/2016;endgültig"),
        "ist kein lesbares Quartal (zulässig: Q1/2016)",
    ),
    Code.YEAR_IMPLAUSIBLE: (review(entered="01.01.1066"), "dieses Jahr kann nicht gemeint sein (zulässig: 1990 bis"),
    Code.WORD_UNKNOWN: (
        review(selection="Zufal"),
        "dieses Wort ist in der Spalte nicht vereinbart (zulässig: Zufall, Anlass, Beschwerde); gemeint ist vielleicht "
        "„Zufall“",
    ),
    Code.AGGREGATION_UNFIT: (
        monthly("Plus5, Integrationen;Plus5;kum.;x;x;27;x;x;x;endgültig"),
        "dieses Aggregat passt nicht zu einer Zeile dieser Art (zulässig: Monatswert)",
    ),
    Code.UNIT_UNKNOWN: (
        review(office="Hildn"),
        "Spalte „Geschäftsstelle“: diese Geschäftsstelle ist nicht bekannt (zulässig:",
    ),
    Code.VALUE_FOR_UNIT: (dialogues(42444, "KW 4"), "hier gehört der Name einer Organisationseinheit hin"),
    Code.FIELD_MISSING: (review(faulty=""), "„fehlerhaft“ fehlt"),
    Code.FIELD_NEGATIVE: (review(reviewed="-73"), "„geprüft“ darf nicht negativ sein"),
    Code.FIELD_TOO_SMALL: (fact(ASKED, due_in_working_days=0), "„due_in_working_days“ muss mindestens 1 sein"),
    Code.FIELD_TOO_LARGE: (fact(ASKED, due_in_working_days=261), "„due_in_working_days“ darf höchstens 260 sein"),
    Code.FIELD_TOO_LONG: (fact(ASKED, request_id="b" * 41), "„request_id“ ist zu lang (höchstens 40 Zeichen)"),
    Code.PART_EXCEEDS_WHOLE: (review(faulty="14"), "„fehlerhaft“ ist größer als „geprüft“"),
    Code.SHARE_EXCEEDS_WHOLE: (
        monthly("Kommunale Leistungen in coSach gebucht;Jobcenter ME-aktiv;kum.;12;11;x;x;x;x;endgültig"),
        "„Zähler“ ist größer als „Nenner“; bei einem Anteil kann das nicht sein",
    ),
    Code.FAULTY_OF_WHOLE_FILES: (review(topic="Akte"), "„fehlerhaft“ muss leer sein, wo ganze Akten gezählt werden"),
    Code.MEASUREMENT_WITHOUT_FIGURE: (
        monthly("Kommunale Leistungen in coSach gebucht;Jobcenter ME-aktiv;kum.;.;11;x;x;x;x;endgültig"),
        "die Zahl fehlt: nötig ist „value“, oder „Zähler“ und „Nenner“",
    ),
    Code.STAFF_WITHOUT_FIGURE: (
        monthly("Plus5, betreute Kundschaft;Plus5;Stichtag;27;x;x;x;.;*;endgültig"),
        "die Personalzahl fehlt: nötig ist",
    ),
    Code.PERIOD_OF_A_REQUEST: (fact(FIGURE, period="2016-v17", value=1), "der Zeitraum ist eine Anfrage"),
    Code.NO_REQUEST_NUMBER: (
        agreement("V 1;Velbert;14.03.2016;30.06.2016;Teamleitung;-;-"),
        "„Kennung“ ist keine lesbare Kennung (zum Beispiel v17 oder a-2016-03)",
    ),
    Code.DAYS_IN_WRONG_ORDER: (
        agreement("v1;Velbert;14.03.2016;30.06.2016;Teamleitung;01.03.2016;-"),
        "„erledigt am“ liegt vor „vereinbart am“",
    ),
    Code.EVENT_WITHOUT_DAY: (
        appointment("hl;BTM Hospitation Leistung;GSt Hilden;-;-;-;-"),
        "der Termin hat weder einen Tag in „geplant“ noch in „durchgeführt“",
    ),
    Code.EVENT_STATUS_UNFIT: (
        fact(EVENT, planned_on="2016-03-15", status="held"),
        "„held_on“ gehört genau dann dazu, wenn „status“ „durchgeführt“ ist",
    ),
    Code.OUTSIDE_PLAN_YEARS: (review(month="01/2011"), "Spalte „Monat“: liegt außerhalb der Planjahre"),
    Code.STILL_TO_COME: (
        dialogues("Hilden", date(2016, 3, 15), date(2016, 8, 1)),
        "Spalte „durchgeführt“: liegt nach dem Tag der Meldung (04.07.2016), also in der Zukunft",
    ),
    Code.STAND_AHEAD: (
        (REVIEWS, reviews(row(), stand="Stand: 06.07.2016")),
        "der Stand liegt nach dem Eingang (04.07.2016), also in der Zukunft",
    ),
    Code.PERSONAL_NAME_OF_FILE: (
        ("fachaufsicht_2016-Q1_12345BG0012345.csv", b"x"),
        "der Dateiname sieht nach der Nummer einer Bedarfsgemeinschaft aus",
    ),
    Code.PERSONAL_NAME_OF_SHEET: (
        dialogues("Hilden", "KW 4", change=another_sheet("Frau Muster")),
        "der Name eines Blattes sieht nach dem Namen einer Person aus",
    ),
    Code.PERSONAL_CELL: (
        review(remark="Rückfrage Frau Muster"),
        "Zeile 5 der Datei, Spalte 11: sieht nach dem Namen einer Person aus",
    ),
    Code.PERSONAL_COLUMN: (
        (REVIEWS, reviews(row(), header=HEADER.replace("Bemerkung", "Geburtsdatum"))),
        "„Geburtsdatum“ sieht nach dem Titel einer Spalte mit Geburtsdaten aus",
    ),
    Code.PERSONAL_COMMENT: (
        dialogues("Hilden", "KW 4", change=comment),
        "Kommentar 1 sieht nach dem Namen einer Person aus",
    ),
    Code.PERSONAL_FIELD: (
        (DIALOGUES, prepared_workbooks.REFUSED["a pivot cache in UTF-16"].build()),
        "bitte als Werte speichern (darin ist „Geburtsdatum“ der Titel einer Spalte mit Geburtsdaten)",
    ),
    Code.PERSONAL_PART: (
        (DIALOGUES, prepared_workbooks.REFUSED["a pivot cache with a list of cases"].build()),
        "der Pivot-Zwischenspeicher enthält Einzelfälle; bitte als Werte speichern (etwas darin sieht nach der Nummer "
        "einer Bedarfsgemeinschaft aus)",
    ),
    Code.PERSONAL_RECORD: (
        fact(AGREED, note="123D456789"),
        "Meldung 1 enthält etwas, das nach einer Kundennummer aussieht",
    ),
    Code.PERSONAL_KEY: (
        fact(AGREED, Kundennummer="x"),
        "Meldung 1: Die Angabe „Kundennummer“ sieht nach Kundennummern aus",
    ),
    Code.PERSONAL_MORE: (
        (REVIEWS, reviews(*(row(number, remark="Frau Muster") for number in range(1, 24)))),
        "weitere Stellen mit solchen Angaben: 3",
    ),
    Code.SUM_DIFFERS: (
        (REVIEWS, reviews(row(topic="Akte", faulty=""), "Summe;;;;;;13;;;;")),
        "die Summe in „geprüft“ stimmt nicht mit den Zeilen überein",
    ),
    Code.FILES_NOT_COUNTED: (review(), "Prüfthemen ohne eine Zeile, die die Akten zählt: Zeile 1"),
    Code.FILES_UNFIT: (
        (REVIEWS, reviews(row(1), row(2, topic="Akte", faulty="", reviewed="11"))),
        "die Zahl der Akten passt nicht zu den Prüfthemen: Zeile 2",
    ),
    Code.TARGET_OF_NO_RULE: (
        fact(PLANNED, target_id="annual-team-pln"),
        "keine Regel für solche Meldungen hat die Kennung in „target_id“",
    ),
    Code.TOPIC_OF_NO_RULE: (fact(MEETING), "keine Regel zählt, was in „body“ steht"),
    Code.OWED_BY_ANOTHER_LEVEL: (
        fact(PLANNED, scope="ratingen"),
        "„ratingen“ gehört zur Ebene Geschäftsstelle, geschuldet wird das auf der Ebene Team",
    ),
    Code.NO_PLAN_OF_THE_YEAR: (
        fact(ASKED, requested_on="2017-01-09"),
        "für 2017, das Jahr der Anfrage oder Vereinbarung, gibt es keinen Plan",
    ),
    Code.AGGREGATION_OF_NO_RULE: (
        fact(FIGURE, value="1"),
        "keine Regel zählt diese Zahl als Monatswert, nur als Wert des Jahres bis dahin; sie zählt für nichts",
    ),
    Code.PARTICIPANT_UNKNOWN: (
        fact(EVENT, planned_on="2016-05-10", participant_roles=["bmt"]),
        "eine der teilnehmenden Rollen gibt es nicht; der Termin zählt ohne sie",
    ),
    Code.PLACE_UNKNOWN: (
        fact(EVENT, planned_on="2016-05-10", place="stadt-metmann"),
        "den genannten Ort gibt es im Haus nicht; der Termin zählt als einer an einem anderen Ort",
    ),
    Code.OWNER_UNKNOWN: (
        fact(AGREED, owner_role="chef"),
        "die genannte Rolle gibt es nicht; es antwortet, wem die Regel gehört",
    ),
}  # fmt: skip


# What the shipped profiles and units cannot give rise to: a changed profile or unit, or a single cell.
Made = Callable[[ImportContext], FileReading]


def of_profile(profile: str, sent: tuple[str, bytes], /, **change: object) -> Made:
    """A file read with one profile changed."""
    return lambda context: read_file(
        *sent, changed(context, profile, lambda content: content.update(change)), recorded_at=ON_JULY_4
    )


def of_two_profiles(*lines: str) -> Made:
    def made(context: ImportContext) -> FileReading:
        (sender,) = (file for file in context.senders if file.sender.id == "fachaufsicht")
        content = sender.model_dump()
        content["profiles"] = tuple(two_profiles(content["profiles"][0], (lines[0], lines[1])))
        both = replace(context, senders=(SenderFile.model_validate(content),))
        return read_file(REVIEWS, reviews(row()), both, recorded_at=ON_JULY_4)

    return made


def of_shared(data: tuple[str, bytes], *profiles: dict[str, Any], of: str = "costs") -> Made:
    """What one of several profiles says of a file that feeds them all."""

    def made(context: ImportContext) -> FileReading:
        who = {"id": "amt", "title": "Amt", "role": "controlling"}
        ours = replace(context, senders=(SenderFile.model_validate(frozen({"sender": who, "profiles": profiles})),))
        return read_file(*data, ours, recorded_at=ON_JULY_4, of=("amt", of))

    return made


def of_profiles(sent: tuple[str, bytes], profile_id: str, *files: dict[str, object]) -> Made:
    """A file read with copies of one profile, each for other contents."""

    def made(context: ImportContext) -> FileReading:
        found = ((file, one) for file in context.senders for one in file.profiles if one.id == profile_id)
        (sender, profile) = next(found)
        said = profile.model_dump()
        named = zip(("first", "second"), files, strict=True)
        copies = tuple({**said, "id": name, "file": {**said["file"], **file}} for name, file in named)
        both = SenderFile.model_validate({**sender.model_dump(), "profiles": copies})
        return read_file(*sent, replace(context, senders=(both,)), recorded_at=ON_JULY_4)

    return made


def of_offices(file: tuple[str, bytes], **change: object) -> Made:
    """A file read with the office Heiligenhaus changed."""

    def made(context: ImportContext) -> FileReading:
        house = context.organisation
        offices = [
            unit.model_copy(update=change) if unit.id == "heiligenhaus" else unit for unit in house.units("office")
        ]
        edited = replace(context, organisation=with_units(house, offices=offices))
        return read_file(*file, edited, recorded_at=LATER)

    return made


def of_cell(read: Callable[[Lexicon], object]) -> Made:
    """One typed cell in place of a text; the file around it does not matter."""

    def made(context: ImportContext) -> FileReading:
        del context
        with pytest.raises(Unreadable) as unreadable:
            read(Lexicon(Numbers(decimal=","), Dates(months=("mm/yyyy",))))
        return FileReading(REVIEWS, "", problems=(unreadable.value.at(Location(REVIEWS, 5, 3)),))

    return made


def of_message(message: str) -> Made:
    return lambda _: FileReading(REVIEWS, "", problems=(RecordProblem(Location(REVIEWS, 1), *reason_of(message)),))


def uncounted(context: ImportContext) -> FileReading:
    without = {**context.counted, "measurement": context.counted["measurement"] - {"plus5-integrations"}}
    file = monthly("Plus5, Integrationen;Plus5;Monatswert;x;x;27;x;x;x;endgültig")
    return read_file(*file, replace(context, counted=without), recorded_at=LATER)


def withdrawn_file(context: ImportContext) -> FileReading:
    """A file that was taken, withdrawn, and comes once more."""
    name, data = REVIEWS, reviews(row())
    return refused_as_withdrawn(read_file(name, data, context, recorded_at=ON_JULY_4), date(2016, 7, 1), "fachaufsicht")


def two_official_figures(context: ImportContext) -> FileReading:
    """The second of two files about one month, with another figure of the same data month."""
    line = "Integrationsquote Asyl/Flucht;JFW;{};22;;2,5;;endgültig"
    header = "Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus"
    heading = ("Berichtsmonat:;März 2016", "Datenstand:;Juni 2016", header)
    first, second = (
        read_file("zielnachhaltung_2016-03.csv", table(*heading, line.format(part)), context, recorded_at=ON_JULY_4)
        for part in (20, 21)
    )
    known = account(first, stored_in(()), recorded_at=ON_JULY_4, sequence=1).versions
    accounted = account(second, stored_in(known), recorded_at=LATER, sequence=2)
    return replace(second, warnings=official_doubts(second, accounted, (*known, *accounted.versions)))


def figure(value: int, **change: object) -> tuple[str, bytes]:
    """The costs of May, without a Stand unless it is said."""
    return listed({"schema": "status-record/1", **FIGURE, "value": str(value), **change})


KEY_FIGURES = "Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus"
OFFICIAL = table("Berichtsmonat:;März 2016", "Datenstand:;Juni 2016", KEY_FIGURES,
                 "Integrationsquote Asyl/Flucht;JFW;20;22;;2,5;;endgültig")  # fmt: skip
OFFICIAL_FILE = "zielnachhaltung_2016-03.csv", OFFICIAL


def a_count_of_what_is_official(context: ImportContext) -> tuple[str, bytes]:
    (official,) = read_file(*OFFICIAL_FILE, context, recorded_at=ON_JULY_4).candidates
    own = content(official.record.model_copy(update={"authority": None}))
    return listed({"schema": "status-record/1", **own, "numerator": 21})


def after(*files: tuple[str, bytes] | Callable[[ImportContext], tuple[str, bytes]]) -> Made:
    """The last of some files, each of which was imported; one that came before too comes once more."""

    def made(context: ImportContext) -> FileReading:
        known: tuple[RecordVersion, ...] = ()
        sent = [each(context) if callable(each) else each for each in files]
        for sequence, file in enumerate(sent, start=1):
            reading = read_file(*file, context, recorded_at=LATER)
            before = frozenset[int]() if file in sent[: sequence - 1] else None
            told = account(reading, stored_in(known), recorded_at=LATER, sequence=sequence, refused_before=before)
            known += told.versions
        return replace(reading, warnings=tuple(overtaken_rows(reading.file, told.overtaken)))

    return made


def reported_otherwise_since(context: ImportContext) -> FileReading:
    """A file that is read again, as another has come since."""
    older, newer = (read_file(*figure(value), context, recorded_at=LATER) for value in (1, 2))
    told = account(newer, stored_in(()), recorded_at=LATER, sequence=2)
    return as_it_came(older, stored_in(told.versions), EarlierArrival(1, {1})).reading


STAND, LATER_STAND = ({"reported_at": f"2016-07-0{day}T08:00:00+02:00"} for day in (4, 5))


def too_many_rows(context: ImportContext) -> FileReading:
    return read_file(REVIEWS, b"1\n" * (MOST_LINES + 1), context, recorded_at=ON_JULY_4)


def too_many_without_bulk(context: ImportContext) -> FileReading:
    """As where the extra is not installed."""
    with patch("checker.records.importer.find_spec", return_value=None):
        return read_file(REVIEWS, b"1\n" * (MOST_LINES + 1), context, recorded_at=ON_JULY_4, in_bulk=True)


def more_rows_than_set(context: ImportContext) -> FileReading:
    return read_file(
        REVIEWS, reviews(row(1), row(2)), replace(context, limits=FileLimits(rows=1)), recorded_at=ON_JULY_4
    )


def by_place(*lines: str, text: str) -> Made:
    """A file read by a profile that names columns by their places."""
    costs = COSTS if MONTHS_ACROSS not in lines else COSTS.replace("scope: jobcenter, ", "")
    return lambda context: read_by(context, sender(CSV, *lines, "dates: {months: [mm/yyyy]}", costs), text)


MONTHS_ACROSS = "records_a_row: {headings: {field: period}, cells: {field: value}}"


BY_PLACE = 'columns: {"#1": {field: period}, "#2": {field: value}}'


def unpacks_to_gigabytes(context: ImportContext) -> FileReading:
    packed = gzip.compress(b"\0" * (STARTER.bytes_of(REVIEWS) // 8))
    return read_file(f"{REVIEWS}.gz", packed * 9, context, recorded_at=ON_JULY_4)


MADE: dict[ProblemCode, tuple[Made, str]] = {
    Code.NO_DATA_UNDER_A_HEADER: (
        by_place(BY_PLACE, text="Monat;Euro\n"), "unter keiner Kopfzeile steht eine Zeile mit lesbaren Angaben",
    ),
    Code.NO_ROWS: (
        by_place(BY_PLACE, "header_levels: 0", "lines: [{text: 'Stand: {date}', sets: reported_at}]",
                 text="Stand: 04.07.2016\n"),
        "in der Datei steht keine Zeile mit Angaben",
    ),
    Code.NO_HEADING_READ: (
        by_place('columns: {Stelle: {field: scope, units: office}}', MONTHS_ACROSS, text="Stelle\nHilden\n"),
        "über keiner Spalte steht eine der Überschriften, unter denen die Werte stehen",
    ),
    Code.HEADING_SAYS_THE_SAME: (
        by_place('columns: {Stelle: {field: scope, units: office}}', MONTHS_ACROSS,
                 text="Stelle;01/2016;1/2016\nHilden;7;8\n"),
        "über dieser Spalte steht dasselbe wie über einer anderen",
    ),
    Code.COLUMNS_IGNORED: (
        by_place("columns: {Monat: {field: period}, Euro: {field: value}}", "ignore_others: 67 Spalten",
                 text="Monat;Quote;Euro\n01/2016;1;7\n"),
        "nach dem Importprofil nicht gelesen (67 Spalten): Spalte 2",
    ),
    Code.COLUMN_HEADED_OTHERWISE: (
        by_place('columns: {"Monat": {field: period}, "#2": {field: value, heading: Euro}}',
                 text="Monat;Vorjahr\n01/2016;7\n"),
        "über dieser Spalte muss „Euro“ stehen",
    ),
    Code.ROW_WIDTH_EXPECTED: (
        by_place(BY_PLACE, "header_levels: 0", text="01/2016;7;8\n02/2016;7\n"),
        "die Zeile hat 2 Felder, erwartet sind 3",
    ),
    Code.SEVERAL_PROFILES_FIT: (of_two_profiles("Jobcenter*", "Stand: *"), "mehrere Importprofile passen"),
    Code.READ_BY_OTHER_PROFILES: (
        of_shared(shared_files.csv("Hilden;Kosten;7;"), shared_files.COSTS, shared_files.EXITS, of="gone"),
        "Dateien dieses Namens liest das Importprofil „gone“ nicht mehr",
    ),
    Code.ROW_OF_NO_PROFILE: (
        of_shared(shared_files.csv("Hilden;Kostn;7;"), shared_files.COSTS, shared_files.EXITS),
        "Spalte „Art“: keines der Importprofile, die diese Tabelle lesen, nennt dieses Wort; die Zeile gehört zu "
        "keinem (zulässig: Kosten, Abg*); gemeint ist vielleicht „Kosten“",
    ),
    Code.ROW_OF_TWO_PROFILES: (
        of_shared(
            shared_files.csv("Hilden;Kosten;7;"), shared_files.COSTS, shared_files.of_rows("exits", "K*", "Fälle")
        ),
        "diese Zeile lesen mehrere Importprofile zugleich (costs, exits)",
    ),
    Code.LINES_OF_NO_PROFILE: (of_two_profiles("Kreis *", "Stadt *"), "die Kennzeile keines Importprofils"),
    Code.SHEETS_OF_NO_PROFILE: (
        of_profiles(dialogues("Hilden", "KW 4"), "interface-dialogues", {"sheet": "Termine"}, {"sheet": "Zahlen"}),
        "die Arbeitsmappe hat das Blatt keines Importprofils (zulässig: geschaeftsstellen/first (Termine, ",
    ),
    Code.HEADINGS_OF_NO_PROFILE: (
        of_profiles((REVIEWS, reviews(row(), header="a;b")), "reviews", {}, {}),
        "die Spaltentitel passen auf keines (zulässig: fachaufsicht/first (Lfd. Nr., Geschäftsstelle, Monat, ",
    ),
    Code.CSV_UNREADABLE: (of_message("something new"), "die Datei ist keine lesbare CSV-Datei"),
    Code.NO_PERIOD_NAMED: (
        of_profile("reviews", ("fachaufsicht.csv", reviews(row())), lines=(), file={
            "name": ("fachaufsicht*.csv",), "format": "csv", "encoding": "cp1252", "delimiter": ";",
        }),
        "weder der Dateiname noch eine Zeile nennt den Berichtszeitraum",
    ),
    Code.DAY_FOR_NUMBER: (of_cell(lambda read: read.number(date(2016, 3, 1))), "ein Datum, wo eine Zahl hingehört"),
    Code.DAY_FOR_MONTH: (of_cell(lambda read: read.month(date(2016, 3, 7))), "ein Tag, wo ein Monat hingehört"),
    Code.DAY_WRITTEN_OTHERWISE: (
        of_profile("reviews", review(), dates={"days": ("dd.mm.yy",), "months": ("mm/yyyy",)}, lines=({
            "text": "*Auswertung {quarter}. Quartal {year}", "sets": "report_period",
        },)),
        "das Datum ist anders geschrieben als in dieser Datei vereinbart",
    ),
    Code.WEEK_WITHOUT_YEAR: (
        of_cell(lambda _: Lexicon(Numbers(decimal=","), Dates(days=("week",))).plan("KW 4")),
        "die Kalenderwoche nennt kein Jahr, und die Datei nennt auch keines",
    ),
    Code.UNIT_AMBIGUOUS: (
        of_offices(monthly("Plus5, Integrationen;Plus5;Monatswert;x;x;27;x;x;x;endgültig"), aliases=("Plus5",)),
        "dieser Name passt auf mehrere Organisationseinheiten; hier gehört das Kürzel hin",
    ),
    Code.UNIT_NOT_IN_PERIOD: (
        of_offices(review(office="Heiligenhaus"), valid_from=date(2016, 4, 1)),
        "„heiligenhaus“ gab es in diesem Zeitraum nicht (Januar 2016)",
    ),
    Code.UNIT_NOT_ON_DAY: (
        of_offices(dialogues("Heiligenhaus", date(2016, 3, 15), date(2016, 3, 15)), valid_from=date(2016, 4, 1)),
        "„heiligenhaus“ gab es an diesem Tag nicht",
    ),
    Code.LINE_MISSING_BELOW: (
        of_profile("reviews", review(), lines=({
            "text": "Stand: {date}", "sets": "reported_at", "place": "below",
        },)),
        "unter den Daten fehlt eine Zeile der Form „Stand: {date}“",
    ),
    Code.FIRST_LINE_MISSING: (
        of_profile("reviews", review(), rows={"after": "Tabelle 2*"}),
        "die Zeile der Form „Tabelle 2*“ fehlt, unter der die Tabelle beginnt",
    ),
    Code.LAST_ROW_MISSING: (
        of_profile("reviews", review(), rows={"until": "Ende*"}),
        "fehlt, mit der die Tabelle endet; vielleicht ist die Datei abgeschnitten",
    ),
    Code.NO_ROW_IS_DATA: (
        of_profile("reviews", review(), rows={"skip": ({"text": "1 Hilden*", "reason": "Muster"},)}),
        "von den Zeilen unter der Kopfzeile ist nach dem Importprofil keine zu lesen",
    ),
    Code.ROWS_SKIPPED: (
        of_profile("reviews", (REVIEWS, reviews(row(1), row(2, month="02/2016"))), rows={
            "skip": ({"text": "2 Hilden*", "reason": "Muster"},),
        }),
        "nach dem Importprofil nicht gelesen (Muster): Zeile 6",
    ),
    Code.ROWS_BEYOND_THE_END: (
        of_profile("reviews", (REVIEWS, reviews(row(1), row(2, month="02/2016"))), rows={"until": "1 Hilden*"}),
        "unter dem Ende der Tabelle stehen Zeilen, die wie Daten aussehen; sie sind nicht gelesen: Zeile 6",
    ),
    Code.TOTAL_MISSING: (
        of_profile("reviews", review(), total_rows=({"column": "Lfd. Nr.", "labels": ("Gesamt",)},)),
        "die Zeile „Gesamt“ fehlt; die Zeilen sind mit keiner Summe verglichen",
    ),
    Code.NO_SUCH_TIME: (
        of_profile("reviews", (REVIEWS, reviews(row(), stand="Stand: 11.04.2016 25:10")), lines=({
            "text": "Stand: {date} {time}", "sets": "reported_at",
        },)),
        "diese Uhrzeit gibt es nicht",
    ),
    Code.NO_UTF16: (
        of_profile("reviews", review(), file={
            "name": ("fachaufsicht*.csv",), "format": "csv", "encoding": "utf-16", "delimiter": ";",
        }),
        "der Zeichensatz ist nicht UTF-16, oder am Anfang fehlt seine Kennung; bitte als UTF-16 speichern",
    ),
    Code.UNPACKED_TOO_LARGE: (
        unpacks_to_gigabytes,
        "die Datei ist entpackt größer als 200 MB; bitte auf mehrere Dateien aufteilen",
    ),
    Code.LIST_NOT_FOUND: (
        lambda context: read_file("export_2016-05.json", b"{}", json_tables.profile(context), recorded_at=LATER),
        "unter „ergebnis.zeilen“ steht in der Datei keine Liste",
    ),
    Code.TOO_MANY_ROWS: (too_many_rows, "die Datei hat mehr als 500.000 Zeilen; bitte auf mehrere Dateien aufteilen"),
    Code.TOO_MANY_WITHOUT_BULK: (
        too_many_without_bulk,
        "mehr als 500.000 Zeilen; mit der Zusatzausstattung",
    ),
    Code.MORE_ROWS_THAN_SET: (
        more_rows_than_set,
        "die Datei hat mehr als 1 Zeilen, so viele lässt most_rows",
    ),
    Code.COUNTED_BY_NO_RULE: (uncounted, "keine Regel zählt, was Zeile 4 meldet; es zählt für nichts"),
    Code.FILE_WITHDRAWN: (withdrawn_file, "diese Datei wurde am 01.07.2016 zurückgenommen (Stelle: fachaufsicht)"),
    Code.TWO_OFFICIAL_FIGURES: (
        two_official_figures,
        "Zeile 4: zum Datenstand Juni 2016 war schon eine andere amtliche Zahl gemeldet",
    ),
    Code.OVERTAKEN_BY_OFFICIAL: (
        after(OFFICIAL_FILE, a_count_of_what_is_official),
        "eine amtliche Zahl sagt es anders, und sie gilt: Zeile 1",
    ),
    Code.OVERTAKEN_BY_DATA_MONTH: (
        after(figure(1, data_month="2016-06"), figure(2)),
        "eine Meldung mit späterem Datenstand sagt es anders, und sie gilt: Zeile 1",
    ),
    Code.OVERTAKEN_BY_STAND: (
        after(figure(1, **LATER_STAND), figure(2, **STAND)),
        "eine Meldung mit späterem Stand sagt es anders, und sie gilt: Zeile 1",
    ),
    Code.OVERTAKEN_WITH_THE_SAME_STAND: (
        after(figure(1, **STAND), figure(2, **STAND), figure(1, **STAND)),
        "was sie berichtigen soll, braucht einen späteren Stand: Zeile 1",
    ),
    Code.OVERTAKEN_WITHOUT_STAND: (
        after(figure(1), figure(2, **STAND)),
        "eine Meldung ohne Stand sagt es anders, und sie gilt vor allen mit einem Stand",
    ),
    Code.SAID_SINCE: (reported_otherwise_since, "seit diese Datei einging, wurde es anders gemeldet"),
    Code.CORRECTED_SINCE: (
        after(figure(1), figure(2), figure(1)),
        "diese Datei war schon eingelesen, seitdem wurde es anders gemeldet, und das gilt",
    ),
}  # fmt: skip


def receipt_of(reading: FileReading) -> str:
    accounted = account(reading, stored_in(()), recorded_at=LATER, sequence=1)
    return imported(read_result(reading, accounted), reading.file, LATER, "de").text


def reasons_of(reading: FileReading) -> list[RecordProblem]:
    rows = [problem for kept_out in reading.quarantined for problem in (kept_out.reason, *kept_out.also)]
    return [*reading.problems, *rows, *reading.warnings]


@pytest.mark.parametrize("code", BROKEN, ids=str)
def test_the_receipt_of_a_broken_file_says_the_true_cause(context: ImportContext, code: ProblemCode) -> None:
    (name, data), german = BROKEN[code]
    reading = read_file(name, data, context, recorded_at=LATER if name.endswith("json") else ON_JULY_4)
    assert code in [problem.code for problem in reasons_of(reading)]
    assert german in receipt_of(reading)


@pytest.mark.parametrize("code", MADE, ids=str)
def test_the_receipt_says_the_true_cause_whatever_the_profile(context: ImportContext, code: ProblemCode) -> None:
    make, german = MADE[code]
    reading = make(context)
    assert code in [problem.code for problem in reasons_of(reading)]
    assert german in receipt_of(reading)


def far(book: Workbook) -> None:
    book.worksheets[0].cell(1_048_576, 16_384, " ")


# Reason -> what one file may cost, a file that costs more, and what its sender reads.
COSTLY: dict[ProblemCode, tuple[dict[str, int], Callable[[Workbook], None], str]] = {
    Code.WORKBOOK_TOO_LARGE: ({"unpacked": 1024}, lambda _: None, "die Arbeitsmappe ist entpackt größer als 0 MB"),
    Code.CELL_TOO_FAR: (
        {},
        far,
        "die Zelle XFD1048576 ist nicht leer; gelesen werden höchstens 501000 Zeilen und 2000",
    ),
    Code.TOO_MANY_CELLS: ({"cells": 34}, lambda _: None, "Spalte sind es 35 Zellen; gelesen werden höchstens 34"),
    Code.READER_TOO_SLOW: ({"seconds": 0}, lambda _: None, "das Lesen der Datei hat länger als 0 Sekunden gedauert"),
    # As it was before there were bounds: the library asks for memory that no machine has, and ends its process.
    Code.READER_ENDED: (
        {"rows": 2**20, "columns": 2**14, "cells": 2**40},
        far,
        "die Datei ist so beschädigt oder so groß, dass das Lesen abgebrochen ist",
    ),
}


@pytest.mark.parametrize("code", COSTLY, ids=str)
def test_a_file_that_costs_too_much_is_told_why(read: Read, monkeypatch: pytest.MonkeyPatch, code: ProblemCode) -> None:
    limits, change, german = COSTLY[code]
    monkeypatch.setattr(foreign_reader, "LIMITS", replace(foreign_reader.LIMITS, **limits))
    name, data = dialogues("Hilden", "KW 4", None, None, None, None, "x", change=change)
    reading = read(name, data)
    assert [problem.code for problem in reading.problems] == [code]
    assert german in receipt_of(reading)


def test_every_reason_has_a_file_that_gives_rise_to_it() -> None:
    assert {*BROKEN, *MADE, *COSTLY} == set(ProblemCode)


def test_no_reason_shows_what_only_a_program_writes(context: ImportContext) -> None:
    shown = [
        text
        for problem in every_problem(context)
        for text in (problem_text(problem, "de"), problem_text(problem, "en"))
    ]
    assert [text for text in shown if "None" in text or "Decimal" in text or "FieldName" in text] == []


def test_every_reason_reads_the_same_after_it_was_kept(context: ImportContext) -> None:
    for problem in every_problem(context):
        kept = of_content(json.loads(json.dumps(as_content(problem))), problem.where.file)
        assert kept == problem


def every_problem(context: ImportContext) -> list[RecordProblem]:
    readings = [read_file(*file, context, recorded_at=ON_JULY_4) for file, _ in BROKEN.values()]
    readings += [make(context) for make, _ in MADE.values()]
    return [problem for reading in readings for problem in reasons_of(reading)]
