"""Mergers in organisation.yaml lead to a unit that is there, and never back."""

from __future__ import annotations

import pytest

from tests.unit.rulebook.a_rulebook import FILES, problems_of

FILE = "organisation.yaml"
OFFICES = """\
offices:
  - {id: nord, name: Nord, towns: [stadt-nord], merges_into: sued}
  - {id: sued, name: Süd}
"""


def problems(*offices: str) -> list[str]:
    text = "offices:\n" + "".join(f"  - {{{office}}}\n" for office in offices)
    assert OFFICES in FILES[FILE]
    return problems_of(FILES | {FILE: FILES[FILE].replace(OFFICES, text)})


NORD, SUED, WEST = "id: nord, name: Nord", "id: sued, name: Süd", "id: west, name: West"


@pytest.mark.parametrize(
    ("offices", "told"),
    [
        pytest.param(
            [f"{NORD}, merges_into: sued", f"{SUED}, merges_into: west", f"{WEST}, merges_into: nord"],
            ["3:41: 'nord' would merge into itself, by way of sued, west",
             "4:40: 'sued' would merge into itself, by way of west, nord",
             "5:41: 'west' would merge into itself, by way of nord, sued"],
            id="a ring of three",
        ),
        pytest.param(
            [f"{NORD}, valid_to: 2016-08-31, merges_into: sued", f"{SUED}, valid_to: 2016-04-30"],
            ["3:63: 'nord' would merge into 'sued', which has ceased before: name what that has merged into"],
            id="into an office that is gone",
        ),
        pytest.param(
            [f"{NORD}, valid_to: 2016-04-30, merges_into: sued", f"{SUED}, valid_from: 2016-06-01"],
            ["3:63: 'nord' would merge into 'sued', which is not there on the day after"],
            id="into an office that is not there yet",
        ),
        pytest.param(
            [f"{NORD}, valid_to: 2016-04-30, merges_into: sued", f"{SUED}, valid_from: 2016-05-01"], [],
            id="into an office that begins on the day after",
        ),
        pytest.param(
            [f"{NORD}, valid_to: 2016-04-30, merges_into: sued", f"{SUED}, valid_to: 2016-04-30, merges_into: west",
             WEST],
            [], id="all on one day, by way of each other",
        ),
        pytest.param(
            [f"{NORD}, valid_to: 2016-04-30, merges_into: sued", f"{SUED}, valid_to: 2016-08-31, merges_into: west",
             WEST],
            [], id="one after the other",
        ),
    ],
)  # fmt: skip
def test_a_merger_leads_to_a_unit_that_is_there(offices: list[str], told: list[str]) -> None:
    assert problems(*offices) == [f"{FILE}:{one}" for one in told]
