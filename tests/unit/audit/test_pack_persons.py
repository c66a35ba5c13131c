"""What names a person, or may: it stays in the house."""

from __future__ import annotations

import pytest

from checker.rulebook.load import load
from checker.starter import rules_folder
from checker.usecases.auditing.pack.persons import HouseWords, names_somebody


@pytest.fixture(scope="module")
def house() -> HouseWords:
    return HouseWords.of(load(rules_folder()))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("controlling@jobcenter.example", False),
        ("Zielwacht <zielwacht@jobcenter.example>", False),
        ("leitung.hilden@jobcenter.example", False),
        ("in-reply-to=3clyugk65okql6wcxmp6w6cd6lzmlcfa@jobcenter.example", False),
        ("erika.mustermann@jobcenter.example", True),
        ("e.mustermann@jobcenter.example", True),
        ("von Frau Mustermann", True),
        ("250 OK queued as 4F2A", False),
    ],
)
def test_an_address_is_a_roles_when_its_words_are_the_houses(house: HouseWords, text: str, names: bool) -> None:
    assert names_somebody([text], house) is names


@pytest.mark.parametrize(
    ("file", "is_plain"),
    [
        ("termine_2016_Stand_2016-06-30.csv", True),
        ("monatszahlen_2016-06.csv", True),
        ("monatszahlen_2016-06_Mustermann.csv", False),
    ],
)
def test_a_file_is_called_by_words_of_its_profile_or_may_bear_a_name(
    house: HouseWords, file: str, is_plain: bool
) -> None:
    assert house.is_plain(file) is is_plain
