"""Who reads on the days of an absence, and for units that have merged."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from checker.domain.organisation import Absence, House, Organisation, Role, Unit, Vacancy
from tests.build import LEVELS, listed

ON = date(2016, 5, 10)
NOON = datetime(2016, 5, 1, 10, tzinfo=UTC)
A_DAY = timedelta(days=1)


def role(role_id: str, scope: str = "organisation", **extra: Any) -> Role:
    given = {"id": role_id, "title": role_id, "scope": scope, "mailbox": f"{role_id}@x"}
    return Role.model_validate(given | extra)


HEADS = role("leitung", "office", mailbox="leitung.{scope}@x", deputy="mi")
ROLES = (role("gf", deputy="mi"), role("mi", deputy="gf"), role("bl", deputy="gf"), role("c"), HEADS)


def unit(unit_id: str, last: date | None = None, into: str | None = None, **extra: Any) -> Unit:
    return Unit.model_validate({"id": unit_id, "name": unit_id, "valid_to": last, "merges_into": into} | extra)


def house(
    *absences: Absence, offices: tuple[Unit, ...] = (unit("hilden"), unit("velbert")), **extra: Any
) -> Organisation:
    its_units = listed(offices=offices, **{key: extra.pop(key) for key in ("towns", "sites", "teams") if key in extra})
    given = {"organisation": House(id="jobcenter", name="Haus"), "levels": LEVELS, "listed": its_units, "roles": ROLES}
    return Organisation.model_validate(given | extra).with_absences(absences)


_numbers = count(1)


def away(
    role_id: str, to: str | None = None, *, scope: str = "jobcenter", first: date = ON, last: date = ON
) -> Absence:
    return Absence(role_id, scope, first, last, to, NOON, next(_numbers))


def reader(organisation: Organisation, role_id: str, scope: str = "hilden", on: date = ON) -> str | None:
    found = organisation.address(role_id, scope, on)
    return f"{found.held_by}@{found.read_at}" if found else None


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 5, 9), "bl@jobcenter", id="the day before"),
        pytest.param(date(2016, 5, 10), "c@jobcenter", id="its first day"),
        pytest.param(date(2016, 5, 20), "c@jobcenter", id="its last day"),
        pytest.param(date(2016, 5, 21), "bl@jobcenter", id="the day after"),
    ],
)
def test_both_days_of_an_absence_count(on: date, expected: str) -> None:
    absent = house(away("bl", "c", first=date(2016, 5, 10), last=date(2016, 5, 20)))
    assert reader(absent, "bl", on=on) == expected


@pytest.mark.parametrize(
    ("absences", "expected"),
    [
        pytest.param([away("bl")], "gf@jobcenter", id="nobody named: the deputy of the role"),
        pytest.param([away("bl", "c")], "c@jobcenter", id="the one named, before the deputy of the role"),
        pytest.param([away("bl"), away("gf")], "mi@jobcenter", id="the deputy's deputy"),
        pytest.param([away("bl", "c"), away("c", "mi")], "mi@jobcenter", id="who stands in for the one named"),
        pytest.param([away("bl", "c"), away("c")], None, id="the one named is away and has no deputy"),
        pytest.param([away("bl", "c"), away("c", "bl")], None, id="each for the other"),
        pytest.param([away("bl", "c"), away("bl", "mi")], "mi@jobcenter", id="two for one day: the later entry"),
    ],
)
def test_who_stands_in(absences: list[Absence], expected: str | None) -> None:
    assert reader(house(*absences), "bl") == expected


def test_the_role_that_is_away_stays_addressed() -> None:
    found = house(away("bl", "c")).address("bl", "hilden", ON)
    assert found is not None
    assert (found.key, found.mailbox, found.is_deputised) == ("bl@jobcenter", "c@x", True)


def test_one_head_of_office_is_away_the_others_are_not() -> None:
    absent = house(away("leitung", "leitung@velbert", scope="hilden"))
    assert reader(absent, "leitung") == "leitung@velbert"
    assert reader(absent, "leitung", "velbert") == "leitung@velbert"
    found = absent.address("leitung", "hilden", ON)
    assert found is not None
    assert (found.key, found.mailbox, found.is_deputised) == ("leitung@hilden", "leitung.velbert@x", True)


def test_absences_are_no_part_of_the_file() -> None:
    absent = house(away("bl", "c"))
    assert "absences" not in str(Organisation.model_json_schema())
    assert "absences" not in absent.model_dump()
    assert absent.with_absences(()).address("bl", "hilden", ON) == house().address("bl", "hilden", ON)


# --- Mergers ----------------------------------------------------------------------------------------------

A_ENDS, B_ENDS = date(2016, 4, 30), date(2016, 8, 31)
CHAIN = (unit("a", A_ENDS, "b"), unit("b", B_ENDS, "c"), unit("c"))
EVERY_DAY_OF_THE_YEAR = [date(2016, 1, 1) + timedelta(days=place) for place in range(366)]


def test_every_day_of_a_year_with_two_mergers() -> None:
    credited: dict[str, tuple[str, ...]]
    merged = house(offices=CHAIN)
    for on in EVERY_DAY_OF_THE_YEAR:
        if on <= A_ENDS:
            offices, credited, heads = ["a", "b", "c"], {"a": (), "b": (), "c": ()}, {"a": "a", "b": "b", "c": "c"}
        elif on <= B_ENDS:
            offices, credited, heads = ["b", "c"], {"a": (), "b": ("a",), "c": ()}, {"a": "b", "b": "b", "c": "c"}
        else:
            offices, credited, heads = ["c"], {"a": (), "b": ("a",), "c": ("b", "a")}, {"a": "c", "b": "c", "c": "c"}
        assert [scope.id for scope in merged.scopes("office", on)] == offices, on
        assert {one: merged.predecessors(one, on) for one in "abc"} == credited, on
        assert {one: merged.successor(one, on) for one in "abc"} == heads, on
        assert {one: reader(merged, "leitung", one, on) for one in "abc"} == {
            one: f"leitung@{head}" for one, head in heads.items()
        }, on


def test_a_loop_of_mergers_ends() -> None:
    looped = house(offices=(unit("a", A_ENDS, "b"), unit("b", A_ENDS, "a")))
    assert looped.predecessors("a", ON) == ("b",)
    assert looped.successor("a", ON) in ("a", "b")


def test_a_unit_that_has_ceased_without_a_successor_is_read_for_by_the_deputy() -> None:
    ceased = house(offices=(unit("hilden", ON - A_DAY), unit("velbert")))
    assert reader(ceased, "leitung", "hilden") == "mi@hilden"


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        pytest.param("mi-hilden", "leitung@hilden", id="a team: its office"),
        pytest.param("gags-hilden", "leitung@hilden", id="a site: the office it is at"),
        pytest.param("stadt-haan", "leitung@hilden", id="a town: the office that serves it"),
        pytest.param("mi-a", "leitung@hilden", id="a team of an office that has merged"),
        pytest.param("jobcenter", None, id="the house: several holders, no single one"),
    ],
)
def test_which_head_of_office_is_meant(scope: str, expected: str | None) -> None:
    placed = house(
        offices=(unit("hilden"), unit("velbert"), unit("a", ON - A_DAY, "hilden")),
        towns=(unit("stadt-haan", within=("hilden",)),),
        sites=(unit("gags-hilden", within=("hilden",)),),
        teams=(unit("mi-hilden", within=("hilden",)), unit("mi-a", within=("a",))),
    )
    assert reader(placed, "leitung", scope) == expected


def test_what_the_house_owes_is_read_by_every_holder() -> None:
    found = house(away("leitung", scope="velbert")).addressees("leitung", "jobcenter", ON)
    assert [(one.key, one.mailbox) for one in found] == [
        ("leitung@hilden", "leitung.hilden@x"),
        ("leitung@velbert", "mi@x"),
    ]


def test_a_vacant_post_that_is_also_away_is_read_for_by_the_one_named() -> None:
    vacant = role("bl", deputy="gf", vacant=(Vacancy(since=date(2016, 1, 1)),))
    named = house(away("bl", "c"), roles=(*ROLES[:2], vacant, *ROLES[3:]))
    assert reader(named, "bl") == "c@jobcenter"
