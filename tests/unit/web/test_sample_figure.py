"""What a sample says: drawn and as a table from one verdict; nothing of it where its counts are not shown."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checker.domain.verdict import EvidenceClass
from checker.web.sample_figure import sample_of
from tests.stored import verdict

# By the exact binomial distribution, to a tenth of a percent: the table of the domain notes.
SAMPLE = verdict(faulty=31, reviewed=518, value=Fraction(31, 518), evidence=EvidenceClass.PROVEN)


def test_the_table_has_the_share_how_far_the_data_reach_and_the_bound() -> None:
    figure = sample_of(SAMPLE, "Fehlerquote", "de")
    assert figure is not None
    assert [str(cells[1]).replace("\xa0", " ") for cells in figure.table.rows] == [
        "31 von 518 = 6,0 %",
        "4,3 %",
        "8,0 %",
        "10,0 %",
    ]


def test_what_is_drawn_is_what_the_table_has() -> None:
    figure = sample_of(SAMPLE, "Fehlerquote", "de")
    assert figure is not None
    assert figure.chart.bound is not None
    last = [str(cells[1]) for cells in figure.table.rows]
    assert (figure.chart.share.label, figure.chart.bound.label) == (last[0].rpartition("= ")[2], last[3])
    assert figure.chart.low.x < figure.chart.share.x < figure.chart.high.x < figure.chart.bound.x


def test_of_counts_that_are_kept_back_nothing_is_drawn() -> None:
    assert sample_of(replace(SAMPLE, kept_back=True), "Fehlerquote", "de") is None


def test_what_is_no_sample_proves_nothing() -> None:
    assert sample_of(replace(SAMPLE, evidence=None), "Fehlerquote", "de") is None
