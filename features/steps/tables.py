"""Tables of a shape of their own are agreed with a sender: which heading says what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pytest_bdd import given

from .file_forms import SHEET
from .house import House
from .places import rule_named
from .words import rows, sentence

FILE = "senders/tabellen.yaml"
CSV = 'format: csv, encoding: utf-8-sig, delimiter: ";"'
FIGURES = {"Wert": "value", "Zähler": "numerator", "Nenner": "denominator"}


@given(sentence('die Tabelle "{name:Text}" ist so vereinbart:'))
def a_table_is_agreed(house: House, name: str, datatable: Sequence[Sequence[str]]) -> None:
    """One record a row for each row of the plan that its headings name. Files are called `name_2016-Q2.csv`."""
    _agree(house, name, datatable)


@given(sentence('die Tabelle "{name:Text}" ist so vereinbart, alle anderen Spalten bleiben ungelesen:'))
def a_table_of_some_columns_is_agreed(house: House, name: str, datatable: Sequence[Sequence[str]]) -> None:
    _agree(house, name, datatable, ["    ignore_others: wird hier nicht gebraucht"])


@given(sentence('die Datei "{name:Text}" bringt mehrere Tabellen, unterschieden nach dem Wort in "{column:Text}":'))
def a_shared_file_is_agreed(house: House, name: str, column: str, datatable: Sequence[Sequence[str]]) -> None:
    """A profile for each word, of one row of the plan."""
    by_word: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for line in rows(datatable):
        by_word[line["Wort"]].append(line)
    text = [f"sender: {{id: {name}, title: {name}, role: controlling}}", "profiles:"]
    for word, lines in by_word.items():
        (unit,) = (line["Überschrift"] for line in lines if line["Angabe"] == "Bereich")
        figures = [line for line in lines if line["Angabe"] in FIGURES]
        columns = ", ".join(f'"{line["Überschrift"]}": {{field: {FIGURES[line["Angabe"]]}}}' for line in figures)
        (row,) = {line["zu Zeile"] for line in figures}
        metric = getattr(rule_named(house, row).measure.where, "metric", None)
        text += [
            f"  - id: {word.lower()}",
            "    version: 1",
            f"    title: {word}",
            f'    file: {{shared: true, name: ["{name}_{{year}}-Q{{quarter}}*.csv"], {CSV}}}',
            "    numbers: {decimal: ',', thousands: ['.']}",
            f"    columns: {{{unit}: {{field: scope, units: any}}, {column}: {{}}, {columns}}}",
            f"    records: {{type: measurement, period: {{kind: ytd}}, set: {{metric: {metric}, aggregation: ytd}}}}",
            f"    rows: {{only: {{column: {column}, words: [{word}]}}}}",
            "    quarantine: row",
        ]
    house.rewrite_rules(FILE, lambda _: "\n".join(text) + "\n")


@given(sentence('die Tabelle "{name:Text}" ist so vereinbart, als Arbeitsmappe von LibreOffice:'))
def an_ods_is_agreed(house: House, name: str, datatable: Sequence[Sequence[str]]) -> None:
    _agree(house, name, datatable, ending=".ods", form=f"format: ods, sheet: {SHEET}")


@given(sentence('die Tabelle "{name:Text}" ist so vereinbart, als JSON-Zeilen:'))
def a_list_is_agreed(house: House, name: str, datatable: Sequence[Sequence[str]]) -> None:
    _agree(house, name, datatable, ending=".ndjson", form="format: ndjson")


def _agree(
    house: House,
    name: str,
    datatable: Sequence[Sequence[str]],
    more: Sequence[str] = (),
    ending: str = ".csv",
    form: str = CSV,
) -> None:
    agreed = list(rows(datatable))
    (unit,) = (line["Überschrift"] for line in agreed if line["Angabe"] == "Bereich")
    headings_by_row: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for line in agreed:
        if line["Angabe"] in FIGURES:
            headings_by_row[line["zu Zeile"]].append(line)
    text = [
        "sender: {id: tabellen, title: Tabellen der Geschäftsstellen, role: controlling}",
        "profiles:",
        f"  - id: {name}",
        "    version: 1",
        f"    title: {name}",
        f'    file: {{name: ["{name}_{{year}}-Q{{quarter}}*{ending}"], {form}}}',
        "    numbers: {decimal: ',', thousands: ['.']}",
        f"    columns: {{{unit}: {{field: scope, units: any}}}}",
        *more,
        "    records_a_row:",
        "      each:",
    ]
    for row, lines in headings_by_row.items():
        columns = ", ".join(f'"{line["Überschrift"]}": {{field: {FIGURES[line["Angabe"]]}}}' for line in lines)
        metric = getattr(rule_named(house, row).measure.where, "metric", None)
        text.append(f"        - {{columns: {{{columns}}}, set: {{metric: {metric}}}}}")
    text += ["    records: {type: measurement, period: {kind: ytd}, set: {aggregation: ytd}}", "    quarantine: row"]
    house.rewrite_rules(FILE, lambda _: "\n".join(text) + "\n")
