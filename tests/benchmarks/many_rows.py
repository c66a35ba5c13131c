"""Makes a record file of 100,000 rows as the technical supervision would send it. No code of ours.

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
REMARKS = ("", "", "", "", "nach Rückfrage berichtigt", '"zwei Fehler in einem Fall; Fall zählt einmal"')


def write(path: Path, rows: int) -> int:
    """Write the file in the sender's encoding and dialect; the number of distinct keys in it."""
    keys = list(product(SHORT, OFFICES, STRATA, SELECTIONS, TOPICS))
    lines = [
        "Jobcenter Musterkreis;;;;;;;;;;",
        "Fachaufsichtliche Prüfungen – Auswertung 4. Quartal 2016;;;;;;;;;;",
        f"Stand: {STAND:%d.%m.%Y};;;;;;;;;;",
        ";;;;;;;;;;",
        HEADER,
    ]
    reviewed_in_all = faulty_in_all = 0
    said = ""
    for number in range(1, rows + 1):
        if number % EVERY_DUPLICATE:
            said, reviewed, faulty = _row(keys[(number - 1) % len(keys)], (number - 1) // len(keys), number)
        lines.append(f"{number};{said}")
        reviewed_in_all, faulty_in_all = reviewed_in_all + reviewed, faulty_in_all + faulty
    lines.append(f"Summe;;;;;;{_dotted(reviewed_in_all)};{_dotted(faulty_in_all)};;;")
    path.write_bytes("\r\n".join([*lines, ""]).encode("cp1252"))
    return min(len(keys), rows)


def _row(key: tuple[str, ...], version: int, number: int) -> tuple[str, int, int]:
    """What a row says after its number: a batch of one office, month, topic and selection, in its nth version."""
    month, office, stratum, selection, topic = key
    place = SHORT.index(month) + 1
    written = f"{place:02}/2016" if number % 5 else f"{month} 16"
    # Of seven topics with 20 to 39 results each, the files are fewer than all and more than the most.
    reviewed = 40 + (number + version) % 100 if topic == "Akte" else 20 + (number * 7 + version) % 20
    reviewed += 1_000 * (version == 0 and number % 50 == 0)  # a slip that a later row corrects
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
