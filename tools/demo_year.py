"""Writes the figures, lists and hand-ins of the demo's fictitious year to checker/starter/year. Run it after a change.

    python tools/demo_year.py [FOLDER]

Everything is made up. The files are committed: the demo reads them, never this script. What is told by hand (the
key figures, the reviews, the dialogues) is not written here. Standard library only.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

YEAR = Path(__file__).resolve().parents[1] / "checker" / "starter" / "year"
HOUSE = "Jobcenter ME-aktiv"
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
OFFICES = ["Hilden", "Langenfeld", "Mettmann", "Ratingen", "Velbert", "Heiligenhaus", "Wülfrath"]
SITES = ["Hilden", "Langenfeld", "Mettmann", "Ratingen", "Velbert"]
MADE_UP = "Fiktive Werte – kein Auszug amtlicher Statistik"
Row = tuple[object, ...]
MONTHLY = ("Kennzahl", "Bereich", "Aggregat", "Zähler", "Nenner", "Ist", "Vorjahr", "VZÄ", "Köpfe", "Datenstatus")
QUARTERLY = (
    "Kennzahl", "Bereich", "Aggregat", "Zähler", "Nenner", "Ist", "Bestand 31.12.2015", "Köpfe", "Eintrittsquartal",
    "Datenstatus",
)  # fmt: skip
OFFICIAL = (
    "Kennzahl", "Bereich", "Aggregat", "Zähler", "Nenner", "Ist", "Vorjahr", "Vergleich", "Vergleichsmonat", "Gruppe",
    "Datenstatus",
)  # fmt: skip

# --- Month by month: one number a month, January first --------------------------------------------------------

LZB_EXITS = (72, 74, 71, 76, 73, 75, 70, 72, 78, 77, 74, 71)
LZB_PROJECT_EXITS = (6, 10, 15, 19, 25, 31, 36, 42, 48, 54, 60, 66)
LZB_PROJECT_ALL = (480, 496, 512, 530, 548, 560, 574, 590, 604, 618, 630, 640)
IKUNDEN_EXITS = (26, 51, 76, 99, 125, 149, 171, 196, 221, 246, 270, 294)
PLUS5_INTEGRATIONS = (27, 26, 21, 28, 27, 26, 25, 27, 28, 26, 27, 25)  # March: 21, behind the path as well
PLUS5_CLIENTS = (148, 152, 150, 153, 149, 147, 151, 154, 150, 152, 149, 151)  # five full-time equivalents
JO_U25_CLIENTS = (312, 318, 330, 342, 348, 348, 354, 342, 348, 342, 336, 342)  # of six: in the mean above 55 each
JO_U25_TOO_LONG = (0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0)
POINT_TOO_LONG = (14, 16, 15, 18, 20, 26, 22, 19, 17, 18, 16, 15)
POINT_ALL = (196, 208, 215, 224, 231, 240, 244, 238, 232, 226, 221, 218)  # June: 26 of 240, above a tenth
U25_RATE = ("5,2", "5,2", "5,0", "4,8", "4,6", "4,7", "5,1", "5,4", "5,6", "4,9", "4,7", "4,8")
U25_RATE_2015 = ("5,3", "5,3", "5,1", "4,9", "4,7", "4,8", "5,2", "5,5", "5,5", "5,0", "4,8", "4,8")
U25_ALL = (1412, 1405, 1420, 1398, 1387, 1376, 1401, 1433, 1440, 1425, 1410, 1402)
DEGREE_PLACES = (12, 22, 33, 43, 54, 63, 74, 85, 96, 106, 115, 125)
CONTACT_MINUTES = (1412, 1420, 1455, 1439, 1398, 1446, 1371, 1388, 1450, 1424, 1437, 1340)  # thousands
TALK_MINUTES = (1091, 1102, 1130, 1118, 1084, 1121, 1060, 1075, 1128, 1103, 1115, 1032)
ALL_MINUTES = (2318, 2325, 2371, 2350, 2290, 2362, 2247, 2271, 2366, 2330, 2347, 2196)
BOOKED = (31, 65, 102, 139, 212, 251, 284, 317, 356, 398, 437, 470)
TO_BOOK = (31, 65, 102, 139, 214, 251, 284, 317, 356, 398, 437, 470)  # May: two bookings late
SHIFTED = (398, 801, 1204, 1608, 2013, 2421, 2832, 3240, 3655, 4070, 4490, 4906)  # thousands of euros; 4,820 planned
STAFF = (
    "421,40", "422,15", "424,90", "426,90", "427,65", "428,40", "427,90", "428,65", "430,40", "431,15", "431,90",
    "432,65",
)  # fmt: skip

# --- From the official statistics, three months later ----------------------------------------------------------

LZA = (58, 118, 181, 240, 302, 366, 421, 483, 547, 612, 671, 718)
LZA_2015 = (55, 112, 174, 236, 298, 351, 409, 470, 534, 595, 655, 702)
ELB = (25610, 25655, 25702, 25748, 25790, 25841, 25894, 25951, 26010, 26072, 26131, 26188)
ELB_2015 = (25402, 25431, 25460, 25478, 25495, 25512, 25528, 25540, 25561, 25580, 25598, 25610)  # 1.5 % since June
QUALITY = ("72,4", "73,1", "74,0", "73,6", "72,9", "73,3", "71,8", "72,2", "73,9", "74,1", "69,4", "72,7")
QUALITY_WANTED = "70,0"
PLACED = {3: (49, 94), 6: (101, 189), 9: (154, 284), 12: (205, 379)}  # first 52.1 %, then above 53
DENSITY = {
    3: ("0,92", "0,90", "0,95"),
    6: ("1,86", "1,81", "1,90"),
    9: ("2,79", "2,71", "2,85"),
    12: ("3,71", "3,62", "3,80"),
}


def monthly(month: int) -> Iterator[Row]:
    at = month - 1
    thousand = 1000
    yield row("Abgänge aus dem Langzeitbezug", HOUSE, "Monatswert", value=LZB_EXITS[at])
    yield row(
        "Projekte Langzeitbezug, Teilnehmende mit Abgang", HOUSE, "kum.", LZB_PROJECT_EXITS[at], LZB_PROJECT_ALL[at]
    )
    yield row("I-Kunden, beendete Leistungsfälle", "I-Kunden", "kum.", value=IKUNDEN_EXITS[at])
    yield row("Plus5, Integrationen", "Plus5", "Monatswert", value=PLUS5_INTEGRATIONS[at])
    yield row("Plus5, betreute Kundschaft", "Plus5", "Stichtag", PLUS5_CLIENTS[at], fte="5,00", heads=6)
    for site in SITES:
        is_vacant = site == "Velbert" and month == 5
        yield row("Plus5, besetzte Plätze im gAGS", f"gAGS {site}", "Stichtag", heads=0 if is_vacant else 1)
    yield row(
        "Joboffensive U25, betreute Kundschaft", "Joboffensive U25", "Stichtag", JO_U25_CLIENTS[at], fte="6,00", heads=7
    )
    yield row(
        "Joboffensive U25, länger als sechs Monate betreut", "Joboffensive U25", "Stichtag",
        JO_U25_TOO_LONG[at], JO_U25_CLIENTS[at],
    )  # fmt: skip
    yield row(
        "Integration Point, länger als sechs Monate betreut", "Integration Point", "Stichtag",
        POINT_TOO_LONG[at], POINT_ALL[at],
    )  # fmt: skip
    yield row("Arbeitslosenquote U25 in %", HOUSE, "Monatswert", value=U25_RATE[at], before=U25_RATE_2015[at])
    yield row("U25 mit Kontakt in den letzten 28 Tagen", HOUSE, "Stichtag", U25_ALL[at], U25_ALL[at])
    yield row("Plätze zum Berufsabschluss", HOUSE, "kum.", value=DEGREE_PLACES[at])
    yield row(
        "Arbeitszeit für Kundenkontakte in Minuten", HOUSE, "Monatswert",
        CONTACT_MINUTES[at] * thousand, ALL_MINUTES[at] * thousand,
    )  # fmt: skip
    yield row(
        "Arbeitszeit im Gespräch in Minuten",
        HOUSE,
        "Monatswert",
        TALK_MINUTES[at] * thousand,
        ALL_MINUTES[at] * thousand,
    )
    yield row("Kommunale Leistungen in coSach gebucht", HOUSE, "kum.", BOOKED[at], TO_BOOK[at])
    yield row("Umschichtung in die Verwaltungskosten in EUR", HOUSE, "kum.", value=SHIFTED[at] * thousand)
    yield row("Besetzte Stellen", HOUSE, "Stichtag", fte=STAFF[at])


def row(
    name: str,
    where: str,
    aggregation: str,
    part: object = "x",
    whole: object = "x",
    *,
    value: object = "x",
    before: object = "x",
    fte: object = "x",
    heads: object = "x",
) -> Row:
    """A row of the monthly figures; an x where a figure makes no sense."""
    status = "vorläufig" if aggregation == "Monatswert" else "endgültig"
    return name, where, aggregation, part, whole, value, before, fte, heads, status


# --- Quarter by quarter -----------------------------------------------------------------------------------------

REFUGEES_COVERED = ((320, 1180), (640, 1220), (945, 1240), (1250, 1250))
REFUGEE_OFFERS = ((610, 655), (688, 724), (745, 768), (802, 802))
CLAIMS = ("1279402,18", "1301775,40", "1296120,05", "1262988,73")  # above the year before in summer
CLAIMS_2015 = "1284310,55"
OLD_CLAIMS = ("905114,20", "861730,66", "812045,91", "774390,02")
OLD_CLAIMS_2015 = "948221,37"
KDU_CHECKED = ((412, 412), (830, 836), (1240, 1240), (1655, 1655))
KDU_SHARES = (22, 19, 16, 14, 17, 6, 6)  # of a hundred cases, by office; the last office takes what is left over
NEWCOMERS = ((4, 4), (9, 11), (14, 14), (17, 17))
TWO_CONTACTS = ((6290, 24180), (12410, 24205), (18420, 24190), (24160, 24160))
SIX_CONTACTS = ((2710, 10420), (5290, 10455), (7460, 10430), (10410, 10410))  # behind in autumn
LEAVERS = ((5, 441), (8, 444), (6, 446), (9, 449))
MEASURES = ((18, 18), (40, 41), (66, 66), (90, 90))
SECURITY_HOURS = 501
# Integrated in time and, of these, without benefits: of those who entered in a quarter. The report that tells it first.
COHORTS = {1: (3, 13, 46, 4), 2: (4, 12, 47, 3), 3: (5, 12, 45, 4)}


def quarterly(quarter: int) -> Iterator[Row]:
    at = quarter - 1
    yield q_row("Flüchtlinge mit Zugang zu Übersetzung und Anerkennung", HOUSE, "Stichtag", *REFUGEES_COVERED[at])
    yield q_row("Flüchtlinge mit passendem Angebot", HOUSE, "Stichtag", *REFUGEE_OFFERS[at])
    yield q_row("Flüchtlinge mit passendem Angebot", "Integration Point", "Stichtag", *REFUGEE_OFFERS[at])
    yield q_row("Offene Forderungen des Kreises in EUR", HOUSE, "Stichtag", value=CLAIMS[at], base=CLAIMS_2015)
    yield q_row("Alte Forderungen des Kreises in EUR", HOUSE, "Stichtag", value=OLD_CLAIMS[at], base=OLD_CLAIMS_2015)
    yield q_row("KdU über der Grenze, geprüfte Fälle", HOUSE, "kum.", *KDU_CHECKED[at])
    yield from (
        q_row("KdU über der Grenze, geprüfte Fälle", f"GSt {office}", "kum.", checked, of)
        for office, checked, of in _shared_out(*KDU_CHECKED[at])
    )
    if quarter == 4:
        yield q_row("Nebenkostenabrechnungen, vorgelegt", HOUSE, "kum.", 11840, 11840)
    yield q_row("Neue Leistungssachbearbeitung, geschult", HOUSE, "kum.", *NEWCOMERS[at])
    if quarter in (2, 4):
        trained = (9, 9) if quarter == 2 else (11, 12)
        yield q_row("Neue Kräfte, zu Beratungsträgern geschult", HOUSE, "x", *trained)
    yield q_row("Kundschaft mit zwei Kontakten", HOUSE, "kum.", *TWO_CONTACTS[at])
    yield q_row("Alleinstehende mit sechs Kontakten", HOUSE, "kum.", *SIX_CONTACTS[at])
    for site in SITES:
        is_vacant = site == "Langenfeld" and quarter == 3
        yield q_row("Ansprechpersonen Reha/SB", f"Reha/SB {site}", "Stichtag", heads=0 if is_vacant else 1)
    yield q_row("Fluktuation", HOUSE, "Stichtag", *LEAVERS[at])
    yield q_row("Gefährdungsbeurteilung, erledigte Maßnahmen", HOUSE, "kum.", *MEASURES[at])
    for office in OFFICES:
        hours, gap = SECURITY_HOURS * quarter, 8 if (office, quarter) == ("Velbert", 4) else 0
        yield q_row("Sicherheitsdienst, besetzte Stunden", f"GSt {office}", "kum.", hours - gap, hours)
    yield from cohorts(quarter)


def cohorts(report: int) -> Iterator[Row]:
    """What a report (1 to 4, 5 is the first of 2017) says of those who entered in a quarter of 2016."""
    team = "Joboffensive U25"
    for entered, (told_by, integrated, of, without) in COHORTS.items():
        if report == 2 and entered == 1:  # too early to count: nobody judges it
            yield q_row("Joboffensive U25, integriert", team, "Stichtag", 8, of, entered="Q1/2016")
        if report == told_by:
            yield q_row("Joboffensive U25, integriert", team, "Stichtag", integrated, of, entered=f"Q{entered}/2016")
            yield q_row(
                "Joboffensive U25, bedarfsdeckend integriert", team, "Stichtag", without, integrated,
                entered=f"Q{entered}/2016",
            )  # fmt: skip


def _shared_out(checked: int, of: int) -> Iterator[tuple[str, int, int]]:
    """By office; what is not checked is all in Velbert."""
    shares = [of * share // 100 for share in KDU_SHARES]
    shares[-1] += of - sum(shares)
    for office, share in zip(OFFICES, shares, strict=True):
        yield office, share - (of - checked if office == "Velbert" else 0), share


def q_row(
    name: str,
    where: str,
    aggregation: str,
    part: object = "x",
    whole: object = "x",
    *,
    value: object = "x",
    base: object = "x",
    heads: object = "x",
    entered: str = "x",
) -> Row:
    return name, where, "" if aggregation == "x" else aggregation, part, whole, value, base, heads, entered, "endgültig"


def official(month: int, wanted: str = QUALITY_WANTED) -> Iterator[Row]:
    at, this = month - 1, f"{month:02}/2016"

    def line(name: str, aggregation: str, *figures: object, group: str = "x") -> Row:
        return (name, HOUSE, aggregation, *figures, group, "endgültig")

    yield line("Integrationen von Langzeitarbeitslosen", "kum.", "x", "x", LZA[at], LZA_2015[at], "x", "x")
    yield line("Leistungsberechtigte im Durchschnitt", "gJDW", ELB[at], ELB_2015[at], "x", "x", "x", "x")
    yield line("Prozessqualität U25 in %", "Monatswert", "x", "x", QUALITY[at], "x", wanted, this)
    if month in PLACED:
        group = "Austritte Juli 2015 bis Juni 2016"
        yield line("Eingliederungsquote FbW", "kum.", *PLACED[month], "x", "x", "x", "x", group=group)
        value, before, others = DENSITY[month]
        yield line("Kontaktdichte je Kunde", "kum.", "x", "x", value, before, others, this)


# --- Lists that go on over the year -------------------------------------------------------------------------------

LIST_DAYS = (
    date(2016, 1, 29), date(2016, 2, 29), date(2016, 3, 31), date(2016, 4, 29), date(2016, 5, 31), date(2016, 6, 30),
    date(2016, 7, 29), date(2016, 8, 31), date(2016, 9, 30), date(2016, 10, 31), date(2016, 11, 30), date(2016, 12, 29),
)  # fmt: skip
# Kennung, Anlass, Bereich, geplant, durchgeführt: the day, or (day, word) that it was called off; known from then on.
APPOINTMENTS = (
    ("messe", "Ausbildungsmesse", HOUSE, date(2016, 1, 28), date(2016, 1, 28)),
    ("bl-hilden", "BTM Dienstbesprechung Leistung", "GSt Hilden", date(2016, 3, 30), date(2016, 3, 30)),
    ("bl-langenfeld", "BTM Dienstbesprechung Leistung", "GSt Langenfeld", date(2016, 4, 28), date(2016, 4, 28)),
    ("bl-mettmann", "BTM Dienstbesprechung Leistung", "GSt Mettmann", date(2016, 5, 31), date(2016, 5, 31)),
    ("bl-ratingen", "BTM Dienstbesprechung Leistung", "GSt Ratingen", date(2016, 6, 29), date(2016, 6, 29)),
    ("bl-velbert", "BTM Dienstbesprechung Leistung", "GSt Velbert", date(2016, 9, 29), date(2016, 9, 29)),
    ("bl-heiligenhaus", "BTM Dienstbesprechung Leistung", "GSt Heiligenhaus", date(2016, 9, 29), date(2016, 9, 29)),
    ("bl-wuelfrath", "BTM Dienstbesprechung Leistung", "GSt Wülfrath", date(2016, 10, 28), "ausgefallen"),
    ("bl-wuelfrath-2", "BTM Dienstbesprechung Leistung", "GSt Wülfrath", date(2016, 12, 28), date(2016, 12, 28)),
    ("bi-hilden", "BTM Dienstbesprechung M&I", "GSt Hilden", date(2016, 3, 31), date(2016, 3, 31)),
    ("bi-langenfeld", "BTM Dienstbesprechung M&I", "GSt Langenfeld", date(2016, 4, 29), date(2016, 4, 29)),
    ("bi-mettmann", "BTM Dienstbesprechung M&I", "GSt Mettmann", date(2016, 5, 30), date(2016, 5, 30)),
    ("bi-ratingen", "BTM Dienstbesprechung M&I", "GSt Ratingen", date(2016, 6, 30), date(2016, 6, 30)),
    ("bi-velbert", "BTM Dienstbesprechung M&I", "GSt Velbert", date(2016, 9, 30), date(2016, 9, 30)),
    ("bi-heiligenhaus", "BTM Dienstbesprechung M&I", "GSt Heiligenhaus", date(2016, 10, 31), date(2016, 10, 31)),
    ("bi-wuelfrath", "BTM Dienstbesprechung M&I", "GSt Wülfrath", date(2016, 11, 29), date(2016, 11, 29)),
    ("hl", "BTM Hospitation Leistung", "GSt Hilden", date(2016, 6, 29), date(2016, 6, 29)),
    ("hi", "BTM Hospitation M&I", "GSt Ratingen", date(2016, 10, 28), date(2016, 10, 28)),
    ("bt-1", "Abstimmung mit Beratungsträgern", HOUSE, date(2016, 4, 6), date(2016, 4, 6)),
    ("bt-2", "Abstimmung mit Beratungsträgern", HOUSE, date(2016, 10, 5), date(2016, 10, 5)),
    ("jf-1", "Jour fixe Agentur für Arbeit", HOUSE, date(2016, 2, 17), date(2016, 2, 17)),
    ("jf-2", "Jour fixe Agentur für Arbeit", HOUSE, date(2016, 5, 4), date(2016, 5, 4)),
    ("jf-3", "Jour fixe Agentur für Arbeit", HOUSE, date(2016, 8, 24), date(2016, 8, 24)),
    ("jf-4", "Jour fixe Agentur für Arbeit", HOUSE, date(2016, 11, 16), date(2016, 11, 16)),
)
WORD_SINCE = {"bl-wuelfrath": date(2016, 10, 28)}  # the day on which it was called off
ONLY_SINCE = {"bl-wuelfrath-2": date(2016, 11, 30)}  # planned only then
FIRST_PLAN = {"bl-heiligenhaus": (date(2016, 5, 30), date(2016, 5, 27))}  # and moved in a list after that day
# No talk in Mettmann in August; Langenfeld's of November was held on its last day, and told a month later.
MISSED_TALK, LATE_TALK = ("Mettmann", 8), ("Langenfeld", 11)


def appointments(stand: date) -> Iterator[Row]:
    for mark, what, where, planned, happened in APPOINTMENTS:
        if stand < ONLY_SINCE.get(mark, date.min):
            continue
        first, moved_after = FIRST_PLAN.get(mark, (planned, date.min))
        on_list = first if stand <= moved_after else planned
        held: object = happened if isinstance(happened, date) and happened <= stand else "-"
        if isinstance(happened, str) and WORD_SINCE[mark] <= stand:
            held = happened
        yield mark, what, where, "-", german(on_list), german(held), _minutes(mark, held)
    for month in range(1, stand.month + 1):
        for number, office in enumerate(OFFICES):
            on = date(2016, month, 5 + number * 2)
            while on.weekday() > 4 or on == date(2016, 5, 5):
                on = on.replace(day=on.day + 1)
            if (office, month) == LATE_TALK:
                on = date(2016, 11, 30)
            held = on
            if (office, month) == MISSED_TALK:
                held = "ausgefallen"
            elif (office, month) == LATE_TALK and stand.month == month:
                held = "-"
            mark = f"zg-{month:02}-{number + 1}"
            yield (
                mark,
                "Zielgespräch",
                f"GSt {office}",
                f"{month:02}/2016",
                german(on),
                german(held),
                _minutes(mark, held),
            )


def _minutes(mark: str, held: object) -> str:
    return f"NS-{mark}" if isinstance(held, date) else "-"


# Kennung, Geschäftsstelle, vereinbart, zu erledigen bis, wer, erledigt
AGREEMENTS = (
    ("v03-hilden", "Hilden", date(2016, 3, 14), date(2016, 5, 13), "Geschäftsstellenleitung", date(2016, 5, 11)),
    ("v03-velbert", "Velbert", date(2016, 3, 14), date(2016, 6, 30), "Geschäftsstellenleitung", date(2016, 7, 21)),
    ("v09-ratingen", "Ratingen", date(2016, 9, 12), date(2016, 11, 30), "Bereichsleitung M&I", date(2016, 11, 24)),
)


def agreements(stand: date) -> Iterator[Row]:
    for mark, office, agreed, due, who, done in AGREEMENTS:
        if agreed <= stand:
            told = done if done <= stand else "-"
            proof = f"NS-{mark}" if done <= stand else "-"
            yield mark, office, german(agreed), german(due), who, german(told), proof


MEETINGS = (date(2016, 3, 17), date(2016, 6, 16), date(2016, 9, 22), date(2016, 12, 1))

# --- What is handed in or asked for --------------------------------------------------------------------------------

TEAMS = (
    *(f"{group}-{office.lower().replace('ü', 'ue')}" for group in ("leistung", "mi") for office in OFFICES),
    "u25-a", "u25-b", "joboffensive", "joboffensive-u25", "ikunden", "aktiv", "plus5", "team-integration-point",
)  # fmt: skip
# Most teams plan early; a few only when reminded, and one after that.
REMINDED_PLANS, LATE_PLAN = ("ikunden", "leistung-velbert", "u25-b"), "mi-velbert"
REMINDED_AGREEMENT, LATE_AGREEMENT = "mi-wuelfrath", "mi-langenfeld"

# Months above eleven percent, and when their reports were handed in: December's a day late.
SICKNESS_TOLD = {2: "2016-03-22", 12: "2017-01-27"}


def handed_in(
    target: str, on: str, ref: str, scope: str = "jobcenter", period: str = "2016", **more: object
) -> dict[str, object]:
    proof = {"kind": "report", "ref": ref, "sha256": sha256(f"{target} {scope} {period}".encode()).hexdigest()}
    return {
        "schema": "status-record/1",
        "type": "deliverable",
        "target_id": target,
        "scope": scope,
        "period": period,
        "submitted_on": on,
        **more,
        "evidence": proof,
        "reported_at": f"{on}T14:00:00+0{'1' if on[5:7] in ('01', '02', '03', '11', '12') else '2'}:00",
    }


def plans(teams: Iterable[str], target: str, on: str) -> list[dict[str, object]]:
    return [handed_in(target, on, f"10.2-2016/{number:03}", team) for number, team in enumerate(teams, start=1)]


def lists_of_records() -> Iterator[tuple[str, list[dict[str, object]]]]:
    early = [team for team in TEAMS if team not in (*REMINDED_PLANS, LATE_PLAN)]
    yield "jahresplanung_teams", plans(early, "annual-team-plan", "2016-02-24")
    yield "jahresplanung_drei-teams", plans(REMINDED_PLANS, "annual-team-plan", "2016-03-23")
    yield "jahresplanung_mi-velbert", plans([LATE_PLAN], "annual-team-plan", "2016-04-14")
    early = [team for team in TEAMS if team.startswith("mi-") and team not in (REMINDED_AGREEMENT, LATE_AGREEMENT)]
    yield "planung-gags_teams", plans(early, "team-agship-plan", "2016-11-24")
    yield "planung-gags_mi-wuelfrath", plans([REMINDED_AGREEMENT], "team-agship-plan", "2016-12-21")
    yield "planung-gags_mi-langenfeld", plans([LATE_AGREEMENT], "team-agship-plan", "2017-01-10")
    yield "konzept-anerkennung", [handed_in("refugee-recognition-concept", "2016-12-19", "33.1-2016/118")]
    yield "bericht-ermittlungsdienst", [handed_in("investigation-report", "2016-11-25", "20.5-2016/092")]
    asked: dict[str, object] = {
        "schema": "status-record/1",
        "type": "request",
        "target_id": "special-circumstances-report",
        "request_id": "a1",
        "scope": "langenfeld",
        "period": "2016",
        "requested_on": "2016-05-09",
        "requested_by_role": "btm",
        "reported_at": "2016-05-09T10:20:00+02:00",
    }
    yield "anforderung-btm_2016-a1", [asked]
    answer = handed_in("special-circumstances-report", "2016-05-20", "20.3-2016/031", "langenfeld", "2016-a1")
    yield "sonderbericht_2016-a1", [answer]
    for month, on in SICKNESS_TOLD.items():
        period = f"2016-sickness-rate-2016-{month:02}"
        about = handed_in("special-circumstances-report", on, f"12.1-2016/{month:03}", period=period)
        yield f"anlassbericht_krankheitsquote_2016-{month:02}", [about]
    covers = ["entitled", "applications", "rate", "by_type"]
    yield (
        "bericht-but_2016",
        [handed_in("but-usage-report", "2017-03-31", "51.2-2017/021", covers=covers, reference_date="2017-03-31")],
    )


# --- Writing -------------------------------------------------------------------------------------------------------


def german(told: object) -> str:
    return f"{told:%d.%m.%Y}" if isinstance(told, date) else str(told)


def table(place: Path, above: Sequence[str], titles: Sequence[str], rows: Iterable[Row]) -> None:
    """A CSV file as a spreadsheet would save it: UTF-8 with a mark, semicolons, CRLF."""
    lines = [*above, "", ";".join(titles), *(";".join(map(str, cells)) for cells in rows), MADE_UP]
    place.write_bytes("".join(f"{line}\r\n" for line in lines).encode("utf-8-sig"))


def month_after(month: int, later: int) -> str:
    return f"{MONTHS[(month - 1 + later) % 12]} {2016 + (month - 1 + later) // 12}"


def main(folder: Path) -> None:
    for month in range(1, 13):
        above = [HOUSE, f"Berichtsmonat: {MONTHS[month - 1]} 2016", f"Datenstand: {month_after(month, 0)}"]
        table(folder / f"monatszahlen_2016-{month:02}.csv", above, MONTHLY, monthly(month))
        above = [HOUSE, above[1], f"Datenstand: {month_after(month, 3)}"]
        # What the agency asks for is known since March's report: January's is told once more.
        wanted = QUALITY_WANTED if month > 1 else "."
        table(folder / f"amtliche-zahlen_2016-{month:02}.csv", above, OFFICIAL, official(month, wanted))
    above = [HOUSE, "Berichtsmonat: Januar 2016", "Datenstand: Mai 2016"]
    table(folder / "amtliche-zahlen_2016-01_mit-Sollwert.csv", above, OFFICIAL, official(1))
    for quarter in range(1, 5):
        above = [HOUSE, f"Berichtsquartal: {quarter}. Quartal 2016", f"Datenstand: {month_after(quarter * 3, 0)}"]
        table(folder / f"quartalszahlen_2016-Q{quarter}.csv", above, QUARTERLY, quarterly(quarter))
    above = [HOUSE, "Berichtsquartal: 1. Quartal 2017", "Datenstand: März 2017"]
    table(folder / "quartalszahlen_2017-Q1.csv", above, QUARTERLY, cohorts(5))
    titles = ("Kennung", "Anlass", "Bereich", "Monat", "geplant", "durchgeführt", "Protokoll")
    for stand in LIST_DAYS:
        above = ["Termine 2016", f"Stand: {german(stand)}"]
        table(folder / f"termine_2016_Stand_{stand}.csv", above, titles, appointments(stand))
    titles = (
        "Kennung", "Geschäftsstelle", "vereinbart am", "zu erledigen bis", "verantwortlich", "erledigt am", "Nachweis",
    )  # fmt: skip
    for stand in (date(2016, 3, 16), date(2016, 5, 12), date(2016, 7, 22), date(2016, 9, 14), date(2016, 11, 25)):
        above = ["Vereinbarungen 2016", f"Stand: {german(stand)}"]
        table(folder / f"vereinbarungen_2016_Stand_{stand}.csv", above, titles, agreements(stand))
    meetings = [("Trägerversammlung", german(on), "ja", "ja" if on == MEETINGS[-1] else "nein") for on in MEETINGS]
    columns = ("Gremium", "Sitzungstag", "bestätigt", "letzte Sitzung des Jahres")
    table(folder / "sitzungskalender_2016.csv", ["Sitzungskalender 2016", "Stand: 06.10.2016"], columns, meetings)
    for name, listed in lists_of_records():
        text = json.dumps(listed, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else YEAR)
