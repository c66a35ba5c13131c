"""What a sender's file says of values and nothing would ever read is told at its line."""

from __future__ import annotations

import pytest

from tests.unit.rulebook.a_rulebook import FILES, problems_of

SENDER = """\
sender: {id: amt, title: Amt, role: bl}
value_tables:
  stellen: {eins: nord}
  themen: {Miete: kdu}
  ja: {ja: "true", nein: vielleicht}
profiles:
  - id: akten
    version: 1
    title: Akten
    file: {name: ["akten_{year}-Q{quarter}.csv"], format: csv, encoding: utf-8, delimiter: ";"}
    columns:
      Stelle: {field: scope, units: office, values_from: stellen}
      Monat: {field: period}
      Thema: {field: topic, values_from: themen}
      geprüft: {field: reviewed}
      gut: {}
      schlecht: {}
    set: {stratum: new}
    records:
      type: case_review
      set: {selection: random}
      derive: {faulty: {difference: [gut, schlecht]}}
  - id: sitzungen
    version: 1
    title: Sitzungen
    file: {name: ["sitzungen_{year}.csv"], format: csv, encoding: utf-8, delimiter: ";"}
    columns:
      Tag: {field: held_on}
      fest: {field: is_confirmed, values_from: ja}
    records: {type: meeting, set: {body: rat, scope: jobcenter, period: "2016"}}
"""
GOOD = SENDER.replace("vielleicht", '"false"')


def told(text: str) -> list[str]:
    problems = problems_of({**FILES, "senders/amt.yaml": text})
    return [problem.removeprefix("senders/amt.yaml:") for problem in problems if problem.startswith("senders/amt.yaml")]


def test_a_sender_with_tables_factors_and_derived_numbers_is_sound() -> None:
    assert told(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "values_from: themen",
            "values_from: thmen",
            [
                "14:42: unknown table 'thmen'; write its words under 'value_tables' of this file "
                "(allowed: ja, stellen, themen); did you mean 'themen'?",
                "4:3: no column names the table 'themen'; write 'values_from: themen' at the columns with its words",
            ],
            id="a table that there is not, and one that nothing names",
        ),
        pytest.param(
            "Miete: kdu",
            "Miete: kdo",
            ["4:19: unknown topic 'kdo' (allowed: kdu, unterhalt, akte); did you mean 'kdu'?"],
            id="a word of a table that the house does not have",
        ),
        pytest.param(
            "set: {stratum: new}",
            "set: {stratum: neu}",
            ["18:20: unknown stratum 'neu' (allowed: new); did you mean 'new'?"],
            id="a constant that the house does not have",
        ),
        pytest.param(
            'nein: "false"',
            "nein: vielleicht",
            [
                "29:48: the words of 'is_confirmed' mean true or false, those of the table 'ja' something else",
            ],
            id="yes, no and perhaps",
        ),
        pytest.param(
            "geprüft: {field: reviewed}",
            "geprüft: {field: reviewed, values: {drei: drei}}",
            [
                "15:34: values translate words, and this column gives a number; "
                "say under 'sentinels' what its marks mean",
            ],
            id="words in a column of numbers",
        ),
        pytest.param(
            "Monat: {field: period}",
            "Monat: {field: period, values: {Jänner: 2016-01}}",
            [
                "13:30: values translate words, and this column gives a day or month; list its spelling under 'dates'",
            ],
            id="words in a column of months",
        ),
        pytest.param(
            "Monat: {field: period}",
            'Monat: {field: period, times: "1000"}',
            ["13:30: times multiplies numbers, and this column gives none; take it away"],
            id="a factor where no number is",
        ),
        pytest.param(
            "gut: {}",
            "gut: {field: faulty}",
            ["22:16: 'faulty' is made of columns here, and column 'gut' gives it too; take one of them away"],
            id="a field that is given and made",
        ),
    ],
)
def test_what_nothing_would_read_is_told_with_what_to_write(old: str, new: str, expected: list[str]) -> None:
    assert sorted(told(GOOD.replace(old, new))) == sorted(expected)
