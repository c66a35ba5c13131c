"""Why a row or a file could not be taken, said in German to whoever sent it. Pure.

The reasons are worded in English for those who run the product. A receipt repeats no value of a cell: what is in a
cell may be personal, and the place is enough to find it.
"""

from __future__ import annotations

import re

from checker.domain.problem import Problem

# The first pattern found says it. Only titles that a profile declares (`column '…'`) are repeated.
REASONS: tuple[tuple[str, str], ...] = (
    (r"quarantined with the file because of row (\d+)", r"mit der Datei zurückgehalten, wegen Zeile \1"),
    (r"no import profile is for a file of this name", "für Dateien dieses Namens ist kein Importprofil hinterlegt"),
    (r"contains the lines of no import profile|several import profiles", "der Aufbau passt zu keinem Importprofil"),
    (r"the file is empty|the list is empty|has a header but no row", "es steht nichts darin"),
    (r"looks like (?:a column of )?(?:an? |)(?:names|person's name)", "sieht nach dem Namen einer Person aus"),
    (r"looks like .*e-mail", "sieht nach einer Mailadresse aus"),
    (r"looks like .*(?:IBAN|bank)", "sieht nach einer Bankverbindung aus"),
    (r"looks like .*birth date", "sieht nach einem Geburtsdatum aus"),
    (r"looks like .*(?:customer|BG|file) number", "sieht nach der Nummer einer Person oder eines Falles aus"),
    (r"looks like", "sieht nach Angaben zu einer Person aus"),
    (r"more places hold such data", "weitere Stellen enthalten solche Angaben"),
    (r"password-protected|no XLSX workbook|no text file|ZIP container|no JSON|holds no list|nesting",
     "die Datei ist beschädigt, geschützt oder in einem anderen Format als vereinbart"),
    (r"not UTF-8|the file is UTF-8|byte 0x|is not (?:cp1252|iso|utf)", "der Zeichensatz ist nicht der vereinbarte"),
    (r"sheet|workbook", "die Arbeitsmappe hat andere Blätter als vereinbart"),
    (r"cells, the header", "die Zeile hat eine andere Zahl von Feldern als die Kopfzeile"),
    (r"unknown column|column '[^']*' is missing|title|header", "die Spalten sind andere als vereinbart"),
    (r"names no year|in the file's name|the file's name", "Dateiname und Inhalt nennen kein Jahr oder verschiedene"),
    (r"may be several units", "dieser Name passt auf mehrere Organisationseinheiten; hier gehört das Kürzel hin"),
    (r"lies before agreed_on", "liegt vor dem Tag der Vereinbarung"),
    (r"is no quarter", "ist kein lesbares Quartal"),
    (r"unknown unit|unknown (?:office|team|town|site|organisation)|name of a unit",
     "diese Organisationseinheit ist nicht bekannt"),
    (r"the unit .* did not exist", "diese Organisationseinheit gab es zu dieser Zeit nicht"),
    (r"outside the plan years|cannot be meant", "liegt außerhalb der Planjahre"),
    (r"was still to come when this was reported", "liegt in der Zukunft"),
    (r"is negative|cannot be negative", "darf nicht negativ sein"),
    (r"numerator .*exceeds denominator", "der Zähler ist größer als der Nenner"),
    (r"faulty|exceeds", "der Teil ist größer als das Ganze, oder eine der beiden Zahlen fehlt"),
    (r"the row number .* occurs twice", "die laufende Nummer kommt zweimal vor"),
    (r"year of two digits", "das Jahr muss vierstellig sein"),
    (r"is a week", "hier gehört ein Tag hin, keine Kalenderwoche"),
    (r"no day|a day belongs|another way than this file's days|there is no week", "ist kein lesbares Datum"),
    (r"said by the import profile", "ob eine Zahl amtlich ist, sagt das Importprofil, nicht die Meldung"),
    (r"'authority' is said by", "ob eine Zahl amtlich ist, sagt das Importprofil, nicht die Meldung"),
    (r"two official figures for the data month",
     "zu diesem Datenstand war schon eine andere amtliche Zahl gemeldet; es gilt die zuletzt gemeldete"),
    (r"month", "ist kein lesbarer Monat"),
    (r"period|due date", "der Zeitraum passt nicht"),
    (r"whole number|number", "ist keine lesbare Zahl"),
    (r"no instant", "ist kein Zeitpunkt mit Zeitzone"),
    (r"unknown word", "dieses Wort ist in der Spalte nicht vereinbart"),
    (r"unknown key|'schema'|'type'|no object|same key twice|nested", "die Meldung ist anders aufgebaut als vereinbart"),
    (r"missing|empty", "eine Angabe fehlt"),
    (r"event", "der Stand des Termins passt nicht zu seinen Tagen"),
    (r"sum|agrees|differ", "die Summenzeile stimmt nicht mit den Zeilen überein"),
    (r"row that counts the files|files cannot have given", "die Zahl der Akten passt nicht zu den Prüfthemen"),
    (r"no rule has the id", "keine Regel hat diese Kennung; die Meldung zählt für nichts"),
)  # fmt: skip
OTHERWISE = "kann so nicht gelesen werden"
_RECORD = re.compile(r"^record (\d+)\b")
_COLUMN = re.compile(r"^column '([^']{1,60})': ")


def reason_de(problem: Problem, *, with_place: bool = True) -> str:
    """One reason, with the place in front: "Zeile 3, Spalte 7: ist keine lesbare Zahl"."""
    column = _COLUMN.match(problem.what)
    said = next((_said(pattern, german, problem.what) for pattern, german in REASONS if _fits(pattern, problem.what)),
                OTHERWISE)  # fmt: skip
    record = _RECORD.match(problem.what)
    parts = [_place(problem)] if with_place else []
    parts += [f"Meldung {record[1]}"] if record and with_place else []
    parts += [f"Spalte „{column[1]}“"] if column else []
    return ": ".join([*filter(None, parts), said])


def _fits(pattern: str, what: str) -> bool:
    return re.search(pattern, what) is not None


def _said(pattern: str, german: str, what: str) -> str:
    found = re.search(pattern, what)
    assert found is not None, "only a pattern that fits is asked"
    return found.expand(german)


def _place(problem: Problem) -> str:
    where = problem.where
    parts = [f"Blatt „{where.sheet}“"] if where.sheet else []
    parts += [f"Zeile {where.line} der Datei"] if where.line else []
    parts += [f"Spalte {where.column}"] if where.line and where.column else []
    return ", ".join(parts)
