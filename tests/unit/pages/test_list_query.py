"""What an address asks of a list: what exists is taken, what does not is said and shows nothing."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

import pytest

from checker.pages.address_query import AddressQuery
from checker.pages.list_query import ListFilter, ListFormat, ListQuery, read_query

FILTERS = (
    ListFilter("zustand", "Zustand", {"breached": "Ziel nicht erreicht", "met": "erreicht"}),
    ListFilter("seit", "Offen seit", kind="day"),
    ListFilter("q", "Suche", kind="text"),
)
SORTS = {"next": "nächste Stufe", "since": "offen seit"}


def read(**query: str) -> ListQuery:
    return read_query(query, FILTERS, "de", sorts=SORTS, example=date(2016, 7, 4))


def test_an_empty_field_of_the_form_chooses_nothing_out() -> None:
    asked = read(zustand="", seit=" ", q="", sortierung="next")
    assert asked.is_possible
    assert not asked.is_narrowed


def test_what_is_asked_for_is_read() -> None:
    asked = read(zustand="met", seit="4.7.2016", q=" KdU ", sortierung="since", seite="3", format="csv")
    assert (asked.chosen("zustand"), asked.day("seit"), asked.chosen("q")) == ("met", date(2016, 7, 4), "KdU")
    assert (asked.sort, asked.page, asked.file) == ("since", 3, ListFormat.CSV)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param({"zustand": "rosa"}, "Zustand: „rosa“ gibt es hier nicht.", id="a choice that does not exist"),
        pytest.param({"seit": "31.2.2016"}, "Offen seit: „31.2.2016“ ist kein Tag.", id="a day that does not exist"),
        pytest.param({"zustnad": "met"}, "Nach „zustnad“ lässt sich diese Liste", id="a filter that does not exist"),
        pytest.param({"sortierung": "rolle"}, "Nach „rolle“ lässt sich", id="an order that does not exist"),
        pytest.param({"seite": "0"}, "„0“ ist keine Seite", id="page nought"),
        pytest.param({"seite": "zwei"}, "„zwei“ ist keine Seite", id="a page that is no number"),
        pytest.param({"format": "pdf"}, "Als „pdf“ gibt es diese Liste nicht", id="a file that does not exist"),
    ],
)
def test_what_does_not_exist_is_said_and_leaves_the_list_empty(query: dict[str, str], said: str) -> None:
    asked = read(**query)
    assert not asked.is_possible
    (sentence,) = asked.problems.values()
    assert said in sentence


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (
            [("zustand", "met"), ("zustand", "breached")],
            ["Zustand: In der Adresse stehen zwei Angaben; hier geht nur eine."],
        ),
        ([("seite", "1"), ("seite", "2")], ["seite: In der Adresse stehen zwei Angaben; hier geht nur eine."]),
        ([("zustand", "met"), ("zustand", "met"), ("zustand", "")], []),
    ],
)
def test_what_is_asked_twice_is_taken_neither_way(pairs: list[tuple[str, str]], said: list[str]) -> None:
    asked = read_query(AddressQuery(pairs), FILTERS, "de", sorts=SORTS, example=date(2016, 7, 4))
    assert list(asked.problems.values()) == said
    assert asked.chosen("zustand") == ("met" if not said else "")


def test_what_somebody_typed_is_repeated_only_so_far() -> None:
    (sentence,) = read(zustand="x" * 5000).problems.values()
    assert len(sentence) < 200


def test_the_address_of_another_page_asks_for_the_same_list() -> None:
    asked = read(zustand="met", q="50.1-2016/077 & mehr", sortierung="since", seite="2")
    query = dict(parse_qsl(asked.at_page(3).removeprefix("?")))
    assert query == {"zustand": "met", "q": "50.1-2016/077 & mehr", "sortierung": "since", "seite": "3"}
    again = read(**query)
    assert (again.given, again.sort, again.page) == (asked.given, asked.sort, 3)


def test_the_first_page_of_everything_has_the_bare_address() -> None:
    assert read().at_page(1) == ""
    assert read(sortierung="next").at_page(2) == "?seite=2"


def test_a_file_is_of_the_same_list_and_of_no_page() -> None:
    assert read(zustand="met", seite="2").as_file("xlsx") == "?zustand=met&format=xlsx"
