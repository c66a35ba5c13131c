"""Makes a record file of a hundred thousand rows and more as the technical supervision would send it. No code of ours.

Few facts have so many rows: the keys of a quarter are soon used up, so most rows correct an earlier one on a later
day, as a tracker that is kept for years does; some say once more what was said before.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from pathlib import Path

NAME = "fachaufsicht_2016-Q4.csv"
HEADER = (
    "Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung"
)
OFFICES = ("Hilden", "Langenfeld", "Mettmann", "Ratingen", "Velbert", "Heiligenhaus", "Wülfrath")
TOPICS = ("KdU", "Rückforderung", "Unterhalt", "Regress", "Einkommen", "Vermögen", "Rechtskreis", "Akte")
STRATA = ("Neufälle", "Bestandsfälle")
SELECTIONS = ("Zufall", "Anlass", "Beschwerde")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
SHORT = tuple(name[:3] for name in MONTHS)
STAND, FIRST = date(2017, 1, 12), date(2016, 1, 4)
EVERY_DUPLICATE = 97
EVERY_BAD = 100
REMARKS = ("", "", "", "", "nach Rückfrage berichtigt", '"zwei Fehler in einem Fall; Fall zählt einmal"')


def write(path: Path, rows: int, *, encoding: str = "cp1252", distinct: bool = False, bad: bool = False) -> int:
    """Write the file in the sender's dialect; the number of distinct keys in it. `distinct`: hardly two rows say that
    so many files were reviewed. `bad`: every hundredth row says a word instead.
    """
    keys = list(product(SHORT, OFFICES, STRATA, SELECTIONS, TOPICS))
    head = (
        "Jobcenter Musterkreis;;;;;;;;;;",
        "Fachaufsichtliche Prüfungen – Auswertung 4. Quartal 2016;;;;;;;;;;",
        f"Stand: {STAND:%d.%m.%Y};;;;;;;;;;",
        ";;;;;;;;;;",
        HEADER,
    )
    reviewed_in_all = faulty_in_all = 0
    said, reviewed, faulty = "", 0, 0
    with path.open("w", encoding=encoding, newline="") as file:
        file.writelines(f"{line}\r\n" for line in head)
        for number in range(1, rows + 1):
            if number % EVERY_DUPLICATE:
                key, version = keys[(number - 1) % len(keys)], (number - 1) // len(keys)
                said, reviewed, faulty = _row(key, version, number, is_distinct=distinct)
            is_bad = bad and number % EVERY_BAD == 0
            cells = said.split(";", 7)
            written = ";".join([*cells[:5], "viele", *cells[6:]]) if is_bad else said
            file.write(f"{number};{written}\r\n")
            reviewed_in_all += 0 if is_bad else reviewed
            faulty_in_all += faulty
        file.write(f"Summe;;;;;;{_dotted(reviewed_in_all)};{_dotted(faulty_in_all)};;;\r\n")
    return min(len(keys), rows)


def _row(key: tuple[str, ...], version: int, number: int, *, is_distinct: bool) -> tuple[str, int, int]:
    """What a row says after its number: a batch of one office, month, topic and selection, in its nth version."""
    month, office, stratum, selection, topic = key
    place = SHORT.index(month) + 1
    written = f"{place:02}/2016" if number % 5 else f"{month} 16"
    # Of seven topics with 20 to 39 results each, the files are fewer than all and more than the most.
    reviewed = 40 + (number + version) % 100 if topic == "Akte" else 20 + (number * 7 + version) % 20
    reviewed += 1_000 * (version == 0 and number % 50 == 0)  # a slip that a later row corrects
    reviewed = 1_000 + number if is_distinct else reviewed
    faulty = 0 if topic == "Akte" else (number * 3 + version) % 6
    shown = "" if topic == "Akte" else "-" if faulty == 0 else str(faulty)
    rate = f"{100 * faulty / reviewed:.1f}".replace(".", ",") if shown else ""
    entered = min(FIRST + timedelta(days=28 * place + 3 * version), STAND)
    remark = REMARKS[number % len(REMARKS)]
    batch = f"{office};{written};{topic};{stratum};{selection}"
    said = f"{batch};{_dotted(reviewed)};{shown};{rate};{entered:%d.%m.%Y};{remark}"
    return said, reviewed, faulty


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
