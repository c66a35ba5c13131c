"""What somebody sees on a day: what they answer for, what is below, what they were told, and the house's totals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checker.domain.access import LogInWay, Right, Viewer
from checker.domain.organisation import Absence, Organisation
from checker.findings.visibility import acting_posts, sight_of
from checker.rulebook.load import load
from tests.stored import NOON
from tests.workspace import REPOSITORY

DAY = date(2016, 7, 4)


@pytest.fixture(scope="module")
def house() -> Organisation:
    return load(REPOSITORY / "rules").organisation


def holder(*posts: str, way: LogInWay = LogInWay.PASSWORD) -> Viewer:
    return Viewer(posts, way, 1)


def away(house: Organisation, role: str, scope: str, deputy: str | None = None) -> Organisation:
    absence = Absence(role, scope, DAY, DAY + timedelta(days=4), deputy, NOON, 1)
    return house.with_absences([absence])


HEAD, TEAM, AREA = "geschaeftsstellenleitung", "teamleitung", "bereichsleitung_mi"


@pytest.mark.parametrize(
    ("post", "owner", "scope", "sees"),
    [
        pytest.param(f"{HEAD}@ratingen", HEAD, "ratingen", True, id="what they answer for themselves"),
        pytest.param(f"{HEAD}@ratingen", HEAD, "velbert", False, id="the neighbour's"),
        pytest.param(f"{HEAD}@ratingen", TEAM, "mi-ratingen", True, id="a team below, at their own unit"),
        pytest.param(f"{HEAD}@ratingen", TEAM, "mi-velbert", False, id="a team below a colleague"),
        pytest.param(f"{AREA}@jobcenter", HEAD, "velbert", True, id="whoever is above sees every unit below"),
        pytest.param(f"{AREA}@jobcenter", TEAM, "mi-velbert", True, id="and two steps below"),
        pytest.param(f"{TEAM}@mi-ratingen", HEAD, "ratingen", False, id="nobody sees what is above"),
        pytest.param(f"{TEAM}@mi-ratingen", "gf", "jobcenter", True, id="but for the house's totals"),
        pytest.param("controlling@jobcenter", TEAM, "mi-velbert", True, id="read_all sees every unit"),
        pytest.param("dsb@jobcenter", TEAM, "mi-velbert", False, id="read_rules and read_audit see no unit"),
        pytest.param("dsb@jobcenter", "gf", "jobcenter", True, id="but totals, as whoever audits follows each chain"),
        pytest.param("personalrat@jobcenter", "gf", "jobcenter", False, id="read_rules alone sees no total"),
        pytest.param("personalrat@jobcenter", "personalrat", "jobcenter", True, id="but what it answers for itself"),
        pytest.param("traeger_kreis@jobcenter", "gf", "jobcenter", False, id="a body outside sees no total"),
        pytest.param("revision@jobcenter", TEAM, "mi-velbert", True, id="unless it has read_all"),
        pytest.param("niemand@jobcenter", "gf", "jobcenter", False, id="a post that does not exist sees nothing"),
    ],
)
def test_who_sees_what(house: Organisation, post: str, owner: str, scope: str, sees: bool) -> None:
    assert sight_of(holder(post), house, DAY).sees(owner, scope) is sees


def test_whoever_was_told_sees_it(house: Organisation) -> None:
    sight = sight_of(holder("traeger_kreis@jobcenter"), house, DAY)
    assert sight.sees("gf", "jobcenter", {"traeger_kreis@jobcenter"})
    assert not sight.sees("gf", "jobcenter", {"gf@jobcenter"})


def test_whoever_reads_rules_sees_the_totals_by_another_post_of_theirs(house: Organisation) -> None:
    assert sight_of(holder("personalrat@jobcenter", f"{TEAM}@mi-ratingen"), house, DAY).sees("gf", "jobcenter")


def test_whoever_reads_rules_sees_what_they_were_told_of(house: Organisation) -> None:
    assert sight_of(holder("personalrat@jobcenter"), house, DAY).sees("gf", "jobcenter", {"personalrat@jobcenter"})


def test_by_a_link_alone_nothing_is_seen_but_what_was_told(house: Organisation) -> None:
    sight = sight_of(Viewer(("controlling@jobcenter",), LogInWay.LINK), house, DAY)
    assert not sight.sees("gf", "jobcenter")
    assert sight.sees("gf", "jobcenter", {"controlling@jobcenter"})
    assert sight.rights == frozenset()


def test_a_reader_acts_for_whom_they_read_on_those_days_and_no_others(house: Organisation) -> None:
    staffed = away(house, HEAD, "ratingen", f"{HEAD}@velbert")
    neighbour = holder(f"{HEAD}@velbert")
    assert f"{HEAD}@ratingen" in acting_posts(neighbour, staffed, DAY)
    assert sight_of(neighbour, staffed, DAY).sees(TEAM, "mi-ratingen")
    for other in (DAY - timedelta(days=1), DAY + timedelta(days=5)):
        assert acting_posts(neighbour, staffed, other) == (f"{HEAD}@velbert",)


def test_whoever_is_away_keeps_their_own_post(house: Organisation) -> None:
    staffed = away(house, HEAD, "ratingen", f"{HEAD}@velbert")
    assert acting_posts(holder(f"{HEAD}@ratingen"), staffed, DAY) == (f"{HEAD}@ratingen",)


def test_a_reader_has_the_rights_of_whom_they_read_for(house: Organisation) -> None:
    staffed = away(house, "controlling", "jobcenter")
    assert Right.READ_ALL not in sight_of(holder("bfdh@jobcenter"), staffed, DAY - timedelta(days=1)).rights
    assert Right.READ_ALL in sight_of(holder("bfdh@jobcenter"), staffed, DAY).rights


def test_a_vacant_post_gives_nothing_and_its_deputy_acts_for_it(house: Organisation) -> None:
    assert acting_posts(holder("bereichsleitung_leistung@jobcenter"), house, DAY) == ()
    assert "bereichsleitung_leistung@jobcenter" in acting_posts(holder("gf@jobcenter"), house, DAY)


def test_by_a_link_nobody_acts_for_others(house: Organisation) -> None:
    viewer = Viewer(("gf@jobcenter",), LogInWay.LINK)
    assert acting_posts(viewer, house, DAY) == ("gf@jobcenter",)


def test_a_role_that_exists_once_may_be_named_without_the_house(house: Organisation) -> None:
    assert acting_posts(holder("gf"), house, DAY)[0] == "gf@jobcenter"
