"""Who may open which list, and who may take it away as a file: tried cell by cell, as requests of each reader.

What is expected stands here, written by hand from the files of organisation and escalation; nothing of ours says it.
`+` it is shown, `F` and given out as a file, `-` it is refused, `A` a log-in is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.test_rights_by_requests import READERS, House, a_house

LISTS = {
    #                    bef  su   ver  üb   kal  reg  verl mit  ein  nach sz   prot ziel betr verw
    "nobody":            "A    A    A    A    A    A    A    A    A    A    A    A    A    A    A",
    "management":        "F    +    -    F    F    F    F    F    +    -    -    -    +    -    -",
    "head of benefits":  "F    +    -    F    F    F    F    -    -    -    -    -    +    -    -",
    "head of placement": "F    +    -    F    F    F    F    -    -    -    -    -    +    -    -",
    "office Ratingen":   "F    +    -    F    F    F    F    -    -    -    -    -    +    -    -",
    "office Velbert":    "F    +    -    F    F    F    F    -    -    -    -    -    +    -    -",
    "administration":    "F    +    +    F    F    F    F    F    F    -    -    -    +    +    +",
    "budget officer":    "F    +    -    F    F    F    F    -    -    -    -    -    +    -    -",
    "service":           "F    +    +    F    F    F    F    -    -    -    -    -    +    +    -",
    "supervision":       "F    +    -    F    F    F    F    -    -    -    -    -    +    -    -",
    "staff council":     "F    +    -    F    F    F    F    F    -    -    -    -    +    -    -",
    "data protection":   "F    +    -    F    F    F    F    F    F    F    +    F    +    -    -",
    "audit":             "F    +    -    F    F    F    F    -    -    F    +    -    -    -    -",
    "district":          "F    +    -    F    F    -    -    -    -    -    -    -    -    -    -",
    "a post to come":    "-    -    -    -    -    -    -    -    -    -    -    -    -    -    -",
}  # fmt: skip
PATHS = (
    "/befunde",
    "/suche",
    "/versand",
    "/uebersicht",
    "/kalender",
    "/regeln",
    "/regeln/verlauf",
    "/mitbestimmung",
    "/eingang",
    "/nachweis",
    "/nachweis/szenarien",
    "/protokoll",
    "/zielgespraech",
    "/betrieb",
    "/verwaltung",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with a_house(tmp_path_factory.mktemp("rights")) as made:
        yield made


def test_each_reader_has_a_row() -> None:
    assert set(LISTS) == set(READERS)


@pytest.mark.parametrize("reader", LISTS)
def test_a_list_is_shown_and_given_out_as_the_table_says(house: House, reader: str) -> None:
    client = house.client(reader)
    before = house.dump()
    found = []
    for path in PATHS:
        page, file = client.get(path), client.get(f"{path}?format=csv")
        given = file.headers.get("content-type", "").startswith("text/csv")
        shown = {200: "+", 403: "-", 404: "-", 303: "A"}[page.status_code]
        found.append("F" if given else shown)
        # The files are offered to whoever gets them, and to nobody else.
        assert ("format=csv" in page.text) <= given
        assert given <= (shown == "+")
    assert found == LISTS[reader].split()
    assert house.dump() == before


@pytest.mark.parametrize("path", ["/eingang", "/regeln", "/regeln/verlauf", "/kalender", "/betrieb", "/versand"])
@pytest.mark.parametrize("asked", ["format=csv&einheit=atlantis", "format=exe"])
def test_a_page_in_place_of_a_file_is_no_success(house: House, path: str, asked: str) -> None:
    client = house.client("administration")
    answer = client.get(f"{path}?{asked}")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "text/html; charset=utf-8")
    assert client.get(path).status_code == 200
