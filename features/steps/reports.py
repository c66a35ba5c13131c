"""What is reported to the house: files as the senders really send them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from pytest_bdd import given

from checker.domain.clock import at_local
from checker.starter import RECORDS
from checker.store import archive, import_ledger
from checker.store.archive import ArchiveKind

from .house import House
from .words import day, german, is_file_name, month, month_name, number, rows, sentence

REVIEW_COLUMNS = ("Lfd. Nr.", "Geschäftsstelle", "Monat", "Prüfthema", "Fallart", "Auswahl", "geprüft", "fehlerhaft",
                  "Fehlerquote in %", "Erfasst am", "Bemerkung")  # fmt: skip
# What a table of reviews leaves out.
USUAL_REVIEW = {"Geschäftsstelle": "Hilden", "Fallart": "Bestandsfälle", "Auswahl": "Zufall", "fehlerhaft": ""}
KEY_FIGURE_COLUMNS = "Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus;"
CONTROLLING = "das Controlling meldet am {on:Tag} für {month:Monat} {status:Datenstatus}"
# Under which names the sender shows what the targets of the SGB II are judged by.
KEY_FIGURES = {
    "P27": "Integrationsquote ohne Asyl/Flucht;JFW",
    "P28": "Integrationsquote Asyl/Flucht;JFW",
    "P29": "Integrationsquote insgesamt;JFW",
    "P30": "Bestand Langzeitleistungsbezieher;JDW",
}
HOUSING_COSTS = "Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR"
# What people send in place of a table, as the programs begin it.
OTHER_KINDS = {
    "ein PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "ein Bildschirmfoto": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\4\0",
    "eine Arbeitsmappe mit Kennwort": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "eine Webseite": b"<!DOCTYPE html>\n<html><body><table><tr><td>Hilden</td><td>12</td></tr></table></body></html>",
}
WITHIN_A_ZIP = {"ein Word-Dokument": "word/document.xml", "eine Arbeitsmappe": "xl/workbook.xml"}

Row = dict[str, str]


@given(sentence("die Fachaufsicht meldet am {on:Tag} für das {quarter:Zahl}. Quartal {year:Zahl}:"))
def reviews_are_reported(house: House, on: date, quarter: int, year: int, datatable: Sequence[Sequence[str]]) -> None:
    """Columns as in the file; those left out are as usual: Hilden, Bestandsfälle, Zufall."""
    _review_file(house, on, quarter, year, rows(datatable))


@given(sentence("die Fachaufsicht meldet am {on:Tag} für das {quarter:Zahl}. Quartal {year:Zahl} eine Fehlanzeige"))
def nothing_was_reviewed(house: House, on: date, quarter: int, year: int) -> None:
    _review_file(house, on, quarter, year, [])


@given(
    sentence(
        "bis zum {last:Tag} wurden zum Thema {topic:Name} {reviewed:Zahl} Fälle geprüft, davon {faulty:Zahl} fehlerhaft"
    )
)
def cases_were_reviewed(house: House, last: date, topic: str, reviewed: int, faulty: int) -> None:
    """A random selection, spread over the quarters; each quarter's report arrives on the 10th of the next month."""
    _quarterly(house, last, {"Prüfthema": topic}, reviewed, faulty=faulty)


@given(sentence("bis zum {last:Tag} wurden {reviewed:Zahl} Akten von {stratum:Name}n geprüft"))
def files_were_reviewed(house: House, last: date, reviewed: int, stratum: str) -> None:
    """Spread over the quarters; each quarter's report arrives on the 10th of the next month."""
    _quarterly(house, last, {"Prüfthema": "Akte", "Fallart": stratum}, reviewed, faulty=None)


def _quarterly(house: House, last: date, row: Row, reviewed: int, *, faulty: int | None) -> None:
    assert (last + timedelta(days=1)).day == 1, "gemeldet wird bis zum Ende eines Quartals"
    assert last.month % 3 == 0, "gemeldet wird bis zum Ende eines Quartals"
    quarters = last.month // 3
    for quarter in range(1, quarters + 1):
        counted = row | {"Monat": f"{3 * quarter:02}/{last.year}", "geprüft": str(_share(reviewed, quarter, quarters))}
        if faulty is not None:
            counted["fehlerhaft"] = str(_share(faulty, quarter, quarters))
        following = date(last.year + quarter // 4, 3 * quarter % 12 + 1, 10)
        _review_file(house, following, quarter, last.year, [counted])


def _share(total: int, place: int, places: int) -> int:
    """The part of `total` that falls to one of several equal places; all of them add up to it."""
    return total * place // places - total * (place - 1) // places


def _review_file(house: House, on: date, quarter: int, year: int, reviews: Iterable[Row]) -> None:
    lines = [
        f"Fachaufsichtliche Prüfungen – Auswertung {quarter}. Quartal {year}",
        f"Stand: {german(on)}",
        "",
        ";".join(REVIEW_COLUMNS),
    ]
    for count, given_row in enumerate(reviews, start=1):
        row = USUAL_REVIEW | {"Lfd. Nr.": str(count), "Erfasst am": german(on)} | given_row
        unknown = row.keys() - set(REVIEW_COLUMNS)
        assert not unknown, f"die Fachaufsicht hat keine Spalte {unknown}"
        lines.append(";".join(row.get(column, "") for column in REVIEW_COLUMNS))
    house.receive(f"fachaufsicht_{year}-Q{quarter}.csv", "\r\n".join([*lines, ""]).encode("cp1252"), on)


@given(sentence(f"{CONTROLLING} eine Krankheitsquote von {{rate:Wert}} %"))
def sickness_is_reported(house: House, on: date, month: date, status: str, rate: str) -> None:
    """The mean of the year so far, as a rate alone."""
    _key_figures(house, on, month, f"Krankheitsquote;JD;.;.;{rate};11,0;;{status};")


@given(sentence(f"{CONTROLLING} eine Krankheitsquote des Monats von {{rate:Wert}} %"))
def sickness_of_the_month_is_reported(house: House, on: date, month: date, status: str, rate: str) -> None:
    """The month's own rate, alone in its file."""
    _key_figures(house, on, month, f"Krankheitsquote;Monatswert;.;.;{rate};11,0;;{status};")


@given(sentence(f"{CONTROLLING} Unterkunftskosten von {{amount:Wert}} € bei einem Soll von {{target:Wert}} €"))
def housing_costs_are_reported(house: House, on: date, month: date, status: str, amount: str, target: str) -> None:
    """The sum of the year so far."""
    _key_figures(house, on, month, f"{HOUSING_COSTS};kum.;{amount};x;x;{target};-;{status};")


@given(sentence(f"{CONTROLLING} Unterkunftskosten von {{amount:Wert}} € ohne Soll"))
def housing_costs_are_reported_without_target(house: House, on: date, month: date, status: str, amount: str) -> None:
    _key_figures(house, on, month, f"{HOUSING_COSTS};kum.;{amount};x;x;-;-;{status};")


@given(sentence(f"{CONTROLLING} zu {{row:Zeile}} den Zähler {{part:Wert}} und den Nenner {{whole:Wert}}"))
def a_share_is_reported(house: House, on: date, month: date, status: str, row: str, part: str, whole: str) -> None:
    """The year so far; who grows has a larger numerator."""
    _key_figures(house, on, month, f"{KEY_FIGURES[row]};{part};{whole};.;-;-;{status};")


@given(
    sentence(
        f"{CONTROLLING} zu {{row:Zeile}} den Zähler {{part:Wert}} und den Nenner {{whole:Wert}} "
        "bei einem Soll von {target:Wert} %"
    )
)
def a_share_is_reported_with_target(
    house: House, on: date, month: date, status: str, row: str, part: str, whole: str, target: str
) -> None:
    _key_figures(house, on, month, f"{KEY_FIGURES[row]};{part};{whole};.;{target};-;{status};")


def _key_figures(house: House, on: date, month: date, line: str) -> None:
    lines = [
        f"Berichtsmonat:;{month_name(month)};;;;;;",
        f"Datenstand:;{month_name(on)};;;;;;",
        "",
        KEY_FIGURE_COLUMNS,
        line,
    ]
    house.receive(f"zielnachhaltung_{month:%Y-%m}.csv", "\r\n".join([*lines, ""]).encode("utf-8-sig"), on)


@given(sentence("die Geschäftsstelle {office:Name} meldet am {on:Tag} ihre Dialoge:"))
def dialogues_are_reported(house: House, office: str, on: date, datatable: Sequence[Sequence[str]]) -> None:
    """Planned for a day or a week; held on a day, "ausgefallen", or nothing said yet."""
    scope = house.office(office)
    _single_reports(house, on, [_dialogue(house, scope, row) for row in rows(datatable)])


def _dialogue(house: House, scope: str, row: Row) -> dict[str, object]:
    held = row["durchgeführt"]
    is_held = held not in ("", "ausgefallen")
    record: dict[str, object] = {
        "type": "event",
        "event_type": "interface-dialogue",
        "event_id": f"{scope}-{row['Nr.']}",
        "scope": scope,
        "period": "2016",
        "planned_on": _planned(row["geplant"]),
        "status": "held" if is_held else "cancelled" if held else "planned",
    }
    if is_held:
        record["held_on"] = day(held).isoformat()
    if row.get("Teilnehmende"):
        record["participant_roles"] = [house.role(title) for title in row["Teilnehmende"].split(", ")]
    if row.get("Ersatz für"):
        record["replaces"] = f"{scope}-{row['Ersatz für']}"
    return record


def _planned(text: str) -> str | None:
    if text.startswith("KW "):
        return f"2016-W{int(text.removeprefix('KW ')):02}"
    return day(text).isoformat() if text else None


@given(sentence('zu {row:Zeile} wird am {on:Tag} das Protokoll "{ref:Text}" vorgelegt und gemeldet'))
def handed_in(house: House, row: str, on: date, ref: str) -> None:
    _deliverable(house, row, on, on, ref)


@given(sentence('zu {row:Zeile} wird am {day:Tag} das Protokoll "{ref:Text}" vorgelegt und erst am {on:Tag} gemeldet'))
def handed_in_and_reported_later(house: House, row: str, day: date, ref: str, on: date) -> None:
    _deliverable(house, row, day, on, ref)


@given(sentence("zu {row:Zeile} wird am {on:Tag} ein Papier ohne Aktenzeichen vorgelegt und gemeldet"))
def handed_in_without_proof(house: House, row: str, on: date) -> None:
    _deliverable(house, row, on, on, None)


def _deliverable(house: House, row: str, submitted: date, on: date, ref: str | None) -> None:
    record: dict[str, object] = {
        "type": "deliverable",
        "target_id": house.rule_of(row),
        "scope": "jobcenter",
        "period": "2016",
        "submitted_on": submitted.isoformat(),
    }
    if ref is not None:
        record["evidence"] = {"kind": "minutes", "ref": ref}
    _single_reports(house, on, [record])


@given(sentence("zu {row:Zeile} wird am {on:Tag} vorgelegt und gemeldet:"))
def handed_in_with_details(house: House, row: str, on: date, datatable: Sequence[Sequence[str]]) -> None:
    """Two columns: what the report says, and how. An empty cell: it does not say so."""
    said = {what: how for what, how in datatable if how}
    unknown = said.keys() - DETAILS.keys()
    assert not unknown, f"von {unknown} weiß kein Satz etwas"
    record: dict[str, object] = {
        "type": "deliverable",
        "target_id": house.rule_of(row),
        "scope": "jobcenter",
        "period": "2016",
        "submitted_on": on.isoformat(),
    }
    for what, how in said.items():
        field, read = DETAILS[what]
        record[field] = read(how)
    units = _units(house, said["für"]) if "für" in said else []
    contents = _contents(house, row, said["Inhalt"]) if "Inhalt" in said else []
    if units or contents:
        record["covers"] = [*units, *contents]
    _single_reports(house, on, [record])


def _proof(ref: str) -> dict[str, str]:
    return {"kind": "report", "ref": ref}


def _iso(text: str) -> str:
    return day(text).isoformat()


def _data_month(text: str) -> str:
    return f"{month(text):%Y-%m}"


# What a report may say of itself: the field, and how the word is read. What is covered needs the house's names.
DETAILS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "Aktenzeichen": ("evidence", _proof),
    "Datenstand": ("data_month", _data_month),
    "Stichtag": ("reference_date", _iso),
    "Daten": ("data_status", str),
    "wirksam ab": ("effective_on", _iso),
    "fertig": ("done", number),
    "von": ("total", number),
    "für": ("covers", str),
    "Inhalt": ("covers", str),
}


def _units(house: House, said: str) -> list[str]:
    """ "zehn Städte und gesamt", or the same "ohne" one of them."""
    everyone, _, missing = said.partition(" ohne ")
    assert everyone == "zehn Städte und gesamt", "gemeldet wird für die zehn Städte und gesamt"
    organisation = house.book.organisation
    towns = {town.name: town.id for town in organisation.units("town")}
    assert len(towns) == 10, f"es sind {len(towns)} Städte"
    if missing:
        del towns[missing]
    return [*towns.values(), organisation.organisation.id]


def _contents(house: House, row: str, said: str) -> list[str]:
    where = house.book.rule(house.rule_of(row))
    assert where is not None, f"zu Zeile {row} gibt es eine Regel"
    known = {content.title: content.id for content in where.rule.measure.contents}
    return [known[title] for title in said.split(", ")]


def _single_reports(house: House, on: date, records: Iterable[dict[str, object]]) -> None:
    said_at = at_local(on, 12).isoformat()
    listed = [{"schema": "status-record/1", "reported_at": said_at} | record for record in records]
    house.receive(f"einzelmeldung_{on}.json", json.dumps(listed).encode(), on)


def example(name: str) -> Path:
    """Where an example lies. A text that somebody typed on a page names no other file of the machine."""
    assert is_file_name(name), f"„{name}“ ist kein Dateiname"
    return RECORDS / name


@given("diese Beispieldateien treffen ein:")
def example_files_arrive(house: House, datatable: Sequence[Sequence[str]]) -> None:
    for row in rows(datatable):
        house.receive(row["Datei"], example(row["Datei"]).read_bytes(), day(row["Eingang"]))


@given(
    sentence(
        'am {on:Tag} trifft die Arbeitsmappe "{file_name:Text}" ein, in der auch die Zelle "{cell:Text}" belegt ist'
    )
)
def a_workbook_with_a_far_cell_arrives(house: House, on: date, file_name: str, cell: str) -> None:
    """As a spreadsheet saves it when somebody has pressed a key far from the table."""
    line = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    row = f'<row r="{line}"><c r="{cell}" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row></sheetData>'
    saved = BytesIO()
    with ZipFile(example(file_name)) as old, ZipFile(saved, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b"</sheetData>", row.encode()))
    house.receive(file_name, saved.getvalue(), on)


@given(sentence('am {on:Tag} ist die Datei "{file_name:Text}", die eintrifft, in Wahrheit {kind}'))
def a_file_of_another_kind_arrives(house: House, on: date, file_name: str, kind: str) -> None:
    if kind in WITHIN_A_ZIP:
        saved = BytesIO()
        with ZipFile(saved, "w") as new:
            new.writestr(WITHIN_A_ZIP[kind], "<x/>")
        house.receive(file_name, saved.getvalue(), on)
    else:
        house.receive(file_name, OTHER_KINDS[kind], on)


@given(
    sentence(
        'am {on:Tag} trifft die Arbeitsmappe "{file_name:Text}" ein, deren Pivot-Zwischenspeicher diese Fälle enthält:'
    )
)
def a_workbook_with_a_pivot_cache_arrives(
    house: House, on: date, file_name: str, datatable: Sequence[Sequence[str]]
) -> None:
    """As a spreadsheet saves it when a pivot table was made from a list of cases that was deleted afterwards."""
    house.receive(file_name, _with_pivot_cache(file_name, datatable), on)


@given(
    sentence(
        'seit dem {on:Tag} liegt die Arbeitsmappe "{file_name:Text}" noch so im Archiv, wie sie kam, mit diesen Fällen '
        "im Pivot-Zwischenspeicher:"
    )
)
def a_workbook_lies_there_as_it_came(
    house: House, on: date, file_name: str, datatable: Sequence[Sequence[str]]
) -> None:
    """As every workbook was archived before any was screened where no cell shows it."""
    house.receive(file_name, example(file_name).read_bytes(), on)
    house.import_all()
    with house.store.write() as tx:
        (kept,) = import_ledger.names_of_kept_files(tx)
        as_it_came = archive.put(tx, _with_pivot_cache(file_name, datatable), ArchiveKind.ORIGINAL, at=at_local(on, 12))
        import_ledger.keep_instead(tx, kept, as_it_came)
        archive.remove(tx, kept)


def _with_pivot_cache(file_name: str, datatable: Sequence[Sequence[str]]) -> bytes:
    titles, *cases = datatable
    fields = "".join(f'<cacheField name="{title}"/>' for title in titles)
    values = ["".join(f'<s v="{cell}"/>' for cell in case) for case in cases]
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = {
        "Definition": f"<cacheFields>{fields}</cacheFields>",
        "Records": "".join(f"<r>{listed}</r>" for listed in values),
    }
    added = {
        f"xl/pivotCache/pivotCache{kind}1.xml": f'<pivotCache{kind} xmlns="{space}">{inner}</pivotCache{kind}>'
        for kind, inner in parts.items()
    }
    return _workbook_with(file_name, added)


@given(
    sentence(
        'am {on:Tag} trifft die Arbeitsmappe "{file_name:Text}" ein, in deren Eigenschaften "{person:Text}" als '
        "Verfasserin steht"
    )
)
def a_workbook_with_an_author_arrives(house: House, on: date, file_name: str, person: str) -> None:
    """As every spreadsheet saves it: with the name of whoever did so last."""
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    core = f'<cp:coreProperties xmlns:cp="{space}"><cp:lastModifiedBy>{person}</cp:lastModifiedBy></cp:coreProperties>'
    house.receive(file_name, _workbook_with(file_name, {"docProps/core.xml": core}), on)


def _workbook_with(file_name: str, parts: Mapping[str, str]) -> bytes:
    """An example with parts added or replaced."""
    saved = BytesIO()
    with ZipFile(example(file_name)) as old, ZipFile(saved, "w") as new:
        for part in old.namelist():
            if part not in parts:
                new.writestr(part, old.read(part))
        for part, text in parts.items():
            new.writestr(part, text)
    return saved.getvalue()


@given(sentence('am {on:Tag} trifft die Datei "{file_name:Text}" ein:'))
def a_file_arrives(house: House, on: date, file_name: str, docstring: str) -> None:
    """Word for word as its sender saves it: the Fachaufsicht in the old encoding of its office, all others in UTF-8."""
    encoding = "cp1252" if file_name.startswith("fachaufsicht_") else "utf-8-sig"
    house.receive(file_name, f"{docstring}\n".replace("\n", "\r\n").encode(encoding), on)
