"""Tables of a shape of their own are agreed with a sender: which heading says what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pytest_bdd import given

from .house import House
from .places import rule_named
from .words import rows, sentence

FILE = "senders/tabellen.yaml"
FIGURES = {"Wert": "value", "Zähler": "numerator", "Nenner": "denominator"}


@given(sentence('die Tabelle "{name:Text}" ist so vereinbart:'))
def a_table_is_agreed(house: House, name: str, datatable: Sequence[Sequence[str]]) -> None:
    """One record a row for each row of the plan that its headings name. Files are called `name_2016-Q2.csv`."""
    _agree(house, name, datatable)


@given(sentence('die Tabelle "{name:Text}" ist so vereinbart, alle anderen Spalten bleiben ungelesen:'))
def a_table_of_some_columns_is_agreed(house: House, name: str, datatable: Sequence[Sequence[str]]) -> None:
    _agree(house, name, datatable, ["    ignore_others: wird hier nicht gebraucht"])


def _agree(house: House, name: str, datatable: Sequence[Sequence[str]], more: Sequence[str] = ()) -> None:
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
        f'    file: {{name: ["{name}_{{year}}-Q{{quarter}}*.csv"], format: csv, encoding: utf-8-sig, delimiter: ";"}}',
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
