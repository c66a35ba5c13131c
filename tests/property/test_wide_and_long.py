"""A wide table says what the long table of the same facts says: equal records, and the same facts refused."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.domain.profile import SenderFile
from checker.domain.record import content
from checker.records import FileReading, ImportContext
from checker.rulebook.load import load
from tests.unit.records.files import ROOT
from tests.unit.records.shapes import CSV, read_by, sender

CONTEXT = ImportContext.of(load(ROOT / "rules"))
OFFICES = {"Hilden": "hilden", "Velbert": "velbert", "Ratingen": "ratingen"}
METRICS = {"KdU": "kdu-cost", "Langzeitbezug": "lzb-stock"}
MONTHS = ("01/2016", "02/2016", "03/2016")
# Blank, figures, a mark that is 0, a mark that is none, and what is no figure.
CELLS = st.sampled_from(["", "7", "1.012,5", "-", "*", "viele"])
FACTS = st.dictionaries(
    st.tuples(st.sampled_from([*OFFICES]), st.sampled_from([*METRICS]), st.sampled_from(MONTHS)), CELLS, min_size=1
).filter(lambda facts: any(facts.values()))

COMMON = (
    CSV,
    'numbers: {decimal: ",", thousands: ["."]}',
    "dates: {months: [mm/yyyy]}",
    "quarantine: row",
)
OFFICE = "Stelle: {field: scope, units: office}"
WORDS = ", ".join(f"{word}: {metric}" for word, metric in METRICS.items())
METRIC = f"Kennzahl: {{field: metric, values: {{{WORDS}}}}}"
MONTH = "Monat: {field: period}"
VALUE = '{field: value, sentinels: {"-": zero, "*": suppressed}}'
RECORDS = "records: {type: measurement, set: {aggregation: month}}"

LONG = sender(*COMMON, f"columns: {{{OFFICE}, {METRIC}, {MONTH}, Wert: {VALUE}}}", RECORDS)


def wide(columns: str, headings: str) -> SenderFile:
    return sender(
        *COMMON, f"columns: {{{columns}}}", f"records_a_row: {{headings: {headings}, cells: {VALUE}}}", RECORDS
    )


BY_OFFICE = wide(f"{METRIC}, {MONTH}", "{field: scope, units: office}")
BY_METRIC = wide(f"{OFFICE}, {MONTH}", f"{{field: metric, values: {{{WORDS}}}}}")
BY_MONTH = wide(f"{OFFICE}, {METRIC}", "{field: period}")
EACH = sender(
    *COMMON,
    f"columns: {{{OFFICE}, {MONTH}}}",
    "records_a_row: {each: ["
    + ", ".join(f"{{columns: {{{word}: {VALUE}}}, set: {{metric: {metric}}}}}" for word, metric in METRICS.items())
    + "]}",
    RECORDS,
)

Facts = dict[tuple[str, str, str], str]


def long_text(facts: Facts) -> str:
    rows = [";".join((*keys, cell)) for keys, cell in facts.items() if cell]
    return "\n".join(("Stelle;Kennzahl;Monat;Wert", *rows)) + "\n"


def wide_text(facts: Facts, across: int, titles: tuple[str, str], headings: tuple[str, ...]) -> str:
    """The facts with one of their three names across the columns."""
    rows = dict.fromkeys(keys[:across] + keys[across + 1 :] for keys in facts)
    lines = [";".join((*titles, *headings))]
    for names in rows:
        cells = (facts.get((*names[:across], heading, *names[across:]), "") for heading in headings)
        lines.append(";".join((*names, *cells)))
    return "\n".join(lines) + "\n"


def said(reading: FileReading) -> tuple[list[str], list[str]]:
    assert reading.problems == ()
    records = sorted(str(content(one.record)) for one in reading.candidates)
    return records, sorted(row.reason.code for row in reading.quarantined)


@settings(max_examples=max(60, settings.default.max_examples // 10))
@given(facts=FACTS)
def test_a_wide_table_and_the_long_one_of_the_same_facts_give_equal_records(facts: Facts) -> None:
    expected = said(read_by(CONTEXT, LONG, long_text(facts)))
    shapes = (
        (BY_OFFICE, 0, ("Kennzahl", "Monat"), tuple(OFFICES)),
        (BY_METRIC, 1, ("Stelle", "Monat"), tuple(METRICS)),
        (EACH, 1, ("Stelle", "Monat"), tuple(METRICS)),
        (BY_MONTH, 2, ("Stelle", "Kennzahl"), MONTHS),
    )
    for profile, across, titles, headings in shapes:
        assert said(read_by(CONTEXT, profile, wide_text(facts, across, titles, headings))) == expected
